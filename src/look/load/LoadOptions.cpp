#include "look/load/LoadOptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::load {

AmqpOptions LoadOptions::session(qsizetype place, const QString &client) const
{
    AmqpOptions door =
        doors.isEmpty() ? AmqpOptions{.endpoint = endpoints[place], .user = user, .password = password, .vhost = vhost, .tls = tls} : doors[place];
    door.name = u"warrener-load %1"_s.arg(client);
    door.connectTimeout = connectTimeout;
    door.callTimeout = std::max(Millis{5000}, connectTimeout);
    door.heartbeat = heartbeat;
    return door;
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
