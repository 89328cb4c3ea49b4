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

    /// Which of two is AMQP's nobody can tell: none is chosen, and a person is told between which.
    void severalAlikeAreNotChosenAmong()
    {
        const QByteArray text("listen one\n bind :5672\n server a 10.0.0.1:5672\nlisten two\n bind :5673\n server a 10.0.0.9:5672\n");
        const haproxy::FoundConfig alike = haproxy::foundIn(text, {});
        QVERIFY(alike.amqp.isEmpty());
        QVERIFY2(alike.undecided.contains(u"one, two"_s), qPrintable(alike.undecided));
        // Where the cluster's own places are known they decide.
        const haproxy::FoundConfig known = haproxy::foundIn(text, {.amqp = {{u"10.0.0.9"_s, 5672}}});
        QCOMPARE(known.amqp, u"two"_s);
        QCOMPARE(known.backends.first().name, u"two"_s);
        QVERIFY(known.undecided.isEmpty());
    }

    /// Servers by a template, a title with an address, a port by variable, a name that a frontend has too.
    void otherWaysToWriteIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("amqp");
        QTest::addColumn<int>("servers");
        QTest::addColumn<int>("port");
        QTest::newRow("template") << QByteArray("listen mq\n bind :5670\n server-template mq 1-5 _amqp._tcp.mq:5672 check\n") << u"mq"_s << 5 << 5670;
        QTest::newRow("title") << QByteArray("listen mq :5672\n server a 10.0.0.1\n server b 10.0.0.2\n") << u"mq"_s << 2 << 5672;
        QTest::newRow("variable") << QByteArray("listen mq\n bind :${AMQP}\n server a \"${MQ1}:${AMQP}\"\n") << QString() << 1 << 0;
        QTest::newRow("variable host") << QByteArray("listen mq\n bind :5672\n server a \"${MQ1}:5672\"\n") << u"mq"_s << 1 << 5672;
        QTest::newRow("same names") << QByteArray("frontend mq\n bind :5670\n default_backend mq\nbackend mq\n server a ipv4@10.0.0.1:5672\n") << u"mq"_s << 1
                                    << 5670;
        QTest::newRow("TLS beside clear text") << QByteArray("listen mq\n bind :5679 ssl crt /a.pem\n bind :5670\n server a 10.0.0.1:5672\n") << u"mq"_s << 1
                                               << 5670;
        QTest::newRow("of defaults") << QByteArray("defaults\n default_backend mq\nfrontend f\n bind :5670\nbackend mq\n server a 10.0.0.1:5672\n") << u"mq"_s
                                     << 1 << 5670;
        QTest::newRow("escaped") << QByteArray("listen mq\n bind :5670\n server a\\ b 10.0.0.1:5672\n server c \\\n  10.0.0.2:5672\n") << u"mq"_s << 2 << 5670;
    }
    void otherWaysToWriteIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, amqp);
        QFETCH(int, servers);
        QFETCH(int, port);
        const haproxy::FoundConfig found = haproxy::foundIn(text, {});
        QCOMPARE(found.amqp, amqp);
        QCOMPARE(found.backends.size(), 1);
        QCOMPARE(found.backends.first().servers.size(), servers);
        QCOMPARE(int(found.backends.first().port), port);
    }

    /// As this machine would ask them: what it cannot reach, or what is another machine's there, is told and not tried.
    void socketsFromElsewhere_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QString>("here");
        QTest::addColumn<QString>("there"); // read from the host 10.0.0.9
        QTest::newRow("path") << QByteArray("unix@/run/h.sock") << u"/run/h.sock"_s << u"/run/h.sock"_s;
        QTest::newRow("any") << QByteArray(":9999") << u"tcp:127.0.0.1:9999"_s << u"tcp:10.0.0.9:9999"_s;
        QTest::newRow("any, written out") << QByteArray("ipv4@0.0.0.0:9999") << u"tcp:127.0.0.1:9999"_s << u"tcp:10.0.0.9:9999"_s;
        QTest::newRow("loopback") << QByteArray("ipv6@[::1]:9999") << u"tcp:[::1]:9999"_s << QString();
        QTest::newRow("its address") << QByteArray("10.0.0.9:9999") << u"tcp:10.0.0.9:9999"_s << u"tcp:10.0.0.9:9999"_s;
        QTest::newRow("abstract") << QByteArray("abns@haproxy") << QString() << QString();
        QTest::newRow("variable") << QByteArray("\"${SOCKET}\"") << QString() << QString();
        QTest::newRow("no place") << QByteArray("admin.sock") << QString() << QString();
    }
    void socketsFromElsewhere()
    {
        QFETCH(QByteArray, place);
        QFETCH(QString, here);
        QFETCH(QString, there);
        const QByteArray text = "global\n stats socket " + place + " level admin\n";
        for (const auto &[address, expected] : {std::pair(QString(), here), {u"10.0.0.9"_s, there}}) {
            const haproxy::FoundConfig found = haproxy::foundIn(text, {}, address);
            QCOMPARE(found.sockets.size(), expected.isEmpty() ? 0 : 1);
            QCOMPARE(found.unusable.size(), expected.isEmpty() ? 1 : 0);
            if (!expected.isEmpty())
                QCOMPARE(found.sockets.first(), (haproxy::FoundSocket{expected, haproxy::SocketLevel::Admin}));
        }
    }

    /// A short file can name a great many.
    void serversAreBounded()
    {
        const haproxy::FoundConfig found =
            haproxy::foundIn("listen mq\n bind :1-65535\n" + QByteArray(" server-template a 1-99999 mq:5672\n").repeated(500), {});
        QCOMPARE(found.backends.size(), 1);
        QCOMPARE(found.backends.first().servers.size(), 20'000);
    }

    void nothingIsNothing()
    {
        for (const QByteArray &text : {"", "server\nbind\nstats socket\nlisten\n\""}) {
            const haproxy::FoundConfig found = haproxy::foundIn(text, {});
            QVERIFY(found.sockets.isEmpty() && found.backends.isEmpty() && found.unusable.isEmpty() && found.amqp.isEmpty());
            QVERIFY(!found.undecided.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(ProxySearchTest)
#include "ProxySearchTest.moc"
