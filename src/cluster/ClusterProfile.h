#pragma once

#include "base/Clock.h"
#include "base/Ids.h"
#include "base/Result.h"
#include "cluster/Bounds.h"
#include "cluster/Thresholds.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <optional>

namespace warrener {

enum class Environment : std::uint8_t { Production, Staging, Test };

/// A place to connect to. Port 0: none configured.
struct Endpoint
{
    QString host;
    quint16 port = 0;

    bool isSet() const { return !host.isEmpty() && port != 0; }
    bool operator==(const Endpoint &) const = default;
};

/// "host:port" or "[v6]:port"; an empty text for an unset one.
QString toText(const Endpoint &endpoint);
/// Takes "host", "host:port", "[v6]:port"; unset when it cannot be read.
Endpoint endpointFromText(const QString &text, quint16 defaultPort);

struct NodeProfile
{
    NodeName name;
    QUrl management;    ///< http://broker1:15672, the one that is asked
    QUrl managementTls; ///< https://broker1:15671, where there is one
    Endpoint amqp;
    Endpoint amqps;
    QUrl metrics;      ///< http://broker1:15692; empty: not configured
    HostName host;     ///< the host it runs on; empty: not configured
    QJsonObject other; ///< keys of a newer Warrener, kept as they came

    bool operator==(const NodeProfile &) const = default;
};

/// Where clients of this node connect, by the profile; the standard port where it names none.
quint16 clientPort(const NodeProfile &node);

enum class HostRole : std::uint8_t { Broker, Proxy, Standby, Other };

struct HostPaths
{
    QString data = QStringLiteral("/var/lib/rabbitmq");
    QString config = QStringLiteral("/etc/rabbitmq");
    QString log = QStringLiteral("/var/log/rabbitmq");

    bool operator==(const HostPaths &) const = default;
};

struct HostProfile
{
    HostName name;
    HostRole role = HostRole::Broker;
    QString address; ///< for showing; may be empty
    QUrl exporter;   ///< http://broker1:9100; empty: not configured
    QString ssh;     ///< what `ssh` takes; empty: no SSH to this host
    bool sudo = true;
    QString serviceManager = QStringLiteral("systemd"); ///< "systemd", or "commands"
    QString service = QStringLiteral("rabbitmq-server");
    QJsonObject commands; ///< own start/stop/… where not systemd
    HostPaths paths;
    QJsonObject other;

    bool operator==(const HostProfile &) const = default;
};

struct ProxyProfile
{
    ProxyName name;
    HostName host;
    Endpoint address; ///< where clients connect
    QString socket;   ///< admin socket: a path on the host, or "tcp:HOST:PORT"
    QString masterSocket;
    QString backend;         ///< the HAProxy backend that holds the brokers
    std::optional<bool> tls; ///< clients speak TLS at `address`; empty: concluded from what it fronts
    QJsonObject other;

    bool operator==(const ProxyProfile &) const = default;
};

struct TlsProfile
{
    QString ca; ///< PEM files, absolute paths
    QString clientCertificate;
    QString clientKey;

    bool operator==(const TlsProfile &) const = default;
};

namespace profilebounds {
inline constexpr Bounds pollSeconds{1, 3600};
inline constexpr Bounds timeoutMs{100, 600'000};
} // namespace profilebounds

/// A cluster as its operators describe it: where to ask, and what is normal. Holds no secret.
struct ClusterProfile
{
    ClusterName name;
    Environment environment = Environment::Production; ///< the careful default
    QString user = QStringLiteral("guest");
    QList<NodeProfile> nodes;
    QList<HostProfile> hosts;
    QList<ProxyProfile> proxies;
    TlsProfile tls;
    QString sshConfig;                       ///< `ssh -F`; empty: the user's own
    std::chrono::seconds poll{5};            ///< within profilebounds
    std::chrono::milliseconds timeout{3000}; ///< of one request; within profilebounds
    QString prometheus;                      ///< base URL of a Prometheus server; may be empty
    Thresholds thresholds;
    QJsonObject other;
    QStringList remarks{}; ///< translated: what was taken otherwise than it stands in its file; not written

    bool operator==(const ClusterProfile &) const = default;

    const NodeProfile *node(const NodeName &name) const;
    const HostProfile *host(const HostName &name) const;
};

QString toId(Environment environment);   ///< "production", "staging", "test"
QString toWord(HostRole role);           ///< translated: "broker", "proxy", "standby", "host"
QString toWord(Environment environment); ///< translated, upper-cased where the script has cases
QString toId(HostRole role);             ///< "broker", "proxy", "standby", "other"

/// Every key of `profile`, with the ones kept in `other`.
QJsonObject toJson(const ClusterProfile &profile);

/// Unknown keys are kept, missing ones take defaults; wrong types, values out of range and names that are
/// not allowed (AllowedNames.h) are an Error that names the key.
Result<ClusterProfile> profileFromJson(const QJsonObject &json);

} // namespace warrener
