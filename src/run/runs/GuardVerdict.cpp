#include "run/runs/GuardVerdict.h"

#include "run/procedure/DryRun.h"

namespace warrener {

Plan guardsOf(const Plan &plan)
{
    Plan guards = plan;
    guards.steps.clear();
    return guards;
}

QList<GuardVerdict> verdictsOf(const Plan &plan, const QList<DryRunItem> &items)
{
    QList<GuardVerdict> verdicts;
    for (const Guard &guard : plan.guards) {
        GuardVerdict verdict{.id = guard.id, .words = guard.words, .overridable = guard.overridable};
        for (const DryRunItem &item : items) {
            if (!item.guard || item.id != guard.id)
                continue;
            verdict.state = item.outcome == DryRunItem::Outcome::Failed   ? GuardVerdict::State::Refused
                            : item.outcome == DryRunItem::Outcome::Listed ? GuardVerdict::State::Unknown
                                                                          : GuardVerdict::State::Passed;
            verdict.reason = item.words;
        }
        verdicts.append(verdict);
    }
    return verdicts;
}

} // namespace warrener
