#include "run/operations/AutomaticWords.h"

#include "base/ProcessMark.h"
#include "base/Units.h"
#include "record/journal/JournalRuns.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto pausedKind = "failover-paused"_L1;
constexpr auto resumedKind = "failover-resumed"_L1;
constexpr auto acknowledgedKind = "failover-acknowledged"_L1;
constexpr auto armedKind = "failover-armed"_L1;
constexpr auto disarmedKind = "failover-disarmed"_L1;
constexpr auto lostKind = "failover-lost"_L1;
constexpr auto processKey = "process"_L1;

TimePoint timeFrom(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? fromDateTime(time) : TimePoint();
}

} // namespace

Result<AutomaticWords> readAutomaticWords(const QString &journal)
{
    const Result<QList<RunSummary>> notes = listRuns(journal, {.kinds = {pausedKind, resumedKind, acknowledgedKind}});
    if (!notes)
        return std::unexpected(notes.error());
    const Result<QList<RunSummary>> runs = listRuns(journal, {.notes = false, .onlyFencing = true});
    if (!runs)
        return std::unexpected(runs.error());
    AutomaticWords words;
    const auto takeLater = [](const RunSummary &one, qint64 &number, TimePoint &at) {
        if (one.number <= number)
            return false;
        number = one.number;
        at = one.startedAt;
        return true;
    };
    QList<RunSummary> inOrder = *notes;
    std::ranges::stable_sort(inOrder, {}, &RunSummary::number);
    for (const RunSummary &note : std::as_const(inOrder)) {
        if (!note.isNote())
            continue;
        if (note.kind == acknowledgedKind) {
            takeLater(note, words.acknowledgedNumber, words.acknowledgedAt);
        } else if (const AutomaticWords before = words; takeLater(note, words.pauseNumber, words.pauseSaidAt)) {
            words.replaced.reset();
            if (before.paused)
                words.replaced = AutomaticWords::Replaced{.until = before.pausedUntil, .who = before.pausedBy, .why = before.pausedWhy};
            words.paused = note.kind == pausedKind;
            words.pausedBy = words.paused ? note.who : QString();
            words.pausedWhy = words.paused ? note.title : QString();
            words.pausedUntil = words.paused ? timeFrom(note.note.value("until"_L1)) : TimePoint();
        }
    }
    for (const RunSummary &run : *runs) {
        if (run.verdict == "refused"_L1)
            continue;
        takeLater(run, words.lastFailoverNumber, words.lastFailover);
        if (!run.isOpen())
            takeLater(run, words.lastEndedNumber, words.lastEndedFailover);
    }
    return words;
}

QCoro::Task<Result<JournalRecord>> sayPause(std::shared_ptr<Journal> journal, TimePoint until, QString why, QString who)
{
    if (why.isEmpty()) {
        why = isNever(until) ? QCoreApplication::translate("AutoFailover", "The automatic failover is paused")
                             : QCoreApplication::translate("AutoFailover", "The automatic failover is paused until %1").arg(units::clockTime(until));
    }
    QJsonObject more;
    if (!isNever(until))
        more.insert("until"_L1, toDateTime(until).toUTC().toString(Qt::ISODateWithMs));
    co_return co_await journal->note(pausedKind, why, who, more);
}

QCoro::Task<Result<JournalRecord>> sayResume(std::shared_ptr<Journal> journal, QString why, QString who)
{
    if (why.isEmpty())
        why = QCoreApplication::translate("AutoFailover", "The automatic failover goes on");
    co_return co_await journal->note(resumedKind, why, who);
}

QCoro::Task<Result<JournalRecord>> sayAcknowledged(std::shared_ptr<Journal> journal, QString why, QString who)
{
    if (why.isEmpty())
        why = QCoreApplication::translate("AutoFailover", "The last failover is acknowledged");
    co_return co_await journal->note(acknowledgedKind, why, who);
}

QCoro::Task<Result<JournalRecord>> sayArmed(std::shared_ptr<Journal> journal, bool armed, QString why, QString who)
{
    QString words = armed           ? QCoreApplication::translate("AutoFailover", "The automatic failover is armed")
                    : why.isEmpty() ? QCoreApplication::translate("AutoFailover", "The automatic failover is disarmed")
                                    : QCoreApplication::translate("AutoFailover", "The automatic failover is lost: %1").arg(why);
    const QLatin1StringView kind = armed ? armedKind : why.isEmpty() ? disarmedKind : lostKind;
    co_return co_await journal->note(kind, std::move(words), who, {{processKey, processMark()}});
}

Result<std::optional<LeftArmed>> readLeftArmed(const QString &journal)
{
    const Result<QList<RunSummary>> notes = listRuns(journal, {.kinds = {armedKind, disarmedKind, lostKind}});
    if (!notes)
        return std::unexpected(notes.error());
    const RunSummary *last = nullptr;
    for (const RunSummary &note : *notes) {
        if (note.isNote() && (last == nullptr || note.number > last->number))
            last = &note;
    }
    if (last == nullptr || last->kind != armedKind || mayStillRun(last->note.value(processKey).toString()))
        return std::nullopt;
    return LeftArmed{.who = last->who, .at = last->startedAt};
}

} // namespace warrener
