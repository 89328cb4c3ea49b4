#pragma once

#include "ui/steps/StepRow.h"

#include <QWidget>

namespace warrener {

/// How far a run is: one stretch a step, wide as it is expected to take.
class SegmentBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SegmentBar)

public:
    explicit SegmentBar(QWidget *parent = nullptr);
    void setSegments(const QList<RunSegment> &segments);

    QSize sizeHint() const override { return {300, 8}; }
    QSize minimumSizeHint() const override { return {80, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<RunSegment> m_segments;
};

} // namespace warrener
