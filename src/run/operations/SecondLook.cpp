#include "run/operations/SecondLook.h"

#include "base/Deadline.h"
#include "base/OffThread.h"
#include "base/Phrases.h"
#include "base/WaitPool.h"
#include "look/amqp/AmqpSession.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Looking from a few places is enough, and each costs a login.
constexpr qsizetype mostViewpoints = 6;
/// For the login before the look.
constexpr Millis wayThere{1500};

QString addressOf(const ClusterProfile &profile, const NodeProfile &node)
{
    const HostProfile *host = profile.host(node.host);
    return host != nullptr && !host->address.isEmpty() ? host->address : node.amqp.host;
}

/// Says hello in AMQP's words; a living broker answers with a first byte of 1.
QString helloFrom(const QString &address, quint16 port, Millis patience)
{
    return u"timeout %1 bash -c 'exec 3<>/dev/tcp/$0/$1 || exit 7; printf \"AMQP\\0\\0\\011\\001\" >&3; head -c1 <&3 | od -An -tx1' %2 %3; echo \"end $?\""_s
        .arg(double(patience.count()) / 1000, 0, 'f', 1)
        .arg(shellQuote(address))
        .arg(port);
}

QCoro::Task<Viewpoint> lookFrom(std::shared_ptr<ClusterAccess> access, HostName host, QString script, Millis patience, std::stop_token stop)
{
    Viewpoint view{.name = host.value};
    HostShell *shell = access->shell(host);
    if (shell == nullptr)
        co_return view;
    const Result<CommandResult> result = co_await shell->run(script, {.timeout = patience + wayThere}, stop);
    if (!result || !result->out.contains("end "))
        co_return view;
    if (result->out.contains("01"))
        view.sight = Sight::Answers;
    else
        view.sight = result->err.contains("refused") ? Sight::Refuses : Sight::Silent;
    co_return view;
}

QCoro::Task<std::optional<bool>> lookAtHost(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    HostShell *shell = access->shellOf(node);
    if (shell == nullptr)
        co_return std::nullopt;
    const Result<CommandResult> result = co_await shell->run(u"true"_s, {.timeout = patience}, stop);
    co_return result.has_value();
}

QCoro::Task<std::optional<NodeFigures>> askPeer(std::shared_ptr<ClusterAccess> access, NodeName peer, NodeName about, std::stop_token stop)
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

} // namespace

bool SecondLook::isConfirmed() const
{
    return std::ranges::any_of(others, [](const Viewpoint &view) { return view.sight != Sight::Unknown; });
}

bool SecondLook::isDown() const
{
    const bool seen = own == Sight::Answers || std::ranges::any_of(others, [](const Viewpoint &view) { return view.sight == Sight::Answers; });
    return !seen && !draining && isConfirmed();
}

QCoro::Task<Sight> lookFromHere(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    const NodeProfile *known = access->profile().node(node);
    if (known == nullptr || !known->amqp.isSet())
        co_return Sight::Silent;
    AmqpOptions options = access->amqp(known->amqp, u"warrener check"_s);
    options.connectTimeout = patience;
    const Status seen = co_await OffThread(
        [options, stop]() -> Status {
            const auto session = AmqpSession::open(options, stop);
            return session ? Status() : std::unexpected(session.error());
        },
        waitPool());
    if (seen)
        co_return Sight::Answers;
    switch (seen.error().kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
        co_return Sight::Answers; // it spoke
    case ErrorKind::Refused:
        co_return Sight::Refuses;
    default:
        co_return Sight::Silent;
    }
}

QString describe(const SecondLook &look)
{
    const QString name = shortName(look.node);
    QStringList see;
    QStringList miss;
    for (const Viewpoint &view : look.others) {
        if (view.sight == Sight::Answers)
            see.append(view.name);
        else if (view.sight != Sight::Unknown)
            miss.append(view.name);
    }
    if (look.draining)
        return QCoreApplication::translate("Failover", "%1 is in maintenance mode").arg(name);
    if (look.own == Sight::Answers)
        return QCoreApplication::translate("Failover", "%1 answers").arg(name);
    if (!see.isEmpty())
        return QCoreApplication::translate("Failover", "%1 does not answer here, but it does to %2: the fault may be this console's network")
            .arg(name, phrases::list(see));
    if (miss.isEmpty())
        return QCoreApplication::translate("Failover", "%1 does not answer here, and nobody else could look: the fault may be this console's network")
            .arg(name);
    return look.own == Sight::Refuses ? QCoreApplication::translate("Failover", "%1 refuses connections here and from %2").arg(name, phrases::list(miss))
                                      : QCoreApplication::translate("Failover", "%1 answers neither here nor to %2").arg(name, phrases::list(miss));
}

QCoro::Task<SecondLook> takeSecondLook(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    SecondLook look{.node = node};
    const NodeProfile *known = access->profile().node(node);
    if (known == nullptr || !known->amqp.isSet())
        co_return look;
    const Deadline deadline(patience + wayThere, stop);
    const std::stop_token token = deadline.token();
    QCoro::Task<Sight> here = lookFromHere(access, node, patience, token);
    QCoro::Task<std::optional<bool>> host = lookAtHost(access, node, patience, token);
    // The management API may hang while the cluster decides; that must not hold up the decision.
    const Deadline soon(patience, stop);
    const std::stop_token peersToken = soon.token();
    std::vector<QCoro::Task<std::optional<NodeFigures>>> peers;
    for (const NodeName &peer : access->others(node))
        peers.push_back(askPeer(access, peer, node, peersToken));
    const QString script = helloFrom(addressOf(access->profile(), *known), known->amqp.port, patience);
    std::vector<QCoro::Task<Viewpoint>> views;
    for (const HostName &from : access->hostsBut(node).first(std::min(access->hostsBut(node).size(), mostViewpoints)))
        views.push_back(lookFrom(access, from, script, patience, token));

    look.own = co_await here;
    for (QCoro::Task<Viewpoint> &view : views)
        look.others.append(co_await view);
    look.hostAnswers = co_await host;
    for (auto &asking : peers) {
        const std::optional<NodeFigures> row = co_await asking;
        if (!row)
            continue;
        (row->running ? look.peersRunning : look.peersGone) += 1;
        look.draining = look.draining || row->beingDrained.value_or(false);
    }
    co_return look;
}

} // namespace warrener
