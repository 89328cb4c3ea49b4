#include "judge/diagnosis/HaproxyAdvice.h"

#include "judge/diagnosis/HaproxyConfigWriter.h"
#include "judge/diagnosis/ProxyChecks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

Result<HaproxyAdvice> adviseHaproxy(const ClusterProfile &profile, const ProxyProfile &proxy, const ProxyDeepLook &look, const QString &version)
{
    haproxy::ConfigWishes wishes = haproxy::wishesFor(proxy, version);
    // The profile may leave it open, but the plans speak to the one that is there.
    if (proxy.backend.isEmpty() && !look.backend.isEmpty())
        wishes.backend = look.backend;
    Result<QString> recommended = haproxy::writeConfig(profile, wishes);
    if (!recommended)
        return std::unexpected(recommended.error());
    HaproxyAdvice advice{.proxy = proxy.name, .recommended = std::move(*recommended), .file = look.configFiles.value(0), .unread = look.config.error};
    if (!look.config.has())
        return advice;
    advice.present = look.config.value;
    advice.difference = lineDiff(*advice.present, advice.recommended);
    for (CheckResult &check : proxyConfigChecks(profile, proxy, look, version)) {
        if (check.outcome != Outcome::Passed && !isNotJudged(check.outcome))
            advice.faults.append(std::move(check));
    }
    // What must be mended stands before what is only worth knowing.
    std::ranges::stable_sort(advice.faults, std::ranges::greater{}, &CheckResult::outcome);
    return advice;
}

} // namespace warrener
