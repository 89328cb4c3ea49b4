#pragma once

#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestoreUndo.h"

#include <QList>

#include <utility>

/// Definitions into a cluster, and out of it again.
namespace warrener::parts {

struct ImportOutcome
{
    qsizetype imported = 0;
    QList<std::pair<QString, Error>> refused{}; ///< "queues orders", why
    QSet<QString> refusedKeys{};                ///< likewise, by definedKey()
};

/// "queues orders", as a step tells it.
QString shownObject(const QString &section, const QJsonObject &object);

/// One of importParts(). A part that is refused is halved until it is known which of its objects is meant: the others
/// arrive. Errors: those of the client, but for what the broker says of the objects themselves.
QCoro::Task<Status> import(HttpClient *http, QJsonObject part, ImportOutcome *outcome, std::stop_token stop);

/// Takes from users the limits that the preview says they lose: an import adds limits to those that are there. Errors: those of the client.
QCoro::Task<Status> liftLimits(HttpClient *http, DefinitionsPreview imported, std::stop_token stop);

/// Takes objects away, last first: bindings before what they bind. What stays, and why, is told; `left` gets it too. Rights on
/// topics go one by one. `onlyUnused`: an exchange that bindings lead from stays.
QCoro::Task<Status> removeObjects(HttpClient *http, QList<RestoreObject> objects, StepContext context, int *removed, QList<LeftObject> *left = nullptr,
                                  bool onlyUnused = false);

/// A broker takes topic permissions of a user in a virtual host away all at once: those that were not meant come again. Where
/// a process died between the two, these are what it has kept. `keeper`: of an undo; outlives it.
QCoro::Task<Status> topicsAgain(HttpClient *http, QJsonArray topics, QJsonObject live, StepContext context, UndoKeeper *keeper = nullptr);

/// Takes away what goes of `plan`, shovels and federation first, but for queues that hold something or are used, and for virtual hosts with queues in
/// them: those stay whole, with what they hang on and who may use them. What stays, and what nobody could look at, is left
/// in the answer. `live`: the definitions as they are. `keeper` outlives it.
QCoro::Task<Result<TakeBack>> takeBack(AccessPtr access, NodeName node, TakeBack plan, QJsonObject live, StepContext context, UndoKeeper *keeper, int *removed);

/// What policies that are to come back would cost now: those that apply to what stays of `plan`, or would drop messages, are
/// Left. What cannot be looked at is Left too, and named in the answer.
QCoro::Task<QStringList> keepMessages(HttpClient *http, DefinitionsPreview *back, TakeBack plan, QJsonObject live, std::stop_token stop);

} // namespace warrener::parts
