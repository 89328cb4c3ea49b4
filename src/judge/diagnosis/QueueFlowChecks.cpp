// Messages: without a consumer, more and more of them, and those that find no queue.
#include "base/Units.h"
#include "cluster/QueuePurpose.h"
#include "judge/diagnosis/BrokerParts.h"
#include "judge/diagnosis/Trend.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis leastGrowth = 10min;
constexpr double grownBy = 1000; ///< messages
constexpr double straight = 0.8; ///< r²

/// One queue by all nodes' words: an old leader may still tell of what it once led.
QHash<QueueRef, QueueFill> fillsOf(const DiagnosisInput &input, bool &known, std::optional<Error> &error)
{
    QHash<QueueRef, QueueFill> fills;
    for (const BrokerNodeLook &node : input.examination->broker.nodes) {
        if (!node.queues.has()) {
            error = node.queues.error ? node.queues.error : error;
            continue;
        }
        known = true;
        for (const QueueFill &queue : *node.queues.value) {
            const QueueRef ref{.vhost = queue.vhost, .name = queue.name};
            auto place = fills.find(ref);
            if (place == fills.end()) {
                fills.insert(ref, queue);
                continue;
            }
            place->ready = std::max(place->ready, queue.ready);
            place->unacked = std::max(place->unacked, queue.unacked);
            place->consumers = std::max(place->consumers, queue.consumers);
        }
    }
    return fills;
}

QHash<QueueRef, QueueInfo> infosOf(const DiagnosisInput &input)
{
    QHash<QueueRef, QueueInfo> infos;
    const auto &answer = input.examination->broker.queues;
    if (answer.has()) {
        for (const QueueInfo &queue : answer.value->queues)
            infos.insert(queue.ref, queue);
    }
    return infos;
}

/// Left alone: streams keep their messages, exclusive queues die with their client, what is made to hold messages
/// does so, and Warrener's own live for a second.
bool isExcused(const QueueRef &ref, const QueueInfo *info)
{
    if (ref.name.startsWith("warrener."_L1) || ref.name.startsWith("amq.gen-"_L1))
        return true;
    if (info && (info->exclusive || info->type == "stream"_L1))
        return true;
    // By the same rule as the page of queues.
    return info ? mayWaitUnread(isMadeToHold(*info), info->delivered) : isMadeToHold(ref.name);
}

QList<CheckResult> withoutConsumers(const DiagnosisInput &input)
{
    CheckResult all = aboutCluster("queue.no-consumers"_L1, FaultClass::Human);
    all.title = QCoreApplication::translate("QueueChecks", "Every queue with messages has a consumer");
    bool known = false;
    std::optional<Error> error;
    const QHash<QueueRef, QueueFill> fills = fillsOf(input, known, error);
    if (!known) {
        cannotJudge(all, error.value_or(Error{.kind = ErrorKind::NotConfigured, .message = {}, .detail = {}}));
        return {all};
    }
    const QHash<QueueRef, QueueInfo> infos = infosOf(input);
    QList<QueueFill> found;
    for (auto fill = fills.cbegin(); fill != fills.cend(); ++fill) {
        const auto info = infos.constFind(fill.key());
        if (fill->ready >= 1 && fill->consumers == 0 && !isExcused(fill.key(), info == infos.cend() ? nullptr : &*info))
            found.append(*fill);
    }
    if (found.isEmpty())
        return {all};
    std::ranges::sort(found, [](const QueueFill &a, const QueueFill &b) {
        return a.ready != b.ready ? a.ready > b.ready : std::tie(a.vhost, a.name) < std::tie(b.vhost, b.name);
    });
    QList<CheckResult> results;
    for (const QueueFill &fill : std::as_const(found)) {
        const QueueRef ref{.vhost = fill.vhost, .name = fill.name};
        CheckResult result = aboutQueue("queue.no-consumers"_L1, FaultClass::Human, ref);
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("QueueChecks", "Nobody consumes from the queue %1").arg(queueWord(ref));
        result.seen = (fill.ready == 1 ? QCoreApplication::translate("QueueChecks", "%1 message, no consumer")
                                       : QCoreApplication::translate("QueueChecks", "%1 messages, no consumer"))
                          .arg(units::count(fill.ready));
        result.expected = QCoreApplication::translate("QueueChecks", "a consumer, or no messages");
        result.facts.insert(u"count"_s, QString::number(fill.ready, 'f', 0));
        results.append(result);
    }
    QList<CheckResult> some;
    appendSome(some, results);
    return some;
}

CheckResult growing(const DiagnosisInput &input)
{
    CheckResult result = aboutCluster("queue.growing"_L1, FaultClass::Software);
    result.title = QCoreApplication::translate("QueueChecks", "The queues do not grow");
    std::optional<Trend> trend;
    if (input.history)
        trend = trendOf(input.history->window({Metric::MessagesReady, {}}, Zoom::Hour1, input.snapshot->at));
    if (!trend || trend->span < leastGrowth) {
        result.outcome = Outcome::NotAsked;
        result.kind = u"not-enough-history"_s;
        result.text = QCoreApplication::translate("QueueChecks", "It needs at least %1 of history, which is not there yet.").arg(units::duration(leastGrowth));
        return result;
    }
    result.seen = QCoreApplication::translate("QueueChecks", "messages: from %1 to %2 in %3")
                      .arg(units::count(std::max(0.0, trend->start)), units::count(std::max(0.0, trend->end)), units::duration(trend->span));
    if (!trend->onlyRises || trend->fit < straight || trend->growth() < grownBy)
        return result;
    result.outcome = Outcome::Warning;
    result.title = QCoreApplication::translate("QueueChecks", "The queues grow by %1").arg(units::perSecond(trend->perSecond));
    result.text = QCoreApplication::translate("QueueChecks", "Consumers take less than publishers bring.");
    result.facts.insert(u"perSecond"_s, QString::number(trend->perSecond, 'f', 1));
    bool known = false;
    std::optional<Error> error;
    const QHash<QueueRef, QueueFill> fills = fillsOf(input, known, error);
    const auto largest = std::ranges::max_element(fills, {}, &QueueFill::ready);
    if (largest != fills.end() && largest->ready > 0) {
        const QueueRef ref{.vhost = largest->vhost, .name = largest->name};
        result.subject = {SubjectKind::Queue, ref.vhost + u'/' + ref.name};
        result.text += u' '
                       + (largest->ready == 1 ? QCoreApplication::translate("QueueChecks", "The fullest is %1 with %2 message.")
                                              : QCoreApplication::translate("QueueChecks", "The fullest is %1 with %2 messages."))
                             .arg(queueWord(ref), units::count(largest->ready));
        result.facts.insert(u"queue"_s, ref.name);
        result.facts.insert(u"vhost"_s, ref.vhost);
        result.facts.insert(u"count"_s, QString::number(largest->ready, 'f', 0));
    }
    return result;
}

CheckResult unroutable(const DiagnosisInput &input, const NodeLook &node)
{
    CheckResult result = aboutNode("queue.unroutable"_L1, FaultClass::Human, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("QueueChecks", "Messages to %1 find a queue").arg(name);
    const BrokerNodeLook look = brokerLookOf(input, node.name);
    if (isUnanswered(result, look.unroutable))
        return result;
    const UnroutableCount &count = *look.unroutable.value;
    const double seconds = std::max(0.001, static_cast<double>(count.between.count()) / 1000);
    // Before the first sample of this look: what the snapshot's own counters were a few seconds ago.
    double before = 0;
    if (node.metrics.has()) {
        const BrokerMetrics &earlier = *node.metrics.value;
        if (earlier.unroutableReturned && earlier.unroutableDropped)
            before = count.returnedBefore + count.droppedBefore - *earlier.unroutableReturned - *earlier.unroutableDropped;
    }
    const double total = count.returned + count.dropped;
    result.facts.insert(u"returned"_s, QString::number(count.returned, 'f', 0));
    result.facts.insert(u"dropped"_s, QString::number(count.dropped, 'f', 0));
    result.seen = QCoreApplication::translate("QueueChecks", "%1 since the node started: %2 returned, %3 dropped")
                      .arg(units::count(total), units::count(count.returned), units::count(count.dropped));
    if (count.happening() > 0 || before > 0) {
        const double rate = count.happening() / seconds;
        result.outcome = Outcome::Warning;
        result.kind = count.dropped > count.droppedBefore ? u"dropped"_s : u"returned"_s;
        result.title = QCoreApplication::translate("QueueChecks", "Messages published to %1 find no queue").arg(name);
        result.text = QCoreApplication::translate("QueueChecks", "An exchange has no binding for them: they go back to the publisher or are dropped.");
        result.facts.insert(u"rate"_s, QString::number(rate, 'f', 1));
        if (count.happening() > 0)
            result.seen = QCoreApplication::translate("QueueChecks", "%1 now; %2 since the node started").arg(units::perSecond(rate), units::count(total));
    } else if (total > 0) {
        result.outcome = Outcome::Note;
        result.title = QCoreApplication::translate("QueueChecks", "Messages published to %1 have found no queue, none just now").arg(name);
    }
    return result;
}

} // namespace

QList<CheckResult> queueFlowChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results = withoutConsumers(input);
    results.append(growing(input));
    for (const NodeLook &node : input.snapshot->nodes)
        results.append(unroutable(input, node));
    return results;
}

} // namespace warrener
