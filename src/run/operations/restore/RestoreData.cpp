// Data directories back onto hosts.
#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "base/Units.h"
#include "look/host/InputPipe.h"
#include "look/host/MarkedOutput.h"
#include "record/catalogue/DataTar.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/restore/RestoreCommands.h"
#include "run/operations/restore/RestoreHostSteps.h"
#include "run/operations/restore/RestoreHostsLook.h"
#include "run/operations/restore/RestoreParts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto checkDataName = "restore.check-data"_L1;
constexpr auto unpackDataName = "restore.data-unpack"_L1;
constexpr auto removeUnpackedName = "restore.data-remove"_L1;
constexpr auto swapDataName = "restore.data-swap"_L1;
constexpr auto swapDataBackName = "restore.data-swap-back"_L1;
constexpr auto isSwappedName = "restore.data-is-swapped"_L1;
constexpr auto proveDataName = "restore.prove-data"_L1;
constexpr auto dataFolderKey = "directory"_L1;
constexpr auto dataStampKey = "stamp"_L1;
constexpr auto dataMountKey = "mount"_L1; ///< the directory is a mount point
constexpr auto dataShaKey = "sha256"_L1;
constexpr auto dataBytesKey = "bytes"_L1;
constexpr qint64 unpackPiece = 256 * 1024;
constexpr Millis movePatience{60'000};

DataPlaces placesIn(const QJsonObject &arguments)
{
    return dataPlaces(arguments.value(dataFolderKey).toString(), arguments.value(dataStampKey).toString(), arguments.value(dataMountKey).toBool());
}

/// Argument: {"node", "directory", "stamp", "bytes"}.
OperationTask checkData(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    const Result<DataLook> look = co_await askDataLook(access, name, context.stop);
    if (!look)
        co_return std::unexpected(look.error());
    if (const QString why = whyNoData(*look, arguments.value(dataBytesKey).toInteger()); !why.isEmpty())
        co_return failure(ErrorKind::Forbidden, u"%1: %2"_s.arg(shortName(name), why));
    if (look->folder != placesIn(arguments).data || look->isMountPoint != placesIn(arguments).isWithin)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "The data directory of %1 is another one now").arg(shortName(name)),
                          look->folder);
    co_return saying(QCoreApplication::translate("Restore", "%1 has room: %2 free").arg(shortName(name), units::bytes(double(look->freeBytes))));
}

/// What is written into what was unpacked.
QString unpackNote(const RestoreSource &source)
{
    return QCoreApplication::translate("Restore", "restored from the backup %1").arg(source.id.isEmpty() ? source.file : source.id);
}

/// Reads the entry in a thread of its own, and looks at each piece before it goes on its way.
Result<qint64> feedData(const RestoreSource &source, const QString &entry, InputPipe &pipe, const std::function<void(qint64)> &told, std::stop_token stop)
{
    const auto reader = openSource(source, stop);
    if (!reader)
        return std::unexpected(reader.error());
    const auto device = (*reader)->entry(entry);
    if (!device)
        return std::unexpected(device.error());
    DataTarCheck check;
    qint64 sent = 0;
    QByteArray piece;
    while (!stop.stop_requested()) {
        piece.resize(unpackPiece);
        const qint64 got = (*device)->read(piece.data(), piece.size());
        if (got < 0)
            return std::unexpected(deviceError(**device));
        if (got == 0) {
            if (const Status whole = check.end(); !whole)
                return std::unexpected(whole.error());
            pipe.end();
            return sent;
        }
        piece.truncate(got);
        if (const Status fine = check.take(piece); !fine)
            return std::unexpected(fine.error());
        if (!pipe.write(piece))
            return sent; // the other side says why
        sent += got;
        told(sent);
    }
    return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Unpacking was cancelled"));
}

/// The cookie of a node that has none is that of its peers: a cluster has one.
QCoro::Task<Status> giveCookie(AccessPtr access, NodeName name, DataPlaces places, std::stop_token stop)
{
    HostShell *shell = access->shellOf(name);
    const QString there = u"[ -f %1 ] && echo there || :"_s.arg(shellQuote(places.staged + "/.erlang.cookie"_L1));
    const Result<CommandResult> seen = co_await shell->runChecked(there, {.asRoot = true}, stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    if (seen->out.contains("there"))
        co_return Status{};
    for (const NodeProfile &peer : access->profile().nodes) {
        HostShell *other = peer.name == name ? nullptr : access->shellOf(peer.name);
        if (other == nullptr)
            continue;
        const Result<CommandResult> read =
            co_await other->runChecked(readCookieScript(hostOf(access->profile(), peer.name).paths.data), {.maxBytes = 4096, .asRoot = true}, stop);
        if (!read || read->out.isEmpty())
            continue;
        const Result<CommandResult> given = co_await shell->runChecked(giveCookieScript(places), {.asRoot = true, .input = read->out}, stop);
        co_return given ? Status{} : Status(std::unexpected(given.error()));
    }
    co_return failure(ErrorKind::NotFound,
                      QCoreApplication::translate("Restore", "No node has the Erlang cookie any more: put it into %1 first").arg(places.data));
}

/// Argument: {"source", "node", "directory", "stamp", "sha256", "bytes"}.
OperationTask unpackData(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const RestoreSource source = restoreSourceFromJson(arguments.value(key::source).toObject());
    const DataPlaces places = placesIn(arguments);
    const qint64 bytes = std::max<qint64>(1, arguments.value(dataBytesKey).toInteger());
    const auto pipe = std::make_shared<InputPipe>();
    const auto relay = std::make_shared<ProgressRelay>(context);
    const QString mark = newMark();
    const auto said = std::make_shared<QByteArray>();
    // Where reading fails the command must not take its end for the file's.
    std::stop_source both;
    const std::stop_callback onStop(context.stop, [&both] { both.request_stop(); });
    const auto feed = [source, entry = entrypath::data(name.value), pipe, relay, bytes, both]() mutable {
        const auto told = [&](qint64 sent) { relay->tell(double(sent) / double(bytes), units::bytes(double(sent))); };
        const Result<qint64> fed = feedData(source, entry, *pipe, told, both.get_token());
        if (!fed)
            both.request_stop();
        return fed;
    };
    auto feeding = waitedFor(feed);
    const auto hear = [said](QByteArrayView words) -> Status {
        *said += words;
        return said->size() < 64 * 1024 ? Status{} : Status(failure(ErrorKind::TooLarge, QCoreApplication::translate("Restore", "The host says too much")));
    };
    const StreamOptions options{.silence = Millis{std::chrono::minutes{10}}, .asRoot = true, .feed = pipe};
    const Result<CommandResult> unpacked = co_await shell->runStreaming(unpackDataScript(places, unpackNote(source), mark), options, hear, both.get_token());
    pipe->abandon();
    const Result<qint64> fed = co_await feeding;
    // Why it could not be read says more than that the command was ended because of it.
    if (!fed && fed.error().kind != ErrorKind::Cancelled)
        co_return std::unexpected(fed.error());
    if (!unpacked)
        co_return std::unexpected(unpacked.error());
    if (unpacked->exitCode == namesBecomeOne) {
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Restore", "In the data directory of %1 two names differ in case only, and the file system of %2 takes "
                                                                 "both for one: nothing was restored. Restore it to a disk that tells them apart")
                              .arg(shortName(name), places.staged),
                          QString::fromUtf8(unpacked->err).trimmed().right(500));
    }
    if (unpacked->exitCode != 0) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "The data directory cannot be unpacked on %1").arg(shortName(name)),
                          QString::fromUtf8(unpacked->err).trimmed().right(500));
    }
    const QString hash = unpackedHashFrom(*said, mark);
    if (hash != arguments.value(dataShaKey).toString()) {
        co_return failure(ErrorKind::Io, QCoreApplication::translate("Restore", "What arrived on %1 is not what is in the backup").arg(shortName(name)), hash);
    }
    if (const Status cookie = co_await giveCookie(access, name, places, context.stop); !cookie)
        co_return std::unexpected(cookie.error());
    co_return saying(QCoreApplication::translate("Restore", "%1 unpacked; their SHA-256 on %2 is that of the backup")
                         .arg(units::bytes(double(fed.value_or(0))), shortName(name)));
}

/// One script on the node's host. Argument: {"node", "directory", "stamp"}.
OperationTask dataScript(AccessPtr access, NodeName name, QString script, Millis patience, QString done, std::stop_token stop)
{
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const Result<CommandResult> ran = co_await shell->runChecked(script, {.timeout = patience, .asRoot = true}, std::move(stop));
    if (!ran)
        co_return std::unexpected(ran.error());
    co_return saying(done);
}

OperationTask removeUnpacked(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return dataScript(std::move(access), node(arguments), removeUnpackedScript(placesIn(arguments)), Millis{std::chrono::minutes{5}},
                      QCoreApplication::translate("Restore", "What was unpacked is gone"), context.stop);
}

OperationTask swapData(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    const Status stopped = co_await seeStopped(access, name, context.stop);
    if (!stopped)
        co_return std::unexpected(stopped.error());
    const DataPlaces places = placesIn(arguments);
    const Result<CommandResult> ran = co_await shell->runChecked(swapDataScript(places), {.timeout = movePatience, .asRoot = true}, context.stop);
    if (!ran)
        co_return std::unexpected(ran.error());
    co_return saying(QCoreApplication::translate("Restore", "%1 holds the data of the backup; what was there lies in %2").arg(places.data, places.kept),
                     {{u"kept"_s, places.kept}});
}

OperationTask swapDataBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    if (const Status alone = servesAlone(access->profile(), name); !alone)
        co_return std::unexpected(alone.error());
    // Nothing is moved under a broker that nobody can stop.
    const Result<QString> stop = serviceCommand(hostOf(access->profile(), name), ServiceVerb::Stop);
    if (!stop)
        co_return std::unexpected(stop.error());
    if (const Status may = co_await mayStopAgain(access, name, nodes(arguments, key::ask), context); !may)
        co_return std::unexpected(may.error());
    co_return co_await dataScript(access, name, swapDataBackScript(placesIn(arguments), *stop), Millis{std::chrono::minutes{4}},
                                  QCoreApplication::translate("Restore", "The data directory of %1 is the one that was there").arg(shortName(name)),
                                  context.stop);
}

OperationTask isSwapped(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const QString mark = newMark();
    const Result<CommandResult> seen = co_await shell->runChecked(isSwappedInScript(placesIn(arguments), mark), {.asRoot = true}, context.stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    co_return whether(markedLines(seen->out, mark).value(0).trimmed() == "yes"_L1);
}

OperationTask proveData(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const NodeName name = node(arguments);
    const OperationResult seen = co_await isSwapped(access, arguments, context);
    if (!seen)
        co_return std::unexpected(seen.error());
    if (!seen->value(key::done).toBool())
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%1 does not run with the data of the backup").arg(shortName(name)));
    co_return saying(QCoreApplication::translate("Restore", "%1 runs with the data of the backup").arg(shortName(name)));
}

} // namespace

void parts::addRestoreDataOperations(Operations &operations, AccessPtr access)
{
    add(operations, checkDataName, access, checkData);
    add(operations, unpackDataName, access, unpackData);
    add(operations, removeUnpackedName, access, removeUnpacked);
    add(operations, swapDataName, access, swapData);
    add(operations, swapDataBackName, access, swapDataBack);
    add(operations, isSwappedName, access, isSwapped);
    add(operations, proveDataName, access, proveData);
}

RestoreDataSteps restoreDataSteps(const RestoreSource &source, const BackupManifest &manifest, const ClusterProfile &profile, const RestoreData &directory,
                                  const QString &stamp)
{
    const QString name = shortName(directory.node);
    const HostProfile host = hostOf(profile, directory.node);
    const DataPlaces places = dataPlaces(directory.folder, stamp, directory.isMountPoint);
    const BackupEntry *entry = manifest.findEntry(entrypath::data(directory.node.value));
    const QJsonObject about{{key::source, toJson(source)},  {key::node, directory.node.value},      {dataFolderKey, directory.folder},
                            {dataStampKey, stamp},          {dataMountKey, directory.isMountPoint}, {dataShaKey, entry != nullptr ? entry->sha256 : QString()},
                            {dataBytesKey, directory.bytes}};
    RestoreDataSteps steps;
    steps.check = check(u"check-data-"_s + name, QCoreApplication::translate("Restore", "%1 has room for its data directory").arg(name),
                        call(checkDataName, about), Millis{1500});
    steps.unpack = action(u"unpack-"_s + name, QCoreApplication::translate("Restore", "Unpack the data directory of %1 beside the present one").arg(name),
                          call(unpackDataName, about), Millis{1000 + directory.bytes / 40'000});
    steps.unpack.timeout = Millis{std::chrono::hours{6}};
    steps.unpack.idempotent = true;
    steps.unpack.commands = {shown(host, unpackDataScript(places, unpackNote(source), u"#"_s))};
    steps.unpack.undo = Undo{.act = call(removeUnpackedName, about),
                             .words = QCoreApplication::translate("Restore", "what was unpacked on %1 goes").arg(name),
                             .command = shown(host, removeUnpackedScript(places)),
                             .timeout = Millis{std::chrono::minutes{6}}};
    steps.swap = action(u"swap-"_s + name,
                        QCoreApplication::translate("Restore", "The present data directory of %1 moves aside, the restored one takes its place").arg(name),
                        call(swapDataName, about), Millis{500});
    steps.swap.timeout = Millis{std::chrono::minutes{2}};
    steps.swap.idempotent = true;
    steps.swap.commands = {shown(host, swapDataScript(places))};
    steps.swap.probe = call(isSwappedName, about);
    steps.swap.undo = Undo{.act = call(swapDataBackName, about),
                           .words = QCoreApplication::translate("Restore", "the data directory of %1 that was there is back").arg(name),
                           .command = shown(host, swapDataBackScript(places, serviceCommand(host, ServiceVerb::Stop).value_or(QString()))),
                           .timeout = Millis{std::chrono::minutes{5}}};
    steps.prove = check(u"prove-data-"_s + name, QCoreApplication::translate("Restore", "%1 runs with the data of the backup").arg(name),
                        call(proveDataName, about), Millis{500});
    steps.prove.onFailure = OnFailure::Continue;
    return steps;
}

} // namespace warrener
