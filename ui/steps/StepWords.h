#pragma once

#include "cluster/Event.h"
#include "run/procedure/RunState.h"
#include "ui/theme/Glyph.h"

namespace warrener::steps {

/// How the pages call things of plans and runs; translated, in one place.
QString wordOf(StepType type);          ///< "Check", "Action", "Wait", "By hand", "Approval", "Group"
QString wordOf(const StepState &state); ///< "Done", "Waits for you"…
QString wordOf(Verdict verdict);        ///< short, for a pill: "Done", "Undone"…
QString iconOf(StepType type);          ///< of resources/icons
GlyphKind glyphOf(const StepState &state);
GlyphKind glyphOf(Verdict verdict);
GlyphKind glyphOf(const RunState &state); ///< of the run as a whole
Level levelOf(Verdict verdict);

/// 0.8 s, 11.8 s, 4 min: tenths of a second below a minute, since steps are short; "–" for none.
QString time(Millis value);
/// The same for what is only expected: whole seconds from 10 s on, rounded.
QString roughTime(Millis value);

/// "Publish 20 messages: not into audit": why a run that went to its end is not as planned; empty: no step failed.
QString failureOf(const RunState &state);

/// A run that has ended, for the events: "Run ended: Full backup of testbed".
Event eventOf(const RunState &state, TimePoint now);
/// "queues mail; Publish 20 messages: 15 published, …": what is still there of a run that was taken back; empty: nothing.
QString staysOf(const RunState &state);

/// "Done, 8 of 9 steps": for people who only hear the page.
QString describeRun(const RunState &state);

} // namespace warrener::steps
