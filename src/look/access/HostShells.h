#pragma once

#include "cluster/ClusterProfile.h"
#include "look/host/HostShell.h"

#include <QHash>

#include <memory>

namespace warrener {

/// One shell a host, made when first needed: all that is done on a host shares one connection.
class HostShells
{
public:
    explicit HostShells(const ClusterProfile &profile);

    /// Null where the profile names no SSH target for that host.
    HostShell *shell(const HostName &name);

private:
    QList<HostProfile> m_hosts;
    QString m_sshConfig;
    QHash<HostName, std::shared_ptr<HostShell>> m_shells;
};

} // namespace warrener
