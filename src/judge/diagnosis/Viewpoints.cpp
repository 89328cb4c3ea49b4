#include "judge/diagnosis/Viewpoints.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool failed(const CheckResult &result)
{
    return result.outcome == Outcome::Warning || result.outcome == Outcome::Critical;
}

/// Nothing came back at all: a closed port or a wrong password would be an answer.
bool isSilence(const CheckResult &result)
{
    static const QStringList answers{u"refused"_s,    u"closed"_s, u"unauthorized"_s, u"forbidden"_s, u"tls"_s,          u"slow"_s,
                                     u"unresolved"_s, u"silent"_s, u"malformed"_s,    u"login"_s,     u"not-listening"_s};
    return failed(result) && !answers.contains(result.kind);
}

/// How one host is met from one side.
struct Meeting
{
    int silent = 0, answered = 0;
    bool pingSilent = false, pingAnswered = false;
    QList<const CheckResult *> seen;

    void take(const CheckResult &result, bool isPing)
    {
        if (isNotJudged(result.outcome))
            return;
        seen.append(&result);
        const bool silence = isSilence(result);
        if (isPing)
            (silence ? pingSilent : pingAnswered) = true;
        else
            (silence ? silent : answered) += 1;
    }
};

Meeting fromConsole(const QList<CheckResult> &results, const HostNames &names, const QString &host)
{
    Meeting meeting;
    for (const CheckResult &result : results) {
        const bool isPing = result.id == "reach.ping"_L1;
        const bool isDoor = result.id.startsWith("reach.port."_L1) || result.id == "host.ssh"_L1;
        if ((isPing || isDoor) && names.hostOf(result) == host)
            meeting.take(result, isPing);
    }
    return meeting;
}

/// The host a peer check looks at, as against the one it looks from.
QString targetOf(const CheckResult &result, const HostNames &names)
{
    for (const QString &key : {u"peer"_s, u"to"_s, u"target"_s}) {
        if (const QString host = names.hostOf(result.facts.value(key)); !host.isEmpty())
            return host;
    }
    return {};
}

Meeting fromPeer(const QList<CheckResult> &results, const HostNames &names, const QString &from, const QString &to)
{
    Meeting meeting;
    for (const CheckResult &result : results) {
        const bool isPing = result.id == "peer.ping"_L1;
        const bool isPort = result.id.startsWith("peer.port."_L1);
        if ((isPing || isPort) && names.hostOf(result) == from && targetOf(result, names) == to)
            meeting.take(result, isPing);
    }
    return meeting;
}

bool isAllSilent(const Meeting &meeting)
{
    return meeting.answered == 0 && !meeting.pingAnswered && (meeting.silent > 0 || meeting.pingSilent);
}

CheckResult trouble(const QString &id, const QString &host)
{
    CheckResult result;
    result.id = id;
    result.fault = FaultClass::Network;
    result.subject = {SubjectKind::Host, host};
    result.host = host;
    result.outcome = Outcome::Critical;
    return result;
}

CheckResult cutOff(const QString &host, const Meeting &meeting, bool peersReachIt, const QString &peer)
{
    CheckResult result = trouble(u"reach.host"_s, host);
    result.kind = peersReachIt ? u"console-only"_s : u"cut-off"_s;
    result.title = peersReachIt ? QCoreApplication::translate("Diagnosis", "The console cannot reach the host %1, its peers can").arg(host)
                                : QCoreApplication::translate("Diagnosis", "Nothing on the host %1 answers").arg(host);
    result.text =
        peersReachIt
            ? QCoreApplication::translate(
                  "Diagnosis",
                  "Ping and every port stay silent from here, while %1 still reaches it. Look at the way between the console and the host, not at the broker.")
                  .arg(peer)
            : QCoreApplication::translate(
                  "Diagnosis",
                  "Ping, SSH and every port stay silent: the host is off, or cut off from the network. A stopped broker alone would refuse connections.");
    result.seen = QCoreApplication::translate("Diagnosis", "%1 of %1 ways to it silent").arg(meeting.seen.size());
    result.expected = QCoreApplication::translate("Diagnosis", "an answer");
    for (const CheckResult *seen : meeting.seen)
        result.took = std::max(result.took, seen->took);
    return result;
}

CheckResult parted(const QString &a, const QString &b, bool bothWays)
{
    CheckResult result = trouble(u"peer.cut"_s, a);
    result.kind = bothWays ? u"both-ways"_s : u"one-way"_s;
    result.title = bothWays ? QCoreApplication::translate("Diagnosis", "%1 and %2 cannot reach each other").arg(a, b)
                            : QCoreApplication::translate("Diagnosis", "%1 cannot reach %2").arg(a, b);
    result.text =
        QCoreApplication::translate(
            "Diagnosis", "Both hosts are up and the console reaches both: the network between %1 and %2 is cut. The cluster will part along this line.")
            .arg(a, b);
    result.seen = QCoreApplication::translate("Diagnosis", "no answer between %1 and %2").arg(a, b);
    result.expected = QCoreApplication::translate("Diagnosis", "every broker reaches every other");
    result.facts = {{u"peer"_s, b}};
    return result;
}

void addCutHosts(QList<CheckResult> &results, const HostNames &names, QSet<QString> &silentHosts)
{
    QList<CheckResult> added;
    for (const QString &host : names.all()) {
        const Meeting console = fromConsole(results, names, host);
        // One silent port alone is a firewall before it, not a lost host.
        const bool silent = isAllSilent(console) && (console.pingSilent || console.silent >= 2);
        if (!silent)
            continue;
        silentHosts.insert(host);
        QString witness;
        for (const QString &peer : names.all()) {
            const Meeting seen = fromPeer(results, names, peer, host);
            if (seen.pingAnswered || seen.answered > 0)
                witness = peer;
        }
        added.append(cutOff(host, console, !witness.isEmpty(), witness));
    }
    results += added;
}

void addCutPairs(QList<CheckResult> &results, const HostNames &names, const QSet<QString> &silentHosts)
{
    QList<CheckResult> added;
    const QStringList &hosts = names.all();
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        for (qsizetype j = i + 1; j < hosts.size(); ++j) {
            if (silentHosts.contains(hosts[i]) || silentHosts.contains(hosts[j]))
                continue;
            const Meeting there = fromPeer(results, names, hosts[i], hosts[j]);
            const Meeting back = fromPeer(results, names, hosts[j], hosts[i]);
            const bool thereSilent = isAllSilent(there) && there.pingSilent;
            const bool backSilent = isAllSilent(back) && back.pingSilent;
            if (thereSilent && (backSilent || back.seen.isEmpty()))
                added.append(parted(hosts[i], hosts[j], true));
            else if (thereSilent)
                added.append(parted(hosts[i], hosts[j], false));
            else if (backSilent)
                added.append(parted(hosts[j], hosts[i], there.seen.isEmpty()));
        }
    }
    results += added;
}

void markFilteredPorts(QList<CheckResult> &results, const HostNames &names, const QSet<QString> &silentHosts)
{
    for (CheckResult &result : results) {
        const QString host = names.hostOf(result);
        if (!result.id.startsWith("reach.port."_L1) || !isSilence(result) || silentHosts.contains(host))
            continue;
        const Meeting console = fromConsole(results, names, host);
        const bool hostAnswers = console.pingAnswered || console.answered > 0;
        const bool notListening = std::ranges::any_of(results, [&](const CheckResult &other) {
            return other.id == "host.listeners"_L1 && failed(other) && names.hostOf(other) == host
                   && (!other.facts.contains(u"port"_s) || other.facts.value(u"port"_s) == result.facts.value(u"port"_s));
        });
        if (!hostAnswers || notListening)
            continue;
        result.kind = u"filtered"_s;
        result.fault = FaultClass::Network;
        const QString port = result.facts.value(u"port"_s, result.id.section(u'.', 2));
        result.title = QCoreApplication::translate("Diagnosis", "Port %1 of %2 is blocked by a firewall").arg(port, host);
        result.text = QCoreApplication::translate(
            "Diagnosis",
            "The host answers, and this port alone stays silent: packets to it are dropped on the way. A stopped service would refuse the connection.");
    }
}

} // namespace

void addViewpoints(QList<CheckResult> &results, const HostNames &names)
{
    QSet<QString> silentHosts;
    addCutHosts(results, names, silentHosts);
    addCutPairs(results, names, silentHosts);
    markFilteredPorts(results, names, silentHosts);
}

} // namespace warrener
