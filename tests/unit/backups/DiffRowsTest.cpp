#include "support/SampleBackups.h"
#include "ui/backups/DiffModel.h"
#include "ui/parts/Roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class DiffRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void eachDifferenceInOneLine()
    {
        const QList<DiffRow> rows = diffRows(sampleData::backupDiff());
        QCOMPARE(rows.size(), 6);
        QCOMPARE(rows.at(0), (DiffRow{DiffKind::Added, DiffOf::Object, 0, u"Queues"_s, u"payments"_s, u"payments.refund"_s, {}}));
        QCOMPARE(rows.at(2).brief, u"definition.message-ttl 3600000 → 86400000; definition.max-length 100000 → not set"_s);
        QCOMPARE(rows.at(4).brief, u"588 → 612 messages"_s);
        QCOMPARE(rows.at(5).name, u"/etc/rabbitmq/rabbitmq.conf on broker1"_s);
        QCOMPARE(rows.at(5).brief, u"+2 −1 lines"_s);
    }

    void manyFieldsAreCounted()
    {
        BackupDiff diff;
        diff.objects = {{.section = u"queues"_s, .name = u"q"_s}};
        for (int field = 0; field < 5; ++field)
            diff.objects[0].fields.append({u"f%1"_s.arg(field), field, field + 1});
        QCOMPARE(diffRows(diff).at(0).brief, u"f0 0 → 1; f1 1 → 2; f2 2 → 3; 2 more"_s);
    }

    void aNameThatNobodySeesIsMarked()
    {
        BackupDiff diff;
        diff.objects = {
            {.kind = DiffKind::Changed, .section = u"queues"_s, .vhost = u"v\u202E"_s, .name = u" q"_s, .fields = {{u"f\n"_s, u"a\u2066"_s, u"b"_s}}}};
        DiffModel model;
        model.setDiff(std::make_shared<const BackupDiff>(diff));
        QCOMPARE(model.index(0, DiffModel::VhostColumn).data().toString(), u"v▯"_s);
        QCOMPARE(model.index(0, DiffModel::NameColumn).data().toString(), u"␣q"_s);
        QCOMPARE(model.index(0, DiffModel::BriefColumn).data().toString(), u"f␊ a▯ → b"_s);
        // What is asked for is the name itself.
        QCOMPARE(model.rowAt(0)->name, u" q"_s);
    }

    void filesWithoutLines()
    {
        BackupDiff diff;
        diff.files = {
            {.kind = DiffKind::Added, .path = u"config/lb1/etc/haproxy/a.pem"_s, .sizeAfter = 1700},
            {.kind = DiffKind::Changed, .path = u"config/lb1/etc/haproxy/b.pem"_s, .sizeBefore = 1700, .sizeAfter = 1800},
            {.kind = DiffKind::Changed, .path = u"config/lb1/etc/c"_s, .sizeBefore = 5, .sizeAfter = 5, .about = {{u"mode"_s, u"0640"_s, u"0644"_s}}}};
        QCOMPARE(diffRows(diff).at(0).brief, u"1.7 kB"_s);
        QCOMPARE(diffRows(diff).at(1).brief, u"1.7 kB → 1.8 kB"_s);
        QCOMPARE(diffRows(diff).at(2).brief, u"mode or owner"_s);
        diff.files[2].lines = {{DiffLine::Kind::Added, u"new"_s}};
        QCOMPARE(diffRows(diff).at(2).brief, u"+1 −0 lines, mode or owner"_s);
    }

    void isFiltered()
    {
        DiffModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDiff(std::make_shared<const BackupDiff>(sampleData::backupDiff()));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.countOf(DiffKind::Changed), 4);
        // Names that differ in their ends alone are cut in the middle, sentences at the end.
        QVERIFY(model.index(0, DiffModel::NameColumn).data(roles::Name).toBool());
        QVERIFY(!model.index(0, DiffModel::BriefColumn).data(roles::Name).toBool());
        model.setFilter(DiffKind::Removed, {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowAt(0)->name, u"anna.tmp"_s);
        model.setFilter(std::nullopt, u"MESSAGE-TTL"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setDiff({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowAt(0), nullptr);
    }
};

QTEST_GUILESS_MAIN(DiffRowsTest)
#include "DiffRowsTest.moc"
