#include "ui/parts/StatePanel.h"

#include "ui/parts/GlyphLabel.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/Skeleton.h"
#include "ui/parts/Wear.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int statePanelMargin = 16;
constexpr int preferredWidth = 460;

} // namespace

StatePanel::StatePanel(QWidget *parent)
    : QFrame(parent), m_glyph(new GlyphLabel(GlyphKind::NoData, 16, this)), m_title(new Label({}, TextStyle::Body, Token::Text, this)),
      m_text(new Label({}, TextStyle::Body, Token::Text2, this)), m_skeleton(new Skeleton(this)), m_action(new KeyButton(this))
{
    setProperty("card", true);
    setMaximumWidth(560);
    setMinimumWidth(320);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setWeight(QFont::DemiBold);
    m_title->setWordWrap(true);
    m_title->setObjectName(u"stateTitle"_s);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"stateText"_s);
    m_action->setObjectName(u"stateAction"_s);
    m_action->setProperty("small", true);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &StatePanel::actionTriggered);

    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(m_glyph, 0, Qt::AlignTop);
    heading->addWidget(m_title, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_action);
    foot->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(statePanelMargin, 14, statePanelMargin, 14);
    all->setSpacing(6);
    all->addLayout(heading);
    all->addWidget(m_text);
    all->addSpacing(4);
    all->addWidget(m_skeleton);
    all->addLayout(foot);
}

void StatePanel::showEmpty(const QString &title, const QString &text)
{
    fill(std::nullopt, title, text, false);
}

void StatePanel::showLoading(const QString &title, const QString &text)
{
    fill(GlyphKind::Running, title, text, true);
}

void StatePanel::showUnreachable(const QString &title, const QString &text)
{
    fill(GlyphKind::Bad, title, text, false);
}

void StatePanel::setAction(const QString &text, const QString &key)
{
    m_action->setText(text);
    m_action->setKey(key);
    m_action->setVisible(!text.isEmpty());
}

QWidget *StatePanel::asPage(QWidget *parent)
{
    auto *page = new QWidget(parent);
    // Between stretches, not aligned: an aligned item is not asked how high its text gets.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(this);
    row->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 24, 0, 0);
    column->addLayout(row);
    column->addStretch(1);
    return page;
}

QSize StatePanel::sizeHint() const
{
    return {preferredWidth, QFrame::sizeHint().height()};
}

void StatePanel::fill(std::optional<GlyphKind> glyph, const QString &title, const QString &text, bool skeleton)
{
    m_glyph->setVisible(glyph.has_value());
    if (glyph)
        m_glyph->setKind(*glyph);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_skeleton->setVisible(skeleton);
    // The first act of a page that has nothing else to offer.
    wear(m_action, glyph ? QString() : u"primary"_s);
    setAccessibleName(title);
    setAccessibleDescription(text);
    holdTexts(isVisible() ? width() : preferredWidth);
}

void StatePanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    holdTexts(event->size().width());
}

void StatePanel::holdTexts(int width)
{
    // Layouts that align the panel ask nobody how high a text gets at its width.
    const int room = width - 2 * statePanelMargin - 2;
    const int title = room - (m_glyph->isVisibleTo(this) ? 24 : 0);
    m_title->setFixedHeight(std::max(0, m_title->heightForWidth(title)));
    m_text->setFixedHeight(std::max(0, m_text->heightForWidth(room)));
}

} // namespace warrener
