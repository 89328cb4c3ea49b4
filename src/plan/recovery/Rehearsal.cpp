#include "plan/recovery/Rehearsal.h"

#include "base/Units.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "run/operations/recovery/RehearsalOperations.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis talkLongest{4 * 3600 * 1000}; ///< of one question at the table

/// What people are asked about a step that a plan in earnest would take by itself, or wait for.
QString questionOf(const Step &step, bool changes)
{
    QStringList lines;
    if (!step.detail.isEmpty())
        lines.append(step.detail);
    if (const QString outcome = step.other.value(recoveryKey::rehearsed).toString(); !outcome.isEmpty())
        lines.append(QCoreApplication::translate("Recovery", "Taken for granted here: %1.").arg(recoveryOutcomeWord(outcome)));
    if (step.expected > Millis{0})
        lines.append(QCoreApplication::translate("Recovery", "In earnest it is expected to take %1.").arg(units::duration(step.expected)));
    lines.append(changes ? QCoreApplication::translate("Recovery", "Who does this, how, and how would you see that it has worked?")
                         : QCoreApplication::translate("Recovery", "Where would you look, and what would you do if it were not so?"));
    return lines.join(u'\n');
}

Step rehearsed(const Step &step)
{
    Step safe;
    safe.id = step.id;
    safe.title = step.title;
    safe.commands = step.commands;
    safe.timeout = talkLongest;
    safe.other = step.other;
    safe.onFailure = step.onFailure == OnFailure::Continue ? OnFailure::Continue : OnFailure::Stop;
    // One question after the other, also where the steps themselves would be taken side by side.
    safe.parallel = false;
    for (const Step &member : step.steps)
        safe.steps.append(rehearsed(member));
    if (step.type == StepType::Group || step.type == StepType::Approval) {
        safe.type = step.type;
        safe.detail = step.detail;
    } else {
        // Whatever the plan would do, or see, by itself: here people say what they would do.
        const bool changes = step.type == StepType::Action || step.type == StepType::Manual || step.other.value(recoveryKey::byPeople).toBool();
        safe.type = StepType::Manual;
        safe.detail = questionOf(step, changes);
        safe.act = simulatedAnswer(step.other.value(recoveryKey::rehearsed).toString());
        if (changes)
            safe.other.insert(wordsWantedKey, true);
    }
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
    step.other.insert(recoveryKey::byPeople, true);
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
    safe.afterwards = QCoreApplication::translate("Recovery", "Nothing was changed: what a cluster would have said was simulated.");
    safe.facts = plan.facts;
    safe.facts.insert(rehearsalKey, tableTop);
    for (const Step &step : plan.steps)
        safe.steps.append(rehearsed(step));
    return safe;
}

RunBook::Setup rehearsalBook(const ClusterProfile &profile)
{
    return {.profile = std::make_shared<const ClusterProfile>(profile),
            .registrars = {[](Operations &operations, const auto &) { addRehearsalOperations(operations); }},
            .isolated = true};
}

bool wasTalkedThrough(const RunState &state)
{
    if (!isAtTable(state.plan) || state.verdict != Verdict::Done)
        return false;
    bool isAnswered = true;
    int answers = 0;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const StepState is = state.step(step.id);
        if (step.type == StepType::Group || is.phase == StepPhase::Skipped)
            return;
        const bool isSaid = !is.answeredBy.isEmpty() && (!wantsWords(step) || !is.remark.trimmed().isEmpty());
        isAnswered = isAnswered && isSaid;
        ++answers;
    });
    return isAnswered && answers > 0;
}

QString recoveryOutcomeWord(const QString &outcome)
{
    static const QHash<QString, const char *> words{
        {u"none"_s, QT_TRANSLATE_NOOP("RecoveryPage", "nothing found")},
        {u"stopped"_s, QT_TRANSLATE_NOOP("RecoveryPage", "its service has stopped")},
        {u"starting"_s, QT_TRANSLATE_NOOP("RecoveryPage", "it is starting")},
        {u"frozen"_s, QT_TRANSLATE_NOOP("RecoveryPage", "its process is frozen")},
        {u"app-down"_s, QT_TRANSLATE_NOOP("RecoveryPage", "RabbitMQ in it is down")},
        {u"paused"_s, QT_TRANSLATE_NOOP("RecoveryPage", "it has paused itself")},
        {u"hung"_s, QT_TRANSLATE_NOOP("RecoveryPage", "it hangs")},
        {u"host-silent"_s, QT_TRANSLATE_NOOP("RecoveryPage", "its host is silent")},
        {u"host-refuses"_s, QT_TRANSLATE_NOOP("RecoveryPage", "its host refuses the login")},
        {u"unknown"_s, QT_TRANSLATE_NOOP("RecoveryPage", "nobody can tell")},
        {u"yes"_s, QT_TRANSLATE_NOOP("RecoveryPage", "yes")},
        {u"no"_s, QT_TRANSLATE_NOOP("RecoveryPage", "no")},
        {u"some"_s, QT_TRANSLATE_NOOP("RecoveryPage", "some are there")},
        {u"aside"_s, QT_TRANSLATE_NOOP("RecoveryPage", "its data was set aside")},
        {u"nothing"_s, QT_TRANSLATE_NOOP("RecoveryPage", "there was nothing to do")},
        {u"resumed"_s, QT_TRANSLATE_NOOP("RecoveryPage", "it goes on")},
        {u"alone"_s, QT_TRANSLATE_NOOP("RecoveryPage", "one node goes on alone")},
    };
    const char *word = words.value(outcome);
    return word ? QCoreApplication::translate("RecoveryPage", word) : outcome;
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
