#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace warrener {

/// Of a fault's `amount`, whatever it counts.
inline constexpr int largestFaultAmount = 1'000'000;
/// As a document may have it last; the way back is armed for that, and for what the making takes besides.
inline constexpr std::chrono::seconds longestFault{86'400};
inline constexpr std::chrono::seconds longestDeadline = longestFault + std::chrono::minutes{10};

/// What a drill does to a host. Each is taken back by one script that is armed on that host before anything is made.
enum class FaultKind : std::uint8_t {
    ServiceStop,        ///< the host's service is stopped
    ServiceKill,        ///< all its processes end by SIGKILL; its manager may start it again
    ServiceFreeze,      ///< all its processes stop (SIGSTOP), their connections stay
    NetworkCut,         ///< packets from and to the peers are dropped
    NetworkCutIncoming, ///< packets from the peers are dropped, those to them leave
    PacketLoss,         ///< `amount` % of the packets from and to the peers are dropped
    Latency,            ///< every packet leaves `amount` ms late; needs netem
    NameLookup,         ///< no packet leaves for port 53
    DataDamage,         ///< a file that the node cannot start without is overwritten while it is stopped
    DiskAlarm,          ///< the node's limit of free disk space is raised beyond what is there
    DiskFill,           ///< a file fills the disk of the node's data down to 32 MiB; at most 20 GiB
    MemoryAlarm,        ///< the node's memory limit is lowered below what it uses
    CpuLoad,            ///< `amount` processes that reckon without end; 0: one a processor
    ClockHost,          ///< the host's clock is set `amount` seconds ahead
    ClockBroker,        ///< the service is restarted with a clock `amount` seconds ahead; needs libfaketime
    ExpiredCertificate, ///< the node's TLS listener shows a certificate that has expired
};

QString toId(FaultKind kind);   ///< "service-stop"…
QString toWord(FaultKind kind); ///< translated: "the service is stopped"
QList<FaultKind> faultKinds();
std::optional<FaultKind> faultKindFromId(const QString &id);
/// Of `amount`, for who writes a drill: per cent; processes, of which more would take the host and not only its time; what of a
/// latency is beyond a net tick is a cut.
int mostAmountOf(FaultKind kind);
/// Packets are held up by the addresses of others.
bool needsPeers(FaultKind kind);
/// It acts on a broker, not on whatever runs on the host.
bool needsBroker(FaultKind kind);
/// It acts on the unit of the host's service.
bool actsOnService(FaultKind kind);
/// The node may be missed in the cluster while it lasts: what quorum it takes is to be asked before.
bool takesNodeOut(FaultKind kind);
/// The same of one of that size: whoever answers a second late is missed by those who wait no longer.
bool takesNodeOut(FaultKind kind, int amount);

/// Somebody who looks at the cluster, its proxies and its doors may notice it: a node is missed, parts from others or has an alarm.
/// Of the others only figures tell, such as times and loads.
bool showsInCluster(FaultKind kind);

/// One fault on one host.
struct Fault
{
    QString token{}; ///< names everything that is made on the host: 1–40 of a–z, 0–9 and "-"
    FaultKind kind = FaultKind::ServiceStop;
    HostName host{};
    NodeName node{};     ///< on it; empty: none
    QStringList peers{}; ///< names or addresses, as that host knows them
    int amount = 0;
    std::chrono::seconds deadline{0}; ///< it goes by itself so long after it was armed, 5 s – 24 h 10 min
    std::chrono::seconds lasts{0};    ///< as it is meant to; with less than that to go nothing is made; 0: not known

    bool operator==(const Fault &) const = default;
};

QJsonObject toJson(const Fault &fault);
/// Errors: Malformed.
Result<Fault> faultFromJson(const QJsonObject &json);

/// Translated, one clause: "broker3 is cut off from broker1 and broker2", "broker3: the service is stopped".
QString describe(const Fault &fault);

/// "drill-" and ten letters and digits that nobody has used.
QString newFaultToken();

} // namespace warrener
