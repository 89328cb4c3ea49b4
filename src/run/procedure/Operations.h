#pragma once

#include "base/Timekeeper.h"
#include "run/procedure/Plan.h"
#include "run/procedure/StepContext.h"

#include <QStringList>

#include <memory>

namespace warrener {

/// The work behind a name: data in, data out. Usually a lambda that hands on to a coroutine which
/// takes its parameters by value. It must end soon after `context.stop` is asked for.
///
/// What some answers mean: `"done": bool` of a wait or a probe; `"givenUp": true` of a wait: it will not come true, or nobody
/// wants to wait for it any more, and `"words"` say why; `"skip": true` of a precondition, with `"words"`.
using Operation = std::function<QCoro::Task<Result<QJsonObject>>(QJsonObject arguments, StepContext context)>;

/// The only hands: everything that plans can name. Filled once at the start, then shared.
class Operations final
{
public:
    void add(const QString &name, Operation operation) { m_operations.insert(name, std::move(operation)); }
    bool knows(const QString &name) const { return m_operations.contains(name); }
    /// Of the plan's operations, those that are not there; sorted.
    QStringList missing(const Plan &plan) const;

    /// How long a call may take, and how much longer until it is left to itself.
    struct Limits
    {
        Millis timeout{30000};
        Millis grace{5000};
    };

    /// Calls the operation and always comes back: after the time-out, or once `context.stop` is
    /// asked for, the operation is told to stop; when it has not ended `grace` later, it goes on
    /// by itself and its answer is dropped. An answer that comes within the grace counts.
    /// Errors: NotAvailable (no such operation), Timeout, Cancelled, the operation's own.
    static QCoro::Task<Result<QJsonObject>> call(std::shared_ptr<const Operations> operations, Call what, StepContext context, std::shared_ptr<Timekeeper> time,
                                                 Limits limits);

private:
    QHash<QString, Operation> m_operations;
};

} // namespace warrener
