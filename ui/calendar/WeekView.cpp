#include "ui/calendar/WeekView.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/Hatching.h"
#include "ui/parts/Paint.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int weekHead = 46;
constexpr int hoursWidth = 46;
constexpr int daySeconds = 24 * 3600;
/// Two lines of words; less could not be read.
constexpr int leastBox = 35;
constexpr int flatBox = 18;
/// A picture and a title; what is narrower shows the beginning of a word.
constexpr int leastLane = 120;

} // namespace

QRect WeekView::column(int index) const
{
    const int room = width() - hoursWidth;
    const auto count = static_cast<int>(std::max<qsizetype>(1, scene().days.size()));
    const int left = hoursWidth + index * room / count;
    return {QPoint(left, weekHead), QPoint(hoursWidth + (index + 1) * room / count - 1, height() - 1)};
}

int WeekView::yOf(const QTime &time) const
{
    return weekHead + static_cast<int>(qint64(height() - weekHead) * (time.msecsSinceStartOfDay() / 1000) / daySeconds);
}

QRect WeekView::dayRect(const QDate &date) const
{
    const CalendarDay *day = scene().day(date);
    return day ? column(static_cast<int>(day - scene().days.constData())) : QRect();
}

/// As high as it lasts, where there is room for that.
WeekDayLayout WeekView::layoutOf(int index) const
{
    const CalendarDay &day = scene().days.at(index);
    QList<WeekWish> wishes;
    for (const CalendarMark &mark : day.marks) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(mark.until - mark.at).count();
        wishes.append({.top = yOf(wallOf(mark.at, scene().zone).time),
                       .height = std::max(leastBox, static_cast<int>((height() - weekHead) * std::clamp<qint64>(seconds, 0, daySeconds) / daySeconds))});
    }
    const bool isChosenDay = day.date == this->day() && chosenMark() != nullptr;
    return layWeekDay(std::move(wishes),
                      {.top = weekHead + 1, .bottom = height() - 1, .mostLanes = std::max(1, (column(index).width() - 6) / leastLane), .flat = flatBox},
                      isChosenDay ? static_cast<int>(chosenMark() - day.marks.constData()) : -1);
}

QRect WeekView::boxOf(int index, const WeekBar &bar) const
{
    if (!bar.isShown)
        return {};
    const QRect box = column(index);
    const int width = (box.width() - 6) / bar.lanes;
    return {box.left() + 3 + bar.lane * width, bar.top, width - 2, bar.height};
}

QRect WeekView::markRect(const CalendarMark &mark) const
{
    for (qsizetype index = 0; index < scene().days.size(); ++index) {
        const qsizetype place = scene().days.at(index).marks.indexOf(mark);
        if (place >= 0)
            return boxOf(static_cast<int>(index), layoutOf(static_cast<int>(index)).bars.at(place));
    }
    return {};
}

QRectF WeekView::spanRect(const QDate &date, double from, double until) const
{
    const QRectF box = dayRect(date);
    return box.isEmpty() ? QRectF() : QRectF(box.left(), box.top() + from * box.height(), box.width(), (until - from) * box.height());
}

std::optional<WallTime> WeekView::timeAt(QPoint position, const QTime &) const
{
    for (int index = 0; index < scene().days.size(); ++index) {
        if (!column(index).contains(position))
            continue;
        constexpr int quarter = 15 * 60;
        const int second = std::clamp((position.y() - weekHead) * daySeconds / std::max(1, height() - weekHead), 0, daySeconds - 1);
        return WallTime{scene().days.at(index).date, QTime(0, 0).addSecs(second / quarter * quarter)};
    }
    return std::nullopt;
}

const CalendarMark *WeekView::markAt(QPoint position) const
{
    for (int index = 0; index < scene().days.size(); ++index) {
        if (!column(index).contains(position))
            continue;
        const CalendarDay &day = scene().days.at(index);
        const WeekDayLayout layout = layoutOf(index);
        for (qsizetype mark = 0; mark < day.marks.size(); ++mark) {
            if (boxOf(index, layout.bars.at(mark)).contains(position))
                return &day.marks.at(mark);
        }
    }
    return nullptr;
}

void WeekView::paintColumn(QPainter &painter, int index) const
{
    const Theme &theme = Theme::of();
    const CalendarDay &date = scene().days.at(index);
    const QRect box = column(index);
    const bool isToday = date.date == scene().today();
    QRectF head(box.left() + 8, 5, box.width() - 12, 18);
    const QString name = QLocale().toString(date.date, tr("ddd d", "a day above its column"));
    head.setLeft(head.left()
                 + paintText(painter, head, name, theme.font(TextStyle::Body, isToday ? QFont::DemiBold : QFont::Normal),
                             theme.color(isToday ? Token::Accent : Token::Text))
                 + 7);
    if (date.clockChange.count() != 0) {
        const auto hours = double(date.clockChange.count()) / 3600;
        paintText(painter, head, hours > 0 ? tr("clock +%1 h").arg(hours) : tr("clock −%1 h").arg(-hours), theme.font(TextStyle::Caption),
                  theme.color(Token::Text3));
    }
    const int failed = date.failedBackups + date.missedBackups;
    if (date.backups + failed > 0) {
        paintText(painter, QRectF(box.left() + 8, 24, box.width() - 12, 16),
                  failed > 0 ? (failed == 1 ? tr("1 backup failed or missed") : tr("%n backups failed or missed", nullptr, failed))
                             : (date.backups == 1 ? tr("1 backup") : tr("%n backups", nullptr, date.backups)),
                  theme.font(TextStyle::Caption), theme.color(failed > 0 ? Token::Warn : Token::Text3));
    }
    const WeekDayLayout layout = layoutOf(index);
    for (qsizetype mark = 0; mark < date.marks.size(); ++mark) {
        if (const WeekBar &bar = layout.bars.at(mark); bar.isShown)
            paintMark(painter, boxOf(index, bar), date.marks.at(mark), bar.isFlat ? 1 : 2);
    }
    if (layout.hidden > 0) {
        paintText(painter, QRectF(box.left() + 10, layout.hiddenTop, box.width() - 14, flatBox), tr("%n more", nullptr, layout.hidden),
                  theme.font(TextStyle::Caption), theme.color(Token::Text2));
    }
    for (const DarkSpan &dark : date.dark) {
        if (dark.begins || index == 0) {
            paintText(painter, QRectF(box.left() + 8, box.top() + dark.from * box.height() + 3, box.width() - 12, 16), tr("Blackout: %1").arg(dark.title),
                      theme.font(TextStyle::Caption, QFont::DemiBold), theme.color(Token::Text2));
        }
    }
}

void WeekView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Surface));
    for (int index = 0; index < scene().days.size(); ++index) {
        const CalendarDay &date = scene().days.at(index);
        const QRect box = column(index);
        if (date.date.dayOfWeek() > 5)
            painter.fillRect(box, theme.color(Token::Bg));
        for (const DarkSpan &dark : date.dark)
            paintHatching(painter, spanRect(date.date, dark.from, dark.until));
    }
    paintChosenDark(painter);
    for (int hour = 0; hour < 24; ++hour) {
        const int y = yOf(QTime(hour, 0));
        painter.setPen(theme.color(Token::Grid));
        painter.drawLine(hoursWidth, y, width(), y);
        if (hour % 2 == 0) {
            paintText(painter, QRectF(0, y, hoursWidth - 8, 16), QTime(hour, 0).toString(u"hh:mm"_s), theme.font(TextStyle::Caption), theme.color(Token::Text3),
                      Qt::AlignRight);
        }
    }
    const auto days = span();
    const auto within = hours();
    for (int index = 0; index < scene().days.size(); ++index) {
        const CalendarDay &date = scene().days.at(index);
        const QRect box = column(index);
        painter.setPen(theme.color(Token::Grid));
        painter.drawLine(box.left(), 0, box.left(), height());
        if (within && date.date == days->first) {
            const auto share = [](int seconds) { return double(seconds) / daySeconds; };
            painter.fillRect(spanRect(date.date, share(within->first), share(within->second)), theme.tint(theme.color(Token::Accent)));
        } else if (days && days->first != days->second && date.date >= days->first && date.date <= days->second) {
            painter.fillRect(box, theme.tint(theme.color(Token::Accent)));
        }
        painter.setBrush(Qt::NoBrush);
        if (date.date == day() && hasFocus() && !chosenMark() && !chosenDark()) {
            painter.setPen(QPen(theme.color(Token::Accent), 2));
            painter.drawRect(box.adjusted(2, 2, -2, -2));
        }
        paintColumn(painter, index);
        if (date.date == scene().today()) {
            const int y = yOf(wallOf(scene().now, scene().zone).time);
            painter.setPen(QPen(theme.color(Token::Accent), 2));
            painter.drawLine(box.left(), y, box.right(), y);
        }
    }
    painter.setPen(theme.color(Token::Grid));
    painter.drawLine(0, weekHead, width(), weekHead);
    paintDrag(painter);
}

} // namespace warrener
