#include "plan/recovery/Readiness.h"

#include "base/Units.h"
#include "record/catalogue/BackupSummary.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// What is dated in the future was written by a clock that was wrong: nobody can tell how old it is.
bool isRecent(const std::optional<RecoveryProof> &proof, TimePoint now)
{
    return proof && proof->good && now - proof->at <= readinessAge && proof->at <= now + clocksDiffer;
}

/// The plan has failed since it last went well: that it did once shows nothing any more.
bool hasFailedSince(const ReadinessFacts &facts, TimePoint now)
{
    return facts.failed && now - facts.failed->at <= readinessAge && (!facts.run || facts.failed->at > facts.run->at);
}

bool isRunProven(const ReadinessFacts &facts, TimePoint now)
{
    return isRecent(facts.run, now) && !hasFailedSince(facts, now);
}

QString agoWords(TimePoint at, TimePoint now)
{
    return units::ago(at, now);
}

ReadinessPoint planPoint(const ReadinessFacts &facts)
{
    constexpr int most = 20;
    if (facts.isValid)
        return {.id = u"plan"_s, .words = QCoreApplication::translate("Readiness", "The plan is valid"), .points = most, .most = most};
    return {.id = u"plan"_s,
            .words = QCoreApplication::translate("Readiness", "The plan is not valid: %1").arg(facts.invalidWhy),
            .most = most,
            .earn = QCoreApplication::translate("Readiness", "Mend the document; “recovery check” says where")};
}

ReadinessPoint backupPoint(const ReadinessFacts &facts, TimePoint now)
{
    constexpr int most = 25, young = 15;
    ReadinessPoint point{.id = u"backup"_s, .most = most};
    if (isNever(facts.lastBackup)) {
        point.words = QCoreApplication::translate("Readiness", "There is no backup that could be restored from");
        point.earn = QCoreApplication::translate("Readiness", "Make a backup, and schedule it");
        return point;
    }
    if (facts.lastBackup > now + clocksDiffer) {
        point.words = QCoreApplication::translate("Readiness", "The last good backup is dated in the future: nobody can tell how old it is");
        point.earn = QCoreApplication::translate("Readiness", "Set the clocks right, and make a backup");
        return point;
    }
    if (now - facts.lastBackup > readinessAge) {
        point.words = QCoreApplication::translate("Readiness", "The last good backup is of %1: older than 30 days it counts for nothing")
                          .arg(agoWords(facts.lastBackup, now));
        point.earn = QCoreApplication::translate("Readiness", "Make a backup, and schedule it");
        return point;
    }
    const bool within = now - facts.lastBackup <= facts.rpo;
    point.words = QCoreApplication::translate("Readiness", "The last good backup is of %1; the recovery plans ask for one every %2")
                      .arg(agoWords(facts.lastBackup, now), units::duration(facts.rpo));
    point.points = (within ? young : 0) + (facts.backupVerified ? most - young : 0);
    if (!within)
        point.earn = QCoreApplication::translate("Readiness", "Back up at least every %1").arg(units::duration(facts.rpo));
    else if (!facts.backupVerified)
        point.earn = QCoreApplication::translate("Readiness", "Read the backup back: “backup verify”");
    return point;
}

ReadinessPoint restorePoint(const ReadinessFacts &facts, TimePoint now)
{
    constexpr int most = 20;
    const QString earn = QCoreApplication::translate("Readiness", "Let a backup be restored in a test: “restore --test”");
    if (!facts.restore)
        return {.id = u"restore"_s, .words = QCoreApplication::translate("Readiness", "No restore has been proven yet"), .most = most, .earn = earn};
    const bool counts = isRecent(facts.restore, now);
    return {.id = u"restore"_s,
            .words = QCoreApplication::translate("Readiness", "A restore went well %1").arg(agoWords(facts.restore->at, now)),
            .points = counts ? most : 0,
            .most = most,
            .earn = counts ? QString() : earn};
}

ReadinessPoint rehearsalPoint(const ReadinessFacts &facts, TimePoint now)
{
    constexpr int most = 25, slow = 15, table = 12;
    ReadinessPoint point{.id = u"rehearsal"_s, .most = most};
    if (hasFailedSince(facts, now)) {
        point.words = QCoreApplication::translate("Readiness", "It was run %1, and failed").arg(agoWords(facts.failed->at, now));
        point.earn = QCoreApplication::translate("Readiness", "Mend what the report of that run shows, and run it again");
        return point;
    }
    if (isRecent(facts.run, now)) {
        const bool within = facts.run->took <= facts.rto;
        point.points = within ? most : slow;
        point.words = QCoreApplication::translate("Readiness", "Run %1, in %2; the target is %3")
                          .arg(agoWords(facts.run->at, now), units::duration(facts.run->took), units::duration(facts.rto));
        if (!within)
            point.earn = QCoreApplication::translate("Readiness", "Find the slow steps in the report, and run it within the target");
        return point;
    }
    point.earn = QCoreApplication::translate("Readiness", "Run it against a standby cluster within the target");
    if (isRecent(facts.rehearsal, now)) {
        point.points = table;
        point.words =
            QCoreApplication::translate("Readiness", "Rehearsed at the table %1: how long it would take is not known").arg(agoWords(facts.rehearsal->at, now));
    } else if (isRecent(facts.unattended, now) && !facts.run && !facts.rehearsal) {
        point.words = QCoreApplication::translate("Readiness", "Gone through %1, but nobody said what they would do: that is no rehearsal")
                          .arg(agoWords(facts.unattended->at, now));
    } else {
        point.words = facts.run || facts.rehearsal ? QCoreApplication::translate("Readiness", "Neither run nor rehearsed with success within 30 days")
                                                   : QCoreApplication::translate("Readiness", "Neither run nor rehearsed with success yet");
    }
    return point;
}

ReadinessPoint drillPoint(const ReadinessFacts &facts, TimePoint now)
{
    constexpr int most = 10;
    if (isRecent(facts.drill, now))
        return {.id = u"drill"_s,
                .words = QCoreApplication::translate("Readiness", "A drill of it passed %1").arg(agoWords(facts.drill->at, now)),
                .points = most,
                .most = most};
    if (!facts.canBeDrilled) {
        const bool counts = isRunProven(facts, now);
        return {.id = u"drill"_s,
                .words =
                    counts
                        ? QCoreApplication::translate("Readiness", "No drill makes this disaster; the plan itself was run %1").arg(agoWords(facts.run->at, now))
                        : QCoreApplication::translate("Readiness", "No drill makes this disaster: a run of the plan counts instead"),
                .points = counts ? most : 0,
                .most = most,
                .earn = counts ? QString() : QCoreApplication::translate("Readiness", "Run it against a standby cluster"),
                .byRun = true};
    }
    return {.id = u"drill"_s,
            .words = facts.drill ? QCoreApplication::translate("Readiness", "The last drill of it did not pass, or is older than 30 days")
                                 : QCoreApplication::translate("Readiness", "No drill of it has been made"),
            .most = most,
            .earn = facts.drillId.isEmpty() ? QCoreApplication::translate("Readiness", "Let a drill of it pass")
                                            : QCoreApplication::translate("Readiness", "Let the drill “%1” pass").arg(facts.drillId)};
}

} // namespace

Readiness readinessOf(const ReadinessFacts &facts, TimePoint now)
{
    Readiness readiness;
    readiness.points = {planPoint(facts), backupPoint(facts, now), restorePoint(facts, now), rehearsalPoint(facts, now), drillPoint(facts, now)};
    for (const ReadinessPoint &point : std::as_const(readiness.points))
        readiness.score += point.points;
    const auto age = [now](TimePoint at) { return std::max(Millis{0}, std::chrono::duration_cast<Millis>(now - at)); };
    const auto canBeDated = [now](TimePoint at) { return !isNever(at) && at <= now + clocksDiffer; };
    if (canBeDated(facts.lastVerified) && now - facts.lastVerified <= readinessAge)
        readiness.rpo = age(facts.lastVerified);
    for (const auto &[part, at] : facts.partsVerified) {
        if (canBeDated(at))
            readiness.rpoParts.append({part, age(at)});
    }
    if (isRecent(facts.run, now)) {
        readiness.rto = facts.run->took;
        readiness.rtoAt = facts.run->at;
    }
    return readiness;
}

namespace {

QString countedWords(const QString &id, int whole, int all)
{
    const QString of = QCoreApplication::translate("Readiness", "%1 of %2").arg(whole).arg(all);
    if (id == "plan"_L1)
        return QCoreApplication::translate("Readiness", "Valid plans: %1").arg(of);
    if (id == "rehearsal"_L1)
        return QCoreApplication::translate("Readiness", "Run within the target and 30 days: %1").arg(of);
    return QCoreApplication::translate("Readiness", "Drills passed within 30 days: %1").arg(of);
}

} // namespace

ClusterReadiness clusterReadinessOf(const QList<Readiness> &each, TimePoint now)
{
    ClusterReadiness all{.at = now};
    if (each.isEmpty())
        return all;
    const int count = static_cast<int>(each.size());
    for (qsizetype i = 0; i < each.first().points.size(); ++i) {
        ReadinessPoint mean = each.first().points.at(i);
        int sum = 0;
        int whole = 0;
        QString earn;
        bool byRun = false;
        for (const Readiness &one : each) {
            const ReadinessPoint &point = one.points.at(i);
            sum += point.points;
            whole += point.points == point.most ? 1 : 0;
            if (earn.isEmpty()) {
                earn = point.earn;
                byRun = point.byRun;
            }
        }
        mean.points = (sum + count / 2) / count;
        mean.earn = earn;
        mean.byRun = byRun;
        // A backup is the cluster's, and so is its restore: their words hold for all.
        if (mean.id != "backup"_L1 && mean.id != "restore"_L1)
            mean.words = countedWords(mean.id, whole, count);
        all.score += mean.points;
        all.points.append(mean);
    }
    return all;
}

} // namespace warrener
