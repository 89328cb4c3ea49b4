#include "ui/backups/MessagesModel.h"

#include "support/SampleBackups.h"
#include "ui/parts/Roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

QList<MessageRow> rowsFrom(qint64 first, int count)
{
    QList<MessageRow> rows;
    for (int at = 0; at < count; ++at)
        rows.append({.number = first + at, .routingKey = u"key-%1"_s.arg(first + at), .bytes = 900});
    return rows;
}

QString keyAt(const MessagesModel &model, int row)
{
    return model.index(row, MessagesModel::KeyColumn).data().toString();
}

} // namespace

class MessagesModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesComeWhenTheyAreLookedAt()
    {
        MessagesModel model;
        QSignalSpy wanted(&model, &MessagesModel::pageWanted);
        model.showAll(1'000'000, sampleData::backupsNow());
        QCOMPARE(model.rowCount(), 1'000'000);
        QVERIFY(wanted.isEmpty());
        QCOMPARE(keyAt(model, 450), u"…"_s);
        QCOMPARE(keyAt(model, 451), u"…"_s);
        QCOMPARE(wanted.size(), 1); // asked once for the page, not for each cell
        QCOMPARE(wanted.at(0).at(0).toInt(), 2);
        // The number of a message is known before its page.
        QCOMPARE(model.numberAt(450), 451);
        model.setPage(2, rowsFrom(401, MessagesModel::pageRows));
        QCOMPARE(keyAt(model, 450), u"key-451"_s);
        // One that nobody waits for is not taken.
        model.setPage(7, rowsFrom(1401, MessagesModel::pageRows));
        QCOMPARE(keyAt(model, 1450), u"…"_s);
    }

    void whatIsNotLookedAtIsForgotten()
    {
        MessagesModel model;
        model.showAll(1'000'000, sampleData::backupsNow());
        for (int page = 0; page <= MessagesModel::pagesKept; ++page) {
            keyAt(model, page * MessagesModel::pageRows);
            model.setPage(page, rowsFrom(page * MessagesModel::pageRows + 1, MessagesModel::pageRows));
            QCOMPARE(keyAt(model, 0), u"key-1"_s); // looked at all the while
        }
        QCOMPARE(keyAt(model, 0), u"key-1"_s);
        QCOMPARE(keyAt(model, MessagesModel::pageRows), u"…"_s);
    }

    void aSearchShowsWhatWasFound()
    {
        MessagesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showFound(sampleData::backupsNow());
        QCOMPARE(model.rowCount(), 0);
        model.addFound({{.number = 17, .routingKey = u"a"_s}, {.number = 4000, .routingKey = u"b"_s, .state = MessageState::Returned}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.numberAt(1), 4000);
        QCOMPARE(model.rowOf(4000), 1);
        QCOMPARE(model.rowOf(18), -1);
        QCOMPARE(model.index(1, MessagesModel::StateColumn).data().toString(), u"returned"_s);
        QVERIFY(model.index(1, MessagesModel::KeyColumn).data(roles::Name).toBool()); // it may have blanks, and is no sentence
        model.showAll(10, sampleData::backupsNow());
        model.addFound({{.number = 1}});
        QCOMPARE(model.rowCount(), 10);
    }

    void aKeyThatTurnsTheLineAroundIsMarked()
    {
        MessagesModel model;
        model.showFound(sampleData::backupsNow());
        model.addFound({{.number = 1, .routingKey = u"pay\u202Eexe.\0 "_s}});
        QCOMPARE(keyAt(model, 0), u"pay▯exe.␀␣"_s);
    }

    void aShortPageLeavesRowsUnknown()
    {
        MessagesModel model;
        model.showAll(300, sampleData::backupsNow());
        keyAt(model, 299);
        model.setPage(1, rowsFrom(201, 50));
        QCOMPARE(keyAt(model, 249), u"key-250"_s);
        QCOMPARE(keyAt(model, 299), u"…"_s);
        QCOMPARE(model.numberAt(300), -1);
    }
};

QTEST_GUILESS_MAIN(MessagesModelTest)
#include "MessagesModelTest.moc"
