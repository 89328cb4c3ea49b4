#include "look/load/Publisher.h"

#include "look/load/Payload.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

using Steady = std::chrono::steady_clock;

/// Messages that fall due within a tick go out together: fewer wake-ups.
constexpr Millis tick{10};
constexpr Millis longWait{100};
/// Confirms that come one by one are gathered for so long; times are true to this much.
constexpr Millis nap{2};
/// A broker that refused a message will not take it at once either.
constexpr Millis afterRefusal{100};

} // namespace

Publisher::Publisher(const LoadOptions &options, Book &book, int number)
    : m_options(options), m_book(book), m_self(number), m_queues(options.queuesOf(number, options.publishers)),
      m_client(options, book, u"publisher-%1"_s.arg(number), number), m_pacer(options.rate / options.publishers)
{
}

void Publisher::run(std::stop_token quiet, std::stop_token end)
{
    while (!end.stop_requested()) {
        const bool draining = quiet.stop_requested();
        if (draining && m_inFlight.empty() && m_again.empty())
            break;
        AmqpSession *session = m_client.session([&](AmqpSession &fresh) { return begin(fresh, end); }, end);
        if (session == nullptr)
            break;
        m_book.expectConfirms(m_self);
        const auto next = Steady::now() + tick;
        Status went = publishDue(*session, draining, end);
        while (went) {
            const bool full = draining || m_inFlight.size() + m_again.size() >= size_t(m_options.window);
            const Millis wait = full ? longWait : std::chrono::ceil<Millis>(next - Steady::now());
            // Without a limit the next messages need not wait for a tick.
            const auto confirms = session->takeConfirms(m_options.rate <= 0 && !full ? Millis{0} : std::max(Millis{0}, wait), end);
            if (!confirms) {
                went = std::unexpected(confirms.error());
                break;
            }
            settle(*confirms);
            if (m_options.rate > 0)
                std::this_thread::sleep_for(nap);
            if (full || m_options.rate <= 0 || Steady::now() >= next)
                break;
        }
        if (!went && went.error().kind != ErrorKind::Cancelled)
            m_client.fail(went.error());
    }
    m_client.close();
}

Status Publisher::begin(AmqpSession &session, const std::stop_token &end)
{
    // The session's numbers begin anew with it, so nothing of the old one may stay in flight.
    for (const auto &[number, inFlight] : m_inFlight)
        m_again.emplace(inFlight.number, inFlight.firstSent);
    m_inFlight.clear();
    return session.enableConfirms(end);
}

Status Publisher::publishDue(AmqpSession &session, bool draining, const std::stop_token &end)
{
    int room = m_options.window - int(m_inFlight.size());
    while (room > 0 && !m_again.empty() && Steady::now() >= m_againFrom) {
        const auto [number, firstSent] = *m_again.begin();
        m_again.erase(m_again.begin());
        if (const Status went = publishOne(session, number, firstSent, end); !went)
            return went;
        --room;
    }
    if (draining)
        return {};
    // What waits to be sent again counts towards the window too.
    room = std::max(0, room - int(m_again.size()));
    const int due = m_pacer.due(Steady::now().time_since_epoch(), room);
    for (int i = 0; i < due; ++i) {
        m_pacer.sent(1);
        if (const Status went = publishOne(session, ++m_last, Steady::now(), end); !went)
            return went;
    }
    return {};
}

Status Publisher::publishOne(AmqpSession &session, quint64 number, Time firstSent, const std::stop_token &end)
{
    const Payload payload{.run = m_book.run(), .publisher = quint32(m_self), .number = number};
    const int queue = m_queues[qsizetype(number % quint64(m_queues.size()))];
    // Noted first: a message may arrive although sending it fails.
    m_book.sent(m_self, number, queue);
    const auto sent = session.publish({.exchange = {}, .routingKey = m_options.queueName(queue), .body = payload.encode(m_options.size)}, end);
    if (!sent) {
        m_again.emplace(number, firstSent);
        return std::unexpected(sent.error());
    }
    m_inFlight.emplace(*sent, InFlight{.number = number, .firstSent = firstSent});
    return {};
}

void Publisher::settle(const AmqpConfirms &confirms)
{
    if (!confirms.returned.isEmpty() || !confirms.refused.isEmpty())
        m_againFrom = Steady::now() + afterRefusal;
    // A returned message is confirmed as well, but it lies in no queue.
    for (const AmqpReturn &returned : confirms.returned) {
        m_book.returned();
        if (const auto payload = Payload::decode(returned.body))
            m_again.emplace(payload->number, Steady::now());
    }
    for (const quint64 number : confirms.refused) {
        m_book.refused();
        if (const auto found = m_inFlight.extract(number))
            m_again.emplace(found.mapped().number, found.mapped().firstSent);
    }
    for (const quint64 number : confirms.confirmed) {
        const auto found = m_inFlight.extract(number);
        if (!found || m_again.contains(found.mapped().number))
            continue;
        m_book.confirmed(m_self, found.mapped().number, std::chrono::duration_cast<Millis>(Steady::now() - found.mapped().firstSent));
    }
}

} // namespace warrener::load
