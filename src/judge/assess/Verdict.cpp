#include "judge/assess/Verdict.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/OverallStatus.h"
#include "judge/assess/ProxyCondition.h"
#include "judge/assess/Toll.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString number(qsizetype value)
{
    return units::count(static_cast<double>(value));
}

/// Drafts that say the same of several subjects, as one.
struct Group
{
    Level level = Level::Ok;
    Toll toll = Toll::Nobody; ///< its own, or that of what it brings about
    bool isCause = false;
    QList<const Draft *> members;

    const Draft &first() const { return *members.first(); }
    /// One server that two proxies leave out is one.
    bool isOfOne() const
    {
        return members.size() > 1 && !first().name.isEmpty()
               && std::ranges::all_of(members, [this](const Draft *draft) { return draft->name == first().name; });
    }
    int count() const
    {
        QStringList names;
        int sum = 0;
        for (const Draft *draft : members) {
            if (!draft->name.isEmpty() && names.contains(draft->name))
                continue;
            names.append(draft->name);
            sum += draft->finding.count;
        }
        return sum;
    }
};

QList<Group> grouped(const QList<Draft> &drafts)
{
    QList<Group> groups;
    QList<Toll> tolls;
    for (const Draft &draft : drafts) {
        tolls.append(tollOf(draft.finding));
        // A cause stands before what it brings about.
        if (const int cause = draft.finding.cause; cause >= 0 && cause < tolls.size())
            tolls[cause] = std::max(tolls.at(cause), tolls.last());
    }
    for (const Draft &draft : drafts) {
        const Toll toll = tolls.at(&draft - drafts.constData());
        const auto same = std::ranges::find_if(
            groups, [&draft](const Group &group) { return group.first().finding.id == draft.finding.id && group.level == draft.finding.level; });
        if (same != groups.end()) {
            same->members.append(&draft);
            same->isCause = same->isCause || draft.finding.cause < 0;
            same->toll = std::max(same->toll, toll);
        } else {
            groups.append({.level = draft.finding.level, .toll = toll, .isCause = draft.finding.cause < 0, .members = {&draft}});
        }
    }
    return groups;
}

QStringList namesIn(const Group &group)
{
    QStringList names;
    for (const Draft *draft : group.members) {
        if (!names.contains(draft->name))
            names.append(draft->name);
    }
    return names;
}

QString clauseOf(const Group &group, const Snapshot &snapshot)
{
    const Draft &first = group.first();
    if (group.members.size() == 1 || !first.many)
        return first.clause;
    const QString size = number(first.manyOfOne && !group.isOfOne() ? namesIn(group).size() : group.members.size());
    if (group.isOfOne() && first.manyOfOne)
        return fill(first.manyOfOne, {size, first.name});
    if (first.all && group.members.size() == snapshot.nodes.size())
        return fill(first.all, {size});
    return fill(first.many, {size, phrases::list(namesIn(group))});
}

/// "1 node down", "41 queues short of a member"
QString briefOf(const Group &group)
{
    const Draft &first = group.first();
    const int count = group.count();
    const bool isLeast = std::ranges::any_of(group.members, [](const Draft *draft) { return draft->finding.isLeast; });
    if ((count == 1 && !isLeast) || !first.briefMany)
        return fill(first.briefOne);
    return fill(first.briefMany, {isLeast ? units::atLeast(number(count)) : number(count)});
}

struct Tally
{
    qsizetype all = 0, pending = 0, answered = 0;
};

Tally tallyOf(const QMap<NodeName, NodeCondition> &conditions)
{
    Tally tally{.all = conditions.size()};
    for (const NodeCondition condition : conditions)
        tally.pending += condition == NodeCondition::Asking;
    tally.answered = tally.all - tally.pending;
    return tally;
}

QString healthyHeadline(qsizetype nodes, qsizetype proxies)
{
    const QString n = number(nodes);
    const QString p = number(proxies);
    if (nodes == 1) {
        switch (proxies) {
        case 0:
            return QCoreApplication::translate("Diagnosis", "Healthy: the node is in service");
        case 1:
            return QCoreApplication::translate("Diagnosis", "Healthy: the node and the proxy are in service");
        case 2:
            return QCoreApplication::translate("Diagnosis", "Healthy: the node and both proxies are in service");
        default:
            return QCoreApplication::translate("Diagnosis", "Healthy: the node and all %1 proxies are in service").arg(p);
        }
    }
    switch (proxies) {
    case 0:
        return QCoreApplication::translate("Diagnosis", "Healthy: all %1 nodes are in service").arg(n);
    case 1:
        return QCoreApplication::translate("Diagnosis", "Healthy: all %1 nodes and the proxy are in service").arg(n);
    case 2:
        return QCoreApplication::translate("Diagnosis", "Healthy: all %1 nodes and both proxies are in service").arg(n);
    default:
        return QCoreApplication::translate("Diagnosis", "Healthy: all %1 nodes and all %2 proxies are in service").arg(n, p);
    }
}

/// "3 nodes, 2 proxies, 212 queues"
QString inventory(const Snapshot &snapshot)
{
    const auto part = [](qsizetype count, const char *one, const char *many) { return count == 1 ? fill(one) : fill(many, {number(count)}); };
    QStringList parts{part(snapshot.nodes.size(), QT_TRANSLATE_NOOP("Diagnosis", "1 node"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes"))};
    if (!snapshot.proxies.isEmpty()) {
        parts.append(part(snapshot.proxies.size(), QT_TRANSLATE_NOOP("Diagnosis", "1 proxy"), QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies")));
    }
    if (snapshot.totals.isCurrent() && snapshot.totals.value->queues) {
        parts.append(part(*snapshot.totals.value->queues, QT_TRANSLATE_NOOP("Diagnosis", "1 queue"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues")));
    }
    return phrases::list(parts);
}

/// Other brokers that speak the API, and old plugins, tell of no alarms: that is not the same as having none.
QStringList alarmsUntoldBy(const Snapshot &snapshot)
{
    QStringList names;
    for (const NodeLook &node : snapshot.nodes) {
        const NodeFigures *figures = figuresOf(snapshot, node);
        if (figures == nullptr)
            continue;
        const BrokerMetrics metrics = node.metrics.isCurrent() ? *node.metrics.value : BrokerMetrics{};
        if (!(figures->memoryAlarm || metrics.memoryAlarm) || !(figures->diskAlarm || metrics.diskAlarm))
            names.append(shortName(node.name));
    }
    return names;
}

void passHealthy(Assessment &assessment, const Snapshot &snapshot, const QList<Group> &groups, const ServingTally &serving)
{
    qsizetype proxies = 0;
    qsizetype proxiesAsked = 0;
    qsizetype hosts = 0;
    for (const SubjectState &state : std::as_const(assessment.states)) {
        const bool isProxy = state.subject.kind == SubjectKind::Proxy;
        proxies += isProxy && state.level == Level::Ok;
        proxiesAsked += isProxy;
        hosts += state.subject.kind == SubjectKind::Host && state.level == Level::Ok;
    }
    assessment.word = toWord(OverallStatus::Healthy);
    // What has not answered is not counted among the well.
    assessment.headline = serving.notKnown > 0
                              ? QCoreApplication::translate("Diagnosis", "Healthy as far as is known: %1 nodes in service").arg(toText(serving))
                              : healthyHeadline(snapshot.nodes.size(), proxies == proxiesAsked ? proxies : 0);
    assessment.brief = serving.notKnown > 0 ? QCoreApplication::translate("Diagnosis", "%1 nodes in service").arg(toText(serving)) : inventory(snapshot);

    const QStringList untold = alarmsUntoldBy(snapshot);
    QStringList sentences;
    if (untold.isEmpty())
        sentences.append(QCoreApplication::translate("Diagnosis", "No alarm."));
    else
        sentences.append((untold.size() == 1 ? QCoreApplication::translate("Diagnosis", "%1 does not tell of alarms.")
                                             : QCoreApplication::translate("Diagnosis", "%1 do not tell of alarms."))
                             .arg(phrases::list(untold)));
    if (hosts == snapshot.hosts.size() && hosts > 1) {
        sentences.append(QCoreApplication::translate("Diagnosis", "All %1 hosts are within their limits.").arg(number(hosts)));
    }
    bool somethingMissing = false;
    for (const Group &group : groups) {
        if (group.level != Level::Unknown)
            continue;
        somethingMissing = true;
        sentences.append(QCoreApplication::translate("Diagnosis", "Not known: %1.").arg(clauseOf(group, snapshot)));
    }
    if (!somethingMissing)
        sentences.append(QCoreApplication::translate("Diagnosis", "Nothing to do."));
    assessment.line = phrases::sentences(sentences);
}

/// All that has been heard is well, and the queues have not been heard of: that is not health yet.
void passQueuesAwaited(Assessment &assessment)
{
    assessment.level = Level::Unknown;
    assessment.word = QCoreApplication::translate("Diagnosis", "Asking");
    assessment.headline = QCoreApplication::translate("Diagnosis", "Asking for the queues");
    assessment.line = QCoreApplication::translate("Diagnosis", "The nodes answer; how their queues are is not known yet.");
    assessment.brief = assessment.headline;
}

void passLoading(Assessment &assessment, const Tally &tally)
{
    assessment.word = QCoreApplication::translate("Diagnosis", "Asking");
    assessment.headline = tally.all == 1 ? QCoreApplication::translate("Diagnosis", "Asking 1 node")
                                         : QCoreApplication::translate("Diagnosis", "Asking %1 nodes").arg(number(tally.all));
    assessment.line = tally.answered == 0
                          ? QCoreApplication::translate("Diagnosis", "Nobody has answered yet.")
                          : QCoreApplication::translate("Diagnosis", "%1 of %2 nodes have answered.").arg(number(tally.answered), number(tally.all));
    assessment.brief = assessment.headline;
}

/// Every proxy of the cluster has been asked, and turns every client away.
bool isOutage(const Snapshot &snapshot)
{
    return !snapshot.proxies.isEmpty()
           && std::ranges::all_of(snapshot.proxies, [&](const ProxyLook &proxy) { return judgeProxy(snapshot, proxy) == ProxyCondition::NoServerUp; });
}

/// By the drafts, symptoms included; forty queues with one fault count for forty.
OverallStatus statusOf(const QList<Draft> &drafts)
{
    qsizetype criticals = 0, warnings = 0;
    for (const Draft &draft : drafts) {
        criticals += draft.finding.level == Level::Critical ? draft.finding.count : 0;
        warnings += draft.finding.level == Level::Warning ? draft.finding.count : 0;
    }
    return overallStatus(criticals, warnings);
}

/// What clients meet, and the fault of a node of its own that stands beside it: it mostly brought it about.
QString outageClause(const Group &proxies, const QList<Group> &groups, const Snapshot &snapshot)
{
    const QString clause = QCoreApplication::translate("Diagnosis", "no client gets through: %1").arg(clauseOf(proxies, snapshot));
    const auto own = std::ranges::find_if(
        groups, [](const Group &group) { return group.level == Level::Critical && group.isCause && group.first().finding.subject.kind == SubjectKind::Node; });
    return own == groups.end() ? clause
                               : QCoreApplication::translate("Diagnosis", "%1; and %2", "an outage, a node's fault").arg(clause, clauseOf(*own, snapshot));
}

/// Since when, as far as anybody has seen: of a cause that tells no time, by the first of what it brought about.
TimePoint sinceOf(const Group &group, const QList<Draft> &drafts)
{
    TimePoint since{}, follows{};
    const auto take = [](TimePoint &first, TimePoint at) {
        if (!isNever(at) && (isNever(first) || at < first))
            first = at;
    };
    for (const Draft *draft : group.members) {
        take(since, draft->finding.since);
        for (const Draft &symptom : drafts) {
            if (symptom.finding.cause == draft - drafts.constData())
                take(follows, symptom.finding.since);
        }
    }
    return isNever(since) ? follows : since;
}

QString lineOf(const QList<Group> &groups, const Snapshot &snapshot, const ServingTally &serving, TimePoint since)
{
    QStringList sentences;
    if (!isNever(since)) {
        sentences.append(QCoreApplication::translate("Diagnosis", "Since %1.").arg(units::timeAndAge(since, snapshot.at)));
    }
    if (serving.all > 1)
        sentences.append(nodesInService(serving));
    const auto causes =
        std::ranges::count_if(groups, [](const Group &other) { return other.isCause && (other.level == Level::Critical || other.level == Level::Warning); });
    if (causes == 2)
        sentences.append(QCoreApplication::translate("Diagnosis", "1 more cause below."));
    else if (causes > 2)
        sentences.append(QCoreApplication::translate("Diagnosis", "%1 more causes below.").arg(number(causes - 1)));
    return phrases::sentences(sentences);
}

} // namespace

void passVerdict(Assessment &assessment, const Snapshot &snapshot, const QList<Draft> &drafts, const QMap<NodeName, NodeCondition> &conditions)
{
    if (snapshot.nodes.isEmpty()) {
        assessment.word = toWord(OverallStatus::Unknown);
        assessment.headline = QCoreApplication::translate("Diagnosis", "No data: the cluster's settings name no node");
        assessment.brief = assessment.headline;
        return;
    }
    const QList<Group> groups = grouped(drafts);
    const Tally tally = tallyOf(conditions);
    const ServingTally serving = servingTally(snapshot);
    auto worst = std::ranges::max_element(groups, [](const Group &a, const Group &b) {
        // The headline names a cause: of two equally bad groups, the one that explains the other.
        return std::tuple(a.toll, a.level, a.isCause) < std::tuple(b.toll, b.level, b.isCause);
    });
    // What is old vouches for nobody.
    const bool anyoneSeen = std::ranges::any_of(
        snapshot.nodes, [&](const NodeLook &node) { return node.answer.isCurrent() && conditions.value(node.name) != NodeCondition::Stale; });
    // When no node can be asked, that counts, and not that some host is busy.
    if (!anyoneSeen && worst != groups.end() && (worst->level <= Level::Warning || worst->first().finding.subject.kind == SubjectKind::Host)) {
        const auto ofNodes = std::ranges::find_if(
            groups, [](const Group &group) { return group.level == Level::Unknown && group.first().finding.subject.kind == SubjectKind::Node; });
        worst = ofNodes != groups.end() ? ofNodes : worst;
    }

    // Nobody gets through: that is what clients meet, whatever brought it about. Nodes that are all down say as much.
    const bool outage = isOutage(snapshot);
    if (const bool allLost = std::ranges::all_of(conditions, isLost); outage && !allLost) {
        const auto ofProxies = std::ranges::find_if(groups, [](const Group &group) { return group.first().finding.id == "proxy.no-server"_L1; });
        worst = ofProxies != groups.end() ? ofProxies : worst;
    }

    if (worst == groups.end() || worst->level < Level::Unknown || (worst->level == Level::Unknown && anyoneSeen)) {
        if (tally.pending > 0) {
            assessment.level = Level::Unknown;
            passLoading(assessment, tally);
        } else if (snapshot.queuesAwaited) {
            passQueuesAwaited(assessment);
        } else {
            assessment.level = Level::Ok;
            passHealthy(assessment, snapshot, groups, serving);
        }
        return;
    }
    if (worst->level == Level::Unknown && tally.pending > 0) {
        assessment.level = Level::Unknown;
        passLoading(assessment, tally);
        return;
    }
    // What is named first need not be the worst figure; the word for the whole is that of the worst.
    const Level level = worst->level < Level::Warning ? worst->level : std::ranges::max(groups, {}, &Group::level).level;
    assessment.level = level;
    const OverallStatus status = level < Level::Warning ? OverallStatus::Unknown : statusOf(drafts);
    assessment.word = toWord(status);
    const bool nobodyGetsThrough = outage && worst->first().finding.id == "proxy.no-server"_L1;
    QString clause = nobodyGetsThrough ? outageClause(*worst, groups, snapshot) : clauseOf(*worst, snapshot);
    // One node's fault is not the news where none is left, unless it is said of all of them.
    const auto named = static_cast<qsizetype>(namesIn(*worst).size());
    if (worst->level == Level::Critical && !nobodyGetsThrough && tally.all > 1 && serving.serving == 0 && tally.pending == 0
        && worst->first().finding.subject.kind == SubjectKind::Node && named < tally.all)
        clause = QCoreApplication::translate("Diagnosis", "no node is known to serve (%1)").arg(clause);
    assessment.headline = headlineOf(status, clause);
    assessment.line = lineOf(groups, snapshot, serving, sinceOf(*worst, drafts));

    QStringList briefs{briefOf(*worst)};
    for (const Group &group : groups) {
        if (worst->level > Level::Unknown && &group != &*worst && group.level >= Level::Warning && group.isCause && briefs.size() < 2)
            briefs.append(briefOf(group));
    }
    // Room is left for one consequence that counts: queues.
    for (const Group &group : groups) {
        if (briefs.size() < 2 && &group != &*worst && group.first().finding.id.startsWith("queues."_L1))
            briefs.append(briefOf(group));
    }
    assessment.brief = phrases::facts(briefs);
}

} // namespace warrener
