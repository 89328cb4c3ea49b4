// What is done to blackouts where days are painted: taken by their middle or an end, by the mouse and by keys.

#include "ui/calendar/CalendarSurface.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr int edgeWidth = 6; ///< px to each side of an end by which it is taken
constexpr auto leastDark = 15min;
/// Where nothing else says the time of a day that something is dragged to.
const QTime anyTime{12, 0};

QDateTime plain(const WallTime &wall)
{
    return {wall.date, wall.time, QTimeZone(QTimeZone::UTC)};
}

TimePoint laterOnTheWall(TimePoint at, qint64 seconds, const QTimeZone &zone)
{
    const QDateTime later = plain(wallOf(at, zone)).addSecs(seconds);
    return momentOf({later.date(), later.time()}, zone);
}

} // namespace

Blackout wanted(const DarkWish &wish, const Blackout &there)
{
    const WallTime from = wallOf(wish.from, there.zone);
    const qint64 seconds = plain(from).secsTo(plain(wallOf(wish.until, there.zone)));
    Blackout blackout = there;
    blackout.from = from;
    blackout.length = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::seconds{seconds});
    blackout.rule.clear();
    blackout.exceptions.clear();
    return blackout;
}

const DarkSpan *CalendarSurface::chosenDark() const
{
    const CalendarDay *day = m_scene.day(m_day);
    const qsizetype index = day ? m_index - day->marks.size() : -1;
    return day && m_index >= 0 && index >= 0 && index < day->dark.size() ? &day->dark.at(index) : nullptr;
}

std::optional<CalendarSurface::DarkGrip> CalendarSurface::darkAt(QPoint position) const
{
    for (const CalendarDay &day : m_scene.days) {
        if (!dayRect(day.date).contains(position))
            continue;
        for (const DarkSpan &dark : day.dark) {
            const QRectF box = spanRect(day.date, dark.from, dark.until);
            const bool down = daysAcross() == 0;
            const auto isNear = [&](double x, double y) { return std::abs(down ? position.y() - y : position.x() - x) <= edgeWidth; };
            if (!box.adjusted(down ? 0 : -edgeWidth, down ? -edgeWidth : 0, down ? 0 : edgeWidth, down ? edgeWidth : 0).contains(position))
                continue;
            const bool ends = dark.end <= momentOf({day.date.addDays(1), QTime(0, 0)}, m_scene.zone);
            // Of a short one the end is the more useful.
            if (ends && isNear(box.right(), box.bottom()))
                return DarkGrip{dark, DarkPart::End};
            if (dark.begins && isNear(box.left(), box.top()))
                return DarkGrip{dark, DarkPart::Begin};
            if (box.contains(position))
                return DarkGrip{dark, DarkPart::Whole};
        }
    }
    return std::nullopt;
}

QString CalendarSurface::spanWords(TimePoint from, TimePoint until) const
{
    return tr("%1 to %2", "of a blackout").arg(calendarwords::dayAndTime(from, m_scene.zone), calendarwords::dayAndTime(until, m_scene.zone));
}

QString CalendarSurface::tipOf(const DarkGrip &grip) const
{
    QString tip = tr("Blackout: %1").arg(grip.dark.title) + u'\n' + spanWords(grip.dark.begin, grip.dark.end);
    if (m_rules.mayChangeDark(grip.dark.id))
        tip += u'\n' + tr("Drag it, or one of its ends; a double click changes the rest.") + u'\n'
               + tr("By keys: Space chooses it, Shift with an arrow moves it, Ctrl Shift with an arrow its end, Enter opens it.");
    return tip;
}

Qt::CursorShape CalendarSurface::cursorOf(DarkPart part) const
{
    if (part == DarkPart::Whole)
        return Qt::OpenHandCursor;
    return daysAcross() == 0 ? Qt::SizeVerCursor : Qt::SizeHorCursor;
}

/// What has begun has left runs out: only its end can still be another, and not one that is over.
std::optional<DarkWish> CalendarSurface::wishOf(const DarkGrip &grip, qint64 seconds) const
{
    const DarkSpan &dark = grip.dark;
    DarkWish wish{.id = dark.id, .at = dark.begin, .from = dark.begin, .until = dark.end};
    if (grip.part != DarkPart::End)
        wish.from = laterOnTheWall(dark.begin, seconds, m_scene.zone);
    if (grip.part != DarkPart::Begin)
        wish.until = laterOnTheWall(dark.end, seconds, m_scene.zone);
    if (grip.part == DarkPart::Begin)
        wish.from = std::min(wish.from, wish.until - leastDark);
    else if (grip.part == DarkPart::End)
        wish.until = std::max(wish.until, wish.from + leastDark);
    const bool isOver = (grip.part == DarkPart::End ? dark.end : dark.begin) < m_scene.now;
    const bool wouldBeOver = (grip.part == DarkPart::End ? wish.until : wish.from) < m_scene.now;
    return isOver || wouldBeOver || !m_rules.mayChangeDark(dark.id) ? std::nullopt : std::optional(wish);
}

/// By as much as the pointer has gone: it does not jump to it.
void CalendarSurface::dragDarkTo(QPoint position)
{
    m_darkDrag->at = position;
    const std::optional<WallTime> from = timeAt(m_pressed, anyTime);
    const std::optional<WallTime> to = rect().contains(position) ? timeAt(position, anyTime) : std::nullopt;
    const std::optional<DarkWish> wish = from && to ? wishOf(m_darkDrag->grip, plain(*from).secsTo(plain(*to))) : std::nullopt;
    const DarkWish next = wish.value_or(DarkWish());
    if (next != m_darkDrag->wish) {
        m_darkDrag->wish = next;
        m_darkDrag->leftOut = wish ? m_rules.leftOut(*wish) : QStringList();
    }
    update();
}

void CalendarSurface::dropDark()
{
    const DarkDrag done = *m_darkDrag;
    cancelDrag();
    const bool isElsewhere = done.wish.from != done.grip.dark.begin || done.wish.until != done.grip.dark.end;
    if (!done.wish.id.isEmpty() && isElsewhere)
        Q_EMIT darkMoved(done.wish);
}

void CalendarSurface::moveDark(DarkPart part, int days, int minutes)
{
    const DarkSpan *dark = chosenDark();
    const std::optional<DarkWish> wish = dark ? wishOf({*dark, part}, days * 86'400LL + minutes * 60LL) : std::nullopt;
    if (wish && (wish->from != dark->begin || wish->until != dark->end))
        Q_EMIT darkMoved(*wish);
}

/// ⇧ with an arrow moves the chosen one, Ctrl ⇧ its end. False: it is no key of a blackout, or none is chosen.
bool CalendarSurface::keyOnDark(QKeyEvent *event)
{
    const DarkSpan *chosen = chosenDark();
    if (chosen == nullptr)
        return false;
    const DarkSpan dark = *chosen;
    if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT darkOpened(dark.id, dark.begin);
        return true;
    }
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Delete) {
        Q_EMIT darkRemoveRequested(dark.id, dark.begin);
        return true;
    }
    const bool stretches = event->modifiers() == (Qt::ShiftModifier | Qt::ControlModifier);
    if (event->modifiers() != Qt::ShiftModifier && !stretches)
        return false;
    const int across = daysAcross();
    const DarkPart part = stretches ? DarkPart::End : DarkPart::Whole;
    switch (event->key()) {
    case Qt::Key_Left:
        moveDark(part, -1, 0);
        return true;
    case Qt::Key_Right:
        moveDark(part, 1, 0);
        return true;
    case Qt::Key_Up:
        moveDark(part, -across, across > 0 ? 0 : -60);
        return true;
    case Qt::Key_Down:
        moveDark(part, across, across > 0 ? 0 : 60);
        return true;
    default:
        return false;
    }
}

void CalendarSurface::paintChosenDark(QPainter &painter) const
{
    const DarkSpan *chosen = hasFocus() ? chosenDark() : nullptr;
    if (chosen == nullptr)
        return;
    painter.setPen(QPen(Theme::of().color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    for (const CalendarDay &day : m_scene.days) {
        for (const DarkSpan &dark : day.dark) {
            if (dark.id == chosen->id && dark.begin == chosen->begin)
                painter.drawRect(spanRect(day.date, dark.from, dark.until).adjusted(2, 2, -2, -2));
        }
    }
}

void CalendarSurface::paintDarkDrag(QPainter &painter) const
{
    const DarkWish wish = darkDrag().value_or(DarkWish());
    if (wish.id.isEmpty())
        return;
    const Theme &theme = Theme::of();
    const QStringList leftOut = darkLeavesOut();
    const bool leavesOut = !leftOut.isEmpty();
    const QColor tone = theme.color(leavesOut ? Token::Warn : Token::Accent);
    painter.save();
    painter.setPen(QPen(tone, 2));
    painter.setBrush(theme.tint(tone));
    for (const CalendarDay &day : m_scene.days) {
        const TimePoint begin = momentOf({day.date, QTime(0, 0)}, m_scene.zone);
        const TimePoint end = momentOf({day.date.addDays(1), QTime(0, 0)}, m_scene.zone);
        if (wish.from >= end || wish.until <= begin)
            continue;
        const auto share = [&](TimePoint at) { return std::clamp(double((at - begin).count()) / double((end - begin).count()), 0.0, 1.0); };
        painter.drawRect(spanRect(day.date, share(wish.from), share(wish.until)).adjusted(1, 1, -1, -1));
    }
    QStringList lines = leftOut.first(std::min<qsizetype>(3, leftOut.size()));
    if (const auto more = leftOut.size() - lines.size(); more > 0)
        lines.append(tr("%n more", nullptr, static_cast<int>(more)));
    lines.prepend(leavesOut ? tr("Not run then:") : tr("Nothing that is planned falls into it."));
    lines.prepend(spanWords(wish.from, wish.until));
    paintLines(painter, QRect(m_darkDrag->at, QSize(1, 1)), leavesOut ? GlyphKind::Warn : GlyphKind::Ok, tr("Blackout: %1").arg(m_darkDrag->grip.dark.title),
               lines);
    painter.restore();
}

} // namespace warrener
