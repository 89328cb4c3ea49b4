#include "plan/recovery/TrafficSwitch.h"

#include "base/Phrases.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/ProxyRoutes.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// Where a proxy sends this cluster's clients: backend → the servers that lead here.
QMap<QString, QStringList> serversHere(const ClusterView &view, const ProxyFacts &proxy)
{
    QMap<QString, QStringList> here;
    for (const auto all = routesOf(view, proxy).routes; const Route &route : all)
        here[route.ref.backend].append(route.ref.server);
    return here;
}

QList<HaproxyClient::Wish> wishesFor(const ProxyFacts &proxy, const QMap<QString, QStringList> &here)
{
    using enum haproxy::AdminState;
    QList<HaproxyClient::Wish> ready, away;
    for (const haproxy::ServerTable &table : *proxy.servers) {
        const auto ours = here.find(table.backend);
        if (ours == here.end())
            continue;
        for (const haproxy::ServerState &server : table.servers) {
            const bool isOurs = ours->contains(server.name);
            (isOurs ? ready : away).append({.server = server.name, .backend = table.backend, .state = isOurs ? Ready : Maint});
        }
    }
    // First there is somebody who takes the clients.
    return ready + away;
}

} // namespace

Result<std::optional<Step>> switchTrafficStep(const ClusterView &view)
{
    QList<NodeName> nodes;
    for (const NodeProfile &node : view.profile->nodes)
        nodes.append(node.name);
    if (const Status certain = certainAbout(view, nodes); !certain)
        return std::unexpected(certain.error());
    QList<Step> each;
    QStringList leftOut;
    for (const ProxyProfile &proxy : view.profile->proxies) {
        const ProxyFacts *facts = view.facts->proxy(proxy.name);
        if (facts == nullptr || !facts->servers) {
            leftOut.append(facts != nullptr && facts->error ? u"%1: %2"_s.arg(proxy.name.value, facts->error->message) : proxy.name.value);
            continue;
        }
        const QMap<QString, QStringList> here = serversHere(view, *facts);
        if (here.isEmpty()) {
            leftOut.append(QCoreApplication::translate("Recovery", "%1 has no server of this cluster").arg(proxy.name.value));
            continue;
        }
        ProxyPart part{.name = proxy.name, .servers = &*facts->servers};
        for (auto backend = here.cbegin(); backend != here.cend(); ++backend)
            part.backends.append({.backend = backend.key()});
        Step step = tellProxyStep(u"switch-"_s + proxy.name.value, QCoreApplication::translate("Recovery", "%1 sends its clients here").arg(proxy.name.value),
                                  part, wishesFor(*facts, here));
        step.force = true;
        each.append(step);
    }
    if (each.isEmpty())
        return std::optional<Step>();
    Step step = together(u"switch"_s, QCoreApplication::translate("Recovery", "The proxies send their clients here"), each);
    if (!leftOut.isEmpty())
        step.detail = QCoreApplication::translate("Recovery", "Left alone: %1").arg(phrases::clauses(leftOut));
    return std::optional(step);
}

} // namespace warrener
