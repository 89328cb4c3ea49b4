#include "record/journal/PersonsTime.h"

#include <algorithm>

namespace warrener {

void PersonsTime::take(const JournalRecord &record)
{
    switch (record.kind) {
    case RecordKind::Asked:
    case RecordKind::Paused:
        if (isNever(since))
            since = record.at;
        break;
    case RecordKind::Answered:
    case RecordKind::Resumed:
    case RecordKind::RunEnded:
        spent = until(record.at);
        since = {};
        if (record.kind == RecordKind::RunEnded)
            over = record.at;
        break;
    case RecordKind::Recovered:
        if (!isNever(over))
            spent += std::max(Millis{0}, record.at - over);
        over = {};
        // The process that waited is gone: from when on nobody sat before it is not known.
        since = {};
        break;
    default:
        break;
    }
}

Millis PersonsTime::until(TimePoint end) const
{
    return spent + (isNever(since) ? Millis{0} : std::max(Millis{0}, end - since));
}

} // namespace warrener
