#include "base/Error.h"

#include <QCoreApplication>

namespace warrener {

namespace {

struct KindText
{
    ErrorKind kind;
    const char *id;
    const char *word;
};

constexpr KindText kindTexts[] = {
    {ErrorKind::Cancelled, "cancelled", QT_TRANSLATE_NOOP("Error", "cancelled")},
    {ErrorKind::Timeout, "timeout", QT_TRANSLATE_NOOP("Error", "no answer in time")},
    {ErrorKind::Unresolved, "unresolved", QT_TRANSLATE_NOOP("Error", "host name has no address")},
    {ErrorKind::Refused, "refused", QT_TRANSLATE_NOOP("Error", "connection refused")},
    {ErrorKind::Unreachable, "unreachable", QT_TRANSLATE_NOOP("Error", "host not reachable")},
    {ErrorKind::Silent, "silent", QT_TRANSLATE_NOOP("Error", "accepts connections, does not answer")},
    {ErrorKind::Disconnected, "disconnected", QT_TRANSLATE_NOOP("Error", "connection lost")},
    {ErrorKind::Tls, "tls", QT_TRANSLATE_NOOP("Error", "TLS failed")},
    {ErrorKind::CertificateExpired, "certificate-expired", QT_TRANSLATE_NOOP("Error", "certificate expired")},
    {ErrorKind::Unauthorized, "unauthorized", QT_TRANSLATE_NOOP("Error", "wrong user or password")},
    {ErrorKind::LoginRefused, "login-refused", QT_TRANSLATE_NOOP("Error", "login refused")},
    {ErrorKind::Forbidden, "forbidden", QT_TRANSLATE_NOOP("Error", "not permitted for this user")},
    {ErrorKind::NotFound, "not-found", QT_TRANSLATE_NOOP("Error", "not found")},
    {ErrorKind::NotAvailable, "not-available", QT_TRANSLATE_NOOP("Error", "not available in this version")},
    {ErrorKind::NotConfigured, "not-configured", QT_TRANSLATE_NOOP("Error", "not configured")},
    {ErrorKind::Http, "http", QT_TRANSLATE_NOOP("Error", "unexpected HTTP status")},
    {ErrorKind::Redirected, "redirected", QT_TRANSLATE_NOOP("Error", "redirected to another host")},
    {ErrorKind::TooLarge, "too-large", QT_TRANSLATE_NOOP("Error", "answer too large")},
    {ErrorKind::Malformed, "malformed", QT_TRANSLATE_NOOP("Error", "answer not understood")},
    {ErrorKind::Io, "io", QT_TRANSLATE_NOOP("Error", "file error")},
    {ErrorKind::Command, "command", QT_TRANSLATE_NOOP("Error", "command failed")},
    {ErrorKind::Usage, "usage", QT_TRANSLATE_NOOP("Error", "wrong input")},
    {ErrorKind::Internal, "internal", QT_TRANSLATE_NOOP("Error", "internal error")},
};

const KindText &textOf(ErrorKind kind)
{
    for (const KindText &text : kindTexts) {
        if (text.kind == kind)
            return text;
    }
    Q_UNREACHABLE_RETURN(kindTexts[0]);
}

} // namespace

QString describe(ErrorKind kind)
{
    return QCoreApplication::translate("Error", textOf(kind).word);
}

QString toId(ErrorKind kind)
{
    return QString::fromLatin1(textOf(kind).id);
}

} // namespace warrener
