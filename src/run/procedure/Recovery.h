#pragma once

#include "run/procedure/Operations.h"
#include "run/procedure/RunRequest.h"

namespace warrener {

/// What can be done with a run that was left in the middle, or has ended. Plain data for pages and
/// the terminal; choose() makes of it what Runner::resume() takes.
struct RecoveryPlan
{
    struct Item
    {
        QString step{};
        QString words{}; ///< translated: what will be done: the step's title, or its undo
        QString command{};

        bool operator==(const Item &) const = default;
    };
    struct Unclear
    {
        QString step{};
        std::optional<bool> tookEffect{}; ///< as the probe says; none: nobody can tell
        bool needsPerson = false;         ///< before the run can be finished, somebody must say it

        bool operator==(const Unclear &) const = default;
    };

    RunState state{};
    QStringList done{}; ///< steps, in order
    QList<Unclear> unclear{};
    QList<Item> finish{};         ///< still to do; empty with canFinish: only the end is missing
    QList<Item> undo{};           ///< to take back, in that order
    QStringList cannotBeUndone{}; ///< steps that were done, and what stays of them, also where an undo takes back the rest
    bool canFinish = false;
    QString whyNotFinish{}; ///< translated
    Direction recommended = Direction::Undo;
    QString why{}; ///< translated: the reason for the recommendation

    bool operator==(const RecoveryPlan &) const = default;
};

/// Reads what the records say, and asks the probes of the steps of which they say nothing. Changes
/// nothing.
QCoro::Task<RecoveryPlan> examineRun(RunState state, std::shared_ptr<const Operations> operations, std::shared_ptr<Timekeeper> time);

/// `answers`: what a person says of the unclear steps, by step.
Resumption choose(const RecoveryPlan &plan, Direction direction, QString who, QHash<QString, bool> answers = {});

} // namespace warrener
