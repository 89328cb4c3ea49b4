#include "run/operations/AutomaticWords.h"

#include "base/Units.h"
#include "record/journal/JournalRuns.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto pausedKind = "failover-paused"_L1;
constexpr auto resumedKind = "failover-resumed"_L1;
constexpr auto acknowledgedKind = "failover-acknowledged"_L1;
constexpr auto runKind = "failover"_L1;

TimePoint timeFrom(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? fromDateTime(time) : TimePoint();
}

} // namespace

Result<AutomaticWords> readAutomaticWords(const QString &journal)
{
    const Result<QList<RunSummary>> runs = listRuns(journal, {.kinds = {pausedKind, resumedKind, acknowledgedKind, runKind}});
    if (!runs)
        return std::unexpected(runs.error());
    AutomaticWords words;
    for (const RunSummary &run : *runs) { // newest first
        if (run.isNote() && (run.kind == pausedKind || run.kind == resumedKind)) {
            if (!isNever(words.pauseSaidAt))
                continue;
            words.pauseSaidAt = run.startedAt;
            words.paused = run.kind == pausedKind;
            words.pausedBy = words.paused ? run.who : QString();
            words.pausedUntil = words.paused ? timeFrom(run.note.value("until"_L1)) : TimePoint();
        } else if (run.isNote()) {
            if (run.kind == acknowledgedKind)
                words.acknowledgedAt = std::max(words.acknowledgedAt, run.startedAt);
        } else if (run.kind == runKind && run.verdict != "refused"_L1) {
            words.lastFailover = std::max(words.lastFailover, run.startedAt);
            if (!run.isOpen())
                words.lastEndedFailover = std::max(words.lastEndedFailover, run.startedAt);
        }
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

} // namespace warrener
