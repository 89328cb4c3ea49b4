#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QList>
#include <QString>

#include <stop_token>

namespace warrener {

/// A diagnosis that systemd starts, with no window open.
struct DiagnosisSchedule
{
    ClusterName cluster;
    QString calendar{};    ///< systemd's OnCalendar: "hourly", "*-*-* 06:00:00"
    QString profileFile{}; ///< empty: the cluster of the configuration folder

    bool operator==(const DiagnosisSchedule &) const = default;
};

/// The user's own timers: `$XDG_CONFIG_HOME/systemd/user/warrener-diagnose-CLUSTER.{timer,service}`.
/// The service calls `warrenctl diagnose`; its password comes from the keychain.
class Schedule final
{
public:
    /// `program`: warrenctl's path. An empty folder takes the XDG one.
    explicit Schedule(QString program, QString folder = {});

    QString serviceText(const DiagnosisSchedule &schedule) const;
    static QString timerText(const DiagnosisSchedule &schedule);

    /// Writes both files. Errors: Usage (a calendar or name that systemd would read otherwise), Io.
    Status write(const DiagnosisSchedule &schedule) const;
    QList<DiagnosisSchedule> list() const;
    Status removeFiles(const ClusterName &cluster) const;

    /// Lets systemd know: reload, then enable and start, or stop and disable the timer. NotAvailable
    /// where there is no user's systemd.
    static QCoro::Task<Status> activate(ClusterName cluster, std::stop_token stop);
    static QCoro::Task<Status> deactivate(ClusterName cluster, std::stop_token stop);

private:
    QString fileFor(const ClusterName &cluster, QLatin1StringView end) const;

    QString m_program;
    QString m_folder;
};

} // namespace warrener
