#include "look/access/HostShells.h"

#include <algorithm>

namespace warrener {

HostShells::HostShells(const ClusterProfile &profile) : m_hosts(profile.hosts), m_sshConfig(profile.sshConfig) {}

HostShell *HostShells::shell(const HostName &name)
{
    const auto known = m_shells.constFind(name);
    if (known != m_shells.cend())
        return known->get();
    const auto host = std::ranges::find(std::as_const(m_hosts), name, &HostProfile::name);
    if (host == m_hosts.cend() || host->ssh.isEmpty())
        return nullptr;
    const auto shell = std::make_shared<HostShell>(HostTarget{.ssh = host->ssh, .sshConfig = m_sshConfig, .sudo = host->sudo});
    m_shells.insert(name, shell);
    return shell.get();
}

} // namespace warrener
