#include "run/operations/HostCommands.h"

#include "cluster/HostService.h"
#include "look/host/Command.h"
#include "look/proxy/HaproxyFiles.h"

#include <QCoreApplication>

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
    }
    return {};
}

std::optional<ServiceVerb> serviceVerbFromId(const QString &id)
{
    for (const ServiceVerb verb : {ServiceVerb::Start, ServiceVerb::Stop, ServiceVerb::Restart}) {
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

Result<QString> endBrokerCommand(const HostProfile &host)
{
    if (const QString own = host.commands.value("kill"_L1).toString(); !own.isEmpty())
        return own;
    if (hasOwnCommands(host))
        return noCommand(host, u"kill"_s);
    // A unit that systemd does not know has no process either: that must not look like one that has ended.
    return u"# ends the main process of %1 and waits until it is gone\n"
           "[ \"$(systemctl show -p LoadState --value %1)\" = loaded ] || { echo 'no such service' >&2; exit 1; }\n"
           "p=$(systemctl show -p MainPID --value %1) || exit 1\n"
           "[ \"${p:-0}\" -gt 0 ] || { echo 'not running'; exit 0; }\n"
           "kill -9 \"$p\" || exit 1\n"
           "for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 \"$p\" 2>/dev/null || { echo \"ended $p\"; exit 0; }; sleep 0.1; done; exit 1"_s.arg(
               shellWord(serviceUnit(host)));
}

QString upgradeCommand(MaintenanceVerb verb)
{
    return "rabbitmq-upgrade "_L1 + toId(verb);
}

/// erl_call takes a tenth of a second where rabbitmqctl takes one to four: it starts no virtual machine.
QString dropNodeCommand(const NodeName &survivor, const NodeName &dead, qsizetype turn)
{
    const QString domain = survivor.value.section(u'@', 1);
    return u"# %2 drops %3, makes no new connection to it for 60 s, has the queues that it led elect\n"
           "w=%4\n"
           "h=$(getent passwd rabbitmq | cut -d: -f6)\n"
           "if command -v erl_call >/dev/null && [ -n \"$h\" ]; then\n"
           "  cd /; a=$(printf '%s\\n' \"$w\" | runuser -u rabbitmq -- env HOME=\"$h\" erl_call %1 %2 -timeout 8 -e) || exit 1\n"
           "  case \"$a\" in *'{ok, '*) exit 0;; esac\n"
           "  exec runuser -u rabbitmq -- env HOME=\"$h\" erl_call %1 %2 -timeout 8 -a \"erlang disconnect_node ['%3']\"\n"
           "fi\n"
           "exec rabbitmqctl eval \"$w\""_s.arg(domain.contains(u'.') ? u"-name"_s : u"-sname"_s, shellWord(survivor.value), dead.value,
                                                shellQuote(dropWords(dead, turn)));
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
    for (const QString &each : command.trimmed().split(u' ', Qt::SkipEmptyParts)) {
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

HostProfile hostOf(const ClusterProfile &profile, const NodeName &node)
{
    const NodeProfile *known = profile.node(node);
    if (const HostProfile *host = known == nullptr ? nullptr : profile.host(known->host))
        return *host;
    HostProfile named;
    named.name = known == nullptr || known->host.isEmpty() ? HostName{shortName(node)} : known->host;
    return named;
}

HostProfile hostOf(const ClusterProfile &profile, const ProxyProfile &proxy)
{
    if (const HostProfile *host = profile.host(proxy.host))
        return *host;
    HostProfile named;
    named.name = proxy.host;
    named.role = HostRole::Proxy;
    return named;
}

QString shown(const HostProfile &host, const QString &command)
{
    const QString login = "ssh "_L1 + (host.ssh.isEmpty() ? host.name.value : host.ssh) + (host.sudo ? " sudo "_L1 : " "_L1);
    return isSimple(command) ? login + command : login + "sh -s <<'END'\n"_L1 + command + "\nEND"_L1;
}

} // namespace warrener::parts
