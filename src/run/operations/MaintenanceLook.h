#pragma once

#include "look/access/ClusterAccess.h"

#include <QByteArray>
#include <QMap>

namespace warrener {

/// Who is in maintenance mode, by node; absent: not known.
using MaintenanceMarks = QMap<NodeName, bool>;

/// Asks the management API of `ask`, all side by side, and where it does not tell (RabbitMQ 3.x never
/// does), a host. Only of nodes that run. Changes nothing.
QCoro::Task<MaintenanceMarks> askMaintenance(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop);

/// Asks the hosts of `ask` one after the other, until one tells. Errors: NotConfigured where there is no
/// login to any; those of HostShell::run(); Command; Malformed.
QCoro::Task<Result<MaintenanceMarks>> askHostsForMaintenance(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop);

/// Reads what parts::maintenanceCommand() prints: at most 1 MiB. Errors: TooLarge, Malformed.
Result<MaintenanceMarks> maintenanceFromTerm(const QByteArray &term);

} // namespace warrener
