#include "ui/overview/OverviewCharts.h"

#include "cluster/BestFigures.h"
#include "cluster/MetricWords.h"
#include "judge/assess/NodeCondition.h"
#include "ui/model/ClusterStore.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// More limits than this would be a fence, not a line.
constexpr qsizetype mostLimits = 3;

ChartSeries ofCluster(Metric metric, const QString &name, int color)
{
    return {.key = {metric, {}}, .name = name, .color = color};
}

QList<ChartSeries> ofNodes(const ClusterStore &store, Metric metric)
{
    QList<ChartSeries> series;
    for (const NodeProfile &node : store.profile().nodes) {
        series += {.key = {metric, node.name.value}, .name = shortName(node.name), .color = store.seriesIndex(node.name.value)};
    }
    return series;
}

QList<ChartSeries> ofHosts(const ClusterStore &store, Metric metric)
{
    QList<ChartSeries> series;
    for (const HostProfile &host : store.profile().hosts) {
        series += {.key = {metric, host.name.value}, .name = host.name.value, .color = store.seriesIndex(host.name.value)};
    }
    return series;
}

/// One line where all nodes have the same limit, with this label, else a line a node.
template <class LimitOf>
QList<ChartLimit> nodeLimits(const ClusterStore &store, const QString &label, LimitOf limitOf)
{
    QList<ChartLimit> limits;
    const SnapshotPtr snapshot = store.snapshot();
    if (!snapshot)
        return limits;
    for (const NodeLook &node : snapshot->nodes) {
        // A silent node's limit is still the one it had.
        const BestFigures best = bestFigures(node);
        const NodeFigures *figures = isNever(best.asOf) ? figuresOf(*snapshot, node) : &best.figures;
        const std::optional<qint64> value = figures ? limitOf(*figures) : std::nullopt;
        if (!value || *value <= 0)
            continue;
        const auto raw = static_cast<double>(*value);
        if (std::ranges::find(limits, raw, &ChartLimit::value) == limits.end()) {
            limits += {.value = raw, .label = QCoreApplication::translate("OverviewPage", "%1: limit %2", "a node's limit").arg(shortName(node.name), u"%1"_s)};
        }
    }
    if (limits.size() == 1)
        limits[0].label = label;
    if (limits.size() > mostLimits)
        limits.resize(mostLimits);
    return limits;
}

ChartLimit warning(double value)
{
    return {.value = value, .label = QCoreApplication::translate("OverviewPage", "warning %1"), .level = Level::Warning};
}

} // namespace

QList<ChartSpec> overviewCharts(const ClusterStore &store)
{
    const Thresholds &thresholds = store.profile().thresholds;
    const QString count = QCoreApplication::translate("OverviewPage", "count");
    return {
        {.id = u"rates"_s,
         .title = QCoreApplication::translate("OverviewPage", "Message rates"),
         .unit = QCoreApplication::translate("OverviewPage", "messages/s"),
         .format = ChartFormat::Rate,
         .series = {ofCluster(Metric::PublishRate, QCoreApplication::translate("OverviewPage", "publish"), 0),
                    ofCluster(Metric::DeliverRate, QCoreApplication::translate("OverviewPage", "deliver"), 1),
                    ofCluster(Metric::AckRate, QCoreApplication::translate("OverviewPage", "ack"), 2)},
         .limits = {},
         .minimumMax = 8,
         .eventWords = true},
        {.id = u"messages"_s,
         .title = QCoreApplication::translate("OverviewPage", "Messages"),
         .unit = count,
         .format = ChartFormat::Count,
         .series = {ofCluster(Metric::MessagesReady, QCoreApplication::translate("OverviewPage", "ready"), 0),
                    ofCluster(Metric::MessagesUnacked, QCoreApplication::translate("OverviewPage", "unacked"), 1)},
         .limits = {},
         .minimumMax = 8},
        {.id = u"clients"_s,
         .title = QCoreApplication::translate("OverviewPage", "Clients"),
         .unit = count,
         .format = ChartFormat::Count,
         .series = {ofCluster(Metric::Connections, QCoreApplication::translate("OverviewPage", "connections"), 0),
                    ofCluster(Metric::Channels, QCoreApplication::translate("OverviewPage", "channels"), 1)},
         .limits = {},
         .minimumMax = 8},
        {.id = u"memory"_s,
         .title = toWord(Metric::NodeMemory),
         .unit = {},
         .format = ChartFormat::Bytes,
         .series = ofNodes(store, Metric::NodeMemory),
         .limits = nodeLimits(store, QCoreApplication::translate("OverviewPage", "limit %1", "at most so much memory"),
                              [](const NodeFigures &figures) { return figures.memoryLimit; })},
        {.id = u"disk"_s,
         .title = toWord(Metric::NodeDiskFree),
         .unit = {},
         .format = ChartFormat::Bytes,
         .series = ofNodes(store, Metric::NodeDiskFree),
         .limits = nodeLimits(store, QCoreApplication::translate("OverviewPage", "limit %1", "at least so much free disk"),
                              [](const NodeFigures &figures) { return figures.diskFreeLimit; })},
        {.id = u"cpu"_s,
         .title = QCoreApplication::translate("OverviewPage", "CPU"),
         .unit = QCoreApplication::translate("OverviewPage", "% of all cores"),
         .format = ChartFormat::Percent,
         .series = ofHosts(store, Metric::HostCpu),
         .limits = {warning(thresholds.cpuWarning)}},
        {.id = u"load"_s,
         .title = QCoreApplication::translate("OverviewPage", "Load"),
         .unit = QCoreApplication::translate("OverviewPage", "1 min, per core"),
         .format = ChartFormat::Ratio,
         .series = ofHosts(store, Metric::HostLoad),
         .limits = {{.value = thresholds.loadCritical, .label = QCoreApplication::translate("OverviewPage", "critical %1"), .level = Level::Critical}}},
        {.id = u"network"_s,
         .title = toWord(Metric::HostNetTotal),
         .unit = QCoreApplication::translate("OverviewPage", "%1, in and out"),
         .format = ChartFormat::ByteRate,
         .series = ofHosts(store, Metric::HostNetTotal),
         .limits = {},
         .minimumMax = 10'000},
        {.id = u"hostMemory"_s,
         .title = toWord(Metric::HostMemory),
         .unit = QCoreApplication::translate("OverviewPage", "% used"),
         .format = ChartFormat::Percent,
         .series = ofHosts(store, Metric::HostMemory),
         .limits = {warning(thresholds.memoryWarning)}},
    };
}

} // namespace warrener
