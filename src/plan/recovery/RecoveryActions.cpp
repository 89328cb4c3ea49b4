#include "plan/recovery/RecoveryActions.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr RecoveryTraits actionTraits[] = {
    {RecoveryAction::Look, "look", false, false, nullptr, false},
    {RecoveryAction::NodeState, "node-state", true, false, nullptr, false},
    {RecoveryAction::OnlyCopies, "only-copies", true, false, nullptr, false},
    {RecoveryAction::Ask, "ask", false, false, nullptr, false},
    {RecoveryAction::Condition, "condition", false, false, nullptr, false},
    {RecoveryAction::StartService, "start-service", true, false, nullptr, false},
    {RecoveryAction::StopService, "stop-service", true, true, "start-service", true},
    {RecoveryAction::RestartService, "restart-service", true, true, nullptr, false},
    {RecoveryAction::StartApplication, "start-app", true, false, nullptr, false},
    {RecoveryAction::Thaw, "thaw", true, false, nullptr, false},
    {RecoveryAction::SetDataAside, "set-data-aside", true, true, "put-data-back", true},
    {RecoveryAction::ForgetNode, "forget-node", true, true, nullptr, true},
    {RecoveryAction::JoinCluster, "join-cluster", true, false, nullptr, false, true},
    {RecoveryAction::GrowMembers, "grow-members", true, false, nullptr, false, true},
    {RecoveryAction::ResumePaused, "resume-paused", false, true, nullptr, false},
    {RecoveryAction::MetadataAlone, "metadata-alone", false, true, nullptr, false},
    {RecoveryAction::ShrinkQueues, "shrink-queues", false, true, nullptr, false},
    {RecoveryAction::StalledStreams, "stalled-streams", false, false, nullptr, false},
    {RecoveryAction::StreamsAlone, "streams-alone", false, true, nullptr, false},
    {RecoveryAction::MembersInSync, "members-in-sync", true, false, nullptr, false},
    {RecoveryAction::Rebalance, "rebalance", false, false, nullptr, false, true},
    {RecoveryAction::VerifyMessages, "verify-messages", false, false, nullptr, false},
    {RecoveryAction::DiskUsage, "disk-usage", true, false, nullptr, false},
    {RecoveryAction::CopyCookie, "copy-cookie", true, true, "restore-cookie", false},
    {RecoveryAction::EnableFlags, "enable-flags", false, true, nullptr, false, true},
    {RecoveryAction::ReloadCertificates, "reload-certificates", true, false, nullptr, false},
    {RecoveryAction::SwitchTraffic, "switch-traffic", false, true, "switch-back", false},
    {RecoveryAction::RestoreBackup, "restore-backup", false, true, "safety-backup", false, true},
    {RecoveryAction::Manual, "manual", false, false, nullptr, false},
    {RecoveryAction::Approval, "approval", false, false, nullptr, false},
};

constexpr struct
{
    RecoveryAction action;
    const char *words;
} actionWords[] = {
    {RecoveryAction::Look, QT_TRANSLATE_NOOP("RecoveryAction", "Write down how things stand")},
    {RecoveryAction::NodeState, QT_TRANSLATE_NOOP("RecoveryAction", "Find out what keeps the node from serving")},
    {RecoveryAction::OnlyCopies, QT_TRANSLATE_NOOP("RecoveryAction", "List queues whose only copy is on the node")},
    {RecoveryAction::Ask, QT_TRANSLATE_NOOP("RecoveryAction", "Ask whether a condition comes true")},
    {RecoveryAction::Condition, QT_TRANSLATE_NOOP("RecoveryAction", "Wait until a condition is true")},
    {RecoveryAction::StartService, QT_TRANSLATE_NOOP("RecoveryAction", "Start the service")},
    {RecoveryAction::StopService, QT_TRANSLATE_NOOP("RecoveryAction", "Stop the service")},
    {RecoveryAction::RestartService, QT_TRANSLATE_NOOP("RecoveryAction", "Restart the service")},
    {RecoveryAction::StartApplication, QT_TRANSLATE_NOOP("RecoveryAction", "Start RabbitMQ in its Erlang VM")},
    {RecoveryAction::Thaw, QT_TRANSLATE_NOOP("RecoveryAction", "Let a stopped process go on")},
    {RecoveryAction::SetDataAside, QT_TRANSLATE_NOOP("RecoveryAction", "Set the data of the node aside")},
    {RecoveryAction::ForgetNode, QT_TRANSLATE_NOOP("RecoveryAction", "Let the cluster forget the node")},
    {RecoveryAction::JoinCluster, QT_TRANSLATE_NOOP("RecoveryAction", "Join the node to the cluster")},
    {RecoveryAction::GrowMembers, QT_TRANSLATE_NOOP("RecoveryAction", "Give queues their member on the node again")},
    {RecoveryAction::ResumePaused, QT_TRANSLATE_NOOP("RecoveryAction", "Let nodes that have paused themselves go on")},
    {RecoveryAction::MetadataAlone, QT_TRANSLATE_NOOP("RecoveryAction", "Let the metadata go on with the node that is left")},
    {RecoveryAction::ShrinkQueues, QT_TRANSLATE_NOOP("RecoveryAction", "Let queues go on with the member that is left")},
    {RecoveryAction::StalledStreams, QT_TRANSLATE_NOOP("RecoveryAction", "List streams that stand still")},
    {RecoveryAction::StreamsAlone, QT_TRANSLATE_NOOP("RecoveryAction", "Let the streams’ coordinator go on with the node that is left")},
    {RecoveryAction::MembersInSync, QT_TRANSLATE_NOOP("RecoveryAction", "Wait until the members are in sync")},
    {RecoveryAction::Rebalance, QT_TRANSLATE_NOOP("RecoveryAction", "Spread the leaders")},
    {RecoveryAction::VerifyMessages, QT_TRANSLATE_NOOP("RecoveryAction", "Send messages through")},
    {RecoveryAction::DiskUsage, QT_TRANSLATE_NOOP("RecoveryAction", "Find out what fills the disk")},
    {RecoveryAction::CopyCookie, QT_TRANSLATE_NOOP("RecoveryAction", "Copy the peers’ Erlang cookie")},
    {RecoveryAction::EnableFlags, QT_TRANSLATE_NOOP("RecoveryAction", "Enable every stable feature flag")},
    {RecoveryAction::ReloadCertificates, QT_TRANSLATE_NOOP("RecoveryAction", "Read the certificates anew")},
    {RecoveryAction::SwitchTraffic, QT_TRANSLATE_NOOP("RecoveryAction", "Send the clients to this cluster")},
    {RecoveryAction::RestoreBackup, QT_TRANSLATE_NOOP("RecoveryAction", "Restore a backup")},
    {RecoveryAction::Manual, QT_TRANSLATE_NOOP("RecoveryAction", "A person does something")},
    {RecoveryAction::Approval, QT_TRANSLATE_NOOP("RecoveryAction", "A person agrees, or does not")},
};

constexpr struct
{
    RecoveryRole role;
    const char *id;
    const char *words;
} roleNames[] = {
    {RecoveryRole::Operator, "operator", QT_TRANSLATE_NOOP("Recovery", "Operator")},
    {RecoveryRole::ClusterAdministrator, "cluster-admin", QT_TRANSLATE_NOOP("Recovery", "Cluster administrator")},
    {RecoveryRole::NetworkAdministrator, "network-admin", QT_TRANSLATE_NOOP("Recovery", "Network administrator")},
    {RecoveryRole::SystemAdministrator, "system-admin", QT_TRANSLATE_NOOP("Recovery", "System administrator")},
    {RecoveryRole::SecurityOfficer, "security", QT_TRANSLATE_NOOP("Recovery", "Security officer")},
    {RecoveryRole::BusinessOwner, "business", QT_TRANSLATE_NOOP("Recovery", "Business owner")},
    {RecoveryRole::Lead, "lead", QT_TRANSLATE_NOOP("Recovery", "Technical lead")},
};

const auto &roleName(RecoveryRole role)
{
    return *std::ranges::find_if(roleNames, [role](const auto &each) { return each.role == role; });
}

} // namespace

const RecoveryTraits &traitsOf(RecoveryAction action)
{
    return *std::ranges::find(actionTraits, action, &RecoveryTraits::action);
}

QString toId(RecoveryAction action)
{
    return QLatin1StringView(traitsOf(action).id);
}

QString toWord(RecoveryAction action)
{
    const auto *found = std::ranges::find_if(actionWords, [action](const auto &each) { return each.action == action; });
    return QCoreApplication::translate("RecoveryAction", found->words);
}

const QList<RecoveryAction> &allRecoveryActions()
{
    static const QList<RecoveryAction> all = [] {
        QList<RecoveryAction> actions;
        for (const RecoveryTraits &traits : actionTraits)
            actions.append(traits.action);
        return actions;
    }();
    return all;
}

QString toId(RecoveryGuard guard)
{
    switch (guard) {
    case RecoveryGuard::Majority:
        return u"majority"_s;
    case RecoveryGuard::QuorumStays:
        return u"quorum-stays"_s;
    case RecoveryGuard::NoOnlyCopies:
        return u"no-only-copies"_s;
    case RecoveryGuard::InTrouble:
        return u"in-trouble"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

const QList<RecoveryGuard> &allRecoveryGuards()
{
    static const QList<RecoveryGuard> all{RecoveryGuard::Majority, RecoveryGuard::QuorumStays, RecoveryGuard::NoOnlyCopies, RecoveryGuard::InTrouble};
    return all;
}

QString toId(RecoveryRole role)
{
    return QLatin1StringView(roleName(role).id);
}

QString toWord(RecoveryRole role)
{
    return QCoreApplication::translate("Recovery", roleName(role).words);
}

const QList<RecoveryRole> &allRecoveryRoles()
{
    static const QList<RecoveryRole> all = [] {
        QList<RecoveryRole> roles;
        for (const auto &each : roleNames)
            roles.append(each.role);
        return roles;
    }();
    return all;
}

} // namespace warrener
