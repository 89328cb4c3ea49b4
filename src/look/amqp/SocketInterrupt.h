#pragma once

#include <QtClassHelperMacros>

#include <stop_token>
#include <sys/socket.h>

namespace warrener {

/// Shuts `socket` down as soon as a stop is asked for, as long as this lives: a wait of rabbitmq-c
/// then ends at once. The socket must stay open meanwhile.
class SocketInterrupt final
{
public:
    SocketInterrupt(std::stop_token stop, int socket) : m_callback(std::move(stop), ShutDown{socket}) {}
    Q_DISABLE_COPY_MOVE(SocketInterrupt)

private:
    struct ShutDown
    {
        int socket;
        void operator()() const { ::shutdown(socket, SHUT_RDWR); }
    };
    std::stop_callback<ShutDown> m_callback;
};

} // namespace warrener
