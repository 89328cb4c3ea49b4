#pragma once

#include <QMap>
#include <QString>

#include <cstdint>

namespace warrener {

/// What a broker's listener is for, and so what a proxy's server carries.
enum class Carries : std::uint8_t {
    Amqp,
    Amqps,
    Mqtt,   ///< and over TLS
    Stomp,  ///< and over TLS
    Stream, ///< and over TLS
    Web,    ///< MQTT or STOMP over WebSocket
    Management,
    Metrics,  ///< left alone: its clients watch the node, they do not use it
    Internal, ///< the brokers' own: left alone
};
QString toId(Carries carries);      ///< "amqp", "amqps", "mqtt", "stomp", "stream", "web", "management", …
QString toWord(Carries carries);    ///< translated, short: "AMQP", "management"
QString meaningOf(Carries carries); ///< translated: what a move means for its clients
/// Moved when the node's clients are moved.
bool isDriven(Carries carries);
/// Its clients hold sessions that work is done on.
bool isMessaging(Carries carries);

/// Of a listener as the management API names it: "amqp/ssl", "http/web-mqtt", …
Carries carriedBy(const QString &protocol);
/// Where brokers listen unless they were told otherwise.
const QMap<quint16, Carries> &usualPorts();

} // namespace warrener
