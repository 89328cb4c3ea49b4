#pragma once

#include "cluster/ClusterProfile.h"
#include "look/examination/Answer.h"

#include <QList>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <numeric>

namespace warrener {

struct PingFigures
{
    int sent = 0;
    int received = 0;
    double minMs = 0, meanMs = 0, maxMs = 0; ///< 0 where nothing came back

    double lossPercent() const { return sent > 0 ? 100.0 * (sent - received) / sent : 0; }
    bool operator==(const PingFigures &) const = default;
};

struct PortLook
{
    QString protocol; ///< "amqp", "amqps", "http", "https", "metrics", "exporter", "ssh"
    Endpoint endpoint;
    Answer<Millis> connect;

    bool operator==(const PortLook &) const = default;
};

struct CertificateLook
{
    QString subject, issuer, serial;
    QStringList names{}; ///< DNS names and addresses it is for
    TimePoint from{}, until{};

    bool operator==(const CertificateLook &) const = default;
};

struct TlsLook
{
    QString protocol; ///< "amqps", "https"
    Endpoint endpoint;
    /// The server's own certificate first. There also where it is not trusted: see `complaints`.
    Answer<QList<CertificateLook>> chain;
    /// What is wrong with it besides its dates, in Qt's words; empty: trusted. Dates stand in the chain.
    QStringList complaints;

    bool operator==(const TlsLook &) const = default;
};

/// Beyond these an answer is called slow, if it is so twice: with everything else of a diagnosis under way, and when
/// that is over.
constexpr Millis slowTrip{2000};
constexpr Millis slowApi{2500};

/// One message sent all the way round, stage by stage; a stage after a failed one is not asked
/// (its error is Cancelled with the failed stage's id in the detail).
struct AmqpTrip
{
    struct Stage
    {
        /// "connect" (up to an open channel), "channel" (its first answer: confirms are on),
        /// "declare", "publish" (until confirmed), "consume" (until it is back).
        QString id;
        Answer<Millis> took;

        bool operator==(const Stage &) const = default;
    };
    QString protocol; ///< "amqp" or "amqps"
    Endpoint endpoint;
    QList<Stage> stages;
    QString blocked; ///< the broker's reason while it takes no messages

    /// The message is back.
    bool isWhole() const
    {
        return !stages.isEmpty() && std::ranges::all_of(stages, [](const Stage &stage) { return stage.took.has(); });
    }
    /// All stages together.
    Millis took() const
    {
        return std::transform_reduce(stages.begin(), stages.end(), Millis{0}, std::plus(), [](const Stage &stage) { return stage.took.took; });
    }

    bool operator==(const AmqpTrip &) const = default;
};

/// The management API of one node as the console meets it.
struct ApiLook
{
    QString protocol; ///< "http" or "https"
    Endpoint endpoint;
    Answer<QString> user;    ///< GET /api/whoami: whom the broker takes the console for
    QStringList tags{};      ///< of that user; empty: not told
    Answer<QString> version; ///< GET /api/overview: of RabbitMQ

    bool operator==(const ApiLook &) const = default;
};

/// What the console itself reaches of one machine or service: by name, by ping, by port, by
/// protocol.
struct ReachLook
{
    QString name;      ///< node, host or proxy name
    QString address{}; ///< the name that was looked up
    Answer<QStringList> lookup{};
    Answer<PingFigures> ping{};
    QList<PortLook> ports{};
    QList<ApiLook> apis{};
    QList<TlsLook> tls{};
    QList<AmqpTrip> trips{};

    bool operator==(const ReachLook &) const = default;
};

} // namespace warrener
