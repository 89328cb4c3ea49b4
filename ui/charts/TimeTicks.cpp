#include "ui/charts/TimeTicks.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr std::array<Millis, 13> niceIntervals{1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 4h, 6h, 12h, 24h};

} // namespace

QList<TimeTick> timeTicks(TimePoint from, TimePoint to, Millis spacing)
{
    QList<TimeTick> ticks;
    if (to <= from)
        return ticks;
    Millis interval = niceIntervals.back();
    for (const Millis nice : niceIntervals) {
        if (nice >= spacing) {
            interval = nice;
            break;
        }
    }
    while (interval < spacing)
        interval *= 2;
    // Round in local time: 4-hour marks stand at 00, 04, 08, wherever the operator sits.
    const Millis offset = std::chrono::seconds{toDateTime(to).offsetFromUtc()};
    const auto local = from.time_since_epoch() + offset;
    auto at = from + (interval - local % interval) % interval;
    for (; at <= to; at += interval)
        ticks.append({.at = at, .text = toDateTime(at).toString(u"HH:mm"_s)});
    return ticks;
}

} // namespace warrener
