#pragma once

#include "look/proxy/HaproxyClient.h"
#include "run/operations/ClusterFacts.h"
#include "run/procedure/Plan.h"

#include <QJsonArray>

namespace warrener {

// The states of HAProxy's servers, by its runtime API, and its file.

/// Wishes as they stand in a plan: [{"server", "state", "weight", "close"}…].
QJsonArray toJson(const QList<HaproxyClient::Wish> &wishes);
QList<HaproxyClient::Wish> wishesFromJson(const QJsonArray &json);

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

QStringList namesOf(const QList<ProxyPart> &proxies);
QStringList proxyNames(const ClusterProfile &profile); ///< all of them, in its order

/// It answers; `servers` must take clients. Answers {"pid", "sessions": {server: count}}.
Step checkProxyStep(const ProxyPart &proxy, const QStringList &servers);
/// Tells a proxy, with undo and probe: a step that is safe to repeat.
Step tellProxyStep(const QString &id, const QString &title, const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes);
/// Reads it back, tells it again where it was reloaded since checkProxyStep(), which stands before it
/// unless `unchecked`.
Step ensureProxyStep(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes, bool unchecked = false);
/// HAProxy itself judges the file that it would start with.
Step checkFileStep(const ClusterProfile &profile, const ProxyProfile &proxy);

} // namespace warrener
