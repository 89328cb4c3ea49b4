// A second look with servers on loopback, and a host that is this machine behind a stand-in for ssh.
#include "run/operations/SecondLook.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

/// How long a broker has to greet, at least.
constexpr Millis least{400};

/// broker1 lets everybody in and says nothing; broker2 greets the first one at once, and all others later than a look waits by that.
/// There is one host with a login, which is this machine.
struct MuteBesideSlow
{
    /// `isOwn`: that host is broker1's.
    MuteBesideSlow(const QString &name, bool isOwn)
    {
        if (!mute.listen(QHostAddress::LocalHost) || !slow.listen(QHostAddress::LocalHost))
            qFatal("nobody can listen");
        QObject::connect(&slow, &QTcpServer::newConnection, &slow, [this] {
            while (QTcpSocket *one = slow.nextPendingConnection()) {
                // A broker's answer to a protocol that it does not speak (AMQP 0-9-1, 4.2.2): a word.
                const auto greet = [one] { one->write(QByteArray("AMQP\0\0\x09\x01", 8)); };
                QTimer::singleShot(greeted++ == 0 ? 0ms : 3 * least, one, greet);
            }
        });
        ClusterProfile profile;
        const auto add = [&profile](const QString &node, const QTcpServer &server) -> NodeProfile & {
            NodeProfile &one = profile.nodes.emplaceBack();
            one.name = {node};
            one.amqp = {.host = u"127.0.0.1"_s, .port = server.serverPort()};
            return one;
        };
        add(node.value, mute).host = {isOwn ? name : QString()};
        add(u"rabbit@broker2"_s, slow);
        HostProfile &host = profile.hosts.emplaceBack();
        host.name = {name};
        host.ssh = name;
        access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
    }
    Q_DISABLE_COPY_MOVE(MuteBesideSlow)

    const NodeName node{u"rabbit@broker1"_s};
    QTcpServer mute;
    QTcpServer slow;
    int greeted = 0;
    std::shared_ptr<ClusterAccess> access;
};

} // namespace

class SecondLookTakingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_programs.copy(QFINDTESTDATA("unit/host/fake-ssh"), {u"ssh"_s});
        noBrokerRuns();
    }

    /// A healthy peer greeted this console at once, and greets everybody else only after the time that was measured by that:
    /// the host that saw nobody looks once more before that decides anything.
    void whoSawNobodyLooksOnceMore()
    {
        const MuteBesideSlow scene(u"lb1"_s, false);
        const auto way = QCoro::waitFor(scene.access->shell({u"lb1"_s})->run(u"true"_s));
        QVERIFY2(way, way ? "" : qPrintable(way.error().message + u' ' + way.error().detail));

        const std::optional<SecondLook> look = taken(scene);
        QVERIFY(look);
        QCOMPARE(look->own.sight, Sight::Mute);
        QVERIFY(look->own.sees);
        QCOMPARE(look->others.size(), 1);
        QCOMPARE(look->others.first().sight, Sight::Mute);
        QVERIFY(look->others.first().sees);
        QVERIFY(look->others.first().misses());
    }

    /// The same on the node's own host: that it is mute there counts only where a healthy one was seen.
    void itsOwnHostLooksOnceMore()
    {
        const MuteBesideSlow scene(u"broker1"_s, true);
        const std::optional<SecondLook> look = taken(scene);
        QVERIFY(look);
        QCOMPARE(look->host.answers, std::optional(true));
        QCOMPARE(look->host.greeting.sight, Sight::Mute);
        QVERIFY(look->host.greeting.sees);
        QVERIFY(look->host.holdsOpen);
        QVERIFY(!look->host.isElsewhere);
    }

    /// A service that somebody stops at this moment is a sign of life, which nothing that is asked besides may hold back.
    void whoIsStoppingIsHeardAtOnce()
    {
        m_programs.write(u"systemctl"_s, "#!/bin/sh\necho asked >>\"$0.asked\"\necho LoadState=loaded ActiveState=deactivating\n");
        const auto back = qScopeGuard([this] { QFile::remove(m_programs.filePath(u"systemctl"_s)); });
        const MuteBesideSlow scene(u"broker1"_s, true);
        const std::optional<SecondLook> look = taken(scene);
        QVERIFY(look);
        QCOMPARE(look->host.answers, std::optional(true));
        QCOMPARE(look->host.service, ServiceState::Stopping);
        QVERIFY(!look->signs().isEmpty());
        QFile asked(m_programs.filePath(u"systemctl.asked"_s));
        QVERIFY(asked.open(QIODevice::ReadOnly));
        QCOMPARE(asked.readAll().count('\n'), 1);
    }

    /// A line of the profile that was copied: what is missed at that door may be the other node, and no more patience tells them apart.
    void whoSharesADoorIsNotCalledDown_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("the same words") << u"127.0.0.1"_s;
        QTest::newRow("a name of this machine") << u"LocalHost."_s;
        QTest::newRow("as IPv6 has it") << u"::ffff:127.0.0.1"_s;
    }
    void whoSharesADoorIsNotCalledDown()
    {
        QFETCH(const QString, host);
        const MuteBesideSlow scene(u"lb1"_s, false);
        ClusterProfile profile = scene.access->profile();
        NodeProfile &other = profile.nodes.emplaceBack();
        other.name = {u"rabbit@broker3"_s};
        other.amqp = {.host = host, .port = scene.mute.serverPort()};
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        const SecondLook look = QCoro::waitFor(takeSecondLook(access, scene.node, least));
        QCOMPARE(look.sharers, QList{other.name});
        QVERIFY(!look.isDown());
        QVERIFY(!look.isUndecided());
        QVERIFY2(look.lacks().contains(u"broker3"_s), qPrintable(look.lacks()));
        QVERIFY(QCoro::waitFor(takeSecondLook(access, {u"rabbit@broker2"_s}, least)).sharers.isEmpty());
    }

    /// Which broker's process is the node's own is not for every login to see, as in a container; as whom brokers run there is. Who
    /// listens as another stands before it.
    void whoListensAsAnotherIsNoBroker()
    {
        m_programs.write(u"pgrep"_s, "#!/bin/sh\necho 4242\n");
        m_programs.write(u"stat"_s, "#!/bin/sh\necho " + QByteArray::number(::getuid() + 1) + '\n');
        const auto back = qScopeGuard([this] {
            noBrokerRuns();
            QFile::remove(m_programs.filePath(u"stat"_s));
        });
        const MuteBesideSlow scene(u"broker1"_s, true);
        const std::optional<SecondLook> look = taken(scene);
        QVERIFY(look);
        QCOMPARE(look->host.greeting.sight, Sight::Mute);
        QVERIFY(look->host.isElsewhere);
    }

    /// Who refuses the login is there; a machine that is gone says nothing at all.
    void aLoginThatIsRefusedIsNoSilence_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<bool>("mayBeThere");
        QTest::newRow("no key that it knows") << QByteArray("ops@broker1: Permission denied (publickey).\n") << true;
        QTest::newRow("no SSH there") << QByteArray("ssh: connect to host 10.0.0.1 port 22: Connection refused\n") << true;
        QTest::newRow("another machine's key") << QByteArray("Host key verification failed.\n") << true;
        QTest::newRow("nobody could try") << QByteArray("ssh: Could not resolve hostname broker1: Name or service not known\n") << true;
        QTest::newRow("no way there") << QByteArray("ssh: connect to host 10.0.0.1 port 22: No route to host\n") << false;
        QTest::newRow("no answer") << QByteArray("ssh: connect to host 10.0.0.1 port 22: Connection timed out\n") << false;
    }
    void aLoginThatIsRefusedIsNoSilence()
    {
        QFETCH(const QByteArray, said);
        quint16 nobody = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            nobody = gone.serverPort();
        }
        ClusterProfile profile;
        NodeProfile &one = profile.nodes.emplaceBack();
        one.name = {u"rabbit@broker1"_s};
        one.host = {u"broker1"_s};
        one.amqp = {.host = u"127.0.0.1"_s, .port = nobody};
        HostProfile &host = profile.hosts.emplaceBack();
        host.name = {u"broker1"_s};
        host.ssh = u"says"_s;
        qputenv("FAKE_SSH_SAYS", said);
        qputenv("FAKE_SSH_EXIT", "255");
        const auto back = qScopeGuard([] {
            qunsetenv("FAKE_SSH_SAYS");
            qunsetenv("FAKE_SSH_EXIT");
        });
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        std::optional<SecondLook> look;
        QCoro::connect(takeSecondLook(access, one.name, least), this, [&look](SecondLook seen) { look = std::move(seen); });
        QTRY_VERIFY_WITH_TIMEOUT(look, 30'000);
        QCOMPARE(look->host.answers, std::optional(false));
        QTEST(look->host.mayBeThere, "mayBeThere");
    }

    /// What stands before a healthy broker lets everybody in and is dumb: its own host finds it by the loopback address.
    void aDeafRelayIsNoFrozenBroker()
    {
        QTcpServer healthy;
        QVERIFY(healthy.listen(QHostAddress::LocalHost));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        for (QTcpServer *broker : {&healthy, &other}) {
            connect(broker, &QTcpServer::newConnection, broker, [broker] {
                while (QTcpSocket *one = broker->nextPendingConnection())
                    one->write(QByteArray("AMQP\0\0\x09\x01", 8));
            });
        }
        QTcpServer relay;
        if (!relay.listen(QHostAddress(u"127.0.0.9"_s), healthy.serverPort()))
            QSKIP("this machine has one loopback address only");

        ClusterProfile profile;
        const auto node = [&profile](const QString &name, const QString &host, const QString &address, quint16 port) {
            NodeProfile &one = profile.nodes.emplaceBack();
            one.name = {name};
            one.host = {host};
            one.amqp = {.host = address, .port = port};
            HostProfile &machine = profile.hosts.emplaceBack();
            machine.name = {host};
            machine.ssh = host;
            machine.sudo = false;
        };
        node(u"rabbit@broker1"_s, u"broker1"_s, u"127.0.0.9"_s, healthy.serverPort());
        node(u"rabbit@broker2"_s, u"broker2"_s, u"127.0.0.1"_s, other.serverPort());
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());

        std::optional<SecondLook> look;
        QCoro::connect(takeSecondLook(access, NodeName{u"rabbit@broker1"_s}, least), this, [&look](SecondLook seen) { look = std::move(seen); });
        QTRY_VERIFY_WITH_TIMEOUT(look, 30'000);
        QCOMPARE(look->own.sight, Sight::Mute);
        QCOMPARE(look->host.greeting.sight, Sight::Answers);
        QVERIFY(std::ranges::contains(look->signs(), u"seen-at-home"_s, &SignOfLife::id));
        QVERIFY(!look->isDown());
    }

private:
    /// Whatever broker runs beside the test.
    void noBrokerRuns() const { m_programs.write(u"pgrep"_s, "#!/bin/sh\nexit 1\n"); }
    /// None: it does not come to an end.
    static std::optional<SecondLook> taken(const MuteBesideSlow &scene)
    {
        std::optional<SecondLook> look;
        QObject receiver;
        QCoro::connect(takeSecondLook(scene.access, scene.node, least), &receiver, [&look](SecondLook seen) { look = std::move(seen); });
        return QTest::qWaitFor([&look] { return look.has_value(); }, 30'000) ? look : std::nullopt;
    }

    OwnPrograms m_programs;
};

QTEST_GUILESS_MAIN(SecondLookTakingTest)
#include "SecondLookTakingTest.moc"
