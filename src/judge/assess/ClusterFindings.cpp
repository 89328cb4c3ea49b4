#include "judge/assess/ClusterFindings.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/QueueFindings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct ClusterWords
{
    Level level;
    const char *id, *title, *text, *one, *briefOne, *briefMany;
};

constexpr ClusterWords partition{Level::Critical,
                                 "cluster.partition",
                                 QT_TRANSLATE_NOOP("Diagnosis", "Network partition"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 run, but do not all see each other: %2. Quorum queues may look well all the same"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "the cluster is partitioned: %1 do not all see each other"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "network partition"),
                                 {}};
constexpr ClusterWords outsideDown{Level::Warning,
                                   "cluster.outside-down",
                                   QT_TRANSLATE_NOOP("Diagnosis", "Node not looked at is down"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 counts %2 as not running; the cluster's settings do not name it, so nobody looks at it"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 counts %2 as not running"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "1 node outside the settings down"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes outside the settings down")};
constexpr ClusterWords majorityLost{Level::Critical,
                                    "cluster.majority-lost",
                                    QT_TRANSLATE_NOOP("Diagnosis", "Majority lost"),
                                    QT_TRANSLATE_NOOP("Diagnosis", "%1; quorum queues with a member on each have stopped"),
                                    QT_TRANSLATE_NOOP("Diagnosis", "%1, which is no majority"),
                                    QT_TRANSLATE_NOOP("Diagnosis", "majority lost"),
                                    {}};
constexpr ClusterWords reduced{Level::Warning,
                               "cluster.reduced",
                               QT_TRANSLATE_NOOP("Diagnosis", "No node to spare"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1; a second lost node would stop quorum queues"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1, none to spare"),
                               QT_TRANSLATE_NOOP("Diagnosis", "no node to spare"),
                               {}};
constexpr ClusterWords totalsMissing{Level::Unknown,
                                     "cluster.totals-missing",
                                     QT_TRANSLATE_NOOP("Diagnosis", "Cluster totals missing"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "no node gives the overview of the cluster: %1"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "the cluster's totals are missing"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "cluster totals missing"),
                                     {}};
constexpr ClusterWords statsDisabled{Level::Note,
                                     "cluster.stats-disabled",
                                     QT_TRANSLATE_NOOP("Diagnosis", "Rates switched off"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "the brokers' metrics collector is disabled: rates and many figures are not there"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "the brokers' metrics collector is disabled"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "rates switched off"),
                                     {}};
constexpr ClusterWords versionsDiffer{Level::Note,
                                      "cluster.versions-differ",
                                      QT_TRANSLATE_NOOP("Diagnosis", "Versions differ"),
                                      QT_TRANSLATE_NOOP("Diagnosis", "the nodes run RabbitMQ %1"),
                                      QT_TRANSLATE_NOOP("Diagnosis", "the nodes run different versions"),
                                      QT_TRANSLATE_NOOP("Diagnosis", "versions differ"),
                                      {}};
Draft draftOf(const ClusterWords &entry, const QStringList &values, TimePoint since = {})
{
    return {.finding = {.id = QString::fromLatin1(entry.id),
                        .level = entry.level,
                        .subject = {},
                        .title = fill(entry.title),
                        .text = fill(entry.text, values),
                        .since = since},
            .clause = fill(entry.one, values),
            .name = {},
            .many = nullptr,
            .all = nullptr,
            .briefOne = entry.briefOne,
            .briefMany = entry.briefMany};
}

void addPartition(QList<Draft> &drafts, const Snapshot &snapshot, const QMap<NodeName, NodeCondition> &conditions)
{
    if (!std::ranges::contains(conditions, NodeCondition::Partitioned))
        return;
    // Who is not seen belongs to it, also where it sees everybody itself.
    QStringList names;
    for (const auto listed = partedNodes(snapshot); const NodeName &name : listed)
        names.append(shortName(name));
    drafts.append(draftOf(partition, {phrases::list(names), disagreement(snapshot)}));
}

void addOutsiders(QList<Draft> &drafts, const Snapshot &snapshot)
{
    QMap<NodeName, QStringList> witnesses;
    for (const NodeLook &node : snapshot.nodes) {
        if (!node.answer.isCurrent())
            continue;
        for (const NodeFigures &peer : node.answer.value->peers) {
            if (peer.isCalledGone() && snapshot.node(peer.name) == nullptr)
                witnesses[peer.name].append(shortName(node.name));
        }
    }
    for (auto peer = witnesses.cbegin(); peer != witnesses.cend(); ++peer)
        drafts.append(draftOf(outsideDown, {phrases::list(peer.value()), shortName(peer.key())}));
}

void addMajority(QList<Draft> &drafts, const Snapshot &snapshot, const QMap<NodeName, NodeCondition> &conditions)
{
    const auto all = snapshot.nodes.size();
    const auto lost = std::ranges::count_if(conditions, [](NodeCondition condition) { return isLost(condition); });
    const auto majority = all / 2 + 1;
    // One node alone is down or not; there is nothing to have a majority of.
    if (all < 2 || lost == 0)
        return;
    TimePoint since{};
    for (const NodeLook &node : snapshot.nodes) {
        if (isLost(conditions.value(node.name)))
            since = std::max(since, node.answer.failingSince);
    }
    const QStringList values{mostInService(servingTally(snapshot))};
    if (all - lost < majority)
        drafts.append(draftOf(majorityLost, values, since));
    else if (all - lost == majority)
        drafts.append(draftOf(reduced, values, since));
}

void addTotals(QList<Draft> &drafts, const Snapshot &snapshot)
{
    if (snapshot.totals.error) {
        drafts.append(draftOf(totalsMissing, {snapshot.totals.error->message}, snapshot.totals.failingSince));
    } else if (snapshot.totals.has() && snapshot.totals.value->statsDisabled) {
        drafts.append(draftOf(statsDisabled, {}));
    }
}

void addVersions(QList<Draft> &drafts, const Snapshot &snapshot)
{
    QStringList versions;
    for (const NodeLook &node : snapshot.nodes) {
        const QString version = node.versions.has() ? node.versions.value->rabbitmq : QString();
        if (!version.isEmpty() && !versions.contains(version))
            versions.append(version);
    }
    versions.sort();
    if (versions.size() > 1)
        drafts.append(draftOf(versionsDiffer, {phrases::list(versions)}));
}

} // namespace

QList<Draft> clusterFindings(const Snapshot &snapshot, const QMap<NodeName, NodeCondition> &conditions)
{
    QList<Draft> drafts;
    addPartition(drafts, snapshot, conditions);
    addOutsiders(drafts, snapshot);
    addMajority(drafts, snapshot, conditions);
    drafts += queueFindings(snapshot);
    addTotals(drafts, snapshot);
    addVersions(drafts, snapshot);
    return drafts;
}

} // namespace warrener
