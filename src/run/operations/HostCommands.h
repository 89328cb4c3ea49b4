#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "cluster/HostService.h"
#include "cluster/Queue.h"
#include "run/operations/HostOwner.h"

#include <cstdint>
#include <optional>

/// What is run on hosts, each text made here once: plans show it, the check before a run asks for its
/// programs, operations run it. All of it runs in a POSIX shell there, as root. Pure.
namespace warrener::parts {

enum class ServiceVerb : std::uint8_t { Start, Stop, Restart, Reload };
QString toId(ServiceVerb verb); ///< "start", "stop", "restart", "reload"
std::optional<ServiceVerb> serviceVerbFromId(const QString &id);

enum class MaintenanceVerb : std::uint8_t { Drain, Revive };
QString toId(MaintenanceVerb verb); ///< "drain", "revive"

/// As warrener::serviceCommand(): "systemctl restart rabbitmq-server", or the profile's own command as it stands there. Errors:
/// NotConfigured where the host has commands of its own, but none for this.
Result<QString> serviceCommand(const HostProfile &host, ServiceVerb verb);
/// Ends the broker's main process for good and waits until it is gone: at most a second. The
/// profile's own command "kill" goes first, as it stands there. Does nothing on a host that calls itself as another node of
/// the profile does; with own commands: as one that would obey the same ones.
/// `told`: it was told to end before, so long ago at least, and nobody knows what came of that: only a process is ended that was
/// there then, as its age tells, for its host or a supervisor may have started the broker since. Where no process can be seen
/// nobody could say that, and nothing is ended. Errors: as above, and those of servesAlone().
Result<QString> endBrokerCommand(const ClusterProfile &profile, const NodeName &node, std::optional<std::chrono::seconds> told = std::nullopt);
/// What another node's machine may call itself; see endBrokerCommand(). Says so on stderr there, and ends with 1; empty where there
/// is none.
QString ownMachineScript(const ClusterProfile &profile, const NodeName &node);
/// Whose machine it is that a node's login leads to: by what it calls itself, and by the files of the broker in its unit. Changes nothing.
QString askMachineCommand(const ClusterProfile &profile, const NodeName &node);
/// What that said where the machine is another node's, or another cluster's; empty: nothing speaks against it.
QString anothersMachineIn(const QByteArray &output);
/// What came of endBrokerCommand(), as its output tells.
struct Ending
{
    enum class Outcome : std::uint8_t {
        Ended,      ///< its process was there, and is gone: seen on the host
        NotRunning, ///< the host has no such process: nothing was ended
        Told,       ///< the profile's own command said nothing against it; nobody has seen anything
        Starting,   ///< the host has begun to start or to stop it since somebody looked: nothing was done
        Another,    ///< the host is another node's: nothing was done
        Restarted,  ///< told once more, and the process is younger than the first order: nothing was done
        Unseen,     ///< told once more, and no process of it can be seen: nothing was done
    };
    Outcome outcome = Outcome::Told;
    QString words{}; ///< of the host, at most 100 characters

    bool operator==(const Ending &) const = default;
};
Ending endingFrom(const HostProfile &host, const QByteArray &output);
/// A tool of RabbitMQ's, told whom it is to ask, whatever else runs on the machine: "rabbitmqctl -n rabbit@broker1". Without that
/// it takes the machine's usual node. The words of the command follow.
QString toolFor(const NodeName &node, QLatin1StringView tool = QLatin1StringView("rabbitmqctl"));
/// Starts RabbitMQ in the Erlang VM of this node that runs: "rabbitmqctl -n rabbit@broker1 start_app".
QString startApplicationCommand(const NodeName &node);
QString resumeListenersCommand(const NodeName &node);
/// Begins a script: sets $p to the processes of this node's broker, with a blank before each: those of the host's unit; where it has
/// none, those that have the node's own files open. The arguments of a broker do not name its node, and another one, or another
/// program of Erlang's, may run beside it. Nothing where none is known to be this node's.
QString brokerProcessesScript(const HostProfile &host, const NodeName &node);
/// Lets the node's broker go on where a signal has stopped it, and waits until it does: at most a second. Touches no other broker of
/// the machine, and none of a machine that calls itself as another node of the profile does.
QString thawCommand(const ClusterProfile &profile, const NodeName &node);
/// "rabbitmq-upgrade drain -n rabbit@broker1": that node's, whatever else runs on the host.
QString upgradeCommand(const NodeName &node, MaintenanceVerb verb);
/// On the host of `node`: which of the nodes that it is connected with, and itself, are in maintenance mode,
/// by what it knows itself: nobody is waited for. maintenanceFromTerm() reads the answer. The name must be
/// that of a node: isNodeName().
QString maintenanceCommand(const NodeName &node);
/// On the host of `node`: how many queues the cluster has, and the names of at most `most` of those that are replicated (streams,
/// quorum queues, before 4.0 mirrored ones), as the broker's own table has them: a tenth of a second among 50,000, where a page
/// of the management API costs the broker half a second to four. readReplicatedQueues() reads the answer. The name must be that
/// of a node: isNodeName().
QString replicatedQueuesCommand(const NodeName &node, int most);
struct ReplicatedQueues
{
    qint64 total = 0;        ///< queues of the cluster
    qint64 replicated = 0;   ///< of them
    QList<QueueRef> names{}; ///< all of the replicated ones, or as many as were asked for
};
/// Errors: Malformed, also where names are missing.
Result<ReplicatedQueues> readReplicatedQueues(const QByteArray &output);
/// On the host of `node`: all nodes of the cluster, and those that it is linked with at this moment, itself too, by what it knows
/// itself: nobody is waited for, also while its management API hangs. membersFromTerm() reads the answer. The name must be that
/// of a node: isNodeName().
QString membersCommand(const NodeName &node);
/// On the survivor: it drops the node, makes no new connection to it for a minute, and has the queues
/// that the node led elect. `turn` 0…: one survivor after the other stands for election. The names
/// must be those of nodes: isNodeName().
QString dropNodeCommand(const NodeName &survivor, const NodeName &dead, qsizetype turn);
/// It says that it has; that it ended well is no word on it.
bool hasDropped(const QByteArray &output, const NodeName &dead);
/// What RabbitMQ is doing inside its Erlang VM, as the VM itself says.
enum class ApplicationState : std::uint8_t {
    Unknown, ///< nobody could ask
    Runs,
    Paused, ///< has stopped serving by itself because it sees too few of its peers (pause_minority, pause_if_all_down), and waits for them
    Stopped ///< `rabbitmqctl stop_app`, or not started yet
};
/// Asks that broker on its host, as root. Source of "paused": rabbit_node_monitor:await_cluster_recovery/1 of RabbitMQ; nodes with
/// Khepri (4.3) do not pause.
QString askApplicationCommand(const NodeName &node);
/// The same for who is in a hurry: no virtual machine is started for it where erl_call is there.
QString askApplicationQuickly(const NodeName &node);
/// What either has said.
ApplicationState applicationFrom(const QByteArray &output);

/// Says in one line that begins with `mark` how the host's service stands; nothing where systemd does not
/// look after it. Changes nothing.
QString serviceStateScript(const HostProfile &host, const QString &mark);
ServiceState serviceStateFrom(const QByteArray &output, const QString &mark);
/// On the peer: whether its broker reaches `about` at this moment, within `patience`, and whether its store
/// calls that node drained. Answers within a tenth of a second where erl_call is, else after some seconds; a busy host has
/// at most `longest`, in whole seconds.
/// The names must be those of nodes: isNodeName(). Changes nothing.
QString askPeerCommand(const NodeName &peer, const NodeName &about, Millis patience, Millis longest);
/// What cannot be read leaves both as they are.
void readPeerAnswer(const QByteArray &output, std::optional<bool> &reaches, std::optional<bool> &maintenance);
/// HAProxy judges the files that it was started with; where it does not run, its usual one.
QString haproxyCheckCommand(const HostProfile &host);
/// Says where each of the programs is, one a line, up to the first that is not there: exit code not 0.
QString findProgramsCommand(const QStringList &programs);

/// Of a simple command, or an own one: what it starts. Empty where the shell's own words begin it.
QString programOf(const QString &command);
bool isNodeName(const QString &name);

/// As a person runs it from here: "ssh ops@broker1 sudo rabbitmq-upgrade drain". What is more than one
/// simple command is shown as a here-document, so that its text stands there unchanged.
QString shown(const HostProfile &host, const QString &command);

} // namespace warrener::parts
