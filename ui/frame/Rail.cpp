#include "ui/frame/Rail.h"

#include "ui/frame/RailButton.h"
#include "ui/theme/Theme.h"

#include <QFrame>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace warrener {

namespace {

QVBoxLayout *column(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    return layout;
}

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_middleBox(new QWidget(this)), m_bottomBox(new QWidget(this)), m_line(new QFrame(this))
{
    setFixedWidth(208);
    setAccessibleName(tr("Pages"));
    auto *topBox = new QWidget(this);
    m_top = column(topBox);
    m_middle = column(m_middleBox);
    m_bottom = column(m_bottomBox);
    m_line->setProperty("line", true);
    m_line->setFixedHeight(1);

    auto *lineBox = new QVBoxLayout;
    lineBox->setContentsMargins(16, 7, 17, 8);
    lineBox->addWidget(m_line);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 9, 0, 8);
    all->setSpacing(0);
    all->addWidget(topBox);
    all->addLayout(lineBox);
    all->addWidget(m_middleBox);
    all->addStretch(1);
    all->addWidget(m_bottomBox);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Rail::addPage(const PageSpec &spec)
{
    auto *button = new RailButton(spec, this);
    switch (spec.place) {
    case PageSpec::Place::Top:
        m_top->addWidget(button);
        break;
    case PageSpec::Place::Middle:
        m_middle->addWidget(button);
        break;
    case PageSpec::Place::Bottom:
        m_bottom->addWidget(button);
        break;
    }
    connect(button, &RailButton::clicked, this, [this, id = spec.id] { Q_EMIT chosen(id); });
    m_buttons.append(button);
}

void Rail::setCurrent(const QString &page)
{
    for (RailButton *each : std::as_const(m_buttons))
        each->setChecked(each->pageId() == page);
}

void Rail::setBadge(const QString &page, const PageBadge &badge)
{
    if (RailButton *found = button(page))
        found->setBadge(badge);
}

void Rail::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? 56 : 208);
    for (RailButton *each : std::as_const(m_buttons))
        each->setNarrow(narrow);
}

void Rail::setHasCluster(bool has)
{
    m_middleBox->setVisible(has);
    m_bottomBox->setVisible(has);
    m_line->setVisible(has);
}

RailButton *Rail::button(const QString &page) const
{
    const auto it = std::ranges::find_if(m_buttons, [&page](const RailButton *each) { return each->pageId() == page; });
    return it == m_buttons.end() ? nullptr : *it;
}

void Rail::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Rail));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Token::Border));
}

} // namespace warrener
