#include "run/operations/drill/Fault.h"

#include "base/JsonReader.h"
#include "base/Phrases.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostPeers = 200;

} // namespace

QString toId(FaultKind kind)
{
    switch (kind) {
    case FaultKind::ServiceStop:
        return u"service-stop"_s;
    case FaultKind::ServiceKill:
        return u"service-kill"_s;
    case FaultKind::ServiceFreeze:
        return u"service-freeze"_s;
    case FaultKind::NetworkCut:
        return u"network-cut"_s;
    case FaultKind::NetworkCutIncoming:
        return u"network-cut-incoming"_s;
    case FaultKind::PacketLoss:
        return u"packet-loss"_s;
    case FaultKind::Latency:
        return u"latency"_s;
    case FaultKind::NameLookup:
        return u"name-lookup"_s;
    case FaultKind::DataDamage:
        return u"data-damage"_s;
    case FaultKind::DiskAlarm:
        return u"disk-alarm"_s;
    case FaultKind::DiskFill:
        return u"disk-fill"_s;
    case FaultKind::MemoryAlarm:
        return u"memory-alarm"_s;
    case FaultKind::CpuLoad:
        return u"cpu-load"_s;
    case FaultKind::ClockHost:
        return u"clock-host"_s;
    case FaultKind::ClockBroker:
        return u"clock-broker"_s;
    case FaultKind::ExpiredCertificate:
        return u"expired-certificate"_s;
    }
    return {};
}

QString toWord(FaultKind kind)
{
    switch (kind) {
    case FaultKind::ServiceStop:
        return QCoreApplication::translate("Drill", "the service is stopped");
    case FaultKind::ServiceKill:
        return QCoreApplication::translate("Drill", "the service is killed");
    case FaultKind::ServiceFreeze:
        return QCoreApplication::translate("Drill", "the service is frozen");
    case FaultKind::NetworkCut:
        return QCoreApplication::translate("Drill", "the network to its peers is cut");
    case FaultKind::NetworkCutIncoming:
        return QCoreApplication::translate("Drill", "nothing arrives from its peers");
    case FaultKind::PacketLoss:
        return QCoreApplication::translate("Drill", "packets to and from its peers are lost");
    case FaultKind::Latency:
        return QCoreApplication::translate("Drill", "packets leave late");
    case FaultKind::NameLookup:
        return QCoreApplication::translate("Drill", "names cannot be looked up");
    case FaultKind::DataDamage:
        return QCoreApplication::translate("Drill", "a file of its data is damaged");
    case FaultKind::DiskAlarm:
        return QCoreApplication::translate("Drill", "the disk counts as full");
    case FaultKind::DiskFill:
        return QCoreApplication::translate("Drill", "the disk is filled");
    case FaultKind::MemoryAlarm:
        return QCoreApplication::translate("Drill", "the memory counts as full");
    case FaultKind::CpuLoad:
        return QCoreApplication::translate("Drill", "its processors are busy");
    case FaultKind::ClockHost:
    case FaultKind::ClockBroker:
        return QCoreApplication::translate("Drill", "its clock is ahead");
    case FaultKind::ExpiredCertificate:
        return QCoreApplication::translate("Drill", "its certificate has expired");
    }
    return {};
}

QList<FaultKind> faultKinds()
{
    using enum FaultKind;
    return {ServiceStop, ServiceKill, ServiceFreeze, NetworkCut, NetworkCutIncoming, PacketLoss,  Latency,           NameLookup, DataDamage,
            DiskAlarm,   DiskFill,    MemoryAlarm,   CpuLoad,    ClockHost,          ClockBroker, ExpiredCertificate};
}

std::optional<FaultKind> faultKindFromId(const QString &id)
{
    for (const auto listed = faultKinds(); const FaultKind kind : listed) {
        if (toId(kind) == id)
            return kind;
    }
    return std::nullopt;
}

bool needsPeers(FaultKind kind)
{
    using enum FaultKind;
    return kind == NetworkCut || kind == NetworkCutIncoming || kind == PacketLoss || kind == Latency;
}

bool needsBroker(FaultKind kind)
{
    using enum FaultKind;
    return kind == DataDamage || kind == DiskAlarm || kind == DiskFill || kind == MemoryAlarm || kind == ClockBroker || kind == ExpiredCertificate;
}

bool actsOnService(FaultKind kind)
{
    using enum FaultKind;
    return kind == ServiceStop || kind == ServiceKill || kind == ServiceFreeze || kind == DataDamage || kind == ClockBroker;
}

bool showsInCluster(FaultKind kind)
{
    using enum FaultKind;
    switch (kind) {
    case PacketLoss:
    case Latency:
    case NameLookup:
    case CpuLoad:
    case ClockHost:
    case ExpiredCertificate:
        return false;
    case ServiceStop:
    case ServiceKill:
    case ServiceFreeze:
    case NetworkCut:
    case NetworkCutIncoming:
    case DataDamage:
    case DiskAlarm:
    case DiskFill:
    case MemoryAlarm:
    case ClockBroker:
        return true;
    }
    Q_UNREACHABLE_RETURN(true);
}

int mostAmountOf(FaultKind kind)
{
    constexpr int mostProcesses = 256;
    constexpr int netTickMs = 60'000;
    switch (kind) {
    case FaultKind::PacketLoss:
        return 100;
    case FaultKind::CpuLoad:
        return mostProcesses;
    case FaultKind::Latency:
        return netTickMs;
    default:
        return largestFaultAmount;
    }
}

bool takesNodeOut(FaultKind kind, int amount)
{
    constexpr int missedMs = 1000;
    return takesNodeOut(kind) || (kind == FaultKind::Latency && amount >= missedMs);
}

bool takesNodeOut(FaultKind kind)
{
    using enum FaultKind;
    switch (kind) {
    case ServiceStop:
    case ServiceKill:
    case ServiceFreeze:
    case NetworkCut:
    case NetworkCutIncoming:
    case PacketLoss:
    case DataDamage:
    case DiskFill: // what others write until the broker has noticed may need more than is left
    case ClockBroker:
        return true;
    case Latency:
    case NameLookup:
    case DiskAlarm:
    case MemoryAlarm:
    case CpuLoad:
    case ClockHost:
    case ExpiredCertificate:
        return false;
    }
    return true;
}

QJsonObject toJson(const Fault &fault)
{
    return {{u"token"_s, fault.token},
            {u"fault"_s, toId(fault.kind)},
            {u"host"_s, fault.host.value},
            {u"node"_s, fault.node.value},
            {u"peers"_s, QJsonArray::fromStringList(fault.peers)},
            {u"amount"_s, fault.amount},
            {u"deadlineSeconds"_s, qint64(fault.deadline.count())},
            {u"lastsSeconds"_s, qint64(fault.lasts.count())}};
}

Result<Fault> faultFromJson(const QJsonObject &json)
{
    // Whatever stands in it is told to a shell with all rights: a plan from a file may hold anything.
    static const QRegularExpression tokenForm(u"^[a-z0-9][a-z0-9-]{0,39}\\z"_s);
    static const QRegularExpression peerForm(u"^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}\\z"_s);
    JsonReader reader(json);
    Fault fault{.token = reader.text("token"_L1),
                .host = HostName{reader.text("host"_L1)},
                .node = NodeName{reader.text("node"_L1)},
                .peers = reader.texts("peers"_L1, mostPeers),
                .amount = int(reader.whole("amount"_L1, 0, largestFaultAmount, 0)),
                .deadline = std::chrono::seconds{reader.whole("deadlineSeconds"_L1, 5, longestDeadline.count(), 60)},
                .lasts = std::chrono::seconds{reader.whole("lastsSeconds"_L1, 0, longestFault.count(), 0)}};
    if (const auto kind = faultKindFromId(reader.text("fault"_L1)))
        fault.kind = *kind;
    else
        reader.wrong("fault"_L1, QCoreApplication::translate("Drill", "is no fault that is known here"));
    if (!tokenForm.match(fault.token).hasMatch())
        reader.wrong("token"_L1, QCoreApplication::translate("Drill", "is no token"));
    for (const QString &peer : std::as_const(fault.peers)) {
        if (!peerForm.match(peer).hasMatch())
            reader.wrong("peers"_L1, QCoreApplication::translate("Drill", "holds “%1”, which is no host").arg(peer.left(60)));
    }
    if (const auto trouble = reader.error())
        return std::unexpected(*trouble);
    return fault;
}

QString describe(const Fault &fault)
{
    const QString host = fault.host.value;
    if ((fault.kind == FaultKind::NetworkCut || fault.kind == FaultKind::NetworkCutIncoming || fault.kind == FaultKind::PacketLoss) && !fault.peers.isEmpty()) {
        // The same host by name and by address is one.
        QStringList peers = fault.peers;
        const auto isAddress = [](const QString &peer) { return !peer.isEmpty() && (peer.contains(u':') || peer.at(0).isDigit()); };
        if (!std::ranges::all_of(peers, isAddress))
            peers.removeIf(isAddress);
        const QString names = phrases::list(peers);
        if (fault.kind == FaultKind::NetworkCut)
            return QCoreApplication::translate("Drill", "%1 is cut off from %2").arg(host, names);
        if (fault.kind == FaultKind::NetworkCutIncoming)
            return QCoreApplication::translate("Drill", "nothing from %2 arrives at %1").arg(host, names);
        return QCoreApplication::translate("Drill", "%3 % of the packets between %1 and %2 are lost").arg(host, names, QString::number(fault.amount));
    }
    return QCoreApplication::translate("Drill", "%1: %2").arg(host, toWord(fault.kind));
}

QString newFaultToken()
{
    static constexpr QLatin1StringView letters("abcdefghijklmnopqrstuvwxyz0123456789");
    QString token = u"drill-"_s;
    for (int i = 0; i < 10; ++i)
        token += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    return token;
}

} // namespace warrener
