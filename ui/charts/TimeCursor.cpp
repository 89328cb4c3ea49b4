#include "ui/charts/TimeCursor.h"

namespace warrener {

TimeCursor::TimeCursor(QObject *parent) : QObject(parent) {}

void TimeCursor::setAt(std::optional<TimePoint> at)
{
    if (at == m_at)
        return;
    m_at = at;
    Q_EMIT changed();
}

void TimeCursor::setSpan(std::optional<TimeSpan> span)
{
    if (span && span->to <= span->from)
        span.reset();
    if (span == m_span)
        return;
    m_span = span;
    Q_EMIT changed();
}

} // namespace warrener
