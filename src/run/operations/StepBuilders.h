#pragma once

#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

#include <QJsonArray>

/// What the builders of steps are built from. The builders of the single steps stand beside their
/// operations: see README.md.
namespace warrener::parts {

/// What all plans of one planner have in common; see Plan.
struct PlanKind
{
    QString id{};
    QString label{}; ///< translated
    QString command{};
};
/// A plan with everything in it that is not its steps.
Plan beginPlan(const ClusterView &view, const PlanKind &kind, const QString &title, const QString &why);

Call call(QLatin1StringView operation, QJsonObject arguments = {});
Step check(const QString &id, const QString &title, const Call &act, Millis expected);
Step action(const QString &id, const QString &title, const Call &act, Millis expected);
Step wait(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest);
/// Side by side. The only step stays alone.
Step together(const QString &id, const QString &title, QList<Step> steps);
Guard guard(const QString &id, const QString &words, const Call &act, bool overridable);

QJsonArray toJson(const QList<NodeName> &nodes);
/// Arguments of what is about one node and asks others: {"node", "ask"}.
QJsonObject askingAbout(const NodeName &node, const QList<NodeName> &ask);
/// The node first, then the others in the profile's order without `without`.
QList<NodeName> askOrder(const ClusterProfile &profile, const NodeName &first, const NodeName &without = {});

/// An id out of a step's kind and a proxy's name.
QString idFor(const QString &kind, const ProxyName &proxy);

} // namespace warrener::parts
