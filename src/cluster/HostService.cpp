#include "cluster/HostService.h"

#include "base/ShellQuote.h"

using namespace Qt::StringLiterals;

namespace warrener {

bool hasOwnCommands(const HostProfile &host)
{
    return host.serviceManager != "systemd"_L1;
}

QString usualService(HostRole role)
{
    return role == HostRole::Proxy ? u"haproxy"_s : u"rabbitmq-server"_s;
}

QString serviceUnit(const HostProfile &host)
{
    // A profile written without a thought of the service has the broker's on every host.
    const QString unthought = usualService(HostRole::Broker);
    const bool isUnthought = host.service.isEmpty() || host.service == unthought || host.service == unthought + ".service"_L1;
    return isUnthought ? usualService(host.role) : host.service;
}

QString serviceCommand(const HostProfile &host, const QString &verb)
{
    return hasOwnCommands(host) ? host.commands.value(verb).toString() : u"systemctl %1 %2"_s.arg(verb, shellWord(serviceUnit(host)));
}

} // namespace warrener
