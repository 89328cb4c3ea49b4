#include "look/net/OneShotBody.h"

#include <algorithm>
#include <cstring>

namespace warrener {

OneShotBody::OneShotBody(QByteArray body, QObject *parent) : QIODevice(parent), m_rest(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::readData(char *data, qint64 most)
{
    if (m_rest.isEmpty())
        return -1;
    const qint64 count = std::min<qint64>(most, m_rest.size());
    std::memcpy(data, m_rest.constData(), static_cast<size_t>(count));
    m_rest.remove(0, count);
    return count;
}

} // namespace warrener
