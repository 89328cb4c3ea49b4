// Which nodes a cluster has, where its management API hangs and the profile may know too few of them.

#include "FolderHosts.h"
#include "run/operations/MembersLook.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QList<NodeName> theThree{FolderHosts::node(1), FolderHosts::node(2), FolderHosts::node(3)};

QByteArray termOf(const QByteArray &names, const QByteArray &linked)
{
    return "{ok, {warrener,[" + names + "],linked,[" + linked + "]}}\n";
}

} // namespace

class MembersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hosts.emplace(); }
    void cleanup() { m_hosts.reset(); }

    void term_data()
    {
        QTest::addColumn<QByteArray>("term");
        QTest::addColumn<qsizetype>("names");
        QTest::addColumn<qsizetype>("linked");
        QTest::newRow("erl_call") << termOf("rabbit@broker1,rabbit@broker2,rabbit@broker3", "rabbit@broker2,rabbit@broker1") << qsizetype(3) << qsizetype(2);
        QTest::newRow("rabbitmqctl, over some lines") << QByteArray(
            "{warrener,[rabbit@broker1,\n           'rabbit@broker-2'],\n          linked,\n [rabbit@broker1]}")
                                                      << qsizetype(2) << qsizetype(1);
        QTest::newRow("it did not answer in time") << termOf("", "rabbit@broker1") << qsizetype(0) << qsizetype(1);
        QTest::newRow("no broker") << QByteArray("Error: unable to perform an operation on node 'rabbit@broker1'") << qsizetype(0) << qsizetype(0);
        QTest::newRow("one of them cannot be read") << termOf("rabbit@broker1,'rabbit@broker 2',rabbit@broker3", "rabbit@broker1") << qsizetype(0)
                                                    << qsizetype(0);
        QTest::newRow("too much") << QByteArray(2 << 20, ' ') << qsizetype(0) << qsizetype(0);
    }
    void term()
    {
        QFETCH(const QByteArray, term);
        const Members members = membersFromTerm(term);
        QTEST(members.names.size(), "names");
        QTEST(members.linked.size(), "linked");
    }

    /// An ordinary cluster whose members were told a moment ago: no host is asked, nothing is waited for.
    void whatWasToldIsRemembered()
    {
        const auto access = m_hosts->access();
        access->rememberMembers(theThree);
        const Members members = QCoro::waitFor(askMembers(access, {FolderHosts::node(2), FolderHosts::node(3)}, {}));
        QCOMPARE(members.names, theThree);
        QVERIFY(members.age);
        QCOMPARE(m_hosts->told(), 0);
    }

    /// Names that the profile lacks: whether they are there is asked of those who see them.
    void strangersAreAskedAbout()
    {
        const auto access = m_hosts->access();
        access->rememberMembers(theThree + QList{FolderHosts::node(4), FolderHosts::node(5)});
        const QByteArray all = "rabbit@broker1,rabbit@broker2,rabbit@broker3,rabbit@broker4,rabbit@broker5";
        m_hosts->setMembers(2, termOf(all, "rabbit@broker2,rabbit@broker3,rabbit@broker4"));
        m_hosts->setMembers(3, termOf(all, "rabbit@broker3,rabbit@broker2"));
        const Members members = QCoro::waitFor(askMembers(access, {FolderHosts::node(2), FolderHosts::node(3)}, {}));
        QCOMPARE(members.names.size(), 5);
        QVERIFY(members.linked.contains(FolderHosts::node(2)));
        QVERIFY(!members.linked.contains(FolderHosts::node(5)));
        // And they count from then on, also where nobody says anything more.
        m_hosts->silence(2);
        m_hosts->silence(3);
        const Members later = QCoro::waitFor(askMembers(access, {FolderHosts::node(2), FolderHosts::node(3)}, {}));
        QCOMPARE(later.names.size(), 5);
        QVERIFY(later.linked.isEmpty());
    }

    /// The API hangs, as while a node is frozen; or nobody has asked it yet.
    void guards_data()
    {
        QTest::addColumn<bool>("hangs");
        QTest::addColumn<QByteArray>("said"); // by the hosts of broker2 and broker3; empty: they are silent
        QTest::addColumn<bool>("remembered");
        QTest::addColumn<bool>("known");
        QTest::newRow("a host tells") << true << termOf("rabbit@broker1,rabbit@broker2,rabbit@broker3", "rabbit@broker2,rabbit@broker3") << false << true;
        QTest::newRow("it was told before") << true << QByteArray() << true << true;
        QTest::newRow("only an API tells") << false << QByteArray() << false << true;
        QTest::newRow("nobody can say") << true << QByteArray() << false << false;
    }
    void guards()
    {
        QFETCH(const bool, hangs);
        QFETCH(const QByteArray, said);
        QFETCH(const bool, remembered);
        QFETCH(const bool, known);
        FakeServer api;
        if (hangs)
            api.on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
        else
            api.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":false},{"name":"rabbit@broker2","running":true}])"});
        const auto access = m_hosts->access(api.url());
        if (remembered)
            access->rememberMembers(theThree);
        if (!said.isEmpty()) {
            m_hosts->setMembers(2, said);
            m_hosts->setMembers(3, said);
        }
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access);
        const Call call{.operation = u"guard.members-known"_s, .arguments = {{u"without"_s, FolderHosts::node(1).value}}};
        const Result<QJsonObject> verdict = QCoro::waitFor(Operations::call(operations, call, StepContext{}, systemTimekeeper(), {}));
        QCOMPARE(verdict.has_value(), known);
    }

    /// An address that leads to a peer instead: it calls one that froze a moment ago running, as that one's own API would.
    void aPeerAnswersInItsPlace_data()
    {
        QTest::addColumn<QByteArray>("answersAs"); // what stands at the address of broker2
        QTest::addColumn<bool>("hasDoor");         // that nobody opens; else there is none that could be looked at
        QTest::addColumn<bool>("stay");
        for (const bool hasDoor : {true, false}) {
            const char *const door = hasDoor ? "its door is closed" : "it has no door here";
            QTest::addRow("it itself, %s", door) << QByteArray("rabbit@broker2") << hasDoor << true;
            QTest::addRow("a balancer, or a tunnel to its peer, %s", door) << QByteArray("rabbit@broker3") << hasDoor << false;
            QTest::addRow("somebody who does not say who, %s", door) << QByteArray() << hasDoor << false;
        }
    }
    void aPeerAnswersInItsPlace()
    {
        QFETCH(const QByteArray, answersAs);
        QFETCH(const bool, hasDoor);
        QFETCH(const bool, stay);
        const QByteArray rows =
            R"([{"name":"rabbit@broker1","running":false},{"name":"rabbit@broker2","running":true},{"name":"rabbit@broker3","running":true}])";
        FakeServer second, third;
        for (FakeServer *api : {&second, &third})
            api->on("/api/nodes", {.body = rows});
        const auto overviewOf = [](const QByteArray &node) {
            QByteArray body = R"({"rabbitmq_version":"4.0.5","object_totals":{},"node":"NODE"})";
            return FakeAnswer{.body = body.replace("NODE", node)};
        };
        if (!answersAs.isEmpty())
            second.on("/api/overview", overviewOf(answersAs));
        third.on("/api/overview", overviewOf("rabbit@broker3"));
        auto profile = std::make_shared<ClusterProfile>();
        for (int number = 1; number <= 3; ++number) {
            NodeProfile &node = profile->nodes.emplaceBack();
            node.name = FolderHosts::node(number);
            node.management = (number == 2 ? second : third).url();
            if (hasDoor)
                node.amqp = {u"127.0.0.1"_s, 1}; // nobody is there
        }
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, std::make_shared<ClusterAccess>(profile, u"secret"_s));
        const Call call{.operation = u"guard.majority"_s, .arguments = {{u"without"_s, FolderHosts::node(1).value}}};
        const Result<QJsonObject> verdict = QCoro::waitFor(Operations::call(operations, call, StepContext{}, systemTimekeeper(), {}));
        QVERIFY2(verdict.has_value() == stay, verdict ? "passed" : qPrintable(verdict.error().message));
    }

    /// Told by an API while all was well, for later.
    void watched()
    {
        FakeServer api;
        api.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true},{"name":"rabbit@broker4","running":false}])"});
        const auto access = m_hosts->access(api.url());
        QCoro::waitFor(rememberMembers(access, theThree, std::chrono::seconds(5), {}));
        QVERIFY(access->membersTold());
        QCOMPARE(access->membersTold()->names, (QList<NodeName>{FolderHosts::node(1), FolderHosts::node(4)}));
        api.on("/api/nodes", {.status = 500});
        QCoro::waitFor(rememberMembers(access, theThree, std::chrono::seconds(5), {}));
        QCOMPARE(access->membersTold()->names.size(), 2);
    }

    /// While a node is frozen the API of another hangs for as long as one lets it: the first who tells is enough.
    void nobodyWaitsForWhoHangs()
    {
        FakeServer hangs, tells;
        hangs.on("/api/nodes", {.mode = FakeAnswer::Mode::Hang});
        tells.on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true}])"});
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        profile->timeout = std::chrono::minutes{10};
        for (int number = 1; number <= 2; ++number) {
            NodeProfile &node = profile->nodes.emplaceBack();
            node.name = FolderHosts::node(number);
            node.management = number == 1 ? hangs.url() : tells.url();
        }
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s);
        bool isOver = false;
        QObject receiver;
        QCoro::connect(rememberMembers(access, {FolderHosts::node(1), FolderHosts::node(2)}, std::chrono::minutes{10}, {}), &receiver,
                       [&isOver] { isOver = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isOver, 30'000);
        QCOMPARE(access->membersTold()->names, QList{FolderHosts::node(1)});
    }

private:
    std::optional<FolderHosts> m_hosts;
};

QTEST_GUILESS_MAIN(MembersTest)
#include "MembersTest.moc"
