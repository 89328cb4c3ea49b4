#pragma once

#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestoreUndo.h"

/// What an undo of restored definitions does: away with what came, and what policies that come back would cost.
namespace warrener::parts {

/// Takes away what goes of `plan`, shovels and federation first, but for queues that hold something or are used, and for virtual hosts with queues in
/// them: those stay whole, with what they hang on and who may use them. What stays, and what nobody could look at, is left
/// in the answer. `live`: the definitions as they are. `keeper` outlives it.
QCoro::Task<Result<TakeBack>> takeBack(AccessPtr access, NodeName node, TakeBack plan, QJsonObject live, StepContext context, UndoKeeper *keeper, int *removed);

/// What policies that are to come back would cost now: those that apply to what stays of `plan`, or would drop messages, are
/// Left. What cannot be looked at is Left too, and named in the answer.
QCoro::Task<QStringList> keepMessages(HttpClient *http, DefinitionsPreview *back, TakeBack plan, QJsonObject live, std::stop_token stop);

} // namespace warrener::parts
