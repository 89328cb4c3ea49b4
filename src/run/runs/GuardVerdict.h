#pragma once

#include "run/procedure/DryRun.h"
#include "run/procedure/Plan.h"

#include <QHash>
#include <QList>
#include <QString>

#include <cstdint>

namespace warrener {

/// What a guard rule of the plan says at present.
struct GuardVerdict
{
    enum class State : std::uint8_t { Unknown, Passed, Refused };

    QString id{};
    QString words{}; ///< translated: "Quorum stays"
    State state = State::Unknown;
    QString reason{}; ///< translated, of a refusal
    bool overridable = false;

    bool operator==(const GuardVerdict &) const = default;
};

/// The rules alone: their steps are asked when the plan runs.
Plan guardsOf(const Plan &plan);
/// What a dry run of them says; a rule that it does not mention has not been asked.
QList<GuardVerdict> verdictsOf(const Plan &plan, const QList<DryRunItem> &items);

/// Those of them that refuse, but for what a person has overridden: id of the rule to the reason given.
QList<GuardVerdict> refusalsOf(const QList<GuardVerdict> &verdicts, const QHash<QString, QString> &overrides = {});
/// Whether a person may override them all; false of none.
bool areOverridable(const QList<GuardVerdict> &refusals);
/// Letters that the reason of an override has at least, without the blanks around it.
inline constexpr qsizetype leastWhy = 3;

} // namespace warrener
