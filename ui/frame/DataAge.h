#pragma once

#include "cluster/Level.h"
#include "cluster/Snapshot.h"

#include <QString>

namespace warrener {

/// How fresh what the window shows is, in words.
struct DataAge
{
    Level level = Level::Unknown; ///< Ok: all live; Warning: part of it; Critical: nothing; Unknown: waiting
    QString text;                 ///< "Live, except broker2 since 14:21"
    QString brief;                ///< for narrow windows: "Part live"
    QString detail;               ///< a line for each part that fails, with its reason

    bool operator==(const DataAge &) const = default;
};

/// `snapshot` may be null. Parts that are not configured or not available in this version are
/// nobody's failure.
DataAge dataAge(const Snapshot *snapshot, TimePoint now);

} // namespace warrener
