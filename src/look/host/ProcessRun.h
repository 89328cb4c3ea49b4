#pragma once

#include "base/Patience.h"
#include "base/Pending.h"
#include "base/Result.h"
#include "look/host/Command.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace warrener {

/// What to start, and how to speak of it.
struct ProcessPlan
{
    QString program;
    QStringList arguments;
    QString label;            ///< for messages: whose command this is
    bool signalGroup = false; ///< a shell: what it has started ends with it
};

/// One run of a program with bounds on its time and output. Deletes itself when it has ended;
/// destroyed before that, it ends as Cancelled. The program is asked to end (SIGTERM), and
/// killed if it has not after two seconds, without anybody waiting for it.
class ProcessRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessRun)

public:
    using Outcome = Pending<Result<CommandResult>>;

    static Outcome start(ProcessPlan plan, CommandOptions options, std::stop_token stop, QObject *owner);
    /// The bound in time is on silence, the output goes to `sink`, and standard input stays open.
    static Outcome stream(ProcessPlan plan, StreamOptions options, OutputSink sink, std::stop_token stop, QObject *owner);
    ~ProcessRun() override;

private:
    ProcessRun(ProcessPlan plan, CommandOptions options, QObject *owner);
    void onTimeout();
    void begin(std::stop_token stop);
    void takeOutput();
    void takeErrors();
    void pumpFeed();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void giveUp(ErrorKind kind, const QString &message, const QString &detail = {});
    void giveUp(Error error);
    void refuse(Error error);
    void release();

    const ProcessPlan m_plan;
    const CommandOptions m_options;
    const Outcome m_outcome;
    QProcess *m_process; ///< outlives this object where it does not end at once
    Patience m_timeout{[this] { onTimeout(); }};
    OutputSink m_sink;     ///< set: a stream
    Millis m_heartbeat{0}; ///< 0: standard input is closed behind its text
    QTimer m_beat;
    std::shared_ptr<InputPipe> m_feed; ///< of a stream; null: none
    bool m_isFed = false;              ///< its end has been handed on
    QElapsedTimer m_clock;
    CommandResult m_result;
    std::optional<Error> m_refusal; ///< of its output; nothing more of that is taken
    // The last member: its destructor waits for a callback that runs in another thread.
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace warrener
