// Who stays when a node goes: the cluster's own word, and what is seen from here. And what a plan says
// about the way of a password to a proxy.
#include "run/operations/Standing.h"

#include "run/operations/AmqpOperations.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Standing = std::map<NodeName, NodeStanding>;

NodeName named(const QString &host)
{
    return {u"rabbit@"_s + host};
}

/// Answers, and calls these running.
NodeStanding saying(Sight amqp, const QStringList &running)
{
    NodeStanding standing{.amqp = amqp, .answers = true};
    for (const QString &host : running)
        standing.runningBy.insert(named(host));
    return standing;
}

NodeStanding hanging(Sight amqp)
{
    return {.amqp = amqp};
}

} // namespace

class StandingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stay_data()
    {
        QTest::addColumn<Standing>("standing");
        QTest::addColumn<qsizetype>("count");
        const NodeName two = named(u"two"_s), three = named(u"three"_s);
        const QStringList both{u"two"_s, u"three"_s};
        QTest::newRow("all is well") << Standing{{two, saying(Sight::Answers, both)}, {three, saying(Sight::Answers, both)}} << qsizetype(2);
        QTest::newRow("AMQPS cannot be verified from here, the cluster says that they run")
            << Standing{{two, saying(Sight::Silent, both)}, {three, saying(Sight::Silent, both)}} << qsizetype(2);
        QTest::newRow("one API does not answer, its AMQP does")
            << Standing{{two, saying(Sight::Silent, both)}, {three, hanging(Sight::Answers)}} << qsizetype(2);
        QTest::newRow("nobody can look by AMQP, one API tells of both")
            << Standing{{two, saying(Sight::Unknown, both)}, {three, hanging(Sight::Unknown)}} << qsizetype(2);
        QTest::newRow("frozen: called running, and no sign of life")
            << Standing{{two, saying(Sight::Answers, both)}, {three, hanging(Sight::Silent)}} << qsizetype(1);
        QTest::newRow("parted: each runs, neither sees the other")
            << Standing{{two, saying(Sight::Answers, {u"two"_s})}, {three, saying(Sight::Answers, {u"three"_s})}} << qsizetype(1);
        QTest::newRow("one sees itself only, the other sees both: they disagree")
            << Standing{{two, saying(Sight::Answers, {u"two"_s})}, {three, saying(Sight::Answers, both)}} << qsizetype(1);
        const NodeName four = named(u"four"_s), five = named(u"five"_s);
        const QStringList good{u"three"_s, u"four"_s, u"five"_s}, all{u"two"_s, u"three"_s, u"four"_s, u"five"_s};
        QTest::newRow("one counts itself in, whom the others call gone") << Standing{{two, saying(Sight::Answers, all)},
                                                                                     {three, saying(Sight::Answers, good)},
                                                                                     {four, saying(Sight::Answers, good)},
                                                                                     {five, saying(Sight::Answers, good)}}
                                                                         << qsizetype(3);
        QTest::newRow("every API hangs: AMQP alone") << Standing{{two, hanging(Sight::Answers)}, {three, hanging(Sight::Answers)}} << qsizetype(2);
        QTest::newRow("every API hangs, one speaks AMQP") << Standing{{two, hanging(Sight::Answers)}, {three, hanging(Sight::Silent)}} << qsizetype(1);
        QTest::newRow("nobody knows anything") << Standing{{two, hanging(Sight::Unknown)}, {three, hanging(Sight::Unknown)}} << qsizetype(0);
        QTest::newRow("no other") << Standing() << qsizetype(0);
    }

    void stay()
    {
        QFETCH(const Standing, standing);
        QFETCH(const qsizetype, count);
        QCOMPARE(nodesThatStay(standing).size(), count);
    }

    /// A cluster that has grown since the profile was written: its own members count.
    void membersThatTheProfileDoesNotKnow()
    {
        const NodeName one = named(u"one"_s), two = named(u"two"_s), three = named(u"three"_s), four = named(u"four"_s), five = named(u"five"_s);
        ClusterProfile profile;
        for (const NodeName &node : {one, two, three})
            profile.nodes.append({.name = node, .management = {}, .managementTls = {}, .amqp = {}, .amqps = {}});
        NodeStanding witness = saying(Sight::Answers, {u"one"_s, u"two"_s, u"three"_s, u"four"_s});
        witness.named = {one, two, three, four, five};
        const Standing standing{{two, witness}, {three, witness}};
        QCOMPARE(membersBesides(profile, standing), (QSet<NodeName>{four, five}));
        QVERIFY(isCalledRunning(standing, {two, three}, four));
        QVERIFY(!isCalledRunning(standing, {two, three}, five));
        // Nobody answers: nobody says so.
        QVERIFY(!isCalledRunning({{two, hanging(Sight::Answers)}}, {two}, four));
        QCOMPARE(membersBesides(profile, {{two, hanging(Sight::Answers)}}), QSet<NodeName>());
    }

    /// Both views, so that a person can tell which is right.
    void disagreementIsTold()
    {
        const NodeName two = named(u"two"_s), three = named(u"three"_s);
        const QStringList both{u"two"_s, u"three"_s};
        QCOMPARE(disagreements({{two, saying(Sight::Answers, both)}, {three, saying(Sight::Answers, {u"three"_s})}}),
                 QStringList{u"three calls two gone, two counts itself in"_s});
        QCOMPARE(disagreements({{two, saying(Sight::Answers, both)}, {three, hanging(Sight::Answers)}}), QStringList());
    }

    void thePlanSaysWhereAPasswordGoesInTheClear()
    {
        ClusterProfile profile;
        profile.nodes = {{.name = named(u"one"_s), .management = {}, .managementTls = {}, .amqp = {u"one"_s, 5672}, .amqps = {u"one"_s, 5671}}};
        ProxyProfile proxy;
        proxy.name = {u"lb1"_s};
        proxy.address = {u"lb1"_s, 5672};
        proxy.backend = u"be_amqp"_s;
        profile.proxies = {proxy};
        QList<haproxy::ServerTable> tables{{.backend = u"be_amqp"_s, .servers = {{.name = u"one"_s, .address = {}, .port = 5672}}}};
        const auto says = [&](const QList<haproxy::ServerTable> *servers) { return verifyProxyStep(profile, proxy.name, servers).commands.mid(1).join(u' '); };
        QVERIFY2(says(&tables).contains(u"unencrypted to lb1"_s), qPrintable(says(&tables)));
        QVERIFY2(says(nullptr).contains(u"lb1"_s) && !says(nullptr).contains(u"unencrypted"_s), qPrintable(says(nullptr)));
        tables.first().servers.first().port = 5671;
        QCOMPARE(says(&tables), QString());
        profile.nodes.first().amqps = {};
        QVERIFY2(says(nullptr).contains(u"unencrypted to lb1"_s), qPrintable(says(nullptr)));
    }
};

} // namespace warrener

using warrener::StandingTest;
QTEST_GUILESS_MAIN(StandingTest)
#include "StandingTest.moc"
