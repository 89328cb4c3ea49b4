#pragma once

#include "ui/drills/TopologyShape.h"

#include <QFrame>

namespace warrener {

/// Probes, proxies and brokers with what connects them, and the fault drawn on it.
class DrillTopology final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillTopology)

public:
    explicit DrillTopology(QWidget *parent = nullptr);
    void setShape(const TopologyShape &shape);
    const TopologyShape &shape() const { return m_shape; }
    /// On a low window: its rows stand closer.
    void setDense(bool dense);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int rows() const;
    QRectF boxAt(int index) const;
    void paintLegend(QPainter &painter) const;
    QPolygonF between(int column, QPointF begin, QPointF end) const;
    void paintLink(QPainter &painter, const TopologyLink &link) const;
    void paintBox(QPainter &painter, const TopologyBox &box, const QRectF &at) const;

    TopologyShape m_shape;
    bool m_dense = false;
};

} // namespace warrener
