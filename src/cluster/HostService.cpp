#include "cluster/HostService.h"

#include "base/ShellQuote.h"

using namespace Qt::StringLiterals;

namespace warrener {

bool hasOwnCommands(const HostProfile &host)
{
    return host.serviceManager != "systemd"_L1;
}

QString serviceUnit(const HostProfile &host)
{
    const QString usual = HostProfile().service;
    const QString unit = host.service.isEmpty() ? usual : host.service;
    return host.role == HostRole::Proxy && unit == usual ? u"haproxy"_s : unit;
}

QString serviceCommand(const HostProfile &host, const QString &verb)
{
    return hasOwnCommands(host) ? host.commands.value(verb).toString() : u"systemctl %1 %2"_s.arg(verb, shellWord(serviceUnit(host)));
}

} // namespace warrener
