#pragma once

#include "look/examination/HostDeepLook.h"

#include <QByteArray>
#include <QList>

namespace warrener {

/// When a line of a broker's log was written; never: it does not begin with a time.
TimePoint logTime(QByteArrayView line);

/// What a message has in common with others of its kind: process ids, addresses and numbers
/// give way to "…"; at most 120 characters.
QString logKind(const QString &message);

/// Counts the error lines of the hour before `now` into `look`, by kind, and apart from them the refused logins, by
/// program. Lines of one entry (same time, same process) count once.
void countLogErrors(const QList<QByteArrayView> &lines, TimePoint now, LogLook &look);

} // namespace warrener
