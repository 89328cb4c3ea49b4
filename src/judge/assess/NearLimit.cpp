#include "judge/assess/NearLimit.h"

#include <limits>

namespace warrener::nearlimit {

namespace {

double real(const std::optional<qint64> &value)
{
    return static_cast<double>(value.value_or(0));
}

Level ofCounted(const std::optional<qint64> &used, const std::optional<qint64> &total, Level held)
{
    return used && total && *total > 0 ? ofUse(real(used) / real(total), held) : Level::Ok;
}

} // namespace

Levels levelsOf(const NodeFigures &figures, const QMap<QString, Level> &held)
{
    const auto before = [&held](const char *id) { return held.value(QLatin1StringView(id), Level::Ok); };
    const bool diskAlarm = figures.diskAlarm.value_or(false);
    const bool isBlind = !figures.diskFree && figures.diskUnwatched && !diskAlarm;
    // A disk that nobody tells the size of is not full.
    const double free = figures.diskFree ? real(figures.diskFree) : std::numeric_limits<double>::infinity();
    return {.memory = ofMemory(real(figures.memoryUsed), real(figures.memoryLimit), figures.memoryAlarm.value_or(false), before(memoryId)),
            .disk = isBlind ? Level::Warning : ofDisk(free, real(figures.diskFreeLimit), diskAlarm, before(diskId)),
            .descriptors = ofCounted(figures.descriptorsUsed, figures.descriptorsTotal, before(descriptorsId)),
            .sockets = ofCounted(figures.socketsUsed, figures.socketsTotal, before(socketsId)),
            .processes = ofCounted(figures.processesUsed, figures.processesTotal, before(processesId)),
            .runQueue = ofQueued(real(figures.runQueue), figures.processors.value_or(0), before(runQueueId))};
}

} // namespace warrener::nearlimit
