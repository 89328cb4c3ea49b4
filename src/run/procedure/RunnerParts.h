#pragma once

#include "base/Clock.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace warrener {

class Lease;
class Operations;
class RunLog;
class Timekeeper;

/// What a run works with.
struct RunnerParts
{
    std::shared_ptr<const Operations> operations{};
    std::shared_ptr<RunLog> log{};
    std::shared_ptr<Timekeeper> time{};
    std::shared_ptr<Lease> lease{}; ///< null: none is taken
    Millis grace{5000};             ///< for an operation that was told to stop
    QString profileDigest{};        ///< of the profile that the operations work with; empty: plans of any profile run
    /// What clients do at this moment, for the run's record; nothing where nothing newer is known. Empty:
    /// nothing is measured.
    std::function<std::optional<QJsonObject>()> measure{};
    Millis measureEvery{1000};
};

} // namespace warrener
