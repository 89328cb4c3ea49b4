#pragma once

#include "base/Clock.h"
#include "base/Ids.h"
#include "base/Result.h"
#include "cluster/StoodStill.h"
#include "record/catalogue/BackupId.h"
#include "record/catalogue/BackupKinds.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace warrener {

/// Where the bytes of an entry came from.
struct EntrySource
{
    QString host; ///< a host's, node's or proxy's name; empty: the management API
    QString path; ///< absolute there; of the API: "/api/definitions"

    bool operator==(const EntrySource &) const = default;
};

/// One file of a backup.
struct BackupEntry
{
    QString path; ///< in the archive, see EntryPaths.h
    qint64 size = 0;
    QString sha256{}; ///< 64 lower-case hex digits
    int mode = 0600;  ///< permission bits of the file where it came from
    QString owner{};  ///< names; empty: not known
    QString group{};
    EntrySource source{};
    TimePoint modified{}; ///< never: not known
    QString in{};         ///< ID of the backup that holds the bytes, unchanged since; empty: this one
    QJsonObject rest{};   ///< keys of a newer Warrener

    bool operator==(const BackupEntry &) const = default;
};

struct BackupNode
{
    NodeName name;
    QString rabbitmq{}; ///< versions; empty: not known
    QString erlang{};
    QJsonObject rest{};

    bool operator==(const BackupNode &) const = default;
};

/// A part that was asked for and is not in the backup.
struct LeftOut
{
    QString what;                     ///< translated when it was made
    QString reason;                   ///< likewise
    std::optional<BackupPart> part{}; ///< of which it is a piece; none: made by a Warrener that did not say so
    bool failed = false;              ///< it was to be in it and could not be had: no choice of anybody's
    QJsonObject rest{};

    bool operator==(const LeftOut &) const = default;
};

/// The point at which a queue was cut.
struct QueueCutMark
{
    NodeName node{};
    QString uid{};     ///< of the Raft member that was asked
    quint64 index = 0; ///< Raft index; stream: the last offset
    quint64 term = 0;
    TimePoint at{};

    bool operator==(const QueueCutMark &) const = default;
};

/// What a backup says of one queue.
struct BackedUpQueue
{
    QString vhost;
    QString name;
    QString type{}; ///< as the API names it: "classic", "quorum", "stream"
    MessageWay way = MessageWay::None;
    QString reason{}; ///< why this way, or why none; translated when it was made
    qint64 messages = 0;
    qint64 bytes = 0; ///< of their payloads
    QString entry{};  ///< path of its messages; empty: there is none
    std::optional<QueueCutMark> cut{};
    StoodStill stoodStill{}; ///< of its member, by a snapshot; not known of other ways and of what an older Warrener made
    QJsonObject rest{};

    bool operator==(const BackedUpQueue &) const = default;
};

/// The backup that an incremental one goes on from.
struct BackupParent
{
    QString id;
    QString manifestSha256; ///< of its manifest.json

    bool operator==(const BackupParent &) const = default;
};

/// What stands in `manifest.json`, the first entry of an archive (README.md).
struct BackupManifest
{
    static constexpr int currentVersion = 1;

    int version = currentVersion;
    QString id;
    BackupType type = BackupType::Full;
    bool cold = false;
    QString cluster{};     ///< its profile's name
    QString environment{}; ///< as in the profile: "production", …
    TimePoint at{};        ///< begun
    TimePoint cutAt{};     ///< the point in time that the messages show; never: there are none
    TimePoint finishedAt{};
    QString description{};
    QString onlyQueues{}; ///< which queues were chosen, for people: "^orders, of /, shop"; empty: all
    std::optional<BackupParent> parent{};
    QString tool{};          ///< "Warrener 0.1.0"
    QString profileDigest{}; ///< of the cluster's profile
    QList<BackupNode> nodes{};
    QList<BackupPart> holds{};
    QList<LeftOut> leftOut{};
    QList<BackedUpQueue> queues{};
    QList<BackupEntry> entries{}; ///< by path, without manifest.json and manifest.sha256
    QJsonObject rest{};           ///< keys of a newer Warrener, kept

    qint64 messages() const;
    qint64 missing() const;                                  ///< of what was left out, what had failed; logs apart, which nobody restores
    const BackupEntry *findEntry(const QString &path) const; ///< null: there is none
    const BackedUpQueue *findQueue(const QString &vhost, const QString &name) const;

    bool operator==(const BackupManifest &) const = default;
};

/// Bounds of what is read.
struct ManifestBounds
{
    qsizetype bytes = 256 * 1024 * 1024;
    qsizetype entries = 250'000;
    qsizetype queues = 250'000;
};

QByteArray toBytes(const BackupManifest &manifest); ///< compact JSON, always the same for the same value
QJsonObject toJson(const BackupManifest &manifest);
QJsonObject toJson(const BackupEntry &entry);
/// Errors: Malformed.
Result<BackupEntry> entryFromJson(const QJsonObject &json);
/// Errors: Malformed and TooLarge, with the place; NotAvailable (made by a newer, incompatible Warrener).
/// Every path and ID is one that may be (isEntryPath, isBackupId), no path stands twice.
Result<BackupManifest> manifestFromBytes(const QByteArray &bytes, const ManifestBounds &bounds = {});

/// Lower-case hex SHA-256.
QString sha256Hex(QByteArrayView bytes);
bool isSha256Hex(const QString &text);

} // namespace warrener
