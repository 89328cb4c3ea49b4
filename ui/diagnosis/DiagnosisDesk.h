#pragma once

#include "base/Result.h"
#include "ui/diagnosis/KnownFindings.h"
#include "ui/diagnosis/ReportComparison.h"
#include "ui/diagnosis/ReportEntry.h"
#include "ui/diagnosis/RunProgress.h"
#include "ui/diagnosis/RunSchedule.h"

#include <QCoroTask>
#include <QObject>

#include <cstdint>

namespace warrener {

enum class ReportFormat : std::uint8_t { Json, Html, Pdf };

/// Who makes, keeps and exports the reports of one cluster for the page; app/ implements it, and
/// tests do. Nothing here waits: what takes time is a task, or is told by a signal.
class DiagnosisDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosisDesk)

public:
    /// Settings outlive it; null: what is known is not remembered.
    explicit DiagnosisDesk(const ClusterName &cluster, QObject *parent = nullptr, QSettings *settings = nullptr) : QObject(parent), m_known(cluster, settings)
    {
    }

    /// Begins a diagnosis; nothing while one runs.
    virtual void run() = 0;
    /// What has answered so far becomes a report that says it was stopped.
    virtual void cancel() = 0;
    virtual bool isRunning() const = 0;
    virtual RunProgress progress() const = 0;

    /// Newest first.
    virtual QList<ReportEntry> reports() const = 0;
    /// The newest report; null while there is none, or while it is being read.
    virtual ReportPtr latest() const = 0;
    virtual QCoro::Task<Result<ReportPtr>> report(QString id) = 0;
    virtual QCoro::Task<Result<ReportComparison>> compare(QString older, QString newer) = 0;
    virtual QCoro::Task<Status> exportTo(ReportPtr report, QString file, ReportFormat format) = 0;

    virtual RunSchedule schedule() const = 0;
    virtual QCoro::Task<Status> setSchedule(RunSchedule schedule) = 0;
    /// Why no systemd timer can be had here, translated; empty: it can.
    virtual QString timerProblem() const = 0;

    KnownFindings &known() { return m_known; }
    const KnownFindings &known() const { return m_known; }

Q_SIGNALS:
    void runningChanged();
    void progressed();
    void reportsChanged(); ///< the list, or the newest report
    /// A run that came to no report; one translated sentence.
    void failed(const QString &reason);

private:
    KnownFindings m_known;
};

} // namespace warrener
