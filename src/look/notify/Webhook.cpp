#include "look/notify/Webhook.h"

#include "base/OffThread.h"
#include "base/PlainFile.h"
#include "cluster/ProfileKeys.h"
#include "look/net/HttpClient.h"
#include "look/secrets/EnvironmentStore.h"
#include "look/secrets/KeychainStore.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr qint64 longestToken = 4096;

bool isUsable(const QUrl &url)
{
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

/// To a program on this machine.
bool staysHere(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

/// Of the process: written once, at its start.
QString &environmentToken()
{
    static QString token;
    return token;
}

Result<QString> tokenIn(const QString &file)
{
    QFile from(file);
    if (!openPlainFile(from))
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Webhook", "The token of the webhook cannot be read from %1").arg(file),
                       from.errorString());
    return QString::fromUtf8(from.read(longestToken)).section(u'\n', 0, 0).trimmed();
}

/// Empty: the profile names no token.
QCoro::Task<Result<QString>> readToken(ClusterProfile profile)
{
    const QString where = profile.other.value(profilekeys::webhookToken).toString();
    if (where.isEmpty())
        co_return QString();
    Result<QString> token =
        failure(ErrorKind::Usage, QCoreApplication::translate("Webhook", "webhookToken in the profile is none of “environment”, “keychain” and "
                                                                         "the absolute path of a file"));
    if (where == "environment"_L1)
        token = co_await EnvironmentStore(environmentToken(), u"WARRENER_WEBHOOK_TOKEN"_s).read(profile.name, {});
    else if (where == "keychain"_L1)
        token = co_await KeychainStore(10s).read(profile.name, u"webhook token"_s);
    else if (where.startsWith(u'/'))
        token = co_await WaitingThread([where] { return tokenIn(where); });
    if (!token)
        co_return token;
    const bool isToken = !token->isEmpty() && std::ranges::all_of(*token, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
    if (!isToken)
        co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Webhook", "There is no token of the webhook where the profile says"));
    co_return token;
}

} // namespace

void keepWebhookToken(const QString &token)
{
    environmentToken() = token;
}

QUrl webhookOf(const ClusterProfile &profile)
{
    const QUrl url(profile.other.value(profilekeys::webhook).toString(), QUrl::StrictMode);
    return isUsable(url) ? url : QUrl();
}

ClusterProfile withWebhook(ClusterProfile profile, const QUrl &url)
{
    if (url.isEmpty())
        profile.other.remove(profilekeys::webhook);
    else
        profile.other.insert(profilekeys::webhook, url.toString(QUrl::FullyEncoded));
    return profile;
}

QCoro::Task<Status> tellWebhook(ClusterProfile profile, QUrl url, QJsonObject body, std::stop_token stop)
{
    if (!isUsable(url))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Webhook", "The webhook is not an http or https URL"));
    const Result<QString> token = co_await readToken(profile);
    if (!token)
        co_return std::unexpected(token.error());
    if (!token->isEmpty() && url.scheme() != "https"_L1 && !staysHere(url)) {
        co_return failure(ErrorKind::Usage,
                          QCoreApplication::translate("Webhook", "The token of the webhook on %1 would travel unencrypted: give an https URL").arg(url.host()));
    }
    if (!url.userInfo().isEmpty() && url.scheme() != "https"_L1 && !staysHere(url)) {
        co_return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("Webhook", "The login in the webhook's URL on %1 would travel unencrypted: give an https URL").arg(url.host()));
    }
    QUrl base;
    base.setScheme(url.scheme());
    base.setHost(url.host());
    base.setPort(url.port());
    HttpClient client({.base = base,
                       .user = url.userName(),
                       .password = url.password(),
                       .tls = {.ca = profile.other.value(profilekeys::webhookCa).toString()},
                       .timeout = 10s,
                       .maxBytes = 65536,
                       .retries = 0});
    const QString path = url.path(QUrl::FullyEncoded);
    HttpRequest request{.method = "POST",
                        .path = path.isEmpty() ? u"/"_s : path,
                        .query = QUrlQuery(url),
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                        .headers = {{"Content-Type", "application/json"}}};
    if (!token->isEmpty())
        request.headers.append({"Authorization", "Bearer " + token->toUtf8()});
    const Result<HttpReply> reply = co_await client.send(request, stop);
    if (!reply) {
        co_return failure(
            reply.error().kind,
            QCoreApplication::translate("Webhook", "The webhook on %1 did not take the message: %2").arg(client.serverText(), describe(reply.error().kind)));
    }
    co_return Status{};
}

} // namespace warrener
