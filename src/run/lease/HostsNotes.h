#pragma once

#include "look/access/ClusterAccess.h"

#include <functional>

namespace warrener {

/// What one login has left on a broker's host for all consoles.
struct HostsNote
{
    QString text{};
    std::chrono::seconds age{0}; ///< by the host's own clock; never negative

    bool operator==(const HostsNote &) const = default;
};

/// What the brokers' hosts say, as it comes in.
struct HostsNotes
{
    qsizetype hosts = 0;
    qsizetype told = 0;       ///< have said what stands there, nothing too
    qsizetype mute = 0;       ///< could not be asked, or cannot be understood
    QList<HostsNote> notes{}; ///< the same one from each host that has it
    QSet<QString> passed{};   ///< ids that somebody has called seen

    /// Who has written on more than half of the hosts is among them.
    bool isKnown() const { return told > hosts / 2; }
    bool isOver() const { return told + mute == hosts; }
};

// Notes on the brokers' hosts, where the lease on hosts stands: they are written and read by SSH, and so while the brokers
// themselves say nothing (a node is frozen or cut off). Each login has one of each cluster, a later one takes its place; it stands
// until the host starts again.
//
// Whose it is no place can tell: two clusters that were made from one template have the same names of nodes, and may be on one machine;
// and two profiles of one cluster may differ by a node that has come or gone. So whoever asks is given all notes of a host, and what is
// in a note says whose it is. Each login has one for each cluster that it writes of: by the names of the nodes, and by what the cluster
// itself is called for good (ClusterAccess::clusterId()): RabbitMQ draws it when a cluster is first formed, no profile holds it, and
// every console that a management API has answered since it began has it from there. The cluster's name would not do: it can be
// changed, and is that of a node where nobody has.

/// Asks all hosts side by side; `heard` is called at once, and then for each that has spoken, or was given up.
void askHostsNotes(std::shared_ptr<ClusterAccess> access, Millis patience, std::stop_token stop, std::function<void(const HostsNotes &)> heard);
/// Writes it on all hosts but these, and does not wait for more than half of them, or until nobody is left. On how many of how
/// many it was read back.
struct NoteWritten
{
    qsizetype hosts = 0;
    qsizetype written = 0;

    bool isMost() const { return written > hosts / 2; }
};
QCoro::Task<NoteWritten> writeHostsNote(std::shared_ptr<ClusterAccess> access, QString text, QList<HostName> without, Millis patience);
/// Whoever reads notes hears that those with these ids were seen, beside all that this login has said so of before. The ids: at
/// most a hundred letters, digits and "-_.", others are left out. As above.
QCoro::Task<NoteWritten> passHostsNotes(std::shared_ptr<ClusterAccess> access, QStringList ids, Millis patience);

// The texts that hosts are told, and their answers; pure.
namespace hostsnotes {

/// `text`: one line, at most 2,000 bytes. They say "MARK text" of what stands there then.
/// `cluster`: its clusterId(); empty: unknown.
QString writeScript(const QString &link, const QString &cluster, const QString &text, const QString &mark);
QString passScript(const QString &link, const QStringList &ids, const QString &mark);
QString readScript(const QString &link, const QString &mark);
/// False: it cannot be understood, or was cut off; then nothing is added.
bool addNotes(HostsNotes &notes, const QByteArray &output, const QString &mark);
bool isPassable(const QString &id);

} // namespace hostsnotes

} // namespace warrener
