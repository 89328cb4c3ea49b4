#include "run/operations/backup/BackupFactsLook.h"

#include "base/OffThread.h"
#include "base/ShellQuote.h"
#include "cluster/BackupSettings.h"
#include "look/host/HostShell.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/HostCommands.h"
#include "run/operations/backup/BackupQueues.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A directory of millions of files takes its time.
constexpr Millis sizePatience{120'000};

/// Of all nodes together. Errors: that of the first host that does not tell.
QCoro::Task<Result<qint64>> askDataSize(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    qint64 sum = 0;
    for (const NodeProfile &node : access->profile().nodes) {
        const auto why = [&node](const QString &reason) {
            return failure(ErrorKind::Command,
                           QCoreApplication::translate("Backup", "How much room the data of %1 take is not known: %2").arg(shortName(node.name), reason));
        };
        HostShell *shell = access->shellOf(node.name);
        if (shell == nullptr)
            co_return why(QCoreApplication::translate("Backup", "the profile names no login to its host"));
        const QString command = dataSizeCommand(parts::hostOf(access->profile(), node.name).paths.data);
        const Result<CommandResult> said = co_await shell->runChecked(command, {.timeout = sizePatience, .asRoot = true}, stop);
        if (!said && said.error().kind == ErrorKind::Cancelled)
            co_return std::unexpected(said.error());
        const Result<qint64> size = said ? dataSizeFrom(said->out) : std::unexpected(said.error());
        if (!size)
            co_return why(size.error().message);
        sum += *size;
    }
    co_return sum;
}

/// Of all nodes side by side: whoever does not tell holds nobody up for longer than one listing.
QCoro::Task<> askLogSizes(std::shared_ptr<ClusterAccess> access, BackupFacts *facts, std::stop_token stop)
{
    std::vector<std::pair<QString, QCoro::Task<Result<QList<HostFile>>>>> asked;
    for (const NodeProfile &node : access->profile().nodes) {
        // Without a login its logs are left out, and the plan says so.
        if (HostShell *shell = access->shellOf(node.name))
            asked.emplace_back(shortName(node.name), listHostFiles(*shell, {parts::hostOf(access->profile(), node.name).paths.log}, stop));
    }
    facts->logBytes = 0;
    for (auto &[name, task] : asked) {
        const Result<QList<HostFile>> files = co_await task;
        if (!files) {
            facts->logsNotTold.append(name);
            continue;
        }
        const LogsTaken taken = logsTakenOf(*files);
        facts->logBytes += taken.bytes;
        if (taken.isCut)
            facts->logsCut.append(name);
    }
}

} // namespace

void sortLogs(QList<HostFile> &files)
{
    std::ranges::sort(files, std::ranges::greater(), &HostFile::modified);
}

LogsTaken logsTakenOf(QList<HostFile> files)
{
    sortLogs(files);
    LogsTaken taken;
    for (const HostFile &file : std::as_const(files)) {
        if (file.kind != HostFile::Kind::File)
            continue;
        if (fitsIntoLogs(taken.bytes, file))
            taken.bytes += file.size;
        else
            taken.isCut = true;
    }
    return taken;
}

QString dataSizeCommand(const QString &dataDirectory)
{
    return u"cd %1 && du --summarize --apparent-size --block-size=1 ."_s.arg(shellQuote(dataDirectory));
}

Result<qint64> dataSizeFrom(const QByteArray &said)
{
    bool isNumber = false;
    const qint64 bytes = said.trimmed().split('\t').first().toLongLong(&isNumber);
    if (!isNumber || bytes < 0)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Backup", "what du said is no size"), QString::fromUtf8(said.left(200)));
    return bytes;
}

QCoro::Task<BackupFacts> askBackupFacts(std::shared_ptr<ClusterAccess> access, BackupFactsWish wish, std::stop_token stop)
{
    BackupFacts facts{.at = access->time()->now()};
    const BackupSettings settings = backupSettings(access->profile());
    const auto look = [folder = settings.folder, cluster = access->profile().name.value] {
        const Catalogue catalogue(folder);
        return std::tuple(catalogue.folder(), catalogue.list(cluster), catalogue.freeBytes());
    };
    auto [folder, backups, freeBytes] = co_await WaitingThread(look);
    facts.folder = folder;
    facts.freeBytes = freeBytes;
    if (backups)
        facts.backups = *backups;
    else
        facts.catalogueError = backups.error();
    if (wish.data) {
        const Result<qint64> size = co_await askDataSize(access, stop);
        if (size)
            facts.dataBytes = *size;
        else
            facts.dataError = size.error();
    }
    if (wish.logs)
        co_await askLogSizes(access, &facts, stop);
    if (!wish.queues)
        co_return facts;
    QList<NodeName> ask;
    for (const NodeProfile &node : access->profile().nodes)
        ask.append(node.name);
    const Result<QList<QueueInfo>> queues = co_await askBackupQueues(access, ask, std::move(stop));
    if (queues)
        facts.queues = *queues;
    else
        facts.queuesError = queues.error();
    co_return facts;
}

} // namespace warrener
