#pragma once

#include <QString>

#include <cstdint>

namespace warrener {

/// How bad something is, in the order in which it is shown: the highest first.
enum class Level : std::uint8_t {
    Ok,
    Note,    ///< worth knowing, nothing to do
    Unknown, ///< cannot be judged: no data, not available, not configured
    Warning,
    Critical,
};

/// Stable, untranslated: "ok", "note", "unknown", "warning", "critical".
QString toId(Level level);

/// The translated word that stands beside the glyph: "Healthy", "Note", "No data", "Warning",
/// "Critical".
QString toWord(Level level);

} // namespace warrener
