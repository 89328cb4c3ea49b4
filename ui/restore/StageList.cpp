#include "ui/restore/StageList.h"

#include "ui/parts/Paint.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QList>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int stagePad = 12;
constexpr int stageCircle = 20;
constexpr int stageTitle = 34;
constexpr int stageLine = 15;
constexpr int stageMostLines = 3;

int linesTall(const QString &line, int width)
{
    if (line.isEmpty())
        return 0;
    const QRect room(0, 0, width, stageLine * stageMostLines);
    const int tall = QFontMetrics(Theme::of().font(TextStyle::Caption)).boundingRect(room, Qt::TextWordWrap, line).height();
    return std::min(tall, stageLine * stageMostLines) + 8;
}

} // namespace

StageList::StageList(const QStringList &titles, QWidget *parent) : QWidget(parent), m_titles(titles), m_lines(titles.size())
{
    setFixedWidth(208);
    setMouseTracking(true);
    setCurrent(0);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StageList::setCurrent(int current)
{
    m_current = current;
    setAccessibleName(tr("Page %1 of %2: %3").arg(current + 1).arg(m_titles.size()).arg(m_titles.value(current)));
    update();
}

void StageList::setLines(const QStringList &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    update();
}

void StageList::setDoubtful(const QList<int> &pages)
{
    if (pages == m_doubtful)
        return;
    m_doubtful = pages;
    update();
}

QList<QRect> StageList::boxes() const
{
    QList<QRect> boxes;
    int y = stagePad;
    for (int i = 0; i < m_titles.size(); ++i) {
        const int tall = stageTitle + (i < m_current ? linesTall(m_lines.value(i), width() - 2 * stagePad - stageCircle - 26) : 0);
        boxes.append({stagePad, y, width() - 2 * stagePad, tall});
        y += tall + 3;
    }
    return boxes;
}

int StageList::pageAt(QPoint point) const
{
    const QList<QRect> all = boxes();
    for (int i = m_first; i < m_current; ++i) {
        if (all.at(i).contains(point))
            return i;
    }
    return -1;
}

void StageList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<QRect> all = boxes();
    for (int i = 0; i < m_titles.size(); ++i) {
        const QRectF box(all.at(i));
        const bool done = i < m_current;
        const bool current = i == m_current;
        if (current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::Selected));
            painter.drawRoundedRect(box, 6, 6);
        }
        const QRectF circle(box.left() + 8, box.top() + (stageTitle - stageCircle) / 2.0, stageCircle, stageCircle);
        const bool doubtful = done && m_doubtful.contains(i);
        painter.setBrush(current ? QBrush(theme.color(Token::AccentFill)) : QBrush(Qt::NoBrush));
        painter.setPen(QPen(theme.color(current ? Token::AccentFill : done ? Token::Ok : Token::Strong), 1.3));
        if (!doubtful)
            painter.drawEllipse(circle.adjusted(0.7, 0.7, -0.7, -0.7));
        if (doubtful)
            paintGlyph(painter, circle, GlyphKind::Warn, theme);
        else if (done)
            paintIcon(painter, circle.adjusted(4, 4, -4, -4).toRect(), u"check"_s, Token::Ok);
        else
            paintText(painter, circle, QString::number(i + 1), theme.font(TextStyle::Caption, current ? QFont::DemiBold : QFont::Normal),
                      theme.color(current ? Token::OnFill : Token::Text2), Qt::AlignHCenter);
        const qreal left = circle.right() + 10;
        const QFont font = theme.font(TextStyle::Body, current ? QFont::DemiBold : QFont::Normal);
        paintText(painter, QRectF(left, box.top(), box.right() - left - 6, stageTitle), m_titles.at(i), font,
                  theme.color(done || current ? Token::Text : Token::Text2));
        if (done && !m_lines.value(i).isEmpty()) {
            painter.setFont(theme.font(TextStyle::Caption));
            painter.setPen(theme.color(Token::Text2));
            painter.drawText(QRectF(left, box.top() + stageTitle - 6, box.right() - left - 6, box.height() - stageTitle), Qt::TextWordWrap, m_lines.at(i));
        }
    }
}

void StageList::mousePressEvent(QMouseEvent *event)
{
    if (const int page = pageAt(event->position().toPoint()); page >= 0)
        Q_EMIT chosen(page);
}

void StageList::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(pageAt(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace warrener
