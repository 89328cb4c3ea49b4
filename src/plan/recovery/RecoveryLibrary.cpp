#include "plan/recovery/RecoveryLibrary.h"

#include "base/JsonReader.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "plan/recovery/RecoveryText.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

static void initRecoveryResource()
{
    Q_INIT_RESOURCE(warrener_recovery_documents);
}

namespace warrener {

namespace {

constexpr qint64 mostRead = 2 * 1024 * 1024;
constexpr qsizetype mostOwn = 200;

struct ShippedPlan
{
    QString id;
    QString drill; ///< that makes what it is about; empty: nobody can make that and take it back
};

/// The seed's five, then what operators meet most.
const QList<ShippedPlan> &shippedPlans()
{
    static const QList<ShippedPlan> plans{
        {u"single-node-failure"_s, u"node-failure"_s},
        {u"cluster-node-failure"_s, u"node-failure"_s},
        {u"network-partition"_s, u"network-partition"_s},
        {u"data-corruption"_s, u"data-corruption"_s},
        {u"complete-system-failure"_s, {}},
        {u"quorum-queue-majority-lost"_s, {}},
        {u"disk-full"_s, u"disk-full"_s},
        {u"erlang-cookie"_s, {}},
        {u"certificate-expired"_s, u"certificate-expiry"_s},
        {u"upgrade-stopped"_s, {}},
    };
    return plans;
}

QStringList shippedOrder()
{
    QStringList order;
    for (const ShippedPlan &plan : shippedPlans())
        order.append(plan.id);
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

Result<QByteArray> textOf(const QString &path, const Result<QByteArray> &bytes)
{
    if (!bytes)
        return failure(bytes.error().kind, QCoreApplication::translate("Recovery", "%1 cannot be read").arg(path), bytes.error().message);
    return bytes;
}

Result<QByteArray> readDocument(const QString &path)
{
    return textOf(path, readPlainFile(path, mostRead));
}

/// Those of one folder: in place of others with the same id, or beside them.
void addOwn(QList<RecoveryEntry> &entries, const QString &place, const ClusterProfile &profile)
{
    const QDir folder(place);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const auto all = names.first(std::min(names.size(), mostOwn)); const QString &name : all) {
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

constexpr QStringView stampFormat(u"yyyyMMddTHHmmsszzz");
constexpr qsizetype mostVersions = 200;
constexpr qsizetype mostVersionsRead = 2000;

/// "versions/ID-VERSION-TIME.json" beside the file; whatever a version is called, it names no other folder.
Result<QString> versionFile(const QString &file, const RecoveryEntry &entry, TimePoint now)
{
    static const QRegularExpression awkward(u"[^A-Za-z0-9._+-]"_s);
    const QDir folder(QFileInfo(file).absolutePath());
    if (!folder.mkpath(u"versions"_s))
        return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be made").arg(folder.filePath(u"versions"_s)));
    QString version = entry.document ? entry.document->version.left(32) : u"unreadable"_s;
    version.replace(awkward, u"_"_s);
    const QString stamp = toDateTime(now).toUTC().toString(stampFormat);
    return folder.filePath(u"versions/%1-%2-%3.json"_s.arg(QFileInfo(file).completeBaseName(), version, stamp));
}

std::unexpected<Error> notKept(const QString &file, const QString &kept)
{
    return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be kept as %2").arg(file, kept));
}

/// Out of the way, and not lost.
Status setAside(const QString &file, const RecoveryEntry &entry, TimePoint now)
{
    const Result<QString> kept = versionFile(file, entry, now);
    if (!kept)
        return std::unexpected(kept.error());
    if (!QFile::rename(file, *kept))
        return notKept(file, *kept);
    return {};
}

/// The file stays where it is until another takes its place: should the disk refuse that one, this one still counts.
Status keepBeside(const QString &file, const RecoveryEntry &entry, TimePoint now)
{
    const Result<QString> kept = versionFile(file, entry, now);
    if (!kept)
        return std::unexpected(kept.error());
    if (QFile::exists(*kept))
        return notKept(file, *kept);
    return writeFileSafely(*kept, entry.text);
}

/// Also where the document cannot be read any more, as when it names a node that is gone.
QString idIn(const RecoveryEntry &entry)
{
    return entry.document ? entry.document->id : jsonObjectFrom(entry.text).value_or(QJsonObject()).value("id"_L1).toString();
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

QString drillOf(const QString &scenario)
{
    const auto plan = std::ranges::find(shippedPlans(), scenario, &ShippedPlan::id);
    // One of somebody's own has a drill of the same name, if any.
    return plan == shippedPlans().end() ? scenario : plan->drill;
}

QList<RecoveryEntry> recoveryDocuments(const ClusterProfile *profile)
{
    initRecoveryResource();
    QList<RecoveryEntry> entries;
    for (const auto all = shippedOrder(); const QString &id : all) {
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
        const Result<QByteArray> text = textOf(idOrFile, readNamedFile(idOrFile, mostRead));
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

QList<RecoveryVersion> recoveryVersions(const ClusterProfile &profile, const QString &id)
{
    static const QRegularExpression stamped(u"-([0-9]{8}T[0-9]{9})$"_s);
    QList<std::pair<TimePoint, QString>> files;
    for (const QString &place : {oldRecoveryFolder(profile.name), recoveryFolder(profile.name)}) {
        const QDir folder(place + "/versions"_L1);
        for (const auto all = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name); const QString &name : all) {
            const QString stamp = stamped.match(QFileInfo(name).completeBaseName()).captured(1);
            const QDateTime at(QDate::fromString(stamp.left(8), u"yyyyMMdd"), QTime::fromString(stamp.mid(9), u"HHmmsszzz"), QTimeZone::UTC);
            if (at.isValid())
                files.append({fromDateTime(at), folder.filePath(name)});
        }
    }
    std::ranges::sort(files, std::greater());
    QList<RecoveryVersion> versions;
    for (const auto all = files.first(std::min(files.size(), mostVersionsRead)); const auto &[until, file] : all) {
        const Result<QByteArray> text = readDocument(file);
        RecoveryEntry entry = entryFrom(file, text.value_or(QByteArray()), &profile);
        if (!text)
            entry.error = text.error();
        QString name = QFileInfo(file).completeBaseName();
        const QString said = idIn(entry);
        // A file that tells no id is the one's that its name begins with: nothing else can be made of it.
        if (said.isEmpty() ? !name.startsWith(id + "-unreadable-"_L1) : said != id)
            continue;
        entry.id = id;
        if (name.startsWith(id + u'-'))
            name = name.mid(id.size() + 1);
        versions.append({.name = name, .until = until, .entry = entry});
        if (versions.size() == mostVersions)
            break;
    }
    return versions;
}

Result<RecoveryVersion> recoveryVersion(const QList<RecoveryVersion> &versions, const QString &named)
{
    if (versions.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Recovery", "No older version of it is kept"));
    if (named.isEmpty())
        return versions.first();
    const auto byName = std::ranges::find(versions, named, &RecoveryVersion::name);
    if (byName != versions.end())
        return *byName;
    QStringList names, same;
    for (const RecoveryVersion &version : versions) {
        names.append(version.name);
        if (version.version() == named)
            same.append(version.name);
    }
    if (same.isEmpty())
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("Recovery", "No version “%1” of it is kept; there are %2").arg(named.left(100), names.join(u", "_s)));
    if (same.size() > 1)
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Recovery", "Several are called version %1; name one whole: %2").arg(named.left(100), same.join(u", "_s)));
    return *std::ranges::find(versions, same.first(), &RecoveryVersion::name);
}

Result<TakenBack> takenBack(const RecoveryVersion &older, const QString &present, const QList<RecoveryVersion> &others)
{
    if (!older.entry.document)
        return std::unexpected(older.entry.error.value_or(Error{}));
    QStringList taken{present};
    for (const RecoveryVersion &other : others)
        taken.append(other.version());
    QString version = nextVersion(present);
    while (taken.contains(version))
        version = nextVersion(version);
    QJsonObject json = jsonObjectFrom(older.entry.text).value_or(QJsonObject());
    json.insert("version"_L1, version);
    return TakenBack{.text = recoveryText(json), .version = version};
}

Status keepRecoveryDocument(const ClusterProfile &profile, const QByteArray &text, TimePoint now)
{
    const Result<RecoveryDocument> document = recoveryDocumentFrom(text, &profile);
    if (!document)
        return std::unexpected(document.error());
    QList<RecoveryDocument> together{*document};
    for (const auto all = recoveryDocuments(&profile); const RecoveryEntry &entry : all) {
        if (entry.document && entry.id != document->id)
            together.append(*entry.document);
    }
    if (const Status sound = checkFallbacks(together, {{document->id, fallbackLineOf(text)}}); !sound)
        return sound;
    const QDir folder(recoveryFolder(profile.name));
    if (!folder.mkpath(u"."_s))
        return failure(ErrorKind::Io, QCoreApplication::translate("Recovery", "%1 cannot be made").arg(folder.path()));
    const QString file = folder.filePath(document->id + ".json"_L1);
    if (QFile::exists(file)) {
        const Result<QByteArray> before = readDocument(file);
        if (before && *before == text)
            return {};
        // What cannot be read cannot be copied either; it can be moved.
        const RecoveryEntry entry = entryFrom(file, before.value_or(QByteArray()), &profile);
        if (const Status aside = before ? keepBeside(file, entry, now) : setAside(file, entry, now); !aside)
            return aside;
    }
    return writeFileSafely(file, text);
}

Status removeRecoveryDocument(const ClusterProfile &profile, const QString &id, TimePoint now)
{
    bool found = false;
    // From both places: what is read once more would be there again.
    for (const auto all = recoveryDocuments(&profile); const RecoveryEntry &entry : all) {
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
