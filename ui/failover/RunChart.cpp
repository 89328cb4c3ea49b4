#include "ui/failover/RunChart.h"

#include "base/Units.h"
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
constexpr int plotLeft = 50;
constexpr int plotRight = 112;
constexpr int plotTop = 36;
constexpr int plotBottom = 22;
constexpr double labelGap = 15;

double highestOf(const QList<RunLine> &lines)
{
    double highest = 0;
    for (const RunLine &line : lines) {
        for (const QPointF &point : line.points)
            highest = std::max(highest, point.y());
    }
    return highest;
}

/// Seconds between two words of the time axis: at most about seven of them.
double stepOf(double seconds)
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
    for (const RunLine &line : m_lines) {
        if (!line.points.isEmpty())
            words += tr("%1: %2").arg(line.name, units::count(line.points.last().y()));
    }
    setAccessibleDescription(words.join(u", "_s));
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
    paintText(painter, QRectF(13 + wide + 9, 9, width() - 35 - wide, 18), m_unit, theme.font(TextStyle::Table), theme.color(Token::Text2));

    const QRectF plot(plotLeft, plotTop, width() - plotLeft - plotRight, height() - plotTop - plotBottom);
    if (plot.width() < 40 || plot.height() < 24)
        return;
    const double top = niceAxis(highestOf(m_lines)).top();
    paintGrid(painter, plot, top);
    const auto place = [&](const QPointF &point) {
        return QPointF(plot.left() + plot.width() * point.x() / static_cast<double>(m_end.count()), plot.bottom() - plot.height() * point.y() / top);
    };
    for (const RunLine &line : m_lines) {
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
    const QFont font = theme.font(TextStyle::Caption);
    for (int i = 0; i <= 2; ++i) {
        const double y = std::round(plot.bottom() - plot.height() * i / 2.0);
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.color(Token::Grid));
        paintText(painter, QRectF(4, y - 8, plot.left() - 11, 16), units::count(top * i / 2.0), font, theme.color(Token::Text2), Qt::AlignRight);
    }
    const double seconds = static_cast<double>(m_end.count()) / 1000;
    for (double at = 0, step = stepOf(seconds); at <= seconds; at += step) {
        const double x = plot.left() + plot.width() * at / seconds;
        const QString word = at < 60 ? tr("%1 s").arg(std::lround(at)) : units::duration(Millis{std::llround(at * 1000)});
        paintText(painter, QRectF(x - 30, plot.bottom() + 3, 60, 16), word, font, theme.color(Token::Text2), Qt::AlignHCenter);
    }
    if (m_over)
        return;
    painter.fillRect(QRectF(nowAt, plot.top(), 1, plot.height()), theme.color(Token::Strong));
    if (plot.right() - nowAt > 70)
        paintText(painter, QRectF(nowAt + 5, plot.top() + 1, plot.right() - nowAt - 8, 16), tr("still to come"), font, theme.color(Token::Text2));
}

void RunChart::paintNames(QPainter &painter, const QRectF &plot, double top) const
{
    const Theme &theme = Theme::of();
    QList<double> wanted;
    for (const RunLine &line : m_lines)
        wanted += line.points.isEmpty() ? plot.bottom() : plot.bottom() - plot.height() * line.points.last().y() / top;
    const QList<double> places = layoutLabels(wanted, labelGap, plot.top() + 6, plot.bottom() - 4);
    for (int i = 0; i < m_lines.size(); ++i) {
        const RunLine &line = m_lines.at(i);
        const QRectF box(plot.right() + 6, places.at(i) - 8, plotRight - 20, 16);
        const QString value = line.points.isEmpty() ? tr("no data") : units::count(line.points.last().y());
        const qreal taken = paintText(painter, box, value, theme.font(TextStyle::Table), theme.color(Token::Text), Qt::AlignRight);
        paintText(painter, box.adjusted(0, 0, -taken - 6, 0), line.name, theme.font(TextStyle::Table), theme.series(line.color));
    }
}

} // namespace warrener
