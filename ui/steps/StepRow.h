#pragma once

#include "run/procedure/RunState.h"
#include "ui/theme/Glyph.h"

#include <QList>
#include <QMetaType>

#include <optional>

namespace warrener {

/// One line of a plan, before it runs and while it does.
struct StepRow
{
    QString id{};
    int depth = 0;  ///< inside of groups: 1…
    int number = 0; ///< 1… of the steps at the top; 0: a member of a group
    StepType type = StepType::Action;
    QString title{};
    QString detail{};
    QStringList commands{};
    Millis expected{0};
    QString undo{};         ///< "ready, 100 %", "nothing to undo", "cannot be undone"
    QString irreversible{}; ///< why it cannot be undone; empty: it can, or nothing is to undo

    // Of a run.
    StepPhase phase = StepPhase::Pending;
    bool asks = false;
    GlyphKind glyph = GlyphKind::Pending;
    QString word{}; ///< of the phase
    QString line{}; ///< what it says at present, or why it failed
    std::optional<Millis> took{};
    double fill = 0;     ///< 0–1 of the bar
    bool ticked = false; ///< the bar has a tick at what was expected

    /// Where the tick for the expected duration stands on the bar.
    static constexpr double tick = 0.6;

    bool operator==(const StepRow &) const = default;
};

/// A plan that has not begun.
QList<StepRow> planRows(const Plan &plan);
/// The same of a run; `now` tells how long what is under way has taken.
QList<StepRow> runRows(const RunState &state, TimePoint now);

/// One stretch of the bar in a run's header, wide as it is expected to take.
struct RunSegment
{
    double weight = 1;
    double done = 0; ///< 0–1
    GlyphKind glyph = GlyphKind::Pending;

    bool operator==(const RunSegment &) const = default;
};

/// A run in one glance.
struct RunGlance
{
    int step = 0; ///< the one under way, 1…; 0: none
    int steps = 0;
    int finished = 0; ///< steps with nothing left to do
    Millis elapsed{0};
    std::optional<Millis> toGo{}; ///< none: unknown, or it has ended
    QString line{};               ///< what is being done, what it says
    QString asks{};               ///< id of the step that waits for a person
    QList<RunSegment> segments{};
    int undoable = 0; ///< steps that were done and can be taken back

    bool operator==(const RunGlance &) const = default;
};

RunGlance glanceOf(const RunState &state, TimePoint now);

} // namespace warrener

Q_DECLARE_METATYPE(warrener::StepRow)
