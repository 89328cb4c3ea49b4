#pragma once

#include "run/procedure/RunState.h"

namespace warrener {

/// Somebody passes a guard rule, and says why.
struct Override
{
    QString who;
    QString why;

    bool operator==(const Override &) const = default;
};

struct RunRequest
{
    QString run{};                        ///< the run's id; empty: made up from time and kind
    QString who{};                        ///< "ops@console", "watch@console"
    QHash<QString, Override> overrides{}; ///< by guard; "lease" stands for the lease, "profile" for a plan of another profile
};

/// What a person says to a manual step or an approval.
struct PersonAnswer
{
    bool yes = false;
    QString who{};
    QString note{};
    bool simulated = false; ///< nobody was there: it is taken for granted
};

enum class Direction : std::uint8_t { Finish, Undo };

/// How to go on with a run that another process left, or to undo one that has ended.
struct Resumption
{
    RunState state{};
    Direction direction = Direction::Undo;
    QString who{};
    QHash<QString, bool> tookEffect{}; ///< what a person says of steps that nobody else can tell
    QHash<QString, Override> overrides{};
};

/// "20260317-100412-switchover-1a2b": sorts by time, unique.
QString newRunId(TimePoint now, const QString &kind);

} // namespace warrener
