#pragma once

#include "cluster/ClusterProfile.h"

#include <future>
#include <thread>

class QTcpSocket;

namespace warrener {

/// A way to an endpoint from this host, through which so many bytes a second come back, in a thread of its own: one connection
/// after the other. What is sent there is not held up.
class SlowLink final
{
public:
    SlowLink(Endpoint to, qint64 bytesASecond);
    ~SlowLink();
    Q_DISABLE_COPY_MOVE(SlowLink)

    /// On localhost; 0: it could not be opened.
    quint16 port() const { return m_port; }

private:
    void serve(std::promise<quint16> opened, const std::stop_token &stop) const;
    void pass(QTcpSocket &client, const std::stop_token &stop) const;

    const Endpoint m_to;
    const qint64 m_rate;
    quint16 m_port = 0;
    std::jthread m_thread;
};

} // namespace warrener
