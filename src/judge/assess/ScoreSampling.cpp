#include "judge/assess/ScoreSampling.h"

#include "judge/assess/HostHealth.h"

namespace warrener {

void sampleScores(const Snapshot *before, const Snapshot &now, History &history)
{
    for (const HostLook &host : now.hosts) {
        const HostLook *old = before ? before->host(host.name) : nullptr;
        if (!host.figures.isCurrent() || (old && old->figures.asOf == host.figures.asOf))
            continue;
        if (const std::optional<double> score = hostHealth(*host.figures.value, now.thresholds).shownScore())
            history.add({Metric::HostScore, host.name.value}, host.figures.asOf, *score);
    }
}

} // namespace warrener
