#include "look/net/HttpErrors.h"

#include "base/Phrases.h"
#include "base/Result.h"
#include "base/Units.h"
#include "cluster/ClusterProfile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostReason = 1000;

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

QString dateText(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
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
        const QJsonObject json = QJsonDocument::fromJson(start).object();
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

Error statusError(int status, const QString &path, const QString &server, const QByteArray &body, const QByteArray &contentType, const OutsideText &outside)
{
    Error error;
    // The server was told the password, and may repeat it.
    error.detail = outside.ofWords(reasonFromBody(body, contentType));
    error.httpStatus = status;
    switch (status) {
    case 401:
        error.kind = ErrorKind::Unauthorized;
        error.message = QCoreApplication::translate("HttpClient", "Wrong user or password for %1").arg(server);
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
        error.message = error.detail.isEmpty() || outside.keepsNothing() // the message holds only words of ours then
                            ? QCoreApplication::translate("HttpClient", "%1 answered with HTTP status %2").arg(server).arg(status)
                            : QCoreApplication::translate("HttpClient", "%1 answered with HTTP status %2: %3").arg(server).arg(status).arg(error.detail);
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
        result.message = expiry.isValid() ? QCoreApplication::translate("HttpClient", "The certificate of %1 expired on %2").arg(server, dateText(expiry))
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

Error cancelledError(const QString &server)
{
    return failure(ErrorKind::Cancelled, QCoreApplication::translate("HttpClient", "The request to %1 was cancelled").arg(server)).error();
}

} // namespace warrener
