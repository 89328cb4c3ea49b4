#include "plan/failover/Candidates.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/FailoverSettings.h"
#include "judge/assess/HostHealth.h"
#include "judge/assess/NodeCondition.h"
#include "plan/failover/Planner.h"
#include "run/operations/ProxyParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr double gib = 1024.0 * 1024 * 1024;
/// Headroom that earns all the points.
constexpr double enoughMemory = 4 * gib;
constexpr double enoughDisk = 50 * gib;
constexpr qsizetype mostNamed = 2;

/// What one node's row says, put into words once.
struct Look
{
    const ClusterView &view;
    const NodeName &source;
    const NodeLook &node;
    const NodeFigures *figures; ///< null: neither it nor a peer tells any
    NodeFigures known;          ///< with what its metrics tell
};

CandidateReason unknown(CandidateReason reason)
{
    reason.level = Level::Unknown;
    reason.words = QCoreApplication::translate("Candidates", "not known");
    reason.points = reason.most / 2;
    return reason;
}

CandidateReason inService(const Look &look, bool &usable)
{
    CandidateReason reason{.id = u"in-service"_s, .title = QCoreApplication::translate("Candidates", "In service"), .most = 25};
    const NodeCondition condition = judgeNode(*look.view.snapshot, look.node);
    // While another node is frozen or cut off, the management API of a healthy one hangs too.
    const bool draining = isInMaintenance(look.view, look.node.name);
    const bool speaks = look.view.facts->amqp.value(look.node.name) == Sight::Answers && !draining && condition != NodeCondition::Partitioned;
    usable = !draining && (serves(condition) || speaks);
    if (!usable) {
        reason.level = Level::Critical;
        reason.words = draining                                  ? QCoreApplication::translate("Candidates", "in maintenance mode")
                       : condition == NodeCondition::Partitioned ? QCoreApplication::translate("Candidates", "parted from the others")
                       : isAccessProblem(condition) ? QCoreApplication::translate("Candidates", "keeps the console out: whether it serves clients is not known")
                       : mayServe(condition)        ? QCoreApplication::translate("Candidates", "whether it serves clients is not known")
                                                    : QCoreApplication::translate("Candidates", "does not serve clients");
        return reason;
    }
    const bool memory = look.known.memoryAlarm.value_or(false);
    const bool disk = look.known.diskAlarm.value_or(false);
    if (memory || disk) {
        usable = false;
        reason.level = Level::Critical;
        reason.words = memory ? QCoreApplication::translate("Candidates", "memory alarm") : QCoreApplication::translate("Candidates", "disk alarm");
        return reason;
    }
    if (condition != NodeCondition::InService || look.figures == nullptr) {
        reason.level = Level::Warning;
        reason.words = speaks ? QCoreApplication::translate("Candidates", "serves clients, tells no figures")
                              : QCoreApplication::translate("Candidates", "its own figures are missing");
        reason.points = reason.most / 2;
        return reason;
    }
    reason.level = Level::Ok;
    reason.words = QCoreApplication::translate("Candidates", "no alarm");
    reason.points = reason.most;
    return reason;
}

/// What the proxies say of it that send clients to the source: nobody can be moved to a node that they
/// do not know, or count as down. Empty: nothing speaks against it.
QStringList unreachableIn(const QList<ProxyPart> &proxies)
{
    QStringList words;
    for (const ProxyPart &proxy : proxies) {
        bool known = false;
        bool takes = false;
        bool amqp = false;
        QString status;
        for (const BackendPart &part : proxy.backends) {
            if (part.carries != Carries::Amqp && part.carries != Carries::Amqps)
                continue;
            amqp = true;
            for (const QString &name : part.to) {
                const haproxy::ServerState *server = part.servers->server(name);
                known = true;
                takes = takes || server->takesClients();
                status = server->status.isEmpty() ? haproxy::toId(server->admin()) : server->status;
            }
        }
        if (amqp && !known)
            words.append(QCoreApplication::translate("Candidates", "no server in %1").arg(proxy.name.value));
        else if (amqp && !takes)
            words.append(QCoreApplication::translate("Candidates", "%1 in %2", "a server's state and a proxy").arg(status, proxy.name.value));
    }
    return words;
}

/// Whether clients still get to the node by any of these proxies.
bool isServedBy(const QList<ProxyPart> &proxies)
{
    return std::ranges::any_of(proxies, [](const ProxyPart &proxy) {
        return std::ranges::any_of(proxy.backends, [](const BackendPart &part) {
            return (part.carries == Carries::Amqp || part.carries == Carries::Amqps)
                   && std::ranges::any_of(part.from, [&part](const QString &name) { return part.servers->server(name)->takesClients(); });
        });
    });
}

CandidateReason members(const Look &look, QStringList &lacking)
{
    CandidateReason reason{.id = u"members"_s, .title = QCoreApplication::translate("Candidates", "Members in sync"), .most = 25};
    const ClusterFacts &facts = *look.view.facts;
    if (!facts.queuesKnown)
        return unknown(reason);
    const QList<const QueueSeat *> led = facts.ledBy(look.source);
    qsizetype inSync = 0;
    qsizetype notKnown = 0;
    for (const QueueSeat *seat : led) {
        const MemberState state = seat->memberOn(look.node.name);
        inSync += state == MemberState::InSync ? 1 : 0;
        notKnown += state == MemberState::NotKnown ? 1 : 0;
        if (state == MemberState::InSync || lacking.size() > mostNamed)
            continue;
        if (state == MemberState::NotKnown) {
            lacking.append(
                QCoreApplication::translate("Candidates", "How far %1 has come with %2 is not known").arg(shortName(look.node.name), seat->ref.name));
            continue;
        }
        const double behind = seat->behind.value(look.node.name, 0);
        lacking.append(
            behind > 0 && seat->online.contains(look.node.name)
                ? QCoreApplication::translate("Candidates", "%1 lags in %2 by %3 entries").arg(shortName(look.node.name), seat->ref.name, units::count(behind))
                : QCoreApplication::translate("Candidates", "%1 has no member of %2 that is online").arg(shortName(look.node.name), seat->ref.name));
    }
    if (led.isEmpty()) {
        reason.level = Level::Ok;
        reason.words = QCoreApplication::translate("Candidates", "none to take over");
        reason.points = reason.most;
        return reason;
    }
    if (notKnown > 0 && inSync + notKnown == led.size())
        return unknown(reason);
    const double share = double(inSync) / double(led.size());
    reason.level = inSync == led.size() ? Level::Ok : share < 0.5 ? Level::Critical : Level::Warning;
    reason.words = QCoreApplication::translate("Candidates", "%1 of %2").arg(units::count(double(inSync)), units::count(double(led.size())));
    // A queue that stays without its leader costs more than its share.
    reason.points = reason.most * std::pow(share, 20);
    return reason;
}

CandidateReason headroom(CandidateReason reason, std::optional<qint64> used, std::optional<qint64> limit, std::optional<double> given, double enough)
{
    if (!given && (!used || !limit || *limit <= 0))
        return unknown(reason);
    const double room = given ? *given : double(*limit - *used);
    const double share = std::clamp(room / enough, 0.0, 1.0);
    reason.level = share < 0.05 ? Level::Critical : share < 0.35 ? Level::Warning : Level::Ok;
    reason.words = room < 0 ? QCoreApplication::translate("Candidates", "none") : units::bytes(room);
    reason.points = reason.most * share;
    return reason;
}

CandidateReason memory(const Look &look)
{
    CandidateReason reason{.id = u"memory"_s, .title = QCoreApplication::translate("Candidates", "Memory headroom"), .most = 15};
    if (look.figures == nullptr)
        return unknown(reason);
    // A small node has enough room at half of its limit.
    const double enough = look.figures->memoryLimit ? std::min(enoughMemory, double(*look.figures->memoryLimit) / 2) : enoughMemory;
    return headroom(reason, look.figures->memoryUsed, look.figures->memoryLimit, std::nullopt, std::max(enough, 1.0));
}

CandidateReason disk(const Look &look)
{
    CandidateReason reason{.id = u"disk"_s, .title = QCoreApplication::translate("Candidates", "Disk headroom"), .most = 10};
    std::optional<double> room;
    if (look.figures != nullptr && look.figures->diskFree)
        room = double(*look.figures->diskFree - look.figures->diskFreeLimit.value_or(0));
    return headroom(reason, std::nullopt, std::nullopt, room, enoughDisk);
}

CandidateReason latency(const Look &look)
{
    CandidateReason reason{.id = u"latency"_s, .title = QCoreApplication::translate("Candidates", "Latency"), .most = 10};
    if (!look.node.answer.isCurrent())
        return unknown(reason);
    const double ms = double(look.node.answer.took.count());
    constexpr double quick = 50;
    constexpr double slow = 1000;
    reason.level = ms <= 250 ? Level::Ok : ms < slow ? Level::Warning : Level::Critical;
    reason.words = units::duration(look.node.answer.took);
    reason.points = reason.most * std::clamp(1 - (ms - quick) / (slow - quick), 0.0, 1.0);
    return reason;
}

CandidateReason host(const Look &look)
{
    CandidateReason reason{.id = u"host"_s, .title = QCoreApplication::translate("Candidates", "Host score"), .most = 10};
    const HostLook *machine = look.view.snapshot->host(look.node.host);
    if (machine == nullptr || !machine->figures.has())
        return unknown(reason);
    const HostHealth health = hostHealth(*machine->figures.value, look.view.snapshot->thresholds);
    if (health.level == Level::Unknown)
        return unknown(reason);
    reason.level = health.scoreLevel;
    const std::optional<double> score = health.shownScore();
    reason.words = score ? units::count(std::round(*score)) : toWord(health.level);
    reason.points = reason.most * std::clamp(health.score / 100, 0.0, 1.0);
    return reason;
}

CandidateReason quorum(const Look &look)
{
    CandidateReason reason{.id = u"quorum"_s, .title = QCoreApplication::translate("Candidates", "Quorum stays"), .most = 5};
    const ClusterFacts &facts = *look.view.facts;
    if (!facts.queuesKnown)
        return unknown(reason);
    qsizetype worstLeft = -1;
    qsizetype worstMembers = 0;
    qsizetype lost = 0;
    for (const QueueSeat &seat : facts.queues) {
        if (seat.members.size() < 2 || !seat.members.contains(look.node.name))
            continue;
        const qsizetype left = std::ranges::count_if(seat.online, [&](const NodeName &member) { return member != look.source; });
        lost += seat.keepsMajorityWithout(look.source) ? 0 : 1;
        if (worstLeft < 0 || left * worstMembers < worstLeft * seat.members.size()) {
            worstLeft = left;
            worstMembers = seat.members.size();
        }
    }
    if (worstLeft < 0) {
        reason.level = Level::Ok;
        reason.words = QCoreApplication::translate("Candidates", "no replicated queue");
        reason.points = reason.most;
        return reason;
    }
    reason.words = QCoreApplication::translate("Candidates", "%1 of %2").arg(worstLeft).arg(worstMembers);
    if (lost > 0) {
        reason.level = Level::Critical;
        return reason;
    }
    // Exactly a majority: the candidate must not fail as well.
    const bool tight = worstLeft == worstMembers / 2 + 1;
    reason.level = Level::Ok;
    reason.points = tight ? reason.most / 2 : reason.most;
    return reason;
}

CandidateReason priority(const NodePreference &preference)
{
    CandidateReason reason{.id = u"priority"_s, .title = QCoreApplication::translate("Candidates", "Priority"), .level = Level::Note, .most = 10};
    if (preference.never) {
        reason.level = Level::Critical;
        reason.words = QCoreApplication::translate("Candidates", "never");
    } else if (preference.priority == 0) {
        reason.words = QCoreApplication::translate("Candidates", "none set");
    } else {
        reason.level = preference.priority > 0 ? Level::Ok : Level::Warning;
        reason.words = preference.priority > 0 ? u"+%1"_s.arg(preference.priority) : QString::number(preference.priority);
        reason.points = preference.priority;
    }
    return reason;
}

void conclude(Candidate &candidate, const QStringList &lacking, bool never, const ClusterFacts &facts, const NodeName &source)
{
    double sum = 0;
    QStringList reservations;
    for (const CandidateReason &reason : std::as_const(candidate.reasons)) {
        sum += std::round(reason.points);
        if (reason.level == Level::Warning || reason.level == Level::Critical)
            reservations.append(u"%1: %2"_s.arg(reason.title, reason.words));
    }
    candidate.score = int(std::clamp(std::round(sum), 0.0, 100.0));
    const QString name = shortName(candidate.node);
    QStringList sentences;
    const qint64 led = facts.ledCount(source);
    if (facts.queuesKnown && led > 0 && lacking.isEmpty() && candidate.eligible)
        sentences.append(QCoreApplication::translate("Candidates", "%1 holds an up-to-date member of every queue that %2 leads.").arg(name, shortName(source)));
    for (const auto listed = lacking.first(std::min(lacking.size(), mostNamed)); const QString &one : listed)
        sentences.append(QCoreApplication::translate("Candidates", "%1.").arg(one));
    if (!reservations.isEmpty())
        sentences.append(QCoreApplication::translate("Candidates", "Speaks against it: %1.").arg(phrases::clauses(reservations)));
    candidate.why = phrases::sentences(sentences);

    if (never) {
        candidate.level = Level::Critical;
        candidate.verdict = QCoreApplication::translate("Candidates", "Never, by the operator");
    } else if (!candidate.eligible) {
        candidate.level = Level::Critical;
        candidate.verdict = QCoreApplication::translate("Candidates", "Cannot take over");
    } else if (!reservations.isEmpty()) {
        candidate.level = Level::Warning;
        candidate.verdict = reservations.size() == 1 ? QCoreApplication::translate("Candidates", "1 reservation")
                                                     : QCoreApplication::translate("Candidates", "%1 reservations").arg(reservations.size());
    } else {
        candidate.level = Level::Ok;
        candidate.verdict = QCoreApplication::translate("Candidates", "Can take over");
    }
}

} // namespace

QList<Candidate> rankCandidates(const ClusterView &view, const NodeName &source)
{
    QList<Candidate> candidates;
    for (const NodeLook &node : view.snapshot->nodes) {
        if (node.name == source)
            continue;
        const Look look{.view = view, .source = source, .node = node, .figures = figuresOf(*view.snapshot, node), .known = knownFigures(*view.snapshot, node)};
        const NodeProfile *profile = view.profile->node(node.name);
        const NodePreference preference = profile == nullptr ? NodePreference() : nodePreference(*profile);
        bool usable = false;
        QStringList lacking;
        Candidate candidate{.node = node.name};
        candidate.reasons = {inService(look, usable), members(look, lacking), memory(look), disk(look), latency(look), host(look), quorum(look),
                             priority(preference)};
        candidate.eligible = usable && !preference.never;
        if (const QStringList away = unreachableIn(proxiesFor(view, source, node.name)); usable && !away.isEmpty()) {
            candidate.reachable = false;
            CandidateReason &service = candidate.reasons.first();
            service.level = Level::Warning;
            service.points = 0;
            service.words = phrases::list(away);
        }
        conclude(candidate, lacking, preference.never, *view.facts, source);
        candidates.append(candidate);
    }
    std::ranges::stable_sort(candidates, std::ranges::greater(), [](const Candidate &one) { return std::tuple(one.eligible, one.reachable, one.score); });
    // A check that hangs with the sick node takes all others out as well: nobody is worse off then, and only the end of
    // that node brings them back.
    const auto isTheBest = [&](const Candidate &first) { return first.eligible && (first.reachable || !isServedBy(proxiesFor(view, source, first.node))); };
    if (!candidates.isEmpty() && isTheBest(candidates.first())) {
        candidates.first().recommended = true;
        if (candidates.first().level == Level::Ok)
            candidates.first().verdict = QCoreApplication::translate("Candidates", "Recommended");
    }
    return candidates;
}

} // namespace warrener
