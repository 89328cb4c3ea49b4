#pragma once

#include "run/procedure/RunState.h"
#include "run/runs/RunSample.h"

#include <QHash>
#include <QList>

namespace warrener {

/// A line that a step wrote, or what happened to it.
struct OutputLine
{
    TimePoint at{};
    QString text{};
    bool bad = false;

    bool operator==(const OutputLine &) const = default;
};

/// A run as a page shows it: its state, and what its steps wrote, with times. Made of the run's
/// records, live or as the journal has them.
struct RunView
{
    static constexpr qsizetype mostLines = 500;     ///< of one step; the oldest go
    static constexpr qsizetype mostMeasured = 4000; ///< likewise

    RunState state{};
    QHash<QString, QList<OutputLine>> output{};    ///< by step
    QList<RunSample> samples{};                    ///< what clients did meanwhile, oldest first
    QHash<QString, QList<QJsonObject>> measured{}; ///< what steps measured by themselves, by step, oldest first
    QString refusalDetail{};                       ///< what each that was asked said, a line each, where a rule refused the run and told
    QString leaseRefusal{};                        ///< why the lease was not granted, where it was not
    bool leaseOverridable = false;
    qint64 lastRecord = 0; ///< number in the journal

    void apply(const JournalRecord &record);

    bool operator==(const RunView &) const = default;
};

/// Errors: Malformed (no plan in it, or one that cannot be read).
Result<RunView> runViewFrom(const QList<JournalRecord> &records);

} // namespace warrener
