#include "ui/calendar/CalendarSurface.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/parts/ToolTips.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using State = CalendarMark::State;

/// A new thing begins at this time where a day alone is said.
const QTime usualTime{10, 0};
constexpr int quarterSeconds = 15 * 60;

bool isSame(const CalendarMark &left, const CalendarMark &right)
{
    return left.at == right.at && left.entry == right.entry && left.run == right.run && left.kind == right.kind;
}

bool isMovable(const CalendarMark &mark)
{
    return !mark.entry.isEmpty() && mark.state != State::Past;
}

} // namespace

CalendarSurface::CalendarSurface(Rules rules, QWidget *parent) : QWidget(parent), m_rules(std::move(rules))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CalendarSurface::setScene(const CalendarScene &scene)
{
    std::optional<CalendarMark> chosen;
    if (const CalendarMark *mark = chosenMark())
        chosen = *mark;
    const QString chosenBlackout = chosenDark() ? chosenDark()->id : QString();
    m_scene = scene;
    m_index = -1;
    if (!chosenBlackout.isEmpty())
        chooseEntry(chosenBlackout);
    if (const CalendarDay *day = m_scene.day(m_day); day && chosen) {
        for (qsizetype index = 0; index < day->marks.size(); ++index) {
            if (isSame(day->marks.at(index), *chosen))
                m_index = static_cast<int>(index);
        }
    }
    tell();
    update();
}

void CalendarSurface::setDay(const QDate &day)
{
    if (m_day == day)
        return;
    m_day = day;
    m_index = -1;
    tell();
    update();
}

void CalendarSurface::chooseEntry(const QString &entry)
{
    const CalendarDay *day = m_scene.day(m_day);
    for (qsizetype index = 0; day && index < day->marks.size(); ++index) {
        if (day->marks.at(index).entry == entry)
            choose(m_day, static_cast<int>(index));
    }
    for (qsizetype index = 0; day && index < day->dark.size(); ++index) {
        if (day->dark.at(index).id == entry)
            choose(m_day, static_cast<int>(day->marks.size() + index));
    }
}

const CalendarMark *CalendarSurface::chosenMark() const
{
    const CalendarDay *day = m_scene.day(m_day);
    return day && m_index >= 0 && m_index < day->marks.size() ? &day->marks.at(m_index) : nullptr;
}

void CalendarSurface::choose(const QDate &day, int index)
{
    const bool other = day != m_day;
    m_day = day;
    m_index = index;
    tell();
    update();
    if (other)
        Q_EMIT dayChanged(day);
}

/// What a screen reader says of the chosen day.
void CalendarSurface::tell()
{
    QStringList words{calendarwords::day(m_day)};
    const CalendarDay *day = m_scene.day(m_day);
    if (const CalendarMark *mark = chosenMark()) {
        words.append(calendarwords::whole(*mark, m_scene.zone));
    } else if (const DarkSpan *dark = chosenDark()) {
        words.append(tr("Blackout: %1").arg(dark->title));
        words.append(spanWords(dark->begin, dark->end));
    } else if (day) {
        for (const CalendarMark &each : day->marks)
            words.append(calendarwords::whole(each, m_scene.zone));
        for (const DarkSpan &dark : day->dark)
            words.append(tr("Blackout: %1").arg(dark.title));
        if (day->marks.isEmpty())
            words.append(tr("nothing is planned"));
    }
    setAccessibleDescription(words.join(u"; "_s));
}

std::optional<std::pair<QDate, QDate>> CalendarSurface::span() const
{
    if (!m_spanFrom)
        return std::nullopt;
    return std::minmax(m_spanFrom->date, m_spanUntil.date);
}

std::optional<std::pair<int, int>> CalendarSurface::hours() const
{
    const auto days = span();
    if (!days || days->first != days->second || daysAcross() > 0)
        return std::nullopt;
    // Both quarters that it was dragged over belong to it; one alone is a hand that shook.
    const auto [from, last] = std::minmax(m_spanFrom->time, m_spanUntil.time);
    if (from == last)
        return std::nullopt;
    return std::pair(QTime(0, 0).secsTo(from), QTime(0, 0).secsTo(last) + quarterSeconds);
}

bool CalendarSurface::isChosen(const CalendarMark &mark) const
{
    const CalendarMark *chosen = chosenMark();
    return chosen && isSame(*chosen, mark);
}

bool CalendarSurface::isMoving(const CalendarMark &mark) const
{
    return m_drag && !m_drag->isOffer && isSame(m_drag->mark, mark);
}

std::optional<DropVerdict> CalendarSurface::dragVerdict() const
{
    return m_drag && m_drag->target ? std::optional(m_drag->verdict) : std::nullopt;
}

void CalendarSurface::dragOver(const CalendarEntry &wish, QPoint global)
{
    if (!m_drag)
        m_drag = Drag{.wish = wish, .isOffer = true};
    dragTo(mapFromGlobal(global));
}

void CalendarSurface::dropHere(QPoint global)
{
    if (!m_drag)
        return;
    dragTo(mapFromGlobal(global));
    drop();
}

void CalendarSurface::cancelDrag()
{
    m_drag.reset();
    m_spanFrom.reset();
    m_grabbed.reset();
    m_darkGrip.reset();
    m_darkDrag.reset();
    m_isPressed = false;
    update();
}

void CalendarSurface::dragTo(QPoint position)
{
    m_drag->at = position;
    const QTime keep = m_drag->isOffer ? usualTime : wallOf(m_drag->mark.at, m_scene.zone).time;
    const std::optional<WallTime> target = rect().contains(position) ? timeAt(position, keep) : std::nullopt;
    if (target != m_drag->target) {
        m_drag->target = target;
        m_drag->verdict = target ? m_rules.judge(m_drag->wish, momentOf(*target, m_scene.zone)) : DropVerdict();
    }
    update();
}

void CalendarSurface::drop()
{
    const Drag done = *m_drag;
    cancelDrag();
    if (!done.target)
        return;
    const TimePoint at = momentOf(*done.target, m_scene.zone);
    if (!done.isOffer && at == done.mark.at)
        return;
    if (!done.verdict.conflicts.isEmpty())
        Q_EMIT refused(done.wish, done.isOffer ? TimePoint() : done.mark.at, at, done.verdict);
    else if (done.isOffer)
        Q_EMIT dropped(done.wish, *done.target);
    else
        Q_EMIT moved(done.mark.entry, done.mark.at, *done.target);
}

bool CalendarSurface::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const CalendarMark *mark = markAt(help->pos());
        const std::optional<DarkGrip> dark = mark ? std::nullopt : darkAt(help->pos());
        const QString tip = mark ? calendarwords::whole(*mark, m_scene.zone) : dark ? tipOf(*dark) : tipAt(help->pos());
        QToolTip::showText(help->globalPos(), plainTip(tip), this);
        return true;
    }
    // Esc in the middle of a drag is no Esc of the page.
    if (event->type() == QEvent::ShortcutOverride && (isDragging() || m_spanFrom) && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CalendarSurface::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position().toPoint();
    m_isPressed = true;
    m_grabbed.reset();
    m_darkGrip.reset();
    const std::optional<WallTime> time = timeAt(m_pressed, usualTime);
    if (!time)
        return;
    const CalendarMark *mark = markAt(m_pressed);
    const CalendarDay &day = *m_scene.day(time->date);
    int index = -1;
    if (mark) {
        m_grabbed = *mark;
        index = static_cast<int>(mark - day.marks.constData());
    } else if (m_darkGrip = darkAt(m_pressed); m_darkGrip) {
        index = static_cast<int>(day.marks.size() + day.dark.indexOf(m_darkGrip->dark));
    }
    choose(time->date, index);
}

void CalendarSurface::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_isPressed) {
        const CalendarMark *mark = markAt(at);
        const std::optional<DarkGrip> dark = mark ? std::nullopt : darkAt(at);
        setCursor(mark && isMovable(*mark) ? Qt::OpenHandCursor : dark && wishOf(*dark, 0) ? cursorOf(dark->part) : Qt::ArrowCursor);
        return;
    }
    if (m_darkDrag) {
        dragDarkTo(at);
        return;
    }
    if (m_drag) {
        dragTo(at);
        return;
    }
    if ((at - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    if (m_darkGrip) {
        if (wishOf(*m_darkGrip, 0)) {
            m_darkDrag = DarkDrag{.grip = *m_darkGrip};
            setCursor(m_darkGrip->part == DarkPart::Whole ? Qt::ClosedHandCursor : cursorOf(m_darkGrip->part));
            dragDarkTo(at);
        }
        return;
    }
    if (m_grabbed && isMovable(*m_grabbed)) {
        if (const std::optional<CalendarEntry> entry = m_rules.entryOf(*m_grabbed)) {
            m_drag = Drag{.wish = *entry, .mark = *m_grabbed};
            setCursor(Qt::ClosedHandCursor);
            dragTo(at);
        }
        return;
    }
    const std::optional<WallTime> time = m_grabbed ? std::nullopt : timeAt(at, usualTime);
    if (time) {
        m_spanFrom = timeAt(m_pressed, usualTime).value_or(*time);
        m_spanUntil = *time;
        update();
    }
}

void CalendarSurface::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = false;
    setCursor(Qt::ArrowCursor);
    if (m_darkDrag) {
        dragDarkTo(event->position().toPoint());
        dropDark();
    } else if (m_drag) {
        dragTo(event->position().toPoint());
        drop();
    } else if (const auto days = span()) {
        const auto within = hours();
        cancelDrag();
        if (within) {
            const QDateTime midnight(days->first, QTime(0, 0), QTimeZone(QTimeZone::UTC)); // wall time: no zone of it plays a part
            const QDateTime from = midnight.addSecs(within->first), until = midnight.addSecs(within->second);
            Q_EMIT hoursDragged({from.date(), from.time()}, {until.date(), until.time()});
        } else if (days->first != days->second) {
            Q_EMIT spanDragged(days->first, days->second);
        }
    }
}

void CalendarSurface::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    m_isPressed = false;
    if (const CalendarMark *mark = markAt(at)) {
        const CalendarMark opened = *mark;
        Q_EMIT markOpened(opened);
    } else if (const std::optional<DarkGrip> dark = darkAt(at)) {
        m_darkGrip.reset();
        Q_EMIT darkOpened(dark->dark.id, dark->dark.begin);
    } else if (const std::optional<WallTime> time = timeAt(at, usualTime)) {
        Q_EMIT timeOpened(time->date, time->time);
    }
}

void CalendarSurface::moveDay(int days)
{
    const QDate next = m_day.addDays(days);
    choose(next, -1);
    if (!m_scene.day(next))
        Q_EMIT pageRequested(next);
}

void CalendarSurface::moveMark(int days, int minutes)
{
    const CalendarMark *mark = chosenMark();
    const std::optional<CalendarEntry> entry = mark && isMovable(*mark) ? m_rules.entryOf(*mark) : std::nullopt;
    if (!entry)
        return;
    const WallTime from = wallOf(mark->at, m_scene.zone);
    const QDateTime to = QDateTime(from.date, from.time, QTimeZone(QTimeZone::UTC)).addDays(days).addSecs(minutes * 60LL);
    const WallTime target{to.date(), to.time()};
    const TimePoint at = momentOf(target, m_scene.zone);
    const DropVerdict verdict = m_rules.judge(*entry, at);
    if (!verdict.conflicts.isEmpty())
        Q_EMIT refused(*entry, mark->at, at, verdict);
    else
        Q_EMIT moved(mark->entry, mark->at, target);
}

void CalendarSurface::keyPressEvent(QKeyEvent *event)
{
    if (keyOnDark(event))
        return;
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    if (event->modifiers() != Qt::NoModifier && !shift) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int across = daysAcross();
    const auto step = [&](int days, int minutes) {
        if (shift)
            moveMark(days, minutes);
        else if (days != 0)
            moveDay(days);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1, 0);
    case Qt::Key_Right:
        return step(1, 0);
    case Qt::Key_Up:
        return across > 0 ? step(-across, 0) : step(0, -60);
    case Qt::Key_Down:
        return across > 0 ? step(across, 0) : step(0, 60);
    case Qt::Key_PageUp:
        return Q_EMIT pageRequested(across > 0 ? m_day.addMonths(-1) : m_day.addDays(-7));
    case Qt::Key_PageDown:
        return Q_EMIT pageRequested(across > 0 ? m_day.addMonths(1) : m_day.addDays(7));
    case Qt::Key_Home:
        return Q_EMIT pageRequested(m_scene.today());
    case Qt::Key_Space:
        if (const CalendarDay *day = m_scene.day(m_day); day && day->marks.size() + day->dark.size() > 0)
            choose(m_day, (m_index + 1) % static_cast<int>(day->marks.size() + day->dark.size()));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const CalendarMark *mark = chosenMark()) {
            const CalendarMark opened = *mark;
            Q_EMIT markOpened(opened);
        } else {
            Q_EMIT timeOpened(m_day, usualTime);
        }
        return;
    case Qt::Key_Delete:
        if (const CalendarMark *mark = chosenMark()) {
            const CalendarMark gone = *mark;
            Q_EMIT removeRequested(gone);
        }
        return;
    case Qt::Key_Escape:
        if (isDragging() || m_spanFrom) {
            cancelDrag();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace warrener
