#include "LiveWorld.h"

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace warrener::safety {

Truth truthOf(LiveFault fault)
{
    switch (fault) {
    case LiveFault::Stopped:
        return Truth::Stopped;
    case LiveFault::KilledForGood:
        return Truth::Killed;
    case LiveFault::KilledOnce:
        return Truth::Restarting;
    case LiveFault::Frozen:
        return Truth::Frozen;
    case LiveFault::Booting:
        return Truth::Booting;
    case LiveFault::Draining:
        return Truth::Draining;
    case LiveFault::AppStopped:
        return Truth::AppStopped;
    case LiveFault::HostCut:
        return Truth::HostDead;
    case LiveFault::Nothing:
    case LiveFault::PeersCut:
    case LiveFault::PeersDeaf:
    case LiveFault::PeersMute:
    case LiveFault::ConsoleCut:
    case LiveFault::Slow:
    case LiveFault::LoginFrozen:
        return Truth::Up;
    }
    return Truth::Up;
}

QString toWord(LiveFault fault)
{
    constexpr std::array<const char *, liveFaults> words{"left alone",
                                                         "stopped",
                                                         "killed for good",
                                                         "killed, and started again by its host",
                                                         "frozen",
                                                         "restarted by its service",
                                                         "drained",
                                                         "stopped inside its virtual machine",
                                                         "cut off with its host",
                                                         "cut from its peers",
                                                         "deaf to its peers",
                                                         "unheard by its peers",
                                                         "cut from the console",
                                                         "far from the console",
                                                         "on a host whose sshd is frozen"};
    return QString::fromLatin1(words[std::size_t(fault)]);
}

bool endsByItself(LiveFault fault)
{
    return fault == LiveFault::Stopped || fault == LiveFault::KilledForGood || fault == LiveFault::KilledOnce || fault == LiveFault::Booting;
}

int restartsOf(LiveFault fault)
{
    return fault == LiveFault::KilledOnce ? 1 : 0;
}

bool isOutBy(LiveFault fault)
{
    return truthOf(fault) != Truth::Up || fault == LiveFault::PeersCut || fault == LiveFault::PeersDeaf || fault == LiveFault::PeersMute;
}

Millis seenAfter(LiveFault fault)
{
    constexpr Millis aLook{3000};
    constexpr Millis tickTime{60'000};
    return isOutBy(fault) && truthOf(fault) == Truth::Up ? tickTime : aLook;
}

LiveWorld LiveWorld::fromSeed(quint32 seed)
{
    std::mt19937 dice(seed);
    const auto roll = [&dice](int sides) { return int(dice() % unsigned(sides)); };
    LiveWorld world{.seed = seed, .fault = LiveFault(seed % liveFaults)};
    world.node = 1 + roll(3);
    const QList<QStringList> known{{u"lb1"_s, u"lb2"_s}, {u"lb1"_s, u"lb2"_s}, {u"lb1"_s}, {u"lb2"_s}};
    world.proxies = known[roll(int(known.size()))];
    world.isArmed = roll(3) != 0;
    const int consoles = 1 + roll(2);
    world.isCutFromAll = roll(2) == 0;
    for (int console = 0; console < consoles; ++console)
        world.consoles.append({.away = Millis{roll(4) == 0 ? 0 : 1 + roll(200)}, .beforeAsking = Millis{roll(3001)}});
    const int frozen = roll(12);
    world.loginFrozenOn = frozen < 3 ? 1 + frozen : 0;
    const int hurried = roll(9);
    world.operatorNode = hurried < 3 ? 1 + hurried : 0;
    world.afterOperatorHasBegun = Millis{roll(3001)};
    const Millis far{500 + roll(2501)};
    if (world.fault == LiveFault::Slow)
        world.consoles.first().away = far;
    // The way that is cut is told apart by where a console stands: the first one stands beside the hosts then.
    if (world.fault == LiveFault::ConsoleCut && !world.isCutFromAll)
        world.consoles.first().away = {};
    return world;
}

bool LiveWorld::mustAct() const
{
    const bool isDead = fault == LiveFault::KilledForGood || fault == LiveFault::Frozen || fault == LiveFault::HostCut;
    return isArmed && isDead && operatorNode == 0 && loginFrozenOn == 0;
}

QString LiveWorld::describe() const
{
    QStringList lines{u"seed %1: %2 is %3; the profile names %4"_s.arg(seed).arg(host(), toWord(fault), proxies.join(u" and "_s))};
    if (fault == LiveFault::ConsoleCut)
        lines.append(isCutFromAll ? u"  from every console"_s : u"  from the first console"_s);
    if (operatorNode != 0)
        lines.append(u"  an operator begins a switchover from %1, %2 ms before that"_s.arg(hostOf(operatorNode)).arg(afterOperatorHasBegun.count()));
    if (loginFrozenOn != 0)
        lines.append(u"  the sshd of %1 is frozen too"_s.arg(hostOf(loginFrozenOn)));
    for (qsizetype console = 0; console < consoles.size(); ++console) {
        const Place &place = consoles[console];
        const QString stands = u"  console %1, %2 ms away, "_s.arg(console + 1).arg(place.away.count());
        lines.append(stands + (isArmed ? u"is armed"_s : u"asks for a forced failover %1 ms after that"_s.arg(place.beforeAsking.count())));
    }
    return lines.join(u'\n');
}

} // namespace warrener::safety
