#include "run/operations/FenceOperations.h"

#include "base/Pause.h"
#include "base/Phrases.h"
#include "run/lease/HostsNotes.h"
#include "run/operations/FailoverMark.h"
#include "run/operations/HostCommands.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SecondLook.h"
#include "run/operations/StepBuilders.h"
#include "run/procedure/Lease.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto confirmDownName = "host.confirm-down"_L1;
constexpr auto fenceName = "host.fence"_L1;
constexpr auto isFencedName = "host.is-fenced"_L1;
constexpr auto isDownName = "guard.is-down"_L1;
constexpr auto personKey = "person"_L1;
constexpr auto survivorsKey = "survivors"_L1;
constexpr auto confirmId = "confirm"_L1;
constexpr auto isDownId = "is-down"_L1;
constexpr Millis killPatience{3000};
constexpr Millis dropPatience{12000};

/// After the deed, until somebody has seen it.
constexpr Millis gonePatience{2500};
constexpr Millis betweenSightings{150};

/// A person has been shown what speaks for its life, and has passed the rule. That a plan says it is a person's is no such word: the
/// node may have come back since the rule held, and a plan's file may say anything.
bool isPassed(const QJsonObject &arguments, const StepContext &context)
{
    return arguments.value(personKey).toBool() && context.overridden.contains(isDownId);
}

/// Argument: {"node", "person": bool}. Result: the look, with "hostAnswers". Its error says why the node does
/// not count as down; for a person who has passed the guard it only writes down what was seen.
OperationTask confirmDown(std::shared_ptr<LookMemory> memory, QJsonObject arguments, StepContext context)
{
    const SecondLook look = co_await LookMemory::lookUntilDecided(memory, node(arguments), context.stop);
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped while looking"));
    context.output(describe(look));
    if (!look.isDown()) {
        const QStringList said = everyWord(look);
        for (const QString &line : said)
            context.output(line);
        if (!isPassed(arguments, context))
            co_return failure(ErrorKind::Command, describe(look), said.join(u'\n'));
    }
    co_return saying(describe(look), toJson(look));
}

/// Argument: {"node"}: down, as a second look of at most ten seconds ago says, or a new one. Guard.
OperationTask isDown(std::shared_ptr<LookMemory> memory, QJsonObject arguments, StepContext context)
{
    const SecondLook look = co_await LookMemory::lookUntilDecided(memory, node(arguments), context.stop);
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped while looking"));
    if (!look.isDown())
        co_return failure(ErrorKind::Forbidden, describe(look), everyWord(look).join(u'\n'));
    co_return saying(describe(look));
}

QCoro::Task<std::pair<NodeName, Status>> dropOn(AccessPtr access, NodeName survivor, NodeName dead, qsizetype turn, std::stop_token stop)
{
    HostShell *shell = access->shellOf(survivor);
    if (shell == nullptr)
        co_return {survivor, noLogin(shortName(survivor))};
    const Result<CommandResult> result = co_await shell->runChecked(dropNodeCommand(survivor, dead, turn), {.timeout = dropPatience, .asRoot = true}, stop);
    if (!result)
        co_return {survivor, std::unexpected(result.error())};
    if (!hasDropped(result->out, dead)) {
        co_return {survivor,
                   failure(ErrorKind::Command,
                           QCoreApplication::translate("Failover", "%1 does not say that it has dropped %2").arg(shortName(survivor), shortName(dead)))};
    }
    co_return {survivor, Status()};
}

/// When the step first told the host to end the broker: kept before the order goes out.
constexpr auto toldKey = "toldToEnd"_L1;
/// A process says its age in whole seconds, and the first order had a way to go.
constexpr std::chrono::seconds ageMargin{2};

/// How long ago the step has told the host to end it before; none: it has not. A clock that was set back since makes every process
/// too young.
std::optional<std::chrono::seconds> toldBefore(const StepContext &context, TimePoint now)
{
    const QString at = context.kept.value(toldKey).toString();
    if (at.isEmpty())
        return std::nullopt;
    const QDateTime told = QDateTime::fromString(at, Qt::ISODateWithMs);
    constexpr std::chrono::seconds nobodyKnows{std::chrono::days{10000}};
    if (!told.isValid() || fromDateTime(told) > now)
        return nobodyKnows;
    return std::chrono::ceil<std::chrono::seconds>(now - fromDateTime(told)) + ageMargin;
}

/// `told`: as of endBrokerCommand().
QCoro::Task<Result<Ending>> killOn(AccessPtr access, NodeName name, std::optional<std::chrono::seconds> told, Millis patience, std::stop_token stop)
{
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const HostProfile host = hostOf(access->profile(), name);
    const Result<QString> command = endBrokerCommand(access->profile(), name, told);
    if (!command)
        co_return std::unexpected(command.error());
    const Result<CommandResult> result = co_await shell->runChecked(*command, {.timeout = patience, .asRoot = true}, stop);
    if (!result)
        co_return std::unexpected(result.error());
    Ending ending = endingFrom(host, result->out);
    if (ending.outcome == Ending::Outcome::Unseen) {
        ending.words = QCoreApplication::translate("Failover", "%1 was told to end before, and no process of it can be seen there: it is not told once more")
                           .arg(shortName(name));
    }
    co_return ending;
}

/// Its host has said that this is not one to be ended.
bool isLeftAlone(const Ending &ending)
{
    return ending.outcome == Ending::Outcome::Starting || ending.outcome == Ending::Outcome::Another || ending.outcome == Ending::Outcome::Restarted;
}

QString whyLeftAlone(const NodeName &name, const Ending &ending)
{
    switch (ending.outcome) {
    case Ending::Outcome::Starting:
        return QCoreApplication::translate("Failover", "%1 is starting or stopping on its host, and is left alone").arg(shortName(name));
    case Ending::Outcome::Restarted:
        return QCoreApplication::translate("Failover", "%1 has been started on its host since it was told to end, and is left alone").arg(shortName(name));
    default:
        return ending.words;
    }
}

/// Nobody has seen anything on its host.
bool isOnlyTold(const Ending &ending)
{
    return ending.outcome == Ending::Outcome::Told || ending.outcome == Ending::Outcome::Unseen;
}

QCoro::Task<Result<Ending>> leftInItsPause(NodeName name)
{
    co_return Ending{.outcome = Ending::Outcome::NotRunning,
                     .words = QCoreApplication::translate("Failover", "%1 has paused itself, and is left so").arg(shortName(name))};
}

/// Whether the others see it gone: one at least says that it does not reach it any more, nor counts it as running, and none
/// that it does. Each of `witnesses` has to say so: who says nothing says nothing.
QCoro::Task<bool> isSeenGone(AccessPtr access, NodeName dead, QList<NodeName> witnesses, Millis patience, std::stop_token stop)
{
    const Millis deadline = access->time()->monotonic() + patience;
    for (;;) {
        const SecondLook look = co_await takeSecondLook(access, dead, Millis{700}, stop);
        const bool asked = std::ranges::any_of(look.peers, [](const PeerWord &peer) { return peer.running || peer.reaches; });
        const bool allSay = std::ranges::all_of(witnesses, [&look](const NodeName &witness) {
            const auto peer = std::ranges::find(look.peers, witness, &PeerWord::peer);
            return peer != look.peers.end() && (peer->running || peer->reaches);
        });
        const bool reached = std::ranges::any_of(look.peers, [](const PeerWord &peer) { return peer.reaches.value_or(peer.running.value_or(false)); });
        if (asked && allSay && !reached && look.own.sight != Sight::Answers)
            co_return true;
        if (access->time()->monotonic() >= deadline || !co_await pauseFor(access->time(), betweenSightings, stop))
            co_return false;
    }
}

/// What force may rest on at this moment. A look that was sure may have taken most of the time that it is good for, and so may whatever
/// came between it and the deed: then the deed's own look is the last one. None: nobody has looked in this process.
QCoro::Task<std::optional<SecondLook>> evidence(std::shared_ptr<LookMemory> memory, NodeName dead, std::stop_token stop)
{
    if (const std::optional<SecondLook> young = memory->recent(dead); young || !memory->hasLookedAt(dead))
        co_return young;
    co_await LookMemory::look(memory, dead, LookMemory::reuseAge, stop);
    co_return memory->recent(dead);
}

/// `passed`: a person has passed what it says.
Status isEnough(const std::optional<SecondLook> &look, const NodeName &dead, bool passed)
{
    if (!look) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("Failover", "Nobody has looked within the last 10 s whether %1 is down").arg(shortName(dead)));
    }
    // It may be a later one than the run itself has taken: what was seen counts, not that somebody has looked.
    if (!look->isDown() && !passed)
        return failure(ErrorKind::Forbidden, describe(*look));
    return {};
}

/// Argument: {"node", "survivors", "seen": step of the second look}. Ends the node where its host
/// answers, and has every survivor drop it, side by side. Enough: it is seen to have ended, or all are seen
/// to have dropped it. What was only told is read back from the others. Once more, it needs a look that was taken since, and ends
/// no process that has come into being since.
OperationTask fence(std::shared_ptr<LookMemory> memory, AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName dead = node(arguments);
    const QList<NodeName> survivors = nodes(arguments, survivorsKey);
    if (!isNodeName(dead.value) || !std::ranges::all_of(survivors, isNodeName, &NodeName::value))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "“%1” cannot be the name of a node").arg(dead.value));
    const std::optional<std::chrono::seconds> told = toldBefore(context, access->time()->now());
    // The order that was given has changed what there is to be seen.
    if (told) {
        co_await LookMemory::look(memory, dead, Millis{0}, context.stop);
        if (const Status sure = co_await context.stillSure(); !sure)
            co_return std::unexpected(sure.error());
    }
    // Whoever runs this asks before; but no way leads here with what was seen earlier than that.
    std::optional<SecondLook> look = co_await evidence(memory, dead, context.stop);
    if (const Status enough = isEnough(look, dead, isPassed(arguments, context)); !enough)
        co_return std::unexpected(enough.error());
    // One that has paused itself serves nobody; ended, its host would start it, and it would serve apart from the others.
    if (look->host.application != ApplicationState::Paused && !told) {
        const QJsonObject first{{toldKey, toDateTime(access->time()->now()).toUTC().toString(Qt::ISODateWithMs)}};
        if (const Status kept = co_await context.keep(first); !kept)
            co_return std::unexpected(kept.error());
        // A disk may take its time, and the node come back meanwhile, or the majority go.
        if (const Status sure = co_await context.stillSure(); !sure)
            co_return std::unexpected(sure.error());
        look = co_await evidence(memory, dead, context.stop);
        if (const Status enough = isEnough(look, dead, isPassed(arguments, context)); !enough)
            co_return std::unexpected(enough.error());
    }
    const bool isPaused = look->host.application == ApplicationState::Paused;
    // A host that was silent a moment ago is not worth the wait.
    const Millis patience = look->host.answers == false ? Millis{300} : killPatience;
    // Other consoles hear of it as soon as it begins: the cluster itself can remember it only once it answers again. Who cannot be
    // told now is told by the step that follows.
    const QList<HostName> silent = look->host.answers == false ? QList{hostOf(access->profile(), dead).name} : QList<HostName>();
    const FailoverMark mark{.node = dead, .who = thisProcess({}, {}).who, .run = context.run, .at = access->time()->now()};
    QCoro::Task<NoteWritten> marking = markOnHosts(access, mark, silent);
    QCoro::Task<Result<Ending>> killing = isPaused ? leftInItsPause(dead) : killOn(access, dead, told, patience, context.stop);
    // Where the host answers it is asked first: one that has begun to start is neither ended nor dropped.
    std::optional<Result<Ending>> answer;
    if (look->host.answers == true) {
        answer = co_await killing;
        if (*answer && isLeftAlone(**answer)) {
            co_await marking;
            // Nothing was done: nobody need keep his hands off for it.
            if (!told)
                co_await unmarkOnHosts(access, context.run);
            co_return failure(ErrorKind::Forbidden, whyLeftAlone(dead, **answer));
        }
        // Seconds that ended nothing: who is to be dropped may have come back in them.
        if (!*answer) {
            look = co_await evidence(memory, dead, context.stop);
            if (const Status enough = isEnough(look, dead, isPassed(arguments, context)); !enough) {
                co_await marking;
                context.output(u"%1  %2"_s.arg(shortName(dead), answer->error().message));
                co_return failure(ErrorKind::Command, enough.error().message, enough.error().detail); // its host was told, whatever came of it
            }
        }
    }
    std::vector<QCoro::Task<std::pair<NodeName, Status>>> dropping;
    for (qsizetype turn = 0; turn < survivors.size(); ++turn)
        dropping.push_back(dropOn(access, survivors[turn], dead, turn, context.stop));
    QStringList dropped;
    QStringList failed;
    for (auto &one : dropping) {
        const auto [survivor, status] = co_await one;
        (status ? dropped : failed).append(shortName(survivor));
        context.output(status ? u"%1  dropped %2"_s.arg(shortName(survivor), dead.value) : u"%1  %2"_s.arg(shortName(survivor), status.error().message));
    }
    const Result<Ending> killed = answer ? *answer : co_await killing;
    if (killed && isLeftAlone(*killed))
        context.output(u"%1  %2"_s.arg(shortName(dead), QCoreApplication::translate("Failover", "was left alone by its host")));
    context.output(u"%1  %2"_s.arg(shortName(dead), killed ? killed->words : killed.error().message));
    const NoteWritten marked = co_await marking;
    context.output(QCoreApplication::translate("Failover", "%1 of %2 hosts of brokers remember it").arg(marked.written).arg(marked.hosts));
    const bool ended = killed && killed->outcome == Ending::Outcome::Ended;
    const bool allDropped = !dropped.isEmpty() && failed.isEmpty();
    QString words;
    if (ended) {
        words = QCoreApplication::translate("Failover", "%1 was ended").arg(shortName(dead));
    } else if (allDropped) {
        words = QCoreApplication::translate("Failover", "%1 was dropped by %2").arg(shortName(dead), phrases::list(dropped));
    } else if (killed && co_await isSeenGone(access, dead, isOnlyTold(*killed) ? survivors : QList<NodeName>(), gonePatience, context.stop)) {
        words = killed->outcome == Ending::Outcome::NotRunning
                    ? QCoreApplication::translate("Failover", "%1 did not run any more, and no other node reaches it").arg(shortName(dead))
                    : QCoreApplication::translate("Failover", "%1 was told to end, and no other node reaches it").arg(shortName(dead));
    } else {
        const QString why = killed ? QCoreApplication::translate("Failover", "nobody has seen it end: %1").arg(killed->words) : killed.error().message;
        co_return failure(ErrorKind::Command,
                          QCoreApplication::translate("Failover", "%1 could neither be ended nor dropped by every survivor: %2").arg(shortName(dead), why));
    }
    co_return saying(words, {{u"killed"_s, ended}, {u"dropped"_s, QJsonArray::fromStringList(dropped)}});
}

/// Argument: {"node", "survivors"}. Done where every survivor counts it as gone; where one says nothing, nobody can tell.
OperationTask isFenced(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName dead = node(arguments);
    const QList<NodeName> survivors = nodes(arguments, survivorsKey);
    int answered = 0;
    int gone = 0;
    for (const NodeName &survivor : survivors) {
        ManagementClient *client = access->management(survivor);
        if (client == nullptr)
            continue;
        const Result<QList<NodeFigures>> rows = co_await client->nodes(context.stop);
        if (!rows)
            continue;
        const auto row = std::ranges::find(*rows, dead, &NodeFigures::name);
        ++answered;
        gone += row == rows->end() || row->isCalledGone() ? 1 : 0;
    }
    if (answered == 0)
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Failover", "No survivor answers"));
    if (gone == answered && answered < survivors.size()) {
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Failover", "Only %1 of %2 survivors answer; they count %3 as gone")
                                                      .arg(answered)
                                                      .arg(survivors.size())
                                                      .arg(shortName(dead)));
    }
    co_return whether(gone == answered,
                      QCoreApplication::translate("Failover", "%1 of %2 survivors count %3 as gone").arg(gone).arg(answered).arg(shortName(dead)));
}

} // namespace

void addFenceOperations(Operations &operations, std::shared_ptr<ClusterAccess> access, std::shared_ptr<LookMemory> looks)
{
    operations.add(confirmDownName,
                   [looks](QJsonObject arguments, StepContext context) { return confirmDown(looks, std::move(arguments), std::move(context)); });
    operations.add(isDownName, [looks](QJsonObject arguments, StepContext context) { return isDown(looks, std::move(arguments), std::move(context)); });
    operations.add(fenceName,
                   [looks, access](QJsonObject arguments, StepContext context) { return fence(looks, access, std::move(arguments), std::move(context)); });
    add(operations, isFencedName, access, isFenced);
}

Guard isDownGuard(const NodeName &node, bool person)
{
    return guard(isDownId, QCoreApplication::translate("Failover", "%1 is down, and nothing speaks for its life").arg(shortName(node)),
                 call(isDownName, {{key::node, node.value}}), person);
}

Step confirmDownStep(const NodeName &node, bool person)
{
    QJsonObject arguments{{key::node, node.value}};
    if (person)
        arguments.insert(personKey, true);
    Step step = check(confirmId, QCoreApplication::translate("Failover", "%1 is down, seen from here and from another host").arg(shortName(node)),
                      call(confirmDownName, arguments), Millis{1200});
    step.timeout = 2 * longestLook + Millis{1000};
    step.freshFor = LookMemory::reuseAge;
    step.commands = {QCoreApplication::translate("Failover", "AMQP greeting to %1 from here and from every other host").arg(shortName(node))};
    return step;
}

Step fenceStep(const ClusterProfile &profile, const NodeName &node, const QList<NodeName> &survivors, bool person)
{
    QJsonObject arguments{{key::node, node.value}, {survivorsKey, toJson(survivors)}, {key::seen, confirmId}};
    if (person)
        arguments.insert(personKey, true);
    Step step = action(u"fence"_s, QCoreApplication::translate("Failover", "Fence %1: end it, or have every survivor drop it").arg(shortName(node)),
                       call(fenceName, arguments), Millis{600});
    const HostProfile host = hostOf(profile, node);
    // Where there is no way to end it, the survivors alone must do.
    if (const Result<QString> end = endBrokerCommand(profile, node))
        step.commands.append(shown(host, *end));
    for (qsizetype turn = 0; turn < survivors.size(); ++turn)
        step.commands.append(shown(hostOf(profile, survivors[turn]), dropNodeCommand(survivors[turn], node, turn)));
    step.probe = call(isFencedName, arguments);
    step.idempotent = true;
    step.retry = {.times = 1, .pause = Millis{300}};
    step.timeout += longestLook; // its own look, where the last one has aged
    step.force = true;
    step.onFailure = OnFailure::Stop; // the proxies keep it out, whatever comes next
    step.cannotBeUndone = QCoreApplication::translate("Failover", "A broker that was ended is started again by its host or a person");
    return step;
}

} // namespace warrener
