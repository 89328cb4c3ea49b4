#pragma once

#include "app/warrenctl/Errand.h"
#include "plan/drill/DrillLibrary.h"
#include "plan/drill/DrillOutcome.h"
#include "plan/drill/DrillPlanner.h"

namespace warrener::ctl {

/// What `warrenctl drill …` is told beside what all commands are told.
struct DrillWish
{
    QString what{};      ///< a drill's id, a document's file, or a run's id
    QStringList nodes{}; ///< whole or short names
    QStringList proxies{};
    DrillRequest request{};
    QString out{};      ///< report: a file
    QString schedule{}; ///< systemd's OnCalendar
    QString due{};      ///< run: only if a time of this OnCalendar has just been; what a timer starts
    QString name{};     ///< schedule: tells this timer of the drill from its others; empty: the one without a name
    bool unschedule = false;
    bool hold = false;    ///< stop: nothing begins until it is released
    bool release = false; ///< stop: give the lever back
};

Outcome listDrills();
Outcome showDrill(const DrillWish &wish);
/// A document's file alone; with its id what its rules and checks say now; without either all documents that there are.
Outcome checkDrill(const Errand &errand, const DrillWish &wish);
Outcome runDrill(const Errand &errand, const DrillWish &wish);
/// Pulls the lever, waits until no drill of the cluster is open, takes back what a dead process left.
Outcome stopDrills(const Errand &errand, const DrillWish &wish);
Outcome scheduleDrill(const Errand &errand, const DrillWish &wish);
/// Of one run, or all runs of drills.
Outcome reportDrill(const Errand &errand, const DrillWish &wish);

/// Pure. README.md beside this file describes the JSON.
Report outcomeReport(const DrillOutcome &outcome);
/// Of a stop: the runs of drills that are open still, beside what `json` says of the lever. Pure.
Outcome stoppedReport(const ClusterName &cluster, const Result<QStringList> &open, QJsonObject json);
/// Of a document's file alone. Pure.
Report drillCheckReport(const QString &file, const Result<DrillDocument> &document);
/// Of all documents. Pure.
Report drillsCheckReport(const QList<DrillEntry> &entries);

} // namespace warrener::ctl
