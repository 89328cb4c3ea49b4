#pragma once

#include "plan/care/CareWish.h"
#include "run/procedure/Plan.h"
#include "run/runs/GuardVerdict.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

namespace warrener {

/// Who makes and runs the small plans for the pages that offer them; app/ implements it, and tests
/// do. Runs themselves are watched on the RunDesk.
class CareDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CareDesk)

public:
    explicit CareDesk(QObject *parent = nullptr) : QObject(parent) {}

    /// A run is under way: no other can begin.
    virtual bool isBusy() const = 0;
    /// Looks, and changes nothing. Errors are words for the person who asked.
    virtual QCoro::Task<Result<Plan>> plan(CareWish wish) = 0;
    /// What the plan's guard rules say now, in their order.
    virtual QCoro::Task<QList<GuardVerdict>> examine(Plan plan) = 0;
    /// Ends when the run has begun, or with the reason why not. `overrides`: guard → why.
    virtual QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) = 0;
};

} // namespace warrener
