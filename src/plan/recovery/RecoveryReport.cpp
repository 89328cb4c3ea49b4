#include "plan/recovery/RecoveryReport.h"

#include "base/Units.h"
#include "plan/recovery/RecoveryActions.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/Rehearsal.h"
#include "record/catalogue/BackupSummary.h"
#include "record/journal/Journal.h"
#include "run/procedure/PhaseWords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

TimePoint timeOf(const QJsonValue &value)
{
    const QDateTime at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return at.isValid() ? fromDateTime(at) : TimePoint{};
}

QString isoOf(TimePoint at)
{
    return toDateTime(at).toUTC().toString(Qt::ISODateWithMs);
}

/// When it began, as was said, at the latest with the run.
TimePoint disasterOf(const RunState &state)
{
    const TimePoint since = timeOf(state.plan.facts.value("since"_L1));
    return isNever(since) || since > state.startedAt ? state.startedAt : since;
}

QJsonValue millisOrNull(const std::optional<Millis> &value)
{
    return value ? QJsonValue(double(value->count())) : QJsonValue::Null;
}

QString longTime(TimePoint at)
{
    return QLocale().toString(toDateTime(at).toLocalTime(), QLocale::LongFormat);
}

QString clockOf(TimePoint at)
{
    return isNever(at) ? QString() : units::clockTime(at);
}

/// Twice as long as expected, and not only by a moment.
bool isSlow(const RecoveryReport::Line &line)
{
    constexpr Millis moment{3000};
    return line.phase == StepPhase::Done && line.expected > Millis{0} && line.took > line.expected * 2 && line.took - line.expected > moment;
}

RecoveryReport::Line lineOf(const Step &step, const StepState &one, const QHash<QString, QString> &remarks, const QJsonObject &people)
{
    RecoveryReport::Line line{.step = step.id, .title = step.title, .phase = one.phase, .startedAt = one.startedAt, .expected = step.expected};
    const QString role = step.other.value(recoveryKey::role).toString();
    for (const RecoveryRole each : allRecoveryRoles()) {
        if (toId(each) == role)
            line.role = toWord(each);
    }
    line.person = people.value(role).toString();
    if (!isNever(one.startedAt) && !isNever(one.endedAt))
        line.took = std::max(Millis{0}, std::chrono::duration_cast<Millis>(one.endedAt - one.startedAt)); // by a clock that was set back nobody knows
    const QString said = one.result.value("words"_L1).toString();
    line.words = said.isEmpty() || one.phase != StepPhase::Done ? one.words : said;
    line.remark = remarks.value(step.id);
    line.output = one.output;
    return line;
}

QStringList deviationsOf(const RecoveryReport &report)
{
    QStringList deviations;
    for (const RecoveryReport::Line &line : report.lines) {
        if (line.phase == StepPhase::Failed || line.phase == StepPhase::UndoFailed)
            deviations.append(QCoreApplication::translate("Recovery", "%1: %2, %3").arg(line.title, describe(line.phase), line.words));
        else if (isSlow(line))
            deviations.append(
                QCoreApplication::translate("Recovery", "%1 took %2; %3 were expected").arg(line.title, units::span(line.took), units::span(line.expected)));
    }
    if (report.rto && !report.isWithinRto() && !report.atTable)
        deviations.append(QCoreApplication::translate("Recovery", "Service was back after %1; the target is %2")
                              .arg(units::span(*report.rto), units::span(report.rtoTarget)));
    if (report.rpo && *report.rpo > report.rpoTarget)
        deviations.append(QCoreApplication::translate("Recovery", "The last good backup was %1 old; the target is %2")
                              .arg(units::span(*report.rpo), units::span(report.rpoTarget)));
    if (!report.rpo && !report.backup.isEmpty())
        deviations.append(
            QCoreApplication::translate("Recovery", "The backup %1 is dated later than the run: nobody can tell how old it was").arg(report.backup));
    else if (!report.rpo)
        deviations.append(QCoreApplication::translate("Recovery", "There was no backup that could have been restored from"));
    return deviations;
}

QList<RecoveryReport::Decision> decisionsOf(const QList<JournalRecord> &records, const Plan &plan)
{
    QList<RecoveryReport::Decision> decisions;
    const auto titleOf = [&plan](const QString &id) {
        const Step *step = plan.step(id);
        return step ? step->title : id;
    };
    for (const JournalRecord &record : records) {
        QString words;
        if (record.kind == RecordKind::Overridden)
            words = QCoreApplication::translate("Recovery", "overrode the rule “%1”: %2")
                        .arg(record.data.value("guard"_L1).toString(), record.data.value("why"_L1).toString());
        else if (record.kind == RecordKind::Answered)
            words = (record.data.value("yes"_L1).toBool() ? QCoreApplication::translate("Recovery", "said yes to “%1”")
                                                          : QCoreApplication::translate("Recovery", "said no to “%1”"))
                        .arg(titleOf(record.step));
        else if (record.kind == RecordKind::AbortAsked)
            words = record.data.value("undo"_L1).toBool() ? QCoreApplication::translate("Recovery", "broke it off and had it taken back")
                                                          : QCoreApplication::translate("Recovery", "broke it off and left it as it was");
        else if (record.kind == RecordKind::Paused)
            words = QCoreApplication::translate("Recovery", "paused it");
        else if (record.kind == RecordKind::Recovered)
            words = record.data.value("direction"_L1).toString() == "undo"_L1
                        ? QCoreApplication::translate("Recovery", "took up a run that was left, to undo it")
                        : QCoreApplication::translate("Recovery", "took up a run that was left, to finish it");
        // The reason of an overridden rule is in its words already.
        if (const QString why = record.data.value("why"_L1).toString(); record.kind == RecordKind::AbortAsked && !why.isEmpty())
            words = QCoreApplication::translate("Recovery", "%1: %2").arg(words, why);
        if (!words.isEmpty())
            decisions.append({.at = record.at, .who = record.who, .words = words});
    }
    return decisions;
}

QString headlineOf(const RecoveryReport &report)
{
    if (report.atTable && (report.talkedThrough || report.verdict != Verdict::Done))
        return QCoreApplication::translate("Recovery", "Gone through at the table; nothing was touched");
    if (report.atTable)
        return QCoreApplication::translate("Recovery", "Gone through without people who said what they would do: that is no rehearsal; nothing was touched");
    if (report.rto)
        return report.isWithinRto() ? QCoreApplication::translate("Recovery", "Service was back after %1, within the target of %2")
                                          .arg(units::span(*report.rto), units::span(report.rtoTarget))
                                    : QCoreApplication::translate("Recovery", "Service was back after %1, later than the target of %2")
                                          .arg(units::span(*report.rto), units::span(report.rtoTarget));
    return report.error.isEmpty() ? QCoreApplication::translate("Recovery", "It has not come to its end") : report.error;
}

Level levelOf(const RecoveryReport &report)
{
    if (!report.verdict)
        return Level::Unknown;
    if (*report.verdict != Verdict::Done)
        return *report.verdict == Verdict::Partly ? Level::Warning : Level::Critical;
    return report.talkedThrough || (!report.atTable && report.isWithinRto()) ? Level::Ok : Level::Warning;
}

QString verdictWords(const RecoveryReport &report)
{
    return report.verdict ? describe(*report.verdict) : QCoreApplication::translate("Recovery", "open");
}

QString fallbackWords(const RecoveryReport &report)
{
    return report.fallbackPlan.isEmpty() ? report.fallback
                                         : QCoreApplication::translate("Recovery", "%1 (the plan “%2”)").arg(report.fallback, report.fallbackPlan);
}

QString rpoWords(const RecoveryReport &report)
{
    if (!report.rpo && !report.backup.isEmpty())
        return QCoreApplication::translate("Recovery", "unknown: the backup is dated later than the run; target %1").arg(units::span(report.rpoTarget));
    if (!report.rpo)
        return QCoreApplication::translate("Recovery", "no backup; target %1").arg(units::span(report.rpoTarget));
    return QCoreApplication::translate("Recovery", "%1 (%2); target %3")
        .arg(units::span(*report.rpo),
             report.backupVerified ? QCoreApplication::translate("Recovery", "read back") : QCoreApplication::translate("Recovery", "not read back"),
             units::span(report.rpoTarget));
}

QString rtoWords(const RecoveryReport &report)
{
    if (report.atTable || !report.rto)
        return QCoreApplication::translate("Recovery", "not measured; target %1").arg(units::span(report.rtoTarget));
    return QCoreApplication::translate("Recovery", "%1; target %2").arg(units::span(*report.rto), units::span(report.rtoTarget));
}

} // namespace

QString RecoveryReport::Line::who() const
{
    if (person.isEmpty() || role.isEmpty())
        return person + role;
    return QCoreApplication::translate("Recovery", "%1 (%2)").arg(person, role);
}

bool hasMended(const RunState &state)
{
    const std::function<bool(const QList<Step> &)> anyIn = [&](const QList<Step> &steps) {
        return std::ranges::any_of(steps, [&](const Step &step) {
            // Where people mend what the cluster shows by itself, as room on a disk, no step of the plan acts: that it was waited for is enough.
            const bool byPeople = step.precondition && step.other.value(recoveryKey::byPeople).toBool();
            const bool changes = step.type == StepType::Action || step.type == StepType::Manual || byPeople;
            return anyIn(step.steps) || (changes && state.step(step.id).phase == StepPhase::Done);
        });
    };
    return anyIn(state.plan.steps);
}

std::optional<RecoveryFallback> fallbackOf(const RunState &state)
{
    const QJsonObject &facts = state.plan.facts;
    const QJsonObject said = facts.value("fallback"_L1).toObject();
    const bool isWhole = !state.verdict || *state.verdict == Verdict::Done || *state.verdict == Verdict::Partly || *state.verdict == Verdict::Refused;
    if (isWhole || facts.contains("rehearsal"_L1) || said.isEmpty())
        return std::nullopt;
    return RecoveryFallback{.words = said.value("words"_L1).toString(), .plan = said.value("plan"_L1).toString()};
}

std::optional<Millis> measuredRto(const RunState &state)
{
    const bool isRecovery = state.plan.facts.contains("scenario"_L1) && state.plan.facts.contains("rtoSeconds"_L1);
    // Where a part failed, nobody has seen the service back.
    if (!isRecovery || isAtTable(state.plan) || state.verdict != Verdict::Done || !hasMended(state))
        return std::nullopt;
    // By a clock that was set back meanwhile it would have been over before it began, and within every target.
    const Millis took = std::chrono::duration_cast<Millis>(state.endedAt - disasterOf(state));
    return took >= Millis{0} ? std::optional(took) : std::nullopt;
}

Result<RecoveryReport> recoveryReportOf(const QList<JournalRecord> &records)
{
    const Result<RunState> state = runStateFrom(records);
    if (!state)
        return std::unexpected(state.error());
    const QJsonObject facts = state->plan.facts;
    if (!facts.contains("scenario"_L1) || !facts.contains("rtoSeconds"_L1))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "%1 is no run of a recovery plan").arg(state->run));
    RecoveryReport report{.run = state->run,
                          .scenario = facts.value("scenario"_L1).toString(),
                          .title = state->plan.title,
                          .cluster = state->plan.cluster.value,
                          .who = state->who,
                          .why = state->plan.why,
                          .of = facts.value("of"_L1).toString(),
                          .atTable = isAtTable(state->plan),
                          .talkedThrough = wasTalkedThrough(*state),
                          .verdict = state->verdict,
                          .error = state->error,
                          .startedAt = state->startedAt,
                          .endedAt = state->endedAt,
                          .rtoTarget = std::chrono::seconds{facts.value("rtoSeconds"_L1).toInteger()},
                          .rpoTarget = std::chrono::seconds{facts.value("rpoSeconds"_L1).toInteger()}};
    report.since = disasterOf(*state);
    report.rto = measuredRto(*state);
    if (const std::optional<RecoveryFallback> fallback = fallbackOf(*state)) {
        report.fallback = fallback->words;
        report.fallbackPlan = fallback->plan;
    }
    const QJsonObject backup = facts.value("backup"_L1).toObject();
    if (const TimePoint at = timeOf(backup.value("at"_L1)); !isNever(at)) {
        report.backup = backup.value("id"_L1).toString();
        report.backupVerified = backup.value("verified"_L1).toBool();
        // One of a clock that was ahead would be no second old.
        if (at <= state->startedAt + clocksDiffer)
            report.rpo = std::max(Millis{0}, std::chrono::duration_cast<Millis>(report.since - at));
    }
    QHash<QString, QString> remarks;
    for (const JournalRecord &record : records) {
        if (record.kind != RecordKind::Answered)
            continue;
        // Whoever is asked again, as after a restart of the console, has said something before.
        const QString said = record.who + u": "_s + record.data.value("note"_L1).toString();
        QString &remark = remarks[record.step];
        remark += remark.isEmpty() ? said : u'\n' + said;
    }
    QStringList order = state->order;
    eachStep(state->plan.steps, [&order](const Step &step, int) {
        if (step.type != StepType::Group && !order.contains(step.id))
            order.append(step.id);
    });
    for (const QString &id : std::as_const(order)) {
        if (const Step *step = state->plan.step(id))
            report.lines.append(lineOf(*step, state->step(id), remarks, facts.value("roles"_L1).toObject()));
        // How long people talked about a step says nothing about how long it takes.
        if (report.atTable && !report.lines.isEmpty())
            report.lines.last().took = Millis{0};
    }
    report.decisions = decisionsOf(records, state->plan);
    report.deviations = deviationsOf(report);
    return report;
}

QString lessonsKind()
{
    return u"recovery-lessons"_s;
}

QString lessonsOf(const QList<RunSummary> &notes, const QString &run)
{
    const auto found = std::ranges::find_if(
        notes, [&run](const RunSummary &note) { return note.isNote() && note.kind == lessonsKind() && note.note.value("run"_L1).toString() == run; });
    return found == notes.end() ? QString() : found->note.value("lessons"_L1).toString();
}

QString remarksKind()
{
    return u"recovery-remark"_s;
}

void takeRemarks(RecoveryReport &report, const QList<RunSummary> &notes)
{
    for (auto note = notes.crbegin(); note != notes.crend(); ++note) {
        if (!note->isNote() || note->kind != remarksKind() || note->note.value("run"_L1).toString() != report.run)
            continue;
        const auto line = std::ranges::find(report.lines, note->note.value("step"_L1).toString(), &RecoveryReport::Line::step);
        if (line == report.lines.end())
            continue;
        const QString said = note->who + u": "_s + note->note.value("remark"_L1).toString();
        line->remark += line->remark.isEmpty() ? said : u'\n' + said;
    }
}

QCoro::Task<Result<JournalRecord>> noteRemark(std::shared_ptr<Journal> journal, QString run, QString step, QString words, QString who)
{
    co_return co_await journal->note(remarksKind(), words, who, {{u"run"_s, run}, {u"step"_s, step}, {u"remark"_s, words}});
}

Result<RecoveryReport> readRecoveryReport(const QString &journal, const QString &run)
{
    const Result<QList<JournalRecord>> records = readRun(journal, run);
    Result<RecoveryReport> report = records ? recoveryReportOf(*records) : std::unexpected(records.error());
    // A report without its lessons is better than none.
    if (report) {
        const QList<RunSummary> notes = listRuns(journal, {.kinds = {lessonsKind(), remarksKind()}}).value_or(QList<RunSummary>());
        report->lessons = lessonsOf(notes, run);
        takeRemarks(*report, notes);
    }
    return report;
}

QCoro::Task<Result<JournalRecord>> noteLessons(std::shared_ptr<Journal> journal, QString run, QString lessons, QString who)
{
    co_return co_await journal->note(lessonsKind(), lessons, who, {{u"run"_s, run}, {u"lessons"_s, lessons}});
}

QJsonObject toJson(const RecoveryReport &report)
{
    QJsonArray steps;
    for (const RecoveryReport::Line &line : report.lines) {
        steps.append(QJsonObject{{u"id"_s, line.step},
                                 {u"title"_s, line.title},
                                 {u"role"_s, line.role},
                                 {u"person"_s, line.person.isEmpty() ? QJsonValue::Null : QJsonValue(line.person)},
                                 {u"phase"_s, toId(line.phase)},
                                 {u"startedAt"_s, isNever(line.startedAt) ? QJsonValue::Null : QJsonValue(isoOf(line.startedAt))},
                                 {u"tookMs"_s, double(line.took.count())},
                                 {u"expectedMs"_s, double(line.expected.count())},
                                 {u"words"_s, line.words},
                                 {u"remark"_s, line.remark},
                                 {u"output"_s, QJsonArray::fromStringList(line.output)}});
    }
    QJsonArray decisions;
    for (const RecoveryReport::Decision &decision : report.decisions)
        decisions.append(QJsonObject{{u"at"_s, isoOf(decision.at)}, {u"who"_s, decision.who}, {u"words"_s, decision.words}});
    return {{u"run"_s, report.run},
            {u"scenario"_s, report.scenario},
            {u"title"_s, report.title},
            {u"cluster"_s, report.cluster},
            {u"who"_s, report.who},
            {u"why"_s, report.why},
            {u"rehearsal"_s, report.isRehearsal()},
            {u"of"_s, report.of.isEmpty() ? QJsonValue::Null : QJsonValue(report.of)},
            {u"atTable"_s, report.atTable},
            {u"talkedThrough"_s, report.talkedThrough},
            {u"verdict"_s, report.verdict ? toId(*report.verdict) : u"open"_s},
            {u"error"_s, report.error.isEmpty() ? QJsonValue::Null : QJsonValue(report.error)},
            {u"since"_s, isoOf(report.since)},
            {u"startedAt"_s, isoOf(report.startedAt)},
            {u"endedAt"_s, isNever(report.endedAt) ? QJsonValue::Null : QJsonValue(isoOf(report.endedAt))},
            {u"rto"_s, QJsonObject{{u"targetMs"_s, double(Millis(report.rtoTarget).count())},
                                   {u"measuredMs"_s, report.atTable ? QJsonValue::Null : millisOrNull(report.rto)},
                                   {u"within"_s, report.atTable || !report.rto ? QJsonValue::Null : QJsonValue(report.isWithinRto())}}},
            {u"rpo"_s, QJsonObject{{u"targetMs"_s, double(Millis(report.rpoTarget).count())},
                                   {u"measuredMs"_s, millisOrNull(report.rpo)},
                                   {u"backup"_s, report.backup.isEmpty() ? QJsonValue::Null : QJsonValue(report.backup)},
                                   {u"verified"_s, report.backupVerified}}},
            {u"steps"_s, steps},
            {u"deviations"_s, QJsonArray::fromStringList(report.deviations)},
            {u"decisions"_s, decisions},
            {u"fallback"_s,
             report.fallback.isEmpty() ? QJsonValue::Null : QJsonValue(QJsonObject{{u"words"_s, report.fallback}, {u"plan"_s, report.fallbackPlan}})},
            {u"lessons"_s, report.lessons.isEmpty() ? QJsonValue::Null : QJsonValue(report.lessons)}};
}

Paper paperOf(const RecoveryReport &report)
{
    Paper paper{.title = report.title,
                .about = QCoreApplication::translate("Recovery", "%1, %2, by %3").arg(report.cluster, longTime(report.startedAt), report.who),
                .level = levelOf(report),
                .verdict = verdictWords(report),
                .headline = headlineOf(report),
                .foot = QCoreApplication::translate("Recovery", "Run %1, out of Warrener's journal.").arg(report.run)};
    Paper::Section targets{.title = QCoreApplication::translate("Recovery", "Targets")};
    targets.facts = {{QCoreApplication::translate("Recovery", "Time to recovery (RTO)"), rtoWords(report)},
                     {QCoreApplication::translate("Recovery", "Age of the last good backup (RPO)"), rpoWords(report)},
                     {QCoreApplication::translate("Recovery", "The disaster began"), longTime(report.since)},
                     {QCoreApplication::translate("Recovery", "The run began"), longTime(report.startedAt)}};
    if (!isNever(report.endedAt))
        targets.facts.append({QCoreApplication::translate("Recovery", "The run ended"), longTime(report.endedAt)});
    if (!report.why.isEmpty())
        targets.facts.append({QCoreApplication::translate("Recovery", "Why"), report.why});
    paper.sections.append(targets);
    paper.sections.append(
        {.title = QCoreApplication::translate("Recovery", "Not as planned"),
         .items = report.deviations.isEmpty() ? QStringList{QCoreApplication::translate("Recovery", "All of it went as planned.")} : report.deviations});
    if (!report.fallback.isEmpty())
        paper.sections.append({.title = QCoreApplication::translate("Recovery", "What to do instead"), .items = {fallbackWords(report)}});
    Paper::Section timeline{.title = QCoreApplication::translate("Recovery", "Timeline")};
    timeline.columns = {QCoreApplication::translate("Recovery", "Time"),     QCoreApplication::translate("Recovery", "Step"),
                        QCoreApplication::translate("Recovery", "Who"),      QCoreApplication::translate("Recovery", "Took"),
                        QCoreApplication::translate("Recovery", "Expected"), QCoreApplication::translate("Recovery", "What came of it")};
    for (const RecoveryReport::Line &line : report.lines) {
        QStringList came{describe(line.phase)};
        for (const QString &more : {line.words, line.remark}) {
            if (!more.isEmpty())
                came.append(more);
        }
        timeline.rows.append({clockOf(line.startedAt), line.title, line.who(), line.took > Millis{0} ? units::span(line.took) : QString(),
                              line.expected > Millis{0} ? units::span(line.expected) : QString(), came.join(u'\n')});
    }
    paper.sections.append(timeline);
    Paper::Section decisions{.title = QCoreApplication::translate("Recovery", "Decisions")};
    if (report.decisions.isEmpty()) {
        decisions.items = {QCoreApplication::translate("Recovery", "Nobody had to decide anything.")};
    } else {
        decisions.columns = {QCoreApplication::translate("Recovery", "Time"), QCoreApplication::translate("Recovery", "Who"),
                             QCoreApplication::translate("Recovery", "What")};
        for (const RecoveryReport::Decision &decision : report.decisions)
            decisions.rows.append({clockOf(decision.at), decision.who, decision.words});
    }
    paper.sections.append(decisions);
    paper.sections.append({.title = QCoreApplication::translate("Recovery", "Lessons"),
                           .items = report.lessons.isEmpty() ? QStringList{QCoreApplication::translate("Recovery", "None has been written down yet.")}
                                                             : report.lessons.split(u'\n', Qt::SkipEmptyParts)});
    for (const RecoveryReport::Line &line : report.lines) {
        if (!line.output.isEmpty())
            paper.sections.append({.title = QCoreApplication::translate("Recovery", "Evidence: %1").arg(line.title), .items = line.output});
    }
    return paper;
}

QString toText(const RecoveryReport &report)
{
    QString text = report.title + u'\n' + verdictWords(report) + u". "_s + headlineOf(report) + u'\n';
    text += QCoreApplication::translate("Recovery", "RTO: %1").arg(rtoWords(report)) + u'\n';
    text += QCoreApplication::translate("Recovery", "RPO: %1").arg(rpoWords(report)) + u"\n\n"_s;
    for (const RecoveryReport::Line &line : report.lines) {
        text += u"%1  %2  %3"_s.arg(isNever(line.startedAt) ? u"--:--:--"_s : clockOf(line.startedAt), line.title, describe(line.phase));
        if (line.took > Millis{0})
            text += QCoreApplication::translate("Recovery", ", %1 of %2").arg(units::span(line.took), units::span(line.expected));
        text += line.words.isEmpty() ? u"\n"_s : u": "_s + line.words + u'\n';
        if (!line.remark.isEmpty())
            text += u"          "_s + QString(line.remark).replace(u'\n', u"\n          "_s) + u'\n';
    }
    if (!report.fallback.isEmpty())
        text += QCoreApplication::translate("Recovery", "Instead: %1").arg(fallbackWords(report)) + u'\n';
    for (const QString &deviation : report.deviations)
        text += u"! "_s + deviation + u'\n';
    if (!report.decisions.isEmpty())
        text += u'\n' + QCoreApplication::translate("Recovery", "Decisions") + u'\n';
    for (const RecoveryReport::Decision &decision : report.decisions)
        text += u"%1  %2  %3\n"_s.arg(clockOf(decision.at), decision.who, decision.words);
    if (!report.lessons.isEmpty())
        text += u'\n' + QCoreApplication::translate("Recovery", "Lessons") + u'\n' + report.lessons + u'\n';
    return text;
}

} // namespace warrener
