#pragma once

#include "base/Result.h"
#include "cluster/Event.h"

#include <QList>

namespace warrener {

/// Writes events as CSV, in their order: time (ISO 8601, UTC), level, id, kind and name of the
/// subject, text. The file is written whole or not at all.
Status exportEvents(const QList<Event> &events, const QString &file);

} // namespace warrener
