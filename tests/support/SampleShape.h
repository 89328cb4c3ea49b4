#pragma once

#include "support/SampleParts.h"

namespace warrener::sampleData {

/// The level around which figures of one machine move.
struct Machine
{
    QString name;
    double memory = 0, memoryLimit = 0, diskFree = 0; ///< GiB
    double cpu = 0, load = 0, memoryUsed = 0;         ///< %, per core, %
    double network = 0;                               ///< MB/s
};

struct Shape
{
    QString name;
    Environment environment = Environment::Production;
    TimePoint now{};
    QList<Machine> brokers;
    QList<Machine> proxies;
    double publish = 0, deliver = 0, ack = 0, ready = 0, unacked = 0, connections = 0, channels = 0;
    int queues = 0;
};

/// What bends the quiet run of a shape: a factor or a value for one series at one moment.
using Bend = std::function<double(const SeriesKey &, TimePoint, double quiet)>;

QString nodeOf(const QString &host);
ClusterProfile profileOf(const Shape &shape);
/// Everything answers; `inNeed`: some of its queues are in trouble.
std::shared_ptr<Snapshot> snapshotOf(const Shape &shape, bool inNeed = false);
History historyOf(const Shape &shape, const Bend &bend);

Shape production(TimePoint now);
Shape staging(TimePoint now);

} // namespace warrener::sampleData
