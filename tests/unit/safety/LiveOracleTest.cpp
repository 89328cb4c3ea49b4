// What the live suite of tests/integration/safety draws and judges, without its hosts: an oracle that finds nothing is worth nothing.

#include "integration/safety/Oracle.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::safety;

namespace {

/// broker2 is frozen, one automatic sees it and fences it, both proxies take it out, and its host starts it again.
Happened rightlyFenced()
{
    Happened happened{.world = {.fault = LiveFault::Frozen, .node = 2, .proxies = {u"lb1"_s, u"lb2"_s}, .consoles = {{}, {}}},
                      .faultAt = TimePoint{Millis{1'000'000}}};
    for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
        happened.before.insert(host, {.process = u"400:1234"_s});
        for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
            for (const QString &backend : {u"be_amqp"_s, u"be_amqps"_s, u"be_exporter"_s})
                happened.serversBefore.insert(proxy + u' ' + backend + u'/' + host, {.bits = 0, .weight = 100});
        }
    }
    happened.after = happened.before;
    happened.after[u"broker2"_s] = {.process = u"900:5678"_s, .restarts = 1};
    happened.serversAfter = happened.serversBefore;
    for (auto server = happened.serversAfter.begin(); server != happened.serversAfter.end(); ++server) {
        if (server.key().endsWith(u"/broker2"_s) && !server.key().contains(u"exporter"_s))
            server->bits = 1;
    }
    happened.acts = {{.console = u"console 1"_s, .node = u"broker2"_s, .verdict = u"done"_s, .isFenced = true, .isEnded = true}};
    happened.consoles = {{.name = u"console 1"_s, .isAutomatic = true},
                         {.name = u"console 2"_s, .isAutomatic = true, .refusals = {u"another run"_s}, .noted = {u"another run"_s}}};
    return happened;
}

/// The same world, but nobody did anything.
Happened leftAlone(LiveFault fault)
{
    Happened happened = rightlyFenced();
    happened.world.fault = fault;
    happened.after = happened.before;
    happened.serversAfter = happened.serversBefore;
    happened.acts.clear();
    return happened;
}

using Change = std::function<void(Happened &)>;

} // namespace

class LiveOracleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSeedIsAWorld()
    {
        QSet<LiveFault> faults;
        for (quint32 seed = 1; seed <= liveFaults; ++seed) {
            const LiveWorld world = LiveWorld::fromSeed(seed);
            QCOMPARE(world, LiveWorld::fromSeed(seed));
            faults.insert(world.fault);
        }
        QCOMPARE(faults.size(), liveFaults);
    }

    /// Within what the suite plays by default everything that can be drawn is drawn.
    void everythingIsDrawn()
    {
        bool isArmed = false, isAsked = false, isAlone = false, areTwo = false, isBusy = false, isBlind = false, mustAct = false;
        bool isCutFromAll = false, isCutFromSome = false;
        QSet<QStringList> proxies;
        QSet<int> nodes;
        for (quint32 seed = 1; seed <= usualWorlds; ++seed) {
            const LiveWorld world = LiveWorld::fromSeed(seed);
            (world.isArmed ? isArmed : isAsked) = true;
            (world.consoles.size() == 1 ? isAlone : areTwo) = true;
            isBusy = isBusy || world.operatorNode != 0;
            isBlind = isBlind || world.loginFrozenOn != 0;
            mustAct = mustAct || world.mustAct();
            if (world.fault == LiveFault::ConsoleCut)
                (world.isCutFromAll ? isCutFromAll : isCutFromSome) = true;
            proxies.insert(world.proxies);
            nodes.insert(world.node);
            QVERIFY(world.consoles.size() == 1 || world.consoles.size() == 2);
            QVERIFY(world.afterOperatorHasBegun >= Millis{0} && world.afterOperatorHasBegun <= Millis{3000});
            for (const LiveWorld::Place &place : world.consoles) {
                QVERIFY(place.away >= Millis{0} && place.away <= Millis{3000});
                QVERIFY(place.beforeAsking >= Millis{0} && place.beforeAsking <= Millis{3000});
            }
        }
        QVERIFY(isArmed && isAsked && isAlone && areTwo && isBusy && isBlind && mustAct && isCutFromAll && isCutFromSome);
        QCOMPARE(proxies.size(), 3);
        QCOMPARE(nodes.size(), 3);
    }

    void whatIsRightIsNoViolation()
    {
        QCOMPARE(violationsOf(rightlyFenced()), QStringList());
        for (int fault = 0; fault < liveFaults; ++fault) {
            Happened happened = leftAlone(LiveFault(fault));
            happened.world.operatorNode = 1; // somebody is in the way: it need not be failed over
            if (endsByItself(happened.world.fault))
                happened.after[u"broker2"_s] = {.process = u"900:5678"_s, .restarts = restartsOf(happened.world.fault)};
            QCOMPARE(violationsOf(happened), QStringList());
        }
    }

    void aPersonMayAskAgain()
    {
        Happened happened = rightlyFenced();
        happened.world.isArmed = false;
        happened.acts.append({.console = u"console 2"_s, .node = u"broker2"_s, .verdict = u"done"_s, .isFenced = true});
        QCOMPARE(violationsOf(happened), QStringList());
        happened.acts.last().isEnded = true;
        QVERIFY(violationsOf(happened).join(u'\n').contains(u"2 fences"_s));
    }

    void anOperatorMayDrainAndTheDeadAreNotFencedThen()
    {
        Happened happened = leftAlone(LiveFault::Frozen);
        happened.world.operatorNode = 1;
        happened.acts = {
            {.console = u"the operator"_s, .node = u"broker1"_s, .verdict = u"done"_s, .isDrained = true, .drainBegan = happened.faultAt - Millis{500}}};
        happened.serversAfter[u"lb1 be_amqp/broker1"_s].bits = 8;
        QCOMPARE(violationsOf(happened), QStringList());
    }

    /// Brokers that do not hear each other say nothing of it for a minute: nobody can know.
    void whatNobodyCanSeeIsNoViolation()
    {
        Happened happened = leftAlone(LiveFault::PeersDeaf);
        happened.acts = {
            {.console = u"the operator"_s, .node = u"broker1"_s, .verdict = u"done"_s, .isDrained = true, .drainBegan = happened.faultAt + Millis{9000}}};
        happened.serversAfter[u"lb1 be_amqp/broker1"_s].bits = 8;
        QCOMPARE(violationsOf(happened), QStringList());
        happened.acts[0].drainBegan = happened.faultAt + Millis{61'000};
        QVERIFY(violationsOf(happened).join(u'\n').contains(u"no majority is left"_s));
    }

    void violationsAreFound_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Change &change, const QString &words) { QTest::newRow(name) << change << words; };
        row("a neighbour was fenced", [](Happened &it) { it.acts[0].node = u"broker3"_s; }, u"fenced broker3, which was well"_s);
        row("a neighbour's process has ended", [](Happened &it) { it.after[u"broker1"_s].process = u"901:1"_s; }, u"broker1, which was well, has ended"_s);
        row("it came back so quickly that nobody saw it", [](Happened &it) { it.after[u"broker1"_s].restarts = 1; }, u"broker1 was started again"_s);
        row("a node that boots was fenced", [](Happened &it) { it.world.fault = LiveFault::Booting; }, u"which was restarted by its service"_s);
        row(
            "a node that starts was ended again",
            [](Happened &it) {
                it = leftAlone(LiveFault::KilledOnce);
                it.after[u"broker2"_s] = {.process = u"901:1"_s, .restarts = 2};
            },
            u"broker2 was started again by its host 2 times"_s);
        row("two fences", [](Happened &it) { it.acts.append(it.acts[0]); }, u"2 fences"_s);
        row("nothing was done", [](Happened &it) { it = leftAlone(LiveFault::Frozen); }, u"nothing was done"_s);
        row("nobody has done it", [](Happened &it) { it.acts[0].isEnded = false; }, u"no journal says by whom"_s);
        row("it lives", [](Happened &it) { it.after[u"broker2"_s] = it.before[u"broker2"_s]; }, u"was called ended, and lives"_s);
        row(
            "drained and fenced",
            [](Happened &it) { it.acts.append({.console = u"the operator"_s, .node = u"broker1"_s, .verdict = u"done"_s, .isDrained = true}); },
            u"no majority is left"_s);
        row(
            "drained beside a dead one",
            [](Happened &it) {
                it = leftAlone(LiveFault::Stopped);
                it.after[u"broker2"_s].process.clear();
                it.acts.append(
                    {.console = u"the operator"_s, .node = u"broker1"_s, .verdict = u"done"_s, .isDrained = true, .drainBegan = it.faultAt + Millis{5000}});
            },
            u"no majority is left"_s);
        row("nothing is confirmed", [](Happened &it) { it.goesOn = false; }, u"nothing is confirmed any more"_s);
        row("another server", [](Happened &it) { it.serversAfter[u"lb2 be_amqp/broker1"_s].bits = 1; }, u"lb2 be_amqp/broker1 was touched"_s);
        row("a weight", [](Happened &it) { it.serversAfter[u"lb2 be_amqp/broker1"_s].weight = 1; }, u"lb2 be_amqp/broker1 was touched"_s);
        row("what is no broker", [](Happened &it) { it.serversAfter[u"lb1 be_exporter/broker2"_s].bits = 1; }, u"be_exporter/broker2 was touched"_s);
        row("a proxy that is not ours", [](Happened &it) { it.world.proxies = {u"lb1"_s}; }, u"lb2 be_amqp/broker2 was touched"_s);
        row(
            "refused, and not taken back",
            [](Happened &it) {
                it = leftAlone(LiveFault::Draining);
                it.acts = {{.console = u"console 1"_s, .node = u"broker2"_s, .verdict = u"refused"_s, .why = {u"it lives"_s}}};
                it.serversAfter[u"lb1 be_amqp/broker2"_s].bits = 8;
            },
            u"lb1 be_amqp/broker2 was touched"_s);
        row("clients are still sent there", [](Happened &it) { it.serversAfter[u"lb1 be_amqps/broker2"_s].bits = 0; }, u"may still send clients there"_s);
        row("a loss", [](Happened &it) { it.lost = 3; }, u"3 confirmed messages were lost"_s);
        row("no word in the journal", [](Happened &it) { it.consoles[1].noted.clear(); }, u"its journal has no word of it: another run"_s);
        row(
            "no reason",
            [](Happened &it) {
                it = leftAlone(LiveFault::Nothing);
                it.acts = {{.console = u"console 1"_s, .node = u"broker2"_s, .verdict = u"refused"_s}};
            },
            u"does not say why"_s);
        row("no end", [](Happened &it) { it.acts[0].verdict.clear(); }, u"has no end in its journal"_s);
        row(
            "not a word to whoever asked",
            [](Happened &it) {
                it = leftAlone(LiveFault::Nothing);
                it.consoles = {{.name = u"console 1"_s, .exitCode = 1}};
            },
            u"does not say why"_s);
    }
    void violationsAreFound()
    {
        QFETCH(const Change, change);
        QFETCH(const QString, words);
        Happened happened = rightlyFenced();
        change(happened);
        const QString found = violationsOf(happened).join(u'\n');
        QVERIFY2(found.contains(words), qPrintable(found));
    }

    void aJournalIsRead()
    {
        QByteArray journal;
        const auto line = [&journal](const QJsonObject &record) { journal += QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n'; };
        const QJsonObject plan{{u"facts"_s, QJsonObject{{u"from"_s, u"rabbit@broker2"_s}}}};
        line({{u"kind"_s, u"note"_s}, {u"data"_s, QJsonObject{{u"kind"_s, u"failover-not-done"_s}, {u"words"_s, u"blind"_s}}}});
        line({{u"kind"_s, u"note"_s}, {u"data"_s, QJsonObject{{u"kind"_s, u"failover-state"_s}, {u"words"_s, u"watched"_s}}}});
        line({{u"kind"_s, u"run-started"_s}, {u"run"_s, u"a"_s}, {u"data"_s, QJsonObject{{u"plan"_s, plan}}}});
        line({{u"kind"_s, u"guard-refused"_s}, {u"run"_s, u"a"_s}, {u"data"_s, QJsonObject{{u"guard"_s, u"is-down"_s}, {u"reason"_s, u"it lives"_s}}}});
        line({{u"kind"_s, u"run-ended"_s}, {u"run"_s, u"a"_s}, {u"data"_s, QJsonObject{{u"verdict"_s, u"refused"_s}, {u"error"_s, u"it lives"_s}}}});
        line({{u"kind"_s, u"run-started"_s}, {u"run"_s, u"b"_s}, {u"data"_s, QJsonObject{{u"plan"_s, plan}}}});
        line({{u"kind"_s, u"step-intent"_s}, {u"run"_s, u"b"_s}, {u"step"_s, u"drain"_s}, {u"at"_s, u"1970-01-01T00:16:40.250Z"_s}});
        line({{u"kind"_s, u"step-done"_s}, {u"run"_s, u"b"_s}, {u"step"_s, u"drain"_s}});
        line({{u"kind"_s, u"step-done"_s},
              {u"run"_s, u"b"_s},
              {u"step"_s, u"fence"_s},
              {u"data"_s, QJsonObject{{u"result"_s, QJsonObject{{u"killed"_s, true}}}}}});
        line({{u"kind"_s, u"run-ended"_s}, {u"run"_s, u"b"_s}, {u"data"_s, QJsonObject{{u"verdict"_s, u"done"_s}}}});
        journal += "half a li";
        QCOMPARE(refusalsNotedIn(journal), QStringList{u"blind"_s});
        const QList<Act> acts = actsFrom(journal, u"console 1"_s);
        QCOMPARE(acts.size(), 2);
        QVERIFY(acts[0].isTakenBack() && acts[0].node == "broker2"_L1 && acts[0].why == QStringList{u"it lives"_s} && !acts[0].isFenced);
        QVERIFY(!acts[1].isTakenBack() && acts[1].isFenced && acts[1].isEnded && acts[1].isDrained && acts[1].why.isEmpty());
        QCOMPARE(acts[1].drainBegan, TimePoint{Millis{1'000'250}});
    }
};

QTEST_GUILESS_MAIN(LiveOracleTest)
#include "LiveOracleTest.moc"
