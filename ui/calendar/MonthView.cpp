#include "ui/calendar/MonthView.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/Hatching.h"
#include "ui/parts/Paint.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int headHeight = 27;
constexpr int dateHeight = 24;
constexpr int footHeight = 18;
constexpr int tall = 35;
constexpr int flat = 18;
constexpr int gap = 3;

} // namespace

QDate MonthView::firstDay(const QDate &month)
{
    const QDate first(month.year(), month.month(), 1);
    return first.addDays(1 - first.dayOfWeek());
}

QRect MonthView::cell(int index) const
{
    const int column = index % 7;
    const int row = index / 7;
    const auto x = [this](int at) { return at * width() / 7; };
    const auto y = [this](int at) { return headHeight + at * (height() - headHeight) / weeks; };
    return {QPoint(x(column), y(row)), QPoint(x(column + 1) - 1, y(row + 1) - 1)};
}

QRect MonthView::dayRect(const QDate &date) const
{
    const CalendarDay *day = scene().day(date);
    return day ? cell(static_cast<int>(day - scene().days.constData())) : QRect();
}

/// As many as there is room for, on two lines each where that is all of them.
MonthView::Layout MonthView::layoutOf(const CalendarDay &day) const
{
    const int room = (height() - headHeight) / weeks - dateHeight - (footOf(day).isEmpty() ? 4 : footHeight);
    const int count = static_cast<int>(day.marks.size());
    if (count * (tall + gap) <= room)
        return {count, 2, tall};
    const int fits = std::max(1, room / (flat + gap));
    const int shown = count <= fits ? count : std::max(0, fits - 1);
    const int chosen = day.date == this->day() && chosenMark() != nullptr ? static_cast<int>(chosenMark() - scene().day(day.date)->marks.constData()) : -1;
    // Where there is room for the line that counts the others only, the chosen one takes its place.
    if (shown == 0)
        return {chosen < 0 ? 0 : 1, 1, flat, std::max(0, chosen)};
    // By whole pages: what is clicked upon stays where it is.
    const int first = std::max(0, chosen) / shown * shown;
    return {std::min(shown, count - first), 1, flat, first};
}

QRect MonthView::markBox(int index, const CalendarDay &day, int mark) const
{
    const QRect box = cell(index);
    const Layout layout = layoutOf(day);
    return {box.left() + 4, box.top() + dateHeight + (mark - layout.first) * (layout.height + gap), box.width() - 8, layout.height};
}

QRect MonthView::markRect(const CalendarMark &mark) const
{
    for (qsizetype index = 0; index < scene().days.size(); ++index) {
        const CalendarDay &day = scene().days.at(index);
        const qsizetype place = day.marks.indexOf(mark);
        if (place >= 0)
            return layoutOf(day).shows(static_cast<int>(place)) ? markBox(static_cast<int>(index), day, static_cast<int>(place)) : QRect();
    }
    return {};
}

QRectF MonthView::spanRect(const QDate &date, double from, double until) const
{
    const QRectF box = dayRect(date);
    return box.isEmpty() ? QRectF() : QRectF(box.left() + from * box.width(), box.top(), (until - from) * box.width(), box.height());
}

std::optional<WallTime> MonthView::timeAt(QPoint position, const QTime &keep) const
{
    for (int index = 0; index < scene().days.size(); ++index) {
        if (cell(index).contains(position))
            return WallTime{scene().days.at(index).date, keep};
    }
    return std::nullopt;
}

const CalendarMark *MonthView::markAt(QPoint position) const
{
    for (int index = 0; index < scene().days.size(); ++index) {
        if (!cell(index).contains(position))
            continue;
        const CalendarDay &day = scene().days.at(index);
        const Layout layout = layoutOf(day);
        for (int mark = layout.first; layout.shows(mark); ++mark) {
            if (markBox(index, day, mark).contains(position))
                return &day.marks.at(mark);
        }
    }
    return nullptr;
}

QString MonthView::footOf(const CalendarDay &day) const
{
    if (day.failedBackups > 0)
        return (day.failedBackups == 1 ? tr("1 backup failed") : tr("%n backups failed", nullptr, day.failedBackups));
    if (day.missedBackups > 0)
        return (day.missedBackups == 1 ? tr("1 backup missed") : tr("%n backups missed", nullptr, day.missedBackups));
    if (day.backups == 0)
        return {};
    return day.date == scene().today() ? (day.backups == 1 ? tr("1 backup so far") : tr("%n backups so far", nullptr, day.backups))
                                       : (day.backups == 1 ? tr("1 backup") : tr("%n backups", nullptr, day.backups));
}

QString MonthView::tipAt(QPoint position) const
{
    for (int index = 0; index < scene().days.size(); ++index) {
        if (cell(index).contains(position))
            return footOf(scene().days.at(index));
    }
    return {};
}

void MonthView::paintHead(QPainter &painter, const QRect &box, const CalendarDay &day) const
{
    const Theme &theme = Theme::of();
    const bool isToday = day.date == scene().today();
    const bool isOther = scene().month.isValid() && day.date.month() != scene().month.month();
    const bool named = day.date.day() == 1 || day.date == scene().days.first().date;
    const QString date = named ? QLocale().toString(day.date, tr("d MMMM", "the first day of a month")) : QString::number(day.date.day());
    const QColor color = theme.color(isToday ? Token::Accent : isOther ? Token::Text3 : Token::Text);
    const bool strong = isToday || (named && !isOther);
    QRectF line(box.left() + 8, box.top() + 3, box.width() - 14, 18);
    line.setLeft(line.left() + paintText(painter, line, date, theme.font(TextStyle::Body, strong ? QFont::DemiBold : QFont::Normal), color) + 7);
    const auto add = [&](const QString &text, Token tone, int weight) {
        line.setLeft(line.left() + paintText(painter, line, text, theme.font(TextStyle::Caption, weight), theme.color(tone)) + 7);
    };
    if (isToday)
        add(tr("today"), Token::Accent, QFont::DemiBold);
    for (const DarkSpan &dark : day.dark) {
        if (!dark.ends || dark.begins)
            continue;
        const QString end = wallOf(dark.end, scene().zone).time.toString(u"hh:mm"_s);
        const QString whole = tr("until %1").arg(end);
        const bool hasRoom = QFontMetricsF(theme.font(TextStyle::Caption)).horizontalAdvance(whole) <= line.width();
        add(hasRoom ? whole : u"–"_s + end, Token::Text2, QFont::Normal); // half a time is none
    }
    if (day.clockChange.count() != 0) {
        const auto hours = double(day.clockChange.count()) / 3600;
        add(hours > 0 ? tr("clock +%1 h").arg(hours) : tr("clock −%1 h").arg(-hours), Token::Text3, QFont::Normal);
    }
}

/// A title stands on white, not on the hatching. Where nothing is on the day it may reach over the next ones, as the blackout does.
void MonthView::paintTag(QPainter &painter, int index, const DarkSpan &dark) const
{
    const Theme &theme = Theme::of();
    const CalendarDay &day = scene().days.at(index);
    const QRect box = cell(index);
    const QString words = tr("Blackout: %1").arg(dark.title);
    const QFont font = theme.font(TextStyle::Caption, QFont::DemiBold);
    const qreal width = QFontMetricsF(font).horizontalAdvance(words) + 14;
    const bool isFree = day.marks.isEmpty();
    const int daysLeft = isFree ? 7 - index % 7 : 1;
    const int top = isFree ? box.top() + dateHeight : box.top() + 3;
    const int left = box.left() + (isFree ? 6 : 30);
    const QRectF tag(left, top, std::min<qreal>(width, daysLeft * box.width() - (left - box.left()) - 6), 18);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    paintText(painter, tag.adjusted(6, 0, -6, 0), words, font, theme.color(Token::Text2));
    painter.restore();
}

void MonthView::paintDay(QPainter &painter, int index) const
{
    const Theme &theme = Theme::of();
    const CalendarDay &day = scene().days.at(index);
    const QRect box = cell(index);
    const Layout layout = layoutOf(day);
    for (int mark = layout.first; layout.shows(mark); ++mark)
        paintMark(painter, markBox(index, day, mark), day.marks.at(mark), layout.lines);
    if (const auto more = day.marks.size() - layout.shown; more > 0) {
        const QRect line(box.left() + 10, box.top() + dateHeight + layout.shown * (layout.height + gap), box.width() - 16, flat);
        // The chosen one may have taken its place.
        if (layout.shown == 0 || line.bottom() <= box.bottom() - (footOf(day).isEmpty() ? 0 : footHeight))
            paintText(painter, line, tr("%n more", nullptr, static_cast<int>(more)), theme.font(TextStyle::Caption), theme.color(Token::Text2));
    }
    if (QString foot = footOf(day); !foot.isEmpty()) {
        QRectF line(box.left() + 8, box.bottom() - footHeight - 1, box.width() - 10, 16); // above the frame of today with the focus
        const bool bad = day.failedBackups + day.missedBackups > 0;
        if (bad) {
            paintGlyph(painter, QRectF(line.left(), line.top() + 2, 12, 12), GlyphKind::Warn, theme);
            line.setLeft(line.left() + 15);
            // In a narrow cell the sign says that it is bad, and the tool tip of what.
            if (QFontMetricsF(theme.font(TextStyle::Caption)).horizontalAdvance(foot) > line.width())
                foot = day.failedBackups > 0 ? tr("%n failed", "backups, in a narrow cell", day.failedBackups)
                                             : tr("%n missed", "backups, in a narrow cell", day.missedBackups);
        }
        paintText(painter, line, foot, theme.font(TextStyle::Caption), theme.color(bad ? Token::Warn : Token::Text3));
    }
}

void MonthView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Surface));
    if (scene().days.size() < weeks * 7)
        return;
    for (int column = 0; column < 7; ++column) {
        const QRect box = cell(column);
        paintText(painter, QRectF(box.left() + 8, 0, box.width() - 10, headHeight), QLocale().standaloneDayName(scene().days.at(column).date.dayOfWeek()),
                  theme.font(TextStyle::Caption), theme.color(Token::Text2));
    }
    for (int index = 0; index < weeks * 7; ++index) {
        const CalendarDay &day = scene().days.at(index);
        const QRect box = cell(index);
        if (day.date.dayOfWeek() > 5)
            painter.fillRect(box, theme.color(Token::Bg));
        for (const DarkSpan &dark : day.dark)
            paintHatching(painter, spanRect(day.date, dark.from, dark.until));
    }
    paintChosenDark(painter);
    painter.setPen(theme.color(Token::Grid));
    for (int row = 0; row < weeks; ++row)
        painter.drawLine(0, cell(row * 7).top(), width(), cell(row * 7).top());
    for (int column = 1; column < 7; ++column)
        painter.drawLine(cell(column).left(), headHeight, cell(column).left(), height());
    const auto days = span();
    for (int index = 0; index < weeks * 7; ++index) {
        const CalendarDay &date = scene().days.at(index);
        const QRect box = cell(index);
        if (days && date.date >= days->first && date.date <= days->second)
            painter.fillRect(box, theme.tint(theme.color(Token::Accent)));
        if (date.date == scene().today()) {
            painter.setPen(QPen(theme.color(Token::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(1, 1, -1, -1));
        }
        if (date.date == day() && hasFocus() && !chosenMark() && !chosenDark()) {
            painter.setPen(QPen(theme.color(Token::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(3, 3, -3, -3));
        }
        paintHead(painter, box, date);
        paintDay(painter, index);
    }
    // Above all days, which a title may reach over.
    for (int index = 0; index < weeks * 7; ++index) {
        for (const DarkSpan &dark : scene().days.at(index).dark) {
            if (dark.begins || index == 0)
                paintTag(painter, index, dark);
        }
    }
    paintDrag(painter);
}

} // namespace warrener
