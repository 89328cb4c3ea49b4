#include "ui/nodes/SubjectCharts.h"

#include "cluster/BestFigures.h"
#include "cluster/MetricWords.h"
#include "ui/model/ClusterStore.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

ChartSeries line(Metric metric, const QString &subject, const QString &name, int color)
{
    return {.key = {metric, subject}, .name = name, .color = color};
}

ChartLimit warningAt(double value)
{
    return {.value = value, .label = QCoreApplication::translate("SubjectCharts", "warning %1"), .level = Level::Warning};
}

QList<ChartLimit> limitAt(const std::optional<qint64> &value, const QString &label)
{
    if (!value || *value <= 0)
        return {};
    return {{.value = static_cast<double>(*value), .label = label, .level = Level::Critical}};
}

ChartSpec cpu(const QString &host, const Thresholds &thresholds)
{
    return {.id = u"hostCpu"_s,
            .title = toWord(Metric::HostCpu),
            .unit = QCoreApplication::translate("SubjectCharts", "% of all cores"),
            .format = ChartFormat::Percent,
            .series = {line(Metric::HostCpu, host, QCoreApplication::translate("SubjectCharts", "all"), 0),
                       line(Metric::HostIoWait, host, toWord(Metric::HostIoWait), 1)},
            .limits = {warningAt(thresholds.cpuWarning)},
            .eventWords = true};
}

} // namespace

QList<ChartSpec> nodeCharts(const ClusterStore &store, const Snapshot &snapshot, const NodeLook &node)
{
    const NodeFigures figures = bestFigures(node).figures;
    const QString name = node.name.value;
    const int color = store.seriesIndex(name);
    QList<ChartSpec> specs{
        {.id = u"nodeDisk"_s,
         .title = toWord(Metric::NodeDiskFree),
         .unit = {},
         .format = ChartFormat::Bytes,
         .series = {line(Metric::NodeDiskFree, name, QCoreApplication::translate("SubjectCharts", "free"), color)},
         .limits = limitAt(figures.diskFreeLimit, QCoreApplication::translate("SubjectCharts", "limit %1", "at least so much free disk")),
         .eventWords = true},
        {.id = u"nodeMemory"_s,
         .title = QCoreApplication::translate("SubjectCharts", "Memory"),
         .unit = {},
         .format = ChartFormat::Bytes,
         .series = {line(Metric::NodeMemory, name, QCoreApplication::translate("SubjectCharts", "used"), color)},
         .limits = limitAt(figures.memoryLimit, QCoreApplication::translate("SubjectCharts", "limit %1", "at most so much memory")),
         .eventWords = true},
    };
    if (node.host.isEmpty()) {
        specs.append({.id = u"nodeRunQueue"_s,
                      .title = toWord(Metric::NodeRunQueue),
                      .unit = QCoreApplication::translate("SubjectCharts", "processes"),
                      .format = ChartFormat::Count,
                      .series = {line(Metric::NodeRunQueue, name, QCoreApplication::translate("SubjectCharts", "waiting"), color)},
                      .limits = {},
                      .minimumMax = 4});
    } else {
        specs.append(cpu(node.host.value, snapshot.thresholds));
    }
    return specs;
}

QList<ChartSpec> hostCharts(const ClusterStore &store, const HostName &host, const Thresholds &thresholds)
{
    const QString name = host.value;
    const int color = store.seriesIndex(name);
    const QString used = QCoreApplication::translate("SubjectCharts", "% used");
    return {
        cpu(name, thresholds),
        {.id = u"hostMemory"_s,
         .title = toWord(Metric::HostMemory),
         .unit = used,
         .format = ChartFormat::Percent,
         .series = {line(Metric::HostMemory, name, QCoreApplication::translate("SubjectCharts", "used"), color)},
         .limits = {warningAt(thresholds.memoryWarning)}},
        {.id = u"hostLoad"_s,
         .title = QCoreApplication::translate("SubjectCharts", "Load"),
         .unit = QCoreApplication::translate("SubjectCharts", "1 min, per core"),
         .format = ChartFormat::Ratio,
         .series = {line(Metric::HostLoad, name, QCoreApplication::translate("SubjectCharts", "load"), color)},
         .limits = {warningAt(thresholds.loadWarning)},
         .minimumMax = 1},
        {.id = u"hostNetwork"_s,
         .title = toWord(Metric::HostNetTotal),
         .unit = {},
         .format = ChartFormat::ByteRate,
         .series = {line(Metric::HostNetIn, name, QCoreApplication::translate("SubjectCharts", "in"), 0),
                    line(Metric::HostNetOut, name, QCoreApplication::translate("SubjectCharts", "out"), 1)},
         .limits = {}},
        {.id = u"hostDisks"_s,
         .title = QCoreApplication::translate("SubjectCharts", "Disks"),
         .unit = used,
         .format = ChartFormat::Percent,
         .series = {line(Metric::HostDiskData, name, QCoreApplication::translate("SubjectCharts", "data"), 0),
                    line(Metric::HostDiskRoot, name, QCoreApplication::translate("SubjectCharts", "system"), 1)},
         .limits = {warningAt(thresholds.diskWarning)}},
        {.id = u"hostProcesses"_s,
         .title = toWord(Metric::HostProcesses),
         .unit = QCoreApplication::translate("SubjectCharts", "count"),
         .format = ChartFormat::Count,
         .series = {line(Metric::HostProcesses, name, QCoreApplication::translate("SubjectCharts", "all"), color)},
         .limits = {}},
    };
}

QList<Event> eventsAbout(const QList<Event> &events, const NodeName &node, const HostName &host)
{
    QList<Event> about;
    for (const Event &event : events) {
        const bool ofNode = event.subject.kind == SubjectKind::Node && !node.isEmpty() && event.subject.name == node.value;
        const bool ofHost =
            (event.subject.kind == SubjectKind::Host || event.subject.kind == SubjectKind::Proxy) && !host.isEmpty() && event.subject.name == host.value;
        if (event.subject.kind == SubjectKind::Cluster || ofNode || ofHost)
            about.append(event);
    }
    return about;
}

} // namespace warrener
