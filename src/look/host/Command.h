#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "base/ShellQuote.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace warrener {

class InputPipe;

/// Bounds of one command.
struct CommandOptions
{
    Millis timeout{10000};             ///< connecting included; at most 20 days
    qint64 maxBytes = 8 * 1024 * 1024; ///< of standard output; more is ErrorKind::TooLarge
    bool asRoot = false;
    QByteArray input{}; ///< for standard input, which is empty otherwise
};

/// Bounds of a command that speaks for as long as it takes, to whoever takes its words as they come.
struct StreamOptions
{
    Millis silence{30000}; ///< without a byte for so long, connecting included: ErrorKind::Timeout
    bool asRoot = false;
    QByteArray input{}; ///< for standard input, which stays open behind it until the command ends
    /// A line feed is written to standard input so often: whoever is on the other side knows by its absence,
    /// and by the end of input, that nobody listens any more. 0: never.
    Millis heartbeat{5000};
    /// More for standard input, behind `input`, which is closed where it ends; no heartbeat then. What is taken of it
    /// breaks the silence too.
    std::shared_ptr<InputPipe> feed{};
};

/// Takes output as it comes, in pieces of any length; the command is held up until it returns. An error ends
/// the command, and is the outcome.
using OutputSink = std::function<Status(QByteArrayView)>;

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
