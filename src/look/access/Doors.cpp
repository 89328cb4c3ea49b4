#include "look/access/Doors.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

HttpAccess publicAccess(const ClusterProfile &profile, const QUrl &base)
{
    return {.base = base, .tls = profile.tls, .timeout = profile.timeout};
}

AmqpOptions plainAmqp(const Doors &doors, const Endpoint &endpoint, const QString &name)
{
    return {.endpoint = endpoint, .user = doors.profile->user, .password = doors.credentials.password, .name = name, .tries = doors.credentials.tries};
}

} // namespace

QList<HttpAccess> Doors::managements(const NodeProfile &node) const
{
    // `management` is what the person entered, and whoever has only one URL has it there, by HTTPS
    // too. Once there is a door with TLS the plain one would only be a way to fall back to.
    QList<HttpAccess> all;
    for (const QUrl &url : {node.managementTls, node.management}) {
        if (url.isEmpty() || std::ranges::contains(all, url, &HttpAccess::base))
            continue;
        if (!all.isEmpty() && url.scheme() != "https"_L1)
            continue;
        HttpAccess access = publicAccess(*profile, url);
        access.user = profile->user;
        access.password = credentials.password;
        access.tries = credentials.tries;
        all.append(access);
    }
    return all;
}

HttpAccess Doors::management(const NodeProfile &node) const
{
    const QList<HttpAccess> all = managements(node);
    return all.isEmpty() ? HttpAccess{} : all.constFirst();
}

HttpAccess Doors::metrics(const NodeProfile &node) const
{
    return publicAccess(*profile, node.metrics);
}

HttpAccess Doors::exporter(const HostProfile &host) const
{
    return publicAccess(*profile, host.exporter);
}

QList<AmqpOptions> Doors::amqps(const NodeProfile &node, const QString &name) const
{
    if (node.amqps.isSet())
        return {amqpWithTls(node.amqps, name)};
    if (node.amqp.isSet())
        return {plainAmqp(*this, node.amqp, name)};
    return {};
}

AmqpOptions Doors::amqp(const NodeProfile &node, const QString &name) const
{
    const QList<AmqpOptions> all = amqps(node, name);
    return all.isEmpty() ? AmqpOptions{} : all.constFirst();
}

AmqpOptions Doors::amqp(const Endpoint &endpoint, const QString &name) const
{
    for (const NodeProfile &node : profile->nodes) {
        if (endpoint.isSet() && (endpoint == node.amqps || endpoint == node.amqp))
            return amqp(node, name);
    }
    return plainAmqp(*this, endpoint, name);
}

AmqpOptions Doors::amqpWithTls(const Endpoint &endpoint, const QString &name) const
{
    AmqpOptions options = plainAmqp(*this, endpoint, name);
    options.tls = profile->tls;
    return options;
}

std::optional<HostTarget> Doors::login(const HostProfile &host) const
{
    if (host.ssh.isEmpty())
        return std::nullopt;
    return HostTarget{.ssh = host.ssh, .sshConfig = profile->sshConfig, .sudo = host.sudo};
}

} // namespace warrener
