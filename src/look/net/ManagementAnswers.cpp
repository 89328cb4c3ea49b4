#include "look/net/ManagementAnswers.h"

#include "look/net/JsonFields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostEntries = 100'000;

/// The objects in a list; other things are left out and noted.
QList<QJsonObject> objectsIn(const QJsonArray &rows, OddFields &odd)
{
    QList<QJsonObject> objects;
    for (const QJsonValue &row : rows) {
        if (objects.size() == mostEntries)
            break;
        if (row.isObject())
            objects.append(row.toObject());
        else
            json::noteOddRow(odd);
    }
    return objects;
}

std::optional<Millis> millis(const QJsonObject &object, QLatin1StringView key, qint64 unit = 1)
{
    const auto count = json::integer(object, key);
    // A thousand years: more is not a duration but an attack on arithmetic.
    if (!count || *count < 0 || *count > 31'536'000'000'000 / unit)
        return std::nullopt;
    return Millis{*count * unit};
}

constexpr json::Field nodeFields[] = {
    json::asFlag("running"_L1),          json::asFlag("being_drained"_L1),    json::asCount("mem_used"_L1),        json::asCount("mem_limit"_L1),
    json::asFlag("mem_alarm"_L1),        json::asCount("disk_free"_L1),       json::asCount("disk_free_limit"_L1), json::asFlag("disk_free_alarm"_L1),
    json::asCount("fd_used"_L1),         json::asCount("fd_total"_L1),        json::asCount("sockets_used"_L1),    json::asCount("sockets_total"_L1),
    json::asCount("proc_used"_L1),       json::asCount("proc_total"_L1),      json::asCount("run_queue"_L1),       json::asCount("processors"_L1),
    json::asCount("uptime"_L1),          json::asCount("net_ticktime"_L1),    json::asText("os_pid"_L1),           json::asTexts("partitions"_L1),
    json::asTexts("enabled_plugins"_L1), json::asObjects("cluster_links"_L1), json::asTexts("config_files"_L1),    json::asTexts("log_files"_L1),
    json::asText("db_dir"_L1),
};

NodeFigures nodeFrom(const QJsonObject &row)
{
    NodeFigures node;
    node.name.value = json::text(row, "name"_L1);
    json::noteOdd(row, nodeFields, node.name.value, node.odd);
    const std::optional<bool> running = json::flag(row, "running"_L1);
    node.running = running.value_or(false);
    node.runningKnown = running.has_value();
    node.beingDrained = json::flag(row, "being_drained"_L1);
    node.memoryUsed = json::count(row, "mem_used"_L1);
    node.memoryLimit = json::count(row, "mem_limit"_L1);
    node.memoryAlarm = json::flag(row, "mem_alarm"_L1);
    node.diskFree = json::count(row, "disk_free"_L1);
    node.diskFreeLimit = json::count(row, "disk_free_limit"_L1);
    node.diskAlarm = json::flag(row, "disk_free_alarm"_L1);
    node.diskUnwatched = row.value("disk_free"_L1).isString();
    node.withoutFigures = node.running && !row.contains("mem_used"_L1) && !row.contains("uptime"_L1) && !row.contains("fd_total"_L1);
    node.descriptorsUsed = json::count(row, "fd_used"_L1);
    node.descriptorsTotal = json::count(row, "fd_total"_L1);
    node.socketsUsed = json::count(row, "sockets_used"_L1);
    node.socketsTotal = json::count(row, "sockets_total"_L1);
    node.processesUsed = json::count(row, "proc_used"_L1);
    node.processesTotal = json::count(row, "proc_total"_L1);
    node.runQueue = json::count(row, "run_queue"_L1);
    if (const auto processors = json::count(row, "processors"_L1); processors && *processors > 0 && *processors < 65536)
        node.processors = static_cast<int>(*processors);
    node.uptime = millis(row, "uptime"_L1);
    node.connectionsCreatedRate = json::rate(row, "connection_created"_L1);
    node.connectionsClosedRate = json::rate(row, "connection_closed"_L1);
    node.netTickTime = millis(row, "net_ticktime"_L1, 1000);
    node.osPid = json::text(row, "os_pid"_L1);
    node.partitions = json::texts(row, "partitions"_L1);
    node.enabledPlugins = json::texts(row, "enabled_plugins"_L1);
    // Other brokers that speak this API, and old plugins, tell no links: that is not the same as having none.
    if (row.value("cluster_links"_L1).isArray()) {
        QStringList peers;
        const QJsonArray links = row.value("cluster_links"_L1).toArray();
        for (const QJsonValue &link : links) {
            if (const QString peer = json::text(link.toObject(), "name"_L1); !peer.isEmpty())
                peers.append(peer);
            else if (link.isObject()) // what is none is noted above, for all of them
                json::noteOddRow(node.odd);
        }
        node.clusterPeers = peers;
    }
    node.configFiles = json::texts(row, "config_files"_L1);
    node.logFiles = json::texts(row, "log_files"_L1);
    node.dataFolder = json::text(row, "db_dir"_L1);
    return node;
}

constexpr json::Field connectionFields[] = {
    json::asText("user"_L1),       json::asText("vhost"_L1),     json::asText("state"_L1),         json::asObject("client_properties"_L1),
    json::asCount("peer_port"_L1), json::asCount("channels"_L1), json::asCount("connected_at"_L1), json::asText("node"_L1),
};

constexpr json::Field objectFields[] = {json::asCount("connections"_L1), json::asCount("channels"_L1), json::asCount("queues"_L1),
                                        json::asCount("consumers"_L1), json::asCount("exchanges"_L1)};
constexpr json::Field messageFields[] = {json::asCount("messages_ready"_L1), json::asCount("messages_unacknowledged"_L1)};

QList<Listener> listenersFrom(const QJsonArray &rows, OddFields &odd)
{
    QList<Listener> listeners;
    for (const auto listed = objectsIn(rows, odd); const QJsonObject &row : listed) {
        const auto port = json::integer(row, "port"_L1);
        if (!port || *port < 1 || *port > 65535) {
            if (const QJsonValue said = row.value("port"_L1); !said.isUndefined() && !said.isNull())
                odd.add(json::oddField(u"port"_s, json::text(row, "protocol"_L1), json::rawNumber(said)));
            continue;
        }
        listeners.append({
            .node = {json::text(row, "node"_L1)},
            .protocol = json::text(row, "protocol"_L1),
            .address = json::text(row, "ip_address"_L1),
            .port = static_cast<quint16>(*port),
        });
    }
    return listeners;
}

constexpr json::Field flagFields[] = {json::asText("state"_L1), json::asText("stability"_L1)};

} // namespace

QueueState queueStateOf(const QueueInfo &info)
{
    static constexpr std::pair<QLatin1StringView, QueueState> states[] = {
        {"running"_L1, QueueState::Running}, {"idle"_L1, QueueState::Idle},
        {"flow"_L1, QueueState::Flow},       {"minority"_L1, QueueState::Minority},
        {"down"_L1, QueueState::Down},       {"stopped"_L1, QueueState::Stopped},
        {"crashed"_L1, QueueState::Crashed}, {"terminated"_L1, QueueState::Terminated},
    };
    const auto known = std::ranges::find_if(states, [&](const auto &entry) { return info.state == entry.first; });
    if (known == std::end(states))
        return QueueState::Unknown;
    if (known->second != QueueState::Running && known->second != QueueState::Idle)
        return known->second;
    // By what goes through it: `idle_since` stands in the answer about one queue and is missing in the list of all.
    return info.inRate == 0 && info.outRate == 0 && info.ackRate == 0 ? QueueState::Idle : QueueState::Running;
}

Result<BrokerOverview> overviewFromJson(const QByteArray &text)
{
    const auto root = json::object(text);
    if (!root)
        return std::unexpected(root.error());
    BrokerOverview overview;
    overview.node.value = json::text(*root, "node"_L1);
    if (overview.node.isEmpty())
        return std::unexpected(json::malformed());
    overview.versions = {
        .rabbitmq = json::text(*root, "rabbitmq_version"_L1),
        .erlang = json::text(*root, "erlang_version"_L1),
        .product = json::text(*root, "product_name"_L1),
        .managementVersion = json::text(*root, "management_version"_L1),
    };

    ClusterTotals &totals = overview.totals;
    totals.clusterName = json::text(*root, "cluster_name"_L1);
    totals.answeredBy = overview.node;
    totals.statsDisabled = json::flag(*root, "disable_stats"_L1).value_or(false);
    const QJsonValue stats = root->value("message_stats"_L1);
    const auto rate = [&](QLatin1StringView name) -> std::optional<double> {
        if (totals.statsDisabled || !stats.isObject())
            return std::nullopt;
        // A key appears with the first message of its kind: until then nothing has happened.
        const QJsonObject details = stats.toObject().value(QString(name) + "_details"_L1).toObject();
        return json::possibleRate(json::number(details, "rate"_L1).value_or(0), json::integer(stats.toObject(), name));
    };
    totals.publishRate = rate("publish"_L1);
    totals.deliverRate = rate("deliver_get"_L1);
    totals.ackRate = rate("ack"_L1);
    totals.redeliverRate = rate("redeliver"_L1);
    totals.returnUnroutableRate = rate("return_unroutable"_L1);
    totals.dropUnroutableRate = rate("drop_unroutable"_L1);

    const QJsonObject objects = root->value("object_totals"_L1).toObject();
    json::noteOdd(objects, objectFields, totals.clusterName, totals.odd);
    totals.connections = json::count(objects, "connections"_L1);
    totals.channels = json::count(objects, "channels"_L1);
    totals.queues = json::count(objects, "queues"_L1);
    totals.consumers = json::count(objects, "consumers"_L1);
    totals.exchanges = json::count(objects, "exchanges"_L1);

    const QJsonObject messages = root->value("queue_totals"_L1).toObject();
    json::noteOdd(messages, messageFields, totals.clusterName, totals.odd);
    totals.messagesReady = json::count(messages, "messages_ready"_L1);
    totals.messagesUnacked = json::count(messages, "messages_unacknowledged"_L1);
    if (messages.isEmpty() && totals.queues == 0) {
        totals.messagesReady = 0;
        totals.messagesUnacked = 0;
    }
    totals.listeners = listenersFrom(root->value("listeners"_L1).toArray(), totals.odd);
    return overview;
}

Result<QList<NodeFigures>> nodesFromJson(const QByteArray &text)
{
    const auto rows = json::array(text);
    if (!rows)
        return std::unexpected(rows.error());
    QList<NodeFigures> nodes;
    OddFields odd;
    for (const auto listed = objectsIn(*rows, odd); const QJsonObject &row : listed) {
        if (NodeFigures node = nodeFrom(row); !node.name.isEmpty())
            nodes.append(std::move(node));
        else
            json::noteOddRow(odd);
    }
    if (nodes.isEmpty())
        return std::unexpected(json::malformed());
    nodes.first().odd.add(odd);
    return nodes;
}

Result<MemoryBreakdown> memoryFromJson(const QByteArray &text)
{
    const auto root = json::object(text);
    if (!root)
        return std::unexpected(root.error());
    const QJsonValue memory = root->value("memory"_L1);
    if (memory.isString()) { // "not_available"
        return failure(ErrorKind::NotAvailable, QCoreApplication::translate("ManagementAnswers", "The broker does not know this node's memory"),
                       memory.toString().left(200));
    }
    if (!memory.isObject())
        return std::unexpected(json::malformed());

    const QJsonObject shares = memory.toObject();
    MemoryBreakdown breakdown;
    breakdown.strategy = json::text(shares, "strategy"_L1);
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        const auto bytes = json::integer(it.value());
        if (bytes && it.key() != "total"_L1)
            breakdown.shares.append({.id = it.key(), .bytes = *bytes});
    }
    std::ranges::stable_sort(breakdown.shares, std::ranges::greater{}, &MemoryShare::bytes);
    const QJsonValue total = shares.value("total"_L1);
    // Old brokers give one figure, the others one for each strategy.
    const auto byStrategy = json::integer(total.toObject().value(breakdown.strategy));
    qint64 sum = 0;
    for (const MemoryShare &share : std::as_const(breakdown.shares))
        sum += share.bytes;
    breakdown.total = json::integer(total).value_or(byStrategy.value_or(sum));
    return breakdown;
}

Result<QList<FeatureFlag>> featureFlagsFromJson(const QByteArray &text, OddFields *odd)
{
    const auto rows = json::array(text);
    if (!rows)
        return std::unexpected(rows.error());
    QList<FeatureFlag> flags;
    OddFields left;
    for (const auto listed = objectsIn(*rows, left); const QJsonObject &row : listed) {
        FeatureFlag flag{
            .name = json::text(row, "name"_L1),
            .state = json::text(row, "state"_L1),
            .stability = json::text(row, "stability"_L1),
            .description = json::text(row, "desc"_L1),
        };
        if (flag.name.isEmpty()) {
            json::noteOddRow(left);
            continue;
        }
        json::noteOdd(row, flagFields, flag.name, left);
        flags.append(std::move(flag));
    }
    if (odd != nullptr)
        *odd = left;
    return flags;
}

Result<ConnectionPage> connectionPageFromJson(const QByteArray &text)
{
    ConnectionPage page;
    QJsonArray rows;
    // Some brokers, and proxies that cache them, give the whole list where a page was asked for.
    if (text.trimmed().startsWith('[')) {
        const auto all = json::array(text);
        if (!all)
            return std::unexpected(all.error());
        rows = *all;
        if (!rows.isEmpty() && !rows.first().isObject())
            return std::unexpected(json::malformed());
    } else {
        const auto root = json::object(text);
        if (!root)
            return std::unexpected(root.error());
        if (!root->value("items"_L1).isArray())
            return std::unexpected(json::malformed());
        page.pageCount = static_cast<int>(std::clamp<qint64>(json::integer(*root, "page_count"_L1).value_or(1), 1, 1'000'000));
        rows = root->value("items"_L1).toArray();
    }
    for (const auto listed = objectsIn(rows, page.odd); const QJsonObject &row : listed) {
        ConnectionInfo connection;
        connection.name = json::text(row, "name"_L1);
        if (connection.name.isEmpty()) {
            json::noteOddRow(page.odd);
            continue;
        }
        json::noteOdd(row, connectionFields, connection.name, page.odd);
        connection.user = json::text(row, "user"_L1);
        connection.vhost = json::text(row, "vhost"_L1);
        connection.state = json::text(row, "state"_L1);
        connection.protocol = json::text(row, "protocol"_L1);
        const QJsonObject client = row.value("client_properties"_L1).toObject();
        connection.clientName = json::text(client, "connection_name"_L1);
        if (connection.clientName.isEmpty())
            connection.clientName = json::text(row, "user_provided_name"_L1);
        const auto port = json::integer(row, "peer_port"_L1).value_or(0);
        connection.peer = toText(Endpoint{
            .host = json::text(row, "peer_host"_L1),
            .port = static_cast<quint16>(std::clamp<qint64>(port, 0, 65535)),
        });
        connection.channels = json::count(row, "channels"_L1).value_or(-1);
        if (const auto at = millis(row, "connected_at"_L1))
            connection.connectedAt = TimePoint{*at};
        connection.receiveRate = json::rate(row, "recv_oct"_L1).value_or(-1);
        connection.sendRate = json::rate(row, "send_oct"_L1).value_or(-1);
        page.connections.append({NodeName{json::text(row, "node"_L1)}, std::move(connection)});
    }
    return page;
}

Result<WhoAmI> whoAmIFromJson(const QByteArray &text)
{
    const auto root = json::object(text);
    if (!root)
        return std::unexpected(root.error());
    WhoAmI account{
        .user = json::text(*root, "name"_L1),
        .tags = json::texts(*root, "tags"_L1),
    };
    if (account.user.isEmpty())
        return std::unexpected(json::malformed());
    // Before 3.9 the tags were one text with commas.
    if (const QString tags = json::text(*root, "tags"_L1); !tags.isEmpty())
        account.tags = tags.simplified().remove(u' ').split(u',', Qt::SkipEmptyParts);
    return account;
}

Result<QStringList> vhostsFromJson(const QByteArray &text, OddFields *odd)
{
    const auto rows = json::array(text);
    if (!rows)
        return std::unexpected(rows.error());
    QStringList vhosts;
    OddFields left;
    for (const auto listed = objectsIn(*rows, left); const QJsonObject &row : listed) {
        if (const QString name = json::text(row, "name"_L1); !name.isEmpty())
            vhosts.append(name);
        else
            json::noteOddRow(left);
    }
    if (odd != nullptr)
        *odd = left;
    return vhosts;
}

} // namespace warrener
