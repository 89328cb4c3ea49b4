#include "ui/diagnosis/ReportCharts.h"

#include "cluster/BestFigures.h"
#include "cluster/MetricWords.h"
#include "ui/model/ClusterStore.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// An hour in steps of a second; more would be no report of this program.
constexpr qsizetype mostValues = 3600;

ChartFormat formatOf(Metric metric)
{
    switch (metric) {
    case Metric::PublishRate:
    case Metric::DeliverRate:
    case Metric::AckRate:
        return ChartFormat::Rate;
    case Metric::NodeMemory:
    case Metric::NodeMemoryLimit:
    case Metric::NodeDiskFree:
    case Metric::NodeDiskLimit:
        return ChartFormat::Bytes;
    case Metric::HostCpu:
    case Metric::HostIoWait:
    case Metric::HostMemory:
    case Metric::HostDiskData:
    case Metric::HostDiskRoot:
        return ChartFormat::Percent;
    case Metric::HostLoad:
        return ChartFormat::Ratio;
    case Metric::HostNetIn:
    case Metric::HostNetOut:
    case Metric::HostNetTotal:
        return ChartFormat::ByteRate;
    default:
        return ChartFormat::Count;
    }
}

QString unitOf(Metric metric)
{
    switch (formatOf(metric)) {
    case ChartFormat::Rate:
        return QCoreApplication::translate("ReportCharts", "messages/s");
    case ChartFormat::Percent:
        return u"%"_s;
    case ChartFormat::Count:
        return QCoreApplication::translate("ReportCharts", "count");
    default:
        return {};
    }
}

ChartLimit limit(double value)
{
    return {.value = value, .label = QCoreApplication::translate("ReportCharts", "limit %1"), .level = Level::Critical};
}

ChartLimit warning(double value)
{
    return {.value = value, .label = QCoreApplication::translate("ReportCharts", "warning %1"), .level = Level::Warning};
}

NodeFigures figuresOf(const ClusterStore &store, const QString &node)
{
    const SnapshotPtr snapshot = store.snapshot();
    const NodeLook *look = snapshot ? snapshot->node(NodeName{node}) : nullptr;
    return look ? bestFigures(*look).figures : NodeFigures{};
}

QList<ChartLimit> limitsOf(const SeriesKey &key, const ClusterStore &store)
{
    const Thresholds &thresholds = store.profile().thresholds;
    switch (key.metric) {
    case Metric::NodeDiskFree:
    case Metric::NodeMemory: {
        const NodeFigures figures = figuresOf(store, key.subject);
        const std::optional<qint64> value = key.metric == Metric::NodeMemory ? figures.memoryLimit : figures.diskFreeLimit;
        return value && *value > 0 ? QList{limit(static_cast<double>(*value))} : QList<ChartLimit>();
    }
    case Metric::HostCpu:
        return {warning(thresholds.cpuWarning)};
    case Metric::HostMemory:
        return {warning(thresholds.memoryWarning)};
    case Metric::HostDiskData:
    case Metric::HostDiskRoot:
        return {warning(thresholds.diskWarning)};
    case Metric::HostLoad:
        return {warning(thresholds.loadWarning)};
    default:
        return {};
    }
}

/// A node and its host are one machine.
QString machineOf(const ClusterStore &store, const QString &name)
{
    const NodeProfile *node = store.profile().node({name});
    return node && !node->host.isEmpty() ? node->host.value : name;
}

} // namespace

History historyOf(const Report &report)
{
    History history;
    for (const ReportSeries &series : report.series) {
        for (qsizetype i = 0; i < std::min(series.values.size(), mostValues); ++i) {
            if (const TimePoint at = series.from + series.step * i; std::isfinite(series.values.at(i)) && at <= report.at)
                history.add(series.key, at, series.values.at(i));
        }
    }
    return history;
}

QList<ChartSpec> chartsOf(const Report &report, const ReportFinding &finding, const ClusterStore &store)
{
    QList<ChartSpec> specs;
    for (const SeriesKey &key : finding.charts) {
        const bool kept = std::ranges::any_of(report.series, [&key](const ReportSeries &series) {
            return series.key == key && std::ranges::any_of(series.values, [](double value) { return std::isfinite(value); });
        });
        if (!kept)
            continue;
        const QString id = u"report."_s + toId(key.metric);
        auto spec = std::ranges::find(specs, id, &ChartSpec::id);
        if (spec == specs.end()) {
            specs.append({.id = id,
                          .title = toWord(key.metric),
                          .unit = unitOf(key.metric),
                          .format = formatOf(key.metric),
                          .series = {},
                          .limits = limitsOf(key, store),
                          .minimumMax = 0,
                          .eventWords = specs.isEmpty()});
            spec = specs.end() - 1;
        }
        spec->series.append({.key = key,
                             .name = key.subject.isEmpty() ? QCoreApplication::translate("ReportCharts", "all") : shortName({key.subject}),
                             .color = key.subject.isEmpty() ? 0 : store.seriesIndex(key.subject)});
    }
    return specs;
}

QList<Event> eventsOf(const Report &report, const ReportFinding &finding, const ClusterStore &store)
{
    const QString machine = finding.host.isEmpty() ? machineOf(store, finding.subject.name) : finding.host;
    QList<Event> events;
    for (const Event &event : store.events()) {
        const bool within = event.at <= report.at && event.at >= report.at - std::chrono::hours(1);
        if (within && (event.subject.kind == SubjectKind::Cluster || machineOf(store, event.subject.name) == machine))
            events.append(event);
    }
    return events;
}

} // namespace warrener
