#include "judge/diagnosis/HostNames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

HostNames::HostNames(const ClusterProfile &profile)
{
    const auto know = [this](const QString &name, const QString &host) {
        if (!name.isEmpty() && !host.isEmpty() && !m_hosts.contains(name))
            m_hosts.insert(name, host);
    };
    for (const HostProfile &host : profile.hosts) {
        know(host.name.value, host.name.value);
        know(host.address, host.name.value);
        m_all.append(host.name.value);
    }
    for (const NodeProfile &node : profile.nodes) {
        const QString host = node.host.isEmpty() ? shortName(node.name) : node.host.value;
        if (!m_all.contains(host))
            m_all.append(host);
        know(node.name.value, host);
        know(node.name.value.section(u'@', 1), host);
        know(shortName(node.name), host);
        know(node.management.host(), host);
        know(node.managementTls.host(), host);
        know(node.amqp.host, host);
        know(node.amqps.host, host);
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        const QString host = proxy.host.isEmpty() ? proxy.name.value : proxy.host.value;
        if (!m_all.contains(host))
            m_all.append(host);
        know(proxy.name.value, host);
        know(proxy.address.host, host);
    }
}

QString HostNames::hostOf(const CheckResult &result) const
{
    if (!result.host.isEmpty())
        return hostOf(result.host).isEmpty() ? result.host : hostOf(result.host);
    switch (result.subject.kind) {
    case SubjectKind::Node:
    case SubjectKind::Host:
    case SubjectKind::Proxy:
        return hostOf(result.subject.name);
    case SubjectKind::Cluster:
    case SubjectKind::Queue:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

QSet<QString> HostNames::namedIn(const CheckResult &result) const
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    QSet<QString> named;
    if (const QString own = hostOf(result); !own.isEmpty())
        named.insert(own);
    for (const QString &value : result.facts) {
        const QStringList words = value.left(4096).split(between, Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (const QString host = hostOf(word); !host.isEmpty())
                named.insert(host);
        }
    }
    return named;
}

} // namespace warrener
