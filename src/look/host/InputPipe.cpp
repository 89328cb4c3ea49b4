#include "look/host/InputPipe.h"

#include <utility>

namespace warrener {

bool InputPipe::write(const QByteArray &piece)
{
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_waiting.size() < m_most || m_abandoned; });
        if (m_abandoned)
            return false;
        m_waiting += piece;
    }
    tell();
    return true;
}

void InputPipe::end()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ended = true;
    }
    tell();
}

void InputPipe::setTaker(std::function<void()> wake)
{
    {
        const std::scoped_lock lock(m_takerMutex);
        m_taker = std::move(wake);
    }
    tell();
}

QByteArray InputPipe::take()
{
    QByteArray all;
    {
        const std::scoped_lock lock(m_mutex);
        all = std::exchange(m_waiting, {});
    }
    m_room.notify_all();
    return all;
}

bool InputPipe::isAtEnd() const
{
    const std::scoped_lock lock(m_mutex);
    return m_ended && m_waiting.isEmpty();
}

void InputPipe::abandon()
{
    {
        const std::scoped_lock lock(m_takerMutex);
        m_taker = nullptr;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_abandoned = true;
        m_waiting.clear();
    }
    m_room.notify_all();
}

void InputPipe::tell()
{
    const std::scoped_lock lock(m_takerMutex);
    if (m_taker)
        m_taker();
}

} // namespace warrener
