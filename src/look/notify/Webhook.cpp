#include "look/notify/Webhook.h"

#include "look/net/HttpClient.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

bool isUsable(const QUrl &url)
{
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

} // namespace

QUrl webhookOf(const ClusterProfile &profile)
{
    const QUrl url(profile.other.value("webhook"_L1).toString(), QUrl::StrictMode);
    return isUsable(url) ? url : QUrl();
}

ClusterProfile withWebhook(ClusterProfile profile, const QUrl &url)
{
    if (url.isEmpty())
        profile.other.remove("webhook"_L1);
    else
        profile.other.insert("webhook"_L1, url.toString(QUrl::FullyEncoded));
    return profile;
}

QCoro::Task<Status> tellWebhook(QUrl url, QJsonObject body, TlsProfile tls, std::stop_token stop)
{
    if (!isUsable(url))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Webhook", "The webhook is not an http or https URL"));
    QUrl base;
    base.setScheme(url.scheme());
    base.setHost(url.host());
    base.setPort(url.port());
    HttpClient client({.base = base, .user = url.userName(), .password = url.password(), .tls = tls, .timeout = 10s, .maxBytes = 65536, .retries = 0});
    const QString path = url.path(QUrl::FullyEncoded);
    const HttpRequest request{.method = "POST",
                              .path = path.isEmpty() ? u"/"_s : path,
                              .query = QUrlQuery(url),
                              .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                              .headers = {{"Content-Type", "application/json"}}};
    const Result<HttpReply> reply = co_await client.send(request, stop);
    if (!reply) {
        co_return failure(
            reply.error().kind,
            QCoreApplication::translate("Webhook", "The webhook on %1 did not take the message: %2").arg(client.serverText(), describe(reply.error().kind)));
    }
    co_return Status{};
}

} // namespace warrener
