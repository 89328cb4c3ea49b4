// How a thing looks where days are painted, and what is dragged, with why it cannot be there.

#include "ui/calendar/CalendarSurface.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Icons.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using State = CalendarMark::State;

constexpr int popupWidth = 280;
constexpr int markRadius = 4;
constexpr QSize ghostSize{146, 36};

} // namespace

void CalendarSurface::paintMark(QPainter &painter, const QRect &box, const CalendarMark &mark, int lines) const
{
    const Theme &theme = Theme::of();
    const Token tone = calendarwords::tone(mark);
    const bool moving = isMoving(mark);
    const bool isPast = mark.state == State::Past || mark.state == State::Missed;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(Token::Strong));
    if (isPast && !moving) {
        pen = Qt::NoPen;
        painter.setBrush(theme.tint(theme.color(tone)));
    } else {
        painter.setBrush(theme.color(Token::Surface));
    }
    if (moving || mark.state == State::LeftOut)
        pen.setDashPattern({3, 2});
    if (isChosen(mark) && hasFocus())
        pen = QPen(theme.color(Token::Accent), 2);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), markRadius, markRadius);

    const QColor text = theme.color(moving ? Token::Text3 : tone);
    const QFont font = theme.font(TextStyle::Table, isPast ? QFont::DemiBold : QFont::Medium);
    const int line = lines > 1 ? 16 : box.height();
    const QRect icon(box.left() + 7, box.top() + (line - 12) / 2 + (lines > 1 ? 2 : 0), 12, 12);
    if (isPast && !moving)
        paintGlyph(painter, icon, calendarwords::glyph(mark), theme);
    else
        paintIcon(painter, icon, calendarwords::icon(mark.kind), moving ? Token::Text3 : Token::Text2);
    const QRectF first(icon.right() + 6, box.top() + (lines > 1 ? 2 : 0), box.right() - icon.right() - 10, line);
    const QString time = moving ? tr("%1 moving").arg(wallOf(mark.at, m_scene.zone).time.toString(u"hh:mm"_s)) : calendarwords::timeAndWord(mark, m_scene.zone);
    if (lines > 1) {
        paintText(painter, first, mark.title, font, text);
        const QFont small = theme.font(TextStyle::Caption);
        const auto fits = [&](const QString &words, qreal room) { return QFontMetricsF(small).horizontalAdvance(words) <= room; };
        // What became of it is read whole; the kind's picture gives way first, then the time, which the tool tip has.
        QRectF second = first.translated(0, 15);
        const bool hasRoom = fits(time, second.width());
        if (isPast && !moving && hasRoom)
            paintIcon(painter, icon.translated(0, 15), calendarwords::icon(mark.kind), tone);
        if (!hasRoom)
            second.setLeft(icon.left());
        const QString word = calendarwords::word(mark);
        paintText(painter, second, hasRoom || moving || word.isEmpty() || fits(time, second.width()) ? time : word, small,
                  isPast ? text : theme.color(Token::Text2));
    } else {
        const qreal used = paintText(painter, first, mark.title, theme.font(TextStyle::Caption, QFont::Medium), text);
        const QRectF rest = first.adjusted(used + 5, 0, 0, 0);
        // Half a time is none.
        if (QFontMetricsF(theme.font(TextStyle::Caption)).horizontalAdvance(time) <= rest.width())
            paintText(painter, rest, time, theme.font(TextStyle::Caption), theme.color(Token::Text3));
    }
    painter.restore();
}

void CalendarSurface::paintDrag(QPainter &painter) const
{
    if (m_darkDrag)
        paintDarkDrag(painter);
    if (!m_drag)
        return;
    const Theme &theme = Theme::of();
    const bool bad = !m_drag->verdict.conflicts.isEmpty();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (bad && m_drag->verdict.nearest) {
        const WallTime nearest = wallOf(*m_drag->verdict.nearest, m_scene.zone);
        if (const QRect day = dayRect(nearest.date); !day.isEmpty() && m_drag->target && nearest.date != m_drag->target->date) {
            painter.setPen(QPen(theme.color(Token::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(day.adjusted(1, 1, -1, -1));
            const QRect box(day.left() + 4, day.top() + 26, day.width() - 8, 34);
            QPen dashed(theme.color(Token::Accent));
            dashed.setDashPattern({3, 2});
            painter.setPen(dashed);
            painter.setBrush(theme.color(Token::Surface));
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), markRadius, markRadius);
            paintText(painter, QRectF(box.left() + 26, box.top() + 2, box.width() - 30, 16), tr("Nearest free"), theme.font(TextStyle::Table, QFont::Medium),
                      theme.color(Token::Accent));
            paintText(painter, QRectF(box.left() + 26, box.top() + 17, box.width() - 30, 16), nearest.time.toString(u"hh:mm"_s), theme.font(TextStyle::Caption),
                      theme.color(Token::Accent));
        }
    }
    // Left and above of the pointer, and whole.
    QRect ghost(m_drag->at - QPoint(ghostSize.width() - 14, ghostSize.height() - 8), ghostSize);
    ghost.moveLeft(std::clamp(ghost.left(), 2, std::max(2, width() - ghost.width() - 2)));
    ghost.moveTop(std::clamp(ghost.top(), 2, std::max(2, height() - ghost.height() - 2)));
    const Token tone = bad ? Token::Bad : Token::Accent;
    painter.setPen(theme.color(tone));
    painter.setBrush(theme.tint(theme.color(tone)));
    painter.drawRoundedRect(QRectF(ghost).adjusted(0.5, 0.5, -0.5, -0.5), markRadius, markRadius);
    const QRect icon(ghost.left() + 7, ghost.top() + 5, 12, 12);
    if (bad)
        paintGlyph(painter, icon, GlyphKind::Bad, theme);
    else
        paintIcon(painter, icon, calendarwords::icon(m_drag->wish.kind), Token::Accent);
    const QRectF first(icon.right() + 6, ghost.top() + 3, ghost.right() - icon.right() - 10, 16);
    paintText(painter, first, m_drag->wish.title, theme.font(TextStyle::Table, QFont::DemiBold), theme.color(tone));
    QString time = tr("not on a day");
    if (m_drag->target) {
        time = m_drag->target->time.toString(u"hh:mm"_s);
        if (bad)
            time = tr("%1 not here").arg(time);
    }
    paintText(painter, first.translated(0, 15), time, theme.font(TextStyle::Caption), theme.color(tone));
    if (bad)
        paintPopup(painter, ghost);
    painter.restore();
}

void CalendarSurface::paintPopup(QPainter &painter, const QRect &ghost) const
{
    QStringList lines;
    for (const auto all = m_drag->verdict.conflicts.first(std::min<qsizetype>(3, m_drag->verdict.conflicts.size())); const CalendarConflict &conflict : all)
        lines.append(calendarwords::why(conflict, m_scene.zone));
    lines.append(m_drag->verdict.nearest ? tr("Nearest free: %1.").arg(calendarwords::dayAndTime(*m_drag->verdict.nearest, m_scene.zone))
                                         : tr("Within eight weeks it is free nowhere."));
    paintLines(painter, ghost, GlyphKind::Bad, tr("Not on %1").arg(calendarwords::day(m_drag->target->date)), lines);
}

/// A box above what is dragged, or below it where there is no room.
void CalendarSurface::paintLines(QPainter &painter, const QRect &ghost, GlyphKind glyph, const QString &head, const QStringList &lines) const
{
    const Theme &theme = Theme::of();
    const QFont body = theme.font(TextStyle::Body);
    const QFontMetrics metrics(body);
    const int textWidth = popupWidth - 28;
    int height = 38;
    QList<int> heights;
    for (const QString &line : lines) {
        heights.append(metrics.boundingRect(QRect(0, 0, textWidth, 1000), Qt::TextWordWrap, line).height());
        height += heights.last() + 2;
    }
    height += 10;
    QRect box(ghost.center().x() - popupWidth / 2, ghost.top() - height - 14, popupWidth, height);
    if (box.top() < 2)
        box.moveTop(ghost.bottom() + 14);
    box.moveLeft(std::clamp(box.left(), 4, std::max(4, width() - popupWidth - 4)));
    painter.setPen(theme.color(Token::Strong));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    paintGlyph(painter, QRectF(box.left() + 14, box.top() + 13, 14, 14), glyph, theme);
    paintText(painter, QRectF(box.left() + 36, box.top() + 10, popupWidth - 46, 20), head, theme.font(TextStyle::Body, QFont::DemiBold),
              theme.color(Token::Text));
    int top = box.top() + 36;
    painter.setFont(body);
    painter.setPen(theme.color(Token::Text));
    for (qsizetype index = 0; index < lines.size(); ++index) {
        painter.drawText(QRect(box.left() + 14, top, textWidth, heights.at(index)), Qt::TextWordWrap, lines.at(index));
        top += heights.at(index) + 2;
    }
}

} // namespace warrener
