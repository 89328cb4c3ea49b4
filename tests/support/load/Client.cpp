#include "load/Client.h"

#include "base/Backoff.h"

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

constexpr Backoff backoff{.first = Millis{50}, .most = Millis{1000}};

} // namespace

AmqpOptions sessionOptions(const LoadOptions &options, const Endpoint &endpoint, const QString &name)
{
    return {
        .endpoint = endpoint,
        .user = options.user,
        .password = options.password,
        .vhost = options.vhost,
        .name = u"warrener-load %1"_s.arg(name),
        .tls = options.tls,
        .connectTimeout = options.connectTimeout,
        .callTimeout = std::max(Millis{5000}, options.connectTimeout),
        .heartbeat = options.heartbeat,
    };
}

void pause(Millis time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

Client::Client(const LoadOptions &options, Book &book, QString name, int first)
    : m_options(options), m_book(book), m_name(std::move(name)), m_endpoint(first % options.endpoints.size()), m_random(unsigned(first) + 1)
{
}

AmqpSession *Client::session(const Prepare &prepare, std::stop_token stop)
{
    if (m_session && m_session->isChannelOpen())
        return m_session.get();
    if (m_session)
        fail(m_session->keepAlive().error());
    for (int attempts = 1; !stop.stop_requested(); ++attempts) {
        const Endpoint &endpoint = m_options.endpoints[m_endpoint];
        auto opened = AmqpSession::open(sessionOptions(m_options, endpoint, m_name), stop);
        if (opened && prepare(**opened)) {
            m_session = std::move(*opened);
            m_book.connected(m_name, toText(endpoint), attempts);
            return m_session.get();
        }
        m_endpoint = (m_endpoint + 1) % m_options.endpoints.size();
        // Every endpoint has its turn before the first pause.
        if (attempts >= m_options.endpoints.size()) {
            const double jitter = std::uniform_real_distribution<>(0, 1)(m_random);
            pause(backoff.delay(attempts - int(m_options.endpoints.size()) + 1, jitter), stop);
        }
    }
    return nullptr;
}

void Client::fail(const Error &error)
{
    if (!m_session)
        return;
    m_session.reset();
    m_book.disconnected(m_name, toText(m_options.endpoints[m_endpoint]), error.detail.isEmpty() ? error.message : error.message + u": "_s + error.detail);
    m_endpoint = (m_endpoint + 1) % m_options.endpoints.size();
}

} // namespace warrener::load
