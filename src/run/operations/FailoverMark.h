#pragma once

#include "look/access/ClusterAccess.h"
#include "run/procedure/Step.h"

namespace warrener {

struct HostsNotes;
struct NoteWritten;

/// The last failover by force, as the cluster itself remembers it for every console of every user: a global
/// runtime parameter, "warrener-failover"; and, since the management API hangs on all nodes while one of them is frozen or cut
/// off, a note on the brokers' hosts. Until its block is over, or somebody acknowledges it, no automatic of any console acts.
struct FailoverMark
{
    NodeName node{};
    QString who{}; ///< "watch@console"
    QString run{};
    TimePoint at{}; ///< by the clock of the console that did it
    bool acknowledged = false;

    /// A mark of the future is of a console whose clock is ahead: it counts as of this moment.
    bool blocks(TimePoint now, std::chrono::seconds block) const { return !acknowledged && (at > now || now - at < block); }
    bool operator==(const FailoverMark &) const = default;
};

QJsonObject toJson(const FailoverMark &mark);
/// None where the value is no mark of ours.
std::optional<FailoverMark> failoverMarkFrom(const QJsonObject &value);

/// Whose notes are looked for, since a host gives those of every cluster.
struct NotesOf
{
    QString cluster{};       ///< as ClusterAccess::clusterId(); empty: not known
    QList<NodeName> nodes{}; ///< of the profile; none: every note counts
};
/// A note on a host is of that cluster: both say what it is called for good, and it is the same; where one does not know, both name some
/// node alike, with its domain or without. Profiles of one cluster may differ by a node that has come or gone. Pure.
bool isNoteOf(const QJsonObject &note, const NotesOf &whose);

/// What all who were asked say together. `api`: as a management API tells it, where one does; `hosts`: what stands on the hosts.
/// Notes that are not of `whose` are none. The newest that nobody has acknowledged; else one that somebody has; none: there was none. A
/// host's note is as old as the host says, whatever its writer's clock. Pure.
std::optional<FailoverMark> newestMark(const std::optional<FailoverMark> &api, const HostsNotes &hosts, TimePoint now, const NotesOf &whose = {});

/// Asks the API of `nodes` and the brokers' hosts, all side by side, for at most `patience`. Yes is believed, whoever says it.
/// No: an API says so, or more than half of the hosts do. Errors: those of asking an API, where nobody can say.
QCoro::Task<Result<std::optional<FailoverMark>>> askFailoverMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience,
                                                                 std::stop_token stop);
/// Somebody has seen what happened: the mark is kept, and blocks nobody any more, in the cluster and on the hosts. Nothing where
/// there is none. Errors: neither could be told.
QCoro::Task<Status> acknowledgeFailoverMark(std::shared_ptr<ClusterAccess> access, std::stop_token stop);

/// On the brokers' hosts alone, with the deed itself; markFailoverStep() follows. Not on these hosts: they are known to be silent.
QCoro::Task<NoteWritten> markOnHosts(std::shared_ptr<ClusterAccess> access, FailoverMark mark, QList<HostName> without);
/// Nothing was done after all.
QCoro::Task<NoteWritten> unmarkOnHosts(std::shared_ptr<ClusterAccess> access, QString run);

/// Translated: whose failover it was, when, and until when none follows by itself.
QString describeBlock(const FailoverMark &mark, TimePoint now, std::chrono::seconds block);

/// Writes it down in the cluster and on its hosts, and reads it back.
Step markFailoverStep(const NodeName &node, const QList<NodeName> &ask);

} // namespace warrener
