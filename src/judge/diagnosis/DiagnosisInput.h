#pragma once

#include "cluster/BackupStanding.h"
#include "cluster/ClusterProfile.h"
#include "cluster/Snapshot.h"
#include "judge/diagnosis/CheckResult.h"
#include "look/examination/Examination.h"
#include "look/history/History.h"

#include <QJsonObject>
#include <QList>

#include <memory>
#include <optional>

namespace warrener {

/// What Warrener kept from a time when all was as it should be: to tell what vanished or changed.
struct DiagnosisReference
{
    TimePoint at{};
    QJsonObject definitions;                            ///< as exported, without password hashes
    QMap<HostName, QMap<QString, QString>> configFiles; ///< path → content, secrets masked

    bool operator==(const DiagnosisReference &) const = default;
};

/// All that a judgement may look at. Values only; its now is `snapshot->at`.
struct DiagnosisInput
{
    std::shared_ptr<const ClusterProfile> profile;
    SnapshotPtr snapshot;                                ///< never null
    std::shared_ptr<const Examination> examination;      ///< never null
    std::shared_ptr<const History> history;              ///< null: none kept
    std::shared_ptr<const DiagnosisReference> reference; ///< null: none kept yet
    BackupStanding backups{};
};

// Every check of the catalogue (README.md), by what it looks at. Pure. Each returns one result a
// subject, the passed ones too, in the profile's order.
QList<CheckResult> reachChecks(const DiagnosisInput &input);  ///< console to nodes, hosts, proxies
QList<CheckResult> brokerChecks(const DiagnosisInput &input); ///< nodes, alarms, limits, queues, policies, …
QList<CheckResult> hostChecks(const DiagnosisInput &input);   ///< hosts, and between hosts
QList<CheckResult> proxyChecks(const DiagnosisInput &input);
QList<CheckResult> humanChecks(const DiagnosisInput &input); ///< against the reference
QList<CheckResult> backupChecks(const DiagnosisInput &input);

} // namespace warrener
