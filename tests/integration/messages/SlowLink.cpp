#include "SlowLink.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <chrono>
#include <memory>

namespace warrener {

namespace {

constexpr int turnMs = 20;

} // namespace

SlowLink::SlowLink(Endpoint to, qint64 bytesASecond) : m_to(std::move(to)), m_rate(bytesASecond)
{
    std::promise<quint16> opened;
    std::future<quint16> port = opened.get_future();
    m_thread = std::jthread([this, opened = std::move(opened)](const std::stop_token &stop) mutable { serve(std::move(opened), stop); });
    m_port = port.get();
}

SlowLink::~SlowLink() = default;

void SlowLink::serve(std::promise<quint16> opened, const std::stop_token &stop) const
{
    QTcpServer server;
    opened.set_value(server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0);
    while (!stop.stop_requested()) {
        server.waitForNewConnection(turnMs);
        if (const std::unique_ptr<QTcpSocket> client{server.nextPendingConnection()})
            pass(*client, stop);
    }
}

/// Until one of the two ends.
void SlowLink::pass(QTcpSocket &client, const std::stop_token &stop) const
{
    QTcpSocket there;
    // What is not read here is not sent by the broker, but for what lies in buffers.
    there.setReadBufferSize(m_rate);
    there.connectToHost(m_to.host, m_to.port);
    if (!there.waitForConnected(5000))
        return;
    const auto begun = std::chrono::steady_clock::now();
    qint64 passed = 0;
    while (!stop.stop_requested() && client.state() == QAbstractSocket::ConnectedState && there.state() == QAbstractSocket::ConnectedState) {
        there.write(client.readAll());
        there.flush();
        const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count();
        const QByteArray some = there.read(std::clamp<qint64>(m_rate * spent / 1000 - passed, 0, m_rate));
        passed += some.size();
        client.write(some);
        client.flush();
        // Both are looked at in turn; the one that waits here lets the other's bytes come in as well.
        client.waitForReadyRead(turnMs / 2);
        there.waitForReadyRead(turnMs / 2);
    }
}

} // namespace warrener
