#include "run/procedure/DryRun.h"

using namespace Qt::StringLiterals;

namespace warrener {

QCoro::Task<QList<DryRunItem>> dryRun(Plan plan, bool ask, std::shared_ptr<const Operations> operations, std::shared_ptr<Timekeeper> time, std::stop_token stop)
{
    struct Question
    {
        DryRunItem item;
        std::optional<Call> call;
        Millis timeout{30000};
    };
    QList<Question> questions;
    for (const Guard &guard : std::as_const(plan.guards))
        questions.append({.item = {.id = guard.id, .guard = true}, .call = guard.act});
    eachStep(plan.steps, [&](const Step &step, int depth) {
        questions.append(
            {.item = {.id = step.id, .depth = depth}, .call = step.type == StepType::Check ? step.act : step.precondition, .timeout = step.timeout});
    });

    QList<DryRunItem> items;
    for (const Question &question : std::as_const(questions)) {
        DryRunItem item = question.item;
        if (ask && question.call) {
            const StepContext context{.run = {}, .step = item.guard ? QString() : item.id, .stop = stop};
            const Result<QJsonObject> answer = co_await Operations::call(operations, *question.call, context, time, {.timeout = question.timeout});
            const bool skip = answer && answer->value("skip"_L1).toBool();
            item.outcome = !answer ? DryRunItem::Outcome::Failed : skip ? DryRunItem::Outcome::Skipped : DryRunItem::Outcome::Passed;
            item.words = answer ? answer->value("words"_L1).toString() : answer.error().message;
        }
        items.append(item);
    }
    co_return items;
}

} // namespace warrener
