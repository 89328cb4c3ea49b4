// When one look is enough: for a diagnosis, for what warrenctl shows, and for its plans.
#include "look/monitor/LookNow.h"

#include <QTest>

#include <functional>
#include <memory>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const TimePoint seenAt = TimePoint{Millis{1'773'742'000'000}};

using Change = std::function<void(Snapshot &)>;

Error silence()
{
    return {.kind = ErrorKind::Timeout, .message = u"no answer"_s, .detail = {}};
}

/// Two nodes, a host, a proxy: all have answered.
Snapshot answered()
{
    Snapshot snapshot;
    for (const QString &name : {u"rabbit@broker1"_s, u"rabbit@broker2"_s}) {
        NodeLook look;
        look.name = {name};
        NodeAnswer answer;
        answer.self.name = look.name;
        look.answer.succeed(answer, seenAt, 1ms);
        look.versions.succeed({}, seenAt, 1ms);
        snapshot.nodes.append(look);
    }
    HostFigures figures;
    figures.cpuPercent = 5;
    HostLook host;
    host.figures.succeed(figures, seenAt, 1ms);
    snapshot.hosts.append(host);
    ProxyLook proxy;
    proxy.figures.succeed({}, seenAt, 1ms);
    snapshot.proxies.append(proxy);
    snapshot.totals.succeed({}, seenAt, 1ms);
    return snapshot;
}

} // namespace

class LookNowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<bool>("wholeOfQueues");
        QTest::addColumn<bool>("wholeWithQueues");
        const auto rowWith = [](const char *name, bool whole, bool ofQueues, bool withThem, Change change) {
            QTest::newRow(name) << std::move(change) << whole << ofQueues << withThem;
        };
        // With the queues in mind: all, and those.
        const auto row = [&rowWith](const char *name, bool whole, bool ofQueues, Change change) {
            rowWith(name, whole, ofQueues, whole && ofQueues, std::move(change));
        };
        const auto withQueues = [](Snapshot &snapshot) {
            QueueTable queues;
            queues.asOf = seenAt;
            snapshot.queues = std::make_shared<const QueueTable>(queues);
        };
        row("all have answered", true, false, [](Snapshot &) {});
        row("and the queues are there", true, true, withQueues);
        row("queues that nobody has given yet", true, false, [](Snapshot &snapshot) { snapshot.queues = std::make_shared<const QueueTable>(); });
        row("a node is still asked", false, false, [withQueues](Snapshot &snapshot) {
            withQueues(snapshot);
            snapshot.nodes[1].answer = {};
        });
        row("it has failed", true, false, [](Snapshot &snapshot) {
            snapshot.nodes[1].answer = {};
            snapshot.nodes[1].answer.fail(silence(), seenAt, 1ms);
        });
        // Nobody is there who could tell of them.
        rowWith("all nodes have failed", true, false, true, [](Snapshot &snapshot) {
            for (NodeLook &node : snapshot.nodes) {
                node.answer = {};
                node.answer.fail(silence(), seenAt, 1ms);
            }
        });
        rowWith("the list of queues was refused", true, true, true, [](Snapshot &snapshot) {
            QueueTable queues;
            queues.error = silence();
            snapshot.queues = std::make_shared<const QueueTable>(queues);
        });
        row("a host was looked at once", false, true, [withQueues](Snapshot &snapshot) {
            withQueues(snapshot);
            snapshot.hosts[0].figures.value->cpuPercent.reset();
        });
        row("a proxy is still asked", false, true, [withQueues](Snapshot &snapshot) {
            withQueues(snapshot);
            snapshot.proxies[0].figures = {};
        });
        // Its last answer is of before another one called it gone.
        row("a node is in dispute", false, true, [withQueues](Snapshot &snapshot) {
            withQueues(snapshot);
            snapshot.nodes[0].answer.value->goneSince.insert(snapshot.nodes[1].name, seenAt + 1s);
        });
        row("it has answered since", true, false,
            [](Snapshot &snapshot) { snapshot.nodes[0].answer.value->goneSince.insert(snapshot.nodes[1].name, seenAt - 1s); });
    }
    void whole()
    {
        QFETCH(const Change, change);
        Snapshot snapshot = answered();
        change(snapshot);
        QTEST(isWhole(snapshot), "whole");
        QTEST(isWhole(snapshot, {.focus = {.queues = true, .visibleQueues = {}, .node = {}}}), "wholeOfQueues");
        QTEST(isWhole(snapshot, {.keepsQueuesInMind = true}), "wholeWithQueues");
    }
};

QTEST_GUILESS_MAIN(LookNowTest)
#include "LookNowTest.moc"
