#include "Hosts.h"

#include "../failover/Bench.h"

using namespace Qt::StringLiterals;

namespace warrener::safety {

namespace {

constexpr int askedBits = 1 | 8; ///< of a server's state: what a person told, not what follows from it

bool does(const QString &script)
{
    return bench::shell(script).code == 0;
}

/// A table of that host's own network: these packets are dropped without a word.
QString dropAt(const QString &host, const QString &chains)
{
    return u"address() { getent hosts \"$1\" | cut -d' ' -f1; }\n"
           "peers=$(for h in broker1 broker2 broker3; do [ $h = %1 ] || address $h; done | paste -sd,)\n"
           "console=$(address console)\n"
           // testbed-far stands there
           "everyone=$console,${console%.*}.100-${console%.*}.249\n"
           "nsenter --net=/run/netns/%1 nft -f - <<END\n"
           "table inet safety {\n"_s.replace(u"%1"_s, host)
           + chains + u"}\nEND\n"_s;
}

const QString deaf = u"chain hears { type filter hook input priority 0; ip saddr { $peers } drop; }\n"_s;
const QString mute = u"chain says { type filter hook output priority 0; ip daddr { $peers } drop; }\n"_s;
const QString unseen = u"chain seen { type filter hook input priority 0; ip saddr { $%1 } drop; }\n"_s;

bool beginFault(const LiveWorld &world)
{
    const QString host = world.host();
    const auto onHost = [&host](const QString &command) { return does(u"on "_s + host + u" 'sudo -n "_s + command + u'\''); };
    switch (world.fault) {
    case LiveFault::Nothing:
    case LiveFault::Slow:
    case LiveFault::LoginFrozen: // below, with those of other faults
        return true;
    case LiveFault::Stopped:
        return onHost(u"systemctl stop --no-block rabbitmq-server"_s);
    case LiveFault::KilledForGood:
        return bench::killForGood(host);
    case LiveFault::KilledOnce:
        return onHost(u"pkill -9 -x beam.smp"_s);
    case LiveFault::Frozen:
        return does(u"testbed-freeze "_s + host);
    case LiveFault::Booting:
        return onHost(u"systemctl restart --no-block rabbitmq-server"_s);
    case LiveFault::Draining:
        return onHost(u"timeout 60 rabbitmq-upgrade drain"_s);
    case LiveFault::AppStopped:
        return onHost(u"timeout 60 rabbitmqctl stop_app"_s);
    case LiveFault::HostCut:
        return does(u"testbed-cut "_s + host);
    case LiveFault::PeersCut:
        return does(dropAt(host, deaf + mute));
    case LiveFault::PeersDeaf:
        return does(dropAt(host, deaf));
    case LiveFault::PeersMute:
        return does(dropAt(host, mute));
    case LiveFault::ConsoleCut:
        return does(dropAt(host, unseen.arg(world.isCutFromAll ? u"everyone"_s : u"console"_s)));
    }
    return false;
}

} // namespace

bool begin(const LiveWorld &world)
{
    if (!beginFault(world))
        return false;
    // Not before: a fault is made by a login.
    QStringList frozen;
    if (world.fault == LiveFault::LoginFrozen)
        frozen.append(world.host());
    if (world.loginFrozenOn != 0)
        frozen.append(LiveWorld::hostOf(world.loginFrozenOn));
    // Those that serve a login at this moment too: consoles keep theirs open.
    for (const QString &host : std::as_const(frozen)) {
        if (!does(u"testbed-inside %1 pkill -STOP sshd"_s.arg(host)))
            return false;
    }
    return true;
}

void heal(const LiveWorld &world)
{
    bench::shell(u"for h in broker1 broker2 broker3; do testbed-inside $h pkill -CONT sshd || true; "
                 "nsenter --net=/run/netns/$h nft delete table inet safety 2>/dev/null || true; testbed-heal $h; testbed-thaw $h; done"_s);
    if (world.fault == LiveFault::KilledForGood)
        bench::mayStartAgain(world.host());
    if (world.fault == LiveFault::AppStopped)
        bench::shell(u"on %1 'sudo -n timeout 60 rabbitmqctl start_app'"_s.arg(world.host()));
}

QMap<QString, Life> lives(Counting counting)
{
    const QString anew = counting == Counting::Anew ? u"systemctl reset-failed rabbitmq-server; "_s : QString();
    const bench::Ended said = bench::shell(u"for h in broker1 broker2 broker3; do printf '%s ' $h; testbed-inside $h sh -c '"_s + anew
                                           + u"p=$(systemctl show -p MainPID --value rabbitmq-server); s=-; "
                                             "[ \"${p:-0}\" -eq 0 ] || s=$p:$(cut -d\" \" -f22 /proc/$p/stat); "
                                             "echo \"$s $(systemctl show -p NRestarts --value rabbitmq-server)\"'; done"_s);
    QMap<QString, Life> lives;
    const QList<QByteArray> lines = said.out.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3)
            lives.insert(QString::fromLatin1(words[0]), {.process = words[1] == "-" ? QString() : QString::fromLatin1(words[1]), .restarts = words[2].toInt()});
    }
    return lives;
}

Servers servers()
{
    Servers servers;
    for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
        const QList<QByteArray> lines = bench::tellHaproxy(proxy, u"show servers state"_s).split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            // be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight …
            if (words.size() < 8 || line.startsWith('#'))
                continue;
            servers.insert(proxy + u' ' + QString::fromLatin1(words[1] + '/' + words[3]), {.bits = words[6].toInt() & askedBits, .weight = words[7].toInt()});
        }
    }
    return servers;
}

} // namespace warrener::safety
