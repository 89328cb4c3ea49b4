#pragma once

#include "run/procedure/Recovery.h"
#include "ui/steps/RunDesk.h"

#include <QFile>

namespace warrener {

/// A desk whose run and journal a test sets; it remembers what was asked of it. (Answers are copied
/// by hand: co_return of QCoro moves from whatever it is given.)
class FakeRunDesk final : public RunDesk
{
public:
    explicit FakeRunDesk(TimePoint now = {}) : m_now(now) {}

    TimePoint now() const override { return m_now; }
    const RunView &current() const override { return m_current; }
    bool isRunning() const override { return m_running; }
    bool isOther() const override { return other; }
    bool isPausing() const override { return m_pausing; }

    void pause() override
    {
        asked += QStringLiteral("pause");
        m_pausing = true;
        Q_EMIT changed();
    }
    void goOn() override
    {
        asked += QStringLiteral("go on");
        m_pausing = false;
        Q_EMIT changed();
    }
    void abort(const QString &, bool undo) override { asked += undo ? QStringLiteral("abort and undo") : QStringLiteral("abort"); }
    void answer(const QString &step, bool yes, const QString &note) override
    {
        asked += QStringLiteral("%1 %2 %3").arg(step, yes ? QStringLiteral("yes") : QStringLiteral("no"), note).trimmed();
    }

    QList<RunSummary> unfinished() const override { return m_unfinished; }
    QCoro::Task<Result<RecoveryPlan>> examine(QString) override { co_return Result<RecoveryPlan>(examined); }
    QCoro::Task<Status> recover(QString run, RecoveryChoice choice) override
    {
        recovered = choice;
        asked += QStringLiteral("recover %1").arg(run);
        co_return Status(recoverAnswer);
    }

    QCoro::Task<Result<QList<RunSummary>>> runs(RunFilter filter) override
    {
        lastFilter = filter;
        ++listed;
        co_return Result<QList<RunSummary>>(listAnswer);
    }
    QCoro::Task<Result<RunView>> read(QString run) override
    {
        asked += QStringLiteral("read %1").arg(run);
        co_return Result<RunView>(readAnswer);
    }
    QCoro::Task<Status> exportTo(RunFilter filter, ExportFormat format, QString file) override
    {
        lastFilter = filter;
        exported = file;
        exportFormat = format;
        co_return Status(exportAnswer);
    }
    QCoro::Task<Result<ChainReport>> verify() override { co_return Result<ChainReport>(verifyAnswer); }

    // What the test sets.
    void setNow(TimePoint now) { m_now = now; }
    void setRun(const RunView &run, bool running)
    {
        m_current = run;
        m_running = running;
        Q_EMIT changed();
        if (!running && run.state.verdict)
            Q_EMIT ended();
    }
    void setUnfinished(const QList<RunSummary> &runs)
    {
        m_unfinished = runs;
        Q_EMIT unfinishedChanged();
    }

    QStringList asked;
    bool other = false;
    Result<RecoveryPlan> examined = RecoveryPlan{};
    RecoveryChoice recovered;
    Status recoverAnswer;
    RunFilter lastFilter;
    int listed = 0;
    Result<QList<RunSummary>> listAnswer = QList<RunSummary>{};
    Result<RunView> readAnswer = RunView{};
    QString exported;
    ExportFormat exportFormat = ExportFormat::JsonLines;
    Status exportAnswer;
    Result<ChainReport> verifyAnswer = ChainReport{};

private:
    TimePoint m_now;
    RunView m_current;
    bool m_running = false;
    bool m_pausing = false;
    QList<RunSummary> m_unfinished;
};

} // namespace warrener
