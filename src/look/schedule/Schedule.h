#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace warrener {

/// How a unit of ours describes itself, "Warrener: WHAT": so that they stand together in `systemctl --user list-timers`.
QString unitDescription(const QString &what);
/// What such a description is about; of somebody else's all of it.
QString describedThing(const QString &description);

/// A command of warrenctl that systemd starts, with no window open.
struct ScheduledCommand
{
    QString id; ///< names the files: 1–120 of a–z, A–Z, digits, ".", "_", "-", not "." first
    ClusterName cluster;
    QString profileFile{};        ///< absolute; empty: the cluster of the configuration folder
    QStringList arguments{};      ///< what follows the cluster: {"backup", "create", "--type", "full"}
    QString calendar{};           ///< systemd's OnCalendar: "hourly", "*-*-* 06:00:00"
    QStringList furtherTimes{};   ///< more of the same: one timer, several OnCalendar lines; at most 100
    QString description{};        ///< one line, as `systemctl --user list-timers` shows it
    bool catchesUp = true;        ///< one that was missed is made up as soon as the machine is back; else it is left out
    QList<int> resultExitCodes{}; ///< 1–255; results beside 0, not failures of the service

    bool operator==(const ScheduledCommand &) const = default;
};

/// The user's own timers: `$XDG_CONFIG_HOME/systemd/user/warrener-ID.{timer,service}`. The service
/// calls warrenctl; its password comes from the keychain.
class Schedule final
{
public:
    /// `program`: warrenctl's absolute path. An empty folder takes the XDG one.
    explicit Schedule(QString program, QString folder = {});

    QString serviceText(const ScheduledCommand &command) const;
    static QString timerText(const ScheduledCommand &command);

    /// Writes both files. Errors: Usage (what systemd would read otherwise than it was meant), Io.
    Status write(const ScheduledCommand &command) const;
    /// Those that are there, by id; what a file of somebody else's hand does not tell is empty.
    QList<ScheduledCommand> list() const;
    /// Files that are not there are no error. Errors: Usage (no such id can be), Io.
    Status removeFiles(const QString &id) const;

    /// Lets systemd know: reload, then enable and start, or stop and disable the timer. NotAvailable
    /// where there is no user's systemd.
    static QCoro::Task<Status> activate(QString id, std::stop_token stop);
    static QCoro::Task<Status> deactivate(QString id, std::stop_token stop);

private:
    QString fileFor(const QString &id, QLatin1StringView end) const;

    QString m_program;
    QString m_folder;
};

} // namespace warrener
