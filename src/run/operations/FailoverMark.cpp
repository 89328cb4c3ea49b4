#include "run/operations/FailoverMark.h"

#include "base/Deadline.h"
#include "base/Units.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/procedure/Lease.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto markName = "broker.mark-failover"_L1;
constexpr auto markPath = "/api/global-parameters/warrener-failover"_L1;
constexpr qint64 mostMarkBytes = 64 * 1024;
constexpr Millis markPatience{3000};

QCoro::Task<Status> writeMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, FailoverMark mark, std::stop_token stop)
{
    Status outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node that could write it down"));
    const QJsonObject body{{u"name"_s, u"warrener-failover"_s}, {u"value"_s, toJson(mark)}};
    for (const NodeName &node : std::as_const(nodes)) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        HttpRequest request{.method = "PUT", .path = markPath, .timeout = markPatience, .maxBytes = mostMarkBytes};
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers = {{"Content-Type", "application/json"}};
        const Result<HttpReply> reply = co_await client->http().send(request, stop);
        if (reply)
            co_return Status();
        outcome = std::unexpected(reply.error());
    }
    co_return outcome;
}

/// Argument: {"node", "ask"}.
OperationTask markFailover(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> asked = nodes(arguments, key::ask);
    const FailoverMark mark{.node = node(arguments), .who = thisProcess({}, {}).who, .run = context.run, .at = access->time()->now()};
    if (const Status written = co_await writeMark(access, asked, mark, context.stop); !written)
        co_return std::unexpected(written.error());
    const auto seen = co_await askFailoverMark(access, asked, markPatience, context.stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    if (!*seen || (*seen)->run != mark.run)
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "The cluster does not remember it"));
    co_return saying(QCoreApplication::translate("Failover", "Every console finds it in the cluster"));
}

} // namespace

QJsonObject toJson(const FailoverMark &mark)
{
    return {{u"node"_s, mark.node.value},
            {u"who"_s, mark.who},
            {u"run"_s, mark.run},
            {u"at"_s, toDateTime(mark.at).toUTC().toString(Qt::ISODateWithMs)},
            {u"acknowledged"_s, mark.acknowledged}};
}

std::optional<FailoverMark> failoverMarkFrom(const QJsonObject &value)
{
    const QDateTime at = QDateTime::fromString(value.value("at"_L1).toString(), Qt::ISODateWithMs);
    if (!at.isValid() || value.value("node"_L1).toString().isEmpty())
        return std::nullopt;
    return FailoverMark{.node = {value.value("node"_L1).toString()},
                        .who = value.value("who"_L1).toString().left(200),
                        .run = value.value("run"_L1).toString().left(200),
                        .at = fromDateTime(at),
                        .acknowledged = value.value("acknowledged"_L1).toBool()};
}

QCoro::Task<Result<std::optional<FailoverMark>>> askFailoverMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience,
                                                                 std::stop_token stop)
{
    const Deadline deadline(patience, stop);
    Result<std::optional<FailoverMark>> outcome =
        failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask about earlier failovers"));
    // Side by side: one that hangs must not use up everybody's patience.
    std::vector<QCoro::Task<Result<HttpReply>>> asking;
    for (const NodeName &node : std::as_const(nodes)) {
        if (ManagementClient *client = access->management(node))
            asking.push_back(client->http().send({.path = markPath, .timeout = patience, .maxBytes = mostMarkBytes, .retries = 0}, deadline.token()));
    }
    for (auto &one : asking) {
        const Result<HttpReply> reply = co_await one;
        if (outcome && *outcome)
            continue; // yes is believed, whoever says it
        if (reply)
            outcome = failoverMarkFrom(QJsonDocument::fromJson(reply->body).object().value("value"_L1).toObject());
        else if (reply.error().kind == ErrorKind::NotFound)
            outcome = std::optional<FailoverMark>();
        else if (!outcome)
            outcome = std::unexpected(reply.error());
    }
    co_return outcome;
}

QCoro::Task<Status> acknowledgeFailoverMark(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    const QList<NodeName> all = access->others({});
    const auto seen = co_await askFailoverMark(access, all, markPatience, stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    if (!*seen || (*seen)->acknowledged)
        co_return Status();
    FailoverMark mark = **seen;
    mark.acknowledged = true;
    co_return co_await writeMark(access, all, mark, stop);
}

QString describeBlock(const FailoverMark &mark, TimePoint now, std::chrono::seconds block)
{
    return QCoreApplication::translate("Failover", "%1 failed %2 over %3 ago; until %4, or until somebody acknowledges it, none follows by itself")
        .arg(mark.who, shortName(mark.node), units::age(mark.at, now), units::clockTime(std::min(mark.at, now) + block));
}

void addMarkOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, markName, access, markFailover);
}

Step markFailoverStep(const NodeName &node, const QList<NodeName> &ask)
{
    Step step = action(u"mark"_s, QCoreApplication::translate("Failover", "Write it down in the cluster, for every console's automatic failover"),
                       call(markName, {{key::node, node.value}, {key::ask, toJson(ask)}}), Millis{200});
    step.commands = {"PUT "_L1 + markPath};
    step.timeout = Millis{10000};
    step.idempotent = true;
    step.retry = {.times = 3, .pause = Millis{500}};
    step.onFailure = OnFailure::Continue;
    step.cannotBeUndone = QCoreApplication::translate("Failover", "What happened stays written down");
    return step;
}

} // namespace warrener
