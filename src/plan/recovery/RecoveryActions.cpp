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
    {RecoveryAction::JoinCluster, "join-cluster", true, false, nullptr, false},
    {RecoveryAction::GrowMembers, "grow-members", true, false, nullptr, false},
    {RecoveryAction::ResumePaused, "resume-paused", false, true, nullptr, false},
    {RecoveryAction::MetadataAlone, "metadata-alone", false, true, nullptr, false},
    {RecoveryAction::ShrinkQueues, "shrink-queues", false, true, nullptr, false},
    {RecoveryAction::StalledStreams, "stalled-streams", false, false, nullptr, false},
    {RecoveryAction::StreamsAlone, "streams-alone", false, true, nullptr, false},
    {RecoveryAction::MembersInSync, "members-in-sync", true, false, nullptr, false},
    {RecoveryAction::Rebalance, "rebalance", false, false, nullptr, false},
    {RecoveryAction::VerifyMessages, "verify-messages", false, false, nullptr, false},
    {RecoveryAction::DiskUsage, "disk-usage", true, false, nullptr, false},
    {RecoveryAction::CopyCookie, "copy-cookie", true, true, "restore-cookie", false},
    {RecoveryAction::EnableFlags, "enable-flags", false, true, nullptr, false},
    {RecoveryAction::ReloadCertificates, "reload-certificates", true, false, nullptr, false},
    {RecoveryAction::SwitchTraffic, "switch-traffic", false, true, "switch-back", false},
    {RecoveryAction::RestoreBackup, "restore-backup", false, true, "safety-backup", false},
    {RecoveryAction::Manual, "manual", false, false, nullptr, false},
    {RecoveryAction::Approval, "approval", false, false, nullptr, false},
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
