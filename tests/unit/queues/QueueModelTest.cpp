#include "ui/queues/QueueModel.h"

#include "ui/parts/Roles.h"
#include "ui/queues/QueueTrends.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

std::shared_ptr<QueueTable> tableOf(const QStringList &names, qint64 ready = 1)
{
    auto table = std::make_shared<QueueTable>();
    table->vhosts = {u"/"_s};
    table->nodes = {NodeName{u"rabbit@broker2"_s}, NodeName{u"rabbit@broker1"_s}};
    for (const QString &name : names) {
        QueueRow row;
        row.name = name;
        row.vhost = 0;
        row.state = QueueState::Running;
        row.ready = ready;
        row.consumers = 1;
        row.members = {0, 1};
        row.online = {0};
        row.membersKnown = true;
        table->rows.push_back(row);
    }
    return table;
}

QueueArrangementPtr arranged(const QStringList &names, const QueueArrangementPtr &shown = {}, qint64 ready = 1)
{
    return *arrange({.table = tableOf(names, ready), .sort = {.column = QueueNameColumn, .order = Qt::AscendingOrder}, .shown = shown}, {});
}

} // namespace

class QueueModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsFollowTheirQueues_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("after");
        QTest::addColumn<QString>("watched");
        QTest::addColumn<int>("row");

        const QStringList abc{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("nothing changes") << abc << abc << u"b"_s << 1;
        QTest::newRow("one comes before it") << abc << QStringList{u"a"_s, u"aa"_s, u"b"_s, u"c"_s} << u"b"_s << 2;
        QTest::newRow("one before it goes") << abc << QStringList{u"b"_s, u"c"_s} << u"b"_s << 0;
        QTest::newRow("it moves up out of the tail") << abc << QStringList{u"c"_s} << u"c"_s << 0;
        QTest::newRow("it goes") << abc << QStringList{u"a"_s, u"c"_s} << u"b"_s << -1;
        QTest::newRow("all go") << abc << QStringList{} << u"b"_s << -1;
        QTest::newRow("many come") << abc << QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"b"_s} << u"b"_s << 4;
    }
    void rowsFollowTheirQueues()
    {
        QFETCH(QStringList, before);
        QFETCH(QStringList, after);
        QFETCH(QString, watched);
        QFETCH(int, row);

        const QueueTrends trends;
        QueueModel model(trends);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(arranged(before));
        QCOMPARE(model.rowCount(), before.size());
        const QPersistentModelIndex index = model.index(model.rowOf({.vhost = u"/"_s, .name = watched}), QueueNameColumn);
        QVERIFY(index.isValid());
        model.show(arranged(after, model.view()));
        QCOMPARE(model.rowCount(), after.size());
        QCOMPARE(index.row(), row);
        if (row >= 0)
            QCOMPARE(index.data().toString(), watched);
    }

    void onlyFiguresChangeWhereTheQueuesAreTheSame()
    {
        const QueueTrends trends;
        QueueModel model(trends);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(arranged({u"a"_s, u"b"_s}));
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy data(&model, &QAbstractItemModel::dataChanged);
        model.show(arranged({u"a"_s, u"b"_s}, model.view(), 7));
        QCOMPARE(layout.size(), 0);
        QCOMPARE(data.size(), 1);
        QCOMPARE(model.index(1, QueueReadyColumn).data().toString(), u"7"_s);
        // Made against rows that are no longer shown: its word about "the same" counts for nothing.
        const QueueArrangementPtr old = model.view();
        model.show(arranged({u"x"_s}));
        model.show(arranged({u"a"_s, u"b"_s}, old));
        QCOMPARE(model.rowCount(), 2);
    }

    void showsWordsAndFigures()
    {
        const QueueTrends trends;
        QueueModel model(trends);
        model.setNodeOrder({NodeName{u"rabbit@broker1"_s}, NodeName{u"rabbit@broker2"_s}});
        auto table = tableOf({u"a"_s});
        table->rows[0].leader = 0;
        table->rows[0].leaderKnown = true;
        table->rows[0].memory = 2048;
        table->rows[0].ready = 1243880;
        model.show(*arrange({.table = table}, {}));
        const auto text = [&](QueueColumn column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(QueueReadyColumn), u"1,243,880"_s);
        QCOMPARE(text(QueueMemoryColumn), u"2.0 KiB"_s);
        QCOMPARE(text(QueueInColumn), u"–"_s);
        QCOMPARE(text(QueueTypeColumn), u"–"_s);
        QCOMPARE(text(QueueLeaderColumn), u"broker2"_s);
        QCOMPARE(text(QueueStateColumn), u"Minority"_s);
        const auto boxes = model.index(0, QueueMembersColumn).data(roles::Members).value<QList<MemberBox>>();
        const QList<MemberBox> expected{{.number = 1, .leader = false, .missing = true}, {.number = 2, .leader = true, .missing = false}};
        QCOMPARE(boxes, expected);
        QCOMPARE(model.membersInWords(0), (QStringList{u"broker2 leads"_s, u"broker1 missing"_s}));
    }

    void asksToBeSorted()
    {
        const QueueTrends trends;
        QueueModel model(trends);
        QSignalSpy asked(&model, &QueueModel::sortRequested);
        model.sort(QueueMemoryColumn, Qt::AscendingOrder);
        QCOMPARE(asked.size(), 1);
        const auto sort = asked.first().first().value<QueueSort>();
        QCOMPARE(sort, (QueueSort{.column = QueueMemoryColumn, .order = Qt::AscendingOrder}));
    }
};

QTEST_GUILESS_MAIN(QueueModelTest)
#include "QueueModelTest.moc"
