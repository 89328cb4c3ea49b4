#include "LoadBench.h"

#include "look/load/Pacer.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int loadSize = 1000;
/// The consumer stays this far behind, so that there is something to be seen.
constexpr qint64 backlog = 1500;

qint64 clockNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

load::Pacer::Time steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

LoadBench::LoadBench(const Scene &scene, QStringList queues, int rate, QStringList hosts) : m_scene(scene)
{
    const double each = double(rate) / double(queues.size());
    m_threads.emplace_back([this](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            const load::Pacer::Time before = steadyNow();
            std::this_thread::sleep_for(Millis{1});
            const qint64 stall = std::chrono::duration_cast<Millis>(steadyNow() - before).count() - 1;
            if (stall > m_longestStall)
                m_longestStall = stall;
        }
    });
    for (qsizetype i = 0; i < queues.size(); ++i) {
        auto &lane = m_lanes.emplace_back(std::make_unique<Lane>(Lane{.queue = queues.at(i), .times = {}}));
        // Each begins with another host.
        QStringList turn = hosts.mid(i % hosts.size()) + hosts.first(i % hosts.size());
        m_threads.emplace_back([this, &lane = *lane, each, turn](const std::stop_token &stop) { publish(lane, each, turn, stop); });
        m_threads.emplace_back([this, &lane = *lane, turn](const std::stop_token &stop) { consume(lane, turn, stop); });
    }
}

LoadBench::~LoadBench()
{
    stop();
}

void LoadBench::stop()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
}

void LoadBench::publish(Lane &lane, double rate, const QStringList &hosts, const std::stop_token &stop)
{
    for (qsizetype turn = 0; !stop.stop_requested(); ++turn) {
        const auto session = AmqpSession::open(m_scene.amqp(hosts.at(turn % hosts.size())));
        if (!session || !(*session)->enableConfirms())
            continue;
        load::Pacer pacer(rate);
        std::vector<size_t> numbers; // of this session's messages
        for (;;) {
            const int due = stop.stop_requested() ? 0 : pacer.due(steadyNow(), 50);
            bool well = true;
            for (int i = 0; i < due && well; ++i) {
                size_t number = 0;
                {
                    const std::scoped_lock lock(m_mutex);
                    number = lane.times.size();
                    lane.times.push_back({.published = clockNow()});
                }
                const QByteArray body = QByteArray::number(qulonglong(number)) + ' ' + QByteArray(loadSize, 'x');
                well = (*session)->publish({.exchange = {}, .routingKey = lane.queue, .body = body}).has_value();
                numbers.push_back(number);
                pacer.sent(1);
            }
            const auto confirms =
                well ? (*session)->takeConfirms(due == 0 ? std::max(Millis{1}, pacer.wait(steadyNow())) : Millis{0}) : failure(ErrorKind::Io, {});
            if (!confirms)
                break;
            const qint64 now = clockNow();
            if (!confirms->confirmed.isEmpty()) {
                const std::scoped_lock lock(m_mutex);
                for (const quint64 tag : confirms->confirmed)
                    lane.times.at(numbers.at(tag - 1)).confirmed = now;
                m_confirmed += confirms->confirmed.size();
            }
            if (stop.stop_requested() && (*session)->unconfirmed() == 0)
                break;
        }
    }
}

/// Notes the time where it is.
bool LoadBench::isDue(Lane &lane, size_t number)
{
    const std::scoped_lock lock(m_mutex);
    if (qint64(lane.times.size() - number) < backlog)
        return false;
    lane.times.at(number).acknowledged = clockNow();
    return true;
}

void LoadBench::consume(Lane &lane, const QStringList &hosts, const std::stop_token &stop)
{
    for (qsizetype turn = 0; !stop.stop_requested(); ++turn) {
        const auto session = AmqpSession::open(m_scene.amqp(hosts.at(turn % hosts.size())));
        if (!session || !(*session)->setPrefetch(100) || !(*session)->consume(lane.queue))
            continue;
        while (!stop.stop_requested()) {
            const auto delivery = (*session)->next(Millis{100});
            if (!delivery)
                break;
            if (!*delivery)
                continue;
            const size_t number = (*delivery)->body.split(' ').first().toULongLong();
            // Behind the publisher by so much; what waits here is unacknowledged meanwhile.
            while (!stop.stop_requested() && !isDue(lane, number))
                std::this_thread::sleep_for(Millis{2});
            if (stop.stop_requested() || !(*session)->ack((*delivery)->tag))
                break;
            ++m_acknowledged;
        }
    }
}

QString LoadBench::complaint(qsizetype queue, const SeenQueue &seen) const
{
    if (!seen.cut)
        return u"no cut: %1 %2"_s.arg(seen.cut.error().message, seen.cut.error().detail);
    const std::vector<Times> &times = m_lanes.at(size_t(queue))->times;
    const qint64 since = seen.cut->since.time_since_epoch().count();
    const qint64 at = seen.cut->at.time_since_epoch().count();
    std::vector<bool> in(times.size(), false);
    qsizetype late = 0;
    for (const QueueMessage &message : seen.messages) {
        const size_t number = message.payload.split(' ').first().toULongLong();
        if (number >= times.size())
            return u"message %1 was never published"_s.arg(number);
        in[number] = true;
        late += times[number].published > at ? 1 : 0;
    }
    qsizetype lost = 0;
    qsizetype expected = 0;
    for (size_t number = 0; number < times.size(); ++number) {
        const Times &time = times[number];
        if (time.confirmed < 0 || time.confirmed >= since || (time.acknowledged >= 0 && time.acknowledged <= at))
            continue;
        ++expected;
        lost += in[number] ? 0 : 1;
    }
    if (lost > 0 || late > 0)
        return u"%1 of %2 are missing, %3 were published later"_s.arg(lost).arg(expected).arg(late);
    return expected == 0 ? u"nothing was there to be seen"_s : QString();
}

} // namespace warrener
