#include "run/operations/recovery/ClusterConditions.h"

#include "base/Pause.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/recovery/ConditionsLook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto conditionName = "cluster.condition"_L1;
constexpr auto askConditionName = "cluster.ask"_L1;
constexpr auto unlessConditionName = "recovery.unless-condition"_L1;
constexpr auto unlessOutcomeName = "recovery.unless-outcome"_L1;
constexpr auto isKey = "is"_L1;
constexpr auto holdsKey = "holds"_L1;
constexpr auto beginsUntoldKey = "beginsUntold"_L1;
constexpr auto patienceKey = "patienceMs"_L1;
constexpr auto stepKey = "step"_L1;
constexpr auto outcomesKey = "outcomes"_L1;
constexpr Millis betweenAsking{1000};

constexpr struct
{
    ClusterCondition condition;
    const char *id;
} conditionIds[] = {
    {ClusterCondition::AllNodesRunning, "all-nodes-running"},
    {ClusterCondition::NodeRunning, "node-running"},
    {ClusterCondition::NodeGone, "node-gone"},
    {ClusterCondition::NoPartition, "no-partition"},
    {ClusterCondition::NodesLinked, "nodes-linked"},
    {ClusterCondition::HostsReachEachOther, "hosts-reach-each-other"},
    {ClusterCondition::NoAlarm, "no-alarm"},
    {ClusterCondition::NoQueueInMinority, "no-queue-in-minority"},
    {ClusterCondition::NothingGivenUp, "nothing-given-up"},
    {ClusterCondition::EveryQueueLed, "every-queue-led"},
    {ClusterCondition::MembersComplete, "members-complete"},
    {ClusterCondition::SameVersion, "same-version"},
    {ClusterCondition::FlagsEnabled, "flags-enabled"},
    {ClusterCondition::CertificatesValid, "certificates-valid"},
    {ClusterCondition::CookiesAgree, "cookies-agree"},
    {ClusterCondition::CertificateRenewed, "certificate-renewed"},
    {ClusterCondition::DiskHasRoom, "disk-has-room"},
};

/// Argument: {"is", "node", "ask"}.
OperationTask condition(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QString id = arguments.value(isKey).toString();
    const std::optional<ClusterCondition> wanted = clusterConditionFromId(id);
    const QList<NodeName> ask = nodes(arguments, key::ask);
    if (!wanted)
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "“%1” is no condition of a cluster").arg(id.left(40)));
    co_return co_await lookForCondition(access, *wanted, node(arguments), ask, context.stop);
}

QJsonObject passedBy(const QString &why)
{
    return {{u"skip"_s, true}, {key::words, why}};
}

/// Argument: as condition(), and {"patienceMs"}. What cannot be told in that time is a no.
OperationTask askWhether(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Millis deadline = access->time()->monotonic() + Millis{arguments.value(patienceKey).toInteger()};
    for (;;) {
        const OperationResult answer = co_await condition(access, arguments, context);
        if (context.stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Recovery", "Stopped while asking"));
        const QString words = answer ? answer->value(key::words).toString() : answer.error().message;
        if (answer && answer->value(key::done).toBool())
            co_return saying(words, {{u"outcome"_s, u"yes"_s}});
        context.progress(-1, words);
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenAsking, context.stop)) {
            context.output(words);
            co_return saying(words, {{u"outcome"_s, u"no"_s}});
        }
    }
}

/// Argument: as condition(), and {"holds": bool}. What cannot be told lets nothing be passed by: it is an error.
OperationTask checkUnlessCondition(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const OperationResult answer = co_await condition(access, arguments, context);
    if (!answer || answer->value(conditionUntoldKey).toBool()) {
        const Error untold = !answer
                                 ? answer.error()
                                 : Error{.kind = ErrorKind::Unreachable,
                                         .message = QCoreApplication::translate("Recovery", "Nobody can tell: %1").arg(answer->value(key::words).toString()),
                                         .detail = {}};
        if (!arguments.value(beginsUntoldKey).toBool() || untold.kind == ErrorKind::Cancelled)
            co_return std::unexpected(untold);
        context.output(untold.message);
        co_return QJsonObject();
    }
    if (answer->value(key::done).toBool() == arguments.value(holdsKey).toBool(true))
        co_return QJsonObject();
    co_return passedBy(answer->value(key::words).toString());
}

/// Argument: {"step", "outcomes"}.
OperationTask checkUnlessOutcome(AccessPtr, QJsonObject arguments, StepContext context)
{
    co_return outcomeDecides(arguments, context);
}

} // namespace

void addConditionOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, conditionName, access, condition);
    add(operations, askConditionName, access, askWhether);
    add(operations, unlessConditionName, access, checkUnlessCondition);
    add(operations, unlessOutcomeName, access, checkUnlessOutcome);
}

bool isOutcomeBranch(const Call &precondition)
{
    return precondition.operation == unlessOutcomeName;
}

QJsonObject outcomeDecides(const QJsonObject &arguments, const StepContext &context)
{
    const QStringList wanted = texts(arguments, outcomesKey);
    const QString step = arguments.value(stepKey).toString();
    const auto found = context.results.constFind(step);
    const bool isDone = found != context.results.cend();
    const QString outcome = isDone ? found->value("outcome"_L1).toString() : QString();
    if (wanted.contains(isDone ? u"done"_s : u"not-done"_s) || (!outcome.isEmpty() && wanted.contains(outcome)))
        return {};
    return passedBy(QCoreApplication::translate("Recovery", "not needed: %1").arg(isDone ? found->value(key::words).toString() : step));
}

QString toId(ClusterCondition condition)
{
    return QLatin1StringView(std::ranges::find(conditionIds, condition, [](const auto &each) { return each.condition; })->id);
}

std::optional<ClusterCondition> clusterConditionFromId(const QString &id)
{
    for (const auto &each : conditionIds) {
        if (id == QLatin1StringView(each.id))
            return each.condition;
    }
    return std::nullopt;
}

QList<ClusterCondition> allClusterConditions()
{
    QList<ClusterCondition> all;
    for (const auto &each : conditionIds)
        all.append(each.condition);
    return all;
}

bool needsNode(ClusterCondition condition)
{
    using enum ClusterCondition;
    return condition == NodeRunning || condition == NodeGone || condition == CertificateRenewed || condition == DiskHasRoom;
}

QString toWord(ClusterCondition condition, const NodeName &node)
{
    switch (condition) {
    case ClusterCondition::AllNodesRunning:
        return QCoreApplication::translate("Recovery", "All nodes run");
    case ClusterCondition::NodeRunning:
        return node.isEmpty() ? QCoreApplication::translate("Recovery", "The node runs")
                              : QCoreApplication::translate("Recovery", "%1 runs").arg(shortName(node));
    case ClusterCondition::NodeGone:
        return node.isEmpty() ? QCoreApplication::translate("Recovery", "The node does not run")
                              : QCoreApplication::translate("Recovery", "%1 does not run").arg(shortName(node));
    case ClusterCondition::NoPartition:
        return QCoreApplication::translate("Recovery", "No node has parted from another");
    case ClusterCondition::NodesLinked:
        return QCoreApplication::translate("Recovery", "All nodes are linked");
    case ClusterCondition::HostsReachEachOther:
        return QCoreApplication::translate("Recovery", "Every broker's host reaches every other broker");
    case ClusterCondition::NoAlarm:
        return QCoreApplication::translate("Recovery", "No alarm");
    case ClusterCondition::NoQueueInMinority:
        return QCoreApplication::translate("Recovery", "Every replicated queue has its majority");
    case ClusterCondition::NothingGivenUp:
        return QCoreApplication::translate("Recovery", "Every replicated queue has its majority, and no node is forgotten");
    case ClusterCondition::EveryQueueLed:
        return QCoreApplication::translate("Recovery", "Every replicated queue has a leader");
    case ClusterCondition::MembersComplete:
        return QCoreApplication::translate("Recovery", "No queue lacks the member that it had");
    case ClusterCondition::SameVersion:
        return QCoreApplication::translate("Recovery", "All nodes run the same version");
    case ClusterCondition::FlagsEnabled:
        return QCoreApplication::translate("Recovery", "Every stable feature flag is on");
    case ClusterCondition::CertificatesValid:
        return QCoreApplication::translate("Recovery", "No certificate ends within a day");
    case ClusterCondition::CookiesAgree:
        return QCoreApplication::translate("Recovery", "All hosts have the same cookie");
    case ClusterCondition::CertificateRenewed:
        return node.isEmpty() ? QCoreApplication::translate("Recovery", "The new certificate is in place")
                              : QCoreApplication::translate("Recovery", "The new certificate of %1 is in place").arg(shortName(node));
    case ClusterCondition::DiskHasRoom:
        return node.isEmpty() ? QCoreApplication::translate("Recovery", "The disk has room")
                              : QCoreApplication::translate("Recovery", "The disk of %1 has room").arg(shortName(node));
    }
    Q_UNREACHABLE_RETURN({});
}

Call conditionCall(ClusterCondition condition, const NodeName &node, const QList<NodeName> &ask)
{
    QJsonObject arguments{{isKey, toId(condition)}, {key::ask, toJson(ask)}};
    if (!node.isEmpty())
        arguments.insert(key::node, node.value);
    return call(conditionName, arguments);
}

Step conditionStep(const QString &id, ClusterCondition condition, const NodeName &node, const QList<NodeName> &ask, Millis longest)
{
    Step step = wait(id, toWord(condition, node), conditionCall(condition, node, ask), Millis{1000}, longest);
    // What tells whose turn it is asks for the queues as well.
    step.every = condition == ClusterCondition::SameVersion ? Millis{5000} : Millis{1000};
    return step;
}

Step askConditionStep(const QString &id, ClusterCondition condition, const NodeName &node, const QList<NodeName> &ask, Millis longest)
{
    constexpr Millis lastAnswer{60000}; // of the one that is under way when the time is over
    Call asking = conditionCall(condition, node, ask);
    asking.operation = askConditionName;
    asking.arguments.insert(patienceKey, qint64(longest.count()));
    Step step = check(id, toWord(condition, node), asking, Millis{1000});
    step.timeout = longest + lastAnswer;
    return step;
}

Call unlessCondition(ClusterCondition condition, bool holds, const NodeName &node, const QList<NodeName> &ask, Untold untold)
{
    Call precondition = conditionCall(condition, node, ask);
    precondition.operation = unlessConditionName;
    precondition.arguments.insert(holdsKey, holds);
    if (untold == Untold::Begins)
        precondition.arguments.insert(beginsUntoldKey, true);
    return precondition;
}

Call unlessOutcome(const QString &step, const QStringList &outcomes)
{
    return call(unlessOutcomeName, {{stepKey, step}, {outcomesKey, QJsonArray::fromStringList(outcomes)}});
}

} // namespace warrener
