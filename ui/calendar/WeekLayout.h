#pragma once

#include <QList>

namespace warrener {

/// One thing of a day, as high as it lasts: px from the top of the view.
struct WeekWish
{
    int top = 0;
    int height = 0;
};

/// Where it is drawn.
struct WeekBar
{
    int top = 0;
    int height = 0;
    int lane = 0; ///< beside how many others of its group: 0…lanes − 1
    int lanes = 1;
    bool isFlat = false;  ///< on one line
    bool isShown = false; ///< else it is among those that are only counted

    bool operator==(const WeekBar &) const = default;
};

struct WeekDayLayout
{
    QList<WeekBar> bars{}; ///< one for each wish
    int hidden = 0;        ///< so many are not shown
    int hiddenTop = 0;     ///< of the line that says so

    bool operator==(const WeekDayLayout &) const = default;
};

/// The room of one day.
struct WeekRoom
{
    int top = 0;
    int bottom = 0;
    int mostLanes = 1; ///< side by side, so that each can still be read
    int flat = 18;     ///< height of a thing on one line
    int gap = 2;
};

/// Things that touch each other stand side by side while each can be read; else below each other on one line each, as near to their
/// times as there is room; and where a day has more than that, by whole pages, of which the one with `chosen` is shown (−1: the first).
/// `wishes` by time. Pure.
WeekDayLayout layWeekDay(QList<WeekWish> wishes, const WeekRoom &room, int chosen = -1);

} // namespace warrener
