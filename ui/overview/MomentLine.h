#pragma once

#include "cluster/Event.h"
#include "ui/charts/TimeCursor.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace warrener {

struct Moment
{
    std::optional<TimePoint> at;  ///< the charts show the figures of this moment
    std::optional<TimeSpan> span; ///< or the means of this span
    QList<Event> events;          ///< that the charts mark, oldest first
    QString compared{};           ///< what the dashed lines are, a sentence; empty: there are none
    bool hasBands = false;

    bool operator==(const Moment &) const = default;
};

/// The line over the charts that says which moment their figures are of and names the worst
/// marks; says as much as there is room for, the moment first.
class MomentLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MomentLine)

public:
    explicit MomentLine(QWidget *parent = nullptr);
    void setMoment(const Moment &moment);
    /// What it would say with room for everything.
    QString text() const;

    QSize sizeHint() const override { return {400, 28}; }
    QSize minimumSizeHint() const override { return {80, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Moment m_moment;
};

} // namespace warrener
