#include "record/catalogue/PipedProgram.h"

#include "look/host/ChildEnvironment.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace warrener {

namespace {

constexpr qsizetype longestErrors = 4'096;

std::unexpected<Error> pipeFailed(const QString &program, int code)
{
    return failure(ErrorKind::Io, QCoreApplication::translate("PipedProgram", "The connection to %1 broke").arg(program), qt_error_string(code));
}

/// Until it has ended; its number stays its own until waitFor(), so that nobody else can be killed by it.
void awaitEnd(int pid)
{
    siginfo_t info{};
    while (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
    }
}

int waitFor(int pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

} // namespace

PipedProgram::~PipedProgram()
{
    m_onStop.reset();
    if (m_pipe >= 0)
        ::close(m_pipe);
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        waitFor(m_pid);
    }
    if (m_errors >= 0)
        ::close(m_errors);
}

Status PipedProgram::start(const QString &program, const QStringList &arguments, Piped piped, int other, std::stop_token stop)
{
    m_program = program;
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return failure(ErrorKind::NotConfigured, QCoreApplication::translate("PipedProgram", "There is no program %1 here").arg(program));
    int ends[2];
    // A socket and no pipe: a write to it after the program has died is an error, not a signal.
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return pipeFailed(program, errno);
    m_pipe = ends[0];
    m_errors = ::memfd_create("warrener-errors", MFD_CLOEXEC);
    const bool isInput = piped == Piped::Input;

    // dup2 onto the same number would leave it to be closed by the exec.
    const int theirs = ::fcntl(ends[1], F_DUPFD_CLOEXEC, 10);
    const int file = ::fcntl(other, F_DUPFD_CLOEXEC, 10);
    const int errorFile = m_errors < 0 ? -1 : ::fcntl(m_errors, F_DUPFD_CLOEXEC, 10);
    const int trouble = errno;
    const auto closeTheirs = [&] {
        for (const int descriptor : {theirs, file, errorFile, ends[1]}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    };
    // Without one of them it would read from, or write into, what is ours.
    if (theirs < 0 || file < 0 || errorFile < 0) {
        closeTheirs();
        return pipeFailed(program, trouble);
    }
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, isInput ? theirs : file, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, isInput ? file : theirs, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, errorFile, STDERR_FILENO);

    std::vector<QByteArray> words{QFile::encodeName(path)};
    for (const QString &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<QByteArray> variables;
    for (const auto all = childEnvironment().toStringList(); const QString &variable : all)
        variables.push_back(variable.toLocal8Bit());
    std::vector<char *> environment;
    for (QByteArray &variable : variables)
        environment.push_back(variable.data());
    environment.push_back(nullptr);
    pid_t pid = -1;
    const int code = ::posix_spawn(&pid, words.front().constData(), &files, nullptr, argv.data(), environment.data());
    posix_spawn_file_actions_destroy(&files);
    closeTheirs();
    if (code != 0)
        return failure(ErrorKind::NotConfigured, QCoreApplication::translate("PipedProgram", "%1 cannot be started").arg(program), qt_error_string(code));
    m_pid = pid;
    m_stop = std::move(stop);
    if (m_stop.stop_possible())
        m_onStop.emplace(m_stop, [pid] { ::kill(pid, SIGKILL); });
    return {};
}

Status PipedProgram::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(m_pipe, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0) {
            // What it says of itself tells more than that it does not listen.
            const int code = errno;
            const Status ended = finish();
            return ended ? pipeFailed(m_program, code) : ended;
        }
        bytes = bytes.sliced(sent);
    }
    return {};
}

Result<qsizetype> PipedProgram::read(char *to, qsizetype most)
{
    while (true) {
        const ssize_t got = ::read(m_pipe, to, static_cast<size_t>(most));
        if (got >= 0)
            return got;
        if (errno != EINTR)
            return pipeFailed(m_program, errno);
    }
}

QString PipedProgram::errors() const
{
    QByteArray text(longestErrors, Qt::Uninitialized);
    const ssize_t got = m_errors < 0 ? 0 : ::pread(m_errors, text.data(), static_cast<size_t>(text.size()), 0);
    text.truncate(std::max<ssize_t>(got, 0));
    return QString::fromUtf8(text).trimmed();
}

Status PipedProgram::finish()
{
    if (m_pipe >= 0)
        ::close(m_pipe);
    m_pipe = -1;
    if (m_pid <= 0)
        return {};
    awaitEnd(m_pid);
    m_onStop.reset();
    const int status = waitFor(m_pid);
    m_pid = -1;
    if (m_stop.stop_requested() && WIFSIGNALED(status))
        return failure(ErrorKind::Cancelled, QCoreApplication::translate("Archive", "Cancelled"));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    return failure(ErrorKind::Command, QCoreApplication::translate("PipedProgram", "%1 failed").arg(m_program), errors());
}

} // namespace warrener
