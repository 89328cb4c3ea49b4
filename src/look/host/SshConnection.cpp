#include "look/host/SshConnection.h"

#include "look/host/ChildEnvironment.h"
#include "look/host/ProcessRun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

// A UNIX socket's path has at most 107 bytes, and ssh first binds it with 17 more at its end.
constexpr qsizetype maxControlPath = 107 - 17;

/// A folder that only we can enter, made where it is missing.
bool makePrivate(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    ::mkdir(path.constData(), 0700);
    struct stat info{};
    return ::lstat(path.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid() && (info.st_mode & 077) == 0;
}

QString newControlPath()
{
    QStringList folders;
    if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); QDir::isAbsolutePath(runtime))
        folders.append(runtime + "/warrener"_L1);
    folders.append(QDir::tempPath() + u"/warrener-%1"_s.arg(::geteuid()));
    // A name of our own: another Warrener on the same host keeps its connection when ours closes.
    const QString name = u"ssh-%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QChar(u'0'));
    for (const QString &folder : std::as_const(folders)) {
        const QString path = folder + u'/' + name;
        // ssh would expand a % in it.
        if (QFile::encodeName(path).size() <= maxControlPath && !path.contains(u'%') && !path.contains(u' ') && makePrivate(folder))
            return path;
    }
    return {};
}

} // namespace

SshConnection::SshConnection(HostTarget target) : m_target(std::move(target)), m_controlPath(newControlPath()) {}

SshConnection::~SshConnection()
{
    if (m_controlPath.isEmpty() || !QFile::exists(m_controlPath))
        return;
    QProcess closer;
    closer.setProgram(m_target.sshProgram);
    closer.setArguments(QStringList{u"-O"_s, u"exit"_s} + commonArguments());
    closer.setProcessEnvironment(childEnvironment());
    closer.setStandardInputFile(QProcess::nullDevice());
    closer.setStandardOutputFile(QProcess::nullDevice());
    closer.setStandardErrorFile(QProcess::nullDevice());
    closer.startDetached();
}

bool knowsSessionOptions(const QByteArray &version)
{
    static const QRegularExpression shape(u"^OpenSSH_(?:[A-Za-z_]+_)?(\\d+)\\.(\\d+)"_s);
    const QRegularExpressionMatch match = shape.match(QString::fromLatin1(version.left(200)));
    return match.hasMatch() && std::pair(match.captured(1).toInt(), match.captured(2).toInt()) >= std::pair(8, 7);
}

QCoro::Task<bool> knowsSessionOptions(QString program, QObject *owner, std::stop_token stop)
{
    // Of the machine, not of a cluster: it does not change while we run.
    static std::mutex mutex;
    static QHash<QString, bool> known;
    {
        const std::scoped_lock lock(mutex);
        if (const auto found = known.constFind(program); found != known.cend())
            co_return *found;
    }
    const Result<CommandResult> said =
        co_await ProcessRun::start({.program = program, .arguments = {u"-V"_s}, .label = u"ssh -V"_s}, {.timeout = 3s, .maxBytes = 4096}, stop, owner);
    if (!said)
        co_return false;
    const bool knows = knowsSessionOptions(said->err);
    const std::scoped_lock lock(mutex);
    known.insert(program, knows);
    co_return knows;
}

QStringList SshConnection::arguments(Millis timeout, bool plainSession) const
{
    // Shorter than our own time-out, so that ssh can say which way it failed.
    const auto connect = std::clamp<Millis::rep>(timeout.count() * 8 / 10 / 1000, 1, 15);
    QStringList arguments{
        u"-T"_s,
        u"-o"_s,
        u"BatchMode=yes"_s,
        u"-o"_s,
        u"ConnectTimeout=%1"_s.arg(connect),
        u"-o"_s,
        u"ConnectionAttempts=1"_s,
        // A host that was cut off is given up after 15 s, however long TCP would go on.
        u"-o"_s,
        u"ServerAliveInterval=5"_s,
        u"-o"_s,
        u"ServerAliveCountMax=2"_s,
        // What a person's configuration may want for a terminal, and a command must not have.
        u"-o"_s,
        u"ClearAllForwardings=yes"_s,
        u"-o"_s,
        u"ForwardAgent=no"_s,
        u"-o"_s,
        u"ForwardX11=no"_s,
        u"-o"_s,
        u"PermitLocalCommand=no"_s,
        u"-o"_s,
        u"RemoteCommand=none"_s,
        u"-o"_s,
        u"LogLevel=ERROR"_s,
        u"-o"_s,
        u"ControlMaster=%1"_s.arg(m_controlPath.isEmpty() ? "no"_L1 : "auto"_L1),
        u"-o"_s,
        u"ControlPersist=60"_s,
    };
    // Else a command would be none, or end at once and say nothing, which reads like an empty answer; and a file that
    // is written by standard input would become empty.
    if (plainSession)
        arguments += {u"-o"_s, u"SessionType=default"_s, u"-o"_s, u"StdinNull=no"_s, u"-o"_s, u"ForkAfterAuthentication=no"_s};
    return arguments + commonArguments();
}

QStringList SshConnection::commonArguments() const
{
    QStringList arguments{u"-o"_s, u"ControlPath=%1"_s.arg(m_controlPath.isEmpty() ? u"none"_s : m_controlPath)};
    if (!m_target.sshConfig.isEmpty())
        arguments += {u"-F"_s, m_target.sshConfig};
    return arguments + QStringList{u"--"_s, m_target.ssh};
}

} // namespace warrener
