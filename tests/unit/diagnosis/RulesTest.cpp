#include "SampleChecks.h"
#include "judge/diagnosis/Joining.h"

#include <QTest>

using namespace warrener;
using namespace warrener::samplechecks;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(QList<warrener::CheckResult>)

/// Which cause explains which symptoms: a row a fault.
class RulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void causes_data();
    void causes();
    void counting_data();
    void counting();
    void moreOfOneKindIsNotGreener();
    void notJudgedIsNoFinding();
    void everyRuleNamesSomething();
    void aChainEndsAtOneRoot();
    void manyQueuesAreOneFinding();
    void manyQueuesOfOneCauseAreOneFinding();
    void manyKeepTheirNames_data();
    void manyKeepTheirNames();
    void manyOfOtherKindsAreOneFinding_data();
    void manyOfOtherKindsAreOneFinding();
    void linksOfTwoKindsAreTwoFindings();
    void proxiesThatTurnEverybodyAway_data();
    void proxiesThatTurnEverybodyAway();
};

namespace {

using Checks = QList<CheckResult>;

const QMap<QString, QString> to2{{u"peer"_s, u"broker2"_s}};

CheckResult port(const QString &protocol, const QString &host, const QString &kind, Outcome outcome = Outcome::Critical)
{
    return result(u"reach.port.%1/%2"_s.arg(protocol, kind), host, outcome, {{u"port"_s, protocol == "amqp"_L1 ? u"5672"_s : u"15672"_s}});
}

Checks stoppedNode()
{
    return {result(u"broker.node.running/stopped"_s, u"broker2"_s),
            result(u"host.service/stopped"_s, u"broker2"_s),
            port(u"amqp"_s, u"broker2"_s, u"refused"_s),
            port(u"http"_s, u"broker2"_s, u"refused"_s),
            result(u"reach.api/refused"_s, u"broker2"_s),
            result(u"reach.amqp/refused"_s, u"broker2"_s),
            result(u"reach.amqps/connect-refused"_s, u"broker2"_s),
            result(u"reach.ping"_s, u"broker2"_s, Outcome::Passed),
            result(u"peer.port.5672/refused"_s, u"broker1"_s, Outcome::Critical, to2),
            result(u"peer.port.25672/refused"_s, u"broker3"_s, Outcome::Critical, to2),
            result(u"proxy.server"_s, u"lb1"_s, Outcome::Critical, {{u"server"_s, u"broker2"_s}}),
            result(u"broker.links"_s, u"broker1"_s, Outcome::Warning, to2),
            result(u"broker.quorum.critical"_s, u"broker1"_s, Outcome::Warning),
            result(u"queue.members.missing"_s, {}, Outcome::Warning),
            result(u"queue.no-consumers"_s, {}, Outcome::Warning)};
}

Checks cutHost()
{
    return {result(u"reach.ping/timeout"_s, u"broker2"_s),
            port(u"amqp"_s, u"broker2"_s, u"timeout"_s),
            port(u"http"_s, u"broker2"_s, u"timeout"_s),
            result(u"host.ssh/timeout"_s, u"broker2"_s),
            result(u"broker.node.running/host-unreachable"_s, u"broker2"_s),
            result(u"peer.ping/timeout"_s, u"broker1"_s, Outcome::Critical, to2),
            result(u"peer.ping/timeout"_s, u"broker3"_s, Outcome::Critical, to2),
            result(u"queue.members.missing"_s, {}, Outcome::Warning)};
}

Checks cutPair()
{
    Checks checks{result(u"peer.ping/timeout"_s, u"broker1"_s, Outcome::Critical, {{u"peer"_s, u"broker3"_s}}),
                  result(u"peer.port.5672/timeout"_s, u"broker1"_s, Outcome::Critical, {{u"peer"_s, u"broker3"_s}}),
                  result(u"peer.ping/timeout"_s, u"broker3"_s, Outcome::Critical, {{u"peer"_s, u"broker1"_s}}),
                  result(u"broker.partition"_s, u"broker1"_s),
                  result(u"broker.partition"_s, u"broker3"_s),
                  result(u"broker.links"_s, u"broker1"_s, Outcome::Warning, {{u"peer"_s, u"broker3"_s}})};
    for (const QString &host : snapshots::brokers)
        checks.append(result(u"reach.ping"_s, host, Outcome::Passed));
    return checks;
}

} // namespace

void RulesTest::causes_data()
{
    QTest::addColumn<Checks>("checks");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("children");
    QTest::addColumn<int>("causes");

    const QString two = u"broker2"_s;
    QTest::newRow("service stopped by hand") << stoppedNode() << u"host.service"_s << two << QStringList{u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("without SSH: the node") << Checks{result(u"broker.node.running/stopped"_s, two), port(u"amqp"_s, two, u"refused"_s)}
                                           << u"broker.node.running"_s << two << QStringList{} << 1;
    const CheckResult statistics = result(u"broker.node.statistics"_s, two, Outcome::Warning);
    QTest::newRow("statistics stopped") << Checks{statistics, result(u"host.log.errors/some"_s, two, Outcome::Note)} << statistics.id << two << QStringList{}
                                        << 1;
    QTest::newRow("statistics stopped, and many errors of now")
        << Checks{statistics, result(u"host.log.errors/many"_s, two, Outcome::Warning)} << statistics.id << two << QStringList{} << 2;
    QTest::newRow("statistics stopped over a file") << Checks{statistics, result(u"host.config.syntax"_s, two)} << u"host.config.syntax"_s << two
                                                    << QStringList{statistics.id} << 1;
    QTest::newRow("disk full") << stoppedNode()
                                      + Checks{result(u"host.disk.full/full"_s, two), result(u"host.disk.data"_s, two), result(u"broker.alarm.disk"_s, two)}
                               << u"host.disk.full"_s << two << QStringList{u"broker.node.running"_s, u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("watermark, not full") << Checks{result(u"broker.alarm.disk"_s, two), result(u"host.disk.full/limit"_s, two),
                                                   result(u"broker.connections.blocked"_s, {})}
                                         << u"broker.alarm.disk"_s << two << QStringList{u"broker.connections.blocked"_s} << 1;
    QTest::newRow("out of memory") << stoppedNode() + Checks{result(u"host.oom/broker"_s, two)} << u"host.oom"_s << two
                                   << QStringList{u"broker.node.running"_s, u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("configuration error") << stoppedNode() + Checks{result(u"host.config.syntax"_s, two)} << u"host.config.syntax"_s << two
                                         << QStringList{u"broker.node.running"_s, u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("definitions that need a plugin") << stoppedNode() + Checks{result(u"host.boot/exchange-type"_s, two)} << u"host.boot"_s << two
                                                    << QStringList{u"broker.node.running"_s, u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("configuration unreadable") << stoppedNode() + Checks{result(u"host.config.files"_s, two)} << u"host.config.files"_s << two
                                              << QStringList{u"broker.node.running"_s, u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("crash loop") << stoppedNode() + Checks{result(u"host.restarts/loop"_s, two)} << u"host.restarts"_s << two
                                << QStringList{u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    // With its peers' loss it serves nobody, and all it lacks is them.
    QTest::newRow("the last node has paused") << stoppedNode()
                                                     + Checks{result(u"host.process/paused"_s, u"broker1"_s), result(u"host.listeners"_s, u"broker1"_s),
                                                              result(u"broker.node.running/stopped"_s, u"broker1"_s)}
                                              << u"host.service"_s << two << QStringList{u"host.process"_s, u"proxy.server"_s, u"queue.members.missing"_s} << 2;
    QTest::newRow("another's full disk") << stoppedNode() + Checks{result(u"host.disk.full/full"_s, u"broker3"_s)} << u"host.service"_s << two
                                         << QStringList{u"proxy.server"_s, u"queue.members.missing"_s} << 3;
    QTest::newRow("frozen") << Checks{result(u"broker.node.running/frozen"_s, two), result(u"host.process/frozen"_s, two), result(u"reach.api/timeout"_s, two),
                                      result(u"reach.amqp/timeout"_s, two), result(u"broker.links"_s, u"broker1"_s, Outcome::Warning, to2)}
                            << u"host.process"_s << two << QStringList{} << 1;
    QTest::newRow("host cut off") << cutHost() << u"reach.host"_s << two << QStringList{u"queue.members.missing"_s} << 1;
    QTest::newRow("partition") << cutPair() << u"peer.cut"_s << u"broker1"_s << QStringList{u"broker.partition"_s} << 1;
    QTest::newRow("AMQP port firewalled") << Checks{port(u"amqp"_s, two, u"timeout"_s), port(u"http"_s, two, {}, Outcome::Passed),
                                                    result(u"reach.amqp/timeout"_s, two), result(u"reach.ping"_s, two, Outcome::Passed),
                                                    result(u"host.listeners"_s, two, Outcome::Passed)}
                                          << u"reach.port.amqp"_s << two << QStringList{} << 1;
    QTest::newRow("API port firewalled") << Checks{port(u"http"_s, two, u"timeout"_s), port(u"amqp"_s, two, {}, Outcome::Passed),
                                                   result(u"reach.api/timeout"_s, two), result(u"broker.node.running/api-hanging"_s, two, Outcome::Warning),
                                                   result(u"reach.ping"_s, two, Outcome::Passed)}
                                         << u"reach.port.http"_s << two << QStringList{} << 1;
    QTest::newRow("plugin off") << Checks{port(u"http"_s, two, u"refused"_s), result(u"reach.api/refused"_s, two),
                                          result(u"broker.node.running/management-off"_s, two, Outcome::Warning),
                                          result(u"broker.plugins.differ/management"_s, two, Outcome::Warning),
                                          result(u"host.listeners/not-listening"_s, two, Outcome::Warning)}
                                << u"broker.plugins.differ"_s << two << QStringList{} << 1;
    QTest::newRow("wrong password") << Checks{result(u"reach.credentials/unauthorized"_s, u"broker1"_s), result(u"reach.credentials/unauthorized"_s, two),
                                              result(u"reach.credentials/unauthorized"_s, u"broker3"_s),
                                              result(u"broker.node.running/unauthorized"_s, two, Outcome::Warning), result(u"reach.amqp/unauthorized"_s, two)}
                                    << u"reach.credentials"_s << QString() << QStringList{} << 1;
    QTest::newRow("packet loss") << Checks{result(u"reach.ping.loss"_s, two, Outcome::Warning),
                                           result(u"peer.ping.loss"_s, u"broker1"_s, Outcome::Warning, to2), result(u"reach.api/slow"_s, two, Outcome::Warning)}
                                 << u"reach.ping.loss"_s << two << QStringList{} << 1;
    QTest::newRow("name broken on one broker") << Checks{result(u"peer.dns"_s, two, Outcome::Critical, {{u"peer"_s, u"broker3"_s}}),
                                                         result(u"peer.ping/unresolved"_s, two, Outcome::Critical, {{u"peer"_s, u"broker3"_s}})}
                                               << u"peer.dns"_s << two << QStringList{} << 1;
    QTest::newRow("slow disk") << Checks{result(u"host.iowait"_s, two, Outcome::Warning), result(u"host.load"_s, two, Outcome::Warning),
                                         result(u"reach.api/slow"_s, two, Outcome::Warning)}
                               << u"host.iowait"_s << two << QStringList{u"reach.api"_s} << 1;
    QTest::newRow("memory alarm") << Checks{result(u"broker.alarm.memory"_s, two), result(u"broker.memory.headroom"_s, two),
                                            result(u"broker.connections.blocked"_s, {}, Outcome::Warning)}
                                  << u"broker.alarm.memory"_s << two << QStringList{u"broker.connections.blocked"_s} << 1;
    QTest::newRow("exporter gone") << Checks{result(u"host.exporter/stopped"_s, two, Outcome::Warning),
                                             port(u"exporter"_s, two, u"refused"_s, Outcome::Warning)}
                                   << u"host.exporter"_s << two << QStringList{} << 1;
    QTest::newRow("certificate") << Checks{result(u"reach.tls.expiry"_s, two), result(u"reach.tls.chain"_s, two)} << u"reach.tls.expiry"_s << two
                                 << QStringList{} << 1;
    QTest::newRow("server forced down") << Checks{result(u"proxy.maintenance"_s, u"lb1"_s, Outcome::Warning, {{u"server"_s, two}}),
                                                  result(u"proxy.server"_s, u"lb1"_s, Outcome::Warning, {{u"server"_s, two}})}
                                        << u"proxy.maintenance"_s << u"lb1"_s << QStringList{} << 1;
    QTest::newRow("majority lost") << Checks{result(u"queue.minority"_s, {}), result(u"queue.leaderless"_s, {})} << u"queue.minority"_s << QString()
                                   << QStringList{} << 1;
    QTest::newRow("binding deleted") << Checks{result(u"human.deleted.bindings"_s, {}, Outcome::Warning), result(u"queue.unroutable"_s, {}, Outcome::Warning)}
                                     << u"human.deleted.bindings"_s << QString() << QStringList{u"queue.unroutable"_s} << 1;
    QTest::newRow("leak") << Checks{result(u"broker.leak.connections"_s, {}, Outcome::Warning), result(u"broker.descriptors"_s, two, Outcome::Warning)}
                          << u"broker.leak.connections"_s << QString() << QStringList{u"broker.descriptors"_s} << 1;
    QTest::newRow("maintenance") << Checks{result(u"broker.node.maintenance"_s, two, Outcome::Warning), port(u"amqp"_s, two, u"refused"_s),
                                           result(u"proxy.server"_s, u"lb1"_s, Outcome::Critical, {{u"server"_s, two}})}
                                 << u"broker.node.maintenance"_s << two << QStringList{u"proxy.server"_s} << 1;
}

void RulesTest::causes()
{
    QFETCH(Checks, checks);
    QFETCH(QString, cause);
    QFETCH(QString, host);
    QFETCH(QStringList, children);
    QFETCH(int, causes);
    const Report made = report(checks);
    QVERIFY(!made.findings.isEmpty());
    QCOMPARE(made.findings.first().id, cause);
    QCOMPARE(made.findings.first().host, host);
    QVERIFY2(!made.findings.first().recommendations.isEmpty(), "the cause has advice");
    QStringList under;
    int roots = 0;
    for (const ReportFinding &finding : made.findings) {
        roots += finding.cause < 0;
        if (finding.cause == 0)
            under.append(finding.id);
    }
    under.sort();
    QCOMPARE(under, children);
    QCOMPARE(roots, causes);
}

void RulesTest::counting_data()
{
    QTest::addColumn<int>("criticals");
    QTest::addColumn<int>("warnings");
    QTest::addColumn<OverallStatus>("status");
    QTest::newRow("all well") << 0 << 0 << OverallStatus::Healthy;
    QTest::newRow("a lone warning") << 0 << 1 << OverallStatus::Warning;
    QTest::newRow("two warnings") << 0 << 2 << OverallStatus::Warning;
    QTest::newRow("one critical") << 1 << 0 << OverallStatus::Unhealthy;
    QTest::newRow("two critical") << 2 << 5 << OverallStatus::Unhealthy;
    QTest::newRow("three critical") << 3 << 0 << OverallStatus::Critical;
}

void RulesTest::counting()
{
    QFETCH(int, criticals);
    QFETCH(int, warnings);
    QFETCH(OverallStatus, status);
    Checks checks{result(u"broker.ping"_s, u"broker1"_s, Outcome::Passed)};
    for (int i = 0; i < criticals; ++i)
        checks.append(result(u"test.critical.%1"_s.arg(i), u"broker1"_s));
    for (int i = 0; i < warnings; ++i)
        checks.append(result(u"test.warning.%1"_s.arg(i), u"broker1"_s, Outcome::Warning));
    const Report made = report(checks);
    QCOMPARE(made.status, status);
    // The word of the header is made by the same function; that all the rest is well stands beside a lone warning.
    QCOMPARE(made.status, overallStatus(criticals, warnings));
    QVERIFY2(criticals + warnings == 0 || made.headline.startsWith(toWord(status) + u": "_s), qPrintable(made.headline));
    QCOMPARE(made.line.contains("All else that could be asked is healthy. 1 check passed."_L1), warnings == 1 && criticals == 0);
    // What is only noted stands in the list, and is none that passed: the count beside the headline says so too.
    checks.append(result(u"test.note"_s, u"broker1"_s, Outcome::Note));
    QCOMPARE(report(checks).line.contains("1 check passed."_L1), criticals == 0 && warnings < 2);
}

/// Queues with one fault are one finding from the second on, and the report never becomes greener by more of them.
void RulesTest::moreOfOneKindIsNotGreener()
{
    OverallStatus before = OverallStatus::Healthy;
    for (int count = 1; count <= 12; ++count) {
        Checks checks{result(u"broker.ping"_s, u"broker1"_s, Outcome::Passed)};
        for (int i = 0; i < count; ++i) {
            CheckResult one = result(u"queue.members.missing"_s, {}, Outcome::Warning);
            one.subject = {SubjectKind::Queue, u"//q%1"_s.arg(i)};
            checks.append(one);
        }
        const Report made = report(checks);
        QCOMPARE(made.findings.size(), 1);
        QCOMPARE(made.findings.first().evidence.size(), count);
        QVERIFY2(made.status >= before, qPrintable(QString::number(count)));
        before = made.status;
    }
    QCOMPARE(before, OverallStatus::Warning);
}

void RulesTest::notJudgedIsNoFinding()
{
    const Report made = report({result(u"a"_s, u"broker1"_s, Outcome::NotAsked), result(u"b"_s, u"broker1"_s, Outcome::NotAvailable),
                                result(u"host.c"_s, u"broker1"_s, Outcome::NotConfigured), result(u"d"_s, u"broker1"_s, Outcome::Passed)});
    QVERIFY(made.findings.isEmpty());
    QCOMPARE(made.broker.notJudged, 2);
    QCOMPARE(made.system.notJudged, 1);
    QCOMPARE(made.status, OverallStatus::Healthy);
    QCOMPARE(report({result(u"a"_s, {}, Outcome::NotAsked)}).status, OverallStatus::Unknown);
}

void RulesTest::everyRuleNamesSomething()
{
    for (const Rule &rule : rules()) {
        QVERIFY(QLatin1StringView(rule.cause).contains(QLatin1Char('.')));
        QVERIFY(QLatin1StringView(rule.symptom).contains(QLatin1Char('.')));
    }
}

void RulesTest::aChainEndsAtOneRoot()
{
    const HostNames names(*profile());
    Checks checks = stoppedNode() + cutHost() + cutPair();
    const QList<Problem> problems = joined(checks, names);
    for (int i = 0; i < problems.size(); ++i)
        QVERIFY(problems[rootOf(problems, i)].isCause());
}

void RulesTest::manyQueuesAreOneFinding()
{
    Checks checks;
    for (int i = 0; i < 40; ++i) {
        CheckResult check = result(u"queue.no-consumers"_s, {}, Outcome::Warning, {{u"vhost"_s, u"/"_s}, {u"queue"_s, u"q%1"_s.arg(i)}});
        check.subject = {SubjectKind::Queue, u"//q%1"_s.arg(i)};
        checks.append(check);
    }
    const Report made = report(checks);
    QCOMPARE(made.findings.size(), 1);
    QCOMPARE(made.findings.first().evidence.size(), 40);
    QVERIFY(made.findings.first().title.contains("39 more queues"_L1));
    QCOMPARE(made.findings.first().things.size(), 40);
    QVERIFY(made.findings.first().things.contains(u"//q39"_s));
}

/// What comes of one cause is told as shortly as a cause.
void RulesTest::manyQueuesOfOneCauseAreOneFinding()
{
    Checks checks = stoppedNode();
    checks.removeIf([](const CheckResult &check) { return check.id == "queue.members.missing"_L1; });
    const qsizetype before = report(checks).findings.size();
    for (int i = 0; i < 40; ++i) {
        CheckResult check =
            result(u"queue.members.missing"_s, {}, Outcome::Warning, {{u"vhost"_s, u"/"_s}, {u"queue"_s, u"q%1"_s.arg(i)}, {u"node"_s, u"broker2"_s}});
        check.subject = {SubjectKind::Queue, u"//q%1"_s.arg(i)};
        checks.append(check);
    }
    const Report made = report(checks);
    const auto isMissing = [](const ReportFinding &finding) { return finding.id == "queue.members.missing"_L1; };
    QCOMPARE(std::ranges::count_if(made.findings, isMissing), 1);
    QVERIFY(made.findings.size() <= before + 1);
    const auto missing = std::ranges::find_if(made.findings, isMissing);
    QVERIFY(missing->cause >= 0);
    QVERIFY2(missing->title.contains("more queues"_L1), qPrintable(missing->title));
    QVERIFY(missing->things.contains(u"//q39"_s));
}

/// By its names a mark and a comparison know a thing again: no count, no age and no language is one of them.
void RulesTest::manyKeepTheirNames_data()
{
    QTest::addColumn<CheckResult>("check");
    QTest::addColumn<QString>("name");
    const auto row = [](const QString &id, const QMap<QString, QString> &facts, const QString &name, const Subject &subject = {}) {
        CheckResult check = result(id, {}, Outcome::Warning, facts);
        check.subject = subject;
        QTest::newRow(qPrintable(id)) << check << name;
    };
    row(u"queue.no-consumers"_s, {{u"vhost"_s, u"/"_s}, {u"queue"_s, u"q"_s}}, u"//q"_s, {SubjectKind::Queue, u"//q"_s});
    row(u"link.shovel/starting"_s, {{u"vhost"_s, u"/"_s}, {u"name"_s, u"move"_s}, {u"node"_s, u"rabbit@broker1"_s}}, u"//move"_s);
    row(u"vhost.down"_s, {{u"vhost"_s, u"shop"_s}, {u"state"_s, u"stopped"_s}}, u"shop/rabbit@broker1"_s, {SubjectKind::Node, u"rabbit@broker1"_s});
    row(u"policy.shadowed"_s, {{u"vhost"_s, u"/"_s}, {u"policy"_s, u"ttl"_s}, {u"by"_s, u"all"_s}}, u"//ttl"_s);
    row(u"queue.superstream/unbound"_s, {{u"vhost"_s, u"/"_s}, {u"exchange"_s, u"inv"_s}, {u"queue"_s, u"inv-2"_s}}, u"//inv"_s);
    row(u"host.log.logins/some"_s, {{u"user"_s, u"eve"_s}, {u"peer"_s, u"10.0.0.5"_s}, {u"name"_s, u"shop"_s}, {u"count"_s, u"34"_s}}, u"shop/eve/10.0.0.5"_s,
        {SubjectKind::Host, u"broker1"_s});
    // What is gone is known by its title alone: of a binding the facts do not tell the key.
    row(u"human.deleted.binding"_s, {{u"exchange"_s, u"billing"_s}, {u"queue"_s, u"orders"_s}}, u"Title of human.deleted.binding on "_s);
}
void RulesTest::manyKeepTheirNames()
{
    QFETCH(const CheckResult, check);
    QFETCH(const QString, name);
    QCOMPARE(thingOf(check), name);
    QCOMPARE(report({check}).findings.first().things, QStringList{name});
    // The next report says it of another number, from another place.
    CheckResult next = check;
    if (!check.id.startsWith("human."_L1))
        next.title = u"35 times"_s;
    if (check.subject.kind == SubjectKind::Host)
        next.subject.name = u"broker2"_s;
    for (const QString &fact : {u"count"_s, u"node"_s, u"by"_s}) {
        if (next.facts.contains(fact))
            next.facts[fact] = u"35"_s;
    }
    QCOMPARE(thingOf(next), name);
}

/// Whatever the many things are; and who stands for the rest of a list counts as all of it.
void RulesTest::manyOfOtherKindsAreOneFinding_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("findings");
    QTest::newRow("shovels") << u"link.shovel/terminated"_s << 1;
    QTest::newRow("policies") << u"policy.shadowed"_s << 1;
    QTest::newRow("virtual hosts on one node") << u"vhost.down"_s << 1;
    QTest::newRow("deleted bindings") << u"human.deleted.bindings"_s << 1;
    QTest::newRow("hosts' own files") << u"human.changed.config"_s << 3; // each host is one
}
void RulesTest::manyOfOtherKindsAreOneFinding()
{
    QFETCH(QString, id);
    QFETCH(int, findings);
    const bool ofHosts = id == "human.changed.config"_L1;
    Checks checks;
    for (int i = 0; i < (ofHosts ? 3 : 40); ++i) {
        CheckResult check = result(id, ofHosts ? snapshots::brokers.at(i) : QString(), Outcome::Warning, {{u"name"_s, u"n%1"_s.arg(i)}});
        if (!ofHosts)
            check.subject = id == "vhost.down"_L1 ? Subject{SubjectKind::Node, u"rabbit@broker1"_s} : Subject{SubjectKind::Cluster, {}};
        checks.append(check);
    }
    if (!ofHosts)
        checks.append(result(id, {}, Outcome::Warning, {{u"more"_s, u"60"_s}}));
    const Report made = report(checks);
    QCOMPARE(made.findings.size(), findings);
    QCOMPARE(made.findings.first().title.contains("99 more of the kind"_L1), !ofHosts);
    QCOMPARE(made.status, OverallStatus::Warning); // not greener than each of them alone would make it
}

/// Two shovels that are down, and one of which two nodes say different things.
void RulesTest::linksOfTwoKindsAreTwoFindings()
{
    const Report made = report({result(u"link.shovel/terminated"_s, {}, Outcome::Warning), result(u"link.shovel/terminated"_s, {}, Outcome::Warning),
                                result(u"link.shovel/contradiction"_s, {}, Outcome::Warning)});
    QCOMPARE(made.findings.size(), 2);
}

/// Who is served is not told by the brokers alone.
void RulesTest::proxiesThatTurnEverybodyAway_data()
{
    QTest::addColumn<Checks>("checks");
    QTest::addColumn<bool>("isShut");
    const QString one = u"lb1"_s, two = u"lb2"_s;
    const auto trip = [](const QString &proxy, Outcome outcome) { return result(u"reach.proxy.amqp/connect-disconnected"_s, proxy, outcome); };
    const auto door = [](const QString &proxy, Outcome outcome) { return result(u"reach.proxy.port.amqp/refused"_s, proxy, outcome); };
    QTest::newRow("both accept and hang up") << Checks{door(one, Outcome::Passed), trip(one, Outcome::Critical), door(two, Outcome::Passed),
                                                       trip(two, Outcome::Critical)}
                                             << true;
    QTest::newRow("one refuses, one hangs up") << Checks{door(one, Outcome::Critical), trip(one, Outcome::NotAsked), trip(two, Outcome::Critical)} << true;
    QTest::newRow("one serves") << Checks{trip(one, Outcome::Critical), trip(two, Outcome::Passed)} << false;
    QTest::newRow("one is slow") << Checks{trip(one, Outcome::Critical), trip(two, Outcome::Warning)} << false;
    QTest::newRow("one is not known") << Checks{trip(one, Outcome::Critical), door(two, Outcome::Passed), trip(two, Outcome::NotAsked)} << false;
    const auto inside = [](const QString &proxy, const QString &kind) { return result(u"reach.proxy.amqp/"_s + kind, proxy); };
    QTest::newRow("publishers are blocked") << Checks{inside(one, u"blocked"_s), inside(two, u"blocked"_s)} << false;
    QTest::newRow("a publish takes too long") << Checks{trip(one, Outcome::Critical), inside(two, u"publish-timeout"_s)} << false;
    QTest::newRow("one of its doors is open") << Checks{trip(one, Outcome::Critical), result(u"reach.proxy.amqps"_s, one, Outcome::Passed)} << false;
    QTest::newRow("no proxy") << Checks{} << false;
}

void RulesTest::proxiesThatTurnEverybodyAway()
{
    QFETCH(Checks, checks);
    QFETCH(bool, isShut);
    const Report made = report(checks + Checks{result(u"host.process/frozen"_s, u"broker2"_s)});
    QVERIFY2(made.line.contains(u"No client gets in through a proxy"_s) == isShut, qPrintable(made.line));
}

QTEST_GUILESS_MAIN(RulesTest)
#include "RulesTest.moc"
