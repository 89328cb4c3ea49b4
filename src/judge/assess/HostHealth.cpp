#include "judge/assess/HostHealth.h"

#include "judge/assess/Held.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Every figure a little under its limit gives some 50; from here there is room again.
constexpr double leastGoodScore = 60;

void check(HostHealth &health, const HostFigures &figures, const QString &id, std::optional<double> value, double warning, double critical)
{
    const Level held = figures.held.value(id, Level::Ok);
    if (!value || *value <= (held >= Level::Warning ? warning * held::share : warning))
        return;
    const bool isCritical = *value > (held >= Level::Critical ? critical * held::share : critical);
    health.issues.append({.id = id, .level = isCritical ? Level::Critical : Level::Warning, .value = *value, .threshold = isCritical ? critical : warning});
}

} // namespace

Level HostHealth::of(QLatin1StringView id) const
{
    const auto issue = std::ranges::find(issues, id, &HostIssue::id);
    return issue == issues.end() ? Level::Ok : issue->level;
}

std::optional<double> HostHealth::shownScore() const
{
    return level == Level::Unknown || level == Level::Critical ? std::nullopt : std::optional(score);
}

ScoreCosts scoreCosts(const HostFigures &figures)
{
    const std::optional<double> load = figures.loadPerCore();
    const double rest = load ? 0.8 : 1.0;
    return {.cpu = rest * 0.3 * figures.cpuPercent.value_or(0),
            .memory = rest * 0.3 * figures.memoryPercent.value_or(0),
            .disk = rest * 0.2 * figures.diskPercent().value_or(0),
            .load = load ? 0.2 * std::min(100.0, 10 * *load) : 0};
}

HostHealth hostHealth(const HostFigures &figures, const Thresholds &thresholds)
{
    const std::optional<double> load = figures.loadPerCore();
    HostHealth health;
    check(health, figures, u"disk-data"_s, figures.diskDataPercent, thresholds.diskWarning, thresholds.diskCritical);
    // The same file system twice would be one problem reported twice.
    if (figures.diskDataMount != "/"_L1)
        check(health, figures, u"disk-root"_s, figures.diskRootPercent, thresholds.diskWarning, thresholds.diskCritical);
    check(health, figures, u"memory"_s, figures.memoryPercent, thresholds.memoryWarning, thresholds.memoryCritical);
    check(health, figures, u"cpu"_s, figures.cpuPercent, thresholds.cpuWarning, thresholds.cpuCritical);
    check(health, figures, u"load"_s, load, thresholds.loadWarning, thresholds.loadCritical);
    std::ranges::stable_sort(health.issues, std::ranges::greater{}, &HostIssue::level);

    if (!figures.cpuPercent && !figures.memoryPercent)
        return health;
    health.level = health.issues.isEmpty() ? Level::Ok : health.issues.first().level;

    const ScoreCosts costs = scoreCosts(figures);
    health.score = std::clamp(100 - costs.cpu - costs.memory - costs.disk - costs.load, 0.0, 100.0);
    health.scoreLevel = health.level == Level::Ok && health.score < leastGoodScore ? Level::Note : health.level;
    return health;
}

Level dataDiskLevel(const HostLook &host, const Thresholds &thresholds)
{
    return host.figures.isCurrent() ? hostHealth(*host.figures.value, thresholds).of("disk-data"_L1) : Level::Ok;
}

} // namespace warrener
