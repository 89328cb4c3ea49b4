#pragma once

#include "cluster/Queue.h"
#include "record/catalogue/Chain.h"
#include "run/operations/OperationParts.h"
#include "run/operations/restore/RestoreOperations.h"

#include <functional>
#include <optional>

/// What the files of the restore operations share.
namespace warrener::parts {

namespace key {
inline constexpr QLatin1StringView source("source");
inline constexpr QLatin1StringView choice("choice");
inline constexpr QLatin1StringView before("before"); ///< the backup of what was there before a restore
} // namespace key

/// Opens the backup; waits for the disk. Errors: those of ChainReader.
Result<std::unique_ptr<ChainReader>> openSource(const RestoreSource &source, std::stop_token stop = {});
/// Its definitions of the whole cluster; waits for the disk. Errors: NotFound (it holds none), Malformed.
Result<QJsonObject> readDefinitions(const RestoreSource &source);

/// What the cluster has now, and what it can have, by the first of the nodes that answers.
struct LiveDefinitions
{
    NodeName node{};
    BrokerTraits traits{};
    QJsonObject definitions{};
};
QCoro::Task<Result<LiveDefinitions>> askLiveDefinitions(AccessPtr access, QList<NodeName> ask, std::stop_token stop);

/// What an undo keeps for whoever has to go on with it, should this process die. A journal that cannot be written (a full disk is
/// what many runs fail by) keeps nothing from being taken back: it is told once, and the undo goes on. Errors: Cancelled alone (the run
/// was left).
class UndoKeeper final
{
public:
    explicit UndoKeeper(StepContext context) : m_context(std::move(context)) {}
    Q_DISABLE_COPY_MOVE(UndoKeeper)

    /// This object outlives it.
    QCoro::Task<Status> keep(QJsonObject what);

private:
    const StepContext m_context;
    bool m_hasFailed = false;
};

/// Why a queue that cannot be looked into is not proven by how many messages it holds, translated; empty: it is, by them and by the confirms of the step
/// that published. What it held before is no proof. Pure.
QString lackByNumber(const QString &queue, qint64 held, qint64 wanted, bool isPublished);

/// What a proof says of an object that is not as in the backup, which it is and what of it differs, translated; empty: nothing does. `object`: of a preview
/// that was made after the restore. Pure.
QString differenceOf(const RestoreObject &object);

/// What a proof has missed, as it keeps that for the steps behind it.
struct ProofLacks
{
    QList<QueueRef> queues{}; ///< of the target: they lack messages, or differ themselves
    bool isAll = false;       ///< nothing else is missing
};
QJsonObject toJson(const ProofLacks &lacks);
ProofLacks proofLacksFromJson(const QJsonObject &json);

/// The undo of `restore.definitions`. Argument: {"source", "before", "choice", "ask"}: as it was before, for what the restore has done
/// by its own notes. Errors: NotAvailable (it has kept none), and those of reading backups and of the API.
OperationTask definitionsBack(AccessPtr access, QJsonObject arguments, StepContext context);

void addRestoreDefinitionsOperations(Operations &operations, AccessPtr access);
void addRestoreFileOperations(Operations &operations, AccessPtr access);
void addRestoreDataOperations(Operations &operations, AccessPtr access);
void addRestoreKeptOperations(Operations &operations, AccessPtr access);
void addRestoreMessagesOperations(Operations &operations, AccessPtr access);
void addRestoreProofOperations(Operations &operations, AccessPtr access);
void addRestoreTestOperations(Operations &operations, AccessPtr access);

} // namespace warrener::parts
