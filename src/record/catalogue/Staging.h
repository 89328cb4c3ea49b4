#pragma once

#include "record/catalogue/Manifest.h"
#include "record/catalogue/StagingSeal.h"

#include <QFile>
#include <QHash>
#include <QIODevice>
#include <QMap>

#include <atomic>
#include <memory>
#include <mutex>

namespace warrener {

class Sha256;
class Staging;

/// One entry that is being collected: written in one go, hashed on the way. Not committed it leaves
/// nothing. Belongs to one thread at a time; outlived by its Staging.
class StagedFile final : public QIODevice
{
public:
    ~StagedFile() override;
    Q_DISABLE_COPY_MOVE(StagedFile)

    /// Written whole: the entry, with its size and hash, is on the list. Errors: Io (what failed on the way too).
    Result<BackupEntry> commit();
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    friend class Staging;
    StagedFile(Staging &staging, BackupEntry entry, const QString &file);

    Staging &m_staging;
    BackupEntry m_entry;
    QFile m_file;
    std::unique_ptr<Sha256> m_hash;
    QByteArray m_nonce{}; ///< empty: written as it is
    std::unique_ptr<StagingSeal::Stream> m_seal{};
    QByteArray m_sealed{};
    QString m_trouble;
    bool m_isCommitted = false;
};

/// The folder in which one run collects a backup (`CATALOGUE/.staging/ID/`, 0700, files 0600). The run
/// holds a lock on it as long as this lives; when the run dies, the next clean-up removes it. Any thread,
/// several at a time; calls wait for the disk. Comes from Catalogue::stage().
class Staging final
{
public:
    ~Staging();
    Q_DISABLE_COPY_MOVE(Staging)

    QString id() const { return m_id; }
    QString folder() const { return m_folder; }

    /// From now on what is written is unreadable to everybody but this process, and for nobody to go on with after it: for a
    /// backup that will be encrypted. Before the first entry.
    void seal();
    /// seal() was called.
    bool isSealed() const;

    /// A new entry: path, mode, owner, group, source and time are taken from `about`. An entry that was
    /// there under this path is replaced when the new one is committed. Errors: Usage (no such path can
    /// be), Io.
    Result<std::unique_ptr<StagedFile>> open(BackupEntry about);
    /// The same in one go.
    Result<BackupEntry> add(BackupEntry about, const QByteArray &bytes);
    /// An entry whose bytes stand in the backup `about.in`, with size and hash as there: nothing is
    /// written. Errors: Usage, Io.
    Status addUnchanged(const BackupEntry &about);
    /// Takes an entry back. NotFound is none.
    Status remove(const QString &path);

    /// Everything committed so far, by path.
    QList<BackupEntry> entries() const;
    qint64 bytes() const; ///< committed, in this folder
    /// Where the bytes of an entry stand, sealed or as they are; also while nothing is there. Two paths never share a file, on disks either that take
    /// “Orders” and “orders” for the same name.
    QString fileOf(const QString &path) const;
    /// The bytes of a committed entry, from the beginning to the end. Errors: Io.
    Result<std::unique_ptr<QIODevice>> read(const QString &path) const;

    /// Removes the folder and all in it, and lets the lock go. Nothing else may be called after.
    Status discard();

private:
    friend class Catalogue;
    friend class StagedFile;
    Staging(QString id, QString folder, int lock);
    /// First of all: what it goes on from, for everybody who lists the catalogue.
    Status noteUpon(const QString &id);
    static QStringList uponOf(const QString &stagingFolder, const QString &id);
    static Result<std::shared_ptr<Staging>> begin(const QString &stagingFolder, const QString &id);
    void loadList();
    Status note(const QJsonObject &line);
    Result<BackupEntry> take(BackupEntry entry, const QString &writtenTo, const QByteArray &nonce);
    QString beside(QLatin1StringView end) const;

    QString m_id;
    QString m_folder;
    int m_lock = -1;
    std::atomic<int> m_opened = 0;
    mutable std::mutex m_mutex;
    QMap<QString, BackupEntry> m_entries;
    std::unique_ptr<const StagingSeal> m_seal{}; ///< null: none
    QHash<QString, QByteArray> m_nonces{};       ///< of sealed entries, by path
};

} // namespace warrener
