#pragma once

#include "look/access/Credentials.h"

#include <QObject>

#include <memory>

namespace warrener {

class LiveRunDesk;
class MonitorThread;

/// Looks at a cluster that nobody else looks at, once a second, while a run of its desk is under way: what the run does
/// to clients is measured. Lives on the desk's thread.
class RunMonitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunMonitor)

public:
    /// `desk` outlives it.
    RunMonitor(LiveRunDesk &desk, Credentials credentials);
    ~RunMonitor() override;

private:
    void follow();

    LiveRunDesk &m_desk;
    const Credentials m_credentials;
    std::unique_ptr<MonitorThread> m_monitor; ///< made for the first run
};

} // namespace warrener
