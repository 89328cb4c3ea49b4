// Quorum queues, from the brokers' own logs.
#include "base/OffThread.h"
#include "base/Units.h"
#include "look/messages/SnapshotSpool.h"
#include "record/catalogue/MessageFile.h"
#include "run/operations/backup/BackupGathering.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// Whether a base is that of the log which was read: all that is said to stand in it does, and what proves it is the same there. A
/// member whose data were brought back from a copy has its old name, and other messages under the same indexes. For a thread that
/// may wait.
Result<bool> isOfThisLog(SnapshotSpool &spool, qsizetype number, const BaseBodies &bodies)
{
    for (const LiveEntry &entry : spool.entries(number)) {
        if (entry.inBase && !bodies.contains(entry.index))
            return false;
    }
    bool isSame = true;
    const Status compared = spool.proofs(number, [&](const QueueMessage &message) -> Status {
        isSame = isSame && bodyCrc32(message) == bodies.value(message.index);
        return {};
    });
    if (!compared)
        return std::unexpected(compared.error());
    return isSame;
}

/// Of one queue the cut's messages, from the spool into its entry. For a thread that may wait.
Result<BackedUpQueue> saveSnapshot(BackupWork &work, SnapshotSpool &spool, qsizetype number, const QueueCut &cut, const BaseBodies &bodies,
                                   const StoodStill &stoodStill)
{
    BackedUpQueue row{.vhost = cut.vhost, .name = cut.name, .type = u"quorum"_s, .way = MessageWay::Snapshot};
    row.stoodStill = stoodStill;
    row.cut = QueueCutMark{.node = cut.node, .uid = QString::fromLatin1(cut.uid), .index = cut.index, .term = cut.term, .at = cut.at};
    if (cut.leader)
        row.reason = QCoreApplication::translate("Backup", "read from the leader: it has no other member");
    Result<std::unique_ptr<StagedFile>> file = openFor(work, row, cut.at);
    if (!file)
        return std::unexpected(file.error());
    MessageFileWriter writer(**file);
    if (const Status begun = writer.begin(headerOf(row)); !begun)
        return std::unexpected(begun.error());
    const Status replayed = spool.replay(number, [&](const QueueMessage &message, bool isInBase) -> Status {
        if (!isInBase)
            return writer.add(message);
        const auto body = bodies.constFind(message.index);
        if (body == bodies.cend()) {
            return failure(
                ErrorKind::Malformed,
                QCoreApplication::translate("Backup", "message %1 of %2 is not in the backup that this one builds upon").arg(message.index).arg(cut.name));
        }
        return writer.addReference(message, *body);
    });
    if (!replayed)
        return std::unexpected(replayed.error());
    return finishQueue(**file, writer, std::move(row));
}

void noteStoodStill(BackupGathering &gathering, const BackedUpQueue &row)
{
    gathering.stoodInAll += row.stoodStill.total();
    if (row.stoodStill.isKnown() && (!gathering.longestStood || gathering.longestStood->stoodStill.longest() < row.stoodStill.longest()))
        gathering.longestStood = row;
}

/// What a look could not read, and why.
struct UnreadQueues
{
    QList<std::pair<QueueWay, Error>> others{}; ///< for another way
    QList<QueueWay> anew{};                     ///< the base is not that of their log
};

/// The queues of `ways` by one look, with the base or without.
QCoro::Task<Result<UnreadQueues>> takeSnapshots(std::shared_ptr<BackupGathering> gathering, QList<QueueWay> ways, bool withBase)
{
    QList<SnapshotQueue> wanted;
    std::map<qsizetype, BaseBodies> bodies;
    for (qsizetype i = 0; i < ways.size(); ++i) {
        SnapshotQueue queue{.vhost = ways.at(i).queue.ref.vhost, .name = ways.at(i).queue.ref.name};
        if (const auto before = withBase ? inBackupBase(*gathering, ways.at(i), MessageWay::Snapshot) : std::nullopt) {
            const auto read = [base = gathering->base, before = *before] { return baseBodiesOf(*base, before); };
            const Result<BaseBodies> known = co_await WaitingThread(read);
            if (!known)
                co_return std::unexpected(known.error());
            bodies[i] = *known;
            queue.base = SnapshotBase{.node = before->cut->node, .uid = before->cut->uid.toLatin1(), .index = before->cut->index, .term = before->cut->term};
        }
        wanted.append(queue);
    }
    std::shared_ptr<SnapshotSpool> spool;
    const QList<NodeName> nodes = loginNodes(*gathering);
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Backup", "No login to a broker's host"), .detail = {}};
    std::optional<SnapshotOutcome> outcome;
    for (const NodeName &node : nodes) {
        // One that an attempt has filled is of no use to the next.
        spool = std::make_shared<SnapshotSpool>(gathering->work->staging().folder() + u"/.spool"_s);
        if (const Status opened = spool->open(); !opened)
            co_return std::unexpected(opened.error());
        const auto tell = [relay = gathering->relay](const SnapshotProgress &progress) {
            relay->tell(
                progress.bytesExpected > 0 ? double(progress.bytes) / double(progress.bytesExpected) * 0.9 : -1,
                QCoreApplication::translate("Backup", "messages: %1, %2").arg(units::count(double(progress.messages)), units::bytes(double(progress.bytes))));
        };
        Result<SnapshotOutcome> taken = co_await takeSnapshot(*gathering->access->shellOf(node), node, wanted, {}, *spool, tell, gathering->context.stop);
        if (taken) {
            outcome = *std::move(taken);
            break;
        }
        last = taken.error();
        if (last.kind == ErrorKind::Cancelled || last.kind == ErrorKind::Io)
            break;
    }
    UnreadQueues unread;
    if (!outcome && (last.kind == ErrorKind::Cancelled || last.kind == ErrorKind::Io))
        co_return std::unexpected(last);
    if (!outcome) {
        for (const QueueWay &way : std::as_const(ways))
            unread.others.append({way, last});
        co_return unread;
    }
    gathering->spread = std::max(gathering->spread, outcome->spread);
    if (!outcome->withinSpread) {
        gathering->context.output(
            QCoreApplication::translate("Backup", "The queues were cut within %1, not within a quarter of a second").arg(units::duration(outcome->spread)));
    }
    for (qsizetype i = 0; i < ways.size(); ++i) {
        const Result<QueueCut> &cut = outcome->queues.at(i);
        if (!cut) {
            unread.others.append({ways.at(i), cut.error()});
            continue;
        }
        const auto compare = [spool, i, known = bodies[i]] { return isOfThisLog(*spool, i, known); };
        const Result<bool> isSame = co_await WaitingThread(compare);
        if (!isSame)
            co_return std::unexpected(isSame.error());
        StoodStill &stoodStill = gathering->stoodStill[queueKey(cut->vhost, cut->name)];
        stoodStill.steps += cut->stoodStill.steps;
        if (!*isSame) {
            unread.anew.append(ways.at(i));
            continue;
        }
        const auto save = [work = gathering->work, spool, i, cut = *cut, known = bodies[i], stoodStill] {
            return saveSnapshot(*work, *spool, i, cut, known, stoodStill);
        };
        const Result<BackedUpQueue> row = co_await WaitingThread(save);
        if (!row)
            co_return std::unexpected(row.error());
        gathering->work->addQueue(*row);
        noteStoodStill(*gathering, *row);
        gathering->work->cutAt(cut->at);
        gathering->messages += row->messages;
        gathering->bytes += row->bytes;
    }
    co_return unread;
}

} // namespace

QList<NodeName> parts::loginNodes(const BackupGathering &gathering)
{
    QList<NodeName> found;
    for (const NodeName &node : gathering.ask) {
        if (gathering.access->shellOf(node) != nullptr)
            found.append(node);
    }
    return found;
}

QString parts::stoodStillWords(const BackupGathering &gathering)
{
    if (!gathering.longestStood)
        return {};
    const auto shown = [](std::chrono::microseconds time) { return units::milliseconds(double(time.count()) / 1000); };
    const BackedUpQueue &longest = *gathering.longestStood;
    return QCoreApplication::translate("Backup", "; no member stood still for longer than %1 at once (%2), all together for %3")
        .arg(shown(longest.stoodStill.longest()), longest.vhost == "/"_L1 ? longest.name : longest.vhost + u'/' + longest.name, shown(gathering.stoodInAll));
}

QCoro::Task<Result<QList<std::pair<QueueWay, Error>>>> parts::readLogs(std::shared_ptr<BackupGathering> gathering, QList<QueueWay> ways)
{
    Result<UnreadQueues> unread = co_await takeSnapshots(gathering, ways, true);
    if (!unread)
        co_return std::unexpected(unread.error());
    QList<std::pair<QueueWay, Error>> others = unread->others;
    if (unread->anew.isEmpty())
        co_return others;
    for (const QueueWay &way : std::as_const(unread->anew)) {
        gathering->context.output(
            QCoreApplication::translate("Backup", "%1 is read whole: its log is not the one that the last backup was made of").arg(backupNameOf(way.queue)));
    }
    const Result<UnreadQueues> whole = co_await takeSnapshots(gathering, unread->anew, false);
    if (!whole)
        co_return std::unexpected(whole.error());
    others += whole->others;
    co_return others;
}

} // namespace warrener
