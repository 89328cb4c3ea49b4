#include "run/operations/drill/FaultOperations.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/drill/FaultScripts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto possibleName = "fault.possible"_L1;
constexpr auto armName = "fault.arm"_L1;
constexpr auto armedName = "fault.armed"_L1;
constexpr auto isArmedName = "fault.is-armed"_L1;
constexpr auto makeName = "fault.make"_L1;
constexpr auto reverseName = "fault.reverse"_L1;
constexpr auto nothingLeftName = "guard.no-fault-left"_L1;
constexpr auto hostsAskedName = "guard.hosts-asked"_L1;
constexpr auto faultKey = "fault"_L1;
constexpr auto hostsKey = "hosts"_L1;
constexpr auto ownKey = "own"_L1;
constexpr auto fromKey = "from"_L1;
constexpr auto mustSayKey = "targets"_L1;
constexpr auto foundKey = "found"_L1;
constexpr Millis neighbourPatience{12000}; ///< one that is no target and does not answer must not keep the others waiting
constexpr int stillLeft = 3;               ///< exit code of the way back
constexpr Millis lookPatience{60000};
constexpr Millis makePatience{240000};
/// A broker may take minutes to start.
constexpr Millis reversePatience{700000};

struct FaultPlace
{
    Fault fault{};
    HostProfile host{};
    HostShell *shell = nullptr;
};

Result<FaultPlace> placeOf(const AccessPtr &access, const QJsonObject &arguments)
{
    const Result<Fault> fault = faultFromJson(arguments.value(faultKey).toObject());
    if (!fault)
        return std::unexpected(fault.error());
    const HostProfile *host = access->profile().host(fault->host);
    HostShell *shell = host == nullptr ? nullptr : access->shell(host->name);
    if (shell == nullptr)
        return noLogin(fault->host.value);
    return FaultPlace{.fault = *fault, .host = *host, .shell = shell};
}

QStringList linesOf(const QByteArray &out)
{
    QStringList lines;
    for (const auto listed = QString::fromUtf8(out.first(std::min<qsizetype>(out.size(), 20'000))).split(u'\n', Qt::SkipEmptyParts);
         const QString &line : listed)
        lines.append(line.trimmed().left(200));
    return lines;
}

/// The address from which that host sees us. Empty: it does not say, or it is this machine.
QCoro::Task<QString> consoleAddress(HostShell *shell, std::stop_token stop)
{
    const Result<CommandResult> said = co_await shell->run(u"printf '%s' \"${SSH_CONNECTION%% *}\""_s, {}, stop);
    const QString address = said ? QString::fromUtf8(said->out).trimmed() : QString();
    co_return isShellWord(address) ? address : QString();
}

OperationTask tellFault(AccessPtr access, QJsonObject arguments, StepContext context, QString FaultScripts::*script, Millis patience, QString done)
{
    const Result<FaultPlace> place = placeOf(access, arguments);
    if (!place)
        co_return std::unexpected(place.error());
    // A fault is made on the host of the one whom the guards were asked about, or not at all.
    if (const Status alone = servesAlone(access->profile(), place->fault.node); !alone)
        co_return std::unexpected(alone.error());
    const bool changesIt = script == &FaultScripts::arm || script == &FaultScripts::make;
    const bool isOfBroker = hostOf(access->profile(), place->fault.node).name == place->host.name;
    if (changesIt && isOfBroker && !context.run.isEmpty()) {
        if (const Status own = co_await isOwnMachine(access, place->fault.node, context.stop); !own)
            co_return std::unexpected(own.error());
    }
    const QString console = co_await consoleAddress(place->shell, context.stop);
    const Result<FaultScripts> scripts = faultScripts(place->host, place->fault, console);
    if (!scripts)
        co_return std::unexpected(scripts.error());
    if (const Status sure = co_await context.stillSure(); !sure)
        co_return std::unexpected(sure.error());
    const Result<CommandResult> result = co_await place->shell->run((*scripts).*script, {.timeout = patience, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    if (result->exitCode != 0)
        co_return std::unexpected(faultError(place->host.name.value, result->exitCode, result->err));
    co_return saying(done.arg(place->host.name.value), {{u"out"_s, QString::fromUtf8(result->out).trimmed().right(200)}});
}

OperationTask possible(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return tellFault(std::move(access), std::move(arguments), std::move(context), &FaultScripts::possible, lookPatience,
                     QCoreApplication::translate("Drill", "%1 can do it"));
}

OperationTask arm(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return tellFault(std::move(access), std::move(arguments), std::move(context), &FaultScripts::arm, lookPatience,
                     QCoreApplication::translate("Drill", "%1 takes the fault back by itself at the deadline"));
}

OperationTask armed(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (context.run.isEmpty())
        co_return saying(QCoreApplication::translate("Drill", "looked at when it runs"));
    const OperationResult said = co_await tellFault(access, arguments, context, &FaultScripts::armed, lookPatience, u"%1"_s);
    if (!said)
        co_return said;
    bool isNumber = false;
    const int seconds = said->value("out"_L1).toString().section(u' ', 1, 1).toInt(&isNumber);
    const QString host = said->value(key::words).toString();
    if (!isNumber || seconds <= 0)
        co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Drill", "%1 does not say how long its timer has to go").arg(host));
    co_return saying(QCoreApplication::translate("Drill", "%1 takes the fault back by itself in %2").arg(host, units::span(Millis{seconds * 1000})),
                     {{u"seconds"_s, seconds}, {key::done, true}});
}

/// For a step whose outcome nobody knows: an answer of "no" is a sure one.
OperationTask isArmed(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const OperationResult said = co_await armed(access, arguments, context);
    if (said || said.error().kind == ErrorKind::Forbidden)
        co_return whether(said.has_value(), said ? said->value(key::words).toString() : said.error().message);
    co_return said;
}

/// The answer has the moment when the host began to make it, by its own word how long that took: the step began with a
/// login, which is nobody's outage.
OperationTask make(AccessPtr access, QJsonObject arguments, StepContext context)
{
    OperationResult made = co_await tellFault(access, std::move(arguments), std::move(context), &FaultScripts::make, makePatience,
                                              QCoreApplication::translate("Drill", "The fault is made on %1"));
    if (!made)
        co_return made;
    const QString last = made->value("out"_L1).toString().section(u'\n', -1);
    bool isNumber = false;
    const qint64 took = last.startsWith(tookWord) ? last.sliced(tookWord.size()).toLongLong(&isNumber) : 0;
    if (isNumber && took >= 0 && took <= makePatience.count())
        made->insert(fromKey, toDateTime(access->time()->now() - Millis{took}).toUTC().toString(Qt::ISODateWithMs));
    co_return made;
}

/// What was armed was still there, and its timer had not fired: nobody else has taken the fault back before.
bool wasFound(const QStringList &said)
{
    const auto line = std::ranges::find_if(said, [](const QString &one) { return one.startsWith(foundWord); });
    if (line == said.cend())
        return !said.contains(goneWord); // a way back that was armed by an older Warrener does not say
    bool isNumber = false;
    const int rest = line->sliced(foundWord.size()).trimmed().toInt(&isNumber);
    return !isNumber || rest > 0;
}

OperationTask reverse(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<FaultPlace> place = placeOf(access, arguments);
    if (!place)
        co_return std::unexpected(place.error());
    const Result<FaultScripts> scripts = faultScripts(place->host, place->fault);
    if (!scripts)
        co_return std::unexpected(scripts.error());
    const QString name = place->host.name.value;
    const Result<CommandResult> result = co_await place->shell->run(scripts->reverse, {.timeout = reversePatience, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    QStringList said = linesOf(result->out);
    const bool found = wasFound(said);
    said.removeIf([](const QString &line) { return line == goneWord || line.startsWith(foundWord); });
    if (result->exitCode == stillLeft) {
        const QStringList rest = said;
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Drill", "%1 still has: %2").arg(name, phrases::clauses(rest)));
    }
    if (result->exitCode != 0)
        co_return std::unexpected(faultError(name, result->exitCode, result->err));
    // What was told is not what is: it is looked at again, by another text.
    const Result<CommandResult> seen = co_await place->shell->runChecked(scripts->left, {.timeout = lookPatience, .asRoot = true}, context.stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    if (const QStringList rest = linesOf(seen->out); !rest.isEmpty())
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Drill", "%1 still has: %2").arg(name, phrases::clauses(rest)));
    const auto changed = std::ranges::find_if(said, [](const QString &line) { return line.startsWith(changedWord); });
    QString words = changed == said.end() ? QCoreApplication::translate("Drill", "Nothing of the fault is left on %1").arg(name)
                                          : QCoreApplication::translate("Drill", "%1: somebody else has changed %2 meanwhile; it stays, and the one of before "
                                                                                 "is kept in %3")
                                                .arg(name, changed->sliced(changedWord.size()).trimmed(), keptFaultFolder(place->fault));
    co_return saying(words, {{foundKey, found}});
}

QCoro::Task<Result<QStringList>> leftOn(AccessPtr access, HostName host, QStringList own, Millis patience, std::stop_token stop)
{
    HostShell *shell = access->shell(host);
    if (shell == nullptr)
        co_return noLogin(host.value);
    const Result<CommandResult> seen = co_await shell->runChecked(anyLeftScript(), {.timeout = patience, .asRoot = true}, stop);
    if (!seen)
        co_return std::unexpected(seen.error());
    QStringList rest;
    for (const auto listed = linesOf(seen->out); const QString &line : listed) {
        const bool isOwn =
            std::ranges::any_of(own, [&](const QString &token) { return line.contains(token) || line.contains(QString(token).replace(u'-', u'_')); });
        if (!isOwn)
            rest.append(line);
    }
    co_return rest;
}

using HostLeavings = std::vector<std::pair<QString, Result<QStringList>>>;

/// All of them at once. Targets are waited for; whoever else does not answer soon counts as silent.
QCoro::Task<HostLeavings> leftOnAll(AccessPtr access, QJsonObject arguments, std::stop_token stop)
{
    const QStringList targets = arguments.contains(mustSayKey) ? texts(arguments, mustSayKey) : texts(arguments, hostsKey);
    std::vector<std::pair<QString, QCoro::Task<Result<QStringList>>>> looking;
    for (const auto listed = texts(arguments, hostsKey); const QString &host : listed)
        looking.emplace_back(host, leftOn(access, HostName{host}, texts(arguments, ownKey), targets.contains(host) ? lookPatience : neighbourPatience, stop));
    HostLeavings all;
    for (auto &[host, one] : looking)
        all.emplace_back(host, co_await one);
    co_return all;
}

OperationTask nothingLeft(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QStringList targets = arguments.contains(mustSayKey) ? texts(arguments, mustSayKey) : texts(arguments, hostsKey);
    const HostLeavings all = co_await leftOnAll(access, arguments, context.stop);
    for (const auto &[host, rest] : all) {
        if (!rest && !targets.contains(host))
            continue; // hostsAsked() is about those
        if (!rest)
            co_return std::unexpected(rest.error());
        if (!rest->isEmpty()) {
            co_return failure(ErrorKind::Forbidden,
                              QCoreApplication::translate("Drill", "Something of another drill is on %1: %2").arg(host, phrases::clauses(*rest)));
        }
    }
    co_return saying(QCoreApplication::translate("Drill", "Nothing of any other drill is on these hosts"));
}

/// A fault may still be on a host that does not say so: only a person can know better.
OperationTask hostsAsked(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const HostLeavings all = co_await leftOnAll(access, arguments, context.stop);
    QStringList silent;
    for (const auto &[host, rest] : all) {
        if (!rest)
            silent.append(u"%1 (%2)"_s.arg(host, rest.error().message));
    }
    if (!silent.isEmpty())
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Drill", "Nobody can say whether another drill's fault is still on %1").arg(phrases::clauses(silent)));
    co_return saying(QCoreApplication::translate("Drill", "Every host has been asked whether another drill is on it"));
}

const HostProfile &hostIn(const ClusterProfile &profile, const Fault &fault)
{
    static const HostProfile none;
    const HostProfile *host = profile.host(fault.host);
    return host == nullptr ? none : *host;
}

QString reverseWords(const Fault &fault)
{
    return QCoreApplication::translate("Drill", "taken back on %1, and looked at").arg(fault.host.value);
}

Undo reverseUndo(const ClusterProfile &profile, const Fault &fault)
{
    const Result<FaultScripts> scripts = faultScripts(hostIn(profile, fault), fault);
    return {.act = call(reverseName, {{faultKey, toJson(fault)}}),
            .words = reverseWords(fault),
            .command = scripts ? shown(hostIn(profile, fault), scripts->reverse) : QString(),
            .timeout = reversePatience,
            .retry = {.times = 5, .pause = Millis{3000}}};
}

} // namespace

void addFaultOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, possibleName, access, possible);
    add(operations, armName, access, arm);
    add(operations, armedName, access, armed);
    add(operations, isArmedName, access, isArmed);
    add(operations, makeName, access, make);
    add(operations, reverseName, access, reverse);
    add(operations, nothingLeftName, access, nothingLeft);
    add(operations, hostsAskedName, access, hostsAsked);
}

Step faultPossibleStep(const ClusterProfile &, const Fault &fault, const QString &id)
{
    Step step = check(id, QCoreApplication::translate("Drill", "%1 can do it: %2").arg(fault.host.value, toWord(fault.kind)),
                      call(possibleName, {{faultKey, toJson(fault)}}), Millis{1500});
    step.timeout = lookPatience;
    return step;
}

Step armFaultStep(const ClusterProfile &profile, const Fault &fault, const QString &id)
{
    Step step = action(id,
                       QCoreApplication::translate("Drill", "Arm the way back on %1: after %2 at the latest, whatever becomes of the console")
                           .arg(fault.host.value, units::span(fault.deadline)),
                       call(armName, {{faultKey, toJson(fault)}}), Millis{1500});
    step.timeout = lookPatience;
    if (const Result<FaultScripts> scripts = faultScripts(hostIn(profile, fault), fault))
        step.commands = {shown(hostIn(profile, fault), scripts->arm)};
    step.probe = call(isArmedName, {{faultKey, toJson(fault)}});
    step.undo = reverseUndo(profile, fault);
    return step;
}

Step faultArmedStep(const ClusterProfile &, const Fault &fault, const QString &id)
{
    Step step = check(id, QCoreApplication::translate("Drill", "The way back is armed on %1").arg(fault.host.value),
                      call(armedName, {{faultKey, toJson(fault)}}), Millis{600});
    step.timeout = lookPatience;
    step.freshFor = Millis{10000};
    return step;
}

Step makeFaultStep(const ClusterProfile &profile, const Fault &fault, const QString &id)
{
    Step step = action(id, QCoreApplication::translate("Drill", "Fault on %1: %2").arg(fault.host.value, toWord(fault.kind)),
                       call(makeName, {{faultKey, toJson(fault)}}), Millis{2000});
    step.timeout = makePatience;
    if (const Result<FaultScripts> scripts = faultScripts(hostIn(profile, fault), fault))
        step.commands = {shown(hostIn(profile, fault), scripts->words)};
    step.force = true;
    step.undo = reverseUndo(profile, fault);
    return step;
}

Step reverseFaultStep(const ClusterProfile &profile, const Fault &fault, const QString &id, const QStringList &takesBack)
{
    const Undo undo = reverseUndo(profile, fault);
    Step step =
        action(id, QCoreApplication::translate("Drill", "Take the fault back on %1, and look at what is left").arg(fault.host.value), undo.act, Millis{5000});
    step.timeout = undo.timeout;
    step.commands = {undo.command};
    step.idempotent = true;
    step.takesBack = takesBack;
    step.retry = undo.retry;
    return step;
}

std::optional<Fault> faultOf(const Step &step)
{
    if (!step.act || !step.act->arguments.contains(faultKey))
        return std::nullopt;
    const Result<Fault> fault = faultFromJson(step.act->arguments.value(faultKey).toObject());
    return fault ? std::optional(*fault) : std::nullopt;
}

TimePoint faultMadeAt(const QJsonObject &answer)
{
    const QDateTime from = QDateTime::fromString(answer.value(fromKey).toString(), Qt::ISODateWithMs);
    return from.isValid() ? fromDateTime(from) : TimePoint();
}

TimePoint faultMadeAt(const StepState &made)
{
    return std::max(made.startedAt, faultMadeAt(made.result));
}

bool reverseFoundIt(const StepState &reversed, TimePoint deadline)
{
    // A second try finds nothing where the first one's answer was lost on its way.
    const bool isOwnDoing = reversed.attempts > 1 && !isNever(deadline) && reversed.endedAt < deadline;
    return isOwnDoing || reversed.result.value(foundKey).toBool(true);
}

TimePoint faultHealsAt(const StepState &armed)
{
    const qint64 seconds = armed.result.value("seconds"_L1).toInteger();
    return seconds > 0 && !isNever(armed.endedAt) ? armed.endedAt + std::chrono::seconds{seconds} : TimePoint();
}

QList<Guard> nothingLeftGuards(const QList<HostName> &hosts, const QList<HostName> &targets, QList<HostName> witnesses, const QStringList &own)
{
    const auto namesOf = [](const QList<HostName> &all) {
        QJsonArray names;
        for (const HostName &host : all)
            names.append(host.value);
        return names;
    };
    QList<HostName> others = hosts;
    others.removeIf([&](const HostName &host) { return targets.contains(host); });
    QList<Guard> guards{guard(
        u"nothing-left"_s, QCoreApplication::translate("Drill", "Nothing of another drill is on the hosts"),
        call(nothingLeftName, {{hostsKey, namesOf(targets + others)}, {mustSayKey, namesOf(targets)}, {ownKey, QJsonArray::fromStringList(own)}}), false)};
    witnesses.removeIf([&](const HostName &host) { return targets.contains(host); });
    if (!witnesses.isEmpty())
        guards.append(guard(u"hosts-asked"_s, QCoreApplication::translate("Drill", "Every host says what is on it"),
                            call(hostsAskedName, {{hostsKey, namesOf(witnesses)}, {mustSayKey, QJsonArray()}, {ownKey, QJsonArray::fromStringList(own)}}),
                            true));
    return guards;
}

} // namespace warrener
