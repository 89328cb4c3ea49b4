#pragma once

#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/CheckResult.h"

#include <QHash>
#include <QSet>

namespace warrener {

/// Which host a name means, whatever the name is: of a host, a node or a proxy, long or short, or
/// an address. Hosts that the profile does not name go by the node's short name.
class HostNames final
{
public:
    explicit HostNames(const ClusterProfile &profile);

    /// Empty where the name is nobody's.
    QString hostOf(const QString &name) const { return m_hosts.value(name); }
    /// The host that a result is about: its own, else its subject's.
    QString hostOf(const CheckResult &result) const;
    /// That host and all that its facts name: peers, servers, members.
    QSet<QString> namedIn(const CheckResult &result) const;
    /// Every host that the profile names, in its order.
    const QStringList &all() const { return m_all; }

private:
    QHash<QString, QString> m_hosts;
    QStringList m_all;
};

} // namespace warrener
