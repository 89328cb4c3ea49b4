#pragma once

#include "support/FakeGuards.h"
#include "ui/drills/DrillDesk.h"

namespace warrener {

/// A desk whose drills and run a test sets; plans are the real planner's, and what is to be started is only remembered.
/// (Answers are copied by hand: co_return of QCoro moves from whatever it is given.)
class FakeDrillDesk final : public DrillDesk
{
public:
    explicit FakeDrillDesk(ClusterView cluster = {}, TimePoint now = {}) : m_cluster(std::move(cluster)), m_now(now) {}

    TimePoint now() const override { return m_now; }
    const DrillsView &view() const override { return m_view; }
    void refresh() override { asked += QStringLiteral("refresh"); }
    void follow(bool on) override { asked += on ? QStringLiteral("follow") : QStringLiteral("do not follow"); }
    const RunView &run() const override { return m_run; }
    bool isRunning() const override { return m_running; }
    bool isBusy() const override { return busy || m_running; }

    QCoro::Task<Result<Plan>> plan(QString drill, DrillRequest request) override
    {
        ++plans;
        planned = request;
        if (request.approver.isEmpty())
            request.approver = anybody();
        co_return made(drill, request);
    }
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override { co_return verdictsBut(plan, refuses); }
    QCoro::Task<Status> start(QString drill, DrillRequest request, QHash<QString, QString> overrides) override
    {
        request.who = who();
        started = request;
        overridden = overrides;
        if (const Result<Plan> plan = made(drill, request); !plan)
            co_return std::unexpected(plan.error());
        asked += QStringLiteral("start ") + drill;
        co_return Status(startAnswer);
    }
    void stop() override { asked += QStringLiteral("stop"); }
    QCoro::Task<Status> releaseLever() override
    {
        asked += QStringLiteral("release");
        co_return Status();
    }
    QString who() const override { return QStringLiteral("ops@console-2"); }
    QCoro::Task<Status> save(DrillDocument document) override
    {
        asked += QStringLiteral("save ") + document.id;
        saved = document;
        co_return Status(saveAnswer);
    }
    QCoro::Task<Status> remove(QString drill) override
    {
        asked += QStringLiteral("remove ") + drill;
        co_return Status();
    }
    QCoro::Task<Status> exportTo(DrillOutcome outcome, QList<DrillOutcome>, QString file) override
    {
        asked += QStringLiteral("export %1 %2").arg(outcome.run, file);
        co_return Status();
    }

    // What the test sets.
    void setView(const DrillsView &view)
    {
        m_view = view;
        Q_EMIT changed();
    }
    void setRun(const RunView &run, bool running)
    {
        m_run = run;
        m_running = running;
        Q_EMIT runChanged();
    }
    void setNow(TimePoint now) { m_now = now; }

    QStringList asked;
    bool busy = false;
    int plans = 0;
    DrillRequest planned;
    DrillRequest started;
    QHash<QString, QString> overridden; ///< guard → why
    QHash<QString, QString> refuses;    ///< guard → reason
    Status startAnswer;
    DrillDocument saved;
    Status saveAnswer;

private:
    Result<Plan> made(const QString &drill, const DrillRequest &request) const
    {
        for (const DrillRow &row : m_view.rows) {
            if (row.entry.id == drill && row.entry.document)
                return planDrill(m_cluster, *row.entry.document, request);
        }
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such drill"));
    }

    ClusterView m_cluster;
    TimePoint m_now;
    DrillsView m_view;
    RunView m_run;
    bool m_running = false;
};

} // namespace warrener
