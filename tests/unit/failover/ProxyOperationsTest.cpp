#include "FakeHaproxy.h"
#include "run/operations/AgentOperations.h"
#include "run/operations/FactsLook.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/ProxyRoom.h"
#include "run/operations/SessionOperations.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A proxy of a fake HAProxy, and the hands on it.
struct Hands
{
    FakeHaproxy haproxy;
    std::shared_ptr<ClusterAccess> access;
    std::shared_ptr<Operations> operations = std::make_shared<Operations>();

    explicit Hands(const QString &backend = u"be_amqp"_s, std::shared_ptr<Timekeeper> time = systemTimekeeper(), bool hasMaster = false)
    {
        ClusterProfile profile;
        profile.proxies = {{.name = {u"lb1"_s}, .host = {}, .address = {}, .socket = haproxy.socket(), .masterSocket = {}, .backend = backend, .other = {}}};
        if (hasMaster)
            profile.proxies.first().masterSocket = haproxy.socket();
        access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString(), std::move(time));
        addEveryOperation(*operations, access);
        for (const char *server : {"be_amqp/broker1", "be_amqp/broker2", "be_amqps/b1", "be_amqps/b2", "exporter/broker1"})
            haproxy.servers.insert(QString::fromLatin1(server), {});
    }

    Result<QJsonObject> call(const QString &name, const QJsonObject &arguments, StepContext context = {})
    {
        return QCoro::waitFor(Operations::call(operations, {.operation = name, .arguments = arguments}, std::move(context), systemTimekeeper(), {}));
    }
    Result<QJsonObject> call(const Call &what, StepContext context = {}) { return call(what.operation, what.arguments, std::move(context)); }

    ProxyFacts facts() { return QCoro::waitFor(askProxy(access, {u"lb1"_s}, false, {})); }
};

/// Both backends, as a planner sees them.
struct TwoBackends
{
    ProxyFacts facts;
    ProxyPart part;

    explicit TwoBackends(Hands &hands) : facts(hands.facts()), part{.name = {u"lb1"_s}, .servers = &*facts.servers}
    {
        part.backends = {{.backend = u"be_amqp"_s, .from = {u"broker1"_s}, .servers = haproxy::tableOf(*facts.servers, u"be_amqp"_s)},
                         {.backend = u"be_amqps"_s, .carries = Carries::Amqps, .from = {u"b1"_s}, .servers = haproxy::tableOf(*facts.servers, u"be_amqps"_s)}};
    }
};

const QList<HaproxyClient::Wish> bothDrain{{.server = u"broker1"_s, .backend = u"be_amqp"_s, .state = haproxy::AdminState::Drain},
                                           {.server = u"b1"_s, .backend = u"be_amqps"_s, .state = haproxy::AdminState::Drain}};

} // namespace

/// What is done to the servers of several backends, at a HAProxy that remembers.
class ProxyOperationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Told together, read back together, taken back together; nobody else's server is touched.
    void severalBackendsTogether()
    {
        Hands hands;
        hands.haproxy.servers[u"be_amqps/b1"_s].bits = haproxy::ForcedMaint;
        TwoBackends scene(hands);
        const Step step = tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain);
        QJsonObject kept;
        StepContext context;
        context.onKeep = [&](QJsonObject what) -> QCoro::Task<Status> {
            kept = what;
            co_return Status();
        };
        QCOMPARE(hands.call(*step.probe)->value("done"_L1).toBool(), false);
        const auto told = hands.call(*step.act, context);
        QVERIFY2(told, told ? "" : qPrintable(told.error().message));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, int(haproxy::ForcedDrain));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqps/b1"_s).bits, int(haproxy::ForcedDrain));
        QCOMPARE(hands.haproxy.servers.value(u"exporter/broker1"_s).bits, 0);
        QCOMPARE(hands.call(*step.probe)->value("done"_L1).toBool(), true);
        StepContext later;
        later.kept = kept;
        QVERIFY(hands.call(step.undo->act, later));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, 0);
        QCOMPARE(hands.haproxy.servers.value(u"be_amqps/b1"_s).bits, int(haproxy::ForcedMaint));
    }

    /// A reload has given the name to another server: that one is not touched, and its sessions go on.
    void aNameThatLeadsElsewhere()
    {
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = 7;
        TwoBackends scene(hands);
        const Step divert = tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain);
        const Step agree = ensureProxyStep(scene.part, bothDrain, Ensure::Unchecked);
        const Step close = closeSessionsStep(scene.part, 1'000'000, 7);
        hands.haproxy.servers[u"be_amqp/broker1"_s].address = u"10.0.0.2"_s;
        for (const Step &step : {divert, agree, close}) {
            const auto told = hands.call(*step.act, keeping());
            QVERIFY2(!told, qPrintable(step.id));
            QCOMPARE(told.error().kind, ErrorKind::Forbidden);
            QVERIFY2(told.error().message.contains(u"10.0.0.2:5672"_s), qPrintable(told.error().message));
        }
        QCOMPARE(hands.haproxy.writes, QStringList());
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).sessions, 7);
        // One that has no address at present contradicts nobody.
        hands.haproxy.servers[u"be_amqp/broker1"_s].address = QString();
        QVERIFY(hands.call(*divert.act, keeping()));
    }

    /// Somebody adds a server while the run goes on: what is sent nobody by one name must not get clients by another.
    void aServerThatIsAddedMeanwhile_data()
    {
        QTest::addColumn<FakeHaproxy::Server>("added");
        QTest::addColumn<bool>("holds");
        QTest::newRow("to the same place") << FakeHaproxy::Server{} << false;
        QTest::newRow("to the same place, and gets no clients") << FakeHaproxy::Server{.bits = haproxy::ForcedMaint} << true;
        QTest::newRow("to another place") << FakeHaproxy::Server{.address = u"10.0.0.7"_s} << true;
    }
    void aServerThatIsAddedMeanwhile()
    {
        QFETCH(const FakeHaproxy::Server, added);
        QFETCH(const bool, holds);
        Hands hands;
        TwoBackends scene(hands);
        const Step agree = ensureProxyStep(scene.part, bothDrain, Ensure::Unchecked);
        QVERIFY2(hands.call(*agree.act), "those that were there were known");
        hands.haproxy.servers.insert(u"be_amqp/added"_s, added);
        const auto said = hands.call(*agree.act);
        QVERIFY2(said.has_value() == holds, said ? "" : qPrintable(said.error().message));
        QVERIFY2(holds || said.error().message.contains(u"be_amqp/added"_s), "it is named");
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/added"_s).bits, added.bits);
    }

    /// An undo takes back what was told, and nothing that somebody else, or the proxy's file, has made of it since.
    void anUndoLeavesOthersHandsAlone_data()
    {
        QTest::addColumn<FakeHaproxy::Server>("since");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("weight");
        QTest::addColumn<bool>("isWritten");
        using Server = FakeHaproxy::Server;
        constexpr int drained = haproxy::ForcedDrain, maint = haproxy::ForcedMaint, byFile = haproxy::ForcedMaint | haproxy::ConfiguredMaint;
        QTest::newRow("as it was told") << Server{.bits = drained, .weight = 25} << 0 << 100 << true;
        QTest::newRow("told in part") << Server{.bits = 0, .weight = 25} << 0 << 100 << true;
        QTest::newRow("as it was before") << Server{.bits = 0} << 0 << 100 << true;
        QTest::newRow("somebody has taken it into maintenance") << Server{.bits = maint, .weight = 25} << maint << 100 << true;
        QTest::newRow("its new file disables it") << Server{.bits = byFile, .weight = 100} << byFile << 100 << true;
        QTest::newRow("somebody has weighed it anew") << Server{.bits = drained, .weight = 60} << 0 << 60 << true;
        QTest::newRow("both are somebody's") << Server{.bits = maint, .weight = 60} << maint << 60 << false;
        QTest::newRow("it leads elsewhere") << Server{.bits = drained, .weight = 25, .address = u"10.0.0.2"_s} << drained << 25 << false;
    }
    void anUndoLeavesOthersHandsAlone()
    {
        QFETCH(const FakeHaproxy::Server, since);
        QFETCH(const int, bits);
        QFETCH(const int, weight);
        QFETCH(const bool, isWritten);
        Hands hands;
        TwoBackends scene(hands);
        const Step step = tellProxyStep(u"divert"_s, u"t"_s, scene.part,
                                        {{.server = u"broker1"_s, .backend = u"be_amqp"_s, .state = haproxy::AdminState::Drain, .weight = 25}});
        QVERIFY(hands.call(*step.act, keeping()));
        hands.haproxy.servers[u"be_amqp/broker1"_s] = since;
        hands.haproxy.writes.clear();
        StepContext later;
        later.kept = m_kept;
        const auto back = hands.call(step.undo->act, later);
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, bits);
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).weight, weight);
        QCOMPARE(!hands.haproxy.writes.isEmpty(), isWritten);
    }

    /// A reload takes a server away: there is nothing to take back of it, and the others come back all the same.
    void anUndoOfAServerThatIsGone()
    {
        Hands hands;
        TwoBackends scene(hands);
        const Step step = tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain);
        QVERIFY(hands.call(*step.act, keeping()));
        hands.haproxy.servers.remove(u"be_amqp/broker1"_s);
        StepContext later;
        later.kept = m_kept;
        const auto back = hands.call(step.undo->act, later);
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqps/b1"_s).bits, 0);
    }

    /// The proxy is reloaded with other addresses while the journal's disk hangs: what is there by now is not told anything.
    void aReloadWhileTheDiskHangs()
    {
        const auto time = std::make_shared<FakeTime>();
        Hands hands(u"be_amqp"_s, time);
        TwoBackends scene(hands);
        StepContext context;
        context.onKeep = [&](QJsonObject) -> QCoro::Task<Status> {
            time->after(std::chrono::minutes{1}, [&hands] { hands.haproxy.servers[u"be_amqp/broker1"_s].address = u"10.0.0.2"_s; });
            time->advance();
            co_return Status();
        };
        const auto told = hands.call(*tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain).act, context);
        QVERIFY(!told);
        QCOMPARE(told.error().kind, ErrorKind::Forbidden);
        QCOMPARE(hands.haproxy.writes, QStringList());
    }

    /// It is reloaded at the very moment: what was told to the wrong one is given back, as its file has it.
    void aReloadAtTheDeed()
    {
        Hands hands;
        TwoBackends scene(hands);
        hands.haproxy.onWrite = [&hands] { hands.haproxy.servers[u"be_amqp/broker1"_s].address = u"10.0.0.2"_s; };
        const auto told = hands.call(*tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain).act, keeping());
        QVERIFY(!told);
        QCOMPARE(told.error().kind, ErrorKind::Command); // something was done
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, 0);
        QVERIFY2(hands.haproxy.servers.value(u"be_amqps/b1"_s).bits != 0, "the other is ours, and the run's to take back");
    }

    /// A reload, or a person, lets clients in again: whoever is sent away would come back, again and again.
    void sessionsOfAServerThatTakesClientsAgain()
    {
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = 3;
        TwoBackends scene(hands);
        const auto closed = hands.call(*closeSessionsStep(scene.part, 1'000'000, 3).act);
        QVERIFY(!closed);
        QCOMPARE(closed.error().kind, ErrorKind::Forbidden);
        QCOMPARE(hands.haproxy.writes, QStringList());
    }

    /// Drain keeps those whom a stick table binds to the server: they come back, and are not sent away again and again.
    void sessionsThatComeBack_data()
    {
        QTest::addColumn<int>("sessions");
        QTest::newRow("one") << 1;
        QTest::newRow("some") << 7;
        QTest::newRow("many") << 60;
    }
    void sessionsThatComeBack()
    {
        QFETCH(const int, sessions);
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s] = {.bits = haproxy::ForcedDrain, .sessions = sessions, .ever = 500, .binds = true};
        hands.haproxy.servers[u"be_amqps/b1"_s] = {.bits = haproxy::ForcedDrain};
        TwoBackends scene(hands);
        const auto closed = hands.call(*closeSessionsStep(scene.part, 1'000'000, sessions).act);
        QVERIFY(!closed);
        QCOMPARE(closed.error().kind, ErrorKind::Command);
        QVERIFY2(closed.error().message.contains(u"be_amqp/broker1"_s), qPrintable(closed.error().message));
        QVERIFY2(closed.error().detail.contains(u"set server be_amqp/broker1 state maint"_s), qPrintable(closed.error().detail));
        // Nobody is asked to go more often than it takes to see that he comes back.
        QVERIFY2(hands.haproxy.writes.size() <= 4 * std::max(sessions, 1), qPrintable(QString::number(hands.haproxy.writes.size())));
    }

    /// Those who were on their way there when it was told are sent away with the others.
    void sessionsOnTheirWay()
    {
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s] = {.bits = haproxy::ForcedDrain, .sessions = 5, .ever = 500};
        hands.haproxy.servers[u"be_amqps/b1"_s] = {.bits = haproxy::ForcedDrain};
        hands.haproxy.onWrite = [&hands] {
            hands.haproxy.servers[u"be_amqp/broker1"_s].sessions += 2;
            hands.haproxy.servers[u"be_amqp/broker1"_s].ever += 2;
        };
        TwoBackends scene(hands);
        const auto closed = hands.call(*closeSessionsStep(scene.part, 1'000'000, 5).act);
        QVERIFY2(closed, closed ? "" : qPrintable(closed.error().message));
        QCOMPARE(closed->value("closed"_L1).toInt(), 7);
    }

    /// Pages that are open somewhere go on asking, and a cookie leads them to the server: each request counts, and none is a client that comes back.
    void pagesThatGoOnAsking()
    {
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s] = {.bits = haproxy::ForcedDrain, .sessions = 5, .ever = 500};
        hands.haproxy.servers[u"be_amqps/b1"_s] = {.bits = haproxy::ForcedDrain, .ever = 9000, .isHttp = true};
        hands.haproxy.onLook = [&hands] { hands.haproxy.servers[u"be_amqps/b1"_s].ever += 20; };
        TwoBackends scene(hands);
        const auto closed = hands.call(*closeSessionsStep(scene.part, 1'000'000, 5).act);
        QVERIFY2(closed, closed ? "" : qPrintable(closed.error().message));
        QCOMPARE(closed->value("closed"_L1).toInt(), 5);
    }

    /// What an agent says every few seconds is written over what the proxy was told: that it was told, and read back once, proves nothing.
    void agentsMaySayOtherwise_data()
    {
        QTest::addColumn<bool>("hasAgent");
        QTest::addColumn<bool>("saysOtherwise");
        QTest::newRow("no agent") << false << false;
        QTest::newRow("an agent that tells of the load alone") << true << false;
        QTest::newRow("an agent that says ready") << true << true;
    }
    void agentsMaySayOtherwise()
    {
        QFETCH(const bool, hasAgent);
        QFETCH(const bool, saysOtherwise);
        const auto time = std::make_shared<FakeTime>();
        Hands hands(u"be_amqp"_s, time);
        for (const QString &server : {u"be_amqp/broker1"_s, u"be_amqps/b1"_s})
            hands.haproxy.servers[server].hasAgent = hasAgent;
        TwoBackends scene(hands);
        QVERIFY(hands.call(*tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain).act, keeping()));
        const QList<Step> steps = stayingSteps(scene.part, bothDrain);
        QCOMPARE(steps.size(), hasAgent ? 1 : 0);
        if (steps.isEmpty())
            return;
        int looks = 0;
        hands.haproxy.onLook = [&] {
            if (++looks == 3 && saysOtherwise)
                hands.haproxy.servers[u"be_amqp/broker1"_s].bits = 0;
        };
        QTimer clock; // as soon as somebody waits for time, it passes
        connect(&clock, &QTimer::timeout, this, [&time] { time->advance(); });
        clock.start(0);
        const auto stays = hands.call(*steps.first().act);
        QCOMPARE(stays.has_value(), !saysOtherwise);
        QVERIFY2(looks >= 3, "one look proves nothing: its agent has not spoken since");
        if (!stays) {
            QCOMPARE(stays.error().kind, ErrorKind::Command);
            QVERIFY2(stays.error().message.contains(u"disable agent be_amqp/broker1"_s), qPrintable(stays.error().message));
        }
    }

    /// What takes nothing back of what is done: the agent of a broker in maintenance says so, and one look that fails is not the last.
    void agentsThatLeaveItSo_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("muteLooks");
        QTest::newRow("an agent that says maintenance") << int(haproxy::ForcedMaint) << 0;
        QTest::newRow("an agent that says drain too") << int(haproxy::ForcedDrain) << 0;
        QTest::newRow("looks that nobody can read") << int(haproxy::ForcedDrain) << 2;
    }
    void agentsThatLeaveItSo()
    {
        QFETCH(const int, bits);
        QFETCH(const int, muteLooks);
        const auto time = std::make_shared<FakeTime>();
        Hands hands(u"be_amqp"_s, time);
        for (const QString &server : {u"be_amqp/broker1"_s, u"be_amqps/b1"_s})
            hands.haproxy.servers[server].hasAgent = true;
        TwoBackends scene(hands);
        QVERIFY(hands.call(*tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain).act, keeping()));
        int looks = 0;
        hands.haproxy.onLook = [&] {
            if (++looks != 3)
                return;
            hands.haproxy.servers[u"be_amqp/broker1"_s].bits = bits;
            hands.haproxy.muteLooks = muteLooks;
        };
        QTimer clock; // as soon as somebody waits for time, it passes
        connect(&clock, &QTimer::timeout, this, [&time] { time->advance(); });
        clock.start(0);
        const auto stays = hands.call(*stayingSteps(scene.part, bothDrain).first().act);
        QVERIFY2(stays, stays ? "" : qPrintable(stays.error().message));
        QVERIFY2(looks > 3 + muteLooks, "one look proves nothing: its agent has not spoken since");
    }

    /// An old worker goes on with the file of before: its server of that name may be another one, and be in nobody's way.
    void sessionsOfOldWorkers_data()
    {
        QTest::addColumn<QString>("address"); // of the old worker's
        QTest::addColumn<int>("left");
        QTest::newRow("the same") << u"10.0.0.1"_s << 0;
        QTest::newRow("another of the same name") << u"10.0.0.9"_s << 4;
    }
    void sessionsOfOldWorkers()
    {
        QFETCH(const QString, address);
        QFETCH(const int, left);
        Hands hands(u"be_amqp"_s, systemTimekeeper(), true);
        for (const QString &server : {u"be_amqp/broker1"_s, u"be_amqps/b1"_s})
            hands.haproxy.servers[server] = {.bits = haproxy::ForcedDrain, .sessions = 1};
        hands.haproxy.old.insert(u"be_amqp/broker1"_s, {.bits = haproxy::ForcedDrain, .address = address, .sessions = 4});
        TwoBackends scene(hands);
        const auto closed = hands.call(*closeSessionsStep(scene.part, 1'000'000, 6).act);
        QVERIFY2(closed, closed ? "" : qPrintable(closed.error().message));
        QCOMPARE(closed->value("closed"_L1).toInt(), 6 - left);
        QCOMPARE(hands.haproxy.old.first().sessions, left);
        QCOMPARE(hands.call(*noSessionsStep({u"rabbit@broker1"_s}, {scene.part}).act)->value("done"_L1).toBool(), true);
    }

    /// "0 left" is no word on one that does not say what it holds.
    void anOldWorkerThatIsMute()
    {
        Hands hands(u"be_amqp"_s, systemTimekeeper(), true);
        hands.haproxy.servers[u"be_amqp/broker1"_s] = {.bits = haproxy::ForcedDrain};
        hands.haproxy.servers[u"be_amqps/b1"_s] = {.bits = haproxy::ForcedDrain};
        hands.haproxy.old.insert(u"be_amqp/broker1"_s, {.bits = haproxy::ForcedDrain, .sessions = 4});
        TwoBackends scene(hands);
        const Step step = noSessionsStep({u"rabbit@broker1"_s}, {scene.part});
        QVERIFY(hands.call(*step.act)->value("words"_L1).toString().contains(u"4"_s));
        hands.haproxy.oldIsMute = true;
        QVERIFY(hands.call(*step.act)->value("words"_L1).toString().contains(u"61"_s));
    }

    /// The socket is that of one process: the others would send clients on, and nobody would see it.
    void severalProcesses()
    {
        Hands hands;
        hands.haproxy.processes = 4;
        QVERIFY(!hands.facts().mayWrite);
        for (const auto &[name, arguments] : {std::pair{u"haproxy.check"_s, QJsonObject{{u"proxy"_s, u"lb1"_s}}},
                                              std::pair{u"guard.proxies-answer"_s, QJsonObject{{u"proxies"_s, QJsonArray{u"lb1"_s}}}}}) {
            const auto answer = hands.call(name, arguments);
            QVERIFY2(!answer, qPrintable(name));
            QVERIFY2(answer.error().message.contains(u"nbproc"_s), qPrintable(answer.error().message));
        }
    }

    /// Told in part is neither done nor not done: it is taken back.
    void whatWasDoneInPart()
    {
        Hands hands;
        TwoBackends scene(hands);
        const Step step = tellProxyStep(u"divert"_s, u"t"_s, scene.part, bothDrain);
        StepContext context = keeping();
        QVERIFY(hands.call(*step.act, context));
        StepContext later;
        later.kept = m_kept;
        hands.haproxy.servers[u"be_amqps/b1"_s].bits = 0;
        QVERIFY2(!hands.call(*step.probe, later), "one of two");
        hands.haproxy.servers[u"be_amqp/broker1"_s].bits = 0;
        QCOMPARE(hands.call(*step.probe, later)->value("done"_L1).toBool(true), false);
    }

    /// Of an algorithm that knows no weights but its file's the state is what matters.
    void weightsThatCannotBeChanged()
    {
        Hands hands;
        hands.haproxy.fixedWeights = true;
        TwoBackends scene(hands);
        QList<HaproxyClient::Wish> wishes = bothDrain;
        wishes.append({.server = u"broker2"_s, .backend = u"be_amqp"_s, .weight = 25});
        const auto told = hands.call(*tellProxyStep(u"divert"_s, u"t"_s, scene.part, wishes).act, keeping());
        QVERIFY2(told, told ? "" : qPrintable(told.error().message));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, int(haproxy::ForcedDrain));
    }

    /// What was changed between the plan and the restart stays so.
    void givesBackWhatItWasBeforeTheRestart()
    {
        Hands hands;
        TwoBackends scene(hands);
        const Step remember = rememberProxyStep(scene.part);
        const Step back = ensureProxyStep(scene.part, asTheyStand(*scene.facts.servers), Ensure::AfterRestart);
        hands.haproxy.servers[u"be_amqp/broker1"_s].bits = haproxy::ForcedMaint; // a failover meanwhile
        const auto seen = hands.call(*remember.act);
        QVERIFY(seen);
        hands.haproxy.servers[u"be_amqp/broker1"_s].bits = 0; // it has started anew
        StepContext context;
        context.results.insert(remember.id, *seen);
        const auto done = hands.call(*back.act, context);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, int(haproxy::ForcedMaint));
    }

    /// A plan of a Warrener that knew one backend: its wishes mean the profile's.
    void plansOfBefore()
    {
        Hands hands;
        const QJsonObject old{{u"proxy"_s, u"lb1"_s}, {u"wishes"_s, QJsonArray{QJsonObject{{u"server"_s, u"broker1"_s}, {u"state"_s, u"maint"_s}}}}};
        StepContext context;
        context.kept = {{u"before"_s, QJsonArray{QJsonObject{{u"server"_s, u"broker1"_s}, {u"state"_s, u"ready"_s}, {u"weight"_s, 100}}}}};
        QVERIFY(hands.call(u"haproxy.set"_s, old, context));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, int(haproxy::ForcedMaint));
        QVERIFY(hands.call(u"haproxy.restore"_s, {{u"proxy"_s, u"lb1"_s}}, context));
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker1"_s).bits, 0);
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = 3;
        hands.haproxy.servers[u"be_amqps/b1"_s].sessions = 2;
        const QJsonObject servers{{u"servers"_s, QJsonObject{{u"lb1"_s, u"broker1"_s}}}};
        QVERIFY2(hands.call(u"haproxy.no-sessions"_s, servers)->value("words"_L1).toString().contains(u'3'), "three of the profile's backend");
        const auto checked = hands.call(u"haproxy.check"_s, {{u"proxy"_s, u"lb1"_s}, {u"servers"_s, QJsonArray{u"broker2"_s}}});
        QVERIFY(checked);
        QCOMPARE(checked->value("sessions"_L1).toObject(), (QJsonObject{{u"broker1"_s, 3}, {u"broker2"_s, 0}}));
    }

    void sessionsOfAllBackends()
    {
        Hands hands;
        for (const QString &server : {u"be_amqp/broker1"_s, u"be_amqps/b1"_s})
            hands.haproxy.servers[server] = {.bits = haproxy::ForcedDrain, .sessions = 3};
        hands.haproxy.servers[u"be_amqp/broker2"_s].sessions = 5;
        TwoBackends scene(hands);
        QCOMPARE(hands.call(*noSessionsStep({u"rabbit@broker1"_s}, {scene.part}).act)->value("done"_L1).toBool(), false);
        const auto closed = hands.call(*closeSessionsStep(scene.part, 1'000'000, 6).act);
        QVERIFY2(closed, closed ? "" : qPrintable(closed.error().message));
        QCOMPARE(closed->value("closed"_L1).toInt(), 6);
        QCOMPARE(hands.call(*noSessionsStep({u"rabbit@broker1"_s}, {scene.part}).act)->value("done"_L1).toBool(), true);
        QCOMPARE(hands.haproxy.servers.value(u"be_amqp/broker2"_s).sessions, 5);
    }

    /// After a restart: every backend, only what differs, and the file's own maintenance stays.
    void givesBackAfterARestart()
    {
        Hands hands;
        TwoBackends scene(hands);
        QList<HaproxyClient::Wish> wishes = bothDrain;
        wishes.append({.server = u"broker2"_s, .backend = u"be_amqp"_s, .state = haproxy::AdminState::Ready, .fileFirst = true});
        wishes.append({.server = u"gone"_s, .backend = u"be_amqp"_s, .state = haproxy::AdminState::Drain});
        hands.haproxy.servers[u"be_amqp/broker2"_s].bits = haproxy::ForcedMaint | haproxy::ConfiguredMaint; // the new file disables it
        const auto done = hands.call(*ensureProxyStep(scene.part, wishes, Ensure::AfterRestart).act);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(hands.haproxy.writes, (QStringList{u"set server be_amqp/broker1 state drain"_s, u"set server be_amqps/b1 state drain"_s}));
        QVERIFY(!hands.call(*ensureProxyStep(scene.part, wishes).act));
    }

    /// Found without changing anything, in every place that asks.
    void aSocketThatMayOnlyLook_data()
    {
        QTest::addColumn<QByteArray>("level");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<bool>("mayWrite");
        QTest::newRow("admin") << QByteArray("admin") << false << true;
        QTest::newRow("operator") << QByteArray("operator") << true << false;
        QTest::newRow("user") << QByteArray("user") << true << false;
        QTest::newRow("before 1.8, may") << QByteArray() << false << true;
        QTest::newRow("before 1.8, may not") << QByteArray() << true << false;
    }
    void aSocketThatMayOnlyLook()
    {
        QFETCH(const QByteArray, level);
        QFETCH(const bool, refused);
        QFETCH(const bool, mayWrite);
        Hands hands;
        hands.haproxy.level = level;
        hands.haproxy.mayNot = refused;
        QCOMPARE(hands.facts().mayWrite, mayWrite);
        const auto checked = hands.call(u"haproxy.check"_s, {{u"proxy"_s, u"lb1"_s}});
        const auto guard = hands.call(u"guard.proxies-answer"_s, {{u"proxies"_s, QJsonArray{u"lb1"_s}}});
        QCOMPARE(checked.has_value(), mayWrite);
        QCOMPARE(guard.has_value(), mayWrite);
        if (!mayWrite) {
            QCOMPARE(checked.error().kind, ErrorKind::Forbidden);
            QVERIFY2(checked.error().detail.contains(u"level admin"_s), qPrintable(checked.error().detail));
        }
        for (const QString &write : std::as_const(hands.haproxy.writes))
            QCOMPARE(write, u"set server"_s); // names no server: changes nothing
    }

    /// Asked when it is about to begin: more clients may have come since the plan was made.
    void clientsMustFitIntoWhatIsLeft()
    {
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = 60;
        hands.haproxy.servers[u"be_amqp/broker1"_s].limit = 100;
        hands.haproxy.servers[u"be_amqp/broker2"_s].sessions = 40;
        const ProxyFacts before = hands.facts();
        const auto partsOf = [](const ProxyFacts &facts) {
            const haproxy::ServerTable *table = haproxy::tableOf(*facts.servers, u"be_amqp"_s);
            return QList<ProxyPart>{
                {.name = {u"lb1"_s}, .backends = {{.backend = u"be_amqp"_s, .from = {u"broker1"_s}, .servers = table}}, .servers = &*facts.servers}};
        };
        QVERIFY2(!clientsFitGuard(partsOf(before)), "broker2 takes any number");
        hands.haproxy.servers[u"be_amqp/broker2"_s].limit = 100;
        const ProxyFacts after = hands.facts();
        const std::optional<Guard> guard = clientsFitGuard(partsOf(after));
        QVERIFY(guard);
        QVERIFY(hands.call(guard->act));
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = 61;
        const auto refused = hands.call(guard->act);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QVERIFY2(refused.error().message.contains(u"lb1 has 101 clients in be_amqp"_s), qPrintable(refused.error().message));
        QVERIFY(hands.haproxy.writes.isEmpty());
    }

    /// Its servers have room, and what lets clients in has none: who is sent away may stay outside. Of a frontend nobody tells where it
    /// leads; a section of another backend's name leads there.
    void whatLetsThemInIsFull_data()
    {
        QTest::addColumn<int>("connections");
        QTest::addColumn<QString>("front");
        QTest::addColumn<FakeHaproxy::Front>("its");
        QTest::addColumn<int>("sessions");
        QTest::addColumn<QString>("says"); // empty: it fits
        const FakeHaproxy::Front full{.sessions = 20, .limit = 20}, wide{.sessions = 19, .limit = 20};
        QTest::newRow("room everywhere") << 20 << u"amqp_in"_s << wide << 5 << QString();
        QTest::newRow("the process is full") << 500 << u"amqp_in"_s << wide << 5 << u"lb1 has 500 connections, as many as its maxconn"_s;
        QTest::newRow("a frontend is full") << 20 << u"amqp_in"_s << full << 5 << u"lb1 has 20 clients in amqp_in, as many as its maxconn"_s;
        QTest::newRow("its listen is full") << 20 << u"be_amqp"_s << full << 5 << u"lb1 has 20 clients in be_amqp, as many as its maxconn"_s;
        QTest::newRow("another backend's listen is full") << 20 << u"exporter"_s << full << 5 << QString();
        QTest::newRow("nobody is sent away") << 500 << u"amqp_in"_s << full << 0 << QString();
    }
    void whatLetsThemInIsFull()
    {
        QFETCH(const int, connections);
        QFETCH(const QString, front);
        QFETCH(const FakeHaproxy::Front, its);
        QFETCH(const int, sessions);
        QFETCH(const QString, says);
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = sessions;
        hands.haproxy.connections = 20;
        hands.haproxy.mostConnections = 500;
        const ProxyFacts facts = hands.facts();
        const std::optional<Guard> guard =
            clientsFitGuard({{.name = {u"lb1"_s},
                              .backends = {{.backend = u"be_amqp"_s, .from = {u"broker1"_s}, .servers = haproxy::tableOf(*facts.servers, u"be_amqp"_s)}},
                              .servers = &*facts.servers,
                              .intake = facts.intake}});
        QVERIFY2(guard, "it tells a limit");
        hands.haproxy.connections = connections;
        hands.haproxy.fronts.insert(front, its);
        const auto answer = hands.call(guard->act);
        QCOMPARE(answer.has_value(), says.isEmpty());
        if (!says.isEmpty()) {
            QCOMPARE(answer.error().kind, ErrorKind::Forbidden);
            QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
        }
    }

    /// Frontends of other applications at the same proxy are nobody's way here; whose clients are on this cluster's servers is.
    void whoseFrontendIsFull_data()
    {
        QTest::addColumn<QString>("full");
        QTest::addColumn<bool>("fits");
        QTest::newRow("this cluster's") << u"amqp_in"_s << false;
        QTest::newRow("another application's") << u"shop_in"_s << true;
        QTest::newRow("one without clients, which may lead anywhere") << u"idle_in"_s << false;
    }
    void whoseFrontendIsFull()
    {
        QFETCH(const QString, full);
        QFETCH(const bool, fits);
        Hands hands;
        hands.haproxy.servers[u"be_amqp/broker1"_s].sessions = 5;
        hands.haproxy.servers[u"be_amqp/broker1"_s].front = u"amqp_in"_s;
        hands.haproxy.servers.insert(u"shop/one"_s, {.address = u"10.0.0.9"_s, .port = 3306, .sessions = 5, .front = u"shop_in"_s});
        for (const QString &front : {u"amqp_in"_s, u"shop_in"_s, u"idle_in"_s})
            hands.haproxy.fronts.insert(front, {.sessions = 5, .limit = front == full ? 5 : 100});
        const ProxyFacts facts = hands.facts();
        const QList<ProxyPart> part{{.name = {u"lb1"_s},
                                     .backends = {{.backend = u"be_amqp"_s, .from = {u"broker1"_s}, .servers = haproxy::tableOf(*facts.servers, u"be_amqp"_s)}},
                                     .servers = &*facts.servers,
                                     .intake = facts.intake}};
        QCOMPARE(tooLittleRoom(part).isEmpty(), fits);
        const auto answer = hands.call(clientsFitGuard(part)->act);
        QVERIFY2(answer.has_value() == fits, answer ? "" : qPrintable(answer.error().message));
    }

    /// The other way round: room that another application has is no room here.
    void roomOfAnotherApplication()
    {
        const auto table = [](const QString &backend) {
            return haproxy::ServerTable{.backend = backend, .servers = {{.name = u"one"_s, .address = u"10.0.0.1"_s, .operState = 2, .weight = 1}}};
        };
        const QList<haproxy::ServerTable> tables{table(u"be_amqp"_s), table(u"shop"_s)};
        haproxy::Intake intake{.fronts = {{.name = u"amqp_in"_s, .sessions = 18, .sessionLimit = 20, .backends = {u"be_amqp"_s}},
                                          {.name = u"shop_in"_s, .sessions = 5, .sessionLimit = 1000, .backends = {u"shop"_s}}}};
        QCOMPARE(roomLeft(intake, tables, {{.backend = u"be_amqp"_s, .server = u"one"_s}}), 2);
        intake.fronts[1].backends.clear();
        QCOMPARE(roomLeft(intake, tables, {{.backend = u"be_amqp"_s, .server = u"one"_s}}), 997);
    }

    /// A proxy stops: the least that is free on the way through the others is what they take, and who is silent takes nobody.
    void otherProxiesMustTakeThem_data()
    {
        QTest::addColumn<int>("clients");
        QTest::addColumn<int>("most"); // of the other's process; 10 are there
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("isSilent");
        QTest::addColumn<bool>("fits");
        QTest::newRow("it tells no limit") << 5000 << 0 << 0 << false << true;
        QTest::newRow("room to the last") << 90 << 100 << 0 << false << true;
        QTest::newRow("its process has too little") << 91 << 100 << 0 << false << false;
        QTest::newRow("its servers have too little") << 41 << 1000 << 20 << false << false;
        QTest::newRow("its servers have room") << 40 << 1000 << 20 << false << true;
        QTest::newRow("it is silent") << 1 << 1000 << 0 << true << false;
        QTest::newRow("it is silent, and nobody is there") << 0 << 1000 << 0 << true << true;
    }
    void otherProxiesMustTakeThem()
    {
        QFETCH(const int, clients);
        QFETCH(const int, most);
        QFETCH(const int, limit);
        QFETCH(const bool, isSilent);
        QFETCH(const bool, fits);
        FakeHaproxy stops;
        auto stays = std::make_unique<FakeHaproxy>();
        for (FakeHaproxy *proxy : {&stops, stays.get()}) {
            proxy->servers.insert(u"be_amqp/broker1"_s, {});
            proxy->servers.insert(u"be_amqp/broker2"_s, {.address = u"10.0.0.2"_s});
            proxy->servers.insert(u"web/shop"_s, {.address = u"10.0.0.9"_s, .port = 80, .sessions = 700});
        }
        stops.servers[u"be_amqp/broker1"_s].sessions = clients;
        stays->connections = 10;
        stays->mostConnections = most;
        stays->servers[u"be_amqp/broker1"_s].limit = stays->servers[u"be_amqp/broker2"_s].limit = limit;
        ClusterProfile profile;
        for (int number = 1; number <= 2; ++number)
            profile.nodes.append({.name = {u"rabbit@broker%1"_s.arg(number)}, .amqp = {u"10.0.0.%1"_s.arg(number), 5672}});
        profile.proxies = {{.name = {u"lb1"_s}, .socket = stops.socket(), .backend = u"be_amqp"_s},
                           {.name = {u"lb2"_s}, .socket = stays->socket(), .backend = u"be_amqp"_s}};
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access);
        ClusterView view = bareView(profile, {});
        ClusterFacts facts = *view.facts;
        for (const ProxyProfile &proxy : std::as_const(profile.proxies))
            facts.proxies.append(QCoro::waitFor(askProxy(access, proxy.name, false, {})));
        view.facts = std::make_shared<const ClusterFacts>(facts);
        const std::optional<Guard> guard = clientsFitElsewhereGuard(view, {u"lb1"_s});
        QVERIFY(guard);
        QVERIFY(guard->overridable);
        if (isSilent)
            stays.reset();
        const auto answer = QCoro::waitFor(Operations::call(operations, guard->act, {}, systemTimekeeper(), {}));
        QVERIFY2(answer.has_value() == fits, answer ? "" : qPrintable(answer.error().message));
        if (!fits)
            QCOMPARE(answer.error().kind, ErrorKind::Forbidden);
    }

    /// Down, in maintenance, without an address: nobody's target.
    void mustTakeClients_data()
    {
        QTest::addColumn<FakeHaproxy::Server>("server");
        QTest::addColumn<bool>("takes");
        QTest::newRow("ready") << FakeHaproxy::Server{} << true;
        QTest::newRow("enabled at run time") << FakeHaproxy::Server{.bits = haproxy::ConfiguredMaint} << true;
        QTest::newRow("renamed at run time") << FakeHaproxy::Server{.bits = 64} << true;
        QTest::newRow("drained") << FakeHaproxy::Server{.bits = haproxy::ForcedDrain} << false;
        QTest::newRow("no address") << FakeHaproxy::Server{.bits = 0, .address = {}} << false;
        QTest::newRow("no weight") << FakeHaproxy::Server{.weight = 0} << false;
    }
    void mustTakeClients()
    {
        QFETCH(const FakeHaproxy::Server, server);
        QFETCH(const bool, takes);
        Hands hands;
        hands.haproxy.servers[u"be_amqps/b2"_s] = server;
        const auto checked = hands.call(u"haproxy.check"_s, {{u"proxy"_s, u"lb1"_s}, {u"servers"_s, QJsonArray{u"be_amqps/b2"_s}}});
        QCOMPARE(checked.has_value(), takes);
    }

    /// More than one question can hold.
    void manyWishes()
    {
        Hands hands;
        QList<HaproxyClient::Wish> wishes;
        for (int i = 0; i < 700; ++i) {
            const QString name = u"a-server-with-a-rather-long-name-%1"_s.arg(i);
            hands.haproxy.servers.insert(u"be_amqp/"_s + name, {});
            wishes.append({.server = name, .backend = u"be_amqp"_s, .state = haproxy::AdminState::Drain});
        }
        const auto done = hands.call(u"haproxy.set"_s, {{u"proxy"_s, u"lb1"_s}, {u"wishes"_s, toJson(wishes)}}, [] {
            StepContext context;
            context.onKeep = [](QJsonObject) -> QCoro::Task<Status> { co_return Status(); };
            return context;
        }());
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(hands.haproxy.writes.size(), 700);
    }

    void figuresWithoutABackend()
    {
        Hands hands((QString()));
        hands.haproxy.servers.clear();
        hands.haproxy.servers.insert(u"a_epmd/broker1"_s, {.port = 4369});
        hands.haproxy.servers.insert(u"b_amqp/broker1"_s, {.port = 5672, .sessions = 7});
        const Result<HaproxyClient> client = hands.access->proxy(u"lb1"_s);
        const Result<ProxyFigures> figures = QCoro::waitFor(client->figures());
        QVERIFY2(figures, figures ? "" : qPrintable(figures.error().message));
        QCOMPARE(figures->backend, u"b_amqp"_s);
        hands.haproxy.servers.remove(u"b_amqp/broker1"_s);
        QCOMPARE(QCoro::waitFor(client->figures()).error().kind, ErrorKind::NotFound);
    }

private:
    /// What the step keeps is in m_kept.
    StepContext keeping()
    {
        StepContext context;
        context.onKeep = [this](QJsonObject what) -> QCoro::Task<Status> {
            m_kept = what;
            co_return Status();
        };
        return context;
    }

    QJsonObject m_kept;
};

QTEST_GUILESS_MAIN(ProxyOperationsTest)
#include "ProxyOperationsTest.moc"
