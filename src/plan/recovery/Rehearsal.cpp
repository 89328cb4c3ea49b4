#include "plan/recovery/Rehearsal.h"

#include "plan/recovery/RecoveryPlanner.h"
#include "run/operations/recovery/RehearsalOperations.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Step rehearsed(const Step &step)
{
    Step safe;
    safe.id = step.id;
    safe.title = step.title;
    safe.detail = step.detail;
    safe.commands = step.commands;
    safe.expected = step.expected;
    safe.timeout = step.timeout;
    safe.other = step.other;
    safe.onFailure = step.onFailure == OnFailure::Continue ? OnFailure::Continue : OnFailure::Stop;
    const bool byPerson = step.type == StepType::Manual || step.type == StepType::Approval;
    safe.type = byPerson || step.type == StepType::Group ? step.type : StepType::Check;
    // In earnest the cluster shows that people have done it; here they say what they would do.
    if (step.other.value(recoveryKey::byPeople).toBool())
        safe.type = StepType::Manual;
    safe.parallel = step.parallel;
    for (const Step &member : step.steps)
        safe.steps.append(rehearsed(member));
    if (safe.type == StepType::Check)
        safe.act = simulatedAnswer(step.other.value(recoveryKey::rehearsed).toString());
    if (step.precondition)
        safe.precondition = simulatedBranch(*step.precondition);
    return safe;
}

/// A step that only has to be there.
QList<Step> restoreAtTable()
{
    Step step;
    step.id = u"restored"_s;
    step.type = StepType::Check;
    step.title = QCoreApplication::translate("Recovery", "Restore the newest good backup");
    step.act = simulatedAnswer({});
    return {step};
}

void takeOutcomes(QList<Step> &steps, const QHash<QString, QString> &outcomes)
{
    for (Step &step : steps) {
        takeOutcomes(step.steps, outcomes);
        if (const auto wanted = outcomes.constFind(step.id); wanted != outcomes.cend())
            step.other.insert(recoveryKey::rehearsed, *wanted);
    }
}

} // namespace

Plan rehearsalOf(const Plan &plan)
{
    Plan safe;
    safe.id = u"rehearsal-"_s + plan.id;
    safe.kind = recoveryKind(plan.facts.value("scenario"_L1).toString(), true);
    safe.label = QCoreApplication::translate("Recovery", "Rehearsal");
    safe.command = plan.command;
    safe.title = QCoreApplication::translate("Recovery", "Rehearsal, at the table: %1").arg(plan.title);
    safe.why = plan.why;
    safe.cluster = plan.cluster;
    safe.environment = plan.environment;
    safe.profileDigest = plan.profileDigest;
    safe.createdAt = plan.createdAt;
    safe.lease.kind = LeaseNeed::Kind::Beside;
    safe.page = plan.page;
    safe.harmlessToFinish = true;
    safe.afterwards = QCoreApplication::translate("Recovery", "Nothing was changed: every answer was a simulated one.");
    safe.facts = plan.facts;
    safe.facts.insert(u"rehearsal"_s, u"table-top"_s);
    for (const Step &step : plan.steps)
        safe.steps.append(rehearsed(step));
    return safe;
}

Result<Plan> planOnPaper(const RecoveryDocument &document, const ClusterProfile &profile, RecoveryWish wish, TimePoint now)
{
    const ClusterView view = bareView(profile, now);
    if (wish.node.isEmpty() && !profile.nodes.isEmpty() && document.about != RecoveryDocument::About::Cluster)
        wish.node = profile.nodes.last().name;
    if (wish.restore.isEmpty() && restoresBackup(document))
        wish.restore = restoreAtTable();
    return planRecovery(document, view, wish);
}

Result<Plan> planRehearsal(const RecoveryDocument &document, const ClusterProfile &profile, const RecoveryWish &wish, TimePoint now)
{
    Result<Plan> plan = planOnPaper(document, profile, wish, now);
    if (!plan)
        return plan;
    takeOutcomes(plan->steps, wish.outcomes);
    return rehearsalOf(*plan);
}

QStringList operationsNamedBy(const Plan &plan)
{
    QSet<QString> names;
    for (const Guard &guard : plan.guards)
        names.insert(guard.act.operation);
    eachStep(plan.steps, [&names](const Step &step, int) {
        for (const std::optional<Call> &call : {step.act, step.precondition, step.probe}) {
            if (call)
                names.insert(call->operation);
        }
        if (step.undo)
            names.insert(step.undo->act.operation);
    });
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort();
    return sorted;
}

} // namespace warrener
