#include "look/amqp/TcpConnect.h"

#include "look/amqp/Abandonable.h"
#include "look/amqp/AmqpErrors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Steady = std::chrono::steady_clock;
constexpr Millis connectSlice{100};

struct Addresses
{
    int status = EAI_FAIL;
    std::shared_ptr<addrinfo> first;
};

Addresses lookUp(const QByteArray &host, quint16 port)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int status = ::getaddrinfo(host.constData(), QByteArray::number(port).constData(), &hints, &found);
    return {.status = status, .first = {found, [](addrinfo *list) {
                                            if (list != nullptr)
                                                ::freeaddrinfo(list);
                                        }}};
}

Error fromErrno(int code, const QString &where)
{
    const QString detail = qt_error_string(code);
    switch (code) {
    case ECONNREFUSED:
        return {.kind = ErrorKind::Refused, .message = QCoreApplication::translate("Amqp", "%1 refused the connection").arg(where), .detail = detail};
    case EHOSTUNREACH:
    case ENETUNREACH:
    case EHOSTDOWN:
    case ENETDOWN:
        return {.kind = ErrorKind::Unreachable, .message = QCoreApplication::translate("Amqp", "There is no way to %1").arg(where), .detail = detail};
    case ETIMEDOUT:
        return timedOut(where);
    default:
        return {.kind = ErrorKind::Io, .message = QCoreApplication::translate("Amqp", "No connection to %1").arg(where), .detail = detail};
    }
}

/// 0: connected; else errno. ETIMEDOUT also after `stop`, which the caller tells apart.
int await(int socket, Steady::time_point deadline, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const auto left = std::chrono::duration_cast<Millis>(deadline - Steady::now());
        if (left <= Millis{0})
            return ETIMEDOUT;
        pollfd wanted{.fd = socket, .events = POLLOUT, .revents = 0};
        const int ready = ::poll(&wanted, 1, int(std::min(left, connectSlice).count()));
        if (ready < 0 && errno != EINTR)
            return errno;
        if (ready > 0) {
            int code = 0;
            socklen_t size = sizeof code;
            ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size);
            return code;
        }
    }
    return ETIMEDOUT;
}

} // namespace

Result<int> connectTcp(Endpoint endpoint, Millis timeout, std::stop_token stop)
{
    const QString where = toText(endpoint);
    const auto deadline = Steady::now() + timeout;
    const std::optional<Addresses> found =
        abandonable<Addresses>([host = endpoint.host.toUtf8(), port = endpoint.port] { return lookUp(host, port); }, timeout, stop);
    if (stop.stop_requested())
        return std::unexpected(cancelled(where));
    if (!found)
        return failure(ErrorKind::Unresolved, QCoreApplication::translate("Amqp", "The name service did not answer for %1").arg(where));
    if (found->status != 0)
        return std::unexpected(fromStatus(AMQP_STATUS_HOSTNAME_RESOLUTION_FAILED, where));

    return connectToOneOf(found->first.get(), where, std::max(Millis{0}, std::chrono::duration_cast<Millis>(deadline - Steady::now())), stop);
}

Result<int> connectToOneOf(const addrinfo *addresses, const QString &where, Millis timeout, const std::stop_token &stop)
{
    const auto deadline = Steady::now() + timeout;
    int code = EHOSTUNREACH;
    int left = 0;
    for (const addrinfo *at = addresses; at != nullptr; at = at->ai_next)
        ++left;
    for (const addrinfo *at = addresses; at != nullptr; at = at->ai_next, --left) {
        const int socket = ::socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol);
        if (socket < 0) {
            code = errno;
            continue;
        }
        code = ::connect(socket, at->ai_addr, at->ai_addrlen) == 0 ? 0 : errno;
        if (code == EINPROGRESS)
            // A net that swallows IPv6 must not use up what IPv4 needs: the node would look as if nobody were there.
            code = await(socket, Steady::now() + (deadline - Steady::now()) / left, stop);
        if (code == 0 && !stop.stop_requested()) {
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
            return socket;
        }
        ::close(socket);
        if (stop.stop_requested())
            return std::unexpected(cancelled(where));
    }
    return std::unexpected(fromErrno(code, where));
}

} // namespace warrener
