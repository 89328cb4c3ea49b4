#pragma once

#include "base/Clock.h"

#include <QFrame>
#include <QList>
#include <QPointF>

namespace warrener {

struct RunLine
{
    QString name{};
    int color = 0;           ///< for Theme::series()
    QList<QPointF> points{}; ///< x: ms since the run began, y: figure

    bool operator==(const RunLine &) const = default;
};

/// Figures over the time of one run, from its begin to where it is expected to end; what is still
/// to come is shaded.
class RunChart final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunChart)

public:
    RunChart(const QString &title, const QString &unit, QWidget *parent = nullptr);

    /// `elapsed`: where now is; `whole`: where the axis ends at least; `over`: nothing is to come.
    void setLines(const QList<RunLine> &lines, Millis elapsed, Millis whole, bool over);
    const QList<RunLine> &lines() const { return m_lines; }

    QSize sizeHint() const override { return {420, 176}; }
    QSize minimumSizeHint() const override { return {260, 112}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintGrid(QPainter &painter, const QRectF &plot, double top) const;
    void paintNames(QPainter &painter, const QRectF &plot, double top) const;

    QString m_title;
    QString m_unit;
    QList<RunLine> m_lines;
    Millis m_elapsed{0};
    Millis m_end{1000};
    bool m_over = false;
};

} // namespace warrener
