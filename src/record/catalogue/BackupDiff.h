#pragma once

#include "base/LineDiff.h"
#include "base/Result.h"
#include "record/catalogue/Manifest.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace warrener {

class ChainReader;

enum class DiffKind : std::uint8_t { Added, Removed, Changed };

QString toId(DiffKind kind);
QString toWord(DiffKind kind);

/// One field that is not the same on both sides.
struct FieldChange
{
    QString field;                            ///< "arguments.x-max-length"; empty: the value as such
    QJsonValue before{QJsonValue::Undefined}; ///< undefined: not there
    QJsonValue after{QJsonValue::Undefined};

    bool operator==(const FieldChange &) const = default;
};

/// One object of the definitions.
struct ObjectChange
{
    DiffKind kind = DiffKind::Changed;
    QString section;             ///< as definitions name it: "queues", "exchanges", "bindings", "users", "policies", …
    QString vhost{};             ///< empty: it belongs to none
    QString name;                ///< a binding: "SOURCE → DESTINATION (KEY)"; a permission: its user
    QList<FieldChange> fields{}; ///< of a changed one; of others all that it has

    bool operator==(const ObjectChange &) const = default;
};

/// One file.
struct FileChange
{
    DiffKind kind = DiffKind::Changed;
    QString path;
    QList<DiffLine> lines{}; ///< of text of at most 2 MB; empty: bytes
    qint64 sizeBefore = -1;  ///< −1: not there
    qint64 sizeAfter = -1;
    QList<FieldChange> about{}; ///< mode, owner, group, where they differ

    bool operator==(const FileChange &) const = default;
};

/// What is known of a queue's messages on both sides.
struct QueueChange
{
    QString vhost;
    QString name;
    DiffKind kind = DiffKind::Changed;
    qint64 messagesBefore = -1; ///< −1: not there, or not known
    qint64 messagesAfter = -1;

    bool operator==(const QueueChange &) const = default;
};

struct BackupDiff
{
    QList<ObjectChange> objects{}; ///< by section, vhost and name
    QList<FileChange> files{};     ///< by path
    QList<QueueChange> queues{};
    QList<LeftOut> notCompared{}; ///< parts that one side lacks

    bool isEmpty() const { return objects.isEmpty() && files.isEmpty() && queues.isEmpty(); }
    bool operator==(const BackupDiff &) const = default;
};

/// What people call an object of a definitions file: a binding "SOURCE → DESTINATION (KEY)", with "[exchange]" behind an
/// exchange and its arguments at the end where it has any; a permission by its user. No two of a virtual host
/// and a list have the same.
QString definedName(const QString &section, const QJsonObject &object);
/// The objects of one of its lists by what names them; a second one of the same name by its number too. What some brokers
/// leave out because it goes without saying is said.
QMap<QString, QJsonObject> definedObjects(const QString &section, const QJsonArray &list);

/// Of two answers of GET /api/definitions; order does not count, nor do the versions in it. A field of a newer broker
/// is compared as others are. Password hashes are compared and not shown: "•••" stands in their place. Pure.
QList<ObjectChange> diffDefinitions(const QJsonObject &before, const QJsonObject &after);
/// Field by field, objects within each other by dots. Pure.
QList<FieldChange> diffFields(const QJsonObject &before, const QJsonObject &after);
/// Of two texts. Pure.
FileChange diffFile(const QString &path, const std::optional<QByteArray> &before, const std::optional<QByteArray> &after);

/// Of two backups. Waits for the disk. Errors: those of ChainReader.
Result<BackupDiff> diffBackups(ChainReader &before, ChainReader &after, std::stop_token stop = {});

/// Who may do what with a file on its host.
struct LiveFileAbout
{
    int mode = 0; ///< permission bits, 0–07777
    QString owner{};
    QString group{};

    bool operator==(const LiveFileAbout &) const = default;
};

/// The live side: what was read of the cluster just now.
struct LiveSide
{
    std::optional<QJsonObject> definitions{}; ///< GET /api/definitions
    QMap<QString, QByteArray> files{};        ///< path in the archive → bytes; what is neither in it nor gone is not compared
    QMap<QString, LiveFileAbout> about{};     ///< likewise, of those that were listed; of others owner and mode are not compared
    QStringList gone{};                       ///< paths in the archive of files that are not there any more
    QMap<QString, qint64> messages{};         ///< path of the queue's entry → messages
};
Result<BackupDiff> diffWithLive(ChainReader &before, const LiveSide &after, std::stop_token stop = {});

QJsonObject toJson(const BackupDiff &diff);

} // namespace warrener
