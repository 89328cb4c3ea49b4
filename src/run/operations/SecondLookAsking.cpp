#include "run/operations/SecondLookAsking.h"

#include "base/Deadline.h"
#include "look/host/MarkedOutput.h"
#include "run/operations/HostCommands.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::secondlook {

namespace {

/// Other brokers that a viewpoint knocks at to prove that it sees.
constexpr qsizetype mostReferences = 4;
/// Before the look ends by itself: whoever is waited for no longer has said nothing, which is another thing than that nobody waited.
constexpr Millis beforeTheEnd{200};
/// systemd that does not answer holds up the words of nobody else.
constexpr int serviceSeconds = 4;
constexpr qint64 mostBytes = 64 * 1024;

/// Every address at which somebody else may find the node: the profile's, and its host's where that is one.
QList<Knock> doorsOf(const ClusterAccess &access, const NodeName &node, bool thoroughly)
{
    const NodeProfile *known = access.profile().node(node);
    if (known == nullptr)
        return {};
    const HostProfile *host = access.profile().host(known->host);
    QList<Knock> doors;
    for (const auto listed = access.doors().amqps(*known); const AmqpOptions &door : listed) {
        const auto knock = [&](const QString &address) {
            const Knock one{.node = node, .at = {.host = address, .port = door.endpoint.port}, .tls = door.tls.has_value(), .thoroughly = thoroughly};
            if (isAddress(address) && !doors.contains(one))
                doors.append(one);
        };
        knock(door.endpoint.host);
        if (host != nullptr)
            knock(host->address);
    }
    return doors;
}

/// However it is written.
bool isSamePlace(const Endpoint &one, const Endpoint &other)
{
    const auto plain = [](QString host) {
        host = host.toLower();
        if (host.endsWith(u'.'))
            host.chop(1);
        const QHostAddress address(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
        bool isFour = false;
        const quint32 four = address.toIPv4Address(&isFour);
        return isFour ? QHostAddress(four).toString() : address.isNull() ? host : address.toString();
    };
    return one.isSet() && one.port == other.port && plain(one.host) == plain(other.host);
}

/// The accused first, then those that show whether a place can see at all.
QList<Knock> doorsFor(const ClusterAccess &access, const NodeName &node)
{
    QList<Knock> doors = doorsOf(access, node, true);
    const QList<NodeName> others = access.others(node);
    for (const auto listed = others.first(std::min(others.size(), mostReferences)); const NodeName &other : listed)
        doors.append(doorsOf(access, other, false));
    return doors;
}

/// The same, and behind them, for its own host, the node's ports at the loopback address: what stands between the node and everybody
/// else may be dumb, and the broker well.
QList<Knock> doorsAtHome(QList<Knock> doors, const NodeName &node)
{
    const QList<Knock> outside = doors;
    for (const Knock &given : outside) {
        Knock door = given;
        door.at.host = u"127.0.0.1"_s;
        if (door.node == node && !doors.contains(door))
            doors.append(door);
    }
    return doors;
}

QList<quint16> apiPorts(const ClusterProfile &profile, const NodeName &node)
{
    QList<quint16> ports;
    const NodeProfile *known = profile.node(node);
    if (known == nullptr)
        return ports;
    for (const QUrl &url : {known->management, known->managementTls}) {
        if (!url.host().isEmpty())
            ports.append(quint16(url.port(url.scheme() == "https"_L1 ? 443 : 80)));
    }
    return ports;
}

/// Ended by the `wait` of the whole.
QString inBackground(const QString &script)
{
    return script.isEmpty() ? QString() : u"{ %1} &\n"_s.arg(script);
}

Viewpoint viewFrom(const QString &name, const QHash<NodeName, Sight> &seen, const NodeName &node)
{
    Viewpoint view{.name = name, .sight = seen.value(node, Sight::Unknown)};
    for (auto it = seen.begin(); it != seen.end(); ++it)
        view.sees = view.sees || (it.key() != node && it.value() == Sight::Answers);
    return view;
}

QCoro::Task<Viewpoint> lookOnceFrom(LookAccess access, HostName host, NodeName node, LookPatience patience, std::stop_token stop)
{
    HostShell *shell = access->shell(host);
    if (shell == nullptr)
        co_return Viewpoint{.name = host.value};
    const QList<Knock> doors = doorsFor(*access, node);
    const QString mark = newMark();
    const Result<CommandResult> result =
        co_await shell->run(greetingScript(doors, mark, patience.greeting), {.timeout = patience.host(), .maxBytes = mostBytes}, stop);
    if (!result)
        co_return Viewpoint{.name = host.value};
    co_return viewFrom(host.value, greetingsFrom(result->out, doors, mark), node);
}

/// All that its own host says without being asked for what goes on inside the broker's Erlang VM.
QCoro::Task<HostWord> lookAtHome(LookAccess access, NodeName node, LookPatience patience, std::stop_token stop)
{
    HostShell *shell = access->shellOf(node);
    if (shell == nullptr)
        co_return HostWord{};
    const HostProfile host = parts::hostOf(access->profile(), node);
    const QList<Knock> outside = doorsFor(*access, node);
    const QList<Knock> doors = doorsAtHome(outside, node);
    const QString mark = newMark();
    // Side by side: what systemd or the service of names takes is not taken from the greeting. The backlog goes first, since who
    // knocks stands in it.
    const QString state = parts::serviceStateScript(host, mark);
    const QString beside =
        state.isEmpty()
            ? QString()
            : u"! command -v timeout >/dev/null || systemctl() { timeout %1 systemctl \"$@\"; }\n{ %2} &\n"_s.arg(QString::number(serviceSeconds), state);
    const QString users =
        u"{ %1[ -n \"$p\" ] || p=$(pgrep -x beam.smp); for q in $p; do u=$(stat -c %u /proc/$q) && echo \"%2 broker $u $q end\"; done; } 2>/dev/null &\n"_s.arg(
            parts::brokerProcessesScript(host, node), mark);
    const QString script = beside + users + backlogScript(doors, mark, node) + inBackground(holdersScript(doors, apiPorts(access->profile(), node), mark, node))
                           + ownAddressesScript(doors, node, mark, patience.greeting) + "(\n"_L1 + greetingScript(doors, mark, patience.greeting)
                           + ")\nwait\n"_L1;
    const Result<CommandResult> result = co_await shell->run(script, {.timeout = patience.longestHost(), .maxBytes = mostBytes}, stop);
    if (!result) {
        const ErrorKind kind = result.error().kind;
        HostWord word;
        if (kind != ErrorKind::Cancelled)
            word.answers = false;
        word.mayBeThere = kind != ErrorKind::Cancelled && kind != ErrorKind::Timeout && kind != ErrorKind::Unreachable;
        co_return word;
    }
    // That nobody listens at the loopback address says nothing: a broker may listen at others alone.
    const bool isSeenInside = greetingsFrom(result->out, doors, mark).value(node) == Sight::Answers;
    HostWord word{.answers = true,
                  .service = parts::serviceStateFrom(result->out, mark),
                  .greeting = viewFrom(host.name.value, greetingsFrom(result->out, isSeenInside ? doors : outside, mark), node),
                  .holdsOpen = holdsOpen(result->out, doors, mark, node),
                  .isElsewhere = !isLetInAtHome(result->out, doors, mark, node),
                  .isItsOwn = isOneWithItsApi(result->out, doors, mark, node),
                  .application = {}};
    // Its kernel keeps no more for it: it let in all who came before, and took none of them.
    if (word.greeting.sight == Sight::Silent && leavesWaiting(result->out, mark)) {
        word.greeting.sight = Sight::Mute;
        word.holdsOpen = true;
        word.isElsewhere = false;
    }
    co_return word;
}

/// Whether only its Erlang VM can say why nobody is let in. A broker that was killed has no such service, and one that is frozen keeps
/// its doors open: who comes here has closed them by itself, or was told to, or is not where the profile looks for it.
bool mayBeInside(const HostWord &word)
{
    const bool isFrozen = word.greeting.sight == Sight::Mute && !word.isElsewhere && (word.holdsOpen || word.isItsOwn);
    return word.service == ServiceState::Active && word.greeting.sight != Sight::Answers && !isFrozen;
}

QCoro::Task<std::optional<NodeFigures>> askPeerApi(LookAccess access, NodeName peer, NodeName about, std::stop_token stop)
{
    ManagementClient *client = access->management(peer);
    if (client == nullptr)
        co_return std::nullopt;
    const Result<QList<NodeFigures>> rows = co_await client->nodes(stop);
    if (!rows)
        co_return std::nullopt;
    const auto row = std::ranges::find(*rows, about, &NodeFigures::name);
    co_return row == rows->end() ? std::nullopt : std::optional(*row);
}

/// The peer's broker itself, by its host: what it reaches at this moment, and what its store says.
QCoro::Task<PeerWord> askPeerStore(LookAccess access, NodeName peer, NodeName about, LookPatience patience, std::stop_token stop)
{
    PeerWord word{.peer = peer};
    HostShell *shell = access->shellOf(peer);
    if (shell == nullptr || !parts::isNodeName(peer.value) || !parts::isNodeName(about.value))
        co_return word;
    const Result<CommandResult> result = co_await shell->run(parts::askPeerCommand(peer, about, patience.greeting * 7 / 10, patience.longestHost()),
                                                             {.timeout = patience.longestHost(), .maxBytes = mostBytes, .asRoot = true}, stop);
    if (result)
        parts::readPeerAnswer(result->out, word.reaches, word.maintenance);
    co_return word;
}

} // namespace

Millis LookPatience::longestHost() const
{
    return std::max(host(), whole - beforeTheEnd);
}

QList<NodeName> sharersOf(const ClusterAccess &access, const NodeProfile &node)
{
    QList<NodeName> sharers;
    const QList<AmqpOptions> doors = access.doors().amqps(node);
    for (const NodeProfile &other : access.profile().nodes) {
        const QList<AmqpOptions> others = access.doors().amqps(other);
        const auto isOthers = [&others](const AmqpOptions &door) {
            return std::ranges::any_of(others, [&door](const AmqpOptions &one) { return isSamePlace(door.endpoint, one.endpoint); });
        };
        if (other.name != node.name && std::ranges::any_of(doors, isOthers))
            sharers.append(other.name);
    }
    return sharers;
}

QCoro::Task<Viewpoint> lookFrom(LookAccess access, HostName host, NodeName node, LookPatience patience, std::stop_token stop)
{
    const Viewpoint first = co_await lookOnceFrom(access, host, node, patience, stop);
    if (first.sees || !isClosed(first.sight) || patience.greeting >= latePatience || stop.stop_requested())
        co_return first;
    patience.greeting = latePatience;
    const Viewpoint second = co_await lookOnceFrom(access, host, node, patience, stop);
    co_return second.sight == Sight::Unknown ? first : second;
}

QCoro::Task<HostWord> askHost(LookAccess access, NodeName node, LookPatience patience, std::function<void(HostWord)> heard, std::stop_token stop)
{
    HostWord word = co_await lookAtHome(access, node, patience, stop);
    const auto tell = [&heard](HostWord soFar) {
        if (mayBeInside(soFar))
            soFar.application = parts::ApplicationState::Unknown;
        heard(std::move(soFar));
    };
    tell(word);
    // As in lookFrom(): that the broker is mute there counts only where a healthy one was seen, and that one may be slow.
    const bool mayBeMute = word.greeting.sight == Sight::Mute || word.greeting.sight == Sight::Silent;
    const bool isUnderWay = word.service == ServiceState::Starting || word.service == ServiceState::Stopping;
    if (mayBeMute && !isUnderWay && !word.greeting.sees && patience.greeting < latePatience && !stop.stop_requested()) {
        patience.greeting = latePatience;
        HostWord second = co_await lookAtHome(access, node, patience, stop);
        if (second.greeting.sight != Sight::Unknown) {
            if (second.service == ServiceState::Unknown)
                second.service = word.service;
            word = std::move(second);
            tell(word);
        }
    }
    HostShell *shell = access->shellOf(node);
    if (shell != nullptr && mayBeInside(word) && parts::isNodeName(node.value)) {
        const Result<CommandResult> inside =
            co_await shell->run(parts::askApplicationQuickly(node), {.timeout = patience.longestHost(), .maxBytes = mostBytes, .asRoot = true}, stop);
        word.application = inside ? parts::applicationFrom(inside->out) : parts::ApplicationState::Unknown;
    }
    co_return word;
}

QCoro::Task<ApiWord> askApi(LookAccess access, NodeName node, Millis patience, std::stop_token stop)
{
    // A frozen broker's port accepts, and nobody answers: that must not hold up the look for long; but one that
    // is only slow is a sign of life, so it has half as long again as the greeting.
    const Deadline soon(patience + patience / 2, stop);
    ManagementClient *client = access->management(node);
    const NodeProfile *known = access->profile().node(node);
    if (client == nullptr || known == nullptr)
        co_return ApiWord::Unknown;
    const QList<AmqpOptions> doors = access->doors().amqps(*known);
    const QString port = QString::number(doors.isEmpty() ? 5672 : doors.constFirst().endpoint.port);
    auto asking = client->healthCheck("port-listener/"_L1 + port, soon.token());
    const auto overview = co_await client->overview(soon.token());
    const auto check = co_await asking;
    using Outcome = HealthCheck::Outcome;
    // Whoever answers for another node (a tunnel, a balancer) says nothing about this one.
    if (overview && overview->node != node)
        co_return ApiWord::Unknown;
    if (check && (check->outcome == Outcome::Passed || check->outcome == Outcome::Failed))
        co_return ApiWord::Vouches;
    if (overview)
        co_return ApiWord::Itself;
    switch (overview.error().kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::LoginRefused:
    case ErrorKind::Forbidden:
    case ErrorKind::Malformed:
    case ErrorKind::NotFound:
    case ErrorKind::Tls:
    case ErrorKind::CertificateExpired:
        co_return ApiWord::Speaks; // somebody is there
    case ErrorKind::Http:
        // An error of the broker's own (its directory is gone) against one of a gateway before it.
        co_return overview.error().httpStatus < 502 ? ApiWord::Speaks : ApiWord::Unknown;
    case ErrorKind::Redirected:
    case ErrorKind::Cancelled:
    case ErrorKind::Unresolved:
        co_return ApiWord::Unknown;
    default:
        co_return ApiWord::Silent;
    }
}

QCoro::Task<PeerWord> askPeer(LookAccess access, NodeName peer, NodeName about, LookPatience patience, std::stop_token stop)
{
    // The management API may hang while the cluster decides; that must not hold up the decision.
    const Deadline soon(patience.greeting, stop);
    auto asking = askPeerApi(access, peer, about, soon.token());
    PeerWord word = co_await askPeerStore(access, peer, about, patience, stop);
    if (const std::optional<NodeFigures> row = co_await asking) {
        if (row->runningKnown)
            word.running = row->running;
        // Yes is believed, whoever says it.
        if (row->beingDrained)
            word.maintenance = word.maintenance.value_or(false) || *row->beingDrained;
    }
    co_return word;
}

} // namespace warrener::secondlook
