// Fields and choices as they stand on pages that scroll: the wheel and the arrows.

#include "support/SuiteTheme.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/SpinBox.h"
#include "ui/parts/TableView.h"
#include "ui/parts/Wear.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

void turnWheel(QWidget &over)
{
    QTest::wheelEvent(over.window()->windowHandle(), over.mapTo(over.window(), over.rect().center()), {0, -120});
}

struct FieldsPage
{
    FieldsPage() : spin(new SpinBox), choice(new ComboBox), other(new QPushButton(u"Other"_s))
    {
        auto *content = new QWidget;
        auto *column = new QVBoxLayout(content);
        spin->setRange(0, 100);
        spin->setValue(50);
        choice->addItems({u"one"_s, u"two"_s, u"three"_s});
        for (QWidget *each : std::initializer_list<QWidget *>{spin, choice, other})
            column->addWidget(each);
        column->addStretch(1);
        content->setMinimumHeight(900);
        area.setWidget(content);
        area.setWidgetResizable(true);
        area.resize(300, 240);
        area.show();
        area.activateWindow();
        ready = QTest::qWaitForWindowActive(&area);
        other->setFocus();
    }

    QScrollArea area;
    SpinBox *spin;
    ComboBox *choice;
    QPushButton *other;
    bool ready = false;
};

} // namespace

class FieldsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A button that stands out has a bolder text and a frame: in the room of the link that it was, its end would be cut.
    void aButtonIsAsLargeAsItLooks()
    {
        QWidget page;
        auto *row = new QHBoxLayout(&page);
        QPushButton changed(u"Open recovery plan: Single node failure (ours)"_s);
        QPushButton usual(changed.text());
        changed.setProperty("kind", u"link"_s);
        usual.setProperty("kind", u"primary"_s);
        row->addWidget(&changed);
        row->addWidget(&usual);
        row->addStretch(1);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QVERIFY(changed.sizeHint() != usual.sizeHint());
        wear(&changed, u"primary"_s);
        QCOMPARE(changed.sizeHint(), usual.sizeHint());
        QTRY_COMPARE(changed.width(), usual.width());
    }

    /// Whoever scrolls a page must not change the figures on it.
    void theWheelScrollsThePageAndChangesNothing()
    {
        FieldsPage page;
        QVERIFY(page.ready);
        turnWheel(*page.spin);
        QCOMPARE(page.spin->value(), 50);
        QVERIFY(!page.spin->hasFocus());
        QVERIFY(page.area.verticalScrollBar()->value() > 0);
        page.area.verticalScrollBar()->setValue(0);
        turnWheel(*page.choice);
        QCOMPARE(page.choice->currentIndex(), 0);
        QVERIFY(page.area.verticalScrollBar()->value() > 0);
    }

    void theWheelMovesWhatHasTheFocus()
    {
        FieldsPage page;
        QVERIFY(page.ready);
        page.spin->setFocus();
        turnWheel(*page.spin);
        QCOMPARE(page.spin->value(), 49);
        page.choice->setFocus();
        turnWheel(*page.choice);
        QCOMPARE(page.choice->currentIndex(), 1);
    }

    /// The program's own arrows on the field's ground, and a click on them steps.
    void theArrowsAreSeenAndStep()
    {
        FieldsPage page;
        QVERIFY(page.ready);
        SpinBox &spin = *page.spin;
        const QImage drawn = spin.grab().toImage();
        const QColor ground = Theme::of().color(Token::Surface);
        int marked = 0;
        int dark = 0;
        for (int x = spin.width() - 22; x < spin.width() - 2; ++x) {
            for (int y = 3; y < spin.height() - 3; ++y)
                marked += drawn.pixelColor(x, y) != ground;
        }
        // No bevel along the steps.
        for (int y = 4; y < spin.height() - 4; ++y)
            dark += drawn.pixelColor(spin.width() - 3, y) != ground;
        QVERIFY2(marked > 10 && marked < 200, qPrintable(QString::number(marked)));
        QCOMPARE(dark, 0);
        QTest::mouseClick(&spin, Qt::LeftButton, {}, {spin.width() - 12, 9});
        QCOMPARE(spin.value(), 51);
        QTest::mouseClick(&spin, Qt::LeftButton, {}, {spin.width() - 12, spin.height() - 8});
        QCOMPARE(spin.value(), 50);
    }

    /// The key for the menu asks about the chosen row, wherever the middle of the table is.
    void theMenuKeyMeansTheChosenRow()
    {
        QStandardItemModel model(20, 1);
        TableView table;
        table.setModel(&model);
        table.setContextMenuPolicy(Qt::CustomContextMenu);
        table.resize(300, 300);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QList<int> rows;
        connect(&table, &QWidget::customContextMenuRequested, &table, [&](const QPoint &at) { rows.append(table.indexAt(at).row()); });
        const auto ask = [&table] {
            QContextMenuEvent key(QContextMenuEvent::Keyboard, table.rect().center(), table.mapToGlobal(table.rect().center()));
            QApplication::sendEvent(&table, &key);
        };
        table.setCurrentIndex({}); // with the focus comes a choice
        ask();
        QVERIFY(rows.isEmpty());
        for (const int row : {1, 18}) {
            table.setCurrentIndex(model.index(row, 0));
            ask();
        }
        QCOMPARE(rows, (QList<int>{1, 18}));
    }

    /// A vhost may be called anything: its sign is no key of the menu.
    void aNameIsNoMnemonic()
    {
        FilterButton filter(u"Vhost"_s);
        filter.setChoices({{{}, u"All"_s}, {u"r&d"_s, u"r&d"_s}});
        filter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&filter));
        filter.click();
        auto *menu = filter.findChild<QMenu *>();
        QVERIFY(menu != nullptr && menu->actions().size() == 2);
        QCOMPARE(menu->actions().last()->text(), u"r&&d"_s);
        menu->close();
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(FieldsTest)
#include "FieldsTest.moc"
