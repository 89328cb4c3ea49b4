#include "look/monitor/QueuePoller.h"

#include "base/Deadline.h"
#include "base/OffThread.h"
#include "cluster/QueuePurpose.h"
#include "look/monitor/NodePoller.h"
#include "look/monitor/SnapshotBuilder.h"
#include "look/net/QueueParts.h"

#include <algorithm>

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr int pageSize = 500;
/// Without metrics endpoints a long list costs the broker seconds a page: not all, and not often.
constexpr int mostPagesWithoutMetrics = 20;
constexpr Millis slowInterval = 30s;
/// While nobody looks: no more often than this, and only as often as a hundred times what the last look took.
constexpr Millis leastInBackground = 10s;
constexpr int restTimes = 100;
/// A node that has gone or come: at once, and again after it.
constexpr Millis soonAfter = 1s;
constexpr Millis onceMoreAfter = 10s;
/// A list that was refused costs the broker its whole effort and an entry in its log each time: it is asked for again then.
constexpr Millis refusedFor = 60s;
/// What a queue is for changes seldom; to ask it costs a page of 500 each.
constexpr Millis holdersFor = 10min;
constexpr int mostPagesForHolders = 8;
/// The table waits for it: while a node is frozen metrics tell what no list does.
constexpr Millis holdersPatience = 5s;
/// Lists take longer than the question whether a node lives.
constexpr Millis listTimeout = 20s;
constexpr qsizetype mostVisible = 80;

/// What came about after its poller had gone is nobody's.
std::unexpected<Error> givenUp()
{
    return failure(ErrorKind::Cancelled, QueuePoller::tr("Given up"));
}

} // namespace

QueuePoller::QueuePoller(std::shared_ptr<const PollContext> context, QList<NodePoller *> nodes, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_tableQuestion(
                                                          m_context->clock, m_context->tasks, [this] { return askTable(); }, this),
      m_rowsQuestion(m_context->clock, m_context->tasks, [this] { return askVisible(); }, this)
{
    for (NodePoller *node : nodes)
        m_sources.push_back({.node = node, .api = nullptr, .metrics = nullptr});
}

QueuePoller::~QueuePoller() = default;

void QueuePoller::setActive(bool active, Millis interval)
{
    if (active == m_tableQuestion.isStarted()) {
        if (active && interval != m_interval) {
            setInterval(interval);
            askNow();
        }
        return;
    }
    m_interval = interval;
    if (!active) {
        m_tableQuestion.stop();
        m_rowsQuestion.stop();
        m_context->builder->setQueuesAwaited(false);
        return;
    }
    for (Source &source : m_sources) {
        const NodeProfile &profile = source.node->profile();
        HttpAccess access = m_context->doors().management(profile);
        if (!source.api && !access.base.isEmpty()) {
            access.timeout = std::max(listTimeout, access.timeout);
            source.api = std::make_unique<ManagementClient>(access);
            m_context->builder->meter().watch(source.api->http());
        }
        access = m_context->doors().metrics(profile);
        if (!source.metrics && !access.base.isEmpty()) {
            access.timeout = std::max(listTimeout, access.timeout);
            source.metrics = std::make_unique<BrokerMetricsClient>(access);
            m_context->builder->meter().watch(source.metrics->http());
        }
    }
    m_context->builder->setQueuesAwaited(m_table == nullptr);
    m_tableQuestion.start(interval);
    m_rowsQuestion.start(interval);
}

void QueuePoller::setVisible(const QList<QueueRef> &rows)
{
    m_visible = rows.first(std::min(rows.size(), mostVisible));
    m_rowsQuestion.askNow();
}

void QueuePoller::setInterval(Millis interval)
{
    m_interval = interval;
    m_tableQuestion.setInterval(interval);
    m_rowsQuestion.setInterval(interval);
}

void QueuePoller::askNow()
{
    m_refusedAt -= refusedFor; // a person wants to know whether it is still so
    m_tableQuestion.askNow();
    m_rowsQuestion.askNow();
}

void QueuePoller::askSoon()
{
    const Millis now = m_context->clock->monotonic();
    if (!m_tableQuestion.isStarted() || (m_soonAt && now - *m_soonAt < onceMoreAfter))
        return;
    m_soonAt = now;
    m_onceMore = true;
    m_tableQuestion.hurry(soonAfter);
}

Millis QueuePoller::intervalAfter(Millis took) const
{
    return m_inBackground ? std::clamp(restTimes * took, std::min(leastInBackground, m_interval), m_interval) : m_interval;
}

QueuePoller::Source *QueuePoller::answeringSource()
{
    const auto answering = std::ranges::find_if(m_sources, [](const Source &source) { return source.api && source.node->isAnswering(); });
    if (answering != m_sources.end())
        return &*answering;
    const auto any = std::ranges::find_if(m_sources, [](const Source &source) { return source.api != nullptr; });
    return any != m_sources.end() ? &*any : nullptr;
}

bool QueuePoller::hasMetrics() const
{
    return std::ranges::any_of(
        m_sources, [this](const Source &source) { return source.metrics && m_context->builder->node(source.node->profile().name).metrics.isCurrent(); });
}

qint64 QueuePoller::knownTotal() const
{
    const Part<ClusterTotals> &totals = m_context->builder->now().totals;
    if (totals.isCurrent() && totals.value->queues)
        return *totals.value->queues;
    return m_table ? m_table->total : -1;
}

QCoro::Task<bool> QueuePoller::askTable()
{
    const QPointer<QueuePoller> self(this);
    // How many there are decides whether it is cheap; the first totals are on their way.
    if (m_inBackground && knownTotal() < 0) {
        // An answer that tells no count does not tell it a second later either.
        const Part<ClusterTotals> &totals = m_context->builder->now().totals;
        if (totals.error || totals.isCurrent() || answeringSource() == nullptr)
            m_context->builder->setQueuesAwaited(false);
        m_tableQuestion.hurry(1s);
        co_return true;
    }
    if (std::exchange(m_onceMore, false))
        m_tableQuestion.hurry(onceMoreAfter);
    const Millis began = m_context->clock->monotonic();
    if (isRefusedNow()) {
        const bool well = co_await askOtherwise(m_detour->refused);
        co_return well;
    }
    if (knownTotal() <= pageSize) {
        const Result<QueuePage> page = co_await askPage(1, true, m_context->stop);
        if (!self)
            co_return false;
        const Millis took = m_context->clock->monotonic() - began;
        m_tableQuestion.setInterval(intervalAfter(took));
        m_tableQuestion.spare(took);
        if (!page && isListRefused(page.error())) {
            m_refusedAt = m_context->clock->monotonic();
            const bool well = co_await askOtherwise(page.error());
            co_return well;
        }
        if (!page) {
            fail(page.error());
            co_return false;
        }
        m_detour.reset();
        if (page->total <= pageSize) {
            // The list before was of no one moment: who is missing now is asked for.
            if (m_table && (!m_table->isOfOneMoment() || m_missing.hasVanished()))
                co_await publishAsked(tableFromPage(*page));
            else
                publish(tableFromPage(*page));
            co_return true;
        }
    }
    // Part of the queues would look like all of them: go on to where all are told.
    if (hasMetrics()) {
        m_detour.reset();
        m_tableQuestion.setInterval(m_interval);
        const Result<bool> well = co_await askMetrics();
        if (self)
            m_tableQuestion.setInterval(intervalAfter(m_context->clock->monotonic() - began));
        if (self && !well)
            fail(well.error());
        co_return well.value_or(false);
    }
    // Pages of a long list cost the broker seconds each: not while nobody looks.
    if (m_inBackground) {
        m_context->builder->setQueuesAwaited(false);
        co_return true;
    }
    m_tableQuestion.setInterval(std::max(slowInterval, m_interval));
    const bool well = co_await askPages();
    co_return well;
}

QCoro::Task<Result<QueuePage>> QueuePoller::askPage(int page, bool withStats, std::stop_token stop)
{
    Source *source = answeringSource();
    if (!source)
        co_return failure(ErrorKind::NotConfigured, tr("No management URL is configured"));
    co_return co_await source->api->queuesPage(page, pageSize, withStats, std::move(stop));
}

QCoro::Task<bool> QueuePoller::askPages()
{
    const QPointer<QueuePoller> self(this);
    QueuePage all;
    bool isInPages = false;
    for (int page = 1; page <= mostPagesWithoutMetrics; ++page) {
        Result<QueuePage> answer = co_await askPage(page, false, m_context->stop);
        if (!self)
            co_return false;
        if (!answer && isListRefused(answer.error())) {
            m_refusedAt = m_context->clock->monotonic();
            const bool well = co_await askOtherwise(answer.error());
            co_return well;
        }
        if (!answer) {
            fail(answer.error());
            co_return false;
        }
        isInPages = isInPages || page > 1;
        all.queues += answer->queues;
        all.total = answer->total;
        if (page >= answer->pageCount)
            break;
    }
    markDeadLetterTargets(all.queues);
    m_detour.reset();
    QueueTable table = tableFromPage(all);
    table.isInPages = isInPages;
    co_await publishAsked(std::move(table));
    co_return true;
}

bool QueuePoller::isRefusedNow() const
{
    return m_detour && m_context->clock->monotonic() - m_refusedAt < refusedFor;
}

QCoro::Task<bool> QueuePoller::askOtherwise(Error refused)
{
    const QPointer<QueuePoller> self(this);
    const TimePoint since = m_detour ? m_detour->since : m_context->clock->now();
    m_detour = QueueDetour{.refused = refused, .since = since, .by = QueueDetour::By::Metrics};
    if (hasMetrics()) {
        m_tableQuestion.setInterval(m_interval);
        const Result<bool> well = co_await askMetrics();
        if (!self)
            co_return false;
        if (well)
            co_return *well;
    }
    // Many questions: not while nobody looks, and not often.
    Source *source = answeringSource();
    if (m_inBackground || !source) {
        fail(refused);
        co_return false;
    }
    m_tableQuestion.setInterval(std::max(slowInterval, m_interval));
    const bool isShort = knownTotal() <= pageSize;
    Result<QueueParts> parts = co_await queuesByParts(source->api.get(), {.withStats = isShort}, m_context->stop);
    if (!self)
        co_return false;
    if (!parts) {
        fail(parts.error().kind == ErrorKind::Cancelled ? parts.error() : refused);
        co_return false;
    }
    m_detour = QueueDetour{.refused = refused, .since = since, .by = QueueDetour::By::Parts, .unlisted = parts->unlisted};
    const qint64 total = std::max<qint64>(knownTotal(), parts->queues.size());
    const QueuePage page{.queues = std::move(parts->queues), .total = total};
    publish(tableFromPage(page));
    co_return true;
}

QCoro::Task<Result<bool>> QueuePoller::askMetrics()
{
    const QPointer<QueuePoller> self(this);
    struct Asked
    {
        NodeName node;
        QCoro::Task<Result<std::vector<QueueMetric>>> task;
    };
    std::vector<Asked> asked;
    MergeInput input;
    for (Source &source : m_sources) {
        const NodeName &name = source.node->profile().name;
        if (source.metrics && m_context->builder->node(name).metrics.isCurrent())
            asked.push_back({name, source.metrics->queueMetrics(m_context->stop)});
        else
            input.missing.append(name);
    }
    std::optional<Error> error;
    for (Asked &question : asked) {
        Result<std::vector<QueueMetric>> answer = co_await question.task;
        if (!self)
            co_return givenUp();
        if (answer) {
            input.answers.push_back({question.node, std::move(*answer)});
        } else {
            input.missing.append(question.node);
            error = answer.error();
        }
    }
    if (input.answers.empty()) {
        if (error)
            co_return std::unexpected(*error);
        co_return failure(ErrorKind::NotConfigured, tr("No node tells metrics"));
    }
    const Millis now = m_context->clock->monotonic();
    input.before = std::exchange(m_round, {});
    input.elapsed = now - m_roundAt;
    input.previous = m_table;
    QHash<QueueRef, QueueInfo> fresh;
    QHash<QueueRef, QueueInfo> old;
    for (auto known = m_infos.cbegin(); known != m_infos.cend(); ++known)
        (now - known->askedAt < 4 * m_interval ? fresh : old).insert(known.key(), known->info);

    MergedQueues merged = co_await OffThread([input = std::move(input), fresh, old, holders = m_holders] {
        MergedQueues result = mergeMetrics(input);
        markHolders(result.table, holders, result.round);
        applyInfos(result.table, old, InfoAge::Old);
        applyInfos(result.table, fresh, InfoAge::Fresh);
        return result;
    });
    if (!self)
        co_return givenUp();
    if (mayNeedHolders(merged.table)) {
        co_await learnHolders();
        if (!self)
            co_return givenUp();
        markHolders(merged.table, m_holders, merged.round);
    }
    m_round = std::move(merged.round);
    m_roundAt = now;
    merged.table.total = std::max(merged.table.total, knownTotal());
    merged.table.error = error;
    co_await publishAsked(std::move(merged.table));
    if (!self)
        co_return givenUp();
    co_return !error;
}

bool QueuePoller::mayNeedHolders(const QueueTable &table) const
{
    // A list that is refused is not asked for again and again.
    if (m_detour || (m_holdersAt && m_context->clock->monotonic() - *m_holdersAt < holdersFor))
        return false;
    if (table.rows.size() > std::size_t{mostPagesForHolders} * pageSize)
        return false;
    return std::ranges::any_of(table.rows, [&](const QueueRow &row) {
        const bool mayMissConsumers = row.ready > 0 && row.consumers == 0 && !row.mayWait;
        return mayMissConsumers || !m_missing.isLearnt({.vhost = table.vhostOf(row), .name = row.name});
    });
}

QCoro::Task<void> QueuePoller::learnHolders()
{
    const QPointer<QueuePoller> self(this);
    const Deadline soon(holdersPatience, m_context->stop);
    QList<QueueInfo> all;
    m_holdersAt = m_context->clock->monotonic();
    for (int page = 1; page <= mostPagesForHolders; ++page) {
        const Result<QueuePage> answer = co_await askPage(page, false, soon.token());
        if (!self || !answer)
            co_return;
        all += answer->queues;
        if (page >= answer->pageCount)
            break;
    }
    markDeadLetterTargets(all);
    m_holders.clear();
    for (const QueueInfo &queue : std::as_const(all)) {
        if (isMadeToHold(queue))
            m_holders.insert(queue.ref);
    }
    m_missing.learn(all);
    for (KnownInfo &known : m_infos)
        known.info.isDeadLetterTarget = m_holders.contains(known.info.ref);
}

QCoro::Task<void> QueuePoller::publishAsked(QueueTable table)
{
    const QPointer<QueuePoller> self(this);
    m_missing.noteVanished(m_table.get(), table);
    if (m_missing.noteNew(m_table.get(), table))
        m_rowsQuestion.askNow();
    if (m_missing.hasVanished()) {
        table.deleted = co_await askVanished();
        if (!self)
            co_return;
    }
    publish(std::move(table));
}

void QueuePoller::publish(QueueTable table)
{
    table.asOf = m_context->clock->now();
    table.interval = m_tableQuestion.interval();
    table.detour = m_detour;
    m_flowSince = markLongFlow(table, m_flowSince, m_context->clock->monotonic());
    const bool wasOther = !m_table || m_table->source != table.source;
    m_table = std::make_shared<const QueueTable>(std::move(table));
    m_context->builder->setQueues(m_table);
    if (wasOther)
        m_rowsQuestion.askNow();
}

void QueuePoller::fail(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    QueueTable table = m_table ? *m_table : QueueTable{};
    table.error = error;
    table.detour.reset();
    m_table = std::make_shared<const QueueTable>(std::move(table));
    m_context->builder->setQueues(m_table);
}

} // namespace warrener
