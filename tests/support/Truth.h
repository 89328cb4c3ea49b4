#pragma once

#include <QString>

#include <array>
#include <cstdint>

namespace warrener {

/// The truth about one broker at one moment, as who makes the faults knows it.
enum class Truth : std::uint8_t {
    Up,
    Frozen,     ///< its process stands still
    Killed,     ///< ended by itself, and not started again
    Restarting, ///< ended, and its host starts it again
    Stopped,    ///< in order, by an operator
    Booting,
    Draining,   ///< in maintenance mode: its listeners are closed
    HostDead,   ///< its machine is gone
    Paused,     ///< has stopped serving by itself for want of peers; ended, its host would start it apart from them
    AppStopped, ///< by an operator, inside an Erlang VM that runs
};
constexpr int truths = 10;

/// Somebody may be served by it, or it is on its way there, or was sent away on purpose.
inline bool mustNotBeFenced(Truth truth)
{
    return truth != Truth::Frozen && truth != Truth::Killed && truth != Truth::HostDead;
}

/// For stories: "host dead".
inline QString toWord(Truth truth)
{
    constexpr std::array<const char *, truths> words{"up",      "frozen",   "killed",    "restarting", "stopped",
                                                     "booting", "draining", "host dead", "paused",     "stopped inside"};
    return QString::fromLatin1(words[std::size_t(truth)]);
}

} // namespace warrener
