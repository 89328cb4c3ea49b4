#pragma once

#include "judge/diagnosis/DiagnosisInput.h"
#include "judge/diagnosis/Report.h"
#include "look/access/Doors.h"
#include "record/report/DiagnosisProgress.h"

#include <QCoroTask>

#include <functional>
#include <memory>
#include <stop_token>

namespace warrener {

struct DiagnosisRequest
{
    Doors doors; ///< opened anew in the thread that diagnoses
    std::shared_ptr<const Clock> clock;
    /// The console's latest snapshot, asked for when the probes have answered; empty: an own look,
    /// side by side with them.
    std::function<SnapshotPtr()> snapshot{};
    std::shared_ptr<const History> history{}; ///< null: none at hand
    /// Where `history` is null: a HistoryStore's file to read meanwhile; empty, or it cannot be read:
    /// no charts, nothing over time.
    QString historyFile{};
    std::shared_ptr<const DiagnosisReference> reference{}; ///< null: human error is not judged
    std::function<void(const DiagnosisProgress &)> progress{};
    Millis patience{8000}; ///< of the own look
};

struct Diagnosis
{
    Report report;
    DiagnosisInput input; ///< what it was judged from: for a reference
};

/// Looks, judges, reports; nothing is kept. Call it in a thread with an event loop; the progress is
/// told in that thread, and never after `stop` was asked for. Ends at the latest 12 s or the
/// patience after its start; after `stop` with a report of what was there by then. The calling
/// object may die meanwhile if it lets go of the task and its progress stays callable.
QCoro::Task<Diagnosis> runDiagnosis(DiagnosisRequest request, std::stop_token stop);

} // namespace warrener
