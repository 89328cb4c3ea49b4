#pragma once

#include "look/examination/HaproxyConfig.h"

#include <QSet>

#include <cstdint>

namespace warrener::haproxy {

/// What of a configuration is about AMQP.
struct AmqpPlaces
{
    QSet<int> ports; ///< where brokers or the proxy take AMQP clients
    QString backend; ///< the profile's; may be empty
};

/// The section that a fault is in, and why it is one. Kinds by topic:
/// - Mode: "http"
/// - Timeout: "client", "server" (heartbeats do not pass in time), "tight-client", "tight-server" (they do; clients
///   without them, or with longer ones, are cut off: shorter than two heartbeats), "missing-client", "missing-server"
/// - Check: "none" (servers are not checked), "tcp" (a frozen broker passes it), "alarms" (one alarm
///   takes every server out), "critical" (a lost node takes the others out), "hangs" (asks the other
///   nodes too: while one is frozen it takes 10 s on each, measured on 4.0 and 4.3, not on 3.10),
///   "http-on-amqp" (asks the AMQP port by HTTP: no broker ever passes), "root" (a page that says
///   nothing of AMQP), "aliveness" (declares queues, deprecated)
/// - Shutdown: "missing" (sessions stay with a server that is down)
struct ConfigFault
{
    enum class Topic : std::uint8_t { Mode, Timeout, Check, Shutdown };

    Topic topic = Topic::Mode;
    QString kind;
    QString section; ///< "backend be_amqp"
    int line = 0;    ///< the telling one
    QString seen;    ///< as it stands there: "timeout client 50s", "GET /api/health/checks/alarms"

    bool operator==(const ConfigFault &) const = default;
};

/// Sections that serve AMQP: they bind such a port, have servers on one, are the profile's backend, are where a
/// frontend with such a port sends its clients, or send theirs to such servers from another port.
QList<const ConfigSection *> amqpSections(const Config &config, const AmqpPlaces &places);

/// The first line that takes or passes on what is for nodes alone: their port mapper (4369), their links (25672) or
/// the command line's ports (35672 to 35682); null where there is none.
const ConfigLine *internalPortLine(const Config &config);

/// The words that count for a line "server …": those of default-server before it, its own at the end.
QStringList serverWords(const Config &config, const ConfigSection &section, const ConfigLine &server);

/// In the order of the sections. `heartbeat`: the longest that clients are expected to use, in
/// milliseconds; RabbitMQ proposes 60 s.
QList<ConfigFault> faultsOf(const Config &config, const AmqpPlaces &places, qint64 heartbeat = 60'000);

} // namespace warrener::haproxy
