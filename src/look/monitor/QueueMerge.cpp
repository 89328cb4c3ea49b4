#include "look/monitor/QueueMerge.h"

#include "base/WholeNumber.h"
#include "cluster/QueuePurpose.h"

#include <algorithm>
#include <cmath>

namespace warrener {

namespace {

/// Gives names the numbers that rows hold.
template <class T>
class Numbering
{
public:
    explicit Numbering(QList<T> &names) : m_names(names)
    {
        for (qsizetype i = 0; i < names.size(); ++i)
            m_numbers.insert(names.at(i), static_cast<int>(i));
    }

    int of(const T &name)
    {
        const auto known = m_numbers.constFind(name);
        if (known != m_numbers.cend())
            return *known;
        const auto number = static_cast<int>(m_names.size());
        m_names.append(name);
        m_numbers.insert(name, number);
        return number;
    }

private:
    QList<T> &m_names;
    QHash<T, int> m_numbers;
};

qint64 toCount(double value)
{
    return value >= 0 ? wholeNumber(value).value_or(-1) : -1;
}

/// A counter that is not known, or has gone back, gives no rate.
float rateOf(double before, double now, double seconds)
{
    const double difference = now - before;
    if (seconds <= 0 || !std::isfinite(difference) || difference < 0)
        return QueueRow::unknownRate;
    return static_cast<float>(difference / seconds);
}

std::size_t sizeOf(const std::vector<NodeQueueMetrics> &answers)
{
    std::size_t count = 0;
    for (const NodeQueueMetrics &answer : answers)
        count += answer.queues.size();
    return count;
}

QueueRound roundOf(const std::vector<NodeQueueMetrics> &answers, std::size_t count)
{
    QueueRound round;
    round.counters.reserve(static_cast<qsizetype>(count));
    const auto sum = [](double &counter, double value, bool &isThere) {
        if (std::isnan(value))
            return;
        counter += value;
        isThere = true;
    };
    for (const NodeQueueMetrics &answer : answers) {
        round.nodes.append(answer.node);
        for (const QueueMetric &metric : answer.queues) {
            QueueCounters &counters = round.counters[QueueRef{metric.vhost, metric.queue}];
            sum(counters.published, metric.published, round.hasPublished);
            sum(counters.delivered, metric.delivered, round.hasDelivered);
            sum(counters.acked, metric.acked, round.hasAcked);
        }
    }
    std::ranges::sort(round.nodes);
    return round;
}

void addRates(QueueRow &row, const QueueRef &ref, const MergeInput &input, const QueueRound &now)
{
    const auto earlier = input.before.counters.constFind(ref);
    const auto later = now.counters.constFind(ref);
    if (input.before.nodes != now.nodes || earlier == input.before.counters.cend() || later == now.counters.cend())
        return;
    const double seconds = std::chrono::duration<double>(input.elapsed).count();
    if (now.hasPublished)
        row.inRate = rateOf(earlier->published, later->published, seconds);
    if (now.hasDelivered)
        row.outRate = rateOf(earlier->delivered, later->delivered, seconds);
    if (now.hasAcked)
        row.ackRate = rateOf(earlier->acked, later->acked, seconds);
}

void applyStatic(QueueRow &row, const QueueInfo &info)
{
    row.type = queueTypeFromId(info.type);
    row.durable = info.durable;
    row.exclusive = info.exclusive;
    row.mayWait = mayWaitUnread(isMadeToHold(info), info.delivered);
}

void apply(QueueRow &row, const QueueInfo &info, Numbering<NodeName> &nodes)
{
    const auto numbers = [&nodes](const QStringList &names) {
        std::vector<std::int16_t> numbered;
        for (const QString &name : names)
            numbered.push_back(static_cast<std::int16_t>(nodes.of(NodeName{name})));
        return numbered;
    };
    applyStatic(row, info);
    row.state = queueStateOf(info);
    if (row.leader < 0) {
        row.leaderKnown = info.leaderKnown;
        row.leader = info.leader.isEmpty() ? std::int16_t{-1} : static_cast<std::int16_t>(nodes.of(NodeName{info.leader}));
    }
    row.membersKnown = info.membersKnown;
    row.members = numbers(info.members);
    row.online = numbers(info.online);
    if (info.consumers >= 0)
        row.consumers = info.consumers;
    if (info.memory >= 0)
        row.memory = info.memory;
    // Before 4.0 no metrics count what goes through a queue.
    const auto fillIn = [](float &rate, double told) { rate = std::isnan(rate) ? static_cast<float>(told) : rate; };
    fillIn(row.inRate, info.inRate);
    fillIn(row.outRate, info.outRate);
    fillIn(row.ackRate, info.ackRate);
    if (row.state == QueueState::Idle && (row.inRate > 0 || row.outRate > 0 || row.ackRate > 0))
        row.state = QueueState::Running;
}

/// Rows of the table before whose leader's node has not answered, without their figures.
void keepUnanswered(QueueTable &table, const MergeInput &input, const QHash<QueueRef, std::size_t> &places, Numbering<NodeName> &nodes,
                    Numbering<QString> &vhosts)
{
    if (!input.previous)
        return;
    for (const QueueRow &old : input.previous->rows) {
        const NodeName leader = input.previous->leaderOf(old);
        const QString vhost = input.previous->vhostOf(old);
        if (!input.missing.contains(leader) || places.contains(QueueRef{vhost, old.name}))
            continue;
        QueueRow row;
        row.name = old.name;
        row.vhost = vhosts.of(vhost);
        row.type = old.type;
        row.durable = old.durable;
        row.exclusive = old.exclusive;
        row.leader = static_cast<std::int16_t>(nodes.of(leader));
        table.rows.push_back(std::move(row));
    }
}

} // namespace

MergedQueues mergeMetrics(const MergeInput &input)
{
    MergedQueues merged;
    QueueTable &table = merged.table;
    table.source = QueueSource::Metrics;
    table.missing = input.missing;
    const std::size_t count = sizeOf(input.answers);
    table.rows.reserve(count);
    QHash<QueueRef, std::size_t> places;
    places.reserve(static_cast<qsizetype>(count));
    merged.round = roundOf(input.answers, count);

    Numbering<NodeName> nodes(table.nodes);
    Numbering<QString> vhosts(table.vhosts);
    for (const NodeQueueMetrics &answer : input.answers) {
        const auto node = static_cast<std::int16_t>(nodes.of(answer.node));
        for (const QueueMetric &metric : answer.queues) {
            // Only its leader's node tells a queue's messages; others may count publishes into it.
            if (std::isnan(metric.ready))
                continue;
            const QueueRef ref{metric.vhost, metric.queue};
            QueueRow row;
            row.name = metric.queue;
            row.vhost = vhosts.of(metric.vhost);
            row.type = metric.type;
            row.leader = node;
            row.leaderKnown = true;
            row.ready = toCount(metric.ready);
            row.unacked = toCount(metric.unacked);
            row.consumers = toCount(metric.consumers);
            row.memory = toCount(metric.memory);
            row.mayWait = mayWaitUnread(isMadeToHold(metric.queue), merged.round.hasDelivered ? toCount(merged.round.counters.value(ref).delivered) : -1);
            addRates(row, ref, input, merged.round);
            const auto twin = places.constFind(ref);
            if (twin != places.cend()) {
                table.rows[*twin] = std::move(row);
                continue;
            }
            places.insert(ref, table.rows.size());
            table.rows.push_back(std::move(row));
        }
    }
    keepUnanswered(table, input, places, nodes, vhosts);
    table.total = static_cast<qint64>(table.rows.size());
    return merged;
}

QueueTable tableFromPage(const QueuePage &page)
{
    QueueTable table;
    table.source = QueueSource::Api;
    table.total = page.total;
    Numbering<NodeName> nodes(table.nodes);
    Numbering<QString> vhosts(table.vhosts);
    table.rows.reserve(static_cast<std::size_t>(page.queues.size()));
    for (const QueueInfo &info : page.queues) {
        QueueRow row;
        row.name = info.ref.name;
        row.vhost = vhosts.of(info.ref.vhost);
        row.ready = info.ready;
        row.unacked = info.unacked;
        apply(row, info, nodes);
        table.rows.push_back(std::move(row));
    }
    return table;
}

FlowSince markLongFlow(QueueTable &table, const FlowSince &before, Millis now)
{
    FlowSince flows;
    for (QueueRow &row : table.rows) {
        if (row.state != QueueState::Flow)
            continue;
        const QueueRef ref{.vhost = table.vhostOf(row), .name = row.name};
        const Millis since = before.value(ref, now);
        flows.insert(ref, since);
        row.flowsLong = now - since >= longFlow;
    }
    return flows;
}

void markHolders(QueueTable &table, const QSet<QueueRef> &holders, const QueueRound &round)
{
    if (holders.isEmpty())
        return;
    for (QueueRow &row : table.rows) {
        const QueueRef ref{.vhost = table.vhostOf(row), .name = row.name};
        if (holders.contains(ref))
            row.mayWait = mayWaitUnread(true, round.hasDelivered ? toCount(round.counters.value(ref).delivered) : -1);
    }
}

void applyInfos(QueueTable &table, const QHash<QueueRef, QueueInfo> &infos, InfoAge age)
{
    if (infos.isEmpty())
        return;
    Numbering<NodeName> nodes(table.nodes);
    for (QueueRow &row : table.rows) {
        const auto info = infos.constFind(QueueRef{table.vhostOf(row), row.name});
        if (info == infos.cend())
            continue;
        if (age == InfoAge::Fresh)
            apply(row, *info, nodes);
        else
            applyStatic(row, *info);
    }
}

} // namespace warrener
