#include "run/operations/Greeting.h"

#include "base/ShellQuote.h"
#include "look/host/MarkedOutput.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>

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

/// "connected" when the connection stood, then the first byte in hex; what the shell complains of; the exit code.
Sight sightOf(const QString &said)
{
    static const QRegularExpression spoke(u"connected\\s+[0-9a-f]{2}\\b"_s);
    if (spoke.match(said).hasMatch())
        return Sight::Answers;
    if (said.contains("connected"_L1))
        return Sight::Mute;
    if (said.contains("refused"_L1))
        return Sight::Refuses;
    const auto names = {"not known"_L1, "Name or service"_L1, "name resolution"_L1, "nvalid"_L1, "No address"_L1};
    if (std::ranges::any_of(names, [&](QLatin1StringView words) { return said.contains(words); }))
        return Sight::Unknown;
    const auto ways = {"unreachable"_L1, "No route"_L1, "timed out"_L1, "end 124"_L1};
    if (std::ranges::any_of(ways, [&](QLatin1StringView words) { return said.contains(words); }))
        return Sight::Silent;
    return Sight::Unknown;
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
    QString script = u"command -v bash >/dev/null && command -v timeout >/dev/null || exit 0\n"
                     "knock() {\n"
                     "  said=$(timeout %1 bash -c 'exec 3<>\"/dev/tcp/$0/$1\" || exit 7; printf \"connected \"; printf \"$2\" >&3; head -c1 <&3 | od -An -tx1' "
                     "\"$2\" \"$3\" \"$4\" 2>&1)\n"
                     "  code=$?\n"
                     "  echo \"%2 $1 $(printf %s \"$said\" | tr '\\n' ' ') end $code\"\n"
                     "}\n"_s.arg(QString::number(double(patience.count()) / 1000, 'f', 1), mark);
    for (qsizetype i = 0; i < std::min(doors.size(), mostDoors); ++i) {
        for (const QString &hello : hellosFor(doors[i]))
            script += u"knock %1 %2 %3 %4 &\n"_s.arg(i).arg(shellQuote(doors[i].at.host)).arg(doors[i].at.port).arg(shellQuote(hello));
    }
    return script + "wait\n"_L1;
}

QHash<NodeName, Sight> greetingsFrom(const QByteArray &output, const QList<Knock> &doors, const QString &mark)
{
    QHash<NodeName, Sight> seen;
    for (const QString &said : markedLines(output, mark)) {
        bool isNumber = false;
        const qsizetype door = said.section(u' ', 0, 0).toLongLong(&isNumber);
        // A line without its end was cut off: it says nothing.
        if (!isNumber || door < 0 || door >= doors.size() || !said.contains(" end "_L1))
            continue;
        const NodeName node = doors[door].node;
        seen.insert(node, better(seen.value(node, Sight::Unknown), sightOf(said.section(u' ', 1))));
    }
    return seen;
}

} // namespace warrener
