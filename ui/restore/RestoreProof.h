#pragma once

#include "run/runs/RunView.h"
#include "ui/parts/VerdictCard.h"

namespace warrener {

/// What a restore came to, as its run tells it.
struct RestoreProof
{
    CardVerdict verdict{};
    bool isCompared = false;   ///< no: it ended before anything was compared with the backup
    QString caption{};         ///< of the lines
    QList<OutputLine> lines{}; ///< each difference, each thing that did not arrive; else what was said

    bool operator==(const RestoreProof &) const = default;
};
/// Pure; of a run that has ended.
RestoreProof restoreProof(const RunView &run);

} // namespace warrener
