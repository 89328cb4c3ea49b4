#include "diagnosis/DiagnosisInput.h"

namespace warrener {

QList<CheckResult> humanChecks(const DiagnosisInput &input)
{
    Q_UNUSED(input)
    return {};
}

} // namespace warrener
