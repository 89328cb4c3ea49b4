#include "look/host/HostTrial.h"

#include "look/host/Command.h"
#include "look/host/HostShell.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// The values of `ssh -G`, by their names in lower case.
QHash<QString, QString> sshSettings(const QByteArray &text)
{
    QHash<QString, QString> settings;
    for (const auto listed = text.split('\n'); const QByteArray &line : listed) {
        const QString words = QString::fromUtf8(line).trimmed();
        const QString name = words.section(u' ', 0, 0).toLower();
        if (!name.isEmpty() && !settings.contains(name))
            settings.insert(name, words.section(u' ', 1));
    }
    return settings;
}

QString wholePath(QString file)
{
    if (file.startsWith("~/"_L1))
        file.replace(0, 1, QDir::homePath());
    return file;
}

/// Who logged in where, and what is installed there: its programs, which an ordinary login's PATH may leave out, or its
/// units.
QString installedQuestion()
{
    return u"id -un; hostname; PATH=$PATH:/usr/sbin:/usr/local/sbin; command -v rabbitmq-server; command -v haproxy; "
           "systemctl list-unit-files --no-legend --no-pager rabbitmq-server.service haproxy.service 2>/dev/null; :"_s;
}

int rankOf(const QString &type)
{
    static const QStringList best{u"ED25519"_s, u"ECDSA"_s, u"RSA"_s};
    const auto place = best.indexOf(type);
    return place < 0 ? int(best.size()) : int(place);
}

} // namespace

QCoro::Task<Result<HostTrial>> tryHost(HostShell &shell, std::stop_token stop)
{
    const Result<CommandResult> login = co_await shell.runChecked(installedQuestion(), {.timeout = 15s}, stop);
    if (!login)
        co_return std::unexpected(login.error());
    HostTrial trial = hostTrialFrom(QString::fromUtf8(login->out));
    const Result<CommandResult> root = co_await shell.runChecked(u"id -u"_s, {.timeout = 15s, .asRoot = true}, stop);
    if (!root)
        trial.root = std::unexpected(root.error());
    else if (root->out.trimmed() != "0")
        trial.root = failure(ErrorKind::Forbidden, QCoreApplication::translate("HostTrial", "Commands run as “%1” there, not as root").arg(trial.user));
    co_return trial;
}

QCoro::Task<Result<QList<HostKey>>> askHostKeys(HostTarget target, std::stop_token stop)
{
    HostShell here(HostTarget{});
    const QString config = target.sshConfig.isEmpty() ? QString() : u"-F "_s + shellQuote(target.sshConfig) + u' ';
    const Result<CommandResult> asked =
        co_await here.runChecked(u"%1 -G %2-- %3"_s.arg(shellQuote(target.sshProgram), config, shellQuote(target.ssh)), {.timeout = 10s}, stop);
    if (!asked)
        co_return std::unexpected(asked.error());
    const QHash<QString, QString> settings = sshSettings(asked->out);
    const QString jump = settings.value(u"proxyjump"_s);
    const QString proxyCommand = settings.value(u"proxycommand"_s);
    if ((!jump.isEmpty() && jump != "none"_L1) || (!proxyCommand.isEmpty() && proxyCommand != "none"_L1)) {
        co_return failure(
            ErrorKind::NotAvailable,
            QCoreApplication::translate("HostTrial", "%1 is reached through another host: log in once in a terminal (ssh %1) and compare its key there")
                .arg(target.ssh));
    }
    const QString file = wholePath(settings.value(u"userknownhostsfile"_s).section(u' ', 0, 0));
    const QString scan = u"lines=$(ssh-keyscan -T 5 -p %1 -- %2 2>/dev/null) || exit 1; printf '%s\\n' \"$lines\" | grep -v '^#'; echo; "
                         "printf '%s\\n' \"$lines\" | grep -v '^#' | ssh-keygen -l -f -"_s.arg(shellQuote(settings.value(u"port"_s, u"22"_s)),
                                                                                               shellQuote(settings.value(u"hostname"_s)));
    const Result<CommandResult> scanned = co_await here.run(scan, {.timeout = 20s}, stop);
    if (!scanned)
        co_return std::unexpected(scanned.error());
    const QString all = QString::fromUtf8(scanned->out);
    QList<HostKey> keys = hostKeysFrom(all.section(u"\n\n"_s, 0, 0), all.section(u"\n\n"_s, 1), file);
    if (keys.isEmpty()) {
        co_return failure(ErrorKind::Silent, QCoreApplication::translate("HostTrial", "%1 showed no host key").arg(target.ssh),
                          QString::fromUtf8(scanned->err));
    }
    co_return keys;
}

HostTrial hostTrialFrom(const QString &answer)
{
    const QStringList lines = answer.split(u'\n', Qt::SkipEmptyParts);
    HostTrial trial{.user = lines.value(0), .hostName = lines.value(1)};
    for (const auto listed = lines.mid(2); const QString &line : listed) {
        trial.broker = trial.broker || line.contains("rabbitmq-server"_L1);
        trial.proxy = trial.proxy || line.contains("haproxy"_L1);
    }
    return trial;
}

QList<HostKey> hostKeysFrom(const QString &scanned, const QString &fingerprints, const QString &file)
{
    QList<HostKey> keys;
    const QStringList lines = scanned.split(u'\n', Qt::SkipEmptyParts);
    const QStringList prints = fingerprints.split(u'\n', Qt::SkipEmptyParts);
    // "256 SHA256:… place (ED25519)"
    static const QRegularExpression shape(u"^\\d+ (SHA256:\\S+) .*\\(([A-Z0-9-]+)\\)$"_s);
    if (lines.size() != prints.size())
        return keys;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = shape.match(prints.at(i).trimmed());
        const QString line = lines.at(i).trimmed();
        if (match.hasMatch() && line.count(u' ') == 2)
            keys.append({.place = line.section(u' ', 0, 0), .type = match.captured(2), .fingerprint = match.captured(1), .line = line, .file = file});
    }
    std::ranges::stable_sort(keys, {}, [](const HostKey &key) { return rankOf(key.type); });
    return keys;
}

Status acceptHostKey(const HostKey &key)
{
    if (key.line.contains(u'\n') || key.line.count(u' ') != 2 || !QDir::isAbsolutePath(key.file))
        return failure(ErrorKind::Usage, QCoreApplication::translate("HostTrial", "This is no host key that could be kept"));
    const QDir folder = QFileInfo(key.file).dir();
    QFile file(key.file);
    if (!folder.exists()) {
        if (!QDir().mkpath(folder.path()))
            return failure(ErrorKind::Io, QCoreApplication::translate("HostTrial", "The folder %1 cannot be made").arg(folder.path()));
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const bool ends = !file.exists() || (file.open(QIODevice::ReadOnly) && (file.size() == 0 || (file.seek(file.size() - 1) && file.read(1) == "\n")));
    file.close();
    if (!file.open(QIODevice::Append) || file.write((ends ? QByteArray() : QByteArray("\n")) + key.line.toUtf8() + '\n') < 0 || !file.flush())
        return failure(ErrorKind::Io, QCoreApplication::translate("HostTrial", "The key cannot be written to %1").arg(key.file), file.errorString());
    return {};
}

} // namespace warrener
