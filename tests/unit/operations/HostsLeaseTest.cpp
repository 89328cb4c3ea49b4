// Two consoles ask the brokers' hosts for the lease, each by a profile of its own.

#include "run/lease/HostsLease.h"

#include "FolderHosts.h"
#include "run/lease/BrokerHosts.h"

#include <QCoroTask>
#include <QTest>

#include <algorithm>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace warrener;

class HostsLeaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hosts.emplace(); }
    void cleanup() { m_hosts.reset(); }

    /// One cluster is one, whatever else a profile names; another cluster on the same machines is none of theirs.
    void twoProfiles_data()
    {
        using Edit = std::function<void(ClusterProfile &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char *name, bool isOne, Edit edit) { QTest::newRow(name) << std::move(edit) << isOne; };
        row("the same", true, [](ClusterProfile &) {});
        row("another name for the cluster", true, [](ClusterProfile &profile) { profile.name = {u"mine"_s}; });
        row("names in full", true, [](ClusterProfile &profile) {
            for (NodeProfile &node : profile.nodes)
                node.name.value += u".example.org"_s;
        });
        row("another order", true, [](ClusterProfile &profile) { std::ranges::reverse(profile.nodes); });
        row("a node less", true, [](ClusterProfile &profile) { profile.nodes.removeLast(); });
        row("a node more, which is gone", true, [](ClusterProfile &profile) {
            NodeProfile &node = profile.nodes.emplaceBack();
            node.name = {u"rabbit@broker4"_s};
            node.host = {u"broker4"_s};
            HostProfile &host = profile.hosts.emplaceBack();
            host.name = {u"broker4"_s};
            host.ssh = u"broker4"_s;
        });
        row("other nodes", false, [](ClusterProfile &profile) {
            for (NodeProfile &node : profile.nodes)
                node.name.value.prepend(u"orders-"_s);
        });
    }
    void twoProfiles()
    {
        using Edit = std::function<void(ClusterProfile &)>;
        QFETCH(const Edit, edit);
        QFETCH(const bool, isOne);
        const auto first = m_hosts->access();
        const auto profile = std::make_shared<ClusterProfile>(first->profile());
        edit(*profile);
        HostsLease ann({.access = first});
        HostsLease bob({.access = std::make_shared<ClusterAccess>(profile, u"secret"_s)});
        const LeaseHolder she{.who = u"ann@one"_s, .pid = 1, .run = u"run-a"_s};
        const LeaseHolder he{.who = u"bob@two"_s, .pid = 2, .run = u"run-b"_s};
        const Result<LeaseAnswer> hers = QCoro::waitFor(ann.acquire(she, false, {}));
        QVERIFY2(hers, hers ? "" : qPrintable(hers.error().message));
        QVERIFY(hers->granted);
        const Result<LeaseAnswer> his = QCoro::waitFor(bob.acquire(he, false, {}));
        QVERIFY2(his, his ? "" : qPrintable(his.error().message));
        QCOMPARE(his->granted, !isOne);
        QVERIFY(!isOne || (his->holder && his->holder->run == she.run));
        QVERIFY(QCoro::waitFor(ann.confirm({})));
        QCoro::waitFor(bob.giveBack());
        QCoro::waitFor(ann.giveBack());
        const Result<LeaseAnswer> later = QCoro::waitFor(bob.acquire(he, false, {}));
        QVERIFY(later && later->granted);
        QCoro::waitFor(bob.giveBack());
    }

    /// Machines are called alike, and containers count their processes each from 1: a run of such a one is no left-over of this process.
    void aConsoleOfTheSameName_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<bool>("isOurs");
        const QString ours = thisProcess(u"run-b"_s, {}).machine;
        QVERIFY(!ours.isEmpty());
        QTest::newRow("this process") << ours << true;
        QTest::newRow("another machine of this name") << u"0123456789ab"_s << false;
        QTest::newRow("one that does not tell its machine") << QString() << false;
    }
    void aConsoleOfTheSameName()
    {
        QFETCH(const QString, machine);
        QFETCH(const bool, isOurs);
        // Its links are there, and this process knows nothing of them.
        LeaseHolder other = thisProcess(u"run-a"_s, {});
        other.machine = machine;
        for (const auto listed = hostsOfBrokers(m_hosts->access()->profile()); const HostName &host : listed) {
            const QString script =
                hostslease::takeScript(hostLink(m_hosts->access()->profile(), host), toText(other), other.run, std::chrono::seconds(120), {}, u"mark"_s);
            QVERIFY(QCoro::waitFor(m_hosts->access()->shell(host)->run(script, {.timeout = Millis{10000}})));
        }
        HostsLease mine({.access = m_hosts->access()});
        const Result<LeaseAnswer> answer = QCoro::waitFor(mine.acquire(thisProcess(u"run-b"_s, {}), false, {}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        QCOMPARE(answer->granted, isOurs);
        QVERIFY(isOurs || (answer->holder && answer->holder->run == other.run));
        QCoro::waitFor(mine.giveBack());
    }

    /// A login that tells what it is about to do prints the script, mark and all, before what the script says.
    void whoTellsTheScriptHasNotAnswered()
    {
        const QString link = u"warrener-test"_s;
        const QString mark = u"0123456789abcdef"_s;
        const QString she = u"ann@one pid 1"_s;
        for (const QString &script : {hostslease::takeScript(link, u"bob@two pid 2"_s, u"run-b"_s, std::chrono::seconds(120), {}, mark),
                                      hostslease::readScript(link, mark), hostslease::confirmScript(link, she, std::chrono::seconds(120), mark)}) {
            QVERIFY(script.contains(mark));
            QCOMPARE(hostslease::holderIn(script.toUtf8(), mark), QString());
            QCOMPARE(hostslease::holderIn(script.toUtf8() + '\n' + (mark + u' ' + she).toUtf8() + "\r\n", mark), she);
        }
    }

private:
    std::optional<FolderHosts> m_hosts;
};

QTEST_GUILESS_MAIN(HostsLeaseTest)
#include "HostsLeaseTest.moc"
