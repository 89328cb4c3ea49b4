#pragma once

#include "judge/assess/Assessment.h"
#include "look/monitor/MonitorThread.h"
#include "support/FakeServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <memory>

/// Two nodes that can be made to misbehave, for the suites of the monitor.
namespace warrener::monitored {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

inline constexpr auto one = "rabbit@one"_L1;
inline constexpr auto two = "rabbit@two"_L1;

inline QByteArray nodesJson(bool twoRuns = true)
{
    const auto row = [](QLatin1StringView name, bool running) {
        return QJsonObject{{u"name"_s, name}, {u"running"_s, running}, {u"mem_used"_s, 100}, {u"mem_limit"_s, 1000}, {u"uptime"_s, 1'000'000}};
    };
    return QJsonDocument(QJsonArray{row(one, true), row(two, twoRuns)}).toJson();
}

inline const QByteArray overviewJson = R"({"cluster_name":"c","node":"rabbit@one","rabbitmq_version":"4.0.5","object_totals":{"queues":2}})";
inline const QByteArray metricsText = "rabbitmq_connections 3\n";

/// Two nodes that can be made to misbehave, and what the monitor says of them.
struct Pair
{
    FakeServer first, second, firstMetrics, secondMetrics;
    std::unique_ptr<MonitorThread> monitor;
    SnapshotPtr snapshot;
    QList<SnapshotPtr> all;

    Pair()
    {
        for (FakeServer *server : {&first, &second}) {
            server->on("/api/nodes", {.body = nodesJson()});
            server->on("/api/overview", {.body = overviewJson});
        }
        for (FakeServer *server : {&firstMetrics, &secondMetrics})
            server->on("/metrics", {.body = metricsText, .contentType = "text/plain"});
    }

    /// The first one tells of one queue, "a".
    void hasOneQueue()
    {
        first.on(
            "/api/queues",
            {.body =
                 R"({"items":[{"name":"a","vhost":"/","type":"classic","node":"rabbit@one","messages_ready":4}],"total_count":1,"page":1,"page_count":1})"});
    }

    ClusterProfile profile() const
    {
        ClusterProfile profile;
        profile.name = ClusterName{u"c"_s};
        profile.poll = 1s;
        profile.timeout = 1s;
        const auto add = [&profile](QLatin1StringView name, const FakeServer &management, const FakeServer &metrics) {
            NodeProfile node;
            node.name = NodeName{name};
            node.management = management.url();
            node.metrics = metrics.url();
            node.host = HostName{name};
            HostProfile host;
            host.name = node.host;
            profile.nodes.append(node);
            profile.hosts.append(host);
        };
        add(one, first, firstMetrics);
        add(two, second, secondMetrics);
        return profile;
    }

    void watch() { watch(profile()); }
    void watch(const ClusterProfile &with)
    {
        monitor = std::make_unique<MonitorThread>(with, Credentials{u"secret"_s});
        QObject::connect(monitor.get(), &MonitorThread::snapshotReady, monitor.get(), [this](const SnapshotPtr &came) {
            snapshot = came;
            all.append(came);
        });
        monitor->start();
    }

    const Part<NodeAnswer> &answer(QLatin1StringView name) const { return snapshot->node(NodeName{name})->answer; }
    QString stateOf(QLatin1StringView name) const { return snapshot ? assess(*snapshot).stateOf(SubjectKind::Node, name).id : QString(); }
};

} // namespace warrener::monitored
