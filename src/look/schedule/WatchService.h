#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QString>

#include <stop_token>

namespace warrener {

/// Whom the service watches.
struct WatchedCluster
{
    ClusterName cluster;
    QString profileFile{};   ///< absolute; empty: the cluster of the configuration folder
    bool production = false; ///< warrenctl wants the name once more then

    bool operator==(const WatchedCluster &) const = default;
};

/// The automatic failover without a window: `warrenctl watch` as a service of the user's systemd,
/// `$XDG_CONFIG_HOME/systemd/user/warrener-watch-CLUSTER.service`. Its password comes from the keychain.
class WatchService final
{
public:
    /// `program`: warrenctl's absolute path. An empty folder takes the XDG one.
    explicit WatchService(QString program, QString folder = {});

    static QString unitOf(const ClusterName &cluster);
    QString text(const WatchedCluster &watched) const;
    /// Errors: Usage (what systemd would read otherwise than it was meant), Io.
    Status write(const WatchedCluster &watched) const;
    /// A file that is not there is no error. Errors: Io.
    Status removeFile(const ClusterName &cluster) const;
    bool isWritten(const ClusterName &cluster) const;

    /// From now on and at each login. Ends when warrenctl says that it is armed, or with its reason why not:
    /// then the service is stopped. NotAvailable where there is no user's systemd.
    static QCoro::Task<Status> start(ClusterName cluster, std::stop_token stop);
    /// Ends when a failover that is under way has ended.
    static QCoro::Task<Status> stop(ClusterName cluster, std::stop_token stop);
    /// It runs, and said that it is armed.
    static QCoro::Task<Result<bool>> isActive(ClusterName cluster, std::stop_token stop);

private:
    QString fileFor(const ClusterName &cluster) const;

    QString m_program;
    QString m_folder;
};

} // namespace warrener
