#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace warrener::ctl {

enum class CommandId : std::uint8_t { Clusters, Status, Nodes, Queues };

enum class Format : std::uint8_t { Text, Json };

/// What every program of this project's family returns to its shell.
enum ExitCode : int {
    Done = 0,        ///< done, or healthy
    Failed = 1,      ///< failed, or unhealthy
    WrongUsage = 2,
    NotReached = 3,
    Refused = 4,     ///< by a guard rule, named on stderr
};

struct Options
{
    CommandId command = CommandId::Status;
    Format format = Format::Text;
    QString profileFile;                 ///< --profile
    QString cluster;                     ///< --cluster
    std::optional<int> passwordDescriptor;
    Millis patience{10000};              ///< --wait: for everybody's first answer
    QString match;                       ///< queues: regular expression
    QString sort = QStringLiteral("name");
    int limit = 0;                       ///< queues: 0 takes all
};

/// Either what is to be done, or a text to print and leave with: help and version (to stdout,
/// exit 0), or wrong usage (ErrorKind::Usage).
struct Parsed
{
    std::optional<Options> options;
    QString print;
};

Result<Parsed> parseArguments(const QStringList &arguments);

} // namespace warrener::ctl
