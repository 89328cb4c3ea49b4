#include "look/access/Doors.h"

#include <algorithm>

namespace warrener {

namespace {

HttpAccess publicAccess(const ClusterProfile &profile, const QUrl &base)
{
    return {.base = base, .tls = profile.tls, .timeout = profile.timeout};
}

} // namespace

QList<HttpAccess> Doors::managements(const NodeProfile &node) const
{
    // The order is the choice: `management` is what the person entered, and has answered. Whoever has
    // only one URL has it there, by HTTPS too. That secrets should travel encrypted wherever the
    // cluster offers it would be another order here, and in amqps() below, and nowhere else.
    QList<HttpAccess> all;
    for (const QUrl &url : {node.management, node.managementTls}) {
        if (url.isEmpty() || std::ranges::contains(all, url, &HttpAccess::base))
            continue;
        HttpAccess access = publicAccess(*profile, url);
        access.user = profile->user;
        access.password = credentials.password;
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
    QList<AmqpOptions> all;
    for (const Endpoint &endpoint : {node.amqp, node.amqps}) {
        if (endpoint.isSet())
            all.append(amqp(endpoint, name));
    }
    return all;
}

AmqpOptions Doors::amqp(const Endpoint &endpoint, const QString &name) const
{
    AmqpOptions options{.endpoint = endpoint, .user = profile->user, .password = credentials.password, .name = name};
    if (std::ranges::contains(profile->nodes, endpoint, &NodeProfile::amqps))
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
