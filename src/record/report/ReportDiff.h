#pragma once

#include "judge/diagnosis/Report.h"

#include <QList>

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

struct FindingChange
{
    Change change = Change::Same;
    int before = -1; ///< index in the older report's findings; −1: not there
    int after = -1;  ///< index in the newer one's

    bool operator==(const FindingChange &) const = default;
};

/// Findings are the same when id, subject and host are. New and worse first, then better, gone, not asked, same.
QList<FindingChange> compare(const Report &before, const Report &after);

} // namespace warrener
