#pragma once

#include "look/proxy/HaproxyClient.h"
#include "run/operations/ProxyParts.h"
#include "run/procedure/Plan.h"

#include <QJsonArray>

namespace warrener {

// The states of HAProxy's servers, by its runtime API, and its file.

/// Wishes as they stand in a plan: [{"server", "state", "weight", "close"}…].
QJsonArray toJson(const QList<HaproxyClient::Wish> &wishes);
QList<HaproxyClient::Wish> wishesFromJson(const QJsonArray &json);

/// It answers, and its socket permits changes; `servers` must take clients. Answers {"pid", "sessions":
/// {server: count}} of the servers whose clients hold sessions.
Step checkProxyStep(const ProxyPart &proxy, const QList<haproxy::ServerRef> &servers);
/// Tells a proxy, all backends together, with undo and probe: a step that is safe to repeat.
Step tellProxyStep(const QString &id, const QString &title, const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes);
enum class Ensure : std::uint8_t {
    Checked,      ///< checkProxyStep() stands before it
    Unchecked,    ///< it does not
    AfterRestart, ///< as Checked; a server that is not in the file any more is no error
};
/// Reads it back, tells it again where it was reloaded since checkProxyStep().
Step ensureProxyStep(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes, Ensure how = Ensure::Checked);
/// Every server of every backend as it was told: a proxy that starts anew or reads its file again knows that only. What is
/// as the file has it is left to the file.
QList<HaproxyClient::Wish> asTheyStand(const QList<haproxy::ServerTable> &tables);

/// By that name the proxy still leads to that place (ServerState::place()), as it did when a plan was made; empty: nobody has
/// looked. A server that is not there, or has no address at present, contradicts nobody. Error: Forbidden.
Status stillLeadsTo(const QString &proxy, const QList<haproxy::ServerTable> &tables, const haproxy::ServerRef &ref, const QString &place);
/// checkProxyStep() before a restart or a reload: its answer holds how all servers are set, for the step after it
/// (Ensure::AfterRestart), and is asked for again before force where it is older than five seconds.
Step rememberProxyStep(const ProxyPart &proxy);
/// HAProxy itself judges the file that it would start with.
Step checkFileStep(const ClusterProfile &profile, const ProxyProfile &proxy);

} // namespace warrener
