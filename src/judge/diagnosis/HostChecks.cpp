#include "judge/diagnosis/HostCheckParts.h"

namespace warrener {

QList<CheckResult> hostChecks(const DiagnosisInput &input)
{
    using namespace hostchecks;
    static const HostDeepLook notAsked;
    QList<HostView> hosts;
    for (const HostProfile &profile : input.profile->hosts) {
        const auto deep = input.examination->deep.constFind(profile.name);
        hosts.append(HostView{
            .input = input, .profile = profile, .deep = deep == input.examination->deep.cend() ? notAsked : *deep, .look = input.snapshot->host(profile.name)});
    }
    QList<CheckResult> results;
    for (const HostView &host : hosts) {
        for (const auto checks : {loginChecks, figureChecks, serviceChecks, diskChecks, portChecks, configChecks, tlsFileChecks, logChecks})
            results += checks(host);
    }
    return results + clockChecks(hosts) + configDifferences(hosts) + peerChecks(hosts) + refusedLogins(hosts);
}

} // namespace warrener
