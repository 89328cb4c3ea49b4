#include "look/probe/HostScriptText.h"

namespace warrener {

QString hostScriptText()
{
    return QString::fromUtf8(R"sh(
exec 2>/dev/null </dev/null
umask 077
has() { command -v "$1" >/dev/null; }
# A host in trouble takes its time for each program that is started: what the shell can do itself starts none.
in2= in3= in4=
if has timeout; then in2='timeout 2' in3='timeout 3' in4='timeout 4'; fi
clock() { now=$(date +%s%3N); case $now in *[!0-9]*|'') now=$(date +%s)000 ;; esac; }
clock
begin=$now
box=
for base in /dev/shm /run /tmp; do box=$(mktemp -d "$base/warrener.XXXXXX") && break; done
[ -n "$box" ] || { echo '@@warrener nobox'; exit 0; }
# Older shells put what stands in a script for a program to read into a file: not on a disk that may be full.
TMPDIR=$box
export TMPDIR
trap 'rm -rf "$box"' EXIT
trap 'exit 1' HUP INT TERM

: >"$box/own.unit"
if [ "$manager" = systemd ] && has systemctl; then
    $in3 systemctl show "$service" --timestamp=unix -p "$properties" >"$box/own.unit" ||
        $in3 systemctl show "$service" -p "$properties" >"$box/own.unit"
fi
user= main=
while IFS='=' read -r key value; do
    case $key in User) user=$value ;; MainPID) main=$value ;; esac
done <"$box/own.unit"
[ -n "$user" ] || [ -z "$broker" ] || user=$(stat -c %U "$data")
me=$(id -un)
group=
[ -z "$user" ] || group=$(id -gn "$user")
# Runs a command as the service's user; 125 where that cannot be done.
as_user() {
    if [ -z "$user" ]; then return 125
    elif [ "$me" = "$user" ]; then "$@"
    elif [ "$me" != root ]; then return 125
    elif has setpriv; then setpriv --reuid="$user" --regid="$group" --init-groups "$@"
    elif has runuser; then runuser -u "$user" -- "$@"
    else return 125; fi
}
# Says of each file, in one go, whether the service's user may do that with it: yes, no, or - for all.
may() { # r or w, FILE…
    allowed=$(as_user sh -c 'how=$1; shift; for file; do if test "-$how" "$file"; then echo yes; else echo no; fi; done' sh "$@")
    case $?$allowed in 0*[!yesno[:space:]]*) allowed= ;; 0*) ;; *) allowed= ;; esac
}
# The next word of what may() has said.
next_allowed() { set -- $allowed; word=${1:--}; [ $# -eq 0 ] || shift; allowed=$*; }

# From here on, read_in() means this folder.
within() { top=$(readlink -f -- "$1"); }
# Whether descriptor 3 has a file open that lies in the folder, under one name only. Asked of what is open, not
# of its name: nobody can put something else in its place meanwhile.
inside() {
    [ -n "$top" ] && at=$(readlink /proc/self/fd/3) || return 1
    case $at in "${top%/}"/*) [ "$(stat -L -c %h /proc/self/fd/3)" = 1 ] ;; *) return 1 ;; esac
}
# Runs a command with a file as its standard input. The service's user may write in these folders: root follows
# no link of its out of them. What lies elsewhere is read as that user, who gets what it could have read itself.
read_in() { # FILE COMMAND…
    path_of_it=$1
    shift
    [ -f "$path_of_it" ] || return 1
    {
        if [ "$me" != root ] || inside; then "$@" <&3; return; fi
    } 3<"$path_of_it"
    as_user sh -c 'file=$1; shift; exec "$@" <"$file"' sh "$path_of_it" "$@"
}

ask_service() {
    if [ "$manager" = systemd ]; then
        has systemctl && cat "$box/own.unit" || echo '!missing systemctl'
    elif [ -n "$status" ]; then
        $in4 sh -c "$status" >/dev/null; echo "StatusExit=$?"
    else
        echo '!unset'
    fi
}
ask_journal() {
    has journalctl || { echo '!missing journalctl'; return; }
    $in4 journalctl -u "$service" --since=-1h -o short-unix --no-pager -q -n 4000 |
        grep -aE 'systemd\[[0-9]+\]: ' | tail -n 200 | cut -c1-300
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
    [ -n "$pid" ] && [ "$pid" != 0 ] && read -r line <"/proc/$pid/stat" || { echo none; return; }
    echo "stat $line"
    echo "user $(stat -c %U "/proc/$pid")"
    set -- "/proc/$pid/fd"/*
    [ -L "$1" ] || set --
    echo "fds $#"
    grep -hE '^(Max open files|VmRSS|btime)' "/proc/$pid/limits" "/proc/$pid/status" /proc/stat
    sleep 0.5
    read -r line <"/proc/$pid/stat" && echo "stat $line"
}
ask_memorykills() {
    grep '^oom_kill ' /proc/vmstat
    has journalctl || { echo '!nojournal'; return; }
    $in4 journalctl -k --since=-1d -o short-unix --no-pager -q -n 20000 |
        grep -aiE 'out of memory|oom-kill:' | tail -n 5 | cut -c1-300
}
ask_filesystems() {
    set -f
    # First and alone: whichever other disk hangs, this one is told.
    echo 'path /'
    echo "blocks $($in2 df -Pk / | tail -n 1)"
    echo "inodes $($in2 df -Pi / | tail -n 1)"
    others=
    for path in $places; do [ "$path" = / ] || others="$others $path"; done
    folders=
    for path in $others; do
        folder=$path
        while [ ! -e "$folder" ] && [ "$folder" != / ]; do folder=$(dirname -- "$folder"); done
        folders="$folders $folder"
    done
    set -- $folders
    count=$#
    # Side by side: what hangs for one of them does so for both.
    if [ $count -gt 0 ]; then
        $in3 df -Pk $folders >"$box/own.blocks" &
        $in3 df -Pi $folders >"$box/own.inodes"
        wait
    fi
    for path in $others; do
        echo "path $path"
        for kind in blocks inodes; do
            # One line for each, in that order; where one of them could not be asked, one after the other.
            line=
            n=-1
            while read -r each; do n=$((n + 1)); [ $n -ne $((count - $# + 1)) ] || line=$each; done <"$box/own.$kind"
            if [ $n -ne $count ]; then
                case $kind in blocks) how=-Pk ;; *) how=-Pi ;; esac
                line=$($in2 df $how "$1" | tail -n 1)
            fi
            echo "$kind $line"
        done
        shift
    done
    sed -n '400q;s/^/mount /p' /proc/self/mounts | cut -c1-1000
}
ask_cpu() {
    read -r line </proc/stat; echo "$line"
    sleep 1
    read -r line </proc/stat; echo "$line"
    read -r line </proc/loadavg; echo "load $line"
    echo "cores $(grep -c '^cpu[0-9]' /proc/stat)"
}
# What was read of a file of configuration lies in own.copies under its number, the sums of these in own.sums.
tell_file() { # KIND FILE [NUMBER]: the file's line, and behind it the content of the one that has a number
    next_allowed
    [ -e "$2" ] || { echo "absent $1 - - - 0 0 - - $2"; return; }
    meta=$(stat -c '%a %U %G %s %Y' "$2")
    size=${meta% *}
    size=${size##* }
    copy=$box/own.copies/$3
    sum=
    if [ -n "$3" ] && [ "${size:-0}" -le 65536 ]; then
        while read -r each name; do [ "$name" != "$3" ] || sum=$each; done <"$box/own.sums"
    elif [ "${size:-0}" -le 20000000 ] && has sha256sum; then
        sum=$(read_in "$2" sha256sum)
        sum=${sum%% *}
    fi
    echo "file $1 $meta $word ${sum:--} $2"
    [ -n "$3" ] && [ -s "$copy" ] || return
    tr -d '\000\r' <"$copy" | sed 's/^/|/'
    echo
}
# The certificates of a file, and nothing of a key that stands in it too.
tell_certificates() {
    read_in "$1" head -c 65536 |
        sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/{/PRIVATE KEY/q;s/^/|/p;}'
}
ask_config() {
    echo "user $user"
    # What reads rabbitmq.conf, by its folder's name: versions differ in what they take for a value.
    for file in /usr/lib/rabbitmq/lib/rabbitmq_server-*/plugins/cuttlefish-* /opt/rabbitmq*/plugins/cuttlefish-*; do
        [ -e "$file" ] || continue
        file=${file##*/cuttlefish-}
        echo "reader ${file%.ez}"
    done
    # A node keeps its data under its own name; under another name it starts empty. What a restore put aside is no node's.
    for file in "$data"/mnesia/*@*; do
        [ -d "$file" ] && case ${file##*/} in
            *[[:space:]]*|*\\*|*-plugins-expand|*-feature_flags|*_restore_*) ;;
            *) echo "data ${file##*/}" ;;
        esac
    done
    [ -d "$config" ] && echo "folder yes" || { echo "folder no"; return; }
    mkdir "$box/own.copies"
    set -- "$config/rabbitmq.conf" "$config/advanced.config" "$config/enabled_plugins" "$config/rabbitmq-env.conf"
    # The classic format, which a broker reads where it is.
    [ -e "$config/rabbitmq.config" ] && set -- "$@" "$config/rabbitmq.config"
    for file in "$config"/conf.d/*.conf; do [ -e "$file" ] && [ $# -lt 100 ] && set -- "$@" "$file"; done
    may r "$@"
    within "$config"
    n=0
    for file; do
        n=$((n + 1))
        [ -e "$file" ] || continue
        read_in "$file" head -c 65536 >"$box/own.copies/$n" || rm -f "$box/own.copies/$n"
    done
    : >"$box/own.sums"
    has sha256sum && (cd "$box/own.copies" && sha256sum -- * >"$box/own.sums")
    n=0
    for file; do
        n=$((n + 1))
        tell_file text "$file" $n
    done
    n=0
    for file; do
        n=$((n + 1))
        case $file in */rabbitmq.conf|*/conf.d/*) [ -s "$box/own.copies/$n" ] && cat "$box/own.copies/$n" ;; esac
    done |
        sed -nE 's/^[[:space:]]*[A-Za-z0-9_.]*(certfile|keyfile|load_definitions|definitions\.local\.path)[[:space:]]*=[[:space:]]*([^#]*[^#[:space:]]).*$/\2/p' |
        tr -d "\"'" | sort -u | head -n 40 >"$box/own.named"
    set -- "$data/.erlang.cookie"
    while IFS= read -r file; do set -- "$@" "$file"; done <"$box/own.named"
    may r "$@"
    kind=secret
    within "$data"
    for file; do
        tell_file $kind "$file"
        [ $kind = named ] && tell_certificates "$file"
        [ $kind = named ] || within "$config"
        kind=named
    done
}
log_sizes() {
    stat -c 'size %s %n' "$log"/*.log | head -n 50
    read -r up rest </proc/uptime; echo "at $up"
}
ask_log() {
    [ -d "$log" ] && echo "folder yes" || { echo "folder no"; return; }
    within "$log"
    node=
    for file in "$log"/*@*.log; do
        case $file in *_upgrade.log) continue ;; esac
        [ -f "$file" ] || continue
        [ -n "$node" ] && ! [ "$file" -nt "$node" ] || node=$file
    done
    may w "$log" ${node:+"$node"}
    for word in $allowed; do echo "writable $word"; done
    log_sizes
    if [ -n "$node" ]; then
        echo "node $node"
        if read_in "$node" tail -c 524288 >"$box/own.tail"; then
            echo "readable yes $(wc -c <"$box/own.tail")"
            echo "first $(grep -m 1 -aoE '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+([+-][0-9:]+|Z)?' "$box/own.tail")"
            # The log may have been rotated since.
            echo "pause $({ read_in "$node.1" tail -c 524288; cat "$box/own.tail"; } 2>/dev/null | grep -aE 'awaiting recovery|Starting RabbitMQ' | tail -n 1 | cut -c1-200)"
            { grep -aE '\[(error|critical|alert|emergency)\]' "$box/own.tail" | cut -c1-400 | tail -c 131072
              grep -aE '\[warning\].* access denied: user ' "$box/own.tail" | cut -c1-400 | tail -c 32768; } | sed 's/^/|/'
            echo
        else
            echo 'readable no'
        fi
    fi
    sleep 1
    log_sizes
}
state_of() { # CODE SAID
    state=unknown
    case $1 in
        0) state=open ;;
        124) state=silent ;;
        *) case $2 in
            *efused*) state=refused ;;
            *'imed out'*|*imeout*) state=silent ;;
            *nreachable*|*'No route'*|*'Network is down'*) state=unreachable ;;
            *'not known'*|*esolution*|*'esolve'*|*'nvalid host'*|*'No address'*) state=unresolved ;;
        esac ;;
    esac
}
knock() { # NAME PORT
    if has nc; then
        said=$($in4 nc -z -v -w 2 "$1" "$2" 2>&1); code=$?
    elif has python3; then
        said=$($in4 python3 -c 'import socket,sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 2)' "$1" "$2" 2>&1); code=$?
    else
        echo "port $1 $2 unknown"; return
    fi
    state_of "$code" "$said"
    echo "port $1 $2 $state"
}
# One bash for all doors; whoever has said nothing when its time is up met with nothing.
knock_at_all() {
    mkdir "$box/own.doors"
    timeout 3 bash -c 'cd "$0" || exit
        while read -r name ports; do
            for port in $ports; do { : 3<>"/dev/tcp/$name/$port" && echo open; } >"$name.$port" 2>&1 & done
        done <<<"$1"
        wait' "$box/own.doors" "$peers"
    over=$?
    echo "$peers" | while read -r name ports; do
        for port in $ports; do
            said=
            [ -e "$box/own.doors/$name.$port" ] || { echo "port $name $port unknown"; continue; }
            while read -r line; do said="$said $line"; done <"$box/own.doors/$name.$port"
            case $said in
                *' open') state_of 0 ;;
                '') [ $over = 124 ] && state=silent || state=unknown ;;
                *) state_of 1 "$said" ;;
            esac
            echo "port $name $port $state"
        done
    done
}
echo_to() { # NAME
    has ping || { echo "ping $1 !missing"; return; }
    gap=0.2; [ "$me" = root ] && gap=0.1
    if has timeout; then said=$(timeout -s INT 3 ping -n -q -c 20 -i $gap -W 1 "$1" 2>&1)
    else said=$(ping -n -q -c 10 -i 0.2 -W 1 "$1" 2>&1); fi
    # The line that repeats who is asked says nothing new.
    case $said in *'
'*---*) said=---${said#*---} ;; esac
    set -- "$1" $said
    echo "ping $*"
}
ask_peers() {
    set -f
    while read -r name ports; do
        [ -n "$name" ] || continue
        echo_to "$name" &
        has bash && has timeout || for port in $ports; do knock "$name" "$port" & done
    done <<END
$peers
END
    has bash && has timeout && knock_at_all
    wait
}
ask_names() {
    has getent || { echo '!missing getent'; return; }
    for name in $names; do
        $in3 getent ahosts "$name" >"$box/own.name"
        found=
        count=0
        while read -r address rest; do
            case "$found " in *" $address "*) ;; *) found="$found $address" count=$((count + 1)) ;; esac
            [ $count -lt 20 ] || break
        done <"$box/own.name"
        echo "name $name$found"
    done
}
ask_exporter() {
    has systemctl || { echo '!missing systemctl'; return; }
    $in3 systemctl show prometheus-node-exporter node_exporter node-exporter -p Id,LoadState,ActiveState >"$box/own.units"
    unit= load= active=
    while IFS='=' read -r key value; do
        case $key in
            Id) unit=${value%.service} ;;
            LoadState) load=$value ;;
            ActiveState) active=$value ;;
            '') [ "$load" = loaded ] && break; load= ;;
        esac
    done <"$box/own.units"
    [ "$load" = loaded ] && echo "unit $unit $active"
}
ask_portmapper() {
    tool=
    if has epmd; then
        tool=epmd
    else
        for file in /usr/lib/erlang/bin/epmd /usr/lib/erlang/erts-*/bin/epmd /usr/lib64/erlang/erts-*/bin/epmd /opt/*/erts-*/bin/epmd; do
            [ -x "$file" ] && { tool=$file; break; }
        done
    fi
    [ -n "$tool" ] || { echo '!missing epmd'; return; }
    has timeout || { echo '!missing timeout'; return; }
    said=$(timeout 3 "$tool" -names 2>&1)
    echo "code $?"
    echo "$said"
}
ask_firewall() {
    if [ "$me" != root ]; then echo '!root'
    elif has nft; then $in3 nft list ruleset | grep -m 200 -wE 'drop|reject' | cut -c1-300
    elif has iptables-save; then
        { $in3 iptables-save; has ip6tables-save && $in3 ip6tables-save; } |
            grep -m 200 -E -- '(DROP|REJECT)' | cut -c1-300
    else echo '!missing nft'; fi
}
ask_listeners() {
    if has ss; then $in3 ss -Hltn | while read -r state received sent local rest; do echo "$local"; done | head -n 2000
    else cat /proc/net/tcp /proc/net/tcp6 | while read -r slot local remote state rest; do [ "$state" = 0A ] && echo "hex $local"; done | head -n 2000
    fi
}
# Whoever is done says so; a task that hangs in the kernel, of a disk that does not answer, is waited for by nobody.
mkfifo "$box/own.news" || { echo '@@warrener nobox'; exit 0; }
exec 4<>"$box/own.news"
pids=
left=0
for task in $asked; do
    { { echo; "ask_$task"; } >"$box/$task"; : >"$box/$task.done"; echo done >&4; } &
    pids="$pids $!"
    left=$((left + 1))
done
{
    sleep "$bound" &
    nap=$!
    trap 'kill $nap; exit' TERM
    wait $nap
    echo late >&4
} >/dev/null &
guard=$!
while [ $left -gt 0 ] && read -r news <&4; do
    [ "$news" = done ] || break
    left=$((left - 1))
done
kill $guard
[ $left -eq 0 ] || kill $pids
clock
echo "@@warrener 1 $begin $now $me"
set --
for task in $asked; do
    if [ -e "$box/$task.done" ]; then state=whole; else state=cut; fi
    if [ ! -s "$box/$task" ]; then
        echo "@@$task $state"
    elif has awk; then
        set -- "$@" "mark=@@$task $state" "$box/$task"
    else
        echo "@@$task $state"
        head -c 262144 "$box/$task" | sed 's/^/ /'
        echo
    fi
done
# The first line of each is empty, so that there is one.
[ $# -eq 0 ] || LC_ALL=C awk 'FNR == 1 { print mark; left = 262144; next } { left -= length($0) + 1 } left > 0 { print " " $0 }' "$@"
echo '@@end'
exit 0
)sh");
}

} // namespace warrener
