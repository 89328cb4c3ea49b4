#pragma once

#include "base/Result.h"

namespace warrener {

class ReportStore;
struct Diagnosis;

/// What became of a diagnosis that was to be kept.
struct DiagnosisKept
{
    Status report{};
    Status reference{}; ///< good too where there was nothing to keep
};

/// Keeps the report, and what was seen as the reference: what there is while nothing is wrong is what there should be, and what a
/// person says is so (`asReference`). Of a diagnosis that was ended early nobody may say either. Blocks on the disk.
DiagnosisKept keepDiagnosis(const ReportStore &store, const Diagnosis &diagnosis, bool asReference = false);

} // namespace warrener
