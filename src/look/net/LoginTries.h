#pragma once

#include "base/Clock.h"
#include "base/Error.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace warrener {

/// How often one user and password were refused, so that a console that asks every few seconds locks
/// nobody's account: after three refusals in a row, by one server or by all together, nobody is told the
/// password for a while, or until a person asks. Shared by all clients of one cluster; any thread.
class LoginTries final
{
public:
    static constexpr int most = 3;
    static constexpr Millis pause{30 * 60 * 1000};

    /// Why `server` is not to be asked with the password now: its last refusal, with words that say so.
    std::optional<Error> refusal(const QString &server) const;
    /// `server` took the password (even where it then refused what was asked for).
    void accepted(const QString &server);
    void refused(const QString &server, const Error &error);
    /// A person wants it tried again.
    void forgive();

private:
    struct Refused
    {
        int times = 0;
        Error last{};
        QDeadlineTimer until{};
    };

    mutable std::mutex m_mutex;
    QHash<QString, Refused> m_servers;
    Refused m_all; ///< since any of them accepted
};

} // namespace warrener
