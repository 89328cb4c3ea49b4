#include "look/load/Client.h"

#include "base/Backoff.h"

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

constexpr Backoff backoff{.first = Millis{50}, .most = Millis{1000}};

} // namespace

void pause(Millis time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

Client::Client(const LoadOptions &options, Book &book, QString name, int first)
    : m_options(options), m_book(book), m_name(std::move(name)), m_endpoint(first % options.places()), m_random(unsigned(first) + 1)
{
}

AmqpSession *Client::session(const Prepare &prepare, std::stop_token stop)
{
    if (m_session && m_session->isChannelOpen())
        return m_session.get();
    if (m_session)
        fail(m_session->keepAlive().error());
    for (int attempts = 1; !stop.stop_requested(); ++attempts) {
        const AmqpOptions door = m_options.session(m_endpoint, m_name);
        auto opened = AmqpSession::open(door, stop);
        if (opened && prepare(**opened)) {
            m_session = std::move(*opened);
            m_book.connected(m_name, toText(door.endpoint), attempts);
            return m_session.get();
        }
        m_endpoint = (m_endpoint + 1) % m_options.places();
        // Every endpoint has its turn before the first pause.
        if (attempts >= m_options.places()) {
            const double jitter = std::uniform_real_distribution<>(0, 1)(m_random);
            pause(backoff.delay(attempts - int(m_options.places()) + 1, jitter), stop);
        }
    }
    return nullptr;
}

void Client::fail(const Error &error)
{
    if (!m_session)
        return;
    m_session.reset();
    m_book.disconnected(m_name, toText(m_options.session(m_endpoint, m_name).endpoint),
                        error.detail.isEmpty() ? error.message : error.message + u": "_s + error.detail);
    m_endpoint = (m_endpoint + 1) % m_options.places();
}

} // namespace warrener::load
