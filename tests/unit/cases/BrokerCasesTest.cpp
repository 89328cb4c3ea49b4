// Answers of brokers, and of what stands before them, that others met: what a console says of each.

#include "CaseFiles.h"
#include "judge/assess/Assessment.h"
#include "judge/diagnosis/ReportMaker.h"
#include "look/monitor/LookNow.h"
#include "look/net/ManagementClient.h"
#include "look/probe/Examiner.h"

#include <QCoroTask>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <array>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

/// Who answers as in the case; the others are healthy.
enum class Asked : std::uint8_t { All, First, Second };

/// What a correct console says of a case.
struct Right
{
    const char *file;
    Level live;             ///< of the window's verdict
    QStringList findings{}; ///< of the diagnosis, warnings and worse, without what the healthy cluster has
    QStringList says{};     ///< words that stand somewhere
    QStringList never{};    ///< words that stand nowhere: the wrong cause, the harmful advice
    Asked asked = Asked::All;
};

const QString wrongPassword = u"change_password"_s;
const QString plugin = u"rabbitmq-plugins enable"_s;
const QString startIt = u"Start the broker"_s;
const QString noneServes = u"No node is known to serve"_s;

/// Of nobody it is known, and that is what is said.
const QString noneKnown = u"Whether any of 3 nodes is in service is not known."_s;

/// 01c stands still only over minutes: one look cannot tell. 20c is a burden of maintenance, not a fault.
const QList<Right> rights{
    {"", Level::Ok},
    {"01a-disk-monitor-off.json", Level::Warning, {u"broker.disk.watch"_s}, {u"activate_free_disk_space_monitoring"_s}},
    {"01b-disk-nan.json", Level::Warning, {u"broker.disk.watch"_s}},
    {"01c-disk-frozen.json", Level::Ok},
    {"02a-peer-says-down.json",
     Level::Critical,
     {u"broker.partition"_s},
     {u"At least 1 of 3 nodes is in service."_s, u"mq1 does not see mq2"_s, u"mq2 sees all"_s, u"for the clients that it can serve alone"_s},
     {noneServes},
     Asked::First},
    {"02b-one-side-partition.json",
     Level::Critical,
     {u"broker.partition"_s},
     {u"At least 2 of 3 nodes are in service."_s, u"mq2 does not see mq3"_s, u"mq3 sees all"_s, u"for the clients that it can serve alone"_s},
     {noneServes},
     Asked::Second},
    {"06a-queue-names.json", Level::Ok},
    {"06b-queue-name-not-utf8.json", Level::Ok, {u"queue.list"_s}, {u"UTF-8"_s}},
    {"06c-queue-list-500-not-utf8.json", Level::Ok, {u"queue.list"_s}, {u"list_to_binary"_s}},
    {"07a-prefix-missing.json", Level::Warning, {u"reach.api"_s}, {noneKnown, u"A web page came"_s, u"path prefix"_s}, {plugin, startIt}},
    {"07b-proxy-decodes-2F.json", Level::Ok},
    {"07c-proxy-buffer-cut.json", Level::Warning, {u"broker.node.running"_s}, {noneKnown, u"cut after 4096 of"_s}, {plugin, startIt}},
    // Each node tells of itself and the others, and no overview comes: that is told, and nobody is down for it.
    {"07d-proxy-502.json", Level::Ok, {u"reach.api"_s}, {u"answers only in part"_s}, {plugin, startIt}},
    {"07e-login-page-302.json", Level::Warning, {u"reach.api"_s}, {noneKnown, u"sso.example.org"_s, u"login page"_s}, {plugin, startIt}},
    {"08a-basic-auth-disabled.json", Level::Unknown, {u"reach.credentials"_s}, {noneKnown, u"basic auth disabled"_s}, {wrongPassword, startIt}},
    {"08b-not-management-user.json",
     Level::Unknown,
     {u"reach.credentials"_s},
     {noneKnown, u"Not management user"_s, u"monitoring"_s},
     {wrongPassword, startIt, u"$ sudo rabbitmqctl set_user_tags"_s}},
    {"08c-localhost-only.json", Level::Unknown, {u"reach.credentials"_s}, {noneKnown, u"only log in via localhost"_s}, {wrongPassword, startIt}},
    {"08d-oauth-token-expired.json", Level::Unknown, {u"reach.credentials"_s}, {noneKnown, u"asks for a token"_s}, {wrongPassword, startIt}},
    {"09a-ldap-pool-gone.json", Level::Warning, {u"reach.api"_s}, {noneKnown, u"ldap_pool"_s, u"not the password"_s}, {wrongPassword, plugin, startIt}},
    {"09b-ldap-slow.json", Level::Ok, {u"reach.api"_s}, {u"logging in takes long"_s}, {plugin, u"does not answer |"_s, startIt}},
    {"09c-ldap-login-fails-as-200.json", Level::Unknown, {u"reach.credentials"_s}, {noneKnown, u"Not monitor user"_s}, {wrongPassword, startIt}},
    {"10a-management-tag.json",
     Level::Unknown,
     {u"reach.credentials"_s},
     {noneKnown, u"the tags: management"_s, u"“monitoring”"_s, u"set_user_tags console management monitoring"_s},
     {wrongPassword, startIt}},
    {"10c-policymaker.json",
     Level::Unknown,
     {u"reach.credentials"_s},
     {noneKnown, u"the tags: policymaker"_s, u"set_user_tags console policymaker monitoring"_s},
     {wrongPassword, startIt}},
    {"10d-error-object-with-200.json", Level::Warning, {u"broker.node.running"_s}, {noneKnown}, {startIt}},
    {"11a-peer-without-statistics.json",
     Level::Warning,
     {u"broker.disk.watch"_s},
     {u"mq3 tells no figures"_s, u"rabbitmq_management_agent"_s},
     {u"activate_free_disk_space"_s}},
    {"12a-exchanges-500.json", Level::Ok},
    {"12b-queues-500.json", Level::Ok, {u"queue.list"_s}, {u"badarg"_s, u"virtual host by virtual host"_s, u"None is left out"_s}},
    {"12c-health-check-500.json", Level::Ok, {}, {u"? not-asked broker.check.virtual-hosts"_s}, {u"fails its health check"_s}},
    // What stands there is told, and judges nothing.
    {"13a-numbers.json", Level::Ok, {}, {u"mem_used (rabbit@mq1): \"1048576\""_s, u"proc_used (rabbit@mq3): 1e+308"_s, u"): -4"_s}, {u"-4 messages"_s}},
    {"13b-rate-absurd.json", Level::Ok},
    {"13e-duplicate-keys.json", Level::Ok},
    {"13f-number-overflow.json", Level::Ok},
    {"19a-leaderless.json", Level::Ok, {u"queue.leaderless"_s}, {u"quorum_status"_s}, {u"Bring the majority"_s}},
    {"19c-two-members.json", Level::Ok, {u"queue.members.few"_s}},
    {"19d-member-row-partial.json", Level::Ok},
    {"20a-stream-no-consumers.json", Level::Ok},
    {"20b-stream-down.json", Level::Ok, {u"queue.minority"_s}, {u"1 of 3 members online"_s, u"critical queue.minority"_s}},
    {"20c-stream-2000.json", Level::Ok},
    {"22a-shovel-twice.json", Level::Ok, {u"link.shovel"_s}, {u"different things about move"_s, u"restart_shovel -p / move"_s}},
    {"22c-federation-running-blocked.json", Level::Ok, {u"link.federation"_s}, {u"has no connection"_s, u"federation link dc2"_s}, {u"restart_shovel"_s}},
    {"23-listeners-any-but-v4-only.json", Level::Ok},
    {"28-node-names-long.json",
     Level::Warning,
     {u"broker.node.running"_s},
     {noneKnown, u"has no node rabbit@mq1, but rabbit@fd00--3, rabbit@mq1.prod.example.org"_s},
     {startIt}},
};

/// Three nodes, and what is said of them.
struct Stage
{
    std::array<FakeServer, 3> servers;
    std::unique_ptr<cases::FakeApi> api{};
    std::shared_ptr<ClusterProfile> profile = std::make_shared<ClusterProfile>();
};

struct Told
{
    Assessment live;
    Report report;
};

QString everythingIn(const Told &told)
{
    QStringList lines{u"LIVE "_s + toId(told.live.level) + u": "_s + told.live.headline + u" | "_s + told.live.line};
    for (const Finding &finding : told.live.findings)
        lines.append(u"  "_s + toId(finding.level) + u' ' + finding.id + u' ' + finding.subject.name + u": "_s + finding.title + u" | "_s + finding.text);
    for (const SubjectState &state : told.live.states)
        lines.append(u"  = "_s + state.subject.name + u": "_s + state.id + u' ' + state.word);
    lines.append(u"REPORT "_s + toId(told.report.status) + u": "_s + told.report.headline + u" | "_s + told.report.line);
    for (const ReportFinding &finding : told.report.findings) {
        lines.append(u"  "_s + toId(finding.level) + u' ' + finding.id + u' ' + finding.subject.name + u": "_s + finding.title + u" | "_s + finding.text);
        for (const Evidence &evidence : finding.evidence)
            lines.append(u"      seen "_s + evidence.where + u": "_s + evidence.seen);
        for (const int index : finding.recommendations) {
            const Recommendation &advice = told.report.recommendations[index];
            lines.append(u"      advice "_s + advice.id + u": "_s + advice.title + u" | "_s + advice.why);
            for (const AdviceStep &step : advice.steps)
                lines.append(u"        "_s + step.words + u" $ "_s + step.command);
        }
    }
    for (const CheckResult &check : told.report.checks) {
        if (check.outcome != Outcome::Passed)
            lines.append(u"  ? "_s + toId(check.outcome) + u' ' + check.id + u' ' + check.subject.name + u": "_s + check.title + u" | "_s + check.text
                         + u" | "_s + check.seen);
    }
    return lines.join(u'\n');
}

QCoro::Task<Told> look(std::shared_ptr<const ClusterProfile> profile)
{
    const ProbeContext context{.access = std::make_shared<ClusterAccess>(Doors{.profile = profile, .credentials = Credentials{u"secret-of-console"_s}}),
                               .clock = std::make_shared<const SystemClock>(),
                               .progress = {}};
    auto examination = examine(context, {});
    const SnapshotPtr snapshot = co_await lookNow(*profile, Credentials{u"secret-of-console"_s}, 8s, {});
    DiagnosisInput input{.profile = profile,
                         .snapshot = snapshot,
                         .examination = std::make_shared<const Examination>(co_await std::move(examination)),
                         .history = {},
                         .reference = {}};
    co_return Told{.live = assess(*snapshot), .report = makeReport(input, allChecks(input), {.id = u"case"_s, .advice = &adviceCatalogue()})};
}

} // namespace

class BrokerCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCaseHasItsOutcome();
    void isToldAsItIs_data();
    void isToldAsItIs();
    void aProxyThatDecodesIsNamed();
    void impossibleNumbersAreNotKnown();

private:
    QHash<QString, Told> m_told;
};

void BrokerCasesTest::initTestCase()
{
    if (cases::folder().isEmpty())
        QSKIP("../shared/cases is not there: its broker cases are left out");
    // Each look waits for time-outs most of the time: some at once.
    constexpr qsizetype atOnce = 8;
    const cases::FakeApi healthy;
    for (qsizetype first = 0; first < rights.size(); first += atOnce) {
        std::vector<std::unique_ptr<Stage>> stages;
        std::vector<QCoro::Task<Told>> looks;
        for (const auto listed = rights.mid(first, atOnce); const Right &right : listed) {
            auto stage = std::make_unique<Stage>();
            stage->api = std::make_unique<cases::FakeApi>(QString::fromLatin1(right.file));
            stage->profile->name = ClusterName{u"fake"_s};
            stage->profile->user = u"console"_s;
            for (std::size_t i = 0; i < stage->servers.size(); ++i) {
                const bool isCase = right.asked == Asked::All || (right.asked == Asked::First && i == 0) || (right.asked == Asked::Second && i == 1);
                const cases::FakeApi *api = isCase ? stage->api.get() : &healthy;
                stage->servers[i].otherwise([api](const FakeRequest &request) { return api->answer(request); });
                stage->profile->nodes.append({.name = NodeName{u"rabbit@mq%1"_s.arg(i + 1)}, .management = stage->servers[i].url()});
            }
            looks.push_back(look(stage->profile));
            stages.push_back(std::move(stage));
        }
        for (std::size_t i = 0; i < looks.size(); ++i)
            m_told.insert(QString::fromLatin1(rights[first + qsizetype(i)].file), QCoro::waitFor(std::move(looks[i])));
    }
}

void BrokerCasesTest::everyCaseHasItsOutcome()
{
    for (const auto listed = cases::filesIn(u"fake"_s, {u"*.json"_s}); const QString &file : listed)
        QVERIFY2(m_told.contains(file), qPrintable(file));
}

void BrokerCasesTest::isToldAsItIs_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < rights.size(); ++i)
        QTest::newRow(i == 0 ? "healthy" : rights[i].file) << i;
}

void BrokerCasesTest::isToldAsItIs()
{
    QFETCH(qsizetype, index);
    const Right &right = rights[index];
    const Told told = m_told.value(QString::fromLatin1(right.file));
    const QString everything = everythingIn(told);
    const auto dump = qScopeGuard([&] {
        if (QTest::currentTestFailed())
            qInfo().noquote() << everything;
    });
    QCOMPARE(told.live.level, right.live);
    QStringList findings;
    for (const ReportFinding &finding : told.report.findings) {
        if (finding.level >= Level::Warning && finding.id != "broker.flags.disabled"_L1)
            findings.append(finding.id);
    }
    QCOMPARE(findings, right.findings);
    for (const QString &words : right.says)
        QVERIFY2(everything.contains(words), qPrintable(words));
    for (const QString &words : right.never)
        QVERIFY2(!everything.contains(words), qPrintable(words));
    // What no node vouches for is not called healthy, and the headline names all whom it is about.
    if (told.live.level != Level::Ok)
        QVERIFY2(!told.report.headline.startsWith("Healthy"_L1), qPrintable(told.report.headline));
    // A place that nothing fills in stands in capitals: no advice for a person.
    static const QRegularExpression unfilled(u"\\b(NAME|PLUGIN|POLICY|SERVER|QUEUE|PEERNODE|FLAG|TAGS)\\b"_s);
    for (const Recommendation &advice : told.report.recommendations) {
        QVERIFY2(!advice.title.contains(unfilled), qPrintable(advice.title));
        for (const AdviceStep &step : advice.steps)
            QVERIFY2(!step.command.contains(unfilled), qPrintable(step.command));
    }
    // Nobody stops, starts or fails over anything for what an API or a server before it says.
    for (const Recommendation &advice : told.report.recommendations) {
        for (const AdviceStep &step : advice.steps)
            QVERIFY2(step.plan.isEmpty(), qPrintable(advice.id + u": "_s + step.plan));
    }
}

/// 07b: what it says of one queue is no word of the broker's, least of all that the queue is gone.
void BrokerCasesTest::aProxyThatDecodesIsNamed()
{
    const cases::FakeApi api(u"07b-proxy-decodes-2F.json"_s);
    FakeServer server;
    server.otherwise([&api](const FakeRequest &request) { return api.answer(request); });
    ManagementClient client({.base = server.url(), .user = u"console"_s, .password = u"secret-of-console"_s});
    for (const QString &name : {u"orders"_s, u"another"_s}) {
        const Result<QueueInfo> queue = QCoro::waitFor(client.queue({.vhost = u"/"_s, .name = name}));
        QVERIFY(!queue);
        QCOMPARE(queue.error().kind, ErrorKind::Http);
        QVERIFY2(queue.error().message.contains("decodes %2F"_L1), qPrintable(queue.error().message));
    }
}

/// 13a, 13b: what cannot be is left out, and stands in no sum.
void BrokerCasesTest::impossibleNumbersAreNotKnown()
{
    const auto askedFor = [](const QString &file) {
        const cases::FakeApi api(file);
        FakeServer server;
        server.otherwise([&api](const FakeRequest &request) { return api.answer(request); });
        ManagementClient client({.base = server.url(), .user = u"console"_s, .password = u"secret-of-console"_s});
        return std::pair(QCoro::waitFor(client.overview()), QCoro::waitFor(client.nodes()));
    };
    const auto [numbers, nodes] = askedFor(u"13a-numbers.json"_s);
    QVERIFY(numbers && nodes);
    QVERIFY(!numbers->totals.publishRate && !numbers->totals.messagesReady);
    QVERIFY(!nodes->at(0).memoryUsed && !nodes->at(0).uptime);
    QVERIFY(!nodes->at(1).descriptorsUsed && !nodes->at(1).memoryLimit);
    QVERIFY(!nodes->at(2).processesUsed && !nodes->at(2).runQueue);
    QVERIFY(!askedFor(u"13b-rate-absurd.json"_s).first->totals.publishRate);
}

QTEST_GUILESS_MAIN(BrokerCasesTest)

#include "BrokerCasesTest.moc"
