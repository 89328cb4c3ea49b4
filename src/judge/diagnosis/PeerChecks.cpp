#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

namespace {

constexpr double peerLossWarning = 10; // % of the packets: two of twenty
constexpr double lossCritical = 25;
/// Brokers of a cluster belong side by side: beyond this it is no local network any more.
constexpr double slowMs = 100;

/// What every peer check of one pair has in common.
struct Pair
{
    const HostView &from;
    const PeerLook &peer;
    const HostView *to = nullptr; ///< null: the profile does not know its host
    QString toName;
};

const HostView *hostOf(const QList<HostView> &hosts, const HostView &any, const NodeName &node)
{
    const NodeProfile *profile = any.input.profile->node(node);
    const auto found = std::ranges::find_if(hosts, [&](const HostView &host) { return profile && host.profile.name == profile->host; });
    return found == hosts.end() ? nullptr : &*found;
}

CheckResult aboutPair(QLatin1StringView id, FaultClass fault, const Pair &pair)
{
    CheckResult result = about(id, fault, pair.from);
    result.took = pair.peer.ping.took;
    result.facts = {{u"peer"_s, pair.toName}, {u"peernode"_s, pair.peer.node.value}, {u"name"_s, pair.peer.name}};
    return result;
}

void unresolved(CheckResult &result, const QString &name)
{
    cannotJudge(
        result,
        failure(ErrorKind::Unresolved, QCoreApplication::translate("HostChecks", "The name %1 has no right address on %2").arg(name, result.host)).error());
}

void pings(const Pair &pair, bool nameIsWrong, QList<CheckResult> &results)
{
    CheckResult reach = aboutPair("peer.ping"_L1, FaultClass::Network, pair);
    CheckResult loss = aboutPair("peer.ping.loss"_L1, FaultClass::Network, pair);
    // What cannot be asked has its name all the same.
    reach.title = QCoreApplication::translate("HostChecks", "%1 answers the ping of %2").arg(pair.toName, pair.from.name());
    loss.title = QCoreApplication::translate("HostChecks", "No packets are lost between %1 and %2").arg(pair.from.name(), pair.toName);
    if (nameIsWrong || (pair.peer.ping.error && pair.peer.ping.error->kind == ErrorKind::Unresolved)) {
        unresolved(reach, pair.peer.name);
        unresolved(loss, pair.peer.name);
    } else if (!lacksAnswer(reach, pair.peer.ping) && !lacksAnswer(loss, pair.peer.ping)) {
        const PingFigures &figures = *pair.peer.ping.value;
        const double lost = figures.lossPercent();
        const QString seen = QCoreApplication::translate("HostChecks", "%1 of %2 packets came back").arg(figures.received).arg(figures.sent);
        reach.seen = figures.received > 0 ? QCoreApplication::translate("HostChecks", "%1 at least, %2 on average")
                                                .arg(units::milliseconds(figures.minMs), units::milliseconds(figures.meanMs))
                                          : seen;
        reach.expected = QCoreApplication::translate("HostChecks", "the quickest answer within %1").arg(units::milliseconds(slowMs));
        reach.facts.insert(u"loss"_s, QString::number(lost, 'f', 0));
        loss.facts = reach.facts;
        loss.seen = seen;
        loss.expected = QCoreApplication::translate("HostChecks", "no packet lost");
        if (figures.received == 0) {
            reach.outcome = Outcome::Critical;
            reach.kind = u"timeout"_s;
            reach.title = QCoreApplication::translate("HostChecks", "%1 does not answer the ping of %2").arg(pair.toName, pair.from.name());
            // Nothing at all is no loss, but silence.
            cannotJudge(loss, failure(ErrorKind::Timeout, reach.title).error());
        } else {
            // A stall of a busy machine lengthens the mean; how far apart the two are is what the quickest took.
            if (figures.minMs > slowMs) {
                reach.outcome = Outcome::Warning;
                reach.kind = u"slow"_s;
                reach.title = QCoreApplication::translate("HostChecks", "%1 answers the ping of %2 slowly").arg(pair.toName, pair.from.name());
            }
            loss.outcome = lost >= lossCritical ? Outcome::Critical : lost >= peerLossWarning ? Outcome::Warning : Outcome::Passed;
            loss.kind = loss.outcome == Outcome::Passed ? QString() : u"loss"_s;
            if (loss.outcome != Outcome::Passed)
                loss.title = QCoreApplication::translate("HostChecks", "Packets are lost between %1 and %2").arg(pair.from.name(), pair.toName);
        }
    }
    results += {reach, loss};
}

CheckResult port(const Pair &pair, const PeerPortLook &look, bool nameIsWrong)
{
    CheckResult result = aboutPair("peer.port."_L1, FaultClass::Network, pair);
    result.id += QString::number(look.port);
    result.facts.insert(u"port"_s, QString::number(look.port));
    if (nameIsWrong || look.state == "unresolved"_L1) {
        unresolved(result, pair.peer.name);
        return result;
    }
    result.expected = QCoreApplication::translate("HostChecks", "open");
    if (look.state == "open"_L1) {
        result.seen = QCoreApplication::translate("HostChecks", "open");
        result.title = QCoreApplication::translate("HostChecks", "%1 reaches port %2 of %3").arg(pair.from.name(), QString::number(look.port), pair.toName);
        return result;
    }
    if (look.state == "unknown"_L1) {
        cannotJudge(result, failure(ErrorKind::Timeout, QCoreApplication::translate("HostChecks", "The host did not tell in time")).error());
        return result;
    }
    // Between the nodes themselves nothing goes without these two.
    result.outcome = look.port == 4369 || look.port == 25672 ? Outcome::Critical : Outcome::Warning;
    if (pair.to && pair.to->deep.listeners.has())
        result.facts.insert(u"listening"_s, pair.to->deep.listeners.value->contains(look.port) ? u"yes"_s : u"no"_s);
    result.title = QCoreApplication::translate("HostChecks", "%1 does not reach port %2 of %3").arg(pair.from.name(), QString::number(look.port), pair.toName);
    if (look.state == "refused"_L1) {
        result.kind = u"refused"_s;
        result.seen = QCoreApplication::translate("HostChecks", "refused");
    } else {
        result.kind = look.state == "silent"_L1 ? u"timeout"_s : u"unreachable"_s;
        result.seen = QCoreApplication::translate("HostChecks", "no answer");
    }
    if (result.facts.value(u"listening"_s) == "yes"_L1 && pair.to->isServiceUp()) {
        result.text =
            QCoreApplication::translate("HostChecks", "The broker of %1 listens there: something between the two hosts is in the way.").arg(pair.toName);
        if (pair.to->deep.firewall.has() && pair.to->deep.firewall.value->drops > 0) {
            result.facts.insert(u"drops"_s, QString::number(pair.to->deep.firewall.value->drops));
            result.text = QCoreApplication::translate("HostChecks", "The broker of %1 listens there, and a firewall on it drops packets: %2")
                              .arg(pair.toName, pair.to->deep.firewall.value->rules.value(0));
        }
    }
    return result;
}

bool isLoopback(const QStringList &addresses)
{
    // 127.0.0.0/8 (RFC 1122, 3.2.1.3), also as mapped into IPv6, and ::1 (RFC 4291, 2.5.3).
    const auto loopback = [](const QString &text) { return text == "::1"_L1 || text.startsWith("127."_L1) || text.startsWith("::ffff:127."_L1); };
    return !addresses.isEmpty() && std::ranges::all_of(addresses, loopback);
}

/// What most brokers take a name for; of equally many, what the profile says, else the first.
QStringList commonAddresses(const QList<HostView> &hosts, const HostView *owner, const NameLook &asked)
{
    QList<QStringList> said;
    for (const HostView &host : hosts) {
        if (!host.deep.names.has())
            continue;
        for (const NameLook &name : *host.deep.names.value) {
            // Many systems give themselves a loopback address under their own name.
            if (name.node == asked.node && !name.addresses.isEmpty() && !isLoopback(name.addresses))
                said.append(name.addresses);
        }
    }
    QStringList best;
    std::pair<qsizetype, bool> most{0, false};
    for (const QStringList &addresses : std::as_const(said)) {
        const std::pair votes{said.count(addresses), owner && addresses.contains(owner->profile.address)};
        if (votes > most) {
            most = votes;
            best = addresses;
        }
    }
    return best;
}

bool isAnyIn(const QStringList &some, const QStringList &others)
{
    return std::ranges::any_of(some, [&others](const QString &address) { return others.contains(address); });
}

CheckResult resolution(const QList<HostView> &hosts, const HostView &from, const NameLook &look)
{
    CheckResult result = about("peer.dns"_L1, FaultClass::Human, from);
    result.took = from.deep.names.took;
    const HostView *owner = hostOf(hosts, from, look.node);
    const QStringList common = commonAddresses(hosts, owner, look);
    result.facts = {{u"name"_s, look.name}, {u"peernode"_s, look.node.value}, {u"address"_s, phrases::list(common)}};
    result.facts.insert(u"peer"_s, owner ? owner->name() : look.name);
    result.seen = phrases::list(look.addresses);
    result.expected = phrases::list(common);
    const bool isOwn = owner && owner->profile.name == from.profile.name;
    if (look.addresses.isEmpty()) {
        result.outcome = Outcome::Critical;
        result.kind = u"missing"_s;
        result.title = QCoreApplication::translate("HostChecks", "The name %1 has no address on %2").arg(look.name, from.name());
        result.seen = QCoreApplication::translate("HostChecks", "no address");
    } else if ((isOwn && isLoopback(look.addresses)) || common.isEmpty() || isAnyIn(look.addresses, common)) {
        result.title = QCoreApplication::translate("HostChecks", "The name %1 has its address on %2").arg(look.name, from.name());
    } else {
        result.outcome = Outcome::Critical;
        result.kind = u"differs"_s;
        result.title = QCoreApplication::translate("HostChecks", "The name %1 has another address on %2 than elsewhere").arg(look.name, from.name());
    }
    if (result.outcome == Outcome::Critical)
        result.text = QCoreApplication::translate("HostChecks", "The node there cannot find the node %1 when it next connects.").arg(look.node.value);
    return result;
}

} // namespace

QList<CheckResult> peerChecks(const QList<HostView> &hosts)
{
    QList<CheckResult> results;
    for (const HostView &from : hosts) {
        if (!from.deep.isMember || from.input.profile->nodes.size() < 2)
            continue;
        QStringList wrongNames;
        CheckResult names = about("peer.dns"_L1, FaultClass::Human, from);
        if (lacksAnswer(names, from.deep.names)) {
            results.append(names);
        } else {
            for (const NameLook &look : *from.deep.names.value) {
                results.append(resolution(hosts, from, look));
                if (results.last().outcome == Outcome::Critical)
                    wrongNames.append(look.name);
            }
        }
        CheckResult reach = about("peer.ping"_L1, FaultClass::Network, from);
        if (lacksAnswer(reach, from.deep.peers)) {
            results.append(reach);
            continue;
        }
        for (const PeerLook &peer : *from.deep.peers.value) {
            const HostView *to = hostOf(hosts, from, peer.node);
            const Pair pair{.from = from, .peer = peer, .to = to, .toName = to ? to->name() : peer.name};
            const bool nameIsWrong = wrongNames.contains(peer.name);
            pings(pair, nameIsWrong, results);
            for (const PeerPortLook &look : peer.ports)
                results.append(port(pair, look, nameIsWrong));
        }
    }
    return results;
}

} // namespace warrener::hostchecks
