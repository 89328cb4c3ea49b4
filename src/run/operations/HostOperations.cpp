#include "base/Phrases.h"
#include "run/operations/OperationParts.h"
#include "run/operations/SecondLook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis killPatience{3000};
constexpr Millis dropPatience{12000};
/// An election takes a few tens of milliseconds; this is for loaded hosts.
constexpr Millis betweenTurns{400};

const HostProfile *hostOf(const ClusterProfile &profile, const NodeName &name)
{
    const NodeProfile *known = profile.node(name);
    return known == nullptr ? nullptr : profile.host(known->host);
}

/// Argument: {"node", "needs": [programs]}: the login works, with what is needed there.
OperationTask checkLogin(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName name = node(arguments);
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    QString script = u"for p in"_s;
    for (const QString &program : texts(arguments, u"needs"_s))
        script += u' ' + shellQuote(program);
    script += u"; do command -v \"$p\" >/dev/null || { echo \"$p\" >&2; exit 1; }; done"_s;
    const Result<CommandResult> result = co_await shell->run(script, {.asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    if (result->exitCode != 0) {
        co_return failure(
            ErrorKind::NotFound,
            QCoreApplication::translate("Failover", "%1 lacks the program %2").arg(shell->label(), QString::fromUtf8(result->err).trimmed().left(100)));
    }
    co_return saying(QCoreApplication::translate("Failover", "The login to %1 works").arg(shell->label()));
}

/// Argument: {"node"}. Result: "hostAnswers". Its error says why the node does not count as down.
OperationTask confirmDown(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const SecondLook look = co_await takeSecondLook(access, node(arguments), Millis{1000}, context.stop);
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Failover", "Stopped while looking"));
    context.output(describe(look));
    if (!look.isDown())
        co_return failure(ErrorKind::Command, describe(look));
    QJsonObject answer = saying(describe(look));
    if (look.hostAnswers)
        answer.insert("hostAnswers"_L1, *look.hostAnswers);
    co_return answer;
}

QString serviceOf(const HostProfile *host)
{
    return host == nullptr || host->service.isEmpty() ? u"rabbitmq-server"_s : host->service;
}

/// Ends the broker's main process for good and waits until it is gone. An own "kill" command of the
/// profile goes first.
QString killScript(const HostProfile *host)
{
    if (host != nullptr && host->commands.contains("kill"_L1))
        return host->commands.value("kill"_L1).toString();
    return u"p=$(systemctl show -p MainPID --value %1); [ \"${p:-0}\" -gt 0 ] || { echo 'not running'; exit 0; }\n"
           "kill -9 \"$p\" || exit 1\n"
           "for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 \"$p\" 2>/dev/null || { echo \"ended $p\"; exit 0; }; sleep 0.1; done; exit 1"_s.arg(
               shellQuote(serviceOf(host)));
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
           "length(Q)."_s.arg(dead.value)
               .arg(turn * betweenTurns.count());
}

/// erl_call takes a tenth of a second where rabbitmqctl takes one to four: it starts no virtual machine.
QString dropScript(const NodeName &survivor, const NodeName &dead, qsizetype turn)
{
    const QString domain = survivor.value.section(u'@', 1);
    return u"w=%4\n"
           "h=$(getent passwd rabbitmq | cut -d: -f6)\n"
           "if command -v erl_call >/dev/null && [ -n \"$h\" ]; then\n"
           "  cd /; a=$(printf '%s\\n' \"$w\" | runuser -u rabbitmq -- env HOME=\"$h\" erl_call %1 %2 -timeout 8 -e) || exit 1\n"
           "  case \"$a\" in *'{ok, '*) exit 0;; esac\n"
           "  exec runuser -u rabbitmq -- env HOME=\"$h\" erl_call %1 %2 -timeout 8 -a \"erlang disconnect_node ['%3']\"\n"
           "fi\n"
           "exec rabbitmqctl eval \"$w\""_s.arg(domain.contains(u'.') ? u"-name"_s : u"-sname"_s, shellQuote(survivor.value), dead.value,
                                                shellQuote(dropWords(dead, turn)));
}

bool isNodeName(const QString &name)
{
    return name.contains(u'@') && std::ranges::all_of(name, [](QChar c) { return c.isLetterOrNumber() || QStringView(u"@-_.").contains(c); });
}

QCoro::Task<std::pair<NodeName, Status>> dropOn(AccessPtr access, NodeName survivor, NodeName dead, qsizetype turn, std::stop_token stop)
{
    HostShell *shell = access->shellOf(survivor);
    if (shell == nullptr)
        co_return {survivor, noLogin(shortName(survivor))};
    const Result<CommandResult> result = co_await shell->runChecked(dropScript(survivor, dead, turn), {.timeout = dropPatience, .asRoot = true}, stop);
    if (!result)
        co_return {survivor, std::unexpected(result.error())};
    co_return {survivor, Status()};
}

QCoro::Task<Result<QString>> killOn(AccessPtr access, NodeName name, Millis patience, std::stop_token stop)
{
    HostShell *shell = access->shellOf(name);
    if (shell == nullptr)
        co_return noLogin(shortName(name));
    const Result<CommandResult> result = co_await shell->runChecked(killScript(hostOf(access->profile(), name)), {.timeout = patience, .asRoot = true}, stop);
    if (!result)
        co_return std::unexpected(result.error());
    co_return QString::fromUtf8(result->out).trimmed().left(100);
}

/// Argument: {"node", "survivors", "seen": step of the second look}. Ends the node where its host
/// answers, and has every survivor drop it, side by side. Enough: it is ended, or all have dropped it.
OperationTask fence(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName dead = node(arguments);
    const QList<NodeName> survivors = nodes(arguments, u"survivors"_s);
    if (!isNodeName(dead.value) || !std::ranges::all_of(survivors, isNodeName, &NodeName::value))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "“%1” cannot be the name of a node").arg(dead.value));
    // A host that was silent a moment ago is not worth the wait.
    const QJsonObject seen = context.results.value(arguments.value("seen"_L1).toString());
    const bool hostIsSilent = seen.contains("hostAnswers"_L1) && !seen.value("hostAnswers"_L1).toBool();
    const Millis patience = hostIsSilent ? Millis{300} : killPatience;
    QCoro::Task<Result<QString>> killing = killOn(access, dead, patience, context.stop);
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
    const Result<QString> killed = co_await killing;
    context.output(killed ? u"%1  broker ended: %2"_s.arg(shortName(dead), *killed) : u"%1  %2"_s.arg(shortName(dead), killed.error().message));
    if (!killed && (dropped.isEmpty() || !failed.isEmpty())) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "%1 could neither be ended nor dropped by every survivor: %2")
                                                  .arg(shortName(dead), killed.error().message));
    }
    co_return saying(killed ? QCoreApplication::translate("Failover", "%1 was ended").arg(shortName(dead))
                            : QCoreApplication::translate("Failover", "%1 was dropped by %2").arg(shortName(dead), phrases::list(dropped)),
                     {{u"killed"_s, killed.has_value()}, {u"dropped"_s, QJsonArray::fromStringList(dropped)}});
}

/// Argument: {"node", "survivors"}. Done where every survivor that answers counts it as gone.
OperationTask isFenced(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName dead = node(arguments);
    int answered = 0;
    int gone = 0;
    for (const NodeName &survivor : nodes(arguments, u"survivors"_s)) {
        ManagementClient *client = access->management(survivor);
        if (client == nullptr)
            continue;
        const Result<QList<NodeFigures>> rows = co_await client->nodes(context.stop);
        if (!rows)
            continue;
        const auto row = std::ranges::find(*rows, dead, &NodeFigures::name);
        ++answered;
        gone += row == rows->end() || !row->running ? 1 : 0;
    }
    if (answered == 0)
        co_return failure(ErrorKind::Unreachable, QCoreApplication::translate("Failover", "No survivor answers"));
    co_return whether(gone == answered,
                      QCoreApplication::translate("Failover", "%1 of %2 survivors count %3 as gone").arg(gone).arg(answered).arg(shortName(dead)));
}

/// What runs on the host: of a proxy's host HAProxy, unless its profile names something else.
QString unitOf(const HostProfile &host)
{
    const HostProfile usual;
    return host.role == HostRole::Proxy && (host.service.isEmpty() || host.service == usual.service) ? u"haproxy"_s : serviceOf(&host);
}

/// Argument: {"node" or "host", "verb": "restart"|"start"|"stop"}.
OperationTask service(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const HostName named{arguments.value("host"_L1).toString()};
    const HostProfile *host = named.isEmpty() ? hostOf(access->profile(), node(arguments)) : access->profile().host(named);
    HostShell *shell = host == nullptr ? nullptr : access->shell(host->name);
    if (shell == nullptr)
        co_return noLogin(named.isEmpty() ? shortName(node(arguments)) : named.value);
    const QString verb = arguments.value("verb"_L1).toString();
    if (!QStringList{u"start"_s, u"stop"_s, u"restart"_s}.contains(verb))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Failover", "“%1” is nothing that a service can be told").arg(verb.left(40)));
    const QString own = host->commands.value(verb).toString();
    const QString command = host->serviceManager == "systemd"_L1 || own.isEmpty() ? u"systemctl %1 %2"_s.arg(verb, shellQuote(unitOf(*host))) : own;
    const Result<CommandResult> result = co_await shell->runChecked(command, {.timeout = Millis{180000}, .asRoot = true}, context.stop);
    if (!result)
        co_return std::unexpected(result.error());
    co_return saying(QCoreApplication::translate("Failover", "%1 on %2: done").arg(command, shell->label()));
}

} // namespace

void addHostOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, u"host.check-login"_s, access, checkLogin);
    add(operations, u"host.confirm-down"_s, access, confirmDown);
    add(operations, u"host.fence"_s, access, fence);
    add(operations, u"host.is-fenced"_s, access, isFenced);
    add(operations, u"host.service"_s, access, service);
}

} // namespace warrener
