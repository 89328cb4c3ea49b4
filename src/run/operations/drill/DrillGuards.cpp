#include "run/operations/drill/DrillGuards.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "cluster/BackupSettings.h"
#include "record/calendar/CalendarStore.h"
#include "record/calendar/Occurrences.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/AutomaticWords.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/drill/DrillConditions.h"
#include "run/operations/drill/DrillLever.h"
#include "run/operations/drill/DrillLook.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto leverName = "guard.drill-lever"_L1;
constexpr auto noBlackoutName = "guard.no-blackout"_L1;
constexpr auto quorumWithoutName = "guard.quorum-without"_L1;
constexpr auto youngBackupName = "guard.backup-young"_L1;
constexpr auto pauseName = "automatic.pause"_L1;
constexpr auto resumeName = "automatic.resume"_L1;
constexpr auto blackoutLengthKey = "lengthMs"_L1;
constexpr auto hoursKey = "hours"_L1;
constexpr auto pauseSecondsKey = "seconds"_L1;
constexpr auto byKey = "by"_L1;

/// Asked before a run, and again directly before force: one that was pulled meanwhile stops it before anything is made.
OperationTask leverIsFree(AccessPtr, QJsonObject, StepContext context)
{
    const auto lever = co_await WaitingThread([] { return readDrillLever(); });
    if (lever && lever->held)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "The stop-all switch is held by %1: %2 (%3)")
                                                    .arg(lever->who.isEmpty() ? u"?"_s : lever->who, lever->why, drillLeverPath()));
    if (const auto pulled = whyLeverStops(lever, context.began))
        co_return failure(ErrorKind::Forbidden, *pulled);
    co_return saying(QCoreApplication::translate("Drill", "Nobody holds the stop-all switch"));
}

OperationTask noBlackout(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const auto read = [cluster = access->profile().name] { return CalendarStore(cluster).read(); };
    const Result<RunCalendar> calendar = co_await WaitingThread(read);
    if (!calendar)
        co_return std::unexpected(calendar.error());
    const TimePoint now = SystemClock().now();
    const Millis lasts{arguments.value(blackoutLengthKey).toInteger()};
    // Asked again before each fault: a drill that goes on ends when it was to end, not as much later.
    const TimePoint began = isNever(context.began) ? now : std::min(context.began, now);
    const QList<Occurrence> dark = blackoutsIn(*calendar, now, std::max(began + lasts, now + Millis{1}));
    if (dark.isEmpty())
        co_return saying(QCoreApplication::translate("Drill", "The calendar has no blackout now"));
    const Blackout *blackout = calendar->blackout(dark.first().id);
    const QDateTime until = toDateTime(dark.first().until).toTimeZone(QTimeZone::systemTimeZone());
    co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "It would be in the blackout “%1”, which lasts until %2")
                                                .arg(blackout->title, until.toString(u"yyyy-MM-dd hh:mm"_s)));
}

OperationTask quorumWithout(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> without = nodes(arguments, key::without);
    QList<NodeName> ask = nodes(arguments, key::ask);
    const Result<Seats> seats = co_await askSeats(access, ask, false, context.stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    for (const NodeName &node : without) {
        if (!seats->nodes.isEmpty() && !seats->nodes.contains(node))
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Drill", "The cluster has no node %1").arg(node.value));
    }
    if (const Status read = seats->areAllRead(); !read)
        co_return std::unexpected(read.error());
    for (const QueueSeat &seat : seats->queues) {
        if (seat.isUnplaced())
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "The broker does not say which members %1 has").arg(seat.ref.name));
    }
    if (const QStringList lost = queuesThatLoseMajority(seats->queues, without); !lost.isEmpty()) {
        co_return failure(ErrorKind::Forbidden,
                          (lost.size() == 1 ? QCoreApplication::translate("Drill", "%1 queue would lose its majority: %2")
                                            : QCoreApplication::translate("Drill", "%1 queues would lose their majority, the first is %2"))
                              .arg(lost.size())
                              .arg(lost.first()));
    }
    const DrillSight sight = co_await lookForDrill(access, ask, {}, context.stop);
    if (!sight.nodes)
        co_return std::unexpected(sight.nodes.error());
    if (const auto lost = whyNoMajority(*sight.nodes, without))
        co_return failure(ErrorKind::Forbidden, *lost);
    co_return saying(QCoreApplication::translate("Drill", "Quorum stays without %1").arg(without.size()));
}

OperationTask youngBackup(AccessPtr access, QJsonObject arguments, StepContext)
{
    const BackupSettings settings = backupSettings(access->profile());
    const QString cluster = access->profile().name.value;
    const auto summaries = co_await WaitingThread([settings, cluster] { return Catalogue(settings.folder).list(cluster); });
    if (!summaries)
        co_return std::unexpected(summaries.error());
    QList<BackupSummary> verified = *summaries;
    // Nobody's, but there for what builds upon them.
    for (BackupSummary &one : verified) {
        if (one.verification != Verification::Good)
            one.cluster.clear();
    }
    const TimePoint now = access->time()->now();
    const BackupSummary *last = lastGood(verified, cluster, now, true);
    if (last == nullptr)
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Drill", "There is no backup of %1 with its messages that has been verified").arg(cluster));
    if (isAhead(*last, now)) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Drill", "The only verified backup, %1, is dated in the future: nobody can tell how old it is").arg(last->id));
    }
    const std::chrono::hours most{arguments.value(hoursKey).toInteger(24)};
    if (now - last->at > most) {
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "The newest verified backup, %1, is %2 old; at most %3 is allowed")
                                                    .arg(last->id, units::age(last->at, now), units::duration(most)));
    }
    co_return saying(QCoreApplication::translate("Drill", "The backup %1 has been verified, and is %2 old").arg(last->id, units::age(last->at, now)));
}

OperationTask pauseAutomatic(std::shared_ptr<Journal> journal, std::shared_ptr<const Clock> clock, QJsonObject arguments, StepContext context)
{
    const Result<AutomaticWords> words = co_await WaitingThread([path = journal->path()] { return readAutomaticWords(path); });
    if (!words)
        co_return std::unexpected(words.error());
    const TimePoint now = clock->now();
    const TimePoint until = now + std::chrono::seconds{arguments.value(pauseSecondsKey).toInteger(600)};
    if (words->paused && (isNever(words->pausedUntil) || words->pausedUntil >= until))
        co_return saying(QCoreApplication::translate("Drill", "It is paused already, by %1").arg(words->pausedBy));
    const QString who = "drill "_L1 + context.run;
    if (const Status kept = co_await context.keep({{byKey, who}}); !kept)
        co_return std::unexpected(kept.error());
    const auto said = co_await sayPause(journal, until, QCoreApplication::translate("Drill", "a drill runs"), who);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Drill", "No failover by itself until %1").arg(units::clockTime(until)), {{byKey, who}});
}

OperationTask resumeAutomatic(std::shared_ptr<Journal> journal, std::shared_ptr<const Clock> clock, QJsonObject, StepContext context)
{
    const Result<AutomaticWords> words = co_await WaitingThread([path = journal->path()] { return readAutomaticWords(path); });
    if (!words)
        co_return std::unexpected(words.error());
    // Somebody else's word stands.
    if (!words->paused || words->pausedBy != "drill "_L1 + context.run)
        co_return saying(QCoreApplication::translate("Drill", "The drill has not paused it"));
    // A person had paused it for a shorter time: a drill that ended early gives that back.
    if (const auto &theirs = words->replaced; theirs && !theirs->who.startsWith("drill "_L1) && (isNever(theirs->until) || theirs->until > clock->now())) {
        const auto kept = co_await sayPause(journal, theirs->until, theirs->why, theirs->who);
        if (!kept)
            co_return std::unexpected(kept.error());
        co_return saying(QCoreApplication::translate("Drill", "It stays paused, as %1 has said").arg(theirs->who));
    }
    const auto said = co_await sayResume(journal, QCoreApplication::translate("Drill", "the drill is over"), "drill "_L1 + context.run);
    if (!said)
        co_return std::unexpected(said.error());
    co_return saying(QCoreApplication::translate("Drill", "The automatic failover may act again"));
}

} // namespace

void parts::addDrillGuards(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, leverName, access, leverIsFree);
    add(operations, noBlackoutName, access, noBlackout);
    add(operations, quorumWithoutName, access, quorumWithout);
    add(operations, youngBackupName, access, youngBackup);
}

void addAutomaticOperations(Operations &operations, std::shared_ptr<Journal> journal, std::shared_ptr<const Clock> clock)
{
    operations.add(pauseName, [journal, clock](QJsonObject arguments, StepContext context) {
        return pauseAutomatic(journal, clock, std::move(arguments), std::move(context));
    });
    operations.add(resumeName, [journal, clock](QJsonObject arguments, StepContext context) {
        return resumeAutomatic(journal, clock, std::move(arguments), std::move(context));
    });
}

Guard leverGuard()
{
    return guard(u"drill-lever"_s, QCoreApplication::translate("Drill", "Nobody holds the stop-all switch"), call(leverName), false);
}

Guard noBlackoutGuard(Millis length)
{
    return guard(u"no-blackout"_s, QCoreApplication::translate("Drill", "The calendar has no blackout now"),
                 call(noBlackoutName, {{blackoutLengthKey, qint64(length.count())}}), true);
}

Guard quorumWithoutGuard(const QList<NodeName> &without, const QList<NodeName> &ask)
{
    return guard(u"quorum-stays"_s, QCoreApplication::translate("Drill", "Quorum stays"),
                 call(quorumWithoutName, {{key::without, toJson(without)}, {key::ask, toJson(ask)}}), false);
}

Guard youngBackupGuard(std::chrono::hours most)
{
    return guard(u"backup-young"_s, QCoreApplication::translate("Drill", "A verified backup is young enough"),
                 call(youngBackupName, {{hoursKey, qint64(most.count())}}), false);
}

Step pauseAutomaticStep(std::chrono::seconds length)
{
    Step step = action(u"pause-automatic"_s, QCoreApplication::translate("Drill", "The automatic failover stands by meanwhile"),
                       call(pauseName, {{pauseSecondsKey, qint64(length.count())}}), Millis{100});
    step.idempotent = true;
    step.undo = Undo{.act = call(resumeName), .words = QCoreApplication::translate("Drill", "it may act again"), .command = {}};
    return step;
}

Step resumeAutomaticStep()
{
    Step step = action(u"resume-automatic"_s, QCoreApplication::translate("Drill", "The automatic failover may act again"), call(resumeName), Millis{100});
    step.idempotent = true;
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
