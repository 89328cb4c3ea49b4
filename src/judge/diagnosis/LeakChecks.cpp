// What is taken and never given back: over the history where there is one, and for connections also
// at a glance.
#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/diagnosis/BrokerParts.h"
#include "judge/diagnosis/Trend.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis leastLeakHistory = 30min;
constexpr double straightLeak = 0.9; ///< r² of a leak: it rises in a line, load comes and goes
constexpr double leastShare = 0.3;   ///< of what there was at the beginning
// At a glance: one client with so many connections that do nothing, and hardly anybody else's.
constexpr qsizetype manyConnections = 100;
constexpr double mostOfAll = 0.8;
constexpr double mostIdle = 0.9;
constexpr double idleBytes = 200;     ///< per second; heartbeats and the handshake are less
constexpr qint64 manyChannels = 1000; ///< on one connection; the usual limit is 2,047

struct Leak
{
    QLatin1StringView id;
    Metric metric;
    bool ofNode;
    double least;       ///< what it must have grown by
    const char *passed; ///< %1 the node, where it is of one
    const char *found;
};

constexpr Leak leaks[] = {
    {"broker.leak.connections"_L1, Metric::Connections, false, 100, QT_TRANSLATE_NOOP("BrokerChecks", "Connections do not only rise"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Connections only rise: a client leaks them")},
    {"broker.leak.channels"_L1, Metric::Channels, false, 200, QT_TRANSLATE_NOOP("BrokerChecks", "Channels do not only rise"),
     QT_TRANSLATE_NOOP("BrokerChecks", "Channels only rise: a client leaks them")},
    {"broker.leak.descriptors"_L1, Metric::NodeDescriptors, true, 200, QT_TRANSLATE_NOOP("BrokerChecks", "The file descriptors of %1 do not only rise"),
     QT_TRANSLATE_NOOP("BrokerChecks", "The file descriptors of %1 only rise")},
    {"broker.leak.memory"_L1, Metric::NodeMemory, true, 256.0 * 1024 * 1024, QT_TRANSLATE_NOOP("BrokerChecks", "The memory of %1 does not only rise"),
     QT_TRANSLATE_NOOP("BrokerChecks", "The memory of %1 only rises")},
};

QString amount(const Leak &leak, double value)
{
    return leak.metric == Metric::NodeMemory ? units::bytes(value) : units::count(value);
}

void judgeTrend(const DiagnosisInput &input, const Leak &leak, const QString &subject, const QString &name, CheckResult &result)
{
    result.title = QCoreApplication::translate("BrokerChecks", leak.passed);
    QString found = QCoreApplication::translate("BrokerChecks", leak.found);
    if (leak.ofNode) {
        result.title = result.title.arg(name);
        found = found.arg(name);
    }
    std::optional<Trend> trend;
    if (input.history) {
        for (const Zoom zoom : {Zoom::Hours6, Zoom::Hour1}) {
            trend = trendOf(input.history->window({leak.metric, subject}, zoom, input.snapshot->at));
            if (trend && trend->span >= leastLeakHistory)
                break;
        }
    }
    if (!trend || trend->span < leastLeakHistory) {
        result.outcome = Outcome::NotAsked;
        result.kind = u"not-enough-history"_s;
        result.text =
            QCoreApplication::translate("BrokerChecks", "It needs at least %1 of history, which is not there yet.").arg(units::duration(leastLeakHistory));
        return;
    }
    result.seen = QCoreApplication::translate("BrokerChecks", "from %1 to %2 in %3")
                      .arg(amount(leak, trend->start), amount(leak, trend->end), units::duration(trend->span));
    const bool grows =
        trend->onlyRises && trend->fit >= straightLeak && trend->growth() >= leak.least && trend->growth() >= leastShare * std::max(trend->start, 1.0);
    if (!grows)
        return;
    result.outcome = Outcome::Warning;
    result.kind = u"trend"_s;
    result.title = found;
    result.text = QCoreApplication::translate("BrokerChecks", "It has risen in a line and never fallen back.");
    result.facts.insert(u"perHour"_s, QString::number(trend->perSecond * 3600, 'f', 1));
}

/// One client: a user at one address. The port differs with every connection.
struct Client
{
    QString user, host, vhost, clientName;
    qsizetype open = 0, withoutChannels = 0, quiet = 0;
    QMap<NodeName, qsizetype> nodes;
};

QString hostOfPeer(const QString &peer)
{
    const qsizetype colon = peer.lastIndexOf(u':');
    return colon > 0 ? peer.first(colon) : peer;
}

QList<Client> clientsOf(const ConnectionLook &look)
{
    QHash<QString, Client> clients;
    for (const auto &[node, connection] : look.connections) {
        Client &client = clients[connection.user + u'\n' + hostOfPeer(connection.peer)];
        client.user = connection.user;
        client.host = hostOfPeer(connection.peer);
        client.vhost = connection.vhost;
        if (client.clientName.isEmpty())
            client.clientName = connection.clientName;
        ++client.open;
        client.withoutChannels += connection.channels == 0 ? 1 : 0;
        const bool told = connection.receiveRate >= 0 && connection.sendRate >= 0;
        client.quiet += told && connection.receiveRate + connection.sendRate < idleBytes ? 1 : 0;
        ++client.nodes[node];
    }
    return clients.values();
}

/// Hundreds of connections of one client that neither publish nor consume: no channel at all, or
/// silent ones in a cluster with hardly a consumer. A pool of busy or waiting clients has consumers.
bool isLeaking(const Client &client, qsizetype all, std::optional<qint64> consumers)
{
    if (client.open < manyConnections || static_cast<double>(client.open) < mostOfAll * static_cast<double>(all))
        return false;
    const double enough = mostIdle * static_cast<double>(client.open);
    if (static_cast<double>(client.withoutChannels) >= enough)
        return true;
    return consumers && 10 * *consumers < client.open && static_cast<double>(client.quiet) >= enough;
}

void judgeClients(const DiagnosisInput &input, CheckResult &result)
{
    const auto &answer = input.examination->broker.connections;
    if (!answer.has())
        return;
    const qsizetype all = answer.value->connections.size();
    const Part<ClusterTotals> &totals = input.snapshot->totals;
    const std::optional<qint64> consumers = totals.has() ? totals.value->consumers : std::nullopt;
    for (const auto listed = clientsOf(*answer.value); const Client &client : listed) {
        if (!isLeaking(client, all, consumers))
            continue;
        result.outcome = Outcome::Warning;
        result.kind = u"idle"_s;
        result.title =
            QCoreApplication::translate("BrokerChecks", "One client holds %1 connections that do nothing").arg(units::count(static_cast<double>(client.open)));
        result.text = QCoreApplication::translate("BrokerChecks", "They are of the user %1 at %2: a client that opens connections and does not close them.")
                          .arg(shownName(client.user), client.host);
        result.seen = QCoreApplication::translate("BrokerChecks", "%1 of %2 connections").arg(client.open).arg(all);
        result.took = answer.took;
        result.facts.insert(u"user"_s, client.user);
        result.facts.insert(u"peer"_s, client.host);
        result.facts.insert(u"vhost"_s, client.vhost);
        result.facts.insert(u"client"_s, client.clientName);
        result.facts.insert(u"count"_s, QString::number(client.open));
    }
}

void judgeChannels(const DiagnosisInput &input, CheckResult &result)
{
    const auto &answer = input.examination->broker.connections;
    if (!answer.has())
        return;
    for (const auto &[node, connection] : answer.value->connections) {
        if (connection.channels < manyChannels)
            continue;
        result.outcome = Outcome::Warning;
        result.kind = u"one-connection"_s;
        result.title =
            QCoreApplication::translate("BrokerChecks", "One connection holds %1 channels").arg(units::count(static_cast<double>(connection.channels)));
        result.text = QCoreApplication::translate("BrokerChecks", "It is of the user %1 at %2.").arg(shownName(connection.user), connection.peer);
        result.seen = connection.name;
        result.facts.insert(u"user"_s, connection.user);
        result.facts.insert(u"peer"_s, hostOfPeer(connection.peer));
        result.facts.insert(u"connection"_s, connection.name);
        result.facts.insert(u"count"_s, QString::number(connection.channels));
        return;
    }
}

} // namespace

QList<CheckResult> leakChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    for (const Leak &leak : leaks) {
        if (!leak.ofNode) {
            CheckResult result = aboutCluster(leak.id, FaultClass::Software);
            judgeTrend(input, leak, {}, {}, result);
            if (leak.metric == Metric::Connections)
                judgeClients(input, result);
            else
                judgeChannels(input, result);
            results.append(result);
            continue;
        }
        for (const NodeLook &node : input.snapshot->nodes) {
            CheckResult result = aboutNode(leak.id, FaultClass::Software, node);
            judgeTrend(input, leak, node.name.value, shortName(node.name), result);
            results.append(result);
        }
    }
    return results;
}

} // namespace warrener
