#include "look/secrets/LoginTries.h"

#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

std::optional<Error> LoginTries::refusal(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    const Refused own = m_servers.value(server);
    for (const Refused &refused : {own, m_all}) {
        if (!refused.forbids())
            continue;
        Error error = own.times > 0 ? own.last : refused.last;
        const QString words =
            refused.times == most
                ? QCoreApplication::translate("HttpClient", "%1; after %2 refusals it is tried once more in a minute, then not for %3, or until you ask for it")
                : QCoreApplication::translate("HttpClient", "%1; after %2 refusals it is not tried again for %3, or until you ask for it");
        error.message = words.arg(error.message, QString::number(refused.times), units::duration(m_pace.pause));
        return error;
    }
    return std::nullopt;
}

std::optional<quint64> LoginTries::begin(const QString &server)
{
    const std::scoped_lock lock(m_mutex);
    return tell(server, true);
}

std::optional<quint64> LoginTries::beginNow(const QString &server)
{
    const std::scoped_lock lock(m_mutex);
    return tell(server, std::max(m_all.times, m_servers.value(server).times) >= most);
}

std::optional<quint64> LoginTries::tell(const QString &server, bool waits)
{
    if (waits && m_proof.hasExpired()) {
        const auto open = std::ranges::count_if(m_told, [](const Told &told) { return !told.answer.hasExpired(); });
        const bool here = std::ranges::any_of(m_told, [&](const Told &told) { return told.server == server && !told.answer.hasExpired(); });
        if (here || open >= std::max(1, most - m_all.times))
            return std::nullopt;
    }
    m_told.insert(++m_last, {.server = server, .answer = QDeadlineTimer(m_pace.patience)});
    return m_last;
}

void LoginTries::ended(quint64 number)
{
    const std::scoped_lock lock(m_mutex);
    m_told.remove(number);
}

void LoginTries::accepted(const QString &server, LoginBy by)
{
    const std::scoped_lock lock(m_mutex);
    m_apiTakesIt = m_apiTakesIt || by == LoginBy::Http;
    m_servers.remove(server);
    m_all = {};
    m_proof.setRemainingTime(m_pace.proof);
}

void LoginTries::refused(const QString &server, const Error &error, LoginBy by)
{
    const std::scoped_lock lock(m_mutex);
    const auto count = [&](Refused &refused) {
        ++refused.times;
        refused.last = error;
        refused.again.setRemainingTime(m_pace.again);
        refused.until.setRemainingTime(m_pace.pause);
    };
    count(m_servers[server]);
    m_apiTakesIt = m_apiTakesIt && by == LoginBy::Amqp;
    if (m_apiTakesIt)
        return;
    count(m_all);
    m_proof = {};
}

void LoginTries::forgive()
{
    const std::scoped_lock lock(m_mutex);
    const auto once = [](Refused &refused) {
        refused.times = std::min(refused.times, most);
        refused.again = {};
    };
    for (Refused &refused : m_servers)
        once(refused);
    once(m_all);
}

} // namespace warrener
