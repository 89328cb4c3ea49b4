#include "ui/parts/Dialog.h"

#include "ui/parts/EnterKey.h"
#include "ui/parts/EnvironmentBand.h"
#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/Label.h"
#include "ui/parts/TabOrder.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace warrener {

namespace {

constexpr int titleLines = 3;
constexpr int usualTitle = 300;

} // namespace

Dialog::Dialog(const QString &question, QWidget *parent)
    : QDialog(parent), m_band(new EnvironmentBand(this)), m_tag(new EnvironmentTag(Environment::Production, this)),
      m_title(new Label(question, TextStyle::Section, Token::Text, this)), m_body(new QVBoxLayout), m_footLeft(new QHBoxLayout), m_foot(new QHBoxLayout)
{
    setWindowTitle(question);
    // A question with long names in it is broken, not cut. Until it has its width it claims the height of one line.
    m_title->setMostLines(titleLines);
    m_title->resize(std::max(usualTitle, m_title->fontMetrics().horizontalAdvance(question) + 2), m_title->height());
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
    for (const auto listed = findChildren<QPushButton *>(); QPushButton * button : listed) {
        if (button->window() != this)
            continue;
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    orderTabs(*this);
    QDialog::showEvent(event);
    stayOnScreen();
}

void Dialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    if (isVisible())
        stayOnScreen();
}

/// What answers bring makes a dialog grow downwards, and its buttons stand at its lower edge. Where it is larger than the
/// screen, its beginning is what is seen.
void Dialog::stayOnScreen()
{
    if (!isWindow() || screen() == nullptr)
        return;
    const QRect room = screen()->availableGeometry();
    const QRect now = frameGeometry();
    const int left = std::max(room.left(), std::min(now.left(), room.right() - now.width() + 1));
    const int top = std::max(room.top(), std::min(now.top(), room.bottom() - now.height() + 1));
    if (QPoint(left, top) != now.topLeft())
        move(left, top);
}

/// Enter presses the button that has the focus, and no other; one that ends or removes something wants Space or the mouse.
bool Dialog::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = event->type() == QEvent::KeyPress ? qobject_cast<QPushButton *>(watched) : nullptr;
    if (button != nullptr && pressByEnter(*button, *static_cast<QKeyEvent *>(event)))
        return true;
    return QDialog::eventFilter(watched, event);
}

/// Ordered when it is asked for: what an answer brings stands among what was there before.
bool Dialog::focusNextPrevChild(bool next)
{
    orderTabs(*this);
    return QDialog::focusNextPrevChild(next);
}

} // namespace warrener
