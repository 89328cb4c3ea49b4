#include "run/operations/drill/FaultScripts.h"

#include "base/ShellQuote.h"
#include "cluster/HostService.h"
#include "run/operations/HostCommands.h"
#include "run/operations/drill/FaultSnippets.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

namespace {

// Where a drill keeps what it needs on a host. It survives a boot.
const auto stateFolder = u"/var/lib/warrener-drill"_s;
const auto keptFolder = u"/var/lib/warrener-kept"_s;

QString header(const HostProfile &host, const Fault &fault)
{
    return u"T=%1\nD=%2/$T\nKEPT=%5/$T\nU=warrener-$T\nN=%3\nS=%4\n"
           "no() { echo \"warrener: $*\" >&2; exit 4; }\n"
           "cannot() { echo \"warrener: $*\" >&2; exit 5; }\n"
           "up() { cut -d. -f1 /proc/uptime; }\n"
           "boot() { cat /proc/sys/kernel/random/boot_id 2>/dev/null; }\n"
           "hundredths() { cut -d' ' -f1 /proc/uptime | tr -d .; }\n"
           "rest() { echo $(($(cat \"$D/until\") - $(up))); }\n"
           "broker() { timeout 30 %6 -q eval \"$1\"; }\n"_s.arg(fault.token, stateFolder, QString(fault.token).replace(u'-', u'_').prepend("warrener_"_L1),
                                                                shellWord(serviceUnit(host)), keptFolder,
                                                                fault.node.isEmpty() ? u"rabbitmqctl"_s : toolFor(fault.node));
}

QString programsScript(QStringList programs)
{
    programs += {u"systemd-run"_s, u"systemctl"_s, u"flock"_s, u"sha256sum"_s};
    return u"for p in %1; do command -v \"$p\" >/dev/null || cannot no-program \"$p\"; done\n"_s.arg(programs.join(u' '));
}

/// A drill of somebody else, or what one left: two dead-men on one host would not know of each other.
const auto otherDrillScript = u"for d in %1/*; do [ ! -d \"$d\" ] || [ \"$d\" = \"$D\" ] || no other-drill \"$d\"; done\n"_s.arg(stateFolder);

QString reverseText(const QString &names, const FaultSnippets &snippets)
{
    return u"#!/bin/sh\n# Takes a fault of a Warrener drill back; harmless twice.\n"
           "PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin\n"_s
           + names + u"left() {\n"_s + snippets.left + u":\n}\nundo() {\n"_s + snippets.undo + u":\n}\nstands() {\n"_s
           + (snippets.stands.isEmpty() ? u":\n"_s : snippets.stands)
           + u"}\n"
             // The console asks for a word; the dead-man's own hands say who they are, for a unit that stops itself is cut off.
             "hand=${1:-console}\n"
             "if [ ! -d \"$D\" ]; then echo %2\n"
             // Made, and gone before anybody took it back: nobody has endured it to its end.
             "elif [ -e \"$D/made-whole\" ] && ! stands; then echo \"%1 0\"\n"
             "else echo \"%1 $(rest 2>/dev/null)\"; fi\n"
             "if [ -d \"$D\" ]; then\n"
             "  exec 9<\"$D\"\n"
             // Whoever makes the fault holds the folder meanwhile. One that hangs must not keep it for good, nor go on when everything
             // has been taken back and nothing is armed any more.
             "  flock -w 100 9 || {\n"
             "    m=$(cat \"$D/maker\" 2>/dev/null)\n"
             "    [ -z \"$m\" ] || ! [ \"/proc/$m/fd/9\" -ef \"$D\" ] || kill -KILL \"$m\"\n"
             "    flock -w 5 9\n"
             "  }\n"
             "  [ ! -e \"$D/reverse\" ] || undo 9<&-\n"
             "fi\n"
             "l=$(left 9<&-)\n"
             "[ -z \"$l\" ] || { echo \"$l\"; exit 3; }\n"
             // Nothing that starts this again may be left once the text itself is gone: the timer and the other hands go first.
             "if [ -d \"$D\" ]; then\n"
             "  systemctl stop \"$U.timer\" 2>/dev/null\n"
             "  [ \"$hand\" = timer ] || systemctl stop \"$U.service\" 2>/dev/null\n"
             "  [ \"$hand\" = boot ] || systemctl stop \"$U-boot.service\" 2>/dev/null\n"
             "  systemctl disable -q \"$U-boot.service\" 2>/dev/null\n"
             "  rm -rf \"/etc/systemd/system/$U-boot.service\" \"$D\"\n"
             "  rmdir %3 2>/dev/null\n"
             "  systemctl daemon-reload\n"
             "  systemctl reset-failed \"$U.service\" \"$U-boot.service\" 2>/dev/null\n"
             "fi\n"
             "[ ! -s \"$KEPT/changed\" ] || echo \"%4 $(cat \"$KEPT/changed\")\"\n"
             "exit 0\n"_s.arg(foundWord, goneWord, stateFolder, changedWord);
}

} // namespace

std::chrono::seconds restForMaking(const Fault &fault)
{
    constexpr std::chrono::seconds least{3};
    return fault.lasts.count() > 0 ? std::max(least, fault.lasts + (fault.deadline - fault.lasts) / 3) : least;
}

Result<FaultScripts> faultScripts(const HostProfile &host, const Fault &fault, const QString &console)
{
    if (hasOwnCommands(host))
        return failure(ErrorKind::NotConfigured,
                       QCoreApplication::translate("Drill", "%1 is not looked after by systemd: nothing there could take the fault back").arg(host.name.value));
    if (needsPeers(fault.kind) && fault.peers.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "Nobody is named whom %1 is to be cut off from").arg(host.name.value));
    if (needsBroker(fault.kind) && (fault.node.isEmpty() || !isNodeName(fault.node.value)))
        return failure(ErrorKind::Usage, QCoreApplication::translate("Drill", "No broker is known on %1").arg(host.name.value));
    const FaultSnippets snippets = faultSnippetsOf(host, fault, console);
    const QString names = header(host, fault);
    const QString programs = programsScript(snippets.programs);
    FaultScripts all;
    all.words = snippets.make.trimmed().replace("\"$S\""_L1, shellWord(serviceUnit(host))).replace("$S"_L1, serviceUnit(host));
    all.reverse = reverseText(names, snippets);
    all.possible = names + programs + otherDrillScript + u"D=$(mktemp -d) || exit 1\ntrap 'rm -rf \"$D\"' EXIT\n"_s + snippets.before + u"exit 0\n"_s;
    const QString mark = u"WARRENER_END"_s;
    all.arm = names + programs + otherDrillScript
              + u"umask 077\n[ ! -e \"$D\" ] && ! systemctl is-active -q \"$U.timer\" || no armed-already\nmkdir -p \"$D\" || exit 1\n"
                "away() { systemctl stop \"$U.timer\" \"$U.service\" 2>/dev/null; systemctl disable -q \"$U-boot.service\" 2>/dev/null; rm -rf \"$D\" "
                "\"/etc/systemd/system/$U-boot.service\"; rmdir %1 2>/dev/null; systemctl daemon-reload; }\n"
                "trap '[ $? = 0 ] || away' EXIT\n"_s.arg(stateFolder)
              // Of two that have looked at the same moment each sees the other now.
              + otherDrillScript + snippets.before + u"echo $(($(up) + %1)) >\"$D/until\"\n"_s.arg(fault.deadline.count())
              + u"cat >\"$D/reverse\" <<'%1'\n"_s.arg(mark) + all.reverse
              + mark
              // Where another hand has been quicker the text is gone, and nothing is to be done: that is no failure to start anew after.
              + u"\nprintf '[Unit]\\nDescription=Takes a fault of a Warrener drill back\\n[Service]\\nType=oneshot\\nRestart=on-failure\\nRestartSec=5\\n"
                "ExecStart=/bin/sh -c \"[ ! -e %s ] || exec /bin/sh %s boot\"\\n[Install]\\nWantedBy=multi-user.target\\n' \"$D/reverse\" \"$D/reverse\" "
                ">\"/etc/systemd/system/$U-boot.service\" || exit 1\n"
                "systemctl enable -q \"$U-boot.service\" || exit 1\nsync\n"
                "systemd-run -q --collect --unit=\"$U\" --on-active=%1 --timer-property=AccuracySec=100ms -p Type=oneshot -p Restart=on-failure "
                "-p RestartSec=5 /bin/sh -c \"[ ! -e $D/reverse ] || exec /bin/sh $D/reverse timer\" || exit 1\nexit 0\n"_s.arg(fault.deadline.count());
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(all.reverse.toUtf8(), QCryptographicHash::Sha256).toHex());
    const QString sound = u"systemctl is-active -q \"$U.timer\" || no not-armed timer\n"
                          "systemctl is-enabled -q \"$U-boot.service\" || no not-armed boot\n"
                          "[ \"$(sha256sum <\"$D/reverse\" | cut -d' ' -f1)\" = %1 ] || no not-armed script\n"_s.arg(hash);
    all.armed = names + sound + u"echo \"armed $(rest)\"\n"_s;
    all.make = names + u"[ -d \"$D\" ] || no not-armed\nexec 9<\"$D\"; flock -w 10 9 || no not-armed\n"_s
               + sound
               // One that healed by itself in the middle would be called a fault that was endured.
               + u"[ \"$(rest)\" -ge %1 ] || no too-late\n"_s.arg(restForMaking(fault).count()) + u"make() {\n"_s + snippets.make
               + u"}\necho $$ >\"$D/maker\" || exit 1\nb=$(hundredths)\nmake 9<&-\nr=$?\nrm -f \"$D/maker\"\n"
                 "[ \"$r\" != 0 ] || : >\"$D/made-whole\"\necho \"%1$((($(hundredths) - b) * 10))\"\nexit $r\n"_s.arg(tookWord);
    all.left =
        names + u"left() {\n"_s + snippets.left
        + u":\n}\nleft\n"
          "lives() { case \"$(systemctl show -p ActiveState --value \"$1\" 2>/dev/null)\" in active|activating|reloading|deactivating|failed) return 0;; "
          "esac; return 1; }\n"
          // The dead-man's own hand may be at its last words.
          "i=0; while lives \"$U.service\" && [ \"$i\" -lt 10 ]; do sleep 1; i=$((i + 1)); done\n"
          "! lives \"$U.service\" || echo \"$U.service\"\n"
          "[ ! -d \"$D\" ] || echo \"$D\"\n"
          "[ ! -e \"/etc/systemd/system/$U-boot.service\" ] || echo \"$U-boot.service\"\n"
          "! systemctl is-active -q \"$U.timer\" || echo \"$U.timer\"\n"
          "exit 0\n"_s;
    return all;
}

Error faultError(const QString &host, int exitCode, const QByteArray &err)
{
    const QString all = QString::fromUtf8(err).trimmed();
    const QString last = all.section(u'\n', -1);
    const QString said = last.startsWith("warrener: "_L1) ? last.sliced(10) : QString();
    const QString code = said.section(u' ', 0, 0);
    const QString what = said.section(u' ', 1).left(200);
    const ErrorKind kind = exitCode == faultNotPossible ? ErrorKind::NotAvailable : exitCode == faultRefused ? ErrorKind::Forbidden : ErrorKind::Command;
    const auto words = [&]() -> QString {
        if (code == "no-program"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: it lacks the program %1").arg(what);
        if (code == "no-nft"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: nftables cannot be used there");
        if (code == "no-netem"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: its kernel has no netem, which delays packets");
        if (code == "no-clock"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: its clock belongs to the machine that it runs on");
        if (code == "no-faketime"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: libfaketime is not installed");
        if (code == "no-openssl"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: its openssl cannot make a certificate that has expired");
        if (code == "no-tls"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: the node has no TLS listener with a certificate in a file");
        if (code == "no-data"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: there is no file %1").arg(what);
        if (code == "not-running"_L1)
            return QCoreApplication::translate("Drill", "%1 does not run").arg(what);
        if (code == "no-peers"_L1)
            return QCoreApplication::translate("Drill", "none of these names means another host there: %1").arg(what);
        if (code == "way-cut"_L1)
            return QCoreApplication::translate("Drill", "the console itself comes from %1: the fault would cut the way back").arg(what);
        if (code == "unknown-peer"_L1)
            return QCoreApplication::translate("Drill", "it does not know the name %1: the fault would leave that one out").arg(what);
        if (code == "no-processes"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: nobody could see afterwards whether %1 goes on").arg(what);
        if (code == "other-qdisc"_L1)
            return QCoreApplication::translate("Drill", "its network interface has a queueing discipline of its own, which would be lost");
        if (code == "other-drill"_L1)
            return QCoreApplication::translate("Drill", "another drill is armed there, or has left something: %1").arg(what);
        if (code == "armed-already"_L1)
            return QCoreApplication::translate("Drill", "the reversal is armed already");
        if (code == "not-armed"_L1)
            return QCoreApplication::translate("Drill", "the reversal is not armed there (any more): nothing is made");
        if (code == "too-late"_L1)
            return QCoreApplication::translate("Drill", "the deadline is too near: nothing is made");
        if (code == "too-much"_L1)
            return QCoreApplication::translate("Drill", "more than 20 GiB would have to be filled");
        if (code == "no-fill"_L1)
            return QCoreApplication::translate("Drill", "not possible on this host: its file system gives no room in advance, or has no inode left");
        if (code == "disk-is-full"_L1)
            return QCoreApplication::translate("Drill", "its disk is full already");
        return QCoreApplication::translate("Drill", "a command failed with exit code %1").arg(exitCode);
    };
    return {.kind = kind, .message = u"%1: %2"_s.arg(host, words()), .detail = said.isEmpty() ? all.right(1000) : QString()};
}

QString keptFaultFolder(const Fault &fault)
{
    return keptFolder + u'/' + fault.token;
}

QString anyLeftScript()
{
    return u"for d in %1/*; do [ ! -d \"$d\" ] || echo \"$d\"; done\n"
           "systemctl list-units --all --plain --no-legend 'warrener-drill-*' | awk '{print $1}'\n"
           "ls /etc/systemd/system 2>/dev/null | grep '^warrener-drill-'\n"
           "nft list tables 2>/dev/null | grep warrener_drill_\n"
           "exit 0\n"_s.arg(stateFolder);
}

} // namespace warrener::parts
