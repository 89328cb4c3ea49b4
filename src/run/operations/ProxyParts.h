#pragma once

#include "run/operations/ProxyRoutes.h"

#include <QJsonObject>

#include <cstdint>

namespace warrener {

// Which proxies take part in a plan, by which backends, and which do not.

/// One backend of a proxy that leads to the source.
struct BackendPart
{
    QString backend;
    Carries carries = Carries::Amqp;
    QStringList from{}; ///< the source's servers; of a failback: of the node that returns
    QStringList to{};   ///< the target's; may be empty
    const haproxy::ServerTable *servers = nullptr;

    QList<haproxy::ServerRef> refs(const QStringList &names) const;
    /// Somebody but the source takes new clients there now.
    bool hasOtherServer() const;
};
/// One proxy that takes part in a plan. It lives as long as the view that it was made from.
struct ProxyPart
{
    ProxyName name;
    QList<BackendPart> backends{};                        ///< the profile's first, then AMQP, AMQPS, MQTT…
    const QList<haproxy::ServerTable> *servers = nullptr; ///< of every backend, those that are no broker's too
    haproxy::Intake intake{};

    QList<haproxy::ServerRef> sources(bool messagingOnly = false) const; ///< the source's, of all backends
    QList<haproxy::ServerRef> messagingServers() const;                  ///< all whose clients hold sessions
    QString shownSources() const;                                        ///< for a title
    QString meaning() const; ///< translated: what each backend carries, and what a move means; empty with one backend
};
/// What the proxies are wanted for.
enum class ProxyUse : std::uint8_t { Tell, LookAt };
/// The proxies that answered, may be told (unless they are only looked at), and have a server for `from`: of each the backends that
/// certainly lead there.
QList<ProxyPart> proxiesFor(const ClusterView &view, const NodeName &from, const NodeName &to, ProxyUse use = ProxyUse::Tell);
/// NotConfigured, with the readings, where a server may be that of one of `nodes` or another's;
/// Forbidden where a proxy leads there whose socket permits no change.
Status certainAbout(const ClusterView &view, const QList<NodeName> &nodes);
/// The others, with their reason, and the servers that are left alone because nobody knows.
QStringList proxiesLeftOut(const ClusterView &view, const NodeName &from);
/// {proxy: [{"backend", "carries", "from": [servers], "to": [servers]}]}, for a plan's facts.
QJsonObject backendFacts(const QList<ProxyPart> &proxies);

QStringList namesOf(const QList<ProxyPart> &proxies);
QStringList proxyNames(const ClusterProfile &profile); ///< all of them, in its order

} // namespace warrener
