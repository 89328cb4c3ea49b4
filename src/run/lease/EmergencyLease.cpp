#include "run/lease/EmergencyLease.h"

#include "base/Pause.h"
#include "base/Pending.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis betweenAttempts{300};

} // namespace

struct EmergencyLease::Attempt
{
    std::stop_source stop;
    Pending<Result<LeaseAnswer>> first; ///< what is known when patience ends
    bool late = false;                  ///< the run has begun without it
};

EmergencyLease::EmergencyLease(std::unique_ptr<Lease> local, std::unique_ptr<Lease> broker, std::shared_ptr<Timekeeper> time, Millis patience, QObject *parent)
    : Lease(parent), m_local(std::move(local)), m_broker(std::move(broker)), m_time(std::move(time)), m_patience(patience)
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
    const std::shared_ptr<Timekeeper> time = self->m_time;
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
            Q_EMIT self->regained(answer->where);
            co_return;
        } else if (answer) {
            Q_EMIT self->lost(answer->reason, true);
            co_return;
        }
        co_await pauseFor(time, betweenAttempts, attempt->stop.get_token());
    }
}

QCoro::Task<Result<LeaseAnswer>> EmergencyLease::acquire(LeaseHolder self, bool override, std::stop_token stop)
{
    release();
    const QPointer<EmergencyLease> alive = this;
    const auto local = m_local;
    const auto broker = m_broker;
    const auto time = m_time;
    const Millis patience = m_patience;
    const Result<LeaseAnswer> here = co_await local->acquire(self, override, stop);
    if (!here || !here->granted || broker == nullptr || !alive)
        co_return here;
    const auto attempt = std::make_shared<Attempt>();
    alive->m_attempt = attempt;
    pursue(alive, broker, self, attempt);
    LeaseAnswer alone = *here;
    alone.reason = QCoreApplication::translate("Lease", "Taken on this machine; in the cluster it is taken as soon as that answers");
    const std::stop_callback onStop(stop, [attempt] { attempt->stop.request_stop(); });
    const Timekeeper::Alarm alarm = time->after(patience, [attempt, alone] {
        attempt->late = !attempt->first.isFinished();
        attempt->first.finish(alone);
    });
    const Result<LeaseAnswer> answer = co_await attempt->first;
    time->cancel(alarm);
    if (answer && !answer->granted)
        local->release();
    co_return answer;
}

void EmergencyLease::release()
{
    if (m_attempt != nullptr)
        m_attempt->stop.request_stop();
    m_attempt.reset();
    m_local->release();
    if (m_broker != nullptr)
        m_broker->release();
}

} // namespace warrener
