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
constexpr qsizetype atOnce = 4;
/// Rows that have been looked at; beyond it all are forgotten and asked again.
constexpr qsizetype mostInfos = 20000;

/// Those that are missing in a list are asked for by name; the table waits no longer for it.
constexpr Millis vanishedPatience = 3s;

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

QList<QueueRef> QueuePoller::rowsToAsk() const
{
    QList<QueueRef> rows;
    const Millis now = m_context->clock->monotonic();
    for (const QueueRef &ref : m_visible) {
        const auto known = m_infos.constFind(ref);
        if (known == m_infos.cend() || now - known->askedAt >= 2 * m_interval)
            rows.append(ref);
    }
    for (const QueueRef &ref : m_missing.newToAsk()) {
        if (!rows.contains(ref))
            rows.append(ref);
    }
    return rows;
}

QCoro::Task<bool> QueuePoller::askVisible()
{
    const QPointer<QueuePoller> self(this);
    if (!m_table || m_table->source != QueueSource::Metrics)
        co_return true;
    const QList<QueueRef> rows = rowsToAsk();
    QHash<QueueRef, QueueInfo> answers;
    for (qsizetype first = 0; first < rows.size(); first += atOnce) {
        Source *source = answeringSource();
        // What has scrolled out of sight meanwhile is not worth a question.
        if (!source || !m_rowsQuestion.isStarted())
            break;
        std::vector<QCoro::Task<Result<QueueInfo>>> tasks;
        for (const QueueRef &ref : rows.mid(first, atOnce)) {
            const bool isNew = m_missing.takeNew(ref);
            if (isNew || m_visible.contains(ref))
                tasks.push_back(source->api->queue(ref, m_context->stop));
        }
        for (auto &task : tasks) {
            Result<QueueInfo> info = co_await task;
            if (!self)
                co_return false;
            if (!info)
                continue;
            info->isDeadLetterTarget = m_holders.contains(info->ref);
            if (m_infos.size() >= mostInfos)
                m_infos.clear();
            m_infos.insert(info->ref, {*info, m_context->clock->monotonic()});
            answers.insert(info->ref, *info);
        }
    }
    if (!answers.isEmpty() && m_table && m_table->source == QueueSource::Metrics) {
        QueueTable table = *m_table;
        applyInfos(table, answers, InfoAge::Fresh);
        m_table = std::make_shared<const QueueTable>(std::move(table));
        m_context->builder->setQueues(m_table);
    }
    co_return true;
}

const QueueInfo *QueuePoller::infoOf(const QueueRef &queue) const
{
    const auto known = m_infos.constFind(queue);
    return known == m_infos.cend() ? nullptr : &known->info;
}

bool QueuePoller::runsForAll(const NodeName &name) const
{
    return std::ranges::all_of(m_sources, [&](const Source &source) {
        const NodeName &asked = source.node->profile().name;
        if (!source.node->isAnswering())
            return asked != name;
        const NodeAnswer &answer = *m_context->builder->node(asked).answer.value;
        const NodeFigures row = asked == name ? answer.self : answer.peers.value(name);
        return row.running && row.runningKnown && answer.self.partitions.isEmpty();
    });
}

QueuePoller::Source *QueuePoller::whoKnows(const MissingQueues::Vanished &vanished)
{
    if (vanished.home.value.isEmpty())
        return answeringSource();
    const auto home = std::ranges::find_if(m_sources, [&](const Source &source) { return source.node->profile().name == vanished.home; });
    return home != m_sources.end() && home->api && runsForAll(vanished.home) ? &*home : nullptr;
}

QCoro::Task<QList<DeletedQueue>> QueuePoller::askVanished()
{
    const QPointer<QueuePoller> self(this);
    const Deadline soon(vanishedPatience, m_context->stop);
    const QList<QueueRef> asked = m_missing.vanishedToAsk([this](const MissingQueues::Vanished &one) { return whoKnows(one) != nullptr; });
    QList<DeletedQueue> deleted;
    for (qsizetype first = 0; first < asked.size() && !soon.token().stop_requested(); first += atOnce) {
        struct Question
        {
            QueueRef ref;
            QCoro::Task<Result<QueueInfo>> task;
        };
        std::vector<Question> questions;
        for (const QueueRef &ref : asked.mid(first, atOnce)) {
            if (Source *source = whoKnows(m_missing.vanished(ref)))
                questions.push_back({ref, source->api->queue(ref, soon.token())});
        }
        for (Question &question : questions) {
            const Result<QueueInfo> answer = co_await question.task;
            if (!self)
                co_return QList<DeletedQueue>{};
            if (const std::optional<DeletedQueue> gone = m_missing.told(question.ref, answer))
                deleted.append(*gone);
        }
    }
    co_return deleted;
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
