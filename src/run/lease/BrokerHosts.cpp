#include "run/lease/BrokerHosts.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace warrener {

QList<HostName> hostsOfBrokers(const ClusterProfile &profile)
{
    QList<HostName> hosts;
    for (const NodeProfile &node : profile.nodes) {
        if (!node.host.isEmpty() && !hosts.contains(node.host))
            hosts.append(node.host);
    }
    return hosts;
}

bool hasLogin(const ClusterProfile &profile, const HostName &name)
{
    const HostProfile *host = profile.host(name);
    return host != nullptr && !host->ssh.isEmpty();
}

QString clusterLink(const ClusterProfile &profile)
{
    QStringList names;
    for (const NodeProfile &node : profile.nodes)
        names.append(node.name.value);
    names.sort();
    const QByteArray digest = QCryptographicHash::hash(names.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return "warrener-"_L1 + QString::fromLatin1(digest);
}

QString sharedPlace(const QString &link)
{
    return u"d=/run/lock; [ -k $d ] || d=/tmp; l=$d/%1\n"_s.arg(link);
}

} // namespace warrener
