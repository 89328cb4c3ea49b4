#include "look/net/PortProbe.h"

#include "look/net/PortDial.h"

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

} // namespace warrener
