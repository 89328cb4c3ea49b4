#include "base/Units.h"
#include "cluster/MetricWords.h"
#include "judge/assess/NearLimit.h"
#include "ui/nodes/NodeFacts.h"
#include "ui/nodes/Percent.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::nodeFacts {

namespace {

double asDouble(qint64 value)
{
    return static_cast<double>(value);
}

LimitRow unknown(const QString &label)
{
    return {.label = label, .value = {}, .left = QCoreApplication::translate("NodeFacts", "no data"), .level = Level::Unknown};
}

LimitRow memory(const NodeFigures &figures, Level level)
{
    const QString label = QCoreApplication::translate("NodeFacts", "Memory");
    if (!figures.memoryUsed)
        return unknown(label);
    const double used = asDouble(*figures.memoryUsed);
    if (!figures.memoryLimit || *figures.memoryLimit <= 0)
        return {.label = label, .value = units::bytes(used)};
    const double limit = asDouble(*figures.memoryLimit);
    const bool alarm = figures.memoryAlarm.value_or(false);
    return {.label = label,
            .meter = MeterValue{.share = std::min(used / limit, 1.0), .limit = 1.0, .level = level},
            .value = QCoreApplication::translate("NodeFacts", "%1 of %2").arg(units::bytes(used), units::bytes(limit)),
            .left = alarm ? QCoreApplication::translate("NodeFacts", "alarm, publishers are blocked")
                          : QCoreApplication::translate("NodeFacts", "%1 left").arg(units::bytes(std::max(0.0, limit - used))),
            .level = level};
}

LimitRow disk(const NodeFigures &figures, const HostLook *host, Level level)
{
    const QString label = toWord(Metric::NodeDiskFree);
    if (!figures.diskFree && figures.diskUnwatched)
        return {.label = label, .value = {}, .left = QCoreApplication::translate("NodeFacts", "not watched by the broker"), .level = level};
    if (!figures.diskFree)
        return unknown(label);
    const double free = asDouble(*figures.diskFree);
    const double limit = asDouble(figures.diskFreeLimit.value_or(0));
    const bool alarm = figures.diskAlarm.value_or(false);
    const std::optional<double> total = host && host->figures.has() ? host->figures.value->diskDataTotal : std::nullopt;
    const double scale = total.value_or(std::max({free, limit * 4, 1.0}));
    return {.label = label,
            .meter = MeterValue{.share = std::clamp(free / scale, 0.0, 1.0), .limit = std::clamp(limit / scale, 0.0, 1.0), .level = level},
            .value = QCoreApplication::translate("NodeFacts", "%1, limit %2").arg(units::bytes(free), units::bytes(limit)),
            .left = alarm ? QCoreApplication::translate("NodeFacts", "alarm, publishers are blocked")
                          : QCoreApplication::translate("NodeFacts", "%1 left").arg(units::bytes(std::max(0.0, free - limit))),
            .level = level};
}

LimitRow counted(const QString &label, std::optional<qint64> used, std::optional<qint64> total, Level level)
{
    if (!used)
        return unknown(label);
    const QString text = units::count(asDouble(*used));
    if (!total || *total <= 0)
        return {.label = label, .value = text};
    const double share = asDouble(*used) / asDouble(*total);
    return {.label = label,
            .meter = MeterValue{.share = std::min(share, 1.0), .limit = 1.0, .level = level},
            .value = QCoreApplication::translate("NodeFacts", "%1 of %2").arg(text, units::count(asDouble(*total))),
            .left = QCoreApplication::translate("NodeFacts", "%1 left").arg(wholePercent(std::floor(std::max(0.0, 1 - share) * 100 + 1e-9))),
            .level = level};
}

LimitRow runQueue(const NodeFigures &figures, Level level)
{
    const QString label = toWord(Metric::NodeRunQueue);
    if (!figures.runQueue)
        return unknown(label);
    const double queue = asDouble(*figures.runQueue);
    const int cores = figures.processors.value_or(0);
    if (cores <= 0)
        return {.label = label, .value = units::count(queue)};
    // One sample may be a moment's: as the diagnosis has it, only many times what is long warns.
    const QString words = queue > nearlimit::queuedOften * cores ? QCoreApplication::translate("NodeFacts", "long")
                          : queue > cores                        ? QCoreApplication::translate("NodeFacts", "busy")
                                                                 : QCoreApplication::translate("NodeFacts", "short");
    return {.label = label,
            .meter = MeterValue{.share = std::min(queue / (nearlimit::queuedOften * cores), 1.0), .limit = 1.0, .level = level},
            .value = (cores == 1 ? QCoreApplication::translate("NodeFacts", "%1 on %2 core") : QCoreApplication::translate("NodeFacts", "%1 on %2 cores"))
                         .arg(units::count(queue))
                         .arg(cores),
            .left = words,
            .level = level};
}

} // namespace

QList<LimitRow> limits(const BestFigures &best, const HostLook *host, Level diskLevel)
{
    const NodeFigures &figures = best.figures;
    const nearlimit::Levels levels = nearlimit::levelsOf(figures, best.held);
    QList<LimitRow> rows{
        memory(figures, levels.memory),
        disk(figures, host, std::max(levels.disk, diskLevel)),
        counted(toWord(Metric::NodeDescriptors), figures.descriptorsUsed, figures.descriptorsTotal, levels.descriptors),
        counted(toWord(Metric::NodeSockets), figures.socketsUsed, figures.socketsTotal, levels.sockets),
        counted(toWord(Metric::NodeProcesses), figures.processesUsed, figures.processesTotal, levels.processes),
        runQueue(figures, levels.runQueue),
    };
    if (best.current)
        return rows;
    // The last figures of a silent node warn of nothing any more.
    for (LimitRow &row : rows) {
        row.level = Level::Unknown;
        if (row.meter)
            row.meter->level = Level::Ok;
        if (!row.value.isEmpty())
            row.left = QCoreApplication::translate("NodeFacts", "at %1").arg(units::clockTime(best.asOf));
    }
    return rows;
}

} // namespace warrener::nodeFacts
