#include "plan/recovery/StandbyRehearsal.h"

#include "base/OffThread.h"
#include "look/host/HostTarget.h"
#include "look/probe/ReachNames.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "plan/recovery/RecoveryReport.h"
#include "record/journal/Journal.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// One address has one spelling: "::ffff:10.0.0.1" is "10.0.0.1". Empty: it is none.
QString addressIn(const QString &host)
{
    const QHostAddress address(host);
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4).toString() : address.toString();
}

/// "lb1.example.com" and "lb1" may be one machine, and are taken for one.
QString machine(const QString &host)
{
    const QString address = addressIn(host);
    return address.isEmpty() ? host.section(u'.', 0, 0).toLower() : address;
}

/// It leads to whoever listens on this machine: the far end of a tunnel.
bool isLoopback(const QString &host)
{
    return QHostAddress(addressIn(host)).isLoopback() || machine(host) == "localhost"_L1;
}

/// Where a cluster can be reached.
struct Reach
{
    QSet<QString> hosts{};   ///< names and addresses, as they stand in the profile; never this machine
    QSet<QString> tunnels{}; ///< "localhost:15672"
    QList<HostTarget> logins{};
};

/// All that a plan for the cluster could reach, by whatever door or port: a proxy on the machine of another is as near as it.
Reach reachOf(const ClusterProfile &profile, bool ofItsOwn)
{
    Reach reach;
    const auto add = [&reach](const QString &host, int port) {
        if (host.isEmpty())
            return;
        if (isLoopback(host))
            reach.tunnels.insert(u"localhost:%1"_s.arg(port));
        else
            reach.hosts.insert(host);
    };
    const auto addUrl = [&add](const QUrl &url) { add(url.host(), url.port(url.scheme() == "https"_L1 ? 443 : 80)); };
    for (const NodeProfile &node : profile.nodes) {
        for (const QUrl &url : {node.management, node.managementTls, node.metrics})
            addUrl(url);
        for (const Endpoint &door : {node.amqp, node.amqps})
            add(door.host, door.port);
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        add(proxy.address.host, proxy.address.port);
        if (proxy.socket.startsWith("tcp:"_L1)) {
            const QUrl place("tcp://"_L1 + proxy.socket.sliced(4));
            add(place.host(), place.port(0));
        }
    }
    for (const HostProfile &host : profile.hosts) {
        // A cluster may know hosts of its standby; it does not live on them.
        const bool livesThere = host.role == HostRole::Broker || host.role == HostRole::Proxy;
        if (host.ssh.isEmpty() || (ofItsOwn && !livesThere))
            continue;
        add(host.ssh.section(u'@', -1), 22);
        add(host.address, 22);
        reach.logins.append({.ssh = host.ssh, .sshConfig = profile.sshConfig, .sudo = host.sudo});
    }
    return reach;
}

bool isBehindTunnel(const NodeProfile &node)
{
    return isLoopback(node.management.host()) || isLoopback(node.managementTls.host()) || isLoopback(node.amqp.host) || isLoopback(node.amqps.host);
}

/// What a host's own commands could name a machine by: "ssh broker1 …" leads on to that one.
QStringList wordsOf(const QJsonObject &commands)
{
    static const QRegularExpression between(u"[^A-Za-z0-9.:-]+"_s);
    QStringList words;
    for (const QJsonValue &command : commands)
        words += command.toString().split(between, Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

Status refusal(const ClusterProfile &standby, const ClusterProfile &of, const QString &shared)
{
    return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 names %2, which is also %3's: what is rehearsed there could reach it. "
                                                                                 "Rehearse with a profile that names the standby's own hosts and proxies only")
                                             .arg(standby.name.value, shared, of.name.value));
}

/// Every address that one of these leads to → how the profile calls it.
QCoro::Task<QMap<QString, QString>> addressesOf(Reach reach, std::stop_token stop)
{
    constexpr Millis patience{3000};
    // What ssh makes of a login: an alias in its configuration is no name of the network.
    std::vector<std::pair<QString, QCoro::Task<Result<Endpoint>>>> logins;
    for (const HostTarget &login : std::as_const(reach.logins))
        logins.emplace_back(login.ssh, sshEndpoint(login, stop));
    QMap<QString, QString> names;
    for (const QString &host : std::as_const(reach.hosts))
        names.insert(host, host);
    for (auto &[login, asking] : logins) {
        const Result<Endpoint> leads = co_await asking;
        if (leads && !isLoopback(leads->host))
            names.insert(leads->host, login);
    }
    QMap<QString, QString> addresses;
    std::vector<std::pair<QString, QCoro::Task<Result<QStringList>>>> asking;
    for (const auto [host, said] : names.asKeyValueRange()) {
        if (const QString address = addressIn(host); address.isEmpty())
            asking.emplace_back(said, lookUp(host, patience, stop));
        else
            addresses.insert(address, said);
    }
    for (auto &[said, task] : asking) {
        const Result<QStringList> found = co_await task;
        for (const QString &address : found ? *found : QStringList()) {
            if (!isLoopback(address))
                addresses.insert(addressIn(address), said);
        }
    }
    co_return addresses;
}

} // namespace

Status mayRehearseOn(const ClusterProfile &standby, const ClusterProfile &of)
{
    if (standby.name == of.name)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "A rehearsal on a standby takes another cluster than %1").arg(of.name.value));
    if (standby.environment == Environment::Production)
        return failure(ErrorKind::Forbidden, QCoreApplication::translate("Recovery", "%1 is production: nothing is rehearsed there").arg(standby.name.value));
    const Reach there = reachOf(standby, false);
    const Reach own = reachOf(of, true);
    QSet<QString> machines;
    for (const QString &host : own.hosts)
        machines.insert(machine(host));
    QStringList shared = (there.tunnels & own.tunnels).values();
    for (const QString &host : there.hosts) {
        if (machines.contains(machine(host)))
            shared.append(host);
    }
    // Where a tunnel ends nobody can read; what answers there with the name of a node is taken for that node.
    for (const NodeProfile &node : standby.nodes) {
        const NodeProfile *same = of.node(node.name);
        if (same != nullptr && (isBehindTunnel(node) || isBehindTunnel(*same)))
            shared.append(node.name.value);
    }
    for (const HostProfile &host : standby.hosts) {
        for (const auto listed = wordsOf(host.commands); const QString &word : listed) {
            if (machines.contains(machine(word)))
                shared.append(word);
        }
    }
    shared.sort();
    return shared.isEmpty() ? Status{} : refusal(standby, of, shared.first());
}

QCoro::Task<Status> mayRehearseThere(ClusterProfile standby, ClusterProfile of, std::stop_token stop)
{
    if (const Status may = mayRehearseOn(standby, of); !may)
        co_return may;
    const QMap<QString, QString> own = co_await addressesOf(reachOf(of, true), stop);
    const QMap<QString, QString> there = co_await addressesOf(reachOf(standby, false), stop);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, {});
    for (const auto [address, said] : there.asKeyValueRange()) {
        if (own.contains(address))
            co_return refusal(standby, of, u"%1 (%2)"_s.arg(said, address));
    }
    co_return Status{};
}

Status mayTellProxies(const ClusterView &standby, const ClusterProfile &of, const QStringList &addresses)
{
    QSet<QString> machines;
    for (const auto listed = reachOf(of, true).hosts; const QString &host : listed)
        machines.insert(machine(host));
    for (const ProxyFacts &proxy : standby.facts->proxies) {
        for (const auto listed = proxy.servers.value_or(QList<haproxy::ServerTable>()); const haproxy::ServerTable &table : listed) {
            for (const haproxy::ServerState &server : table.servers) {
                const bool isTheirs = (!server.address.isEmpty() && addresses.contains(addressIn(server.address)))
                                      || (!server.fqdn.isEmpty() && machines.contains(machine(server.fqdn)));
                if (isTheirs)
                    return refusal(*standby.profile, of, u"%1/%2 (%3)"_s.arg(table.backend, server.name, proxy.name.value));
            }
        }
    }
    return {};
}

Status isClusterOfItsOwn(const ClusterView &standby)
{
    const ClusterProfile &profile = *standby.profile;
    const QList<NodeName> &members = standby.facts->nodes;
    if (members.isEmpty()) {
        return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                 "Recovery", "No node of %1 says which nodes belong to it: nobody can tell what a rehearsal there would reach. "
                                                             "Start it first, or wait until it answers")
                                                 .arg(profile.name.value));
    }
    const auto foreign = std::ranges::find_if(members, [&profile](const NodeName &member) { return profile.node(member) == nullptr; });
    if (foreign == members.end())
        return {};
    return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                             "Recovery", "%1 belongs to the cluster of %2, whose profile does not name it: what is rehearsed there would reach "
                                                         "it. Where it is the standby's own, name it in the profile")
                                             .arg(foreign->value, profile.name.value));
}

QCoro::Task<Status> mayRehearseAsSeen(RecoveryDocument document, ClusterView standby, ClusterProfile of, std::stop_token stop)
{
    if (const Status own = isClusterOfItsOwn(standby); !own)
        co_return own;
    const QList<RecoveryStep> all = document.allSteps();
    if (!std::ranges::contains(all, RecoveryAction::SwitchTraffic, &RecoveryStep::action))
        co_return Status{};
    const QMap<QString, QString> addresses = co_await addressesOf(reachOf(of, true), stop);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, {});
    co_return mayTellProxies(standby, of, addresses.keys());
}

Status mayRehearse(const RecoveryDocument &document, const ClusterProfile &standby)
{
    for (const auto listed = document.allSteps(); const RecoveryStep &step : listed) {
        if (!step.node.isEmpty() && standby.node(step.node) == nullptr) {
            return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "The step “%1” is made for %2, which is no node of %3")
                                                 .arg(step.id, step.node.value, standby.name.value));
        }
    }
    return {};
}

Plan standbyRehearsalOf(Plan plan, const ClusterName &of)
{
    plan.kind = standbyRunKind(plan.facts.value("scenario"_L1).toString());
    plan.label = QCoreApplication::translate("Recovery", "Rehearsal");
    plan.title = QCoreApplication::translate("Recovery", "Rehearsal for %1, on %2: %3").arg(of.value, plan.cluster.value, plan.title);
    plan.facts.insert(u"rehearsal"_s, u"standby"_s);
    plan.facts.insert(u"of"_s, of.value);
    return plan;
}

QString standbyRunKind(const QString &scenario)
{
    return u"standby-rehearsal-"_s + scenario;
}

std::optional<RecoveryRun> recoveryRunOf(const QString &kind)
{
    if (kind.startsWith(recoveryKind({}, false)))
        return RecoveryRun::InEarnest;
    if (kind.startsWith(recoveryKind({}, true)))
        return RecoveryRun::AtTable;
    return kind.startsWith(standbyRunKind({})) ? std::optional(RecoveryRun::OnStandby) : std::nullopt;
}

QCoro::Task<Status> keepStandbyNote(StandbyNote note, QString who)
{
    const auto open = [of = note.of] { return Journal::open(of); };
    const Result<std::shared_ptr<Journal>> journal = co_await WaitingThread(open);
    if (!journal)
        co_return std::unexpected(journal.error());
    const Result<JournalRecord> kept = co_await (*journal)->note(standbyRehearsalKind(), note.text, who, note.json);
    co_return kept ? Status{} : std::unexpected(kept.error());
}

std::optional<StandbyNote> standbyNoteOf(const RunState &run)
{
    const QJsonObject &facts = run.plan.facts;
    const ClusterName of{facts.value("of"_L1).toString()};
    if (facts.value("rehearsal"_L1).toString() != "standby"_L1 || of.isEmpty() || run.verdict != Verdict::Done)
        return std::nullopt;
    // On a standby that nothing was wrong with every branch is skipped: that shows nothing of a recovery, and least how long one takes.
    const std::optional<Millis> took = measuredRto(run);
    if (!took)
        return std::nullopt;
    return StandbyNote{.of = of, .text = run.plan.title, .json = standbyRehearsalNote(facts.value("scenario"_L1).toString(), run.plan.cluster, run.run, *took)};
}

QString standbyRehearsalKind()
{
    return u"standby-rehearsal"_s;
}

QJsonObject standbyRehearsalNote(const QString &scenario, const ClusterName &on, const QString &run, Millis took)
{
    return {{u"scenario"_s, scenario}, {u"on"_s, on.value}, {u"run"_s, run}, {u"tookMs"_s, qint64(took.count())}};
}

std::optional<RecoveryProof> standbyRehearsal(const QList<RunSummary> &notes, const QString &scenario)
{
    for (const RunSummary &note : notes) {
        const Millis took{note.note.value("tookMs"_L1).toInteger(-1)};
        if (note.isNote() && note.kind == standbyRehearsalKind() && note.note.value("scenario"_L1).toString() == scenario && took >= Millis{0})
            return RecoveryProof{.run = note.note.value("run"_L1).toString(), .at = note.startedAt, .took = took, .good = true};
    }
    return std::nullopt;
}

} // namespace warrener
