#pragma once

#include "ui/diagnosis/DiagnosisDesk.h"

#include <algorithm>

namespace warrener {

/// A desk whose reports and progress a test sets; it remembers what was asked of it.
class FakeDesk final : public DiagnosisDesk
{
public:
    using DiagnosisDesk::DiagnosisDesk;

    void run() override
    {
        ++runs;
        setRunning(true);
    }
    void cancel() override
    {
        ++cancels;
        setRunning(false);
    }
    bool isRunning() const override { return m_running; }
    RunProgress progress() const override { return m_progress; }

    QList<ReportEntry> reports() const override
    {
        QList<ReportEntry> entries;
        for (const ReportPtr &each : m_reports)
            entries.append({each->id, each->at, each->took, each->status, each->headline, each->cancelled});
        return entries;
    }
    ReportPtr latest() const override { return m_reports.isEmpty() ? nullptr : m_reports.first(); }
    QCoro::Task<Result<ReportPtr>> report(QString id) override
    {
        const ReportPtr found = find(id);
        if (!found)
            co_return failure(ErrorKind::NotFound, QStringLiteral("There is no such report"));
        co_return found;
    }
    QCoro::Task<Result<ReportComparison>> compare(QString older, QString newer) override
    {
        ReportComparison comparison = compared;
        comparison.older = find(older);
        comparison.newer = find(newer);
        if (!comparison.older || !comparison.newer)
            co_return failure(ErrorKind::NotFound, QStringLiteral("There is no such report"));
        co_return comparison;
    }
    QCoro::Task<Status> exportTo(ReportPtr report, QString file, ReportFormat format) override
    {
        exported.append({report->id, file, format});
        co_return exportAnswer;
    }

    RunSchedule schedule() const override { return kept; }
    QCoro::Task<Status> setSchedule(RunSchedule schedule) override
    {
        if (scheduleAnswer)
            kept = schedule;
        co_return scheduleAnswer;
    }
    QString timerProblem() const override { return noTimer; }

    // What the test sets.
    void setRunning(bool running)
    {
        m_running = running;
        Q_EMIT runningChanged();
    }
    void setProgress(const RunProgress &progress)
    {
        m_progress = progress;
        Q_EMIT progressed();
    }
    void add(Report report)
    {
        m_reports.prepend(std::make_shared<const Report>(std::move(report)));
        Q_EMIT reportsChanged();
    }
    void fail(const QString &reason)
    {
        setRunning(false);
        Q_EMIT failed(reason);
    }

    struct Export
    {
        QString report, file;
        ReportFormat format;
    };

    int runs = 0;
    int cancels = 0;
    ReportComparison compared;
    QList<Export> exported;
    Status exportAnswer;
    RunSchedule kept;
    Status scheduleAnswer;
    QString noTimer;

private:
    ReportPtr find(const QString &id) const
    {
        const auto it = std::ranges::find_if(m_reports, [&id](const ReportPtr &each) { return each->id == id; });
        return it == m_reports.end() ? nullptr : *it;
    }

    QList<ReportPtr> m_reports; ///< newest first
    bool m_running = false;
    RunProgress m_progress;
};

} // namespace warrener
