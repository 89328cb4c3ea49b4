#include "run/operations/recovery/RehearsalOperations.h"

#include "run/operations/OperationParts.h"
#include "run/operations/recovery/ClusterConditions.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto simulatedName = "rehearsal.answer"_L1;
constexpr auto simulatedBranchName = "rehearsal.unless-outcome"_L1;
constexpr auto simulatedOutcomeKey = "outcome"_L1;

/// Argument: {"outcome"}.
OperationTask simulated(QJsonObject arguments, StepContext)
{
    QJsonObject answer{{key::done, true}};
    if (const QString outcome = arguments.value(simulatedOutcomeKey).toString(); !outcome.isEmpty())
        answer.insert(simulatedOutcomeKey, outcome);
    co_return saying(QCoreApplication::translate("Recovery", "simulated"), answer);
}

OperationTask branchOfRehearsal(QJsonObject arguments, StepContext context)
{
    co_return outcomeDecides(arguments, context);
}

} // namespace

void addRehearsalOperations(Operations &operations)
{
    operations.add(simulatedName, [](QJsonObject arguments, StepContext context) { return simulated(std::move(arguments), std::move(context)); });
    operations.add(simulatedBranchName, [](QJsonObject arguments, StepContext context) { return branchOfRehearsal(std::move(arguments), std::move(context)); });
}

Call simulatedAnswer(const QString &outcome)
{
    QJsonObject arguments;
    if (!outcome.isEmpty())
        arguments.insert(simulatedOutcomeKey, outcome);
    return {.operation = simulatedName, .arguments = arguments};
}

std::optional<Call> simulatedBranch(const Call &precondition)
{
    if (!isOutcomeBranch(precondition))
        return std::nullopt;
    return Call{.operation = simulatedBranchName, .arguments = precondition.arguments};
}

} // namespace warrener
