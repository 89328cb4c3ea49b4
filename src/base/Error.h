#pragma once

#include <QString>

#include <cstdint>

namespace warrener {

/// What went wrong, as far as a program has to tell cases apart. Words for people come from
/// Error::message and describe(ErrorKind).
enum class ErrorKind : std::uint8_t {
    Cancelled,    ///< the caller gave up
    Timeout,      ///< nothing, or not all, came within the time allowed
    Unresolved,   ///< the host name has no address
    Refused,      ///< the host answers, the port does not
    Unreachable,  ///< no way to the host, or it is silent
    Silent,       ///< the port accepts connections, the program behind it does not answer
    Disconnected, ///< the other side closed in the middle
    Tls,          ///< no trusted, valid TLS session
    CertificateExpired,
    Unauthorized,  ///< wrong user or password (HTTP 401)
    LoginRefused,  ///< by the server's own word for another reason than the password (HTTP 401)
    Forbidden,     ///< the user lacks a right (HTTP 403, or 401 with a word for it)
    NotFound,      ///< no such object (HTTP 404)
    NotAvailable,  ///< this version has no such feature
    NotConfigured, ///< the profile names no place to ask
    Http,          ///< another HTTP status than the ones above
    Redirected,    ///< sent to another host, not followed
    TooLarge,      ///< over the bound set by the caller
    Malformed,     ///< an answer that cannot be parsed
    Io,            ///< a file or a database
    Command,       ///< a command ended with an exit code other than 0
    Usage,         ///< wrong input by the person
    Internal,      ///< a defect of Warrener
};

/// A failure as a value.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message;    ///< one translated sentence without a full stop: what failed and why
    QString detail;     ///< what the other side said, verbatim and bounded; may be empty
    int httpStatus = 0; ///< 0 where HTTP did not come so far; with Timeout: to somebody else it was spoken meanwhile
    QString rule{};     ///< id of the guard rule that refused, where a person may pass it; else empty

    bool operator==(const Error &) const = default;
};

/// The short, translated word for a kind: "no answer", "refused", "wrong password"…
QString describe(ErrorKind kind);

/// A stable, untranslated id for JSON: "timeout", "refused"…
QString toId(ErrorKind kind);

} // namespace warrener
