#include "judge/assess/Events.h"

#include "Changes.h"
#include "Snapshots.h"

#include <QTest>

using namespace warrener;
using namespace warrener::snapshots;
using namespace Qt::StringLiterals;

namespace {

QStringList told(const Snapshot &before, const Snapshot &now)
{
    QStringList lines;
    for (const auto all = eventsBetween(before, assess(before), now, assess(now)); const Event &event : all)
        lines.append(toId(event.level) + u' ' + event.id + u": "_s + event.text);
    return lines;
}

} // namespace

class EventsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTellsItsMomentStandsThere()
    {
        const Snapshot before = healthy();
        Snapshot later = healthy();
        later.at += 5s;
        for (NodeLook &look : later.nodes)
            look.answer.asOf += 5s;
        ProxyLook *lb = proxy(later, u"lb1"_s);
        lb->figures.asOf += 5s;
        lb->figures.value->servers[1].up = false;
        lb->figures.value->servers[1].changed = 3s;
        node(later, u"broker1"_s)->answer.value->self.uptime = 4s;
        const QList<Event> events = eventsBetween(before, assess(before), later, assess(later));
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).id, u"node.restarted"_s);
        QCOMPARE(events.at(0).at, node(later, u"broker1"_s)->answer.asOf - 4s);
        QCOMPARE(events.at(1).id, u"proxy.server-down"_s);
        QCOMPARE(events.at(1).at, lb->figures.asOf - 3s);
        QVERIFY(!isSeenOnly(events.at(0)) && !isSeenOnly(events.at(1)));
        // A proxy that was asked only now tells of what was long before: seen now.
        lb->figures.value->servers[1].changed = 900s;
        const Event late = eventsBetween(before, assess(before), later, assess(later)).at(1);
        QCOMPARE(late.at, lb->figures.asOf);
        QVERIFY(isSeenOnly(late));
        Snapshot stopped = healthy();
        stop(stopped, u"broker2"_s);
        QVERIFY(isSeenOnly(eventsBetween(before, assess(before), stopped, assess(stopped)).first()));
    }

    void changesAreTold_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QStringList>("back");

        const QString two = u"broker2"_s;
        QTest::newRow("nothing") << Change([](Snapshot &) {}) << QStringList{} << QStringList{};
        QTest::newRow("stopped") << Change([=](Snapshot &s) { stop(s, two); }) << QStringList{u"critical node.down: broker2 down"_s}
                                 << QStringList{u"ok node.up: broker2 in service again"_s};
        QTest::newRow("frozen") << Change([=](Snapshot &s) { freeze(s, two); }) << QStringList{u"critical node.frozen: broker2 frozen"_s}
                                << QStringList{u"ok node.up: broker2 in service again"_s};
        QTest::newRow("cut") << Change([=](Snapshot &s) { cut(s, two); })
                             << QStringList{u"critical node.unreachable: broker2 not reachable"_s, u"critical host.lost: Host broker2 not reachable"_s}
                             << QStringList{u"ok node.up: broker2 in service again"_s, u"ok host.back: Host broker2 answers again"_s};
        QTest::newRow("alarm") << Change([=](Snapshot &s) { node(s, two)->answer.value->self.diskAlarm = true; })
                               << QStringList{u"critical alarm.disk: Disk alarm on broker2"_s}
                               << QStringList{u"ok alarm.disk: Disk alarm on broker2 cleared"_s};
        QTest::newRow("server") << Change([](Snapshot &s) { proxy(s, u"lb1"_s)->figures.value->servers[1].up = false; })
                                << QStringList{u"warning proxy.server-seen-down: lb1 took broker2 out"_s}
                                << QStringList{u"ok proxy.server-seen-up: lb1 sends clients to broker2 again"_s};
        QTest::newRow("proxy") << Change([](Snapshot &s) { fail(proxy(s, u"lb1"_s)->figures, ErrorKind::Refused); })
                               << QStringList{u"critical proxy.down: Proxy lb1 does not answer"_s} << QStringList{u"ok proxy.up: Proxy lb1 answers again"_s};
        QTest::newRow("version") << Change([=](Snapshot &s) { node(s, two)->versions.value->rabbitmq = u"4.0.6"_s; })
                                 << QStringList{u"note node.version: broker2 runs RabbitMQ 4.0.6 now, before 4.0.5"_s}
                                 << QStringList{u"note node.version: broker2 runs RabbitMQ 4.0.5 now, before 4.0.6"_s};
        QTest::newRow("partition") << Change([=](Snapshot &s) { node(s, u"broker1"_s)->answer.value->peers[NodeName{u"rabbit@broker2"_s}].running = false; })
                                   << QStringList{u"critical cluster.partition: Network partition"_s}
                                   << QStringList{u"ok cluster.partition: Network partition healed"_s};
        QTest::newRow("drained") << Change([=](Snapshot &s) {
            stop(s, two);
            peersSay(s, two, true, true);
        }) << QStringList{u"warning node.draining: broker2 in maintenance mode"_s}
                                 << QStringList{u"ok node.up: broker2 in service again"_s};
        QTest::newRow("restarted") << Change([=](Snapshot &s) { node(s, two)->answer.value->self.uptime = 40s; })
                                   << QStringList{u"note node.restarted: broker2 restarted"_s} << QStringList{};
        QTest::newRow("busy host is no event") << Change([=](Snapshot &s) { host(s, two)->figures.value->cpuPercent = 99; }) << QStringList{} << QStringList{};
        QTest::newRow("password") << Change([=](Snapshot &s) { fail(node(s, two)->answer, ErrorKind::Unauthorized); })
                                  << QStringList{u"warning node.unauthorized: broker2 refuses the password"_s}
                                  << QStringList{u"ok node.up: broker2 in service again"_s};
    }
    void changesAreTold()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, there);
        QFETCH(QStringList, back);
        const Snapshot before = healthy();
        Snapshot now = healthy();
        change(now);
        QCOMPARE(told(before, now), there);
        QCOMPARE(told(now, before), back);
    }

    void aMonitorThatJustStartedTellsNothing()
    {
        Snapshot asking = healthy();
        for (NodeLook &look : asking.nodes) {
            look.answer = {};
            look.metrics = {};
            look.versions = {};
        }
        for (HostLook &look : asking.hosts)
            look.figures = {};
        for (ProxyLook &look : asking.proxies)
            look.figures = {};
        QCOMPARE(told(asking, healthy()), QStringList{});
        Snapshot ill = healthy();
        stop(ill, u"broker2"_s);
        cut(ill, u"lb1"_s);
        QCOMPARE(told(asking, ill), QStringList{});
        QCOMPARE(told(Snapshot{}, healthy()), QStringList{});
    }

    void aNodeThatFailsWithAnAlarmDoesNotClearIt()
    {
        Snapshot before = healthy();
        node(before, u"broker2"_s)->answer.value->self.diskAlarm = true;
        Snapshot now = before;
        stop(now, u"broker2"_s);
        QCOMPARE(told(before, now), QStringList{u"critical node.down: broker2 down"_s});
    }

    /// Of two whole lists what is missing was deleted; what comes and goes with its connection is no event.
    void deletedQueuesAreEvents()
    {
        const auto row = [](const QString &name, qint64 ready) {
            QueueRow queue;
            queue.vhost = 0;
            queue.name = name;
            queue.type = QueueType::Classic;
            queue.state = QueueState::Running;
            queue.ready = ready;
            queue.unacked = 0;
            queue.consumers = 1;
            return queue;
        };
        QueueTable table{.vhosts = {u"/"_s}, .nodes = {}, .rows = {row(u"a"_s, 0), row(u"b"_s, 40), row(u"c"_s, 0), row(u"reply"_s, 1)}, .asOf = now};
        table.rows[3].exclusive = true;
        table.total = 4;
        Snapshot before = healthy();
        before.queues = std::make_shared<const QueueTable>(table);
        Snapshot later = before;
        QueueTable less = table;
        less.asOf = now + 5s;
        less.rows = {table.rows[0], table.rows[2]};
        less.total = 2;
        later.queues = std::make_shared<const QueueTable>(less);
        QCOMPARE(told(before, later), QStringList{u"warning queue.deleted: Queue b deleted, with 40 messages"_s});
        QCOMPARE(eventsBetween(before, assess(before), later, assess(later)).first().subject, (Subject{SubjectKind::Queue, u"//b"_s}));
        // A list in pages, or of what each node tells, is of no one moment: whom the broker has no more was asked for by name.
        for (const QueueSource source : {QueueSource::Api, QueueSource::Metrics}) {
            less.isInPages = source == QueueSource::Api;
            less.source = source;
            less.deleted = {};
            later.queues = std::make_shared<const QueueTable>(less);
            QCOMPARE(told(before, later), QStringList{});
            less.deleted = {{.ref = {.vhost = u"/"_s, .name = u"b"_s}, .messages = 1}, {.ref = {.vhost = u"/"_s, .name = u"warrener-x"_s}, .messages = 2}};
            later.queues = std::make_shared<const QueueTable>(less);
            QCOMPARE(told(before, later), QStringList{u"warning queue.deleted: Queue b deleted, with 1 message"_s});
        }
        // Many are one event, and their messages counted as people count.
        less.deleted = {};
        for (const QString &name : {u"p"_s, u"q"_s, u"r"_s, u"s"_s})
            less.deleted.append({.ref = {.vhost = u"/"_s, .name = name}, .messages = 0});
        const auto many = [&] {
            later.queues = std::make_shared<const QueueTable>(less);
            return told(before, later);
        };
        QCOMPARE(many(), QStringList{u"note queue.deleted: 4 queues deleted"_s});
        less.deleted[1].messages = 1;
        QCOMPARE(many(), QStringList{u"warning queue.deleted: 4 queues deleted, with 1 message"_s});
        less.deleted[2].messages = 1;
        QCOMPARE(many(), QStringList{u"warning queue.deleted: 4 queues deleted, with 2 messages"_s});
        // Of whom nobody had told how they are held no more is said than is known.
        less.deleted[0].mayHaveEnded = true;
        QCOMPARE(many(), (QStringList{u"warning queue.deleted: Queue q deleted, with 1 message"_s, u"warning queue.deleted: Queue r deleted, with 1 message"_s,
                                      u"note queue.deleted: Queue s deleted"_s, u"note queue.gone: Queue p is gone: deleted, or ended with its client"_s}));
        less.deleted[1].mayHaveEnded = true;
        QCOMPARE(many().last(), u"warning queue.gone: Queue q is gone, with 1 message: deleted, or ended with its client"_s);
        for (DeletedQueue &queue : less.deleted)
            queue.mayHaveEnded = true;
        QCOMPARE(many(), QStringList{u"warning queue.gone: 4 queues are gone, with 2 messages: deleted, or ended with their clients"_s});
        less.deleted = {};
        less.source = QueueSource::Api;
        less.isInPages = false;
        // What a drill or a restore's test made is theirs to take away.
        QueueTable own = table;
        own.rows[1].name = u"warrener-drill-51d9-quorum"_s;
        before.queues = std::make_shared<const QueueTable>(own);
        later.queues = std::make_shared<const QueueTable>(less);
        QCOMPARE(told(before, later), QStringList{});
        own.rows[1].name = u"b"_s;
        own.vhosts.append(u"warrener-restore-test-20261127T043501-1"_s);
        own.rows[1].vhost = 1;
        before.queues = std::make_shared<const QueueTable>(own);
        QCOMPARE(told(before, later), QStringList{});
        before.queues = std::make_shared<const QueueTable>(table);
        // Part of a list tells of nobody's end.
        less.total = 4;
        later.queues = std::make_shared<const QueueTable>(less);
        QCOMPARE(told(before, later), QStringList{});
        less.total = 2;
        less.source = QueueSource::Metrics;
        later.queues = std::make_shared<const QueueTable>(less);
        QCOMPARE(told(before, later), QStringList{});
    }

    void eventsCarryTheirMoment()
    {
        const Snapshot before = healthy();
        Snapshot now = healthy();
        stop(now, u"broker2"_s);
        const QList<Event> events = eventsBetween(before, assess(before), now, assess(now));
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().at, node(now, u"broker2"_s)->answer.failingSince);
        QCOMPARE(events.first().subject, (Subject{SubjectKind::Node, u"rabbit@broker2"_s}));
        // And what its text is made of, for another language.
        QCOMPARE(events.first().source, u"%1 down"_s);
        QCOMPARE(events.first().values, QStringList{u"broker2"_s});
    }
};

QTEST_GUILESS_MAIN(EventsTest)
#include "EventsTest.moc"
