#include "look/load/LoadOptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

AmqpOptions asClient(const LoadOptions &options, AmqpOptions door, const QString &client)
{
    door.name = u"warrener-load %1"_s.arg(client);
    door.connectTimeout = options.connectTimeout;
    door.callTimeout = std::max(Millis{5000}, options.connectTimeout);
    door.heartbeat = options.heartbeat;
    door.hurries = true;
    return door;
}

} // namespace

AmqpOptions LoadOptions::session(qsizetype place, const QString &client) const
{
    const AmqpOptions bare{.endpoint = doors.isEmpty() ? endpoints[place] : Endpoint(), .user = user, .password = password, .vhost = vhost, .tls = tls};
    return asClient(*this, doors.isEmpty() ? bare : doors[place], client);
}

std::optional<AmqpOptions> LoadOptions::home(int queue) const
{
    if (type != "classic"_L1 || homes.isEmpty())
        return std::nullopt;
    return asClient(*this, homes[queue % homes.size()], u"control"_s);
}

QList<int> LoadOptions::queuesOf(int client, int clients) const
{
    if (queues <= clients)
        return {client % queues};
    QList<int> own;
    for (int queue = client; queue < queues; queue += clients)
        own.append(queue);
    return own;
}

} // namespace warrener::load
