// What a node may use up: descriptors, sockets, processes, and its schedulers.
#include "base/Units.h"
#include "judge/assess/NearLimit.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Limit
{
    QLatin1StringView id;
    std::optional<qint64> NodeFigures::*used;
    std::optional<qint64> NodeFigures::*total;
    const char *passed; ///< %1 the node
    const char *near;   ///< %1 the node
};

constexpr Limit limits[] = {
    {"broker.descriptors"_L1, &NodeFigures::descriptorsUsed, &NodeFigures::descriptorsTotal,
     QT_TRANSLATE_NOOP("BrokerChecks", "%1 has file descriptors to spare"), QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs out of file descriptors")},
    {"broker.sockets"_L1, &NodeFigures::socketsUsed, &NodeFigures::socketsTotal, QT_TRANSLATE_NOOP("BrokerChecks", "%1 has sockets to spare"),
     QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs out of sockets")},
    {"broker.processes"_L1, &NodeFigures::processesUsed, &NodeFigures::processesTotal, QT_TRANSLATE_NOOP("BrokerChecks", "%1 has Erlang processes to spare"),
     QT_TRANSLATE_NOOP("BrokerChecks", "%1 runs out of Erlang processes")},
};

CheckResult checkLimit(const Limit &limit, const NodeLook &node, const NodeFigures &figures)
{
    CheckResult result = aboutNode(limit.id, FaultClass::Software, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", limit.passed).arg(name);
    const std::optional<qint64> used = figures.*limit.used;
    const std::optional<qint64> total = figures.*limit.total;
    if (!used || !total) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "Neither the node nor a peer tells the figure.");
        return result;
    }
    if (*total <= 0) { // 4.0 no longer counts sockets
        result.outcome = Outcome::NotAvailable;
        result.text = QCoreApplication::translate("BrokerChecks", "This version has no such limit.");
        return result;
    }
    const double share = static_cast<double>(*used) / static_cast<double>(*total);
    result.seen =
        QCoreApplication::translate("BrokerChecks", "%1 of %2 used").arg(units::count(static_cast<double>(*used)), units::count(static_cast<double>(*total)));
    result.expected = QCoreApplication::translate("BrokerChecks", "at most %1").arg(units::percent(100 * nearlimit::useShare));
    result.facts.insert(u"used"_s, QString::number(*used));
    result.facts.insert(u"limit"_s, QString::number(*total));
    if (const Level level = nearlimit::ofUse(share); level != Level::Ok) {
        result.outcome = level == Level::Critical ? Outcome::Critical : Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", limit.near).arg(name);
    }
    return result;
}

/// Mean over the last five minutes; not a number without history.
double meanRunQueue(const DiagnosisInput &input, const NodeLook &node)
{
    if (!input.history)
        return std::nan("");
    const SeriesWindow window = input.history->window({Metric::NodeRunQueue, node.name.value}, Zoom::Minutes5, input.snapshot->at);
    double sum = 0;
    int count = 0;
    for (const Bucket &bucket : window.buckets) {
        sum += bucket.sum;
        count += static_cast<int>(bucket.count);
    }
    return count < 10 ? std::nan("") : sum / count;
}

CheckResult runQueue(const DiagnosisInput &input, const NodeLook &node, const NodeFigures &figures)
{
    CheckResult result = aboutNode("broker.runqueue"_L1, FaultClass::Hardware, node);
    result.title = QCoreApplication::translate("BrokerChecks", "The schedulers of %1 keep up").arg(shortName(node.name));
    if (!figures.runQueue) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "Neither the node nor a peer tells the figure.");
        return result;
    }
    const double schedulers = std::max(1, figures.processors.value_or(1));
    const double mean = meanRunQueue(input, node);
    const double queued = std::isnan(mean) ? static_cast<double>(*figures.runQueue) : mean;
    const double most = schedulers * (std::isnan(mean) ? nearlimit::queuedNow : nearlimit::queuedOften);
    result.seen = QCoreApplication::translate("BrokerChecks", "%1 processes wait for a processor").arg(units::count(queued));
    result.expected = QCoreApplication::translate("BrokerChecks", "at most %1").arg(units::count(most));
    result.facts.insert(u"queued"_s, QString::number(queued, 'f', 0));
    if (queued > most) {
        result.outcome = Outcome::Warning;
        result.title = QCoreApplication::translate("BrokerChecks", "The schedulers of %1 do not keep up").arg(shortName(node.name));
    }
    return result;
}

} // namespace

QList<CheckResult> limitChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    for (const NodeLook &node : input.snapshot->nodes) {
        const NodeFigures figures = knownFigures(*input.snapshot, node);
        for (const Limit &limit : limits)
            results.append(checkLimit(limit, node, figures));
        results.append(runQueue(input, node, figures));
    }
    return results;
}

} // namespace warrener
