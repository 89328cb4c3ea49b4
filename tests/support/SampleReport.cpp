#include "support/SampleReport.h"

#include "support/SampleShape.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

using namespace std::chrono_literals;

struct Kind
{
    QString id;
    FaultClass fault;
    QString title; ///< %1: the host
    QString seen, expected;
};

QList<Kind> hostKinds()
{
    return {
        {u"reach.ping"_s, FaultClass::Network, u"%1 answers a ping"_s, u"0 % lost, 0.4 ms"_s, u"under 5 % lost"_s},
        {u"reach.dns"_s, FaultClass::Network, u"%1 has an address"_s, u"10.0.4.11"_s, u"an address"_s},
        {u"reach.port.amqp"_s, FaultClass::Network, u"AMQP port of %1 is open"_s, u"open, 0.6 ms"_s, u"open"_s},
        {u"reach.amqp.roundtrip"_s, FaultClass::Network, u"A message comes back through %1"_s, u"published, confirmed and consumed in 21 ms"_s,
         u"within 3 s"_s},
        {u"host.cpu"_s, FaultClass::Hardware, u"CPU of %1 has room"_s, u"42 %"_s, u"under 80 %"_s},
        {u"host.memory"_s, FaultClass::Hardware, u"Memory of %1 has room"_s, u"53 %"_s, u"under 80 %"_s},
        {u"host.disk.readonly"_s, FaultClass::Hardware, u"File systems of %1 take writes"_s, u"none is read-only"_s, u"none"_s},
        {u"host.clock"_s, FaultClass::Human, u"Clock of %1 is right"_s, u"3 ms ahead"_s, u"within 1 s"_s},
        {u"host.service.restarts"_s, FaultClass::Software, u"The broker of %1 was not started again and again"_s, u"0 restarts in an hour"_s, u"under 3"_s},
        {u"host.config.syntax"_s, FaultClass::Human, u"Configuration of %1 can be read"_s, u"rabbitmq.conf, enabled_plugins"_s, u"no error"_s},
        {u"node.descriptors"_s, FaultClass::Software, u"Descriptors of %1 suffice"_s, u"1,904 of 65,536"_s, u"under 80 %"_s},
        {u"node.runqueue"_s, FaultClass::Software, u"Run queue of %1 is short"_s, u"1"_s, u"under 16"_s},
    };
}

QList<CheckResult> passedChecks(const QStringList &hosts)
{
    QList<CheckResult> checks;
    for (const auto all = hostKinds(); const Kind &kind : all) {
        for (const QString &host : hosts) {
            checks.append({.id = kind.id,
                           .fault = kind.fault,
                           .subject = {SubjectKind::Host, host},
                           .host = host,
                           .outcome = Outcome::Passed,
                           .title = kind.title.arg(host),
                           .text = {},
                           .seen = kind.seen,
                           .expected = kind.expected,
                           .took = 12ms,
                           .kind = {},
                           .facts = {}});
        }
    }
    return checks;
}

CheckResult notJudged(const QString &id, const QString &host, Outcome outcome, const QString &title, const QString &text)
{
    return {.id = id,
            .fault = FaultClass::Software,
            .subject = {SubjectKind::Node, nodeOf(host)},
            .host = host,
            .outcome = outcome,
            .title = title,
            .text = text,
            .seen = {},
            .expected = {},
            .kind = {},
            .facts = {}};
}

CheckResult checkOf(const ReportFinding &finding)
{
    return {.id = finding.id,
            .fault = finding.fault,
            .subject = finding.subject,
            .host = finding.host,
            .outcome = finding.level == Level::Critical ? Outcome::Critical : Outcome::Warning,
            .title = finding.title,
            .text = finding.text,
            .seen = finding.evidence.isEmpty() ? QString() : finding.evidence.first().seen,
            .expected = finding.evidence.isEmpty() ? QString() : finding.evidence.first().expected,
            .since = finding.since,
            .kind = {},
            .facts = {}};
}

QList<ReportFinding> causedByFullDisk()
{
    const Subject node{SubjectKind::Node, nodeOf(u"broker2"_s)};
    const Level bad = Level::Critical;
    return {
        {.id = u"host.disk.data"_s,
         .fault = FaultClass::Human,
         .level = bad,
         .subject = {SubjectKind::Host, u"broker2"_s},
         .host = u"broker2"_s,
         .title = u"Data disk of broker2 is full"_s,
         .text = u"The broker’s log level was set to debug at 13:38. Its log grew to 41 GiB on the disk that also holds the messages; "
                 "the broker stopped when it could no longer write."_s,
         .since = at(14, 19, 5),
         .cause = -1,
         .evidence = {{u"host.disk.data"_s, u"broker2"_s, u"0 B of 80 GiB free on /var/lib/rabbitmq"_s, u"at least 5 GiB"_s, bad},
                      {u"host.log.size"_s, u"broker2"_s, u"rabbit@broker2.log 41.0 GiB, +2.0 GiB a minute at the end"_s, u"under 2 GiB"_s, bad},
                      {u"host.config.diff"_s, u"broker2"_s, u"log.file.level = debug, changed 13:38 by root"_s, u"info, as on the others"_s, Level::Warning},
                      {u"host.service"_s, u"broker2"_s, u"failed, exit status 1, no restart"_s, u"active"_s, bad},
                      {u"host.log.errors"_s, u"broker2"_s, u"214 × no space left on device, last 14:21:38"_s, u"none"_s, Level::Warning}},
         .recommendations = {0},
         .charts = {{Metric::NodeDiskFree, nodeOf(u"broker2"_s)}, {Metric::HostDiskData, u"broker2"_s}}},
        {.id = u"node.running"_s,
         .fault = FaultClass::Software,
         .level = bad,
         .subject = node,
         .host = u"broker2"_s,
         .title = u"Node rabbit@broker2 is down"_s,
         .text = u"Its host answers; no port of the broker does."_s,
         .since = at(14, 21, 40),
         .cause = 0,
         .evidence = {{u"node.running"_s, u"broker2"_s, u"exit status 1 at 14:21:40"_s, u"running"_s, bad}},
         .recommendations = {},
         .charts = {}},
        {.id = u"queues.members"_s,
         .fault = FaultClass::Software,
         .level = Level::Warning,
         .subject = {},
         .host = {},
         .title = u"41 quorum queues run with 2 of 3 members"_s,
         .text = u"A second lost node would stop them."_s,
         .since = at(14, 21, 40),
         .cause = 0,
         .evidence = {{u"queues.members"_s, u"broker1"_s, u"no majority lost"_s, u"every member online"_s, Level::Warning}},
         .recommendations = {},
         .charts = {}},
        {.id = u"proxy.server"_s,
         .fault = FaultClass::Network,
         .level = Level::Warning,
         .subject = {SubjectKind::Proxy, u"lb1"_s},
         .host = u"lb1"_s,
         .title = u"Server broker2 is down on lb1 and lb2"_s,
         .text = {},
         .since = at(14, 21, 44),
         .cause = 0,
         .evidence = {{u"proxy.server"_s, u"lb1"_s, u"taken out by their own checks at 14:21:44"_s, u"UP"_s, Level::Warning}},
         .recommendations = {},
         .charts = {}},
        {.id = u"node.alarm.disk"_s,
         .fault = FaultClass::Hardware,
         .level = Level::Warning,
         .subject = node,
         .host = u"broker2"_s,
         .title = u"Publishers were blocked for 2 min 35 s"_s,
         .text = {},
         .since = at(14, 19, 5),
         .cause = 0,
         .evidence = {{u"node.alarm.disk"_s, u"broker2"_s, u"disk alarm, 14:19:05 to 14:21:40"_s, u"no alarm"_s, Level::Warning}},
         .recommendations = {},
         .charts = {}},
    };
}

ReportFinding noConsumer()
{
    return {.id = u"queues.consumers"_s,
            .fault = FaultClass::Software,
            .level = Level::Warning,
            .subject = {SubjectKind::Queue, u"//payments.dlq"_s},
            .host = {},
            .title = u"payments.dlq has no consumer"_s,
            .text = u"Messages wait that nobody takes."_s,
            .since = {},
            .cause = -1,
            .evidence = {{u"queues.consumers"_s, u"payments.dlq"_s, u"588 messages, oldest 3 days"_s, u"a consumer"_s, Level::Warning}},
            .recommendations = {1},
            .charts = {}};
}

ReportFinding certificate()
{
    return {.id = u"reach.tls.expiry"_s,
            .fault = FaultClass::Human,
            .level = Level::Warning,
            .subject = {SubjectKind::Node, nodeOf(u"broker3"_s)},
            .host = u"broker3"_s,
            .title = u"Certificate of broker3 expires in 12 days"_s,
            .text = {},
            .since = {},
            .cause = -1,
            .evidence = {{u"reach.tls.expiry"_s, u"broker3"_s, u"port 5671, expires 29 March 2026"_s, u"at least 30 days"_s, Level::Warning}},
            .recommendations = {2},
            .charts = {}};
}

QList<Recommendation> advice()
{
    const QUrl guide(u"https://www.rabbitmq.com/docs/disk-alarms"_s);
    return {
        {.id = u"disk-full-log"_s,
         .title = u"Give the disk room and start the broker"_s,
         .why = {},
         .risk = u"low risk: older log lines are lost"_s,
         .duration = u"about 3 minutes"_s,
         .steps =
             {{u"Empty the log; its last 10,000 lines are kept here"_s, u"ssh ops@broker2 \"sudo truncate -s 0 /var/log/rabbitmq/rabbit@broker2.log\""_s},
              {u"Set the level back and start the broker"_s,
               u"ssh ops@broker2 \"sudo sed -i 's/^log.file.level.*/log.file.level = info/' /etc/rabbitmq/rabbitmq.conf && sudo systemctl start rabbitmq-server\""_s}},
         .read = {{u"Free Disk Space Alarms"_s, guide}}},
        {.id = u"no-consumer"_s,
         .title = u"Find out who should consume"_s,
         .why = u"A queue without a consumer grows until a limit or the disk stops it."_s,
         .risk = u"no risk"_s,
         .duration = u"about 5 minutes"_s,
         .steps = {{u"Ask the owner of the queue whether its consumer should run"_s, {}},
                   {u"See what waits there"_s, u"ssh ops@broker1 \"sudo rabbitmqctl list_queues -p / name messages consumers | grep payments.dlq\""_s}},
         .read = {{u"Consumers"_s, QUrl(u"https://www.rabbitmq.com/docs/consumers"_s)}}},
        {.id = u"certificate-expiring"_s,
         .title = u"Renew the certificate"_s,
         .why = {},
         .risk = u"low risk"_s,
         .duration = u"about 10 minutes"_s,
         .steps = {{u"Look at what the port shows"_s, u"openssl s_client -connect broker3:5671 </dev/null | openssl x509 -noout -dates"_s},
                   {u"Put the new certificate in place and let the broker read it"_s, u"ssh ops@broker3 \"sudo rabbitmqctl eval 'ssl:clear_pem_cache().'\""_s}},
         .read = {{u"TLS Support"_s, QUrl(u"https://www.rabbitmq.com/docs/ssl"_s)}}},
    };
}

QList<ReportSeries> diskSeries(TimePoint now)
{
    const TimePoint alarm = at(14, 19, 5);
    const TimePoint down = at(14, 21, 40);
    ReportSeries free{{Metric::NodeDiskFree, nodeOf(u"broker2"_s)}, now - 1h, 10s, {}};
    ReportSeries used{{Metric::HostDiskData, u"broker2"_s}, now - 1h, 10s, {}};
    for (int i = 0; i < 360; ++i) {
        const TimePoint moment = free.from + free.step * i;
        const double before = std::max(0.0, 1 - static_cast<double>((alarm - moment).count()) / 2.5e6);
        const double left = 44 * std::clamp(1 - before * before, 0.0, 1.0);
        free.values.append(moment < down ? left * gib : std::numeric_limits<double>::quiet_NaN());
        used.values.append(100 - left / 80 * 100);
    }
    return {free, used};
}

Report productionReport(const QString &id, TimePoint moment)
{
    Report report;
    report.id = id;
    report.cluster = {u"orders-prod"_s};
    report.environment = Environment::Production;
    report.warrener = u"0.1.0"_s;
    report.at = moment;
    report.took = 4200ms;
    report.recommendations = advice();
    report.checks = passedChecks({u"broker1"_s, u"broker2"_s, u"broker3"_s, u"lb1"_s, u"lb2"_s, u"standby1"_s});
    report.checks += {
        notJudged(u"node.ready"_s, u"broker1"_s, Outcome::NotAvailable, u"Ready to serve clients"_s, {}),
        notJudged(u"node.quorum.status"_s, u"broker2"_s, Outcome::NotAsked, u"Quorum status on broker2"_s, u"connection refused"_s),
        notJudged(u"node.plugins"_s, u"broker2"_s, Outcome::NotAsked, u"Plugins of broker2"_s, u"connection refused"_s),
        notJudged(u"node.features"_s, u"broker2"_s, Outcome::NotAsked, u"Feature flags of broker2"_s, u"connection refused"_s),
        notJudged(u"node.connections"_s, u"broker2"_s, Outcome::NotAsked, u"Connections of broker2"_s, u"connection refused"_s),
        notJudged(u"node.links"_s, u"broker2"_s, Outcome::NotAsked, u"Distribution links of broker2"_s, u"connection refused"_s),
    };
    return report;
}

void addFindings(Report &report, const QList<ReportFinding> &findings)
{
    report.findings += findings;
    for (const ReportFinding &finding : findings)
        report.checks.append(checkOf(finding));
}

} // namespace

Report unhealthyReport()
{
    Report report = productionReport(u"20260317T143252Z-4f2a"_s, at(14, 32, 52));
    report.status = OverallStatus::Unhealthy;
    report.headline = u"Unhealthy: broker2 stopped because its data disk is full"_s;
    report.line = u"One cause explains 5 of the 7 findings. Clients are served by broker1 and broker3; do this before another node fails."_s;
    report.series = diskSeries(report.at);
    addFindings(report, causedByFullDisk() + QList{noConsumer(), certificate()});
    report.system = {Level::Critical, u"broker2 has no disk left."_s, 29, 1, 2, 0, {{u"Hosts"_s, u"5 of 5"_s}, {u"Lowest score"_s, u"41, broker2"_s}}};
    report.broker = {Level::Critical, u"2 of 3 nodes run."_s, 23, 3, 1, 6, {{u"Nodes"_s, u"2 of 3"_s}, {u"Queues"_s, u"1,284"_s}}};
    report.network = {Level::Warning, u"Both proxies have taken broker2 out."_s, 31, 1, 0, 0, {{u"Slowest round trip"_s, u"21 ms"_s}}};
    return report;
}

Report earlierReport()
{
    Report report = productionReport(u"20260317T130002Z-91c0"_s, at(13, 0, 2));
    report.status = OverallStatus::Warning;
    report.headline = u"Warning: payments.dlq has no consumer"_s;
    report.line = u"All else that could be asked is healthy."_s;
    ReportFinding growing = certificate();
    growing.level = Level::Note;
    addFindings(report, {noConsumer(), growing});
    return report;
}

Report cancelledReport()
{
    Report report = productionReport(u"20260317T143252Z-77aa"_s, at(14, 32, 52));
    report.cancelled = true;
    report.status = OverallStatus::Unknown;
    report.headline = u"Not known: the diagnosis was stopped after 31 of 96 answers"_s;
    report.line = u"Two findings stand already."_s;
    report.checks = report.checks.first(31);
    for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s})
        report.checks.append(
            notJudged(u"reach.amqp.roundtrip"_s, host, Outcome::NotAsked, u"A message comes back through %1"_s.arg(host), u"the diagnosis was stopped"_s));
    addFindings(report, {noConsumer(), certificate()});
    return report;
}

Report healthyReport()
{
    Report report;
    report.id = u"20260317T110450Z-10bb"_s;
    report.cluster = {u"orders-staging"_s};
    report.environment = Environment::Staging;
    report.warrener = u"0.1.0"_s;
    report.at = at(11, 4, 50);
    report.took = 3900ms;
    report.status = OverallStatus::Healthy;
    report.headline = u"Healthy: nothing is wrong"_s;
    report.line = u"60 checks passed; 1 could not be judged."_s;
    report.checks = passedChecks({u"broker1"_s, u"broker2"_s, u"broker3"_s, u"lb1"_s, u"lb2"_s});
    report.checks.append(notJudged(u"node.ready"_s, u"broker1"_s, Outcome::NotAvailable, u"Ready to serve clients"_s, {}));
    report.system = {Level::Ok,
                     u"Every host has room."_s,
                     20,
                     0,
                     0,
                     0,
                     {{u"Hosts"_s, u"5 of 5"_s}, {u"Lowest score"_s, u"78, broker2"_s}, {u"Fullest disk"_s, u"35 %, lb1"_s}}};
    report.broker = {Level::Ok,
                     u"All nodes run, no alarm, no queue without its members."_s,
                     20,
                     0,
                     0,
                     1,
                     {{u"Nodes"_s, u"3 of 3"_s}, {u"Queues"_s, u"212"_s}, {u"Connections"_s, u"96"_s}}};
    report.network = {Level::Ok, u"Every port answers; a message comes back through each node and proxy."_s, 20, 0, 0,
                      0,         {{u"Slowest round trip"_s, u"21 ms"_s}, {u"Packets lost"_s, u"0 %"_s}}};
    return report;
}

} // namespace warrener::sampleData
