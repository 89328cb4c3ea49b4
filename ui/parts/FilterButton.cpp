#include "ui/parts/FilterButton.h"

#include "ui/parts/Mnemonics.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Icons.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int filterButtonHeight = 30;
constexpr int filterButtonMargin = 11;

} // namespace

FilterButton::FilterButton(const QString &name, QWidget *parent) : QPushButton(parent), m_name(name)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &FilterButton::openMenu);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FilterButton::setChoices(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    const bool there = std::ranges::any_of(m_choices, [this](const Choice &choice) { return choice.id == m_current; });
    if (there)
        updateGeometry();
    else
        setCurrent(m_choices.isEmpty() ? QString() : m_choices.first().id);
    setAccessibleName(tr("%1: %2").arg(m_name, brief()));
    setToolTip(plainTip(accessibleName()));
    update();
}

void FilterButton::setCurrent(const QString &id)
{
    if (id == m_current)
        return;
    m_current = id;
    setAccessibleName(tr("%1: %2").arg(m_name, brief()));
    setToolTip(plainTip(accessibleName()));
    updateGeometry();
    update();
    Q_EMIT currentChanged(id);
}

QString FilterButton::brief() const
{
    const auto it = std::ranges::find(m_choices, m_current, &Choice::id);
    if (it == m_choices.end())
        return {};
    return it->brief.isEmpty() ? it->text : it->brief;
}

QSize FilterButton::sizeHint() const
{
    const Theme &theme = Theme::of();
    const int name = QFontMetrics(theme.font(TextStyle::Body)).horizontalAdvance(m_name);
    const int choice = QFontMetrics(theme.font(TextStyle::Body, QFont::Medium)).horizontalAdvance(brief());
    return {filterButtonMargin + name + 6 + std::min(choice, 160) + 6 + 16 + 8, filterButtonHeight};
}

void FilterButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(underMouse() || isDown() ? Token::Strong : Token::Border));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QRectF box = QRectF(rect()).adjusted(filterButtonMargin, 0, -28, 0);
    const qreal name = paintText(painter, box, m_name, theme.font(TextStyle::Body), theme.color(Token::Text2));
    paintText(painter, box.adjusted(name + 6, 0, 0, 0), brief(), theme.font(TextStyle::Body, QFont::Medium), theme.color(Token::Text));
    paintIcon(painter, QRect(width() - 24, (rect().height() - 14) / 2, 14, 14), u"chevron-down"_s, Token::Text2);
}

void FilterButton::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *group = new QActionGroup(menu);
    for (const Choice &choice : std::as_const(m_choices)) {
        QAction *action = menu->addAction(withoutMnemonic(choice.text));
        action->setCheckable(true);
        action->setChecked(choice.id == m_current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = choice.id] { setCurrent(id); });
    }
    menu->setMinimumWidth(width());
    menu->popup(mapToGlobal(QPoint(0, rect().height() + 4)));
}

} // namespace warrener
