#pragma once

#include "run/operations/restore/RestorePour.h"

namespace warrener::parts {

/// Like `read`, whose work goes on in a thread of its own while `take` is busy: some megabytes ahead, and never more than one message where one is larger.
/// `take` and `meanwhile` are called here, the latter about once a second while there is nothing to take; what either answers other than success ends it.
/// Errors: theirs, and those of `read`, once all that came before was taken.
Status readAhead(const ReadMessages &read, const std::function<Status(const QueueMessage &message)> &take, const std::function<Status()> &meanwhile);

} // namespace warrener::parts
