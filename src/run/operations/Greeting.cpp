#include "run/operations/Greeting.h"

#include "base/ShellQuote.h"
#include "look/host/MarkedOutput.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostDoors = 32;

/// AMQP 0-9-1, 4.2.2: the protocol header. A broker answers with connection.start, or with its own header.
constexpr auto amqpHello = "AMQP\\0\\0\\011\\001"_L1;
/// The PROXY protocol's way to say "a check, no client", and then as above.
constexpr auto proxyHello = "PROXY UNKNOWN\\r\\nAMQP\\0\\0\\011\\001"_L1;
/// RFC 8446/5246: the smallest ClientHello (TLS 1.2, one cipher suite, no extensions). Whoever speaks TLS
/// answers with a handshake or an alert; both are a word.
constexpr auto tlsHello = "\\026\\003\\001\\000\\055\\001\\000\\000\\051\\003\\003"
                          "WarrenerLooksWhetherSomebodyIsIn"
                          "\\000\\000\\002\\300\\057\\001\\000"_L1;

QStringList hellosFor(const Knock &door)
{
    const QString usual = door.tls ? tlsHello : amqpHello;
    if (!door.thoroughly)
        return {usual};
    return {amqpHello, tlsHello, proxyHello};
}

/// What the shell complains of where no connection came about.
Sight sightOf(const QString &said)
{
    if (said.contains("refused"_L1))
        return Sight::Refuses;
    const auto names = {"not known"_L1, "Name or service"_L1, "name resolution"_L1, "nvalid"_L1, "No address"_L1};
    if (std::ranges::any_of(names, [&](QLatin1StringView words) { return said.contains(words); }))
        return Sight::Unknown;
    const auto ways = {"unreachable"_L1, "No route"_L1, "timed out"_L1};
    if (std::ranges::any_of(ways, [&](QLatin1StringView words) { return said.contains(words); }))
        return Sight::Silent;
    return Sight::Unknown;
}

/// What listens on one of the node's ports, on its own host.
struct ListeningSocket
{
    quint32 waiting = 0;
    quint16 port = 0;
    QString user{};
};

/// A program that has such a socket.
struct Holder
{
    quint16 port = 0;
    QString process{};
    QString program{};
};

struct ListeningSockets
{
    QList<ListeningSocket> sockets{};
    QSet<QString> brokers{};   ///< users as which the node's own processes run; empty: nobody has seen any
    QSet<QString> processes{}; ///< those processes
    QList<Holder> holders{};   ///< none: the login may not see them
    QSet<QString> ofApi{};     ///< processes that have a port of the node's management API

    bool isOneWithApi(quint16 port) const
    {
        return std::ranges::any_of(holders, [&](const Holder &one) { return one.port == port && ofApi.contains(one.process) && mayBeNodes(one); });
    }
    /// Where the node's own processes are seen, one of them has it: a relay may have both ports.
    bool mayBeNodes(const Holder &one) const { return processes.isEmpty() || processes.contains(one.process); }
    /// Whether the node's own program has it; none: nobody can say.
    std::optional<bool> isNodes(quint16 port) const
    {
        std::optional<bool> is;
        for (const Holder &one : holders) {
            if (one.port != port)
                continue;
            if (mayBeNodes(one) && (processes.contains(one.process) || ofApi.contains(one.process) || one.program == "beam.smp"_L1))
                return true;
            is = false;
        }
        return is;
    }
    void takeBroker(const QString &user, const QString &process)
    {
        brokers.insert(user);
        if (process != "end"_L1)
            processes.insert(process);
    }
    /// A program that stands before a broker on its own machine is another one, and where nobody can say: listens as another user.
    bool mayBeBrokers(const ListeningSocket &one) const
    {
        return isNodes(one.port).value_or(one.user.isEmpty() || brokers.isEmpty() || brokers.contains(one.user));
    }
    /// Somebody else's, for sure.
    bool isAnothers(quint16 port) const
    {
        if (const std::optional<bool> is = isNodes(port))
            return !*is;
        bool isTaken = false;
        for (const ListeningSocket &one : sockets) {
            if (one.port != port)
                continue;
            if (mayBeBrokers(one))
                return false;
            isTaken = true;
        }
        return isTaken;
    }
};

ListeningSockets listenersFrom(const QByteArray &output, const QString &mark)
{
    ListeningSockets all;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        if (!line.endsWith(" end"_L1))
            continue;
        const auto word = [&line](qsizetype at) { return line.section(u' ', at, at); };
        if (line.startsWith("backlog "_L1))
            all.sockets.append({.waiting = word(1).toUInt(nullptr, 16), .port = word(2).toUShort(nullptr, 16), .user = word(3)});
        else if (line.startsWith("holder "_L1))
            all.holders.append({.port = word(1).toUShort(nullptr, 16), .process = word(2), .program = word(3)});
        else if (line.startsWith("api "_L1))
            all.ofApi.insert(word(2));
        else if (line.startsWith("broker "_L1))
            all.takeBroker(word(1), word(2));
    }
    return all;
}

/// A door of the node's at an address of the machine's own, which let somebody in.
QList<quint16> portsLetInAtHome(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node)
{
    QStringList own;
    QSet<qsizetype> open;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        if (!line.endsWith(" end"_L1))
            continue;
        if (line.startsWith("own "_L1)) {
            own.append(line.section(u' ', 1, 1));
            continue;
        }
        bool isNumber = false;
        const qsizetype door = line.section(u' ', 0, 0).toLongLong(&isNumber);
        if (isNumber && line.section(u' ', 1, 1) == "connected"_L1)
            open.insert(door);
    }
    QList<quint16> ports;
    for (const qsizetype door : open) {
        const Knock known = doors.value(door);
        if (known.node == node && (own.contains(known.at.host) || QHostAddress(known.at.host).isLoopback()))
            ports.append(known.at.port);
    }
    return ports;
}

/// Of some ports, as /proc/net/tcp writes them, for a shell to compare with.
QString portPatterns(const QList<quint16> &ports)
{
    QStringList patterns;
    for (const quint16 port : ports) {
        if (const QString pattern = u"*:%1"_s.arg(uint(port), 4, 16, QChar(u'0')).toUpper(); !patterns.contains(pattern))
            patterns.append(pattern);
    }
    return patterns.join("|0A"_L1);
}

QList<quint16> portsOf(const QList<Knock> &doors, const NodeName &node)
{
    QList<quint16> ports;
    for (const Knock &door : doors) {
        if (door.node == node)
            ports.append(door.at.port);
    }
    return ports;
}

/// One that speaks is alive whatever the others met; of the rest, the one that got furthest says most.
Sight better(Sight one, Sight other)
{
    constexpr std::array order{Sight::Unknown, Sight::Silent, Sight::Refuses, Sight::Mute, Sight::Answers};
    return std::ranges::find(order, one) < std::ranges::find(order, other) ? other : one;
}

} // namespace

QString toId(Sight sight)
{
    switch (sight) {
    case Sight::Unknown:
        return u"unknown"_s;
    case Sight::Answers:
        return u"answers"_s;
    case Sight::Refuses:
        return u"refuses"_s;
    case Sight::Mute:
        return u"mute"_s;
    case Sight::Silent:
        return u"silent"_s;
    }
    return {};
}

bool isAddress(const QString &text)
{
    if (!QHostAddress(text).isNull())
        return true;
    static const QRegularExpression name(u"^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\\.?$"_s);
    return name.match(text).hasMatch();
}

QString greetingScript(const QList<Knock> &doors, const QString &mark, Millis patience)
{
    // One program for all doors: a host in trouble, whose broker is accused, takes its time for each that is started.
    // How far a knock has got is said at once: what the patience ends can say nothing any more.
    QString script = u"command -v bash >/dev/null && command -v timeout >/dev/null || exit 0\n"
                     "timeout %1 bash -c '\n"
                     "export LC_ALL=C\n"
                     "set -f\n"
                     "mark=$1\n"
                     "shift\n"
                     "exec 4>&1\n"
                     "knock() {\n"
                     "  said=$(exec 2>&1; exec 3<>\"/dev/tcp/$2/$3\" || exit 7; echo \"$mark $1 connected end\" >&4; printf \"$4\" >&3\n"
                     "    IFS= read -r -n 1 -d \"\" byte <&3 && echo \"$mark $1 spoke end\" >&4)\n"
                     "  echo \"$mark $1 said\" $said end >&4\n"
                     "}\n"
                     "while [ $# -ge 4 ]; do knock \"$1\" \"$2\" \"$3\" \"$4\" & shift 4; done\n"
                     "wait' bash %2"_s.arg(QString::number(double(patience.count()) / 1000, 'f', 1), mark);
    for (qsizetype i = 0; i < std::min(doors.size(), mostDoors); ++i) {
        for (const auto listed = hellosFor(doors[i]); const QString &hello : listed)
            script += u" \\\n%1 %2 %3 %4"_s.arg(QString::number(i), shellQuote(doors[i].at.host), QString::number(doors[i].at.port), shellQuote(hello));
    }
    return script + "\necho \"%1 over $? end\"\n"_L1.arg(mark);
}

QString ownAddressesScript(const QList<Knock> &doors, const NodeName &node, const QString &mark, Millis patience)
{
    QStringList places;
    for (const Knock &door : doors) {
        const QString place = shellQuote(door.at.host);
        if (door.node == node && !QHostAddress(door.at.host).isLoopback() && !places.contains(place))
            places.append(place);
    }
    if (places.isEmpty())
        return {};
    // Whoever waits for a service of names that is gone waits for ten seconds and more.
    return u"(\n"
           "own=\" $(hostname -I 2>/dev/null || ip -o addr show 2>/dev/null | sed 's/.* inet6* \\([^/ ]*\\).*/\\1/' | tr '\\n' ' ') \"\n"
           "for n in %1; do (\n"
           "  for a in \"$n\" $(timeout %3 getent ahosts \"$n\" 2>/dev/null | cut -d' ' -f1); do\n"
           "    case $a in 127.*|::1) ;; *) case \"$own\" in *\" $a \"*) ;; *) continue;; esac;; esac\n"
           "    echo \"%2 own $n end\"; break\n"
           "  done ) &\n"
           "done\n"
           "wait ) &\n"_s.arg(places.join(u' '), mark, QString::number(double(patience.count()) / 1000, 'f', 1));
}

bool isLetInAtHome(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node)
{
    const ListeningSockets listeners = listenersFrom(output, mark);
    const QList<quint16> ports = portsLetInAtHome(output, doors, mark, node);
    return std::ranges::any_of(ports, [&listeners](quint16 port) { return !listeners.isAnothers(port); });
}

bool isOneWithItsApi(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node)
{
    const ListeningSockets listeners = listenersFrom(output, mark);
    const QList<quint16> ports = portsLetInAtHome(output, doors, mark, node);
    return std::ranges::any_of(ports, [&listeners](quint16 port) { return listeners.isOneWithApi(port); });
}

QString holdersScript(const QList<Knock> &doors, const QList<quint16> &apiPorts, const QString &mark, const NodeName &node)
{
    const QString ports = portPatterns(portsOf(doors, node));
    const QString apis = portPatterns(apiPorts);
    if (ports.isEmpty() || apis.isEmpty())
        return {};
    // The columns behind those of backlogScript(): timer, time-outs, user, another timer, inode.
    return u"grep -h ' 0A ' /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r n at to state queue rest; do\n"
           "  w=\n"
           "  case $state$at in 0A%1) w=api;; esac\n"
           "  case $state$at in 0A%2) w=\"$w holder\";; esac\n"
           "  [ -n \"$w\" ] || continue\n"
           "  set -- $rest\n"
           "  for d in $(find /proc/[0-9]*/fd -maxdepth 1 -lname \"socket:\\[$5\\]\" 2>/dev/null); do\n"
           "    q=${d#/proc/}; q=${q%%/*}\n"
           "    for o in $w; do echo \"%3 $o ${at##*:} $q $(cat /proc/$q/comm 2>/dev/null) end\"; done\n"
           "  done\n"
           "done\n"_s.arg(apis, ports, mark);
}

QHash<NodeName, Sight> greetingsFrom(const QByteArray &output, const QList<Knock> &doors, const QString &mark)
{
    QHash<NodeName, Sight> seen;
    const auto see = [&seen](const NodeName &node, Sight sight) { seen.insert(node, better(seen.value(node, Sight::Unknown), sight)); };
    QList<bool> heard(doors.size(), false);
    bool patienceEnded = false;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        // A line without its end was cut off: it says nothing.
        if (!line.endsWith(" end"_L1))
            continue;
        if (line.startsWith("over "_L1)) {
            patienceEnded = line == "over 124 end"_L1; // of timeout(1)
            continue;
        }
        bool isNumber = false;
        const qsizetype door = line.section(u' ', 0, 0).toLongLong(&isNumber);
        if (!isNumber || door < 0 || door >= doors.size())
            continue;
        const QString word = line.section(u' ', 1, 1);
        heard[door] = true;
        if (word == "spoke"_L1)
            see(doors[door].node, Sight::Answers);
        else if (word == "connected"_L1)
            see(doors[door].node, Sight::Mute);
        else if (word == "said"_L1)
            see(doors[door].node, sightOf(line.section(u' ', 2)));
    }
    for (qsizetype door = 0; door < std::min(doors.size(), mostDoors); ++door) {
        if (patienceEnded && !heard[door])
            see(doors[door].node, Sight::Silent);
    }
    return seen;
}

QString backlogScript(const QList<Knock> &doors, const QString &mark, const NodeName &node)
{
    const QString ports = portPatterns(portsOf(doors, node));
    if (ports.isEmpty())
        return {};
    // The columns: number, local address, remote one, state (0A: listening), tx_queue:rx_queue, all in base 16.
    // A shell reads byte by byte, and a broker's machine may have a line for each of ten thousand clients.
    return u"grep -h ' 0A ' /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r n at to state queue rest; do\n"
           "  case $state$at in 0A%1) set -- $rest; echo \"%2 backlog ${queue#*:} ${at##*:} $3 end\";; esac\n"
           "done\n"_s.arg(ports, mark);
}

bool leavesWaiting(const QByteArray &output, const QString &mark)
{
    const ListeningSockets listeners = listenersFrom(output, mark);
    return std::ranges::any_of(listeners.sockets, [&listeners](const ListeningSocket &one) { return one.waiting > 0 && listeners.mayBeBrokers(one); });
}

bool holdsOpen(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node)
{
    int held = 0;
    bool patienceEnded = false;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        if (!line.endsWith(" end"_L1))
            continue;
        patienceEnded = patienceEnded || line == "over 124 end"_L1;
        bool isNumber = false;
        const qsizetype door = line.section(u' ', 0, 0).toLongLong(&isNumber);
        if (!isNumber || door < 0 || door >= doors.size() || doors[door].node != node)
            continue;
        const QString word = line.section(u' ', 1, 1);
        // A knock that came in and did not come to its end was not sent away. One that never came in names its way.
        if (word == "connected"_L1)
            ++held;
        else if (word == "said"_L1 && !line.contains("/dev/tcp/"_L1))
            --held;
    }
    return patienceEnded && held > 0;
}

} // namespace warrener
