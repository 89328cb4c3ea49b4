// The cost of one tick of 30 charts of five lines each, with 24 hours of history.

#include "Bench.h"
#include "look/history/History.h"
#include "support/OwnTime.h"
#include "ui/charts/ChartGrid.h"
#include "ui/charts/TimeChart.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr int chartCount = 30;
constexpr int linesPerChart = 5;
constexpr int rounds = 20;
constexpr double longestStall = 50; // ms, of the event loop

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

QString msText(double value)
{
    return QString::number(value, 'f', 2) + u" ms"_s;
}

SeriesKey keyOf(int chart, int line)
{
    return {Metric::HostCpu, u"host%1-%2"_s.arg(chart).arg(line)};
}

void fill(History &history, TimePoint now)
{
    std::minstd_rand random(1);
    std::uniform_real_distribution<double> noise(-4, 4);
    for (int chart = 0; chart < chartCount; ++chart) {
        for (int line = 0; line < linesPerChart; ++line) {
            const SeriesKey key = keyOf(chart, line);
            for (TimePoint at = now - 24h; at <= now; at += 5s) {
                const double hours = std::chrono::duration<double, std::ratio<3600>>(now - at).count();
                history.add(key, at, 20 + 12 * line + 5 * std::sin(hours + line) + noise(random));
            }
        }
    }
}

QList<ChartSpec> specs()
{
    QList<ChartSpec> list;
    for (int chart = 0; chart < chartCount; ++chart) {
        ChartSpec spec{.id = QString::number(chart), .title = u"CPU"_s, .unit = u"%"_s, .format = ChartFormat::Percent, .series = {}, .limits = {}};
        for (int line = 0; line < linesPerChart; ++line)
            spec.series += {.key = keyOf(chart, line), .name = u"broker%1"_s.arg(line), .color = line};
        spec.limits = {{.value = 80, .label = u"warning %1"_s, .level = Level::Warning}};
        list += spec;
    }
    return list;
}

/// What an act costs, spread over turns of the event loop: ms in all, and at a stretch.
struct Busy
{
    double all = 0;
    double longest = 0;
};

template <class Act, class Done>
Busy measure(Act act, Done done)
{
    Busy busy;
    const double start = ownMs();
    double last = start;
    const auto beat = [&] {
        const double now = ownMs();
        busy.longest = std::max(busy.longest, now - last);
        last = now;
    };
    QTimer pulse;
    QObject::connect(&pulse, &QTimer::timeout, &pulse, beat);
    pulse.start(0);
    act();
    while (!done())
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    QCoreApplication::processEvents(QEventLoop::AllEvents);
    beat();
    busy.all = last - start;
    return busy;
}

/// The same columns as bare antialiased polylines into pictures of the same size.
double plainPainting(const ChartGrid &grid)
{
    const double start = ownMs();
    for (const TimeChart *chart : grid.charts()) {
        QPixmap picture(chart->size());
        picture.fill(Qt::black);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::white, 1.5));
        for (int line = 0; line < linesPerChart; ++line) {
            QPolygonF polygon;
            for (int x = 0; x < static_cast<int>(chart->frame().plot.width()); ++x)
                polygon += QPointF(x, 60 + 10 * line + (x * 7919 % 13) - 6);
            painter.drawPolyline(polygon);
        }
    }
    return ownMs() - start;
}

} // namespace

BenchResult benchChartTick()
{
    History history;
    TimePoint now = fromDateTime(QDateTime(QDate(2026, 3, 8), QTime(14, 32, 4)));
    fill(history, now);

    ChartGrid grid(history);
    grid.setSpecs(specs());
    grid.clock().setZoom(Zoom::Day1);
    grid.clock().setNow(now, 5s);
    grid.resize(1240, 1600); // all 30 are on screen at once
    grid.show();
    const auto allDrawn = [&] { return std::ranges::none_of(grid.charts(), [](const TimeChart *chart) { return chart->isStale(); }); };
    while (!allDrawn())
        QCoreApplication::processEvents(QEventLoop::AllEvents);

    QList<double> ticks, redraws, painting, hovering;
    double longest = 0;
    for (int round = 0; round < rounds; ++round) {
        now += 5s;
        for (int chart = 0; chart < chartCount; ++chart) {
            for (int line = 0; line < linesPerChart; ++line)
                history.add(keyOf(chart, line), now, 30 + 10 * line);
        }
        const Busy tick = measure([&] { grid.clock().setNow(now, 5s); }, allDrawn);
        ticks += tick.all;
        measure([&] { grid.clock().setZoom(Zoom::Hours6); }, allDrawn);
        const Busy redraw = measure([&] { grid.clock().setZoom(Zoom::Day1); }, allDrawn);
        redraws += redraw.all;
        longest = std::max({longest, tick.longest, redraw.longest});
        painting += plainPainting(grid);

        const double start = ownMs();
        grid.cursor().setAt(now - 2h - round * 10min);
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        hovering += ownMs() - start;
        grid.cursor().setAt(std::nullopt);
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }
    const double plain = median(painting);
    const QString baseline = u"bare polylines of as many points: "_s + msText(plain);
    const auto line = [&](const QString &what, double value) {
        return BenchLine{.what = what, .measured = msText(value), .baseline = baseline, .ratio = value / plain, .bound = {}};
    };
    return QList<BenchLine>{
        line(u"tick of 30 charts × 5 lines × 24 h"_s, median(ticks)),
        line(u"the same, every picture drawn anew"_s, median(redraws)),
        {.what = u"event loop busy at a stretch meanwhile"_s,
         .measured = msText(longest),
         .baseline = u"worst of %1 ticks and redraws"_s.arg(rounds),
         .ratio = 0,
         .bound = u"< %1 ms"_s.arg(longestStall),
         .holds = longest < longestStall},
        line(u"pointing: all 30 charts show another moment"_s, median(hovering)),
    };
}

} // namespace warrener
