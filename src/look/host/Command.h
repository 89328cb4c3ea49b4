#pragma once

#include "base/Clock.h"
#include "base/ShellQuote.h"

#include <QByteArray>
#include <QString>

namespace warrener {

/// Bounds of one command.
struct CommandOptions
{
    Millis timeout{10000};             ///< connecting included
    qint64 maxBytes = 8 * 1024 * 1024; ///< of standard output; more is ErrorKind::TooLarge
    bool asRoot = false;
    QByteArray input{}; ///< for standard input, which is empty otherwise
};

/// How a command ended by itself.
struct CommandResult
{
    int exitCode = 0; ///< 128 + N where signal N ended it
    QByteArray out;
    QByteArray err; ///< the last 64 KiB at most
    Millis took{0};

    bool operator==(const CommandResult &) const = default;
};

} // namespace warrener
