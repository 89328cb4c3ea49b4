#include "look/probe/HostScript.h"

#include "look/host/Command.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Each section's lines begin with a blank, so that no file's content can pass for a marker;
/// "!missing TOOL" says that a section could not be had. Content of files stands behind a bar.
constexpr auto body = R"sh(
exec 2>/dev/null </dev/null
umask 077
has() { command -v "$1" >/dev/null; }
bounded() { n=$1; shift; if has timeout; then timeout "$n" "$@"; else "$@"; fi; }
clock() { t=$(date +%s%3N); case $t in *[!0-9]*|'') t=$(date +%s)000 ;; esac; echo "$t"; }
uptime_seconds() { read -r up rest </proc/uptime; echo "${up%%.*}"; }
begin=$(clock)
deadline=$(( $(uptime_seconds) + 6 ))
box=
for base in /dev/shm /run /tmp; do box=$(mktemp -d "$base/warrener.XXXXXX") && break; done
[ -n "$box" ] || { echo '@@warrener nobox'; exit 0; }
trap 'rm -rf "$box"' EXIT
trap 'exit 1' HUP INT TERM

if [ "$manager" = systemd ] && has systemctl; then
    bounded 3 systemctl show "$service" --timestamp=unix -p "$properties" >"$box/unit" ||
        bounded 3 systemctl show "$service" -p "$properties" >"$box/unit"
fi
unit_value() { sed -n "s/^$1=//p" "$box/unit"; }
user=$(unit_value User)
[ -n "$user" ] || [ -z "$broker" ] || user=$(stat -c %U "$data")
main=$(unit_value MainPID)
me=$(id -un)
group=$(id -gn "$user")
# Runs a command as the service's user; 125 where that cannot be done.
as_user() {
    if [ -z "$user" ]; then return 125
    elif [ "$me" = "$user" ]; then "$@"
    elif [ "$me" != root ]; then return 125
    elif has setpriv; then setpriv --reuid="$user" --regid="$group" --init-groups "$@"
    elif has runuser; then runuser -u "$user" -- "$@"
    else return 125; fi
}

# Whether descriptor 3 has a file open that lies in the folder, under one name only. Asked of what is open, not
# of its name: nobody can put something else in its place meanwhile.
inside() { # FOLDER
    top=$(readlink -f -- "$1") && at=$(readlink /proc/self/fd/3) || return 1
    case $at in "${top%/}"/*) [ "$(stat -L -c %h /proc/self/fd/3)" = 1 ] ;; *) return 1 ;; esac
}
# Runs a command with a file as its standard input. The service's user may write in these folders: root follows
# no link of its out of them. What lies elsewhere is read as that user, who gets what it could have read itself.
read_in() { # FOLDER FILE COMMAND…
    folder_of_it=$1 path_of_it=$2
    shift 2
    [ -f "$path_of_it" ] || return 1
    {
        if [ "$me" != root ] || inside "$folder_of_it"; then "$@" <&3; return; fi
    } 3<"$path_of_it"
    as_user sh -c 'file=$1; shift; exec "$@" <"$file"' sh "$path_of_it" "$@"
}

ask_service() {
    if [ "$manager" = systemd ]; then
        has systemctl && cat "$box/unit" || echo '!missing systemctl'
    elif [ -n "$status" ]; then
        bounded 4 sh -c "$status" >/dev/null; echo "StatusExit=$?"
    else
        echo '!unset'
    fi
}
ask_journal() {
    has journalctl || { echo '!missing journalctl'; return; }
    bounded 4 journalctl -u "$service" --since=-1h -o short-unix --no-pager -q -n 4000 |
        grep -aE 'systemd\[[0-9]+\]: ' | cut -c1-300 | tail -n 200
}
is_broker() { tr '\0' ' ' <"/proc/$1/cmdline" | grep -q 'rabbit boot'; }
ask_process() {
    pid=
    if [ -z "$broker" ]; then
        pid=$main
    else
        for file in "/proc/${main:-0}/comm" /proc/[0-9]*/comm; do
            read -r name <"$file" || continue
            case $name in beam*) pid=${file#/proc/}; pid=${pid%/comm}; is_broker "$pid" && break; pid= ;; esac
        done
    fi
    [ -n "$pid" ] && [ "$pid" != 0 ] && [ -r "/proc/$pid/stat" ] || { echo none; return; }
    echo "stat $(cat "/proc/$pid/stat")"
    echo "user $(stat -c %U "/proc/$pid")"
    echo "fds $(ls "/proc/$pid/fd" | wc -l)"
    grep '^Max open files' "/proc/$pid/limits"
    grep '^VmRSS' "/proc/$pid/status"
    grep '^btime' /proc/stat
    sleep 0.5
    echo "stat $(cat "/proc/$pid/stat")"
}
ask_memorykills() {
    grep '^oom_kill ' /proc/vmstat
    has journalctl || { echo '!nojournal'; return; }
    bounded 4 journalctl -k --since=-1d -o short-unix --no-pager -q -n 20000 |
        grep -aiE 'out of memory|oom-kill:' | cut -c1-300 | tail -n 5
}
ask_filesystems() {
    for path in $places; do
        folder=$path
        while [ ! -e "$folder" ] && [ "$folder" != / ]; do folder=$(dirname -- "$folder"); done
        echo "path $path"
        echo "blocks $(bounded 3 df -Pk "$folder" | tail -n 1)"
        echo "inodes $(bounded 3 df -Pi "$folder" | tail -n 1)"
    done
    sed 's/^/mount /' /proc/self/mounts | cut -c1-1000 | head -n 400
}
ask_cpu() {
    grep '^cpu ' /proc/stat
    sleep 1
    grep '^cpu ' /proc/stat
    echo "load $(cat /proc/loadavg)"
    echo "cores $(grep -c '^cpu[0-9]' /proc/stat)"
}
show_file() { # KIND PATH FOLDER
    [ -e "$2" ] || { echo "absent $1 - - - 0 0 - - $2"; return; }
    sum=-
    size=$(stat -c %s "$2")
    [ "${size:-0}" -gt 20000000 ] || ! has sha256sum || sum=$(read_in "$3" "$2" sha256sum | cut -c1-64)
    as_user test -r "$2"
    case $? in 0) readable=yes ;; 1) readable=no ;; *) readable=- ;; esac
    echo "file $1 $(stat -c '%a %U %G %s %Y' "$2") $readable ${sum:--} $2"
    [ "$1" = text ] && [ -f "$2" ] || return
    read_in "$3" "$2" head -c 65536 | tr -d '\000\r' | sed 's/^/|/'
    echo
}
ask_config() {
    echo "user $user"
    [ -d "$config" ] && echo "folder yes" || { echo "folder no"; return; }
    for file in rabbitmq.conf advanced.config enabled_plugins rabbitmq-env.conf; do show_file text "$config/$file" "$config"; done
    # The classic format, which a broker reads where it is.
    [ -e "$config/rabbitmq.config" ] && show_file text "$config/rabbitmq.config" "$config"
    for file in "$config"/conf.d/*.conf; do [ -e "$file" ] && show_file text "$file" "$config"; done
    show_file secret "$data/.erlang.cookie" "$data"
    for file in "$config/rabbitmq.conf" "$config"/conf.d/*.conf; do read_in "$config" "$file" cat; done | head -c 262144 |
        sed -nE 's/^[[:space:]]*[A-Za-z0-9_.]*(certfile|keyfile|load_definitions|definitions\.local\.path)[[:space:]]*=[[:space:]]*([^#]*[^#[:space:]]).*$/\2/p' |
        tr -d "\"'" | sort -u | head -n 40 |
        while IFS= read -r file; do show_file named "$file" "$config"; done
}
log_sizes() {
    for file in "$log"/*.log; do [ -f "$file" ] && echo "size $(stat -c %s "$file") $file"; done | head -n 50
    echo "at $(cut -d' ' -f1 /proc/uptime)"
}
ask_log() {
    [ -d "$log" ] && echo "folder yes" || { echo "folder no"; return; }
    as_user test -w "$log"
    case $? in 0) echo 'writable yes' ;; 1) echo 'writable no' ;; esac
    log_sizes
    node=$(ls -t "$log"/*@*.log | grep -v '_upgrade\.log$' | head -n 1)
    if [ -n "$node" ]; then
        echo "node $node"
        as_user test -w "$node"; [ $? = 1 ] && echo 'writable no'
        if read_in "$log" "$node" tail -c 524288 >"$box/tail"; then
            echo "readable yes $(wc -c <"$box/tail")"
            echo "first $(grep -aoE '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+([+-][0-9:]+|Z)?' "$box/tail" | head -n 1)"
            grep -aE '\[(error|critical|alert|emergency)\]' "$box/tail" | cut -c1-400 | tail -c 131072 | sed 's/^/|/'
            echo
        else
            echo 'readable no'
        fi
    fi
    sleep 1
    log_sizes
}
knock() { # NAME PORT
    if has bash && has timeout; then
        said=$(timeout 2 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>&1); code=$?
    elif has nc; then
        said=$(bounded 4 nc -z -v -w 2 "$1" "$2" 2>&1); code=$?
    elif has python3; then
        said=$(bounded 4 python3 -c 'import socket,sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 2)' "$1" "$2" 2>&1); code=$?
    else
        echo "port $1 $2 unknown"; return
    fi
    state=unknown
    case $code in
        0) state=open ;;
        124) state=silent ;;
        *) case $said in
            *efused*) state=refused ;;
            *'imed out'*|*imeout*) state=silent ;;
            *nreachable*|*'No route'*|*'Network is down'*) state=unreachable ;;
            *'not known'*|*esolution*|*'esolve'*|*'nvalid host'*|*'No address'*) state=unresolved ;;
        esac ;;
    esac
    echo "port $1 $2 $state"
}
echo_to() { # NAME
    has ping || { echo "ping $1 !missing"; return; }
    gap=0.2; [ "$me" = root ] && gap=0.1
    if has timeout; then said=$(timeout -s INT 3 ping -n -q -c 20 -i $gap -W 1 "$1" 2>&1)
    else said=$(ping -n -q -c 10 -i 0.2 -W 1 "$1" 2>&1); fi
    echo "ping $1 $(echo "$said" | tail -n 3 | tr '\n' ' ' | cut -c1-400)"
}
ask_peers() {
    set -f
    echo "$peers" | {
        while read -r name ports; do
            [ -n "$name" ] || continue
            echo_to "$name" &
            for port in $ports; do knock "$name" "$port" & done
        done
        wait
    }
}
ask_names() {
    has getent || { echo '!missing getent'; return; }
    for name in $names; do
        echo "name $name $(bounded 3 getent ahosts "$name" | cut -d' ' -f1 | sort -u | head -n 20 | tr '\n' ' ')"
    done
}
ask_exporter() {
    has systemctl || { echo '!missing systemctl'; return; }
    for unit in prometheus-node-exporter node_exporter node-exporter; do
        [ "$(bounded 2 systemctl show "$unit" -p LoadState --value)" = loaded ] || continue
        echo "unit $unit $(bounded 2 systemctl is-active "$unit")"
        return
    done
}
ask_portmapper() {
    tool=$(command -v epmd)
    if [ -z "$tool" ]; then
        for tool in /usr/lib/erlang/bin/epmd /usr/lib/erlang/erts-*/bin/epmd /usr/lib64/erlang/erts-*/bin/epmd /opt/*/erts-*/bin/epmd; do
            [ -x "$tool" ] && break
        done
    fi
    [ -x "$tool" ] || { echo '!missing epmd'; return; }
    has timeout || { echo '!missing timeout'; return; }
    said=$(timeout 3 "$tool" -names 2>&1); code=$?
    echo "code $code"
    echo "$said" | cut -c1-300 | head -n 50
}
ask_firewall() {
    if [ "$me" != root ]; then echo '!root'
    elif has nft; then bounded 3 nft list ruleset | grep -wE 'drop|reject' | cut -c1-300 | head -n 200
    elif has iptables-save; then
        { bounded 3 iptables-save; has ip6tables-save && bounded 3 ip6tables-save; } |
            grep -E -- '(DROP|REJECT)' | cut -c1-300 | head -n 200
    else echo '!missing nft'; fi
}
ask_listeners() {
    if has ss; then bounded 3 ss -Hltn | while read -r state received sent local rest; do echo "$local"; done | head -n 2000
    else cat /proc/net/tcp /proc/net/tcp6 | while read -r slot local remote state rest; do [ "$state" = 0A ] && echo "hex $local"; done | head -n 2000
    fi
}
pids=
for task in $asked; do
    { "ask_$task" >"$box/$task"; : >"$box/$task.done"; } &
    pids="$pids $!"
done
while [ "$(uptime_seconds)" -lt "$deadline" ]; do
    waiting=
    for task in $asked; do [ -e "$box/$task.done" ] || waiting=yes; done
    [ -n "$waiting" ] || break
    sleep 0.1 || sleep 1
done
[ -z "$waiting" ] || kill $pids
echo "@@warrener 1 $begin $(clock) $me"
for task in $asked; do
    if [ -e "$box/$task.done" ]; then echo "@@$task whole"; else echo "@@$task cut"; fi
    head -c 262144 "$box/$task" | sed 's/^/ /'
    echo
done
echo '@@end'
exit 0
)sh";

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 253 && !name.startsWith(u'-') && std::ranges::all_of(name, [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'.' || c == u'-' || c == u'_' || c == u':';
    });
}

quint16 portOf(const QUrl &url, int otherwise)
{
    return static_cast<quint16>(url.port(otherwise));
}

QList<quint16> portsOf(const NodeProfile &node)
{
    QList<quint16> ports{4369, 25672};
    if (node.amqp.isSet())
        ports.append(node.amqp.port);
    else if (node.amqps.isSet())
        ports.append(node.amqps.port);
    if (!node.management.isEmpty())
        ports.append(portOf(node.management, node.management.scheme() == "https"_L1 ? 443 : 80));
    if (!node.metrics.isEmpty())
        ports.append(portOf(node.metrics, 80));
    return ports;
}

QString setting(QLatin1StringView name, const QString &value)
{
    return name + u'=' + shellQuote(value) + u'\n';
}

} // namespace

QString hostPart(const NodeName &node)
{
    const QString name = node.value.section(u'@', 1);
    return isPlainName(name) ? name : QString();
}

HostQuestions questionsFor(const ClusterProfile &profile, const HostProfile &host)
{
    HostQuestions questions{.host = host, .hasBroker = false, .isMember = false, .peers = {}, .names = {}};
    for (const NodeProfile &node : profile.nodes)
        questions.isMember = questions.isMember || (!node.host.isEmpty() && node.host == host.name);
    questions.hasBroker = questions.isMember || host.role == HostRole::Broker || host.role == HostRole::Standby;
    if (!questions.isMember)
        return questions;
    for (const NodeProfile &node : profile.nodes) {
        const PeerQuestion peer{.node = node.name, .name = hostPart(node.name), .ports = portsOf(node)};
        if (peer.name.isEmpty() || questions.names.size() >= 32)
            continue;
        questions.names.append(peer);
        if (node.host != host.name)
            questions.peers.append(peer);
    }
    return questions;
}

QString hostScript(const HostQuestions &questions)
{
    const HostProfile &host = questions.host;
    QStringList asked{u"service"_s, u"journal"_s, u"process"_s, u"memorykills"_s, u"filesystems"_s, u"cpu"_s, u"firewall"_s, u"listeners"_s};
    QStringList places{u"/"_s};
    if (!host.exporter.isEmpty())
        asked.append(u"exporter"_s);
    if (questions.hasBroker) {
        asked += {u"config"_s, u"log"_s};
        // The messages may lie on a disk of their own.
        places += {host.paths.data, host.paths.data + "/mnesia"_L1, host.paths.log};
    }
    QStringList peers;
    for (const PeerQuestion &peer : questions.peers) {
        QStringList words{peer.name};
        for (const quint16 port : peer.ports)
            words.append(QString::number(port));
        peers.append(words.join(u' '));
    }
    if (!peers.isEmpty())
        asked.append(u"peers"_s);
    if (questions.isMember)
        asked.append(u"portmapper"_s);
    QStringList names;
    for (const PeerQuestion &node : questions.names)
        names.append(node.name);
    if (!names.isEmpty())
        asked.append(u"names"_s);
    // Folders are words of a list in the script: those with blanks are left out there.
    places.removeIf([](const QString &path) { return !path.startsWith(u'/') || path.contains(u' '); });
    places.removeDuplicates();

    const QString head = setting("manager"_L1, host.serviceManager) + setting("service"_L1, host.service)
                         + setting("status"_L1, host.commands.value("status"_L1).toString()) + setting("broker"_L1, questions.hasBroker ? u"yes"_s : QString())
                         + setting("data"_L1, host.paths.data) + setting("config"_L1, host.paths.config) + setting("log"_L1, host.paths.log)
                         + setting("places"_L1, places.join(u' ')) + setting("peers"_L1, peers.join(u'\n')) + setting("names"_L1, names.join(u' '))
                         + setting("asked"_L1, asked.join(u' '))
                         + setting("properties"_L1, u"LoadState,ActiveState,SubState,Result,ExecMainStatus,ExecMainCode,NRestarts,"
                                                    "StateChangeTimestamp,ActiveEnterTimestamp,InactiveEnterTimestamp,InvocationID,MainPID,User"_s);
    // One group: the shell reads all of it before it begins, so that commands cannot eat the rest.
    return u"{\n"_s + head + QString::fromUtf8(body) + u"}\n"_s;
}

} // namespace warrener
