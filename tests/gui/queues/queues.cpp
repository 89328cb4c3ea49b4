#include "support/OwnTime.h"
#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/Pill.h"
#include "ui/parts/Roles.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SumRow.h"
#include "ui/parts/TableView.h"
#include "ui/queues/QueueModel.h"
#include "ui/queues/QueuePanel.h"
#include "ui/queues/QueuesPage.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WARRENER_IS_SANITIZED
#endif
#endif
/// No turn of a window's event loop takes longer. A sanitizer's program works several times as long at each thing, and is not measured.
#ifdef WARRENER_IS_SANITIZED
inline constexpr std::chrono::milliseconds longestTurn{500};
#else
inline constexpr std::chrono::milliseconds longestTurn{50};
#endif

class Shown
{
public:
    explicit Shown(Sample sample, QSize size = {1232, 818}, QSettings *settings = nullptr)
        : store(sampleData::storeOf(std::move(sample))), page(*store, nullptr, nullptr, settings)
    {
        page.resize(size);
        page.show();
        page.activate();
        active = QTest::qWaitForWindowActive(&page);
    }

    bool ready()
    {
        return active && QTest::qWaitFor([this] { return model()->view() && model()->view()->table == store->snapshot()->queues; }, 20'000);
    }
    QueueModel *model() { return page.findChild<QueueModel *>(); }
    TableView *table() { return page.findChild<TableView *>(u"queueTable"_s); }
    SearchField *search() { return page.findChild<SearchField *>(u"queueSearch"_s); }
    QueuePanel *panel() { return page.findChild<QueuePanel *>(u"queuePanel"_s); }
    QString textOf(const QString &name)
    {
        const auto *label = page.findChild<QLabel *>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < model()->rowCount(); ++row)
            names.append(model()->refAt(row).name);
        return names;
    }
    void type(const QString &expression)
    {
        search()->setFocus();
        search()->selectAll();
        if (expression.isEmpty())
            QTest::keyClick(search(), Qt::Key_Delete);
        QTest::keyClicks(search(), expression);
    }
    /// The next snapshot, with another table.
    void take(const std::function<void(QueueTable &)> &change)
    {
        auto snapshot = std::make_shared<Snapshot>(*store->snapshot());
        auto table = std::make_shared<QueueTable>(*snapshot->queues);
        change(*table);
        table->asOf += Millis{5000};
        snapshot->queues = table;
        snapshot->at += Millis{5000};
        ++snapshot->generation;
        store->take(SnapshotPtr(snapshot));
    }
    void keep(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty()) {
            QCoreApplication::processEvents(); // layouts that wait for their turn
            page.grab().save(folder + u'/' + name + u".png"_s);
        }
    }

    std::unique_ptr<ClusterStore> store;
    QueuesPage page;
    bool active = false;
};

} // namespace

class QueuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_theme->setScheme(Theme::Scheme::Light); }

    void showsEveryQueueTheWorstInWords()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        const QAbstractItemModelTester tester(shown.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.model()->rowCount(), 1284);
        QCOMPARE(shown.names().first(), u"payments.settle"_s); // the fullest first
        QCOMPARE(shown.page.findChild<Pill *>(u"criticalPill"_s)->word(), u"1 in minority"_s);
        QVERIFY(shown.page.findChild<Pill *>(u"attentionPill"_s)->isVisible());
        QVERIFY(shown.textOf(u"queueSources"_s).contains("old"_L1));
        shown.keep(u"queues-light"_s);
        m_theme->setScheme(Theme::Scheme::Dark);
        shown.keep(u"queues-dark"_s);
    }

    /// A row that was not asked makes the sum no more than a least figure, and it says so; the others stay.
    void aSumOfWhatIsNotKnownSaysAtLeast()
    {
        const auto sumsOf = [](Sample sample) {
            Shown shown(std::move(sample));
            const auto *sums = shown.page.findChild<SumRow *>();
            return shown.ready() && sums ? sums->sums() : QStringList();
        };
        Sample sample = sampleData::queuesProduction();
        const QStringList before = sumsOf(sampleData::queuesProduction());
        auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
        auto table = std::make_shared<QueueTable>(*snapshot->queues);
        table->rows.front().memory = -1;
        snapshot->queues = table;
        sample.snapshot = snapshot;
        const QStringList after = sumsOf(std::move(sample));
        QVERIFY2(after.value(QueueMemoryColumn).startsWith(u"≥ "_s), qPrintable(after.join(u'|')));
        QCOMPARE(after.value(QueueReadyColumn), before.value(QueueReadyColumn));
    }

    void anExpressionFilters()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        QVERIFY(shown.page.focusFilter());
        shown.type(u"^(orders\\.i|payments)\\."_s);
        QTRY_VERIFY(shown.model()->rowCount() < 1284);
        QTRY_VERIFY(std::ranges::all_of(shown.names(), [](const QString &name) { return name.startsWith("payments"_L1); }));
        shown.type(u"^(orders|payments)\\."_s);
        QTRY_COMPARE(shown.model()->view()->filter.expression, u"^(orders|payments)\\."_s);
        QTest::keyClick(shown.search(), Qt::Key_Return);
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(shown.table()));
        shown.keep(u"queues-expression-light"_s);
        QVERIFY(shown.page.escape());
        QTRY_COMPARE(shown.model()->rowCount(), 1284);
        QVERIFY(!shown.page.escape());
    }

    void aWrongExpressionIsExplainedAndTheRowsStay_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("words");
        QTest::newRow("open bracket") << u"orders("_s << u"at character 7"_s;
        QTest::newRow("backtracks without end") << u"^([a-z.0-9]+)+[ #]$"_s << u"too many ways"_s;
    }
    void aWrongExpressionIsExplainedAndTheRowsStay()
    {
        QFETCH(QString, expression);
        QFETCH(QString, words);
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        shown.type(expression);
        QTRY_VERIFY(shown.textOf(u"searchProblem"_s).contains(words));
        QVERIFY(shown.model()->rowCount() > 0);
        shown.keep(u"queues-problem-light"_s);
        shown.type({});
        QTRY_VERIFY(shown.textOf(u"searchProblem"_s).isEmpty());
    }

    void objectsOfTheWindowFilterAndSelect()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        shown.page.open(u"?minority"_s);
        QTRY_COMPARE(shown.model()->rowCount(), 1);
        QVERIFY(shown.page.findChild<QPushButton *>(u"clearFilter"_s)->isVisible());
        shown.page.open(u"//orders.created"_s);
        QTRY_VERIFY(shown.panel()->isVisible());
        QCOMPARE(shown.panel()->queue(), (QueueRef{.vhost = u"/"_s, .name = u"orders.created"_s}));
        QCOMPARE(shown.table()->currentIndex().row(), shown.model()->rowOf(shown.panel()->queue()));
    }

    /// Who comes from the event of a deleted queue is told so, and can filter all the same: each letter was taken away again.
    void aQueueThatIsGoneIsSaidToBe()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        const int all = shown.model()->rowCount();
        shown.type(u"orders"_s);
        QTRY_VERIFY(shown.model()->rowCount() < all);
        shown.page.open(u"//invoice"_s);
        QTRY_COMPARE(shown.textOf(u"noticeTitle"_s), u"invoice is not among the queues"_s);
        QCOMPARE(shown.model()->rowCount(), all);
        shown.type(u"orders"_s);
        QTRY_VERIFY(shown.model()->rowCount() < all);
        shown.take([](QueueTable &) {});
        QVERIFY(shown.ready());
        QCOMPARE(shown.search()->text(), u"orders"_s);
        QVERIFY(shown.model()->rowCount() < all);
        shown.type({});
        QTRY_COMPARE(shown.textOf(u"noticeTitle"_s), u"invoice is not among the queues"_s);
        QVERIFY(shown.page.escape());
        QVERIFY(shown.textOf(u"noticeTitle"_s).isEmpty());
        QVERIFY(!shown.page.escape());
    }

    void keysOpenPeekAndClose()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        shown.table()->setFocus();
        shown.table()->setCurrentIndex(shown.model()->index(0, 0));
        QTest::keyClick(shown.table(), Qt::Key_Space);
        QVERIFY(shown.panel()->isVisible());
        QTest::keyClick(shown.table(), Qt::Key_Down); // the panel follows
        QCOMPARE(shown.panel()->queue(), shown.model()->refAt(1));
        shown.keep(u"queues-panel-light"_s);
        QTest::keyClick(shown.table(), Qt::Key_Space);
        QVERIFY(!shown.panel()->isVisible());
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QVERIFY(shown.panel()->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"panelClose"_s);
        QVERIFY(shown.page.escape());
        QVERIFY(!shown.panel()->isVisible());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(shown.table()));
    }

    void selectionAndPlaceStayWithTheirQueues()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        const QueueRef chosen = shown.model()->refAt(5);
        shown.table()->setCurrentIndex(shown.model()->index(5, 0));
        shown.table()->verticalScrollBar()->setValue(26 * 40 + 7);
        const QueueRef top = shown.model()->refAt(shown.table()->rowAt(0));
        shown.take([](QueueTable &table) {
            QueueRow full;
            full.name = u"zz.new"_s;
            full.vhost = 0;
            full.ready = 9'000'000;
            table.rows.push_back(full);
        });
        QTRY_COMPARE(shown.model()->rowCount(), 1285);
        QCOMPARE(shown.model()->refAt(shown.table()->currentIndex().row()), chosen);
        QCOMPARE(shown.table()->currentIndex().row(), 6);
        QCOMPARE(shown.model()->refAt(shown.table()->rowAt(0)), top);
        QCOMPARE(shown.table()->verticalScrollBar()->value(), 26 * 41 + 7);
    }

    void tellsTheStoreWhatIsOnScreen()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        QTRY_VERIFY(!shown.store->focus().visibleQueues.isEmpty());
        QVERIFY(shown.store->focus().queues);
        const auto atTop = shown.store->focus().visibleQueues;
        QCOMPARE(atTop.first(), shown.model()->refAt(0));
        QVERIFY(atTop.size() < 60);
        shown.table()->verticalScrollBar()->setValue(26 * 600);
        QTRY_VERIFY(shown.store->focus().visibleQueues.contains(shown.model()->refAt(601)));
        QVERIFY(!shown.store->focus().visibleQueues.contains(atTop.first()));
        shown.page.deactivate();
        QCOMPARE(shown.store->focus(), MonitorFocus{});
    }

    void columnsCanBeChosenAndSorted()
    {
        QSettings settings(m_folder.filePath(u"warrener.ini"_s), QSettings::IniFormat);
        Shown shown(sampleData::queuesProduction(), {1232, 818}, &settings);
        QVERIFY(shown.ready());
        auto *action = shown.page.findChild<QAction *>(u"column.%1"_s.arg(QueueVhostColumn));
        QVERIFY(action && action->isChecked());
        action->trigger();
        QVERIFY(shown.table()->isColumnHidden(QueueVhostColumn));
        {
            Shown again(sampleData::queuesProduction(), {1232, 818}, &settings);
            QVERIFY(again.table()->isColumnHidden(QueueVhostColumn)); // remembered
        }
        action->trigger();
        QVERIFY(!shown.table()->isColumnHidden(QueueVhostColumn));
        shown.table()->sortByColumn(QueueNameColumn, Qt::AscendingOrder);
        QTRY_VERIFY(std::ranges::is_sorted(shown.names()));
    }

    void narrowWindowsKeepWhatMatters()
    {
        Shown shown(sampleData::queuesProduction(), {1004, 640});
        QVERIFY(shown.ready());
        QVERIFY(shown.table()->isColumnHidden(QueueTrendColumn));
        QVERIFY(!shown.table()->isColumnHidden(QueueReadyColumn));
        QCOMPARE(shown.table()->horizontalScrollBar()->maximum(), 0);
        QVERIFY(shown.table()->columnWidth(QueueNameColumn) >= 160);
        shown.keep(u"queues-narrow-light"_s);
    }

    void exportsTheMatchingRows()
    {
        Shown shown(sampleData::queuesProduction());
        QVERIFY(shown.ready());
        shown.page.open(u"?attention"_s);
        QTRY_VERIFY(shown.model()->rowCount() < 20);
        QSignalSpy succeeded(&shown.page, &Page::succeeded);
        QTest::mouseClick(shown.page.findChild<QPushButton *>(u"exportButton"_s), Qt::LeftButton);
        auto *dialog = shown.page.findChild<QFileDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        const QString file = m_folder.filePath(u"queues.csv"_s);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
        QVERIFY(succeeded.wait(5000));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count('\n'), shown.model()->rowCount() + 1);

        shown.page.findChild<QPushButton *>(u"exportButton"_s)->click();
        dialog = shown.page.findChild<QFileDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(u"/proc/no/such/file.csv"_s);
        dialog->close();
        QTRY_COMPARE(shown.textOf(u"noticeTitle"_s), u"Not exported"_s);
        QVERIFY(shown.page.escape());
        QVERIFY(shown.textOf(u"noticeTitle"_s).isEmpty());
    }

    void everyStateHasItsWords_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("words");
        QTest::newRow("loading") << 0 << u"stateTitle"_s << u"Asking"_s;
        QTest::newRow("empty") << 1 << u"stateTitle"_s << u"This cluster has no queues yet"_s;
        QTest::newRow("partial") << 2 << u"noticeTitle"_s << u"Figures of broker2 are missing"_s;
        QTest::newRow("refused") << 8 << u"noticeTitle"_s << u"The broker refuses the list of its queues since"_s;
        QTest::newRow("unreachable") << 3 << u"noticeTitle"_s << u"No node of orders-prod answers"_s;
        QTest::newRow("unreachable from the start") << 4 << u"stateTitle"_s << u"No node of orders-prod answers"_s;
        QTest::newRow("no match") << 5 << u"stateTitle"_s << u"No queue matches"_s;
        QTest::newRow("could not be read") << 6 << u"stateTitle"_s << u"The queues could not be read"_s;
        QTest::newRow("a node is silent") << 7 << u"noticeTitle"_s << u"2 of 3 nodes answered"_s;
    }
    void everyStateHasItsWords()
    {
        QFETCH(int, which);
        QFETCH(QString, label);
        QFETCH(QString, words);
        const auto withTable = [](Sample sample, const std::function<void(Snapshot &, QueueTable &)> &change) {
            auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
            auto table = std::make_shared<QueueTable>(snapshot->queues ? *snapshot->queues : *sampleData::queuesProduction().snapshot->queues);
            change(*snapshot, *table);
            if (snapshot->queues || !table->rows.empty() || table->error)
                snapshot->queues = table;
            sample.snapshot = snapshot;
            return sample;
        };
        Sample sample;
        switch (which) {
        case 0:
            sample = sampleData::loading();
            break;
        case 1:
            sample = withTable(sampleData::empty(), [](Snapshot &snapshot, QueueTable &table) {
                table = {};
                snapshot.queues = std::make_shared<QueueTable>();
            });
            break;
        case 2:
            sample = withTable(sampleData::partial(), [](Snapshot &, QueueTable &table) { table.missing = {{u"rabbit@broker2"_s}}; });
            break;
        case 8:
            sample = withTable(sampleData::queuesProduction(), [](Snapshot &snapshot, QueueTable &table) {
                table.detour = QueueDetour{.refused = {.kind = ErrorKind::Http, .message = u"badarg"_s, .detail = {}},
                                           .since = snapshot.at,
                                           .by = QueueDetour::By::Parts,
                                           .unlisted = {{.vhost = u"shop"_s}}};
            });
            break;
        case 3:
            sample = withTable(sampleData::unreachable(), [](Snapshot &, QueueTable &) {});
            break;
        case 4:
            sample = sampleData::unreachable();
            {
                auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
                snapshot->queues = nullptr;
                sample.snapshot = snapshot;
            }
            break;
        case 5:
            sample = sampleData::queuesProduction();
            break;
        case 7:
            sample = withTable(sampleData::partial(), [](Snapshot &, QueueTable &) {});
            break;
        case 6:
            sample = withTable(sampleData::queuesProduction(), [](Snapshot &, QueueTable &table) {
                table.rows.clear();
                table.error = Error{.kind = ErrorKind::Forbidden, .message = u"The user may not see queues"_s, .detail = {}};
            });
            break;
        }
        Shown shown(std::move(sample));
        if (which == 5)
            shown.type(u"nothing is called so"_s);
        QTRY_VERIFY2(shown.textOf(label).startsWith(words), qPrintable(shown.textOf(label)));
        if (which == 2 || which == 3)
            QTRY_VERIFY(shown.model()->rowCount() > 0);
        if (which == 3)
            QVERIFY2(shown.textOf(u"queueSources"_s).startsWith(u"Last read at"_s), qPrintable(shown.textOf(u"queueSources"_s)));
        if (which == 7) {
            // What others tell of a silent node's queues is no sign that they are well.
            QTRY_VERIFY(shown.model()->rowCount() > 0);
            int old = 0;
            for (int row = 0; row < shown.model()->rowCount(); ++row) {
                const bool isLedThere = shown.model()->index(row, QueueLeaderColumn).data().toString() == "broker2"_L1;
                const QVariant glyph = shown.model()->index(row, QueueStateColumn).data(roles::Glyph);
                QVERIFY(glyph.isValid());
                QCOMPARE(glyph.toInt() == static_cast<int>(GlyphKind::NoData), isLedThere);
                old += isLedThere ? 1 : 0;
            }
            QVERIFY(old > 0);
        }
        shown.keep(u"queues-state-%1-light"_s.arg(QString::fromLatin1(QTest::currentDataTag())).replace(u' ', u'-'));
        if (which == 3 || which == 4) {
            QSignalSpy asked(shown.store.get(), &ClusterStore::askNowRequested);
            shown.page.findChild<QPushButton *>(which == 3 ? u"noticeAction"_s : u"stateAction"_s)->click();
            QCOMPARE(asked.size(), 1);
        }
    }

    void aHundredThousandRowsNeverStopTheWindow()
    {
        Sample sample = sampleData::queuesProduction();
        auto snapshot = std::make_shared<Snapshot>(*sample.snapshot);
        auto table = std::make_shared<QueueTable>(*snapshot->queues);
        const QueueRow pattern = table->rows.back();
        while (table->rows.size() < 100'000) {
            QueueRow row = pattern;
            row.name = u"load.%1"_s.arg(table->rows.size());
            row.ready = static_cast<qint64>(table->rows.size() * 7919 % 1000);
            table->rows.push_back(std::move(row));
        }
        snapshot->queues = table;
        sample.snapshot = snapshot;
        Shown shown(std::move(sample));
        QVERIFY(shown.ready());
        QCOMPARE(shown.model()->rowCount(), 100'000);

        // What this thread itself works between two turns, whatever else the machine does meanwhile.
        auto before = ownTime();
        std::chrono::microseconds longest{0};
        QTimer ticks;
        connect(&ticks, &QTimer::timeout, this, [&] {
            const auto now = ownTime();
            longest = std::max(longest, now - before);
            before = now;
        });
        // Made before the watch starts: it is the monitor's thread that makes tables.
        const auto next = std::make_shared<QueueTable>(*table);
        for (QueueRow &row : next->rows)
            row.ready = (row.ready * 31 + 7) % 1000;
        next->rows.pop_back();
        auto nextSnapshot = std::make_shared<Snapshot>(*shown.store->snapshot());
        nextSnapshot->queues = next;
        ++nextSnapshot->generation;
        ticks.start(1);
        before = ownTime();
        shown.store->take(SnapshotPtr(nextSnapshot));
        QTRY_COMPARE_WITH_TIMEOUT(shown.model()->rowCount(), 99'999, 20'000);
        shown.table()->sortByColumn(QueueNameColumn, Qt::AscendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(shown.model()->refAt(0).name, u"load.10000"_s, 20'000);
        qInfo("longest turn of the event loop: %lld µs", static_cast<long long>(longest.count()));
        QVERIFY2(longest < longestTurn, "the window stood still");
    }

private:
    QTemporaryDir m_folder;
    SuiteTheme m_theme;
};

QTEST_MAIN(QueuesTest)
#include "queues.moc"
