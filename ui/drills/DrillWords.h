#pragma once

#include "plan/drill/DrillDocument.h"
#include "plan/drill/DrillLive.h"
#include "ui/theme/Glyph.h"

#include <optional>

namespace warrener::drills {

/// How the pages call things of drills; translated, in one place.
GlyphKind glyphOf(DrillVerdict verdict);
/// Of a lamp: none is not known yet.
GlyphKind glyphOf(std::optional<bool> lamp);
QString wordOf(std::optional<bool> lamp); ///< "holds", "does not hold", "not yet known"
/// "1:11": minutes and seconds, never below 0:00.
QString countdown(Millis left);
/// "on nodes", "on proxies"
QString targetWord(const DrillDocument &document, const DrillMode *mode);
/// "the service is killed; a pause of 20 s"
QString methodWords(const DrillMode &mode);
/// "Network partition, 12 of 60 s. Expected: …"
QString lineOf(const DrillLive &live, TimePoint now);

} // namespace warrener::drills
