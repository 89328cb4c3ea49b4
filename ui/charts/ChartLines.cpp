#include "ui/charts/ChartLines.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QPen>
#include <QValueAxis>

namespace warrener {

namespace {

constexpr double lineWidth = 1.5;
constexpr double earlierWidth = 1;
constexpr float bandAlpha = 0.28F;

QPen penOf(const QColor &color, bool isEarlier)
{
    QPen pen(color, isEarlier ? earlierWidth : lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
    if (isEarlier)
        pen.setDashPattern({2, 2});
    return pen;
}

QValueAxis *makeAxis(QChart &chart, Qt::Alignment side)
{
    auto *axis = new QValueAxis;
    axis->setRange(0, 1);
    axis->setVisible(false);
    chart.addAxis(axis, side);
    return axis;
}

} // namespace

ChartLines::ChartLines(QChart &chart) : m_chart(chart), m_x(makeAxis(chart, Qt::AlignBottom)), m_y(makeAxis(chart, Qt::AlignLeft)) {}

void ChartLines::begin()
{
    m_usedLines = 0;
    m_usedBands = 0;
}

void ChartLines::addLine(const QList<QPointF> &points, const QColor &color, bool isEarlier)
{
    QLineSeries *line = nextLine();
    if (const QPen pen = penOf(color, isEarlier); line->pen() != pen)
        line->setPen(pen);
    line->replace(points);
}

void ChartLines::addBand(const QList<QPointF> &upper, const QList<QPointF> &lower, const QColor &color)
{
    const Band band = nextBand();
    QColor fill = color;
    fill.setAlphaF(bandAlpha);
    if (band.area->brush().color() != fill)
        band.area->setBrush(fill);
    band.upper->replace(upper);
    band.lower->replace(lower);
}

void ChartLines::end()
{
    for (qsizetype i = m_usedLines; i < m_lines.size(); ++i) {
        if (m_lines.at(i)->count() > 0)
            m_lines.at(i)->clear();
    }
    for (qsizetype i = m_usedBands; i < m_bands.size(); ++i) {
        if (m_bands.at(i).upper->count() > 0) {
            m_bands.at(i).upper->clear();
            m_bands.at(i).lower->clear();
        }
    }
}

QLineSeries *ChartLines::nextLine()
{
    if (m_usedLines == m_lines.size()) {
        auto *line = new QLineSeries;
        m_chart.addSeries(line);
        line->attachAxis(m_x);
        line->attachAxis(m_y);
        m_lines.append(line);
    }
    return m_lines.at(m_usedLines++);
}

ChartLines::Band ChartLines::nextBand()
{
    if (m_usedBands == m_bands.size()) {
        auto *upper = new QLineSeries;
        auto *lower = new QLineSeries;
        auto *area = new QAreaSeries(upper, lower);
        upper->setParent(area);
        lower->setParent(area);
        area->setPen(Qt::NoPen);
        m_chart.addSeries(area);
        area->attachAxis(m_x);
        area->attachAxis(m_y);
        m_bands.append({.area = area, .upper = upper, .lower = lower});
    }
    return m_bands.at(m_usedBands++);
}

} // namespace warrener
