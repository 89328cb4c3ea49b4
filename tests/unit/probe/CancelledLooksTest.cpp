#include "base/WaitPool.h"
#include "look/net/PortProbe.h"
#include "look/net/TlsSetup.h"
#include "look/probe/AmqpTripRun.h"
#include "look/probe/Ping.h"
#include "look/probe/ReachNames.h"
#include "look/probe/TlsDial.h"
#include "run/operations/SecondLook.h"

#include <QTcpServer>
#include <QTest>
#include <QThreadPool>

#include <latch>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr Millis patience{60'000}; // whoever needs it has not been cancelled

template <class T>
QCoro::Task<> store(QCoro::Task<T> task, std::optional<T> *into)
{
    *into = co_await task;
}

std::optional<ErrorKind> kindOf(const auto &answer)
{
    return answer.error ? std::optional(answer.error->kind) : std::nullopt;
}

template <class T>
std::optional<ErrorKind> kindOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

} // namespace

/// Who was told to stop before looking has seen nothing: that is unknown, and never a broker that is
/// silent, refuses or is unreachable.
class CancelledLooksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost)); // accepts, and says nothing
        m_where = {.host = u"127.0.0.1"_s, .port = m_server->serverPort()};
        ClusterProfile profile;
        NodeProfile &node = profile.nodes.emplaceBack();
        node.name = m_node;
        node.amqp = m_where;
        node.host = {u"h1"_s};
        for (const QString &name : {u"h1"_s, u"h2"_s}) {
            HostProfile &host = profile.hosts.emplaceBack();
            host.name = {name};
            host.ssh = u"nobody@127.0.0.1"_s;
        }
        m_access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
    }

    void beforeItBegan_data()
    {
        QTest::addColumn<bool>("queued");
        QTest::newRow("stopped before it is asked") << false;
        QTest::newRow("stopped while it waits for a thread") << true;
    }
    void beforeItBegan()
    {
        QFETCH(bool, queued);
        // One thread, and that one is taken: what is asked now stands in the queue.
        const int width = waitPool()->maxThreadCount();
        std::latch taken(1);
        std::latch free(1);
        if (queued) {
            waitPool()->setMaxThreadCount(1);
            waitPool()->start([&taken, &free] {
                taken.count_down();
                free.wait();
            });
            taken.wait();
        }
        std::stop_source stop;
        if (!queued)
            stop.request_stop();

        std::optional<Sight> here;
        std::optional<SecondLook> second;
        std::optional<AmqpTrip> trip;
        std::optional<Result<QStringList>> name;
        std::optional<Result<Endpoint>> ssh;
        std::optional<Result<PingFigures>> pinged;
        std::optional<TlsLook> tls;
        std::optional<Result<Millis>> port;
        const std::stop_token token = stop.get_token();
        AmqpOptions options = m_access->amqp(m_where, {});
        options.connectTimeout = patience;
        const QCoro::Task<> tasks[] = {
            store(lookFromHere(m_access, m_node, patience, token), &here),
            store(takeSecondLook(m_access, m_node, patience, token), &second),
            store(amqpTrip(u"amqp"_s, options, token), &trip),
            store(lookUp(u"localhost.invalid"_s, patience, token), &name),
            store(sshEndpoint({.ssh = u"127.0.0.1"_s}, token), &ssh),
            store(ping(u"127.0.0.1"_s, token), &pinged),
            store(lookAtTls(u"https"_s, m_where, {}, patience, token), &tls),
            store(connectTime({.host = u"192.0.2.1"_s, .port = 9}, patience, token), &port),
        };
        if (queued) {
            stop.request_stop();
            free.count_down();
        }
        QTRY_VERIFY(here && second && trip && name && ssh && pinged && tls && port);
        waitPool()->setMaxThreadCount(width);

        QCOMPARE(*here, Sight::Unknown);
        QCOMPARE(second->own.sight, Sight::Unknown);
        QCOMPARE(second->others.size(), 1);
        QCOMPARE(second->others.first().sight, Sight::Unknown);
        QCOMPARE(second->host.answers, std::nullopt);
        QVERIFY(!second->others.first().misses());
        QVERIFY(!second->isDown());
        QCOMPARE(trip->stages.size(), 5);
        for (const AmqpTrip::Stage &stage : std::as_const(trip->stages))
            QCOMPARE(kindOf(stage.took), ErrorKind::Cancelled);
        QCOMPARE(kindOf(*name), ErrorKind::Cancelled);
        QCOMPARE(kindOf(*ssh), ErrorKind::Cancelled);
        QCOMPARE(kindOf(*pinged), ErrorKind::Cancelled);
        QCOMPARE(kindOf(tls->chain), ErrorKind::Cancelled);
        QCOMPARE(kindOf(*port), ErrorKind::Cancelled);
    }

    /// The kernel accepts, nobody speaks: with a stop in the middle that is not known to be silence.
    void inTheMiddle()
    {
        std::stop_source stop;
        std::optional<Sight> here;
        const auto task = store(lookFromHere(m_access, m_node, patience, stop.get_token()), &here);
        QTRY_VERIFY(m_server->hasPendingConnections());
        stop.request_stop();
        QTRY_VERIFY(here);
        QCOMPARE(*here, Sight::Unknown);
    }

    void whereNobodyCanLook()
    {
        ClusterProfile profile;
        NodeProfile &node = profile.nodes.emplaceBack();
        node.name = m_node;
        node.management = QUrl(u"http://127.0.0.1:1/"_s);
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        std::optional<Sight> here;
        const auto task = store(lookFromHere(access, m_node, patience, {}), &here);
        QTRY_VERIFY(here);
        QCOMPARE(*here, Sight::Unknown);
    }

private:
    const NodeName m_node{u"rabbit@broker1"_s};
    std::unique_ptr<QTcpServer> m_server;
    Endpoint m_where;
    std::shared_ptr<ClusterAccess> m_access;
};

QTEST_GUILESS_MAIN(CancelledLooksTest)
#include "CancelledLooksTest.moc"
