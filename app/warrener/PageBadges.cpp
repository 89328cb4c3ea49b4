#include "PageBadges.h"

#include "judge/diagnosis/EndedFindings.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "ui/diagnosis/DiagnosisDesk.h"
#include "ui/drills/DrillDesk.h"
#include "ui/model/ClusterStore.h"
#include "ui/recovery/RecoveryDesk.h"
#include "ui/steps/RunDesk.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::badges {

namespace {

/// A node or proxy and the host it runs on are one machine to whoever counts.
QString machineOf(const ClusterProfile &profile, const Subject &subject)
{
    if (const NodeProfile *node = subject.kind == SubjectKind::Node ? profile.node({subject.name}) : nullptr; node && !node->host.isEmpty())
        return node->host.value;
    for (const ProxyProfile &proxy : profile.proxies) {
        if (subject.kind == SubjectKind::Proxy && proxy.name.value == subject.name && !proxy.host.isEmpty())
            return proxy.host.value;
    }
    return subject.name;
}

/// It failed within a week, and nobody knows better since: one that was broken off without a verdict says nothing.
bool isFailedDrill(const DrillRow &row, TimePoint now)
{
    const auto judged =
        std::ranges::find_if(row.runs, [](const DrillOutcome &run) { return run.verdict == DrillVerdict::Passed || run.verdict == DrillVerdict::Failed; });
    return judged != row.runs.end() && judged->verdict == DrillVerdict::Failed && judged->startedAt > now - std::chrono::days{7};
}

} // namespace

PageBadge subjects(const ClusterStore &store, std::initializer_list<SubjectKind> kinds)
{
    PageBadge badge;
    QSet<QString> machines;
    for (const Finding &finding : store.assessment().findings) {
        if (std::ranges::find(kinds, finding.subject.kind) == kinds.end() || finding.level < Level::Unknown)
            continue;
        if (finding.level > badge.level) {
            badge.level = finding.level;
            machines.clear();
        }
        if (finding.level == badge.level)
            machines.insert(machineOf(store.profile(), finding.subject));
    }
    badge.count = static_cast<int>(machines.size());
    return badge;
}

PageBadge queues(const ClusterStore &store)
{
    PageBadge badge;
    for (const Finding &finding : store.assessment().findings) {
        if (!finding.id.startsWith("queues."_L1) || finding.level < Level::Unknown)
            continue;
        if (finding.level > badge.level)
            badge = {.level = finding.level};
        badge.count += finding.level == badge.level ? finding.count : 0;
    }
    return badge;
}

PageBadge report(const DiagnosisDesk *desk, const ClusterStore &store)
{
    PageBadge badge;
    const ReportPtr latest = desk ? desk->latest() : nullptr;
    if (!latest)
        return badge;
    const TimePoint liveAt = store.snapshot() ? store.snapshot()->at : TimePoint{};
    for (qsizetype i = 0; i < latest->findings.size(); ++i) {
        const ReportFinding &finding = latest->findings.at(i);
        if (finding.level < Level::Warning || desk->known().contains(finding) || hasEnded(*latest, i, store.assessment(), liveAt))
            continue;
        if (finding.level > badge.level)
            badge = {finding.level, 0};
        if (finding.level == badge.level)
            ++badge.count;
    }
    return badge;
}

PageBadge failovers(const RunDesk *runs)
{
    if (!runs || runs->isRunning() || runs->unfinished().isEmpty())
        return {};
    return {Level::Warning, static_cast<int>(runs->unfinished().size())};
}

PageBadge recoveries(RecoveryDesk *desk)
{
    if (!desk)
        return {};
    int left = 0;
    for (const auto all = desk->runs().unfinished(); const RunSummary &run : all)
        left += recoveryRunOf(run.kind).value_or(RecoveryRun::AtTable) != RecoveryRun::AtTable ? 1 : 0;
    return left > 0 ? PageBadge{Level::Warning, left} : PageBadge{};
}

PageBadge drills(const DrillDesk *desk)
{
    if (desk == nullptr)
        return {};
    if (desk->isRunning())
        return {Level::Note, 1};
    PageBadge badge{Level::Critical, 0};
    for (const DrillRow &row : desk->view().rows) {
        badge.count += isFailedDrill(row, desk->now()) ? 1 : 0;
    }
    return badge.count > 0 ? badge : PageBadge();
}

} // namespace warrener::badges
