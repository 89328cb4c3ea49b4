#include "look/net/PortDial.h"

#include "base/Post.h"
#include "base/Units.h"
#include "look/net/HttpErrors.h"

#include <QNetworkProxy>

namespace warrener {

namespace {

constexpr qint64 mostGreeting = 255;

} // namespace

PortDial::PortDial(Endpoint endpoint, Millis timeout, Goal goal, std::stop_token stop)
    : m_endpoint(std::move(endpoint)), m_server(toText(m_endpoint)), m_timeout(std::max(Millis{1}, timeout)), m_goal(goal), m_stop(std::move(stop))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(mostGreeting + 1);
    connect(&m_socket, &QSslSocket::hostFound, this, [this] { m_resolved = true; });
    connect(&m_socket, &QSslSocket::connected, this, &PortDial::connected);
    connect(&m_socket, &QSslSocket::readyRead, this, &PortDial::readLine);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &PortDial::failed);
}

PortDial::PortDial(Endpoint endpoint, Millis timeout, QSslConfiguration tls, std::stop_token stop)
    : PortDial(std::move(endpoint), timeout, Goal::Tls, std::move(stop))
{
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket.setSslConfiguration(tls);
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        m_answer.connectTime = Millis{m_elapsed.elapsed()};
        complete(m_answer);
    });
}

PortDial::~PortDial()
{
    m_onStop.reset();
    m_socket.disconnect(this);
    if (!m_done) {
        m_pending.finish(std::unexpected(cancelledError(m_server)));
    }
}

Pending<Result<PortDial::Answer>> PortDial::start()
{
    m_elapsed.start();
    if (m_stop.stop_requested()) {
        cancel();
    } else if (!m_endpoint.isSet()) {
        complete(failure(ErrorKind::NotConfigured, tr("No address is configured")));
    } else {
        m_deadline.start(m_timeout);
        if (m_goal == Goal::Tls)
            m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
        else
            m_socket.connectToHost(m_endpoint.host, m_endpoint.port);
        if (m_stop.stop_possible()) {
            m_onStop.emplace(m_stop, [this] { postOrCall(this, [this] { cancel(); }); });
        }
    }
    return m_pending;
}

void PortDial::connected()
{
    m_connected = true;
    m_answer.connectTime = Millis{m_elapsed.elapsed()};
    if (m_goal == Goal::Connect)
        complete(m_answer);
}

void PortDial::readLine()
{
    if (m_done || m_goal != Goal::Greeting)
        return;
    m_answer.greeting += m_socket.read(mostGreeting + 1 - m_answer.greeting.size());
    const auto end = m_answer.greeting.indexOf('\n');
    if (end < 0 && m_answer.greeting.size() <= mostGreeting)
        return;
    m_answer.greeting.truncate(end < 0 ? mostGreeting : end);
    if (m_answer.greeting.endsWith('\r'))
        m_answer.greeting.chop(1);
    complete(m_answer);
}

void PortDial::failed(QAbstractSocket::SocketError error)
{
    if (m_done)
        return;
    readLine();
    if (error == QAbstractSocket::SslHandshakeFailedError || !m_sslErrors.isEmpty()) {
        complete(std::unexpected(tlsError(m_sslErrors, m_socket.errorString(), m_server)));
        return;
    }
    Error result;
    result.detail = m_socket.errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        result.kind = ErrorKind::Refused;
        result.message = tr("%1 refuses the connection").arg(m_server);
        break;
    case QAbstractSocket::HostNotFoundError:
        result.kind = ErrorKind::Unresolved;
        result.message = tr("The name of %1 has no address").arg(m_server);
        break;
    default:
        result.kind = m_connected ? ErrorKind::Disconnected : ErrorKind::Unreachable;
        result.message = m_connected ? tr("%1 closed the connection without a word").arg(m_server) : tr("There is no way to %1").arg(m_server);
        break;
    }
    complete(std::unexpected(std::move(result)));
}

void PortDial::deadlineReached()
{
    const QString time = units::duration(m_timeout);
    if (m_connected)
        complete(failure(ErrorKind::Timeout, tr("%1 accepts connections, but said nothing within %2").arg(m_server, time)));
    else if (m_resolved)
        complete(failure(ErrorKind::Unreachable, tr("No connection to %1 within %2").arg(m_server, time)));
    else
        complete(failure(ErrorKind::Unresolved, tr("The name of %1 was not resolved within %2").arg(m_server, time)));
}

void PortDial::cancel()
{
    complete(std::unexpected(cancelledError(m_server)));
}

void PortDial::complete(Result<Answer> result)
{
    if (m_done)
        return;
    m_done = true;
    m_onStop.reset();
    m_deadline.stop();
    m_socket.abort();
    m_pending.finish(std::move(result));
    deleteLater();
}

} // namespace warrener
