#include "cluster/Event.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Cluster:
        return u"cluster"_s;
    case SubjectKind::Node:
        return u"node"_s;
    case SubjectKind::Host:
        return u"host"_s;
    case SubjectKind::Proxy:
        return u"proxy"_s;
    case SubjectKind::Queue:
        return u"queue"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

bool isSeenOnly(const Event &event)
{
    for (const QLatin1StringView own : {"node.restarted"_L1, "proxy.server-up"_L1, "proxy.server-down"_L1}) {
        if (event.id == own)
            return false;
    }
    return !event.id.startsWith("automatic."_L1);
}

QString momentOf(const Event &event, const QString &time)
{
    return isSeenOnly(event) ? QCoreApplication::translate("Event", "seen %1", "a time").arg(time) : time;
}

} // namespace warrener
