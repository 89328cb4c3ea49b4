#include "record/paper/ReportChart.h"

#include "base/Ids.h"
#include "base/Units.h"
#include "cluster/MetricWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum class Unit : std::uint8_t { Count, PerSecond, Bytes, BytesPerSecond, Percent, Score };

Unit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::PublishRate:
    case Metric::DeliverRate:
    case Metric::AckRate:
        return Unit::PerSecond;
    case Metric::NodeMemory:
    case Metric::NodeMemoryLimit:
    case Metric::NodeDiskFree:
    case Metric::NodeDiskLimit:
        return Unit::Bytes;
    case Metric::HostNetIn:
    case Metric::HostNetOut:
    case Metric::HostNetTotal:
        return Unit::BytesPerSecond;
    case Metric::HostCpu:
    case Metric::HostIoWait:
    case Metric::HostMemory:
    case Metric::HostDiskData:
    case Metric::HostDiskRoot:
        return Unit::Percent;
    case Metric::HostScore:
        return Unit::Score;
    case Metric::MessagesReady:
    case Metric::MessagesUnacked:
    case Metric::Connections:
    case Metric::Channels:
    case Metric::Queues:
    case Metric::Consumers:
    case Metric::NodeDescriptors:
    case Metric::NodeSockets:
    case Metric::NodeProcesses:
    case Metric::NodeRunQueue:
    case Metric::NodeConnections:
    case Metric::HostLoad:
    case Metric::HostProcesses:
    case Metric::ProxySessions:
    case Metric::ProxyServersUp:
        return Unit::Count;
    }
    return Unit::Count;
}

QString valueText(Unit unit, double value)
{
    if (!std::isfinite(value))
        return u"–"_s;
    switch (unit) {
    case Unit::Count:
    case Unit::Score:
        return units::count(value);
    case Unit::PerSecond:
        return units::perSecond(value);
    case Unit::Bytes:
        return units::bytes(value);
    case Unit::BytesPerSecond:
        return units::bytesPerSecond(value);
    case Unit::Percent:
        return units::percent(value);
    }
    Q_UNREACHABLE_RETURN({});
}

double topOf(Unit unit, const QList<const ReportSeries *> &series)
{
    if (unit == Unit::Percent || unit == Unit::Score)
        return 100;
    double most = 0;
    for (const ReportSeries *one : series) {
        for (const double value : one->values)
            most = std::isfinite(value) ? std::max(most, value) : most;
    }
    return most > 0 ? most * 1.1 : 1;
}

/// The newest value that there is; the bucket under way may have none yet.
double lastOf(const ReportSeries &series)
{
    const auto found = std::find_if(series.values.crbegin(), series.values.crend(), [](double value) { return std::isfinite(value); });
    return found == series.values.crend() ? std::numeric_limits<double>::quiet_NaN() : *found;
}

ReportChart::Line lineOf(const ReportSeries &series, Unit unit, double top)
{
    const QString subject = shortName(NodeName{series.key.subject});
    ReportChart::Line line{.name = subject.isEmpty()
                                       ? toWord(series.key.metric)
                                       : QCoreApplication::translate("ReportChart", "%1, %2", "figure, subject").arg(toWord(series.key.metric), subject),
                           .last = valueText(unit, lastOf(series)),
                           .runs = {}};
    bool inRun = false;
    int gap = 0;
    for (qsizetype i = 0; i < series.values.size(); ++i) {
        const double value = series.values[i];
        if (!std::isfinite(value)) {
            // A poll is rarer than a bucket: a hole of half a minute is no gap.
            inRun = inRun && ++gap * series.step < std::chrono::seconds{60};
            continue;
        }
        gap = 0;
        if (!inRun)
            line.runs.append(QList<QPointF>());
        inRun = true;
        line.runs.last().append({(static_cast<double>(i) + 0.5) / static_cast<double>(series.values.size()), 1 - std::clamp(value / top, 0.0, 1.0)});
    }
    return line;
}

} // namespace

QList<ReportChart> chartsOf(const Report &report, const ReportFinding &finding)
{
    QList<ReportChart> charts;
    for (const Unit unit : {Unit::Percent, Unit::Bytes, Unit::PerSecond, Unit::Count, Unit::BytesPerSecond, Unit::Score}) {
        QList<const ReportSeries *> series;
        for (const ReportSeries &one : report.series) {
            if (unitOf(one.key.metric) == unit && finding.charts.contains(one.key) && !one.values.isEmpty())
                series.append(&one);
        }
        if (series.isEmpty())
            continue;
        const double top = topOf(unit, series);
        const ReportSeries &first = *series.first();
        ReportChart chart{.title = toWord(first.key.metric),
                          .top = valueText(unit, top),
                          .from = first.from,
                          .until = first.from + first.step * static_cast<int>(first.values.size()),
                          .lines = {}};
        for (const ReportSeries *one : std::as_const(series))
            chart.lines.append(lineOf(*one, unit, top));
        // A console that has only just begun to look has points, and no line yet.
        const bool isLine = std::ranges::any_of(chart.lines, [](const ReportChart::Line &line) {
            return std::ranges::any_of(line.runs, [](const QList<QPointF> &run) { return run.size() > 1; });
        });
        if (isLine)
            charts.append(std::move(chart));
    }
    return charts;
}

} // namespace warrener
