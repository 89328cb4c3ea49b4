#pragma once

#include "run/runs/RunView.h"
#include "ui/parts/VerdictCard.h"

namespace warrener {

/// What a restore came to, as its run tells it.
struct RestoreProof
{
    CardVerdict verdict{};
    QString caption{};         ///< of the lines
    QList<OutputLine> lines{}; ///< each difference, each thing that did not arrive; else what was said
    bool isCompared = false;   ///< with the backup, once more: a run that was taken back before that was not

    bool operator==(const RestoreProof &) const = default;
};
/// Pure; of a run that has ended.
RestoreProof restoreProof(const RunView &run);

} // namespace warrener
