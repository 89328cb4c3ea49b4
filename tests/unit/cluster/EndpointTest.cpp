#include "cluster/ClusterProfile.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class EndpointTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");

        QTest::newRow("host and port") << u"broker1:5673"_s << u"broker1"_s << 5673;
        QTest::newRow("default port") << u"broker1"_s << u"broker1"_s << 5672;
        QTest::newRow("blanks around") << u"  broker1:1 "_s << u"broker1"_s << 1;
        QTest::newRow("full name") << u"broker1.example.org:5672"_s << u"broker1.example.org"_s << 5672;
        QTest::newRow("underscore") << u"rabbit_1:5672"_s << u"rabbit_1"_s << 5672;
        QTest::newRow("v4") << u"10.77.0.11:5672"_s << u"10.77.0.11"_s << 5672;
        QTest::newRow("v6 and port") << u"[fd00::1]:5671"_s << u"fd00::1"_s << 5671;
        QTest::newRow("v6") << u"[::1]"_s << u"::1"_s << 5672;
        QTest::newRow("v6 without brackets") << u"fd00::1"_s << QString() << 0;
        QTest::newRow("empty") << QString() << QString() << 0;
        QTest::newRow("only a port") << u":5672"_s << QString() << 0;
        QTest::newRow("port 0") << u"broker1:0"_s << QString() << 0;
        QTest::newRow("port too high") << u"broker1:65536"_s << QString() << 0;
        QTest::newRow("port no number") << u"broker1:amqp"_s << QString() << 0;
        QTest::newRow("with a path") << u"broker1:5672/vhost"_s << QString() << 0;
        QTest::newRow("with a query") << u"broker1:5672?a=b"_s << QString() << 0;
        QTest::newRow("with a fragment") << u"broker1:5672#a"_s << QString() << 0;
        QTest::newRow("with a user") << u"guest@broker1:5672"_s << QString() << 0;
        QTest::newRow("two words") << u"broker1 broker2"_s << QString() << 0;
        QTest::newRow("an option") << u"-f:5672"_s << QString() << 0;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        const Endpoint endpoint = endpointFromText(text, 5672);
        QCOMPARE(endpoint.host, host);
        QCOMPARE(int{endpoint.port}, port);
        QCOMPARE(endpoint.isSet(), port != 0);
        if (endpoint.isSet())
            QCOMPARE(endpointFromText(toText(endpoint), 1), endpoint);
        else
            QCOMPARE(toText(endpoint), QString());
    }

    /// The number of the interface behind the % is the host's, and no place for the port.
    void zoneOfALink() { QCOMPARE(toText(Endpoint{.host = u"fe80::1%2"_s, .port = 5672}), u"[fe80::1%2]:5672"_s); }
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "EndpointTest.moc"
