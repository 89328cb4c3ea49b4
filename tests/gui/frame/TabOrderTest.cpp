// Who has no mouse: Tab goes as one reads, whatever was made first, and Enter in a field presses nothing.

#include "ui/parts/TabOrder.h"

#include "support/SuiteTheme.h"
#include "ui/parts/Dialog.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

template <class Field>
Field *fieldNamed(const QString &name, QWidget *parent)
{
    auto *field = new Field(parent);
    field->setObjectName(name);
    return field;
}

/// The names in the order in which Tab comes by, from that one on.
QStringList tabsFrom(QWidget &first)
{
    QStringList names{first.objectName()};
    for (QWidget *next = first.nextInFocusChain(); next != &first; next = next->nextInFocusChain()) {
        if (next->focusPolicy() & Qt::TabFocus && next->focusProxy() == nullptr && next->isVisible())
            names.append(next->objectName());
    }
    return names;
}

} // namespace

class TabOrderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabGoesAsOneReads()
    {
        QWidget window;
        auto *last = fieldNamed<QPushButton>(u"last"_s, &window);
        auto *scroll = new QScrollArea(&window);
        scroll->setFocusPolicy(Qt::NoFocus);
        auto *inside = new QWidget;
        auto *grid = new QGridLayout(inside);
        grid->addWidget(fieldNamed<QLineEdit>(u"right below"_s, inside), 1, 1);
        grid->addWidget(fieldNamed<QLineEdit>(u"left below"_s, inside), 1, 0);
        grid->addWidget(fieldNamed<QSpinBox>(u"above"_s, inside), 0, 1);
        scroll->setWidget(inside);
        scroll->setWidgetResizable(true);
        auto *first = fieldNamed<QPushButton>(u"first"_s, &window);
        auto *hidden = fieldNamed<QPushButton>(u"hidden"_s, &window);
        hidden->hide();
        auto *all = new QVBoxLayout(&window);
        all->addWidget(first);
        all->addWidget(hidden);
        all->addWidget(scroll);
        all->addWidget(last);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        orderTabs(window);
        QCOMPARE(tabsFrom(*first), (QStringList{u"first"_s, u"above"_s, u"left below"_s, u"right below"_s, u"last"_s}));
        // Twice is as once.
        orderTabs(window);
        QCOMPARE(tabsFrom(*first), (QStringList{u"first"_s, u"above"_s, u"left below"_s, u"right below"_s, u"last"_s}));
    }

    /// An answer that comes while the dialog stands brings fields: they stand where they are seen, not behind the buttons.
    void whatComesLateStandsWhereItIsSeen()
    {
        Dialog dialog(u"Which one?"_s);
        QPushButton *confirm = dialog.addButton(u"Do it"_s);
        confirm->setObjectName(u"confirm"_s);
        auto *early = fieldNamed<QLineEdit>(u"early"_s, &dialog);
        dialog.body()->addWidget(early);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *late = fieldNamed<QLineEdit>(u"late"_s, &dialog);
        dialog.body()->addWidget(late);
        QTRY_VERIFY(late->isVisible());
        early->setFocus();
        QTest::keyClick(early, Qt::Key_Tab);
        QCOMPARE(dialog.focusWidget()->objectName(), u"late"_s);
        QTest::keyClick(late, Qt::Key_Tab);
        QCOMPARE(dialog.focusWidget()->objectName(), u"confirm"_s);
        QTest::keyClick(confirm, Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(dialog.focusWidget()->objectName(), u"late"_s);
    }

    /// Whoever has gone to a button by Tab presses it by Enter, except where it ends or removes something.
    void enterPressesTheFocusedButton()
    {
        Dialog dialog(u"Keep it?"_s);
        QPushButton *close = dialog.addButton(u"Close"_s);
        QPushButton *remove = dialog.addButton(u"Remove"_s, u"danger"_s);
        const QSignalSpy closed(close, &QPushButton::clicked);
        const QSignalSpy removed(remove, &QPushButton::clicked);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Return);
        QTest::keyClick(close, Qt::Key_Enter);
        QCOMPARE(closed.size(), 2);
        close->setEnabled(false);
        QTest::keyClick(close, Qt::Key_Return);
        QCOMPARE(closed.size(), 2);
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Return);
        QCOMPARE(removed.size(), 0);
        QTest::keyClick(remove, Qt::Key_Space);
        QCOMPARE(removed.size(), 1);
    }

    /// "Remove" stands beside what it removes, and is the first button of the dialog.
    void enterInAFieldPressesNoButton()
    {
        Dialog dialog(u"Which blackout?"_s);
        auto *title = fieldNamed<QLineEdit>(u"title"_s, &dialog);
        auto *remove = new QPushButton(u"Remove"_s, &dialog);
        dialog.body()->addWidget(title);
        dialog.body()->addWidget(remove);
        QPushButton *save = dialog.addButton(u"Save"_s);
        const QSignalSpy removed(remove, &QPushButton::clicked);
        const QSignalSpy saved(save, &QPushButton::clicked);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        title->setFocus();
        QTest::keyClick(title, Qt::Key_Return);
        QTest::keyClick(title, Qt::Key_Enter);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(saved.size(), 0);
        QVERIFY(dialog.isVisible());
        QTest::keyClick(title, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(TabOrderTest)
#include "TabOrderTest.moc"
