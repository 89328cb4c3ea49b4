#include "ui/nodes/BestFigures.h"

namespace warrener {

namespace {

std::optional<qint64> whole(const std::optional<double> &value)
{
    return value ? std::optional(static_cast<qint64>(*value)) : std::nullopt;
}

NodeFigures fromMetrics(const NodeLook &node, const BrokerMetrics &metrics)
{
    NodeFigures figures;
    figures.name = node.name;
    figures.running = true;
    figures.memoryUsed = whole(metrics.memoryUsed);
    figures.memoryLimit = whole(metrics.memoryLimit);
    figures.memoryAlarm = metrics.memoryAlarm;
    figures.diskFree = whole(metrics.diskFree);
    figures.diskFreeLimit = whole(metrics.diskFreeLimit);
    figures.diskAlarm = metrics.diskAlarm;
    figures.descriptorsUsed = whole(metrics.descriptors);
    figures.descriptorsTotal = whole(metrics.descriptorsLimit);
    figures.processesUsed = whole(metrics.erlangProcesses);
    figures.processesTotal = whole(metrics.erlangProcessesLimit);
    return figures;
}

} // namespace

BestFigures bestFigures(const NodeLook &node)
{
    if (node.answer.isCurrent())
        return {.figures = node.answer.value->self, .asOf = node.answer.asOf, .current = true};
    if (node.metrics.isCurrent()) {
        return {.figures = fromMetrics(node, *node.metrics.value), .asOf = node.metrics.asOf, .current = true, .fromMetrics = true};
    }
    if (node.answer.has())
        return {.figures = node.answer.value->self, .asOf = node.answer.asOf};
    if (node.metrics.has())
        return {.figures = fromMetrics(node, *node.metrics.value), .asOf = node.metrics.asOf, .fromMetrics = true};
    BestFigures nothing;
    nothing.figures.name = node.name;
    return nothing;
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
