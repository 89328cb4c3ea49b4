#pragma once

#include "run/procedure/Plan.h"
#include "ui/restore/RestoreDraft.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <stop_token>

namespace warrener {

class CareDesk;
class RunDesk;

/// A cluster that can be restored into.
struct RestorePlace
{
    ClusterName name{};
    Environment environment = Environment::Production;
    QString obstacle{}; ///< translated, why nothing can be restored into it now; empty: it can

    bool operator==(const RestorePlace &) const = default;
};

/// Who compares, plans and runs restores for the wizard; app/ implements it, and tests do. Nothing here waits: what takes
/// time is a task, or is told by a signal. Messages of errors are sentences for people; where a task was stopped its
/// error is Cancelled.
class RestoreDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreDesk)

public:
    explicit RestoreDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual TimePoint now() const = 0;
    /// This cluster first.
    virtual QList<RestorePlace> places() const = 0;

    /// Changes nothing. What is ticked in a preview does not matter to it.
    virtual QCoro::Task<Result<RestorePreview>> preview(RestoreDraft draft, std::stop_token stop) = 0;
    /// Compares once more: the plan is of the cluster as it is now.
    virtual QCoro::Task<Result<Plan>> plan(RestoreDraft draft) = 0;
    /// The same as one line for a terminal, which asks there; `preview`: of that draft.
    virtual QString command(const RestoreDraft &draft, const RestorePreview &preview) const = 0;
    /// Looks on the hosts of that place for what restores have kept there: the plan that removes it. Errors: NotFound, there is nothing.
    virtual QCoro::Task<Result<Plan>> planRemoveKept(ClusterName of) = 0;
    /// Examines and starts plans of other places than the open cluster, each in its own; it makes none.
    virtual CareDesk &hands() = 0;
    /// Null: nothing was asked for there.
    virtual RunDesk *runsOf(const ClusterName &place) = 0;
    /// A restore of a backup of the catalogue into virtual hosts of its own in that place, thrown away afterwards: what it came to
    /// stands beside the backup. In another place than the open cluster hands() examine and start it.
    virtual QCoro::Task<Result<Plan>> planTest(QString backup, ClusterName to) = 0;
    /// Ends when the run has begun, or with the reason why not. `overrides`: guard → why.
    virtual QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) = 0;
    /// Of the cluster that plan() was asked for last; of this one before.
    virtual RunDesk &runs() = 0;

Q_SIGNALS:
    void changed(); ///< places()
};

} // namespace warrener
