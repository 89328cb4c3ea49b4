#include "diagnosis/DiagnosisInput.h"

namespace warrener {

QList<CheckResult> proxyChecks(const DiagnosisInput &input)
{
    Q_UNUSED(input)
    return {};
}

} // namespace warrener
