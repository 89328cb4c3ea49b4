#pragma once

#include <QString>

#include <cstdint>

namespace warrener {

/// What became of a finding between two reports.
enum class Change : std::uint8_t {
    New,
    Gone, ///< asked again, and not found
    Worse,
    Better,
    Same,
    NotAsked, ///< not in the newer report, which did not get an answer to that question: it may still be so
};

QString toId(Change change);   ///< "new", "gone", "worse", "better", "same", "not-asked"
QString toWord(Change change); ///< translated

} // namespace warrener
