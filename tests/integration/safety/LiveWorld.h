#pragma once

#include "base/Clock.h"
#include "support/Truth.h"

#include <QList>
#include <QStringList>

namespace warrener::safety {

/// What is done to one broker of the test hosts, or to a way to it.
enum class LiveFault : std::uint8_t {
    Nothing,
    Stopped,       ///< its service, in order
    KilledForGood, ///< kill -9, and its host does not start it again
    KilledOnce,    ///< kill -9, and its host starts it again
    Frozen,        ///< SIGSTOP
    Booting,       ///< its service is restarted
    Draining,      ///< maintenance mode
    AppStopped,    ///< rabbitmqctl stop_app
    HostCut,       ///< every packet from and to its host is dropped
    PeersCut,      ///< every packet between it and the other brokers
    PeersDeaf,     ///< it hears no other broker, and the others hear it
    PeersMute,     ///< the other way round
    ConsoleCut,    ///< the first console, or all of them, do not reach its host
    Slow,          ///< the first console is up to three seconds away from everything
    LoginFrozen,   ///< its host's sshd stands still
};
constexpr int liveFaults = 15;

/// A broker whose peers or whose operators do not reach it is up.
Truth truthOf(LiveFault fault);
QString toWord(LiveFault fault);
/// Its process ends by the fault itself.
bool endsByItself(LiveFault fault);
/// So often its host starts it again by itself.
int restartsOf(LiveFault fault);
/// Its members of replicated queues do not take part.
bool isOutBy(LiveFault fault);
/// From so long after the fault on whoever does something can have seen it. Packets between brokers that are dropped without a word
/// the brokers themselves notice after net_ticktime only, and answer everybody meanwhile.
Millis seenAfter(LiveFault fault);

/// Played where nobody says how many: as many as it takes until everything that can be drawn has been (LiveOracleTest).
inline constexpr int usualWorlds = 27;

/// Three brokers, two proxies, and what happens to them and to whoever looks at them. Made from a seed; the same seed makes
/// the same world. The faults take turns, so that as many seeds in a row as there are faults have each of them once.
struct LiveWorld
{
    struct Place
    {
        Millis away{0};         ///< there and back; 0: beside the hosts
        Millis beforeAsking{0}; ///< so long after the fault a person there asks for a failover

        bool operator==(const Place &) const = default;
    };

    quint32 seed = 0;
    LiveFault fault = LiveFault::Nothing;
    int node = 1;                    ///< 1–3: whom it befalls
    QStringList proxies{};           ///< that the consoles' profile names; clients use both
    bool isArmed = true;             ///< the automatic of each console; else a person there runs a forced failover
    QList<Place> consoles{};         ///< one or two
    bool isCutFromAll = false;       ///< of ConsoleCut
    int loginFrozenOn = 0;           ///< a broker's host whose sshd stands still besides; 0: none
    int operatorNode = 0;            ///< somebody else begins a switchover from that one before the fault; 0: nobody
    Millis afterOperatorHasBegun{0}; ///< the fault follows so much later

    static LiveWorld fromSeed(quint32 seed);

    QString host() const { return hostOf(node); }
    static QString hostOf(int node) { return QStringLiteral("broker%1").arg(node); }
    /// It is dead, everybody can see it, and nobody is in the way: that must be failed over.
    bool mustAct() const;
    QString describe() const;

    bool operator==(const LiveWorld &) const = default;
};

} // namespace warrener::safety
