#pragma once

#include "base/Pending.h"
#include "run/procedure/Lease.h"
#include "run/procedure/Recovery.h"
#include "run/procedure/RunLog.h"
#include "run/procedure/Runner.h"
#include "support/FakeTime.h"

#include <QMetaObject>

#include <functional>

/// Keeps records in memory; each takes a turn of the event loop, as a disk would.
class MemoryLog final : public warrener::RunLog
{
public:
    QCoro::Task<warrener::Result<warrener::JournalRecord>> append(warrener::JournalRecord record, bool sync) override;
    QCoro::Task<warrener::Result<std::optional<warrener::RunState>>> reread(QString run) override;

    QList<warrener::JournalRecord> records;
    int failFrom = 0;                                                     ///< not 0: this record and later ones cannot be written
    bool readsBack = false;                                               ///< as a journal does; else what stands in it says nothing about runs
    std::function<QCoro::Task<>(const warrener::JournalRecord &)> disk{}; ///< set: what writing a record waits for
};

/// Everything that a run needs, scripted, and an ordered log of what happened.
///
/// Operations: "ok"; "fail"; "fail-times" (n: fails that often for a step, then works); "hang" (until
/// told to stop); "deaf" (never ends); "slow" (ms); "wait" (n: done at the n-th question); "give-up"; "probe"
/// (done: true, false, or missing: an error); "skip"; "keep" (keeps {"was": 1}, prints a line);
/// "undo-kept" (prints what was kept); "leave" (an undo that must not take something back).
class Stage final
{
public:
    Stage();
    /// Ends what is deaf to all else.
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// Drives the run to its end; the log is in `lines`.
    warrener::Result<warrener::Verdict> run(warrener::Plan plan, warrener::RunRequest request = {});
    warrener::Result<warrener::Verdict> resume(warrener::Resumption resumption);
    warrener::RecoveryPlan examine(warrener::RunState state);
    /// Called when a line has been added.
    std::function<void(const QString &line)> onLine;

    std::shared_ptr<FakeTime> time = std::make_shared<FakeTime>();
    std::shared_ptr<MemoryLog> log = std::make_shared<MemoryLog>();
    std::shared_ptr<warrener::Operations> operations = std::make_shared<warrener::Operations>();
    std::unique_ptr<warrener::Runner> runner;
    std::shared_ptr<warrener::Lease> lease;
    QString profileDigest; ///< of the profile that the runs are under
    QStringList lines;

private:
    template <class T>
    T drive(QCoro::Task<T> task);
    void makeRunner();
    void say(const QString &line);

    warrener::Pending<bool> m_theEnd;
    std::shared_ptr<QHash<QString, int>> m_calls = std::make_shared<QHash<QString, int>>();
};

/// A record as a line of the log.
QString toLogLine(const warrener::JournalRecord &record);

/// For short tables.
warrener::Call call(const QString &operation, const QJsonObject &arguments = {});
warrener::Step action(const QString &id, warrener::Call act);
warrener::Step undoable(const QString &id, warrener::Call act, warrener::Call undo = call(QStringLiteral("ok")));
warrener::Step check(const QString &id, warrener::Call act);
warrener::Step group(const QString &id, QList<warrener::Step> steps, bool parallel = true);
/// Tried again so often, 0.1 s later each time.
warrener::Step retried(warrener::Step step, int times);
warrener::Step idempotent(warrener::Step step);
warrener::Step final_(warrener::Step step);
warrener::Plan plan(QList<warrener::Step> steps);
