#include "report/Webhook.h"

#include "net/HttpClient.h"

#include <QCoreApplication>
#include <QJsonArray>
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

QJsonObject webhookBody(const Report &report, std::optional<OverallStatus> before)
{
    QJsonArray causes;
    int critical = 0, warning = 0;
    for (const ReportFinding &finding : report.findings) {
        critical += finding.level == Level::Critical;
        warning += finding.level == Level::Warning;
        if (finding.cause < 0 && finding.level >= Level::Warning && causes.size() < 20) {
            causes.append(QJsonObject{{u"id"_s, finding.id}, {u"level"_s, toId(finding.level)}, {u"host"_s, finding.host}, {u"title"_s, finding.title}});
        }
    }
    return {{u"event"_s, u"verdict-changed"_s},
            {u"cluster"_s, report.cluster.value},
            {u"environment"_s, toId(report.environment)},
            {u"at"_s, toDateTime(report.at).toUTC().toString(Qt::ISODateWithMs)},
            {u"report"_s, report.id},
            {u"status"_s, toId(report.status)},
            {u"before"_s, before ? QJsonValue(toId(*before)) : QJsonValue(QJsonValue::Null)},
            {u"headline"_s, report.headline},
            {u"line"_s, report.line},
            {u"critical"_s, critical},
            {u"warning"_s, warning},
            {u"causes"_s, causes}};
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
