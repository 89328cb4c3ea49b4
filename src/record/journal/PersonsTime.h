#pragma once

#include "record/journal/JournalRecord.h"

namespace warrener {

/// How long a run waited for a person: while it asked, while it was paused, and between its end and somebody who wanted it taken back.
/// What a person needs to read says nothing about how long the work takes.
struct PersonsTime
{
    Millis spent{0};
    TimePoint since{}; ///< it waits since then; never: it does not
    TimePoint over{};  ///< it has ended then; never: it has not

    /// Takes the run's next record.
    void take(const JournalRecord &record);
    /// Of a run that ended at `end`, or is looked at then.
    Millis until(TimePoint end) const;

    bool operator==(const PersonsTime &) const = default;
};

} // namespace warrener
