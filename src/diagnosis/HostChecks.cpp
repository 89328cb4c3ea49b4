#include "diagnosis/DiagnosisInput.h"

namespace warrener {

QList<CheckResult> hostChecks(const DiagnosisInput &input)
{
    Q_UNUSED(input)
    return {};
}

} // namespace warrener
