#pragma once

#include "cluster/ClusterProfile.h"
#include "look/examination/Answer.h"
#include "look/examination/ReachLook.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace warrener {

/// A host's clock against the console's, from two readings that enclose the host's script.
struct ClockLook
{
    TimePoint hostTime{}; ///< as the host read it when the script began
    Millis offset{0};     ///< host minus console
    Millis error{0};      ///< the true offset lies within ± this: half the time spent on the way

    bool operator==(const ClockLook &) const = default;
};

/// The profile's service. All times by the host's own clock.
struct ServiceLook
{
    QString unit;
    QString load, active, sub, result; ///< systemd's words; empty with own commands
    std::optional<bool> running;       ///< by the profile's own status command
    QString exit;                      ///< of the latest end: "status 1", "signal 9"; empty: none yet
    int automaticRestarts = 0;         ///< NRestarts
    TimePoint since{};                 ///< of the present state
    QString user, invocation;
    bool journalRead = false;
    QList<TimePoint> starts, crashes; ///< of the last hour, the oldest first

    bool operator==(const ServiceLook &) const = default;
};

/// The broker's virtual machine, or the main process of another service. pid 0: there is none.
struct ProcessLook
{
    qint64 pid = 0;
    QString state;         ///< as in /proc: "R", "S", "D", "T", "Z"; D only when seen twice
    TimePoint startedAt{}; ///< never: not known
    std::optional<qint64> descriptors, descriptorsLimit;
    std::optional<double> memory; ///< bytes
    QString user;

    bool operator==(const ProcessLook &) const = default;
};

struct MemoryKillLook
{
    std::optional<double> sinceBoot;
    bool journalRead = false;
    int lastDay = 0; ///< of which the kernel's journal tells, five at most
    TimePoint last{};
    QString lastLine; ///< the kernel's words

    bool operator==(const MemoryKillLook &) const = default;
};

struct FileSystemLook
{
    QString path; ///< what is kept there: the data, log or root folder
    QString mount, type, options;
    double total = 0, free = 0;               ///< bytes, for ordinary users
    std::optional<double> inodes, inodesFree; ///< absent where the file system counts none
    bool readOnly = false;

    bool operator==(const FileSystemLook &) const = default;
};

struct CpuLook
{
    std::optional<double> busyPercent, ioWaitPercent; ///< over about a second
    std::optional<double> load1;
    int cores = 0;

    bool operator==(const CpuLook &) const = default;
};

struct ConfigFileLook
{
    QString path;
    bool exists = false;
    bool isReferred = false; ///< rabbitmq.conf names it: TLS files, definitions
    QString mode, owner, group;
    qint64 size = 0;
    TimePoint modified{};
    std::optional<bool> readable;          ///< by the service's user
    QString sha256;                        ///< of the whole file; empty: not taken
    std::optional<QString> content;        ///< the first 64 KiB, secrets masked; only of text files
    bool isCut = false;                    ///< longer than that
    QList<CertificateLook> certificates{}; ///< of a file that is referred to, in its order, 40 at most; never a key

    bool operator==(const ConfigFileLook &) const = default;
};

struct ConfigLook
{
    QString folder;
    bool folderExists = false;
    QString user; ///< of the service
    QList<ConfigFileLook> files;
    QStringList dataOf{};  ///< nodes whose data lie there, "rabbit@broker1"; empty: kept elsewhere, or not to be seen
    QStringList readers{}; ///< versions of the parser of rabbitmq.conf (cuttlefish) that lie there: "3.4.0"; empty: not known

    bool operator==(const ConfigLook &) const = default;
};

struct LogFileLook
{
    QString path;
    qint64 size = 0;
    double bytesPerMinute = 0; ///< from two sizes about a second apart

    bool operator==(const LogFileLook &) const = default;
};

/// Error lines of one kind: alike but for numbers and process ids.
struct LogErrorKind
{
    QString kind;   ///< what they have in common
    QString sample; ///< the latest, at most 300 characters
    int count = 0;
    TimePoint last{};

    bool operator==(const LogErrorKind &) const = default;
};

/// Logins that the broker refused one program, by its log. It connects anew each time, from another port.
struct RefusedLogin
{
    QString program; ///< the name that its connections give themselves, numbers as "…"; empty: none
    QString user;
    QString from;   ///< its address; empty: not told, as by the management API
    QString sample; ///< the latest, at most 300 characters
    int lastHour = 0, last10Minutes = 0;
    TimePoint last{};

    bool operator==(const RefusedLogin &) const = default;
};

struct LogLook
{
    QString folder;
    bool folderExists = false;
    std::optional<bool> writable; ///< by the service's user
    QList<LogFileLook> files;
    QString nodeLog;                                 ///< the broker's own log; empty: none found
    std::optional<bool> readable;                    ///< nodeLog, by the login
    double bytesPerMinute = 0;                       ///< of nodeLog, over the time its last 512 KiB took
    int errorsLastHour = 0, errorsLast10Minutes = 0; ///< of which the last 512 KiB tell
    TimePoint lastError{};
    QList<LogErrorKind> errors;          ///< of the last hour, the most frequent first, 20 at most
    TimePoint paused{};                  ///< when RabbitMQ paused itself for want of peers, and has not started since, by its log; never: it has not
    QList<RefusedLogin> refusedLogins{}; ///< of the last hour, the most frequent first, 50 at most; none of them among the errors

    bool operator==(const LogLook &) const = default;
};

struct PeerPortLook
{
    quint16 port = 0;
    QString state; ///< "open", "refused", "silent", "unresolved", "unreachable", "unknown"

    bool operator==(const PeerPortLook &) const = default;
};

/// Another broker as this host reaches it, by the name in its node name.
struct PeerLook
{
    NodeName node;
    QString name;
    Answer<PingFigures> ping;
    QList<PeerPortLook> ports;

    bool operator==(const PeerLook &) const = default;
};

struct NameLook
{
    NodeName node;
    QString name;
    QStringList addresses; ///< sorted; empty: the name has none

    bool operator==(const NameLook &) const = default;
};

struct ExporterLook
{
    quint16 port = 0;
    QString unit, state; ///< systemd's; empty: no unit of a known name

    bool operator==(const ExporterLook &) const = default;
};

/// The broker's port mapper (epmd), asked on its own host for the nodes that it knows.
struct PortMapperLook
{
    QString state;     ///< "answers", "silent" (it takes the connection and says nothing), "refused"
    QStringList names; ///< of nodes, without their hosts: "rabbit"

    bool operator==(const PortMapperLook &) const = default;
};

struct FirewallLook
{
    int drops = 0;     ///< rules and policies that drop or reject
    QStringList rules; ///< the first 20

    bool operator==(const FirewallLook &) const = default;
};

/// One host as it sees itself and its peers, all from one script. An answer without value and
/// error was not asked of such a host (a proxy has no broker's configuration).
struct HostDeepLook
{
    HostName name;
    HostRole role = HostRole::Broker;
    bool isMember = false; ///< a node of the cluster runs here
    Answer<bool> login;    ///< value: as root
    Answer<ClockLook> clock;
    Answer<ServiceLook> service;
    Answer<ProcessLook> process;
    Answer<MemoryKillLook> memoryKills;
    Answer<QList<FileSystemLook>> fileSystems;
    Answer<CpuLook> cpu;
    Answer<ConfigLook> config;
    Answer<LogLook> log;
    Answer<QList<PeerLook>> peers;
    Answer<QList<NameLook>> names;
    Answer<ExporterLook> exporter;
    Answer<FirewallLook> firewall;
    Answer<PortMapperLook> portMapper;
    Answer<QList<quint16>> listeners; ///< TCP ports that anybody listens on

    bool operator==(const HostDeepLook &) const = default;
};

} // namespace warrener
