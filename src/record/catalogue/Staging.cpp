#include "record/catalogue/Staging.h"

#include "base/JsonReader.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/Sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto stagedMode = QFile::ReadOwner | QFile::WriteOwner;
/// In the list: nobody can read it who was not there.
constexpr auto sealedKey = "sealed"_L1;
/// In its first line: the backup that this one goes on from.
constexpr auto uponKey = "upon"_L1;
constexpr qint64 longestUpon = 1'000;
constexpr qsizetype lengthOfStagedName = 40;

/// A staged file as it was before it was sealed.
class StagedReader final : public QIODevice
{
public:
    StagedReader(const QString &file, std::unique_ptr<StagingSeal::Stream> seal) : m_file(file), m_seal(std::move(seal)) {}

    bool begin()
    {
        if (openPlainFile(m_file, QIODevice::ReadOnly | QIODevice::Unbuffered))
            return QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        setErrorString(m_file.errorString());
        return false;
    }
    bool isSequential() const override { return true; }
    qint64 size() const override { return m_file.size(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 got = m_file.read(data, most);
        if (got < 0)
            setErrorString(m_file.errorString());
        if (got > 0 && m_seal)
            m_seal->apply({data, got}, data);
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QFile m_file;
    std::unique_ptr<StagingSeal::Stream> m_seal;
};

std::unexpected<Error> stagingFailed(const QString &path, const QString &reason)
{
    return failure(ErrorKind::Io, QCoreApplication::translate("Staging", "%1 cannot be written").arg(path), reason);
}

bool isStagedPath(const QString &path)
{
    return isEntryPath(path) && path != entrypath::manifest && path != entrypath::manifestHash;
}

std::unexpected<Error> noEntryPath(const QString &path)
{
    return failure(ErrorKind::Usage, QCoreApplication::translate("Staging", "“%1” is a path that may not stand in a backup").arg(path.left(300)));
}

/// What is staged has names of its own: that a file stands where a folder should be shows here, not when somebody unpacks.
Status isNoFolderOfOthers(const QMap<QString, BackupEntry> &entries, const QString &path)
{
    const QString inside = path + u'/';
    const auto next = entries.lowerBound(inside);
    bool isBoth = next != entries.cend() && next.key().startsWith(inside);
    for (qsizetype at = path.indexOf(u'/'); at >= 0 && !isBoth; at = path.indexOf(u'/', at + 1))
        isBoth = entries.contains(path.left(at));
    if (isBoth)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Staging", "“%1” would be a file where another entry has a folder").arg(path.left(300)));
    return {};
}

} // namespace

StagedFile::StagedFile(Staging &staging, BackupEntry entry, const QString &file)
    : m_staging(staging), m_entry(std::move(entry)), m_file(file), m_hash(std::make_unique<Sha256>())
{
}

StagedFile::~StagedFile()
{
    if (!m_isCommitted)
        removeUnfinished(m_file);
}

qint64 StagedFile::readData(char *, qint64)
{
    return -1;
}

qint64 StagedFile::writeData(const char *data, qint64 size)
{
    const char *bytes = data;
    if (m_seal) {
        m_sealed.resize(size);
        m_seal->apply({data, size}, m_sealed.data());
        bytes = m_sealed.constData();
    }
    if (!m_trouble.isEmpty() || !writeAll(m_file, {bytes, size})) {
        // Also where a part was written: what is missing in the middle is missed by nobody otherwise.
        m_trouble = m_trouble.isEmpty() ? m_file.errorString() : m_trouble;
        setErrorString(m_trouble);
        return -1;
    }
    m_hash->add(QByteArrayView(data, size));
    return size;
}

Result<BackupEntry> StagedFile::commit()
{
    if (!m_trouble.isEmpty() || !m_file.flush())
        return stagingFailed(m_entry.path, m_trouble.isEmpty() ? m_file.errorString() : m_trouble);
    m_entry.size = m_file.size();
    m_entry.sha256 = m_hash->hex();
    m_file.close();
    const Result<BackupEntry> taken = m_staging.take(m_entry, m_file.fileName(), m_nonce);
    m_isCommitted = taken.has_value();
    close();
    return taken;
}

Staging::Staging(QString id, QString folder, int lock) : m_id(std::move(id)), m_folder(std::move(folder)), m_lock(lock) {}

Staging::~Staging()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

QString Staging::beside(QLatin1StringView end) const
{
    return m_folder + end;
}

Result<std::shared_ptr<Staging>> Staging::begin(const QString &stagingFolder, const QString &id)
{
    const QString folder = stagingFolder + u'/' + id;
    const Result<int> lock = cataloguefiles::openLocked(folder + cataloguefiles::stagingLockEnd);
    if (!lock)
        return std::unexpected(lock.error());
    std::shared_ptr<Staging> staging(new Staging(id, folder, *lock));
    for (const QString &each : {folder, folder + cataloguefiles::stagingOpenEnd}) {
        if (const Status made = cataloguefiles::makeFolder(each); !made)
            return std::unexpected(made.error());
    }
    staging->loadList();
    return staging;
}

/// What an earlier process of the same run had collected. A line that is cut off, or speaks of a file that is not there, is
/// as if it had not been.
void Staging::loadList()
{
    QFile list(beside(cataloguefiles::stagingListEnd));
    if (!openPlainFile(list))
        return;
    while (!list.atEnd()) {
        const QJsonObject line = jsonObjectFrom(list.readLine()).value_or(QJsonObject());
        if (line.contains(uponKey))
            continue;
        if (line.contains("removed"_L1)) {
            m_entries.remove(line.value("removed"_L1).toString());
            continue;
        }
        if (line.value(sealedKey).toBool()) {
            m_entries.remove(line.value("path"_L1).toString());
            continue;
        }
        const Result<BackupEntry> entry = entryFromJson(line);
        // An older Warrener named the file as its path.
        if (entry && entry->in.isEmpty() && isStagedPath(entry->path) && !QFile::exists(fileOf(entry->path)))
            QFile::rename(m_folder + u'/' + entry->path, fileOf(entry->path));
        if (entry && (!entry->in.isEmpty() || QFileInfo(fileOf(entry->path)).size() == entry->size))
            m_entries.insert(entry->path, *entry);
    }
}

Status Staging::noteUpon(const QString &id)
{
    const std::scoped_lock guard(m_mutex);
    return note({{uponKey, id}});
}

QStringList Staging::uponOf(const QString &stagingFolder, const QString &id)
{
    QFile list(stagingFolder + u'/' + id + cataloguefiles::stagingListEnd);
    if (!openPlainFile(list))
        return {};
    const QString upon = jsonObjectFrom(list.readLine(longestUpon)).value_or(QJsonObject()).value(uponKey).toString();
    return isBackupId(upon) ? QStringList{upon} : QStringList();
}

/// Under the mutex.
Status Staging::note(const QJsonObject &line)
{
    QFile list(beside(cataloguefiles::stagingListEnd));
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (!list.open(QIODevice::WriteOnly | QIODevice::Append, stagedMode) || list.write(bytes) != bytes.size() || !list.flush())
        return stagingFailed(list.fileName(), list.errorString());
    return {};
}

QString Staging::fileOf(const QString &path) const
{
    return m_folder + u'/' + sha256Hex(path.toUtf8()).first(lengthOfStagedName);
}

void Staging::seal()
{
    const std::scoped_lock guard(m_mutex);
    m_seal = std::make_unique<const StagingSeal>();
}

bool Staging::isSealed() const
{
    const std::scoped_lock guard(m_mutex);
    return m_seal != nullptr;
}

Result<std::unique_ptr<QIODevice>> Staging::read(const QString &path) const
{
    QByteArray nonce;
    {
        const std::scoped_lock guard(m_mutex);
        nonce = m_nonces.value(path);
    }
    auto reader = std::make_unique<StagedReader>(fileOf(path), nonce.isEmpty() ? nullptr : std::make_unique<StagingSeal::Stream>(*m_seal, nonce));
    if (!reader->begin())
        return failure(ErrorKind::Io, QCoreApplication::translate("Archive", "%1 cannot be read").arg(fileOf(path)), reader->errorString());
    return std::unique_ptr<QIODevice>(std::move(reader));
}

Result<std::unique_ptr<StagedFile>> Staging::open(BackupEntry about)
{
    if (!isStagedPath(about.path))
        return noEntryPath(about.path);
    about.in.clear();
    std::unique_ptr<StagedFile> file(new StagedFile(*this, std::move(about), beside(cataloguefiles::stagingOpenEnd) + u'/' + QString::number(++m_opened)));
    if (!file->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate, stagedMode))
        return stagingFailed(file->m_entry.path, file->m_file.errorString());
    if (m_seal) {
        file->m_nonce = StagingSeal::newNonce();
        file->m_seal = std::make_unique<StagingSeal::Stream>(*m_seal, file->m_nonce);
    }
    file->QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    return file;
}

Result<BackupEntry> Staging::take(BackupEntry entry, const QString &writtenTo, const QByteArray &nonce)
{
    const QString file = fileOf(entry.path);
    const std::scoped_lock guard(m_mutex);
    if (const Status fits = isNoFolderOfOthers(m_entries, entry.path); !fits)
        return std::unexpected(fits.error());
    if (const Status made = cataloguefiles::makeFolder(QFileInfo(file).path()); !made)
        return std::unexpected(made.error());
    if (::rename(QFile::encodeName(writtenTo).constData(), QFile::encodeName(file).constData()) != 0)
        return stagingFailed(entry.path, qt_error_string(errno));
    QJsonObject line = toJson(entry);
    if (!nonce.isEmpty())
        line.insert(sealedKey, true);
    if (const Status noted = note(line); !noted)
        return std::unexpected(noted.error());
    m_entries.insert(entry.path, entry);
    m_nonces.remove(entry.path);
    if (!nonce.isEmpty())
        m_nonces.insert(entry.path, nonce);
    return entry;
}

Result<BackupEntry> Staging::add(BackupEntry about, const QByteArray &bytes)
{
    const Result<std::unique_ptr<StagedFile>> file = open(std::move(about));
    if (!file)
        return std::unexpected(file.error());
    (*file)->write(bytes);
    return (*file)->commit();
}

Status Staging::addUnchanged(const BackupEntry &about)
{
    if (!isStagedPath(about.path))
        return noEntryPath(about.path);
    if (!isBackupId(about.in) || about.in == m_id || !isSha256Hex(about.sha256))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Staging", "%1 does not say in which backup it stands").arg(about.path));
    const std::scoped_lock guard(m_mutex);
    if (const Status fits = isNoFolderOfOthers(m_entries, about.path); !fits)
        return fits;
    QFile::remove(fileOf(about.path));
    if (const Status noted = note(toJson(about)); !noted)
        return noted;
    m_entries.insert(about.path, about);
    return {};
}

Status Staging::remove(const QString &path)
{
    const std::scoped_lock guard(m_mutex);
    if (!m_entries.contains(path))
        return {};
    if (const Status noted = note(QJsonObject{{u"removed"_s, path}}); !noted)
        return noted;
    m_entries.remove(path);
    QFile::remove(fileOf(path));
    return {};
}

QList<BackupEntry> Staging::entries() const
{
    const std::scoped_lock guard(m_mutex);
    return m_entries.values();
}

qint64 Staging::bytes() const
{
    const std::scoped_lock guard(m_mutex);
    qint64 sum = 0;
    for (const BackupEntry &entry : m_entries)
        sum += entry.in.isEmpty() ? entry.size : 0;
    return sum;
}

Status Staging::discard()
{
    const std::scoped_lock guard(m_mutex);
    m_entries.clear();
    const bool isGone = QDir(m_folder).removeRecursively() && QDir(beside(cataloguefiles::stagingOpenEnd)).removeRecursively();
    const QString list = beside(cataloguefiles::stagingListEnd);
    if (!isGone || (QFile::exists(list) && !QFile::remove(list)))
        return failure(ErrorKind::Io, QCoreApplication::translate("Staging", "The folder %1 cannot be removed").arg(m_folder));
    QFile::remove(beside(cataloguefiles::readBackEnd));
    QFile::remove(beside(cataloguefiles::stagingLockEnd));
    if (m_lock >= 0)
        ::close(m_lock);
    m_lock = -1;
    return {};
}

} // namespace warrener
