#include "run/operations/recovery/ConditionsLook.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "look/host/MarkedOutput.h"
#include "run/operations/BrokerRow.h"
#include "run/operations/Greeting.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SeatsLook.h"
#include "run/operations/recovery/FeatureFlags.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/operations/recovery/RepairCookies.h"
#include "run/operations/recovery/RepairMembers.h"
#include "run/operations/recovery/UpgradeOrder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr qsizetype mostWorded = 5;
constexpr Millis doorPatience{3000};

/// "a, b, c and 17 more"
QString some(const QStringList &all)
{
    if (all.size() <= mostWorded)
        return phrases::list(all);
    return QCoreApplication::translate("Recovery", "%1 and %2 more").arg(phrases::list(all.first(mostWorded)), units::count(double(all.size() - mostWorded)));
}

/// Holds where nothing speaks against it and nothing is unknown. Nothing against it and something unknown: nobody can tell.
QJsonObject unless(const QStringList &against, const QStringList &unknown, const QString &good)
{
    QJsonObject answer = whether(against.isEmpty() && unknown.isEmpty(), against.isEmpty() && unknown.isEmpty() ? good : some(against + unknown));
    if (against.isEmpty() && !unknown.isEmpty())
        answer.insert(conditionUntoldKey, true);
    return answer;
}

/// As one node tells of itself and the others.
using Rows = QMap<NodeName, Result<QList<NodeFigures>>>;

QCoro::Task<std::pair<NodeName, Result<QList<NodeFigures>>>> rowsOf(AccessPtr access, NodeName node, std::stop_token stop)
{
    ManagementClient *client = access->management(node);
    if (client == nullptr)
        co_return {node, failure(ErrorKind::NotConfigured, QCoreApplication::translate("Recovery", "the profile names no management address of it"))};
    co_return {node, co_await client->nodes(stop)};
}

/// Every node of the profile is asked, side by side: during a partition each side tells its own story.
QCoro::Task<Rows> everybodysRows(AccessPtr access, std::stop_token stop)
{
    std::vector<QCoro::Task<std::pair<NodeName, Result<QList<NodeFigures>>>>> asking;
    for (const NodeProfile &node : access->profile().nodes)
        asking.push_back(rowsOf(access, node.name, stop));
    Rows rows;
    for (auto &one : asking) {
        auto [node, said] = co_await one;
        rows.insert(node, std::move(said));
    }
    co_return rows;
}

const NodeFigures *rowIn(const QList<NodeFigures> &rows, const NodeName &node)
{
    const auto found = std::ranges::find(rows, node, &NodeFigures::name);
    return found == rows.end() ? nullptr : &*found;
}

QString silentWords(const NodeName &node, const Error &why)
{
    return QCoreApplication::translate("Recovery", "%1 cannot be asked: %2").arg(shortName(node), why.message);
}

/// Hands on what each node says; who cannot be asked stands in `unknown`.
template <class Judge>
void eachThatAnswers(const Rows &rows, QStringList &unknown, Judge judge)
{
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        if (*it)
            judge(it.key(), **it);
        else
            unknown.append(silentWords(it.key(), it->error()));
    }
}

/// Each node calls every node of the profile running.
OperationTask allNodesRunning(AccessPtr access, std::stop_token stop)
{
    const Rows rows = co_await everybodysRows(access, stop);
    QStringList against, unknown;
    eachThatAnswers(rows, unknown, [&](const NodeName &witness, const QList<NodeFigures> &told) {
        for (const NodeProfile &node : access->profile().nodes) {
            const NodeFigures *row = rowIn(told, node.name);
            if (row == nullptr)
                against.append(QCoreApplication::translate("Recovery", "%1 knows no %2").arg(shortName(witness), shortName(node.name)));
            else if (!row->runningKnown)
                unknown.append(QCoreApplication::translate("Recovery", "%1 does not say whether %2 runs").arg(shortName(witness), shortName(node.name)));
            else if (!row->running)
                against.append(QCoreApplication::translate("Recovery", "%1 does not see %2 run").arg(shortName(witness), shortName(node.name)));
        }
    });
    co_return unless(against, unknown, QCoreApplication::translate("Recovery", "All %1 nodes run").arg(rows.size()));
}

OperationTask nodeRunning(AccessPtr access, NodeName node, QList<NodeName> ask, bool wanted, std::stop_token stop)
{
    const Result<NodeFigures> row = co_await rowOf(access, node, ask, stop);
    if (!row && row.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(row.error());
    const bool runs = row && row->running;
    co_return whether(runs == wanted, runs ? QCoreApplication::translate("Recovery", "%1 runs").arg(shortName(node))
                                           : QCoreApplication::translate("Recovery", "%1 does not run").arg(shortName(node)));
}

/// Nobody who is asked has parted from anybody. A node that cannot be asked is no evidence: somebody else must tell.
OperationTask noPartition(AccessPtr access, std::stop_token stop)
{
    const Rows rows = co_await everybodysRows(access, stop);
    QStringList against, unknown;
    qsizetype asked = 0;
    eachThatAnswers(rows, unknown, [&](const NodeName &witness, const QList<NodeFigures> &told) {
        if (rowIn(told, witness) == nullptr) {
            unknown.append(QCoreApplication::translate("Recovery", "%1 does not know itself").arg(shortName(witness)));
            return;
        }
        ++asked;
        for (const NodeFigures &row : told) {
            for (const QString &other : row.partitions)
                against.append(QCoreApplication::translate("Recovery", "%1 has parted from %2").arg(shortName(row.name), shortName(NodeName{other})));
        }
    });
    against.removeDuplicates();
    co_return unless(against, unknown, QCoreApplication::translate("Recovery", "None of %1 nodes has parted from another").arg(asked));
}

OperationTask nodesLinked(AccessPtr access, std::stop_token stop)
{
    const Rows rows = co_await everybodysRows(access, stop);
    QStringList against, unknown;
    eachThatAnswers(rows, unknown, [&](const NodeName &witness, const QList<NodeFigures> &told) {
        const NodeFigures *self = rowIn(told, witness);
        if (self != nullptr && !self->clusterPeers) {
            unknown.append(QCoreApplication::translate("Recovery", "%1 does not tell its links").arg(shortName(witness)));
            return;
        }
        for (const NodeProfile &node : access->profile().nodes) {
            const bool linked = node.name == witness || (self != nullptr && self->clusterPeers->contains(node.name.value));
            if (!linked)
                against.append(QCoreApplication::translate("Recovery", "%1 has no link to %2").arg(shortName(witness), shortName(node.name)));
        }
    });
    co_return unless(against, unknown, toWord(ClusterCondition::NodesLinked));
}

QCoro::Task<std::pair<NodeName, QStringList>> unreachedFrom(AccessPtr access, NodeName from, std::stop_token stop)
{
    HostShell *shell = access->shellOf(from);
    if (shell == nullptr)
        co_return {from, {QCoreApplication::translate("Recovery", "there is no login to the host of %1").arg(shortName(from))}};
    QList<Knock> doors;
    for (const NodeProfile &node : access->profile().nodes) {
        const bool tls = !node.amqp.isSet();
        if (node.name != from)
            doors.append({.node = node.name, .at = tls ? node.amqps : node.amqp, .tls = tls});
    }
    const QString mark = newMark();
    const Result<CommandResult> said = co_await shell->run(greetingScript(doors, mark, doorPatience), {}, stop);
    if (!said)
        co_return {from, {silentWords(from, said.error())}};
    const QHash<NodeName, Sight> sights = greetingsFrom(said->out, doors, mark);
    QStringList against;
    for (const Knock &door : std::as_const(doors)) {
        // A broker that has stopped refuses: the way there is good all the same.
        const Sight sight = sights.value(door.node, Sight::Unknown);
        if (sight == Sight::Silent || sight == Sight::Unknown)
            against.append(QCoreApplication::translate("Recovery", "%1 does not reach %2").arg(shortName(from), shortName(door.node)));
    }
    co_return {from, against};
}

OperationTask hostsReachEachOther(AccessPtr access, std::stop_token stop)
{
    std::vector<QCoro::Task<std::pair<NodeName, QStringList>>> looking;
    for (const NodeProfile &node : access->profile().nodes)
        looking.push_back(unreachedFrom(access, node.name, stop));
    QStringList against;
    for (auto &one : looking)
        against += (co_await one).second;
    co_return unless(against, {}, toWord(ClusterCondition::HostsReachEachOther));
}

OperationTask noAlarm(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    const Result<QList<NodeFigures>> rows = co_await rowsOfAny(access, ask, stop);
    if (!rows)
        co_return std::unexpected(rows.error());
    QStringList against, unknown;
    for (const NodeFigures &row : *rows) {
        if (row.memoryAlarm.value_or(false))
            against.append(QCoreApplication::translate("Recovery", "%1 has a memory alarm").arg(shortName(row.name)));
        if (row.diskAlarm.value_or(false))
            against.append(QCoreApplication::translate("Recovery", "%1 has a disk alarm").arg(shortName(row.name)));
        if (row.running && !row.memoryAlarm && !row.diskAlarm)
            unknown.append(QCoreApplication::translate("Recovery", "%1 does not tell of its alarms").arg(shortName(row.name)));
    }
    co_return unless(against, unknown, toWord(ClusterCondition::NoAlarm));
}

OperationTask queuesAre(AccessPtr access, QList<NodeName> ask, ClusterCondition wanted, std::stop_token stop)
{
    const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
    if (!seats)
        co_return std::unexpected(seats.error());
    QStringList against;
    qsizetype all = 0;
    for (const QueueSeat &seat : seats->queues) {
        const bool isReplicated = seat.replicated() || seat.isUnplaced();
        const bool isRaft = seat.type == QueueType::Quorum || seat.type == QueueType::Stream;
        if (!isReplicated && !(wanted == ClusterCondition::NoQueueInMinority && isRaft))
            continue;
        ++all;
        switch (wanted) {
        case ClusterCondition::NoQueueInMinority:
            if (seat.isUnplaced() || seat.online.size() <= seat.members.size() / 2) {
                against.append(QCoreApplication::translate("Recovery", "%1 has %2 of %3 members online")
                                   .arg(seat.ref.name, QString::number(seat.online.size()), QString::number(seat.members.size())));
            }
            break;
        case ClusterCondition::EveryQueueLed:
            if (seat.leader.isEmpty())
                against.append(QCoreApplication::translate("Recovery", "%1 has no leader").arg(seat.ref.name));
            break;
        default: // a node that was forgotten leaves an even number behind
            if (isRaft && seat.members.size() % 2 == 0)
                against.append(QCoreApplication::translate("Recovery", "%1 has %2 members").arg(seat.ref.name, QString::number(seat.members.size())));
            break;
        }
    }
    co_return unless(against, {}, QCoreApplication::translate("Recovery", "%1: true of %2 replicated queues").arg(toWord(wanted), units::count(double(all))));
}

/// Of a cluster that has gone on without a node the queues that are left have their majority: that alone does not say that all is well.
OperationTask nothingGivenUp(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    QStringList against, unknown;
    bool isSomebodyMissed = false;
    for (const NodeProfile &node : access->profile().nodes) {
        QList<NodeName> others = ask;
        others.removeAll(node.name);
        Result<NodeFigures> row = co_await rowOfAll(access, node.name, others, stop);
        // Where none of the others can be asked it is the one who is left, and counts itself.
        if (!row && row.error().kind != ErrorKind::NotFound)
            row = co_await rowOf(access, node.name, {node.name}, stop);
        if (!row && row.error().kind == ErrorKind::NotFound)
            against.append(QCoreApplication::translate("Recovery", "The cluster has forgotten %1").arg(shortName(node.name)));
        else if (!row)
            unknown.append(silentWords(node.name, row.error()));
        else
            isSomebodyMissed = isSomebodyMissed || !row->running;
    }
    if (!against.isEmpty() || !unknown.isEmpty())
        co_return unless(against, unknown, {});
    // One member of one is a majority, and not what was there before the others were missed.
    if (isSomebodyMissed) {
        const Result<Seats> seats = co_await askSeats(access, ask, false, stop);
        if (!seats)
            co_return std::unexpected(seats.error());
        const Result<QList<QueueSeat>> left = co_await leftWithOne(access, seats->queues, ask, stop);
        if (!left)
            co_return std::unexpected(left.error());
        for (const QueueSeat &seat : *left)
            against.append(QCoreApplication::translate("Recovery", "%1 goes on with one member").arg(seat.ref.name));
        if (!against.isEmpty())
            co_return unless(against, {}, {});
    }
    co_return co_await queuesAre(access, ask, ClusterCondition::NoQueueInMinority, stop);
}

/// Who waits for an upgrade to go on reads whose turn it is, as things stand now.
QCoro::Task<QString> whoseTurn(AccessPtr access, QList<NodeRelease> releases, QList<NodeName> ask, std::stop_token stop)
{
    const Result<QList<NodeFigures>> rows = co_await rowsOfAny(access, ask, stop);
    for (NodeRelease &release : releases) {
        const NodeFigures *row = rows ? rowIn(*rows, release.node) : nullptr;
        release.drained = row != nullptr && row->beingDrained.value_or(false);
    }
    std::optional<QList<QueueSeat>> queues;
    if (const Result<Seats> seats = co_await askSeats(access, ask, false, stop); seats)
        queues = seats->queues;
    co_return upgradeAdvice(releases, queues).words;
}

OperationTask sameVersion(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    QMap<QString, QStringList> nodesOf;
    QList<NodeRelease> releases;
    QStringList against, unknown;
    for (const NodeProfile &node : access->profile().nodes) {
        ManagementClient *client = access->management(node.name);
        if (client == nullptr)
            continue;
        const Result<BrokerOverview> overview = co_await client->overview(stop);
        releases.append({.node = node.name, .version = overview ? overview->versions.rabbitmq : QString()});
        if (!overview)
            unknown.append(silentWords(node.name, overview.error()));
        else
            nodesOf[overview->versions.rabbitmq].append(shortName(node.name));
    }
    for (auto it = nodesOf.begin(); nodesOf.size() > 1 && it != nodesOf.end(); ++it)
        against.append(QCoreApplication::translate("Recovery", "%1 on %2").arg(it.key(), it->join(u", "_s)));
    if (nodesOf.size() > 1)
        against.append(co_await whoseTurn(access, releases, ask, stop));
    co_return unless(against, unknown,
                     QCoreApplication::translate("Recovery", "RabbitMQ %1 on every node").arg(nodesOf.isEmpty() ? QString() : nodesOf.firstKey()));
}

OperationTask flagsEnabled(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    const Result<QList<FeatureFlag>> flags = co_await askFlagsOff(access, ask, stop);
    if (!flags)
        co_return std::unexpected(flags.error());
    QStringList against;
    for (const FeatureFlag &flag : *flags) {
        against.append(flag.state == "unavailable"_L1 ? QCoreApplication::translate("Recovery", "%1 is off: not every node knows it").arg(flag.name)
                                                      : QCoreApplication::translate("Recovery", "%1 is off").arg(flag.name));
    }
    co_return unless(against, {}, toWord(ClusterCondition::FlagsEnabled));
}

OperationTask certificatesValid(AccessPtr access, std::stop_token stop)
{
    QStringList against, unknown;
    for (const NodeProfile &node : access->profile().nodes) {
        ManagementClient *client = access->management(node.name);
        if (client == nullptr)
            continue;
        const Result<HealthCheck> health = co_await client->healthCheck(u"certificate-expiration/1/days"_s, stop);
        if (!health && health.error().kind == ErrorKind::CertificateExpired)
            against.append(health.error().message);
        else if (!health)
            unknown.append(silentWords(node.name, health.error()));
        else if (health->outcome == HealthCheck::Outcome::Failed)
            against.append(QCoreApplication::translate("Recovery", "%1: %2").arg(shortName(node.name), health->reason.left(200)));
    }
    co_return unless(against, unknown, toWord(ClusterCondition::CertificatesValid));
}

OperationTask cookiesAgree(AccessPtr access, std::stop_token stop)
{
    const Result<QMap<NodeName, QString>> hashes = co_await askCookieHashes(access, stop);
    if (!hashes)
        co_return std::unexpected(hashes.error());
    const QSet<QString> different(hashes->cbegin(), hashes->cend());
    QStringList without;
    for (auto it = hashes->begin(); it != hashes->end(); ++it) {
        if (it->isEmpty())
            without.append(QCoreApplication::translate("Recovery", "%1 has no cookie").arg(shortName(it.key())));
    }
    if (without.isEmpty() && different.size() > 1)
        without.append(QCoreApplication::translate("Recovery", "The hosts have %1 different cookies").arg(different.size()));
    co_return unless(without, {}, toWord(ClusterCondition::CookiesAgree));
}

OperationTask certificateRenewed(AccessPtr access, NodeName name, std::stop_token stop)
{
    const Result<QByteArray> said = co_await onHostOf(access, name, certificateFilesCommand(name), {.timeout = Millis{30000}}, stop);
    if (!said)
        co_return std::unexpected(said.error());
    const bool isGood = said->trimmed().endsWith("good");
    co_return whether(isGood,
                      isGood ? QCoreApplication::translate("Recovery", "The certificate files of %1 are good for more than a day").arg(shortName(name))
                             : QCoreApplication::translate("Recovery", "The certificate files of %1 have ended, or end within a day").arg(shortName(name)));
}

OperationTask diskHasRoom(AccessPtr access, NodeName name, std::stop_token stop)
{
    constexpr qint64 leastBytes = 200'000'000;
    constexpr qint64 leastPercent = 2;
    const Result<QByteArray> said = co_await onHostOf(access, name, diskRoomCommand(hostOf(access->profile(), name)), {.timeout = Millis{20000}}, stop);
    if (!said)
        co_return std::unexpected(said.error());
    const QList<QByteArray> figures = said->trimmed().split(' ');
    bool isFree = false;
    bool isSize = false;
    const qint64 free = figures.value(0).toLongLong(&isFree) * 1024;
    const qint64 size = figures.value(1).toLongLong(&isSize) * 1024;
    if (!isFree || !isSize || size <= 0)
        co_return failure(ErrorKind::Malformed,
                          QCoreApplication::translate("Recovery", "The host of %1 does not say how full its disk is").arg(shortName(name)),
                          QString::fromUtf8(said->left(200)));
    co_return whether(
        free >= leastBytes && free >= size / 100 * leastPercent,
        QCoreApplication::translate("Recovery", "%1: %2 of %3 are free").arg(shortName(name), units::bytes(double(free)), units::bytes(double(size))));
}

} // namespace

QCoro::Task<Result<QJsonObject>> lookForCondition(std::shared_ptr<ClusterAccess> access, ClusterCondition condition, NodeName node, QList<NodeName> ask,
                                                  std::stop_token stop)
{
    switch (condition) {
    case ClusterCondition::AllNodesRunning:
        co_return co_await allNodesRunning(access, stop);
    case ClusterCondition::NodeRunning:
    case ClusterCondition::NodeGone:
        co_return co_await nodeRunning(access, node, ask, condition == ClusterCondition::NodeRunning, stop);
    case ClusterCondition::NoPartition:
        co_return co_await noPartition(access, stop);
    case ClusterCondition::NodesLinked:
        co_return co_await nodesLinked(access, stop);
    case ClusterCondition::HostsReachEachOther:
        co_return co_await hostsReachEachOther(access, stop);
    case ClusterCondition::NoAlarm:
        co_return co_await noAlarm(access, ask, stop);
    case ClusterCondition::NothingGivenUp:
        co_return co_await nothingGivenUp(access, ask, stop);
    case ClusterCondition::NoQueueInMinority:
    case ClusterCondition::EveryQueueLed:
    case ClusterCondition::MembersComplete:
        co_return co_await queuesAre(access, ask, condition, stop);
    case ClusterCondition::SameVersion:
        co_return co_await sameVersion(access, ask, stop);
    case ClusterCondition::FlagsEnabled:
        co_return co_await flagsEnabled(access, ask, stop);
    case ClusterCondition::CertificatesValid:
        co_return co_await certificatesValid(access, stop);
    case ClusterCondition::CookiesAgree:
        co_return co_await cookiesAgree(access, stop);
    case ClusterCondition::CertificateRenewed:
        co_return co_await certificateRenewed(access, node, stop);
    case ClusterCondition::DiskHasRoom:
        co_return co_await diskHasRoom(access, node, stop);
    }
    co_return failure(ErrorKind::Internal, u"condition"_s); // never shown
}

} // namespace warrener
