#pragma once

#include "run/operations/FailoverMark.h"
#include "run/operations/SecondLook.h"
#include "support/FakeTime.h"
#include "support/Truth.h"

#include <QMap>
#include <QStringList>

#include <random>

namespace warrener {

/// A cluster that lives through faults, and everybody who looks at it: where they stand, what reaches them,
/// how slow and how blind they are. Made from a seed; the same seed makes the same world.
struct World
{
    struct Fault
    {
        Millis at{0};
        int node = 0;
        Truth truth = Truth::Up;
    };
    /// What stands at a node's address, and turns dumb: it lets everybody in and says nothing, however well the broker is.
    struct Relay
    {
        Millis dumbFrom{0};
        bool isApart = false; ///< the broker listens at its own address alone: at home nobody finds it by the loopback address either
        bool hidesApi = false;
        bool isRootless = false; ///< nobody may ask on its host what goes on inside the Erlang VM
    };
    /// A console's place in the net.
    struct Place
    {
        QMap<int, bool> cutFromNode; ///< by node: AMQP and API
        QMap<int, bool> cutFromHost; ///< by node's host: SSH
        QMap<int, Millis> delay;     ///< of every answer, by node
        bool cutFromWitness = false; ///< a host that is no broker's: lb1
        Millis clockJumpAt{-1};
        Millis clockJump{0};
        Millis offline{-1}; ///< from then on, for offlineFor, it sees nothing at all: a sleep, a cable
        Millis offlineFor{0};
        Millis pauseAfter{-1}; ///< so long after one of its runs has begun somebody pauses it, for pauseFor
        Millis pauseFor{0};
    };

    quint32 seed = 0;
    int nodes = 3;
    int strangers = 0; ///< the last ones of them: the cluster has them, the profile does not
    int consoles = 1;
    int mustFence = 0; ///< nothing else is wrong in this world but a node in maintenance, and this one dies; 0: any may live
    std::shared_ptr<FakeTime> time;
    QList<Fault> faults;
    QList<Place> places;
    QMap<int, bool> blindHost;          ///< hosts that have no means to look, nodes' and (0) the witness
    QMap<int, bool> wrongPort;          ///< nodes whose AMQP port is wrong in the profile: refused, though all is well
    QMap<int, bool> noSsh;              ///< hosts without a login
    QMap<int, bool> saysNothing;        ///< nodes whose API cannot vouch (an old one, a proxy before it)
    QMap<int, bool> apiOff;             ///< nodes without a management API
    QMap<int, Relay> relays;            ///< by node
    QMap<QPair<int, int>, bool> parted; ///< links between two nodes, the smaller first
    std::optional<FailoverMark> mark;   ///< what the cluster remembers of the last failover
    QMap<int, FailoverMark> notes;      ///< the same on hosts, by node
    QMap<int, Millis> notedAt;
    QMap<int, QList<Millis>> fencedAt; ///< what was done, by node
    QStringList violations;            ///< what must never happen, in words
    QStringList story;                 ///< for whoever replays it

    /// 1–7 nodes, 1 or 2 consoles, faults within the first three minutes.
    static World fromSeed(quint32 seed, std::shared_ptr<FakeTime> time);

    /// Nodes that the profile names: the first ones.
    int known() const { return nodes - strangers; }
    static NodeName name(int node);
    int number(const NodeName &name) const;
    Truth truth(int node) const;
    Millis since(int node) const; ///< when that truth began
    bool linked(int one, int other) const;
    /// Of these that run and reach each other, more than half of all.
    bool inMajority(int node) const;
    int running() const;
    bool isOffline(int console) const;
    /// While a node hangs and the others have not noticed (60 s), their API and their metadata store hang.
    bool isHanging() const;
    /// Its relay is.
    bool isDumb(int node) const;
    bool isApiHidden(int node) const;

    Sight sightFrom(int console, int node) const;
    Sight sightFromHost(int host, int node) const; ///< host 0: the witness
    SecondLook look(int console, int node, Millis patience) const;
    Millis delay(int console, int node) const;

    /// A console reaches the API of some node, and that answers.
    bool hasApi(int console) const;
    /// The API of this one.
    bool hasApiOf(int console, int node, Millis patience) const;
    /// By SSH.
    bool reachesHost(int console, int host) const;
    /// What the cluster and its hosts say to a console of earlier failovers, at its own clock.
    Result<std::optional<FailoverMark>> markFor(int console, TimePoint now) const;
    void writeMark(int console, const FailoverMark &mark, bool inCluster);
    /// Whether others still count a node in: a silent death is noticed after net_ticktime.
    bool isCountedIn(int node) const;

    /// Somebody ends a node: judged by the oracle, then done.
    void fence(int console, int node);
    QString describe() const;

private:
    void becomePlain(std::mt19937 &dice);
    void standBehindRelay(std::mt19937 &dice);
    Viewpoint viewFromHome(int node) const;
};

} // namespace warrener
