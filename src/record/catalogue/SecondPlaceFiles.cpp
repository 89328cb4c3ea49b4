#include "record/catalogue/SecondPlaceFiles.h"

#include "base/OffThread.h"
#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "look/host/ProcessRun.h"
#include "look/host/SshConnection.h"
#include "look/host/SshFailure.h"
#include "record/catalogue/CatalogueFiles.h"
#include "record/catalogue/ProgressMeter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::placefiles {

namespace {

// A link slower than this is not waited for.
constexpr qint64 slowestBytesPerSecond = 100'000;
constexpr Millis patienceBeside{600'000};
constexpr int sshFailedCode = 255;

/// The host as sftp takes it: what stands behind a colon would be a path to it.
QString sftpHost(const QString &ssh)
{
    const qsizetype user = ssh.lastIndexOf(u'@') + 1;
    const QString host = ssh.sliced(user);
    return host.count(u':') > 1 && !host.startsWith(u'[') && !ssh.startsWith("ssh://"_L1) ? ssh.first(user) + u'[' + host + u']' : ssh;
}

Status copyFileHere(const QString &from, const QString &to, const OnArchiveProgress &progress, const std::stop_token &stop)
{
    QFile in(from);
    QFile out(to);
    const auto cannot = [](const QFile &file) {
        return failure(ErrorKind::Io, QCoreApplication::translate("SecondPlace", "%1 cannot be copied").arg(file.fileName()), file.errorString());
    };
    if (!openPlainFile(in, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return cannot(in);
    QFile::remove(to);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        return cannot(out);
    QByteArray buffer(1024 * 1024, Qt::Uninitialized);
    ProgressMeter meter(progress, in.size());
    const auto giveUp = [&](Error error) {
        out.close();
        QFile::remove(to);
        return std::unexpected(std::move(error));
    };
    while (true) {
        if (stop.stop_requested())
            return giveUp({.kind = ErrorKind::Cancelled, .message = QCoreApplication::translate("SecondPlace", "Cancelled"), .detail = {}});
        const qint64 got = in.read(buffer.data(), buffer.size());
        if (got < 0)
            return giveUp(cannot(in).error());
        if (got == 0)
            break;
        if (!writeAll(out, QByteArrayView(buffer).first(got)))
            return giveUp(cannot(out).error());
        meter.add(got);
    }
    if (::fsync(out.handle()) != 0)
        return giveUp(
            {.kind = ErrorKind::Io, .message = QCoreApplication::translate("SecondPlace", "%1 cannot be copied").arg(to), .detail = qt_error_string(errno)});
    // What is read back then comes from the disk, where the kernel lets go of it.
    ::posix_fadvise(out.handle(), 0, 0, POSIX_FADV_DONTNEED);
    meter.end();
    return {};
}

} // namespace

Millis patienceFor(qint64 bytes)
{
    return patienceBeside + std::chrono::seconds{bytes / slowestBytesPerSecond};
}

QString sftpWord(const QString &path)
{
    QString word = path;
    word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + word + u'"';
}

QString pathAt(const SecondPlace &place, const QString &name)
{
    return place.folder + u'/' + name;
}

QCoro::Task<Result<QByteArray>> sftp(SecondPlace place, QStringList batch, qint64 bytes, std::stop_token stop)
{
    const HostTarget target = *place.host;
    const SshConnection connection(target);
    // sftp hands on what ssh takes, but for the flag about a terminal and the host, which it wants last.
    QStringList arguments = connection.arguments(Millis{15'000});
    arguments.removeAll(u"-T"_s);
    arguments.remove(arguments.size() - 2, 2);
    arguments = QStringList{u"-S"_s, target.sshProgram, u"-b"_s, u"-"_s} + arguments + QStringList{u"--"_s, sftpHost(target.ssh)};
    QObject owner;
    ProcessPlan plan{.program = u"sftp"_s, .arguments = arguments, .label = target.ssh};
    CommandOptions options{.timeout = patienceFor(bytes), .input = (batch.join(u'\n') + u'\n').toUtf8()};
    Result<CommandResult> result = co_await ProcessRun::start(std::move(plan), std::move(options), stop, &owner);
    if (!result)
        co_return std::unexpected(result.error());
    if (result->exitCode == sshFailedCode)
        co_return std::unexpected(sshFailure(target.ssh, result->err));
    if (result->exitCode != 0) {
        co_return failure(ErrorKind::Command, QCoreApplication::translate("SecondPlace", "sftp on %1 failed").arg(target.ssh),
                          QString::fromUtf8(result->err).trimmed().right(1'000));
    }
    co_return result->out;
}

QCoro::Task<Result<qint64>> sizeThere(SecondPlace place, QString name, std::stop_token stop)
{
    if (!place.host) {
        co_return co_await WaitingThread([path = pathAt(place, name)]() -> Result<qint64> {
            const QFileInfo info(path);
            return info.isFile() ? info.size() : -1;
        });
    }
    const Result<QByteArray> said = co_await sftp(place, {u"ls -ln "_s + sftpWord(pathAt(place, name))}, 0, stop);
    if (!said) {
        if (said.error().kind == ErrorKind::Command && said.error().detail.contains("not found"_L1))
            co_return -1;
        co_return std::unexpected(said.error());
    }
    static const QRegularExpression line(u"^-\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+(\\d+)\\s"_s, QRegularExpression::MultilineOption);
    const auto match = line.match(QString::fromUtf8(*said));
    co_return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

QCoro::Task<Result<QMap<QString, qint64>>> filesThere(SecondPlace place, std::stop_token stop)
{
    QMap<QString, qint64> files;
    if (!place.host) {
        const QFileInfoList infos = co_await WaitingThread([folder = place.folder] { return QDir(folder).entryInfoList(QDir::Files); });
        for (const QFileInfo &info : infos)
            files.insert(info.fileName(), info.size());
        co_return Result<QMap<QString, qint64>>(std::move(files));
    }
    const Result<QByteArray> said = co_await sftp(place, {u"ls -ln "_s + sftpWord(place.folder)}, 0, stop);
    if (!said && !(said.error().kind == ErrorKind::Command && said.error().detail.contains("not found"_L1)))
        co_return std::unexpected(said.error());
    // Names of ours have no blanks; what has any is not looked for.
    static const QRegularExpression line(u"^-\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+(\\d+)\\s.*?(\\S+)\\s*$"_s, QRegularExpression::MultilineOption);
    for (auto matches = line.globalMatch(QString::fromUtf8(said.value_or(QByteArray()))); matches.hasNext();) {
        const auto match = matches.next();
        files.insert(match.captured(2).section(u'/', -1), match.captured(1).toLongLong());
    }
    co_return Result<QMap<QString, qint64>>(std::move(files));
}

QCoro::Task<Status> putThere(SecondPlace place, QString file, QString name, OnArchiveProgress progress, std::stop_token stop)
{
    const qint64 bytes = QFileInfo(file).size();
    if (!place.host) {
        co_return co_await WaitingThread([place, file, name, progress, stop]() -> Status {
            if (const Status made = cataloguefiles::makeFolder(place.folder); !made)
                return made;
            return copyFileHere(file, pathAt(place, name), progress, stop);
        });
    }
    QStringList batch;
    // Those that are there already say so, and are passed over.
    for (qsizetype slash = place.folder.indexOf(u'/', 1); slash > 0; slash = place.folder.indexOf(u'/', slash + 1))
        batch.append(u"-mkdir "_s + sftpWord(place.folder.first(slash)));
    batch.append(u"-mkdir "_s + sftpWord(place.folder));
    const QString there = sftpWord(pathAt(place, name));
    batch.append(u"-rm "_s + there);
    batch.append(u"put -f "_s + sftpWord(file) + u' ' + there);
    batch.append(u"chmod 600 "_s + there);
    if (progress)
        progress({.done = 0, .total = bytes, .entry = name});
    const Result<QByteArray> said = co_await sftp(place, batch, bytes, stop);
    if (!said)
        co_return std::unexpected(said.error());
    if (progress)
        progress({.done = bytes, .total = bytes, .entry = name});
    co_return Status();
}

QCoro::Task<> dropThere(SecondPlace place, QStringList names)
{
    if (!place.host) {
        const auto drop = [place, names] {
            for (const QString &name : names)
                QFile::remove(pathAt(place, name));
            return true;
        };
        static_cast<void>(co_await WaitingThread(drop));
        co_return;
    }
    QStringList batch;
    for (const QString &name : std::as_const(names))
        batch.append(u"-rm "_s + sftpWord(pathAt(place, name)));
    static_cast<void>(co_await sftp(place, batch, 0, {}));
}

QCoro::Task<Status> renameThere(SecondPlace place, QList<std::pair<QString, QString>> names, std::stop_token stop)
{
    if (!place.host) {
        co_return co_await WaitingThread([place, names]() -> Status {
            for (const auto &[from, to] : names) {
                if (::rename(QFile::encodeName(pathAt(place, from)).constData(), QFile::encodeName(pathAt(place, to)).constData()) != 0)
                    return cataloguefiles::fileFailed(QCoreApplication::translate("SecondPlace", "%1 cannot be renamed").arg(pathAt(place, from)), errno);
            }
            if (!syncFolder(place.folder))
                return cataloguefiles::fileFailed(QCoreApplication::translate("SecondPlace", "%1 cannot be copied").arg(names.last().second), errno);
            return {};
        });
    }
    QStringList batch;
    for (const auto &[from, to] : std::as_const(names))
        batch.append(u"rename "_s + sftpWord(pathAt(place, from)) + u' ' + sftpWord(pathAt(place, to)));
    const Result<QByteArray> said = co_await sftp(place, batch, 0, stop);
    if (!said)
        co_return std::unexpected(said.error());
    co_return Status();
}

} // namespace warrener::placefiles
