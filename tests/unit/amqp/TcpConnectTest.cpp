#include "look/amqp/TcpConnect.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <array>
#include <netdb.h>
#include <netinet/in.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// One address of this machine, as a name may have several.
struct Way
{
    explicit Way(quint16 port, const Way *next = nullptr)
    {
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        place.sin_addr.s_addr = htonl(0x7f000001);
        info.ai_family = AF_INET;
        info.ai_socktype = SOCK_STREAM;
        info.ai_addr = reinterpret_cast<sockaddr *>(&place);
        info.ai_addrlen = sizeof place;
        info.ai_next = next == nullptr ? nullptr : const_cast<addrinfo *>(&next->info);
    }
    Q_DISABLE_COPY_MOVE(Way)

    sockaddr_in place{};
    addrinfo info{};
};

} // namespace

class TcpConnectTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A name has an address that swallows whatever is sent to it, as in a net without IPv6, and another that answers.
    void oneAddressThatIsSilentLeavesTimeForTheNext()
    {
        QTcpServer silent; // its kernel holds one connection, and lets nobody else in
        silent.setListenBacklogSize(1);
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        silent.pauseAccepting();
        std::array<QTcpSocket, 4> clients;
        for (QTcpSocket &client : clients)
            client.connectToHost(QHostAddress::LocalHost, silent.serverPort());
        QVERIFY(QTest::qWaitFor([&] { return std::ranges::count(clients, QAbstractSocket::ConnectedState, &QTcpSocket::state) >= 2; }));
        QTcpServer healthy;
        QVERIFY(healthy.listen(QHostAddress::LocalHost));

        const Way second(healthy.serverPort());
        const Way first(silent.serverPort(), &second);
        const Result<int> socket = connectToOneOf(&first.info, u"broker1"_s, patience, {});
        QVERIFY2(socket, socket ? "" : qPrintable(socket.error().message));
        ::close(*socket);

        const Way only(silent.serverPort());
        const Result<int> none = connectToOneOf(&only.info, u"broker1"_s, patience, {});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Timeout);
    }

    void whoRefusesIsPassedBy()
    {
        quint16 nobody = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            nobody = gone.serverPort();
        }
        QTcpServer healthy;
        QVERIFY(healthy.listen(QHostAddress::LocalHost));
        const Way second(healthy.serverPort());
        const Way first(nobody, &second);
        const Result<int> socket = connectToOneOf(&first.info, u"broker1"_s, patience, {});
        QVERIFY(socket);
        ::close(*socket);
        const Way only(nobody);
        QCOMPARE(connectToOneOf(&only.info, u"broker1"_s, patience, {}).error().kind, ErrorKind::Refused);
    }

private:
    static constexpr Millis patience{1000};
};

QTEST_GUILESS_MAIN(TcpConnectTest)
#include "TcpConnectTest.moc"
