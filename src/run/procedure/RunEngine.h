#pragma once

#include "base/Pending.h"
#include "run/procedure/Lease.h"
#include "run/procedure/Operations.h"
#include "run/procedure/RunLog.h"
#include "run/procedure/RunRequest.h"
#include "run/procedure/RunnerParts.h"

#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace warrener {

/// One run; the Runner's inside. Its coroutines hold it, so it outlives the Runner until they end.
class RunEngine final : public std::enable_shared_from_this<RunEngine>
{
public:
    using Listener = std::function<void(const JournalRecord &)>;

    RunEngine(RunnerParts parts, Listener listener);
    Q_DISABLE_COPY_MOVE(RunEngine)

    QCoro::Task<Result<Verdict>> start(Plan plan, RunRequest request);
    QCoro::Task<Result<Verdict>> resume(Resumption resumption);

    void pause(const QString &who);
    void goOn(const QString &who);
    void abort(const QString &who, const QString &why, bool undo);
    bool answer(const QString &step, PersonAnswer answer);
    /// As if the process were killed: nothing more is done or written; the listener is forgotten.
    void abandon();

    const RunState &state() const { return m_state; }
    bool isPausing() const { return m_paused; }

private:
    enum class Flow : std::uint8_t { GoOn, Stop, Undo };
    struct Refusal
    {
        Guard guard;
        Error error;
    };
    struct UndoCount
    {
        int done = 0;
        int partly = 0; ///< had to leave something
        int failed = 0;
    };

    QCoro::Task<Status> passProfile(QHash<QString, Override> overrides);
    QCoro::Task<Status> passChanges();
    QCoro::Task<QList<Refusal>> askGuards(QSet<QString> but = {});
    QCoro::Task<Result<std::optional<Refusal>>> passGuards(QHash<QString, Override> overrides, QSet<QString> but = {});
    QSet<QString> spentGuards() const;
    static QJsonObject toJson(const Refusal &refusal);
    QCoro::Task<Result<LeaseAnswer>> takeLease(QHash<QString, Override> overrides);
    QCoro::Task<Result<Verdict>> walk(bool undoOnly);
    QCoro::Task<bool> settleUnclear();
    QCoro::Task<> end(Verdict verdict);
    QCoro::Task<> giveBackLease();

    QCoro::Task<Flow> runSteps(const QList<Step> *steps);
    QCoro::Task<Flow> runGroup(const Step *group);
    QCoro::Task<Flow> runStep(const Step *step);
    QCoro::Task<Flow> act(const Step *step);
    QCoro::Task<Flow> done(const Step *step, QJsonObject data);
    QCoro::Task<Flow> failed(const Step *step, Error error, bool noEffect);
    QCoro::Task<Flow> heldBack(const Step *step, Error error, bool noEffect);
    bool isUntouched(const Step *step) const;
    QCoro::Task<Result<QJsonObject>> attempt(const Step *step);
    QCoro::Task<Result<QJsonObject>> waitFor(const Step *step);
    QCoro::Task<Result<QJsonObject>> askPerson(const Step *step);
    QCoro::Task<std::optional<bool>> tookEffect(const Step *step);
    QCoro::Task<Flow> boundary();
    QCoro::Task<Status> makeSure();
    QCoro::Task<Status> askAgain();
    Flow halted() const;
    bool mustGoOn() const;

    QCoro::Task<UndoCount> undoAll();
    QCoro::Task<bool> undoStep(const Step *step);

    QCoro::Task<Result<QJsonObject>> call(const Step *step, Call what, Millis timeout);
    QCoro::Task<Result<QJsonObject>> carryOut(const Step *step);
    StepContext contextFor(const Step *step);
    QCoro::Task<Status> record(RecordKind kind, QString step, QJsonObject data = {}, QString who = {});
    QCoro::Task<Status> keep(QString step, QJsonObject what);
    void measure();
    void output(const QString &step, const QString &line);
    void progress(const QString &step, double fraction, const QString &words);
    void sample(const QString &step, const QJsonObject &what);
    void take(const JournalRecord &record);
    std::stop_token stopToken() const { return m_undoing ? m_undoStop.get_token() : m_stop.get_token(); }

    const RunnerParts m_parts;
    Listener m_listener;
    RunState m_state;
    QString m_error; ///< the first failure that stopped the run
    QHash<QString, bool> m_saidToHaveEffect;
    QSet<QString> m_hadNoEffect; ///< steps of a run that was killed, as their probes said before it went on
    QHash<QString, Pending<PersonAnswer>> m_questions;
    QHash<QString, int> m_outputLines;
    QHash<QString, int> m_samples;               ///< that steps have taken themselves
    QHash<QString, Millis> m_began;              ///< when each step began, for its duration
    QHash<QString, Millis> m_ended;              ///< when each step was done by this process: how old what it saw is
    QSet<QString> m_overridden;                  ///< guards that somebody passed in this process
    QHash<QString, Millis> m_guardsAt;           ///< when each of them answered last
    std::optional<Millis> m_sureAt;              ///< when everything was asked again for the sake of force
    std::optional<Pending<Status>> m_makingSure; ///< it is being asked now
    Pending<bool> m_resumed;
    std::stop_source m_stop; ///< of the way forward
    std::stop_source m_undoStop;
    bool m_paused = false;
    bool m_aborted = false;
    bool m_abortUndoes = false;
    bool m_undoing = false;
    bool m_leaseTaken = false;         ///< by somebody else, in the middle of the run
    Flow m_journalFailed = Flow::GoOn; ///< what a record that could not be written led to
    bool m_abandoned = false;
    bool m_ending = false; ///< the last record is being written: nothing more is said
    Timekeeper::Alarm m_nextMeasure = 0;
    int m_measures = 0;
    QObject m_context; ///< for connections
};

} // namespace warrener
