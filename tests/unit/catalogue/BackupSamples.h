#pragma once

#include "record/catalogue/Catalogue.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/MessageFile.h"
#include "record/catalogue/Staging.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace warrener::samples {

inline const TimePoint at = fromDateTime(QDateTime(QDate(2026, 11, 27), QTime(0, 20, 30), QTimeZone::UTC));

inline QString idOf(int number, BackupType type = BackupType::Full)
{
    return toDateTime(at + std::chrono::hours{number}).toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss")) + u'-' + toId(type) + QStringLiteral("-orders-")
           + QString::number(0x1000 + number, 16);
}

/// Where a test that writes thousands of files does not wait for a disk.
inline QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/warrener-test-XXXXXX");
}

inline QueueMessage message(quint64 index)
{
    return {.index = index,
            .state = index % 7 == 0 ? MessageState::Unacknowledged : MessageState::Ready,
            .deliveryCount = static_cast<qint64>(index % 3),
            .redelivered = index % 3 > 0,
            .exchange = "orders.in",
            .routingKeys = {"order.new", "copy." + QByteArray::number(index)},
            .receivedMs = 1'795'000'000'000 + static_cast<qint64>(index),
            .properties = QByteArray("\x80\x00\x0a", 3) + "text/plain",
            .payload = QByteArray("message ").repeated(static_cast<qsizetype>(index % 20)) + QByteArray::number(index),
            .container = "mc_amqpl"};
}

inline QByteArray messageFile(const MessageFileHeader &header, quint64 from, quint64 to)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    MessageFileWriter writer(buffer);
    (void)writer.begin(header);
    for (quint64 i = from; i < to; ++i)
        (void)writer.add(message(i));
    (void)writer.flush();
    return buffer.data();
}

/// Puts a small backup of all kinds of entries into a staging folder, and gives its manifest.
inline BackupManifest fill(Staging &staging, const QByteArray &salt = {}, quint64 messages = 500)
{
    const QString queue = entrypath::messages(QStringLiteral("/"), QStringLiteral("orders"));
    const BackupEntry definitions{.path = entrypath::clusterDefinitions, .source = {.host = {}, .path = QStringLiteral("/api/definitions")}, .modified = at};
    const BackupEntry configuration{.path = entrypath::configuration(QStringLiteral("rabbit@broker1"), QStringLiteral("/etc/rabbitmq/rabbitmq.conf")),
                                    .mode = 0640,
                                    .owner = QStringLiteral("root"),
                                    .group = QStringLiteral("rabbitmq"),
                                    .source = {.host = QStringLiteral("broker1"), .path = QStringLiteral("/etc/rabbitmq/rabbitmq.conf")},
                                    .modified = at};
    QByteArray noise(20'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = static_cast<char>((i * 2654435761U) >> 13);
    QByteArray defined = R"({"rabbit_version":"4.0.5","queues":[{"name":"orders","vhost":"/","durable":true,"arguments":{}}])";
    if (!salt.isEmpty())
        defined += R"(,"salt":)" + QJsonDocument(QJsonArray{QString::fromUtf8(salt)}).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
    (void)staging.add(definitions, defined + '}');
    (void)staging.add(configuration, "vm_memory_high_watermark.relative = 0.6\n" + salt);
    (void)staging.add({.path = QStringLiteral("logs/rabbit%40broker1/var/log/rabbitmq/empty.log")}, {});
    (void)staging.add({.path = QStringLiteral("logs/rabbit%40broker1/var/log/rabbitmq/rabbit%40broker1.log")}, noise + salt);
    const MessageFileHeader header{
        .vhost = QStringLiteral("/"), .queue = QStringLiteral("orders"), .type = QStringLiteral("quorum"), .way = MessageWay::Snapshot};
    (void)staging.add({.path = queue, .modified = at}, messageFile(header, 1, messages + 1));
    return {.id = staging.id(),
            .type = BackupType::Full,
            .cluster = QStringLiteral("orders"),
            .environment = QStringLiteral("production"),
            .at = timeOfBackupId(staging.id()),
            .cutAt = timeOfBackupId(staging.id()),
            .description = QStringLiteral("before the upgrade"),
            .nodes = {{.name = {QStringLiteral("rabbit@broker1")}, .rabbitmq = QStringLiteral("4.0.5"), .erlang = QStringLiteral("27.1")}},
            .holds = {BackupPart::Definitions, BackupPart::Configuration, BackupPart::Logs, BackupPart::Messages},
            .queues = {
                {.vhost = QStringLiteral("/"),
                 .name = QStringLiteral("orders"),
                 .type = QStringLiteral("quorum"),
                 .way = MessageWay::Snapshot,
                 .messages = static_cast<qint64>(messages),
                 .bytes = 1000,
                 .entry = queue,
                 .cut = QueueCutMark{.node = {QStringLiteral("rabbit@broker2")}, .uid = QStringLiteral("2F_ORDERSABC"), .index = ~0ULL, .term = 4, .at = at}}}};
}

inline Result<BackupSummary> make(const Catalogue &catalogue, const QString &id, const ArchiveOptions &options = {}, const QByteArray &salt = {},
                                  quint64 messages = 500)
{
    const auto staging = catalogue.stage(id);
    if (!staging)
        return std::unexpected(staging.error());
    const BackupManifest manifest = fill(**staging, salt, messages);
    return packBackup(catalogue, **staging, manifest, options);
}

/// An incremental backup of the same that goes on from `base`.
inline Result<BackupSummary> makeUpon(const Catalogue &catalogue, const QString &id, const BackupSummary &base, const ArchiveOptions &options = {})
{
    const auto staging = catalogue.stage(id, base.id);
    if (!staging)
        return std::unexpected(staging.error());
    BackupManifest manifest = fill(**staging);
    manifest.type = BackupType::Incremental;
    manifest.parent = BackupParent{.id = base.id, .manifestSha256 = base.manifestSha256};
    return packBackup(catalogue, **staging, manifest, options);
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

/// A program's standard output; empty where it failed.
inline QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    const bool isGood = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!isGood)
        qWarning() << program << arguments << process.errorString() << process.readAllStandardError();
    return isGood ? process.readAllStandardOutput() : QByteArray();
}

template <class T>
QString why(const Result<T> &result)
{
    return result ? QString() : toId(result.error().kind) + QStringLiteral(": ") + result.error().message + u' ' + result.error().detail;
}

} // namespace warrener::samples

#define QGOOD(result)                                                                                                                                          \
    do {                                                                                                                                                       \
        const auto &outcome = (result);                                                                                                                        \
        QVERIFY2(outcome.has_value(), qPrintable(warrener::samples::why(outcome)));                                                                            \
    } while (false)
