#include "look/host/ProcessRun.h"

#include "base/Post.h"
#include "base/Units.h"
#include "look/host/ChildEnvironment.h"
#include "look/host/InputPipe.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype maxErrorBytes = 64 * 1024;
/// Of standard input, that wait for the process.
constexpr qint64 fedAhead = 1024 * 1024;
constexpr auto graceBeforeKill = std::chrono::seconds{2};
/// A timer counts milliseconds in an int: one of more than 24 days would ring at once.
constexpr Millis longestPatience{std::chrono::days{20}};

CommandOptions withinTimers(CommandOptions options)
{
    options.timeout = std::min(options.timeout, longestPatience);
    return options;
}

void signalProcess(const QProcess &process, bool group, int signal)
{
    if (const auto pid = static_cast<pid_t>(process.processId()); pid > 0)
        ::kill(group ? -pid : pid, signal);
}

/// Lets go of a process that nobody waits for any more: it cleans up after itself. In the thread of the program itself: that of whoever
/// let go of it may end now, and with it everything that would have ended the process.
void endInBackground(QProcess *process, bool group)
{
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->closeReadChannel(QProcess::StandardOutput);
    process->closeReadChannel(QProcess::StandardError);
    signalProcess(*process, group, SIGTERM);
    // What is posted goes with it, and nothing comes after that: once it lives in the other thread it may end and be deleted there at any moment.
    post(process, [process, group] {
        // It does not outlive the program.
        if (QCoreApplication *program = QCoreApplication::instance(); program != nullptr && program->thread() == process->thread())
            process->setParent(program);
        QTimer::singleShot(graceBeforeKill, process, [process, group] { signalProcess(*process, group, SIGKILL); });
    });
    if (QCoreApplication *program = QCoreApplication::instance(); program != nullptr && process->thread() != program->thread()) {
        handover::give(program->thread());
        process->moveToThread(program->thread());
    }
}

} // namespace

ProcessRun::Outcome ProcessRun::start(ProcessPlan plan, CommandOptions options, std::stop_token stop, QObject *owner)
{
    auto *run = new ProcessRun(std::move(plan), std::move(options), owner);
    Outcome outcome = run->m_outcome;
    run->begin(std::move(stop));
    return outcome;
}

ProcessRun::Outcome ProcessRun::stream(ProcessPlan plan, StreamOptions options, OutputSink sink, std::stop_token stop, QObject *owner)
{
    auto *run = new ProcessRun(std::move(plan), {.timeout = options.silence, .input = std::move(options.input)}, owner);
    run->m_sink = std::move(sink);
    run->m_heartbeat = options.feed != nullptr ? Millis{0} : options.heartbeat;
    run->m_feed = std::move(options.feed);
    Outcome outcome = run->m_outcome;
    run->begin(std::move(stop));
    return outcome;
}

ProcessRun::ProcessRun(ProcessPlan plan, CommandOptions options, QObject *owner)
    : QObject(owner), m_plan(std::move(plan)), m_options(withinTimers(std::move(options))), m_process(new QProcess)
{
    connect(&m_beat, &QTimer::timeout, this, [this] {
        if (m_process != nullptr)
            m_process->write("\n");
    });
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ProcessRun::takeOutput);
    connect(m_process, &QProcess::readyReadStandardError, this, &ProcessRun::takeErrors);
    connect(m_process, &QProcess::finished, this, &ProcessRun::onFinished);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        if (QStandardPaths::findExecutable(m_plan.program).isEmpty())
            giveUp(ErrorKind::NotConfigured, tr("The program “%1” is not installed here").arg(m_plan.program));
        else
            giveUp(ErrorKind::Internal, tr("The program “%1” cannot be started").arg(m_plan.program), m_process->errorString());
    });
}

ProcessRun::~ProcessRun()
{
    m_onStop.reset();
    m_outcome.finish(failure(ErrorKind::Cancelled, tr("The command on %1 was cancelled").arg(m_plan.label)));
    release();
}

void ProcessRun::begin(std::stop_token stop)
{
    const auto cancel = [this] { giveUp(ErrorKind::Cancelled, tr("The command on %1 was cancelled").arg(m_plan.label)); };
    if (stop.stop_requested()) {
        cancel();
        return;
    }
    if (stop.stop_possible()) {
        // May be called in any thread; the queued call comes to nothing once this object is gone.
        m_onStop.emplace(std::move(stop), [this, cancel] { post(this, cancel); });
    }
    m_process->setProcessEnvironment(childEnvironment());
    // A session of its own: Ctrl-C in a terminal is ours to handle, and ssh has no terminal to
    // ask for a password on.
    m_process->setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession | QProcess::UnixProcessFlag::ResetSignalHandlers);
    if (m_options.input.isEmpty() && !m_sink)
        m_process->setStandardInputFile(QProcess::nullDevice());
    m_clock.start();
    m_timeout.start(m_options.timeout);
    m_process->start(m_plan.program, m_plan.arguments);
    if (m_process != nullptr && !m_options.input.isEmpty())
        m_process->write(m_options.input);
    if (m_process != nullptr && !m_options.input.isEmpty() && !m_sink)
        m_process->closeWriteChannel();
    if (m_process != nullptr && m_sink && m_heartbeat > Millis{0})
        m_beat.start(m_heartbeat);
    if (m_process != nullptr && m_feed != nullptr) {
        connect(m_process, &QProcess::bytesWritten, this, [this] {
            m_timeout.start(m_options.timeout);
            pumpFeed();
        });
        m_feed->setTaker([this] { post(this, [this] { pumpFeed(); }); });
    }
}

void ProcessRun::onTimeout()
{
    const QString patience = units::duration(m_options.timeout);
    const QString message =
        m_sink ? tr("Nothing came from %1 for %2").arg(m_plan.label, patience) : tr("%1 did not finish the command within %2").arg(m_plan.label, patience);
    giveUp(ErrorKind::Timeout, message, QString::fromUtf8(m_result.err).trimmed().right(500));
}

void ProcessRun::takeOutput()
{
    if (m_refusal)
        return;
    if (m_sink) {
        // One piece a turn of the event loop: a stop is seen between them.
        const QByteArray piece = m_process->readAllStandardOutput();
        if (piece.isEmpty())
            return;
        const Status taken = m_sink(piece);
        if (m_process == nullptr)
            return;
        if (!taken)
            refuse(taken.error());
        else
            m_timeout.start(m_options.timeout);
        return;
    }
    m_result.out += m_process->readAllStandardOutput();
    if (m_result.out.size() > m_options.maxBytes) {
        const QString message = tr("%1 answered with more than %2").arg(m_plan.label, units::bytes(static_cast<double>(m_options.maxBytes)));
        refuse({.kind = ErrorKind::TooLarge, .message = message});
    }
}

/// The process is in the middle of saying what is refused: it is let go of, into another thread, when it has returned from that.
void ProcessRun::refuse(Error error)
{
    m_refusal = std::move(error);
    post(this, [this] { giveUp(*m_refusal); });
}

void ProcessRun::takeErrors()
{
    m_result.err += m_process->readAllStandardError();
    // The end says why something failed.
    if (m_result.err.size() > 2 * maxErrorBytes)
        m_result.err = m_result.err.last(maxErrorBytes);
}

void ProcessRun::pumpFeed()
{
    if (m_process == nullptr || m_isFed || m_process->bytesToWrite() >= fedAhead)
        return;
    if (const QByteArray piece = m_feed->take(); !piece.isEmpty())
        m_process->write(piece);
    if (m_feed->isAtEnd()) {
        m_isFed = true;
        m_process->closeWriteChannel();
    }
}

void ProcessRun::onFinished(int exitCode, QProcess::ExitStatus status)
{
    takeErrors();
    if (m_process != nullptr)
        takeOutput();
    if (m_refusal)
        giveUp(*m_refusal);
    if (m_process == nullptr)
        return;
    if (m_result.err.size() > maxErrorBytes)
        m_result.err = m_result.err.last(maxErrorBytes);
    // After a signal QProcess gives the signal's number.
    m_result.exitCode = status == QProcess::CrashExit ? 128 + exitCode : exitCode;
    m_result.took = Millis{m_clock.elapsed()};
    m_outcome.finish(std::move(m_result));
    release();
    deleteLater();
}

void ProcessRun::giveUp(ErrorKind kind, const QString &message, const QString &detail)
{
    giveUp({.kind = kind, .message = message, .detail = detail});
}

void ProcessRun::giveUp(Error error)
{
    if (m_process == nullptr)
        return;
    m_outcome.finish(std::unexpected(std::move(error)));
    release();
    deleteLater();
}

void ProcessRun::release()
{
    if (m_process == nullptr)
        return;
    QProcess *process = std::exchange(m_process, nullptr);
    m_timeout.stop();
    m_beat.stop();
    if (m_feed != nullptr)
        m_feed->abandon();
    process->disconnect(this);
    endInBackground(process, m_plan.signalGroup);
}

} // namespace warrener
