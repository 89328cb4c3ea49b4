#pragma once

#include "look/net/Discovery.h"

#include <QObject>

namespace warrener {

/// One search for the parts of a cluster; a seam, so that the dialog is tested without a network.
class DiscoveryRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiscoveryRun)

public:
    using QObject::QObject;

    /// Once. Destroying the run cancels it.
    virtual void start(const DiscoveryRequest &request) = 0;

Q_SIGNALS:
    void stepDone(const warrener::DiscoveryStep &step);
    void succeeded(const warrener::DiscoveryResult &result);
    void failed(const warrener::Error &error);
};

} // namespace warrener
