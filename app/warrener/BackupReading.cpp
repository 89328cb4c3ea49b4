#include "BackupReading.h"

#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "look/messages/MessageProperties.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/EntryPaths.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 definitionsMost = 512LL * 1024 * 1024;
constexpr qsizetype mostAtOnce = 1 << 20;

Result<BackedUpQueue> queueAt(const ChainReader &reader, const QString &path)
{
    const QList<BackedUpQueue> &queues = reader.manifest().queues;
    const auto found = std::ranges::find(queues, path, &BackedUpQueue::entry);
    if (found == queues.end())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("LiveBackupsDesk", "There are no messages in %1").arg(path));
    return *found;
}

Status writeNew(const QString &file, const std::function<Status(QFile &)> &write)
{
    QFile out(file);
    if (const Status opened = cataloguefiles::openNewFile(out); !opened)
        return opened;
    Status written = write(out);
    // What waits to be written is not written: a full disk says so only then.
    if (written && !out.flush())
        written = failure(ErrorKind::Io, QCoreApplication::translate("LiveBackupsDesk", "%1 cannot be written: %2").arg(file, out.errorString()));
    if (!written)
        removeUnfinished(out);
    return written;
}

Status copyAll(QIODevice &from, QFile &into)
{
    QByteArray buffer(mostAtOnce, Qt::Uninitialized);
    for (;;) {
        const qint64 read = from.read(buffer.data(), buffer.size());
        if (read < 0)
            return failure(ErrorKind::Malformed, from.errorString());
        if (read == 0)
            return {};
        if (!writeAll(into, QByteArrayView(buffer).first(read)))
            return failure(ErrorKind::Io, into.errorString());
    }
}

} // namespace

Result<std::unique_ptr<ChainReader>> BackupSource::open(std::stop_token stop) const
{
    const ReadOptions options{.ageIdentityFile = identity, .stop = std::move(stop)};
    return file.isEmpty() ? ChainReader::open(Catalogue(catalogue), id, options) : ChainReader::openFile(Catalogue(catalogue), file, options);
}

Result<std::shared_ptr<const BackupManifest>> readManifest(const BackupSource &source)
{
    const auto reader = source.open();
    if (!reader)
        return std::unexpected(reader.error());
    return std::make_shared<const BackupManifest>((*reader)->manifest());
}

Result<DefinitionsPtr> readDefinitionsOf(const BackupSource &source, const QString &path)
{
    const auto reader = source.open();
    if (!reader)
        return std::unexpected(reader.error());
    const Result<QByteArray> bytes = (*reader)->read(path, definitionsMost);
    if (!bytes)
        return std::unexpected(bytes.error());
    return readDefinitions(*bytes);
}

Result<TextPage> readTextOf(const BackupSource &source, const QString &path, const TextQuery &query, std::stop_token stop)
{
    const auto reader = source.open(stop);
    if (!reader)
        return std::unexpected(reader.error());
    const Result<std::unique_ptr<QIODevice>> entry = (*reader)->entry(path);
    if (!entry)
        return std::unexpected(entry.error());
    return readTextPage(**entry, query, stop);
}

Result<LogsFound> searchLogsOf(const BackupSource &source, const LogQuery &query, const OnLogSearched &tell, std::stop_token stop)
{
    const auto reader = source.open(stop);
    if (!reader)
        return std::unexpected(reader.error());
    QStringList paths;
    for (const BackupEntry &entry : (*reader)->manifest().entries) {
        if (entry.path.startsWith(entrypath::ofLogs))
            paths.append(entry.path);
    }
    paths.sort();
    return searchLogs(paths, [&reader](const QString &path) { return (*reader)->entry(path); }, query, tell, stop);
}

Result<MessagePage> readMessages(const BackupSource &source, const QString &path, const MessageQuery &query, std::stop_token stop)
{
    const auto reader = source.open(stop);
    if (!reader)
        return std::unexpected(reader.error());
    const Result<BackedUpQueue> queue = queueAt(**reader, path);
    if (!queue)
        return std::unexpected(queue.error());
    MessagePage page;
    const qint64 from = std::max(qint64(1), query.from);
    qint64 number = from - 1;
    const auto take = [&](const QueueMessage &message) -> Result<bool> {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, {});
        ++number;
        if (!query.find.isEmpty() && !holdsText(message, query.find))
            return true;
        if (page.rows.size() >= query.most) {
            page.next = number;
            return false;
        }
        page.rows.append(messageRow(number, message));
        return true;
    };
    if (const Status read = (*reader)->messages(queue->vhost, queue->name, take, from); !read)
        return std::unexpected(read.error());
    return page;
}

Result<MessagePtr> readMessage(const BackupSource &source, const QString &path, qint64 number, std::stop_token stop)
{
    const auto reader = source.open(std::move(stop));
    if (!reader)
        return std::unexpected(reader.error());
    const Result<BackedUpQueue> queue = queueAt(**reader, path);
    if (!queue)
        return std::unexpected(queue.error());
    MessagePtr found;
    const auto take = [&](const QueueMessage &message) -> Result<bool> {
        // Its checksum held, or it would not be here.
        found = messageView(number, queue->vhost, queue->name, message, true);
        return false;
    };
    if (const Status read = (*reader)->messages(queue->vhost, queue->name, take, number); !read)
        return std::unexpected(read.error());
    if (!found)
        return failure(ErrorKind::NotFound, QCoreApplication::translate("LiveBackupsDesk", "There is no message %1 in %2").arg(number).arg(queue->name));
    return found;
}

Result<QStringList> saveEntryOf(const BackupSource &source, const QString &path, const QString &file)
{
    const auto reader = source.open();
    if (!reader)
        return std::unexpected(reader.error());
    const Result<std::unique_ptr<QIODevice>> entry = (*reader)->entry(path);
    if (!entry)
        return std::unexpected(entry.error());
    if (const Status written = writeNew(file, [&](QFile &out) { return copyAll(**entry, out); }); !written)
        return std::unexpected(written.error());
    return QStringList{file};
}

Result<QStringList> saveMessageOf(const BackupSource &source, const QString &path, qint64 number, const QString &folder)
{
    const Result<MessagePtr> message = readMessage(source, path, number, {});
    if (!message)
        return std::unexpected(message.error());
    QString name = path.section(u'/', -1);
    if (constexpr auto ending = ".cborseq"_L1; name.endsWith(ending))
        name.chop(ending.size());
    const QString stem = folder + u'/' + name + u'-' + QString::number(number);
    const bool isJson = (*message)->properties.contentType.value_or(QByteArray()).contains("json");
    const QString payload = stem + (isJson ? u".json"_s : u".payload"_s);
    const QString properties = stem + u".properties.json"_s;
    const auto put = [](const QByteArray &bytes) {
        return [bytes](QFile &out) -> Status {
            if (out.write(bytes) != bytes.size())
                return failure(ErrorKind::Io, out.errorString());
            return {};
        };
    };
    if (const Status written = writeNew(payload, put((*message)->message.payload)); !written)
        return std::unexpected(written.error());
    if (const Status written = writeNew(properties, put(QJsonDocument(toJson((*message)->properties)).toJson())); !written)
        return std::unexpected(written.error());
    return QStringList{payload, properties};
}

} // namespace warrener
