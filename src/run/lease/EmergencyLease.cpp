#include "run/lease/EmergencyLease.h"

#include "base/Pause.h"
#include "base/Pending.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis betweenAttempts{300};
/// Where somebody has it: each question is a login, and a line in the broker's log.
constexpr Millis betweenAsksOfHeld{5000};

} // namespace

struct EmergencyLease::Attempt
{
    std::stop_source stop;
    Pending<std::optional<Result<LeaseAnswer>>> first; ///< the broker's; none: patience has ended
    bool late = false;                                 ///< the run has begun without it
    bool isUponHimself = false;                        ///< somebody has said that this machine alone is enough
    QString othersHave{};                              ///< by the broker's late word it is held for somebody who may be a console too; in words
    enum class Ground : std::uint8_t { None, Broker, Hosts, Alone } ground = Ground::None;
};

EmergencyLease::EmergencyLease(Setup setup, QObject *parent)
    : Lease(parent), m_local(std::move(setup.local)), m_broker(std::move(setup.broker)), m_hosts(std::move(setup.hosts)), m_setup(std::move(setup))
{
    if (m_broker != nullptr) {
        connect(m_broker.get(), &Lease::lost, this, &Lease::lost);
        connect(m_broker.get(), &Lease::regained, this, &Lease::regained);
    }
}

EmergencyLease::~EmergencyLease()
{
    EmergencyLease::release();
}

QCoro::Task<> EmergencyLease::pursue(QPointer<EmergencyLease> self, std::shared_ptr<Lease> broker, LeaseHolder holder, std::shared_ptr<Attempt> attempt)
{
    const std::shared_ptr<Timekeeper> time = self->m_setup.time;
    while (!attempt->stop.stop_requested()) {
        const Result<LeaseAnswer> answer = co_await broker->acquire(holder, false, attempt->stop.get_token());
        if (attempt->stop.stop_requested() || !self)
            co_return;
        if (!attempt->late) {
            if (answer) {
                attempt->first.finish(answer);
                co_return;
            }
        } else if (answer && answer->granted) {
            attempt->ground = Attempt::Ground::Broker;
            Q_EMIT self->regained(answer->where);
            co_return;
        } else if (answer && (!answer->overridable || answer->holder)) {
            // A console, or somebody who calls himself one: nobody has passed that, who could not be told of it.
            Q_EMIT self->lost(answer->reason, true);
            co_return;
        } else if (answer) {
            attempt->othersHave = answer->reason; // no Warrener's, or nobody can say whose
            if (attempt->isUponHimself)
                co_return;
            // The next deed may come minutes later: by then it may be gone, or somebody can say.
        }
        co_await pauseFor(time, answer ? betweenAsksOfHeld : betweenAttempts, attempt->stop.get_token());
    }
}

/// How long the broker is waited for follows what the network costs: a console far away must not take its
/// own delay for a cluster that hangs.
QCoro::Task<> EmergencyLease::waitFor(QPointer<EmergencyLease> self, std::shared_ptr<Attempt> attempt)
{
    const std::shared_ptr<Timekeeper> time = self->m_setup.time;
    const auto loginTook = self->m_setup.loginTook;
    const Millis patience = self->m_setup.patience;
    const Millis loginUntil = time->monotonic() + self->m_setup.loginPatience;
    constexpr Millis step{25};
    const std::stop_token stop = attempt->stop.get_token();
    while (loginTook && loginTook() < Millis{0} && time->monotonic() < loginUntil && !stop.stop_requested())
        co_await pauseFor(time, step, stop);
    const Millis login = loginTook ? loginTook() : Millis{0};
    co_await pauseFor(time, std::max(patience, login), stop);
    attempt->late = !attempt->first.isFinished();
    attempt->first.finish(std::nullopt);
}

QCoro::Task<Result<LeaseAnswer>> EmergencyLease::acquire(LeaseHolder self, bool override, std::stop_token stop)
{
    release();
    const QPointer<EmergencyLease> alive = this;
    const auto local = m_local;
    const auto broker = m_broker;
    const auto hosts = m_hosts;
    const auto othersAreThere = m_setup.othersAreThere;
    const auto attempt = std::make_shared<Attempt>();
    m_attempt = attempt;
    const auto gone = [] { return failure(ErrorKind::Cancelled, QCoreApplication::translate("Lease", "The lease is no longer wanted")); };
    const Result<LeaseAnswer> here = co_await local->acquire(self, override, stop);
    if (!here || !here->granted)
        co_return here;
    if (!alive || attempt->stop.stop_requested())
        co_return gone();
    const std::stop_callback onStop(stop, [attempt] { attempt->stop.request_stop(); });
    std::optional<QCoro::Task<Result<LeaseAnswer>>> asking;
    if (hosts != nullptr)
        asking.emplace(hosts->acquire(self, override, stop));
    std::optional<Result<LeaseAnswer>> there;
    if (broker != nullptr) {
        pursue(alive, broker, self, attempt);
        waitFor(alive, attempt);
        there = co_await attempt->first;
    }
    std::optional<Result<LeaseAnswer>> onHosts;
    if (asking)
        onHosts = co_await *asking;
    if (!alive || attempt->stop.stop_requested())
        co_return gone();

    // Whoever is known to have it, has it.
    for (const auto &answer : {onHosts, there}) {
        if (answer && *answer && !(*answer)->granted && !((*answer)->overridable && override)) {
            const LeaseAnswer no = **answer;
            release();
            co_return no;
        }
    }
    if (there && *there && (*there)->granted) {
        attempt->ground = Attempt::Ground::Broker;
        co_return *there;
    }
    LeaseAnswer alone = *here;
    if (onHosts && *onHosts && (*onHosts)->granted) {
        attempt->ground = Attempt::Ground::Hosts;
        alone.where = (*onHosts)->where;
        alone.reason = QCoreApplication::translate("Lease", "Granted by %1; in the cluster it is taken as soon as that answers").arg((*onHosts)->where);
        co_return alone;
    }
    attempt->ground = Attempt::Ground::Alone;
    if (there && *there)
        alone.reason = (*there)->reason; // somebody passed it, and says why
    else
        alone.reason = QCoreApplication::translate("Lease", "Taken on this machine; in the cluster it is taken as soon as that answers");
    attempt->isUponHimself = override;
    if (override)
        co_return alone;
    const Status bounded = co_await areOthersThere(othersAreThere, stop);
    if (!alive || attempt->stop.stop_requested())
        co_return gone();
    if (bounded)
        co_return alone;
    release();
    co_return LeaseAnswer{.reason = bounded.error().message, .overridable = true};
}

/// Errors: Forbidden.
QCoro::Task<Status> EmergencyLease::areOthersThere(OthersAreThere others, std::stop_token stop)
{
    Status there = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Lease", "Nobody can say how the other nodes are"));
    if (others)
        there = co_await others(std::move(stop));
    if (there)
        co_return there;
    co_return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                "Lease", "Neither the cluster nor the hosts of its brokers can say whether another console changes it, and not "
                                                         "every other node is there: %1")
                                                .arg(there.error().message));
}

QCoro::Task<Status> EmergencyLease::confirm(std::stop_token stop)
{
    const auto attempt = m_attempt;
    if (attempt == nullptr)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "The lease is not held any more"));
    switch (attempt->ground) {
    case Attempt::Ground::Broker: {
        const Status held = co_await m_broker->confirm(stop);
        // The broker's connection may have been to the very node that is out.
        if (held || m_hosts == nullptr)
            co_return held;
        co_return co_await m_hosts->confirm(stop);
    }
    case Attempt::Ground::Hosts:
        co_return co_await m_hosts->confirm(stop);
    case Attempt::Ground::Alone: {
        // Since it was granted another console may have taken another node out: what it was granted for must still be so.
        const auto others = m_setup.othersAreThere;
        if (const Status here = co_await m_local->confirm(stop); !here || attempt->isUponHimself)
            co_return here;
        if (!attempt->othersHave.isEmpty())
            co_return failure(ErrorKind::Forbidden, attempt->othersHave);
        co_return co_await areOthersThere(others, stop);
    }
    case Attempt::Ground::None:
        break;
    }
    co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Lease", "The lease is not held any more"));
}

void EmergencyLease::endAttempt()
{
    if (m_attempt != nullptr) {
        m_attempt->stop.request_stop();
        m_attempt->first.finish(std::nullopt);
    }
    m_attempt.reset();
}

QCoro::Task<> EmergencyLease::giveBack()
{
    endAttempt();
    m_local->release();
    return giveBackAll({m_broker, m_hosts});
}

void EmergencyLease::release()
{
    endAttempt();
    m_local->release();
    if (m_broker != nullptr)
        m_broker->release();
    if (m_hosts != nullptr)
        m_hosts->release();
}

} // namespace warrener
