#pragma once

#include "look/examination/Answer.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace warrener {

/// One server of a proxy: `show stat` and `show servers state` joined.
struct ProxyServerLook
{
    /// Bits of srv_admin_state; see haproxy::AdminBit: 4 without 1 keeps nobody away, and so does 64.
    enum AdminBit { ForcedMaintenance = 1, InheritedMaintenance = 2, ConfiguredMaintenance = 4, ForcedDrain = 8, InheritedDrain = 16, NoAddress = 32 };

    QString backend, name, address;
    int port = 0;
    int operational = 0;    ///< srv_op_state: 0 stopped, 1 starting, 2 running, 3 stopping softly
    int administrative = 0; ///< srv_admin_state, AdminBit
    QString status{};       ///< `show stat`: "UP", "DOWN", "MAINT", "DRAIN", "no check", …
    QString checkStatus{};  ///< "L4CON", "L7STS", "L7OK", …; empty: no check
    QString lastCheck{};    ///< what the last check said, bounded
    qint64 sessions = 0;
    bool backup = false;
    int weight = 1;     ///< 0: nobody is sent there
    bool spare = false; ///< a slot of a template that no name has filled yet

    /// Starting is warming up: it takes clients, if fewer.
    bool isUp() const { return (operational == 1 || operational == 2) && weight > 0 && (administrative & (0x3f & ~ConfiguredMaintenance)) == 0; }
    bool isDisabledByFile() const { return (administrative & ConfiguredMaintenance) != 0 && (administrative & ForcedMaintenance) != 0; }
    bool operator==(const ProxyServerLook &) const = default;
};

/// One process of `show proc`.
struct ProxyWorker
{
    qint64 pid = 0;
    bool old = false; ///< it was replaced by a reload and serves what it has left
    int reloads = 0;  ///< survived since
    QString uptime, version;
    Answer<qint64> sessions; ///< only asked of old ones

    bool operator==(const ProxyWorker &) const = default;
};

/// What `haproxy -c` says of the files as they lie there now.
struct ProxyConfigTest
{
    bool valid = false;
    QString said; ///< bounded

    bool operator==(const ProxyConfigTest &) const = default;
};

/// One proxy from inside: servers, workers, configuration.
struct ProxyDeepLook
{
    QString backend;                        ///< the profile's, else the one that leads to brokers
    QString level;                          ///< of the admin socket, "admin", "operator", "user"; empty: not told
    Answer<int> processes;                  ///< how many HAProxy processes run
    Answer<QList<ProxyServerLook>> servers; ///< of every backend
    Answer<QList<ProxyWorker>> workers;     ///< NotConfigured without a master socket
    QStringList configFiles;                ///< that HAProxy was started with
    Answer<QString> config;                 ///< their text, secrets masked
    Answer<ProxyConfigTest> test;
    QString version; ///< of the program, "3.0.11"

    bool operator==(const ProxyDeepLook &) const = default;
};

} // namespace warrener
