#include "run/lease/BrokerLease.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Post.h"
#include "look/amqp/AmqpSession.h"

#include <QCoreApplication>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int resourceLocked = 405;
/// About ten seconds.
constexpr int waitsForTheDead = 40;
constexpr Millis betweenLooks{250};

/// Names and properties of a connection are what its client says of itself; the broker vouches for its user alone. Who is not told to
/// be another one is believed.
bool isAnotherUsers(const LeaseOwner &owner, const QList<AmqpOptions> &nodes)
{
    return !owner.user.isEmpty() && std::ranges::none_of(nodes, [&owner](const AmqpOptions &node) { return node.user == owner.user; });
}

bool isSame(const LeaseHolder &one, const LeaseHolder &other)
{
    return one.who == other.who && one.pid == other.pid && one.run == other.run && one.machine == other.machine;
}

} // namespace

QString describe(const LeaseOwner &owner)
{
    return owner.client.isEmpty() ? QCoreApplication::translate("Lease", "user %1, connection %2").arg(owner.user, owner.connection)
                                  : QCoreApplication::translate("Lease", "user %1, connection %2, which calls itself “%3”")
                                        .arg(owner.user, owner.connection, owner.client.left(80));
}

/// The session that holds the queue; worker threads use it one at a time.
struct BrokerLease::Held
{
    std::mutex mutex;
    std::unique_ptr<AmqpSession> session;
    QString where;
};

BrokerLease::BrokerLease(Setup setup, QObject *parent) : Lease(parent), m_setup(std::move(setup)) {}

BrokerLease::~BrokerLease()
{
    BrokerLease::release();
}

/// Saying good-bye may take a second.
QCoro::Task<> BrokerLease::close(std::shared_ptr<Held> held)
{
    if (held == nullptr)
        co_return;
    co_await WaitingThread([held] {
        const std::lock_guard lock(held->mutex);
        held->session->close();
        return true;
    });
}

/// Nobody waits for it, and it needs no event loop.
void BrokerLease::closeLater(std::shared_ptr<Held> held)
{
    if (held == nullptr)
        return;
    startIn(waitPool(), [held = std::move(held)] {
        const std::lock_guard lock(held->mutex);
        held->session->close();
    });
}

/// Blocks: for a worker thread. The first node that says yes or no is believed.
BrokerLease::Attempt BrokerLease::tryNodes(QList<AmqpOptions> nodes, QString queue, std::shared_ptr<std::atomic<qint64>> loginTook, std::stop_token stop)
{
    Attempt attempt{
        .error = {.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Lease", "The profile names no AMQP address"), .detail = {}}};
    for (const AmqpOptions &node : std::as_const(nodes)) {
        const auto began = std::chrono::steady_clock::now();
        Result<std::unique_ptr<AmqpSession>> opened = AmqpSession::open(node, stop);
        if (!opened) {
            attempt.error = opened.error();
            continue;
        }
        loginTook->store(std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - began).count());
        const auto held = std::make_shared<Held>();
        held->session = std::move(*opened);
        held->where = toText(node.endpoint);
        const std::unique_ptr<AmqpSession> &session = held->session;
        const Result<AmqpQueueState> declared = session->declare({.name = queue, .durable = false, .exclusive = true}, stop);
        attempt.where = held->where;
        if (declared) {
            attempt.session = held;
            return attempt;
        }
        attempt.error = declared.error();
        attempt.held = session->closeReason() && session->closeReason()->code == resourceLocked;
        if (attempt.held)
            return attempt;
    }
    return attempt;
}

QList<AmqpOptions> BrokerLease::nodesAs(const LeaseHolder &holder) const
{
    QList<AmqpOptions> nodes = m_setup.nodes;
    for (AmqpOptions &node : nodes)
        node.name = toText(holder);
    return nodes;
}

QCoro::Task<Result<LeaseAnswer>> BrokerLease::acquire(LeaseHolder self, bool override, std::stop_token stop)
{
    release();
    m_stop = {};
    const std::stop_token released = m_stop.get_token();
    std::stop_source giveUp;
    const std::stop_callback onStop(stop, [giveUp]() mutable { giveUp.request_stop(); });
    const std::shared_ptr<Timekeeper> time = m_setup.time;
    const Timekeeper::Alarm patience = override ? time->after(m_setup.overridePatience, [giveUp]() mutable { giveUp.request_stop(); }) : 0;
    const QPointer<BrokerLease> alive = this;
    const WhoHolds whoHolds = m_setup.whoHolds;
    const QString queue = m_setup.queue;
    m_loginTook->store(-1);
    std::optional<LeaseOwner> owner;
    Attempt attempt;
    for (int wait = 0; wait < waitsForTheDead; ++wait) {
        attempt = co_await WaitingThread(
            [nodes = nodesAs(self), queue, took = m_loginTook, token = giveUp.get_token()] { return tryNodes(nodes, queue, took, token); });
        if (!alive || released.stop_requested() || attempt.session != nullptr || !attempt.held || giveUp.stop_requested())
            break;
        owner.reset();
        if (whoHolds)
            owner = co_await whoHolds(stop);
        // A busy broker may need seconds to see that a program has ended: the next one need not be told of it.
        if (!alive || !owner || !owner->holder || !isDeadHere(*owner->holder))
            break;
        co_await pauseFor(time, betweenLooks, giveUp.get_token());
        if (!alive)
            break;
    }
    time->cancel(patience);
    if (!alive || released.stop_requested()) {
        closeLater(attempt.session);
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Lease", "The lease is no longer wanted"));
    }
    LeaseAnswer answer{.where = attempt.where};
    if (attempt.session != nullptr) {
        m_session = attempt.session;
        hold(alive, self, released);
        answer.granted = true;
        co_return answer;
    }
    if (!attempt.held) {
        Error error = attempt.error;
        if (override && !stop.stop_requested()) {
            hold(alive, self, released);
            if (error.kind == ErrorKind::Cancelled)
                error = {.kind = ErrorKind::Timeout, .message = QCoreApplication::translate("Lease", "No broker answered in time"), .detail = {}};
        }
        co_return std::unexpected(error);
    }
    if (owner && owner->holder) {
        answer.holder = owner->holder;
        answer.reason = QCoreApplication::translate("Lease", "Somebody already changes the cluster: %1").arg(describe(*answer.holder));
        if (isAnotherUsers(*owner, m_setup.nodes)) {
            answer.reason = QCoreApplication::translate("Lease", "%1. Its connection is another user's, who may only call himself so: %2")
                                .arg(answer.reason, describe(*owner));
            answer.overridable = true;
            answer.granted = override;
        }
        co_return answer;
    }
    answer.reason =
        owner ? QCoreApplication::translate("Lease", "The queue %1, which stands for the lease, is held by a client that is no Warrener: %2")
                    .arg(queue, describe(*owner))
              : QCoreApplication::translate("Lease", "Another client holds the queue %1, which stands for the lease, and nobody can say which").arg(queue);
    answer.overridable = true;
    answer.granted = override;
    co_return answer;
}

QCoro::Task<Status> BrokerLease::confirm(std::stop_token)
{
    const std::shared_ptr<Held> held = m_session;
    if (held == nullptr)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "The lease is not held any more"));
    // A connection that was cut in the middle, or over which this machine has slept, looks open here for as long as nobody has to answer.
    // What ends the run ends no lease: its way back needs it.
    std::stop_source giveUp;
    const std::shared_ptr<Timekeeper> time = m_setup.time;
    const Timekeeper::Alarm patience = time->after(m_setup.confirmPatience, [giveUp]() mutable { giveUp.request_stop(); });
    const Result<AmqpQueueState> alive = co_await WaitingThread([held, queue = m_setup.queue, token = giveUp.get_token()] {
        const std::lock_guard lock(held->mutex);
        return held->session->inspect(queue, token);
    });
    time->cancel(patience);
    if (!alive)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "The lease is not held any more"), alive.error().message);
    co_return Status();
}

void BrokerLease::release()
{
    m_stop.request_stop();
    closeLater(std::exchange(m_session, nullptr));
}

QCoro::Task<> BrokerLease::giveBack()
{
    m_stop.request_stop();
    return close(std::exchange(m_session, nullptr));
}

QCoro::Task<> BrokerLease::hold(QPointer<BrokerLease> self, LeaseHolder holder, std::stop_token stop)
{
    const Setup setup = self->m_setup;
    if (self->m_session == nullptr && !co_await regain(self, holder, {}, stop))
        co_return;
    for (;;) {
        co_await pauseFor(setup.time, setup.keepAlive, stop);
        if (!self || stop.stop_requested())
            co_return;
        const Status alive = co_await WaitingThread([held = self->m_session] {
            const std::lock_guard lock(held->mutex);
            return held->session->keepAlive();
        });
        if (!self || stop.stop_requested())
            co_return;
        if (alive)
            continue;
        Q_EMIT self->lost(alive.error().message, false);
        if (!self || !co_await regain(self, holder, self->m_session->where, stop))
            co_return;
    }
}

QCoro::Task<bool> BrokerLease::regain(QPointer<BrokerLease> self, LeaseHolder holder, QString where, std::stop_token stop)
{
    const Setup setup = self->m_setup;
    QList<AmqpOptions> nodes = self->nodesAs(holder);
    const auto took = self->m_loginTook;
    // The node that just failed is the last one to ask.
    std::ranges::stable_partition(nodes, [&](const AmqpOptions &node) { return toText(node.endpoint) != where; });
    for (;;) {
        const Attempt attempt = co_await WaitingThread([nodes, queue = setup.queue, took, stop] { return tryNodes(nodes, queue, took, stop); });
        if (!self || stop.stop_requested()) {
            closeLater(attempt.session);
            co_return false;
        }
        if (attempt.session != nullptr) {
            closeLater(std::exchange(self->m_session, attempt.session));
            Q_EMIT self->regained(attempt.where);
            co_return self && !stop.stop_requested();
        }
        std::optional<LeaseOwner> other;
        if (attempt.held && setup.whoHolds)
            other = co_await setup.whoHolds(stop);
        if (!self || stop.stop_requested())
            co_return false;
        if (other && !(other->holder && isSame(*other->holder, holder))) {
            const QString who = other->holder ? describe(*other->holder) : describe(*other);
            Q_EMIT self->lost(QCoreApplication::translate("Lease", "The lease went to %1").arg(who), true);
            co_return false;
        }
        co_await pauseFor(setup.time, setup.retry, stop);
        if (!self || stop.stop_requested())
            co_return false;
    }
}

} // namespace warrener
