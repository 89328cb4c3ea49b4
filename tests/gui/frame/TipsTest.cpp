// What queues, users and files are called comes from outside: a tool tip shows it as it is written, and never reads it as HTML.
#include "support/SuiteTheme.h"
#include "ui/parts/FigureStrip.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/TipDelegate.h"
#include "ui/parts/ToolTips.h"

#include <QApplication>
#include <QHelpEvent>
#include <QListView>
#include <QStandardItemModel>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace warrener;

class TipsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QToolTip::hideText(); }

    /// What is painted and cut off where room is short is whole in the tool tip.
    void whatIsPaintedIsWholeInTheTip()
    {
        FilterButton filter(u"Vhost"_s);
        const QString vhost = u"a-virtual-host-with-a-name-that-is-longer-than-the-button"_s;
        filter.setChoices({{.id = u"all"_s, .text = u"all"_s}, {.id = u"long"_s, .text = vhost}});
        filter.setCurrent(u"long"_s);
        QVERIFY(filter.toolTip().contains(vhost));
        FigureStrip strip;
        strip.setFigures({{.value = u"12,345"_s, .word = u"messages ready"_s}, {.value = u"3"_s, .word = u"consumers"_s}});
        QCOMPARE(strip.toolTip(), u"12,345 messages ready\n3 consumers"_s);
    }

    void asItIsWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a name like a tag") << u"<b>orders</b>"_s;
        QTest::newRow("an image") << u"<img src=\"file:///etc/hostname\">"_s;
        QTest::newRow("an ordinary one") << u"orders < 3"_s;
    }

    void asItIsWritten()
    {
        QFETCH(const QString, name);
        QCOMPARE(seen(plainTip(name)), name);

        Label label(u"label"_s);
        label.setToolTip(name);
        label.show();
        QHelpEvent overLabel(QEvent::ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)));
        QCoreApplication::sendEvent(&label, &overLabel);
        QCOMPARE(seen(QToolTip::text()), name);
        QToolTip::hideText();

        QStandardItemModel model;
        auto *item = new QStandardItem(u"row"_s);
        item->setToolTip(name + u" 2"_s);
        model.appendRow(item);
        QListView view;
        view.setModel(&model);
        TipDelegate delegate;
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, 100, 20);
        QHelpEvent overRow(QEvent::ToolTip, QPoint(2, 2), QPoint(2, 2));
        QVERIFY(delegate.helpEvent(&overRow, &view, option, item->index()));
        QCOMPARE(seen(QToolTip::text()), name + u" 2"_s);
    }

private:
    /// What a person reads of a tip.
    static QString seen(const QString &tip) { return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip; }

    SuiteTheme m_theme;
};

QTEST_MAIN(TipsTest)
#include "TipsTest.moc"
