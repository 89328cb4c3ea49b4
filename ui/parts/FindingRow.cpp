#include "ui/parts/FindingRow.h"

#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Glyph.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int left = 16;
constexpr int right = 16;
constexpr int timeWidth = 150;

} // namespace

FindingRow::FindingRow(QWidget *parent) : QWidget(parent), m_link(new QPushButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_link->setProperty("kind", u"link"_s);
    m_link->setCursor(Qt::PointingHandCursor);
    m_link->setObjectName(u"findingLink"_s);
    connect(m_link, &QPushButton::clicked, this, &FindingRow::linkActivated);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FindingRow::setFinding(const VerdictFinding &finding)
{
    m_finding = finding;
    m_link->setText(finding.link);
    m_link->setVisible(!finding.link.isEmpty());
    m_link->adjustSize();
    m_link->setAccessibleName(tr("%1: %2").arg(finding.link, finding.title));
    m_link->move(width() - right - m_link->width(), 2);
    setAccessibleName(tr("%1: %2 %3").arg(toWord(finding.level), finding.title, finding.text));
    setToolTip(plainTip(finding.title + u' ' + finding.text));
    update();
}

void FindingRow::resizeEvent(QResizeEvent *)
{
    m_link->move(width() - right - m_link->width(), 2);
}

void FindingRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Grid));
    const qreal tall = height() - 1;
    paintGlyph(painter, QRectF(left, 1 + (tall - 16) / 2, 16, 16), glyphFor(m_finding.level), theme);
    const bool narrow = width() < 1040;
    const qreal textLeft = narrow ? 107 : 137;
    const QFont body = theme.font(TextStyle::Body);
    paintText(painter, QRectF(left + 21, 1, textLeft - left - 25, tall), toWord(m_finding.level), body,
              theme.color(m_finding.level == Level::Ok ? Level::Unknown : m_finding.level));

    qreal x = textLeft;
    if (m_finding.symptom) {
        painter.setPen(theme.color(Token::Strong));
        painter.drawPolyline(QPolygonF{{x + 6.5, 6.5}, {x + 6.5, 14.5}, {x + 17.5, 14.5}});
        x += 24;
    }
    // The longest links are about as wide as this; times of all rows stay in one column.
    const qreal linkWidth = narrow ? 128 : 140;
    const qreal timeLeft = width() - right - linkWidth - timeWidth;
    const qreal room = timeLeft - 12 - x;
    const QFont bold = theme.font(TextStyle::Body, QFont::DemiBold);
    const qreal titleWidth = paintText(painter, QRectF(x, 1, room, tall), m_finding.title, bold, theme.color(Token::Text));
    if (room - titleWidth > 20 && !m_finding.text.isEmpty()) {
        const qreal space = m_finding.text.front().isPunct() ? 0 : QFontMetricsF(body).horizontalAdvance(u' ');
        paintText(painter, QRectF(x + titleWidth + space, 1, room - titleWidth - space, tall), m_finding.text, body, theme.color(Token::Text));
    }
    paintText(painter, QRectF(timeLeft, 1, timeWidth, tall), m_finding.time, theme.font(TextStyle::Body), theme.color(Token::Text2));
}

} // namespace warrener
