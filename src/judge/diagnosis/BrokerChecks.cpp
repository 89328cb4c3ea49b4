#include "judge/diagnosis/BrokerParts.h"

namespace warrener {

QList<CheckResult> brokerChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    for (const auto part : {&nodeChecks, &alarmChecks, &limitChecks, &clusterChecks, &versionChecks, &linkChecks, &connectionChecks, &leakChecks,
                            &queueMemberChecks, &queueFlowChecks, &superStreamChecks, &policyChecks}) {
        results += part(input);
    }
    return results;
}

} // namespace warrener
