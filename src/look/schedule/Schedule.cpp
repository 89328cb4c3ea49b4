#include "look/schedule/Schedule.h"

#include "base/PlainFile.h"
#include "base/SafeFile.h"
#include "base/ShellQuote.h"
#include "cluster/ProfileStore.h"
#include "look/schedule/UnitText.h"
#include "look/schedule/UserSystemd.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr auto prefix = "warrener-"_L1;
constexpr auto descriptionPrefix = "Warrener: "_L1;
/// What the console wrote before other commands could be scheduled has its cluster in its name only.
constexpr auto diagnosis = "diagnose-"_L1;
constexpr qsizetype mostText = 65'536;
constexpr qsizetype mostTimes = 100;

QString unitOf(const QString &id)
{
    return prefix + id + ".timer"_L1;
}

Status checkId(const QString &id)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}\\z"_s);
    if (allowed.match(id).hasMatch())
        return {};
    return failure(ErrorKind::Usage,
                   QCoreApplication::translate("Schedule", "“%1” cannot name a timer: letters a–z, digits, “.”, “_” and “-”, at most 120").arg(id.left(200)));
}

Status check(const ScheduledCommand &command, const QString &program)
{
    if (const Status id = checkId(command.id); !id)
        return id;
    if (const Status name = checkClusterName(command.cluster.value); !name)
        return name;
    static const QRegularExpression calendar(u"\\A[A-Za-z0-9*:,./ ~-]{1,100}\\z"_s);
    for (const QString &time : QStringList{command.calendar} + command.furtherTimes) {
        if (!calendar.match(time).hasMatch()) {
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Schedule", "“%1” is no time that systemd knows; an example is “hourly” or “*-*-* 06:00”").arg(time));
        }
    }
    qsizetype length = program.size() + command.profileFile.size() + command.description.size();
    for (const QString &word : command.arguments + QStringList{program, command.profileFile, command.description}) {
        length += word.size();
        if (!unittext::isOneLine(word))
            return failure(ErrorKind::Usage, QCoreApplication::translate("Schedule", "A line break cannot stand in what a timer starts"), word.left(200));
    }
    // A backslash at its end would join the line with the next one.
    if (command.arguments.isEmpty() || command.furtherTimes.size() > mostTimes || length > mostText / 4 || command.description != command.description.trimmed()
        || command.description.endsWith(u'\\') || !std::ranges::all_of(command.resultExitCodes, [](int code) { return code > 0 && code < 256; })) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("Schedule", "This command cannot be started by a timer"),
                       command.arguments.join(u' ').left(200));
    }
    return {};
}

QStringList texts(const QList<int> &numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts.append(QString::number(number));
    return texts;
}

/// The values behind "KEY=" of a unit file, line by line.
QStringList valuesIn(const QString &unit, QLatin1StringView key)
{
    QStringList values;
    for (const QStringView line : QStringView(unit).split(u'\n')) {
        if (line.startsWith(key) && line.mid(key.size()).startsWith(u'='))
            values.append(line.mid(key.size() + 1).trimmed().toString());
    }
    return values;
}

/// The first of them; empty where there is none.
QString valueIn(const QString &unit, QLatin1StringView key)
{
    return valuesIn(unit, key).value(0);
}

ScheduledCommand commandIn(const QString &id, const QString &service, const QString &timer)
{
    ScheduledCommand command{.id = id,
                             .cluster = {valueIn(service, "X-Warrener-Cluster"_L1)},
                             .calendar = valueIn(timer, "OnCalendar"_L1),
                             .furtherTimes = valuesIn(timer, "OnCalendar"_L1).mid(1),
                             .description = unittext::fromValue(valueIn(timer, "Description"_L1)),
                             .catchesUp = valueIn(timer, "Persistent"_L1) != "false"_L1};
    if (command.cluster.isEmpty() && id.startsWith(diagnosis))
        command.cluster.value = id.mid(diagnosis.size());
    QStringList words = unittext::words(valueIn(service, "ExecStart"_L1));
    if (words.size() > 3 && words.at(1) == "--profile"_L1)
        command.profileFile = words.at(2);
    if (words.size() > 3 && (words.at(1) == "--profile"_L1 || words.at(1) == "--cluster"_L1))
        command.arguments = words.mid(3);
    for (const QString &code : valueIn(service, "SuccessExitStatus"_L1).split(u' ', Qt::SkipEmptyParts))
        command.resultExitCodes.append(code.toInt());
    return command;
}

QString readText(const QString &file)
{
    QFile in(file);
    return openPlainFile(in) ? QString::fromUtf8(in.read(mostText)) : QString();
}

QCoro::Task<Status> systemctl(QString arguments, std::stop_token stop)
{
    const Result<CommandResult> done = co_await askUserSystemd(u"systemctl --user daemon-reload && systemctl --user "_s + arguments, 15s, stop);
    if (done && done->exitCode == 0)
        co_return Status{};
    // Where there is none at all, that is what helps to know.
    if (const Status there = co_await isUserSystemdThere(stop); !there)
        co_return there;
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Schedule", "The user's systemd did not take the timer"),
                      done ? QString::fromUtf8(done->err).trimmed() : done.error().detail);
}

} // namespace

QString unitDescription(const QString &what)
{
    return descriptionPrefix + what;
}

QString describedThing(const QString &description)
{
    return description.startsWith(descriptionPrefix) ? description.sliced(descriptionPrefix.size()) : description;
}

Schedule::Schedule(QString program, QString folder) : m_program(std::move(program)), m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        m_folder = userUnitFolder();
}

QString Schedule::fileFor(const QString &id, QLatin1StringView end) const
{
    return m_folder + u'/' + prefix + id + end;
}

QString Schedule::serviceText(const ScheduledCommand &command) const
{
    QStringList words = unittext::aboutCluster(m_program, command.cluster.value, command.profileFile);
    for (const QString &argument : command.arguments)
        words.append(unittext::argument(argument));
    QString text = u"[Unit]\nDescription=%1\nX-Warrener-Cluster=%2\n\n[Service]\nType=oneshot\nExecStart=%3\n"_s.arg(unittext::value(command.description),
                                                                                                                     command.cluster.value, words.join(u' '));
    if (!command.resultExitCodes.isEmpty())
        text += u"SuccessExitStatus=%1\n"_s.arg(texts(command.resultExitCodes).join(u' '));
    return text;
}

QString Schedule::timerText(const ScheduledCommand &command)
{
    const QString times = (QStringList{command.calendar} + command.furtherTimes).join("\nOnCalendar="_L1);
    return u"[Unit]\nDescription=%1\n\n[Timer]\nOnCalendar=%2\nPersistent=%3\nRandomizedDelaySec=30\n\n[Install]\nWantedBy=timers.target\n"_s.arg(
        unittext::value(command.description), times, command.catchesUp ? u"true"_s : u"false"_s);
}

Status Schedule::write(const ScheduledCommand &command) const
{
    if (const Status usable = check(command, m_program); !usable)
        return usable;
    const QDir folder;
    if (!folder.mkpath(m_folder))
        return failure(ErrorKind::Io, QCoreApplication::translate("Schedule", "The folder %1 cannot be made").arg(m_folder));
    if (const Status service = writeFileSafely(fileFor(command.id, ".service"_L1), serviceText(command).toUtf8()); !service)
        return service;
    return writeFileSafely(fileFor(command.id, ".timer"_L1), timerText(command).toUtf8());
}

QList<ScheduledCommand> Schedule::list() const
{
    QList<ScheduledCommand> commands;
    const QStringList files = QDir(m_folder).entryList({prefix + "*.timer"_L1}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QString id = file.mid(prefix.size()).chopped(".timer"_L1.size());
        if (checkId(id))
            commands.append(commandIn(id, readText(fileFor(id, ".service"_L1)), readText(m_folder + u'/' + file)));
    }
    return commands;
}

Status Schedule::removeFiles(const QString &id) const
{
    if (const Status usable = checkId(id); !usable)
        return usable;
    for (const QLatin1StringView end : {".timer"_L1, ".service"_L1}) {
        QFile file(fileFor(id, end));
        if (file.exists() && !file.remove())
            return failure(ErrorKind::Io, QCoreApplication::translate("Schedule", "The file %1 cannot be removed").arg(file.fileName()), file.errorString());
    }
    return {};
}

QCoro::Task<Status> Schedule::activate(QString id, std::stop_token stop)
{
    // One whose times are all over counts as active, and would not look at the new ones by being started.
    const QString unit = shellQuote(unitOf(id));
    return systemctl(u"enable %1 && systemctl --user restart %1"_s.arg(unit), std::move(stop));
}

QCoro::Task<Status> Schedule::deactivate(QString id, std::stop_token stop)
{
    return systemctl(u"disable --now "_s + shellQuote(unitOf(id)), std::move(stop));
}

} // namespace warrener
