#pragma once

#include "base/Clock.h"
#include "base/Ids.h"
#include "cluster/ClusterProfile.h"
#include "cluster/FailoverSettings.h"
#include "run/operations/SecondLook.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <cstdint>
#include <optional>

namespace warrener {

/// Of a refusal for which nothing was seen: an answer did not come in time.
inline constexpr auto unseenReason = QLatin1StringView("unseen");
/// Of a refusal because somebody else holds the lease: maybe for the few seconds in which its rules are asked.
inline constexpr auto heldReason = QLatin1StringView("held");

/// As the operations handbook names them.
enum class AutoState : std::uint8_t {
    Normal,     ///< every node answers
    Monitoring, ///< a node has failed, not yet often enough, or nobody has confirmed it yet
    FailingOver,
    Recovering, ///< a failover is done; the node is waited for
    Failed,     ///< a failover failed, or took too long: a person must look and acknowledge
};
QString toId(AutoState state);   ///< "normal", "monitoring", "failing-over", "recovering", "failed"
QString toWord(AutoState state); ///< translated

/// What the automatic wants done, or says.
struct AutoDecision
{
    enum class Kind : std::uint8_t {
        None,
        Confirm,  ///< take a second look at `node`, then tell confirmed()
        FailOver, ///< run a forced failover of `node`, then tell ended()
        NotDone,  ///< nothing is done, for the journal: `reason` and `words`
        Changed,  ///< the state is another one now: for notifications
        Returned, ///< `node` answers again: a failback can be offered
    };

    Kind kind = Kind::None;
    NodeName node{};
    AutoState state = AutoState::Normal; ///< after it
    QString reason{}; ///< stable: "paused", "blocked", "not-confirmed", "another-run", "no-majority", "never-answered", "refused", "unseen", "cannot-look"…
    QString words{};  ///< translated

    bool operator==(const AutoDecision &) const = default;
};

/// For webhooks: {event: "failover-not-done"|"failover-changed"…, cluster, environment, at, node, state, reason, words}.
QJsonObject toJson(const AutoDecision &decision, const ClusterProfile &profile, TimePoint at);

/// What one round of checks brought.
struct AutoRound
{
    TimePoint at{};
    Millis monotonic{0};          ///< the same by a clock that nobody sets
    QMap<NodeName, bool> answers; ///< each node that could be asked, seen from here
    bool otherRun = false;        ///< a run is under way here; whoever else has the lease is met when it is asked for
};

/// Those of `seen`, by the one profile, whom the other looks for and would end at the same places: their addresses for AMQP and for the
/// management API, with TLS and without, their hosts, the logins to those and what is told there. That something has answered where a
/// node was said to be says nothing of another place. Pure.
QSet<NodeName> stillAtTheirPlaces(const QSet<NodeName> &seen, const ClusterProfile &before, const ClusterProfile &now);

/// When to fail over, and when not, as a state machine without clock or network: rounds and answers
/// in, decisions out. Each call may give several decisions, in order. Every node is judged by itself: one
/// that is in maintenance, out of service or failed over does not hide the next one that dies. One failover
/// at a time.
class AutoFailover final
{
public:
    AutoFailover(FailoverSettings settings, QList<NodeName> nodes);

    QList<AutoDecision> check(const AutoRound &round);
    /// The second look. Never "down" for a node that has not been seen alive since this began: it may have
    /// been switched off on purpose, or the profile may name a place where it never was.
    QList<AutoDecision> confirmed(const SecondLook &look, Millis monotonic);
    /// The run's end; `verdict`: "done", "partly" or something worse.
    QList<AutoDecision> ended(const NodeName &node, bool good, const QString &words, TimePoint at, Millis monotonic);
    /// Nothing was begun, or all of it was taken back: somebody else changes the cluster, a guard rule
    /// refused, there is no plan. It is watched on, and asked again after a minute; with `unseenReason` after five seconds,
    /// and so with `heldReason` three times in a row.
    QList<AutoDecision> refused(const NodeName &node, const QString &reason, const QString &words, Millis monotonic);

    /// Until then nothing is done by itself; never: until resume(). A person's failover is not kept back.
    void pause(TimePoint until);
    void resume();
    /// A person has seen what happened: ends the block after a failover, and the state Failed.
    QList<AutoDecision> acknowledge();
    /// A block that an earlier process, or another console, began; a shorter one than is known changes nothing.
    /// Setting the machine's clock forward does not end it: it lasts as long as it was to last.
    void blockUntil(TimePoint until, TimePoint now, Millis monotonic);

    /// Nodes that have answered since this began and are not failed over.
    QSet<NodeName> seenAlive() const;
    /// The seenAlive() of the one that this one follows; stillAtTheirPlaces() where that one had another profile.
    void rememberAlive(const QSet<NodeName> &nodes);

    /// Of the node that it is worst with, and which one that is; empty where all are Normal.
    AutoState state() const;
    NodeName node() const;
    AutoState state(const NodeName &node) const { return m_watched.value(node).state; }
    int failures(const NodeName &node) const { return m_watched.value(node).failures; }
    bool isPaused(TimePoint now) const;
    TimePoint pausedUntil() const { return m_pausedUntil; }
    TimePoint blockedUntil() const { return m_blockedUntil; }
    /// How long until the next round is due.
    std::chrono::seconds interval() const { return state() == AutoState::Recovering ? m_settings.recoveryInterval : m_settings.checkInterval; }

private:
    static constexpr Millis notAsked{-1};
    struct Watched
    {
        AutoState state = AutoState::Normal;
        int failures = 0;
        int blind = 0;             ///< rounds in a row in which nobody could look at it
        bool seenAlive = false;    ///< since this began, or rememberAlive()
        bool asking = false;       ///< a second look is under way
        Millis askedAt = notAsked; ///< when the last one was asked for
        QString lastRefusal{};     ///< told once, until something changes
        Millis began{0};           ///< of the failover under way
        Millis notBefore{0};       ///< after a refusal
        int held = 0;              ///< refusals in a row because of somebody's lease
    };

    AutoDecision enter(AutoState state, const NodeName &node, const QString &words);
    std::optional<AutoDecision> refuse(const NodeName &node, const QString &reason, const QString &words);
    /// Why nothing is done although a node has failed often enough; reason and words.
    std::optional<std::pair<QString, QString>> obstacle(const AutoRound &round, const NodeName &node) const;
    void checkOne(const AutoRound &round, const NodeName &node, QList<AutoDecision> &decisions);

    const FailoverSettings m_settings;
    const QList<NodeName> m_nodes;
    QMap<NodeName, Watched> m_watched;
    TimePoint m_blockedUntil{};
    Millis m_blockedFor{0}; ///< the same by the clock that nobody sets
    TimePoint m_pausedUntil{};
    bool m_paused = false;
};

} // namespace warrener
