// A backup with all that it needs, read as one.
#include "record/catalogue/Chain.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

std::unexpected<Error> noBody(quint64 index, const QString &queue, const QString &backup)
{
    return failure(ErrorKind::NotFound,
                   QCoreApplication::translate("Chain", "The message %1 of %2 refers to the backup %3, which does not hold it").arg(index).arg(queue, backup));
}

} // namespace

struct ChainReader::Private
{
    Catalogue catalogue;
    ReadOptions options;
    std::unique_ptr<ArchiveReader> first;
    std::map<QString, std::unique_ptr<ArchiveReader>> others;

    Result<ArchiveReader *> reader(const QString &id);
    /// The backup that holds the bytes of an entry of `from`.
    Result<ArchiveReader *> holderOf(ArchiveReader &from, const QString &path);
    Result<ArchiveReader *> baseOf(ArchiveReader &reader);
};

Result<ArchiveReader *> ChainReader::Private::reader(const QString &id)
{
    if (first->manifest().id == id)
        return first.get();
    if (const auto found = others.find(id); found != others.end())
        return found->second.get();
    auto opened = catalogue.open(id, options);
    if (!opened) {
        if (opened.error().kind == ErrorKind::NotFound)
            return failure(ErrorKind::NotFound, QCoreApplication::translate("Chain", "The backup %1 needs %2, which is missing").arg(first->manifest().id, id));
        return std::unexpected(opened.error());
    }
    if ((*opened)->manifest().id != id)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Chain", "The backup %1 is %2 under another name").arg(id, (*opened)->manifest().id));
    return others.emplace(id, *std::move(opened)).first->second.get();
}

Result<ArchiveReader *> ChainReader::Private::holderOf(ArchiveReader &from, const QString &path)
{
    ArchiveReader *at = &from;
    const BackupEntry *wanted = from.findEntry(path);
    if (!wanted)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Chain", "The backup %1 holds no %2").arg(from.manifest().id, path.left(300)));
    for (qsizetype step = 0; step < longestChain; ++step) {
        const BackupEntry *entry = at->findEntry(path);
        if (!entry || entry->sha256 != wanted->sha256 || entry->size != wanted->size) {
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Chain", "The backup %1 does not hold the %2 that %3 refers to")
                                                     .arg(at->manifest().id, path.left(300), from.manifest().id));
        }
        if (entry->in.isEmpty())
            return at;
        const auto next = reader(entry->in);
        if (!next)
            return next;
        at = *next;
    }
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Chain", "The chain of %1 has no beginning").arg(from.manifest().id));
}

Result<ArchiveReader *> ChainReader::Private::baseOf(ArchiveReader &reader_)
{
    const auto &parent = reader_.manifest().parent;
    if (!parent)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Chain", "The backup %1 refers to a base and names none").arg(reader_.manifest().id));
    const auto base = reader(parent->id);
    if (base && (*base)->manifestSha256() != parent->manifestSha256) {
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Chain", "The backup %1 is another one than %2 went on from: the hash of its manifest differs")
                           .arg(parent->id, reader_.manifest().id));
    }
    return base;
}

namespace {

/// The messages of one queue as one backup of a chain has them, with the bodies that stand further down.
class QueueStream final
{
public:
    using Holder = std::function<Result<ArchiveReader *>(ArchiveReader &, const QString &path)>;
    using Base = std::function<Result<ArchiveReader *>(ArchiveReader &)>;

    QueueStream(Holder holder, Base base, QString vhost, QString queue, qsizetype depth)
        : m_holderOf(std::move(holder)), m_baseOf(std::move(base)), m_vhost(std::move(vhost)), m_queue(std::move(queue)), m_depth(depth)
    {
    }

    Status open(ArchiveReader &backup)
    {
        const BackedUpQueue *queue = backup.findQueue(m_vhost, m_queue);
        if (!queue || queue->entry.isEmpty()) {
            return failure(
                ErrorKind::NotFound,
                QCoreApplication::translate("Chain", "The backup %1 holds no messages of the queue %2 in %3").arg(backup.manifest().id, m_queue, m_vhost));
        }
        if (m_depth > longestChain)
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Chain", "The chain of %1 has no beginning").arg(backup.manifest().id));
        const auto holder = m_holderOf(backup, queue->entry);
        if (!holder)
            return std::unexpected(holder.error());
        m_archive = *holder;
        m_path = queue->entry;
        return openFile();
    }

    /// False: there is no more. The body of a reference that comes later is behind those of the ones before it, or is looked for.
    Result<bool> skip() { return m_reader->skip(); }

    Result<std::optional<QueueMessage>> next()
    {
        auto item = m_reader->next();
        if (!item)
            return std::unexpected(item.error());
        if (!*item)
            return std::nullopt;
        if (!(*item)->isReference)
            return std::move((*item)->message);
        Result<QueueMessage> body = bodyOf((*item)->message.index);
        if (!body)
            return std::unexpected(body.error());
        if (bodyCrc32(*body) != (*item)->crc32) {
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Chain", "The message %1 of %2 is not the one that the backup %3 refers to")
                                                     .arg((*item)->message.index)
                                                     .arg(m_queue, m_archive->manifest().id));
        }
        const QueueMessage &reference = (*item)->message;
        body->state = reference.state;
        body->deliveryCount = reference.deliveryCount;
        body->redelivered = reference.redelivered;
        return *std::move(body);
    }

private:
    Status openFile()
    {
        auto device = m_archive->entry(m_path);
        if (!device)
            return std::unexpected(device.error());
        m_device = *std::move(device);
        m_reader = std::make_unique<MessageFileReader>(*m_device);
        return {};
    }

    Status openBase()
    {
        const auto base = m_baseOf(*m_archive);
        if (!base)
            return std::unexpected(base.error());
        m_baseId = (*base)->manifest().id;
        m_base = std::make_unique<QueueStream>(m_holderOf, m_baseOf, m_vhost, m_queue, m_depth + 1);
        return m_base->open(**base);
    }

    /// What stands in the base in the same order, as nearly everything does, is met on the way.
    Result<QueueMessage> bodyOf(quint64 index)
    {
        if (m_spool)
            return fromSpool(index);
        if (!m_base) {
            if (const Status opened = openBase(); !opened)
                return std::unexpected(opened.error());
        }
        while (true) {
            auto message = m_base->next();
            if (!message)
                return std::unexpected(message.error());
            if (!*message)
                break;
            if ((*message)->index == index)
                return **std::move(message);
        }
        // It stood before: from here on all come from a file without a name, where each is found.
        if (const Status spooled = spoolBase(); !spooled)
            return std::unexpected(spooled.error());
        return fromSpool(index);
    }

    Status spoolBase()
    {
        QSet<quint64> wanted;
        const auto device = m_archive->entry(m_path);
        if (!device)
            return std::unexpected(device.error());
        MessageFileReader heads(**device);
        while (true) {
            const auto item = heads.nextHead();
            if (!item)
                return std::unexpected(item.error());
            if (!*item)
                break;
            if ((*item)->isReference)
                wanted.insert((*item)->message.index);
        }
        if (const Status opened = openBase(); !opened)
            return opened;
        auto spool = std::make_unique<QTemporaryFile>();
        // It says nothing of the backup: what cannot be read here for want of room is not damaged.
        const auto noRoom = [&spool] {
            return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Chain", "A temporary file cannot be written"), spool->errorString());
        };
        if (!spool->open())
            return noRoom();
        // Gone with its descriptor, whatever becomes of this process.
        QFile::remove(spool->fileName());
        while (true) {
            const auto message = m_base->next();
            if (!message)
                return std::unexpected(message.error());
            if (!*message)
                break;
            if (!wanted.contains((*message)->index))
                continue;
            m_offsets.insert((*message)->index, spool->pos());
            MessageFileWriter writer(*spool);
            if (!writer.add(**message) || !writer.flush())
                return noRoom();
        }
        m_spool = std::move(spool);
        m_base.reset();
        return {};
    }

    Result<QueueMessage> fromSpool(quint64 index)
    {
        const auto offset = m_offsets.constFind(index);
        if (offset == m_offsets.cend())
            return noBody(index, m_queue, m_baseId);
        m_spool->seek(*offset);
        // One item of the spool is one message, however long: it was written here.
        MessageFileReader reader(*m_spool, {}, MessageFileReader::Beginning::Item);
        auto item = reader.next();
        if (!item)
            return std::unexpected(item.error());
        return *item ? Result<QueueMessage>(std::move((*item)->message)) : noBody(index, m_queue, m_baseId);
    }

    Holder m_holderOf;
    Base m_baseOf;
    QString m_vhost;
    QString m_queue;
    qsizetype m_depth;
    ArchiveReader *m_archive = nullptr;
    QString m_path;
    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<MessageFileReader> m_reader;
    QString m_baseId;
    std::unique_ptr<QueueStream> m_base;
    std::unique_ptr<QTemporaryFile> m_spool;
    QHash<quint64, qint64> m_offsets;
};

} // namespace

ChainReader::ChainReader(std::unique_ptr<Private> data) : d(std::move(data)) {}
ChainReader::~ChainReader() = default;

Result<std::unique_ptr<ChainReader>> ChainReader::open(const Catalogue &catalogue, const QString &id, ReadOptions options)
{
    const QString file = catalogue.archiveOf(id);
    if (file.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Chain", "There is no backup %1").arg(id.left(200)));
    return openFile(catalogue, file, std::move(options));
}

Result<std::unique_ptr<ChainReader>> ChainReader::openFile(const Catalogue &catalogue, const QString &file, ReadOptions options)
{
    auto first = ArchiveReader::open(file, options);
    if (!first)
        return std::unexpected(first.error());
    auto data = std::make_unique<Private>(Private{.catalogue = catalogue, .options = std::move(options), .first = *std::move(first), .others = {}});
    return std::unique_ptr<ChainReader>(new ChainReader(std::move(data)));
}

const BackupManifest &ChainReader::manifest() const
{
    return d->first->manifest();
}

ArchiveReader &ChainReader::archive()
{
    return *d->first;
}

Result<std::unique_ptr<QIODevice>> ChainReader::entry(const QString &path)
{
    const auto holder = d->holderOf(*d->first, path);
    return holder ? (*holder)->entry(path) : std::unexpected(holder.error());
}

Result<QByteArray> ChainReader::read(const QString &path, qint64 most)
{
    const auto device = entry(path);
    return device ? readWhole(**device, most) : std::unexpected(device.error());
}

Status ChainReader::holds(const QString &path)
{
    const auto holder = d->holderOf(*d->first, path);
    return holder ? Status() : std::unexpected(holder.error());
}

Status ChainReader::messages(const QString &vhost, const QString &queue, const std::function<Result<bool>(const QueueMessage &)> &take, qint64 from)
{
    QueueStream stream([this](ArchiveReader &from, const QString &path) { return d->holderOf(from, path); },
                       [this](ArchiveReader &from) { return d->baseOf(from); }, vhost, queue, 0);
    if (const Status opened = stream.open(*d->first); !opened)
        return opened;
    for (qint64 number = 1;; ++number) {
        if (d->options.stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Chain", "Cancelled"));
        if (number < from) {
            const Result<bool> skipped = stream.skip();
            if (!skipped)
                return std::unexpected(skipped.error());
            if (!*skipped)
                return {};
            continue;
        }
        const auto message = stream.next();
        if (!message)
            return std::unexpected(message.error());
        if (!*message)
            return {};
        const Result<bool> goesOn = take(**message);
        if (!goesOn)
            return std::unexpected(goesOn.error());
        if (!*goesOn)
            return {};
    }
}

Status ChainReader::heads(const QString &vhost, const QString &queue, const std::function<Result<bool>(const QueueMessage &)> &take)
{
    const BackedUpQueue *found = d->first->findQueue(vhost, queue);
    if (!found || found->entry.isEmpty()) {
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("Chain", "The backup %1 holds no messages of the queue %2 in %3").arg(manifest().id, queue, vhost));
    }
    const auto device = entry(found->entry);
    if (!device)
        return std::unexpected(device.error());
    MessageFileReader reader(**device);
    while (true) {
        if (d->options.stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Chain", "Cancelled"));
        const auto item = reader.nextHead();
        if (!item)
            return std::unexpected(item.error());
        if (!*item)
            return {};
        const Result<bool> goesOn = take((*item)->message);
        if (!goesOn)
            return std::unexpected(goesOn.error());
        if (!*goesOn)
            return {};
    }
}

} // namespace warrener
