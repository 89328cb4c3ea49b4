#include "ui/charts/ChartPainting.h"

#include "ui/charts/TimeTicks.h"
#include "ui/parts/Paint.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener::chartpainting {

namespace {

constexpr double textGap = 6;
constexpr double timeLabelSpacing = 36;
constexpr double markSize = 9;
constexpr double markSpacing = 3;
constexpr double besidePlot = 90; // px at its right, where the lines' names stand below

TimePoint toTimePoint(double at)
{
    return TimePoint{Millis{static_cast<qint64>(at)}};
}

/// On the middle of a pixel row or column, so that a 1 px line stays 1 px.
double sharp(double place)
{
    return std::floor(place) + 0.5;
}

/// A mark is told apart by its outline alone, as the glyphs are.
void paintMark(QPainter &painter, QPointF center, Level level, const QColor &color)
{
    const double half = markSize / 2;
    const QRectF box(center.x() - half, center.y() - half, markSize, markSize);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (level) {
    case Level::Critical: {
        const double cut = markSize * 0.29;
        painter.drawPolygon(QPolygonF({box.topLeft() + QPointF(cut, 0), box.topRight() - QPointF(cut, 0), box.topRight() + QPointF(0, cut),
                                       box.bottomRight() - QPointF(0, cut), box.bottomRight() - QPointF(cut, 0), box.bottomLeft() + QPointF(cut, 0),
                                       box.bottomLeft() - QPointF(0, cut), box.topLeft() + QPointF(0, cut)}));
        break;
    }
    case Level::Warning:
        painter.drawPolygon(QPolygonF({QPointF(center.x(), box.top() - 0.5), box.bottomRight() + QPointF(0.5, 0), box.bottomLeft() - QPointF(0.5, 0)}));
        break;
    case Level::Note:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1);
        break;
    case Level::Ok:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Level::Unknown:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.5, Qt::DotLine));
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
        break;
    }
}

struct TickLabel
{
    double x; ///< of the tick
    QRectF box;
    QString text; ///< empty where the label would hang over the plot's end
};

QList<TickLabel> tickLabels(const Theme &theme, const ChartFrame &frame)
{
    const QFontMetricsF metrics(theme.font(TextStyle::Caption));
    const Millis spacing{static_cast<qint64>(frame.columnWidth() * timeLabelSpacing)};
    QList<TickLabel> labels;
    for (const auto listed = timeTicks(toTimePoint(frame.from), toTimePoint(frame.to), spacing); const TimeTick &tick : listed) {
        const double x = frame.x(tick.at);
        const double width = metrics.horizontalAdvance(tick.text);
        const bool fits = x + width / 2 <= frame.plot.right() + 12 && x - width / 2 >= frame.plot.left() - 12;
        labels += {.x = x, .box = QRectF(x - width / 2, frame.plot.bottom() + 5, width, metrics.height()), .text = fits ? tick.text : QString()};
    }
    return labels;
}

} // namespace

void title(QPainter &painter, const Theme &theme, double left, double baseline, double right, const QString &title, const QString &unit)
{
    const QFont titleFont = theme.font(TextStyle::Body, QFont::DemiBold);
    const QFont unitFont = theme.font(TextStyle::Table);
    const QFontMetricsF titleMetrics(titleFont);
    const QString shown = elided(title, titleMetrics, std::max(0.0, right - left));
    painter.setFont(titleFont);
    painter.setPen(theme.color(Token::Text));
    painter.drawText(QPointF(left, baseline), shown);
    const double unitLeft = left + titleMetrics.horizontalAdvance(shown) + 8;
    painter.setFont(unitFont);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(QPointF(unitLeft, baseline), elided(unit, QFontMetricsF(unitFont), std::max(0.0, right - unitLeft)));
}

void grid(QPainter &painter, const Theme &theme, const ChartFrame &frame, const NiceAxis &axis)
{
    const QFont font = theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    const double halfCap = metrics.capHeight() / 2;
    painter.setFont(font);
    const QStringList figures =
        chartAxisTexts(axis.step, axis.steps, [&metrics](const QString &text) { return metrics.horizontalAdvance(text); }, frame.plot.left() - textGap);
    for (int i = 0; i <= axis.steps; ++i) {
        const double y = frame.plot.bottom() - frame.plot.height() * i / axis.steps;
        painter.setPen(theme.color(Token::Grid));
        painter.drawLine(QPointF(frame.plot.left(), sharp(y)), QPointF(frame.plot.right(), sharp(y)));
        const QString &text = figures.at(i);
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(QPointF(frame.plot.left() - textGap - metrics.horizontalAdvance(text), y + halfCap + 0.5), text);
    }
    for (const auto listed = tickLabels(theme, frame); const TickLabel &label : listed) {
        painter.setPen(theme.color(Token::Grid));
        painter.drawLine(QPointF(sharp(label.x), frame.plot.bottom() + 1), QPointF(sharp(label.x), frame.plot.bottom() + 4));
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(QPointF(label.box.left(), label.box.top() + metrics.ascent()), label.text);
    }
}

void limits(QPainter &painter, const Theme &theme, const ChartFrame &frame, const ChartUnit &unit, const QList<ChartLimit> &limits)
{
    const QFont font = theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    double lastRight = 0;
    double lastY = -1000;
    for (const ChartLimit &limit : limits) {
        const double y = sharp(frame.y(limit.value));
        if (y < frame.plot.top() || y > frame.plot.bottom() + 1)
            continue;
        const QColor color = theme.color(limit.level);
        QPen pen(color, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({5, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        // Limits that lie close together write their words side by side.
        const double left = std::abs(y - lastY) < 12 ? lastRight + 10 : frame.plot.left() + 4;
        const QString text = limit.label.arg(chartLimitText(limit.value / unit.divisor));
        const bool above = y - metrics.height() > frame.plot.top() - 2;
        painter.drawText(QPointF(left, above ? y - 4 : y + metrics.ascent() + 1), text);
        lastRight = left + metrics.horizontalAdvance(text);
        lastY = y;
    }
}

void events(QPainter &painter, const Theme &theme, const ChartFrame &frame, const QList<Event> &events, bool words)
{
    QList<const Event *> visible;
    for (const Event &event : events) {
        const double x = frame.x(event.at);
        if (x < frame.plot.left() || x > frame.plot.right())
            continue;
        // Of events that share a place the worst is shown; at 24 h a restart is one mark.
        if (visible.isEmpty() || x - frame.x(visible.constLast()->at) >= markSpacing)
            visible += &event;
        else if (event.level > visible.constLast()->level)
            visible.last() = &event;
    }
    const QFont font = theme.font(TextStyle::Caption);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    double free = frame.plot.left();
    for (qsizetype i = 0; i < visible.size(); ++i) {
        const Event &event = *visible.at(i);
        const QColor color = theme.color(event.level);
        const double x = sharp(frame.x(event.at));
        double top = frame.plot.top();
        painter.setPen(QPen(color, 1));
        if (words) {
            // Above the grid no line is crossed; beside the plot there is room too, for words that fit on neither side within it.
            const double right = i + 1 < visible.size() ? frame.x(visible.at(i + 1)->at) : frame.plot.right() + besidePlot;
            const double width = metrics.horizontalAdvance(event.text);
            const bool before = x - 4 - width >= free + 2;
            const bool inside = x + 4 + width <= std::min(right - 2, frame.plot.right());
            const bool behind = inside || (!before && x + 4 + width <= right - 2);
            if (behind || before) {
                painter.drawText(QPointF(behind ? x + 4 : x - 4 - width, top - metrics.descent()), event.text);
                top -= metrics.xHeight() + metrics.descent();
            }
            free = behind ? x + 4 + width : x;
        }
        painter.drawLine(QPointF(x, top), QPointF(x, frame.plot.bottom()));
    }
    // Marks stand over all lines.
    for (const Event *event : std::as_const(visible))
        paintMark(painter, {sharp(frame.x(event->at)), frame.plot.bottom()}, event->level, theme.color(event->level));
}

void span(QPainter &painter, const Theme &theme, const ChartFrame &frame, double from, double to)
{
    const double left = std::max(frame.plot.left(), frame.x(from));
    const double right = std::min(frame.plot.right(), frame.x(to));
    if (right <= left)
        return;
    QColor fill = theme.color(Token::Accent);
    fill.setAlphaF(0.16F);
    painter.fillRect(QRectF(left, frame.plot.top(), right - left, frame.plot.height()), fill);
    painter.setPen(theme.color(Token::Accent));
    painter.drawLine(QPointF(sharp(left), frame.plot.top()), QPointF(sharp(left), frame.plot.bottom()));
    painter.drawLine(QPointF(sharp(right), frame.plot.top()), QPointF(sharp(right), frame.plot.bottom()));
}

void crosshair(QPainter &painter, const Theme &theme, const ChartFrame &frame, double at, const QList<ChartSeries> &series, const QList<ChartReading> &readings,
               int width)
{
    const double x = sharp(frame.x(at));
    if (x < frame.plot.left() || x > frame.plot.right() + 1)
        return;
    painter.setPen(theme.color(Token::Text2));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    painter.setPen(QPen(theme.color(Token::Surface), 1.5));
    for (const ChartReading &reading : readings) {
        if (!std::isfinite(reading.value))
            continue;
        painter.setBrush(theme.series(series.at(reading.series).color));
        painter.drawEllipse(QPointF(x, frame.y(reading.value)), 3.5, 3.5);
    }

    const QFont font = theme.font(TextStyle::Caption, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QString text = toDateTime(toTimePoint(at)).toString(u"HH:mm:ss"_s);
    QRectF box(0, frame.plot.bottom() + 2, metrics.horizontalAdvance(text) + 12, 16);
    box.moveLeft(std::clamp(x - box.width() / 2, 0.0, width - box.width()));
    // No half of a figure looks out from under it.
    for (const auto listed = tickLabels(theme, frame); const TickLabel &label : listed) {
        if (label.box.intersects(box.adjusted(-2, 0, 2, 0)))
            painter.fillRect(label.box.adjusted(-1, 0, 1, 0), theme.color(Token::Surface));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Text));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(font);
    painter.setPen(theme.color(Token::Surface));
    painter.drawText(box, Qt::AlignCenter, text);
}

void readings(QPainter &painter, const Theme &theme, const QList<ChartSeries> &series, const QList<ChartReading> &readings, int current)
{
    const QFont valueFont = theme.font(TextStyle::Caption);
    const QFont nameFont = theme.font(TextStyle::Caption, QFont::Medium);
    QFont currentFont = nameFont;
    currentFont.setUnderline(true);
    const QFontMetricsF valueMetrics(valueFont);
    const QFontMetricsF nameMetrics(nameFont);
    constexpr double valueGap = 3;
    for (const ChartReading &reading : readings) {
        const ChartSeries &one = series.at(reading.series);
        const double baseline = reading.box.center().y() + valueMetrics.capHeight() / 2;
        const bool isKnown = std::isfinite(reading.value);
        // Beside a long name a dash says it too.
        const bool fits = nameMetrics.horizontalAdvance(one.name) + valueMetrics.horizontalAdvance(reading.text) + valueGap <= reading.box.width();
        const QString value = isKnown || fits ? reading.text : QString(u'–');
        const double valueWidth = valueMetrics.horizontalAdvance(value);
        painter.setFont(valueFont);
        painter.setPen(theme.color(isKnown ? Token::Text : Token::Text3));
        painter.drawText(QPointF(reading.box.right() - valueWidth, baseline), value);
        painter.setFont(reading.series == current ? currentFont : nameFont);
        painter.setPen(theme.series(one.color));
        painter.drawText(QPointF(reading.box.left(), baseline), elided(one.name, nameMetrics, std::max(0.0, reading.box.width() - valueWidth - valueGap)));
    }
}

} // namespace warrener::chartpainting
