#pragma once

#include "base/Clock.h"
#include "base/Error.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QString>

#include <cstdint>
#include <mutex>
#include <optional>

namespace warrener {

/// What a count of refused logins goes by.
struct LoginPace
{
    Millis again{60 * 1000};      ///< after the third refusal one more try is made
    Millis pause{30 * 60 * 1000}; ///< after the fourth none is
    Millis proof{2000};           ///< an acceptance vouches so long for all that is asked beside
    Millis patience{300};         ///< who does not answer so long keeps the others waiting no longer
    Millis longestWait{500};      ///< of one question, for the answers to others
};

/// Who was told a password.
enum class LoginBy : std::uint8_t { Http, Amqp };

/// How often one user and password were refused, so that a console that asks every few seconds locks
/// nobody's account. Shared by all clients of one cluster (monitor, diagnosis, runs, backups, loads), by HTTP and
/// by AMQP; any thread.
///
/// Directories commonly close an account after five refusals in half an hour. So after three in a row, by one
/// server or by all together, nobody is told the password; after a minute one more try is made, since a
/// directory that was away for a moment must neither end a run in the middle nor blind the automatic; and one
/// for each time that a person asks. Whatever is accepted opens all again.
///
/// Questions go out side by side, and the first look of a console would be a dozen refusals at once: a
/// password that nobody has accepted in the last seconds is told to as few at a time as may still refuse it.
class LoginTries final
{
public:
    static constexpr int most = 3;

    explicit LoginTries(LoginPace pace = {}) : m_pace(pace) {}

    const LoginPace &pace() const { return m_pace; }
    /// Why `server` is not to be asked with the password now: its last refusal, with words that say so.
    std::optional<Error> refusal(const QString &server) const;
    /// Asks for leave to tell `server` the password, where refusal() has no reason not to: a number for
    /// ended(), or nothing, where others are being told it whose answer is to be awaited.
    std::optional<quint64> begin(const QString &server);
    /// As begin(), without waiting any longer: nothing only where one refusal more is one too many.
    std::optional<quint64> beginNow(const QString &server);
    /// What begin() allowed is over, with whatever end.
    void ended(quint64 number);
    /// `server` took the password (even where it then refused what was asked for).
    void accepted(const QString &server, LoginBy by = LoginBy::Http);
    /// While management APIs take the password, what AMQP has against it is that door's own affair: it is told to that
    /// one no more, and nobody else is kept from it.
    void refused(const QString &server, const Error &error, LoginBy by = LoginBy::Http);
    /// A person wants it tried again: once, where it is not tried any more.
    void forgive();

private:
    struct Refused
    {
        int times = 0;
        Error last{};
        QDeadlineTimer again{}; ///< after `most` refusals: one more from then on
        QDeadlineTimer until{};

        bool forbids() const { return times >= most && !until.hasExpired() && !(times == most && again.hasExpired()); }
    };
    struct Told
    {
        QString server{};
        QDeadlineTimer answer{}; ///< until then the others wait for it
    };

    std::optional<quint64> tell(const QString &server, bool waits);

    const LoginPace m_pace;
    mutable std::mutex m_mutex;
    QHash<QString, Refused> m_servers;
    Refused m_all;             ///< since any of them accepted
    bool m_apiTakesIt = false; ///< the latest word of a management API
    QHash<quint64, Told> m_told;
    quint64 m_last = 0;
    QDeadlineTimer m_proof;
};

} // namespace warrener
