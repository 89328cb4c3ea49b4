#include "look/net/HttpErrors.h"

#include "base/JsonReader.h"
#include "base/Phrases.h"
#include "base/Result.h"
#include "base/Units.h"
#include "cluster/ClusterProfile.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostReason = 1000;

/// What a 401 says besides "wrong password", by a part of the server's own words.
struct Refusal
{
    QLatin1StringView said;
    ErrorKind kind;
    const char *message; ///< %1 the server
};
constexpr Refusal refusals[] = {
    {"Not management user"_L1, ErrorKind::Forbidden,
     QT_TRANSLATE_NOOP("HttpClient", "The user has no tag that lets it use the management API of %1; it needs “monitoring”")},
    {"Not monitor"_L1, ErrorKind::Forbidden, QT_TRANSLATE_NOOP("HttpClient", "The user lacks the tag “monitoring”, which %1 asks for here")},
    {"Not administrator user"_L1, ErrorKind::Forbidden, QT_TRANSLATE_NOOP("HttpClient", "The user lacks the tag “administrator”, which %1 asks for here")},
    {"Not policymaker user"_L1, ErrorKind::Forbidden, QT_TRANSLATE_NOOP("HttpClient", "The user lacks the tag “policymaker”, which %1 asks for here")},
    {"User not authorised"_L1, ErrorKind::Forbidden, QT_TRANSLATE_NOOP("HttpClient", "The user may not do this on %1")},
    {"basic auth disabled"_L1, ErrorKind::LoginRefused,
     QT_TRANSLATE_NOOP("HttpClient", "%1 takes no login by user and password: basic authentication is switched off there")},
    {"only log in via localhost"_L1, ErrorKind::LoginRefused,
     QT_TRANSLATE_NOOP("HttpClient", "%1 lets this user log in from its own machine only (loopback_users)")},
};
/// What brokers say of a wrong user or password, and of nothing else.
constexpr QLatin1StringView wrongPasswords[] = {"Login failed"_L1, "Not_Authorized"_L1, "not_authorized"_L1, "not_authorised"_L1, "Unauthorized"_L1};

/// A server that refuses a login has just been told the password: where that may stand anywhere, no words but those that brokers are
/// known to say are kept.
bool isKnownRefusal(const QString &said)
{
    const qsizetype colon = said.lastIndexOf(u": "_s);
    const QString reason = colon < 0 ? said : said.sliced(colon + 2);
    const auto isOf = [](const QString &text, QLatin1StringView known) { return text.compare(known, Qt::CaseInsensitive) == 0; };
    const auto saysWrong = [&](const QString &text) { return std::ranges::any_of(wrongPasswords, [&](QLatin1StringView known) { return isOf(text, known); }); };
    const bool isKnown = saysWrong(reason) || std::ranges::any_of(refusals, [&](const Refusal &refusal) { return isOf(reason, refusal.said); });
    return isKnown && (colon < 0 || saysWrong(said.first(colon)));
}

/// `error` with the kind and the words of a 401; its detail is there already.
void tellRefusal(Error &error, const QString &said, const QString &server, bool mayQuote, const QByteArray &challenge)
{
    for (const Refusal &refusal : refusals) {
        if (!said.contains(refusal.said, Qt::CaseInsensitive))
            continue;
        error.kind = refusal.kind;
        error.message = QCoreApplication::translate("HttpClient", refusal.message).arg(server);
        return;
    }
    const QByteArray scheme = challenge.trimmed().toLower();
    const QString reason = said.section(u": "_s, -1).trimmed();
    const bool saysWrong = std::ranges::any_of(wrongPasswords, [&](QLatin1StringView known) { return reason.compare(known, Qt::CaseInsensitive) == 0; });
    if (scheme.startsWith("bearer") && !scheme.contains("basic")) {
        error.kind = ErrorKind::LoginRefused;
        error.message = QCoreApplication::translate("HttpClient", "%1 asks for a token (OAuth 2), not for a password").arg(server);
    } else if (reason.isEmpty() || reason.startsWith(u'{') || saysWrong) { // an object without a reason is none
        error.kind = ErrorKind::Unauthorized;
        error.message = QCoreApplication::translate("HttpClient", "Wrong user or password for %1").arg(server);
    } else {
        error.kind = ErrorKind::LoginRefused;
        error.message = mayQuote ? QCoreApplication::translate("HttpClient", "%1 refuses the login: %2").arg(server, error.detail)
                                 : QCoreApplication::translate("HttpClient", "%1 refuses the login for a reason of its own").arg(server);
    }
}

/// A broker answers for what is not there in JSON, and refuses no method for a path that it has. A page, or 405,
/// for a path with a slash in a name is of a server before it that has taken the name apart; so it says nothing
/// of whether the thing is there.
bool isSlashTakenApart(int status, const QString &path, const QByteArray &body, const QByteArray &contentType)
{
    if (!path.contains("%2F"_L1, Qt::CaseInsensitive))
        return false;
    const bool isPage = contentType.contains("html") || body.trimmed().startsWith('<');
    return status == 405 || ((status == 404 || status == 400) && isPage);
}

QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    }
    return text.simplified().left(mostReason);
}

const QSslError *findError(const QList<QSslError> &errors, std::initializer_list<QSslError::SslError> wanted)
{
    const auto found = std::ranges::find_if(errors, [&](const QSslError &error) { return std::ranges::find(wanted, error.error()) != wanted.end(); });
    return found == errors.end() ? nullptr : &*found;
}

} // namespace

QString serverText(const QUrl &url)
{
    const int standard = url.scheme() == "https"_L1 ? 443 : 80;
    return toText(Endpoint{.host = url.host(), .port = static_cast<quint16>(url.port(standard))});
}

QString shownUrl(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).left(200);
}

QString reasonFromBody(const QByteArray &body, const QByteArray &contentType)
{
    const QByteArray start = body.trimmed();
    if (start.startsWith('{')) {
        const QJsonObject json = jsonObjectFrom(start).value_or(QJsonObject());
        const QString reason = json.value("reason"_L1).toString();
        const QString error = json.value("error"_L1).toString();
        if (!reason.isEmpty() && !error.isEmpty() && reason != error)
            return printable(u"%1: %2"_s.arg(error, reason));
        if (!reason.isEmpty() || !error.isEmpty())
            return printable(reason.isEmpty() ? error : reason);
    }
    // A page made for browsers says nothing to a person here.
    if (contentType.contains("html") || start.startsWith('<'))
        return {};
    return printable(QString::fromUtf8(start.left(4 * mostReason)));
}

Error statusError(int status, const QString &path, const QString &server, const QByteArray &body, const QByteArray &contentType, const OutsideText &outside,
                  const QByteArray &challenge)
{
    Error error;
    const QString said = reasonFromBody(body, contentType);
    // The server was told the password, and may repeat it.
    error.detail = outside.ofWords(said);
    error.httpStatus = status;
    if (isSlashTakenApart(status, path, body, contentType)) {
        error.kind = ErrorKind::Http;
        error.message =
            QCoreApplication::translate("HttpClient", "A server before the API of %1 decodes %2F (HTTP status %3): its administrator must let it pass "
                                                      "paths on unchanged")
                .replace("%1"_L1, server)
                .replace("%3"_L1, QString::number(status));
        return error;
    }
    switch (status) {
    case 401:
        if (outside.keepsNothing() && !isKnownRefusal(said))
            error.detail = outside.of(said);
        tellRefusal(error, said, server, error.detail == said && !outside.keepsNothing(), challenge);
        break;
    case 403:
        error.kind = ErrorKind::Forbidden;
        error.message = QCoreApplication::translate("HttpClient", "The user may not do this on %1").arg(server);
        break;
    case 404:
        error.kind = ErrorKind::NotFound;
        error.message = QCoreApplication::translate("HttpClient", "%1 has no %2").arg(server, path.left(200));
        break;
    default:
        error.kind = ErrorKind::Http;
        error.message =
            error.detail.isEmpty() || outside.keepsNothing() // the message holds only words of ours then
                ? QCoreApplication::translate("HttpClient", "%1 answered with HTTP status %2").arg(server, QString::number(status))
                : QCoreApplication::translate("HttpClient", "%1 answered with HTTP status %2: %3").arg(server, QString::number(status), error.detail);
        break;
    }
    return error;
}

Error tlsError(const QList<QSslError> &sslErrors, const QString &errorText, const QString &server)
{
    QStringList all;
    for (const QSslError &error : sslErrors)
        all.append(error.errorString());
    Error result;
    result.kind = ErrorKind::Tls;
    result.detail = printable(all.isEmpty() ? errorText : phrases::clauses(all));
    if (const QSslError *error = findError(sslErrors, {QSslError::CertificateExpired})) {
        result.kind = ErrorKind::CertificateExpired;
        const QDateTime expiry = error->certificate().expiryDate();
        result.message = expiry.isValid()
                             ? QCoreApplication::translate("HttpClient", "The certificate of %1 expired on %2").arg(server, units::date(fromDateTime(expiry)))
                             : QCoreApplication::translate("HttpClient", "The certificate of %1 has expired").arg(server);
    } else if (findError(sslErrors, {QSslError::CertificateNotYetValid})) {
        result.message = QCoreApplication::translate("HttpClient", "The certificate of %1 is not valid yet: compare the clocks").arg(server);
    } else if (findError(sslErrors, {QSslError::HostNameMismatch})) {
        result.message = QCoreApplication::translate(
                             "HttpClient", "The certificate of %1 is made out to another name: address it by that name, or give it a certificate for this one")
                             .arg(server);
    } else if (findError(sslErrors, {QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain, QSslError::UnableToGetLocalIssuerCertificate,
                                     QSslError::UnableToGetIssuerCertificate, QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted})) {
        result.message = QCoreApplication::translate("HttpClient", "The certificate of %1 is not signed by a trusted authority: give its CA file").arg(server);
    } else if (findError(sslErrors, {QSslError::CertificateRevoked, QSslError::CertificateBlacklisted})) {
        result.message = QCoreApplication::translate("HttpClient", "The certificate of %1 has been revoked").arg(server);
    } else {
        result.message = QCoreApplication::translate("HttpClient", "No TLS session with %1").arg(server);
    }
    return result;
}

Error networkError(QNetworkReply::NetworkError error, const QString &errorText, const QList<QSslError> &sslErrors, bool requestSent, const QString &server)
{
    if (error == QNetworkReply::SslHandshakeFailedError || !sslErrors.isEmpty())
        return tlsError(sslErrors, errorText, server);

    Error result;
    result.detail = printable(errorText);
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        result.kind = ErrorKind::Refused;
        result.message = QCoreApplication::translate("HttpClient", "%1 refuses the connection").arg(server);
        break;
    case QNetworkReply::HostNotFoundError:
        result.kind = ErrorKind::Unresolved;
        result.message = QCoreApplication::translate("HttpClient", "The name of %1 has no address").arg(server);
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        result.kind = ErrorKind::Malformed;
        result.message = QCoreApplication::translate("HttpClient", "%1 answers, but not in HTTP").arg(server);
        break;
    default:
        if (requestSent || error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError) {
            result.kind = ErrorKind::Disconnected;
            result.message = QCoreApplication::translate("HttpClient", "%1 closed the connection before its answer was complete").arg(server);
        } else {
            result.kind = ErrorKind::Unreachable;
            result.message = QCoreApplication::translate("HttpClient", "There is no way to %1").arg(server);
        }
        break;
    }
    return result;
}

Error deadlineError(Progress progress, Millis timeout, const QString &server)
{
    const QString time = units::duration(timeout);
    switch (progress) {
    case Progress::NotResolved:
        return failure(ErrorKind::Unresolved, QCoreApplication::translate("HttpClient", "The name of %1 was not resolved within %2").arg(server, time)).error();
    case Progress::NotConnected:
        return failure(ErrorKind::Unreachable, QCoreApplication::translate("HttpClient", "No connection to %1 within %2").arg(server, time)).error();
    case Progress::NoAnswer:
        return failure(ErrorKind::Timeout, QCoreApplication::translate("HttpClient", "%1 did not answer within %2").arg(server, time)).error();
    case Progress::PartOfAnswer:
        return failure(ErrorKind::Timeout, QCoreApplication::translate("HttpClient", "The answer of %1 was not complete within %2").arg(server, time)).error();
    }
    Q_UNREACHABLE_RETURN({});
}

Error tooLargeError(qint64 bound, const QString &server)
{
    return failure(ErrorKind::TooLarge,
                   QCoreApplication::translate("HttpClient", "The answer of %1 is larger than %2").arg(server, units::bytes(static_cast<double>(bound))))
        .error();
}

Error bombError(qint64 times, const QString &server)
{
    return failure(ErrorKind::TooLarge,
                   QCoreApplication::translate(
                       "HttpClient", "The answer of %1 unpacks to more than %2 times its size, as no broker's answer does: it is not read any further")
                       .arg(server, units::count(double(times))))
        .error();
}

Error cutError(qint64 received, qint64 announced, const QString &server)
{
    return failure(ErrorKind::Disconnected, QCoreApplication::translate("HttpClient", "The answer of %1 was cut after %2 of %3 bytes, on the way or at its end")
                                                .arg(server, QString::number(received), QString::number(announced)))
        .error();
}

Error cancelledError(const QString &server)
{
    return failure(ErrorKind::Cancelled, QCoreApplication::translate("HttpClient", "The request to %1 was cancelled").arg(server)).error();
}

} // namespace warrener
