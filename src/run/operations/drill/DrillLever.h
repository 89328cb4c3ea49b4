#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QString>

#include <optional>

namespace warrener {

/// The lever that stops every drill of this user on this machine at once: a file, so that anybody who can write it can
/// pull it, with or without Warrener. What began before it was pulled breaks off; while it is held nothing begins.
struct DrillLever
{
    TimePoint at{};
    QString who{};
    QString why{};
    bool held = false;

    bool operator==(const DrillLever &) const = default;
};

/// $XDG_DATA_HOME/warrener/drills/stop.json
QString drillLeverPath();
/// None: nobody has pulled it. A file that cannot be read, or holds something else, was pulled when it was written, and is
/// held: an empty file does it. Waits for the disk.
std::optional<DrillLever> readDrillLever(const QString &path = {});
/// Translated: why a run that began then must stop; none: it may go on. `began` never: it has not begun. Pure.
std::optional<QString> whyLeverStops(const std::optional<DrillLever> &lever, TimePoint began);
/// Errors: Io.
Status pullDrillLever(const DrillLever &lever, const QString &path = {});
Status releaseDrillLever(const QString &path = {});

} // namespace warrener
