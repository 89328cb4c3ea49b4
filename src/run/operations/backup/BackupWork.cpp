#include "run/operations/backup/BackupWork.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

BackupManifest BackupWork::manifest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_manifest;
}

void BackupWork::holds(BackupPart part)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_manifest.holds.contains(part))
        m_manifest.holds.append(part);
    std::ranges::sort(m_manifest.holds);
}

void BackupWork::leaveOut(BackupPart part, const QString &what, const QString &reason, bool failed)
{
    const std::scoped_lock lock(m_mutex);
    m_manifest.leftOut.append({.what = what, .reason = reason, .part = part, .failed = failed});
}

void BackupWork::addNode(const BackupNode &node)
{
    const std::scoped_lock lock(m_mutex);
    m_manifest.nodes.append(node);
}

void BackupWork::addQueue(const BackedUpQueue &queue)
{
    const std::scoped_lock lock(m_mutex);
    m_manifest.queues.append(queue);
}

void BackupWork::cutAt(TimePoint at)
{
    const std::scoped_lock lock(m_mutex);
    m_manifest.cutAt = std::max(m_manifest.cutAt, at);
}

Result<std::shared_ptr<BackupWork>> BackupWorks::find(const QString &id) const
{
    const auto found = m_works.constFind(id);
    if (found == m_works.cend()) {
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("Backup", "Nothing is being collected for %1 any more: undo this run, and make a new backup").arg(id));
    }
    return *found;
}

} // namespace warrener
