#include "support/SampleData.h"

#include "support/SampleParts.h"
#include "support/SampleShape.h"

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener::sampleData {

namespace {

using namespace std::chrono_literals;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Error noAnswer(ErrorKind kind, const QString &message)
{
    return {.kind = kind, .message = message, .detail = {}, .httpStatus = 0};
}

} // namespace

TimePoint at(int hour, int minute, int second)
{
    return TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 3 / 17} + std::chrono::hours{hour} + std::chrono::minutes{minute}
                     + std::chrono::seconds{second}};
}

Sample healthyStaging()
{
    const Shape shape = staging(at(11, 5));
    return {
        .profile = profileOf(shape),
        .snapshot = snapshotOf(shape),
        .history = historyOf(shape, {}),
        .events = {{at(10, 34, 2),
                    Level::Ok,
                    u"alarm.cleared"_s,
                    {SubjectKind::Node, nodeOf(u"broker2"_s)},
                    spoken(u"Memory alarm on broker2 cleared after 4 s"_s, u"broker2 的内存告警在 4 秒后解除"_s)},
                   {at(10, 53), Level::Note, u"queue.new"_s, {}, spoken(u"12 queues were declared"_s, u"声明了 12 个队列"_s)}},
        .detail = {},
        .now = shape.now,
    };
}

Sample unhealthyProduction()
{
    const TimePoint alarm = at(14, 19, 5);
    const TimePoint down = at(14, 21, 40);
    Shape shape = production(at(14, 33));
    const auto snapshot = snapshotOf(shape, false);
    NodeLook &node = snapshot->nodes[1];
    NodeAnswer last = *node.answer.value;
    last.self.diskFree = 0;
    last.self.diskAlarm = true;
    node.answer.succeed(last, at(14, 21, 38), Millis{9});
    node.answer.fail(noAnswer(ErrorKind::Refused, u"broker2 refuses connections on port 15672"_s), down, Millis{1});
    node.metrics.fail(noAnswer(ErrorKind::Refused, u"broker2 refuses connections on port 15692"_s), down, Millis{1});
    for (qsizetype i : {qsizetype{0}, qsizetype{2}}) {
        NodeAnswer answer = *snapshot->nodes[i].answer.value;
        answer.peers[node.name].running = false;
        snapshot->nodes[i].answer.value = answer;
    }
    HostFigures host = *snapshot->hosts[1].figures.value;
    host.cpuPercent = 3;
    host.load1 = 0.04 * 8;
    host.memoryPercent = 14;
    host.diskDataFree = 0;
    host.diskDataPercent = 100;
    host.netInBytes = host.netOutBytes = 1e5;
    snapshot->hosts[1].figures.value = host;
    for (ProxyLook &proxy : snapshot->proxies) {
        ProxyFigures figures = *proxy.figures.value;
        figures.servers[1].up = false;
        figures.servers[1].status = u"DOWN"_s;
        figures.servers[1].sessions = 0;
        proxy.figures.value = figures;
    }

    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) -> double {
        const double sinceDown = static_cast<double>((moment - down).count()) / 1000;
        const bool blocked = moment >= alarm && moment < down + 20s;
        const bool broker2 = key.subject.endsWith(u"broker2");
        switch (key.metric) {
        case Metric::PublishRate:
        case Metric::DeliverRate:
        case Metric::AckRate:
            return blocked ? 0 : quiet;
        case Metric::MessagesReady:
            return blocked ? 0 : sinceDown < 0 ? quiet : quiet + 1300 * std::exp(-sinceDown / 260);
        case Metric::Connections:
        case Metric::Channels:
            return sinceDown < 0 ? quiet : quiet * (1 - 0.35 * std::exp(-sinceDown / 60));
        case Metric::NodeDiskFree:
            if (!broker2)
                return quiet;
            if (sinceDown >= 0)
                return nothing;
            return gib * 44 * std::clamp(1 - std::pow(std::max(0.0, 1 - static_cast<double>((alarm - moment).count()) / 2.5e6), 2), 0.0, 1.0);
        case Metric::NodeMemory:
            return broker2 && sinceDown >= 0 ? nothing : quiet;
        case Metric::HostCpu:
            return broker2 && sinceDown >= 0 ? 3 + quiet / 100 : quiet;
        case Metric::HostLoad:
            return broker2 && sinceDown >= 0 ? 0.04 + quiet * std::exp(-sinceDown / 60) : quiet;
        case Metric::HostMemory:
            return broker2 && sinceDown >= 0 ? 14 : quiet;
        case Metric::HostNetTotal:
            return broker2 && sinceDown >= 0 ? 2e5 : blocked ? quiet / 6 : quiet;
        default:
            return quiet;
        }
    };
    const Subject broker2{SubjectKind::Node, nodeOf(u"broker2"_s)};
    return {
        .profile = profileOf(shape),
        .snapshot = snapshot,
        .history = historyOf(shape, bend),
        .events = {{alarm, Level::Warning, u"alarm.disk"_s, broker2, u"Disk alarm on broker2"_s},
                   {down, Level::Critical, u"node.down"_s, broker2, u"broker2 down"_s},
                   {at(14, 21, 44), Level::Note, u"proxy.server"_s, {SubjectKind::Proxy, u"lb1"_s}, u"lb1 and lb2 took broker2 out by their own checks"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample hostDataMissing()
{
    const Shape shape = production(at(9, 2));
    const TimePoint lost = at(8, 44, 10);
    const auto snapshot = snapshotOf(shape);
    snapshot->hosts[2].figures.asOf = lost - 5s;
    snapshot->hosts[2].figures.fail(noAnswer(ErrorKind::Timeout, u"broker3: no answer on port 9100 within 3 s"_s), lost, 3s);
    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) { return key.subject == u"broker3" && moment >= lost ? nothing : quiet; };
    return {
        .profile = profileOf(shape),
        .snapshot = snapshot,
        .history = historyOf(shape, bend),
        .events = {{at(8, 38, 5), Level::Warning, u"queue.consumers"_s, {SubjectKind::Queue, u"//payments.settle"_s}, u"payments.settle has no consumers"_s},
                   {lost, Level::Note, u"host.silent"_s, {SubjectKind::Host, u"broker3"_s}, u"The host of broker3 gives no figures"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample queuesProduction()
{
    Shape shape = production(at(9, 14));
    shape.queues = 1284;
    return {
        .profile = profileOf(shape),
        .snapshot = snapshotOf(shape, true),
        .history = historyOf(shape, {}),
        .events = {{at(8, 58, 10), Level::Warning, u"queue.consumers"_s, {SubjectKind::Queue, u"//payments.settle"_s}, u"payments.settle has no consumers"_s},
                   {at(9, 2, 41),
                    Level::Critical,
                    u"queue.minority"_s,
                    {SubjectKind::Queue, u"payments/payments.refund.legacy"_s},
                    u"payments.refund.legacy lost its majority"_s}},
        .detail = {},
        .now = shape.now,
    };
}

Sample nodeInWarning()
{
    Shape shape = production(at(14, 12, 4));
    shape.brokers[1].diskFree = 17.4;
    const TimePoint began = at(13, 38);
    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) {
        if (key.metric != Metric::NodeDiskFree || !key.subject.endsWith(u"broker2"))
            return quiet;
        const double passed = std::max(0.0, static_cast<double>((moment - began).count()) / 1000);
        const double all = static_cast<double>((shape.now - began).count()) / 1000;
        return gib * (44 - (44 - 17.4) * std::pow(passed / all, 1.8));
    };
    return {
        .profile = profileOf(shape),
        .snapshot = snapshotOf(shape),
        .history = historyOf(shape, bend),
        .events = {{began, Level::Note, u"config.changed"_s, {SubjectKind::Node, nodeOf(u"broker2"_s)}, u"Log level of broker2 set to debug"_s}},
        .detail = nodeDetail({nodeOf(u"broker2"_s)}, shape.now),
        .now = shape.now,
    };
}

Sample empty()
{
    Shape shape = staging(at(11, 5));
    shape.name = u"fresh-test"_s;
    shape.environment = Environment::Test;
    shape.publish = shape.deliver = shape.ack = shape.ready = shape.unacked = shape.connections = shape.channels = 0;
    shape.queues = 0;
    const auto snapshot = snapshotOf(shape);
    auto table = std::make_shared<QueueTable>();
    table->total = 0;
    table->asOf = shape.now;
    snapshot->queues = table;
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = {}, .events = {}, .detail = {}, .now = shape.now};
}

Sample loading()
{
    const Shape shape = production(at(14, 33));
    const auto snapshot = snapshotOf(shape);
    for (NodeLook &node : snapshot->nodes) {
        node.answer = {};
        node.versions = {};
        node.metrics = {};
    }
    for (HostLook &host : snapshot->hosts)
        host.figures = {};
    for (ProxyLook &proxy : snapshot->proxies)
        proxy.figures = {};
    snapshot->totals = {};
    snapshot->queues = {};
    snapshot->cost = {};
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = {}, .events = {}, .detail = {}, .now = shape.now};
}

Sample partial()
{
    const Shape shape = production(at(14, 33));
    const TimePoint lost = at(14, 21, 38);
    const auto snapshot = snapshotOf(shape);
    NodeLook &node = snapshot->nodes[1];
    node.answer.asOf = lost;
    node.answer.fail(noAnswer(ErrorKind::Timeout, u"broker2 gave no answer in 3 s"_s), lost, 3s);
    node.metrics.fail(noAnswer(ErrorKind::Timeout, u"broker2 gave no answer in 3 s"_s), lost, 3s);
    const Bend bend = [=](const SeriesKey &key, TimePoint moment, double quiet) {
        return key.subject == nodeOf(u"broker2"_s) && moment >= lost ? nothing : quiet;
    };
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = historyOf(shape, bend), .events = {}, .detail = {}, .now = shape.now};
}

Sample unreachable()
{
    const Shape shape = production(at(14, 33));
    const TimePoint lost = at(14, 21, 38);
    const auto snapshot = snapshotOf(shape);
    const std::array errors{noAnswer(ErrorKind::Refused, u"broker1 refuses connections on port 15672"_s),
                            noAnswer(ErrorKind::Timeout, u"broker2 gave no answer in 3 s"_s), noAnswer(ErrorKind::Unresolved, u"broker3 has no address"_s)};
    for (qsizetype i = 0; i < snapshot->nodes.size(); ++i) {
        NodeLook &node = snapshot->nodes[i];
        node.answer.asOf = lost;
        node.answer.fail(errors[static_cast<std::size_t>(i)], lost, 3s);
        node.metrics.fail(errors[static_cast<std::size_t>(i)], lost, 3s);
    }
    for (HostLook &host : snapshot->hosts) {
        host.figures.asOf = lost;
        host.figures.fail(noAnswer(ErrorKind::Unreachable, u"%1 cannot be reached"_s.arg(host.name.value)), lost, 3s);
    }
    for (ProxyLook &proxy : snapshot->proxies) {
        proxy.figures.asOf = lost;
        proxy.figures.fail(noAnswer(ErrorKind::Unreachable, u"%1 cannot be reached"_s.arg(proxy.name.value)), lost, 3s);
    }
    // A name without an address hides the host behind it as well.
    snapshot->hosts[2].figures.fail(noAnswer(ErrorKind::Unresolved, u"broker3 has no address"_s), lost, 3s);
    if (snapshot->queues) {
        auto table = std::make_shared<QueueTable>(*snapshot->queues);
        table->asOf = lost;
        snapshot->queues = table;
    }
    snapshot->totals.asOf = lost;
    snapshot->totals.fail(errors[0], lost, 3s);
    const Bend bend = [=](const SeriesKey &, TimePoint moment, double quiet) { return moment >= lost ? nothing : quiet; };
    return {.profile = profileOf(shape), .snapshot = snapshot, .history = historyOf(shape, bend), .events = {}, .detail = {}, .now = shape.now};
}

std::unique_ptr<ClusterStore> storeOf(Sample sample)
{
    auto store = std::make_unique<ClusterStore>(sample.profile);
    store->restore(std::move(sample.history), sample.events);
    if (sample.snapshot)
        store->take(sample.snapshot);
    if (sample.detail)
        store->take(sample.detail);
    return store;
}

} // namespace warrener::sampleData
