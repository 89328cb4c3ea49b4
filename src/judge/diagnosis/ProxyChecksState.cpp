// What a proxy says of itself at this moment.
#include "judge/diagnosis/ProxyChecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using Bit = ProxyServerLook::AdminBit;

CheckResult processCheck(const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    CheckResult result = proxyResult(proxy, u"proxy.process"_s, FaultClass::Software, look.processes.took);
    result.title = QCoreApplication::translate("ProxyChecks", "HAProxy runs on %1").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "a running process");
    if (!look.processes.has())
        return notJudged(result, look.processes.error);
    if (*look.processes.value > 0) {
        result.seen = look.version.isEmpty() ? QCoreApplication::translate("ProxyChecks", "it runs")
                                             : QCoreApplication::translate("ProxyChecks", "version %1 runs").arg(look.version);
        return result;
    }
    result.outcome = Outcome::Critical;
    result.kind = u"stopped"_s;
    result.title = QCoreApplication::translate("ProxyChecks", "HAProxy does not run on %1").arg(proxy.name.value);
    result.text = QCoreApplication::translate("ProxyChecks", "The host answers. Clients that come through %1 are refused.").arg(proxy.name.value);
    result.seen = QCoreApplication::translate("ProxyChecks", "no process named haproxy");
    return result;
}

QString checkText(const ProxyServerLook &server)
{
    const QString said =
        server.lastCheck.isEmpty() ? server.checkStatus : QCoreApplication::translate("ProxyChecks", "%1: %2").arg(server.checkStatus, server.lastCheck);
    return server.checkStatus.isEmpty() ? server.status : QCoreApplication::translate("ProxyChecks", "%1 (%2)").arg(server.status, said);
}

CheckResult serverCheck(const ProxyProfile &proxy, const ProxyServerLook &server, Millis took)
{
    CheckResult result = proxyResult(proxy, u"proxy.server"_s, FaultClass::Software, took);
    result.facts.insert(u"server"_s, server.name);
    result.facts.insert(u"backend"_s, server.backend);
    result.facts.insert(u"status"_s, server.checkStatus);
    result.title = QCoreApplication::translate("ProxyChecks", "%1 counts %2 as up").arg(proxy.name.value, server.name);
    result.expected = QCoreApplication::translate("ProxyChecks", "its check passes");
    result.seen = checkText(server);
    if (server.spare) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("ProxyChecks", "A spare slot of a server template: no machine stands behind it yet");
    } else if ((server.administrative & Bit::NoAddress) != 0) {
        result.outcome = Outcome::Warning;
        result.fault = FaultClass::Network;
        result.kind = u"dns"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 finds no address for %2").arg(proxy.name.value, server.name);
        result.text = QCoreApplication::translate("ProxyChecks", "The name in its configuration cannot be resolved there, so the server gets no clients.");
    } else if ((server.administrative & (Bit::ForcedMaintenance | Bit::InheritedMaintenance)) != 0) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("ProxyChecks", "In maintenance a server is not checked");
    } else if (server.operational != 2 && server.operational != 1) {
        result.outcome = Outcome::Warning;
        result.kind = u"down"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%1 counts %2 as down").arg(proxy.name.value, server.name);
        result.text = QCoreApplication::translate("ProxyChecks", "Its check fails, so no new clients are sent to %1.").arg(server.name);
    }
    return result;
}

CheckResult maintenanceCheck(const ProxyProfile &proxy, const ProxyServerLook &server, Millis took)
{
    CheckResult result = proxyResult(proxy, u"proxy.maintenance"_s, FaultClass::Human, took);
    result.facts.insert(u"server"_s, server.name);
    result.facts.insert(u"backend"_s, server.backend);
    result.title = QCoreApplication::translate("ProxyChecks", "Nobody keeps clients of %1 away from %2").arg(proxy.name.value, server.name);
    result.expected = QCoreApplication::translate("ProxyChecks", "ready");
    result.seen = server.status;
    const bool maintenance = (server.administrative & Bit::ForcedMaintenance) != 0;
    if (server.weight == 0) {
        result.outcome = Outcome::Warning;
        result.kind = u"weight"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%2 has the weight 0 on %1").arg(proxy.name.value, server.name);
        result.text = QCoreApplication::translate("ProxyChecks", "It counts as up and gets no new clients until it has a weight again.");
    } else if (server.isDisabledByFile()) {
        result.outcome = Outcome::Warning;
        result.kind = u"config"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%2 is disabled in the configuration of %1").arg(proxy.name.value, server.name);
        result.text = QCoreApplication::translate("ProxyChecks", "It gets no clients until it is enabled there, or by the runtime interface.");
    } else if (maintenance || (server.administrative & Bit::ForcedDrain) != 0) {
        result.outcome = Outcome::Warning;
        result.kind = maintenance ? u"maint"_s : u"drain"_s;
        result.title = maintenance ? QCoreApplication::translate("ProxyChecks", "%2 was put into maintenance on %1 by hand").arg(proxy.name.value, server.name)
                                   : QCoreApplication::translate("ProxyChecks", "%2 was set to drain on %1 by hand").arg(proxy.name.value, server.name);
        result.text = QCoreApplication::translate("ProxyChecks", "It gets no new clients until somebody makes it ready again. Was it forgotten?");
    } else if ((server.administrative & (Bit::InheritedMaintenance | Bit::InheritedDrain)) != 0) {
        result.outcome = Outcome::Warning;
        result.fault = FaultClass::Software;
        result.kind = u"tracked"_s;
        result.title = QCoreApplication::translate("ProxyChecks", "%2 follows another server of %1, which is out").arg(proxy.name.value, server.name);
        result.text = QCoreApplication::translate(
            "ProxyChecks", "It gets no new clients until the server that it tracks is ready again; to make it ready itself does nothing.");
    }
    return result;
}

CheckResult availabilityCheck(const ProxyProfile &proxy, const ProxyDeepLook &look, const QList<ProxyServerLook> &servers)
{
    CheckResult result = proxyResult(proxy, u"proxy.available"_s, FaultClass::Software, look.servers.took);
    result.facts.insert(u"backend"_s, look.backend);
    result.title = QCoreApplication::translate("ProxyChecks", "%1 has servers for its clients").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "at least one server up");
    const auto up = std::ranges::count_if(servers, &ProxyServerLook::isUp);
    const auto spare = std::ranges::count_if(servers, &ProxyServerLook::spare);
    result.seen = QCoreApplication::translate("ProxyChecks", "%1 of %2 servers up").arg(up).arg(servers.size() - spare);
    if (up > 0)
        return result;
    result.outcome = Outcome::Critical;
    result.kind = u"none-up"_s;
    result.title = QCoreApplication::translate("ProxyChecks", "%1 has no server left for its clients").arg(proxy.name.value);
    result.text = QCoreApplication::translate("ProxyChecks", "Clients that come through %1 are accepted and closed at once.").arg(proxy.name.value);
    return result;
}

/// Whoever looks only is served by any socket; a failover is not.
CheckResult socketCheck(const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    CheckResult result = proxyResult(proxy, u"proxy.socket"_s, FaultClass::Human, look.servers.took);
    result.facts.insert(u"socket"_s, proxy.socket);
    result.facts.insert(u"backend"_s, look.backend);
    result.title = QCoreApplication::translate("ProxyChecks", "The admin socket of %1 permits changes").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "the level “admin”");
    if (look.level.isEmpty()) {
        result.outcome = look.servers.has() ? Outcome::NotAvailable : Outcome::NotAsked;
        result.text = look.servers.error ? look.servers.error->message
                                         : QCoreApplication::translate("ProxyChecks", "This version of HAProxy does not tell its socket's level");
        return result;
    }
    result.seen = QCoreApplication::translate("ProxyChecks", "the level “%1”").arg(look.level);
    if (look.level == "admin"_L1)
        return result;
    result.outcome = Outcome::Warning;
    result.kind = u"read-only"_s;
    result.title = QCoreApplication::translate("ProxyChecks", "The admin socket of %1 permits no changes").arg(proxy.name.value);
    result.text = QCoreApplication::translate(
                      "ProxyChecks", "HAProxy answers “Permission denied” to whatever takes a server out or puts it back: no failover can be done through %1.")
                      .arg(proxy.name.value);
    return result;
}

CheckResult workersCheck(const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    CheckResult result = proxyResult(proxy, u"proxy.workers"_s, FaultClass::Software, look.workers.took);
    result.title = QCoreApplication::translate("ProxyChecks", "No old worker of %1 holds sessions").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "every session in the present worker");
    if (proxy.masterSocket.isEmpty()) {
        return notJudged(result, Error{.kind = ErrorKind::NotConfigured,
                                       .message = QCoreApplication::translate("ProxyChecks", "The profile names no master socket of %1").arg(proxy.name.value),
                                       .detail = {}});
    }
    if (!look.workers.has())
        return notJudged(result, look.workers.error);
    QStringList pids;
    qint64 sessions = 0;
    for (const ProxyWorker &worker : *look.workers.value) {
        const qint64 held = worker.sessions.value.value_or(0);
        if (worker.old && held > 0) {
            pids.append(QString::number(worker.pid));
            sessions += held;
        }
    }
    result.seen = QCoreApplication::translate("ProxyChecks", "%1 sessions in old workers").arg(sessions);
    if (pids.isEmpty())
        return result;
    result.outcome = Outcome::Warning;
    result.kind = u"old-worker"_s;
    result.facts.insert(u"pid"_s, pids.join(u','));
    result.facts.insert(u"sessions"_s, QString::number(sessions));
    result.title = QCoreApplication::translate("ProxyChecks", "An old worker of %1 still holds sessions after a reload").arg(proxy.name.value);
    result.text = QCoreApplication::translate(
        "ProxyChecks",
        "Those sessions follow the former configuration, and the runtime interface of the new worker does not reach them: a failover would leave them behind.");
    return result;
}

} // namespace

QList<CheckResult> proxyStateChecks(const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    QList<CheckResult> results{processCheck(proxy, look)};
    QList<ProxyServerLook> servers = look.servers.value.value_or(QList<ProxyServerLook>{});
    servers.removeIf([&](const ProxyServerLook &server) { return server.backend != look.backend; });
    if (!look.servers.has()) {
        CheckResult result = proxyResult(proxy, u"proxy.available"_s, FaultClass::Software, look.servers.took);
        result.title = QCoreApplication::translate("ProxyChecks", "%1 has servers for its clients").arg(proxy.name.value);
        results.append(notJudged(result, look.servers.error));
    } else {
        results.append(availabilityCheck(proxy, look, servers));
    }
    for (const ProxyServerLook &server : std::as_const(servers)) {
        results.append(serverCheck(proxy, server, look.servers.took));
        results.append(maintenanceCheck(proxy, server, look.servers.took));
    }
    results.append(socketCheck(proxy, look));
    results.append(workersCheck(proxy, look));
    return results;
}

} // namespace warrener
