// The real window with its real pages, as app/ registers them.

#include "Pages.h"

#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "ui/clusters/ClusterDirectory.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/RailButton.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class PagesTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<ClusterDirectory>(ProfileStore(m_folder.path()));
        m_window = std::make_unique<MainWindow>(std::make_shared<SystemClock>(), nullptr);
        m_added = 0;
        registerPages(*m_window, {
                                     .directory = m_directory.get(),
                                     .openCluster = [](const ClusterName &) {},
                                     .addCluster = [this] { ++m_added; },
                                     .program = [] { return SettingsPage::Program{}; },
                                     .setProgram = [](const SettingsPage::Program &) {},
                                     .saveProfile = [](const ClusterProfile &, const std::function<void(const Status &)> &done) { done({}); },
                                 });
    }
    void cleanup()
    {
        m_window.reset();
        m_store.reset();
    }

    void everyPageOpensByKeyInEveryState_data()
    {
        QTest::addColumn<int>("state");
        for (int i = 0; i < static_cast<int>(m_samples.size()); ++i)
            QTest::addRow("%s", m_samples[static_cast<std::size_t>(i)].first) << i;
    }
    void everyPageOpensByKeyInEveryState()
    {
        QFETCH(int, state);
        show(m_samples[static_cast<std::size_t>(state)].second());
        const std::initializer_list<std::pair<Qt::Key, QString>> keys{
            {Qt::Key_2, u"nodes"_s}, {Qt::Key_3, u"queues"_s}, {Qt::Key_9, u"activity"_s}, {Qt::Key_0, u"clusters"_s}, {Qt::Key_1, u"overview"_s}};
        for (const auto &[key, id] : keys) {
            QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
            QCOMPARE(m_window->current().page, id);
            Page *page = m_window->page(id);
            QVERIFY(page && page->isVisible());
            QVERIFY(!page->title().isEmpty());
        }
    }

    void settingsAreReachedByTheRail()
    {
        show(sampleData::healthyStaging());
        QTest::mouseClick(m_window->findChild<RailButton *>(u"rail.settings"_s), Qt::LeftButton);
        QCOMPARE(m_window->current().page, u"settings"_s);
    }

    void nodeOpensAndEscapeLeadsUp()
    {
        show(sampleData::nodeInWarning());
        m_window->go({u"nodes"_s, u"rabbit@broker2"_s});
        QVERIFY(m_store->focus().node.has_value());
        QCOMPARE(m_store->focus().node->value, u"rabbit@broker2"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(m_window->current(), (PageTarget{u"nodes"_s, {}}));
        QVERIFY(!m_store->focus().node.has_value());
    }

    void onlyAVisibleQueuesPageAsksForQueues()
    {
        show(sampleData::queuesProduction());
        QVERIFY(!m_store->focus().queues);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(m_store->focus().queues);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(!m_store->focus().queues);
    }

    void badgesCountMachinesAndQueues()
    {
        show(sampleData::unhealthyProduction());
        // broker2's node and broker2's host are one machine.
        QCOMPARE(badge(u"nodes"_s), (PageBadge{Level::Critical, 1}));
        // Its streams have lost the member there, whatever their coordinator goes on telling.
        const QueueTable &table = *m_store->snapshot()->queues;
        const auto lost = std::ranges::count_if(table.rows, [&table](const QueueRow &row) {
            return row.type == QueueType::Stream
                   && std::ranges::any_of(row.online, [&table](std::int16_t node) { return table.nodes.at(node) == NodeName{u"rabbit@broker2"_s}; });
        });
        QVERIFY(lost > 0);
        QCOMPARE(badge(u"queues"_s).level, Level::Warning);
        QCOMPARE(badge(u"queues"_s).count, int(lost));
        m_store = sampleData::storeOf(sampleData::queuesProduction());
        m_window->setStore(m_store.get());
        QCOMPARE(badge(u"nodes"_s), PageBadge{});
        QCOMPARE(badge(u"queues"_s), (PageBadge{Level::Critical, 1}));
    }

    void withoutAClusterThereIsTheList()
    {
        m_window->go({u"overview"_s, {}});
        QVERIFY(m_window->current().page.isEmpty());
        m_window->go({u"clusters"_s, {}});
        m_window->show();
        auto *add = m_window->page(u"clusters"_s)->findChild<QAbstractButton *>(u"addCluster"_s);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(m_added, 1);
    }

private:
    void show(Sample sample)
    {
        m_store = sampleData::storeOf(std::move(sample));
        m_window->setStore(m_store.get());
        m_window->go({u"overview"_s, {}});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    PageBadge badge(const QString &id) { return m_window->findChild<RailButton *>(u"rail."_s + id)->badge(); }

    const std::vector<std::pair<const char *, Sample (*)()>> m_samples{{"healthy", sampleData::healthyStaging},
                                                                       {"unhealthy", sampleData::unhealthyProduction},
                                                                       {"host data missing", sampleData::hostDataMissing},
                                                                       {"empty", sampleData::empty},
                                                                       {"loading", sampleData::loading},
                                                                       {"partial", sampleData::partial},
                                                                       {"unreachable", sampleData::unreachable}};
    QTemporaryDir m_folder;
    SuiteTheme m_theme{u"Inter"_s};
    std::unique_ptr<ClusterDirectory> m_directory;
    std::unique_ptr<ClusterStore> m_store;
    std::unique_ptr<MainWindow> m_window;
    int m_added = 0;
};

QTEST_MAIN(PagesTest)

#include "PagesTest.moc"
