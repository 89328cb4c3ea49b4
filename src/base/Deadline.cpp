#include "base/Deadline.h"

namespace warrener {

Deadline::Deadline(Millis patience, std::stop_token outer) : m_onOuter(std::move(outer), [source = m_source]() mutable { source.request_stop(); })
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [source = m_source]() mutable { source.request_stop(); });
    m_timer.start(patience);
}

} // namespace warrener
