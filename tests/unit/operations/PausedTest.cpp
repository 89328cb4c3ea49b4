// Nodes that have paused themselves for want of peers: who may start them, and when.

#include "CarryOut.h"
#include "StandInHosts.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/FactsLook.h"
#include "run/operations/FenceOperations.h"
#include "run/operations/SecondLook.h"
#include "run/operations/recovery/ClusterConditions.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QStringList threeHosts = StandInHosts::names();

NodeName memberOn(const QString &host)
{
    return {u"rabbit@"_s + host};
}

} // namespace

class PausedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_closedPort = server.serverPort();
    }
    void init()
    {
        m_hosts = std::make_unique<StandInHosts>(QStringList{u"ln"_s, u"readlink"_s});
        m_time = std::make_shared<FakeTime>();
    }
    void cleanup() { m_hosts.reset(); }

    /// Started by hand it would serve apart from its peers, and there were two clusters: by no plan, whatever it is for.
    void nobodyStartsIt_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QJsonObject>("arguments");
        QTest::newRow("its application") << u"host.start-app"_s << QJsonObject{{u"node"_s, u"rabbit@broker3"_s}};
        QTest::newRow("its service") << u"host.service"_s << QJsonObject{{u"host"_s, u"broker3"_s}, {u"verb"_s, u"restart"_s}};
    }
    void nobodyStartsIt()
    {
        QFETCH(const QString, operation);
        QFETCH(const QJsonObject, arguments);
        setStates({u"running"_s, u"running"_s, u"paused"_s});
        const Result<QJsonObject> said = carryOut(operation, arguments);
        QVERIFY(!said);
        QCOMPARE(said.error().kind, ErrorKind::Forbidden);
        QCOMPARE(started(), QByteArray());
        // Stopped by a person it is started as ever.
        setStates({u"running"_s, u"running"_s, u"app-down"_s});
        QVERIFY(carryOut(operation, arguments));
        QCOMPARE(started(), QByteArray("broker3\n"));
    }

    /// Nor is it stopped to be started again, as of a side that is restarted together; to stay away it may be stopped.
    void nobodyRestartsItByTwoOrders()
    {
        const QJsonObject away{{u"host"_s, u"broker3"_s}, {u"verb"_s, u"stop"_s}};
        QJsonObject toStartAgain = away;
        toStartAgain.insert(u"startsAgain"_s, true);
        setStates({u"running"_s, u"running"_s, u"paused"_s});
        const Result<QJsonObject> said = carryOut(u"host.service"_s, toStartAgain);
        QVERIFY(!said);
        QCOMPARE(said.error().kind, ErrorKind::Forbidden);
        QVERIFY(carryOut(u"host.service"_s, away));
        setStates({u"running"_s, u"running"_s, u"app-down"_s});
        QVERIFY(carryOut(u"host.service"_s, toStartAgain));
    }

    /// The way back of a stop that was refused, or never told, starts nothing: the login may lead to a machine of others.
    void aStopThatWasNotToldIsNotTakenBack()
    {
        setStates({u"running"_s, u"running"_s, u"stopped"_s});
        const Call back{.operation = u"host.start-again"_s, .arguments = {{u"host"_s, u"broker3"_s}}};
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        QVERIFY(::carryOut(operations, back, *m_time));
        QCOMPARE(started(), QByteArray());
        StepContext told;
        told.kept = {{u"wasStopped"_s, false}};
        QVERIFY(::carryOut(operations, back, *m_time, told));
        QCOMPARE(started(), QByteArray("broker3\n"));
    }

    /// Where the others are lost, those that wait for them can go on; where one may run, two clusters would come of it.
    void goesOnAlone_data()
    {
        QTest::addColumn<QStringList>("states");
        QTest::addColumn<ErrorKind>("refused");
        QTest::newRow("one runs, although its API is mute") << QStringList{u"running"_s, u"stopped"_s, u"paused"_s} << ErrorKind::Forbidden;
        QTest::newRow("two have paused and do not see each other") << QStringList{u"paused"_s, u"stopped"_s, u"paused"_s} << ErrorKind::Forbidden;
        QTest::newRow("one was stopped by a person") << QStringList{u"stopped"_s, u"app-down"_s, u"paused"_s} << ErrorKind::Forbidden;
        QTest::newRow("nobody could look at a silent one") << QStringList{u"silent"_s, u"stopped"_s, u"paused"_s} << ErrorKind::Forbidden;
    }
    void goesOnAlone()
    {
        QFETCH(const QStringList, states);
        setStates(states);
        const Result<QJsonObject> said = carryOut(u"node.resume-paused"_s, {{u"ask"_s, all()}});
        QVERIFY(!said);
        QTEST(said.error().kind, "refused");
        QCOMPARE(started(), QByteArray());
    }
    /// Who lets nobody in may run a broker: no look from elsewhere makes it a lost one.
    void aRefusedLoginIsNoLoss()
    {
        setStates({u"refusing"_s, u"stopped"_s, u"paused"_s});
        const Result<QJsonObject> said = carryOut(u"node.resume-paused"_s, {{u"ask"_s, all()}});
        QVERIFY(!said);
        QVERIFY2(said.error().message.contains(u"its host lets nobody in"_s), qPrintable(said.error().message));
        QCOMPARE(started(), QByteArray());
    }
    void nothingToGoOn()
    {
        setStates({u"stopped"_s, u"stopped"_s, u"stopped"_s});
        const Result<QJsonObject> said = carryOut(u"node.resume-paused"_s, {{u"ask"_s, all()}});
        QVERIFY2(said, said ? "" : qPrintable(said.error().message));
        QCOMPARE(said->value("outcome"_L1).toString(), u"nothing"_s);
        QCOMPARE(started(), QByteArray());
    }
    /// It is started; that it then runs is what its own API says, and here it has none.
    void theLastOneIsStarted()
    {
        setStates({u"stopped"_s, u"stopped"_s, u"paused"_s});
        QVERIFY(!carryOut(u"node.resume-paused"_s, {{u"ask"_s, all()}}));
        QCOMPARE(started(), QByteArray("broker3\n"));
    }

    /// Two that see each other go on together.
    void thoseThatAreLeftAreStarted()
    {
        setStates({u"paused"_s, u"stopped"_s, u"paused"_s});
        write(u"linked"_s, "[rabbit@broker1,rabbit@broker3]");
        QVERIFY(!carryOut(u"node.resume-paused"_s, {{u"ask"_s, all()}}));
        QList<QByteArray> names = started().trimmed().split('\n');
        std::ranges::sort(names);
        QCOMPARE(names, (QList<QByteArray>{"broker1", "broker3"}));
    }

    /// A service that is active and refuses is no dead broker; ended, a paused one would be started by its host, apart from its peers.
    void nobodyEndsIt_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QByteArray>("ended");
        QTest::newRow("paused") << u"paused"_s << QByteArray();
        QTest::newRow("stopped by a person, ended by a person") << u"app-down"_s << QByteArray("broker3\n");
    }
    void nobodyEndsIt()
    {
        QFETCH(const QString, state);
        setStates({u"running"_s, u"running"_s, state});
        const std::shared_ptr<ClusterAccess> real = access(systemTimekeeper());
        const auto memory = std::make_shared<LookMemory>(real);
        const auto operations = std::make_shared<Operations>();
        addFenceOperations(*operations, real, memory);
        const Result<QJsonObject> isDown = carryOut(u"guard.is-down"_s, {{u"node"_s, memberOn(threeHosts[2]).value}}, operations);
        QVERIFY(!isDown);
        QCOMPARE(isDown.error().kind, ErrorKind::Forbidden);
        const std::optional<SecondLook> look = memory->recent(memberOn(threeHosts[2]));
        QVERIFY(look);
        QCOMPARE(look->host.application, state == "paused"_L1 ? parts::ApplicationState::Paused : parts::ApplicationState::Stopped);
        // That somebody has looked is no leave; what was seen is.
        const QJsonArray survivors{memberOn(threeHosts[0]).value, memberOn(threeHosts[1]).value};
        QJsonObject fence{{u"node"_s, memberOn(threeHosts[2]).value}, {u"survivors"_s, survivors}};
        const Result<QJsonObject> refused = carryOut(u"host.fence"_s, fence, operations);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QCOMPARE(noted(u"ended"_s), QByteArray());
        // A plan that calls itself a person's has been passed by nobody.
        fence.insert(u"person"_s, true);
        const Result<QJsonObject> forged = carryOut(u"host.fence"_s, fence, operations);
        QVERIFY(!forged);
        QCOMPARE(forged.error().kind, ErrorKind::Forbidden);
        QCOMPARE(noted(u"ended"_s), QByteArray());
        // A person has passed the guard.
        const Call byPerson{.operation = u"host.fence"_s, .arguments = fence};
        const Result<QJsonObject> fenced = ::carryOut(operations, byPerson, *m_time, StepContext{.overridden = {u"is-down"_s}});
        QVERIFY2(fenced, fenced ? "" : qPrintable(fenced.error().message));
        QCOMPARE(fenced->value("dropped"_L1).toArray().size(), 2);
        QTEST(noted(u"ended"_s), "ended");
        // Told once more, it is looked at anew: the first order has changed what there is to be seen.
        const Millis seen = memory->recent(memberOn(threeHosts[2]))->atMonotonic;
        const QString told = toDateTime(systemTimekeeper()->now()).toUTC().toString(Qt::ISODateWithMs);
        static_cast<void>(::carryOut(operations, byPerson, *m_time, StepContext{.kept = {{u"toldToEnd"_s, told}}, .overridden = {u"is-down"_s}}));
        QVERIFY(memory->recent(memberOn(threeHosts[2]))->atMonotonic > seen);
    }

    /// A busy host is late with its word: before it is refused for want of one, everybody is asked once more.
    void undecidedIsLookedAtOnceMore_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<qsizetype>("asked");
        QTest::newRow("nobody can say whether it is just starting") << u"silent"_s << qsizetype{4};
        QTest::newRow("its host says that it was stopped") << u"stopped"_s << qsizetype{2};
    }
    void undecidedIsLookedAtOnceMore()
    {
        QFETCH(const QString, state);
        setStates({u"running"_s, u"running"_s, state});
        // A peer speaks, so that this console is known to see at all.
        QTcpServer speaks;
        QVERIFY(speaks.listen(QHostAddress::LocalHost));
        connect(&speaks, &QTcpServer::newConnection, &speaks, [&speaks] {
            QTcpSocket *socket = speaks.nextPendingConnection();
            socket->write(QByteArrayLiteral("AMQP\0\0\x09\x01"));
            socket->disconnectFromHost();
        });
        const std::shared_ptr<ClusterAccess> real = access(systemTimekeeper(), speaks.serverPort());
        const auto operations = std::make_shared<Operations>();
        addFenceOperations(*operations, real, std::make_shared<LookMemory>(real));
        const Result<QJsonObject> isDown = carryOut(u"guard.is-down"_s, {{u"node"_s, memberOn(threeHosts[2]).value}}, operations);
        QVERIFY(!isDown);
        QCOMPARE(isDown.error().kind, ErrorKind::Forbidden);
        QTEST(noted(u"asked"_s).count('\n'), "asked");
    }

    /// A branch on what nobody can tell, since no API answers: people begin and look for themselves, what acts does not.
    void branchThatNobodyCanTell()
    {
        setStates({u"stopped"_s, u"stopped"_s, u"paused"_s});
        const auto branch = [](Untold untold) {
            QList<NodeName> ask;
            for (const QString &host : threeHosts)
                ask.append(memberOn(host));
            return unlessCondition(ClusterCondition::NoQueueInMinority, false, {}, ask, untold);
        };
        const Call people = branch(Untold::Begins);
        const Result<QJsonObject> begins = carryOut(people.operation, people.arguments);
        QVERIFY2(begins, begins ? "" : qPrintable(begins.error().message));
        QVERIFY(!begins->value("skip"_L1).toBool());
        const Call acts = branch(Untold::Fails);
        QVERIFY(!carryOut(acts.operation, acts.arguments));
    }

    /// A plan about lost nodes has to know who is not lost.
    void facts()
    {
        setStates({u"stopped"_s, u"silent"_s, u"paused"_s});
        const ClusterFacts found = QCoro::waitFor(askClusterFacts(access()));
        QCOMPARE(found.paused, QList{memberOn(u"broker3"_s)});
        QCOMPARE(QCoro::waitFor(askClusterFacts(access(), patienceOf(FactsPace::Hurried))).paused, QList<NodeName>());
    }

private:
    static QJsonArray all()
    {
        QJsonArray nodes;
        for (const QString &host : threeHosts)
            nodes.append(memberOn(host).value);
        return nodes;
    }
    void write(const QString &name, const QByteArray &content) const { m_hosts->write(name, content); }
    void setStates(const QStringList &states) const { m_hosts->setStates(states); }
    QByteArray started() const { return noted(u"started"_s); }
    QByteArray noted(const QString &name) const { return m_hosts->noted(name); }
    std::shared_ptr<ClusterAccess> access() const { return access(m_time); }
    /// `firstPort`: where the first node speaks; 0: nowhere, as the others.
    std::shared_ptr<ClusterAccess> access(std::shared_ptr<Timekeeper> time, quint16 firstPort = 0) const
    {
        const auto profile = StandInHosts::profile();
        // A door of its own for each: two behind one would not be told apart.
        for (qsizetype i = 0; i < profile->nodes.size(); ++i)
            profile->nodes[i].amqp = {.host = u"127.0.0.%1"_s.arg(i + 1), .port = firstPort != 0 && i == 0 ? firstPort : m_closedPort};
        return std::make_shared<ClusterAccess>(profile, u"secret"_s, std::move(time));
    }
    Result<QJsonObject> carryOut(const QString &operation, const QJsonObject &arguments) const
    {
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        return carryOut(operation, arguments, operations);
    }
    Result<QJsonObject> carryOut(const QString &operation, const QJsonObject &arguments, const std::shared_ptr<Operations> &operations) const
    {
        return ::carryOut(operations, Call{.operation = operation, .arguments = arguments}, *m_time);
    }

    quint16 m_closedPort = 0; ///< somebody had it, and nobody listens
    std::unique_ptr<StandInHosts> m_hosts;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(PausedTest)
#include "PausedTest.moc"
