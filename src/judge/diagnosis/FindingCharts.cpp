#include "judge/diagnosis/FindingCharts.h"

#include "judge/diagnosis/Rule.h"

#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct ChartLine
{
    const char *checks;
    std::array<Metric, 3> metrics; ///< repeated where there are fewer
};

constexpr std::array lines{
    ChartLine{"host.disk.* host.log.size", {Metric::HostDiskData, Metric::NodeDiskFree, Metric::NodeDiskLimit}},
    ChartLine{"broker.alarm.disk broker.disk.*", {Metric::NodeDiskFree, Metric::NodeDiskLimit, Metric::PublishRate}},
    ChartLine{"broker.alarm.memory broker.memory.*", {Metric::NodeMemory, Metric::NodeMemoryLimit, Metric::PublishRate}},
    ChartLine{"host.cpu host.load host.score", {Metric::HostCpu, Metric::HostLoad, Metric::HostScore}},
    ChartLine{"host.iowait", {Metric::HostIoWait, Metric::HostLoad, Metric::HostCpu}},
    ChartLine{"host.memory host.oom", {Metric::HostMemory, Metric::NodeMemory, Metric::NodeMemory}},
    ChartLine{"broker.descriptors broker.alarm.descriptors host.descriptors broker.sockets",
              {Metric::NodeDescriptors, Metric::NodeSockets, Metric::NodeSockets}},
    ChartLine{"broker.leak.* broker.connections.*", {Metric::Connections, Metric::Channels, Metric::NodeDescriptors}},
    ChartLine{"broker.processes broker.runqueue", {Metric::NodeProcesses, Metric::NodeRunQueue, Metric::NodeRunQueue}},
    ChartLine{"queue.*", {Metric::MessagesReady, Metric::Consumers, Metric::PublishRate}},
    ChartLine{"proxy.*", {Metric::ProxySessions, Metric::ProxyServersUp, Metric::ProxyServersUp}},
    ChartLine{"reach.* peer.* host.service host.process host.restarts broker.node.* broker.partition",
              {Metric::PublishRate, Metric::Connections, Metric::Connections}},
};

/// Whose figure a metric is.
QString subjectOf(Metric metric, const CheckResult &result, const ClusterProfile &profile, const HostNames &names)
{
    const int number = static_cast<int>(metric);
    const QString host = names.hostOf(result);
    if (number < 20)
        return {};
    if (number < 40) {
        for (const NodeProfile &node : profile.nodes) {
            if (result.subject.kind == SubjectKind::Node ? node.name.value == result.subject.name : names.hostOf(node.name.value) == host)
                return node.name.value;
        }
        return {};
    }
    return number < 60 ? host : result.subject.kind == SubjectKind::Proxy ? result.subject.name : QString();
}

} // namespace

QList<SeriesKey> chartsOf(const CheckResult &result, const ClusterProfile &profile, const HostNames &names)
{
    QList<SeriesKey> keys;
    for (const ChartLine &line : lines) {
        if (!matches(QLatin1StringView(line.checks), result.id, result.kind))
            continue;
        for (const Metric metric : line.metrics) {
            const QString subject = subjectOf(metric, result, profile, names);
            const bool ofCluster = static_cast<int>(metric) < 20;
            if ((ofCluster || !subject.isEmpty()) && !keys.contains(SeriesKey{metric, subject}))
                keys.append({metric, subject});
        }
        break;
    }
    return keys;
}

} // namespace warrener
