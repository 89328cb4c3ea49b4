#pragma once

#include "look/proxy/HaproxyClient.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

#include <QJsonArray>

/// What planners build their plans from.
namespace warrener::parts {

/// A plan with everything in it that is not its steps.
Plan beginPlan(const ClusterView &view, const QString &kind, const QString &title, const QString &why);

Call call(const QString &operation, QJsonObject arguments = {});
Step check(const QString &id, const QString &title, const Call &act, Millis expected);
Step action(const QString &id, const QString &title, const Call &act, Millis expected);
Step wait(const QString &id, const QString &title, const Call &act, Millis expected, Millis longest);
/// Side by side. The only step stays alone.
Step together(const QString &id, const QString &title, QList<Step> steps);
Guard guard(const QString &id, const QString &words, const Call &act, bool overridable);

QJsonArray toJson(const QList<NodeName> &nodes);
/// The node first, then the others in the profile's order without `without`.
QList<NodeName> askOrder(const ClusterProfile &profile, const NodeName &first, const NodeName &without = {});

/// One proxy that takes part in a plan.
struct ProxyPart
{
    ProxyName name;
    QString backend;
    QString from; ///< the source's server; of a failback: the one that returns
    QString to;   ///< the target's server; may be empty
    const haproxy::ServerTable *servers = nullptr;
};
/// The proxies that answered and have a server for `from`.
QList<ProxyPart> proxiesFor(const ClusterView &view, const NodeName &from, const NodeName &to);
/// The others, with their reason.
QStringList proxiesLeftOut(const ClusterView &view, const NodeName &from);
/// An id out of a step's kind and a proxy's name.
QString idFor(const QString &kind, const ProxyName &proxy);

/// Tells a proxy, with undo and probe: a step that is safe to repeat.
Step tellProxy(const QString &id, const QString &title, const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes);
/// Reads it back, tells it again where it was reloaded. `seen`: the step that knows its Pid.
Step ensureProxy(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes, const QString &seen);
Step checkProxy(const ProxyPart &proxy, const QStringList &servers);
Step closeSessions(const ProxyPart &proxy, int perSecond, qint64 sessions);
Step verifyProxy(const ProxyPart &proxy);
QJsonObject serversOf(const QList<ProxyPart> &proxies); ///< {proxy: server}
QJsonObject seenBy(const QList<ProxyPart> &proxies);    ///< {proxy: step}

/// Sessions of the source by the snapshot's proxies, else its connections; −1: not known.
qint64 sessionsOf(const ClusterView &view, const NodeName &node, const QList<ProxyPart> &proxies);
QString loginOf(const ClusterProfile &profile, const NodeName &node); ///< for commands: "ops@broker1"

} // namespace warrener::parts
