// What the poller asks of single queues by name: those on screen, those that are new, and those that a list has lost.
#include "base/Deadline.h"
#include "look/monitor/NodePoller.h"
#include "look/monitor/QueuePoller.h"
#include "look/monitor/SnapshotBuilder.h"

#include <algorithm>

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// Questions under way at a time.
constexpr qsizetype atOnce = 4;
/// Rows that have been looked at; beyond it all are forgotten and asked again.
constexpr qsizetype mostInfos = 20000;

/// Those that are missing in a list are asked for by name; the table waits no longer for it.
constexpr Millis vanishedPatience = 3s;

} // namespace

QList<QueueRef> QueuePoller::rowsToAsk() const
{
    QList<QueueRef> rows;
    const Millis now = m_context->clock->monotonic();
    for (const QueueRef &ref : m_visible) {
        const auto known = m_infos.constFind(ref);
        if (known == m_infos.cend() || now - known->askedAt >= 2 * m_interval)
            rows.append(ref);
    }
    for (const auto listed = m_missing.newToAsk(); const QueueRef &ref : listed) {
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
        for (const auto listed = rows.mid(first, atOnce); const QueueRef &ref : listed) {
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
        for (const auto listed = asked.mid(first, atOnce); const QueueRef &ref : listed) {
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

} // namespace warrener
