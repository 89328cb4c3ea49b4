#include "diagnosis/DiagnosisInput.h"

namespace warrener {

QList<CheckResult> reachChecks(const DiagnosisInput &input)
{
    Q_UNUSED(input)
    return {};
}

} // namespace warrener
