#include "plan/recovery/RecoveryLibrary.h"

#include "base/SafeFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

static void initRecoveryResource()
{
    Q_INIT_RESOURCE(warrener_recovery_documents);
}

namespace warrener {

namespace {

constexpr qint64 mostRead = 2 * 1024 * 1024;
constexpr qsizetype mostOwn = 200;

/// The seed's five, then what operators meet most.
const QStringList &shippedOrder()
{
    static const QStringList order{u"single-node-failure"_s, u"cluster-node-failure"_s,    u"network-partition"_s,
                                   u"data-corruption"_s,     u"complete-system-failure"_s, u"quorum-queue-majority-lost"_s,
                                   u"disk-full"_s,           u"erlang-cookie"_s,           u"certificate-expired"_s,
                                   u"upgrade-stopped"_s};
    return order;
}

RecoveryEntry entryFrom(const QString &file, const QByteArray &text, const ClusterProfile *profile)
{
    RecoveryEntry entry{.id = QFileInfo(file).completeBaseName(), .file = file, .text = text};
    Result<RecoveryDocument> document = recoveryDocumentFrom(text, profile);
    if (document) {
        entry.id = document->id;
        entry.document = *std::move(document);
    } else {
        entry.error = document.error();
    }
    return entry;
}

Result<QByteArray> readDocument(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be read").arg(path), file.errorString());
    const QByteArray text = file.read(mostRead);
    return text;
}

/// Those of one folder: in place of others with the same id, or beside them.
void addOwn(QList<RecoveryEntry> &entries, const QString &place, const ClusterProfile &profile)
{
    const QDir folder(place);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names.first(std::min(names.size(), mostOwn))) {
        const Result<QByteArray> text = readDocument(folder.filePath(name));
        RecoveryEntry own = entryFrom(folder.filePath(name), text.value_or(QByteArray()), &profile);
        if (!text)
            own.error = text.error();
        const auto same = std::ranges::find(entries, own.id, &RecoveryEntry::id);
        if (same != entries.end())
            *same = own;
        else
            entries.append(own);
    }
}

/// Out of the way, and not lost.
Status setAside(const QString &file, const RecoveryEntry &entry, TimePoint now)
{
    const QDir folder(QFileInfo(file).absolutePath());
    if (!folder.mkpath(u"versions"_s))
        return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be made").arg(folder.filePath(u"versions"_s)));
    const QString version = entry.document ? entry.document->version : u"unreadable"_s;
    const QString stamp = toDateTime(now).toUTC().toString(u"yyyyMMddTHHmmsszzz"_s);
    const QString kept = folder.filePath(u"versions/%1-%2-%3.json"_s.arg(QFileInfo(file).completeBaseName(), version.left(32), stamp));
    if (!QFile::rename(file, kept))
        return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be kept as %2").arg(file, kept));
    return {};
}

} // namespace

QString recoveryFolder(const ClusterName &cluster)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/warrener/recovery/"_L1 + cluster.value;
}

QString oldRecoveryFolder(const ClusterName &cluster)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/warrener/recovery/"_L1 + cluster.value;
}

QList<RecoveryEntry> recoveryDocuments(const ClusterProfile *profile)
{
    initRecoveryResource();
    QList<RecoveryEntry> entries;
    for (const QString &id : shippedOrder()) {
        const Result<QByteArray> text = readDocument(":/recovery/"_L1 + id + ".json"_L1);
        RecoveryEntry entry = entryFrom(id, text.value_or(QByteArray()), profile);
        entry.file.clear();
        entries.append(entry);
    }
    if (profile == nullptr)
        return entries;
    for (const QString &place : {oldRecoveryFolder(profile->name), recoveryFolder(profile->name)})
        addOwn(entries, place, *profile);
    return entries;
}

Result<RecoveryEntry> recoveryDocument(const QString &idOrFile, const ClusterProfile *profile)
{
    if (idOrFile.contains(u'/') || idOrFile.endsWith(".json"_L1)) {
        const Result<QByteArray> text = readDocument(idOrFile);
        if (!text)
            return std::unexpected(text.error());
        return entryFrom(idOrFile, *text, profile);
    }
    const QList<RecoveryEntry> entries = recoveryDocuments(profile);
    const auto found = std::ranges::find(entries, idOrFile, &RecoveryEntry::id);
    if (found != entries.end())
        return *found;
    QStringList known;
    for (const RecoveryEntry &entry : entries)
        known.append(entry.id);
    return failure(ErrorKind::NotFound,
                   QCoreApplication::translate("Recovery", "“%1” is no recovery plan; there are %2").arg(idOrFile.left(100), known.join(u", "_s)));
}

bool isShipped(const QString &id)
{
    return shippedOrder().contains(id);
}

Status keepRecoveryDocument(const ClusterProfile &profile, const QByteArray &text, TimePoint now)
{
    const Result<RecoveryDocument> document = recoveryDocumentFrom(text, &profile);
    if (!document)
        return std::unexpected(document.error());
    QList<RecoveryDocument> together{*document};
    for (const RecoveryEntry &entry : recoveryDocuments(&profile)) {
        if (entry.document && entry.id != document->id)
            together.append(*entry.document);
    }
    if (const Status sound = checkFallbacks(together); !sound)
        return sound;
    const QDir folder(recoveryFolder(profile.name));
    if (!folder.mkpath(u"."_s))
        return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be made").arg(folder.path()));
    const QString file = folder.filePath(document->id + ".json"_L1);
    if (QFile::exists(file)) {
        const Result<QByteArray> before = readDocument(file);
        if (before && *before == text)
            return {};
        if (const Status aside = setAside(file, entryFrom(file, before.value_or(QByteArray()), &profile), now); !aside)
            return aside;
    }
    return writeFileSafely(file, text);
}

Status removeRecoveryDocument(const ClusterProfile &profile, const QString &id, TimePoint now)
{
    bool found = false;
    // From both places: what is read once more would be there again.
    for (const RecoveryEntry &entry : recoveryDocuments(&profile)) {
        if (entry.id != id || entry.file.isEmpty())
            continue;
        found = true;
        if (const Status aside = setAside(entry.file, entry, now); !aside)
            return aside;
        const QString old = oldRecoveryFolder(profile.name) + u'/' + QFileInfo(entry.file).fileName();
        if (old != entry.file && QFile::exists(old)) {
            if (const Status aside = setAside(old, entry, now); !aside)
                return aside;
        }
    }
    if (!found)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Recovery", "This cluster has no “%1” of its own").arg(id.left(100)));
    return {};
}

QByteArray recoverySchema()
{
    initRecoveryResource();
    return readDocument(u":/recovery/schema.json"_s).value_or(QByteArray());
}

} // namespace warrener
