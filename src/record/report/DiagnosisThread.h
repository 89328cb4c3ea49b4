#pragma once

#include "base/Result.h"
#include "judge/diagnosis/Report.h"
#include "record/report/DiagnosisProgress.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace warrener {

class ReportStore;
struct DiagnosisRequest;

/// What a diagnosis came to. `report` is never null; it is there too where it could not be kept.
struct KeptReport
{
    std::shared_ptr<const Report> report;
    Status kept;
};

/// Diagnoses in a thread of their own, one at a time: probes start programs and read certificates,
/// which may hold up their thread for a second on a busy machine. Asking, judging and writing the
/// report all happen there. Lives on the caller's thread; its signals come there.
class DiagnosisThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosisThread)

public:
    explicit DiagnosisThread(QObject *parent = nullptr);
    /// Returns within a second, also while one runs; that one leaves no report.
    ~DiagnosisThread() override;

    /// Diagnoses with clients of its own and the reference kept in `store`, keeps the report there,
    /// and ends with finished(). `request` brings no progress; its snapshot is asked
    /// for in the other thread. Call it again only after finished().
    void run(DiagnosisRequest request, ReportStore store);
    /// What has answered so far becomes a report that says it was stopped.
    void cancel();

Q_SIGNALS:
    /// At most every 50 ms.
    void progressed(const warrener::DiagnosisProgress &progress);
    void finished(const warrener::KeptReport &kept);

private:
    struct Worker;

    QThread m_thread;
    Worker *m_worker; ///< lives in m_thread, deleted as that ends
};

} // namespace warrener
