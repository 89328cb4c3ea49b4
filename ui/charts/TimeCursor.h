#pragma once

#include "base/Clock.h"

#include <QObject>

#include <optional>

namespace warrener {

/// A stretch of time, from < to.
struct TimeSpan
{
    TimePoint from{};
    TimePoint to{};

    bool operator==(const TimeSpan &) const = default;
};

/// The moment and the span that all charts of a page point at together.
class TimeCursor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeCursor)

public:
    explicit TimeCursor(QObject *parent = nullptr);

    /// None: nobody points at the charts, they show the latest figures.
    std::optional<TimePoint> at() const { return m_at; }
    std::optional<TimeSpan> span() const { return m_span; }

    void setAt(std::optional<TimePoint> at);
    /// An empty or reversed span counts as none.
    void setSpan(std::optional<TimeSpan> span);

Q_SIGNALS:
    void changed();

private:
    std::optional<TimePoint> m_at;
    std::optional<TimeSpan> m_span;
};

} // namespace warrener
