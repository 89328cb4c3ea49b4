#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <functional>
#include <stop_token>

namespace warrener {

/// What an operation knows of the step it works for, and how it speaks. A value: copies speak for
/// the same step. Harmless once the run is gone.
struct StepContext
{
    QString run{}; ///< empty in a dry run
    QString step{};
    TimePoint began{};                        ///< when the run did; never in a dry run
    QJsonObject kept{};                       ///< what this step kept before (for its undo and its probe)
    QJsonObject result{};                     ///< what this step's act answered (for its undo)
    QHash<QString, QJsonObject> results{};    ///< what earlier steps answered, by step; empty: done without an answer
    QHash<QString, QJsonObject> keptBefore{}; ///< what other steps have kept, by step: all that one tells that has failed
    QSet<QString> overridden{};               ///< ids of the guards that refused, and that somebody has passed in this process, with the reason shown
    std::stop_token stop{};                   ///< time-out or abort: end soon, with Cancelled

    /// A line for the page and the journal, without its end. The journal keeps the first 200 of a
    /// step, each cut to 500 characters. Never a secret.
    void output(const QString &line) const
    {
        if (onOutput)
            onOutput(line);
    }
    /// `fraction` 0–1, or negative where unknown; `words` translated: "203 of 331 closed".
    void progress(double fraction, const QString &words) const
    {
        if (onProgress)
            onProgress(fraction, words);
    }
    /// What the step measures by itself, for charts, with "at" (ms since 1970). The journal keeps the first 1,800 of a step.
    void sample(const QJsonObject &what) const
    {
        if (onSample)
            onSample(what);
    }
    /// Puts into the journal what undo and probe will need, and waits until it is on the disk: call
    /// it before the effect. Later keys join earlier ones. An error: do not go on.
    QCoro::Task<Status> keep(QJsonObject what) const;

    /// Directly before the deed, for whoever uses force and had to look, to wait or to keep something for himself first: what the run
    /// rests on is asked again where that is more than a moment ago. Forbidden: it does not hold any more. Good where the step is not
    /// one of force, and on the way back.
    QCoro::Task<Status> stillSure() const;

    std::function<void(const QString &)> onOutput{};
    std::function<void(double, const QString &)> onProgress{};
    std::function<QCoro::Task<Status>(QJsonObject)> onKeep{};
    std::function<void(const QJsonObject &)> onSample{};
    std::function<QCoro::Task<Status>()> onSure{};
};

} // namespace warrener
