#pragma once

#include "look/amqp/AmqpSession.h"
#include "look/load/Book.h"
#include "look/load/LoadOptions.h"

#include <functional>
#include <memory>
#include <random>
#include <stop_token>

namespace warrener::load {

/// A connection that comes back as a good client's does: the next endpoint at once, then with a
/// short, growing, scattered pause. For one thread.
class Client final
{
public:
    using Prepare = std::function<Status(AmqpSession &)>;

    /// `name`: for the book and the broker. `first`: the endpoint to begin with.
    Client(const LoadOptions &options, Book &book, QString name, int first);
    Q_DISABLE_COPY_MOVE(Client)

    /// The open session, a new one where needed. `prepare` makes a new one ready, and hears by it
    /// that the old one is gone, whatever ended it. Null: stopped.
    AmqpSession *session(const Prepare &prepare, std::stop_token stop);
    /// The session is of no use any more.
    void fail(const Error &error);
    void close() { m_session.reset(); }

private:
    const LoadOptions &m_options;
    Book &m_book;
    const QString m_name;
    qsizetype m_endpoint;
    std::unique_ptr<AmqpSession> m_session;
    std::minstd_rand m_random;
};

/// Sleeps, but not past a stop.
void pause(Millis time, const std::stop_token &stop);

} // namespace warrener::load
