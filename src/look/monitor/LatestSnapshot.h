#pragma once

#include "cluster/Snapshot.h"

#include <mutex>

namespace warrener {

/// The newest snapshot, put here by the GUI thread and taken by another.
class LatestSnapshot final
{
public:
    void set(const SnapshotPtr &snapshot)
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = snapshot;
    }
    SnapshotPtr get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_snapshot;
    }

private:
    mutable std::mutex m_mutex;
    SnapshotPtr m_snapshot;
};

} // namespace warrener
