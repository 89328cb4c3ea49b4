#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "support/Turns.h"
#include "ui/charts/ChartGrid.h"
#include "ui/charts/TimeChart.h"
#include "ui/model/ClusterStore.h"
#include "ui/overview/MomentLine.h"
#include "ui/overview/OverviewPage.h"
#include "ui/overview/OverviewTiles.h"
#include "ui/overview/OverviewVerdict.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/Tile.h"
#include "ui/parts/VerdictCard.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

/// The page in a window of the size it has in the program.
class Shown
{
public:
    explicit Shown(Sample sample, QSize size = {1232, 818}) : now(sample.now), snapshot(*sample.snapshot), store(sampleData::storeOf(std::move(sample)))
    {
        // The page stands beside the rail; the window's width decides about the columns.
        window.setObjectName(u"window"_s);
        window.resize(size + QSize(size.width() > 1100 ? 208 : 56, 0));
        page = new OverviewPage(*store, &window);
        page->setGeometry(QRect(QPoint(0, 0), size));
        window.show();
        ready = QTest::qWaitForWindowExposed(&window)
                && QTest::qWaitFor([this] { return !chart(u"hostMemory"_s) || !chart(u"hostMemory"_s)->isVisible() || chart(u"rates"_s)->refreshCount() > 0; });
    }

    TimeChart *chart(const QString &id) const { return page->findChild<TimeChart *>(u"chart."_s + id); }
    QList<TimeChart *> charts() const { return page->findChildren<TimeChart *>(); }
    Tile *tile(const QString &id) const { return page->findChild<Tile *>(u"tile."_s + id); }
    QString textOf(const QString &name) const
    {
        const auto *label = page->findChild<QLabel *>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    void keep(const QString &name) const
    {
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty())
            page->grab().save(folder + u'/' + name + u".png"_s);
    }

    /// The next snapshot; whoever answered answers again.
    void sendAfter(Millis later)
    {
        now += later;
        snapshot.at = now;
        ++snapshot.generation;
        const auto renew = [this](auto &part) {
            if (part.isCurrent())
                part.asOf = now;
        };
        for (NodeLook &node : snapshot.nodes) {
            renew(node.answer);
            renew(node.metrics);
        }
        for (HostLook &host : snapshot.hosts)
            renew(host.figures);
        for (ProxyLook &proxy : snapshot.proxies)
            renew(proxy.figures);
        renew(snapshot.totals);
        store->take(std::make_shared<const Snapshot>(snapshot));
    }

    TimePoint now{};
    Snapshot snapshot;
    std::unique_ptr<ClusterStore> store;
    QWidget window;
    OverviewPage *page = nullptr;
    bool ready = false;
};

void pointAt(const TimeChart *chart, TimePoint at)
{
    QTest::mouseMove(chart->viewport(), QPointF(chart->frame().x(at), chart->frame().plot.center().y()).toPoint());
}

} // namespace

Q_DECLARE_METATYPE(Sample (*)())

class OverviewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What somebody told the proxies is not looked up there: the row leads to the way back.
    void aServerThatWasPutOutLeadsToTheFailback()
    {
        Snapshot snapshot = *sampleData::unhealthyProduction().snapshot;
        for (ProxyLook &proxy : snapshot.proxies) {
            proxy.figures.value->servers[2].up = false;
            proxy.figures.value->servers[2].status = u"MAINT"_s;
        }
        const Assessment assessment = assess(snapshot);
        const auto out = std::ranges::find(assessment.findings, u"proxy.server-put-out"_s, &Finding::id);
        QVERIFY(out != assessment.findings.end());
        QCOMPARE(targetOf(*out), (PageTarget{u"failover"_s, u"failback"_s}));
        const CardVerdict verdict = overviewVerdict(snapshot, assessment);
        QCOMPARE(verdict.findings.at(out - assessment.findings.begin()).link, u"Failback"_s);
    }

    /// A dead node on a busy host is called what it is, in red.
    void theTileOfALostNodeDoesNotSpeakOfItsProcessor()
    {
        Snapshot snapshot = *sampleData::unhealthyProduction().snapshot;
        NodeLook &node = snapshot.nodes[2];
        node.answer.fail({.kind = ErrorKind::Refused, .message = u"refused"_s, .detail = {}}, snapshot.at - Millis{1900}, Millis{100});
        node.metrics.fail({.kind = ErrorKind::Refused, .message = u"refused"_s, .detail = {}}, snapshot.at - Millis{1900}, Millis{100});
        for (HostLook &host : snapshot.hosts) {
            if (host.name == node.host)
                host.figures.value->cpuPercent = 100;
        }
        const Assessment assessment = assess(snapshot);
        const TileContent tile = nodeTile(snapshot, assessment, snapshot.nodes.at(2));
        QCOMPARE(tile.word, assessment.stateOf(SubjectKind::Node, node.name.value).word);
        QCOMPARE(tile.level, Level::Critical);
    }

    void init() { m_theme->setScheme(Theme::Scheme::Dark); }

    void nineChartsShowEveryNodeAndHost()
    {
        Shown shown(sampleData::healthyStaging());
        QVERIFY(shown.ready);
        QCOMPARE(shown.charts().size(), 9);
        QCOMPARE(shown.chart(u"memory"_s)->spec().series.size(), 3);
        QCOMPARE(shown.chart(u"cpu"_s)->spec().series.size(), 5);
        for (const TimeChart *chart : shown.charts()) {
            for (const ChartReading &reading : chart->readings())
                QVERIFY2(std::isfinite(reading.value), qPrintable(chart->objectName()));
        }
        QVERIFY(shown.textOf(u"verdictHeadline"_s).startsWith("Healthy"_L1));
        for (const Theme::Scheme scheme : {Theme::Scheme::Dark, Theme::Scheme::Light}) {
            m_theme->setScheme(scheme);
            turnEvents();
            shown.keep(scheme == Theme::Scheme::Dark ? u"overview-healthy-dark"_s : u"overview-healthy-light"_s);
        }
    }

    void pointingAtOneChartShowsThatMomentInAll()
    {
        Shown shown(sampleData::unhealthyProduction());
        QVERIFY(shown.ready);
        const TimePoint at = shown.now - 5min;
        pointAt(shown.chart(u"clients"_s), at);
        QTRY_VERIFY(shown.page->findChild<ChartGrid *>(u"charts"_s)->cursor().at().has_value());
        for (const TimeChart *chart : shown.charts()) {
            for (const ChartReading &reading : chart->readings()) {
                const SeriesKey &key = chart->spec().series.at(reading.series).key;
                const bool down = key.subject == "rabbit@broker2"_L1;
                QCOMPARE(reading.text == "no data"_L1, down);
            }
        }
        const auto *moment = shown.page->findChild<MomentLine *>(u"moment"_s);
        QVERIFY(moment->text().startsWith("Values at "_L1));
        QVERIFY(moment->text().contains("broker2 down"_L1));
        shown.keep(u"overview-down-dark"_s);
        QVERIFY(shown.page->escape());
        QVERIFY(!shown.page->escape());
        m_theme->setScheme(Theme::Scheme::Light);
        pointAt(shown.chart(u"clients"_s), at + 1min);
        turnEvents();
        shown.keep(u"overview-down-light"_s);
    }

    void aDeadNodeIsAGapAMarkAndARedTile()
    {
        Shown shown(sampleData::unhealthyProduction());
        QVERIFY(shown.ready);
        const TimeChart *memory = shown.chart(u"memory"_s);
        QCOMPARE(memory->runCount(0), 1);
        QCOMPARE(memory->runCount(1), 1);
        QVERIFY(std::isnan(memory->readings().at(1).value));
        // It comes back: two lines with a gap between them.
        Part<NodeAnswer> &answer = shown.snapshot.nodes[1].answer;
        answer.succeed(*answer.value, shown.now, 10ms);
        shown.sendAfter(5s);
        shown.sendAfter(5s);
        QTRY_COMPARE(memory->runCount(1), 2);

        Shown still(sampleData::unhealthyProduction());
        const Tile *tile = still.tile(u"rabbit@broker2"_s);
        QVERIFY(tile);
        QCOMPARE(tile->content().level, Level::Critical);
        QCOMPARE(tile->content().word, u"Down, disk full"_s);
        QVERIFY(tile->content().note.contains("14:21:38"_L1));
        const TimeChart *rates = still.chart(u"rates"_s);
        const QImage picture = still.chart(u"rates"_s)->grab().toImage();
        const QPointF mark(rates->frame().x(still.store->events().at(1).at), rates->frame().plot.bottom());
        QCOMPARE(picture.pixelColor(mark.toPoint()), m_theme->color(Level::Critical));
    }

    void clicksOpenNodesHostsAndProxies()
    {
        Shown shown(sampleData::unhealthyProduction());
        QVERIFY(shown.ready);
        QSignalSpy opened(shown.page, &Page::openRequested);
        const auto last = [&] { return opened.takeLast().at(0).value<PageTarget>(); };

        QTest::mouseClick(shown.tile(u"rabbit@broker3"_s), Qt::LeftButton);
        QCOMPARE(last(), (PageTarget{u"nodes"_s, u"rabbit@broker3"_s}));
        QTest::mouseClick(shown.tile(u"lb2"_s), Qt::LeftButton);
        QCOMPARE(last(), (PageTarget{u"nodes"_s, u"lb2"_s}));

        TimeChart *memory = shown.chart(u"memory"_s);
        QTest::mouseClick(memory->viewport(), Qt::LeftButton, {}, memory->readings().at(1).box.center().toPoint());
        QCOMPARE(last(), (PageTarget{u"nodes"_s, u"rabbit@broker2"_s}));
        TimeChart *cpu = shown.chart(u"cpu"_s);
        QTest::mouseClick(cpu->viewport(), Qt::LeftButton, {}, cpu->readings().at(4).box.center().toPoint());
        QCOMPARE(last(), (PageTarget{u"nodes"_s, u"lb2"_s}));
        TimeChart *rates = shown.chart(u"rates"_s);
        QTest::mouseClick(rates->viewport(), Qt::LeftButton, {}, rates->readings().at(0).box.center().toPoint());
        QCOMPARE(opened.size(), 0); // a line of the whole cluster

        const auto links = shown.page->findChildren<QPushButton *>(u"findingLink"_s);
        QVERIFY(!links.isEmpty());
        QTest::mouseClick(links.constFirst(), Qt::LeftButton);
        QCOMPARE(last().page, u"nodes"_s);
    }

    /// What is said of backups leads to them, not to nodes that have no part in it.
    void backupsAreShownWhereTheyStand()
    {
        Shown shown(sampleData::healthyStaging());
        QVERIFY(shown.ready);
        shown.store->setBackups({.isKnown = true, .isWanted = true, .lastGood = shown.now - 3h, .rpo = 60min});
        QPushButton *link = nullptr;
        QTRY_VERIFY((link = shown.page->findChild<QPushButton *>(u"findingLink"_s)) != nullptr && link->isVisible());
        QSignalSpy opened(shown.page, &Page::openRequested);
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(opened.takeLast().at(0).value<PageTarget>().page, u"backups"_s);
    }

    void keysAloneReachANode()
    {
        Shown shown(sampleData::unhealthyProduction());
        QVERIFY(shown.ready);
        QSignalSpy opened(shown.page, &Page::openRequested);
        shown.tile(u"lb1"_s)->setFocus();
        QTest::keyClick(shown.tile(u"lb1"_s), Qt::Key_Space);
        QCOMPARE(opened.takeLast().at(0).value<PageTarget>().object, u"lb1"_s);
        QWidget *cpu = shown.chart(u"cpu"_s)->parentWidget();
        cpu->setFocus(Qt::TabFocusReason);
        QVERIFY(cpu->hasFocus());
        QVERIFY(cpu->accessibleDescription().startsWith("broker1: "_L1));
        QTest::keyClick(cpu, Qt::Key_Left);
        shown.keep(u"overview-focus-dark"_s);
        QVERIFY(shown.page->findChild<MomentLine *>(u"moment"_s)->text().startsWith("Values at "_L1));
        QTest::keyClick(cpu, Qt::Key_Down);
        QTest::keyClick(cpu, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
    }

    void zoomChangesAllCharts()
    {
        Shown shown(sampleData::healthyStaging());
        QVERIFY(shown.ready);
        auto *zoom = shown.page->findChild<SegmentedControl *>(u"zoom"_s);
        zoom->setFocus();
        QTest::keyClick(zoom, Qt::Key_Right);
        QCOMPARE(shown.textOf(u"chartSpan"_s), u"Last 6 hours"_s);
        const TimeChart *disk = shown.chart(u"disk"_s);
        QTRY_VERIFY(!disk->isStale());
        QCOMPARE(disk->frame().to - disk->frame().from, 6 * 3600 * 1000.0);
        QTest::keyClick(zoom, Qt::Key_Right);
        QTRY_COMPARE(disk->frame().to - disk->frame().from, 24 * 3600 * 1000.0);
        QTRY_VERIFY(std::ranges::none_of(shown.charts(), [](const TimeChart *chart) { return chart->isStale(); }));
        shown.keep(u"overview-day-dark"_s);
    }

    /// “Compare with…” lays an earlier time under all charts, says which, and goes with Esc.
    void chartsAreComparedWithAnEarlierTime()
    {
        Shown shown(sampleData::healthyStaging());
        QVERIFY(shown.ready);
        const auto *button = shown.page->findChild<QPushButton *>(u"compareCharts"_s);
        const auto action = [&](const QString &name) { return shown.page->findChild<QAction *>(u"compare."_s + name); };
        const auto *moment = shown.page->findChild<MomentLine *>(u"moment"_s);
        QCOMPARE(button->text(), u"Compare with…"_s);
        QVERIFY(!shown.page->escape());
        QCOMPARE(action(u"span"_s)->text(), u"Compare with the hour before"_s);
        action(u"span"_s)->trigger();
        QCOMPARE(button->text(), u"Compared with the hour before"_s);
        QVERIFY(moment->text().contains("Dashed: the hour before"_L1));
        for (const TimeChart *chart : shown.charts())
            QTRY_VERIFY2(chart->earlierRunCount(0) > 0, qPrintable(chart->objectName()));
        shown.keep(u"overview-compared-dark"_s);
        action(u"day"_s)->trigger();
        QVERIFY(moment->text().contains("Dashed: the same time yesterday"_L1));

        // Of yesterday's five minutes one figure is kept: it is said why they cannot be compared, and the choice comes back.
        auto *zoom = shown.page->findChild<SegmentedControl *>(u"zoom"_s);
        zoom->setFocus();
        QTest::keyClick(zoom, Qt::Key_Left);
        QVERIFY(!action(u"day"_s)->isEnabled());
        QVERIFY(action(u"day"_s)->text().contains("too little is kept"_L1));
        QCOMPARE(button->text(), u"Compare with…"_s);
        QVERIFY(!moment->text().contains("Dashed"_L1));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(zoom, Qt::Key_Right);
        QCOMPARE(button->text(), u"Compared with the day before"_s);
        QVERIFY(action(u"span"_s)->isChecked() && !action(u"day"_s)->isVisible());
        QTRY_VERIFY(shown.chart(u"rates"_s)->earlierRunCount(0) > 0);

        QVERIFY(shown.page->escape());
        QVERIFY(!shown.page->escape());
        QCOMPARE(button->text(), u"Compare with…"_s);
        QVERIFY(action(u"nothing"_s)->isChecked());
        QTRY_COMPARE(shown.chart(u"rates"_s)->earlierRunCount(0), 0);
    }

    void whatIsNotKeptIsSaid()
    {
        Shown shown(sampleData::empty());
        QVERIFY(shown.ready);
        shown.page->findChild<QAction *>(u"compare.span"_s)->trigger();
        QVERIFY(shown.page->findChild<MomentLine *>(u"moment"_s)->text().contains("Nothing is kept of the 5 minutes before"_L1));
    }

    /// A healthy card says what it rests on besides this moment, and leads there; when it burns there is no room for that.
    void aHealthyCardSaysWhatItRestsOn()
    {
        Shown shown(sampleData::healthyStaging());
        QVERIFY(shown.ready);
        const auto *card = shown.page->findChild<VerdictCard *>(u"verdict"_s);
        const auto facts = [&] {
            QStringList texts;
            for (const VerdictFact &fact : card->verdict().facts)
                texts += fact.label + u": "_s + fact.value;
            return texts;
        };
        const auto *run = shown.page->findChild<QPushButton *>(u"runDiagnosis"_s);
        QVERIFY(facts().first().startsWith("Queues: "_L1));
        QVERIFY(!run->isVisible());
        shown.page->setDiagnosis(OverallStatus::Unknown, {});
        QCOMPARE(facts().first(), u"Last diagnosis: none yet"_s);
        shown.page->setDiagnosis(OverallStatus::Healthy, shown.now - 12min - 57s);
        shown.page->setReadiness(88, shown.now - 1min);
        shown.store->setBackups({.isKnown = true, .isWanted = true, .lastGood = shown.now - 31min, .isVerified = true, .rpo = 24h});
        QCOMPARE(facts(), (QStringList{u"Last diagnosis: Healthy, 12 min ago"_s, u"Last good backup: 31 min ago, verified"_s, u"Readiness: 88 of 100"_s}));
        shown.keep(u"overview-facts-dark"_s);
        shown.store->setBackups({.isKnown = true, .isWanted = true, .lastGood = shown.now - 31min, .rpo = 24h});
        QCOMPARE(facts().at(1), u"Last good backup: 31 min ago"_s);

        QSignalSpy opened(shown.page, &Page::openRequested);
        QTRY_COMPARE(card->findChildren<QPushButton *>(u"verdictFact"_s).size(), 3);
        QStringList pages;
        for (QPushButton *fact : card->findChildren<QPushButton *>(u"verdictFact"_s)) {
            fact->click();
            pages += opened.takeLast().at(0).value<PageTarget>().page;
        }
        QCOMPARE(pages, (QStringList{u"diagnosis"_s, u"backups"_s, u"recovery"_s}));
        QSignalSpy asked(shown.page, &OverviewPage::diagnosisRequested);
        QVERIFY(run->isVisible());
        QTest::mouseClick(shown.page->findChild<QPushButton *>(u"runDiagnosis"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);

        // They grow older where they stand.
        QPushButton *age = card->findChildren<QPushButton *>(u"verdictFact"_s).first();
        age->setFocus();
        shown.sendAfter(5s);
        QCOMPARE(facts().first(), u"Last diagnosis: Healthy, 13 min ago"_s);
        QVERIFY(age->hasFocus());
        QCOMPARE(age->text(), u"Healthy, 13 min ago"_s);

        // Where room is short they go before the headline is cut off.
        const auto shownFacts = [&card] {
            const QList<QPushButton *> all = card->findChildren<QPushButton *>(u"verdictFact"_s);
            return std::ranges::count_if(all, [](const QPushButton *fact) { return fact->isVisible(); });
        };
        const auto *headline = shown.page->findChild<Label *>(u"verdictHeadline"_s);
        QTRY_COMPARE(shownFacts(), 3);
        QVERIFY(!headline->isElided());
        shown.page->resize(900, 818);
        QTRY_VERIFY(shownFacts() < 3);
        QTRY_VERIFY(!headline->isElided());
        shown.page->resize(1232, 818);
        QTRY_COMPARE(shownFacts(), 3);

        Shown burning(sampleData::unhealthyProduction());
        burning.page->setDiagnosis(OverallStatus::Unhealthy, burning.now - 12min);
        QVERIFY(burning.page->findChild<VerdictCard *>(u"verdict"_s)->verdict().facts.isEmpty());
        QVERIFY(!burning.page->findChild<QPushButton *>(u"runDiagnosis"_s)->isVisible());
        QVERIFY(burning.page->findChild<QPushButton *>(u"openDiagnosis"_s)->isVisible());
    }

    void withoutHistoryTheLastMinutesAreShown()
    {
        Shown shown(sampleData::empty());
        QVERIFY(shown.ready);
        QCOMPARE(shown.textOf(u"chartSpan"_s), u"Last 5 minutes"_s);
        const auto *zoom = shown.page->findChild<SegmentedControl *>(u"zoom"_s);
        QCOMPARE(zoom->current(), 0);
        Shown old(sampleData::healthyStaging());
        QCOMPARE(old.textOf(u"chartSpan"_s), u"Last hour"_s);
    }

    void aHiddenPageDoesNothing()
    {
        Shown shown(sampleData::healthyStaging());
        QVERIFY(shown.ready);
        shown.page->hide();
        const int before = shown.chart(u"rates"_s)->refreshCount();
        const Sample worse = sampleData::unhealthyProduction();
        Snapshot next = *worse.snapshot;
        next.generation = 2;
        shown.store->take(std::make_shared<const Snapshot>(next));
        turnEvents();
        QCOMPARE(shown.chart(u"rates"_s)->refreshCount(), before);
        QVERIFY(shown.page->findChild<VerdictCard *>(u"verdict"_s)->verdict().headline.startsWith("Healthy"_L1));
        shown.page->show();
        QTRY_COMPARE(shown.chart(u"rates"_s)->refreshCount(), before + 1);
        QCOMPARE(shown.page->findChild<VerdictCard *>(u"verdict"_s)->verdict().level, Level::Critical);
        QCOMPARE(shown.textOf(u"verdictHeadline"_s).section(u':', 0, 0), u"Unhealthy"_s);
    }

    void statesHaveWords_data()
    {
        using Make = Sample (*)();
        QTest::addColumn<Make>("make");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("charts");
        QTest::newRow("loading") << Make(sampleData::loading) << u"stateTitle"_s << u"Asking 3 nodes of orders-prod"_s << false;
        QTest::newRow("unreachable") << Make(sampleData::unreachable) << u"noticeTitle"_s << u"No node of orders-prod answers"_s << true;
        QTest::newRow("empty") << Make(sampleData::empty) << u"noticeTitle"_s << u"No queue and no client yet"_s << true;
        QTest::newRow("partial") << Make(sampleData::partial) << u"verdictHeadline"_s << u"Unhealthy: broker2"_s << true;
        QTest::newRow("host figures missing") << Make(sampleData::hostDataMissing) << u"verdictHeadline"_s << u"Healthy"_s << true;
    }
    void statesHaveWords()
    {
        using Make = Sample (*)();
        QFETCH(Make, make);
        QFETCH(QString, label);
        QFETCH(QString, text);
        QFETCH(bool, charts);
        Shown shown(make());
        turnEvents();
        shown.keep(u"overview-state-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        QVERIFY2(shown.textOf(label).startsWith(text), qPrintable(shown.textOf(label)));
        QCOMPARE(shown.page->findChild<ChartGrid *>(u"charts"_s)->isVisible(), charts);
    }

    void aSmallWindowScrolls()
    {
        Shown shown(sampleData::unhealthyProduction(), {1044, 620});
        QVERIFY(shown.ready);
        QCOMPARE(shown.page->findChild<ChartGrid *>(u"charts"_s)->columns(), 2);
        const auto *scroll = shown.page->findChild<QScrollArea *>(u"overviewScroll"_s);
        QVERIFY(scroll->widget()->height() > scroll->viewport()->height());
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        // What is scrolled out of sight is not drawn.
        QCOMPARE(shown.chart(u"hostMemory"_s)->refreshCount(), 0);
        shown.keep(u"overview-small-dark"_s);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(OverviewTest)
#include "overview.moc"
