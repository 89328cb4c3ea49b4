#pragma once

#include <QFrame>

namespace warrener {

class TimeChart;

/// The framed surface of one chart. It takes the focus for it, so that the ring stands around the
/// card, and hands on the keys.
class ChartCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartCard)

public:
    static constexpr int leastHeight = 122; ///< px
    /// Takes the chart as its child.
    explicit ChartCard(TimeChart *chart, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    TimeChart *m_chart;
};

} // namespace warrener
