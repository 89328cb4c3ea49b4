#include "run/operations/recovery/RepairCommands.h"

#include "base/ShellQuote.h"
#include "look/host/MarkedOutput.h"
#include "run/operations/HostCommands.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

/// Sets $n to the node, $b to the folder that holds its data, and ends with 1 while a process works there. The arguments of a
/// broker do not name its node: what it has open does.
QString findData(const HostProfile &host, const NodeName &node)
{
    return u"n=%1\n"
           "d=%2\n"
           "b=$d; [ -d \"$d/mnesia\" ] && b=$d/mnesia\n"
           "[ -d \"$b\" ] || { echo nothing; exit 0; }\n"
           "for f in $(find /proc/[0-9]*/fd /proc/[0-9]*/cwd -maxdepth 1 -lname \"$(realpath -- \"$b\")/$n*\" -print 2>/dev/null); do\n"
           "  case $(readlink \"$f\") in */\"$n\"|*/\"$n\"/*|*/\"$n\"-*|*/\"$n\".*) echo \"the broker of $n runs\" >&2; exit 1;; esac\n"
           "done\n"_s.arg(shellWord(node.value), shellWord(host.paths.data));
}

/// What belongs to a node in the folder `from`: its own directory, and those beside it ("…-feature_flags", "….pid").
/// They lie on one file system: each is renamed.
QString moveAll(const QString &from, const QString &to)
{
    return u"set --\n"
           "for f in %1/\"$n\" %1/\"$n\"-* %1/\"$n\".*; do [ -e \"$f\" ] && set -- \"$@\" \"$f\"; done\n"
           "if [ $# -gt 0 ]; then\n"
           "  mkdir -p %2 && chown --reference=\"$b\" %2 && chmod 700 %2 && mv -- \"$@\" %2/ || exit 1\n"
           "fi\n"_s.arg(from, to);
}

constexpr auto queuesTool = "rabbitmq-queues"_L1;

QString cookieFile(const HostProfile &host)
{
    return shellWord(host.paths.data + "/.erlang.cookie"_L1);
}

constexpr struct
{
    NodeTrouble trouble;
    const char *id;
} troubleIds[] = {{NodeTrouble::Unknown, "unknown"},         {NodeTrouble::None, "none"},     {NodeTrouble::Stopped, "stopped"},
                  {NodeTrouble::Starting, "starting"},       {NodeTrouble::Frozen, "frozen"}, {NodeTrouble::ApplicationDown, "app-down"},
                  {NodeTrouble::Paused, "paused"},           {NodeTrouble::Hung, "hung"},     {NodeTrouble::HostSilent, "host-silent"},
                  {NodeTrouble::HostRefuses, "host-refuses"}};

} // namespace

QString asideName(const QString &run)
{
    return "aside-"_L1 + run;
}

namespace {

/// Where it is until all of it is there: whoever was cut off in the middle goes on with the rest, or brings back what had gone.
QString halfAside(const QString &run)
{
    return u"\"$b\"/%1"_s.arg(shellWord(asideName(run) + ".part"_L1));
}

} // namespace

QString setAsideCommand(const HostProfile &host, const NodeName &node, const QString &run)
{
    const QString aside = u"\"$b\"/%1"_s.arg(shellWord(asideName(run)));
    return "# keeps the data of "_L1 + node.value + " aside: nothing is deleted\n"_L1
           + findData(host, node)
           // Done before: what came into being since is left alone.
           + u"[ -d %1 ] && { printf 'aside %s\\n' %1; exit 0; }\n"_s.arg(aside) + moveAll(u"\"$b\""_s, halfAside(run))
           + u"[ ! -d %1 ] || mv -- %1 %2 || exit 1\n"_s.arg(halfAside(run), aside)
           + u"if [ -d %1 ]; then printf 'aside %s\\n' %1; else echo nothing; fi"_s.arg(aside);
}

QString putBackCommand(const HostProfile &host, const NodeName &node, const QString &run)
{
    const QString aside = u"\"$b\"/%1"_s.arg(shellWord(asideName(run)));
    const QString replaced = u"\"$b\"/%1"_s.arg(shellWord("replaced-"_L1 + run));
    return "# the data of "_L1 + node.value + " goes back to where it was\n"_L1
           + findData(host, node)
           // What had not gone yet is still its own, and is replaced by nothing.
           + u"if [ -d %1 ]; then\n"
             "  for f in %1/* ; do [ ! -e \"$f\" ] || [ ! -e \"$b/${f##*/}\" ] || { echo \"${f##*/} is there twice: %1\" >&2; exit 1; }; done\n"
             "  set -- %1/*\n"
             "  { [ ! -e \"$1\" ] || mv -- \"$@\" \"$b\"/; } && rmdir %1 && echo back\n"
             "  exit\n"
             "fi\n"_s.arg(halfAside(run))
           + u"[ -d %1 ] || { echo nothing; exit 0; }\n"_s.arg(aside) + moveAll(u"\"$b\""_s, replaced)
           + u"mv -- %1/* \"$b\"/ && rmdir %1 && echo back"_s.arg(aside);
}

QString installedVersionCommand()
{
    // The first works without a broker; it starts an Erlang VM, which a host in trouble may not manage.
    return u"timeout 4 rabbitmqctl version 2>/dev/null || dpkg-query -W -f '${Version}\\n' rabbitmq-server 2>/dev/null || "
           "rpm -q --qf '%{VERSION}\\n' rabbitmq-server 2>/dev/null"_s;
}

QString installedVersionFrom(const QByteArray &output)
{
    static const QRegularExpression version(u"^(?:[0-9]{1,4}:)?([0-9]{1,4}\\.[0-9]{1,4}(?:\\.[0-9]{1,6})?)"_s, QRegularExpression::MultilineOption);
    return version.match(QString::fromUtf8(output.first(std::min<qsizetype>(output.size(), 4096)))).captured(1);
}

QString forgetCommand(const NodeName &peer, const NodeName &node)
{
    return toolFor(peer) + " forget_cluster_node "_L1 + shellWord(node.value);
}

QString joinCommand(const NodeName &node, const NodeName &peer)
{
    // list_members() is there since 3.11; what came before it was removed in 4.3.
    return u"p=%1\n"
           "timeout 170 %2 await_startup >/dev/null || exit 1\n"
           "a=$(%2 -s eval \"lists:member('$p', try rabbit_nodes:list_members() catch error:undef -> rabbit_nodes:all() end).\") || exit 1\n"
           "case \"$a\" in *true*) echo joined; exit 0;; esac\n"
           "%2 stop_app && %2 join_cluster \"$p\" && %2 start_app && echo joined"_s.arg(shellWord(peer.value), toolFor(node));
}

QString growCommand(const NodeName &peer, const NodeName &node)
{
    return toolFor(peer, queuesTool) + " grow "_L1 + shellWord(node.value) + " even"_L1;
}

QString growNamedCommand(const NodeName &peer, const NodeName &node, const QString &vhost, const QStringList &queues)
{
    QStringList names;
    for (const QString &queue : queues)
        names.append(QRegularExpression::escape(queue));
    return u"%1 grow %2 all --vhost-pattern %3 --queue-pattern %4"_s.arg(toolFor(peer, queuesTool), shellWord(node.value),
                                                                         shellQuote(u'^' + QRegularExpression::escape(vhost) + u'$'),
                                                                         shellQuote(u"^("_s + names.join(u'|') + u")$"_s));
}

QString addReplicaCommand(const NodeName &peer, const QString &vhost, const QString &stream, const NodeName &node)
{
    // Debian's package puts this one nowhere on the path, without the script that makes root the user whose cookie it is.
    return u"set -- %4 add_replica --vhost %1 %2 %3\n"
           "command -v rabbitmq-streams >/dev/null && exec rabbitmq-streams \"$@\"\n"
           "h=$(getent passwd rabbitmq | cut -d: -f6) && cd / && exec runuser -u rabbitmq -- env HOME=\"$h\" /usr/lib/rabbitmq/bin/rabbitmq-streams \"$@\""_s
               .arg(shellWord(vhost), shellWord(stream), shellWord(node.value), toolFor(peer, {}).trimmed());
}

QString askKhepriCommand(const NodeName &node)
{
    return toolFor(node) + " -s eval 'rabbit_feature_flags:is_enabled(khepri_db).'"_L1;
}

QString metadataAloneCommand(const NodeName &node)
{
    return toolFor(node) + " force_standalone_khepri_boot"_L1;
}

QString askCoordinatorCommand(const NodeName &node)
{
    // Whoever led before the others were lost goes on calling itself the leader, and a node that joined anew under its old name is
    // counted as a member and is none yet: only those where it runs are with it.
    return toolFor(node)
           + " -s eval 'case whereis(rabbit_stream_coordinator) of "
             "undefined -> {none}; "
             "_ -> case catch ra:members({rabbit_stream_coordinator, node()}, 5000) of "
             "{ok, M, {_, L}} -> {members, [N || {_, N} <- M], leader, L, up, [N || {_, N} <- M, lists:member(N, [node() | nodes()]), "
             "is_pid(rpc:call(N, erlang, whereis, [rabbit_stream_coordinator], 5000))]}; "
             "_ -> {lost} end end.'"_L1;
}

std::optional<CoordinatorState> coordinatorFrom(const QByteArray &output)
{
    static const QRegularExpression told(u"\\{members,(.*),leader,(.*),up,(.*)\\}$"_s);
    const QString text = QString::fromUtf8(output).remove(QRegularExpression(u"\\s"_s));
    if (text.endsWith("{none}"_L1))
        return CoordinatorState::None;
    if (text.endsWith("{lost}"_L1))
        return CoordinatorState::Lost;
    const QRegularExpressionMatch match = told.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QList<NodeName> members = linkedFrom(match.captured(1).toUtf8());
    const QList<NodeName> leader = linkedFrom(match.captured(2).toUtf8());
    const QList<NodeName> up = linkedFrom(match.captured(3).toUtf8());
    const bool isLed = leader.size() == 1 && up.contains(leader.first()) && up.size() * 2 > members.size();
    return isLed ? CoordinatorState::Led : CoordinatorState::Lost;
}

QString coordinatorAloneCommand(const NodeName &node)
{
    return toolFor(node)
           + " -s eval 'case lists:member({force_shrink_members_to_current_member, 1}, ra_server_proc:module_info(exports)) of "
             "false -> unsupported; "
             "true -> ra_server_proc:force_shrink_members_to_current_member({rabbit_stream_coordinator, node()}) end.'"_L1;
}

QString shrinkQueuesCommand(const NodeName &node, const QList<QueueRef> &queues)
{
    // Base64: a name may have every byte, and none of it is to be read by Erlang.
    const auto word = [](const QString &text) { return u"base64:decode(<<\"%1\">>)"_s.arg(QString::fromLatin1(text.toUtf8().toBase64())); };
    QStringList pairs;
    for (const QueueRef &queue : queues)
        pairs.append(u"{%1, %2}"_s.arg(word(queue.vhost), word(queue.name)));
    const QString text =
        u"case lists:member({force_shrink_member_to_current_member, 2}, rabbit_quorum_queue:module_info(exports)) of "
        "false -> unsupported; "
        "true -> [{N, catch rabbit_quorum_queue:force_shrink_member_to_current_member(V, N)} || {V, N} <- [%1]] end."_s.arg(pairs.join(u", "_s));
    return toolFor(node) + " -s eval "_L1 + shellQuote(text);
}

QString askLinkedCommand(const NodeName &node)
{
    return "timeout 8 "_L1 + toolFor(node) + " -s eval 'nodes().'"_L1;
}

QList<NodeName> linkedFrom(const QByteArray &output)
{
    static const QRegularExpression name(u"[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+"_s);
    QList<NodeName> linked;
    for (const QRegularExpressionMatch &match : name.globalMatch(QString::fromUtf8(output)))
        linked.append({match.captured()});
    return linked;
}

QString enableFlagsCommand(const NodeName &node)
{
    return toolFor(node) + " enable_feature_flag all"_L1;
}

QString certificateFilesCommand(const NodeName &node)
{
    // 69: some end in that time; all else: it could not be found out.
    return toolFor(node, "rabbitmq-diagnostics"_L1)
           + " -q check_certificate_expiration --unit days --within 1 >/dev/null 2>&1; c=$?\n"
             "case $c in 0) echo good;; 69) echo ended;; *) echo \"the certificates cannot be looked at ($c)\" >&2; exit 1;; esac"_L1;
}

QString clearCertificatesCommand(const NodeName &node)
{
    return toolFor(node) + " eval 'ssl:clear_pem_cache().'"_L1;
}

QString diskUsageCommand(const HostProfile &host)
{
    return u"df -Pk %1 %2\n"
           "du -xsk %1/* %1/mnesia/* %2/* 2>/dev/null | sort -rn | head -12"_s.arg(shellWord(host.paths.data), shellWord(host.paths.log));
}

QString diskRoomCommand(const HostProfile &host)
{
    return "df -Pk "_L1 + shellWord(host.paths.data) + " | awk 'NR == 2 {print $4, $2}'"_L1;
}

QString readCookieCommand(const HostProfile &host)
{
    return "cat "_L1 + cookieFile(host);
}

QString cookieHashCommand(const HostProfile &host, const QString &salt)
{
    return u"[ -s %2 ] || { echo none; exit 0; }; { printf %1; cat %2; } | sha256sum"_s.arg(shellWord(salt), cookieFile(host));
}

QString writeCookieCommand(const HostProfile &host, const QString &run)
{
    return u"# the cookie comes by standard input\n"
           "umask 077\nc=%1\nd=%2\n"
           "[ -e \"$c\" ] && [ ! -e \"$c\".%3 ] && { cp -p \"$c\" \"$c\".%3 || exit 1; }\n"
           "cat > \"$c\".new && [ -s \"$c\".new ] && chown --reference=\"$d\" \"$c\".new && chmod 400 \"$c\".new && mv -f \"$c\".new \"$c\""_s.arg(
               cookieFile(host), shellWord(host.paths.data), shellWord(run));
}

QString restoreCookieCommand(const HostProfile &host, const QString &run)
{
    return u"c=%1\n[ -e \"$c\".%2 ] || exit 0\nmv -f \"$c\".%2 \"$c\""_s.arg(cookieFile(host), shellWord(run));
}

QString toId(NodeTrouble trouble)
{
    return QLatin1StringView(std::ranges::find(troubleIds, trouble, [](const auto &each) { return each.trouble; })->id);
}

QString toWord(NodeTrouble trouble)
{
    switch (trouble) {
    case NodeTrouble::Unknown:
        return QCoreApplication::translate("Recovery", "what keeps it from serving cannot be seen");
    case NodeTrouble::None:
        return QCoreApplication::translate("Recovery", "RabbitMQ runs");
    case NodeTrouble::Stopped:
        return QCoreApplication::translate("Recovery", "its service has stopped");
    case NodeTrouble::Starting:
        return QCoreApplication::translate("Recovery", "its service is starting or stopping");
    case NodeTrouble::Frozen:
        return QCoreApplication::translate("Recovery", "its process has been stopped by a signal");
    case NodeTrouble::ApplicationDown:
        return QCoreApplication::translate("Recovery", "its Erlang VM runs, RabbitMQ in it does not");
    case NodeTrouble::Paused:
        return QCoreApplication::translate("Recovery", "RabbitMQ has paused itself, and waits until it sees enough of its peers");
    case NodeTrouble::Hung:
        return QCoreApplication::translate("Recovery", "its process does not answer");
    case NodeTrouble::HostSilent:
        return QCoreApplication::translate("Recovery", "there is no way to its host");
    case NodeTrouble::HostRefuses:
        return QCoreApplication::translate("Recovery", "its host lets nobody in");
    }
    Q_UNREACHABLE_RETURN({});
}

QString troubleCommand(const HostProfile &host, const NodeName &node, const QString &mark)
{
    return serviceStateScript(host, mark) + brokerProcessesScript(host, node)
           + u"s=$(if [ -n \"$p\" ]; then for q in $p; do ps -o stat= -p \"$q\"; done; else ps -C beam.smp -o stat=; fi | tr '\\n' ' ')\n"
             // Who sees itself by the same means can see: a machine without a whole ps shows no broker either.
             "[ -n \"$s\" ] || ps -C \"$(cat /proc/$$/comm)\" -o stat= >/dev/null 2>&1 || s=unseen\n"
             "echo \"%1 process ${s:-none} end\"\n"
             "case \"$s\" in ''|*T*) exit 0;; esac\n"
             "a=$(%2 2>/dev/null) || a=silent\n"
             "echo \"%1 application $a end\""_s.arg(mark, askApplicationCommand(node));
}

NodeTrouble troubleFrom(const QByteArray &output, const QString &mark)
{
    const ServiceState service = serviceStateFrom(output, mark);
    QString process, application;
    bool isServiceAsked = false;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        if (!line.endsWith(" end"_L1))
            continue;
        isServiceAsked = isServiceAsked || line.startsWith("service "_L1);
        if (line.startsWith("process "_L1))
            process = line.chopped(4).mid(8).trimmed();
        else if (line.startsWith("application "_L1))
            application = line.chopped(4).mid(12).trimmed();
    }
    if (process.isEmpty())
        return NodeTrouble::Unknown;
    if (process.contains(u'T'))
        return NodeTrouble::Frozen;
    const ApplicationState inside = applicationFrom(application.toUtf8());
    if (inside == ApplicationState::Runs)
        return NodeTrouble::None;
    if (service == ServiceState::Starting || service == ServiceState::Stopping)
        return NodeTrouble::Starting;
    // A machine that does not know the service is another one, or cannot say: that nothing runs there says nothing about the node.
    const bool isStrange = isServiceAsked && service == ServiceState::Unknown;
    if (process == "none"_L1)
        return service == ServiceState::Active || isStrange ? NodeTrouble::Unknown : NodeTrouble::Stopped;
    if (inside == ApplicationState::Paused)
        return NodeTrouble::Paused;
    if (inside == ApplicationState::Stopped)
        return NodeTrouble::ApplicationDown;
    return process == "unseen"_L1 ? NodeTrouble::Unknown : NodeTrouble::Hung;
}

} // namespace warrener::parts
