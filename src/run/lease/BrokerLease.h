#pragma once

#include "base/Timekeeper.h"
#include "look/amqp/AmqpOptions.h"
#include "run/procedure/Lease.h"

#include <QList>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>

namespace warrener {

/// The connection that holds the lease's queue. Any AMQP user may declare such a queue.
struct LeaseOwner
{
    QString connection{};                ///< as the broker names it: "10.0.0.7:51234 -> 10.0.0.1:5672"
    QString user{};                      ///< as whom it is logged in
    QString client{};                    ///< the name that it gave itself; may be empty
    std::optional<LeaseHolder> holder{}; ///< set: a Warrener's, by its name and its client properties

    bool operator==(const LeaseOwner &) const = default;
};
/// Translated: "user app, connection 10.0.0.7:51234 -> …".
QString describe(const LeaseOwner &owner);

/// Asks who holds the lease; nothing where nobody can tell.
using WhoHolds = std::function<QCoro::Task<std::optional<LeaseOwner>>(std::stop_token stop)>;

/// The lease in the cluster itself: an exclusive queue, of which there is one in the whole cluster
/// and which ends with its holder's connection. The connection's name says who holds it.
///
/// When its connection ends (the node died, or was fenced), it is asked for on every node again,
/// until it is back or somebody else turns out to have it. A queue that is still held for the dead
/// connection is told from somebody else's by `whoHolds`.
class BrokerLease final : public Lease
{
    Q_OBJECT

public:
    struct Setup
    {
        QList<AmqpOptions> nodes; ///< asked in this order; put the node that is to stay first
        WhoHolds whoHolds;        ///< may be empty
        std::shared_ptr<Timekeeper> time;
        QString queue = QStringLiteral("warrener.lease");
        Millis keepAlive{1000};       ///< between two looks at the connection
        Millis retry{500};            ///< between two rounds through the nodes
        Millis overridePatience{500}; ///< for an answer, where somebody overrides a silent cluster
        Millis confirmPatience{3000}; ///< for an answer, before force; without one the lease counts as lost
    };

    explicit BrokerLease(Setup setup, QObject *parent = nullptr);
    ~BrokerLease() override;

    /// What a broker says is true, also with an override; but then it is waited for overridePatience
    /// only, and after an error the lease is asked for until it is there (regained), or somebody else
    /// turns out to have it (lost). Measured: while a node is frozen and nobody holds the lease, no
    /// other node answers until the frozen one is fenced. Errors: the last node's, when none answered.
    /// A holder that is no Warrener, or that nobody can tell, or that is a Warrener by its own word alone, as another user than
    /// ours, is overridable: the lease is then taken without the queue.
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    /// Asks the broker for the queue: that the connection looks open says nothing about its other end.
    QCoro::Task<Status> confirm(std::stop_token stop) override;
    void release() override;
    QCoro::Task<> giveBack() override;
    /// How long the latest login of acquire() took: what the network costs between here and the brokers.
    /// Negative: none yet. Safe from any thread.
    Millis loginTook() const { return Millis{m_loginTook->load()}; }

private:
    struct Held;
    struct Attempt
    {
        std::shared_ptr<Held> session{}; ///< set: granted
        QString where{};
        bool held = false; ///< by another connection
        Error error{};     ///< where neither
    };

    static QCoro::Task<> close(std::shared_ptr<Held> session);
    static void closeLater(std::shared_ptr<Held> session);
    static Attempt tryNodes(QList<AmqpOptions> nodes, QString queue, std::shared_ptr<std::atomic<qint64>> loginTook, std::stop_token stop);
    static QCoro::Task<> hold(QPointer<BrokerLease> self, LeaseHolder holder, std::stop_token stop);
    static QCoro::Task<bool> regain(QPointer<BrokerLease> self, LeaseHolder holder, QString where, std::stop_token stop);
    QList<AmqpOptions> nodesAs(const LeaseHolder &holder) const;

    const Setup m_setup;
    std::shared_ptr<Held> m_session;
    const std::shared_ptr<std::atomic<qint64>> m_loginTook = std::make_shared<std::atomic<qint64>>(-1);
    std::stop_source m_stop;
};

} // namespace warrener
