// Columns of a long table: the name gets room, a dragged width stays, a long name loses its middle.

#include "ui/parts/ColumnFit.h"

#include "ui/parts/NoteDelegate.h"
#include "ui/parts/Paint.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QSettings>
#include <QStandardItemModel>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A name and three numbers in 600 px.
struct NamesTable
{
    explicit NamesTable(const QString &name = u"a"_s)
    {
        model.setHorizontalHeaderLabels({u"Name"_s, u"A"_s, u"B"_s, u"C"_s});
        table.setModel(&model);
        fit = new ColumnFit(&table, {.widths = {160, 120, 120, 120}, .stretch = 0, .stretchMinimum = 160, .stretchWish = 420, .yielding = {3}});
        table.resize(600, 300);
        table.show();
        model.appendRow({new QStandardItem(name), new QStandardItem(u"1"_s), new QStandardItem(u"2"_s), new QStandardItem(u"3"_s)});
    }

    QStandardItemModel model;
    TableView table;
    ColumnFit *fit = nullptr;
};

} // namespace

class ColumnFitTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void aLongNameGetsTheRoomOfAColumnThatYields()
    {
        const NamesTable shortNames;
        QVERIFY(!shortNames.table.isColumnHidden(3));
        const NamesTable longNames(u"shop.region-0.order.events.of.the.year.2026.and.more"_s);
        QVERIFY(longNames.table.isColumnHidden(3));
        QVERIFY(longNames.table.columnWidth(0) > shortNames.table.columnWidth(0) + 100);
    }

    /// A reason is read whole: its row is as high as its lines, and no higher than they need.
    void aNoteBreaksAndItsRowGrows()
    {
        QStandardItemModel model;
        TableView table;
        table.setModel(&model);
        model.appendRow({new QStandardItem(u"payments"_s), new QStandardItem(u"3 clients consume from it: they would get old messages at once"_s)});
        model.appendRow({new QStandardItem(u"orders"_s), new QStandardItem(u"none"_s)});
        new NoteDelegate(&table, 1);
        table.setColumnWidth(1, 220);
        QVERIFY2(table.rowHeight(0) >= 2 * 16 + 12, qPrintable(QString::number(table.rowHeight(0))));
        QCOMPARE(table.rowHeight(1), 28);
        table.setColumnWidth(1, 900);
        QCOMPARE(table.rowHeight(0), 28);
    }

    void aDraggedWidthIsRemembered()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        {
            NamesTable names;
            names.fit->remember(&settings, u"widths"_s);
            QVERIFY(!names.fit->hasOwnWidths());
            names.table.horizontalHeader()->resizeSection(1, 77);
            QVERIFY(names.fit->hasOwnWidths());
            names.table.resize(700, 300);
            QCOMPARE(names.table.columnWidth(1), 77);
        }
        NamesTable again;
        again.fit->remember(&settings, u"widths"_s);
        QCOMPARE(again.table.columnWidth(1), 77);
        again.fit->forgetWidths();
        QCOMPARE(again.table.columnWidth(1), 120);
    }

    void whatOthersWroteIsNoWidth()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        settings.setValue(u"widths"_s, QStringList{u"x:80"_s, u"9:80"_s, u"1:-5"_s, u"1:999999"_s, u"1"_s});
        NamesTable names;
        names.fit->remember(&settings, u"widths"_s);
        QVERIFY(!names.fit->hasOwnWidths());
    }

    void aNameLosesItsMiddleASentenceItsEnd()
    {
        const QFontMetricsF metrics(QApplication::font());
        const QString name = u"shop.region-0.order.events.created"_s;
        const QString shown = elided(name, metrics, metrics.horizontalAdvance(name) / 2);
        QVERIFY2(shown.startsWith(u"shop"_s) && shown.endsWith(u"ed"_s), qPrintable(shown));
        const QString sentence = u"broker2 is down because its disk is full"_s;
        QVERIFY(elided(sentence, metrics, metrics.horizontalAdvance(sentence) / 2).startsWith(u"broker2 is"_s));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(ColumnFitTest)
#include "ColumnFitTest.moc"
