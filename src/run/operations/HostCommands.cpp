#include "run/operations/HostCommands.h"

#include "cluster/HostService.h"
#include "look/host/Command.h"
#include "look/host/MarkedOutput.h"
#include "look/proxy/HaproxyFiles.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

/// An election takes a few tens of milliseconds; this is for loaded hosts.
constexpr Millis betweenTurns{400};

/// One program with its arguments: `ssh` and `sudo` take it as it is.
bool isSimple(const QString &command)
{
    static const QStringList shellsOwn{u"."_s, u"cd"_s, u"command"_s, u"exec"_s, u"exit"_s, u"export"_s, u"for"_s, u"if"_s, u"set"_s, u"while"_s};
    const QStringList words = command.split(u' ', Qt::SkipEmptyParts);
    return !words.isEmpty() && !words.first().contains(u'=') && !shellsOwn.contains(words.first())
           && std::ranges::all_of(words, [](const QString &each) { return isShellWord(each); });
}

std::unexpected<Error> noCommand(const HostProfile &host, const QString &key)
{
    return failure(
        ErrorKind::NotConfigured,
        QCoreApplication::translate("Failover", "The profile says that %1 has commands of its own, but has no “%2” among them").arg(host.name.value, key));
}

/// As erl_call names a node that was started with -name or with -sname.
QString nameOption(const NodeName &node)
{
    return node.value.section(u'@', 1).contains(u'.') ? u"-name"_s : u"-sname"_s;
}

/// The process that waits for the peers outlives RabbitMQ's own application; autoheal has one too, and is something else.
const QString applicationWords = u"{warrener, "
                                 "case {rabbit:is_running(), whereis(rabbit_outside_app_process), application:get_env(rabbit, cluster_partition_handling)} of "
                                 "{true, _, _} -> runs; "
                                 "{false, P, {ok, pause_minority}} when is_pid(P) -> paused; "
                                 "{false, P, {ok, {pause_if_all_down, _, _}}} when is_pid(P) -> paused; "
                                 "_ -> stopped end}."_s;

/// The tools take names for short ones where nobody says otherwise.
QString longNames(const NodeName &node)
{
    return node.value.section(u'@', 1).contains(u'.') ? u" --longnames"_s : QString();
}

/// Sets $a to what the broker on this host answers to some Erlang, or ends with 1. erl_call takes a tenth of a
/// second where rabbitmqctl takes one to four: it starts no virtual machine. It is a node to the broker, which lets in one of
/// a name at a time (all are called c17 by themselves), and keeps each name for ever: so they are as many as are ever needed at once.
QString askBroker(const NodeName &node, const QString &words, int seconds)
{
    return u"w=%3\n"
           "h=$(getent passwd rabbitmq | cut -d: -f6)\n"
           "a=\n"
           "if command -v erl_call >/dev/null && [ -n \"$h\" ]; then\n"
           "  a=$(cd /; printf '%s\\n' \"$w\" | runuser -u rabbitmq -- env HOME=\"$h\" erl_call %1 %2 -h \"warrener$(($$ % 1024))\" -timeout %4 -e) || exit 1\n"
           "fi\n"
           "case \"$a\" in *'{ok, '*) ;; *) a=$(timeout %4 rabbitmqctl -n %2%5 eval \"$w\") || exit 1;; esac\n"_s.arg(
               nameOption(node), shellWord(node.value), shellQuote(words), QString::number(seconds),
               longNames(node)); // the machine may have another node, which is not asked
}

/// What a survivor is told, as Erlang, besides dropping the node. Where a host is cut off, whatever asks
/// for its node waits seven seconds for a connection that cannot come: so nobody tries for a minute, and
/// the survivor's own alarm ends that. Followers of a leader that was dropped wait at random for up to
/// three seconds before they stand for election: so the first survivor has them stand at once, and each
/// further one only where there is still no other leader, since two at once would split the vote.
QString dropWords(const NodeName &dead, qsizetype turn)
{
    return u"D = '%1', K = dist_auto_connect, "
           "case application:get_env(kernel, K) of undefined -> application:set_env(kernel, K, never), "
           "timer:apply_after(60000, application, unset_env, [kernel, K]); _ -> ok end, "
           "Q = try [N || {N, {_, L}, _} <- ets:tab2list(ra_leaderboard), L =:= D] catch _:_ -> [] end, "
           "erlang:disconnect_node(D), "
           "spawn(fun() -> timer:sleep(%2), [case catch ra_leaderboard:lookup_leader(N) of "
           "{_, L} when is_atom(L), L =/= D -> ok; _ -> catch ra:trigger_election({N, node()}) end || N <- Q] end), "
           // It is read back: the link goes within a moment, or it stands.
           "{dropped, (fun W(0) -> not lists:member(D, nodes()); W(I) -> case lists:member(D, nodes()) of false -> true; "
           "true -> timer:sleep(20), W(I - 1) end end)(25), length(Q)}."_s.arg(dead.value, QString::number(turn * betweenTurns.count()));
}

} // namespace

QString toId(ServiceVerb verb)
{
    switch (verb) {
    case ServiceVerb::Start:
        return u"start"_s;
    case ServiceVerb::Stop:
        return u"stop"_s;
    case ServiceVerb::Restart:
        return u"restart"_s;
    case ServiceVerb::Reload:
        return u"reload"_s;
    }
    return {};
}

std::optional<ServiceVerb> serviceVerbFromId(const QString &id)
{
    for (const ServiceVerb verb : {ServiceVerb::Start, ServiceVerb::Stop, ServiceVerb::Restart, ServiceVerb::Reload}) {
        if (toId(verb) == id)
            return verb;
    }
    return std::nullopt;
}

QString toId(MaintenanceVerb verb)
{
    return verb == MaintenanceVerb::Drain ? u"drain"_s : u"revive"_s;
}

Result<QString> serviceCommand(const HostProfile &host, ServiceVerb verb)
{
    const QString command = warrener::serviceCommand(host, toId(verb));
    if (command.isEmpty())
        return noCommand(host, toId(verb));
    return command;
}

namespace {

/// As a control group's path has it, as one word of a shell.
QString unitFileName(const HostProfile &host)
{
    QString unit = serviceUnit(host);
    if (unit.endsWith(".service"_L1))
        unit.chop(8);
    return shellWord(unit) + ".service"_L1;
}

constexpr auto anotherWord = "another node's host"_L1;
constexpr auto startedSinceWord = "started since it was told"_L1;
constexpr auto unseenWord = "no process of it can be seen"_L1;

/// How machines may call themselves whose broker is another node's, and would obey what the host of `node` is told.
QStringList otherMachines(const ClusterProfile &profile, const NodeName &node)
{
    const auto machineOf = [](const NodeName &name) { return name.value.section(u'@', 1).section(u'.', 0, 0); };
    const HostProfile host = hostOf(profile, node);
    QStringList others;
    for (const NodeProfile &other : profile.nodes) {
        // A site's own command may name its broker, wherever it is carried out: a container, a job.
        if (hasOwnCommands(host) && hostOf(profile, other.name).commands != host.commands)
            continue;
        if (const QString machine = machineOf(other.name); machine != machineOf(node) && isShellWord(machine) && !others.contains(machine))
            others.append(machine);
    }
    return others;
}

/// Ends a script on another node's machine with what `then` does.
QString leaveOthersAlone(const ClusterProfile &profile, const NodeName &node, const QString &then)
{
    const QStringList others = otherMachines(profile, node);
    return others.isEmpty() ? QString()
                            : u"case $(uname -n | cut -d. -f1) in %1) echo \"%2: $(uname -n)\"%3;; esac\n"_s.arg(others.join(u'|'), anotherWord, then);
}

/// Ends a script where one of $p is younger than the first order to end it, or its age cannot be seen.
QString leaveStartedAlone(const std::optional<std::chrono::seconds> &told)
{
    return told ? u"for q in $p; do\n"
                  "  a=$(ps -o etimes= -p \"$q\" | tr -d ' ')\n"
                  "  [ -n \"$a\" ] || { echo '%3'; exit 0; }\n"
                  "  [ \"$a\" -gt %1 ] 2>/dev/null || { echo '%2'; exit 0; }\n"
                  "done\n"_s.arg(told->count())
                      .arg(startedSinceWord, unseenWord)
                : QString();
}

/// Ends a script where $p and $b hold files that bear another node's name, and none with this one's: the address may have been given away,
/// and the machine there be another cluster's. A broker that is called otherwise than its folders holds neither.
QString leaveStrangersAlone(const NodeName &node)
{
    const QString local = node.value.section(u'@', 0, 0) + u'@';
    const QString brief = local + node.value.section(u'@', 1).section(u'.', 0, 0);
    return u"n=; s=\n"
           "for l in $(for q in $p $b; do find \"/proc/$q/fd\" \"/proc/$q/cwd\" -maxdepth 1 -lname '*/*@*' -exec readlink {} + 2>/dev/null; done); do\n"
           "  case $l/ in */%1[./]*) n=$l;; */%2*|*/mnesia/*@*|*/quorum/*@*) s=$l;; esac\n"
           "done\n"
           "[ -n \"$n\" ] || [ -z \"$s\" ] || { echo \"%3: $s\"; exit 0; }\n"_s.arg(shellWord(brief), shellWord(local), anotherWord);
}

/// Ends a script with 1 where the main process $p of the unit is known to be no broker's; else $b holds the broker's other processes:
/// one that is frozen outlives the shell that started it.
QString leaveOtherProgramsAlone(const HostProfile &host, const NodeName &node)
{
    const QString unit = serviceUnit(host);
    QString script = u"m=$p\n"_s + brokerProcessesScript(host, node)
                     + u"f=$p; p=$m; b=; o=\n"
                       "for q in $f; do\n"
                       "  case $(cat \"/proc/$q/cgroup\" 2>/dev/null) in */%1*) k=$p;; *) k=$q;; esac\n"
                       // Where control groups tell nothing, whoever comes from the main process is the unit's.
                       "  while [ \"$k\" != \"$p\" ] && [ \"$k\" -gt 1 ] 2>/dev/null; do k=$(ps -o ppid= -p \"$k\" | tr -d ' '); done\n"
                       "  [ \"$k\" != \"$p\" ] || { o=1; [ \"$q\" = \"$p\" ] || b=\"$b $q\"; }\n"
                       "done\n"
                       // A node whose folders and unit are called otherwise: what the main process has started is the unit's all the same.
                       "[ -n \"$f\" ] || for q in $(pgrep -x beam.smp); do\n"
                       "  k=$q\n"
                       "  while [ \"$k\" != \"$p\" ] && [ \"$k\" -gt 1 ] 2>/dev/null; do k=$(ps -o ppid= -p \"$k\" | tr -d ' '); done\n"
                       "  [ \"$k\" != \"$p\" ] || { o=1; [ \"$q\" = \"$p\" ] || b=\"$b $q\"; }\n"
                       "done\n"
                       "[ -z \"$f\" ] || [ -n \"$o\" ] || { echo %2 >&2; exit 1; }\n"_s.arg(
                           unitFileName(host), shellQuote(u"the broker of %1 runs, and the main process of %2 is another program's"_s.arg(node.value, unit)));
    script += leaveStrangersAlone(node);
    // Where nobody can look, a unit that is called as RabbitMQ's is believed; any other name may be a slip of the profile.
    const QString believed = unit.contains("rabbit"_L1, Qt::CaseInsensitive) ? u" || ! command -v pgrep >/dev/null"_s : QString();
    script += u"c=$(cat \"/proc/$p/comm\" 2>/dev/null)\n"
              "[ -n \"$o\" ] || [ \"$c\" = beam.smp ]%1 || { echo %2\"$c\" >&2; exit 1; }\n"_s.arg(
                  believed, shellQuote(u"no broker belongs to %1, whose main process is "_s.arg(unit)));
    return script;
}

} // namespace

QString ownMachineScript(const ClusterProfile &profile, const NodeName &node)
{
    return leaveOthersAlone(profile, node, u" >&2; exit 1"_s);
}

QString askMachineCommand(const ClusterProfile &profile, const NodeName &node)
{
    return leaveOthersAlone(profile, node, u"; exit 0"_s) + brokerProcessesScript(hostOf(profile, node), node) + u"b=\n"_s + leaveStrangersAlone(node);
}

QString anothersMachineIn(const QByteArray &output)
{
    // Its own last line; a login may print before it.
    const QString last = QString::fromUtf8(output).trimmed().section(u'\n', -1);
    return last.startsWith(anotherWord) ? last.sliced(anotherWord.size()).section(u": "_s, 1).left(200) : QString();
}

Result<QString> endBrokerCommand(const ClusterProfile &profile, const NodeName &node, std::optional<std::chrono::seconds> told)
{
    const HostProfile host = hostOf(profile, node);
    // A site's own command ends whatever it ends: the more reason to be sure of the place.
    if (const Status alone = servesAlone(profile, node); !alone)
        return std::unexpected(alone.error());
    // A wrong host in the profile must not end a healthy neighbour: the machine itself says whose it is.
    const QString neighbours = leaveOthersAlone(profile, node, u"; exit 0"_s);
    if (const QString own = host.commands.value("kill"_L1).toString(); !own.isEmpty()) {
        const QString seen =
            told ? brokerProcessesScript(host, node) + u"[ -n \"$p\" ] || { echo '%1'; exit 0; }\n"_s.arg(unseenWord) + leaveStartedAlone(told) : QString();
        return neighbours + seen + own;
    }
    if (hasOwnCommands(host))
        return noCommand(host, u"kill"_s);
    // A unit that systemd does not know has no process either: that must not look like one that has ended.
    // One that has begun to start or to stop since somebody looked is left alone.
    return u"# ends the main process of %1 and waits until it is gone\n"
           "%2"
           "[ \"$(systemctl show -p LoadState --value %1)\" = loaded ] || { echo 'no such service' >&2; exit 1; }\n"
           "case $(systemctl show -p ActiveState --value %1) in activating|deactivating|reloading) echo 'starting or stopping'; exit 0;; esac\n"
           "p=$(systemctl show -p MainPID --value %1) || exit 1\n"
           "case $p in *[!0-9]*) echo 'no main process is told' >&2; exit 1;; esac\n"
           "[ \"${p:-0}\" -gt 1 ] || { echo 'not running'; exit 0; }\n"
           "%3"
           "kill -9 \"$p\" $b || exit 1\n"
           "for i in 1 2 3 4 5 6 7 8 9 10; do\n"
           "  s=; for q in \"$p\" $b; do kill -0 \"$q\" 2>/dev/null && s=1; done\n"
           "  [ -n \"$s\" ] || { echo \"ended $p\"; exit 0; }\n"
           "  sleep 0.1\n"
           "done; exit 1"_s.arg(shellWord(serviceUnit(host)), neighbours, leaveOtherProgramsAlone(host, node) + leaveStartedAlone(told));
}

Ending endingFrom(const HostProfile &host, const QByteArray &output)
{
    Ending ending{.words = QString::fromUtf8(output).trimmed().right(100)};
    // Its own last line; a login may print before it.
    const QString last = ending.words.section(u'\n', -1);
    if (last.startsWith(anotherWord))
        ending.outcome = Ending::Outcome::Another;
    else if (last == startedSinceWord)
        ending.outcome = Ending::Outcome::Restarted;
    else if (last == unseenWord)
        ending.outcome = Ending::Outcome::Unseen;
    else if (!host.commands.value("kill"_L1).toString().isEmpty())
        return ending; // whatever a site's own command says, nobody has seen anything
    else if (last.startsWith("ended "_L1))
        ending.outcome = Ending::Outcome::Ended;
    else if (last == "not running"_L1)
        ending.outcome = Ending::Outcome::NotRunning;
    else if (last == "starting or stopping"_L1)
        ending.outcome = Ending::Outcome::Starting;
    return ending;
}

QString toolFor(const NodeName &node, QLatin1StringView tool)
{
    return u"%1 -n %2%3"_s.arg(tool, shellWord(node.value), longNames(node));
}

QString startApplicationCommand(const NodeName &node)
{
    return toolFor(node) + " start_app"_L1;
}

QString resumeListenersCommand(const NodeName &node)
{
    return toolFor(node) + " resume_listeners"_L1;
}

QString brokerProcessesScript(const HostProfile &host, const NodeName &node)
{
    const QString ofUnit =
        hasOwnCommands(host)
            ? QString()
            : u"for q in $(pgrep -x beam.smp); do case $(cat \"/proc/$q/cgroup\" 2>/dev/null) in */%1*) p=\"$p $q\";; esac; done\n"_s.arg(unitFileName(host));
    return u"p=\n%1"
           "[ -n \"$p\" ] || for q in $(pgrep -x beam.smp); do\n"
           "  [ -z \"$(find \"/proc/$q/fd\" \"/proc/$q/cwd\" -maxdepth 1 \\( -lname %2 -o -lname %3 \\) -print 2>/dev/null)\" ] || p=\"$p $q\"\n"
           "done\n"_s.arg(ofUnit, shellQuote("*/"_L1 + node.value), shellQuote("*/"_L1 + node.value + "/*"_L1));
}

QString thawCommand(const ClusterProfile &profile, const NodeName &node)
{
    const HostProfile host = hostOf(profile, node);
    // What else belongs to the unit may have been stopped with it: the broker would wait for it for ever.
    const QString whole = hasOwnCommands(host) ? QString() : u"systemctl kill -s CONT %1 2>/dev/null\n"_s.arg(shellWord(serviceUnit(host)));
    return u"# the broker of %1 goes on, and no other one of this machine\n"_s.arg(node.value) + ownMachineScript(profile, node)
           + brokerProcessesScript(host, node)
           + u"[ -n \"$p\" ] || { echo 'no broker process of %1' >&2; exit 1; }\n"
             "%2kill -CONT $p || exit 1\n"
             "# seen, not told: none of them is stopped any more\n"
             "for i in 1 2 3 4 5 6 7 8 9 10; do\n"
             "  s=; for q in $p; do s=\"$s $(ps -o stat= -p \"$q\")\"; done\n"
             "  case \"$s\" in *T*) sleep 0.1;; *) exit 0;; esac\n"
             "done\n"
             "echo 'still stopped' >&2; exit 1"_s.arg(node.value, whole);
}

QString upgradeCommand(const NodeName &node, MaintenanceVerb verb)
{
    // The tools take the machine's own node where nobody names one.
    return u"rabbitmq-upgrade %1 -n %2%3"_s.arg(toId(verb), shellWord(node.value), longNames(node));
}

namespace {

/// Said where it was seen: a login may lose how a command has ended.
QString droppedLine(const NodeName &dead)
{
    return u"dropped "_s + dead.value;
}

} // namespace

QString dropNodeCommand(const NodeName &survivor, const NodeName &dead, qsizetype turn)
{
    constexpr int seconds = 8;
    return u"# %1 drops %2, makes no new connection to it for 60 s, has the queues that it led elect\n%3"
           "case \"$a\" in *'{dropped, true'*|*'{dropped,true'*) echo '%4'; exit 0;; esac\n"
           "echo \"still linked: $a\" >&2; exit 1"_s.arg(survivor.value, dead.value, askBroker(survivor, dropWords(dead, turn), seconds), droppedLine(dead));
}

bool hasDropped(const QByteArray &output, const NodeName &dead)
{
    const QByteArray wanted = droppedLine(dead).toUtf8();
    return std::ranges::any_of(output.split('\n'), [&wanted](const QByteArray &line) { return line.trimmed() == wanted; });
}

QString serviceStateScript(const HostProfile &host, const QString &mark)
{
    if (hasOwnCommands(host))
        return {};
    return u"echo \"%1 service $(systemctl show -p LoadState,ActiveState %2 2>/dev/null | tr '\\n' ' ') end\"\n"_s.arg(mark, shellWord(serviceUnit(host)));
}

ServiceState serviceStateFrom(const QByteArray &output, const QString &mark)
{
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        // A unit that systemd does not know is inactive too: that says nothing about the broker.
        if (!line.startsWith("service "_L1) || !line.endsWith("end"_L1) || line.contains("LoadState=not-found"_L1))
            continue;
        if (line.contains("ActiveState=active"_L1))
            return ServiceState::Active;
        if (line.contains("ActiveState=activating"_L1) || line.contains("ActiveState=reloading"_L1))
            return ServiceState::Starting;
        if (line.contains("ActiveState=deactivating"_L1))
            return ServiceState::Stopping;
        if (line.contains("ActiveState=inactive"_L1))
            return ServiceState::Stopped;
        if (line.contains("ActiveState=failed"_L1))
            return ServiceState::Failed;
    }
    return ServiceState::Unknown;
}

QString askApplicationCommand(const NodeName &node)
{
    return "# has it paused itself? changes nothing\ntimeout 8 "_L1 + toolFor(node) + " eval "_L1 + shellQuote(applicationWords);
}

QString askApplicationQuickly(const NodeName &node)
{
    constexpr int seconds = 3;
    return askBroker(node, applicationWords, seconds) + "printf '%s\\n' \"$a\""_L1;
}

ApplicationState applicationFrom(const QByteArray &output)
{
    static const QRegularExpression answer(u"\\{warrener, *(runs|paused|stopped)\\}"_s);
    const QString said = answer.match(QString::fromUtf8(output)).captured(1);
    return said == "runs"_L1      ? ApplicationState::Runs
           : said == "paused"_L1  ? ApplicationState::Paused
           : said == "stopped"_L1 ? ApplicationState::Stopped
                                  : ApplicationState::Unknown;
}

QString askPeerCommand(const NodeName &peer, const NodeName &about, Millis patience, Millis longest)
{
    // Both at once: of a frozen node each waits out its time, and a busy host has none to spare.
    const QString words = u"D = '%1', T = %2, S = erlang:monotonic_time(millisecond), "
                          // What is called local: before 4.x one node alone may have the table, and if it is that one, whoever reads waits a minute.
                          "A = erpc:send_request(node(), rabbit_maintenance, is_being_drained_local_read, [D]), "
                          // Only over a link that stands: to make one to a host that is cut off takes seven seconds.
                          "R = case lists:member(D, nodes()) of "
                          "true -> try erpc:call(D, erlang, node, [], T) of D -> reaches; _ -> misses catch _:_ -> misses end; "
                          "false -> misses end, "
                          "M = try erpc:receive_response(A, erlang:max(100, T + S - erlang:monotonic_time(millisecond))) of "
                          "true -> drained; false -> serving; _ -> unknown catch _:_ -> unknown end, "
                          "{warrener, R, M}."_s.arg(about.value, QString::number(patience.count()));
    return askBroker(peer, words, int(std::chrono::ceil<std::chrono::seconds>(longest).count())) + "printf '%s\\n' \"$a\""_L1;
}

void readPeerAnswer(const QByteArray &output, std::optional<bool> &reaches, std::optional<bool> &maintenance)
{
    static const QRegularExpression answer(u"\\{warrener, *(reaches|misses), *(drained|serving|unknown)\\}"_s);
    const QRegularExpressionMatch found = answer.match(QString::fromUtf8(output));
    if (!found.hasMatch())
        return;
    reaches = found.captured(1) == "reaches"_L1;
    if (found.captured(2) != "unknown"_L1)
        maintenance = found.captured(2) == "drained"_L1;
}

QString maintenanceCommand(const NodeName &node)
{
    // Bounded: see askPeerCommand().
    const QString words = u"L = [node() | nodes()], "
                          "try lists:zip(L, erpc:call(node(), lists, map, [fun rabbit_maintenance:is_being_drained_local_read/1, L], 3000)) "
                          "catch _:_ -> [{N, unknown} || N <- L] end."_s;
    constexpr int seconds = 8;
    return u"# which nodes %1 knows to be in maintenance mode\n%2"
           "printf '%s\\n' \"$a\""_s.arg(node.value, askBroker(node, words, seconds));
}

QString replicatedQueuesCommand(const NodeName &node, int most)
{
    // What is done with each queue is done by compiled functions: evaluating something for 50,000 takes half a second.
    const QString words = u"L = rabbit_amqqueue:list(), G = maps:groups_from_list(fun amqqueue:get_type/1, L), "
                          "M = case erlang:function_exported(amqqueue, get_slave_pids, 1) of "
                          "true -> maps:without([[], none], maps:groups_from_list(fun amqqueue:get_slave_pids/1, maps:get(rabbit_classic_queue, G, []))); "
                          "false -> #{} end, "
                          "R = lists:append(maps:values(maps:remove(rabbit_classic_queue, G)) ++ maps:values(M)), "
                          "{warrener, length(L), length(R), [{binary_to_list(base64:encode(V)), binary_to_list(base64:encode(N))} "
                          "|| {resource, V, queue, N} <- lists:map(fun amqqueue:get_name/1, lists:sublist(R, %1))]}."_s.arg(most);
    constexpr int seconds = 3;
    return u"# which queues %1 knows to be replicated\n%2"
           "printf '%s\\n' \"$a\""_s.arg(node.value, askBroker(node, words, seconds));
}

Result<ReplicatedQueues> readReplicatedQueues(const QByteArray &output)
{
    static const QRegularExpression head(u"\\{warrener,\\s*(\\d+),\\s*(\\d+),"_s);
    static const QRegularExpression pair(u"\\{\"([A-Za-z0-9+/]+={0,2})\",\\s*\"([A-Za-z0-9+/]+={0,2})\"\\}"_s);
    const auto malformed = [&output] {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Failover", "What a host says of the queues cannot be read"),
                       QString::fromUtf8(output.left(200)));
    };
    const QString text = QString::fromUtf8(output);
    const QRegularExpressionMatch found = head.match(text);
    if (!found.hasMatch())
        return malformed();
    ReplicatedQueues queues{.total = found.captured(1).toLongLong(), .replicated = found.captured(2).toLongLong()};
    const auto plain = [](const QString &encoded) { return QString::fromUtf8(QByteArray::fromBase64(encoded.toLatin1())); };
    qsizetype pairs = 0;
    for (auto each = pair.globalMatch(text, found.capturedEnd()); each.hasNext(); ++pairs) {
        const QRegularExpressionMatch names = each.next();
        queues.names.append({.vhost = plain(names.captured(1)), .name = plain(names.captured(2))});
    }
    if (queues.replicated > queues.total || pairs > queues.replicated || (pairs == 0 && queues.replicated > 0))
        return malformed();
    return queues;
}

QString membersCommand(const NodeName &node)
{
    // list_members is of 3.12 and later. Whatever hangs all the same is left behind.
    const QString words = u"P = self(), R = make_ref(), spawn(fun() -> P ! {R, try rabbit_nodes:list_members() catch _:_ -> rabbit_nodes:all() end} end), "
                          "{warrener, receive {R, M} -> M after 1000 -> [] end, linked, [node() | nodes()]}."_s;
    constexpr int seconds = 5;
    return u"# which nodes %1 knows in its cluster\n%2"
           "printf '%s\\n' \"$a\""_s.arg(node.value, askBroker(node, words, seconds));
}

QString haproxyCheckCommand(const HostProfile &host)
{
    return "# the files that HAProxy was started with, else its usual one\n"_L1 + haproxy::startedFilesScript(haproxy::usualFile(host))
           + "exec haproxy -c $tests"_L1;
}

QString findProgramsCommand(const QStringList &programs)
{
    QStringList parts;
    for (const QString &program : programs)
        parts.append("command -v "_L1 + shellWord(program));
    return parts.isEmpty() ? u"true"_s : parts.join(" && "_L1);
}

QString programOf(const QString &command)
{
    for (const auto listed = command.trimmed().split(u' ', Qt::SkipEmptyParts); const QString &each : listed) {
        if (each.contains(u'=')) // a variable that is set for it
            continue;
        return isShellWord(each) ? each : QString();
    }
    return {};
}

bool isNodeName(const QString &name)
{
    return name.contains(u'@') && std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || QStringView(u"@-_.").contains(c); });
}

QString shown(const HostProfile &host, const QString &command)
{
    const QString login = "ssh "_L1 + (host.ssh.isEmpty() ? host.name.value : host.ssh) + (host.sudo ? " sudo "_L1 : " "_L1);
    return isSimple(command) ? login + command : login + "sh -s <<'END'\n"_L1 + command + "\nEND"_L1;
}

} // namespace warrener::parts
