#pragma once

#include "app/warrenctl/ChangeOptions.h"
#include "base/Clock.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace warrener::ctl {

enum class CommandId : std::uint8_t {
    Clusters,
    Status,
    Nodes,
    Queues,
    Diagnose,
    Failover,
    Failback,
    Rebalance,
    Drain,
    Revive,
    Restart,
    Start,
    StartApplication,
    Thaw,
    ResumeListeners,
    CloseConnections,
    Watch,
    Journal
};

enum class Format : std::uint8_t { Text, Json };

/// What every program of this project's family returns to its shell.
enum ExitCode : int {
    Done = 0,   ///< done, or healthy
    Failed = 1, ///< failed, or unhealthy
    WrongUsage = 2,
    NotReached = 3,
    Refused = 4, ///< by a guard rule, named on stderr
};

/// What the command line says. A new verb keeps what only it is told in its own file (README.md).
struct Options
{
    CommandId command = CommandId::Status;
    QString verb; ///< as it was written: "failover run"
    Format format = Format::Text;
    QString profileFile; ///< --profile
    QString cluster;     ///< --cluster
    std::optional<int> passwordDescriptor;
    Millis patience{10000}; ///< --wait: for everybody's first answer
    QString match;          ///< queues: regular expression
    QString sort = QStringLiteral("name");
    int limit = 0;              ///< queues: 0 takes all
    QStringList out;            ///< diagnose, proxy config: files to write
    QString webhook;            ///< diagnose, watch: told when the verdict has changed
    QString compare;            ///< diagnose: "last" or a report's id; empty: nothing
    bool keepReference = false; ///< diagnose: this state is what it should be
    QString schedule{};         ///< diagnose: systemd's OnCalendar; empty: now
    bool unschedule = false;    ///< diagnose: take the timer away
    ChangeOptions change;       ///< of commands that change a cluster, and journal
};

} // namespace warrener::ctl
