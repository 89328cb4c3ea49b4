#include "ui/restore/RestoreProof.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/procedure/PhaseWords.h"
#include "ui/steps/StepWords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Of definitions and messages, and before the name of a node or a proxy of its files or its data.
constexpr auto proofStep = "prove"_L1;

QString proofText(const char *text)
{
    return QCoreApplication::translate("RestoreProof", text);
}

void addFigure(QList<VerdictFact> *facts, const QJsonObject &result, QLatin1StringView key, const QString &label)
{
    if (result.contains(key))
        facts->append({label, units::count(result.value(key).toDouble())});
}

/// Definitions come in two steps where shovels wait for the proof.
QJsonObject bothOf(QJsonObject one, const QJsonObject &other)
{
    for (auto figure = other.begin(); figure != other.end(); ++figure) {
        if (figure->isDouble())
            one.insert(figure.key(), one.value(figure.key()).toDouble() + figure->toDouble());
    }
    return one;
}

struct Proven
{
    bool isAll = false;      ///< something was to be proven, and all of it is
    bool isCompared = false; ///< a proof has been looked for at least, whatever it found
    QString words{};         ///< of the first that is not, else of all
};

Proven whatIsProven(const RunState &state)
{
    Proven proven;
    QStringList done;
    QString failed;
    bool isAll = true;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        if (step.id != proofStep && !step.id.startsWith(proofStep + "-"_L1))
            return;
        const StepState at = state.step(step.id);
        proven.isAll = true;
        isAll = isAll && at.phase == StepPhase::Done;
        proven.isCompared = proven.isCompared || at.phase == StepPhase::Done || at.phase == StepPhase::Failed;
        if (at.phase == StepPhase::Done)
            done.append(at.words);
        else if (failed.isEmpty())
            failed = at.words;
    });
    proven.isAll = proven.isAll && isAll;
    done.removeAll(QString());
    proven.words = proven.isAll ? phrases::clauses(done) : failed;
    return proven;
}

/// What was done and has not been taken back.
QStringList whatRemains(const RunState &state)
{
    QStringList remains;
    for (const QString &id : state.order) {
        const Step *step = state.plan.step(id);
        const StepState at = state.step(id);
        const bool acted = at.phase == StepPhase::Done || at.phase == StepPhase::UndoFailed || (at.phase == StepPhase::Failed && !at.noEffect);
        if (step != nullptr && acted && step->type == StepType::Action)
            remains.append(step->title);
    }
    return remains;
}

/// By an undo, which must not take it back.
QStringList whatWasLeft(const RunState &state)
{
    QStringList left;
    for (const QString &id : state.order)
        left += state.step(id).left;
    return left;
}

/// What the headline says already, is not said again: "Not complete: 2 differences" is "2 differences" below "Not complete".
QString besides(const QString &headline, const QString &line)
{
    if (!line.startsWith(headline))
        return line;
    qsizetype at = headline.size();
    if (at < line.size() && line.at(at).isLetterOrNumber())
        return line;
    while (at < line.size() && (line.at(at).isPunct() || line.at(at).isSpace()))
        ++at;
    return line.sliced(at);
}

/// What was taken back, and what that came to.
QList<OutputLine> whatWasUndone(const RunState &state)
{
    QList<OutputLine> lines;
    for (const QString &id : state.order) {
        const Step *step = state.plan.step(id);
        const StepState at = state.step(id);
        if (step == nullptr || step->type != StepType::Action || (at.phase != StepPhase::Undone && at.phase != StepPhase::Failed))
            continue;
        const QString words = at.words.isEmpty() ? describe(at.phase) : at.words;
        lines.append({.at = at.endedAt, .text = QCoreApplication::translate("RestoreProof", "%1: %2").arg(step->title, words)});
    }
    return lines;
}

} // namespace

RestoreProof restoreProof(const RunView &run)
{
    const RunState &state = run.state;
    RestoreProof proof;
    QList<VerdictFact> &facts = proof.verdict.facts;
    const QJsonObject definitions = bothOf(state.step(u"definitions"_s).result, state.step(u"movers"_s).result);
    addFigure(&facts, definitions, "created"_L1, proofText(QT_TRANSLATE_NOOP("RestoreProof", "Created")));
    addFigure(&facts, definitions, "changed"_L1, proofText(QT_TRANSLATE_NOOP("RestoreProof", "Changed")));
    const QJsonObject messages = state.step(u"messages"_s).result;
    addFigure(&facts, messages, "published"_L1, proofText(QT_TRANSLATE_NOOP("RestoreProof", "Messages published")));
    addFigure(&facts, messages, "skipped"_L1, proofText(QT_TRANSLATE_NOOP("RestoreProof", "Were there already")));
    facts.append({proofText(QT_TRANSLATE_NOOP("RestoreProof", "Took")), units::stepTime(state.took(state.lastAt))});

    const Proven proven = whatIsProven(state);
    proof.isCompared = proven.isCompared;
    const bool isProven = proven.isAll;
    const Verdict verdict = state.verdict.value_or(Verdict::Failed);
    if (isProven && verdict == Verdict::Done) {
        // What the preview has told, and a person has gone on without, is no fault, and is not there either.
        const bool isApart = !state.step(proofStep).result.value("apart"_L1).toArray().isEmpty();
        // All of it is there, and in another order, or some of it more than once.
        const bool isOtherwise = !state.step(proofStep).result.value("remarks"_L1).toArray().isEmpty();
        proof.verdict.level = isApart || isOtherwise ? Level::Note : Level::Ok;
        proof.verdict.headline = isApart       ? proofText(QT_TRANSLATE_NOOP("RestoreProof", "Complete but for what the preview left out"))
                                 : isOtherwise ? proofText(QT_TRANSLATE_NOOP("RestoreProof", "Complete, but not all as it was"))
                                               : proofText(QT_TRANSLATE_NOOP("RestoreProof", "Complete"));
        proof.verdict.line = proven.words;
    } else if (verdict == Verdict::Undone) {
        proof.verdict.level = Level::Warning;
        proof.verdict.headline = describe(verdict);
        proof.verdict.line = state.error;
        proof.lines = whatWasUndone(state);
        proof.caption = proofText(QT_TRANSLATE_NOOP("RestoreProof", "What was taken back"));
    } else if (verdict == Verdict::Refused) {
        proof.verdict.level = Level::Warning;
        proof.verdict.headline = describe(verdict);
        proof.verdict.line = state.error;
    } else if (verdict == Verdict::Done || verdict == Verdict::Partly) {
        proof.verdict.level = Level::Warning;
        proof.verdict.headline = proofText(QT_TRANSLATE_NOOP("RestoreProof", "Not complete"));
        // What could be compared may well be whole where another step failed: then that one is what is missing.
        const QString failure = isProven ? steps::failureOf(state) : QString();
        proof.verdict.line = !failure.isEmpty() ? failure : proven.words.isEmpty() ? state.error : proven.words;
    } else {
        proof.verdict.level = Level::Critical;
        proof.verdict.headline = verdict == Verdict::UndoIncomplete ? proofText(QT_TRANSLATE_NOOP("RestoreProof", "Taken back in part")) : describe(verdict);
        proof.verdict.line = state.error;
        for (const auto listed = whatWasLeft(state); const QString &name : listed)
            proof.lines.append({.at = state.endedAt, .text = name});
        for (const auto listed = whatRemains(state); const QString &title : listed)
            proof.lines.append({.at = state.endedAt, .text = title});
        proof.caption = proofText(QT_TRANSLATE_NOOP("RestoreProof", "What remains"));
    }
    proof.verdict.line = besides(proof.verdict.headline, proof.verdict.line);
    // What the steps said themselves; when each was done stands with the run.
    for (auto step = run.output.cbegin(); step != run.output.cend(); ++step) {
        const QStringList said = state.step(step.key()).output;
        if (step.key().startsWith("safety-"_L1))
            continue;
        std::ranges::copy_if(*step, std::back_inserter(proof.lines), [&said](const OutputLine &line) { return said.contains(line.text); });
    }
    std::ranges::stable_sort(proof.lines, {}, &OutputLine::at);
    if (proof.caption.isEmpty()) {
        proof.caption = proof.verdict.level == Level::Warning ? proofText(QT_TRANSLATE_NOOP("RestoreProof", "Differences"))
                                                              : proofText(QT_TRANSLATE_NOOP("RestoreProof", "What was said meanwhile"));
    }
    return proof;
}

} // namespace warrener
