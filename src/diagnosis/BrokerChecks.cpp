#include "diagnosis/DiagnosisInput.h"

namespace warrener {

QList<CheckResult> brokerChecks(const DiagnosisInput &input)
{
    Q_UNUSED(input)
    return {};
}

} // namespace warrener
