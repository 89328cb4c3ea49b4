#include "base/Units.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

namespace {

struct Expected
{
    quint16 port = 0;
    QString protocol;
};

QList<Expected> expectedPorts(const NodeProfile &node)
{
    QList<Expected> ports{{4369, u"epmd"_s}, {25672, u"clustering"_s}};
    if (node.amqp.isSet())
        ports.append({node.amqp.port, u"amqp"_s});
    if (node.amqps.isSet())
        ports.append({node.amqps.port, u"amqps"_s});
    if (!node.management.isEmpty() && node.management.port() > 0)
        ports.append({static_cast<quint16>(node.management.port()), u"http"_s});
    if (!node.managementTls.isEmpty() && node.managementTls.port() > 0)
        ports.append({static_cast<quint16>(node.managementTls.port()), u"https"_s});
    if (!node.metrics.isEmpty() && node.metrics.port() > 0)
        ports.append({static_cast<quint16>(node.metrics.port()), u"metrics"_s});
    return ports;
}

bool isDrained(const HostView &host, const NodeName &node)
{
    for (const NodeLook &look : host.input.snapshot->nodes) {
        if (look.name != node && look.answer.isCurrent() && look.answer.value->peers.value(node).beingDrained.value_or(false))
            return true;
    }
    return false;
}

void listeners(const HostView &host, const NodeProfile &node, QList<CheckResult> &results)
{
    CheckResult result = about("host.listeners"_L1, FaultClass::Software, host);
    result.facts.insert(u"node"_s, node.name.value);
    if (lacksAnswer(result, host.deep.listeners)) {
        results.append(result);
        return;
    }
    if (host.deep.service.has() && !host.isServiceUp()) {
        notWhileDown(result);
        results.append(result);
        return;
    }
    const bool drained = isDrained(host, node.name);
    const auto count = results.size();
    for (const auto listed = expectedPorts(node); const Expected &each : listed) {
        if (host.deep.listeners.value->contains(each.port))
            continue;
        CheckResult missing = result;
        // A node in maintenance closes its clients' doors on purpose.
        const bool isOnlyDoor = each.protocol == "amqp"_L1 || (each.protocol == "amqps"_L1 && !node.amqp.isSet());
        missing.outcome = drained ? Outcome::Note : isOnlyDoor || each.protocol == "clustering"_L1 ? Outcome::Critical : Outcome::Warning;
        missing.kind = drained ? u"drained"_s : u"not-listening"_s;
        missing.facts.insert(u"port"_s, QString::number(each.port));
        missing.facts.insert(u"protocol"_s, each.protocol);
        missing.title = QCoreApplication::translate("HostChecks", "Nobody listens on port %1 of %2").arg(each.port).arg(host.name());
        missing.text =
            QCoreApplication::translate("HostChecks", "The host itself says so: no firewall is in the way, the broker does not offer %1.").arg(each.protocol);
        missing.seen = QCoreApplication::translate("HostChecks", "no listener");
        missing.expected = QCoreApplication::translate("HostChecks", "a listener for %1").arg(each.protocol);
        results.append(missing);
    }
    if (results.size() == count) {
        result.title = QCoreApplication::translate("HostChecks", "The broker listens on all its ports on %1").arg(host.name());
        results.append(result);
    }
}

/// Without its port mapper a broker goes on, and no peer that loses its link can come back.
CheckResult portMapper(const HostView &host, const NodeProfile &node)
{
    CheckResult result = about("host.epmd"_L1, FaultClass::Software, host);
    result.facts.insert(u"node"_s, node.name.value);
    result.title = QCoreApplication::translate("HostChecks", "The port mapper (epmd) of %1 knows its broker").arg(host.name());
    if (lacksAnswer(result, host.deep.portMapper))
        return result;
    if (host.deep.service.has() && !host.isServiceUp()) {
        notWhileDown(result);
        return result;
    }
    const PortMapperLook &look = *host.deep.portMapper.value;
    const QString own = node.name.value.section(u'@', 0, 0);
    result.expected = QCoreApplication::translate("HostChecks", "an answer that names %1").arg(own);
    if (look.state == "answers"_L1 && look.names.contains(own))
        return result;
    result.outcome = Outcome::Warning;
    if (look.state == "silent"_L1) {
        result.kind = u"silent"_s;
        result.title = QCoreApplication::translate("HostChecks", "The port mapper (epmd) of %1 takes connections and does not answer").arg(host.name());
        result.seen = QCoreApplication::translate("HostChecks", "no answer within 3 s");
    } else if (look.state == "refused"_L1) {
        result.kind = u"stopped"_s;
        result.title = QCoreApplication::translate("HostChecks", "The port mapper (epmd) of %1 does not run").arg(host.name());
        result.seen = QCoreApplication::translate("HostChecks", "no listener");
    } else {
        result.kind = u"unknown-node"_s;
        result.title = QCoreApplication::translate("HostChecks", "The port mapper (epmd) of %1 does not know its broker").arg(host.name());
        result.seen = look.names.isEmpty() ? QCoreApplication::translate("HostChecks", "it names nobody") : look.names.join(u", "_s);
    }
    result.text = QCoreApplication::translate(
        "HostChecks", "Links between nodes that stand go on. A peer that loses its link does not find this node again, and tools of the broker do not either.");
    return result;
}

CheckResult exporter(const HostView &host)
{
    CheckResult result = about("host.exporter"_L1, FaultClass::Software, host);
    result.took = host.deep.listeners.took;
    if (host.profile.exporter.isEmpty() || !host.deep.listeners.has()) {
        cannotJudge(result, host.profile.exporter.isEmpty() ? std::nullopt : host.deep.listeners.error);
        return result;
    }
    const int port = host.profile.exporter.port(9100);
    const ExporterLook look = host.deep.exporter.value.value_or(ExporterLook{});
    result.facts = {{u"port"_s, QString::number(port)}};
    if (!look.unit.isEmpty())
        result.facts.insert(u"service"_s, look.unit);
    result.expected = QCoreApplication::translate("HostChecks", "a listener for %1").arg(u"node exporter"_s);
    if (host.deep.listeners.value->contains(static_cast<quint16>(port))) {
        result.title = QCoreApplication::translate("HostChecks", "The node exporter of %1 listens").arg(host.name());
        return result;
    }
    result.outcome = Outcome::Warning;
    result.kind = look.unit.isEmpty() ? u"missing"_s : look.state == "active"_L1 ? u"not-listening"_s : u"stopped"_s;
    result.title = QCoreApplication::translate("HostChecks", "The node exporter of %1 does not run").arg(host.name());
    result.seen = look.unit.isEmpty() ? QCoreApplication::translate("HostChecks", "no listener") : u"%1: %2"_s.arg(look.unit, look.state);
    return result;
}

} // namespace

QList<CheckResult> loginChecks(const HostView &host)
{
    CheckResult result = about("host.ssh"_L1, FaultClass::Network, host);
    result.took = host.deep.login.took;
    result.expected = QCoreApplication::translate("HostChecks", "a login without a password");
    const Answer<bool> &login = host.deep.login;
    if (login.has()) {
        result.title = QCoreApplication::translate("HostChecks", "The console can log in on %1").arg(host.name());
        result.seen = units::duration(result.took);
        if (!*login.value && host.profile.sudo) {
            result.outcome = Outcome::Note;
            result.kind = u"no-root"_s;
            result.title = QCoreApplication::translate("HostChecks", "The console can log in on %1, but may not become root").arg(host.name());
        }
        return {result};
    }
    if (login.isNotConfigured() || login.error->kind == ErrorKind::Cancelled) {
        cannotJudge(result, login.error);
        return {result};
    }
    const ErrorKind kind = login.error->kind;
    result.kind = toId(kind);
    // The console is kept out; whether the host is lost is told by who else reaches it.
    result.outcome = Outcome::Warning;
    if (kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden || kind == ErrorKind::Tls)
        result.fault = FaultClass::Human;
    // Whoever is slow was reached: that is not the same as a login that failed.
    result.title = kind == ErrorKind::Timeout
                       ? QCoreApplication::translate("HostChecks", "%1 has not finished in time what the console asked of it").arg(host.name())
                       : QCoreApplication::translate("HostChecks", "The console cannot log in on %1").arg(host.name());
    result.text = login.error->message;
    result.seen = describe(kind);
    return {result};
}

QList<CheckResult> portChecks(const HostView &host)
{
    QList<CheckResult> results;
    for (const NodeProfile &node : host.input.profile->nodes) {
        if (node.host != host.profile.name)
            continue;
        listeners(host, node, results);
        results.append(portMapper(host, node));
    }
    results.append(exporter(host));
    return results;
}

} // namespace warrener::hostchecks
