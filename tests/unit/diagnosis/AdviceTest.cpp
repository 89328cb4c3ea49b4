#include "SampleChecks.h"
#include "cluster/WhoAmI.h"
#include "judge/diagnosis/AdvicePlaces.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace warrener;
using namespace warrener::samplechecks;
using namespace Qt::StringLiterals;

class AdviceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogueIsWhole();
    void incompleteEntriesAreNamed_data();
    void incompleteEntriesAreNamed();
    void everyFaultHasAdvice_data();
    void everyFaultHasAdvice();
    void everyPlaceIsKnown();
    void commandsAreForThisCluster();
    void aProxysHostHasAdviceOfItsOwn();
    void tagsAreAddedAndNoneIsLost();
    void aPairsPeerIsTheOtherOfThePair();
    void theNodeIsTheSubject();
    void namesCannotBreakOut();
    void languageFollowsTheLocale();
};

void AdviceTest::catalogueIsWhole()
{
    const Result<AdviceCatalogue> catalogue = AdviceCatalogue::load();
    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().message));
    QVERIFY(catalogue->entries().size() > 40);
    QSet<QString> ids;
    for (const AdviceEntry &entry : catalogue->entries()) {
        QVERIFY2(!ids.contains(entry.id), qPrintable(entry.id));
        ids.insert(entry.id);
        QVERIFY2(!entry.read.isEmpty(), qPrintable(entry.id));
        for (const auto &[title, url] : entry.read)
            QVERIFY2(url.scheme() == "https"_L1 && (url.host() == "www.rabbitmq.com"_L1 || url.host() == "docs.haproxy.org"_L1), qPrintable(entry.id));
    }
}

void AdviceTest::incompleteEntriesAreNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing wrong") << QByteArray() << QByteArray() << QString();
    QTest::newRow("one language") << QByteArray(R"("zh":"Titel")") << QByteArray(R"("zh":"")") << u"“advice[0].title.zh” is missing"_s;
    QTest::newRow("no reason") << QByteArray(R"("why")") << QByteArray(R"("reason")") << u"“advice[0].why.en” is missing"_s;
    QTest::newRow("a step without words") << QByteArray(R"("words")") << QByteArray(R"("text")") << u"“advice[0].steps[0].words.en” is missing"_s;
    QTest::newRow("for nothing") << QByteArray(R"("for")") << QByteArray(R"("against")") << u"“advice[0].for” is missing"_s;
    QTest::newRow("no such plan") << QByteArray(R"("revive")") << QByteArray(R"("explode")") << u"“advice[0].steps[0].plan” is no plan"_s;
    QTest::newRow("not a list") << QByteArray(R"(["x.y"])") << QByteArray(R"("x.y")") << u"“advice[0].for” has the wrong type"_s;
}

void AdviceTest::incompleteEntriesAreNamed()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, place);
    QByteArray text = R"({"advice":[{"id":"one","for":["x.y"],"title":{"en":"Title","zh":"Titel"},"why":{"en":"w","zh":"w"},)"
                      R"("risk":{"en":"r","zh":"r"},"duration":{"en":"d","zh":"d"},)"
                      R"("steps":[{"words":{"en":"s","zh":"s"},"command":"true","plan":"revive"}]}]})";
    if (!from.isEmpty())
        text.replace(from, to);
    const Result<AdviceCatalogue> catalogue = AdviceCatalogue::fromJson({QJsonDocument::fromJson(text).object()});
    QCOMPARE(catalogue.has_value(), place.isEmpty());
    if (!catalogue)
        QVERIFY2(catalogue.error().message.contains(place), qPrintable(catalogue.error().message));
    else
        QCOMPARE(catalogue->entries().first().steps.first().on, u"host"_s);
}

void AdviceTest::everyFaultHasAdvice_data()
{
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *check, const char *advice) { QTest::newRow(check) << QString::fromLatin1(advice); };
    row("reach.dns", "name-resolution");
    row("reach.ping", "host-unreachable");
    row("reach.host/cut-off", "host-unreachable");
    row("reach.ping.loss", "packet-loss");
    row("reach.ping.latency", "latency");
    row("reach.port.amqp/refused", "port-closed");
    row("reach.port.amqp/filtered", "port-blocked");
    row("reach.api", "api-unreachable");
    row("reach.credentials/unauthorized", "credentials");
    row("host.log.logins", "logins-refused");
    row("reach.credentials/tags", "credentials-rights");
    row("reach.credentials/forbidden", "credentials-rights-untold");
    row("reach.credentials/forbidden-elsewhere", "credentials-elsewhere");
    row("reach.credentials/login-refused", "credentials-login");
    row("reach.api/redirected", "api-answer");
    row("reach.api/slow-login", "api-slow-login");
    row("broker.node.running/api-error", "api-answer");
    row("broker.answers", "api-answer");
    row("reach.api/in-part", "api-answer");
    row("broker.node.running/ports-closed", "broker-look");
    row("broker.disk.watch", "disk-watch");
    row("broker.disk.watch/no-figures", "node-figures");
    row("broker.node.statistics", "node-statistics");
    row("queue.list", "queue-list");
    row("broker.partition/another-cluster", "another-cluster");
    row("queue.members.ghost", "queue-ghost");
    row("reach.tls.chain", "certificate-chain");
    row("reach.tls.expiry", "certificate-expiry");
    row("host.tls.file/not-loaded", "certificate-file");
    row("host.tls.bundle/expired", "certificate-bundle");
    row("reach.amqp", "amqp-trip");
    row("reach.proxy.amqp", "through-proxy");
    row("proxy.process", "proxy-process");
    row("proxy.server", "proxy-server");
    row("proxy.available", "through-proxy");
    row("proxy.maintenance", "proxy-maintenance");
    row("proxy.agree", "proxy-maintenance");
    row("proxy.workers", "proxy-workers");
    row("proxy.socket", "proxy-socket");
    row("proxy.config.mode", "proxy-config");
    row("proxy.room/full", "proxy-room");
    row("proxy.config.header/missing", "proxy-header");
    row("proxy.config.header/unexpected", "proxy-header");
    row("host.ssh", "host-unreachable");
    row("host.cpu", "cpu-busy");
    row("host.memory", "host-memory");
    row("host.disk.data", "disk-full");
    row("host.disk.root", "root-disk-full");
    row("host.load", "cpu-busy");
    row("host.score", "cpu-busy");
    row("host.iowait", "waiting-for-disk");
    row("host.oom", "out-of-memory");
    row("host.disk.readonly", "disk-read-only");
    row("host.disk.full", "disk-full");
    row("host.clock", "clock");
    row("host.service/stopped", "service-stopped");
    row("host.restarts", "crash-loop");
    row("host.process/frozen", "frozen");
    row("host.process/missing", "service-stopped");
    row("host.process/application-stopped", "application-stopped");
    row("host.process/paused", "paused");
    row("host.epmd", "port-mapper");
    row("host.profile", "host-profile");
    row("host.descriptors", "descriptors");
    row("host.config.files", "config-files");
    row("host.config.syntax", "config-syntax");
    row("host.boot", "boot-plugin");
    row("host.data.names/renamed", "renamed-node");
    row("host.config.diff", "config-diff");
    row("host.log.errors", "log-errors");
    row("host.log.size", "root-disk-full");
    row("host.exporter", "exporter");
    row("host.listeners", "port-closed");
    row("peer.ping", "network-connection");
    row("peer.ping.loss", "packet-loss");
    row("peer.port.5672", "peer-port");
    row("peer.dns", "peer-name-resolution");
    row("peer.cut", "partition");
    row("broker.ping", "api-unreachable");
    row("broker.check.virtual-hosts", "broker-look");
    row("broker.node.running/stopped", "service-stopped");
    row("broker.node.maintenance", "maintenance");
    row("broker.partition", "partition");
    row("broker.alarm.memory", "memory-alarm");
    row("broker.alarm.disk", "disk-full");
    row("broker.alarm.descriptors", "descriptors");
    row("broker.disk.prediction", "disk-full");
    row("broker.memory.headroom", "memory-alarm");
    row("broker.descriptors", "descriptors");
    row("broker.sockets", "descriptors");
    row("broker.processes", "erlang-processes");
    row("broker.runqueue", "cpu-busy");
    row("broker.connections.blocked", "blocked-publishers");
    row("broker.connections.churn", "connection-churn");
    row("broker.connections.limit", "connection-limit");
    row("broker.leak.channels", "leak");
    row("broker.links", "distribution-links");
    row("broker.quorum.critical", "quorum-critical");
    row("queue.leaderless", "queue-leaderless");
    row("queue.minority", "queue-minority");
    row("queue.minority/stream", "stream-minority");
    row("queue.leaderless/stream", "stream-minority");
    row("queue.streams.coordinator", "stream-coordinator");
    row("queue.members.behind", "queue-members");
    row("queue.mirrors", "mirrors");
    row("queue.superstream/unbound", "super-stream");
    row("queue.no-consumers", "no-consumers");
    row("queue.growing", "queue-growing");
    row("queue.unroutable", "unroutable");
    row("policy.unmatched", "policy");
    row("policy.shadowed", "policy");
    row("vhost.down", "vhost-down");
    row("broker.plugins.differ", "plugins-differ");
    row("broker.versions.differ", "versions-differ");
    row("broker.flags.disabled", "feature-flags");
    row("broker.deprecated.used", "deprecated");
    row("link.shovel", "shovel-down");
    row("link.federation", "link-down");
    row("backup.age", "backup-overdue");
    row("backup.copied", "backup-not-copied");
    row("backup.proven", "backup-unproven");
    row("human.deleted.queues", "deleted");
    row("human.changed.config", "config-diff");
    row("human.changed.plugins", "plugins-differ");
}

void AdviceTest::everyFaultHasAdvice()
{
    QFETCH(QString, advice);
    const QString check = QString::fromLatin1(QTest::currentDataTag());
    const AdviceEntry *entry = adviceCatalogue().entryFor(check.section(u'/', 0, 0), check.section(u'/', 1));
    QVERIFY(entry);
    QCOMPARE(entry->id, advice);
}

void AdviceTest::everyPlaceIsKnown()
{
    static const QRegularExpression place(u"\\{([a-z]+)\\}"_s);
    const auto look = [](const QString &id, const QString &text) {
        auto found = place.globalMatch(text);
        while (found.hasNext()) {
            const QString name = found.next().captured(1);
            QVERIFY2(AdvicePlaces::known().contains(name), qPrintable(id + u": "_s + name));
        }
    };
    for (const AdviceEntry &entry : adviceCatalogue().entries()) {
        for (const QString &text : {entry.title.en, entry.title.zh, entry.why.en, entry.why.zh})
            look(entry.id, text);
        for (const AdviceEntry::Step &step : entry.steps) {
            look(entry.id, step.words.en);
            look(entry.id, step.words.zh);
            look(entry.id, step.command);
            QVERIFY(QStringList({u"host"_s, u"peer"_s, u"proxy"_s, u"console"_s}).contains(step.on));
        }
    }
}

void AdviceTest::commandsAreForThisCluster()
{
    const AdviceEntry *entry = adviceCatalogue().entryFor(u"host.service"_s, u"stopped"_s);
    const Recommendation advice = adviceCatalogue().fillIn(*entry, result(u"host.service/stopped"_s, u"broker2"_s), *profile());
    QCOMPARE(advice.title, u"Start the broker on broker2"_s);
    QCOMPARE(advice.steps.at(1).command, u"ssh ops@broker2 'sudo systemctl start rabbitmq-server'"_s);

    const AdviceEntry *proxied = adviceCatalogue().entryFor(u"proxy.server"_s, {});
    const Recommendation proxy =
        adviceCatalogue().fillIn(*proxied, result(u"proxy.server"_s, u"lb2"_s, Outcome::Warning, {{u"server"_s, u"broker2"_s}}), *profile());
    QVERIFY(proxy.steps.at(1).command.startsWith("ssh lb2 "_L1));
    QVERIFY(proxy.steps.at(1).command.contains("be_amqp/broker2 state ready"_L1));
}

/// HAProxy is no member of a cluster: nobody asks rabbitmqctl there, and no plan for a broker is offered.
void AdviceTest::aProxysHostHasAdviceOfItsOwn()
{
    for (const QString &check :
         {u"host.service/stopped"_s, u"host.restarts/loop"_s, u"host.process/frozen"_s, u"host.process/missing"_s, u"host.oom/service"_s}) {
        const Report made = report({result(check, u"lb1"_s)});
        QVERIFY2(made.recommendations.size() == 1, qPrintable(check));
        const Recommendation &advice = made.recommendations.first();
        QVERIFY2(advice.id.startsWith("proxy-"_L1) || advice.id.endsWith("-proxy"_L1), qPrintable(advice.id));
        for (const AdviceStep &step : advice.steps) {
            QVERIFY2(step.plan.isEmpty(), qPrintable(advice.id));
            QVERIFY2(!step.command.contains("rabbit"_L1) && !step.command.contains("beam"_L1), qPrintable(step.command));
        }
    }
    QCOMPARE(report({result(u"host.service/stopped"_s, u"lb1"_s)}).recommendations.first().steps.at(2).command, u"ssh lb1 'sudo systemctl start haproxy'"_s);
    QCOMPARE(report({result(u"host.service/stopped"_s, u"broker2"_s)}).recommendations.first().id, u"service-stopped"_s);
    // Whatever an older window wrote as the service of every host.
    ClusterProfile old = *profile();
    for (HostProfile &host : old.hosts)
        host.service = HostProfile().service;
    QCOMPARE(AdvicePlaces(result(u"host.service"_s, u"lb1"_s), old).inWords(u"{service}"_s), u"haproxy"_s);
}

/// The command that sets tags replaces them: it names all that the user has. Where those are not known there is none.
void AdviceTest::tagsAreAddedAndNoneIsLost()
{
    QCOMPARE(tagsToMonitor({u"policymaker"_s, u"my tag"_s}), u"policymaker 'my tag' monitoring"_s);
    QCOMPARE(tagsToMonitor({u"monitoring"_s}), u"monitoring"_s);
    const AdviceEntry *known = adviceCatalogue().entryFor(u"reach.credentials"_s, u"tags"_s);
    const CheckResult seen = result(u"reach.credentials/tags"_s, u"broker1"_s, Outcome::Warning, {{u"tags"_s, tagsToMonitor({u"policymaker"_s, u"a b"_s})}});
    const Recommendation advice = adviceCatalogue().fillIn(*known, seen, *profile());
    QVERIFY(advice.steps.at(0).command.contains("list_users"_L1));
    const QString command = AdvicePlaces(seen, *profile()).inCommand(known->steps.at(1).command, u"console"_s);
    QVERIFY2(command.endsWith(" policymaker 'a b' monitoring"_L1), qPrintable(command));
    for (const AdviceEntry &entry : adviceCatalogue().entries()) {
        for (const AdviceEntry::Step &step : entry.steps)
            QVERIFY2(!step.command.contains("set_user_tags"_L1) || step.command.endsWith("{tags}"_L1), qPrintable(entry.id));
    }
    for (const AdviceEntry::Step &step : adviceCatalogue().entryFor(u"reach.credentials"_s, u"forbidden"_s)->steps)
        QVERIFY2(!step.command.contains("set_user_tags"_L1), qPrintable(step.command));
}

/// What one broker sees of another's port is mended there, not on the one that asked.
void AdviceTest::aPairsPeerIsTheOtherOfThePair()
{
    const AdviceEntry *entry = adviceCatalogue().entryFor(u"peer.port.25672"_s, {});
    CheckResult seen = result(u"peer.port.25672"_s, u"broker1"_s, Outcome::Critical,
                              {{u"peer"_s, u"broker3"_s}, {u"peernode"_s, u"rabbit@broker3"_s}, {u"port"_s, u"25672"_s}});
    const Recommendation advice = adviceCatalogue().fillIn(*entry, seen, *profile());
    QCOMPARE(advice.title, u"See why broker1 does not reach port 25672 of broker3"_s);
    QCOMPARE(advice.steps.at(0).command, u"ssh ops@broker3 'sudo ss -ltnp'"_s);
    QCOMPARE(advice.steps.at(1).command, u"ssh ops@broker1 'nc -z -w 3 broker3 25672 && echo open'"_s);
    for (const AdviceStep &step : advice.steps)
        QVERIFY2(step.plan.isEmpty(), qPrintable(step.words));
}

/// Of two brokers on one host the one that the result is about.
void AdviceTest::theNodeIsTheSubject()
{
    ClusterProfile two = *profile();
    two.nodes[1].host = two.nodes[0].host;
    CheckResult second = result(u"broker.alarm.memory"_s, two.nodes[0].host.value);
    second.subject = {SubjectKind::Node, two.nodes[1].name.value};
    QCOMPARE(AdvicePlaces(second, two).inWords(u"{node}"_s), two.nodes[1].name.value);
}

void AdviceTest::namesCannotBreakOut()
{
    const auto known = profile();
    const AdvicePlaces places(result(u"queue.no-consumers"_s, {}, Outcome::Warning, {{u"queue"_s, u"a'; reboot; '"_s}, {u"vhost"_s, u"/"_s}}), *known);
    QCOMPARE(places.inCommand(u"rabbitmqctl delete_queue -p {vhost} {queue}"_s, u"console"_s), u"rabbitmqctl delete_queue -p / 'a'\\''; reboot; '\\'''"_s);
    QVERIFY(places.inCommand(u"delete {queue}"_s, u"host"_s).startsWith("ssh ops@broker1 '"_L1));
    QCOMPARE(places.inCommand(u"echo 'show {queue}'"_s, u"console"_s), uR"(echo 'show ''a'\''; reboot; '\''''')"_s);
    QCOMPARE(places.inCommand(u"see {plugin}"_s, u"console"_s), u"see PLUGIN"_s);
}

void AdviceTest::languageFollowsTheLocale()
{
    const AdviceEntry *entry = adviceCatalogue().entryFor(u"host.clock"_s, {});
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    const QString chinese = adviceCatalogue().fillIn(*entry, result(u"host.clock"_s, u"broker2"_s), *profile()).title;
    QLocale::setDefault(QLocale::c());
    QCOMPARE(chinese, u"校准 broker2 的时钟"_s);
}

QTEST_GUILESS_MAIN(AdviceTest)
#include "AdviceTest.moc"
