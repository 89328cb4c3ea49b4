#pragma once

#include "base/Pending.h"
#include "cluster/HostService.h"
#include "look/access/ClusterAccess.h"
#include "run/operations/ClusterFacts.h"
#include "run/operations/Greeting.h"
#include "run/operations/HostCommands.h"

namespace warrener {

/// What one place sees. It is a witness only where it sees a healthy broker by the same means in the same
/// look: else it may be blind, and blind is not "down".
struct Viewpoint
{
    QString name{}; ///< "lb1", "broker2"; empty: this console
    Sight sight = Sight::Unknown;
    bool sees = false; ///< another broker answered it

    /// It can see, and it does not see this broker.
    bool misses() const { return sees && isClosed(sight); }
    bool operator==(const Viewpoint &) const = default;
};

/// What the broker's own host says.
struct HostWord
{
    std::optional<bool> answers{}; ///< the login works; none: there is none, or it was not tried to the end
    /// The login does not work, but not as that to a machine which is gone: it is refused, or nobody could try.
    bool mayBeThere = false;
    ServiceState service = ServiceState::Unknown;
    Viewpoint greeting{};   ///< of its own broker, from there
    bool holdsOpen = false; ///< its own door let somebody in there, said nothing, and did not hang up
    /// What let somebody in is at no address of that machine: a relay, a published address. It may hide a healthy broker.
    bool isElsewhere = false;
    /// What let somebody in is seen to be one program with the node's management API: the node's own.
    bool isItsOwn = false;
    /// Asked where the service counts as running and the broker does not listen for clients, or not there; none: it was not.
    std::optional<parts::ApplicationState> application{};

    bool operator==(const HostWord &) const = default;
};

/// What the broker's own management API says.
enum class ApiWord : std::uint8_t {
    Unknown, ///< it could not be asked
    Silent,  ///< asked, and no answer
    Speaks,  ///< somebody answers there, and does not say who
    Itself,  ///< it answers as this node, and cannot say whether clients are served
    Vouches, ///< it answers as this node and knows about its own listeners: the broker works
};

/// What one of the other nodes says about it.
struct PeerWord
{
    NodeName peer{};
    std::optional<bool> running{};     ///< by its API; may be as old as net_ticktime (60 s)
    std::optional<bool> maintenance{}; ///< by its API or its own store
    std::optional<bool> reaches{};     ///< asked by it at this moment; false: no answer, or no link any more

    bool operator==(const PeerWord &) const = default;
};

/// Something that speaks against "down".
struct SignOfLife
{
    QString id{};    ///< stable: "seen", "api", "service", "maintenance", "peers"…
    QString words{}; ///< translated, a whole sentence without its stop

    bool operator==(const SignOfLife &) const = default;
};

/// A broker seen from here and from elsewhere, and heard: what keeps a console that is blind, misled or
/// late from failing anything over. Pure values; the judgement is the members'.
struct SecondLook
{
    NodeName node{};
    Viewpoint own{};           ///< this console
    QList<Viewpoint> others{}; ///< hosts that looked for us
    HostWord host{};
    ApiWord api = ApiWord::Unknown;
    QList<PeerWord> peers{};
    QList<NodeName> sharers{}; ///< others to which the profile leads by the same door: whoever is missed there may be one of them
    TimePoint at{};            ///< when the first question about the node went out
    Millis atMonotonic{-1};    ///< the same by a clock that nobody sets
    Millis roundTrip{0};       ///< the longest that a healthy broker took to answer here; 0: not known

    /// Nobody may pass over these: the broker works, or it is on its way down or up, or was sent away.
    QList<SignOfLife> signs() const;
    /// What the cluster may still believe although it is over: a peer notices a death only after
    /// net_ticktime, an API may outlive what it stands for. Each is a sign of life until something shows
    /// that it is stale: the broker's own host finds it mute, or the peers themselves do not reach it now. An API that answers
    /// as this node outlives a broker whose door hangs up; one whose process is frozen holds its door open, and has no API.
    QList<SignOfLife> doubts() const;
    /// Why this look is not enough to say "down", where nothing speaks for life: nobody else could look,
    /// nobody knows about its maintenance, nor shows it an open door that no drain leaves. Empty: it is enough.
    QString lacks() const;

    /// Missed from here and from elsewhere by those who can see, no sign of life, no doubt, nothing lacks.
    bool isDown() const;
    /// Nothing speaks for its life; what is missing is an answer that the next look may have (a busy machine is slow): also where the
    /// only doubt is of peers that count it as running and had no time to say whether they reach it.
    bool isUndecided() const;
    /// Its host is silent too, from here and from elsewhere, and nothing speaks for life: less than isDown(), which asks for a
    /// healthy broker that was seen by the same means. For where none serves, and a person has said that this one is lost.
    bool isSilentEverywhere() const;
    bool operator==(const SecondLook &) const = default;
};

/// Translated: what was seen, and where it is not "down": why not.
QString describe(const SecondLook &look);
/// Translated, a line each: what every place and every peer has said, or that it said nothing. For whoever must find out why a node
/// does not count as down.
QStringList everyWord(const SecondLook &look);
/// Of signs and doubts: "A, and B".
QString describe(const QList<SignOfLife> &signs);

/// From this console alone: connects, logs in, and closes again, by the best door that the node has.
/// Unknown where it has none, where its name cannot be resolved here, and where `stop` came first, before
/// it began or in the middle: who did not look has seen nothing.
QCoro::Task<Sight> lookFromHere(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop);

/// The same, and how long it took.
QCoro::Task<std::pair<Sight, Millis>> lookAndMeasure(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop);

/// A broker nearby that greets nobody for so long does not serve.
constexpr Millis leastLookPatience{1000};

/// A look ends within that, from however far away.
constexpr Millis longestLook{12000};

/// Looks from everywhere and asks everybody side by side. Whoever is silent had `leastPatience`, or twice as
/// long as the first healthy broker took to let this console in, at most four seconds; ends within as much
/// again, at least a second and a half. Where nothing speaks for the node's life and an answer is missing to call
/// it down, hosts that have not answered by then have four seconds instead: one under load is slow, not silent. Where that is not
/// enough either, the node's own host and its peers' have what is left of eight.
QCoro::Task<SecondLook> takeSecondLook(std::shared_ptr<ClusterAccess> access, NodeName node, Millis leastPatience = leastLookPatience,
                                       std::stop_token stop = {});

/// When a look is over although not everybody has spoken. One look has one; it is told how far that look is. Pure.
class LookEnd final
{
public:
    qsizetype open = 0;         ///< asked, and not heard yet
    qsizetype patient = 0;      ///< of them, those that have more time than a busy host needs
    bool isOwnHeard = false;    ///< this console has looked to the end
    bool isApiAwaited = false;  ///< the node's own management API has been asked, and has neither spoken nor run out of its time
    bool isHostHeard = false;   ///< the node's own host has spoken, or cannot be asked
    bool isHostTimeUp = false;  ///< what that host needs where it is healthy is over
    bool isUsualTimeUp = false; ///< what any healthy host needs is over
    bool isBusyTimeUp = false;  ///< what a busy one needs is over

    /// Asked after each word, and when one of these times is over. Once, when the usual time is over, what is known then is
    /// enough to call the node down. Where it is not, only a sign of life ends the look early: else the first word that
    /// fits would, and the one that speaks for life come too late. Once more, when only those are missing that have more time than
    /// a busy host needs.
    bool isReached(const SecondLook &look);

private:
    bool m_hadItsMoment = false;
    bool m_hadItsSecondMoment = false;
};

/// For the record: {"own", "others", "signs", "down", "hostAnswers"}.
QJsonObject toJson(const SecondLook &look);

/// The latest second look at each node that was taken in this process: what a guard saw need not be looked
/// for again a moment later, and what a run of days ago saw is nothing. Shared by the operations of one
/// cluster, used in one thread.
class LookMemory final
{
public:
    explicit LookMemory(std::shared_ptr<ClusterAccess> access) : m_access(std::move(access)) {}

    /// How old evidence may be when force is used: DESIGN, *Certainty before force*.
    static constexpr Millis mostAge{10000};
    /// What is older is looked for again by whoever asks before force: from there to the deed, the other guards,
    /// the lease and a network far away take their time.
    static constexpr Millis reuseAge{5000};

    /// The one that is there if it is younger than `age`, or that somebody takes at this moment, else a new one.
    static QCoro::Task<SecondLook> look(std::shared_ptr<LookMemory> self, NodeName node, Millis age, std::stop_token stop);
    /// For whoever would refuse for want of an answer: of at most `reuseAge`, and where nothing speaks for the node's life and
    /// only somebody's word is missing, one more with more patience. Within twice `longestLook`.
    static QCoro::Task<SecondLook> lookUntilDecided(std::shared_ptr<LookMemory> self, NodeName node, std::stop_token stop);
    /// None where nobody has looked since this process began, or longer ago than `age`.
    std::optional<SecondLook> recent(const NodeName &node, Millis age = mostAge) const;
    /// However long ago, in this process.
    bool hasLookedAt(const NodeName &node) const { return m_looks.contains(node); }

private:
    static QCoro::Task<SecondLook> lookWith(std::shared_ptr<LookMemory> self, NodeName node, Millis age, Millis leastPatience, std::stop_token stop);

    const std::shared_ptr<ClusterAccess> m_access;
    QHash<NodeName, SecondLook> m_looks;
    QHash<NodeName, Pending<std::optional<SecondLook>>> m_taking; ///< ends with none where whoever takes it gave up
};

} // namespace warrener
