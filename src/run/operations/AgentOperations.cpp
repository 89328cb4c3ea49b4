#include "run/operations/AgentOperations.h"

#include "base/Pause.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto staysName = "haproxy.stays"_L1;
constexpr auto toldStatesKey = "wishes"_L1;
/// What agents are usually asked for every two seconds.
constexpr Millis agentSpeaksWithin{5000};

/// As it was told, or further out: the agent of a broker in maintenance mode says maintenance where the proxy was told to drain.
bool staysAs(const haproxy::ServerState &server, const HaproxyClient::Wish &wish)
{
    return HaproxyClient::isAs(server, wish) || (wish.state == haproxy::AdminState::Drain && server.told() == haproxy::AdminState::Maint);
}

/// Why the first of them is not as it was told; empty: all are.
QString changedSince(const QString &proxy, const QList<haproxy::ServerTable> &tables, const QList<HaproxyClient::Wish> &wishes)
{
    const auto isChanged = [&tables](const HaproxyClient::Wish &wish) {
        const haproxy::ServerState *server = haproxy::serverOf(tables, wish.ref());
        return server == nullptr || !staysAs(*server, wish);
    };
    const auto changed = std::ranges::find_if(wishes, isChanged);
    if (changed == wishes.end())
        return {};
    const QString name = haproxy::toText(changed->ref());
    const haproxy::ServerState *server = haproxy::serverOf(tables, changed->ref());
    if (server == nullptr)
        return QCoreApplication::translate("Failover", "%1 has no server %2 any more").arg(proxy, name);
    const QString told = haproxy::toId(changed->state.value_or(haproxy::AdminState::Ready));
    return (server->hasAgent
                ? QCoreApplication::translate("Failover", "%1 was told to set %2 to %4 and has set it to %3 since: its agent says so, and outranks "
                                                          "what the proxy is told until “disable agent %2”")
                : QCoreApplication::translate("Failover", "%1 was told to set %2 to %4 and has set it to %3 since: somebody else has changed it"))
        .arg(proxy, name, haproxy::toId(server->told()), told);
}

/// Argument: {"proxy", "wishes"}. Until an agent has had the time to speak, nobody knows whether what its proxy was told stands.
OperationTask staysAsTold(AccessPtr access, QJsonObject arguments, StepContext context)
{
    constexpr Millis between{250};
    constexpr Millis patience{2000}; // of one look, so that one which hangs is not the only one
    const QString name = arguments.value(key::proxy).toString();
    const Result<HaproxyClient> client = access->proxy(name);
    if (!client)
        co_return std::unexpected(client.error());
    const QList<HaproxyClient::Wish> wishes = client->resolved(wishesFromJson(arguments.value(toldStatesKey).toArray()));
    const Millis begun = access->time()->monotonic();
    for (;;) {
        const Result<QList<haproxy::ServerTable>> tables = co_await client->servers(context.stop, patience);
        const bool isLast = access->time()->monotonic() - begun >= agentSpeaksWithin;
        // All is done by now: one look that fails says nothing against it, and takes nothing of it back.
        if (!tables && isLast)
            co_return std::unexpected(tables.error());
        if (tables) {
            if (const QString changed = changedSince(name, *tables, wishes); !changed.isEmpty())
                co_return failure(ErrorKind::Command, changed);
            const auto isSpokenFor = [&tables](const HaproxyClient::Wish &wish) { return haproxy::serverOf(*tables, wish.ref())->hasAgent; };
            if (isLast || std::ranges::none_of(wishes, isSpokenFor))
                break;
        }
        if (!co_await pauseFor(access->time(), between, context.stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped before the agents of %1 have spoken").arg(name));
    }
    co_return saying(QCoreApplication::translate("Failover", "%1 has left it so").arg(name));
}

} // namespace

void addAgentOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, staysName, access, staysAsTold);
}

QList<Step> stayingSteps(const ProxyPart &proxy, const QList<HaproxyClient::Wish> &wishes)
{
    QList<HaproxyClient::Wish> states;
    for (const HaproxyClient::Wish &given : wishes) {
        HaproxyClient::Wish wish = given;
        const haproxy::ServerState *server = haproxy::serverOf(*proxy.servers, wish.ref());
        wish.weight.reset();
        if (wish.state && server != nullptr && server->hasAgent)
            states.append(wish);
    }
    if (states.isEmpty())
        return {};
    // An action as every reading back is: before the deed there is nothing to look at.
    Step step = action(idFor(u"stays"_s, proxy.name),
                       QCoreApplication::translate("Failover", "%1 leaves it so, whatever the agents of its servers say").arg(proxy.name.value),
                       call(staysName, {{key::proxy, proxy.name.value}, {toldStatesKey, toJson(states)}}), agentSpeaksWithin);
    step.idempotent = true;
    step.timeout = 3 * agentSpeaksWithin;
    step.commands = {u"show servers state"_s};
    return {step};
}

} // namespace warrener
