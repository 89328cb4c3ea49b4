#include "ui/steps/StepWords.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/procedure/PhaseWords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener::steps {

QString wordOf(StepType type)
{
    switch (type) {
    case StepType::Check:
        return QCoreApplication::translate("StepWords", "Check");
    case StepType::Action:
        return QCoreApplication::translate("StepWords", "Action");
    case StepType::Wait:
        return QCoreApplication::translate("StepWords", "Wait");
    case StepType::Manual:
        return QCoreApplication::translate("StepWords", "By hand");
    case StepType::Approval:
        return QCoreApplication::translate("StepWords", "Approval");
    case StepType::Group:
        return QCoreApplication::translate("StepWords", "Group");
    }
    Q_UNREACHABLE_RETURN({});
}

QString wordOf(const StepState &state)
{
    if (state.asks)
        return QCoreApplication::translate("StepWords", "Waits for you");
    return describe(state.phase);
}

QString wordOf(Verdict verdict)
{
    return describe(verdict);
}

QString iconOf(StepType type)
{
    switch (type) {
    case StepType::Check:
        return u"check"_s;
    case StepType::Action:
        return u"bolt"_s;
    case StepType::Wait:
        return u"clock"_s;
    case StepType::Manual:
        return u"person"_s;
    case StepType::Approval:
        return u"key"_s;
    case StepType::Group:
        return u"layers"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

GlyphKind glyphOf(const StepState &state)
{
    if (state.asks)
        return GlyphKind::Manual;
    switch (state.phase) {
    case StepPhase::Pending:
        return GlyphKind::Pending;
    case StepPhase::Running:
    case StepPhase::Undoing:
        return GlyphKind::Running;
    case StepPhase::Done:
        return GlyphKind::Ok;
    case StepPhase::Failed:
    case StepPhase::UndoFailed:
        return GlyphKind::Bad;
    case StepPhase::Skipped:
    case StepPhase::Undone:
        return GlyphKind::Skipped;
    }
    Q_UNREACHABLE_RETURN(GlyphKind::NoData);
}

Level levelOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Done:
        return Level::Ok;
    case Verdict::Partly:
    case Verdict::Undone:
    case Verdict::Refused:
    case Verdict::Aborted:
        return Level::Warning;
    case Verdict::Failed:
    case Verdict::UndoIncomplete:
        return Level::Critical;
    }
    Q_UNREACHABLE_RETURN(Level::Unknown);
}

GlyphKind glyphOf(Verdict verdict)
{
    return glyphFor(levelOf(verdict));
}

GlyphKind glyphOf(const RunState &state)
{
    if (state.verdict)
        return glyphOf(*state.verdict);
    if (state.phase == RunPhase::NotStarted)
        return GlyphKind::Pending;
    for (const StepState &step : state.steps) {
        if (step.asks)
            return GlyphKind::Manual;
    }
    return state.phase == RunPhase::Paused ? GlyphKind::Paused : GlyphKind::Running;
}

QString time(Millis value)
{
    return units::stepTime(value);
}

QString roughTime(Millis value)
{
    return value < Millis{10'000} ? time(value) : units::duration(std::chrono::round<std::chrono::seconds>(value));
}

QString failureOf(const RunState &state)
{
    QString failure;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const StepState is = state.step(step.id);
        if (failure.isEmpty() && is.phase == StepPhase::Failed && !is.words.isEmpty())
            failure = QCoreApplication::translate("StepWords", "%1: %2").arg(step.title, is.words);
    });
    return failure;
}

QString staysOf(const RunState &state)
{
    constexpr qsizetype mostNamed = 3;
    QStringList stays;
    for (const QString &id : state.order) {
        const Step *step = state.plan.step(id);
        const StepState is = state.step(id);
        const bool hasActed = is.phase == StepPhase::Done || (is.phase == StepPhase::Failed && !is.noEffect);
        if (step == nullptr)
            continue;
        stays += is.left.first(std::min(mostNamed, is.left.size()));
        if (is.left.size() > mostNamed)
            stays += QCoreApplication::translate("StepWords", "%1 more").arg(is.left.size() - mostNamed);
        if (hasActed && !step->undo && !step->cannotBeUndone.isEmpty())
            stays += QCoreApplication::translate("StepWords", "%1: %2").arg(step->title, is.words.isEmpty() ? step->cannotBeUndone : is.words);
        // An undo may leave what nothing brings back; its own words tell what it did.
        if (is.phase == StepPhase::Undone && step->undo && !step->cannotBeUndone.isEmpty())
            stays += QCoreApplication::translate("StepWords", "%1: %2").arg(step->title, step->cannotBeUndone);
    }
    return phrases::clauses(stays);
}

QString describeRun(const RunState &state)
{
    const auto over = std::ranges::count_if(state.plan.steps, [&state](const Step &step) {
        bool all = true;
        eachStep({step}, [&](const Step &each, int) {
            if (each.type != StepType::Group)
                all = all && isOver(each, state.step(each.id));
        });
        return all;
    });
    const QString word = state.verdict ? wordOf(*state.verdict) : QCoreApplication::translate("StepWords", "Running");
    return QCoreApplication::translate("StepWords", "%1: %2, %3 of %4 steps are over")
        .arg(state.plan.title, word, QString::number(over), QString::number(state.plan.steps.size()));
}

Event eventOf(const RunState &state, TimePoint now)
{
    const auto event = [&](const char *source) {
        return worded({.at = isNever(state.endedAt) ? now : state.endedAt,
                       .level = *state.verdict == Verdict::Done ? Level::Note : levelOf(*state.verdict), // nothing became well again
                       .id = QStringLiteral("run.ended"),
                       .subject = {},
                       .text = {},
                       .context = QStringLiteral("RunEvents"),
                       .source = QString::fromLatin1(source),
                       .values = {state.plan.title}});
    };
    switch (*state.verdict) {
    case Verdict::Done:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run ended: %1"));
    case Verdict::Partly:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run ended, not all of it went well: %1"));
    case Verdict::Failed:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run failed: %1"));
    case Verdict::Undone:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run undone: %1"));
    case Verdict::UndoIncomplete:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run undone in part: %1"));
    case Verdict::Refused:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run refused, nothing was done: %1"));
    case Verdict::Aborted:
        return event(QT_TRANSLATE_NOOP("RunEvents", "Run ended by a person: %1"));
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener::steps
