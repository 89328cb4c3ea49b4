#pragma once

#include "ui/clusters/DiscoveryRun.h"

namespace warrener {

/// The search over the network.
class NetDiscoveryRun final : public DiscoveryRun
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetDiscoveryRun)

public:
    explicit NetDiscoveryRun(QObject *parent = nullptr);
    void start(const DiscoveryRequest &request) override;

private:
    Discovery m_discovery;
};

} // namespace warrener
