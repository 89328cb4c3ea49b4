#include "run/operations/recovery/VersionGuards.h"

#include "base/Phrases.h"
#include "run/operations/NodeNames.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/RepairCommands.h"

#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto writtenForName = "guard.written-for"_L1;
constexpr auto oneSeriesName = "guard.one-series"_L1;
constexpr auto rejoinsName = "guard.rejoins"_L1;
constexpr auto brokersKey = "brokers"_L1;
constexpr Millis installedPatience{6000};

/// "4.0" of "4.0.5-rc.1"; null: it is none.
QVersionNumber seriesOf(const QString &version)
{
    const QVersionNumber number = QVersionNumber::fromString(version);
    return number.segmentCount() < 2 ? QVersionNumber() : QVersionNumber(number.majorVersion(), number.minorVersion());
}

/// "4.0.5 on broker1, broker2 and 4.3.6 on broker3", the oldest first.
QString releasesWords(const QList<NodeRelease> &nodes)
{
    QMap<QVersionNumber, std::pair<QString, QStringList>> byVersion;
    for (const NodeRelease &node : nodes) {
        if (seriesOf(node.version).isNull())
            continue;
        auto &[version, names] = byVersion[QVersionNumber::fromString(node.version)];
        version = node.version;
        names.append(shortName(node.node));
    }
    QStringList words;
    for (const auto &[version, names] : std::as_const(byVersion))
        words.append(QCoreApplication::translate("Recovery", "%1 on %2").arg(version, names.join(u", "_s)));
    return phrases::list(words);
}

QList<QVersionNumber> seriesAmong(const QList<NodeRelease> &nodes)
{
    QList<QVersionNumber> all;
    for (const NodeRelease &node : nodes) {
        const QVersionNumber series = seriesOf(node.version);
        if (!series.isNull() && !all.contains(series))
            all.append(series);
    }
    std::ranges::sort(all);
    return all;
}

QCoro::Task<NodeRelease> releaseOf(AccessPtr access, NodeName name, std::stop_token stop)
{
    NodeRelease release{.node = name};
    if (ManagementClient *client = access->management(name); client != nullptr) {
        if (const Result<BrokerOverview> overview = co_await client->overview(stop); overview)
            release.version = overview->versions.rabbitmq;
    }
    co_return release;
}

QCoro::Task<QList<NodeRelease>> askReleases(AccessPtr access, std::stop_token stop)
{
    std::vector<QCoro::Task<NodeRelease>> asking;
    for (const NodeProfile &node : access->profile().nodes)
        asking.push_back(releaseOf(access, node.name, stop));
    QList<NodeRelease> releases;
    for (QCoro::Task<NodeRelease> &one : asking)
        releases.append(co_await one);
    co_return releases;
}

OperationResult answerOf(const Result<QString> &judged)
{
    if (!judged)
        return std::unexpected(judged.error());
    return saying(*judged);
}

/// Argument: {"brokers"}.
OperationTask writtenFor(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeRelease> releases = co_await askReleases(access, context.stop);
    co_return answerOf(judgeWrittenFor(texts(arguments, brokersKey), releases));
}

OperationTask oneSeries(AccessPtr access, QJsonObject, StepContext context)
{
    const QList<NodeRelease> releases = co_await askReleases(access, context.stop);
    co_return answerOf(judgeOneSeries(releases));
}

/// Argument: {"node"}: the host of the node is asked what is installed there.
OperationTask rejoins(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    // Side by side: either may be silent, and a rule is asked again before every use of force.
    QCoro::Task<Result<QByteArray>> asking = onHostOf(access, name, installedVersionCommand(), {.timeout = installedPatience}, context.stop);
    const QList<NodeRelease> releases = co_await askReleases(access, context.stop);
    const Result<QByteArray> installed = co_await asking;
    co_return answerOf(judgeRejoins(name, installed ? installedVersionFrom(*installed) : QString(), releases));
}

} // namespace

Result<QString> judgeWrittenFor(const QStringList &brokers, const QList<NodeRelease> &nodes)
{
    QList<QVersionNumber> known;
    for (const QString &broker : brokers) {
        if (const QVersionNumber series = seriesOf(broker); !series.isNull())
            known.append(series);
    }
    if (known.isEmpty())
        return QCoreApplication::translate("Recovery", "The plan does not say for which RabbitMQ it was written");
    const auto [lowest, highest] = std::ranges::minmax(known);
    const QString range =
        lowest == highest ? lowest.toString() : QCoreApplication::translate("Recovery", "%1 to %2").arg(lowest.toString(), highest.toString());
    QList<NodeRelease> outside;
    std::ranges::copy_if(nodes, std::back_inserter(outside), [low = lowest, high = highest](const NodeRelease &node) {
        const QVersionNumber series = seriesOf(node.version);
        return !series.isNull() && (series < low || series > high);
    });
    if (!outside.isEmpty()) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Recovery", "The plan was written for RabbitMQ %1, and there is %2: read each step before you pass this")
                           .arg(range, releasesWords(outside)));
    }
    const QString there = releasesWords(nodes);
    return there.isEmpty() ? QCoreApplication::translate("Recovery", "Written for RabbitMQ %1; no node tells what it runs").arg(range)
                           : QCoreApplication::translate("Recovery", "Written for RabbitMQ %1; there is %2").arg(range, there);
}

Result<QString> judgeOneSeries(const QList<NodeRelease> &nodes)
{
    const QList<QVersionNumber> series = seriesAmong(nodes);
    if (series.size() > 1) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Recovery", "An upgrade is under way: %1. What this plan does wants one version: finish the upgrade first, "
                                                               "by the plan “upgrade-stopped”")
                           .arg(releasesWords(nodes)));
    }
    return series.isEmpty() ? QCoreApplication::translate("Recovery", "No node tells what it runs")
                            : QCoreApplication::translate("Recovery", "RabbitMQ %1 on all that answer").arg(series.first().toString());
}

Result<QString> judgeRejoins(const NodeName &node, const QString &installed, const QList<NodeRelease> &nodes)
{
    QList<NodeRelease> peers = nodes;
    peers.removeIf([&node](const NodeRelease &other) { return other.node == node; });
    const QList<QVersionNumber> series = seriesAmong(peers);
    const QVersionNumber own = seriesOf(installed);
    if (series.isEmpty())
        return QCoreApplication::translate("Recovery", "No peer of %1 tells what it runs").arg(shortName(node));
    if (own.isNull()) {
        return QCoreApplication::translate("Recovery", "Nobody can say what is installed on the host of %1; its peers run %2: it has to be of that series")
            .arg(shortName(node), releasesWords(peers));
    }
    // It may be the next one whose turn it is: of a mixed cluster nobody can say which of the two it should be.
    if (series.size() == 1 && own != series.first()) {
        return failure(ErrorKind::Forbidden,
                       own < series.first()
                           ? QCoreApplication::translate("Recovery", "%1 has RabbitMQ %2, its peers run %3, which may not let an older one in again: install "
                                                                     "theirs on its host first")
                                 .arg(shortName(node), installed, releasesWords(peers))
                           : QCoreApplication::translate("Recovery", "%1 has RabbitMQ %2, its peers run %3: it would come back as the first of an upgrade. "
                                                                     "Install theirs on its host first")
                                 .arg(shortName(node), installed, releasesWords(peers)));
    }
    return QCoreApplication::translate("Recovery", "%1 has RabbitMQ %2, its peers run %3").arg(shortName(node), installed, releasesWords(peers));
}

void addVersionGuards(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, writtenForName, access, writtenFor);
    add(operations, oneSeriesName, access, oneSeries);
    add(operations, rejoinsName, access, rejoins);
}

Guard writtenForGuard(const QStringList &brokers)
{
    return guard(u"written-for"_s, QCoreApplication::translate("Recovery", "Written for this RabbitMQ"),
                 call(writtenForName, {{brokersKey, QJsonArray::fromStringList(brokers)}}), true);
}

Guard oneSeriesGuard()
{
    return guard(u"one-version"_s, QCoreApplication::translate("Recovery", "No upgrade is under way"), call(oneSeriesName, {}), true);
}

Guard rejoinsGuard(const NodeName &node)
{
    return guard(u"rejoins"_s, QCoreApplication::translate("Recovery", "%1 has what its peers run").arg(shortName(node)),
                 call(rejoinsName, {{key::node, node.value}}), true);
}

} // namespace warrener
