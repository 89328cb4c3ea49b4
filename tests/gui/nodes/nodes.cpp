#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "support/Turns.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/ChartGrid.h"
#include "ui/charts/TimeChart.h"
#include "ui/model/ClusterStore.h"
#include "ui/nodes/FactTable.h"
#include "ui/nodes/LimitList.h"
#include "ui/nodes/MemoryView.h"
#include "ui/nodes/NodesModel.h"
#include "ui/nodes/NodesPage.h"
#include "ui/parts/MeterDelegate.h"
#include "ui/parts/Pill.h"
#include "ui/parts/Roles.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemDelegate>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QFontMetrics>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

class Shown
{
public:
    explicit Shown(Sample sample, QSize size = {1232, 818}) : store(sampleData::storeOf(std::move(sample)))
    {
        // The page stands beside the rail; the window's width decides about the charts' columns.
        window.resize(size + QSize(size.width() > 1100 ? 208 : 56, 0));
        page = new NodesPage(*store, &window);
        page->setGeometry(QRect(QPoint(0, 0), size));
        // What the window does with a wish.
        QObject::connect(page, &Page::openRequested, page, [this](const PageTarget &target) {
            requested = target;
            page->open(target.object);
        });
        window.show();
        ready = QTest::qWaitForWindowActive(&window);
        page->activate();
        page->open({});
    }

    TableView *table() { return page->findChild<TableView *>(u"nodeTable"_s); }
    QTabBar *tabs() { return page->findChild<QTabBar *>(u"subjectTabs"_s); }
    QString textOf(const QString &name)
    {
        for (const auto *label : page->findChildren<QLabel *>(name)) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QList<FactRow> facts(const QString &name) { return page->findChild<FactTable *>(name)->rows(); }
    void keep(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty()) {
            turnEvents();
            page->grab().save(folder + u'/' + name + u".png"_s);
        }
    }

    std::unique_ptr<ClusterStore> store;
    QWidget window;
    NodesPage *page = nullptr;
    PageTarget requested;
    bool ready = false;
};

} // namespace

class NodesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_theme->setScheme(Theme::Scheme::Dark); }

    void oneTableHoldsNodesAndHosts()
    {
        Shown shown(sampleData::unhealthyProduction());
        QCOMPARE(shown.table()->model()->rowCount(), 5);
        const QAbstractItemModelTester tester(shown.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.cell(0, NodesModel::NameColumn), u"broker1"_s);
        QVERIFY(shown.page->findChild<Pill *>(u"criticalPill"_s)->isVisible());
        shown.keep(u"nodes-dark"_s);
        m_theme->setScheme(Theme::Scheme::Light);
        shown.keep(u"nodes-light"_s);
        shown.page->findChild<QPushButton *>(u"worstFirst"_s)->click();
        QCOMPARE(shown.cell(0, NodesModel::NameColumn), u"broker2"_s);
        shown.page->findChild<QPushButton *>(u"worstFirst"_s)->click();
        QCOMPARE(shown.cell(0, NodesModel::NameColumn), u"broker1"_s);
    }

    void theCardIsAsHighAsItsRows()
    {
        Shown shown(sampleData::unhealthyProduction());
        QCOMPARE(shown.table()->model()->rowCount(), 5);
        QTRY_COMPARE(shown.table()->verticalScrollBar()->maximum(), 0);
    }

    void everyStateOfANodeIsReadWhole()
    {
        Shown shown(sampleData::unreachable());
        for (int row = 0; row < shown.table()->model()->rowCount(); ++row) {
            const QModelIndex state = shown.table()->model()->index(row, NodesModel::StateColumn);
            QVERIFY2(shown.table()->itemDelegateForColumn(NodesModel::StateColumn)->sizeHint({}, state).width()
                         <= shown.table()->columnWidth(NodesModel::StateColumn),
                     qPrintable(state.data().toString()));
        }
    }

    /// The meter gives way to the figure: “128 MiB” read “128 …”.
    void aFigureBesideAMeterIsWhole()
    {
        Shown shown(sampleData::nodeInWarning());
        const QFontMetrics metrics(Theme::of().font(TextStyle::Table));
        for (const int column : {NodesModel::MemoryColumn, NodesModel::DiskColumn}) {
            const int cell = shown.table()->columnWidth(column) - 20;
            for (const QString &figure : {u"128 MiB"_s, u"88.8 GiB"_s, u"1,023 MiB"_s}) {
                const int wide = metrics.horizontalAdvance(figure) + 1;
                QVERIFY2(MeterDelegate::barWidth(cell, wide) + 8 + wide <= cell, qPrintable(figure));
            }
        }
        // It does not go altogether, and is never wider than it was made for.
        QCOMPARE(MeterDelegate::barWidth(100, 90), 24.0);
        QCOMPARE(MeterDelegate::barWidth(400, 20), 56.0);
    }

    void textFindsRowsAndEscapeClears()
    {
        Shown shown(sampleData::unhealthyProduction());
        QVERIFY(shown.ready);
        QVERIFY(shown.page->focusFilter());
        QTest::keyClicks(QApplication::focusWidget(), u"proxy"_s);
        QTRY_COMPARE(shown.table()->model()->rowCount(), 2);
        QTest::keyClicks(QApplication::focusWidget(), u"nobody"_s);
        QTRY_COMPARE(shown.textOf(u"stateTitle"_s), u"No node or host matches"_s);
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.table()->model()->rowCount(), 5);
        QVERIFY(!shown.page->escape());
    }

    void enterOpensANodeAndEscapeLeadsBack()
    {
        Shown shown(sampleData::nodeInWarning());
        shown.table()->setFocus();
        shown.table()->setCurrentIndex(shown.table()->model()->index(1, 0));
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(shown.requested, (PageTarget{.page = u"nodes"_s, .object = u"rabbit@broker2"_s}));
        QCOMPARE(shown.textOf(u"subjectTitle"_s), u"broker2"_s);
        QCOMPARE(shown.store->focus().node, NodeName{u"rabbit@broker2"_s});
        QTest::mouseClick(shown.page->findChild<QPushButton *>(u"nextSubject"_s), Qt::LeftButton);
        QCOMPARE(shown.textOf(u"subjectTitle"_s), u"broker3"_s);
        QCOMPARE(shown.store->focus().node, NodeName{u"rabbit@broker3"_s});
        QVERIFY(shown.page->escape());
        QVERIFY(shown.table()->isVisible());
        QVERIFY(!shown.store->focus().node);
    }

    void aNodeShowsEverythingThatIsKnown()
    {
        Shown shown(sampleData::nodeInWarning());
        shown.page->open(u"broker2"_s);
        QVERIFY(shown.textOf(u"subjectLine"_s).startsWith("rabbit@broker2"_L1));
        QCOMPARE(shown.page->findChild<LimitList *>(u"nodeLimits"_s)->rows().size(), 6);
        QCOMPARE(shown.page->findChild<MemoryView *>(u"nodeMemory"_s)->groups().first().word, u"Quorum queues"_s);
        QCOMPARE(shown.facts(u"listeners"_s).size(), 6);
        QVERIFY(shown.facts(u"checks"_s).size() >= 4);
        QVERIFY(shown.facts(u"versions"_s).size() >= 4);
        QVERIFY(shown.page->findChild<TimeChart *>(u"chart.nodeDisk"_s));
        shown.keep(u"node-dark"_s);
        m_theme->setScheme(Theme::Scheme::Light);
        shown.keep(u"node-light"_s);

        QCOMPARE(shown.tabs()->tabText(1), u"Connections 203"_s);
        shown.tabs()->setFocus();
        QTest::keyClick(shown.tabs(), Qt::Key_Right);
        QTRY_COMPARE(shown.page->findChild<TableView *>(u"connectionTable"_s)->model()->rowCount(), 203);
        QVERIFY(shown.page->focusFilter());
        QTest::keyClicks(QApplication::focusWidget(), u"settlement"_s);
        QTRY_COMPARE(shown.page->findChild<TableView *>(u"connectionTable"_s)->model()->rowCount(), 51);
        shown.keep(u"node-connections-light"_s);
        QVERIFY(shown.page->escape());
        QCOMPARE(shown.page->findChild<TableView *>(u"connectionTable"_s)->model()->rowCount(), 203);
        shown.tabs()->setCurrentIndex(2);
        QVERIFY(shown.facts(u"featureFlags"_s).size() >= 5);
        QCOMPARE(shown.facts(u"featureFlags"_s).first().first().text, u"khepri_db"_s); // what is off comes first
        shown.keep(u"node-features-light"_s);
        shown.tabs()->setCurrentIndex(3);
        QVERIFY(!shown.textOf(u"hostScore"_s).isEmpty());
        shown.keep(u"node-host-light"_s);
    }

    /// The charts give way as far as they can be read; what is lacking then comes from the air around, before the page scrolls.
    void aPageThatLacksAFewPixelsDoesNotScroll()
    {
        Shown shown(sampleData::nodeInWarning());
        shown.page->open(u"broker2"_s);
        const auto *summary = shown.page->findChild<QScrollArea *>(u"nodeSummary"_s);
        const auto *charts = summary->findChild<ChartGrid *>();
        const auto makeLower = [&shown](int by) {
            shown.page->resize(shown.page->width(), shown.page->height() - by);
            turnEvents();
        };
        turnEvents();
        for (int tries = 0; tries < 5 && charts->height() != ChartCard::leastHeight; ++tries)
            makeLower(charts->height() - ChartCard::leastHeight);
        QTRY_COMPARE(charts->height(), ChartCard::leastHeight);
        // As low as it gets without lacking anything.
        for (int tries = 0; tries < 100 && charts->height() == ChartCard::leastHeight; ++tries)
            makeLower(-1);
        makeLower(1);
        QTRY_COMPARE(charts->height(), ChartCard::leastHeight);
        makeLower(8);
        QTRY_COMPARE(summary->verticalScrollBar()->maximum(), 0);
        QCOMPARE(charts->height(), ChartCard::leastHeight);
    }

    /// “2 of 2 peers” stands beside the longest name, port and state: no cell loses its end while there is air between them.
    void noWordOfASmallTableIsCutWhileThereIsAir()
    {
        FactTable facts(4, u"Listeners"_s);
        const auto row = [](const QString &name, const QString &port, const QString &state, const QString &note) {
            return FactRow{{.text = name}, {.text = port, .right = true}, {.text = state, .glyph = GlyphKind::Ok}, {.text = note}};
        };
        facts.setRows({row(u"prometheus"_s, u"15692"_s, u"Open, 12 ms"_s, u"metrics"_s), row(u"clustering"_s, u"25672"_s, u"Open, 1 ms"_s, u"2 of 2 peers"_s)});
        const auto *table = facts.findChild<TableView *>();
        const auto needOf = [table](const QModelIndex &cell) {
            const int glyph = cell.data(roles::Glyph).isValid() ? 0 : 20;
            return table->itemDelegate()->sizeHint({}, cell).width() - glyph;
        };
        facts.resize(800, facts.height());
        facts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&facts));
        int all = 8;
        for (int column = 0; column < 4; ++column)
            all += std::max(needOf(table->model()->index(0, column)), needOf(table->model()->index(1, column)));
        for (const int lacks : {0, 6, 20, 35}) {
            facts.resize(all - lacks, facts.height());
            turnEvents();
            for (int column = 0; column < 4; ++column) {
                for (int at = 0; at < 2; ++at) {
                    const QModelIndex cell = table->model()->index(at, column);
                    QVERIFY2(needOf(cell) <= table->columnWidth(column), qPrintable(u"%1, %2 px lack"_s.arg(cell.data().toString()).arg(lacks)));
                }
            }
        }
    }

    void aProxyShowsItsServers()
    {
        Shown shown(sampleData::unhealthyProduction());
        shown.page->open(u"lb1"_s);
        QCOMPARE(shown.textOf(u"subjectTitle"_s), u"lb1"_s);
        QVERIFY(!shown.tabs()->isVisible());
        QVERIFY(!shown.store->focus().node);
        const QList<FactRow> servers = shown.facts(u"proxyServers"_s);
        QCOMPARE(servers.size(), 3);
        QCOMPARE(servers.at(1).at(1).glyph, GlyphKind::Bad);
        shown.keep(u"node-proxy-dark"_s);
    }

    void silentPartsAreSaidInWords()
    {
        Shown down(sampleData::unhealthyProduction());
        down.page->open(u"rabbit@broker2"_s);
        QVERIFY2(down.textOf(u"noticeTitle"_s).startsWith("The last figures are of"_L1), qPrintable(down.textOf(u"noticeTitle"_s)));
        QVERIFY(!down.textOf(u"verdictHeadline"_s).isEmpty());
        QVERIFY(!down.textOf(u"checkWords"_s).isEmpty()); // nobody has asked yet
        down.keep(u"node-down-dark"_s);

        Shown noHost(sampleData::hostDataMissing());
        noHost.page->open(u"broker3"_s);
        noHost.tabs()->setCurrentIndex(3);
        QVERIFY(!noHost.textOf(u"noticeTitle"_s).isEmpty());
        noHost.keep(u"node-nohost-dark"_s);
    }

    void everyStateHasItsWords_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing heard") << 0 << u"stateTitle"_s << u"Asking 3 nodes"_s;
        QTest::newRow("partial") << 1 << u"noticeTitle"_s << u"2 of 3 nodes answered"_s;
        QTest::newRow("unreachable") << 2 << u"noticeTitle"_s << u"No node of orders-prod answers"_s;
    }
    void everyStateHasItsWords()
    {
        QFETCH(int, which);
        QFETCH(QString, label);
        QFETCH(QString, words);
        Sample sample = which == 0 ? sampleData::nodeInWarning() : which == 1 ? sampleData::partial() : sampleData::unreachable();
        if (which == 0)
            sample.snapshot = nullptr;
        Shown shown(std::move(sample));
        QVERIFY2(shown.textOf(label).startsWith(words), qPrintable(shown.textOf(label)));
        shown.keep(u"nodes-state-%1-dark"_s.arg(QString::fromLatin1(QTest::currentDataTag())).replace(u' ', u'-'));
        if (which > 0) {
            QSignalSpy asked(shown.store.get(), &ClusterStore::askNowRequested);
            for (QPushButton *button : shown.page->findChildren<QPushButton *>(u"noticeAction"_s)) {
                if (button->isVisible())
                    button->click();
            }
            QCOMPARE(asked.size(), 1);
        }
    }

    void narrowWindowsKeepWhatMatters()
    {
        Shown shown(sampleData::nodeInWarning(), {1004, 640});
        QVERIFY(!shown.table()->isColumnHidden(NodesModel::StateColumn));
        QVERIFY(shown.table()->isColumnHidden(NodesModel::ProcessesColumn));
        shown.page->findChild<QAction *>(u"column.%1"_s.arg(NodesModel::ProcessesColumn))->setChecked(false);
        shown.page->findChild<QAction *>(u"column.%1"_s.arg(NodesModel::ProcessesColumn))->setChecked(true);
        QVERIFY(!shown.table()->isColumnHidden(NodesModel::ProcessesColumn)); // who asks for it gets it
        shown.keep(u"nodes-narrow-dark"_s);
        shown.page->open(u"broker2"_s);
        shown.keep(u"node-narrow-dark"_s);
    }

    void hiddenPagesDoNoWork()
    {
        Shown shown(sampleData::nodeInWarning());
        shown.page->open(u"broker2"_s);
        shown.page->deactivate();
        QVERIFY(!shown.store->focus().node);
        auto next = std::make_shared<Snapshot>(*shown.store->snapshot());
        ++next->generation;
        next->nodes[1].answer.value->self.memoryUsed = 1;
        const QList<LimitRow> before = shown.page->findChild<LimitList *>(u"nodeLimits"_s)->rows();
        shown.store->take(SnapshotPtr(next));
        QCOMPARE(shown.page->findChild<LimitList *>(u"nodeLimits"_s)->rows(), before);
        shown.page->activate();
        QVERIFY(shown.page->findChild<LimitList *>(u"nodeLimits"_s)->rows() != before);
        QCOMPARE(shown.store->focus().node, NodeName{u"rabbit@broker2"_s});
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(NodesTest)
#include "nodes.moc"
