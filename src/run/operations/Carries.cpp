#include "run/operations/Carries.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

const QMap<quint16, Carries> &usualPorts()
{
    using enum Carries;
    static const QMap<quint16, Carries> ports{{5672, Amqp},     {5671, Amqps},     {1883, Mqtt},        {8883, Mqtt},        {61613, Stomp},
                                              {61614, Stomp},   {5552, Stream},    {5551, Stream},      {15675, Web},        {15676, Web},
                                              {15674, Web},     {15673, Web},      {15672, Management}, {15671, Management}, {15692, Metrics},
                                              {15691, Metrics}, {25672, Internal}, {4369, Internal}};
    return ports;
}

Carries carriedBy(const QString &protocol)
{
    if (protocol == "amqp"_L1)
        return Carries::Amqp;
    if (protocol == "amqp/ssl"_L1)
        return Carries::Amqps;
    if (protocol == "http"_L1 || protocol == "https"_L1)
        return Carries::Management;
    if (protocol.contains("prometheus"_L1))
        return Carries::Metrics;
    if (protocol.contains("/web-"_L1))
        return Carries::Web;
    if (protocol.startsWith("mqtt"_L1))
        return Carries::Mqtt;
    if (protocol.startsWith("stomp"_L1))
        return Carries::Stomp;
    return protocol.startsWith("stream"_L1) ? Carries::Stream : Carries::Internal;
}

QString toId(Carries carries)
{
    switch (carries) {
    case Carries::Amqp:
        return u"amqp"_s;
    case Carries::Amqps:
        return u"amqps"_s;
    case Carries::Mqtt:
        return u"mqtt"_s;
    case Carries::Stomp:
        return u"stomp"_s;
    case Carries::Stream:
        return u"stream"_s;
    case Carries::Web:
        return u"web"_s;
    case Carries::Management:
        return u"management"_s;
    case Carries::Metrics:
        return u"metrics"_s;
    case Carries::Internal:
        return u"internal"_s;
    }
    return {};
}

QString toWord(Carries carries)
{
    switch (carries) {
    case Carries::Amqp:
        return u"AMQP"_s;
    case Carries::Amqps:
        return u"AMQPS"_s;
    case Carries::Mqtt:
        return u"MQTT"_s;
    case Carries::Stomp:
        return u"STOMP"_s;
    case Carries::Stream:
        return QCoreApplication::translate("ProxyRoutes", "streams");
    case Carries::Web:
        return u"WebSocket"_s;
    case Carries::Management:
        return QCoreApplication::translate("ProxyRoutes", "management");
    case Carries::Metrics:
        return QCoreApplication::translate("ProxyRoutes", "metrics");
    case Carries::Internal:
        return QCoreApplication::translate("ProxyRoutes", "between brokers");
    }
    return {};
}

QString meaningOf(Carries carries)
{
    switch (carries) {
    case Carries::Amqp:
    case Carries::Amqps:
        return QCoreApplication::translate("ProxyRoutes", "clients reconnect, publishers send again what was not confirmed");
    case Carries::Mqtt:
        return QCoreApplication::translate("ProxyRoutes", "clients reconnect; lasting sessions go on, others subscribe anew");
    case Carries::Stomp:
    case Carries::Web:
        return QCoreApplication::translate("ProxyRoutes", "clients reconnect and subscribe anew");
    case Carries::Stream:
        return QCoreApplication::translate("ProxyRoutes", "publishers and consumers reconnect by themselves");
    case Carries::Management:
        return QCoreApplication::translate("ProxyRoutes", "the page answers from another node");
    case Carries::Metrics:
    case Carries::Internal:
        break;
    }
    return {};
}

bool isDriven(Carries carries)
{
    return isMessaging(carries) || carries == Carries::Management;
}

bool isMessaging(Carries carries)
{
    using enum Carries;
    return carries == Amqp || carries == Amqps || carries == Mqtt || carries == Stomp || carries == Stream || carries == Web;
}

} // namespace warrener
