#pragma once

#include "record/journal/JournalRuns.h"

namespace warrener::fold {

/// Whether lists show the record: of a run, or a note.
bool isListed(const JournalRecord &record);
bool isNote(const JournalRecord &record);
/// The summary that a note makes, or the first record of a run that is seen.
RunSummary firstOf(const JournalRecord &record);
/// What one more record of it, the first one too, makes of a run's summary.
void take(const JournalRecord &record, RunSummary &run);
/// All of the filter but its text.
bool matches(const RunSummary &run, const RunFilter &filter);

} // namespace warrener::fold
