#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/OutsideText.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QString>
#include <QUrl>

namespace warrener {

// What went wrong with a request, as an Error with words. `server` is "host:port". Pure.

/// "host:port", the scheme's port where the URL names none.
QString serverText(const QUrl &url);
/// An URL to show: without user, password and query, at most 200 characters.
QString shownUrl(const QUrl &url);

/// What the body of an error answer says: the reason or error of RabbitMQ's JSON, else the text
/// itself where it is text; at most 1,000 characters, control characters removed.
QString reasonFromBody(const QByteArray &body, const QByteArray &contentType);

/// `challenge`: the WWW-Authenticate of a 401. Only a 401 without a reason of its own is a wrong password:
/// who is told so changes it, or locks the account.
Error statusError(int status, const QString &path, const QString &server, const QByteArray &body, const QByteArray &contentType,
                  const OutsideText &outside = OutsideText(), const QByteArray &challenge = {});
Error networkError(QNetworkReply::NetworkError error, const QString &errorText, const QList<QSslError> &sslErrors, bool requestSent, const QString &server);
Error tlsError(const QList<QSslError> &sslErrors, const QString &errorText, const QString &server);

/// How far a request had come when its time was up.
enum class Progress : std::uint8_t { NotResolved, NotConnected, NoAnswer, PartOfAnswer };
Error deadlineError(Progress progress, Millis timeout, const QString &server);
Error tooLargeError(qint64 bound, const QString &server);
/// It was made to be small on the way and large here.
Error bombError(qint64 times, const QString &server);
/// It ended after `received` of `announced` bytes: a buffer on the way, as a rule.
Error cutError(qint64 received, qint64 announced, const QString &server);
Error cancelledError(const QString &server);

} // namespace warrener
