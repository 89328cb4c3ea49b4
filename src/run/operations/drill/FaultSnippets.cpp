#include "run/operations/drill/FaultSnippets.h"

#include "base/ShellQuote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

using Snippets = FaultSnippets;

// Processes of the service, and those of them that a signal has stopped. Where control groups are still those of before, or both
// kinds are mounted, systemd's stand in a folder of their own.
const auto frozenFunction = u"members() {\n"
                            "  g=$(systemctl show -p ControlGroup --value \"$S\")\n"
                            "  [ -n \"$g\" ] || return 0\n"
                            "  for c in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do\n"
                            "    cat \"$c$g\"/cgroup.procs \"$c$g\"/*/cgroup.procs 2>/dev/null\n"
                            "  done | sort -u\n"
                            "}\n"
                            "frozen() {\n"
                            "  for p in $(members); do\n"
                            "    grep -q '^State:[[:space:]]*T' \"/proc/$p/status\" 2>/dev/null && echo \"$p\"\n"
                            "  done\n"
                            "}\n"_s;
const auto runsAgain = u"systemctl is-active -q \"$S\" || { systemctl reset-failed \"$S\" 2>/dev/null; timeout 600 systemctl start \"$S\"; }\n"_s;
const auto notRunning = u"systemctl is-active -q \"$S\" || echo \"$S does not run\"\n"_s;

Snippets serviceSnippets(FaultKind kind)
{
    Snippets all;
    all.before = u"systemctl is-active -q \"$S\" || no not-running \"$S\"\n"_s;
    switch (kind) {
    case FaultKind::ServiceStop:
        all.make = u"timeout 90 systemctl stop \"$S\"\n"_s;
        break;
    case FaultKind::ServiceKill:
        all.make = u"systemctl kill -s KILL \"$S\"\n"_s;
        break;
    default:
        // Nobody could say afterwards that it goes on.
        all.before += frozenFunction + u"[ -n \"$(members)\" ] || cannot no-processes \"$S\"\n"_s;
        all.make = u"systemctl kill -s STOP \"$S\"\n"_s;
        break;
    }
    const bool freezes = kind == FaultKind::ServiceFreeze;
    all.undo = frozenFunction + (freezes ? u"systemctl kill -s CONT \"$S\" 2>/dev/null\n"_s : QString()) + u"for p in $(frozen); do kill -CONT \"$p\"; done\n"_s
               + runsAgain;
    all.left = notRunning + frozenFunction + u"for p in $(frozen); do echo \"process $p of $S is stopped\"; done\n"_s;
    if (freezes)
        all.left += u"! systemctl is-active -q \"$S\" || [ -n \"$(members)\" ] || echo \"the processes of $S cannot be listed\"\n"_s;
    return all;
}

/// Which addresses are meant, as this host resolves them; its own are none.
QString peersBefore(const Fault &fault, const QString &console)
{
    QStringList quoted;
    for (const QString &peer : fault.peers)
        quoted.append(shellWord(peer));
    QString text;
    // Members know each other by name. One that is left out would make another fault than the one that is told, and a partition
    // with a way through it. A proxy's host may know them by their addresses alone.
    if (!fault.node.isEmpty())
        text = u"for h in %1; do getent ahosts \"$h\" >/dev/null || no unknown-peer \"$h\"; done\n"_s.arg(quoted.join(u' '));
    text += u"own=\" $(ip -o addr show | awk '{sub(\"/.*\", \"\", $4); print $4}' | tr '\\n' ' ')\"\n"
            "for h in %1; do getent ahosts \"$h\" | awk '{print $1}'; done | sort -u | while read -r a; do\n"
            "  case \"$own\" in *\" $a \"*) continue;; esac\n"
            "  case \"$a\" in 127.*|::1|fe80:*) ;; *) echo \"$a\";; esac\n"
            "done >\"$D/peers\"\n"
            "[ -s \"$D/peers\" ] || no no-peers %2\n"_s.arg(quoted.join(u' '), shellQuote(fault.peers.join(u' ')));
    if (!console.isEmpty())
        text += u"! grep -qxF %1 \"$D/peers\" || no way-cut %1\n"_s.arg(shellWord(console));
    return text;
}

const auto tableGone = u"if nft list table inet \"$N\" >/dev/null 2>&1; then nft delete table inet \"$N\"; fi\n"_s;
// That nftables does not answer is no word that nothing is there.
const auto tableLeft = u"! nft list table inet \"$N\" >/dev/null 2>&1 || echo \"nftables' table inet $N\"\n"
                       "[ ! -d \"$D\" ] || nft list tables >/dev/null 2>&1 || echo \"nftables does not answer\"\n"_s;
const auto tableStands = u"case $(nft list table inet \"$N\" 2>/dev/null) in *elements*drop*) ;; *) return 1;; esac\n"_s;

/// Rules on sets whose elements the kernel forgets by itself soon after the deadline.
Snippets packetSnippets(const Fault &fault, const QString &console)
{
    const QString verdict = fault.kind == FaultKind::PacketLoss ? u"numgen random mod 100 < %1 drop"_s.arg(fault.amount) : u"drop"_s;
    const bool outgoing = fault.kind != FaultKind::NetworkCutIncoming;
    const auto chain = [&](const QString &name, const QString &hook, const QString &field) {
        return u"  chain %1 { type filter hook %2 priority -10; policy accept; ip %3 @v4 %4; ip6 %3 @v6 %4; }\n"_s.arg(name, hook, field, verdict);
    };
    Snippets all;
    all.programs = {u"nft"_s, u"getent"_s, u"ip"_s, u"awk"_s};
    all.before = u"nft list tables >/dev/null 2>&1 || cannot no-nft\n"_s + peersBefore(fault, console);
    all.make = u"s=$(($(rest) + 5))\n"
               "list() { sed \"s/\\$/ timeout ${s}s/\" | paste -sd, | sed 's/^\\(..*\\)$/elements = { \\1 };/'; }\n"
               "nft -f - <<RULES\n"
               "table inet $N {\n"
               "  set v4 { type ipv4_addr; flags timeout; $(grep -v : \"$D/peers\" | list) }\n"
               "  set v6 { type ipv6_addr; flags timeout; $(grep : \"$D/peers\" | list) }\n"_s
               + chain(u"incoming"_s, u"input"_s, u"saddr"_s) + (outgoing ? chain(u"outgoing"_s, u"output"_s, u"daddr"_s) : QString()) + u"}\nRULES\n"_s;
    all.undo = tableGone;
    all.left = tableLeft;
    all.stands = tableStands;
    return all;
}

Snippets nameSnippets()
{
    Snippets all;
    all.programs = {u"nft"_s};
    all.before = u"nft list tables >/dev/null 2>&1 || cannot no-nft\n"_s;
    all.make = u"s=$(($(rest) + 5))\n"
               "nft -f - <<RULES\n"
               "table inet $N {\n"
               "  set ports { type inet_service; flags timeout; elements = { 53 timeout ${s}s, 853 timeout ${s}s }; }\n"
               "  chain outgoing { type filter hook output priority -10; policy accept; udp dport @ports drop; tcp dport @ports drop; }\n"
               "}\n"
               "RULES\n"_s;
    all.undo = tableGone;
    all.left = tableLeft;
    all.stands = tableStands;
    return all;
}

Snippets latencySnippets(const Fault &fault, const QString &console)
{
    Snippets all;
    all.programs = {u"tc"_s, u"ip"_s, u"getent"_s, u"awk"_s};
    // Whether the kernel has netem is tried where it delays nobody: by nothing, for a moment, on the loopback.
    all.before = u"if tc qdisc add dev lo root netem delay 0ms 2>/dev/null; then tc qdisc del dev lo root; else cannot no-netem; fi\n"_s
                 + peersBefore(fault, console)
                 + u"ip -o route get \"$(head -n 1 \"$D/peers\")\" | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p' >\"$D/dev\"\n"
                   "[ -s \"$D/dev\" ] || no no-peers\n"
                   "tc qdisc show dev \"$(cat \"$D/dev\")\" root | grep -q '^qdisc [a-z_]* 0: ' || no other-qdisc\n"_s;
    all.make = u"tc qdisc add dev \"$(cat \"$D/dev\")\" root handle 1d11: netem delay %1ms\n"_s.arg(fault.amount);
    all.undo =
        u"if [ -s \"$D/dev\" ] && tc qdisc show dev \"$(cat \"$D/dev\")\" | grep -q 'netem 1d11:'; then tc qdisc del dev \"$(cat \"$D/dev\")\" root; fi\n"_s;
    all.stands = u"tc qdisc show dev \"$(cat \"$D/dev\")\" | grep -q 'netem 1d11:'\n"_s;
    all.left = u"tc qdisc show | grep 'netem 1d11:'\n[ ! -d \"$D\" ] || tc qdisc show >/dev/null 2>&1 || echo \"tc does not answer\"\n"_s;
    return all;
}

/// Two settings of a running broker, given back as they were. A broker that has restarted meanwhile has its own again, and
/// what a person has set meanwhile stays: only the drill's own value is replaced.
Snippets limitSnippets(const QString &get, const QString &set, const QString &value)
{
    Snippets all;
    all.programs = {u"rabbitmqctl"_s};
    all.before = u"broker '%1' >\"$D/limit\" && [ -s \"$D/limit\" ] || no not-running \"$S\"\n"_s.arg(get);
    all.make = u"broker '%1' || return 1\nbroker '%2' >\"$D/made\"\n"_s.arg(set.arg(value), get);
    // Where the making was cut off nobody knows its value: then it is taken back in any case.
    const QString isOwn = u"limit=$(broker '%1')\n  if [ ! -s \"$D/made\" ] || [ \"$limit\" = \"$(cat \"$D/made\")\" ]; then"_s.arg(get);
    all.undo = u"if [ -s \"$D/limit\" ] && systemctl is-active -q \"$S\"; then\n  %1 broker \"%2\" >/dev/null; fi\nfi\n"_s.arg(
        isOwn, set.arg(u"$(cat \"$D/limit\")"_s));
    // A service that does not run has no limit: it takes its own when it starts.
    all.left = u"if [ -s \"$D/limit\" ] && systemctl is-active -q \"$S\"; then\n"
               "  %1 [ \"$limit\" = \"$(cat \"$D/limit\")\" ] || echo \"limit $limit instead of $(cat \"$D/limit\")\"; fi\n"
               "  [ -n \"$limit\" ] || echo \"$S does not say its limit\"\n"
               "fi\n"_s.arg(isOwn);
    return all;
}

Snippets fillSnippets(const HostProfile &host)
{
    Snippets all;
    all.programs = {u"fallocate"_s, u"df"_s, u"awk"_s};
    const QString file = shellQuote(host.paths.data) + u"/warrener-fill-$T"_s;
    // Whether there is an inode left, and a file system that gives room without its being written: tried with one block, where there is
    // room for it. The file has no name any more when its room is asked for, since nothing takes it back yet where this is killed.
    const QString tried = u"(exec 8>"_s + file + u" && rm -f "_s + file + u" && fallocate -l 4K /proc/self/fd/8) 2>/dev/null || cannot no-fill\n"_s;
    all.before = u"k=$(($(df -kP %1 | awk 'NR == 2 {print $4}') - 32768))\n"
                 "[ \"$k\" -gt 0 ] || no disk-is-full\n"
                 "[ \"$k\" -lt 20971520 ] || no too-much\n"_s.arg(shellQuote(host.paths.data))
                 + tried + u"echo \"$k\" >\"$D/fill\"\n"_s;
    all.make = u"fallocate -l \"$(cat \"$D/fill\")K\" "_s + file + u'\n';
    all.undo = u"rm -f "_s + file + u'\n';
    all.left = u"[ ! -e %1 ] || echo %1\n"_s.arg(file);
    all.stands = u"[ -e %1 ]\n"_s.arg(file);
    return all;
}

Snippets cpuSnippets(const Fault &fault)
{
    Snippets all;
    all.programs = {u"nproc"_s};
    all.make = u"k=%1; [ \"$k\" -gt 0 ] || k=$(nproc)\n"
               "systemd-run -q --collect --unit=\"$U-load\" -p RuntimeMaxSec=\"$(rest)\" sh -c \\\n"
               "  'i=0; while [ \"$i\" -lt \"$1\" ]; do (while :; do :; done) & i=$((i + 1)); done; wait' load \"$k\"\n"_s.arg(
                   std::min(fault.amount, mostAmountOf(fault.kind)));
    all.undo = u"systemctl stop \"$U-load.service\" 2>/dev/null\n"_s;
    all.left = u"! systemctl is-active -q \"$U-load.service\" || echo \"$U-load.service\"\n"_s;
    all.stands = u"systemctl is-active -q \"$U-load.service\"\n"_s;
    return all;
}

/// A node that cannot read its feature flags does not start: no queue of its is touched, and none has run with the damage
/// when the file comes back.
Snippets damageSnippets(const HostProfile &host, const Fault &fault)
{
    Snippets all;
    all.programs = {u"sha256sum"_s};
    const QString file = shellQuote(host.paths.data + "/mnesia/"_L1 + fault.node.value + "-feature_flags"_L1);
    const QString name = u"F="_s + file + u'\n';
    // What the drill has written, whole or cut off anywhere: where the disk was full the file is empty.
    const QString damaged = u"damaged() {\n"
                            "  [ \"$(cat \"$F\" 2>/dev/null)\" != \"damaged by $T\" ] || return 0\n"
                            "  [ -e \"$D/saved\" ] && ! cmp -s \"$F\" \"$D/saved\" && n=$(wc -c <\"$F\" 2>/dev/null) || return 1\n"
                            "  echo \"damaged by $T\" | head -c \"$n\" | cmp -s - \"$F\"\n"
                            "}\n"_s;
    // The Erlang VM that cannot start leaves a dump: that belongs to the drill, and is kept with what was damaged.
    const QString dump = shellQuote(host.paths.data) + u"/erl_crash.dump"_s;
    all.before = name + u"systemctl is-active -q \"$S\" || no not-running \"$S\"\n[ -f \"$F\" ] || cannot no-data \"$F\"\n"_s
                 + u"[ ! -e %1 ] || : >\"$D/had-dump\"\n"_s.arg(dump);
    all.make = name
               + u"timeout 90 systemctl stop \"$S\"\n"
                 "systemctl is-active -q \"$S\" && exit 1\n"
                 "cp -p \"$F\" \"$D/saved\" && cmp -s \"$F\" \"$D/saved\" && sync || exit 1\n"
                 "echo \"damaged by $T\" >\"$F\" || exit 1\n"
                 "systemctl start --no-block \"$S\"\n"_s;
    // Nothing is overwritten before there is a whole one to put in its place; and no node starts without it.
    all.undo = name + damaged
               + u"if [ -e \"$D/saved\" ] && damaged; then\n"
                 "  timeout 90 systemctl stop \"$S\"\n"
                 "  mkdir -p \"$KEPT\" && cp -p \"$F\" \"$KEPT/\"\n"
                 "  [ -e \"$D/had-dump\" ] || [ ! -e %1 ] || mv %1 \"$KEPT/\"\n"
                 "  { cp -p \"$D/saved\" \"$F.$T\" && cmp -s \"$D/saved\" \"$F.$T\" && mv -f \"$F.$T\" \"$F\"; } || rm -f \"$F.$T\"\n"
                 "  sync\n"
                 "fi\n"
                 "if ! damaged; then\n"_s.arg(dump)
               + runsAgain + u"fi\n"_s;
    all.left = name + damaged + u"! damaged || echo \"$F is damaged\"\n"_s + notRunning;
    return all;
}

Snippets hostClockSnippets(const Fault &fault)
{
    Snippets all;
    all.programs = {u"date"_s};
    all.before = u"! systemd-detect-virt -q --container || cannot no-clock\n"
                 "[ $((0x$(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status) >> 25 & 1)) = 1 ] || cannot no-clock\n"
                 "sync=$(for u in chrony chronyd systemd-timesyncd ntpsec ntp; do systemctl is-active -q \"$u\" && echo \"$u\"; done)\n"
                 "echo \"$sync\" >\"$D/sync\" || exit 1\n"
                 "boot >\"$D/boot-id\"; [ -s \"$D/boot-id\" ] || cannot no-clock\n"
                 "echo $(($(date +%s) - $(up))) >\"$D/clock\" && [ -s \"$D/clock\" ] || exit 1\n"_s;
    all.make = u"for u in $(cat \"$D/sync\"); do timeout 20 systemctl stop \"$u\"; done\n"
               "date -s \"@$(($(date +%s) + %1))\" >/dev/null\n"_s.arg(fault.amount);
    // By the time since the boot, which nobody sets. Another boot counts from its own beginning, and took its time from the
    // hardware: what was reckoned before would set it back by all the time that the host had been up.
    const QString sameBoot = u"b=$(boot); if [ -n \"$b\" ] && [ \"$b\" = \"$(cat \"$D/boot-id\" 2>/dev/null)\" ]; then\n"
                             "    d=$(($(date +%s) - $(cat \"$D/clock\") - $(up)))\n    "_s;
    all.undo = u"if [ -s \"$D/clock\" ]; then\n  "_s + sameBoot
               + u"[ \"$d\" -le 2 ] && [ \"$d\" -ge -2 ] || date -s \"@$(($(cat \"$D/clock\") + $(up)))\" >/dev/null\n"
                 "  fi\n"
                 "  for u in $(cat \"$D/sync\"); do systemctl start \"$u\"; done\n"
                 "fi\n"_s;
    all.left = u"if [ -s \"$D/clock\" ]; then\n  "_s + sameBoot
               + u"[ \"$d\" -le 3 ] && [ \"$d\" -ge -3 ] || echo \"the clock is wrong by $d s\"\n"
                 "  fi\n"
                 "  for u in $(cat \"$D/sync\"); do systemctl is-active -q \"$u\" || echo \"$u does not run\"; done\n"
                 "fi\n"_s;
    return all;
}

Snippets brokerClockSnippets(const Fault &fault)
{
    Snippets all;
    const QString names = u"X=/run/systemd/system/$S.service.d\n"
                          "skewed() { tr '\\0' '\\n' <\"/proc/$(systemctl show -p MainPID --value \"$S\")/environ\" 2>/dev/null | grep -q '^FAKETIME='; }\n"_s;
    all.before = u"systemctl is-active -q \"$S\" || no not-running \"$S\"\n"
                 "ls /usr/lib/*/faketime/libfaketime.so.1 2>/dev/null | head -n 1 >\"$D/library\"\n"
                 "[ -s \"$D/library\" ] || cannot no-faketime\n"_s;
    all.make = names
               + u"mkdir -p \"$X\"\n"
                 "printf '[Service]\\nEnvironment=LD_PRELOAD=%s FAKETIME=+%1s DONT_FAKE_MONOTONIC=1\\n' \"$(cat \"$D/library\")\" >\"$X/$U.conf\"\n"
                 "systemctl daemon-reload\n"
                 "timeout 180 systemctl restart \"$S\"\n"
                 "skewed\n"_s.arg(fault.amount);
    all.undo = names
               + u"if [ -e \"$X/$U.conf\" ]; then rm -f \"$X/$U.conf\"; rmdir \"$X\" 2>/dev/null; systemctl daemon-reload; fi\n"
                 "if skewed; then timeout 300 systemctl restart \"$S\"; fi\n"_s
               + runsAgain;
    all.left = names + u"[ ! -e \"$X/$U.conf\" ] || echo \"$X/$U.conf\"\n! skewed || echo \"$S runs with a clock that is ahead\"\n"_s + notRunning;
    return all;
}

/// What the drill has written is replaced, whole or cut off anywhere, and what a way back has begun to. A third thing is
/// somebody's who has renewed the certificate meanwhile: it stays, and the one of before is kept where they find it. A copy that a
/// power cut has emptied puts nothing in anything's place.
Snippets certificateSnippets()
{
    Snippets all;
    all.programs = {u"openssl"_s, u"rabbitmqctl"_s};
    const QString reload = u"broker 'ssl:clear_pem_cache().' >/dev/null\n"_s;
    // Nothing has been written before there is something to write.
    const QString state = u"begins() { [ -e \"$1\" ] && n=$(wc -c <\"$C\" 2>/dev/null) && head -c \"$n\" \"$1\" | cmp -s - \"$C\"; }\n"
                          "whose() {\n"
                          "  [ -s \"$D/paths\" ] && C=$(sed -n 1p \"$D/paths\") && [ -e \"$D/saved\" ] && [ -e \"$D/expired\" ] || { echo saved; return; }\n"
                          "  if [ -s \"$D/saved\" ] && cmp -s \"$C\" \"$D/saved\"; then echo saved\n"
                          "  elif begins \"$D/expired\" || begins \"$D/saved\"; then echo drill\n"
                          "  elif [ ! -s \"$D/saved\" ]; then echo saved\n"
                          "  else echo other; fi\n"
                          "}\n"_s;
    all.before = u"broker '{ok, O} = application:get_env(rabbit, ssl_options), [io:format(\"~s~n\", [proplists:get_value(K, O, \"\")]) || K <- [certfile, "
                 "keyfile]], ok.' | head -n 2 >\"$D/paths\"\n"
                 "C=$(sed -n 1p \"$D/paths\"); K=$(sed -n 2p \"$D/paths\")\n"
                 "[ -f \"$C\" ] && [ -f \"$K\" ] || cannot no-tls\n"
                 "openssl req -help 2>&1 | grep -q not_after || command -v faketime >/dev/null || cannot no-openssl\n"_s;
    all.make = u"C=$(sed -n 1p \"$D/paths\"); K=$(sed -n 2p \"$D/paths\")\n"
               "cp -p \"$C\" \"$D/saved\" && cmp -s \"$C\" \"$D/saved\" || exit 1\n"
               "n=$(openssl x509 -in \"$C\" -noout -subject -nameopt compat | sed 's/^subject= *//; s/, */\\//g'); case \"$n\" in /*) ;; *) n=\"/$n\";; esac\n"
               "if openssl req -help 2>&1 | grep -q not_after; then\n"
               "  openssl req -x509 -new -key \"$K\" -subj \"$n\" -not_before 20200101000000Z -not_after 20200201000000Z -out \"$D/expired\"\n"
               "else\n"
               "  faketime '2020-01-01' openssl req -x509 -new -key \"$K\" -subj \"$n\" -days 30 -out \"$D/expired\"\n"
               "fi && sync || exit 1\n"
               "cat \"$D/expired\" >\"$C\"\n"_s
               + reload;
    all.undo = state
               + u"C=$(sed -n 1p \"$D/paths\" 2>/dev/null)\n"
                 "case $(whose) in\n"
                 "drill) [ -s \"$D/saved\" ] && cat \"$D/saved\" >\"$C\" && touch -r \"$D/saved\" \"$C\" && sync;;\n"
                 "other) mkdir -p \"$KEPT\" && cp -p \"$D/saved\" \"$KEPT/\" && echo \"$C\" >\"$KEPT/changed\";;\n"
                 "esac\n"_s
               + u"if [ -e \"$D/saved\" ] && systemctl is-active -q \"$S\"; then "_s + reload.trimmed() + u"; fi\n"_s;
    all.stands = state + u"[ \"$(whose)\" = drill ]\n"_s;
    all.left = state + u"[ \"$(whose)\" != drill ] || echo \"$(sed -n 1p \"$D/paths\") is not as it was\"\n"_s;
    return all;
}

} // namespace

FaultSnippets faultSnippetsOf(const HostProfile &host, const Fault &fault, const QString &console)
{
    switch (fault.kind) {
    case FaultKind::ServiceStop:
    case FaultKind::ServiceKill:
    case FaultKind::ServiceFreeze:
        return serviceSnippets(fault.kind);
    case FaultKind::NetworkCut:
    case FaultKind::NetworkCutIncoming:
    case FaultKind::PacketLoss:
        return packetSnippets(fault, console);
    case FaultKind::Latency:
        return latencySnippets(fault, console);
    case FaultKind::NameLookup:
        return nameSnippets();
    case FaultKind::DataDamage:
        return damageSnippets(host, fault);
    case FaultKind::DiskAlarm:
        return limitSnippets(u"rabbit_disk_monitor:get_disk_free_limit()."_s, u"rabbit_disk_monitor:set_disk_free_limit(%1)."_s, u"1 bsl 60"_s);
    case FaultKind::DiskFill:
        return fillSnippets(host);
    case FaultKind::MemoryAlarm:
        return limitSnippets(u"vm_memory_monitor:get_vm_memory_high_watermark()."_s, u"vm_memory_monitor:set_vm_memory_high_watermark(%1)."_s, u"0.00001"_s);
    case FaultKind::CpuLoad:
        return cpuSnippets(fault);
    case FaultKind::ClockHost:
        return hostClockSnippets(fault);
    case FaultKind::ClockBroker:
        return brokerClockSnippets(fault);
    case FaultKind::ExpiredCertificate:
        return certificateSnippets();
    }
    return {};
}

} // namespace warrener::parts
