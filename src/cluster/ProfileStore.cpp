#include "cluster/ProfileStore.h"

#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "base/WrittenJson.h"
#include "cluster/BackupSettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 maxProfileBytes = 4 * 1024 * 1024;
constexpr qsizetype mostProfileValues = 1'000'000;
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Result<ClusterProfile> profileIn(const QString &file, const Result<QByteArray> &bytes)
{
    if (!bytes && bytes.error().kind == ErrorKind::TooLarge)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("ProfileStore", "The cluster profile %1 is larger than 4 MiB").arg(file));
    if (!bytes)
        return failure(ErrorKind::Io, QCoreApplication::translate("ProfileStore", "The cluster profile %1 cannot be read").arg(file), bytes.error().message);
    const auto json = writtenObject(*bytes, {.bytes = maxProfileBytes, .values = mostProfileValues, .depth = 100});
    if (!json) {
        return failure(json.error().error.kind, QCoreApplication::translate("ProfileStore", "The cluster profile %1 cannot be read: line %2: %3")
                                                    .arg(file, QString::number(json.error().line), json.error().error.message));
    }
    Result<ClusterProfile> profile = profileFromJson(*json);
    if (profile)
        placeBackupFolder(*profile, file);
    return profile;
}

} // namespace

Result<ClusterProfile> readProfile(const QString &file)
{
    return profileIn(file, readNamedFile(file, maxProfileBytes));
}

Result<ClusterProfile> readKnownProfile(const QString &file)
{
    return profileIn(file, readPlainFile(file, maxProfileBytes));
}

Status writeProfile(const ClusterProfile &profile, const QString &file)
{
    return writeFileSafely(file, QJsonDocument(toJson(profile)).toJson(QJsonDocument::Indented));
}

std::unexpected<Error> nameTaken(const ClusterName &name)
{
    return failure(ErrorKind::Usage,
                   QCoreApplication::translate("ProfileStore", "There is a cluster “%1” already: take another name, or edit that one").arg(name.value));
}

ProfileStore::ProfileStore(QString folder) : m_folder(std::move(folder))
{
    if (m_folder.isEmpty()) {
        m_folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/warrener/clusters"_L1;
    }
}

QString ProfileStore::fileFor(const ClusterName &name) const
{
    return m_folder + u'/' + fileStem(name) + ".json"_L1;
}

QList<ProfileStore::Entry> ProfileStore::list() const
{
    QList<Entry> entries;
    const QDir folder(m_folder);
    const QStringList files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        entries.append({.file = folder.filePath(file), .profile = read({file.chopped(".json"_L1.size())})});
    return entries;
}

Result<ClusterProfile> ProfileStore::read(const ClusterName &name) const
{
    if (const Status status = checkClusterName(name.value); !status)
        return std::unexpected(status.error());
    if (!QFile::exists(fileFor(name))) {
        return failure(ErrorKind::NotFound, QCoreApplication::translate("ProfileStore", "There is no cluster “%1” in %2").arg(name.value, m_folder));
    }
    Result<ClusterProfile> profile = profileIn(fileFor(name), readPlainFile(fileFor(name), maxProfileBytes));
    // The file's name wins: a copied profile is found, written and removed under its own.
    if (profile)
        profile->name = name;
    return profile;
}

Status ProfileStore::write(const ClusterProfile &profile) const
{
    if (const Status status = checkClusterName(profile.name.value); !status)
        return status;
    // What could not be read again is not written.
    if (const Result<ClusterProfile> again = profileFromJson(toJson(profile)); !again)
        return failure(ErrorKind::Usage, again.error().message);
    const QDir folder;
    if (!folder.mkpath(m_folder) || !QFile::setPermissions(m_folder, ownerOnly | QFile::ExeOwner))
        return failure(ErrorKind::Io, QCoreApplication::translate("ProfileStore", "The folder %1 cannot be made").arg(m_folder));
    return writeProfile(profile, fileFor(profile.name));
}

Status ProfileStore::add(const ClusterProfile &profile) const
{
    if (QFile::exists(fileFor(profile.name)))
        return nameTaken(profile.name);
    return write(profile);
}

Status ProfileStore::remove(const ClusterName &name) const
{
    if (const Status status = checkClusterName(name.value); !status)
        return status;
    QFile file(fileFor(name));
    if (!file.remove()) {
        return failure(ErrorKind::Io, QCoreApplication::translate("ProfileStore", "The cluster profile %1 cannot be removed").arg(file.fileName()),
                       file.errorString());
    }
    return {};
}

} // namespace warrener
