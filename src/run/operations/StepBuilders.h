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

/// An operation by its registered name, with what it is told.
Call call(QLatin1StringView operation, QJsonObject arguments = {});
/// A step that looks and changes nothing, by an id that is unique in the plan and a translated title; it may take 10 s. `expected`:
/// what people are told it takes, until earlier runs have taught better.
Step check(const QString &id, const QString &title, const Call &act, Millis expected);
/// The same of what changes something; it may take 30 s. Its undo and its probe are the caller's to add.
Step action(const QString &id, const QString &title, const Call &act, Millis expected);
/// Asks again every 200 ms until the answer has `"done": true`, for `longest` at most.
Step wait(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest);
/// Side by side. The only step stays alone.
Step together(const QString &id, const QString &title, QList<Step> steps);
/// A rule that is asked before the run and before force, by `act`, whose error refuses; `words` are translated: "Quorum stays".
Guard guard(const QString &id, const QString &words, const Call &act, bool overridable);

QJsonArray toJson(const QList<NodeName> &nodes);
/// Arguments of what is about one node and asks others: {"node", "ask"}.
QJsonObject askingAbout(const NodeName &node, const QList<NodeName> &ask);
/// The node first, then the others in the profile's order without `without`.
QList<NodeName> askOrder(const ClusterProfile &profile, const NodeName &first, const NodeName &without = {});

/// An id out of a step's kind and a proxy's name.
QString idFor(const QString &kind, const ProxyName &proxy);

} // namespace warrener::parts
