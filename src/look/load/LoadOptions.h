#pragma once

#include "look/amqp/AmqpOptions.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace warrener::load {

/// A load: how much, of what, and through which doors.
struct LoadOptions
{
    QList<Endpoint> endpoints;
    QString user = QStringLiteral("guest");
    QString password;
    QString vhost = QStringLiteral("/");
    std::optional<TlsProfile> tls;
    /// In place of the five above: whoever is known by more than an address, each with its own way in.
    QList<AmqpOptions> doors{};
    /// Of the nodes themselves: classic queues live on the node on which they are declared, one on each in turn; where one
    /// does not answer, and where there are none, on whichever node the doors lead to. Others go by `leaders`.
    QList<AmqpOptions> homes{};

    double rate = 2000;              ///< messages a second, all publishers together; 0: no limit
    std::chrono::seconds seconds{0}; ///< 1–86400
    std::chrono::seconds grace{30};  ///< for the last confirms, and again for the last deliveries
    int queues = 4;
    int publishers = 4;
    int consumers = 4; ///< 0: nothing is consumed, and loss not checked
    int idleConnections = 0;
    qsizetype size = 256; ///< bytes of a body
    QString type = QStringLiteral("quorum");
    QString leaders = QStringLiteral("balanced"); ///< x-queue-leader-locator
    QString prefix;                               ///< names of the queues: PREFIX-0, …
    bool keep = false;
    Millis expires{0}; ///< the queues go by themselves when nobody has used them for so long; 0: never
    bool progress = false;
    int window = 500; ///< unconfirmed messages a publisher
    int prefetch = 200;
    std::chrono::seconds heartbeat{10};
    Millis connectTimeout{2000};
    Millis gap{200}; ///< pauses between confirms are listed from here on

    qsizetype places() const { return doors.isEmpty() ? endpoints.size() : doors.size(); }
    /// Of all places one after the other, with the name that the broker shows.
    AmqpOptions session(qsizetype place, const QString &client) const;
    /// On the node where classic queue `queue` is to live; none: anywhere.
    std::optional<AmqpOptions> home(int queue) const;
    QString queueName(int queue) const { return prefix + QLatin1Char('-') + QString::number(queue); }
    /// The queues of publisher or consumer `client` of `clients`.
    QList<int> queuesOf(int client, int clients) const;
};

} // namespace warrener::load
