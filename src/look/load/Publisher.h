#pragma once

#include "look/load/Client.h"
#include "look/load/Pacer.h"

#include <map>
#include <stop_token>

namespace warrener::load {

/// Publishes numbered messages with confirms, a window of them at a time, at its share of the rate.
/// What was not confirmed when a connection broke is published again under its old number.
class Publisher final
{
public:
    Publisher(const LoadOptions &options, Book &book, int number);
    Q_DISABLE_COPY_MOVE(Publisher)

    /// Publishes until `quiet`, then waits for the last confirms, at most until `end`.
    void run(std::stop_token quiet, std::stop_token end);

private:
    using Time = std::chrono::steady_clock::time_point;
    struct InFlight
    {
        quint64 number = 0;
        Time firstSent;
    };

    Status begin(AmqpSession &session, const std::stop_token &end);
    Status publishDue(AmqpSession &session, bool draining, const std::stop_token &end);
    Status publishOne(AmqpSession &session, quint64 number, Time firstSent, const std::stop_token &end);
    void settle(const AmqpConfirms &confirms);

    const LoadOptions &m_options;
    Book &m_book;
    const int m_self;
    const QList<int> m_queues;
    Client m_client;
    Pacer m_pacer;
    quint64 m_last = 0;                     ///< the last number taken
    std::map<quint64, InFlight> m_inFlight; ///< by the session's number
    std::map<quint64, Time> m_again;        ///< our numbers that are to be sent again, first sent then
    Time m_againFrom;                       ///< not before this time
};

} // namespace warrener::load
