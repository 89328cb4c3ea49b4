#include "record/catalogue/Verify.h"

#include "record/catalogue/Cbor.h"
#include "record/catalogue/Chain.h"
#include "record/catalogue/DefinitionsFile.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/FileHash.h"
#include "record/catalogue/MessageFile.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostTroubles = 100;
/// Of larger files of definitions the hash alone is looked at: their tree would take some ten times as much.
constexpr qint64 mostParsedDefinitions = 64LL * 1024 * 1024;

/// Of who looks, and not of what is looked at: a key, a right or a program that is not here, no room, a newer Warrener's format.
bool isOfTheReader(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotConfigured || error.kind == ErrorKind::NotAvailable;
}

/// Takes the bytes of a message file as they come, sees that it is one, and decodes messages of it.
class MessageCheck final
{
public:
    MessageCheck(const BackedUpQueue &queue, bool all, int sample) : m_queue(queue), m_all(all), m_sample(sample) {}

    Status take(QByteArrayView bytes)
    {
        m_pending.append(bytes);
        qsizetype used = 0;
        while (used < m_pending.size()) {
            // A large item is looked at again only when as much has come as it said it needs.
            if (m_pending.size() - used < m_needs)
                break;
            const QByteArrayView left = QByteArrayView(m_pending).sliced(used);
            const cbor::Extent extent = cbor::extentOf(left, static_cast<qsizetype>(MessageFileBounds().item), cbor::shapeOfMessageFiles);
            if (extent.kind == cbor::Extent::Kind::Malformed)
                return damaged({});
            if (extent.kind == cbor::Extent::Kind::More) {
                m_needs = extent.length;
                break;
            }
            m_needs = 0;
            if (const Status item = takeItem(left.first(extent.length)); !item)
                return item;
            used += extent.length;
            m_position += extent.length;
        }
        m_pending.remove(0, used);
        return {};
    }

    Status end() const
    {
        if (!m_pending.isEmpty() || !m_hasHeader)
            return damaged(u"it ends in the middle of a message"_s);
        if (m_items != m_queue.messages) {
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Verify", "Messages of the queue %2: %1, and the manifest says %3")
                                                     .arg(QString::number(m_items), m_queue.name, QString::number(m_queue.messages)));
        }
        return {};
    }

    qint64 decoded() const { return m_decoded; }
    bool hasReferences() const { return m_references > 0; }

private:
    Status takeItem(QByteArrayView bytes)
    {
        if (!m_hasHeader) {
            const auto header = messageHeaderFrom(bytes);
            if (!header)
                return std::unexpected(header.error());
            if (header->vhost != m_queue.vhost || header->queue != m_queue.name)
                return failure(
                    ErrorKind::Malformed,
                    QCoreApplication::translate("Verify", "The messages are those of the queue %1, and the manifest says %2").arg(header->queue, m_queue.name));
            m_hasHeader = true;
            return {};
        }
        const bool withBody = m_all || m_items < m_sample || QRandomGenerator::global()->bounded(std::max(1.0, double(m_queue.messages))) < m_sample;
        const auto item = messageItemFrom(bytes, withBody);
        if (!item)
            return damaged(item.error().detail);
        ++m_items;
        m_references += item->isReference ? 1 : 0;
        m_decoded += withBody && !item->isReference ? 1 : 0;
        return {};
    }

    std::unexpected<Error> damaged(const QString &detail) const
    {
        return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("Verify", "The messages of the queue %1 are damaged at byte %2").arg(m_queue.name, QString::number(m_position)),
            detail);
    }

    const BackedUpQueue &m_queue;
    bool m_all;
    int m_sample;
    QByteArray m_pending;
    qsizetype m_needs = 0;
    qint64 m_position = 0;
    qint64 m_items = 0;
    qint64 m_references = 0;
    qint64 m_decoded = 0;
    bool m_hasHeader = false;
};

/// Keeps the bytes of a file of definitions as they come, and sees that they are definitions: with the right hash and no meaning they bring nothing back.
class DefinitionsCheck final
{
public:
    static bool isMeant(const BackupEntry &entry)
    {
        const bool areDefinitions = entry.path == entrypath::clusterDefinitions || entry.path.startsWith(entrypath::ofVhosts);
        return areDefinitions && entry.size <= mostParsedDefinitions;
    }

    void take(QByteArrayView bytes) { m_bytes.append(bytes); }
    Status end() const
    {
        const Result<QJsonObject> read = definitionsFrom(m_bytes);
        if (read)
            return {};
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Verify", "These are no definitions: %1").arg(read.error().message),
                       read.error().detail);
    }

private:
    QByteArray m_bytes;
};

class VerifyRun final
{
public:
    VerifyRun(VerifyReport &report, const VerifyOptions &options, const OnArchiveProgress &progress, std::stop_token stop)
        : m_report(report), m_options(options), m_progress(progress), m_stop(std::move(stop))
    {
    }

    /// Gives what was read of it, where it could be opened. Cancelled is an error, all else a trouble.
    Result<std::optional<BackupManifest>> archive(const QString &id, const QString &file, bool useSidecar)
    {
        const auto reader = ArchiveReader::open(
            file, {.ageIdentityFile = m_options.ageIdentityFile, .ageProgram = m_options.ageProgram, .useSidecar = useSidecar, .stop = m_stop});
        if (!reader) {
            if (reader.error().kind == ErrorKind::Forbidden && m_options.ageIdentityFile.isEmpty()) {
                m_report.wasOpened = false;
                return std::nullopt;
            }
            add(id, {}, reader.error());
            return std::nullopt;
        }
        const BackupManifest manifest = (*reader)->manifest();
        m_manifestSha256 = (*reader)->manifestSha256();
        if (!id.isEmpty() && manifest.id != id)
            add(id, {},
                {.kind = ErrorKind::Malformed,
                 .message = QCoreApplication::translate("Verify", "It is the backup %1 under another name").arg(manifest.id),
                 .detail = {}});
        QHash<QString, const BackedUpQueue *> queues;
        for (const BackedUpQueue &queue : manifest.queues)
            queues.insert(queue.entry, &queue);
        std::unique_ptr<MessageCheck> messages;
        std::unique_ptr<DefinitionsCheck> definitions;
        QString path;
        const ArchiveReader::Visitor visitor{.begin = [&](const BackupEntry &entry) -> Status {
                                                 path = entry.path;
                                                 const BackedUpQueue *queue = queues.value(entry.path);
                                                 messages =
                                                     queue ? std::make_unique<MessageCheck>(*queue, m_options.allMessages, m_options.sampleOfQueue) : nullptr;
                                                 definitions = DefinitionsCheck::isMeant(entry) ? std::make_unique<DefinitionsCheck>() : nullptr;
                                                 return {};
                                             },
                                             .bytes = [&](QByteArrayView bytes) -> Status {
                                                 m_report.bytes += bytes.size();
                                                 if (definitions)
                                                     definitions->take(bytes);
                                                 if (!messages)
                                                     return {};
                                                 // The hash of the entry is still to be seen: what is wrong with its messages does not end that.
                                                 if (const Status taken = messages->take(bytes); !taken) {
                                                     add(manifest.id, path, taken.error());
                                                     messages.reset();
                                                 }
                                                 return {};
                                             },
                                             .end = [&](const BackupEntry &entry) -> Status {
                                                 ++m_report.entries;
                                                 if (definitions) {
                                                     if (const Status read = definitions->end(); !read)
                                                         add(manifest.id, entry.path, read.error());
                                                     definitions.reset();
                                                 }
                                                 if (!messages)
                                                     return {};
                                                 if (const Status ended = messages->end(); !ended)
                                                     add(manifest.id, entry.path, ended.error());
                                                 m_report.messages += messages->decoded();
                                                 if (messages->hasReferences())
                                                     m_referring.append(*queues.value(entry.path));
                                                 return {};
                                             }};
        path.clear();
        if (const Status read = (*reader)->readAll(visitor, m_progress); !read) {
            if (read.error().kind == ErrorKind::Cancelled)
                return std::unexpected(read.error());
            add(manifest.id, path, read.error());
        }
        return manifest;
    }

    void add(const QString &backup, const QString &entry, Error error)
    {
        m_report.wasOpened = m_report.wasOpened && !isOfTheReader(error);
        if (m_report.troubles.size() < mostTroubles)
            m_report.troubles.append({.backup = backup, .entry = entry, .error = std::move(error)});
    }

    Status sidecarAndHash(const Catalogue &catalogue, const QString &id, const QString &file)
    {
        const bool isOwn = id == m_report.id;
        const auto sidecar = readSidecar(catalogue.sidecarOf(id));
        if (!sidecar) {
            add(id, {}, sidecar.error());
            return {};
        }
        if (sidecar->summary.id != id)
            add(id, {},
                {.kind = ErrorKind::Malformed,
                 .message = QCoreApplication::translate("Verify", "The sidecar is that of the backup %1").arg(sidecar->summary.id),
                 .detail = {}});
        const auto sha256 = fileSha256(file, m_stop);
        if (!sha256) {
            if (sha256.error().kind == ErrorKind::Cancelled)
                return std::unexpected(sha256.error());
            add(id, {}, sha256.error());
        } else if (*sha256 != sidecar->summary.archiveSha256 || QFileInfo(file).size() != sidecar->summary.archiveBytes) {
            add(id, {},
                {.kind = ErrorKind::Malformed,
                 .message = QCoreApplication::translate("Verify", "The archive is not the one that was written: its SHA-256 or size is another"),
                 .detail = {}});
        }
        if (isOwn) {
            m_sidecar = sidecar->summary;
            m_before = sidecar->summary.verification;
        }
        return {};
    }

    /// What the sidecar of the backup itself said before, where it could be read.
    Verification wasFound() const { return m_before; }
    bool hasSidecar() const { return m_sidecar.has_value(); }
    bool isEncrypted() const { return m_sidecar && m_sidecar->isEncrypted; }

    /// What lists show is what the manifest says.
    void compareSummary(const BackupManifest &manifest)
    {
        if (!m_sidecar)
            return;
        BackupSummary expected = summaryOf(manifest);
        const BackupSummary &found = *m_sidecar;
        const bool isSame = found.type == expected.type && found.cluster == expected.cluster && found.environment == expected.environment
                            && found.at == expected.at && found.cutAt == expected.cutAt && found.finishedAt == expected.finishedAt
                            && found.parent == expected.parent && found.contentBytes == expected.contentBytes && found.entries == expected.entries
                            && found.queues == expected.queues && found.messages == expected.messages && found.missing == expected.missing
                            && found.holds == expected.holds && found.needs == expected.needs && found.cold == expected.cold
                            && found.manifestSha256 == m_manifestSha256;
        if (!isSame)
            add(manifest.id, {},
                {.kind = ErrorKind::Malformed,
                 .message = QCoreApplication::translate("Verify", "The sidecar says other things than the manifest"),
                 .detail = {}});
    }

    /// By the sidecars: every link is there, and has the manifest that the one above wrote down.
    QList<ChainLink> links(const Catalogue &catalogue, const QString &id)
    {
        const auto list = catalogue.list();
        if (!list) {
            add(id, {}, list.error());
            return {};
        }
        QList<ChainLink> found = chainOf(*list, id);
        for (const ChainLink &link : std::as_const(found)) {
            m_report.chain.append(link.id);
            // What is wrong with this one has been seen; its own mark of last time says nothing about now.
            if (link.id != id && !link.trouble.isEmpty())
                add(link.id, {},
                    {.kind = ErrorKind::NotFound,
                     .message = QCoreApplication::translate("Verify", "The backup needs %1: %2").arg(link.id, link.trouble),
                     .detail = {}});
        }
        return found;
    }

    /// Every archive below, as deeply as this one.
    Status below(const Catalogue &catalogue, const QString &id, const QList<ChainLink> &links)
    {
        for (const ChainLink &link : links) {
            if (link.id == id || !link.backup)
                continue;
            const QString file = catalogue.archiveOf(link.id);
            if (const Status looked = sidecarAndHash(catalogue, link.id, file); !looked)
                return looked;
            if (const auto opened = archive(link.id, file, true); !opened)
                return std::unexpected(opened.error());
        }
        return {};
    }

    Status chain(const Catalogue &catalogue, const BackupManifest &manifest, const QList<ChainLink> &links)
    {
        const bool goesOn = std::ranges::any_of(manifest.entries, [](const BackupEntry &entry) { return !entry.in.isEmpty(); }) || !m_referring.isEmpty();
        if (!goesOn && !m_options.deepChain)
            return {};
        ReadOptions read{.ageIdentityFile = m_options.ageIdentityFile, .ageProgram = m_options.ageProgram, .stop = m_stop};
        const auto reader = ChainReader::open(catalogue, manifest.id, read);
        if (!reader) {
            add(manifest.id, {}, reader.error());
            return {};
        }
        QSet<QString> told;
        const auto tell = [&](const QString &path, const Error &error) {
            if (!told.contains(error.message))
                add(manifest.id, path, error);
            told.insert(error.message);
        };
        QSet<QString> queueFiles;
        QList<BackedUpQueue> toResolve = m_referring;
        for (const BackedUpQueue &queue : manifest.queues) {
            const BackupEntry *entry = queue.entry.isEmpty() ? nullptr : manifest.findEntry(queue.entry);
            queueFiles.insert(queue.entry);
            if (m_options.elsewhere && entry != nullptr && !entry->in.isEmpty())
                toResolve.append(queue);
        }
        for (const BackupEntry &entry : manifest.entries) {
            if (entry.in.isEmpty())
                continue;
            const bool isRead = m_options.elsewhere && !queueFiles.contains(entry.path);
            const Status held = isRead ? readThrough(**reader, entry) : (*reader)->holds(entry.path);
            if (!held && held.error().kind == ErrorKind::Cancelled)
                return held;
            if (!held)
                tell(entry.path, held.error());
        }
        for (const BackedUpQueue &queue : std::as_const(toResolve)) {
            const Status read_ = (*reader)->messages(queue.vhost, queue.name, [this](const QueueMessage &) -> Result<bool> {
                ++m_report.messages;
                return true;
            });
            if (!read_ && read_.error().kind == ErrorKind::Cancelled)
                return read_;
            if (!read_)
                tell(queue.entry, read_.error());
        }
        return m_options.deepChain ? below(catalogue, manifest.id, links) : Status{};
    }

private:
    /// The bytes of an entry in whichever backup they stand; their end is handed out only where the hash is right.
    Status readThrough(ChainReader &reader, const BackupEntry &entry)
    {
        const auto device = reader.entry(entry.path);
        if (!device)
            return std::unexpected(device.error());
        QByteArray buffer(1024 * 1024, Qt::Uninitialized);
        for (;;) {
            const qint64 got = (*device)->read(buffer.data(), buffer.size());
            if (got < 0)
                return std::unexpected(deviceError(**device));
            if (got == 0)
                break;
            m_report.bytes += got;
        }
        ++m_report.entries;
        return {};
    }

    VerifyReport &m_report;
    const VerifyOptions &m_options;
    const OnArchiveProgress &m_progress;
    std::stop_token m_stop;
    std::optional<BackupSummary> m_sidecar;
    Verification m_before = Verification::Never;
    QString m_manifestSha256;
    QList<BackedUpQueue> m_referring; ///< whose messages stand in other backups in part
};

} // namespace

bool VerifyReport::isDamaged() const
{
    return std::ranges::any_of(troubles, [](const VerifyTrouble &trouble) { return !isOfTheReader(trouble.error); });
}

QString notNotedWords(const VerifyReport &report)
{
    if (!report.notNoted)
        return {};
    return QCoreApplication::translate("Verify", "What this came to could not be noted beside the backup, and lists show what they showed before: %1")
        .arg(report.notNoted->message);
}

Result<VerifyReport> verifyBackup(const Catalogue &catalogue, const QString &id, const VerifyOptions &options, const OnArchiveProgress &progress,
                                  std::stop_token stop)
{
    const QString file = catalogue.archiveOf(id);
    if (file.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Verify", "There is no backup %1").arg(id.left(200)));
    if (!QFileInfo(file).isReadable())
        return failure(ErrorKind::Forbidden, QCoreApplication::translate("Archive", "%1 cannot be read").arg(file), qt_error_string(EACCES));
    QElapsedTimer clock;
    clock.start();
    VerifyReport report{.id = id};
    VerifyRun run(report, options, progress, stop);
    if (const Status looked = run.sidecarAndHash(catalogue, id, file); !looked)
        return std::unexpected(looked.error());
    const auto manifest = run.archive(id, file, true);
    if (!manifest)
        return std::unexpected(manifest.error());
    if (*manifest)
        run.compareSummary(**manifest);
    if (options.chain) {
        const QList<ChainLink> links = run.links(catalogue, id);
        const Status chained = *manifest ? run.chain(catalogue, **manifest, links) : options.deepChain ? run.below(catalogue, id, links) : Status{};
        if (!chained)
            return std::unexpected(chained.error());
    }
    report.took = std::chrono::duration_cast<Millis>(clock.durationElapsed());
    const auto troubleOf = [](const VerifyReport &said) {
        const auto first = std::ranges::find_if_not(said.troubles, isOfTheReader, &VerifyTrouble::error);
        return first == said.troubles.cend() ? QString() : first->error.message;
    };
    const Verification outcome = report.outcome();
    if (outcome != Verification::Bytes || (run.isEncrypted() && run.wasFound() != Verification::Good)) {
        const Status noted = catalogue.setVerified(id, outcome, SystemClock().now(), troubleOf(report));
        // Where the sidecar itself is bad there is no place for it, and the list says so already.
        if (!noted && run.hasSidecar())
            report.notNoted = noted.error();
    }
    return report;
}

Result<VerifyReport> verifyFile(const QString &file, const VerifyOptions &options, const OnArchiveProgress &progress, std::stop_token stop)
{
    if (!QFileInfo(file).isFile())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Verify", "There is no file %1").arg(file));
    QElapsedTimer clock;
    clock.start();
    VerifyReport report;
    VerifyRun run(report, options, progress, std::move(stop));
    const auto manifest = run.archive({}, file, false);
    if (!manifest)
        return std::unexpected(manifest.error());
    if (!report.wasOpened && report.isGood()) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Verify", "%1 is encrypted, and no identity opens it: a file alone cannot be verified without").arg(file));
    }
    if (*manifest)
        report.id = (*manifest)->id;
    report.took = std::chrono::duration_cast<Millis>(clock.durationElapsed());
    return report;
}

} // namespace warrener
