#include "cluster/MetricWords.h"

#include <QCoreApplication>

namespace warrener {

QString toWord(Metric metric)
{
    switch (metric) {
    case Metric::PublishRate:
        return QCoreApplication::translate("Metric", "Publish rate");
    case Metric::DeliverRate:
        return QCoreApplication::translate("Metric", "Deliver rate");
    case Metric::AckRate:
        return QCoreApplication::translate("Metric", "Acknowledge rate");
    case Metric::MessagesReady:
        return QCoreApplication::translate("Metric", "Messages ready");
    case Metric::MessagesUnacked:
        return QCoreApplication::translate("Metric", "Messages unacknowledged");
    case Metric::Connections:
    case Metric::NodeConnections:
        return QCoreApplication::translate("Metric", "Connections");
    case Metric::Channels:
        return QCoreApplication::translate("Metric", "Channels");
    case Metric::Queues:
        return QCoreApplication::translate("Metric", "Queues");
    case Metric::Consumers:
        return QCoreApplication::translate("Metric", "Consumers");
    case Metric::NodeMemory:
        return QCoreApplication::translate("Metric", "Broker memory");
    case Metric::NodeMemoryLimit:
        return QCoreApplication::translate("Metric", "Memory limit");
    case Metric::NodeDiskFree:
        return QCoreApplication::translate("Metric", "Disk free");
    case Metric::NodeDiskLimit:
        return QCoreApplication::translate("Metric", "Disk limit");
    case Metric::NodeDescriptors:
        return QCoreApplication::translate("Metric", "Descriptors");
    case Metric::NodeSockets:
        return QCoreApplication::translate("Metric", "Sockets");
    case Metric::NodeProcesses:
        return QCoreApplication::translate("Metric", "Erlang processes");
    case Metric::NodeRunQueue:
        return QCoreApplication::translate("Metric", "Run queue");
    case Metric::HostCpu:
        return QCoreApplication::translate("Metric", "Host CPU");
    case Metric::HostIoWait:
        return QCoreApplication::translate("Metric", "I/O wait");
    case Metric::HostMemory:
        return QCoreApplication::translate("Metric", "Host memory");
    case Metric::HostDiskData:
        return QCoreApplication::translate("Metric", "Data disk used");
    case Metric::HostDiskRoot:
        return QCoreApplication::translate("Metric", "System disk used");
    case Metric::HostLoad:
        return QCoreApplication::translate("Metric", "Load per core");
    case Metric::HostNetIn:
        return QCoreApplication::translate("Metric", "Network in");
    case Metric::HostNetOut:
        return QCoreApplication::translate("Metric", "Network out");
    case Metric::HostNetTotal:
        return QCoreApplication::translate("Metric", "Network");
    case Metric::HostProcesses:
        return QCoreApplication::translate("Metric", "Processes");
    case Metric::HostScore:
        return QCoreApplication::translate("Metric", "Health score");
    case Metric::ProxySessions:
        return QCoreApplication::translate("Metric", "Proxy sessions");
    case Metric::ProxyServersUp:
        return QCoreApplication::translate("Metric", "Servers up");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
