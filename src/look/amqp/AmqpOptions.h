#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"
#include "look/secrets/LoginTries.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace warrener {

/// Where and as whom to open an AMQP session.
struct AmqpOptions
{
    Endpoint endpoint;
    QString user;
    QString password; ///< in no message, not kept once the session is open
    QString vhost = QStringLiteral("/");
    QString name{};                           ///< what the broker shows as the connection's name; may be empty
    std::shared_ptr<LoginTries> tries{};      ///< null: refused logins are not counted
    bool hurries = false;                     ///< its login waits for nobody else's: who measures how long clients wait
    std::optional<TlsProfile> tls{};          ///< set: AMQPS; an empty ca means the system's own authorities
    Millis connectTimeout{3000};              ///< from the look-up of the name to the open channel, 1 ms – 10 min
    Millis callTimeout{5000};                 ///< one question to the broker later on, 1 ms – 10 min
    std::chrono::seconds heartbeat{10};       ///< 0–65535; 0 asks for none; two missed ones end the session
    qint64 largestMessage = 16 * 1024 * 1024; ///< bytes; a larger one that comes in ends the session
};

} // namespace warrener
