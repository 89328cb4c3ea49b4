// Columns of a long table: the name gets room, a dragged width stays, a long name loses its middle.

#include "ui/parts/ColumnFit.h"

#include "support/SuiteTheme.h"
#include "ui/parts/ColumnStore.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoteDelegate.h"
#include "ui/parts/Paint.h"
#include "ui/parts/RowDelegate.h"
#include "ui/parts/TableView.h"
#include "ui/parts/ToolTips.h"

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QSettings>
#include <QStandardItemModel>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A table as most pages have one: it hands nobody its settings.
struct PlainWindow
{
    explicit PlainWindow(QSettings *settings)
    {
        if (settings != nullptr)
            new ColumnStore(settings, &window);
        model.setHorizontalHeaderLabels({u"Name"_s, u"A"_s, u"B"_s});
        model.appendRow({new QStandardItem(u"orders"_s), new QStandardItem(u"1"_s), new QStandardItem(u"2"_s)});
        table = new TableView(&window);
        table->setObjectName(u"plainTable"_s);
        table->setModel(&model);
        table->setStretchColumn(0);
        for (const int column : {1, 2})
            table->setColumnWidth(column, 100);
        table->resize(600, 200);
        window.resize(600, 200);
        window.show();
    }
    /// As a person does: the boundary at the right of the column is taken and moved.
    void drag(int column, int by) const
    {
        QHeaderView *header = table->horizontalHeader();
        const QPointF from(header->sectionViewportPosition(column) + header->sectionSize(column) - 2, header->height() / 2);
        const auto send = [&](QEvent::Type type, const QPointF &at, Qt::MouseButton button, Qt::MouseButtons held) {
            QMouseEvent event(type, at, header->viewport()->mapToGlobal(at), button, held, Qt::NoModifier);
            QApplication::sendEvent(header->viewport(), &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, from + QPointF(by, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, from + QPointF(by, 0), Qt::LeftButton, Qt::NoButton);
    }

    QStandardItemModel model;
    QWidget window;
    TableView *table = nullptr;
};

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
    void aLongNameGetsTheRoomOfAColumnThatYields()
    {
        const NamesTable shortNames;
        QVERIFY(!shortNames.table.isColumnHidden(3));
        const NamesTable longNames(u"shop.region-0.order.events.of.the.year.2026.and.more"_s);
        QVERIFY(longNames.table.isColumnHidden(3));
        QVERIFY(longNames.table.columnWidth(0) > shortNames.table.columnWidth(0) + 100);
    }

    /// Words of another language are longer than the plan thought; the name has room that it does not need.
    void aTextThatWouldBeCutGetsSpareRoom()
    {
        const QString age = u"12 hours and 32 minutes and 15 seconds ago"_s;
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({u"Name"_s, u"Age"_s, u"B"_s});
        TableView table;
        table.setModel(&model);
        ColumnFit fit(&table, {.widths = {160, 60, 60}, .stretch = 0, .stretchMinimum = 100});
        table.resize(700, 200);
        table.show();
        model.appendRow({new QStandardItem(u"orders"_s), new QStandardItem(age), new QStandardItem(u"2"_s)});
        const auto needs = [&](int column) {
            const QModelIndex index = model.index(0, column);
            return table.itemDelegateForIndex(index)->sizeHint({}, index).width();
        };
        QVERIFY(table.columnWidth(1) >= needs(1));
        QCOMPARE(table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2), table.viewport()->width());
        // Its own text is what the stretching column keeps its room for.
        model.appendRow({new QStandardItem(u"broker1: /etc/rabbitmq/conf.d/ and all that was written into it since the day before yesterday"_s),
                         new QStandardItem(age), new QStandardItem(u"2"_s)});
        QVERIFY(table.columnWidth(1) < needs(1));
        QVERIFY(table.columnWidth(0) > 300);
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

    /// Every table of a window, also one that has no plan for its widths.
    void aPlainTableRemembersToo()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        {
            const PlainWindow first(&settings);
            first.drag(1, 60);
            QCOMPARE(first.table->columnWidth(1), 160);
            // What the table's own code wants later does not undo what a person wanted.
            first.table->setColumnWidth(1, 100);
            QCOMPARE(first.table->columnWidth(1), 160);
            first.table->setColumnWidth(2, 90);
            QCOMPARE(first.table->columnWidth(2), 90);
        }
        const PlainWindow again(&settings);
        QCOMPARE(again.table->columnWidth(1), 160);
        QCOMPARE(again.table->columnWidth(2), 100);
        const PlainWindow picture(nullptr);
        QCOMPARE(picture.table->columnWidth(1), 100);
    }

    void aTableWithAPlanRemembersInItsWindow()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        settings.setValue(u"columns/names.4"_s, QStringList{u"1:77"_s});
        QWidget window;
        new ColumnStore(&settings, &window);
        QStandardItemModel model(1, 4);
        auto *table = new TableView(&window);
        table->setObjectName(u"names"_s);
        table->setModel(&model);
        new ColumnFit(table, {.widths = {160, 120, 120, 120}, .stretch = 0, .stretchMinimum = 160});
        window.show();
        QCOMPARE(table->columnWidth(1), 77);
    }

    /// Whatever the model has to say in its tip: what is cut off is whole there, and never read as HTML.
    void whatIsCutOffIsWholeInTheTip()
    {
        QStandardItemModel model(1, 1);
        model.setItem(0, 0, new QStandardItem(u"<img src=x>.region-0.order.events.created"_s));
        const RowDelegate delegate(nullptr);
        const QModelIndex index = model.index(0, 0);
        const QString name = index.data().toString();
        QCOMPARE(delegate.tipOf(index, 2000), QString());
        QCOMPARE(delegate.tipOf(index, 60), name);
        model.item(0, 0)->setToolTip(u"A quorum queue"_s);
        QCOMPARE(delegate.tipOf(index, 2000), u"A quorum queue"_s);
        QCOMPARE(delegate.tipOf(index, 60), name + u"\nA quorum queue"_s);
        QVERIFY2(plainTip(name).contains(u"&lt;img"_s) && !plainTip(name).contains(u"<img"_s), qPrintable(plainTip(name)));
    }

    void aLabelsTipIsOfItsTextNow()
    {
        Label label;
        label.setEliding(true);
        label.resize(60, 20);
        label.setText(u"shop.region-0.order.events.created"_s);
        QCOMPARE(label.tip(), label.text());
        label.setText(u"a"_s);
        QCOMPARE(label.tip(), QString());
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
        // A queue may be named with blanks: whose column it is says that it is a name.
        const QString blanks = u"orders of the northern region, no 1"_s;
        const QString middle = elided(blanks, metrics, metrics.horizontalAdvance(blanks) / 2, true);
        QVERIFY2(middle.startsWith(u"orders"_s) && middle.endsWith(u"1"_s), qPrintable(middle));
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(ColumnFitTest)
#include "ColumnFitTest.moc"
