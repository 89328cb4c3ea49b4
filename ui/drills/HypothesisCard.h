#pragma once

#include "plan/drill/DrillLive.h"

#include <QFrame>

namespace warrener {

/// What must hold before, during and after, with what is seen now; and below it what breaks the drill off.
class HypothesisCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HypothesisCard)

public:
    explicit HypothesisCard(QWidget *parent = nullptr);
    /// `isOld`: nobody tells how it is now; what was seen last is called so.
    void setLive(const DrillLive &live, bool isOld = false);
    /// On a low window: lower rows, and the words get what the lamps can spare.
    void setDense(bool dense);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Heights, px.
    struct Rows
    {
        int lamp;
        int limit;
        int limitHead;
    };

    Rows rows() const;
    bool isNarrow() const;
    int tall() const;
    int lampTall(const DrillLamp &lamp) const;
    int lampsTall() const;
    QString nowOf(const DrillLamp &lamp) const;
    void paintLamps(QPainter &painter) const;
    void paintLimits(QPainter &painter) const;
    int columnAt(int column) const;
    /// px for what is seen now.
    int nowRoom() const;
    int lampRoom() const;

    QList<DrillLamp> m_lamps;
    QList<DrillLimit> m_limits;
    bool m_dense = false;
    bool m_isOld = false;
    DrillStage m_stage = DrillStage::Preparing;
};

} // namespace warrener
