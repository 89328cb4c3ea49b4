#pragma once

#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/CheckResult.h"
#include "judge/diagnosis/HaproxyConfigFaults.h"
#include "look/examination/Examination.h"

#include <QList>
#include <QMap>

namespace warrener {

/// A result about one proxy, with id, subject and host filled in, passed.
CheckResult proxyResult(const ProxyProfile &proxy, const QString &id, FaultClass fault, Millis took);
/// Fills in why there is no judgement.
CheckResult notJudged(CheckResult result, const std::optional<Error> &error);

// The parts of proxyChecks(). Facts: "server", "backend", "proxy"; of the configuration "section", "line",
// "file", "seen".

/// proxy.process ("stopped"), proxy.available ("none-up"), proxy.server ("down", "dns") and
/// proxy.maintenance ("maint", "drain", "config") for each server of the backend, proxy.socket
/// ("read-only"; fact "socket"), proxy.workers ("old-worker"; facts "pid", "sessions").
QList<CheckResult> proxyStateChecks(const ProxyProfile &proxy, const ProxyDeepLook &look);

/// proxy.config.mode ("http"), proxy.config.timeout ("client", "server", "tight-client",
/// "tight-server", "missing-client", "missing-server"), proxy.config.check ("none", "tcp", "alarms", "critical", "hangs", "http-on-amqp", "root",
/// "aliveness"), proxy.config.shutdown ("missing"), proxy.config.internal ("passed-on"), proxy.config.valid ("invalid"). `version`: of the oldest
/// broker, "4.0.5"; empty: not known.
QList<CheckResult> proxyConfigChecks(const ClusterProfile &profile, const ProxyProfile &proxy, const ProxyDeepLook &look, const QString &version);

/// proxy.room: "full" (as many connections as its maxconn), "near", "queueing" (clients wait for a server's maxconn);
/// facts "connections", "maxconn". By the same figures as the window's verdict.
CheckResult proxyRoomCheck(const ProxyProfile &proxy, const ProxyLook &look);

/// proxy.config.header: "missing" (a broker behind it waits for a PROXY header, and gets none), "unexpected" (it
/// gets one, and takes none). One for all servers of a kind.
CheckResult proxyHeaderCheck(const ClusterProfile &profile, const Examination &examination, const ProxyProfile &proxy, const ProxyDeepLook &look);
/// Whether the broker on this host takes AMQP behind a PROXY header only (proxy_protocol), by its files; nullopt:
/// they were not read.
std::optional<bool> waitsForProxyHeader(const Examination &examination, const HostName &host);

/// Where this cluster's AMQP is looked for in the proxy's configuration.
haproxy::AmqpPlaces amqpPlaces(const ClusterProfile &profile, const ProxyProfile &proxy, const ProxyDeepLook &look);

/// proxy.agree ("differ"; facts "server", "proxy", "other"): one for each server that the proxies see
/// differently, about the proxy that keeps clients away from it.
QList<CheckResult> proxyAgreement(const ClusterProfile &profile, const QMap<ProxyName, ProxyDeepLook> &looks);

} // namespace warrener
