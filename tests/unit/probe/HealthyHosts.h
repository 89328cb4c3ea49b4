#pragma once

#include "judge/diagnosis/DiagnosisInput.h"
#include "unit/diagnosis/Snapshots.h"

#include <QMetaType>

#include <algorithm>
#include <functional>

/// The hosts of a cluster as a deep look finds them, and what is judged of them.
namespace warrener::examined {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QStringList members{u"broker1"_s, u"broker2"_s, u"broker3"_s};

inline QString addressOf(const QString &name)
{
    return u"10.0.0."_s + name.back();
}

inline ConfigFileLook file(const QString &path, const QString &content)
{
    return {.path = path,
            .exists = true,
            .isReferred = false,
            .mode = u"640"_s,
            .owner = u"rabbitmq"_s,
            .group = u"rabbitmq"_s,
            .size = content.size(),
            .modified = snapshots::now - 24h,
            .readable = true,
            .sha256 = u"aa"_s,
            .content = content,
            .isCut = false};
}

/// A cluster of three brokers with a proxy and a second site, all as it should be.
struct Cluster
{
    ClusterProfile profile;
    Examination examination;
    Snapshot snapshot = snapshots::healthy();
    History history;

    Cluster()
    {
        for (const QString &name : members) {
            NodeProfile node;
            node.name = NodeName{u"rabbit@"_s + name};
            node.host = HostName{name};
            node.amqp = {.host = name, .port = 5672};
            node.management = QUrl(u"http://%1:15672"_s.arg(name));
            profile.nodes.append(node);
        }
        for (const auto listed = members + QStringList{u"lb1"_s, u"dr1"_s}; const QString &name : listed) {
            HostProfile host;
            host.name = HostName{name};
            host.address = addressOf(name);
            host.ssh = name;
            host.exporter = QUrl(u"http://%1:9100"_s.arg(name));
            host.role = name == "lb1"_L1 ? HostRole::Proxy : name == "dr1"_L1 ? HostRole::Standby : HostRole::Broker;
            profile.hosts.append(host);
            examination.deep.insert(host.name, lookAt(host));
        }
    }

    static HostDeepLook lookAt(const HostProfile &host)
    {
        HostDeepLook look;
        look.name = host.name;
        look.role = host.role;
        look.isMember = host.role == HostRole::Broker;
        look.login.value = true;
        look.clock.value = ClockLook{.hostTime = snapshots::now, .offset = 20ms, .error = 100ms};
        ServiceLook service;
        service.unit = host.service;
        service.load = u"loaded"_s;
        service.active = u"active"_s;
        service.sub = u"running"_s;
        service.journalRead = true;
        look.service.value = service;
        look.process.value = ProcessLook{
            .pid = 49, .state = u"S"_s, .startedAt = snapshots::now - 24h, .descriptors = 50, .descriptorsLimit = 1000, .memory = 1e8, .user = u"rabbitmq"_s};
        look.memoryKills.value = MemoryKillLook{.sinceBoot = 0, .journalRead = true, .lastDay = 0, .last = {}, .lastLine = {}};
        QList<FileSystemLook> places;
        for (const QString &path : {u"/"_s, host.paths.data, host.paths.log}) {
            places.append({.path = path,
                           .mount = path,
                           .type = u"ext4"_s,
                           .options = u"rw"_s,
                           .total = 1e11,
                           .free = 5e10,
                           .inodes = 1e6,
                           .inodesFree = 5e5,
                           .readOnly = false});
        }
        look.fileSystems.value = places;
        look.cpu.value = CpuLook{.busyPercent = 10, .ioWaitPercent = 1, .load1 = 0.1, .cores = 2};
        look.exporter.value = ExporterLook{.port = 9100, .unit = u"node_exporter"_s, .state = u"active"_s};
        look.firewall.value = FirewallLook{};
        look.listeners.value = QList<quint16>{22, 4369, 5672, 9100, 15672, 25672};
        if (host.role == HostRole::Proxy)
            return look;
        const QString name = host.name.value;
        look.config.value =
            ConfigLook{.folder = host.paths.config,
                       .folderExists = true,
                       .user = u"rabbitmq"_s,
                       .files = {file(u"/etc/rabbitmq/rabbitmq.conf"_s, u"# %1\nlisteners.tcp.1 = %2:5672\nheartbeat = 60\n"_s.arg(name, addressOf(name))),
                                 file(u"/etc/rabbitmq/enabled_plugins"_s, u"[rabbitmq_management]."_s)},
                       .dataOf = {u"rabbit@"_s + name}};
        look.log.value = LogLook{.folder = host.paths.log,
                                 .folderExists = true,
                                 .writable = true,
                                 .files = {{.path = u"/var/log/rabbitmq/rabbit.log"_s, .size = 1000}},
                                 .nodeLog = u"/var/log/rabbitmq/rabbit.log"_s,
                                 .readable = true,
                                 .bytesPerMinute = 100,
                                 .errorsLastHour = 0,
                                 .errorsLast10Minutes = 0,
                                 .lastError = {},
                                 .errors = {}};
        if (!look.isMember)
            return look;
        QList<PeerLook> peers;
        QList<NameLook> names;
        for (const QString &other : members) {
            const NodeName node{u"rabbit@"_s + other};
            names.append({.node = node, .name = other, .addresses = {addressOf(other)}});
            if (other == name)
                continue;
            PeerLook peer{.node = node, .name = other, .ping = {}, .ports = {}};
            peer.ping.value = PingFigures{.sent = 20, .received = 20, .minMs = 0.1, .meanMs = 0.2, .maxMs = 0.3};
            for (const quint16 port : {4369, 25672, 5672, 15672})
                peer.ports.append({.port = port, .state = u"open"_s});
            peers.append(peer);
        }
        look.portMapper.value = PortMapperLook{.state = u"answers"_s, .names = {u"rabbit"_s}};
        look.peers.value = peers;
        look.names.value = names;
        return look;
    }

    HostDeepLook &deep(const QString &name = u"broker2"_s) { return examination.deep[HostName{name}]; }
    ServiceLook &service(const QString &name = u"broker2"_s) { return *deep(name).service.value; }

    QList<CheckResult> results() const
    {
        return hostChecks({.profile = std::make_shared<ClusterProfile>(profile),
                           .snapshot = std::make_shared<Snapshot>(snapshot),
                           .examination = std::make_shared<Examination>(examination),
                           .history = {},
                           .reference = {}});
    }
};

/** What befalls it in a row of a test. */
using Change = std::function<void(Cluster &)>;

/// What has not passed.
inline const CheckResult *find(const QList<CheckResult> &results, const QString &id, const QString &host)
{
    const auto found =
        std::ranges::find_if(results, [&](const CheckResult &result) { return result.id == id && result.host == host && result.outcome != Outcome::Passed; });
    return found == results.end() ? nullptr : &*found;
}

} // namespace warrener::examined

Q_DECLARE_METATYPE(warrener::examined::Change)
