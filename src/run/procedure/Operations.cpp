#include "run/procedure/Operations.h"

#include "base/Pending.h"
#include "base/Post.h"
#include "base/Units.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// One call under way: whoever comes first, the answer or the end of patience, ends it.
struct Race
{
    Pending<Result<QJsonObject>> outcome;
    std::stop_source stop;
    bool timedOut = false;
    Timekeeper::Alarm patience = 0;
    Timekeeper::Alarm grace = 0;
};

QCoro::Task<> drive(Operation operation, QJsonObject arguments, StepContext context, std::shared_ptr<Race> race)
{
    race->outcome.finish(co_await operation(std::move(arguments), std::move(context)));
}

} // namespace

QStringList Operations::missing(const Plan &plan) const
{
    QStringList names;
    const auto look = [&](const Call &call) {
        if (!knows(call.operation) && !names.contains(call.operation))
            names.append(call.operation);
    };
    for (const Guard &guard : plan.guards)
        look(guard.act);
    eachStep(plan.steps, [&](const Step &step, int) {
        for (const std::optional<Call> &call : {step.act, step.precondition, step.probe}) {
            if (call)
                look(*call);
        }
        if (step.undo)
            look(step.undo->act);
    });
    names.sort();
    return names;
}

QCoro::Task<Result<QJsonObject>> Operations::call(std::shared_ptr<const Operations> operations, Call what, StepContext context,
                                                  std::shared_ptr<Timekeeper> time, Limits limits)
{
    const auto found = operations->m_operations.constFind(what.operation);
    if (found == operations->m_operations.cend()) {
        co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Operations", "This Warrener has no operation “%1”").arg(what.operation));
    }
    const auto race = std::make_shared<Race>();
    const Error timeout{.kind = ErrorKind::Timeout,
                        .message = QCoreApplication::translate("Operations", "Not done within %1").arg(units::duration(limits.timeout)),
                        .detail = {}};
    const Error cancel{.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("Operations", "Stopped before it was done"), .detail = {}};
    const auto giveUp = [race, time, limits, timeout, cancel] {
        race->stop.request_stop();
        if (race->grace == 0)
            race->grace = time->after(limits.grace, [race, timeout, cancel] { race->outcome.finish(std::unexpected(race->timedOut ? timeout : cancel)); });
    };
    const std::stop_token outer = std::exchange(context.stop, race->stop.get_token());
    if (outer.stop_requested())
        co_return std::unexpected(cancel);
    // The stop may come from any thread: alarms, and whoever waits here, belong to this one.
    QObject here;
    const std::stop_callback onStop(outer, [&here, giveUp] { postOrCall(&here, giveUp); });
    race->patience = time->after(limits.timeout, [race, giveUp] {
        race->timedOut = true;
        giveUp();
    });
    const QCoro::Task<> work = drive(*found, what.arguments, std::move(context), race);
    Result<QJsonObject> result = co_await race->outcome;
    time->cancel(race->patience);
    time->cancel(race->grace);
    // What an operation says about having been told to stop is less than what is known here.
    if (!result && race->timedOut) {
        Error late = timeout;
        if (result.error().kind != ErrorKind::Cancelled)
            late.detail = result.error().message;
        co_return std::unexpected(late);
    }
    co_return result;
}

} // namespace warrener
