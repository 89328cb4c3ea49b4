#include "look/monitor/SilenceProbe.h"

#include "base/Pause.h"
#include "look/net/PortProbe.h"

#include <QCoreApplication>

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis probeTimeout = 1s;
constexpr int needsPassword = 401;

Endpoint placeOf(const QUrl &url)
{
    return {.host = url.host(), .port = static_cast<quint16>(url.port(url.scheme() == QLatin1String("https") ? 443 : 80))};
}

} // namespace

QCoro::Task<bool> answersStrangers(HttpAccess access, std::shared_ptr<Timekeeper> time, Millis wait, std::stop_token stop)
{
    const bool isTime = co_await pauseFor(time, wait, stop);
    if (!isTime)
        co_return false;
    HttpClient client(std::move(access));
    HttpRequest request;
    request.path = QStringLiteral("/api/whoami");
    request.authenticated = false;
    const Result<HttpReply> reply = co_await client.send(std::move(request), stop);
    co_return reply || reply.error().httpStatus == needsPassword;
}

Error slowToLogIn(Error timeout, const QUrl &url)
{
    timeout.httpStatus = needsPassword;
    timeout.message = QCoreApplication::translate(
                          "SilenceProbe", "%1 answers, but not to who logs in: what checks its users (a directory) is slow, or the node waits for others")
                          .arg(toText(placeOf(url)));
    return timeout;
}

QCoro::Task<Error> toldApart(Error timeout, QUrl url, std::stop_token stop)
{
    const Endpoint endpoint = placeOf(url);
    const Result<Millis> connected = co_await connectTime(endpoint, probeTimeout, stop);
    if (connected) {
        timeout.kind = ErrorKind::Silent;
        timeout.message = QCoreApplication::translate("SilenceProbe", "%1 accepts connections and does not answer").arg(toText(endpoint));
        co_return timeout;
    }
    co_return connected.error().kind == ErrorKind::Cancelled ? timeout : connected.error();
}

} // namespace warrener
