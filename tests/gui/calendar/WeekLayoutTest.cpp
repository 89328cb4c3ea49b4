#include "ui/calendar/WeekLayout.h"

#include <QTest>

#include <algorithm>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

const WeekRoom room{.top = 50, .bottom = 750, .mostLanes = 2};

/// None over another, none out of the day.
bool isClear(const WeekDayLayout &layout)
{
    for (const WeekBar &one : layout.bars) {
        if (!one.isShown)
            continue;
        if (one.top < room.top || one.top + one.height > room.bottom || one.lane >= one.lanes)
            return false;
        for (const WeekBar &other : layout.bars) {
            const bool touch = one.top < other.top + other.height && other.top < one.top + one.height;
            if (&one != &other && other.isShown && touch && (one.lane == other.lane || one.lanes != other.lanes))
                return false;
        }
    }
    return true;
}

qsizetype shownOf(const WeekDayLayout &layout)
{
    return std::ranges::count_if(layout.bars, &WeekBar::isShown);
}

QList<WeekWish> every(int step, int count, int from = 100)
{
    QList<WeekWish> wishes;
    for (int index = 0; index < count; ++index)
        wishes.append({.top = from + index * step, .height = 35});
    return wishes;
}

} // namespace

class WeekLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing() { QCOMPARE(layWeekDay({}, room), WeekDayLayout()); }

    void whatDoesNotTouchIsWhole()
    {
        const WeekDayLayout layout = layWeekDay(every(40, 3), room);
        for (const WeekBar &bar : layout.bars)
            QVERIFY(bar.isShown && !bar.isFlat && bar.lanes == 1 && bar.height == 35);
    }

    void twoStandSideBySide()
    {
        // The third one finds the first one's lane free again.
        const WeekDayLayout layout = layWeekDay({{100, 35}, {110, 200}, {140, 35}}, room);
        QVERIFY(isClear(layout));
        QCOMPARE(layout.bars.at(0).lane, 0);
        QCOMPARE(layout.bars.at(1).lane, 1);
        QCOMPARE(layout.bars.at(2).lane, 0);
        QVERIFY(!layout.bars.at(2).isFlat);
    }

    void moreThanCanBeReadStandBelowEachOther()
    {
        // And whoever is in their way comes with them.
        QList<WeekWish> wishes = every(5, 4);
        wishes.append({.top = 160, .height = 35});
        wishes.append({.top = 400, .height = 35});
        const WeekDayLayout layout = layWeekDay(wishes, room);
        QVERIFY(isClear(layout));
        QCOMPARE(layout.hidden, 0);
        for (int index = 0; index < 5; ++index)
            QVERIFY(layout.bars.at(index).isFlat);
        QVERIFY(!layout.bars.at(5).isFlat);
        QCOMPARE(layout.bars.at(5).top, 400);
    }

    void beforeMidnightTheyGoUp()
    {
        const WeekDayLayout layout = layWeekDay(every(3, 6, 730), room);
        QVERIFY(isClear(layout));
        QCOMPARE(shownOf(layout), 6);
        QVERIFY(std::ranges::is_sorted(layout.bars, {}, &WeekBar::top));
    }

    void ofTooManyThereArePages()
    {
        constexpr int many = 100;
        for (const int chosen : {-1, 0, 40, many - 1}) {
            const WeekDayLayout layout = layWeekDay(every(6, many), room, chosen);
            QVERIFY(isClear(layout));
            QVERIFY(layout.hidden > 0);
            QCOMPARE(shownOf(layout) + layout.hidden, many);
            QVERIFY(layout.bars.at(std::max(0, chosen)).isShown);
            QVERIFY(layout.hiddenTop + room.flat <= room.bottom);
            for (const WeekBar &bar : layout.bars)
                QVERIFY(!bar.isShown || bar.top + bar.height <= layout.hiddenTop);
        }
    }

    void aViewWithoutRoomShowsNothing() { QCOMPARE(shownOf(layWeekDay(every(5, 3), {.top = 47, .bottom = -1})), 0); }
};

QTEST_GUILESS_MAIN(WeekLayoutTest)
#include "WeekLayoutTest.moc"
