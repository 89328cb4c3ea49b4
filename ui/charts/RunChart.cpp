#include "ui/charts/RunChart.h"

#include "base/Units.h"
#include "ui/charts/ChartUnit.h"
#include "ui/charts/LabelLayout.h"
#include "ui/charts/NiceAxis.h"
#include "ui/parts/Paint.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

// As in TimeChart, so that the axes of both kinds line up.
constexpr int runPlotLeft = RunChart::axisRoom + 11;
constexpr int runPlotRight = 112;
constexpr int runPlotTop = 36;
constexpr int runPlotBottom = 22;
constexpr int runSpanWord = 11;
constexpr double runLabelGap = 15;

double highestOfRun(const QList<RunLine> &lines)
{
    double highest = 0;
    for (const RunLine &line : lines) {
        for (const QPointF &point : line.points)
            highest = std::max(highest, point.y());
    }
    return highest;
}

/// The limit is in sight as soon as the figures are on their way to it; far below it they would be a flat line.
double topOf(const QList<RunLine> &lines, std::optional<double> limit)
{
    constexpr double far = 20;
    const double top = niceAxis(highestOfRun(lines)).top();
    return limit && *limit <= far * top ? niceAxis(std::max(top, *limit)).top() : top;
}

/// Seconds between two words of the time axis: at most about seven of them.
double timeStepOf(double seconds)
{
    constexpr std::array steps{1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0};
    const auto it = std::ranges::find_if(steps, [seconds](double step) { return seconds / step <= 7; });
    return it == steps.end() ? seconds / 6 : *it;
}

} // namespace

RunChart::RunChart(const QString &title, const QString &unit, QWidget *parent) : QFrame(parent), m_title(title), m_unit(unit)
{
    setProperty("card", true);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RunChart::setLines(const QList<RunLine> &lines, Millis elapsed, Millis whole, bool over)
{
    const Millis end = std::max({whole, elapsed, Millis{1000}});
    if (lines == m_lines && elapsed == m_elapsed && end == m_end && over == m_over)
        return;
    m_lines = lines;
    m_elapsed = elapsed;
    m_end = end;
    m_over = over;
    QStringList words;
    for (const RunLine &line : std::as_const(m_lines)) {
        if (!line.points.isEmpty())
            words += tr("%1: %2").arg(line.name, units::count(line.points.last().y()));
    }
    setAccessibleDescription(words.join(u", "_s));
    update();
}

void RunChart::setTitle(const QString &title)
{
    if (title == m_title)
        return;
    m_title = title;
    setAccessibleName(title);
    update();
}

void RunChart::setOld(bool isOld)
{
    if (isOld == m_isOld)
        return;
    m_isOld = isOld;
    update();
}

void RunChart::setMarks(const RunMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    update();
}

void RunChart::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont bold = theme.font(TextStyle::Body, QFont::DemiBold);
    const qreal wide = paintText(painter, QRectF(13, 9, width() - 26, 18), m_title, bold, theme.color(Token::Text));
    const QString unit = m_isOld ? tr("%1, as last seen", "the unit of a chart").arg(m_unit) : m_unit;
    paintText(painter, QRectF(13 + wide + 9, 9, width() - 35 - wide, 18), unit, theme.font(TextStyle::Table), theme.color(Token::Text2));

    // The word of a stretch stands above the grid, below the title.
    const int plotTop = runPlotTop + (m_marks.span ? runSpanWord : 0);
    const QRectF plot(runPlotLeft, plotTop, width() - runPlotLeft - runPlotRight, height() - plotTop - runPlotBottom);
    if (plot.width() < 40 || plot.height() < 24)
        return;
    const double top = topOf(m_lines, m_marks.limit);
    paintGrid(painter, plot, top);
    const auto place = [&](const QPointF &point) {
        return QPointF(plot.left() + plot.width() * point.x() / static_cast<double>(m_end.count()), plot.bottom() - plot.height() * point.y() / top);
    };
    for (const RunLine &line : std::as_const(m_lines)) {
        QPolygonF path;
        for (const QPointF &point : line.points)
            path += place(point);
        painter.setPen(QPen(theme.series(line.color), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(path);
        if (!path.isEmpty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.series(line.color));
            painter.drawEllipse(path.last(), 2.4, 2.4);
        }
    }
    paintNames(painter, plot, top);
}

void RunChart::paintGrid(QPainter &painter, const QRectF &plot, double top) const
{
    const Theme &theme = Theme::of();
    const double nowAt = std::round(plot.left() + plot.width() * static_cast<double>(m_elapsed.count()) / static_cast<double>(m_end.count()));
    if (!m_over)
        painter.fillRect(QRectF(nowAt, plot.top(), plot.right() - nowAt, plot.height()), theme.color(Token::Hover));
    paintSpan(painter, plot);
    const QFont font = theme.font(TextStyle::Caption);
    const QStringList figures = axisTexts();
    for (int i = 0; i < figures.size(); ++i) {
        const double y = std::round(plot.bottom() - plot.height() * i / 2.0);
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.color(Token::Grid));
        paintText(painter, QRectF(4, y - 8, axisRoom, 16), figures.at(i), font, theme.color(Token::Text2), Qt::AlignRight);
    }
    paintTimes(painter, plot);
    if (m_marks.limit && *m_marks.limit > top) {
        //: "stops the drill at 60,000"
        const QString words = tr("%1 at %2").arg(m_marks.limitWords, units::count(*m_marks.limit));
        paintText(painter, QRectF(plot.left(), plot.top() - 17, plot.width(), 16), words, font, theme.color(Token::Warn), Qt::AlignRight);
    } else if (m_marks.limit) {
        const double y = std::round(plot.bottom() - plot.height() * *m_marks.limit / top);
        QPen dashed(theme.color(Token::Warn), 1);
        dashed.setDashPattern({5, 3});
        painter.setPen(dashed);
        painter.drawLine(QPointF(plot.left(), y + 0.5), QPointF(plot.right(), y + 0.5));
        paintText(painter, QRectF(plot.left() + 4, y - 17, plot.width() - 8, 16), m_marks.limitWords, font, theme.color(Token::Warn), Qt::AlignRight);
    }
    if (m_over)
        return;
    painter.fillRect(QRectF(nowAt, plot.top(), 1, plot.height()), theme.color(Token::Strong));
    if (plot.right() - nowAt > 70 && !m_marks.span)
        paintText(painter, QRectF(nowAt + 5, plot.top() + 1, plot.right() - nowAt - 8, 16), tr("still to come"), font, theme.color(Token::Text2));
}

QStringList RunChart::axisTexts() const
{
    const QFontMetricsF metrics(Theme::of().font(TextStyle::Caption));
    return chartAxisTexts(topOf(m_lines, m_marks.limit) / 2, 2, [&metrics](const QString &text) { return metrics.horizontalAdvance(text); }, axisRoom);
}

/// What is past of it is filled more than what is to come.
void RunChart::paintSpan(QPainter &painter, const QRectF &plot) const
{
    if (!m_marks.span)
        return;
    const Theme &theme = Theme::of();
    const RunSpan &span = *m_marks.span;
    const auto x = [&](Millis at) {
        return std::round(plot.left() + plot.width() * std::clamp(static_cast<double>(at.count()) / static_cast<double>(m_end.count()), 0.0, 1.0));
    };
    const double from = x(span.from);
    const double until = x(span.until);
    const double now = m_over ? until : std::clamp(x(m_elapsed), from, until);
    QColor past = theme.color(Token::Bad);
    past.setAlphaF(0.20F);
    painter.fillRect(QRectF(from, plot.top(), now - from, plot.height()), past);
    past.setAlphaF(0.08F);
    painter.fillRect(QRectF(now, plot.top(), until - now, plot.height()), past);
    const QFont font = theme.font(TextStyle::Caption);
    // Above the grid, where no line crosses them. A stretch that is short has no room for its word on this side.
    constexpr double wordRoom = 34;
    const double above = plot.top() - 17;
    if (now - from > wordRoom)
        paintText(painter, QRectF(from, above, now - from - 2, 16), span.words, font, theme.color(Token::Bad));
    if (until - now - 8 > QFontMetricsF(font).horizontalAdvance(span.wordsToCome))
        paintText(painter, QRectF(now + 5, above, until - now - 8, 16), span.wordsToCome, font, theme.color(Token::Bad));
}

void RunChart::paintTimes(QPainter &painter, const QRectF &plot) const
{
    const Theme &theme = Theme::of();
    const QFont font = theme.font(TextStyle::Caption);
    const double seconds = static_cast<double>(m_end.count()) / 1000;
    const double origin = m_marks.origin ? static_cast<double>(m_marks.origin->count()) / 1000 : 0;
    const double step = timeStepOf(seconds);
    for (double at = -std::floor(origin / step) * step; at + origin <= seconds; at += step) {
        const double x = plot.left() + plot.width() * (at + origin) / seconds;
        const qint64 length = std::llround(std::abs(at));
        // "1 min" would stand there twice.
        const bool isOdd = length >= 60 && std::llround(step) % 60 != 0;
        QString word = isOdd ? units::stopwatch(Millis{length * 1000}) : units::wholeSeconds(Millis{length * 1000});
        if (m_marks.origin)
            word = at == 0 ? m_marks.originWord : (at < 0 ? u"\u2212"_s : u"+"_s) + word;
        paintText(painter, QRectF(x - 34, plot.bottom() + 3, 68, 16), word, font, theme.color(Token::Text2), Qt::AlignHCenter);
    }
}

void RunChart::paintNames(QPainter &painter, const QRectF &plot, double top) const
{
    const Theme &theme = Theme::of();
    QList<double> wanted;
    for (const RunLine &line : m_lines)
        wanted += line.points.isEmpty() ? plot.bottom() : plot.bottom() - plot.height() * line.points.last().y() / top;
    const QList<double> places = layoutLabels(wanted, runLabelGap, plot.top() + 6, plot.bottom() - 4);
    for (int i = 0; i < m_lines.size(); ++i) {
        const RunLine &line = m_lines.at(i);
        const QRectF box(plot.right() + 6, places.at(i) - 8, runPlotRight - 20, 16);
        const QString value = line.points.isEmpty() ? tr("no data") : units::count(line.points.last().y());
        const qreal taken = paintText(painter, box, value, theme.font(TextStyle::Table), theme.color(m_isOld ? Token::Text3 : Token::Text), Qt::AlignRight);
        paintText(painter, box.adjusted(0, 0, -taken - 6, 0), line.name, theme.font(TextStyle::Table), theme.series(line.color));
    }
}

} // namespace warrener
