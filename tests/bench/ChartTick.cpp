// The cost of one tick of 30 charts of five lines each, with 24 hours of history.

#include "Bench.h"

#include "monitor/History.h"
#include "ui/charts/ChartGrid.h"
#include "ui/charts/TimeChart.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <random>

#include <time.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr int chartCount = 30;
constexpr int linesPerChart = 5;
constexpr int rounds = 20;
constexpr double longestStall = 50; // ms, of the event loop

double msOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

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

/// Processor time of this thread, in ms: what other programs do meanwhile does not count.
double busyMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The longest time that the event loop is kept busy at a stretch, while it works through `act`.
template <class Act, class Done>
double longestStallOf(Act act, Done done)
{
    QTimer pulse;
    double last = busyMs();
    double longest = 0;
    const auto beat = [&] {
        const double now = busyMs();
        longest = std::max(longest, now - last);
        last = now;
    };
    QObject::connect(&pulse, &QTimer::timeout, &pulse, beat);
    pulse.start(0);
    act();
    while (!done())
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    QCoreApplication::processEvents(QEventLoop::AllEvents);
    beat();
    return longest;
}

/// The same columns as bare antialiased polylines into pictures of the same size.
double plainPainting(const ChartGrid &grid)
{
    QElapsedTimer timer;
    timer.start();
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
    return msOf(timer);
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
    const auto allDrawn = [&] {
        return std::ranges::none_of(grid.charts(), [](const TimeChart *chart) { return chart->isStale(); });
    };
    while (!allDrawn())
        QCoreApplication::processEvents(QEventLoop::AllEvents);

    QList<double> drawing, painting, stalls, hovering;
    for (int round = 0; round < rounds; ++round) {
        now += 5s;
        for (int chart = 0; chart < chartCount; ++chart) {
            for (int line = 0; line < linesPerChart; ++line)
                history.add(keyOf(chart, line), now, 30 + 10 * line);
        }
        stalls += longestStallOf([&] { grid.clock().setNow(now, 5s); }, allDrawn);

        QElapsedTimer timer;
        timer.start();
        for (TimeChart *chart : grid.charts())
            chart->refresh();
        drawing += msOf(timer);
        painting += plainPainting(grid);

        timer.start();
        grid.cursor().setAt(now - 2h - round * 10min);
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        hovering += msOf(timer);
    }
    const double worst = *std::ranges::max_element(stalls);
    const double tick = median(drawing);
    const double plain = median(painting);
    const QString baseline = u"%1: %2"_s.arg(u"bare polylines of as many points"_s, msText(plain));
    return QList<BenchLine>{
        {.what = u"chart tick, 30 charts × 5 lines × 24 h: work"_s, .measured = msText(tick), .baseline = baseline, .ratio = tick / plain, .bound = {}},
        {.what = u"chart tick: event loop busy at a stretch"_s,
         .measured = msText(worst),
         .baseline = u"worst of %1 ticks"_s.arg(rounds),
         .ratio = 0,
         .bound = u"< %1 ms"_s.arg(longestStall),
         .holds = worst < longestStall},
        {.what = u"pointing at one of 30 charts: all repainted"_s, .measured = msText(median(hovering)), .baseline = baseline, .ratio = median(hovering) / plain, .bound = {}},
    };
}

} // namespace warrener
