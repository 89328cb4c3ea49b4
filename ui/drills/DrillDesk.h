#pragma once

#include "plan/drill/DrillLibrary.h"
#include "plan/drill/DrillLive.h"
#include "plan/drill/DrillOutcome.h"
#include "plan/drill/DrillPlanner.h"
#include "run/operations/drill/DrillLever.h"
#include "run/runs/GuardVerdict.h"

#include <QCoroTask>
#include <QObject>

namespace warrener {

/// One drill as the page lists it.
struct DrillRow
{
    DrillEntry entry{};
    QHash<QString, QString> needs{}; ///< mode → why it cannot be made on this cluster; without an entry it can
    QList<DrillOutcome> runs{};      ///< of this cluster, newest first; without the one that goes on

    bool isOwn() const { return !entry.file.isEmpty(); }
    /// Why none of its modes can be made here; empty: one can.
    QString obstacle() const
    {
        if (!entry.document)
            return entry.document.error().message;
        for (const DrillMode &mode : entry.document->modes) {
            if (!needs.contains(mode.id))
                return {};
        }
        return entry.document->modes.isEmpty() ? QString() : needs.value(entry.document->modes.first().id);
    }
};

struct DrillsView
{
    bool loaded = false;
    QString problem{}; ///< why runs cannot be listed; translated
    QList<DrillRow> rows{};
    std::optional<DrillLever> lever{}; ///< held: no drill can begin
};

/// Who knows, plans and runs drills of one cluster for the page; app/ implements it, and tests do. Nothing here waits.
class DrillDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillDesk)

public:
    explicit DrillDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual TimePoint now() const = 0;
    virtual const DrillsView &view() const = 0;
    /// Reads drills and runs again; changed() when that is done.
    virtual void refresh() = 0;
    /// While it is on, drills that another process runs are followed too.
    virtual void follow(bool on) = 0;
    /// The drill that goes on, whoever runs it, or the last one of this window; no run: an empty id.
    virtual const RunView &run() const = 0;
    /// It has not ended, and somebody is at it.
    virtual bool isRunning() const = 0;
    /// Something else runs here: no drill can begin.
    virtual bool isBusy() const = 0;

    /// Looks, and changes nothing. Without the second person that a production cluster asks for, for a look only.
    virtual QCoro::Task<Result<Plan>> plan(QString drill, DrillRequest request) = 0;
    virtual QCoro::Task<QList<GuardVerdict>> examine(Plan plan) = 0;
    /// Ends when the run has begun, or with the reason why not. `overrides`: guard → why it is right all the same.
    virtual QCoro::Task<Status> start(QString drill, DrillRequest request, QHash<QString, QString> overrides) = 0;
    /// Everything is taken back at once: of this window's drill, and of all others of this user on this machine.
    virtual void stop() = 0;
    virtual QCoro::Task<Status> releaseLever() = 0;
    /// Who runs things here: "ops@console".
    virtual QString who() const = 0;
    /// As an own drill; one with the same id gives way.
    virtual QCoro::Task<Status> save(DrillDocument document) = 0;
    /// An own one; one with its id that comes with the program is there again.
    virtual QCoro::Task<Status> remove(QString drill) = 0;
    virtual QCoro::Task<Status> exportTo(DrillOutcome outcome, QList<DrillOutcome> earlier, QString file) = 0;

Q_SIGNALS:
    void changed();    ///< view()
    void runChanged(); ///< run(), isRunning() or isBusy()
    void failed(const QString &reason);
};

} // namespace warrener
