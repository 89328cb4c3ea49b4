// Runtime sockets of HAProxy that others met: what the window says of each.

#include "CaseFiles.h"
#include "FakeSocket.h"
#include "judge/assess/Assessment.h"
#include "judge/diagnosis/ProxyChecks.h"
#include "look/monitor/LookNow.h"
#include "look/probe/ProxyProbe.h"
#include "look/proxy/HaproxyClient.h"
#include "look/proxy/HaproxyText.h"
#include "run/operations/ProxyRoom.h"

#include <QCoroTask>
#include <QDir>
#include <QScopeGuard>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

struct RightProxy
{
    const char *folder;
    const char *backend;
    QStringList findings; ///< of the proxy, in the order in which they are shown
    QStringList says{};
};

const QList<RightProxy> rightProxies{
    // Of its five slots two are spare ones of a template: no machine stands behind them, and none is down.
    {"03a-server-template-dns", "amqp_back", {u"proxy.server-down"_s}, {u"mq2"_s, u"MAINT (resolution)"_s}},
    {"03c-names-with-colons", "ns::mq::5672", {}},
    {"03d-maint-via-track", "amqp_back", {u"proxy.server-down"_s, u"proxy.server-down"_s}, {u"via mgmt_back/mq1"_s}},
    {"03e-mgmt-backend-first", "amqp", {}},
    // Found by asking what it permits, when a plan is made and in the diagnosis: looking is permitted.
    {"04a-level-operator", "amqp_back", {}},
    {"04b-level-user", "amqp_back", {}},
    {"26a-maxconn-reached", "amqp_back", {u"proxy.full"_s}, {u"500 of 500"_s}},
    {"26b-queueing", "amqp_back", {u"proxy.server-down"_s, u"proxy.queueing"_s}, {u"100 clients wait"_s}},
};

} // namespace

class HaproxyCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (cases::folder().isEmpty())
            QSKIP("../shared/cases is not there: its HAProxy cases are left out");
    }
    void everyCaseHasItsOutcome()
    {
        const QStringList folders = QDir(cases::folder() + u"/fake/haproxy"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders)
            QVERIFY2(std::ranges::contains(rightProxies, folder, [](const RightProxy &right) { return QString::fromLatin1(right.folder); }),
                     qPrintable(folder));
    }
    void isToldAsItIs_data()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < rightProxies.size(); ++i)
            QTest::newRow(rightProxies[i].folder) << i;
    }
    void isToldAsItIs()
    {
        QFETCH(qsizetype, index);
        const RightProxy &right = rightProxies[index];
        const cases::FakeSocket socket(cases::folder() + u"/fake/haproxy/"_s + QString::fromLatin1(right.folder));
        ClusterProfile profile;
        profile.name = ClusterName{u"fake"_s};
        profile.proxies.append({.name = ProxyName{u"lb1"_s}, .socket = socket.address(), .backend = QString::fromLatin1(right.backend)});
        const SnapshotPtr snapshot = QCoro::waitFor(lookNow(profile, Credentials{}, 5s, {}));
        QVERIFY(snapshot);
        QStringList findings, texts;
        for (const auto listed = assess(*snapshot).findings; const Finding &finding : listed) {
            if (finding.subject.kind == SubjectKind::Proxy) {
                findings.append(finding.id);
                texts.append(finding.text);
            }
        }
        findings.sort();
        QStringList expected = right.findings;
        expected.sort();
        QCOMPARE(findings, expected);
        // What the window's verdict says of its room, the report says too.
        const CheckResult room = proxyRoomCheck(profile.proxies.first(), snapshot->proxies.first());
        QCOMPARE(room.kind == "full"_L1, right.findings.contains(u"proxy.full"_s));
        QCOMPARE(room.kind == "queueing"_L1, right.findings.contains(u"proxy.queueing"_s));
        // Likewise of who is out: none that the window counts as up, and all that it does not.
        const ProbeContext context{.access = std::make_shared<ClusterAccess>(Doors{.profile = std::make_shared<const ClusterProfile>(profile)}),
                                   .clock = std::make_shared<const SystemClock>(),
                                   .progress = {}};
        const ProxyDeepLook deep = QCoro::waitFor(lookAtProxy(context, profile.proxies.first(), {}));
        QVERIFY2(deep.servers.has(), deep.servers.error ? qPrintable(deep.servers.error->message) : "");
        QSet<QString> outLive, outDeep;
        for (const ProxyServer &server : snapshot->proxies.first().figures.value->servers) {
            if (!server.up)
                outLive.insert(server.name);
        }
        for (const auto listed = proxyStateChecks(profile.proxies.first(), deep); const CheckResult &result : listed) {
            const bool isFault = result.outcome == Outcome::Warning || result.outcome == Outcome::Critical;
            if (isFault && (result.id == "proxy.server"_L1 || result.id == "proxy.maintenance"_L1))
                outDeep.insert(result.facts.value(u"server"_s));
        }
        QCOMPARE(outDeep, outLive);
        for (const QString &words : right.says)
            QVERIFY2(texts.join(u'\n').contains(words), qPrintable(texts.join(u'\n')));
    }

    /// 26a: what three servers carry does not fit into two of them, which is known before one is taken out.
    void clientsOfThreeDoNotFitIntoTwo()
    {
        const cases::FakeSocket socket(cases::folder() + u"/fake/haproxy/26a-maxconn-reached"_s);
        const HaproxyClient client({.name = ProxyName{u"lb1"_s}, .socket = socket.address(), .backend = u"amqp_back"_s});
        const Result<HaproxyClient::Whole> whole = QCoro::waitFor(client.whole());
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message));
        const haproxy::ServerTable *table = haproxy::tableOf(whole->tables, u"amqp_back"_s);
        QVERIFY(table != nullptr);
        QCOMPARE(roomWithout(*table, {u"mq1"_s}), std::optional(ProxyRoom{.clients = 500, .room = 400}));
        QCOMPARE(roomWithout(*table, {}), std::optional(ProxyRoom{.clients = 500, .room = 600}));
        // Nor does one client more, wherever it comes from.
        QCOMPARE(whole->intake.fronts, (QList<haproxy::FrontState>{{.name = u"amqp_front"_s, .sessions = 500, .sessionLimit = 500}}));
        QCOMPARE(roomLeft(whole->intake, whole->tables, {{.backend = u"amqp_back"_s, .server = u"mq2"_s}}), std::optional<qint64>(0));
    }

    /// Statistics as others recorded them: frontends and listeners are no servers, and a table without a header is none.
    void recordedStatistics()
    {
        const QByteArray info("Name: HAProxy\nPid: 7\n\n");
        const QByteArray site = info + cases::read(u"api/haproxy-show-stat-telegraf.csv"_s).trimmed() + "\n\n";
        for (const QString &backend : {u"www"_s, u"git"_s}) {
            const Result<ProxyFigures> figures = haproxy::parseFigures(site, backend);
            QVERIFY2(figures, qPrintable(backend));
            QStringList servers;
            for (const ProxyServer &server : figures->servers)
                servers.append(server.name + (server.up ? u" up"_s : u" out"_s));
            QCOMPARE(servers, (QStringList{u"www up"_s, u"bck up"_s}));
        }
        const Result<ProxyFigures> empty = haproxy::parseFigures(site, u"demo"_s);
        QVERIFY(empty);
        QVERIFY(empty->servers.isEmpty());
        QCOMPARE(empty->sessions, 1);
        QCOMPARE(haproxy::parseFigures(site, u"http-in"_s).error().kind, ErrorKind::NotFound);
        const QByteArray headless = info + cases::read(u"api/haproxy-show-stat-exporter-332kB.csv"_s);
        QCOMPARE(haproxy::parseFigures(headless, u"service-0"_s).error().kind, ErrorKind::Malformed);
    }

    /// Found beforehand, by asking and not by trying: with it no plan is made, and the diagnosis names the line.
    void aSocketThatOnlyReadsIsFoundBeforehand_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("mayWrite");
        QTest::newRow("operator") << u"04a-level-operator"_s << false;
        QTest::newRow("user") << u"04b-level-user"_s << false;
        QTest::newRow("admin") << u"26b-queueing"_s << true;
    }
    void aSocketThatOnlyReadsIsFoundBeforehand()
    {
        QFETCH(QString, folder);
        QFETCH(bool, mayWrite);
        const cases::FakeSocket socket(cases::folder() + u"/fake/haproxy/"_s + folder);
        const HaproxyClient client({.name = ProxyName{u"lb1"_s}, .socket = socket.address(), .backend = u"amqp_back"_s});
        const Result<HaproxyClient::Whole> whole = QCoro::waitFor(client.whole());
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message));
        QCOMPARE(whole->mayWrite, mayWrite);
        if (mayWrite)
            return;
        const Error error = readOnlySocket(client.profile(), whole->level);
        QCOMPARE(error.kind, ErrorKind::Forbidden);
        QVERIFY2((error.message + error.detail).contains(u"level admin"_s), qPrintable(error.message + u" | "_s + error.detail));
        // And where somebody tries all the same, it is a failure and no silence.
        const auto told = QCoro::waitFor(client.set({{.server = u"mq1"_s, .state = haproxy::AdminState::Drain}}));
        QVERIFY(!told);
        QCOMPARE(told.error().kind, ErrorKind::Forbidden);
    }
};

QTEST_GUILESS_MAIN(HaproxyCasesTest)

#include "HaproxyCasesTest.moc"
