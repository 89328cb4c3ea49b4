#pragma once

#include <QColor>
#include <QList>
#include <QPointF>

class QAreaSeries;
class QChart;
class QLineSeries;
class QValueAxis;

namespace warrener {

/// The lines and bands of one chart as Qt Charts series, which are kept and refilled with one
/// replace() each. Points are given in the unit square: the axes stay at 0…1 for good, because a
/// moving range makes Qt Charts compute every series a second time.
class ChartLines final
{
    Q_DISABLE_COPY_MOVE(ChartLines)

public:
    explicit ChartLines(QChart &chart);

    void begin();
    /// `isEarlier`: of the time that is compared with, thin and dashed.
    void addLine(const QList<QPointF> &points, const QColor &color, bool isEarlier = false);
    /// The area between two lines of the same length.
    void addBand(const QList<QPointF> &upper, const QList<QPointF> &lower, const QColor &color);
    /// Empties the series that this round has not used.
    void end();

    int bandCount() const { return static_cast<int>(m_usedBands); }

private:
    struct Band
    {
        QAreaSeries *area;
        QLineSeries *upper;
        QLineSeries *lower;
    };

    QLineSeries *nextLine();
    Band nextBand();

    QChart &m_chart;
    QValueAxis *m_x;
    QValueAxis *m_y;
    QList<QLineSeries *> m_lines;
    QList<Band> m_bands;
    qsizetype m_usedLines = 0;
    qsizetype m_usedBands = 0;
};

} // namespace warrener
