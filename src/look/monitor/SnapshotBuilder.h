#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"
#include "look/monitor/TrafficMeter.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace warrener {

/// Where all answers come together, and from where snapshots go out: when a round of questions is
/// complete, shortly after something essential changed, and at least once an interval.
class SnapshotBuilder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SnapshotBuilder)

public:
    SnapshotBuilder(const ClusterProfile &profile, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// What is known now; pollers write their parts by take().
    Snapshot &now() { return m_now; }
    TrafficMeter &meter() { return m_meter; }
    NodeLook &node(const NodeName &name);
    HostLook &host(const HostName &name);
    ProxyLook &proxy(const ProxyName &name);

    /// Puts the outcome of an attempt that began at `began` (monotonic) into `part`. Cancelled
    /// attempts change nothing. Returns whether it went well.
    template <class T>
    bool take(Part<T> &part, Result<T> result, Millis began)
    {
        if (!result && result.error().kind == ErrorKind::Cancelled)
            return false;
        const bool first = part.isPending();
        const std::optional<ErrorKind> before = kindOf(part);
        const bool well = result.has_value();
        if (well)
            part.succeed(std::move(*result), m_clock->now(), m_clock->monotonic() - began);
        else
            part.fail(std::move(result.error()), m_clock->now(), m_clock->monotonic() - began);
        touch(first || before != kindOf(part));
        return well;
    }

    void setQueues(std::shared_ptr<const QueueTable> queues);
    /// Whether the first word about the queues is still to come; setQueues() is one.
    void setQueuesAwaited(bool awaited);
    void setPollInterval(Millis interval);

    void questionBegan() { ++m_asking; }
    void questionEnded();

    /// From here on snapshots go out.
    void start();
    void stop();

Q_SIGNALS:
    void ready(const warrener::SnapshotPtr &snapshot);

private:
    template <class T>
    static std::optional<ErrorKind> kindOf(const Part<T> &part)
    {
        return part.error ? std::optional(part.error->kind) : std::nullopt;
    }
    void touch(bool essential);
    void publish();

    std::shared_ptr<const Clock> m_clock;
    Snapshot m_now;
    TrafficMeter m_meter;
    QTimer m_soon;      ///< collects answers that come close together
    QTimer m_heartbeat; ///< ages go on although nobody answers
    int m_asking = 0;
    bool m_changed = false;
    bool m_published = false;
};

} // namespace warrener
