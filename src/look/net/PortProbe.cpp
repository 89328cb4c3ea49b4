#include "look/net/PortProbe.h"

#include "look/net/PortDial.h"
#include "look/net/TlsSetup.h"

namespace warrener {

QCoro::Task<Result<Millis>> connectTime(Endpoint endpoint, Millis timeout, std::stop_token stop)
{
    auto *dial = new PortDial(std::move(endpoint), timeout, PortDial::Goal::Connect, std::move(stop));
    const Result<PortDial::Answer> answer = co_await dial->start();
    co_return answer.transform([](const PortDial::Answer &got) { return got.connectTime; });
}

QCoro::Task<Result<QByteArray>> greeting(Endpoint endpoint, Millis timeout, std::stop_token stop)
{
    auto *dial = new PortDial(std::move(endpoint), timeout, PortDial::Goal::Greeting, std::move(stop));
    const Result<PortDial::Answer> answer = co_await dial->start();
    co_return answer.transform([](const PortDial::Answer &got) { return got.greeting; });
}

QCoro::Task<Result<Millis>> tlsConnectTime(Endpoint endpoint, TlsProfile tls, Millis timeout, std::stop_token stop)
{
    const Result<QSslConfiguration> configuration = tlsConfiguration(tls);
    if (!configuration)
        co_return std::unexpected(configuration.error());
    auto *dial = new PortDial(std::move(endpoint), timeout, *configuration, std::move(stop));
    const Result<PortDial::Answer> answer = co_await dial->start();
    co_return answer.transform([](const PortDial::Answer &got) { return got.connectTime; });
}

} // namespace warrener
