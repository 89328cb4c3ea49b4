#include "SyntheticHistory.h"
#include "support/SuiteTheme.h"
#include "support/Turns.h"
#include "ui/charts/ChartGrid.h"
#include "ui/charts/RunChart.h"
#include "ui/charts/TimeChart.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

constexpr double gib = 1024.0 * 1024.0 * 1024.0;

/// A grid of three charts over one hour: rates, memory with a hole in broker2, CPU.
class Charts
{
public:
    Charts()
    {
        now = fromDateTime(QDateTime(QDate(2026, 3, 8), QTime(14, 32, 4)));
        const TimePoint down = now - 10min;
        fill({.key = {Metric::PublishRate, {}}, .level = 1750, .wave = 60, .noise = 90});
        fill({.key = {Metric::DeliverRate, {}}, .level = 2480, .wave = 60, .noise = 90});
        fill({.key = {Metric::AckRate, {}}, .level = 2050, .wave = 60, .noise = 90});
        fill({.key = {Metric::NodeMemory, u"rabbit@broker1"_s}, .level = 5.2 * gib, .wave = 0.4 * gib, .noise = 0.1 * gib});
        fill({.key = {Metric::NodeMemory, u"rabbit@broker2"_s},
              .level = 6.4 * gib,
              .wave = 0.4 * gib,
              .noise = 0.1 * gib,
              .holeFrom = down,
              .holeTo = now + 1min});
        fill({.key = {Metric::NodeMemory, u"rabbit@broker3"_s},
              .level = 5.6 * gib,
              .wave = 0.4 * gib,
              .noise = 0.1 * gib,
              .holeFrom = now - 40min,
              .holeTo = now - 30min});
        fill({.key = {Metric::HostCpu, u"broker1"_s}, .level = 42, .wave = 4, .noise = 3});
        fill({.key = {Metric::HostCpu, u"lb1"_s}, .level = 11, .wave = 1, .noise = 1});

        grid = std::make_unique<ChartGrid>(history);
        grid->setSpecs({rates(), memory(), cpu()});
        grid->setEvents({{.at = now - 13min, .level = Level::Warning, .id = u"alarm.disk"_s, .subject = {}, .text = u"disk alarm on broker2"_s},
                         {.at = down, .level = Level::Critical, .id = u"node.down"_s, .subject = {}, .text = u"broker2 down"_s}});
        grid->clock().setNow(now, 5s);
        grid->setContentsMargins(20, 20, 20, 20);
        grid->resize(1240, 220);
    }

    static ChartSpec rates()
    {
        return {.id = u"rates"_s,
                .title = u"Message rates"_s,
                .unit = u"messages/s"_s,
                .format = ChartFormat::Rate,
                .series = {{{Metric::PublishRate, {}}, u"publish"_s, 0}, {{Metric::DeliverRate, {}}, u"deliver"_s, 1}, {{Metric::AckRate, {}}, u"ack"_s, 2}},
                .limits = {}};
    }
    static ChartSpec memory()
    {
        return {.id = u"memory"_s,
                .title = u"Broker memory"_s,
                .unit = {},
                .format = ChartFormat::Bytes,
                .series = {{{Metric::NodeMemory, u"rabbit@broker1"_s}, u"broker1"_s, 0},
                           {{Metric::NodeMemory, u"rabbit@broker2"_s}, u"broker2"_s, 1},
                           {{Metric::NodeMemory, u"rabbit@broker3"_s}, u"broker3"_s, 2}},
                .limits = {{.value = 9.6 * gib, .label = u"limit %1"_s, .level = Level::Critical}},
                .eventWords = true};
    }
    static ChartSpec cpu()
    {
        return {.id = u"cpu"_s,
                .title = u"CPU"_s,
                .unit = u"% of all cores"_s,
                .format = ChartFormat::Percent,
                .series = {{{Metric::HostCpu, u"broker1"_s}, u"broker1"_s, 0},
                           {{Metric::HostCpu, u"lb1"_s}, u"lb1"_s, 3},
                           {{Metric::HostCpu, u"lb2"_s}, u"lb2"_s, 4}},
                .limits = {{.value = 80, .label = u"warning %1"_s, .level = Level::Warning}}};
    }

    TimeChart *chart(const QString &id) const { return grid->findChild<TimeChart *>(u"chart."_s + id); }
    void show()
    {
        grid->show();
        QVERIFY(QTest::qWaitForWindowExposed(grid.get()));
        QTRY_VERIFY(chart(u"cpu"_s)->refreshCount() > 0);
    }
    /// For looking at: WARRENER_PICTURES names a folder.
    void keep(const QString &name) const
    {
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty())
            grid->grab().save(folder + u'/' + name + u".png"_s);
    }

    History history;
    TimePoint now{};
    std::unique_ptr<ChartGrid> grid;

private:
    void fill(const SyntheticSeries &series) { addSynthetic(history, series, now, 2h); }
};

QPoint placeOf(const TimeChart *chart, TimePoint at, double raw)
{
    return QPointF(chart->frame().x(at), chart->frame().y(raw)).toPoint();
}

} // namespace

class ChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_theme->setScheme(Theme::Scheme::Dark); }

    void pointingShowsTheMomentInEveryChart()
    {
        Charts charts;
        charts.show();
        charts.keep(u"charts-dark-latest"_s);
        TimeChart *rates = charts.chart(u"rates"_s);
        const QString latest = rates->readings().at(0).text;
        QTest::mouseMove(rates->viewport(), placeOf(rates, charts.now - 5min, 1200));
        QTRY_VERIFY(charts.grid->cursor().at().has_value());
        const TimePoint at = *charts.grid->cursor().at();
        QVERIFY(std::chrono::abs(at - (charts.now - 5min)) < 20s);
        for (const TimeChart *chart : charts.grid->charts()) {
            for (const ChartReading &reading : chart->readings()) {
                const SeriesKey key = chart->spec().series.at(reading.series).key;
                const bool missing = key.subject == "rabbit@broker2"_L1 || key.subject == "lb2"_L1;
                QCOMPARE(std::isnan(reading.value), missing);
                QCOMPARE(reading.text == "no data"_L1, missing);
            }
        }
        charts.keep(u"charts-dark-hover"_s);
        QTest::mouseMove(rates->viewport(), QPoint(10, 5));
        QTRY_VERIFY(!charts.grid->cursor().at());
        QCOMPARE(rates->readings().at(0).text, latest);
    }

    /// A figure that has lost its front, or its middle, is another one: of a run's chart as well.
    void axesOfRunsNeverClip()
    {
        RunChart chart(u"Ready"_s, u"messages"_s);
        const QFontMetricsF metrics(Theme::of().font(TextStyle::Caption));
        for (const double highest : {3.0, 39'000.0, 260'000.0, 3.9e6, 5e9}) {
            chart.setLines({RunLine{.name = u"ready"_s, .points = {{0, 0}, {1000, highest}}}}, Millis{1000}, Millis{2000}, false);
            const QStringList texts = chart.axisTexts();
            QCOMPARE(texts.size(), 3);
            for (const QString &text : texts)
                QVERIFY2(metrics.horizontalAdvance(text) <= RunChart::axisRoom, qPrintable(text));
            QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), 3);
        }
    }

    void aGapStaysAGap()
    {
        Charts charts;
        charts.show();
        const TimeChart *memory = charts.chart(u"memory"_s);
        QCOMPARE(memory->runCount(0), 1);
        QCOMPARE(memory->runCount(1), 1); // it ends where the node went down
        QCOMPARE(memory->runCount(2), 2);
        QCOMPARE(charts.chart(u"cpu"_s)->runCount(2), 0);
        for (const Zoom zoom : allZooms) {
            charts.grid->clock().setZoom(zoom);
            QTRY_VERIFY(!memory->isStale());
            QCOMPARE(memory->runCount(0), 1);
            QCOMPARE(memory->runCount(1), zoom == Zoom::Minutes5 ? 0 : 1);
            charts.keep(u"charts-dark-zoom%1"_s.arg(static_cast<int>(zoom)));
        }
    }

    /// The lines of then lie under those of now, without their bands; the axis has room for both.
    void anEarlierTimeLiesUnderneath()
    {
        Charts charts;
        charts.show();
        TimeChart *rates = charts.chart(u"rates"_s);
        QCOMPARE(rates->earlierRunCount(0), 0);
        const int runs = rates->runCount(0), bands = rates->bandCount();
        const QPoint above(rates->width() / 2, TimeChart::plotTop + 30);
        charts.grid->clock().setAgo(1h);
        QTRY_COMPARE(rates->earlierRunCount(0), 1);
        QCOMPARE(rates->runCount(0), runs);
        QVERIFY(rates->bandCount() <= bands);
        QVERIFY(rates->viewport()->toolTip().contains("publish: "_L1) && rates->viewport()->toolTip().contains(", earlier "_L1));
        QVERIFY(rates->accessibleDescription().contains(", earlier "_L1));
        // broker2 ran then, and does not now.
        const TimeChart *memory = charts.chart(u"memory"_s);
        QTRY_COMPARE(memory->earlierRunCount(1), 1);
        charts.keep(u"charts-dark-compared"_s);
        QTest::mouseMove(rates->viewport(), above);
        QTRY_VERIFY(charts.grid->cursor().at());
        charts.grid->clock().setAgo(0ms);
        QTRY_COMPARE(rates->earlierRunCount(0), 0);
        QTRY_VERIFY(rates->viewport()->toolTip().isEmpty());
    }

    void bandsStandWhereColumnsHoldSeveralSamples()
    {
        Charts charts;
        charts.show();
        QVERIFY(charts.chart(u"rates"_s)->bandCount() >= 3);
        charts.grid->clock().setZoom(Zoom::Minutes5);
        QTRY_COMPARE(charts.chart(u"rates"_s)->bandCount(), 0);
    }

    void clickOpensTheSeriesUnderIt()
    {
        Charts charts;
        charts.show();
        TimeChart *memory = charts.chart(u"memory"_s);
        QSignalSpy opened(charts.grid.get(), &ChartGrid::seriesActivated);
        QTest::mouseClick(memory->viewport(), Qt::LeftButton, {}, memory->readings().at(1).box.center().toPoint());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<SeriesKey>(), (SeriesKey{Metric::NodeMemory, u"rabbit@broker2"_s}));

        const TimePoint at = charts.now - 50min;
        const double raw = charts.history.valueAt({Metric::NodeMemory, u"rabbit@broker1"_s}, Zoom::Hour1, at, 30s);
        QTest::mouseClick(memory->viewport(), Qt::LeftButton, {}, placeOf(memory, at, raw));
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.at(1).at(0).value<SeriesKey>().subject, u"rabbit@broker1"_s);

        QTest::mouseClick(memory->viewport(), Qt::LeftButton, {}, placeOf(memory, at, 1 * gib));
        QCOMPARE(opened.size(), 2);
    }

    void dragSelectsASpanAndShowsItsMeans()
    {
        Charts charts;
        charts.show();
        TimeChart *rates = charts.chart(u"rates"_s);
        const QPoint from = placeOf(rates, charts.now - 40min, 500);
        const QPoint to = placeOf(rates, charts.now - 20min, 500);
        QTest::mousePress(rates->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(rates->viewport(), (from + to) / 2);
        QTest::mouseMove(rates->viewport(), to);
        QTest::mouseRelease(rates->viewport(), Qt::LeftButton, {}, to);
        QTRY_VERIFY(charts.grid->cursor().span().has_value());
        const TimeSpan span = *charts.grid->cursor().span();
        QVERIFY(std::chrono::abs(span.from - (charts.now - 40min)) < 30s);
        QVERIFY(std::chrono::abs(span.to - (charts.now - 20min)) < 30s);
        charts.grid->cursor().setAt(std::nullopt);
        QVERIFY(std::abs(rates->readings().at(0).value - 1750) < 150);
        charts.keep(u"charts-dark-span"_s);
        rates->setFocus();
        QTest::keyClick(rates, Qt::Key_Escape);
        QVERIFY(!charts.grid->cursor().span());
    }

    void keysMoveTheCursorAndOpen()
    {
        Charts charts;
        charts.show();
        TimeChart *cpu = charts.chart(u"cpu"_s);
        cpu->setFocus();
        QTest::keyClick(cpu, Qt::Key_Left);
        QVERIFY(charts.grid->cursor().at().has_value());
        const TimePoint first = *charts.grid->cursor().at();
        QTest::keyClick(cpu, Qt::Key_Left, Qt::ShiftModifier);
        const double moved = static_cast<double>((first - *charts.grid->cursor().at()).count());
        QVERIFY(std::abs(moved - 10 * cpu->frame().columnWidth()) < 2);
        QTest::keyClick(cpu, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::chrono::abs(*charts.grid->cursor().at() - first) < 2s);
        QTest::keyClick(cpu, Qt::Key_F7); // no business of the chart's
        QTest::keyClick(cpu, Qt::Key_End);
        QVERIFY(std::chrono::abs(*charts.grid->cursor().at() - charts.now) < 20s);

        QSignalSpy opened(charts.grid.get(), &ChartGrid::seriesActivated);
        QTest::keyClick(cpu, Qt::Key_Down);
        QTest::keyClick(cpu, Qt::Key_Down);
        QTest::keyClick(cpu, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<SeriesKey>().subject, u"lb1"_s);
    }

    void hiddenChartsDoNothing()
    {
        Charts charts;
        charts.show();
        charts.grid->hide();
        const int before = charts.chart(u"cpu"_s)->refreshCount();
        charts.grid->clock().setNow(charts.now + 5s, 5s);
        charts.grid->clock().setNow(charts.now + 10s, 5s);
        turnEvents(); // the slices of a tick take turns of the event loop
        QCOMPARE(charts.chart(u"cpu"_s)->refreshCount(), before);
        charts.grid->show();
        QTRY_COMPARE(charts.chart(u"cpu"_s)->refreshCount(), before + 1);
    }

    void aTickDrawsEachChartOnce()
    {
        Charts charts;
        charts.show();
        QTRY_VERIFY(charts.chart(u"rates"_s)->refreshCount() > 0);
        const int before = charts.chart(u"rates"_s)->refreshCount();
        charts.grid->clock().setNow(charts.now + 5s, 5s);
        QTRY_COMPARE(charts.chart(u"rates"_s)->refreshCount(), before + 1);
        QTest::mouseMove(charts.chart(u"rates"_s)->viewport(), QPoint(150, 80));
        QTRY_VERIFY(charts.grid->cursor().at().has_value());
        turnEvents(); // pointing repaints, but draws no picture anew
        QCOMPARE(charts.chart(u"rates"_s)->refreshCount(), before + 1);
    }

    void aPictureThatStaysTheSameIsKept()
    {
        Charts charts;
        charts.show();
        charts.grid->clock().setZoom(Zoom::Day1);
        TimeChart *rates = charts.chart(u"rates"_s);
        QTRY_VERIFY(!rates->isStale());
        const int before = rates->pictureCount();
        // 24 hours on 230 pixels: a second is not to be seen.
        charts.grid->clock().setNow(charts.now + 1s, 5s);
        QTRY_VERIFY(!rates->isStale());
        QCOMPARE(rates->pictureCount(), before);
        // A spike of one sample is.
        charts.history.add({Metric::PublishRate, {}}, charts.now + 2s, 90'000);
        charts.grid->clock().setNow(charts.now + 2s, 5s);
        QTRY_VERIFY(!rates->isStale());
        QCOMPARE(rates->pictureCount(), before + 1);
    }

    void themeChangeRecolours()
    {
        Charts charts;
        charts.show();
        const TimeChart *cpu = charts.chart(u"cpu"_s);
        const QPoint corner(cpu->width() - 3, 3);
        const QImage dark = charts.chart(u"cpu"_s)->grab().toImage();
        QCOMPARE(dark.pixelColor(corner), m_theme->color(Token::Surface));
        m_theme->setScheme(Theme::Scheme::Light);
        const QImage light = charts.chart(u"cpu"_s)->grab().toImage();
        QCOMPARE(light.pixelColor(corner), m_theme->color(Token::Surface));
        QVERIFY(light.pixelColor(corner) != dark.pixelColor(corner));
        QTest::mouseMove(charts.chart(u"rates"_s)->viewport(), placeOf(charts.chart(u"rates"_s), charts.now - 5min, 1200));
        QTRY_VERIFY(charts.grid->cursor().at().has_value());
        charts.keep(u"charts-light-hover"_s);
    }

    void eventsAreMarkedOnTheAxis()
    {
        Charts charts;
        charts.show();
        TimeChart *rates = charts.chart(u"rates"_s);
        const QImage picture = rates->grab().toImage();
        const auto colorAt = [&](TimePoint at) {
            return picture.pixelColor(QPoint(static_cast<int>(rates->frame().x(at)), static_cast<int>(rates->frame().plot.bottom())));
        };
        QCOMPARE(colorAt(charts.now - 10min), m_theme->color(Level::Critical));
        QCOMPARE(colorAt(charts.now - 13min), m_theme->color(Level::Warning));
        QVERIFY(colorAt(charts.now - 20min) != m_theme->color(Level::Critical));
    }

    void narrowWindowsHaveTwoColumns()
    {
        Charts charts;
        charts.show();
        QCOMPARE(charts.grid->columns(), 3);
        charts.grid->resize(1100, 400);
        QTRY_COMPARE(charts.grid->columns(), 2);
        charts.keep(u"charts-dark-narrow"_s);
    }

    void screenReadersHearTheFigures()
    {
        Charts charts;
        charts.show();
        const TimeChart *cpu = charts.chart(u"cpu"_s);
        QCOMPARE(cpu->accessibleName(), u"CPU, % of all cores"_s);
        QVERIFY(cpu->accessibleDescription().startsWith("broker1: "_L1));
        QVERIFY(cpu->accessibleDescription().endsWith("lb2: no data"_L1));
        QCOMPARE(charts.chart(u"memory"_s)->accessibleName(), u"Broker memory, GiB"_s);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(ChartsTest)
#include "charts.moc"
