#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener {

/// What a step of a recovery document can do: each is a typed operation with a builder of its own.
enum class RecoveryAction : std::uint8_t {
    Look,         ///< writes down how things stand
    NodeState,    ///< finds out what keeps the node from serving; its outcomes are those of NodeTrouble
    OnlyCopies,   ///< lists queues whose only copy is on the node; outcomes "some", "none"
    Ask,          ///< whether a condition of the cluster comes true; outcomes "yes", "no": never fails
    Condition,    ///< waits until a condition of the cluster holds
    StartService, ///< of the node's host
    StopService,
    RestartService,
    StartApplication, ///< RabbitMQ in an Erlang VM that runs
    Thaw,             ///< a process that a signal has stopped goes on
    SetDataAside,
    ForgetNode,
    JoinCluster,
    GrowMembers,
    ResumePaused,   ///< nodes that have paused themselves go on without those that are lost; outcomes "resumed", "nothing"
    MetadataAlone,  ///< where the metadata has lost its majority, it goes on with the node that is left
    ShrinkQueues,   ///< those without their majority go on with the member that is left; what only others had is lost
    StalledStreams, ///< lists streams without their majority or a leader; outcomes "some", "none", "unknown"
    StreamsAlone,   ///< where the streams' coordinator has lost its majority, it goes on with the node that is left; "alone", "nothing"
    MembersInSync,  ///< waits until the node runs and its members have caught up
    Rebalance,
    VerifyMessages, ///< 40 messages through each proxy, or on a node where there is none
    DiskUsage,
    CopyCookie,
    EnableFlags,
    ReloadCertificates,
    SwitchTraffic, ///< the proxies send their clients to this cluster
    RestoreBackup, ///< the newest good backup into this cluster
    Manual,        ///< a person does something and says so
    Approval,      ///< a person says yes or no
};

/// What the reader of a document must know of an action.
struct RecoveryTraits
{
    RecoveryAction action;
    const char *id;
    bool perNode;                ///< once for each node that the plan is about
    bool dangerous;              ///< it ends, overwrites or removes: a document says how it is taken back, or why it cannot be
    const char *undo;            ///< what takes it back; null: nothing does
    bool needsMajority;          ///< takes a node away: the document asks the guard "majority"
    bool wantsOneSeries = false; ///< not in the middle of an upgrade: what one series writes or lets in another may not take
};

const RecoveryTraits &traitsOf(RecoveryAction action);
QString toId(RecoveryAction action);
QString toWord(RecoveryAction action); ///< translated: "Wait until the members are in sync"
/// In the order above.
const QList<RecoveryAction> &allRecoveryActions();

/// Rules that a document can have asked.
enum class RecoveryGuard : std::uint8_t {
    Majority,     ///< the other nodes are a majority; nobody can pass it
    QuorumStays,  ///< no replicated queue loses its majority without the node
    NoOnlyCopies, ///< no queue has its only copy there
    InTrouble,    ///< something keeps the node from serving
};
QString toId(RecoveryGuard guard); ///< "majority", "quorum-stays", "no-only-copies", "in-trouble"
const QList<RecoveryGuard> &allRecoveryGuards();

/// Who answers for a step.
enum class RecoveryRole : std::uint8_t { Operator, ClusterAdministrator, NetworkAdministrator, SystemAdministrator, SecurityOfficer, BusinessOwner, Lead };
QString toId(RecoveryRole role);
QString toWord(RecoveryRole role); ///< translated
const QList<RecoveryRole> &allRecoveryRoles();

} // namespace warrener
