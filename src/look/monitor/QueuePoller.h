#pragma once

#include "look/monitor/MissingQueues.h"
#include "look/monitor/PollContext.h"
#include "look/monitor/QueueMerge.h"
#include "look/monitor/Recurring.h"
#include "look/net/ManagementClient.h"

#include <map>

namespace warrener {

class NodePoller;

/// Asks for the table of queues while somebody looks at it. Up to 500 queues: one page of the
/// management API tells all. More: each node's metrics endpoint tells the figures of the queues
/// it leads, and the management API the rest of the rows on screen (FACTS.md, "cost on the broker").
/// Where the broker refuses the list, which one broken row makes it do, the metrics tell all the same,
/// else virtual hosts and smaller pages do; the table says so.
class QueuePoller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueuePoller)

public:
    QueuePoller(std::shared_ptr<const PollContext> context, QList<NodePoller *> nodes, QObject *parent);
    ~QueuePoller() override;

    void setActive(bool active, Millis interval);
    /// Nobody looks at the table, and the verdict is to know of the queues all the same: now and then, and only
    /// where that is cheap.
    void setInBackground(bool inBackground) { m_inBackground = inBackground; }
    void setVisible(const QList<QueueRef> &rows);
    void setInterval(Millis interval);
    void askNow();
    /// Something has changed that the queues feel, a node above all: they are asked soon, and once more when the broker has
    /// had time to find its new leaders. Not more often than that, however much changes.
    void askSoon();

private:
    /// Clients of its own, so that a slow list never holds up the question whether a node lives.
    struct Source
    {
        NodePoller *node = nullptr;
        std::unique_ptr<ManagementClient> api;
        std::unique_ptr<BrokerMetricsClient> metrics;
    };
    struct KnownInfo
    {
        QueueInfo info;
        Millis askedAt{0};
    };

    QCoro::Task<bool> askTable();
    QCoro::Task<Result<QueuePage>> askPage(int page, bool withStats, std::stop_token stop);
    QCoro::Task<bool> askPages();
    /// Whether all went well; an error: nothing could be had.
    QCoro::Task<Result<bool>> askMetrics();
    QCoro::Task<bool> askOtherwise(Error refused);
    bool isRefusedNow() const;
    QCoro::Task<bool> askVisible();
    /// Whether somebody would miss consumers in it who may be none's to miss, or a queue is new: what the queues are for, and how
    /// they are held, is asked then.
    bool mayNeedHolders(const QueueTable &table) const;
    QCoro::Task<void> learnHolders();

    /// While nobody looks it costs the broker a hundredth of its time at most.
    Millis intervalAfter(Millis took) const;
    Source *answeringSource();
    bool hasMetrics() const;
    qint64 knownTotal() const;
    QList<QueueRef> rowsToAsk() const;
    /// Null: nobody told of it by itself.
    const QueueInfo *infoOf(const QueueRef &queue) const;
    /// Everybody who answers says that it runs, itself among them, and nobody has parted from anybody.
    bool runsForAll(const NodeName &name) const;
    /// Null: nobody can tell now.
    Source *whoKnows(const MissingQueues::Vanished &vanished);
    /// Those of the missing that the broker has no more.
    QCoro::Task<QList<DeletedQueue>> askVanished();
    /// A list that was put together over a while: who is missing in it is asked for first.
    QCoro::Task<void> publishAsked(QueueTable table);
    void publish(QueueTable table);
    void fail(const Error &error);

    std::shared_ptr<const PollContext> m_context;
    std::vector<Source> m_sources;
    QList<QueueRef> m_visible;
    QHash<QueueRef, KnownInfo> m_infos;
    QSet<QueueRef> m_holders; ///< made to hold messages, as arguments, policies and other queues tell
    std::optional<Millis> m_holdersAt;
    MissingQueues m_missing{[this](const QueueRef &queue) { return infoOf(queue); }};
    QueueRound m_round;
    Millis m_roundAt{0};
    FlowSince m_flowSince;
    std::shared_ptr<const QueueTable> m_table;
    std::optional<QueueDetour> m_detour; ///< the list was refused when it was last asked for
    Millis m_refusedAt{0};
    Millis m_interval{0};
    bool m_inBackground = false;
    std::optional<Millis> m_soonAt; ///< when it was last asked to be soon
    bool m_onceMore = false;
    Recurring m_tableQuestion;
    Recurring m_rowsQuestion;
};

} // namespace warrener
