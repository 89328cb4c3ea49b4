#pragma once

#include "record/journal/JournalRecord.h"

namespace warrener {

/// How long a run waited for a person: while it asked, and while it was paused. What a person needs to read
/// says nothing about how long the work takes.
struct PersonsTime
{
    Millis spent{0};
    TimePoint since{}; ///< it waits since then; never: it does not

    /// Takes the run's next record.
    void take(const JournalRecord &record);
    /// Of a run that ended at `end`, or is looked at then.
    Millis until(TimePoint end) const;

    bool operator==(const PersonsTime &) const = default;
};

} // namespace warrener
