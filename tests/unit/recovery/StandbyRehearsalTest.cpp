// Plans taken on a standby, with no way to the cluster whose plan it is.

#include "plan/recovery/StandbyRehearsal.h"

#include "ShippedPlans.h"

#include <QHostAddress>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class StandbyRehearsalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A rehearsal on a standby has no way to the cluster whose plan it is.
    void whereOneMayRehearse()
    {
        const Scene scene;
        const ClusterProfile &of = scene.profile;
        ClusterProfile standby;
        standby.name = {u"dr1"_s};
        standby.environment = Environment::Test;
        standby.nodes = {{.name = {u"rabbit@dr1"_s}, .management = QUrl(u"http://dr1:15672"_s), .amqp = {u"dr1"_s, 5672}}};
        const Status may = mayRehearseOn(standby, of);
        QVERIFY2(may, qPrintable(may ? QString() : may.error().message));
        QVERIFY(!mayRehearseOn(of, of));
        ClusterProfile production = standby;
        production.environment = Environment::Production;
        QVERIFY(!mayRehearseOn(production, of));
        ClusterProfile sharing = standby;
        sharing.proxies = of.proxies;
        QVERIFY(!sharing.proxies.isEmpty());
        QVERIFY(!mayRehearseOn(sharing, of));
        ClusterProfile same = standby;
        same.nodes.append(of.nodes.first());
        QVERIFY(!mayRehearseOn(same, of));
        // The same machine under its whole name.
        ClusterProfile whole = standby;
        whole.nodes.append(
            {.name = {u"rabbit@x"_s},
             .management = QUrl(u"http://"_s + of.nodes.first().management.host() + u".example.org:"_s + QString::number(of.nodes.first().management.port()))});
        if (QHostAddress(of.nodes.first().management.host()).isNull())
            QVERIFY(!mayRehearseOn(whole, of));
        // One machine by two doors, by the runtime API's and a login's; and one that is named by its address there.
        ClusterProfile proxied = of;
        proxied.proxies = {{.name = {u"lb"_s}}};
        proxied.proxies.first().socket = u"tcp:lb9.example.org:9999"_s;
        proxied.proxies.first().address = {u"lb9"_s, 5672};
        ClusterProfile besides = standby;
        besides.proxies = {{.name = {u"lb"_s}}};
        besides.proxies.first().socket = u"/run/haproxy/admin.sock"_s;
        besides.proxies.first().address = {u"lb9"_s, 5673};
        QVERIFY(!mayRehearseOn(besides, proxied));
        besides.proxies.clear();
        besides.hosts = {{.name = {u"h"_s}, .role = HostRole::Proxy, .ssh = u"ops@lb9"_s}};
        QVERIFY(!mayRehearseOn(besides, proxied));
        // Tunnels to this machine are told apart by their ports.
        ClusterProfile tunnel = standby;
        tunnel.nodes.first().management = QUrl(u"http://localhost:25672"_s);
        ClusterProfile other = of;
        other.nodes.first().management = QUrl(u"http://127.0.0.1:15672"_s);
        QVERIFY(mayRehearseOn(tunnel, other));
        other.nodes.first().management.setPort(25672);
        QVERIFY(!mayRehearseOn(tunnel, other));
        // Where a tunnel ends nobody can read: what answers there by the name of a node is that node.
        tunnel.nodes.first().name = of.nodes.first().name;
        QVERIFY(!mayRehearseOn(tunnel, of));
        tunnel.nodes.first().management = QUrl(u"http://dr1:15672"_s);
        QVERIFY(mayRehearseOn(tunnel, of)); // two sites may call their nodes alike
        // A host's own command that goes on to another machine.
        ClusterProfile leading = standby;
        const QString theirs = of.nodes.first().amqp.host;
        QVERIFY(!theirs.isEmpty());
        leading.hosts = {
            {.name = {u"dr1"_s}, .ssh = u"ops@dr1"_s, .serviceManager = u"commands"_s, .commands = QJsonObject{{u"stop"_s, u"svc stop rabbitmq"_s}}}};
        QVERIFY(mayRehearseOn(leading, of));
        leading.hosts.first().commands.insert(u"start"_s, u"ssh ops@%1 svc start rabbitmq"_s.arg(theirs));
        QVERIFY(!mayRehearseOn(leading, of));
        // A step that names a node of its own cluster can be taken nowhere else.
        RecoveryDocument document;
        document.steps = {{.id = u"restart"_s}};
        QVERIFY(mayRehearse(document, standby));
        document.steps.first().node = of.nodes.first().name;
        QVERIFY(!mayRehearse(document, standby));
        // What it came to counts as a run.
        RunSummary note{.kind = standbyRehearsalKind(), .startedAt = TimePoint{std::chrono::hours{1}}};
        note.note = standbyRehearsalNote(u"disk-full"_s, standby.name, u"r1"_s, Millis{4000});
        const std::optional<RecoveryProof> proof = standbyRehearsal({note}, u"disk-full"_s);
        QVERIFY(proof && proof->took == Millis{4000} && !proof->atTable && proof->at == note.startedAt);
        QVERIFY(!standbyRehearsal({note}, u"erlang-cookie"_s));
    }

    /// A proxy that the cluster's own profile does not name may carry its clients: it is not told to send them away for a rehearsal.
    void whoseClientsAProxyCarries()
    {
        ClusterProfile of;
        of.name = {u"old-site"_s};
        of.nodes = {{.name = {u"rabbit@old1"_s}, .management = QUrl(u"http://old1:15672"_s), .amqp = {u"10.99.0.1"_s, 5672}}};
        const QStringList addresses{u"10.99.0.1"_s};
        Scene scene;
        QVERIFY(mayTellProxies(scene.view(), of, addresses));
        haproxy::ServerTable &table = scene.facts.proxies.first().servers->first();
        haproxy::ServerState old = table.servers.first();
        old.name = u"old"_s;
        old.address = u"10.99.0.1"_s;
        table.servers.append(old);
        const Status refused = mayTellProxies(scene.view(), of, addresses);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QVERIFY2(refused.error().message.contains(u"be_amqp/old"_s), qPrintable(refused.error().message));
        // By the name that its file gives, where it has no address at present.
        table.servers.last().address.clear();
        table.servers.last().fqdn = u"old1.example.org"_s;
        QVERIFY(!mayTellProxies(scene.view(), of, addresses));
        table.servers.last().fqdn = u"new1.example.org"_s;
        QVERIFY(mayTellProxies(scene.view(), of, addresses));
        // Nobody is looked up for a plan that switches nothing.
        const RecoveryDocument nothing{.steps = {{.id = u"look"_s, .action = RecoveryAction::Look}}};
        scene.facts.nodes = {Scene::node(1), Scene::node(2), Scene::node(3)};
        QVERIFY(QCoro::waitFor(mayRehearseAsSeen(nothing, scene.view(), of)));
    }

    /// Two profiles without one address in common may be of one cluster: what the standby itself says of its members decides, and where it
    /// says nothing nobody can tell.
    void aClusterOfItsOwn()
    {
        const RecoveryDocument nothing{.steps = {{.id = u"look"_s, .action = RecoveryAction::Look}}};
        ClusterProfile of;
        of.name = {u"old-site"_s};
        Scene scene;
        scene.facts.nodes.clear();
        QVERIFY(!isClusterOfItsOwn(scene.view()));
        QCOMPARE(isClusterOfItsOwn(scene.view()).error().kind, ErrorKind::Forbidden);
        scene.facts.nodes = {Scene::node(1), Scene::node(2), Scene::node(3)};
        QVERIFY(isClusterOfItsOwn(scene.view()));
        scene.facts.nodes.append({u"rabbit@old1"_s});
        const Status refused = QCoro::waitFor(mayRehearseAsSeen(nothing, scene.view(), of));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QVERIFY2(refused.error().message.contains(u"rabbit@old1"_s), qPrintable(refused.error().message));
    }

    /// An address that is written in two ways is one address.
    void addressesHaveOneSpelling()
    {
        ClusterProfile of;
        of.name = {u"old-site"_s};
        of.nodes = {{.name = {u"rabbit@old1"_s}, .amqp = {u"10.99.0.1"_s, 5672}}};
        ClusterProfile standby;
        standby.name = {u"dr1"_s};
        standby.environment = Environment::Test;
        standby.nodes = {{.name = {u"rabbit@dr1"_s}, .amqp = {u"::ffff:10.99.0.2"_s, 5672}}};
        QVERIFY(mayRehearseOn(standby, of));
        standby.nodes.first().amqp.host = u"::ffff:10.99.0.1"_s;
        QVERIFY(!mayRehearseOn(standby, of));
        Scene scene;
        scene.facts.proxies.first().servers->first().servers.first().address = u"::ffff:10.99.0.1"_s;
        QVERIFY(!mayTellProxies(scene.view(), of, {u"10.99.0.1"_s}));
    }

    /// What a rehearsal on a standby came to belongs to the cluster whose plan it is, where it went well; and what was left
    /// in the middle is none of the table's, which has no way to the standby.
    void whatARehearsalOnAStandbyLeaves()
    {
        Plan plan{.kind = recoveryKind(u"disk-full"_s, false), .title = u"Free the disk"_s, .cluster = {u"dr1"_s}};
        plan.facts = {{u"scenario"_s, u"disk-full"_s}, {u"rtoSeconds"_s, 1800}};
        RunState run{.run = u"r7"_s, .plan = standbyRehearsalOf(plan, {u"orders-prod"_s})};
        QCOMPARE(recoveryRunOf(run.plan.kind), RecoveryRun::OnStandby);
        QCOMPARE(recoveryRunOf(plan.kind), RecoveryRun::InEarnest);
        QCOMPARE(recoveryRunOf(recoveryKind(u"disk-full"_s, true)), RecoveryRun::AtTable);
        QVERIFY(!recoveryRunOf(u"failover"_s) && !recoveryRunOf(standbyRehearsalKind()));
        QVERIFY(!standbyNoteOf(run));
        run.verdict = Verdict::Undone;
        QVERIFY(!standbyNoteOf(run));
        run.verdict = Verdict::Done;
        run.startedAt = TimePoint{Millis{10'000}};
        run.endedAt = TimePoint{Millis{14'000}};
        // Nothing was wrong there, and nothing was mended: in four seconds nothing was rehearsed.
        Step mend;
        mend.id = u"mend"_s;
        mend.type = StepType::Action;
        run.plan.steps = {mend};
        run.steps[u"mend"_s].phase = StepPhase::Skipped;
        QVERIFY(!standbyNoteOf(run));
        run.steps[u"mend"_s].phase = StepPhase::Done;
        const std::optional<StandbyNote> note = standbyNoteOf(run);
        QVERIFY(note);
        QCOMPARE(note->of.value, u"orders-prod"_s);
        RunSummary kept{.kind = standbyRehearsalKind(), .startedAt = run.endedAt};
        kept.note = note->json;
        const std::optional<RecoveryProof> proof = standbyRehearsal({kept}, u"disk-full"_s);
        QVERIFY(proof);
        QCOMPARE(proof->took, Millis{4000});
        QCOMPARE(proof->run, u"r7"_s);
        // Another run of the same cluster is nobody else's rehearsal.
        run.plan = plan;
        QVERIFY(!standbyNoteOf(run));
    }
};

QTEST_GUILESS_MAIN(StandbyRehearsalTest)
#include "StandbyRehearsalTest.moc"
