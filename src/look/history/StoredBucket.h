#pragma once

#include "base/Clock.h"
#include "cluster/Metric.h"
#include "look/history/Bucket.h"
#include "look/history/Zoom.h"

namespace warrener {

/// One bucket of one series, as it is kept on disk.
struct StoredBucket
{
    SeriesKey key;
    Zoom zoom = Zoom::Minutes5;
    TimePoint start{};
    Bucket bucket;

    bool operator==(const StoredBucket &) const = default;
};

} // namespace warrener
