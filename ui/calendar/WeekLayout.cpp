#include "ui/calendar/WeekLayout.h"

#include <algorithm>

namespace warrener {

namespace {

qsizetype endOfGroup(const QList<WeekWish> &wishes, qsizetype first)
{
    int reach = wishes.at(first).top + wishes.at(first).height;
    qsizetype end = first + 1;
    while (end < wishes.size() && wishes.at(end).top < reach) {
        reach = std::max(reach, wishes.at(end).top + wishes.at(end).height);
        ++end;
    }
    return end;
}

/// False: there is not room for all of them.
bool putSideBySide(const QList<WeekWish> &wishes, qsizetype first, qsizetype end, int mostLanes, QList<WeekBar> &bars)
{
    QList<int> taken; // until where each lane is
    QList<int> lanes;
    for (qsizetype index = first; index < end; ++index) {
        const WeekWish &wish = wishes.at(index);
        auto lane = std::ranges::find_if(taken, [&wish](int until) { return until <= wish.top; });
        if (lane == taken.end()) {
            if (taken.size() >= mostLanes)
                return false;
            lane = taken.insert(taken.end(), 0);
        }
        *lane = wish.top + wish.height;
        lanes.append(static_cast<int>(lane - taken.begin()));
    }
    for (qsizetype index = first; index < end; ++index) {
        const WeekWish &wish = wishes.at(index);
        bars[index] = {.top = wish.top, .height = wish.height, .lane = lanes.at(index - first), .lanes = static_cast<int>(taken.size()), .isShown = true};
    }
    return true;
}

/// Whoever would stand below the last one of the group comes with it. Answer: behind the last one.
qsizetype putBelowEachOther(const QList<WeekWish> &wishes, qsizetype first, qsizetype end, const WeekRoom &room, QList<WeekBar> &bars)
{
    int free = room.top;
    qsizetype index = first;
    for (; index < wishes.size() && (index < end || wishes.at(index).top < free); ++index) {
        const int top = std::max(free, wishes.at(index).top);
        bars[index] = {.top = top, .height = room.flat, .isFlat = true, .isShown = true};
        free = top + room.flat + room.gap;
    }
    return index;
}

bool isRoomFor(const QList<WeekBar> &bars, const WeekRoom &room)
{
    return std::ranges::all_of(bars, [&room](const WeekBar &bar) { return bar.top >= room.top && bar.top + bar.height <= room.bottom; });
}

/// As far up as what is below needs it.
void pushUp(QList<WeekBar> &bars, const WeekRoom &room)
{
    int free = room.bottom;
    for (qsizetype index = bars.size() - 1; index >= 0; --index) {
        WeekBar &bar = bars[index];
        bar.top = std::min(bar.top, free - bar.height);
        free = bar.top - room.gap;
    }
}

WeekDayLayout byPages(qsizetype count, const WeekRoom &room, int chosen)
{
    const int line = room.flat + room.gap;
    const int shown = std::max(1, (room.bottom - room.top) / line - 1);
    const int first = std::max(0, chosen) / shown * shown;
    WeekDayLayout layout{.bars = QList<WeekBar>(count)};
    const int end = std::min(static_cast<int>(count), first + shown);
    for (int index = first; index < end; ++index)
        layout.bars[index] = {.top = room.top + (index - first) * line, .height = room.flat, .isFlat = true, .isShown = true};
    layout.hidden = static_cast<int>(count) - (end - first);
    layout.hiddenTop = room.top + shown * line;
    return layout;
}

} // namespace

WeekDayLayout layWeekDay(QList<WeekWish> wishes, const WeekRoom &room, int chosen)
{
    if (room.bottom - room.top < 2 * (room.flat + room.gap))
        return {.bars = QList<WeekBar>(wishes.size())}; // not laid out yet
    // What lasts beyond midnight ends with its day.
    for (WeekWish &wish : wishes) {
        wish.height = std::min(wish.height, room.bottom - room.top);
        wish.top = std::clamp(wish.top, room.top, room.bottom - std::min(wish.height, room.flat * 2));
        wish.height = std::min(wish.height, room.bottom - wish.top);
    }
    WeekDayLayout layout{.bars = QList<WeekBar>(wishes.size())};
    for (qsizetype first = 0; first < wishes.size();) {
        const qsizetype end = endOfGroup(wishes, first);
        first = putSideBySide(wishes, first, end, room.mostLanes, layout.bars) ? end : putBelowEachOther(wishes, first, end, room, layout.bars);
    }
    if (isRoomFor(layout.bars, room))
        return layout;
    putBelowEachOther(wishes, 0, wishes.size(), room, layout.bars);
    pushUp(layout.bars, room);
    return isRoomFor(layout.bars, room) ? layout : byPages(wishes.size(), room, chosen);
}

} // namespace warrener
