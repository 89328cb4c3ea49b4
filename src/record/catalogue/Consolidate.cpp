// One backup of a chain.
#include "record/catalogue/Chain.h"
#include "record/catalogue/Staging.h"
#include "record/catalogue/Verify.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Status copyEntry(ChainReader &from, Staging &to, const BackupEntry &entry, const std::stop_token &stop)
{
    const auto in = from.entry(entry.path);
    if (!in)
        return std::unexpected(in.error());
    const auto out = to.open(entry);
    if (!out)
        return std::unexpected(out.error());
    QByteArray buffer(1024 * 1024, Qt::Uninitialized);
    while (true) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Chain", "Cancelled"));
        const qint64 got = (*in)->read(buffer.data(), buffer.size());
        if (got < 0)
            return std::unexpected(deviceError(**in));
        if (got == 0)
            break;
        (*out)->write(buffer.constData(), got);
    }
    const auto committed = (*out)->commit();
    return committed ? Status() : std::unexpected(committed.error());
}

Status copyMessages(ChainReader &from, Staging &to, const BackedUpQueue &queue, const BackupEntry &entry)
{
    const auto in = from.entry(entry.path);
    if (!in)
        return std::unexpected(in.error());
    const auto header = MessageFileReader(**in).header();
    if (!header)
        return std::unexpected(header.error());
    const auto out = to.open(entry);
    if (!out)
        return std::unexpected(out.error());
    MessageFileWriter writer(**out);
    if (const Status begun = writer.begin(*header); !begun)
        return begun;
    const Status copied = from.messages(queue.vhost, queue.name, [&](const QueueMessage &message) -> Result<bool> {
        const Status added = writer.add(message);
        return added ? Result<bool>(true) : std::unexpected(added.error());
    });
    if (!copied)
        return copied;
    if (const Status flushed = writer.flush(); !flushed)
        return flushed;
    const auto committed = (*out)->commit();
    return committed ? Status() : std::unexpected(committed.error());
}

/// The first of a backup and all that it needs that is encrypted; empty: none is.
Result<QString> encryptedOf(const Catalogue &catalogue, const QString &id)
{
    const Result<QList<BackupSummary>> all = catalogue.list();
    if (!all)
        return std::unexpected(all.error());
    for (const auto listed = chainOf(*all, id); const ChainLink &link : listed) {
        if (link.backup && link.backup->isEncrypted)
            return link.id;
    }
    return QString();
}

} // namespace

Result<BackupSummary> consolidate(const Catalogue &catalogue, const QString &id, const ArchiveOptions &options, const ReadOptions &read,
                                  const OnArchiveProgress &progress, std::stop_token stop)
{
    ReadOptions readOptions = read;
    readOptions.stop = stop;
    const auto reader = ChainReader::open(catalogue, id, readOptions);
    if (!reader)
        return std::unexpected(reader.error());
    BackupManifest manifest = (*reader)->manifest();
    if (manifest.type != BackupType::Incremental)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Chain", "The backup %1 needs no other: there is nothing to consolidate").arg(id));
    // What somebody encrypted does not come to lie in clear because nobody thought of it: nor that of a base, whose cookie and keys stand there alone.
    const Result<QString> sealed = encryptedOf(catalogue, id);
    if (!sealed)
        return std::unexpected(sealed.error());
    if (!sealed->isEmpty() && options.ageRecipients.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Chain", "%1 is encrypted: name whom a new one is to be encrypted to").arg(*sealed));
    manifest.id = newBackupId(BackupType::Full, manifest.cluster, manifest.at);
    manifest.type = BackupType::Full;
    manifest.parent.reset();
    manifest.rest.insert("consolidatedFrom"_L1, id);
    const auto staging = catalogue.stage(manifest.id, id);
    if (!staging)
        return std::unexpected(staging.error());
    if (!options.ageRecipients.isEmpty())
        (*staging)->seal();
    const auto collect = [&]() -> Status {
        for (const BackupEntry &entry : (*reader)->manifest().entries) {
            const auto queue = std::ranges::find(manifest.queues, entry.path, &BackedUpQueue::entry);
            const Status copied =
                queue == manifest.queues.end() ? copyEntry(**reader, **staging, entry, stop) : copyMessages(**reader, **staging, *queue, entry);
            if (!copied)
                return copied;
        }
        return {};
    };
    if (const Status collected = collect(); !collected) {
        (void)(*staging)->discard();
        return std::unexpected(collected.error());
    }
    auto packed = packBackup(catalogue, **staging, manifest, options, progress, stop);
    if (!packed) {
        (void)(*staging)->discard();
        return packed;
    }
    const auto verified = verifyBackup(catalogue, packed->id, {.ageIdentityFile = read.ageIdentityFile, .ageProgram = read.ageProgram}, progress, stop);
    if (verified && verified->isGood())
        return catalogue.find(packed->id);
    (void)catalogue.remove(packed->id);
    return std::unexpected(verified ? verified->troubles.constFirst().error : verified.error());
}

} // namespace warrener
