#pragma once

#include "cluster/Level.h"

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

/// `used` and `limit` in bytes. A limit of 0 or less: there is none to be near to.
constexpr Level ofMemory(double used, double limit, bool alarm)
{
    return alarm ? Level::Critical : limit > 0 && used > memoryShare * limit ? Level::Warning : Level::Ok;
}

/// `free` and `limit` in bytes.
constexpr Level ofDisk(double free, double limit, bool alarm)
{
    return alarm ? Level::Critical : limit > 0 && free < diskTimesLimit * limit ? Level::Warning : Level::Ok;
}

/// `share`: of what there is, 0 to 1.
constexpr Level ofUse(double share)
{
    return share > usedUpShare ? Level::Critical : share > useShare ? Level::Warning : Level::Ok;
}

} // namespace warrener::nearlimit
