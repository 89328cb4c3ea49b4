#include "record/report/KeepDiagnosis.h"

#include "judge/diagnosis/Reference.h"
#include "record/report/ReportStore.h"
#include "record/report/RunDiagnosis.h"

namespace warrener {

namespace {

Status keepReference(const ReportStore &store, const Diagnosis &diagnosis)
{
    const Result<DiagnosisReference> reference = makeReference(*diagnosis.input.examination, diagnosis.report.at);
    return reference ? store.writeReference(*reference) : std::unexpected(reference.error());
}

} // namespace

DiagnosisKept keepDiagnosis(const ReportStore &store, const Diagnosis &diagnosis, bool asReference)
{
    DiagnosisKept kept{.report = store.write(diagnosis.report)};
    if (!diagnosis.report.cancelled && (asReference || isSpotless(diagnosis.report)))
        kept.reference = keepReference(store, diagnosis);
    return kept;
}

} // namespace warrener
