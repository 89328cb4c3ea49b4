#include "run/procedure/Plan.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const Step *find(const QList<Step> &steps, const QString &id)
{
    for (const Step &step : steps) {
        if (step.id == id)
            return &step;
        if (const Step *inner = find(step.steps, id))
            return inner;
    }
    return nullptr;
}

Millis sum(const QList<Step> &steps, bool parallel, const std::function<Millis(const Step &)> &ofOne)
{
    Millis total{0};
    for (const Step &step : steps) {
        const Millis one = step.type == StepType::Group ? sum(step.steps, step.parallel, ofOne) : ofOne(step);
        total = parallel ? std::max(total, one) : total + one;
    }
    return total;
}

/// The first thing that is wrong with one step; empty where nothing is.
QString complaint(const Step &step)
{
    const bool asksPerson = step.type == StepType::Manual || step.type == StepType::Approval;
    if (step.id.isEmpty() || step.id.size() > 64)
        return QCoreApplication::translate("Plan", "A step's id has 1 to 64 characters");
    if (step.type == StepType::Group && step.steps.isEmpty())
        return QCoreApplication::translate("Plan", "The group “%1” has no steps").arg(step.id);
    if (step.type != StepType::Group && !step.steps.isEmpty())
        return QCoreApplication::translate("Plan", "The step “%1” holds steps but is no group").arg(step.id);
    if (step.type != StepType::Group && !asksPerson && (!step.act || step.act->operation.isEmpty()))
        return QCoreApplication::translate("Plan", "The step “%1” has no operation").arg(step.id);
    if (step.type != StepType::Action && step.undo)
        return QCoreApplication::translate("Plan", "The step “%1” has an undo but is no action").arg(step.id);
    if (step.type == StepType::Action && step.retry.times > 0 && !step.idempotent && !step.probe) {
        return QCoreApplication::translate(
                   "Plan", "The step “%1” would be tried again although nobody can tell whether it took effect: it is neither idempotent nor has a probe")
            .arg(step.id);
    }
    return {};
}

} // namespace

bool Step::operator==(const Step &) const = default;

bool wantsWords(const Step &step)
{
    return step.other.value(wordsWantedKey).toBool();
}

bool isAtTable(const Plan &plan)
{
    return plan.facts.value(rehearsalKey).toString() == tableTop;
}

const Step *Plan::step(const QString &wanted) const
{
    return find(steps, wanted);
}

void eachStep(const QList<Step> &steps, const std::function<void(const Step &, int)> &visit, int depth)
{
    for (const Step &step : steps) {
        visit(step, depth);
        eachStep(step.steps, visit, depth + 1);
    }
}

Millis expectedDuration(const QList<Step> &steps)
{
    return sum(steps, false, [](const Step &step) { return step.expected; });
}

Millis longestDuration(const QList<Step> &steps)
{
    return sum(steps, false, [](const Step &step) {
        const bool retried = step.type == StepType::Check || step.type == StepType::Action;
        return retried ? step.timeout * (step.retry.times + 1) + step.retry.pause * step.retry.times : step.timeout;
    });
}

QString digestOf(const ClusterProfile &profile)
{
    const QByteArray bytes = QJsonDocument(toJson(profile)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Status checkPlan(const Plan &plan)
{
    QString wrong;
    QSet<QString> ids;
    if (plan.steps.isEmpty())
        wrong = QCoreApplication::translate("Plan", "The plan has no steps");
    eachStep(plan.steps, [&](const Step &step, int) {
        if (wrong.isEmpty())
            wrong = complaint(step);
        if (wrong.isEmpty() && ids.contains(step.id))
            wrong = QCoreApplication::translate("Plan", "Two steps have the id “%1”").arg(step.id);
        ids.insert(step.id);
    });
    return wrong.isEmpty() ? Status() : failure(ErrorKind::Malformed, wrong);
}

} // namespace warrener
