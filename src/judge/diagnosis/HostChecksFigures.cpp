#include "base/Units.h"
#include "judge/assess/HostHealth.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::hostchecks {

namespace {

constexpr double scoreWarning = 50;
/// Of all cores; a single busy second says nothing.
constexpr double ioWaitWarning = 40;

const HostIssue *issueOf(const HostHealth &health, QLatin1StringView id)
{
    const auto found = std::ranges::find_if(health.issues, [id](const HostIssue &issue) { return issue.id == id; });
    return found == health.issues.end() ? nullptr : &*found;
}

void judge(CheckResult &result, const HostIssue *issue)
{
    if (issue)
        result.outcome = issue->level == Level::Critical ? Outcome::Critical : Outcome::Warning;
}

void unknown(CheckResult &result)
{
    cannotJudge(result, failure(ErrorKind::NotAvailable, QCoreApplication::translate("HostChecks", "The host does not tell this figure")).error());
}

CheckResult cpu(const HostView &host, const HostFigures &figures, const HostHealth &health)
{
    CheckResult result = about("host.cpu"_L1, FaultClass::Hardware, host);
    if (!figures.cpuPercent) {
        unknown(result);
        return result;
    }
    judge(result, issueOf(health, "cpu"_L1));
    result.title = result.outcome == Outcome::Passed ? QCoreApplication::translate("HostChecks", "The CPU of %1 has room").arg(host.name())
                                                     : QCoreApplication::translate("HostChecks", "The CPU of %1 is busy").arg(host.name());
    result.seen = units::percent(*figures.cpuPercent);
    result.expected = QCoreApplication::translate("HostChecks", "at most %1").arg(units::percent(host.input.snapshot->thresholds.cpuWarning));
    return result;
}

CheckResult memory(const HostView &host, const HostFigures &figures, const HostHealth &health)
{
    CheckResult result = about("host.memory"_L1, FaultClass::Hardware, host);
    if (!figures.memoryPercent) {
        unknown(result);
        return result;
    }
    judge(result, issueOf(health, "memory"_L1));
    result.title = result.outcome == Outcome::Passed ? QCoreApplication::translate("HostChecks", "The memory of %1 has room").arg(host.name())
                                                     : QCoreApplication::translate("HostChecks", "The memory of %1 is short").arg(host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 in use").arg(units::percent(*figures.memoryPercent));
    result.expected = QCoreApplication::translate("HostChecks", "at most %1").arg(units::percent(host.input.snapshot->thresholds.memoryWarning));
    return result;
}

CheckResult disk(QLatin1StringView id, const HostView &host, std::optional<double> percent, const HostIssue *issue, const QString &mount)
{
    CheckResult result = about(id, FaultClass::Hardware, host);
    result.facts.insert(u"mount"_s, mount);
    if (!percent) {
        unknown(result);
        return result;
    }
    judge(result, issue);
    // The same file system is told once, under the data's name.
    const bool elsewhere = issue == nullptr && *percent > host.input.snapshot->thresholds.diskWarning;
    if (elsewhere)
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 is the disk of the data, and judged as that").arg(mount, host.name());
    else if (result.outcome == Outcome::Passed)
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 has room").arg(mount, host.name());
    else
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 is filling up").arg(mount, host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 full").arg(units::percent(*percent));
    result.expected = QCoreApplication::translate("HostChecks", "at most %1").arg(units::percent(host.input.snapshot->thresholds.diskWarning));
    return result;
}

CheckResult load(const HostView &host, const HostFigures &figures, const HostHealth &health)
{
    CheckResult result = about("host.load"_L1, FaultClass::Hardware, host);
    const std::optional<double> load = figures.loadPerCore();
    if (!load) {
        unknown(result);
        return result;
    }
    judge(result, issueOf(health, "load"_L1));
    result.title = result.outcome == Outcome::Passed ? QCoreApplication::translate("HostChecks", "The load of %1 is normal").arg(host.name())
                                                     : QCoreApplication::translate("HostChecks", "The load of %1 is high").arg(host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 per core").arg(units::load(*load));
    result.expected = QCoreApplication::translate("HostChecks", "at most %1 per core").arg(units::load(host.input.snapshot->thresholds.loadWarning));
    return result;
}

CheckResult score(const HostView &host, const HostHealth &health)
{
    CheckResult result = about("host.score"_L1, FaultClass::Hardware, host);
    if (health.level == Level::Unknown) {
        unknown(result);
        return result;
    }
    // One whose disk is full may score best of all: what is critical there is told by its own check, and no page shows a score.
    const std::optional<double> shown = health.shownScore();
    if (!shown) {
        cannotJudge(result,
                    failure(ErrorKind::NotAvailable, QCoreApplication::translate("HostChecks", "None while something on the host is critical")).error());
        return result;
    }
    // Figures that the operator finds normal may lower the score, but are no trouble.
    if (*shown < scoreWarning && !health.issues.isEmpty())
        result.outcome = Outcome::Warning;
    result.title = result.outcome == Outcome::Passed ? QCoreApplication::translate("HostChecks", "The health score of %1 is good").arg(host.name())
                                                     : QCoreApplication::translate("HostChecks", "The health score of %1 is low").arg(host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 of 100").arg(units::count(std::round(*shown)));
    result.expected = QCoreApplication::translate("HostChecks", "at least %1").arg(units::count(scoreWarning));
    return result;
}

/// Mean of the last two minutes; absent where there is less than one minute of them.
std::optional<double> recentIoWait(const HostView &host)
{
    if (!host.input.history)
        return std::nullopt;
    const SeriesWindow window = host.input.history->window({Metric::HostIoWait, host.name()}, Zoom::Minutes5, host.input.snapshot->at);
    double sum = 0;
    double count = 0;
    TimePoint first{};
    for (std::size_t i = 0; i < window.buckets.size(); ++i) {
        const TimePoint at = window.from + window.step * static_cast<Millis::rep>(i);
        if (window.buckets[i].count == 0 || at < host.input.snapshot->at - 2min)
            continue;
        first = isNever(first) ? at : first;
        sum += window.buckets[i].sum;
        count += window.buckets[i].count;
    }
    return count >= 5 && host.input.snapshot->at - first >= 1min ? std::optional(sum / count) : std::nullopt;
}

CheckResult ioWait(const HostView &host)
{
    CheckResult result = about("host.iowait"_L1, FaultClass::Hardware, host);
    const std::optional<double> recent = recentIoWait(host);
    const std::optional<double> sampled = host.look && host.look->figures.isCurrent() ? host.look->figures.value->ioWaitPercent : std::nullopt;
    const std::optional<double> now = host.deep.cpu.has() ? host.deep.cpu.value->ioWaitPercent : std::nullopt;
    result.took = host.deep.cpu.took;
    if (!recent && !sampled && !now) {
        cannotJudge(result, host.deep.cpu.error);
        return result;
    }
    // Without a history, both samples have to say so.
    const double value = recent ? *recent : sampled && now ? std::min(*sampled, *now) : 0;
    if (value >= ioWaitWarning)
        result.outcome = Outcome::Warning;
    result.title = result.outcome == Outcome::Passed ? QCoreApplication::translate("HostChecks", "%1 does not wait for its disks").arg(host.name())
                                                     : QCoreApplication::translate("HostChecks", "%1 spends its time waiting for its disks").arg(host.name());
    result.seen = QCoreApplication::translate("HostChecks", "%1 of the CPU time").arg(units::percent(recent ? *recent : now.value_or(sampled.value_or(0))));
    result.expected = QCoreApplication::translate("HostChecks", "less than %1").arg(units::percent(ioWaitWarning));
    return result;
}

} // namespace

QList<CheckResult> figureChecks(const HostView &host)
{
    QList<CheckResult> results;
    if (!host.look || !host.look->figures.isCurrent()) {
        QList<QLatin1StringView> ids{"host.cpu"_L1, "host.memory"_L1, "host.disk.root"_L1, "host.load"_L1, "host.score"_L1};
        if (host.hasBroker())
            ids.insert(2, "host.disk.data"_L1);
        for (const QLatin1StringView id : ids) {
            CheckResult result = about(id, FaultClass::Hardware, host);
            cannotJudge(result, host.look ? host.look->figures.error : std::nullopt);
            results.append(result);
        }
    } else {
        const HostFigures &figures = *host.look->figures.value;
        const HostHealth health = hostHealth(figures, host.input.snapshot->thresholds);
        // hostHealth() judges one file system once, as that of the data.
        const bool isShared = figures.diskDataMount == "/"_L1 || figures.diskDataMount.isEmpty();
        results = {cpu(host, figures, health), memory(host, figures, health)};
        if (host.hasBroker())
            results.append(disk("host.disk.data"_L1, host, figures.diskDataPercent, issueOf(health, "disk-data"_L1),
                                figures.diskDataMount.isEmpty() ? u"/"_s : figures.diskDataMount));
        const HostIssue *root = issueOf(health, !host.hasBroker() && isShared ? "disk-data"_L1 : "disk-root"_L1);
        results += {disk("host.disk.root"_L1, host, figures.diskRootPercent, root, u"/"_s), load(host, figures, health), score(host, health)};
    }
    results.append(ioWait(host));
    return results;
}

} // namespace warrener::hostchecks
