#pragma once

#include "cluster/ClusterProfile.h"
#include "cluster/Queue.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

/// What recovery plans run on hosts, each text made here once, as in HostCommands.h. Pure. Names of nodes must
/// be such: isNodeName().
namespace warrener::parts {

/// "aside-RUN": where the data of a node is kept while the node gets new data, beside it.
QString asideName(const QString &run);
/// Moves what belongs to the node out of its data directory into a folder beside it: renamed, nothing is copied or
/// deleted. Refuses while its broker runs. Says "aside PATH", or "nothing" where there was none.
QString setAsideCommand(const HostProfile &host, const NodeName &node, const QString &run);
/// Moves it back; what stands there meanwhile goes into "replaced-RUN". Harmless where nothing was moved. Refuses while
/// its broker runs. Says "back" or "nothing".
QString putBackCommand(const HostProfile &host, const NodeName &node, const QString &run);

/// What is installed, whether it runs or not. Changes nothing.
QString installedVersionCommand();
/// "4.0.5"; empty: it did not say.
QString installedVersionFrom(const QByteArray &output);

// The first name is the node on whose host it is run, and that obeys: a machine may have another one, too.

QString forgetCommand(const NodeName &peer, const NodeName &node);
/// Waits until the broker `node` has started, and joins it to the cluster of `peer` where it has not done so by
/// itself. It is never reset: a node with data of its own is refused by RabbitMQ.
QString joinCommand(const NodeName &node, const NodeName &peer);
QString growCommand(const NodeName &peer, const NodeName &node);
/// The quorum queues of these names get a member on `node`.
QString growNamedCommand(const NodeName &peer, const NodeName &node, const QString &vhost, const QStringList &queues);
QString addReplicaCommand(const NodeName &peer, const QString &vhost, const QString &stream, const NodeName &node);
/// Says "true" where the broker's metadata lies in Khepri, which needs a majority.
QString askKhepriCommand(const NodeName &node);
QString metadataAloneCommand(const NodeName &node);
/// Says who the members of the streams' coordinator are by this node's word, who leads it, and on which of them it runs. Changes nothing.
QString askCoordinatorCommand(const NodeName &node);
enum class CoordinatorState : std::uint8_t {
    None, ///< the node has no member of it
    Led,  ///< most of its members run, the leader among them
    Lost,
};
/// Nothing where it does not say.
std::optional<CoordinatorState> coordinatorFrom(const QByteArray &output);
/// The coordinator goes on with the member of this node alone. Says "unsupported" where the broker cannot.
QString coordinatorAloneCommand(const NodeName &node);
/// Each of the queues goes on with the member of this node alone. Says "unsupported" where the broker cannot; else a list of
/// what it answered to each.
QString shrinkQueuesCommand(const NodeName &node, const QList<QueueRef> &queues);
/// Says the names of the nodes that this one is linked with, as an Erlang list.
QString askLinkedCommand(const NodeName &node);
QList<NodeName> linkedFrom(const QByteArray &output);
QString enableFlagsCommand(const NodeName &node);
/// Says "good" or "ended" of the certificate files that the node is configured with.
QString certificateFilesCommand(const NodeName &node);
/// New TLS connections read the certificate files anew.
QString clearCertificatesCommand(const NodeName &node);

/// Where the disk space of the broker's host has gone, the largest first. Changes nothing.
QString diskUsageCommand(const HostProfile &host);
/// Says "FREE SIZE" of the disk that the broker's data lies on, in KiB.
QString diskRoomCommand(const HostProfile &host);
QString readCookieCommand(const HostProfile &host);
/// Says the hash of `salt` and the cookie: two hosts can be compared, and nothing is given away.
QString cookieHashCommand(const HostProfile &host, const QString &salt);
/// Takes the cookie from standard input; the one that was there is kept as ".erlang.cookie.RUN".
QString writeCookieCommand(const HostProfile &host, const QString &run);
QString restoreCookieCommand(const HostProfile &host, const QString &run);

/// What keeps a node from serving, as its own host sees it.
enum class NodeTrouble : std::uint8_t {
    Unknown,
    None,    ///< RabbitMQ runs in its Erlang VM
    Stopped, ///< its service has ended
    Starting,
    Frozen,          ///< a signal has stopped its process
    ApplicationDown, ///< the Erlang VM runs, RabbitMQ in it does not
    Paused,          ///< RabbitMQ itself has stopped serving: it sees too few of its peers (pause_minority, pause_if_all_down)
    Hung,            ///< it has a process that does not answer
    HostSilent,      ///< there is no way to the host
    HostRefuses,     ///< the host, or what stands before it, is there, and lets nobody in
};
QString toId(NodeTrouble trouble); ///< "unknown", "none", "stopped", "starting", "frozen", "app-down", "paused", "hung", "host-silent", "host-refuses"
QString toWord(NodeTrouble trouble);

/// Says in lines that begin with `mark` what troubleFrom() reads. Changes nothing. Of processes it looks at those of the node; where
/// none is known to be its own, at every broker of the machine: one that may be its own is never called none.
QString troubleCommand(const HostProfile &host, const NodeName &node, const QString &mark);
/// Never HostSilent or HostRefuses: they are where no output came.
NodeTrouble troubleFrom(const QByteArray &output, const QString &mark);

} // namespace warrener::parts
