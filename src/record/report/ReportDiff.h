#pragma once

#include "judge/diagnosis/Change.h"
#include "judge/diagnosis/Report.h"

#include <QList>

namespace warrener {

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
