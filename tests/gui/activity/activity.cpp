#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "ui/activity/ActivityPage.h"
#include "ui/activity/EventsModel.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

Event event(const Sample &sample, int secondsAgo, Level level, const Subject &subject, const QString &text)
{
    return {.at = sample.now - std::chrono::seconds{secondsAgo}, .level = level, .id = u"test.event"_s, .subject = subject, .text = text};
}

/// Six events about four subjects.
Sample eventful()
{
    Sample sample = sampleData::unhealthyProduction();
    const Subject broker2{.kind = SubjectKind::Node, .name = u"rabbit@broker2"_s};
    sample.events = {
        event(sample, 90'000, Level::Note, {}, u"3 queues were declared"_s),
        event(sample, 900, Level::Warning, broker2, u"Disk alarm on broker2, \"5 GiB\", publishers are blocked"_s),
        event(sample, 800, Level::Critical, broker2, u"broker2 left the cluster"_s),
        event(sample, 790, Level::Ok, {.kind = SubjectKind::Proxy, .name = u"lb1"_s}, u"lb1 took broker2 out by its own check"_s),
        event(sample, 780, Level::Critical, {.kind = SubjectKind::Queue, .name = u"payments/payments.refund"_s}, u"payments.refund lost its majority"_s),
        event(sample, 5, Level::Unknown, {.kind = SubjectKind::Host, .name = u"broker3"_s}, u"The exporter of broker3 does not answer"_s)};
    return sample;
}

class Shown
{
public:
    explicit Shown(Sample sample) : store(sampleData::storeOf(std::move(sample))), page(*store)
    {
        page.resize(1232, 818);
        page.show();
        ready = QTest::qWaitForWindowActive(&page);
        page.activate();
    }
    TableView *table() { return page.findChild<TableView *>(u"eventTable"_s); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QString textOf(const QString &name)
    {
        const auto *label = page.findChild<QLabel *>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    void keep(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("WARRENER_PICTURES"); !folder.isEmpty())
            page.grab().save(folder + u'/' + name + u".png"_s);
    }

    std::unique_ptr<ClusterStore> store;
    ActivityPage page;
    bool ready = false;
};

} // namespace

class ActivityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme->setScheme(Theme::Scheme::Light); }

    void theNewestStandsOnTop()
    {
        Shown shown(eventful());
        const QAbstractItemModelTester tester(shown.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(shown.table()->model()->rowCount(), 6);
        QCOMPARE(shown.cell(0, EventsModel::SubjectColumn), u"broker3"_s);
        QCOMPARE(shown.cell(0, EventsModel::AgeColumn), u"5 s"_s);
        QVERIFY(shown.cell(5, EventsModel::TimeColumn).contains(u", "_s)); // yesterday: with its date
        QCOMPARE(shown.cell(2, EventsModel::LevelColumn), u"Well again"_s);
        shown.keep(u"activity-light"_s);

        shown.table()->setCurrentIndex(shown.table()->model()->index(3, 0));
        const QString chosen = shown.cell(3, EventsModel::TextColumn);
        const SnapshotPtr snapshot = shown.store->snapshot();
        shown.store->take(QList<Event>{{.at = snapshot->at, .level = Level::Note, .id = u"new"_s, .subject = {}, .text = u"Something new"_s}});
        QCOMPARE(shown.table()->model()->rowCount(), 7);
        QCOMPARE(shown.cell(0, EventsModel::TextColumn), u"Something new"_s);
        QCOMPARE(shown.cell(shown.table()->currentIndex().row(), EventsModel::TextColumn), chosen); // the selection stays
    }

    /// “//invoice” is how the broker's API would write it.
    void aQueueIsNamedAsPeopleDo()
    {
        QCOMPARE(EventsModel::nameOf({.kind = SubjectKind::Queue, .name = u"//invoice"_s}), u"invoice"_s);
        QCOMPARE(EventsModel::nameOf({.kind = SubjectKind::Queue, .name = u"shop/invoice"_s}), u"shop/invoice"_s);
    }

    void levelSubjectAndTextFilter()
    {
        Shown shown(eventful());
        QVERIFY(shown.ready);
        shown.page.findChild<FilterButton *>(u"levelFilter"_s)->setCurrent(u"critical"_s);
        QCOMPARE(shown.table()->model()->rowCount(), 2);
        shown.page.findChild<FilterButton *>(u"subjectFilter"_s)->setCurrent(u"node:rabbit@broker2"_s);
        QCOMPARE(shown.table()->model()->rowCount(), 1);
        QVERIFY(shown.page.escape());
        QCOMPARE(shown.table()->model()->rowCount(), 6);
        QVERIFY(!shown.page.escape());
        QVERIFY(shown.page.focusFilter());
        QTest::keyClicks(QApplication::focusWidget(), u"BROKER2"_s);
        QTRY_COMPARE(shown.table()->model()->rowCount(), 3);
        QTest::keyClicks(QApplication::focusWidget(), u" and nothing else"_s);
        QTRY_COMPARE(shown.textOf(u"stateTitle"_s), u"No event matches"_s);
    }

    void enterOpensWhoItIsAbout_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<PageTarget>("target");
        QTest::newRow("host") << 0 << PageTarget{.page = u"nodes"_s, .object = u"broker3"_s};
        QTest::newRow("queue") << 1 << PageTarget{.page = u"queues"_s, .object = u"payments/payments.refund"_s};
        QTest::newRow("cluster") << 5 << PageTarget{.page = u"overview"_s, .object = {}};
    }
    void enterOpensWhoItIsAbout()
    {
        QFETCH(int, row);
        QFETCH(PageTarget, target);
        Shown shown(eventful());
        QSignalSpy requested(&shown.page, &Page::openRequested);
        shown.table()->setCurrentIndex(shown.table()->model()->index(row, 0));
        QTest::keyClick(shown.table(), Qt::Key_Return);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<PageTarget>(), target);
    }

    void exportsWhatIsShown()
    {
        const QTemporaryDir folder;
        Shown shown(eventful());
        shown.page.findChild<FilterButton *>(u"levelFilter"_s)->setCurrent(u"warning"_s);
        QSignalSpy succeeded(&shown.page, &Page::succeeded);
        shown.page.findChild<QPushButton *>(u"exportButton"_s)->click();
        auto *dialog = shown.page.findChild<QFileDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        const QString file = folder.filePath(u"events.csv"_s);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
        QVERIFY(succeeded.wait(5000));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QCOMPARE(bytes.count('\n'), 2);
        QVERIFY2(bytes.startsWith("time,moment,level,") && bytes.contains("Z,seen,warning,test.event,"), bytes.constData());
        QVERIFY2(bytes.contains("warning,test.event,node,rabbit@broker2,\"Disk alarm on broker2, \"\"5 GiB\"\", publishers are blocked\"\r\n"),
                 bytes.constData());
    }

    void nothingHasItsWords()
    {
        Sample sample = sampleData::empty();
        sample.events.clear();
        Shown shown(std::move(sample));
        QCOMPARE(shown.textOf(u"stateTitle"_s), u"Nothing has happened yet"_s);
        QVERIFY(!shown.page.findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
        shown.keep(u"activity-empty-light"_s);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(ActivityTest)
#include "activity.moc"
