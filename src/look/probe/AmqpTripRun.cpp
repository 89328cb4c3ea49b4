#include "look/probe/AmqpTripRun.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "look/amqp/AmqpSession.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUuid>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis oneCall = 2s;

class Traveller final
{
public:
    Traveller(AmqpTrip &trip, std::stop_token stop, Millis most) : m_trip(trip), m_stop(std::move(stop)), m_most(most) { m_clock.start(); }
    Q_DISABLE_COPY_MOVE(Traveller)

    void travel(const AmqpOptions &options)
    {
        stage(u"connect"_s, [&] { return connect(options); });
        stage(u"channel"_s, [&] { return m_session->enableConfirms(m_stop); });
        stage(u"declare"_s, [&] { return declare(); });
        stage(u"publish"_s, [&] { return publish(); });
        stage(u"consume"_s, [&] { return consume(); });
        if (m_session)
            m_trip.blocked = m_session->blocked().left(300);
    }

private:
    Millis left() const { return std::clamp(m_most - Millis{m_clock.elapsed()}, Millis{1}, oneCall); }

    void stage(const QString &id, const std::function<Status()> &work)
    {
        AmqpTrip::Stage stage{.id = id, .took = {}};
        if (!m_failed.isEmpty()) {
            stage.took.error = failure(ErrorKind::Cancelled, QCoreApplication::translate("AmqpTrip", "An earlier stage failed"), m_failed).error();
        } else {
            QElapsedTimer timer;
            timer.start();
            const Status status =
                Millis{m_clock.elapsed()} < m_most
                    ? work()
                    : Status{failure(
                          ErrorKind::Timeout,
                          QCoreApplication::translate("AmqpTrip", "%1 took longer than %2 in all").arg(toText(m_trip.endpoint), units::duration(m_most)))};
            const Millis took{timer.elapsed()};
            stage.took = Answer<Millis>::of(status.transform([took] { return took; }), took);
            if (!status)
                m_failed = id;
        }
        m_trip.stages.append(stage);
    }

    Status connect(const AmqpOptions &options)
    {
        auto session = AmqpSession::open(options, m_stop);
        if (!session)
            return std::unexpected(session.error());
        m_session = std::move(*session);
        return {};
    }

    Status declare()
    {
        const auto queue = m_session->declare({.name = {}, .durable = false, .exclusive = true, .autoDelete = true}, m_stop);
        if (!queue)
            return std::unexpected(queue.error());
        m_queue = queue->name;
        return {};
    }

    Status publish()
    {
        m_body = QUuid::createUuid().toByteArray();
        const auto number = m_session->publish({.exchange = {}, .routingKey = m_queue, .body = m_body, .persistent = false}, m_stop);
        if (!number)
            return std::unexpected(number.error());
        const auto confirms = m_session->awaitConfirms(left(), m_stop);
        if (!confirms)
            return std::unexpected(confirms.error());
        if (!confirms->refused.isEmpty() || !confirms->returned.isEmpty()) {
            return failure(ErrorKind::Command, QCoreApplication::translate("AmqpTrip", "%1 did not keep the message").arg(toText(m_trip.endpoint)));
        }
        return {};
    }

    Status consume()
    {
        const auto tag = m_session->consume(m_queue, {}, m_stop);
        if (!tag)
            return std::unexpected(tag.error());
        const auto delivery = m_session->next(left(), m_stop);
        if (!delivery)
            return std::unexpected(delivery.error());
        if (!*delivery)
            return failure(ErrorKind::Timeout, QCoreApplication::translate("AmqpTrip", "%1 did not deliver the message").arg(toText(m_trip.endpoint)));
        if ((*delivery)->body != m_body)
            return failure(ErrorKind::Malformed,
                           QCoreApplication::translate("AmqpTrip", "%1 delivered another message than the one sent").arg(toText(m_trip.endpoint)));
        return m_session->ack((*delivery)->tag);
    }

    AmqpTrip &m_trip;
    const std::stop_token m_stop;
    const Millis m_most;
    QElapsedTimer m_clock;
    std::unique_ptr<AmqpSession> m_session;
    QString m_queue;
    QByteArray m_body;
    QString m_failed; ///< the stage
};

} // namespace

AmqpTrip runAmqpTrip(QString protocol, AmqpOptions options, std::stop_token stop, Millis most)
{
    options.callTimeout = oneCall;
    options.connectTimeout = std::min(options.connectTimeout, most);
    options.name = u"warrener diagnosis"_s;
    AmqpTrip trip{.protocol = std::move(protocol), .endpoint = options.endpoint, .stages = {}, .blocked = {}};
    Traveller(trip, std::move(stop), most).travel(options);
    return trip;
}

QCoro::Task<AmqpTrip> amqpTrip(QString protocol, AmqpOptions options, std::stop_token stop, Millis most)
{
    co_return co_await WaitingThread([protocol, options, stop, most] { return runAmqpTrip(protocol, options, stop, most); });
}

} // namespace warrener
