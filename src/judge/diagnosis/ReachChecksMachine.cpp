// What the console meets of a machine: its name, its ping, its ports.
#include "base/Units.h"
#include "judge/diagnosis/ReachChecks.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr double lossWarning = 5, lossCritical = 20; ///< percent
constexpr double latencyWarning = 150;               ///< ms: more than a way across an ocean

CheckResult dnsCheck(const ReachSubject &subject, const ReachLook &look)
{
    CheckResult result = reachResult(subject, u"dns"_s, FaultClass::Network, look.lookup.took);
    result.facts = {{u"address"_s, look.address}};
    result.title = QCoreApplication::translate("ReachChecks", "The name %1 has an address").arg(look.address);
    result.expected = QCoreApplication::translate("ReachChecks", "an address");
    if (look.lookup.has()) {
        result.seen = look.lookup.value->join(u", "_s);
        return result;
    }
    if (!look.lookup.error || isSetAside(result, *look.lookup.error)) {
        if (!look.lookup.error)
            result.outcome = Outcome::NotConfigured;
        return result;
    }
    result.outcome = Outcome::Warning;
    result.kind = toId(look.lookup.error->kind);
    result.title = QCoreApplication::translate("ReachChecks", "The name %1 has no address here").arg(look.address);
    result.text = QCoreApplication::translate(
                      "ReachChecks", "The console's own name look-up fails, so nothing on %1 can be asked. Clients with other name servers may still reach it.")
                      .arg(subject.name);
    result.seen = look.lookup.error->detail.isEmpty() ? look.lookup.error->message : look.lookup.error->detail;
    return result;
}

QList<CheckResult> pingChecks(const ReachSubject &subject, const ReachLook &look)
{
    CheckResult ping = reachResult(subject, u"ping"_s, FaultClass::Network, look.ping.took);
    ping.facts = {{u"address"_s, look.address}};
    ping.title = QCoreApplication::translate("ReachChecks", "%1 answers to ping").arg(subject.name);
    ping.expected = QCoreApplication::translate("ReachChecks", "an answer");
    CheckResult loss = ping, latency = ping;
    loss.id = subject.prefix + u".ping.loss"_s;
    loss.title = QCoreApplication::translate("ReachChecks", "No packets to %1 are lost").arg(subject.name);
    loss.expected = QCoreApplication::translate("ReachChecks", "less than 5 % lost");
    latency.id = subject.prefix + u".ping.latency"_s;
    latency.title = QCoreApplication::translate("ReachChecks", "%1 answers to ping quickly").arg(subject.name);
    latency.expected = QCoreApplication::translate("ReachChecks", "the quickest answer within %1").arg(units::milliseconds(latencyWarning));

    if (!look.ping.has()) {
        const Error error = look.ping.error.value_or(
            Error{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("ReachChecks", "Nobody has asked"), .detail = {}});
        for (CheckResult *result : {&ping, &loss, &latency}) {
            if (isSetAside(*result, error))
                continue;
            // No name, no way: told by the checks that are about these.
            result->outcome = Outcome::NotAsked;
            result->kind = toId(error.kind);
            result->text = error.message;
        }
        return {ping, loss, latency};
    }
    const PingFigures figures = *look.ping.value;
    const double lost = figures.lossPercent();
    const QString counted = QCoreApplication::translate("ReachChecks", "%1 of %2 packets came back").arg(figures.received).arg(figures.sent);
    ping.seen = loss.seen = counted;
    latency.seen = QCoreApplication::translate("ReachChecks", "%1 at least, %2 on average, %3 at most")
                       .arg(units::milliseconds(figures.minMs), units::milliseconds(figures.meanMs), units::milliseconds(figures.maxMs));
    if (figures.received == 0) {
        // Many sites drop pings on purpose: alone it says little, with silent ports it says all.
        ping.outcome = Outcome::Warning;
        // Not "silent": that is a port that takes connections.
        ping.kind = u"timeout"_s;
        ping.title = QCoreApplication::translate("ReachChecks", "%1 does not answer to ping").arg(subject.name);
        ping.text = QCoreApplication::translate("ReachChecks", "None of %1 packets came back: the host is off or cut off, or a firewall drops pings.")
                        .arg(figures.sent);
        for (CheckResult *result : {&loss, &latency}) {
            result->outcome = Outcome::NotAsked;
            result->text = ping.title;
        }
        return {ping, loss, latency};
    }
    loss.facts.insert(u"loss"_s, QString::number(lost, 'f', 0));
    latency.facts.insert(u"mean"_s, QString::number(figures.meanMs, 'f', 1));
    if (lost >= lossWarning) {
        loss.outcome = lost >= lossCritical ? Outcome::Critical : Outcome::Warning;
        loss.kind = u"loss"_s;
        loss.title = QCoreApplication::translate("ReachChecks", "%1 % of the packets to %2 are lost").arg(QLocale().toString(lost, 'f', 0), subject.name);
        loss.text =
            QCoreApplication::translate(
                "ReachChecks", "Connections stall and time out while packets are lost. Look at cables, switches, bonding and firewall rules on the way to %1.")
                .arg(subject.name);
    }
    // One stall on the way, or of this machine, lengthens the mean; what every question waits for is what the quickest took.
    if (figures.minMs >= latencyWarning) {
        latency.outcome = Outcome::Warning;
        latency.kind = u"slow"_s;
        latency.title = QCoreApplication::translate("ReachChecks", "%1 answers to ping slowly").arg(subject.name);
        latency.text =
            QCoreApplication::translate("ReachChecks", "Every question to a broker takes at least this long. A cluster wants links of a local network.");
    }
    return {ping, loss, latency};
}

} // namespace

CheckResult reachResult(const ReachSubject &subject, const QString &id, FaultClass fault, Millis took)
{
    CheckResult result;
    result.id = subject.prefix + u'.' + id;
    result.fault = fault;
    result.subject = subject.subject;
    result.host = subject.host;
    result.took = took;
    return result;
}

bool isSetAside(CheckResult &result, const Error &error)
{
    if (error.kind == ErrorKind::NotConfigured)
        result.outcome = Outcome::NotConfigured;
    else if (error.kind == ErrorKind::NotAvailable)
        result.outcome = Outcome::NotAvailable;
    else if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Internal || error.kind == ErrorKind::Io || error.kind == ErrorKind::Usage)
        result.outcome = Outcome::NotAsked;
    else
        return false;
    result.text = error.message;
    result.kind = toId(error.kind);
    return true;
}

QList<CheckResult> machineChecks(const ReachSubject &subject, const ReachLook &look)
{
    return QList<CheckResult>{dnsCheck(subject, look)} + pingChecks(subject, look);
}

QList<CheckResult> portChecks(const ReachSubject &subject, const ReachLook &look)
{
    QList<CheckResult> results;
    for (const PortLook &port : look.ports) {
        CheckResult result = reachResult(subject, u"port."_s + port.protocol, FaultClass::Network, port.connect.took);
        const QString where = toText(port.endpoint);
        result.facts = {{u"port"_s, QString::number(port.endpoint.port)}, {u"address"_s, where}, {u"protocol"_s, port.protocol}};
        result.title = QCoreApplication::translate("ReachChecks", "Port %1 of %2 is open").arg(port.endpoint.port).arg(subject.name);
        result.expected = QCoreApplication::translate("ReachChecks", "a connection");
        if (port.connect.has()) {
            result.seen = QCoreApplication::translate("ReachChecks", "connected in %1").arg(units::duration(*port.connect.value));
        } else if (port.connect.error && !isSetAside(result, *port.connect.error)) {
            const Error &error = *port.connect.error;
            // Only what clients use stops clients.
            const bool serves = port.protocol == "amqp"_L1 || port.protocol == "amqps"_L1;
            result.outcome = serves ? Outcome::Critical : Outcome::Warning;
            result.kind = toId(error.kind);
            result.fault = error.kind == ErrorKind::Refused ? FaultClass::Software : FaultClass::Network;
            result.seen = error.message;
            result.title = error.kind == ErrorKind::Refused
                               ? QCoreApplication::translate("ReachChecks", "Port %1 of %2 is closed").arg(port.endpoint.port).arg(subject.name)
                               : QCoreApplication::translate("ReachChecks", "Port %1 of %2 cannot be reached").arg(port.endpoint.port).arg(subject.name);
            result.text = error.kind == ErrorKind::Refused
                              ? QCoreApplication::translate("ReachChecks", "The host answers, and nothing listens on %1 (%2).").arg(where, port.protocol)
                              : QCoreApplication::translate("ReachChecks", "No connection to %1 (%2) came about.").arg(where, port.protocol);
        } else if (!port.connect.error) {
            result.outcome = Outcome::NotConfigured;
        }
        results.append(result);
    }
    return results;
}

} // namespace warrener
