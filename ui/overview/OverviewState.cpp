#include "ui/overview/OverviewState.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString number(qsizetype value)
{
    return units::count(static_cast<double>(value));
}

/// One reason a node: "broker1: refused, broker2: no answer".
QString reasonsOf(const Snapshot &snapshot)
{
    QStringList reasons;
    for (const NodeLook &node : snapshot.nodes) {
        if (!node.answer.error)
            continue;
        reasons += QCoreApplication::translate("OverviewPage", "%1: %2", "a node and why it does not answer")
                       .arg(shortName(node.name), describe(node.answer.error->kind));
    }
    return phrases::facts(reasons);
}

TimePoint newestAnswer(const Snapshot &snapshot)
{
    TimePoint newest{};
    for (const NodeLook &node : snapshot.nodes)
        newest = std::max(newest, node.answer.asOf);
    return newest;
}

OverviewState loading(const ClusterProfile &profile, const Snapshot *snapshot)
{
    const qsizetype all = profile.nodes.size();
    OverviewState state{.stage = OverviewStage::Loading, .title = {}, .text = {}};
    state.title = all == 1 ? QCoreApplication::translate("OverviewPage", "Asking 1 node of %1").arg(profile.name.value)
                           : QCoreApplication::translate("OverviewPage", "Asking %1 nodes of %2").arg(number(all), profile.name.value);
    QStringList waiting;
    for (const NodeProfile &node : profile.nodes) {
        const NodeLook *look = snapshot ? snapshot->node(node.name) : nullptr;
        if (!look || look->answer.isPending())
            waiting += shortName(node.name);
    }
    state.text = QCoreApplication::translate("OverviewPage", "No answer yet from %1; each has %2.")
                     .arg(phrases::list(waiting), units::age(TimePoint{}, TimePoint{profile.timeout}));
    const QString reasons = snapshot ? reasonsOf(*snapshot) : QString();
    if (!reasons.isEmpty())
        state.text += u'\n' + reasons;
    return state;
}

/// Nothing turns where nobody is asked.
OverviewState unasked(const ClusterProfile &profile, const QString &why)
{
    OverviewState state{.stage = OverviewStage::Unreachable, .title = {}, .text = {}};
    state.title = QCoreApplication::translate("OverviewPage", "No node of %1 is asked").arg(profile.name.value);
    state.text = QCoreApplication::translate("OverviewPage", "%1. Ask again to give it.").arg(why);
    return state;
}

OverviewState unreachable(const ClusterProfile &profile, const Snapshot &snapshot)
{
    OverviewState state{.stage = OverviewStage::Unreachable, .title = {}, .text = {}};
    state.title = QCoreApplication::translate("OverviewPage", "No node of %1 answers").arg(profile.name.value);
    const TimePoint newest = newestAnswer(snapshot);
    state.hasFigures = !isNever(newest);
    state.text = state.hasFigures
                     ? QCoreApplication::translate("OverviewPage", "Figures of %1 are shown in grey. %2.").arg(units::clockTime(newest), reasonsOf(snapshot))
                     : QCoreApplication::translate("OverviewPage", "%1. There are no earlier figures to show.").arg(reasonsOf(snapshot));
    return state;
}

bool isEmptyCluster(const Snapshot &snapshot)
{
    if (!snapshot.totals.isCurrent())
        return false;
    const ClusterTotals &totals = *snapshot.totals.value;
    return totals.queues == qint64{0} && totals.connections == qint64{0};
}

OverviewState emptyCluster(const ClusterProfile &profile)
{
    OverviewState state{.stage = OverviewStage::Empty, .hasFigures = true, .title = {}, .text = {}};
    state.title = QCoreApplication::translate("OverviewPage", "No queue and no client yet");
    Endpoint address;
    for (const ProxyProfile &proxy : profile.proxies) {
        if (!address.isSet())
            address = proxy.address;
    }
    for (const NodeProfile &node : profile.nodes) {
        if (!address.isSet())
            address = node.amqp.isSet() ? node.amqp : node.amqps;
    }
    state.text = address.isSet()
                     ? QCoreApplication::translate("OverviewPage", "Rates and queues show here as soon as a client connects to %1.").arg(toText(address))
                     : QCoreApplication::translate("OverviewPage", "Rates and queues show here as soon as a client connects.");
    return state;
}

} // namespace

OverviewState overviewState(const ClusterProfile &profile, const Snapshot *snapshot, const QString &notAsked)
{
    if (!notAsked.isEmpty())
        return unasked(profile, notAsked);
    if (!snapshot)
        return loading(profile, nullptr);
    const auto any = [&](auto condition) { return std::ranges::any_of(snapshot->nodes, [&](const NodeLook &node) { return condition(node); }); };
    const bool answers = any([](const NodeLook &node) { return node.answer.isCurrent() || node.metrics.isCurrent(); });
    if (answers)
        return isEmptyCluster(*snapshot) ? emptyCluster(profile) : OverviewState{.stage = OverviewStage::Live, .hasFigures = true, .title = {}, .text = {}};
    const bool pending = snapshot->nodes.isEmpty() || any([](const NodeLook &node) { return node.answer.isPending(); });
    return pending ? loading(profile, snapshot) : unreachable(profile, *snapshot);
}

} // namespace warrener
