#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace warrener {

class ClusterDirectory;

/// Looks now and then how ready each cluster of this console is, from what is on its disk; no cluster is asked.
class ReadinessWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadinessWatch)

public:
    /// `directory` outlives it.
    ReadinessWatch(ClusterDirectory &directory, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    void look();

private:
    void lookIfOthers();

    ClusterDirectory &m_directory;
    const std::shared_ptr<const Clock> m_clock;
    QTimer m_timer;
    QStringList m_known; ///< names that were looked at
    bool m_looking = false;
};

} // namespace warrener
