// What is asked about queues before they are moved: of whom, how much, and what is concluded where a part
// is missing.
#include "run/operations/FactsLook.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/LeaderOperations.h"
#include "run/operations/SeatsLook.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const NodeName one{u"rabbit@broker1"_s}, two{u"rabbit@broker2"_s}, three{u"rabbit@broker3"_s};
const QByteArray everywhere = R"(["rabbit@broker1","rabbit@broker2","rabbit@broker3"])";

QByteArray quorum(const QByteArray &name, const QByteArray &online = everywhere, const QByteArray &members = everywhere, const QByteArray &type = "quorum")
{
    return R"({"name":")" + name + R"(","vhost":"/","type":")" + type + R"(","leader":"rabbit@broker1","node":"rabbit@broker1","members":)" + members
           + R"(,"online":)" + online + "}";
}

QByteArray classic(const QByteArray &name)
{
    return R"({"name":")" + name + R"(","vhost":"/","type":"classic","node":"rabbit@broker1","state":"running"})";
}

QByteArray page(const QByteArrayList &queues, int total)
{
    return R"({"items":[)" + queues.join(',') + R"(],"page":1,"page_count":)" + QByteArray::number((total + 499) / 500) + R"(,"total_count":)"
           + QByteArray::number(total) + "}";
}

QByteArray progress(const QByteArray &queue, int written, int commit)
{
    const QByteArray labels = R"({vhost="/",queue=")" + queue + R"("} )";
    return "rabbitmq_detailed_raft_log_last_written_index" + labels + QByteArray::number(written) + "\nrabbitmq_detailed_raft_log_commit_index" + labels
           + QByteArray::number(commit) + "\n";
}

/// A cluster of three of which broker1 answers for all; each has metrics of its own.
struct Cluster
{
    FakeServer api;
    std::array<FakeServer, 3> metrics;
    std::shared_ptr<ClusterAccess> access;
    std::shared_ptr<Operations> operations = std::make_shared<Operations>();

    explicit Cluster(const QString &domain = {}, std::shared_ptr<Timekeeper> time = systemTimekeeper(), bool hasLogins = false)
    {
        ClusterProfile profile;
        for (std::size_t i = 0; i < metrics.size(); ++i) {
            NodeProfile &node = profile.nodes.emplaceBack();
            node.name = {u"rabbit@broker%1"_s.arg(i + 1)};
            node.management = api.url();
            node.metrics = metrics[i].url();
            if (!hasLogins)
                continue;
            node.host = {u"broker%1"_s.arg(i + 1)};
            HostProfile &host = profile.hosts.emplaceBack();
            host.name = node.host;
            host.ssh = node.host.value;
        }
        access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString(), time);
        addEveryOperation(*operations, access);
        QByteArrayList rows;
        for (const QByteArray &number : {"1", "2", "3"})
            rows.append(R"({"name":"rabbit@broker)" + number + domain.toUtf8() + R"(","running":true})");
        api.on("/api/nodes", {.body = "[" + rows.join(',') + "]"});
        api.on("/api/overview", {.body = R"({"rabbitmq_version":"4.0.5","node":"rabbit@broker1"})"});
    }

    void hasQueues(const QByteArrayList &queues, int total = -1) { api.on("/api/queues", {.body = page(queues, total < 0 ? int(queues.size()) : total)}); }
    void tells(int number, const QByteArray &text) { metrics[std::size_t(number - 1)].on("/metrics/detailed", {.body = text, .contentType = "text/plain"}); }
    void allInSync(const QByteArray &queue)
    {
        for (int number = 1; number <= 3; ++number)
            tells(number, progress(queue, 10, 10));
    }

    Result<QJsonObject> call(const Call &what) { return QCoro::waitFor(Operations::call(operations, what, {}, systemTimekeeper(), {})); }
    Result<QJsonObject> checkMembers() { return call(*checkMembersStep(one, two, {one}).act); }
    Result<QJsonObject> quorumStays() { return call(quorumStaysGuard(one, {one}).act); }
    Result<Seats> seats() { return QCoro::waitFor(askSeats(access, {one}, false, {})); }

    QByteArrayList lists() const
    {
        QByteArrayList targets;
        for (const auto listed = api.requests(); const FakeRequest &request : listed) {
            if (request.path == "/api/queues")
                targets.append(request.target);
        }
        return targets;
    }
};

QString said(const Result<QJsonObject> &result)
{
    return result ? u"held"_s : result.error().message;
}

} // namespace

class SeatsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membersInSync()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("orders")});
        cluster.allInSync("orders");
        QCOMPARE(said(cluster.checkMembers()), u"held"_s);
        QCOMPARE(said(cluster.quorumStays()), u"held"_s);
    }

    /// A long list costs the broker seconds, and is asked of one node; a short one of each, for who knows most is believed.
    void aLongListIsAskedOnce_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<qsizetype>("lists");
        QTest::newRow("long") << 50'000 << qsizetype(1);
        QTest::newRow("short") << 2 << qsizetype(3);
    }
    void aLongListIsAskedOnce()
    {
        QFETCH(const int, total);
        Cluster cluster({}, std::make_shared<FakeTime>()); // it stands still: nobody loses patience
        cluster.hasQueues({quorum("orders"), classic("mail")}, total);
        cluster.allInSync("orders");
        const ClusterFacts facts = QCoro::waitFor(askClusterFacts(cluster.access, Millis{120'000}));
        QVERIFY(facts.queuesKnown);
        QCOMPARE(facts.queuesTotal, total);
        QTEST(cluster.lists().size(), "lists");
    }

    /// Where there is a login the broker is spared it: its host names the replicated queues, and each is asked by itself.
    void aLongListIsNotAskedWhereTheHostKnows_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<qsizetype>("lists");
        QTest::addColumn<qint64>("total");
        const QByteArray names = R"({"Lw==","b3JkZXJz"},{"Lw==","Z29uZQ=="})"; // orders, gone
        QTest::newRow("told by erl_call") << QByteArray("{ok, {warrener, 50000, 2, [" + names + "]}}") << qsizetype(0) << qint64(50'000);
        QTest::newRow("told by rabbitmqctl, in lines")
            << QByteArray("{warrener,50000,2,\n [{\"Lw==\",\"b3JkZXJz\"},\n  {\"Lw==\",\"Z29uZQ==\"}]}") << qsizetype(0) << qint64(50'000);
        QTest::newRow("none is replicated") << QByteArray("{ok, {warrener, 50000, 0, []}}") << qsizetype(0) << qint64(50'000);
        QTest::newRow("a short list") << QByteArray("{ok, {warrener, 2, 2, [" + names + "]}}") << qsizetype(1) << qint64(60'000);
        QTest::newRow("names are missing") << QByteArray("{ok, {warrener, 50000, 3, [" + names + "]}}") << qsizetype(1) << qint64(60'000);
        QTest::newRow("very many are replicated") << QByteArray("{ok, {warrener, 50000, 30000, [" + names + "]}}") << qsizetype(1) << qint64(60'000);
        QTest::newRow("it cannot be read") << QByteArray("{error, noproc}") << qsizetype(1) << qint64(60'000);
    }
    void aLongListIsNotAskedWhereTheHostKnows()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const qsizetype, lists);
        const OwnPrograms programs;
        programs.write(u"ssh"_s, "#!/bin/sh\ncat <<'END'\n" + host + "\nEND\n");
        Cluster cluster({}, systemTimekeeper(), true);
        cluster.hasQueues({quorum("orders"), classic("mail")}, 60'000);
        cluster.api.on("/api/queues/%2F/orders", {.body = quorum("orders")});
        const Result<Seats> seats = cluster.seats();
        QVERIFY2(seats, qPrintable(said(seats ? Result<QJsonObject>(QJsonObject()) : std::unexpected(seats.error()))));
        QTEST(seats->total, "total");
        QCOMPARE(cluster.lists().size(), lists);
        QCOMPARE(seats->nodes.size(), 3);
        const bool hasNone = host.contains(" 0, []");
        QCOMPARE(seats->queues.size(), hasNone ? 0 : lists == 0 ? 1 : 2);
        if (!hasNone) {
            QCOMPARE(seats->queues.first().ref.name, u"orders"_s);
            QCOMPARE(seats->queues.first().leader, one);
            QCOMPARE(seats->queues.first().online.size(), 3);
        }
    }

    /// Who is asked first fails: the others are asked.
    void aLongListIsAskedOfTheNext()
    {
        Cluster cluster({}, std::make_shared<FakeTime>());
        cluster.api.on("/api/queues", {.status = 500, .body = "{}"});
        const ClusterFacts facts = QCoro::waitFor(askClusterFacts(cluster.access, Millis{120'000}));
        QVERIFY(!facts.queuesKnown && facts.queuesError);
        QCOMPARE(cluster.lists().size(), 3);
    }

    void offlineMemberIsNamed()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("orders", R"(["rabbit@broker1","rabbit@broker3"])"), quorum("fine")});
        cluster.allInSync("fine");
        QVERIFY2(said(cluster.checkMembers()).contains(u"the member of orders on broker2 is not online"_s), qPrintable(said(cluster.checkMembers())));
        QVERIFY2(said(cluster.quorumStays()).contains(u"orders"_s), qPrintable(said(cluster.quorumStays())));
    }

    void memberBehindIsNamed()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("orders")});
        cluster.tells(1, progress("orders", 90000, 90000));
        cluster.tells(2, progress("orders", 10, 10));
        cluster.tells(3, progress("orders", 90000, 90000));
        const QString words = said(cluster.checkMembers());
        QVERIFY2(words.contains(u"the member of orders on broker2 lacks"_s), qPrintable(words));
    }

    /// Nobody's metrics say how far the target's member has come: that is not "in sync".
    void progressThatNobodyTells()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("orders")});
        cluster.tells(1, progress("orders", 10, 10));
        cluster.tells(3, progress("orders", 10, 10)); // broker2 has no such endpoint
        QVERIFY2(said(cluster.checkMembers()).startsWith(u"broker2 cannot lead everything that broker1 leads: how far the member of orders on broker2"_s),
                 qPrintable(said(cluster.checkMembers())));
        cluster.tells(2, "# nothing\n");
        QVERIFY2(said(cluster.checkMembers()).contains(u"its metrics do not name the queue"_s), qPrintable(said(cluster.checkMembers())));
    }

    /// A member that lags knows of no later entry than its own: its word alone is not that it lacks nothing.
    void whoKnowsTheEnd_data()
    {
        QTest::addColumn<QList<int>>("written"); // by each broker; 0: it does not tell
        QTest::addColumn<QString>("says");
        QTest::newRow("the target alone") << QList<int>{0, 10, 0} << u"how far the member of orders on broker2 has come is not known"_s;
        QTest::newRow("its leader too") << QList<int>{90'000, 89'900, 0} << u"held"_s;
        QTest::newRow("a majority without its leader, and it lags") << QList<int>{0, 10, 90'000} << u"lacks"_s;
        QTest::newRow("a majority without its leader") << QList<int>{0, 90'000, 90'000} << u"held"_s;
    }
    void whoKnowsTheEnd()
    {
        QFETCH(const QList<int>, written);
        QFETCH(const QString, says);
        Cluster cluster;
        cluster.hasQueues({quorum("orders")});
        for (int number = 1; number <= 3; ++number) {
            if (const int own = written[number - 1]; own > 0)
                cluster.tells(number, progress("orders", own, own));
        }
        const QString words = said(cluster.checkMembers());
        QVERIFY2(words.contains(says), qPrintable(words));
    }

    /// A queue that the target has no member of goes to another member, if that one is up to date.
    void anotherMemberMayLead()
    {
        Cluster cluster;
        const QByteArray without = R"(["rabbit@broker1","rabbit@broker3"])";
        cluster.hasQueues({quorum("orders"), quorum("elsewhere", without, without)});
        for (int number = 1; number <= 3; ++number)
            cluster.tells(number, progress("orders", 10, 10) + (number == 2 ? QByteArray() : progress("elsewhere", 10, 10)));
        QCOMPARE(said(cluster.checkMembers()), u"held"_s);
        cluster.tells(3, progress("orders", 10, 10));
        QVERIFY2(said(cluster.checkMembers()).contains(u"elsewhere"_s), qPrintable(said(cluster.checkMembers())));
    }

    /// 3.10's list does not tell the members of a stream; the stream itself does.
    void membersThatOnlyTheQueueTells()
    {
        Cluster cluster;
        cluster.hasQueues({R"({"name":"log","vhost":"/","type":"stream","node":"rabbit@broker1"})", R"({"name":"gone","vhost":"/","type":"stream"})"});
        cluster.api.on("/api/queues/%2F/log", {.body = quorum("log", everywhere, everywhere, "stream")});
        const Result<Seats> seats = cluster.seats(); // the other was deleted meanwhile
        QVERIFY(seats);
        QCOMPARE(seats->queues.size(), 1);
        QCOMPARE(seats->queues.first().members.size(), 3);
        QCOMPARE(said(cluster.checkMembers()), u"held"_s);
    }

    void membersThatAreNotTold()
    {
        Cluster cluster;
        const QByteArray bare = R"({"name":"orders","vhost":"/","type":"quorum","leader":"rabbit@broker1"})";
        cluster.hasQueues({bare});
        cluster.api.on("/api/queues/%2F/orders", {.body = bare});
        for (const auto &result : {cluster.checkMembers(), cluster.quorumStays()})
            QVERIFY2(said(result).contains(u"The broker does not say which members orders has"_s), qPrintable(said(result)));
    }

    void otherSpelling()
    {
        Cluster cluster(u".example.org"_s);
        cluster.hasQueues({});
        for (const auto &result : {cluster.checkMembers(), cluster.quorumStays()})
            QVERIFY2(said(result).contains(u"rabbit@broker1,"_s) && said(result).contains(u"rabbit@broker1.example.org"_s), qPrintable(said(result)));
    }

    void aListThatDoesNotCome()
    {
        Cluster cluster;
        cluster.api.on("/api/queues", {.status = 500, .body = "{}"});
        QVERIFY(!cluster.checkMembers());
        QVERIFY(!cluster.quorumStays());
    }

    /// Of very many queues one page is asked for, which holds every replicated one and proves it.
    void fiftyThousand()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("log", everywhere, everywhere, "stream"), quorum("orders"), classic("a"), classic("b")}, 50000);
        const Result<Seats> seats = cluster.seats();
        QVERIFY(seats);
        QCOMPARE(seats->total, 50000);
        QVERIFY(!seats->whole);
        QCOMPARE(seats->queues.size(), 4);
        QCOMPARE(cluster.lists().size(), 1);
        QVERIFY2(!cluster.lists().first().contains("enable_queue_totals"), cluster.lists().first().constData());
    }

    /// 50,000 classic queues: a broker that heeds the order has shown that there is nothing else, and is asked for it once.
    void nothingButClassicOnes()
    {
        Cluster cluster;
        cluster.api.otherwise([](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.path != "/api/queues")
                return std::nullopt;
            const bool isByType = request.target.contains("sort=type");
            return FakeAnswer{.body = page(isByType ? QByteArrayList{classic("z"), classic("y")} : QByteArrayList{classic("a")}, 50000)};
        });
        for (int look = 0; look < 3; ++look) {
            const Result<Seats> seats = cluster.seats();
            QVERIFY(seats && !seats->whole);
            QCOMPARE(seats->total, 50000);
            QCOMPARE(cluster.lists().size(), look + 2);
        }
        QVERIFY2(std::ranges::all_of(cluster.lists(), [](const QByteArray &target) { return target.contains("page="); }), "the whole list was asked for");
    }

    /// Where the page does not prove it, everything is asked for: there may be more of them.
    void pagesThatProveNothing_data()
    {
        QTest::addColumn<QByteArrayList>("queues");
        QTest::addColumn<int>("total");
        QTest::addColumn<QByteArray>("version");
        QTest::newRow("classic ones only") << QByteArrayList{classic("a"), classic("b")} << 50000 << QByteArray("4.0.5");
        QTest::newRow("replicated ones only") << QByteArrayList{quorum("a"), quorum("b")} << 50000 << QByteArray("4.0.5");
        QTest::newRow("in no order") << QByteArrayList{quorum("a"), classic("b"), quorum("c"), classic("d")} << 50000 << QByteArray("4.0.5");
        QTest::newRow("mirrors") << QByteArrayList{quorum("a"), classic("b")} << 50000 << QByteArray("3.10.8");
        QTest::newRow("not so many") << QByteArrayList{quorum("a"), classic("b")} << 5000 << QByteArray("4.0.5");
    }
    void pagesThatProveNothing()
    {
        QFETCH(const QByteArrayList, queues);
        QFETCH(const int, total);
        QFETCH(const QByteArray, version);
        Cluster cluster;
        cluster.api.on("/api/overview", {.body = R"({"rabbitmq_version":")" + version + R"(","node":"rabbit@broker1"})"});
        cluster.hasQueues(queues, total);
        const Result<Seats> seats = cluster.seats();
        QVERIFY(seats && seats->whole);
        // Of classic ones only it was asked whether it heeds an order: it gave the same page.
        QCOMPARE(cluster.lists().size(), queues.first().contains("classic") ? 3 : 2);
        QVERIFY2(!cluster.lists().last().contains("page="), cluster.lists().last().constData());
    }

    /// A queue whose name is no UTF-8 keeps or loses its majority like any other; a row that names none is no permission.
    void queuesThatCannotBeNamed_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<bool>("stays");
        QTest::addColumn<QString>("says");
        const QByteArray few = R"(["rabbit@broker1","rabbit@broker2"])";
        QTest::newRow("its majority stays") << quorum("caf\xe9") << true << u"keeps its majority"_s;
        QTest::newRow("its majority goes") << quorum("caf\xe9", few) << false << u"loses its majority"_s;
        QTest::newRow("no name") << quorum("x").replace(R"("name":"x",)", "") << false << u"cannot be read (1)"_s;
        QTest::newRow("a name that is none") << quorum("x").replace(R"("name":"x")", R"("name":{})") << false << u"cannot be read (1)"_s;
        QTest::newRow("no row") << QByteArray("7") << false << u"cannot be read (1)"_s;
    }
    void queuesThatCannotBeNamed()
    {
        QFETCH(const QByteArray, row);
        QFETCH(const bool, stays);
        QFETCH(const QString, says);
        Cluster cluster;
        cluster.hasQueues({quorum("orders"), row});
        const Result<QJsonObject> answer = cluster.quorumStays();
        const QString words = answer ? answer->value("words"_L1).toString() : answer.error().message;
        QVERIFY2(answer.has_value() == stays && words.contains(says), qPrintable(words));
        if (!stays)
            QCOMPARE(answer.error().kind, ErrorKind::Forbidden);
    }

    /// Names that are no UTF-8 become one here: the figures of one of them are no word about the others.
    void progressOfQueuesThatShareAName_data()
    {
        QTest::addColumn<QByteArrayList>("queues");
        QTest::addColumn<bool>("holds");
        QTest::newRow("one of that name") << QByteArrayList{"caf\xef\xbf\xbd"} << true;
        QTest::newRow("two of that name") << QByteArrayList{"caf\xef\xbf\xbd", "caf\xef\xbf\xbd"} << false;
        QTest::newRow("figures of a name that cannot be read") << QByteArrayList{"caf\xe9"} << false;
        QTest::newRow("two of other names") << QByteArrayList{"one", "two"} << true;
    }
    void progressOfQueuesThatShareAName()
    {
        QFETCH(const QByteArrayList, queues);
        QFETCH(const bool, holds);
        Cluster cluster;
        QByteArrayList rows;
        QByteArray text;
        for (const QByteArray &queue : queues) {
            rows.append(quorum(queue));
            text += progress(queue, 90'000, 90'000);
        }
        cluster.hasQueues(rows);
        for (int number = 1; number <= 3; ++number)
            cluster.tells(number, text);
        const QString words = said(cluster.checkMembers());
        QVERIFY2((words == u"held"_s) == holds, qPrintable(words));
        QVERIFY2(holds || words.contains(u"is not known"_s), qPrintable(words));
    }

    /// Nobody can ask for it by its name: that the broker knows none of the name that stands for it does not say that it is gone.
    void aQueueThatCannotBeAskedForIsNotGone()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("caf\xe9")});
        const auto away = cluster.call(*leadersAwayStep(one, {one}, OtherLeaders::Go).act);
        QVERIFY2(away, away ? "" : qPrintable(away.error().message));
        QCOMPARE(away->value("done"_L1).toBool(true), false);
    }

    /// Maintenance mode leaves streams and mirrored queues where they are.
    void whatMaintenanceLeaves()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("log", everywhere, everywhere, "stream"),
                           R"({"name":"old","vhost":"/","type":"classic","node":"rabbit@broker1","slave_nodes":["rabbit@broker2","rabbit@broker3"],)"
                           R"("synchronised_slave_nodes":["rabbit@broker2","rabbit@broker3"]})"});
        const auto stay = cluster.call(*leadersAwayStep(one, {one}, OtherLeaders::Stay).act);
        QVERIFY(stay && stay->value("done"_L1).toBool());
        QVERIFY2(stay->value("words"_L1).toString().contains(u"2 streams or mirrored queues stay on broker1"_s),
                 qPrintable(stay->value("words"_L1).toString()));
    }

    /// The last few are asked for by name, and the list once.
    void waitsAskByName()
    {
        Cluster cluster;
        cluster.hasQueues({quorum("orders"), quorum("moved").replace(R"("leader":"rabbit@broker1")", R"("leader":"rabbit@broker2")")});
        cluster.api.on("/api/queues/%2F/orders", {.body = quorum("orders").replace(R"("leader":"rabbit@broker1")", R"("leader":"rabbit@broker3")")});
        const auto away = cluster.call(*leadersAwayStep(one, {one}, OtherLeaders::Go).act);
        QVERIFY(away && away->value("done"_L1).toBool());
        QCOMPARE(cluster.lists().size(), 1);
    }
};

} // namespace warrener

using warrener::SeatsTest;
QTEST_GUILESS_MAIN(SeatsTest)
#include "SeatsTest.moc"
