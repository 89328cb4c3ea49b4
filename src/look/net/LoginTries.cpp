#include "look/net/LoginTries.h"

#include "base/Units.h"

#include <QCoreApplication>

namespace warrener {

std::optional<Error> LoginTries::refusal(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    const Refused own = m_servers.value(server);
    for (const Refused &refused : {own, m_all}) {
        if (refused.times < most || refused.until.hasExpired())
            continue;
        Error error = own.times > 0 ? own.last : refused.last;
        error.message = QCoreApplication::translate("HttpClient", "%1; after %2 refusals it is not tried again for %3, or until you ask for it")
                            .arg(error.message)
                            .arg(most)
                            .arg(units::duration(pause));
        return error;
    }
    return std::nullopt;
}

void LoginTries::accepted(const QString &server)
{
    const std::scoped_lock lock(m_mutex);
    m_servers.remove(server);
    m_all = {};
}

void LoginTries::refused(const QString &server, const Error &error)
{
    const std::scoped_lock lock(m_mutex);
    for (Refused *refused : {&m_servers[server], &m_all}) {
        ++refused->times;
        refused->last = error;
        refused->until.setRemainingTime(pause);
    }
}

void LoginTries::forgive()
{
    const std::scoped_lock lock(m_mutex);
    m_servers.clear();
    m_all = {};
}

} // namespace warrener
