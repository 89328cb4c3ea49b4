#include "ui/calendar/CalendarSurface.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Icons.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using State = CalendarMark::State;

constexpr int popupWidth = 280;
constexpr int markRadius = 4;
constexpr QSize ghostSize{146, 36};
/// A new thing begins at this time where a day alone is said.
const QTime usualTime{10, 0};

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
    return std::minmax(*m_spanFrom, m_spanUntil);
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
            setCursor(m_darkGrip->part == DarkWish::Part::Whole ? Qt::ClosedHandCursor : cursorOf(m_darkGrip->part));
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
        m_spanFrom = timeAt(m_pressed, usualTime).value_or(*time).date;
        m_spanUntil = time->date;
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
        cancelDrag();
        if (days->first != days->second)
            Q_EMIT spanDragged(days->first, days->second);
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
    for (const CalendarConflict &conflict : m_drag->verdict.conflicts.first(std::min<qsizetype>(3, m_drag->verdict.conflicts.size())))
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
