#include "run/runs/GuardVerdict.h"

#include "run/procedure/DryRun.h"

#include <algorithm>
#include <iterator>

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

QList<GuardVerdict> refusalsOf(const QList<GuardVerdict> &verdicts, const QHash<QString, QString> &overrides)
{
    QList<GuardVerdict> refused;
    std::ranges::copy_if(verdicts, std::back_inserter(refused), [&overrides](const GuardVerdict &verdict) {
        return verdict.state == GuardVerdict::State::Refused && !overrides.contains(verdict.id);
    });
    return refused;
}

bool areOverridable(const QList<GuardVerdict> &refusals)
{
    return !refusals.isEmpty() && std::ranges::all_of(refusals, &GuardVerdict::overridable);
}

} // namespace warrener
