#pragma once

#include "plan/drill/DrillOutcome.h"
#include "run/operations/drill/DrillConditions.h"
#include "run/operations/drill/Fault.h"
#include "run/runs/RunView.h"

#include <cstdint>
#include <optional>

namespace warrener {

/// How far a drill is.
enum class DrillStage : std::uint8_t {
    Preparing,  ///< checks, the probe; nothing is armed
    Armed,      ///< the way back is armed, the fault is not made
    FaultOn,    ///< made, and not taken back
    Reversing,  ///< being taken back
    Recovering, ///< taken back; the steady state is waited for
    Ended,
};

/// One line of the hypothesis: none: not known yet, or not asked for then.
struct DrillLamp
{
    QString words{};
    std::optional<bool> before{}, during{}, after{};
    bool isSteady = false;  ///< asked before and after
    bool isLasting = false; ///< asked during
    bool isCounted = false; ///< asked when the probe has ended
    bool isUnseen = false;  ///< it should have held during the fault, and nobody looked
    QString now{};          ///< what is seen at present, or was seen last
    QString reason{};       ///< why it does not hold; empty: it does

    bool operator==(const DrillLamp &) const = default;
};

/// One condition that breaks the drill off.
struct DrillLimit
{
    DrillConditionKind kind = DrillConditionKind::NodesRunning;
    QString words{};
    bool holds = true;
    QString now{};
    QString limit{};  ///< translated: "2 s", "any"
    Millis mostMs{0}; ///< the limit, where it is a time; 0: it is none
    double share = 0; ///< of the limit, 0–1
    QString reason{};

    bool operator==(const DrillLimit &) const = default;
};

/// A drill while it runs, for the page that watches it. From the run's records alone: whoever runs it.
struct DrillLive
{
    DrillOutcome outcome{}; ///< as far as it is
    DrillStage stage = DrillStage::Preparing;
    QList<Fault> faults{};     ///< of the act under way, or of the first one to come
    QList<NodeName> targets{}; ///< nodes that the drill is made on
    QString sentence{};        ///< "Fault is on: broker3 is cut off from broker1 and broker2"
    QString step{};            ///< title of the step under way, and what it says
    TimePoint faultFrom{};     ///< of the act under way; never: not made yet
    TimePoint faultUntil{};    ///< when it ended, or is to be taken back; never: not known yet
    TimePoint healsAt{};       ///< when the last host takes it back by itself; never: nothing is armed
    QStringList healing{};     ///< the hosts that do
    Millis length{0};          ///< of the act's watching
    QList<DrillLamp> hypothesis{};
    QList<DrillLimit> limits{};
    QList<DrillSample> samples{}; ///< of the whole run so far
    bool standsBy = false;        ///< the automatic failover waits for its end

    bool operator==(const DrillLive &) const = default;
};

/// Pure. `view` is of a drill.
DrillLive drillLiveOf(const RunView &view);

/// Per second between two samples and the one before; times of the later one. Pure.
struct DrillRate
{
    TimePoint at{};
    double confirmed = 0, consumed = 0; ///< messages/s
    Millis silence{0};
    std::optional<Millis> latency99{};
    QMap<QString, double> types{}; ///< confirmed, of each type alone; empty: there are not several

    bool operator==(const DrillRate &) const = default;
};
QList<DrillRate> ratesOf(const QList<DrillSample> &samples);

} // namespace warrener
