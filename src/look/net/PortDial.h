#pragma once

#include "base/Clock.h"
#include "base/Patience.h"
#include "base/Pending.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

/// One TCP connection that is made to see whether it can be. Deletes itself when it is done.
class PortDial final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortDial)

public:
    enum class Goal : std::uint8_t { Connect, Greeting, Tls };
    struct Answer
    {
        Millis connectTime{0};
        QByteArray greeting;
    };

    PortDial(Endpoint endpoint, Millis timeout, Goal goal, std::stop_token stop);
    /// Goal::Tls; verifies the certificate for the endpoint's name.
    PortDial(Endpoint endpoint, Millis timeout, QSslConfiguration tls, std::stop_token stop);
    ~PortDial() override;

    /// Call once.
    Pending<Result<Answer>> start();

private:
    void connected();
    void readLine();
    void failed(QAbstractSocket::SocketError error);
    void deadlineReached();
    void cancel();
    void complete(Result<Answer> result);

    const Endpoint m_endpoint;
    const QString m_server;
    const Millis m_timeout;
    const Goal m_goal;
    Pending<Result<Answer>> m_pending;
    QElapsedTimer m_elapsed;
    Patience m_deadline{[this] { deadlineReached(); }};
    QSslSocket m_socket; // plain unless the goal is Tls
    QList<QSslError> m_sslErrors;
    Answer m_answer;
    bool m_resolved = false;
    bool m_connected = false;
    bool m_done = false;
    const std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; // last: goes first
};

} // namespace warrener
