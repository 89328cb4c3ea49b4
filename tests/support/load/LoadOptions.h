#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace warrener::load {

/// What the command line asks for. The password comes from WARRENER_PASSWORD.
struct LoadOptions
{
    QList<Endpoint> endpoints;
    QString user = QStringLiteral("guest");
    QString password;
    QString vhost = QStringLiteral("/");
    std::optional<TlsProfile> tls;

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
    bool progress = false;
    int window = 500; ///< unconfirmed messages a publisher
    int prefetch = 200;
    std::chrono::seconds heartbeat{10};
    Millis connectTimeout{2000};
    Millis gap{200}; ///< pauses between confirms are listed from here on

    QString queueName(int queue) const { return prefix + QLatin1Char('-') + QString::number(queue); }
    /// The queues of publisher or consumer `client` of `clients`.
    QList<int> queuesOf(int client, int clients) const;
};

/// Errors: Usage. `arguments` begin with the program's name. Prints the help and ends for --help.
Result<LoadOptions> parseOptions(const QStringList &arguments);

} // namespace warrener::load
