#pragma once

#include "base/Clock.h"
#include "base/Ids.h"
#include "base/Result.h"
#include "record/catalogue/BackupDiff.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener {

// What a restore does on hosts: files of configuration, data directories.

/// Configuration of which hosts, which files.
struct ConfigurationChoice
{
    QStringList hosts{};   ///< names of nodes ("rabbit@broker1") and proxies ("lb1"), as the backup has them; empty: all
    QStringList files{};   ///< RestoreFile::entry; empty: all
    bool tlsFiles = false; ///< certificates and private keys too, where the backup holds them
    bool cookie = false;   ///< the Erlang cookie too, where the backup holds it

    bool operator==(const ConfigurationChoice &) const = default;
};

/// Data directories of which nodes.
struct DataChoice
{
    QStringList nodes{};   ///< "rabbit@broker1"; empty: all that the backup has
    bool together = false; ///< all are stopped, then all are started: the cluster is down meanwhile; else one after the other

    bool operator==(const DataChoice &) const = default;
};

/// What will become of a file on a host.
enum class FileFate : std::uint8_t {
    Create,   ///< it is not there
    Change,   ///< it is there and otherwise; the present one is kept beside it
    Same,     ///< nothing to do
    OnlyLive, ///< it is not in the backup, and stays
    LeftOut,  ///< it is in the backup and is not written; `refused` says why
};
QString toId(FileFate fate);   ///< "create", "change", "same", "only-live", "left-out"
QString toWord(FileFate fate); ///< translated

/// One file, in the backup or on the host.
struct RestoreFile
{
    FileFate fate = FileFate::Same;
    QString of{};          ///< the node's or the proxy's name
    QString path{};        ///< on the host
    QString entry{};       ///< its path in the backup; empty: OnlyLive
    int mode = 0;          ///< permission bits as they will be; of OnlyLive as they are
    QString owner{};       ///< likewise
    QString group{};       ///< likewise
    FileChange change{};   ///< from what is there to what is in the backup: lines of text, sizes, mode and owner
    QString refused{};     ///< translated, of LeftOut: why
    bool isUnseen = false; ///< it is there and could not be read: LeftOut, and `change` knows sizes alone

    bool operator==(const RestoreFile &) const = default;
};

/// One host whose files are restored.
struct RestoreHost
{
    QString of{}; ///< the node's or the proxy's name
    HostName host{};
    bool isProxy = false;
    bool isRunning = true; ///< its service, or nobody can say
    int toWrite = 0;       ///< files
    QString keptAs{};      ///< what is put behind a present file's name: ".pre_restore_20261127-002030"
    QString afterwards{};  ///< translated: what is done so that the files count ("RabbitMQ is restarted"); empty: nothing is written
    QString refused{};     ///< translated, why nothing is written there; empty: it is

    bool operator==(const RestoreHost &) const = default;
};

/// One node whose data directory is restored.
struct RestoreData
{
    NodeName node{}; ///< in the backup, and in the cluster
    HostName host{};
    bool isRunning = true;     ///< its service, or nobody can say
    qint64 bytes = 0;          ///< unpacked
    qint64 liveBytes = -1;     ///< of the present directory; −1: there is none, or not known
    qint64 freeBytes = -1;     ///< on its disk; −1: not known
    QString folder{};          ///< on the host: "/var/lib/rabbitmq"
    QString keptAs{};          ///< where the present one is moved: "/var/lib/rabbitmq_pre_restore_20261127-002030"
    bool isMountPoint = false; ///< `folder` is: `keptAs` lies within it
    QString madeOn{};          ///< RabbitMQ of the node when it was backed up; empty: not known
    QString refused{};         ///< translated, why it is not restored; empty: it is
    QStringList notes{};       ///< translated: what a person should know

    bool operator==(const RestoreData &) const = default;
};

} // namespace warrener
