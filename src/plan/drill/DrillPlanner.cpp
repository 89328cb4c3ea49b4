#include "plan/drill/DrillPlanner.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "plan/drill/DrillPlaces.h"
#include "record/calendar/SecondPerson.h"
#include "run/operations/GuardOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/drill/DrillGuards.h"
#include "run/operations/drill/FaultOperations.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr qsizetype longestHostInId = 40;

/// The faults of one act, a host each. `targets`: of the whole drill, who are never among the others.
QList<Fault> faultsOf(const ClusterProfile &profile, const DrillAct &act, const QList<DrillPlace> &targets, const QString &token, std::chrono::seconds length)
{
    QList<Fault> faults;
    for (const DrillPlace &place : act.on > 0 ? targets.mid(act.on - 1, 1) : targets) {
        faults.append({.token = token,
                       .kind = *act.fault,
                       .host = place.host.name,
                       .node = place.node,
                       .peers = needsPeers(*act.fault) ? peersFor(profile, act.peers, targets) : QStringList(),
                       .amount = act.amount,
                       .deadline = length + drillMargin(*act.fault),
                       .lasts = length});
    }
    return faults;
}

QString stepId(const QString &kind, qsizetype number, const Fault &fault)
{
    return u"%1%2-%3"_s.arg(kind).arg(number).arg(fault.host.value.left(longestHostInId));
}

template <class Build>
Step onEach(const ClusterProfile &profile, const QList<Fault> &faults, const QString &kind, qsizetype number, const QString &title, Build build)
{
    QList<Step> steps;
    for (const Fault &fault : faults)
        steps.append(build(profile, fault, stepId(kind, number, fault)));
    return together(kind + QString::number(number), title, steps);
}

/// Arm, prove, make, watch, take back.
QList<Step> actSteps(const ClusterProfile &profile, const QList<Fault> &faults, qsizetype number, const Observation &observation)
{
    const auto reverse = [number](const ClusterProfile &of, const Fault &fault, const QString &id) {
        return reverseFaultStep(of, fault, id,
                                {stepId(drillstep::arm, number, fault), stepId(drillstep::armed, number, fault), stepId(drillstep::make, number, fault)});
    };
    Step make = onEach(profile, faults, drillstep::make, number, QCoreApplication::translate("Drill", "Make the faults"), makeFaultStep);
    // Of several, all are made on one look: the second one's would see the first.
    make.force = true;
    return {
        onEach(profile, faults, drillstep::arm, number, QCoreApplication::translate("Drill", "Arm the ways back"), armFaultStep),
        onEach(profile, faults, drillstep::armed, number, QCoreApplication::translate("Drill", "The ways back are armed"), faultArmedStep),
        make,
        observeStep(observation, drillstep::observe + QString::number(number),
                    QCoreApplication::translate("Drill", "Watch for %1 what becomes of it").arg(units::span(observation.length))),
        onEach(profile, faults, drillstep::reverse, number, QCoreApplication::translate("Drill", "Take the faults back"), reverse),
    };
}

ProbeExpectation expectationOf(const DrillDocument &document, const DrillMode &mode, const QString &type, const std::optional<FaultKind> &fault)
{
    if (document.probe.expects.contains(type))
        return document.probe.expects.value(type);
    const bool isOnNodes = mode.target.value_or(document.target) == DrillTarget::Node;
    return type == "classic"_L1 && isOnNodes && fault && takesNodeOut(*fault) ? ProbeExpectation::MayPause : ProbeExpectation::Holds;
}

/// Types of queues of which one may expect no more than that.
QStringList typesAt(const QMap<QString, ProbeExpectation> &expects, ProbeExpectation least)
{
    QStringList types;
    for (auto it = expects.cbegin(); it != expects.cend(); ++it) {
        if (it.value() >= least)
            types.append(it.key());
    }
    return types;
}

/// How old a verified backup may be; 0: none is needed. Whoever damages data has one, whatever the document says.
std::chrono::hours backupNeeded(const DrillDocument &document, const DrillMode &mode)
{
    constexpr std::chrono::hours usual{24};
    const bool damages = std::ranges::any_of(mode.method, [](const DrillAct &act) { return act.fault == FaultKind::DataDamage; });
    return document.backup.count() > 0 || !damages ? document.backup : usual;
}

Status mayBegin(const ClusterProfile &profile, const DrillRequest &request)
{
    if (profile.environment != Environment::Production)
        return {};
    if (request.approver.trimmed().isEmpty())
        return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Drill", "%1 is a production cluster: a drill there needs a second person who agrees").arg(profile.name.value));
    const QString why = whyNoSecondPerson(request.approver, {request.who, request.login});
    return why.isEmpty() ? Status() : failure(ErrorKind::Forbidden, why);
}

/// What one drill is made of, once everything that was left open is decided.
struct DrillCast
{
    const ClusterProfile &profile;
    const DrillDocument &document;
    const DrillMode &mode;
    QList<DrillPlace> targets{};
    std::chrono::seconds length{0}; ///< of a fault that says none of its own
    QStringList names{};            ///< of the targets
    QList<NodeName> nodes{};        ///< that are meant
    QList<HostName> hosts{};
    QList<NodeName> hitNodes{}; ///< on the targets' hosts, meant or not
    QList<NodeName> others{};
    QList<NodeName> ask{}; ///< those that nothing is made on, first
    QMap<QString, ProbeExpectation> expects{};
    QStringList mayLose{};
    QString token{};
};

Result<DrillCast> castOf(const ClusterProfile &profile, const DrillDocument &document, const DrillRequest &request)
{
    const Result<DrillRequest> resolved = resolvedDrill(profile, document, request);
    if (!resolved)
        return std::unexpected(resolved.error());
    DrillCast cast{.profile = profile, .document = document, .mode = *document.mode(resolved->mode), .length = resolved->seconds, .token = newFaultToken()};
    if (cast.length < document.least || cast.length > document.most) {
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("Drill", "%1 lasts from %2 to %3").arg(document.id, units::span(document.least), units::span(document.most)));
    }
    const Result<QList<DrillPlace>> targets = drillPlacesOf(profile, document, cast.mode.target.value_or(document.target), *resolved);
    if (!targets)
        return std::unexpected(targets.error());
    if (targets->size() < cast.mode.leastTargets()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "“%1” is made on %2 targets one after the other; %3 were chosen")
                                             .arg(cast.mode.title.text(), QString::number(cast.mode.leastTargets()), QString::number(targets->size())));
    }
    cast.targets = *targets;
    for (const DrillPlace &place : std::as_const(cast.targets)) {
        cast.names.append(place.name);
        cast.hosts.append(place.host.name);
        if (!place.node.isEmpty())
            cast.nodes.append(place.node);
    }
    cast.hitNodes = nodesOn(profile, cast.targets);
    cast.others = nodesElsewhere(profile, cast.hitNodes);
    cast.ask = cast.others + cast.hitNodes;
    cast.expects = probeExpectations(document, cast.mode);
    cast.mayLose = typesAt(cast.expects, ProbeExpectation::MayLose);
    return cast;
}

/// What a drill does, one act after the other, and what that asks of the cluster.
struct DrillActs
{
    QList<Step> checks{}; ///< before anything is done
    QList<Step> steps{};
    QStringList standing{}; ///< types of the probe's queues that may stand still, until the next fault waits for them
    bool takesOut = false;
    bool takesProxyOut = false;
    std::optional<std::chrono::seconds> shortest{}; ///< of the faults
    std::chrono::seconds total{0};
};

Observation watchingOf(const DrillCast &cast, const DrillAct &act, std::chrono::seconds lasts)
{
    QList<NodeName> hit = cast.nodes;
    if (act.on > 0)
        hit = cast.targets.at(act.on - 1).node.isEmpty() ? QList<NodeName>() : QList<NodeName>{cast.targets.at(act.on - 1).node};
    return {.token = cast.token,
            .targets = act.fault ? hit : QList<NodeName>(),
            .ask = cast.ask,
            .length = lasts,
            .expected = act.fault ? cast.document.during : QList<DrillCondition>(),
            .settle = cast.document.settle,
            .abort = cast.document.abort,
            .lenient = cast.mayLose,
            .stay = act.on > 0 ? nodesElsewhere(cast.profile, nodesOn(cast.profile, cast.targets.mid(act.on - 1, 1))) : cast.others};
}

/// The looks whether each of the faults can be made; nothing is known of a host yet.
Result<QList<Step>> possibleSteps(const DrillCast &cast, const DrillAct &act, const QList<Fault> &faults, qsizetype number)
{
    for (const DrillPlace &place : cast.targets) {
        if (const Status its = isItsUnit(place, *act.fault); !its)
            return std::unexpected(its.error());
    }
    QList<Step> checks;
    for (const Fault &fault : faults) {
        if (needsPeers(fault.kind) && fault.peers.isEmpty())
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Drill", "Nobody is left whom %1 could be cut off from").arg(phrases::list(cast.names)));
        if (needsBroker(fault.kind) && fault.node.isEmpty())
            return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "The fault “%1” is made on nodes only").arg(toId(fault.kind)));
        checks.append(faultPossibleStep(cast.profile, fault, stepId(drillstep::possible, number, fault)));
    }
    return checks;
}

/// One act with a fault.
Status takeFault(const DrillCast &cast, const DrillAct &act, qsizetype number, std::chrono::seconds lasts, DrillActs *acts)
{
    acts->standing.clear();
    const QStringList types = cast.expects.keys();
    for (const QString &type : types) {
        if (!cast.mayLose.contains(type) && expectationOf(cast.document, cast.mode, type, act.fault) == ProbeExpectation::MayPause)
            acts->standing.append(type);
    }
    Observation observation = watchingOf(cast, act, lasts);
    observation.lenient += acts->standing;
    const QList<Fault> faults = faultsOf(cast.profile, act, cast.targets, number == 1 ? cast.token : cast.token + u'-' + QString::number(number), lasts);
    const Result<QList<Step>> checks = possibleSteps(cast, act, faults, number);
    if (!checks)
        return std::unexpected(checks.error());
    acts->checks += *checks;
    // Each fault begins in the steady state again; the first waits but for the probe's own queues.
    const bool isFirst = std::ranges::none_of(acts->steps, [](const Step &step) { return step.id.startsWith(drillstep::reverse); });
    const std::chrono::seconds settles = isFirst ? std::chrono::seconds{60} : cast.document.recovery;
    acts->total += drillMargin(*act.fault) + (isFirst ? std::chrono::seconds{0} : settles);
    acts->steps.append(steadyUntilStep(cast.document.steady, cast.ask, cast.token, cast.mayLose, number, settles));
    acts->steps += actSteps(cast.profile, faults, number, observation);
    acts->shortest = std::min(acts->shortest.value_or(lasts), lasts);
    acts->takesOut = acts->takesOut || takesNodeOut(*act.fault, act.amount);
    acts->takesProxyOut = acts->takesProxyOut || (takesNodeOut(*act.fault, act.amount) && (cast.nodes.isEmpty() || needsPeers(*act.fault)));
    return {};
}

Result<DrillActs> actsOf(const DrillCast &cast)
{
    DrillActs acts{.checks = {steadyBeforeStep(cast.document.steady, cast.ask)}};
    qsizetype number = 0;
    for (const DrillAct &act : cast.mode.method) {
        ++number;
        const std::chrono::seconds lasts = act.seconds.count() > 0 ? act.seconds : cast.length;
        acts.total += lasts;
        if (act.fault) {
            if (const Status taken = takeFault(cast, act, number, lasts, &acts); !taken)
                return std::unexpected(taken.error());
            continue;
        }
        Observation observation = watchingOf(cast, act, lasts);
        observation.lenient += acts.standing;
        acts.steps.append(observeStep(observation, drillstep::observe + QString::number(number),
                                      QCoreApplication::translate("Drill", "Watch for %1, with no fault").arg(units::span(lasts))));
    }
    return acts;
}

QList<Guard> drillGuardsOf(const DrillCast &cast, const DrillActs &acts)
{
    QList<Guard> guards{leverGuard(), noBlackoutGuard(acts.total + cast.document.recovery)};
    // One whose console has died may still be at work anywhere in the cluster.
    guards += nothingLeftGuards(hostsToAsk(cast.profile, false), cast.hosts, hostsToAsk(cast.profile, true), {cast.token});
    if (acts.takesOut && !cast.hitNodes.isEmpty())
        guards.append(quorumWithoutGuard(cast.hitNodes, cast.ask));
    const QStringList stay = proxiesElsewhere(cast.profile, cast.targets);
    if (acts.takesProxyOut && stay.size() < cast.profile.proxies.size())
        guards.append(anotherProxyGuard(stay));
    if (const std::chrono::hours most = backupNeeded(cast.document, cast.mode); most.count() > 0)
        guards.append(youngBackupGuard(most));
    return guards;
}

QList<Step> drillStepsOf(const DrillCast &cast, const DrillActs &acts)
{
    const DrillDocument &document = cast.document;
    QList<Step> steps = acts.checks;
    if (!document.automaticIsMeasured)
        steps.append(pauseAutomaticStep(acts.total + document.recovery + std::chrono::seconds{120}));
    steps.append(startProbeStep(cast.token, document.probe, cast.nodes, cast.ask));
    steps += acts.steps;
    steps.append(steadyAfterStep(document.steady, cast.ask, cast.token, cast.mayLose, Millis{20000}, document.recovery));
    steps.append(endProbeStep(cast.token, document.probe));
    if (!document.automaticIsMeasured)
        steps.append(resumeAutomaticStep());
    return steps;
}

QJsonObject drillFactsOf(const DrillCast &cast, const DrillActs &acts, const QString &approver)
{
    const DrillDocument &document = cast.document;
    QJsonObject expected;
    for (auto it = cast.expects.cbegin(); it != cast.expects.cend(); ++it)
        expected.insert(it.key(), toId(it.value()));
    QJsonObject facts{{u"drill"_s, document.id},
                      {u"title"_s, document.title.text()},
                      {u"mode"_s, cast.mode.id},
                      {u"targets"_s, QJsonArray::fromStringList(cast.names)},
                      {u"hosts"_s, parts::toJson(cast.nodes)},
                      {u"seconds"_s, qint64(cast.length.count())},
                      {u"token"_s, cast.token},
                      {u"expected"_s, document.expected.text()},
                      {u"blastRadius"_s, document.blastRadius.text()},
                      {u"improve"_s, document.improve.text()},
                      {u"automatic"_s, document.automaticIsMeasured ? u"measured"_s : u"stands-by"_s},
                      {u"probeExpects"_s, expected}};
    if (const QStringList warnings = drillWarnings(document, acts.shortest.value_or(cast.length)); !warnings.isEmpty())
        facts.insert(u"warnings"_s, QJsonArray::fromStringList(warnings));
    if (!approver.isEmpty())
        facts.insert(u"approver"_s, approver);
    return facts;
}

} // namespace

Result<DrillRequest> resolvedDrill(const ClusterProfile &profile, const DrillDocument &document, DrillRequest request)
{
    const DrillMode *mode = document.mode(request.mode);
    if (mode == nullptr) {
        QStringList ids;
        for (const DrillMode &one : document.modes)
            ids.append(one.id);
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Drill", "%1 has no mode “%2”; it has %3").arg(document.id, request.mode, ids.join(u", "_s)));
    }
    request.mode = mode->id;
    if (request.seconds.count() <= 0)
        request.seconds = document.usual;
    const DrillTarget target = mode->target.value_or(document.target);
    const Result<QList<DrillPlace>> places = drillPlacesOf(profile, document, target, request);
    if (!places)
        return std::unexpected(places.error());
    request.nodes.clear();
    request.proxies.clear();
    for (const DrillPlace &place : *places) {
        if (target == DrillTarget::Node)
            request.nodes.append(place.node);
        else
            request.proxies.append(ProxyName{place.name});
    }
    return request;
}

QStringList drillWarnings(const DrillDocument &document, std::chrono::seconds length)
{
    QStringList warnings;
    if (!document.during.isEmpty() && document.settle >= length)
        warnings.append(QCoreApplication::translate("Drill", "Nobody looks at the hypothesis: the cluster may take %1 to settle, and the fault lasts %2")
                            .arg(units::span(document.settle), units::span(length)));
    for (const DrillCondition &condition : document.abort) {
        if (isOfProbe(condition.kind) && boundOf(condition) >= length)
            warnings.append(QCoreApplication::translate("Drill", "Within %1 “%2” cannot break it off").arg(units::span(length), describe(condition)));
    }
    return warnings;
}

QMap<QString, ProbeExpectation> probeExpectations(const DrillDocument &document, const DrillMode &mode)
{
    QMap<QString, ProbeExpectation> expects;
    for (const QString &type : document.probe.types.isEmpty() ? probeTypes() : document.probe.types) {
        ProbeExpectation least = ProbeExpectation::Holds;
        for (const DrillAct &act : mode.method)
            least = std::max(least, expectationOf(document, mode, type, act.fault));
        expects.insert(type, least);
    }
    return expects;
}

std::chrono::seconds drillMargin(FaultKind kind)
{
    using enum FaultKind;
    // A service that stops or restarts takes its time.
    const bool waitsForService = kind == ServiceStop || kind == DataDamage || kind == ClockBroker;
    return std::chrono::seconds{waitsForService ? 120 : 45};
}

QString anybody()
{
    return u"(anybody)"_s;
}

Result<Plan> planDrill(const ClusterView &view, const DrillDocument &document, const DrillRequest &request)
{
    if (const Status may = mayBegin(*view.profile, request); !may)
        return std::unexpected(may.error());
    const Result<DrillCast> cast = castOf(*view.profile, document, request);
    if (!cast)
        return std::unexpected(cast.error());
    const Result<DrillActs> acts = actsOf(*cast);
    if (!acts)
        return std::unexpected(acts.error());
    Plan plan = beginPlan(view, {u"drill"_s, QCoreApplication::translate("Drill", "Drill"), u"drill"_s},
                          QCoreApplication::translate("Drill", "Drill: %1 (%2) on %3 for %4")
                              .arg(document.title.text(), cast->mode.title.text(), phrases::list(cast->names), units::span(cast->length)),
                          request.why);
    plan.page = u"drill"_s;
    plan.onlyWhole = true;
    plan.watchedThroughout = true;
    plan.lease.prefer = cast->others;
    plan.lease.avoid = cast->hitNodes;
    // What is measured must be able to act.
    if (document.automaticIsMeasured)
        plan.lease.kind = LeaseNeed::Kind::Beside;
    plan.guards = drillGuardsOf(*cast, *acts);
    plan.steps = drillStepsOf(*cast, *acts);
    plan.afterwards = document.expected.text();
    plan.facts = drillFactsOf(*cast, *acts, request.approver);
    return plan;
}

QHash<QString, QString> drillNeeds(const ClusterView &view, const DrillDocument &document, TimePoint verifiedBackup, TimePoint now)
{
    QHash<QString, QString> needs;
    const ClusterProfile &profile = *view.profile;
    for (const DrillMode &mode : document.modes) {
        QString backup;
        const std::chrono::hours most = backupNeeded(document, mode);
        if (most.count() > 0 && isNever(verifiedBackup))
            backup = QCoreApplication::translate("Drill", "It needs a backup with messages that has been verified");
        else if (most.count() > 0 && now - verifiedBackup > most)
            backup = QCoreApplication::translate("Drill", "The newest verified backup is %1 old; at most %2 is allowed")
                         .arg(units::age(verifiedBackup, now), units::span(most));
        // Who agrees is asked later; here it is about what can be made at all, on whichever of them.
        QList<DrillRequest> wishes;
        const DrillRequest wish{.mode = mode.id, .approver = anybody()};
        const bool isOnNodes = mode.target.value_or(document.target) == DrillTarget::Node;
        const qsizetype all = isOnNodes ? profile.nodes.size() : profile.proxies.size();
        for (qsizetype first = 0; first < all; ++first) {
            DrillRequest one = wish;
            for (qsizetype i = 0; i < std::min<qsizetype>(all, mode.leastTargets()); ++i) {
                if (isOnNodes)
                    one.nodes.append(profile.nodes.at((first + i) % all).name);
                else
                    one.proxies.append(profile.proxies.at((first + i) % all).name);
            }
            wishes.append(one);
        }
        if (wishes.isEmpty())
            wishes.append(wish);
        QString why;
        for (const DrillRequest &one : std::as_const(wishes)) {
            const Result<Plan> plan = planDrill(view, document, one);
            if (plan) {
                why.clear();
                break;
            }
            why = plan.error().message;
        }
        if (why.isEmpty())
            why = backup;
        if (!why.isEmpty())
            needs.insert(mode.id, why);
    }
    return needs;
}

} // namespace warrener
