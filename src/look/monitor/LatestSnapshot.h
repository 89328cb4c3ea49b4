#pragma once

#include "cluster/Snapshot.h"

#include <QMutex>

namespace warrener {

/// The newest snapshot, put here by the GUI thread and taken by another.
class LatestSnapshot final
{
public:
    void set(const SnapshotPtr &snapshot)
    {
        const QMutexLocker lock(&m_mutex);
        m_snapshot = snapshot;
    }
    SnapshotPtr get() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_snapshot;
    }

private:
    mutable QMutex m_mutex;
    SnapshotPtr m_snapshot;
};

} // namespace warrener
