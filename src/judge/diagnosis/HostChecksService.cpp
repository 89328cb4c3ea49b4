#include "base/Units.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::hostchecks {

namespace {

constexpr quint16 clusteringPort = 25672;

/// So many ends by themselves within the hour are a loop, while the last is not older than this.
constexpr int loopEnds = 3;
constexpr Millis loopRecent = 15min;
/// A broker that reads many queues from disk may well start for some minutes.
constexpr Millis startingLong = 15min;
constexpr double descriptorsWarning = 80; // % of the limit
constexpr double descriptorsCritical = 95;

Outcome grave(const HostView &host)
{
    return host.isNeeded() ? Outcome::Critical : Outcome::Warning;
}

/// By its own word, from the same examination: it runs, whatever the service does that the profile names.
bool doesProxyAnswer(const HostView &host)
{
    const QMap<ProxyName, ProxyDeepLook> &looks = host.input.examination->proxyDeep;
    return std::ranges::any_of(host.input.profile->proxies, [&](const ProxyProfile &proxy) {
        const auto look = looks.constFind(proxy.name);
        return proxy.host == host.profile.name && look != looks.cend() && look->servers.has();
    });
}

bool doesBrokerAnswer(const HostView &host)
{
    const QMap<NodeName, BrokerNodeLook> &looks = host.input.examination->broker.nodes;
    return std::ranges::any_of(host.input.profile->nodes, [&](const NodeProfile &node) {
        const auto look = looks.constFind(node.name);
        return node.host == host.profile.name && look != looks.cend() && look->ping.has();
    });
}

/// What the profile says of the host that cannot be so: "service", another one runs what it is there for; "role", it is
/// called a proxy and is none. Empty: nothing. A broker's URL may lead to a peer: only a unit that is not there at all
/// counts against its answer.
QString profileOddity(const HostView &host)
{
    if (!host.deep.service.has() || host.isServiceUp())
        return {};
    const ServiceLook &look = *host.deep.service.value;
    const bool isMissing = look.load == "not-found"_L1;
    if (host.hasBroker())
        return isMissing && doesBrokerAnswer(host) ? u"service"_s : QString();
    const bool isSettled = isMissing || look.active == "inactive"_L1 || look.active == "failed"_L1 || look.running == false;
    if (isSettled && doesProxyAnswer(host))
        return u"service"_s;
    const bool isNamed = std::ranges::contains(host.input.profile->proxies, host.profile.name, &ProxyProfile::host);
    return isMissing && !isNamed ? u"role"_s : QString();
}

CheckResult profileFits(const HostView &host)
{
    CheckResult result = about("host.profile"_L1, FaultClass::Human, host);
    result.facts.insert(u"service"_s, host.service());
    if (lacksAnswer(result, host.deep.service))
        return result;
    result.kind = profileOddity(host);
    if (result.kind.isEmpty()) {
        result.title = QCoreApplication::translate("HostChecks", "What the profile says of %1 fits").arg(host.name());
        return result;
    }
    result.seen = QCoreApplication::translate("HostChecks", "no running service %1").arg(host.service());
    if (result.kind == "role"_L1) {
        result.outcome = Outcome::Note;
        result.title = QCoreApplication::translate("HostChecks", "%1 is a proxy in the profile, but has no service %2").arg(host.name(), host.service());
        result.text = QCoreApplication::translate("HostChecks", "Only the host itself was judged, not what runs on it.");
        result.expected = QCoreApplication::translate("HostChecks", "the role of what runs there");
        return result;
    }
    const QString program = host.hasBroker() ? u"RabbitMQ"_s : u"HAProxy"_s;
    result.outcome = Outcome::Warning;
    result.title = QCoreApplication::translate("HostChecks", "%1 answers on %2, though its service %3 does not run").arg(program, host.name(), host.service());
    result.text = QCoreApplication::translate("HostChecks", "Another service runs it than the profile names: plans would start and stop the wrong one.");
    result.expected = QCoreApplication::translate("HostChecks", "the service that runs it");
    return result;
}

CheckResult service(const HostView &host)
{
    CheckResult result = about("host.service"_L1, FaultClass::Software, host);
    result.facts.insert(u"service"_s, host.service());
    if (lacksAnswer(result, host.deep.service))
        return result;
    if (!profileOddity(host).isEmpty()) {
        cannotJudge(result,
                    failure(ErrorKind::NotConfigured, QCoreApplication::translate("HostChecks", "The profile names no service that runs there")).error());
        return result;
    }
    const ServiceLook &look = *host.deep.service.value;
    result.since = look.since;
    if (!look.exit.isEmpty())
        result.facts.insert(u"exit"_s, look.exit);
    result.facts.insert(u"restarts"_s, QString::number(look.automaticRestarts));
    if (!isNever(look.since))
        result.facts.insert(u"since"_s, toDateTime(look.since).toUTC().toString(Qt::ISODate));
    result.expected = QCoreApplication::translate("HostChecks", "active");
    if (look.running) {
        result.seen = *look.running ? QCoreApplication::translate("HostChecks", "active") : QCoreApplication::translate("HostChecks", "not active");
        result.kind = *look.running ? QString() : u"stopped"_s;
    } else {
        result.seen = look.sub.isEmpty() ? look.active : u"%1 (%2)"_s.arg(look.active, look.sub);
        if (look.load == "not-found"_L1)
            result.kind = u"missing"_s;
        else if (look.active == "failed"_L1)
            result.kind = u"failed"_s;
        else if (look.sub == "auto-restart"_L1)
            result.kind = u"restarting"_s;
        else if (look.active == "activating"_L1)
            result.kind = u"activating"_s;
        else if (look.active == "deactivating"_L1)
            result.kind = u"stopping"_s;
        else if (look.active == "inactive"_L1)
            result.kind = u"stopped"_s;
    }
    if (result.kind.isEmpty()) {
        result.title = QCoreApplication::translate("HostChecks", "%1 runs on %2").arg(host.service(), host.name());
        return result;
    }
    result.outcome = grave(host);
    if (result.kind == "missing"_L1) {
        result.title = QCoreApplication::translate("HostChecks", "There is no service %1 on %2").arg(host.service(), host.name());
    } else if (result.kind == "failed"_L1) {
        result.title = QCoreApplication::translate("HostChecks", "%1 has failed on %2").arg(host.service(), host.name());
    } else if (result.kind == "restarting"_L1) {
        result.title = QCoreApplication::translate("HostChecks", "%1 ended on %2 and is being started again").arg(host.service(), host.name());
    } else if (result.kind == "activating"_L1) {
        result.title = QCoreApplication::translate("HostChecks", "%1 is starting on %2").arg(host.service(), host.name());
        if (!isNever(look.since) && host.now() - look.since < startingLong)
            result.outcome = Outcome::Warning;
    } else if (result.kind == "stopping"_L1) {
        result.title = QCoreApplication::translate("HostChecks", "%1 is stopping on %2").arg(host.service(), host.name());
    } else {
        result.title = QCoreApplication::translate("HostChecks", "%1 is stopped on %2").arg(host.service(), host.name());
        // A second site's broker may be kept stopped on purpose.
        if (!host.isNeeded())
            result.outcome = Outcome::Note;
    }
    if (!look.exit.isEmpty())
        result.text = QCoreApplication::translate("HostChecks", "Its last end: %1.").arg(look.exit);
    return result;
}

CheckResult restarts(const HostView &host)
{
    CheckResult result = about("host.restarts"_L1, FaultClass::Software, host);
    result.facts.insert(u"service"_s, host.service());
    if (lacksAnswer(result, host.deep.service))
        return result;
    const ServiceLook &look = *host.deep.service.value;
    if (!look.journalRead) {
        cannotJudge(result, failure(ErrorKind::NotAvailable, QCoreApplication::translate("HostChecks", "The journal of the service cannot be read")).error());
        return result;
    }
    const auto ends = look.crashes.size();
    result.facts.insert(u"starts"_s, QString::number(look.starts.size()));
    result.facts.insert(u"crashes"_s, QString::number(ends));
    result.seen = QCoreApplication::translate("HostChecks", "%1 starts and %2 unasked ends within the last hour").arg(look.starts.size()).arg(ends);
    result.expected = QCoreApplication::translate("HostChecks", "no unasked end");
    if (ends >= loopEnds && host.now() - look.crashes.last() < loopRecent) {
        result.outcome = grave(host);
        result.kind = u"loop"_s;
        result.since = look.crashes.first();
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 ends again and again").arg(host.service(), host.name());
        if (!look.exit.isEmpty())
            result.text = QCoreApplication::translate("HostChecks", "Its last end: %1.").arg(look.exit);
    } else if (ends > 0) {
        result.outcome = Outcome::Note;
        result.kind = u"ended"_s;
        result.since = look.crashes.last();
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 ended unasked within the last hour").arg(host.service(), host.name());
    } else {
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 has not ended by itself").arg(host.service(), host.name());
    }
    return result;
}

/// The host's node where the distribution port is open and none for clients is; null: another way.
const NodeProfile *nodeWithoutDoors(const HostView &host)
{
    if (!host.deep.listeners.has() || !host.isServiceUp())
        return nullptr;
    const QList<quint16> &open = *host.deep.listeners.value;
    const auto node = std::ranges::find(host.input.profile->nodes, host.profile.name, &NodeProfile::host);
    if (node == host.input.profile->nodes.end() || !open.contains(clusteringPort))
        return nullptr;
    const QList<int> doors{node->amqp.isSet() ? node->amqp.port : -1, node->amqps.isSet() ? node->amqps.port : -1, node->management.port(),
                           node->managementTls.port()};
    if (std::ranges::any_of(doors, [&open](int door) { return door > 0 && open.contains(static_cast<quint16>(door)); }))
        return nullptr;
    return &*node;
}

/// By the log's last word of it.
bool isPausedByItself(const HostView &host)
{
    return host.deep.log.has() && !isNever(host.deep.log.value->paused) && nodeWithoutDoors(host) != nullptr;
}

/// No peer counts the node as running: one in maintenance mode is counted.
bool isApplicationStopped(const HostView &host)
{
    const NodeProfile *node = nodeWithoutDoors(host);
    if (node == nullptr)
        return false;
    bool told = false;
    for (const NodeLook &peer : host.input.snapshot->nodes) {
        if (peer.name == node->name || !peer.answer.isCurrent() || !peer.answer.value->peers.contains(node->name))
            continue;
        if (peer.answer.value->peers.value(node->name).running)
            return false;
        told = true;
    }
    return told;
}

CheckResult process(const HostView &host)
{
    CheckResult result = about("host.process"_L1, FaultClass::Software, host);
    if (lacksAnswer(result, host.deep.process))
        return result;
    if (host.deep.service.has() && !host.isServiceUp()) {
        notWhileDown(result);
        return result;
    }
    const ProcessLook &look = *host.deep.process.value;
    const QString service = host.service();
    result.facts = {{u"pid"_s, QString::number(look.pid)}, {u"state"_s, look.state}, {u"service"_s, service}};
    result.expected = QCoreApplication::translate("HostChecks", "a process that runs");
    if (look.pid == 0) {
        result.kind = u"missing"_s;
        result.outcome = grave(host);
        result.title = QCoreApplication::translate("HostChecks", "%1 has no process on %2").arg(service, host.name());
        result.seen = QCoreApplication::translate("HostChecks", "none");
        return result;
    }
    result.since = look.startedAt;
    result.seen = QCoreApplication::translate("HostChecks", "process %1, state %2").arg(look.pid).arg(look.state);
    if (look.state == "T"_L1 || look.state == "t"_L1) {
        result.kind = u"frozen"_s;
        result.outcome = grave(host);
        result.since = {};
        result.title = QCoreApplication::translate("HostChecks", "The process of %1 on %2 is frozen").arg(service, host.name());
        result.text = QCoreApplication::translate("HostChecks", "A stop signal or a debugger holds it: its connections stay open, and it answers nobody.");
    } else if (look.state == "D"_L1) {
        result.kind = u"D"_s;
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("HostChecks", "The process of %1 on %2 waits for a disk").arg(service, host.name());
    } else if (look.state == "Z"_L1) {
        result.kind = u"missing"_s;
        result.outcome = grave(host);
        result.title = QCoreApplication::translate("HostChecks", "The process of %1 on %2 has ended").arg(service, host.name());
    } else if (isPausedByItself(host)) {
        result.kind = u"paused"_s;
        result.outcome = grave(host);
        result.since = host.deep.log.value->paused;
        result.title = QCoreApplication::translate("HostChecks", "RabbitMQ on %1 has paused itself: it sees too few of its peers").arg(host.name());
        result.text = QCoreApplication::translate("HostChecks",
                                                  "Its partition handling has it serve nobody rather than apart from the others. It waits for them, and goes "
                                                  "on by itself as soon as it sees enough.");
        result.seen = QCoreApplication::translate("HostChecks", "its log says so, and no listener for clients");
    } else if (isApplicationStopped(host)) {
        result.kind = u"application-stopped"_s;
        result.outcome = grave(host);
        result.since = {};
        result.title = QCoreApplication::translate("HostChecks", "RabbitMQ is stopped inside its running process on %1").arg(host.name());
        result.text =
            QCoreApplication::translate("HostChecks", "The Erlang machine runs and listens for its peers, but none of its doors for clients is open, and the "
                                                      "peers do not count it as running: rabbitmqctl stop_app does this, or it is still starting.");
        result.seen = QCoreApplication::translate("HostChecks", "no listener for clients, only the one of the cluster");
    } else {
        result.title = QCoreApplication::translate("HostChecks", "The process of %1 runs on %2").arg(service, host.name());
    }
    return result;
}

CheckResult descriptors(const HostView &host)
{
    CheckResult result = about("host.descriptors"_L1, FaultClass::Software, host);
    if (lacksAnswer(result, host.deep.process))
        return result;
    const ProcessLook &look = *host.deep.process.value;
    if (look.pid == 0) {
        notWhileDown(result);
        return result;
    }
    if (!look.descriptors || !look.descriptorsLimit || *look.descriptorsLimit == 0) {
        cannotJudge(result, failure(ErrorKind::NotAvailable, QCoreApplication::translate("HostChecks", "The host does not tell this figure")).error());
        return result;
    }
    const double percent = 100.0 * static_cast<double>(*look.descriptors) / static_cast<double>(*look.descriptorsLimit);
    result.outcome = percent > descriptorsCritical ? Outcome::Critical : percent > descriptorsWarning ? Outcome::Warning : Outcome::Passed;
    result.title = result.outcome == Outcome::Passed
                       ? QCoreApplication::translate("HostChecks", "%1 on %2 has descriptors left").arg(host.service(), host.name())
                       : QCoreApplication::translate("HostChecks", "%1 on %2 runs out of descriptors").arg(host.service(), host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 of %2 in use")
                      .arg(units::count(static_cast<double>(*look.descriptors)), units::count(static_cast<double>(*look.descriptorsLimit)));
    result.expected = QCoreApplication::translate("HostChecks", "at most %1").arg(units::percent(descriptorsWarning));
    result.facts = {{u"used"_s, QString::number(*look.descriptors)}, {u"limit"_s, QString::number(*look.descriptorsLimit)}};
    return result;
}

CheckResult memoryKills(const HostView &host)
{
    CheckResult result = about("host.oom"_L1, FaultClass::Hardware, host);
    if (lacksAnswer(result, host.deep.memoryKills))
        return result;
    const MemoryKillLook &look = *host.deep.memoryKills.value;
    result.expected = QCoreApplication::translate("HostChecks", "no process killed for lack of memory");
    const bool isUnit = host.deep.service.has() && host.deep.service.value->result == "oom-kill"_L1 && !host.isServiceUp();
    if (isUnit || (look.lastDay > 0 && host.now() - look.last < 1h)) {
        const bool isOwn = isUnit || look.lastLine.contains("beam"_L1) || look.lastLine.contains(host.service());
        result.outcome = isOwn ? Outcome::Critical : Outcome::Warning;
        result.kind = !isOwn ? u"other"_s : host.hasBroker() ? u"broker"_s : u"service"_s;
        result.since = look.last;
        if (!isOwn)
            result.title = QCoreApplication::translate("HostChecks", "The kernel of %1 killed a process for lack of memory").arg(host.name());
        else if (host.hasBroker())
            result.title = QCoreApplication::translate("HostChecks", "The kernel of %1 killed the broker for lack of memory").arg(host.name());
        else
            result.title = QCoreApplication::translate("HostChecks", "The kernel of %1 killed %2 for lack of memory").arg(host.name(), host.service());
        result.seen = look.lastLine;
    } else if (look.lastDay > 0) {
        result.outcome = Outcome::Note;
        result.kind = u"earlier"_s;
        result.since = look.last;
        result.title = QCoreApplication::translate("HostChecks", "The kernel of %1 killed a process for lack of memory within the last day").arg(host.name());
        result.seen = look.lastLine;
    } else {
        result.title = QCoreApplication::translate("HostChecks", "No process was killed for lack of memory on %1").arg(host.name());
        result.seen = look.sinceBoot ? QCoreApplication::translate("HostChecks", "%1 since the machine started").arg(units::count(*look.sinceBoot)) : QString();
    }
    return result;
}

} // namespace

QList<CheckResult> serviceChecks(const HostView &host)
{
    QList<CheckResult> results;
    if (host.hasBroker() || host.profile.role == HostRole::Proxy)
        results += {profileFits(host), service(host), restarts(host), process(host)};
    if (host.hasBroker())
        results.append(descriptors(host));
    results.append(memoryKills(host));
    return results;
}

} // namespace warrener::hostchecks
