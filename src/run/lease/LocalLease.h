#pragma once

#include "run/procedure/Lease.h"

#include <QString>

namespace warrener {

/// A lock file beside the cluster's journal: one run at a time on this machine, for this user. Gone
/// with its process, however that ends. It says nothing about consoles on other machines.
class LocalLease final : public Lease
{
    Q_OBJECT

public:
    /// `path`: CLUSTER.lock; its folder exists.
    explicit LocalLease(QString path, QObject *parent = nullptr);
    ~LocalLease() override;

    /// Held by another process: not granted, and overridable, since that one may be frozen; an
    /// override leaves the old lock to its holder and takes a new file in its place. A file system without
    /// locks: the same, and an override goes on without one. Errors: Io.
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) override;
    /// Forbidden: another process of this machine was made to take it, or somebody has removed it.
    QCoro::Task<Status> confirm(std::stop_token stop) override;
    void release() override;

    /// Who has the lock at this path, by its own word; nothing where nobody has it, or nobody can tell.
    static std::optional<LeaseHolder> holderOf(const QString &path);
    /// Whether it could be taken if nobody had it; makes the file, takes nothing. Errors: Io.
    static Status tryOut(const QString &path);

private:
    Result<LeaseAnswer> take(const LeaseHolder &self, bool override);

    const QString m_path;
    int m_file = -1;
    bool m_isWithoutLock = false; ///< somebody took it upon himself where the file system has none
};

} // namespace warrener
