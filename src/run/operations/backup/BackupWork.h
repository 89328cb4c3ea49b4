#pragma once

#include "base/Result.h"
#include "record/catalogue/Manifest.h"
#include "record/catalogue/Staging.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace warrener {

/// A backup that is being made: what its steps have collected so far. They share it by its ID; it ends with the
/// process, and what it leaves in the catalogue's staging folder is removed by the next one. Any thread.
class BackupWork final
{
public:
    BackupWork(std::shared_ptr<Staging> staging, BackupManifest begun) : m_staging(std::move(staging)), m_manifest(std::move(begun)) {}
    Q_DISABLE_COPY_MOVE(BackupWork)

    Staging &staging() const { return *m_staging; }
    /// As far as it has come, without entries.
    BackupManifest manifest() const;
    void holds(BackupPart part);
    /// `failed`: it was to be in it and could not be had.
    void leaveOut(BackupPart part, const QString &what, const QString &reason, bool failed = false);
    void addNode(const BackupNode &node);
    void addQueue(const BackedUpQueue &queue);
    /// The latest of all counts.
    void cutAt(TimePoint at);

private:
    const std::shared_ptr<Staging> m_staging;
    mutable std::mutex m_mutex;
    BackupManifest m_manifest;
};

/// All that are being made by one run kit; belongs to its thread.
class BackupWorks final
{
public:
    /// Errors: Usage, where nothing is being collected under this ID: a run that was left cannot be finished.
    Result<std::shared_ptr<BackupWork>> find(const QString &id) const;
    void begin(const QString &id, std::shared_ptr<BackupWork> work) { m_works.insert(id, std::move(work)); }
    void end(const QString &id) { m_works.remove(id); }

private:
    QHash<QString, std::shared_ptr<BackupWork>> m_works;
};

} // namespace warrener
