#include "ui/parts/Dialog.h"

#include "ui/parts/EnvironmentBand.h"
#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/Label.h"
#include "ui/parts/TabOrder.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace warrener {

Dialog::Dialog(const QString &question, QWidget *parent)
    : QDialog(parent), m_band(new EnvironmentBand(this)), m_tag(new EnvironmentTag(Environment::Production, this)),
      m_title(new Label(question, TextStyle::Section, Token::Text, this)), m_body(new QVBoxLayout), m_footLeft(new QHBoxLayout), m_foot(new QHBoxLayout)
{
    setWindowTitle(question);
    m_title->setMostLines(2); // what it is about stands at its end
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_tag);
    heading->addWidget(m_title, 1);
    m_body->setSpacing(10);
    m_foot->setSpacing(8);
    m_footLeft->setSpacing(8);
    m_foot->addLayout(m_footLeft, 1);
    m_foot->addStretch(0); // where nothing stands at the left

    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(20, 16, 20, 16);
    inner->setSpacing(14);
    inner->addLayout(heading);
    inner->addLayout(m_body, 1);
    inner->addLayout(m_foot);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_band);
    all->addLayout(inner, 1);
    setEnvironment(std::nullopt);
}

void Dialog::setEnvironment(std::optional<Environment> environment)
{
    m_band->setVisible(environment.has_value());
    m_band->setEnvironment(environment);
    m_tag->setVisible(environment.has_value());
    if (environment)
        m_tag->setEnvironment(*environment);
}

void Dialog::keepOnScreen()
{
    const QRect room = screen()->availableGeometry();
    const QRect frame = frameGeometry();
    // Its upper edge is what it is moved by.
    const int top = std::max(room.top(), std::min(frame.top(), room.bottom() - frame.height() + 1));
    if (isVisible() && top != frame.top())
        move(pos().x(), pos().y() + top - frame.top());
}

QPushButton *Dialog::addButton(const QString &text, const QString &kind)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    if (!kind.isEmpty())
        button->setProperty("kind", kind);
    m_foot->addWidget(button);
    button->installEventFilter(this);
    return button;
}

/// A dialog of Qt lets Enter in any field press its first button that does not forbid it: one of the body, which removes.
void Dialog::showEvent(QShowEvent *event)
{
    for (QPushButton *button : findChildren<QPushButton *>()) {
        if (button->window() != this)
            continue;
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    orderTabs(*this);
    QDialog::showEvent(event);
}

/// What is asked may grow while it is open: its buttons are not to be below the screen.
void Dialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    keepOnScreen();
}

/// Enter presses the button that has the focus, and no other; one that ends or removes something wants Space or the mouse.
bool Dialog::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = event->type() == QEvent::KeyPress ? qobject_cast<QPushButton *>(watched) : nullptr;
    const auto *key = button != nullptr ? static_cast<QKeyEvent *>(event) : nullptr;
    if (key == nullptr || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter))
        return QDialog::eventFilter(watched, event);
    if (button->property("kind").toString().startsWith(QLatin1StringView("danger")))
        return QDialog::eventFilter(watched, event);
    if (key->isAutoRepeat())
        return true;
    if (button->menu())
        button->showMenu();
    else
        button->click();
    return true;
}

/// Ordered when it is asked for: what an answer brings stands among what was there before.
bool Dialog::focusNextPrevChild(bool next)
{
    orderTabs(*this);
    return QDialog::focusNextPrevChild(next);
}

} // namespace warrener
