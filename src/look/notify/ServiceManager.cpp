#include "look/notify/ServiceManager.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace warrener {

void tellServiceManager(const QByteArray &state)
{
#ifdef Q_OS_UNIX
    const QByteArray place = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (place.isEmpty() || (place.front() != '/' && place.front() != '@') || std::size_t(place.size()) >= sizeof(address.sun_path))
        return;
    std::memcpy(address.sun_path, place.constData(), std::size_t(place.size()));
    // "@" stands for the byte 0 that begins an abstract name.
    if (place.front() == '@')
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(place.size()));
    ::sendto(socket, state.constData(), std::size_t(state.size()), MSG_NOSIGNAL | MSG_DONTWAIT, reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
#else
    Q_UNUSED(state)
#endif
}

} // namespace warrener
