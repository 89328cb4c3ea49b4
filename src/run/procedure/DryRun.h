#pragma once

#include "run/procedure/Operations.h"

namespace warrener {

/// What a dry run says of one guard rule or step.
struct DryRunItem
{
    enum class Outcome : std::uint8_t {
        Listed,  ///< would be done; nothing was asked
        Passed,  ///< the rule, check or precondition holds now
        Skipped, ///< there would be nothing to do
        Failed,  ///< does not hold now; `words` say why
    };

    QString id{};
    bool guard = false;
    int depth = 0; ///< of a step inside of groups: 1…
    Outcome outcome = Outcome::Listed;
    QString words{}; ///< translated reason; may be empty

    bool operator==(const DryRunItem &) const = default;
};

/// Goes through the plan without changing anything, and writes nothing. `ask`: guard rules, checks
/// and preconditions are asked as things stand now (a check that follows an action may fail for
/// that reason alone); else they are only listed.
QCoro::Task<QList<DryRunItem>> dryRun(Plan plan, bool ask, std::shared_ptr<const Operations> operations, std::shared_ptr<Timekeeper> time,
                                      std::stop_token stop = {});

} // namespace warrener
