#include "cluster/Queue.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(QueueType type)
{
    switch (type) {
    case QueueType::Unknown:
        return u"unknown"_s;
    case QueueType::Classic:
        return u"classic"_s;
    case QueueType::Quorum:
        return u"quorum"_s;
    case QueueType::Stream:
        return u"stream"_s;
    case QueueType::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QueueType queueTypeFromId(const QString &id)
{
    if (id == "classic"_L1 || id == "rabbit_classic_queue"_L1)
        return QueueType::Classic;
    if (id == "quorum"_L1 || id == "rabbit_quorum_queue"_L1)
        return QueueType::Quorum;
    if (id == "stream"_L1 || id == "rabbit_stream_queue"_L1)
        return QueueType::Stream;
    return id.isEmpty() ? QueueType::Unknown : QueueType::Other;
}

QString toId(QueueState state)
{
    switch (state) {
    case QueueState::Unknown:
        return u"unknown"_s;
    case QueueState::Running:
        return u"running"_s;
    case QueueState::Idle:
        return u"idle"_s;
    case QueueState::Flow:
        return u"flow"_s;
    case QueueState::Minority:
        return u"minority"_s;
    case QueueState::Down:
        return u"down"_s;
    case QueueState::Stopped:
        return u"stopped"_s;
    case QueueState::Crashed:
        return u"crashed"_s;
    case QueueState::Terminated:
        return u"terminated"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
