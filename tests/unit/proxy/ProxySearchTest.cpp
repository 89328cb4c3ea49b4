// What HAProxy's own file says of its sockets and of the brokers behind it.
#include "look/proxy/ProxySearch.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class ProxySearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsSocketsAndBackends()
    {
        const haproxy::FoundConfig found = haproxy::foundIn(R"(
global
    stats socket ipv4@127.0.0.1:9999 level user
    stats socket /run/haproxy/admin.sock mode 660 level admin expose-fd listeners
    # stats socket /not/this level admin
frontend web
    bind :80
    default_backend pages
backend pages
    server a 10.0.0.1:80
frontend amqp
    bind *:5670
    default_backend rabbit
backend rabbit
    balance leastconn
    server broker1 10.0.0.1:5672 check
    server broker2 [fd00::2]:5672 check
listen stats
    bind :8404
    stats enable
)",
                                                            {});
        QCOMPARE(found.sockets, (QList<haproxy::FoundSocket>{{u"/run/haproxy/admin.sock"_s, haproxy::SocketLevel::Admin},
                                                             {u"tcp:127.0.0.1:9999"_s, haproxy::SocketLevel::User}}));
        QCOMPARE(found.backends.size(), 2);
        QCOMPARE(found.backends.first().name, u"rabbit"_s);
        QCOMPARE(found.backends.first().port, quint16(5670));
        QCOMPARE(found.backends.first().servers, (QList<Endpoint>{{u"10.0.0.1"_s, 5672}, {u"fd00::2"_s, 5672}}));
    }

    void aListenHoldsBoth()
    {
        const haproxy::FoundConfig found = haproxy::foundIn("listen rabbit\n bind 10.0.0.9:5672\n server a 10.0.0.1:5673\n", {.amqp = {{u"10.0.0.1"_s, 5673}}});
        QCOMPARE(found.backends.size(), 1);
        QCOMPARE(found.backends.first().port, quint16(5672));
        QVERIFY(found.sockets.isEmpty());
    }

    void nothingIsNothing()
    {
        QCOMPARE(haproxy::foundIn({}, {}), haproxy::FoundConfig{});
        QCOMPARE(haproxy::foundIn("server\nbind\nstats socket\nlisten\n\"", {}), haproxy::FoundConfig{});
    }
};

QTEST_GUILESS_MAIN(ProxySearchTest)
#include "ProxySearchTest.moc"
