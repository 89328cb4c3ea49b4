#include "look/monitor/SilenceProbe.h"

#include "look/net/PortProbe.h"

#include <QCoreApplication>

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis probeTimeout = 1s;

} // namespace

QCoro::Task<Error> toldApart(Error timeout, QUrl url, std::stop_token stop)
{
    const auto port = static_cast<quint16>(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
    const Endpoint endpoint{url.host(), port};
    const Result<Millis> connected = co_await connectTime(endpoint, probeTimeout, stop);
    if (connected) {
        timeout.kind = ErrorKind::Silent;
        timeout.message = QCoreApplication::translate("SilenceProbe", "%1 accepts connections and does not answer").arg(toText(endpoint));
        co_return timeout;
    }
    co_return connected.error().kind == ErrorKind::Cancelled ? timeout : connected.error();
}

} // namespace warrener
