#include "load/LoadArguments.h"

#include <QtTest>

using namespace warrener;
using namespace warrener::load;
using namespace Qt::StringLiterals;

class LoadOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void parses();
    void sharesQueues_data();
    void sharesQueues();
    void classicQueuesHaveHomes();
};

void LoadOptionsTest::refuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("names");
    QTest::newRow("no time") << u"lb1"_s << u"--seconds"_s;
    QTest::newRow("no endpoint") << u"--seconds 5"_s << u"endpoint"_s;
    QTest::newRow("bad endpoint") << u"--seconds 5 lb1:port"_s << u"lb1:port"_s;
    QTest::newRow("too long") << u"--seconds 90000 lb1"_s << u"--seconds"_s;
    QTest::newRow("part of a second") << u"--seconds 0.5 lb1"_s << u"--seconds"_s;
    QTest::newRow("no number") << u"--seconds 5 --rate fast lb1"_s << u"--rate"_s;
    QTest::newRow("small messages") << u"--seconds 5 --size 8 lb1"_s << u"--size"_s;
    QTest::newRow("unknown type") << u"--seconds 5 --type mirrored lb1"_s << u"--type"_s;
    QTest::newRow("unknown option") << u"--seconds 5 --fast lb1"_s << u"fast"_s;
    QTest::newRow("two readers of a stream") << u"--seconds 5 --type stream --queues 1 --consumers 2 lb1"_s << u"stream"_s;
}

void LoadOptionsTest::refuses()
{
    QFETCH(QString, arguments);
    QFETCH(QString, names);
    const auto options = parseOptions(u"warrener-load "_s.append(arguments).split(u' '));
    QVERIFY(!options);
    QCOMPARE(toId(options.error().kind), toId(ErrorKind::Usage));
    QVERIFY2(options.error().message.contains(names), qPrintable(options.error().message));
}

/// A classic queue lives where it is declared: one on each node in turn. Others are placed by the broker.
void LoadOptionsTest::classicQueuesHaveHomes()
{
    LoadOptions options;
    options.type = u"classic"_s;
    QVERIFY(!options.home(0));
    for (const QString &node : {u"broker3"_s, u"broker1"_s}) {
        options.homes.emplaceBack();
        options.homes.last().endpoint = {node, 5672};
    }
    QCOMPARE(options.home(0)->endpoint.host, u"broker3"_s);
    QCOMPARE(options.home(1)->endpoint.host, u"broker1"_s);
    QCOMPARE(options.home(2)->endpoint.host, u"broker3"_s);
    options.type = u"quorum"_s;
    QVERIFY(!options.home(0));
}

void LoadOptionsTest::parses()
{
    const auto options = parseOptions(u"warrener-load lb1,lb2:5673 broker1 --seconds 60 --rate 2500.5 --queues 2 --keep --prefix p"_s.split(u' '));
    QVERIFY2(options, options ? "" : qPrintable(options.error().message));
    QCOMPARE(options->endpoints, (QList<Endpoint>{{u"lb1"_s, 5672}, {u"lb2"_s, 5673}, {u"broker1"_s, 5672}}));
    QCOMPARE(options->seconds, std::chrono::seconds(60));
    QCOMPARE(options->rate, 2500.5);
    QVERIFY(options->keep && !options->tls);
    QCOMPARE(options->queueName(1), u"p-1"_s);
    const auto encrypted = parseOptions(u"warrener-load broker1 --seconds 1 --tls-ca /ca.pem"_s.split(u' '));
    QVERIFY(encrypted && encrypted->tls);
    QCOMPARE(encrypted->endpoints.first().port, 5671);
}

void LoadOptionsTest::sharesQueues_data()
{
    QTest::addColumn<int>("queues");
    QTest::addColumn<int>("clients");
    QTest::newRow("one each") << 4 << 4;
    QTest::newRow("fewer queues") << 2 << 5;
    QTest::newRow("more queues") << 7 << 3;
}

void LoadOptionsTest::sharesQueues()
{
    QFETCH(int, queues);
    QFETCH(int, clients);
    LoadOptions options;
    options.queues = queues;
    QSet<int> served;
    for (int client = 0; client < clients; ++client) {
        const QList<int> own = options.queuesOf(client, clients);
        QVERIFY(!own.isEmpty());
        served.unite(QSet<int>(own.cbegin(), own.cend()));
    }
    QCOMPARE(served.size(), queues);
}

QTEST_GUILESS_MAIN(LoadOptionsTest)
#include "LoadOptionsTest.moc"
