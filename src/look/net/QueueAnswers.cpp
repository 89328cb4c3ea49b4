// The parsers of queues: their lists may be large, so simdjson reads them.
#include "cluster/QueuePurpose.h"
#include "look/net/JsonFields.h"
#include "look/net/ManagementAnswers.h"
#include "look/net/OndemandFields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <simdjson.h>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

namespace ondemand = simdjson::ondemand;
using namespace ondemandfields;

/// Of one page, which has 500, or of the list of an old broker that knows no pages.
constexpr qsizetype mostQueues = 20'000;

/// What arguments (`prefix` "x-") or a policy say of messages that nobody takes.
simdjson::error_code readLeaving(ondemand::value value, std::string_view prefix, QueueInfo &into)
{
    ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    QString exchange;
    QString key;
    bool deadLetters = false;
    for (auto entry : object) {
        ondemand::field field;
        if (const auto error = std::move(entry).get(field))
            return error;
        std::string_view name = field.escaped_key();
        if (!name.starts_with(prefix))
            continue;
        name.remove_prefix(prefix.size());
        if (name == "message-ttl") {
            into.expires = true;
        } else if (name == "max-length" || name == "max-length-bytes") {
            into.limited = true;
        } else if (name == "expires") {
            into.vanishes = true;
        } else if (name == "quorum-initial-group-size" || name == "initial-cluster-size") {
            int64_t members = 0;
            into.declaredAlone = !field.value().get_int64().get(members) && members == 1;
        } else if (name == "dead-letter-exchange") {
            deadLetters = true;
            read(field.value(), exchange);
        } else if (name == "dead-letter-routing-key") {
            read(field.value(), key);
        }
    }
    into.deadLetters = into.deadLetters || deadLetters;
    // The default exchange brings a message to the queue that is called as its key; of the others people name the key, or the
    // exchange itself, as the queue behind it.
    for (const QString &name : {key, exchange}) {
        if (deadLetters && !name.isEmpty() && !into.deadLetterTo.contains(name))
            into.deadLetterTo.append(name);
    }
    return simdjson::SUCCESS;
}

/// What passes through a queue, by one of its counters.
struct Flow
{
    std::string_view counter, details;
    double *rate;
    qint64 counted = -1;
};

simdjson::error_code readStats(ondemand::value value, QueueInfo &into)
{
    ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    // A key appears with the first message of its kind: until then nothing has happened.
    into.inRate = into.outRate = into.ackRate = 0;
    std::array flows{
        Flow{.counter = "publish", .details = "publish_details", .rate = &into.inRate},
        Flow{.counter = "deliver_get", .details = "deliver_get_details", .rate = &into.outRate},
        Flow{.counter = "ack", .details = "ack_details", .rate = &into.ackRate},
    };
    for (auto entry : object) {
        ondemand::field field;
        if (const auto error = std::move(entry).get(field))
            return error;
        const std::string_view key = field.escaped_key();
        const auto flow = std::ranges::find_if(flows, [key](const Flow &each) { return key == each.counter || key == each.details; });
        if (flow == flows.end())
            continue;
        if (key == flow->counter) {
            read(field.value(), flow->counted);
        } else if (isObject(field.value())) {
            if (const auto error = readRate(field.value(), *flow->rate))
                return error;
        }
    }
    for (const Flow &flow : flows) {
        const auto counted = flow.counted >= 0 ? std::optional(flow.counted) : std::nullopt;
        *flow.rate = json::possibleRate(*flow.rate, counted).value_or(QueueInfo::unknownRate);
    }
    into.delivered = std::max<qint64>(0, flows.at(1).counted);
    return simdjson::SUCCESS;
}

/// What the members of the object said that cannot be put into place before all are read.
struct Leftovers
{
    QString node;
    QStringList slaves, syncedSlaves;
    bool hasLeader = false;
    bool hasMembers = false;
    bool hasOnline = false;
    bool hasMirrors = false;
    bool hasSize = false; ///< `memory` or `message_stats` came: statistics are on
    bool hasStats = false;
    /// Keys with a value of another type, or with a number that cannot be; and what stands there.
    QList<std::pair<QString, QString>> odd;
};

simdjson::error_code readField(std::string_view key, ondemand::value value, QueueInfo &queue, Leftovers &rest)
{
    const auto note = [&](bool isRight, const QString &raw = {}) {
        if (!isRight)
            rest.odd.append({QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), raw});
    };
    const auto take = [&](auto &into) {
        const bool isRight = read(value, into);
        note(isRight, !isRight && std::is_same_v<decltype(into), qint64 &> ? rawScalar(value) : QString());
    };
    const auto takeTexts = [&](QStringList &into) {
        bool whole = true;
        const simdjson::error_code error = readTexts(value, into, whole);
        note(whole);
        return error;
    };
    // An empty object is an empty list where Erlang writes it.
    const auto isStructure = [&] { return isObject(value) || isArray(value) || isOf(value, ondemand::json_type::null); };
    if (key == "name")
        take(queue.ref.name);
    else if (key == "vhost")
        take(queue.ref.vhost);
    else if (key == "type")
        take(queue.type);
    else if (key == "state")
        take(queue.state);
    else if (key == "node")
        take(rest.node);
    else if (key == "leader") {
        rest.hasLeader = isOf(value, ondemand::json_type::string) || isOf(value, ondemand::json_type::null);
        take(queue.leader);
    } else if (key == "durable")
        take(queue.durable);
    else if (key == "exclusive")
        take(queue.exclusive);
    else if (key == "auto_delete")
        take(queue.autoDelete);
    else if (key == "policy")
        take(queue.policy);
    else if (key == "arguments" && isObject(value))
        return readLeaving(value, "x-", queue);
    else if (key == "effective_policy_definition" && isObject(value))
        return readLeaving(value, "", queue);
    else if (key == "messages_ready")
        take(queue.ready);
    else if (key == "messages_unacknowledged")
        take(queue.unacked);
    else if (key == "consumers")
        take(queue.consumers);
    else if (key == "message_bytes")
        take(queue.messageBytes);
    else if (key == "memory") {
        take(queue.memory);
        rest.hasSize = true;
    } else if (key == "members" && isArray(value)) {
        rest.hasMembers = true;
        return takeTexts(queue.members);
    } else if (key == "online" && isArray(value)) {
        rest.hasOnline = true;
        return takeTexts(queue.online);
    } else if (key == "slave_nodes" && isArray(value)) {
        rest.hasMirrors = true;
        return takeTexts(rest.slaves);
    } else if (key == "synchronised_slave_nodes" && isArray(value))
        return takeTexts(rest.syncedSlaves);
    else if (key == "message_stats" && isObject(value)) {
        rest.hasSize = rest.hasStats = true;
        return readStats(value, queue);
    } else if (key == "members" || key == "online" || key == "slave_nodes" || key == "synchronised_slave_nodes")
        note(isOf(value, ondemand::json_type::null) || isOf(value, ondemand::json_type::string));
    else if (key == "arguments" || key == "effective_policy_definition" || key == "message_stats")
        note(isStructure());
    return simdjson::SUCCESS;
}

void putTogether(QueueInfo &queue, const Leftovers &rest)
{
    // 3.x names mirrors beside the queue's own node; a classic queue is its node's alone.
    // Before 3.8 there was one type, and no word for it.
    if (queue.type.isEmpty())
        queue.type = u"classic"_s;
    const bool down = queue.state == "down"_L1 || queue.state == "stopped"_L1;
    if (!rest.hasLeader) {
        queue.leader = rest.node;
        queue.leaderKnown = !rest.node.isEmpty();
    } else {
        queue.leaderKnown = true;
    }
    if (rest.hasMembers) {
        // Members of which nobody says who is online are not all of them away.
        queue.membersKnown = rest.hasOnline;
        if (!rest.hasOnline)
            queue.members.clear();
    } else if (rest.hasMirrors) {
        queue.members = QStringList{rest.node} + rest.slaves;
        queue.online = QStringList{rest.node} + rest.syncedSlaves;
        queue.membersKnown = true;
    } else if (queue.type == "classic"_L1 && !rest.node.isEmpty()) {
        queue.members = {rest.node};
        queue.online = down ? QStringList() : QStringList{rest.node};
        queue.membersKnown = true;
    }
    // With statistics on, a queue that nothing has passed yet has no message_stats at all.
    if (rest.hasSize && !rest.hasStats)
        queue.inRate = queue.outRate = queue.ackRate = 0;
    if (rest.hasSize && queue.delivered < 0)
        queue.delivered = 0;
}

simdjson::error_code readQueue(ondemand::object object, QueueInfo &queue, OddFields &odd)
{
    Leftovers rest;
    for (auto entry : object) {
        ondemand::field field;
        if (const auto error = std::move(entry).get(field))
            return error;
        const std::string_view key = field.escaped_key();
        if (const auto error = readField(key, field.value(), queue, rest))
            return error;
    }
    putTogether(queue, rest);
    for (const auto &[key, raw] : std::as_const(rest.odd))
        odd.add(json::oddField(key, queue.ref.name, raw));
    return simdjson::SUCCESS;
}

simdjson::error_code readQueues(ondemand::array array, QueuePage &page)
{
    QList<QueueInfo> &into = page.queues;
    OddFields &odd = page.odd;
    for (auto entry : array) {
        ondemand::value element;
        if (const auto error = entry.get(element))
            return error;
        if (!isObject(element)) {
            json::noteOddRow(odd);
            ++page.lost;
            continue;
        }
        ondemand::object object;
        if (const auto error = element.get_object().get(object))
            return error;
        QueueInfo queue;
        OddFields fields;
        if (const auto error = readQueue(object, queue, fields))
            return error;
        // Of a row that nobody can name its fields are not told one by one.
        if (queue.ref.name.isEmpty()) {
            json::noteOddRow(odd);
            ++page.lost;
            continue;
        }
        odd.add(fields);
        if (into.size() == mostQueues)
            return simdjson::CAPACITY;
        into.append(std::move(queue));
    }
    return simdjson::SUCCESS;
}

simdjson::error_code readPage(ondemand::object object, QueuePage &page, bool &hasItems)
{
    qint64 number = 1;
    qint64 count = 1;
    qint64 total = -1;
    for (auto entry : object) {
        ondemand::field field;
        if (const auto error = std::move(entry).get(field))
            return error;
        const std::string_view key = field.escaped_key();
        ondemand::value value = field.value();
        if (key == "items" && isArray(value)) {
            hasItems = true;
            ondemand::array items;
            if (const auto error = value.get_array().get(items))
                return error;
            if (const auto error = readQueues(items, page))
                return error;
        } else if (key == "page") {
            read(value, number);
        } else if (key == "page_count") {
            read(value, count);
        } else if (key == "total_count") {
            read(value, total);
        }
    }
    page.page = static_cast<int>(std::clamp<qint64>(number, 1, 1'000'000'000));
    page.pageCount = static_cast<int>(std::clamp<qint64>(count, 1, 1'000'000'000));
    page.total = total;
    return simdjson::SUCCESS;
}

Error notQueues(simdjson::error_code error)
{
    if (error == simdjson::CAPACITY)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("ManagementAnswers", "The node lists more than %1 queues at once").arg(mostQueues))
            .error();
    return json::malformed(error == simdjson::SUCCESS ? QString() : QString::fromLatin1(simdjson::error_message(error)));
}

Result<QueuePage> queuesWithin(const QByteArray &text, const JsonBounds &bounds)
{
    if (const Status status = json::within(text, bounds); !status)
        return std::unexpected(status.error());
    const simdjson::padded_string padded(text.constData(), static_cast<size_t>(text.size()));
    ondemand::parser parser;
    ondemand::document document;
    if (const auto error = parser.iterate(padded).get(document))
        return std::unexpected(notQueues(error));
    ondemand::json_type type{};
    if (const auto error = document.type().get(type))
        return std::unexpected(notQueues(error));

    QueuePage page;
    simdjson::error_code error = simdjson::INCORRECT_TYPE;
    bool hasItems = false;
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        error = document.get_array().get(array);
        if (!error)
            error = readQueues(array, page);
        page.total = page.queues.size();
        hasItems = true;
    } else if (type == ondemand::json_type::object) {
        ondemand::object object;
        error = document.get_object().get(object);
        if (!error)
            error = readPage(object, page, hasItems);
    }
    if (!error && !document.at_end())
        error = simdjson::TRAILING_CONTENT;
    if (error || !hasItems)
        return std::unexpected(notQueues(error));
    markDeadLetterTargets(page.queues);
    return page;
}

/// A name that is no UTF-8 costs its own row, not the list.
Result<QueuePage> queuesWithout(const QByteArray &text, const JsonBounds &bounds)
{
    const QByteArray readable = QString::fromUtf8(text).toUtf8();
    Result<QueuePage> page = queuesWithin(readable, bounds);
    if (!page)
        return page;
    const auto isNamed = [](const QueueInfo &queue) {
        return !queue.ref.name.contains(QChar::ReplacementCharacter) && !queue.ref.vhost.contains(QChar::ReplacementCharacter);
    };
    const auto unnamed = std::ranges::stable_partition(page->queues, isNamed);
    page->unnamed = QList<QueueInfo>(unnamed.begin(), unnamed.end());
    page->queues.erase(unnamed.begin(), unnamed.end());
    page->unreadable = page->unnamed.size();
    return page;
}

Result<QueuePage> queuesOf(const QByteArray &text, const JsonBounds &bounds)
{
    return simdjson::validate_utf8(text.constData(), static_cast<size_t>(text.size())) ? queuesWithin(text, bounds) : queuesWithout(text, bounds);
}

} // namespace

Result<QueuePage> queuePageFromJson(const QByteArray &text)
{
    return queuesOf(text, answers::queuePage);
}

Result<QueuePage> allQueuesFromJson(const QByteArray &text)
{
    return queuesOf(text, answers::allQueues);
}

Result<QueueInfo> queueFromJson(const QByteArray &text)
{
    if (const Status status = json::within(text, answers::small); !status)
        return std::unexpected(status.error());
    const simdjson::padded_string padded(text.constData(), static_cast<size_t>(text.size()));
    ondemand::parser parser;
    ondemand::document document;
    if (const auto error = parser.iterate(padded).get(document))
        return std::unexpected(notQueues(error));
    ondemand::object object;
    if (const auto error = document.get_object().get(object))
        return std::unexpected(notQueues(error));
    QueueInfo queue;
    OddFields ignored;
    if (const auto error = readQueue(object, queue, ignored))
        return std::unexpected(notQueues(error));
    if (queue.ref.name.isEmpty())
        return std::unexpected(notQueues(simdjson::SUCCESS));
    return queue;
}

} // namespace warrener
