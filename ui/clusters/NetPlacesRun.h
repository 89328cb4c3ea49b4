#pragma once

#include "ui/clusters/PlacesRun.h"

#include <QCoroTask>

namespace warrener {

/// The trial over SSH.
class NetPlacesRun final : public PlacesRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetPlacesRun)

public:
    explicit NetPlacesRun(QObject *parent = nullptr) : PlacesRun(parent) {}
    ~NetPlacesRun() override { m_stop.request_stop(); }

    void tryHost(const HostProfile &host, const QString &sshConfig, const haproxy::BrokerPlaces &brokers) override;
    Status accept(const HostKey &key) override { return acceptHostKey(key); }

private:
    std::stop_source m_stop;
};

} // namespace warrener
