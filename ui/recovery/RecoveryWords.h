#pragma once

#include "ui/recovery/RecoveryDesk.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

namespace warrener::recoverywords {

GlyphKind glyphOf(int score);
GlyphKind glyphOf(const RecoveryScenario &scenario); ///< a plan that cannot be read is bad whatever it scores
Token toneOf(int score);
QString scoreWord(int score); ///< "Ready", "Partly ready", "Not ready"

QString rto(const RecoveryScenario &scenario);                      ///< "2 min of 30 min"; "unknown, target 30 min"
QString rtoSource(const RecoveryScenario &scenario, TimePoint now); ///< "run 3 days ago"; "rehearsed …, not measured"; "never run"
QString rpo(const RecoveryScenario &scenario);
/// Of a list's row, below its title: both, or what is wrong with the document.
QStringList lines(const RecoveryScenario &scenario, TimePoint now);

/// What leads to what a point lacks; empty where there is no such place.
QString earnVerb(const ReadinessPoint &point);

QString about(RecoveryDocument::About about); ///< "One node", "Nodes", "The cluster"
QString runLine(const RunSummary &run, TimePoint now);
/// A run of a recovery plan or of a rehearsal.
bool isRecovery(const Plan &plan);

/// Steps that can be simulated to come to more than one end: step's id → outcomes.
QList<std::pair<QString, QStringList>> outcomesToChoose(const RecoveryDocument &document);

/// Roles that the plan's steps name, in their order of the enumeration.
QList<RecoveryRole> rolesOf(const Plan &plan);
RecoveryRole roleOf(const Step &step);

} // namespace warrener::recoverywords
