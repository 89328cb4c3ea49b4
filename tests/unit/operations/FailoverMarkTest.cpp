// What consoles tell each other of failovers while the management API hangs on all nodes.

#include "run/operations/FailoverMark.h"

#include "FolderHosts.h"
#include "record/journal/Journal.h"
#include "run/lease/HostsNotes.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/GuardOperations.h"
#include "support/FakeServer.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <functional>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr auto path = "/api/global-parameters/warrener-failover";
constexpr Millis patience{2000};

FailoverMark markOf(const QString &run, int node = 1)
{
    return {.node = FolderHosts::node(node), .who = u"eve's@console"_s, .run = run, .at = TimePoint{Millis{1'000'000}}};
}

FakeAnswer remembering(const FailoverMark &mark)
{
    return {.body = QJsonDocument(QJsonObject{{u"name"_s, u"warrener-failover"_s}, {u"value"_s, toJson(mark)}}).toJson()};
}

HostsNote noteOf(const FailoverMark &mark, int age)
{
    return {.text = QString::fromUtf8(QJsonDocument(toJson(mark)).toJson(QJsonDocument::Compact)), .age = std::chrono::seconds(age)};
}

} // namespace

class FailoverMarkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hosts.emplace();
        m_server = std::make_unique<FakeServer>();
        m_server->on(path, {.mode = FakeAnswer::Mode::Hang});
    }
    void cleanup() { m_hosts.reset(); }

    void newest_data()
    {
        QTest::addColumn<std::optional<FailoverMark>>("api");
        QTest::addColumn<HostsNotes>("hosts");
        QTest::addColumn<QString>("run");
        QTest::addColumn<bool>("acknowledged");
        const std::optional<FailoverMark> none;
        FailoverMark seen = markOf(u"a"_s);
        seen.acknowledged = true;
        const auto on = [](const QList<HostsNote> &notes, const QSet<QString> &passed = {}) {
            return HostsNotes{.hosts = 3, .told = 3, .notes = notes, .passed = passed};
        };
        QTest::newRow("nothing") << none << on({}) << QString() << false;
        QTest::newRow("the cluster alone") << std::optional(markOf(u"a"_s)) << on({}) << u"a"_s << false;
        QTest::newRow("the hosts alone: it could not be written into the cluster") << none << on({noteOf(markOf(u"a"_s), 9)}) << u"a"_s << false;
        QTest::newRow("a later one on the hosts") << std::optional(seen) << on({noteOf(markOf(u"a"_s), 900), noteOf(markOf(u"b"_s), 9)}) << u"b"_s << false;
        QTest::newRow("acknowledged in the cluster") << std::optional(seen) << on({noteOf(markOf(u"a"_s), 9)}) << u"a"_s << true;
        QTest::newRow("acknowledged on the hosts") << std::optional(markOf(u"a"_s)) << on({noteOf(markOf(u"a"_s), 9)}, {u"a"_s}) << u"a"_s << true;
        QTest::newRow("the older one is not") << none << on({noteOf(markOf(u"a"_s), 90), noteOf(markOf(u"b"_s), 9)}, {u"b"_s}) << u"a"_s << false;
        QTest::newRow("no mark of ours") << none << on({{.text = u"hello"_s, .age = std::chrono::seconds(1)}}) << QString() << false;
    }
    void newest()
    {
        QFETCH(const std::optional<FailoverMark>, api);
        QFETCH(const HostsNotes, hosts);
        const std::optional<FailoverMark> mark = newestMark(api, hosts, TimePoint{Millis{5'000'000}});
        QTEST(mark ? mark->run : QString(), "run");
        QTEST(mark && mark->acknowledged, "acknowledged");
    }

    /// As old as the host says: clocks of consoles are set wrongly.
    void ageIsTheHosts()
    {
        const TimePoint now{Millis{5'000'000}};
        const auto mark = newestMark({}, {.hosts = 1, .told = 1, .notes = {noteOf(markOf(u"a"_s), 60)}}, now);
        QVERIFY(mark);
        QCOMPARE(now - mark->at, Millis{60'000});
        // A host whose clock was set forward since makes nothing older than the others say; whoever is heard last.
        const HostsNote right = noteOf(markOf(u"a"_s), 60);
        const HostsNote jumped = noteOf(markOf(u"a"_s), 86'400);
        const std::optional<FailoverMark> api = markOf(u"a"_s);
        for (const QList<HostsNote> &notes : {QList{right, jumped}, QList{jumped, right}, QList{jumped, right, jumped}}) {
            for (const std::optional<FailoverMark> &told : {std::optional<FailoverMark>(), api}) {
                const auto seen = newestMark(told, {.hosts = 3, .told = 3, .notes = notes}, now);
                QVERIFY(seen);
                QCOMPARE(now - seen->at, Millis{60'000});
            }
        }
    }

    /// The texts that hosts are told, in a shell of this machine.
    void texts()
    {
        using namespace hostsnotes;
        QTemporaryDir folder;
        QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), S_IRWXU | S_ISVTX), 0);
        const auto shell = [&folder](QString script) {
            QProcess sh;
            sh.start(u"/bin/sh"_s, {u"-c"_s, script.replace(u"/run/lock"_s, folder.path())});
            sh.waitForFinished(-1);
            return "Welcome m \n" + sh.readAllStandardOutput();
        };
        const auto read = [&] {
            HostsNotes notes{.hosts = 1};
            return addNotes(notes, shell(readScript(u"warrener-0123456789abcdef"_s, u"mark"_s)), u"mark"_s) ? std::optional(notes) : std::nullopt;
        };
        QVERIFY(read() && read()->notes.isEmpty());
        const QString first = noteOf(markOf(u"a"_s), 0).text;
        QVERIFY(shell(writeScript(u"warrener-0123456789abcdef"_s, {}, first, u"mark"_s)).contains("mark " + first.toUtf8()));
        QCOMPARE(read()->notes.size(), 1);
        QCOMPARE(read()->notes.first().text, first);
        // A later one takes its place; what was called seen is added up.
        shell(writeScript(u"warrener-0123456789abcdef"_s, {}, noteOf(markOf(u"b"_s), 0).text, u"mark"_s));
        QCOMPARE(read()->notes.size(), 1);
        shell(passScript(u"warrener-0123456789abcdef"_s, {u"a"_s}, u"mark"_s));
        shell(passScript(u"warrener-0123456789abcdef"_s, {u"b"_s, u"c"_s}, u"mark"_s));
        QCOMPARE(read()->passed, (QSet<QString>{u"a"_s, u"b"_s, u"c"_s}));
        // Of another cluster with the same names it stands beside it.
        shell(writeScript(u"warrener-0123456789abcdef"_s, u"rabbitmq-cluster-id-2"_s, noteOf(markOf(u"c"_s), 0).text, u"mark"_s));
        QCOMPARE(read()->notes.size(), 2);
        // Cut off in the middle it says nothing.
        HostsNotes none;
        QVERIFY(!addNotes(none, "mark note 3 {}\nmark no", u"mark"_s));
        QVERIFY(none.notes.isEmpty());
        QVERIFY(isPassable(u"20260101-101010-failover-00ff"_s));
        QVERIFY(!isPassable(u"a b"_s) && !isPassable({}) && !isPassable(u"$(id)"_s));
    }

    /// Two clusters of the same names on the same machines: what was done to the one is no block for the other. Who does not know which one
    /// he asks about takes all of them for his own.
    void twoClustersOfTheSameNames_data()
    {
        QTest::addColumn<QString>("writer"); // the cluster's id, as its API has told; empty: none has
        QTest::addColumn<QString>("reader");
        QTest::addColumn<bool>("isSeen");
        QTest::newRow("the same") << u"id-1"_s << u"id-1"_s << true;
        QTest::newRow("another") << u"id-1"_s << u"id-2"_s << false;
        QTest::newRow("the writer did not know") << QString() << u"id-2"_s << true;
        QTest::newRow("the reader does not know") << u"id-1"_s << QString() << true;
    }
    void twoClustersOfTheSameNames()
    {
        QFETCH(const QString, writer);
        QFETCH(const QString, reader);
        QFETCH(const bool, isSeen);
        constexpr auto idPath = "/api/global-parameters/internal_cluster_id";
        const auto accessTo = [this](const QString &id) {
            m_server->on(path, {.status = 404});
            if (id.isEmpty())
                m_server->on(idPath, {.status = 404});
            else
                m_server->on(idPath, {.body = QJsonDocument(QJsonObject{{u"name"_s, u"internal_cluster_id"_s}, {u"value"_s, id}}).toJson()});
            const auto access = m_hosts->access(m_server->url());
            // While the APIs still answer.
            for (int i = 0; i < 20 && !access->knowsClusterIdOf(FolderHosts::node(1)); ++i)
                static_cast<void>(QCoro::waitFor(askFailoverMark(access, {FolderHosts::node(1)}, patience, {})));
            m_server->on(path, {.mode = FakeAnswer::Mode::Hang});
            return access;
        };
        const auto writing = accessTo(writer);
        QCOMPARE(writing->clusterId(), writer);
        const auto reading = accessTo(reader);
        QVERIFY(QCoro::waitFor(markOnHosts(writing, markOf(u"a"_s), {})).isMost());
        const auto seen = QCoro::waitFor(askFailoverMark(reading, {FolderHosts::node(1)}, patience, {}));
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
        QCOMPARE(seen->has_value(), isSeen);
        // Nobody acknowledges what is another cluster's.
        QVERIFY(QCoro::waitFor(acknowledgeFailoverMark(reading, {})));
        const auto own = QCoro::waitFor(askFailoverMark(writing, {FolderHosts::node(1)}, patience, {}));
        QVERIFY(own && *own);
        QCOMPARE((*own)->acknowledged, isSeen);
    }
    /// Two profiles of one cluster differ by a node that has come or gone, or by how they call it; a cluster of other nodes on the same
    /// machines has notes of its own.
    void profilesThatDiffer_data()
    {
        using Edit = std::function<void(ClusterProfile &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<bool>("isSeen");
        const auto row = [](const char *name, bool isSeen, Edit edit) { QTest::newRow(name) << std::move(edit) << isSeen; };
        row("by its name", true, [](ClusterProfile &profile) { profile.name = {u"mine"_s}; });
        row("one node more", true, [](ClusterProfile &profile) { profile.nodes.append(NodeProfile{.name = {u"rabbit@broker9"_s}}); });
        row("one node less", true, [](ClusterProfile &profile) { profile.nodes.removeLast(); });
        row("without the node that was ended", true, [](ClusterProfile &profile) { profile.nodes.removeFirst(); });
        row("names in full", true, [](ClusterProfile &profile) {
            for (NodeProfile &node : profile.nodes)
                node.name.value += u".example.org"_s;
        });
        row("another order", true, [](ClusterProfile &profile) { std::ranges::reverse(profile.nodes); });
        row("other nodes", false, [](ClusterProfile &profile) {
            for (NodeProfile &node : profile.nodes)
                node.name.value.prepend(u"orders-"_s);
        });
    }
    void profilesThatDiffer()
    {
        using Edit = std::function<void(ClusterProfile &)>;
        QFETCH(const Edit, edit);
        QFETCH(const bool, isSeen);
        const auto writing = m_hosts->access(m_server->url());
        const auto profile = std::make_shared<ClusterProfile>(writing->profile());
        edit(*profile);
        const auto reading = std::make_shared<ClusterAccess>(profile, u"secret"_s);
        QVERIFY(QCoro::waitFor(markOnHosts(writing, markOf(u"a"_s), {})).isMost());
        const auto seen = QCoro::waitFor(askFailoverMark(reading, {profile->nodes.first().name}, patience, {}));
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
        QCOMPARE(seen->has_value(), isSeen);
        // What the one has seen, the other need not see again.
        QVERIFY(QCoro::waitFor(acknowledgeFailoverMark(reading, {})));
        const auto own = QCoro::waitFor(askFailoverMark(writing, {FolderHosts::node(1)}, patience, {}));
        QVERIFY(own && *own);
        QCOMPARE((*own)->acknowledged, isSeen);
    }

    /// Two APIs of one profile that lead to two clusters name none.
    void twoIdsAreNone()
    {
        const auto access = m_hosts->access(m_server->url());
        access->rememberClusterId(FolderHosts::node(1), u"id-1"_s);
        QCOMPARE(access->clusterId(), u"id-1"_s);
        access->rememberClusterId(FolderHosts::node(3), {});
        QCOMPARE(access->clusterId(), u"id-1"_s);
        access->rememberClusterId(FolderHosts::node(2), u"id-2"_s);
        QCOMPARE(access->clusterId(), QString());
    }

    /// A frozen node: every API hangs, and another console has just fenced.
    void theHostsSaySoWhileTheApiHangs()
    {
        const auto access = m_hosts->access(m_server->url());
        const NoteWritten written = QCoro::waitFor(markOnHosts(access, markOf(u"a"_s), {{u"broker1"_s}}));
        QCOMPARE(written.hosts, 3);
        QCOMPARE(written.written, 2);
        const auto seen = QCoro::waitFor(askFailoverMark(m_hosts->access(m_server->url()), {FolderHosts::node(1), FolderHosts::node(2)}, patience, {}));
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
        QVERIFY(*seen && (*seen)->run == "a"_L1 && !(*seen)->acknowledged);
        // Nothing came of it after all.
        QVERIFY(QCoro::waitFor(unmarkOnHosts(access, u"a"_s)).isMost());
        const auto later = QCoro::waitFor(askFailoverMark(access, {FolderHosts::node(1)}, patience, {}));
        QVERIFY(later && (!*later || (*later)->acknowledged));
    }

    /// More than half of the hosts are enough for "there was none", and no fewer.
    void none_data()
    {
        QTest::addColumn<int>("silent");
        QTest::addColumn<bool>("known");
        QTest::newRow("all say so") << 0 << true;
        QTest::newRow("two of three") << 1 << true;
        QTest::newRow("one of three") << 2 << false;
        QTest::newRow("nobody") << 3 << false;
    }
    void none()
    {
        QFETCH(const int, silent);
        QFETCH(const bool, known);
        for (int host = 1; host <= silent; ++host)
            m_hosts->silence(host);
        const auto seen = QCoro::waitFor(askFailoverMark(m_hosts->access(m_server->url()), {FolderHosts::node(1)}, patience, {}));
        QCOMPARE(seen.has_value(), known);
        QVERIFY(!known || !*seen);
    }

    /// One host is enough for yes.
    void aSingleHostIsBelieved()
    {
        const auto access = m_hosts->access(m_server->url());
        QVERIFY(QCoro::waitFor(markOnHosts(access, markOf(u"a"_s), {{u"broker1"_s}})).isMost());
        m_hosts->silence(1);
        m_hosts->silence(2);
        const auto seen = QCoro::waitFor(askFailoverMark(access, {FolderHosts::node(1)}, patience, {}));
        QVERIFY(seen && *seen && (*seen)->run == "a"_L1);
    }

    /// Who may not read it in the cluster is told so, whatever the hosts say: he could not write it either.
    void aMissingRightIsTold()
    {
        m_server->on(path, {.status = 403});
        const auto seen = QCoro::waitFor(askFailoverMark(m_hosts->access(m_server->url()), {FolderHosts::node(1)}, patience, {}));
        QVERIFY(!seen);
    }

    /// Acknowledged while the API hung, it is so when the API has come back and remembers it as it was.
    void acknowledgedWhileTheApiHung()
    {
        const auto access = m_hosts->access(m_server->url());
        QVERIFY(QCoro::waitFor(markOnHosts(access, markOf(u"a"_s), {})).isMost());
        const Status told = QCoro::waitFor(acknowledgeFailoverMark(access, {}));
        QVERIFY2(told, told ? "" : qPrintable(told.error().message));
        m_server->on(path, remembering(markOf(u"a"_s)));
        const auto seen = QCoro::waitFor(askFailoverMark(m_hosts->access(m_server->url()), {FolderHosts::node(1)}, patience, {}));
        QVERIFY(seen && *seen);
        QVERIFY((*seen)->acknowledged);
        QVERIFY(!(*seen)->blocks((*seen)->at, std::chrono::hours(1)));
    }

    /// A page of somebody else, or an error that comes as 200, is no word of the cluster's; what it holds and cannot be read is no "none".
    void whatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isTold");
        QTest::addColumn<bool>("isBlocked");
        QTest::newRow("none") << QByteArray() << true << false;
        QTest::newRow("a login page") << QByteArray("<!DOCTYPE html><html>Sign in</html>") << false << false;
        QTest::newRow("an error with 200") << QByteArray(R"({"error":"Object Not Found","reason":"Not Found"})") << false << false;
        QTest::newRow("another parameter") << QByteArray(R"({"name":"cluster_name","value":"test"})") << false << false;
        QTest::newRow("cut off") << QByteArray(R"({"name":"warrener-failover","value":{"node":"rabbit@broker2")") << false << false;
        QTest::newRow("of a form that is not known") << QByteArray(R"({"name":"warrener-failover","value":{"node":"rabbit@broker2","at":1796000000}})") << true
                                                     << true;
        QTest::newRow("emptied") << QByteArray(R"({"name":"warrener-failover","value":{}})") << true << true;
        QTest::newRow("no object") << QByteArray(R"({"name":"warrener-failover","value":"gone"})") << true << true;
    }
    void whatCannotBeRead()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const bool, isTold);
        QFETCH(const bool, isBlocked);
        for (int host = 1; host <= 3; ++host)
            m_hosts->silence(host);
        m_server->on(path, body.isEmpty() ? FakeAnswer{.status = 404} : FakeAnswer{.body = body});
        const auto access = m_hosts->access(m_server->url());
        const auto seen = QCoro::waitFor(askFailoverMark(access, {FolderHosts::node(1)}, patience, {}));
        QCOMPARE(seen.has_value(), isTold);
        QCOMPARE(seen && *seen && (*seen)->blocks(access->time()->now(), std::chrono::hours(1)), isBlocked);
    }
    /// And a person's word ends the block.
    void whatCannotBeReadIsAcknowledged()
    {
        m_server->on(path, {.body = R"({"name":"warrener-failover","value":{"node":"rabbit@broker2"}})"});
        const Status told = QCoro::waitFor(acknowledgeFailoverMark(m_hosts->access(m_server->url()), {}));
        QVERIFY2(told, told ? "" : qPrintable(told.error().message));
        const QList<FakeRequest> asked = m_server->requests();
        const auto put = std::ranges::find(asked, QByteArray("PUT"), &FakeRequest::method);
        QVERIFY(put != asked.end());
        const auto written = failoverMarkFrom(QJsonDocument::fromJson(put->body).object().value("value"_L1).toObject());
        QVERIFY2(written && written->acknowledged, put->body.constData());
    }

    /// The automatic's rule directly before the deed, while every API hangs. Here no node speaks AMQP: another one may be out.
    void guard_data()
    {
        QTest::addColumn<bool>("marked");
        QTest::addColumn<int>("silent");
        QTest::addColumn<bool>("passes");
        QTest::newRow("the hosts say that there was none") << false << 1 << true;
        QTest::newRow("a host says that there was one") << true << 1 << false;
        QTest::newRow("nobody can say, and others may be out") << false << 3 << false;
    }
    void guard()
    {
        QFETCH(const bool, marked);
        QFETCH(const int, silent);
        QFETCH(const bool, passes);
        const auto access = m_hosts->access(m_server->url());
        if (marked)
            QVERIFY(
                QCoro::waitFor(markOnHosts(access, {.node = FolderHosts::node(2), .who = u"eve"_s, .run = u"a"_s, .at = access->time()->now()}, {})).isMost());
        for (int host = 1; host <= silent; ++host)
            m_hosts->silence(host);
        QTemporaryDir folder;
        const Result<std::shared_ptr<Journal>> journal = Journal::open({u"test"_s}, folder.path());
        QVERIFY(journal);
        QVERIFY(QCoro::waitFor((*journal)->note(u"failover-state"_s, u"normal"_s, u"test"_s)));
        const auto operations = std::make_shared<Operations>();
        addBlockGuard(*operations, (*journal)->path(), access->time(), access);
        const Guard rule = notBlockedGuard(std::chrono::hours(1), FolderHosts::node(1));
        const Result<QJsonObject> verdict = QCoro::waitFor(Operations::call(operations, rule.act, StepContext{.run = u"mine"_s}, systemTimekeeper(), {}));
        QCOMPARE(verdict.has_value(), passes);
        QVERIFY(passes || verdict.error().kind == ErrorKind::Forbidden);
    }

private:
    std::optional<FolderHosts> m_hosts;
    std::unique_ptr<FakeServer> m_server;
};

QTEST_GUILESS_MAIN(FailoverMarkTest)
#include "FailoverMarkTest.moc"
