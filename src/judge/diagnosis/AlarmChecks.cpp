// Alarms, and how far away each of them is.
#include "base/Units.h"
#include "judge/assess/NearLimit.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/BrokerParts.h"
#include "judge/diagnosis/Trend.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis predicted = 24h;
constexpr Millis leastHistory = 30min;

/// What is known of one resource, from the API or else from the node's metrics.
struct Resource
{
    std::optional<double> used, limit;
    std::optional<bool> alarm;
};

template <class A, class B>
std::optional<double> either(const std::optional<A> &first, const std::optional<B> &second)
{
    if (first)
        return static_cast<double>(*first);
    return second ? std::optional(static_cast<double>(*second)) : std::nullopt;
}

struct Resources
{
    Resource memory;
    Resource disk; ///< `used` is what is free
    Resource descriptors;
};

/// `fresh`: what the node said during the diagnosis; the management API collects every five seconds only.
Resources resourcesOf(const Snapshot &snapshot, const NodeLook &node, const std::optional<BrokerMetrics> &fresh)
{
    static const NodeFigures noFigures{};
    static const BrokerMetrics noMetrics{};
    const NodeFigures *found = figuresOf(snapshot, node);
    const NodeFigures &figures = found ? *found : noFigures;
    const BrokerMetrics &metrics = fresh ? *fresh : node.metrics.isCurrent() ? *node.metrics.value : noMetrics;
    return {
        .memory = {.used = either(metrics.memoryUsed, figures.memoryUsed),
                   .limit = either(metrics.memoryLimit, figures.memoryLimit),
                   .alarm = metrics.memoryAlarm ? metrics.memoryAlarm : figures.memoryAlarm},
        .disk = {.used = figures.diskUnwatched && metrics.diskFree.value_or(0) <= 0 ? std::nullopt : either(metrics.diskFree, figures.diskFree),
                 .limit = either(metrics.diskFreeLimit, figures.diskFreeLimit),
                 .alarm = metrics.diskAlarm ? metrics.diskAlarm : figures.diskAlarm},
        .descriptors = {.used = either(figures.descriptorsUsed, metrics.descriptors),
                        .limit = either(figures.descriptorsTotal, metrics.descriptorsLimit),
                        .alarm = metrics.descriptorAlarm},
    };
}

void notTold(CheckResult &result)
{
    result.outcome = Outcome::NotAsked;
    result.text = QCoreApplication::translate("BrokerChecks", "Neither the node nor a peer tells the figure.");
}

/// Facts for whoever computes with them; `key`: what `used` of the resource is called.
void addFacts(CheckResult &result, const QString &key, const Resource &resource)
{
    const double away = key == "free"_L1 ? *resource.used - *resource.limit : *resource.limit - *resource.used;
    result.facts.insert(key, QString::number(*resource.used, 'f', 0));
    result.facts.insert(u"limit"_s, QString::number(*resource.limit, 'f', 0));
    result.facts.insert(u"away"_s, QString::number(away, 'f', 0));
}

CheckResult memoryAlarm(const NodeLook &node, const Resource &memory)
{
    CheckResult result = aboutNode("broker.alarm.memory"_L1, FaultClass::Hardware, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "No memory alarm on %1").arg(name);
    if (memory.used && memory.limit) {
        result.seen = QCoreApplication::translate("BrokerChecks", "%1 of %2 used").arg(units::bytes(*memory.used), units::bytes(*memory.limit));
        addFacts(result, u"used"_s, memory);
        result.expected = QCoreApplication::translate("BrokerChecks", "less than %1").arg(units::bytes(*memory.limit));
    }
    if (!memory.alarm) {
        notTold(result);
    } else if (*memory.alarm) {
        result.outcome = Outcome::Critical;
        result.title = QCoreApplication::translate("BrokerChecks", "Memory alarm on %1").arg(name);
        result.text = QCoreApplication::translate("BrokerChecks", "While it lasts, no publisher in the whole cluster is served.");
    }
    return result;
}

CheckResult diskAlarm(const NodeLook &node, const Resource &disk)
{
    CheckResult result = aboutNode("broker.alarm.disk"_L1, FaultClass::Hardware, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "No disk alarm on %1").arg(name);
    if (disk.used && disk.limit) {
        result.seen = QCoreApplication::translate("BrokerChecks", "%1 free, limit %2").arg(units::bytes(*disk.used), units::bytes(*disk.limit));
        addFacts(result, u"free"_s, disk);
        result.expected = QCoreApplication::translate("BrokerChecks", "more than %1 free").arg(units::bytes(*disk.limit));
    }
    if (!disk.alarm) {
        notTold(result);
    } else if (*disk.alarm) {
        result.outcome = Outcome::Critical;
        result.title = QCoreApplication::translate("BrokerChecks", "Disk alarm on %1").arg(name);
        result.text = QCoreApplication::translate("BrokerChecks", "While it lasts, no publisher in the whole cluster is served.");
    }
    return result;
}

CheckResult descriptorAlarm(const NodeLook &node, const Resource &descriptors)
{
    CheckResult result = aboutNode("broker.alarm.descriptors"_L1, FaultClass::Software, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "No descriptor alarm on %1").arg(name);
    const bool known = descriptors.used && descriptors.limit && *descriptors.limit > 0;
    if (known) {
        result.seen = QCoreApplication::translate("BrokerChecks", "%1 of %2 used").arg(units::count(*descriptors.used), units::count(*descriptors.limit));
        addFacts(result, u"used"_s, descriptors);
    }
    // 4.3 has no such alarm: there the figures alone tell.
    const bool alarm = descriptors.alarm.value_or(known && *descriptors.used >= 0.97 * *descriptors.limit);
    if (!known && !descriptors.alarm) {
        notTold(result);
    } else if (alarm) {
        result.outcome = Outcome::Critical;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 has run out of file descriptors").arg(name);
        result.text = QCoreApplication::translate("BrokerChecks", "It takes no new connections.");
    }
    return result;
}

CheckResult memoryHeadroom(const NodeLook &node, const Resource &memory)
{
    CheckResult result = aboutNode("broker.memory.headroom"_L1, FaultClass::Hardware, node);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 has memory to spare").arg(shortName(node.name));
    if (!memory.used || !memory.limit || *memory.limit <= 0) {
        notTold(result);
        return result;
    }
    const double share = *memory.used / *memory.limit;
    result.seen = QCoreApplication::translate("BrokerChecks", "%1 of the watermark of %2").arg(units::percent(100 * share), units::bytes(*memory.limit));
    result.expected = QCoreApplication::translate("BrokerChecks", "at most %1").arg(units::percent(100 * nearlimit::memoryShare));
    result.facts.insert(u"percent"_s, QString::number(100 * share, 'f', 1));
    if (nearlimit::ofMemory(*memory.used, *memory.limit, false) != Level::Ok) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 is close to its memory watermark").arg(shortName(node.name));
    }
    return result;
}

CheckResult diskHeadroom(const NodeLook &node, const Resource &disk)
{
    CheckResult result = aboutNode("broker.disk.headroom"_L1, FaultClass::Hardware, node);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 has disk to spare").arg(shortName(node.name));
    if (!disk.used || !disk.limit) {
        notTold(result);
        return result;
    }
    result.seen = QCoreApplication::translate("BrokerChecks", "%1 free, limit %2").arg(units::bytes(*disk.used), units::bytes(*disk.limit));
    result.expected = QCoreApplication::translate("BrokerChecks", "at least %1 free").arg(units::bytes(nearlimit::diskTimesLimit * *disk.limit));
    result.facts.insert(u"free"_s, QString::number(*disk.used, 'f', 0));
    if (nearlimit::ofDisk(*disk.used, *disk.limit, false) != Level::Ok) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 is close to its disk limit").arg(shortName(node.name));
    }
    return result;
}

/// A watch that is switched off leaves its last figure standing (4.0.5). To the byte the same for ten minutes, while
/// the host has other room on that disk: then it is no figure of now.
bool standsStill(const DiagnosisInput &input, const NodeLook &node, double told, double &onHost)
{
    using namespace std::chrono_literals;
    const HostLook *host = input.snapshot->host(node.host);
    if (!input.history || !host || !host->figures.isCurrent() || !host->figures.value->diskDataFree || !host->figures.value->diskDataTotal)
        return false;
    onHost = *host->figures.value->diskDataFree;
    if (std::abs(onHost - told) < 0.02 * *host->figures.value->diskDataTotal)
        return false;
    const SeriesWindow window = input.history->window({Metric::NodeDiskFree, node.name.value}, Zoom::Hour1, input.snapshot->at);
    std::optional<float> last;
    Millis still{0};
    for (auto bucket = window.buckets.crbegin(); bucket != window.buckets.crend(); ++bucket) {
        if (bucket->count == 0)
            continue;
        last = last.value_or(bucket->max);
        if (bucket->min != *last || bucket->max != *last)
            break;
        still += window.step;
    }
    return still >= 10min;
}

/// The one alarm that keeps a broker from dying of a full disk hangs on it.
CheckResult diskWatch(const DiagnosisInput &input, const NodeLook &node)
{
    const Snapshot &snapshot = *input.snapshot;
    CheckResult result = aboutNode("broker.disk.watch"_L1, FaultClass::Human, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 watches its free disk space").arg(name);
    const NodeFigures *figures = figuresOf(snapshot, node);
    if (figures == nullptr || (!figures->diskFree && !figures->diskUnwatched && !figures->withoutFigures)) {
        notTold(result);
    } else if (figures->withoutFigures) {
        result.outcome = node.metrics.isCurrent() ? Outcome::NotAsked : Outcome::Warning;
        result.kind = u"no-figures"_s;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 runs and tells no figures").arg(name);
        result.text = QCoreApplication::translate("BrokerChecks",
                                                  "Neither memory nor disk can be judged: rabbitmq_management_agent is off there, or of another version.");
    } else if (figures->diskUnwatched) {
        result.outcome = Outcome::Warning;
        result.kind = u"off"_s;
        result.title = QCoreApplication::translate("BrokerChecks", "%1 does not watch its free disk space").arg(name);
        result.text =
            QCoreApplication::translate("BrokerChecks", "Its free disk space is not known, to it as well: there will be no alarm when the disk runs full.");
    } else if (double onHost = 0; standsStill(input, node, static_cast<double>(*figures->diskFree), onHost)) {
        result.outcome = Outcome::Warning;
        result.kind = u"frozen"_s;
        result.title = QCoreApplication::translate("BrokerChecks", "The free disk space that %1 tells stands still").arg(name);
        result.text =
            QCoreApplication::translate("BrokerChecks", "It has been the same to the byte for ten minutes, while its host has %1 free: the watch is switched "
                                                        "off or has died, and there will be no alarm when the disk runs full.")
                .arg(units::bytes(onHost));
        result.seen = units::bytes(static_cast<double>(*figures->diskFree));
        result.expected = units::bytes(onHost);
    }
    return result;
}

/// Nobody watches, so an alarm that is off means nothing, and a figure that stands still is none. An alarm that
/// is on was raised, whoever watches now.
void notWithoutWatch(const CheckResult &watch, CheckResult &result)
{
    if (watch.outcome != Outcome::Warning || result.outcome != Outcome::Passed)
        return;
    result.outcome = Outcome::NotAsked;
    result.kind = u"not-watched"_s;
    result.text = watch.text;
}

CheckResult diskPrediction(const DiagnosisInput &input, const NodeLook &node, const Resource &disk)
{
    CheckResult result = aboutNode("broker.disk.prediction"_L1, FaultClass::Hardware, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "The disk of %1 lasts for more than a day").arg(name);
    result.expected = QCoreApplication::translate("BrokerChecks", "more than %1 until the limit").arg(units::duration(predicted));
    std::optional<Trend> trend;
    // The longest look back that has enough in it; a short one follows a short burst.
    if (input.history) {
        for (const Zoom zoom : {Zoom::Day1, Zoom::Hours6, Zoom::Hour1}) {
            trend = trendOf(input.history->window({Metric::NodeDiskFree, node.name.value}, zoom, input.snapshot->at));
            if (trend && trend->span >= leastHistory)
                break;
        }
    }
    if (!trend || trend->span < leastHistory) {
        result.outcome = Outcome::NotAsked;
        result.kind = u"not-enough-history"_s;
        result.text =
            QCoreApplication::translate("BrokerChecks", "It needs at least %1 of history, which is not there yet.").arg(units::duration(leastHistory));
        return result;
    }
    if (!disk.limit) {
        notTold(result);
        return result;
    }
    const double now = disk.used.value_or(trend->end);
    const std::optional<Millis> left = timeTo(*trend, now, *disk.limit);
    result.seen = trend->perSecond < 0 ? QCoreApplication::translate("BrokerChecks", "shrinks by %1 an hour").arg(units::bytes(-trend->perSecond * 3600))
                                       : QCoreApplication::translate("BrokerChecks", "does not shrink");
    // A line that does not fit, or loses less than a hundredth of the disk, says nothing.
    const bool means = trend->perSecond < 0 && trend->fit >= 0.7 && -trend->growth() > 0.01 * std::max(now, 1.0);
    if (means && left && *left <= predicted) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "The disk of %1 reaches its limit in %2").arg(name, units::duration(*left));
        result.text = QCoreApplication::translate("BrokerChecks", "The free space has shrunk in a line over %1.").arg(units::duration(trend->span));
        result.facts.insert(u"left"_s, QString::number(left->count() / 1000));
    }
    return result;
}

} // namespace

QList<CheckResult> alarmChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    for (const NodeLook &node : input.snapshot->nodes) {
        const Resources resources = resourcesOf(*input.snapshot, node, input.examination->broker.nodes.value(node.name).metrics.value);
        const CheckResult watch = diskWatch(input, node);
        CheckResult alarm = diskAlarm(node, resources.disk), headroom = diskHeadroom(node, resources.disk),
                    prediction = diskPrediction(input, node, resources.disk);
        for (CheckResult *result : {&alarm, &headroom, &prediction})
            notWithoutWatch(watch, *result);
        results.append(memoryAlarm(node, resources.memory));
        results.append(alarm);
        results.append(descriptorAlarm(node, resources.descriptors));
        results.append(memoryHeadroom(node, resources.memory));
        results.append(headroom);
        results.append(watch);
        results.append(prediction);
    }
    return results;
}

} // namespace warrener
