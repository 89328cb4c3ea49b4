#include "ui/backups/ChainLayout.h"

#include "support/SampleBackups.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

BackupRow chainRow(const QString &id, const QString &parent = {}, BackupType type = BackupType::Full)
{
    BackupRow row;
    row.backup.id = id;
    row.backup.type = parent.isEmpty() ? type : BackupType::Incremental;
    if (!parent.isEmpty())
        row.backup.parent = BackupParent{.id = parent, .manifestSha256 = {}};
    return row;
}

} // namespace

class ChainLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsOfThePicture()
    {
        const QList<ChainCell> cells = chainLayout(sampleData::backupsView().rows);
        QCOMPARE(cells.size(), 8);
        QCOMPARE(cells.at(0), (ChainCell{.mark = ChainMark::Increment, .lane = 0, .above = {}, .below = {0}}));
        QCOMPARE(cells.at(1), (ChainCell{.mark = ChainMark::Increment, .lane = 0, .above = {0}, .below = {0}}));
        QCOMPARE(cells.at(3), (ChainCell{.mark = ChainMark::Full, .lane = 0, .above = {0}, .below = {}}));
        QCOMPARE(cells.at(4), (ChainCell{.mark = ChainMark::Increment, .lane = 0, .above = {}, .below = {0}}));
        // A backup of its own among a chain stands beside its thread.
        QCOMPARE(cells.at(5), (ChainCell{.mark = ChainMark::Single, .lane = 1, .above = {0}, .below = {0}}));
        QCOMPARE(cells.at(6), (ChainCell{.mark = ChainMark::Full, .lane = 0, .above = {0}, .below = {}}));
        QCOMPARE(cells.at(7), (ChainCell{.mark = ChainMark::Unknown, .lane = 0, .above = {}, .below = {}}));
    }

    void chainsThatCrossTakeLanesOfTheirOwn()
    {
        // b builds upon a although c, a full one with d above it, was made between.
        const QList<ChainCell> cells = chainLayout({chainRow(u"d"_s, u"c"_s), chainRow(u"b"_s, u"a"_s), chainRow(u"c"_s), chainRow(u"a"_s)});
        QCOMPARE(cells.at(0).lane, 0);
        QCOMPARE(cells.at(1).lane, 1);
        QCOMPARE(cells.at(2).lane, 0);
        QCOMPARE(cells.at(3).lane, 1);
        QCOMPARE(cells.at(1).above, QList<int>{0});
        QCOMPARE(cells.at(1).below, (QList<int>{0, 1}));
        QCOMPARE(cells.at(2).below, QList<int>{1});
    }

    void aMissingBaseIsTorn()
    {
        const QList<ChainCell> cells = chainLayout({chainRow(u"b"_s, u"gone"_s), chainRow(u"a"_s)});
        QVERIFY(cells.at(0).torn);
        QVERIFY(cells.at(0).below.isEmpty());
        QVERIFY(!cells.at(1).torn);
    }

    void ringsAndSelvesAreNoChain()
    {
        // What somebody forged: the newer one is the base of the older one, and one is its own.
        const QList<ChainCell> cells = chainLayout({chainRow(u"a"_s, u"b"_s), chainRow(u"b"_s, u"a"_s), chainRow(u"c"_s, u"c"_s)});
        QCOMPARE(cells.size(), 3);
        QVERIFY(!cells.at(0).torn);
        QVERIFY(cells.at(1).torn);
        QVERIFY(cells.at(2).torn);
    }

    void nothingOfNothing() { QVERIFY(chainLayout({}).isEmpty()); }
};

QTEST_GUILESS_MAIN(ChainLayoutTest)
#include "ChainLayoutTest.moc"
