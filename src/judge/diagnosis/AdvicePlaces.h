#pragma once

#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/CheckResult.h"

#include <QHash>

namespace warrener {

/// What stands for {node}, {host}, {service}, … in the texts of an advice, for one result on one
/// cluster: from the result's facts and the profile.
class AdvicePlaces final
{
public:
    /// The profile must outlive this: a host of it is kept.
    AdvicePlaces(const CheckResult &result, const ClusterProfile &profile);

    QString inWords(const QString &text) const;
    /// Every value is quoted for a POSIX shell, then the whole for the way there: `on` is "host",
    /// "peer", "proxy" or "console". Without an SSH target the bare command is left.
    QString inCommand(const QString &command, const QString &on) const;
    /// Every place that an advice may name.
    static QStringList known();

private:
    QString valueOf(const QString &place) const;
    QString replaced(const QString &text, bool quoted) const;
    QString over(const HostProfile *host, const QString &command) const;

    QHash<QString, QString> m_values;
    const HostProfile *m_host = nullptr; ///< of the profile, which outlives this
    const HostProfile *m_peer = nullptr; ///< a broker that is not the one concerned
    const HostProfile *m_proxy = nullptr;
    QString m_sshConfig;
};

} // namespace warrener
