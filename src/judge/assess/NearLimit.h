#pragma once

#include "judge/assess/Held.h"

/// How near its limit a broker is, said in one place for the window's verdict, its tables and the diagnosis.
namespace warrener::nearlimit {

/// Of the watermark; memory swings around it, so less would warn of brokers that are well.
constexpr double memoryShare = 0.9;
/// Of descriptors, sockets and processes, as RabbitMQ's own dashboards alert.
constexpr double useShare = 0.8;
constexpr double usedUpShare = 0.95;
/// A disk within twice its limit fills in no time.
constexpr double diskTimesLimit = 2;
/// Runnable processes a scheduler: over minutes, and in one sample, which may be a moment's.
constexpr double queuedOften = 10;
constexpr double queuedNow = 50;

/// What a limit counts by, where it was crossed a look ago: `held` tells how, and of those that were not it is Ok.
constexpr double margin(Level held, Level level = Level::Warning)
{
    return held >= level ? held::share : 1;
}

/// `used` and `limit` in bytes. A limit of 0 or less: there is none to be near to.
constexpr Level ofMemory(double used, double limit, bool alarm, Level held = Level::Ok)
{
    return alarm ? Level::Critical : limit > 0 && used > margin(held) * memoryShare * limit ? Level::Warning : Level::Ok;
}

/// `free` and `limit` in bytes.
constexpr Level ofDisk(double free, double limit, bool alarm, Level held = Level::Ok)
{
    return alarm ? Level::Critical : limit > 0 && free < diskTimesLimit * limit / margin(held) ? Level::Warning : Level::Ok;
}

/// `share`: of what there is, 0 to 1.
constexpr Level ofUse(double share, Level held = Level::Ok)
{
    return share > margin(held, Level::Critical) * usedUpShare ? Level::Critical : share > margin(held) * useShare ? Level::Warning : Level::Ok;
}

/// Of one sample. The figure jumps from look to look: what was too long is so until it would not be over minutes either.
constexpr Level ofQueued(double queued, int schedulers, Level held = Level::Ok)
{
    return schedulers > 0 && queued > (held >= Level::Warning ? queuedOften : queuedNow) * schedulers ? Level::Warning : Level::Ok;
}

/// The findings by which a look keeps what it said: the keys of NodeLook::held.
inline constexpr auto memoryId = "node.memory-near-limit";
inline constexpr auto diskId = "node.disk-near-limit";
inline constexpr auto descriptorsId = "node.descriptors-near-limit";
inline constexpr auto socketsId = "node.sockets-near-limit";
inline constexpr auto processesId = "node.processes-near-limit";
inline constexpr auto runQueueId = "node.run-queue-near-limit";

/// How near each of its limits a node is. What it does not tell is Ok, but a disk that it does not watch.
struct Levels
{
    Level memory = Level::Ok, disk = Level::Ok, descriptors = Level::Ok, sockets = Level::Ok, processes = Level::Ok, runQueue = Level::Ok;

    bool operator==(const Levels &) const = default;
};

/// `held`: NodeLook::held.
Levels levelsOf(const NodeFigures &figures, const QMap<QString, Level> &held);

} // namespace warrener::nearlimit
