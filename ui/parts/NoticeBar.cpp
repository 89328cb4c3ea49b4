#include "ui/parts/NoticeBar.h"

#include "ui/parts/GlyphLabel.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int lowest = 40; ///< px

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent), m_glyph(new GlyphLabel(GlyphKind::Warn, 16, this)), m_title(new Label({}, TextStyle::Body, Token::Text, this)),
      m_text(new Label({}, TextStyle::Body, Token::Text2, this)), m_action(new KeyButton(this))
{
    setProperty("card", true);
    setObjectName(u"notice"_s);
    m_title->setObjectName(u"noticeTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setMostLines(2);
    m_action->setObjectName(u"noticeAction"_s);
    m_action->setProperty("small", true);
    m_action->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(13, 5, 8, 5); // a second line keeps its distance from the card's line
    row->setSpacing(8);
    row->addWidget(m_glyph);
    row->addWidget(m_title);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
}

void NoticeBar::setNotice(Level level, const QString &title, const QString &text)
{
    m_glyph->setKind(glyphFor(level));
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setVisible(!title.isEmpty());
}

/// Two lines of text are higher than one.
QSize NoticeBar::sizeHint() const
{
    return layout()->totalSizeHint().expandedTo({0, lowest});
}

void NoticeBar::setAction(const QString &text, const QString &key)
{
    m_action->setText(text);
    m_action->setKey(key);
    m_action->setVisible(!text.isEmpty());
}

} // namespace warrener
