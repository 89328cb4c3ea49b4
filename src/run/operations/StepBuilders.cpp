#include "run/operations/StepBuilders.h"

#include "base/Units.h"
#include "run/operations/OperationParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

Plan beginPlan(const ClusterView &view, const PlanKind &kind, const QString &title, const QString &why)
{
    const ClusterProfile &profile = *view.profile;
    Plan plan;
    plan.kind = kind.id;
    plan.label = kind.label;
    plan.command = kind.command;
    plan.title = title;
    plan.why = why;
    plan.cluster = profile.name;
    plan.environment = profile.environment;
    plan.profileDigest = digestOf(profile);
    plan.createdAt = view.snapshot->at;
    plan.id = kind.id + u'-' + units::stamp(plan.createdAt);
    return plan;
}

Call call(QLatin1StringView operation, QJsonObject arguments)
{
    return {.operation = operation, .arguments = std::move(arguments)};
}

Step check(const QString &id, const QString &title, const Call &act, Millis expected)
{
    Step step;
    step.id = id;
    step.type = StepType::Check;
    step.title = title;
    step.act = act;
    step.timeout = Millis{10000};
    step.expected = expected;
    return step;
}

Step action(const QString &id, const QString &title, const Call &act, Millis expected)
{
    Step step = check(id, title, act, expected);
    step.type = StepType::Action;
    step.timeout = Millis{30000};
    return step;
}

Step wait(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest)
{
    Step step = check(id, title, act, expected);
    step.type = StepType::Wait;
    step.timeout = longest;
    step.every = Millis{200};
    return step;
}

Step together(const QString &id, const QString &title, QList<Step> steps)
{
    if (steps.size() == 1)
        return steps.first();
    Step step;
    step.id = id;
    step.type = StepType::Group;
    step.title = title;
    step.steps = std::move(steps);
    return step;
}

Guard guard(const QString &id, const QString &words, const Call &act, bool overridable)
{
    return {.id = id, .words = words, .act = act, .overridable = overridable};
}

QJsonArray toJson(const QList<NodeName> &nodes)
{
    QJsonArray list;
    for (const NodeName &node : nodes)
        list.append(node.value);
    return list;
}

QJsonObject askingAbout(const NodeName &node, const QList<NodeName> &ask)
{
    return {{key::node, node.value}, {key::ask, toJson(ask)}};
}

QList<NodeName> askOrder(const ClusterProfile &profile, const NodeName &first, const NodeName &without)
{
    QList<NodeName> order;
    if (!first.isEmpty())
        order.append(first);
    for (const NodeProfile &node : profile.nodes) {
        if (node.name != first && node.name != without)
            order.append(node.name);
    }
    return order;
}

QString idFor(const QString &kind, const ProxyName &proxy)
{
    return kind + u'-' + proxy.value.left(40);
}

} // namespace warrener::parts
