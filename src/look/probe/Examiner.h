#pragma once

#include "look/examination/Examination.h"
#include "look/probe/ProbeContext.h"

#include <QCoroTask>

#include <stop_token>

namespace warrener {

/// Puts all questions of a diagnosis at once, side by side, each with its own time-out; ends when
/// the slowest has ended (bounded: 12 s, and 4 s more where somebody was slow), or soon after `stop`. Reads only; the one thing it makes
/// is an exclusive auto-delete queue of its own. Errors stand in the answers.
QCoro::Task<Examination> examine(ProbeContext context, std::stop_token stop);

} // namespace warrener
