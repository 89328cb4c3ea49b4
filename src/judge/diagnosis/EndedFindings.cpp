#include "judge/diagnosis/EndedFindings.h"

#include "judge/diagnosis/Rule.h"

namespace warrener {

namespace {

/// Each of them makes the live verdict a worse one while it lasts.
constexpr QLatin1StringView seenLive("broker.node.running host.service host.process broker.partition broker.alarm.memory broker.alarm.disk proxy.server "
                                     "queue.members.missing queue.minority queue.leaderless");

} // namespace

bool hasEnded(const Report &report, qsizetype index, const Assessment &live, TimePoint liveAt)
{
    if (live.level > Level::Note || liveAt <= report.at + report.took)
        return false;
    const ReportFinding &finding = report.findings.at(index);
    if (matches(seenLive, finding.id, {}))
        return true;
    return finding.cause >= 0 && matches(seenLive, report.findings.at(finding.cause).id, {});
}

} // namespace warrener
