// Which door is taken, who is told the password, and where TLS is spoken.
#include "cluster/ClearText.h"
#include "look/access/ClusterAccess.h"
#include "look/access/ProxyDoor.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

NodeProfile nodeWith(const QString &management, const QString &managementTls)
{
    return {.name = {u"rabbit@broker1"_s},
            .management = QUrl(management),
            .managementTls = QUrl(managementTls),
            .amqp = {u"broker1"_s, 5672},
            .amqps = {u"broker1"_s, 5671},
            .metrics = QUrl(u"http://broker1:15692"_s),
            .host = {u"broker1"_s},
            .other = {}};
}

Doors doorsTo(const NodeProfile &node)
{
    HostProfile host;
    host.name = {u"broker1"_s};
    host.exporter = QUrl(u"http://broker1:9100"_s);
    host.ssh = u"ops@broker1"_s;
    host.sudo = false;
    HostProfile bare;
    bare.name = {u"broker2"_s};
    ProxyProfile proxy;
    proxy.name = {u"lb1"_s};
    proxy.host = host.name;
    proxy.address = {u"lb1"_s, 5672};
    ClusterProfile profile;
    profile.name = {u"test"_s};
    profile.user = u"operator"_s;
    profile.sshConfig = u"/etc/warrener/ssh"_s;
    profile.timeout = Millis{1234};
    profile.tls = {.ca = u"/etc/ca.pem"_s, .clientCertificate = u"/etc/me.pem"_s, .clientKey = u"/etc/me.key"_s};
    profile.nodes = {node};
    profile.hosts = {host, bare};
    profile.proxies = {proxy};
    return {.profile = std::make_shared<const ClusterProfile>(profile), .credentials = {.password = u"secret"_s}};
}

QStringList basesOf(const QList<HttpAccess> &all)
{
    QStringList texts;
    for (const HttpAccess &access : all)
        texts.append(access.base.toString());
    return texts;
}

} // namespace

class DoorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void managementDoors_data()
    {
        QTest::addColumn<QString>("management");
        QTest::addColumn<QString>("managementTls");
        QTest::addColumn<QStringList>("doors");
        const QString plain = u"http://broker1:15672"_s, tls = u"https://broker1:15671"_s;
        QTest::newRow("both: the plain one is no door any more") << plain << tls << QStringList{tls};
        QTest::newRow("two with TLS") << u"https://broker1:15672"_s << tls << QStringList{tls, u"https://broker1:15672"_s};
        QTest::newRow("plain only") << plain << QString() << QStringList{plain};
        QTest::newRow("TLS only is a door too") << QString() << tls << QStringList{tls};
        QTest::newRow("the same twice is one") << tls << tls << QStringList{tls};
        QTest::newRow("none") << QString() << QString() << QStringList();
    }

    void managementDoors()
    {
        QFETCH(const QString, management);
        QFETCH(const QString, managementTls);
        QFETCH(const QStringList, doors);
        const NodeProfile node = nodeWith(management, managementTls);
        const Doors made = doorsTo(node);
        QCOMPARE(basesOf(made.managements(node)), doors);
        QCOMPARE(made.management(node).base.toString(), doors.value(0));
        for (const auto listed = made.managements(node); const HttpAccess &access : listed) {
            QCOMPARE(access.user, u"operator"_s);
            QCOMPARE(access.password, u"secret"_s);
            QCOMPARE(access.tls, made.profile->tls);
            QCOMPARE(access.timeout, Millis{1234});
        }
    }

    void figuresNeverCostThePassword()
    {
        const NodeProfile node = nodeWith(u"http://broker1:15672"_s, {});
        const Doors doors = doorsTo(node);
        for (const HttpAccess &access : {doors.metrics(node), doors.exporter(doors.profile->hosts.constFirst())}) {
            QVERIFY(!access.base.isEmpty());
            QVERIFY(access.user.isEmpty());
            QVERIFY(access.password.isEmpty());
            QCOMPARE(access.tls, doors.profile->tls);
            QCOMPARE(access.timeout, Millis{1234});
        }
        QVERIFY(doors.exporter(doors.profile->hosts.constLast()).base.isEmpty());
    }

    void amqpSpeaksTlsWhereTheListenerDoes()
    {
        const NodeProfile node = nodeWith({}, {});
        const Doors doors = doorsTo(node);
        const QList<AmqpOptions> all = doors.amqps(node, u"warrener"_s);
        QCOMPARE(all.size(), 1);
        // However it is asked for: nobody can make options that lead the password to the plain listener.
        for (const AmqpOptions &options :
             {all.at(0), doors.amqp(node, u"warrener"_s), doors.amqp(node.amqp, u"warrener"_s), doors.amqp(node.amqps, u"warrener"_s)}) {
            QCOMPARE(options.endpoint, node.amqps);
            QVERIFY(options.tls);
            QCOMPARE(*options.tls, doors.profile->tls);
            QCOMPARE(options.user, u"operator"_s);
            QCOMPARE(options.password, u"secret"_s);
            QVERIFY(options.tries != nullptr);
            QCOMPARE(options.name, u"warrener"_s);
        }
        QVERIFY(!doors.amqp(doors.profile->proxies.constFirst().address).tls);
        QVERIFY(doors.amqps(NodeProfile{}).isEmpty());
        QVERIFY(!doors.amqp(NodeProfile{}).endpoint.isSet());
    }

    void plainAmqpWhereNothingElseIsConfigured()
    {
        NodeProfile node = nodeWith({}, {});
        node.amqps = {};
        const Doors doors = doorsTo(node);
        QCOMPARE(doors.amqps(node).size(), 1);
        QCOMPARE(doors.amqp(node).endpoint, node.amqp);
        QVERIFY(!doors.amqp(node).tls);
        QCOMPARE(clearTextDoors(*doors.profile), (QStringList{u"amqp://broker1:5672"_s, u"amqp://lb1:5672"_s}));
        QVERIFY(clearTextWords(clearTextDoors(*doors.profile)).contains(u"amqp://broker1:5672"_s));
    }

    void clearText()
    {
        const Doors tls = doorsTo(nodeWith(u"http://broker1:15672"_s, u"https://broker1:15671"_s));
        QCOMPARE(clearTextDoors(*tls.profile), QStringList());
        QVERIFY(clearTextWords({}).isEmpty());
        const Doors plain = doorsTo(nodeWith(u"http://broker1:15672"_s, {}));
        QCOMPARE(clearTextDoors(*plain.profile), QStringList{u"http://broker1:15672"_s});
        ClusterProfile said = *tls.profile;
        said.proxies.first().tls = false;
        QCOMPARE(clearTextDoors(said), QStringList{u"amqp://lb1:5672"_s});
    }

    void proxyDoors_data()
    {
        QTest::addColumn<std::optional<bool>>("said");
        QTest::addColumn<bool>("plain");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<int>("port");
        QTest::addColumn<QList<int>>("servers");
        QTest::addColumn<int>("door");
        const std::optional<bool> nothing;
        const auto row = [](const char *name, std::optional<bool> said, bool plain, bool tls, int port, const QList<int> &servers, ProxyDoor door) {
            QTest::newRow(name) << said << plain << tls << port << servers << int(door);
        };
        row("no node has TLS", nothing, true, false, 5672, {}, ProxyDoor::Clear);
        row("no node has anything else", nothing, false, true, 5672, {}, ProxyDoor::Tls);
        row("on the port where nodes speak TLS", nothing, true, true, 5671, {}, ProxyDoor::Tls);
        row("both, and HAProxy was not asked", nothing, true, true, 5672, {}, ProxyDoor::Unknown);
        row("both, and HAProxy fronts plain ones", nothing, true, true, 5672, {5672, 5672}, ProxyDoor::Clear);
        row("both, and HAProxy fronts those with TLS", nothing, true, true, 5672, {5671, 5671}, ProxyDoor::Tls);
        row("both, and HAProxy passes the client's own port on", nothing, true, true, 5672, {0, 0}, ProxyDoor::Clear);
        row("both, and HAProxy fronts some of each", nothing, true, true, 5672, {5671, 5672}, ProxyDoor::Unknown);
        row("both, and HAProxy fronts something else", nothing, true, true, 5672, {6000}, ProxyDoor::Unknown);
        row("the profile says TLS", true, true, true, 5672, {5672}, ProxyDoor::Tls);
        row("the profile says none", false, true, true, 5671, {5671}, ProxyDoor::Clear);
    }

    void proxyDoors()
    {
        QFETCH(const std::optional<bool>, said);
        QFETCH(const bool, plain);
        QFETCH(const bool, tls);
        QFETCH(const int, port);
        QFETCH(const QList<int>, servers);
        QFETCH(const int, door);
        NodeProfile node = nodeWith({}, {});
        if (!plain)
            node.amqp = {};
        if (!tls)
            node.amqps = {};
        ClusterProfile profile = *doorsTo(node).profile;
        profile.proxies.first().tls = said;
        profile.proxies.first().address.port = quint16(port);
        QList<haproxy::ServerTable> tables{{.backend = u"be_other"_s, .servers = {{.name = u"x"_s, .address = {}, .port = 9100}}},
                                           {.backend = u"be_amqp"_s, .servers = {}}};
        profile.proxies.first().backend = u"be_amqp"_s;
        for (const int server : servers)
            tables.last().servers.append({.name = u"s"_s, .address = {}, .port = quint16(server)});
        QCOMPARE(int(proxyDoor(profile, profile.proxies.first(), servers.isEmpty() ? nullptr : &tables)), door);
    }

    void nobodyIsToldThePasswordOnSuspicion()
    {
        const auto access = std::make_shared<ClusterAccess>(doorsTo(nodeWith({}, {})));
        // lb1 has no socket to ask.
        const Result<AmqpOptions> options = QCoro::waitFor(amqpThrough(access, access->profile().proxies.constFirst(), {}, {}));
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::NotConfigured);
        QVERIFY2(options.error().message.contains(u"lb1"_s), qPrintable(options.error().message));
        ClusterProfile profile = access->profile();
        profile.proxies.first().tls = true;
        const auto told =
            std::make_shared<ClusterAccess>(Doors{.profile = std::make_shared<const ClusterProfile>(profile), .credentials = {.password = u"secret"_s}});
        const Result<AmqpOptions> encrypted = QCoro::waitFor(amqpThrough(told, profile.proxies.constFirst(), {}, {}));
        QVERIFY(encrypted && encrypted->tls);
        QCOMPARE(encrypted->endpoint, profile.proxies.constFirst().address);
    }

    void logins()
    {
        const Doors doors = doorsTo(nodeWith({}, {}));
        const std::optional<HostTarget> login = doors.login(doors.profile->hosts.constFirst());
        QVERIFY(login);
        QCOMPARE(*login, (HostTarget{.ssh = u"ops@broker1"_s, .sshConfig = u"/etc/warrener/ssh"_s, .sudo = false}));
        QVERIFY(!doors.login(doors.profile->hosts.constLast()));
    }

    void everythingIsOpenedOnce()
    {
        const NodeProfile node = nodeWith(u"http://broker1:15672"_s, {});
        ClusterAccess access(doorsTo(node));
        QVERIFY(access.management(node.name));
        QCOMPARE(access.management(node.name), access.management(node.name));
        QCOMPARE(access.metrics(node.name), access.metrics(node.name));
        QVERIFY(access.shell({u"broker1"_s}));
        QCOMPARE(access.shellOf(node.name), access.shell({u"broker1"_s}));
        QVERIFY(!access.shell({u"broker2"_s}));
        QVERIFY(!access.shell({u"unknown"_s}));
        QVERIFY(!access.management({u"rabbit@unknown"_s}));
        QVERIFY(access.http({u"rabbit@unknown"_s}).base.isEmpty());
        QVERIFY(access.proxy(u"lb1"_s));
        QCOMPARE(access.proxy(u"lb9"_s).error().kind, ErrorKind::NotFound);
    }
};

} // namespace warrener

using warrener::DoorsTest;
QTEST_GUILESS_MAIN(DoorsTest)
#include "DoorsTest.moc"
