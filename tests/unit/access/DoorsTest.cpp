// Which door is taken, who is told the password, and where TLS is spoken.
#include "look/access/ClusterAccess.h"

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
        QTest::newRow("both: what the person entered first") << plain << tls << QStringList{plain, tls};
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
        for (const HttpAccess &access : made.managements(node)) {
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
        const QList<AmqpOptions> both = doors.amqps(node, u"warrener"_s);
        QCOMPARE(both.size(), 2);
        QCOMPARE(both.at(0).endpoint, node.amqp);
        QVERIFY(!both.at(0).tls);
        QCOMPARE(both.at(1).endpoint, node.amqps);
        QVERIFY(both.at(1).tls);
        QCOMPARE(*both.at(1).tls, doors.profile->tls);
        for (const AmqpOptions &options : both) {
            QCOMPARE(options.user, u"operator"_s);
            QCOMPARE(options.password, u"secret"_s);
            QCOMPARE(options.name, u"warrener"_s);
        }
        QVERIFY(!doors.amqp(doors.profile->proxies.constFirst().address).tls);
        QVERIFY(doors.amqps(NodeProfile{}).isEmpty());
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

QTEST_GUILESS_MAIN(warrener::DoorsTest)
#include "DoorsTest.moc"
