#include "look/amqp/AmqpErrors.h"

#include "look/amqp/AmqpArguments.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int longestReason = 512;

QString clean(amqp_bytes_t text)
{
    QString words = textFromBytes(text, longestReason);
    words.replace(QChar::Null, u' ');
    for (QChar &c : words) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return words.trimmed();
}

Error make(ErrorKind kind, QString message, QString detail = {})
{
    return {.kind = kind, .message = std::move(message), .detail = std::move(detail)};
}

} // namespace

AmqpCloseReason reasonOf(const amqp_connection_close_t &close)
{
    return {.code = close.reply_code, .text = clean(close.reply_text), .connection = true};
}

AmqpCloseReason reasonOf(const amqp_channel_close_t &close)
{
    return {.code = close.reply_code, .text = clean(close.reply_text), .connection = false};
}

Error closedByBroker(const AmqpCloseReason &reason, const QString &where, bool opening)
{
    // The words of a code do not change with the broker's version (AMQP 0-9-1, "Reply codes").
    switch (reason.code) {
    case AMQP_ACCESS_REFUSED:
        if (opening) {
            return make(ErrorKind::Unauthorized, QCoreApplication::translate("Amqp", "%1 refused the user or the password").arg(where), reason.text);
        }
        return make(ErrorKind::Forbidden, QCoreApplication::translate("Amqp", "%1 does not permit this to the user").arg(where), reason.text);
    case AMQP_NOT_ALLOWED:
        if (opening && reason.text.contains("not found"_L1)) {
            return make(ErrorKind::NotFound, QCoreApplication::translate("Amqp", "There is no such virtual host on %1").arg(where), reason.text);
        }
        return make(ErrorKind::Forbidden, QCoreApplication::translate("Amqp", "%1 does not allow this").arg(where), reason.text);
    case AMQP_RESOURCE_LOCKED:
        return make(ErrorKind::Forbidden, QCoreApplication::translate("Amqp", "Another connection to %1 holds this queue").arg(where), reason.text);
    case AMQP_NOT_FOUND:
        return make(ErrorKind::NotFound, QCoreApplication::translate("Amqp", "%1 has no such queue or exchange").arg(where), reason.text);
    case AMQP_PRECONDITION_FAILED:
        return make(ErrorKind::Usage, QCoreApplication::translate("Amqp", "%1 refused the request: a condition is not met").arg(where), reason.text);
    case AMQP_NOT_IMPLEMENTED:
        return make(ErrorKind::NotAvailable, QCoreApplication::translate("Amqp", "%1 does not offer this").arg(where), reason.text);
    default:
        return make(ErrorKind::Disconnected,
                    reason.connection ? QCoreApplication::translate("Amqp", "%1 closed the connection").arg(where)
                                      : QCoreApplication::translate("Amqp", "%1 closed the channel").arg(where),
                    QString::number(reason.code) + u' ' + reason.text);
    }
}

Error fromStatus(int status, const QString &where)
{
    const QString detail = QString::fromUtf8(amqp_error_string2(status));
    switch (status) {
    case AMQP_STATUS_TIMEOUT:
        return timedOut(where);
    case AMQP_STATUS_HEARTBEAT_TIMEOUT:
        return make(ErrorKind::Silent, QCoreApplication::translate("Amqp", "%1 missed its heartbeats").arg(where), detail);
    case AMQP_STATUS_HOSTNAME_RESOLUTION_FAILED:
        return make(ErrorKind::Unresolved, QCoreApplication::translate("Amqp", "The host name of %1 has no address").arg(where), detail);
    case AMQP_STATUS_CONNECTION_CLOSED:
    case AMQP_STATUS_SOCKET_ERROR:
    case AMQP_STATUS_SOCKET_CLOSED:
    case AMQP_STATUS_TCP_ERROR:
    case AMQP_STATUS_SSL_ERROR:
        return make(ErrorKind::Disconnected, QCoreApplication::translate("Amqp", "The connection to %1 broke").arg(where), detail);
    case AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED:
        return make(
            ErrorKind::Tls,
            QCoreApplication::translate("Amqp", "The certificate of %1 is for another name: address it by that name, or give it a certificate for this one")
                .arg(where),
            detail);
    case AMQP_STATUS_SSL_PEER_VERIFY_FAILED:
        return make(ErrorKind::Tls,
                    QCoreApplication::translate("Amqp", "The certificate of %1 is not trusted: name the CA that signed it in the profile").arg(where), detail);
    case AMQP_STATUS_SSL_CONNECTION_FAILED:
        return make(ErrorKind::Tls, QCoreApplication::translate("Amqp", "No TLS session with %1").arg(where), detail);
    case AMQP_STATUS_BAD_AMQP_DATA:
    case AMQP_STATUS_UNKNOWN_CLASS:
    case AMQP_STATUS_UNKNOWN_METHOD:
    case AMQP_STATUS_INCOMPATIBLE_AMQP_VERSION:
    case AMQP_STATUS_WRONG_METHOD:
    case AMQP_STATUS_UNEXPECTED_STATE:
    case AMQP_STATUS_UNSUPPORTED:
        return make(ErrorKind::Malformed, QCoreApplication::translate("Amqp", "%1 does not speak AMQP 0-9-1 as expected").arg(where), detail);
    case AMQP_STATUS_BROKER_UNSUPPORTED_SASL_METHOD:
        return make(ErrorKind::NotAvailable, QCoreApplication::translate("Amqp", "%1 takes no user name and password").arg(where), detail);
    case AMQP_STATUS_INVALID_PARAMETER:
    case AMQP_STATUS_TABLE_TOO_BIG:
        return make(ErrorKind::Usage, QCoreApplication::translate("Amqp", "This cannot be said in AMQP to %1").arg(where), detail);
    default:
        return make(ErrorKind::Internal, QCoreApplication::translate("Amqp", "The AMQP session with %1 failed").arg(where), detail);
    }
}

Error cancelled(const QString &where)
{
    return make(ErrorKind::Cancelled, QCoreApplication::translate("Amqp", "The AMQP session with %1 was given up").arg(where));
}

Error timedOut(const QString &where)
{
    return make(ErrorKind::Timeout, QCoreApplication::translate("Amqp", "%1 did not answer in time").arg(where));
}

} // namespace warrener
