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

namespace {

QString linkOf(const QString &text)
{
    return "warrener-"_L1 + QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace

QString hostLink(const ClusterProfile &profile, const HostName &host)
{
    QStringList names;
    for (const NodeProfile &node : profile.nodes) {
        if (node.host == host)
            names.append(node.name.value.section(u'.', 0, 0));
    }
    names.sort();
    return linkOf("node "_L1 + names.value(0));
}

QString clusterLink(const ClusterProfile &profile)
{
    QStringList names;
    for (const NodeProfile &node : profile.nodes)
        names.append(node.name.value);
    names.sort();
    return linkOf(names.join(u'\n'));
}

QString sharedPlace(const QString &link)
{
    return u"d=/run/lock; [ -k $d ] || d=/tmp; l=$d/%1\n"_s.arg(link);
}

} // namespace warrener
