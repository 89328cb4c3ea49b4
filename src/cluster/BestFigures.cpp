#include "cluster/BestFigures.h"

#include "base/WholeNumber.h"

namespace warrener {

namespace {

/// A century: what is said to run longer says nothing.
constexpr std::chrono::seconds longestUptime{3'155'760'000};

std::optional<qint64> whole(const std::optional<double> &value)
{
    return value ? wholeNumber(*value) : std::nullopt;
}

} // namespace

std::optional<Millis> uptimeOf(const BrokerMetrics &metrics)
{
    const auto seconds = whole(metrics.uptime);
    return seconds && *seconds < longestUptime.count() ? std::optional<Millis>(std::chrono::seconds{*seconds}) : std::nullopt;
}

NodeFigures toFigures(const BrokerMetrics &metrics)
{
    NodeFigures figures;
    figures.running = true;
    figures.memoryUsed = whole(metrics.memoryUsed);
    figures.memoryLimit = whole(metrics.memoryLimit);
    figures.memoryAlarm = metrics.memoryAlarm;
    // The 0 of a watch that is off, or has died, is no figure: a disk that is really so full has raised the alarm.
    figures.diskUnwatched = metrics.diskFree && *metrics.diskFree <= 0 && !metrics.diskAlarm.value_or(false);
    figures.diskFree = figures.diskUnwatched ? std::nullopt : whole(metrics.diskFree);
    figures.diskFreeLimit = whole(metrics.diskFreeLimit);
    figures.diskAlarm = metrics.diskAlarm;
    figures.descriptorsUsed = whole(metrics.descriptors);
    figures.descriptorsTotal = whole(metrics.descriptorsLimit);
    figures.processesUsed = whole(metrics.erlangProcesses);
    figures.processesTotal = whole(metrics.erlangProcessesLimit);
    figures.uptime = uptimeOf(metrics);
    return figures;
}

NodeFigures completedBy(NodeFigures figures, const BrokerMetrics &metrics)
{
    const NodeFigures told = toFigures(metrics);
    if (!figures.memoryUsed) {
        figures.memoryUsed = told.memoryUsed;
        figures.memoryLimit = told.memoryLimit;
    }
    // An alarm that the row tells stands, whatever figures it lacks.
    if (!figures.memoryAlarm)
        figures.memoryAlarm = told.memoryAlarm;
    figures.diskUnwatched = figures.diskUnwatched || (!figures.diskFree && told.diskUnwatched);
    if (!figures.diskFree && !told.diskUnwatched) {
        figures.diskFree = told.diskFree;
        figures.diskFreeLimit = told.diskFreeLimit;
    }
    if (!figures.diskAlarm)
        figures.diskAlarm = told.diskAlarm;
    if (!figures.descriptorsUsed) {
        figures.descriptorsUsed = told.descriptorsUsed;
        figures.descriptorsTotal = told.descriptorsTotal;
    }
    if (!figures.processesUsed) {
        figures.processesUsed = told.processesUsed;
        figures.processesTotal = told.processesTotal;
    }
    if (!figures.uptime)
        figures.uptime = told.uptime;
    return figures;
}

BestFigures bestFigures(const NodeLook &node)
{
    BestFigures best{.figures = {}, .held = node.held};
    const bool ofMetrics = !node.answer.isCurrent() && (node.metrics.isCurrent() || !node.answer.has());
    if (!ofMetrics) {
        const bool isCompleted = node.answer.isCurrent() && node.metrics.isCurrent();
        best.figures = isCompleted ? completedBy(node.answer.value->self, *node.metrics.value) : node.answer.value->self;
        best.asOf = node.answer.asOf;
        best.current = node.answer.isCurrent();
    } else if (node.metrics.has()) {
        best.figures = toFigures(*node.metrics.value);
        best.asOf = node.metrics.asOf;
        best.current = node.metrics.isCurrent();
        best.fromMetrics = true;
    }
    best.figures.name = node.name;
    return best;
}

QString rabbitmqVersion(const NodeLook &node)
{
    if (node.versions.has() && !node.versions.value->rabbitmq.isEmpty())
        return node.versions.value->rabbitmq;
    return node.metrics.has() ? node.metrics.value->rabbitmqVersion : QString();
}

QString erlangVersion(const NodeLook &node)
{
    if (node.versions.has() && !node.versions.value->erlang.isEmpty())
        return node.versions.value->erlang;
    return node.metrics.has() ? node.metrics.value->erlangVersion : QString();
}

} // namespace warrener
