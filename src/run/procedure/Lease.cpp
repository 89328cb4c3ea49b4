#include "run/procedure/Lease.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <pwd.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Machines are called alike, and containers count their processes each from 1.
QString thisMachine()
{
    static const QString mark = [] {
        QByteArray space(64, '\0');
        const ssize_t size = ::readlink("/proc/self/ns/pid", space.data(), size_t(space.size()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QSysInfo::machineUniqueId());
        hash.addData(QSysInfo::bootUniqueId());
        hash.addData(space.first(std::max<ssize_t>(0, size)));
        return QString::fromLatin1(hash.result().toHex().first(12));
    }();
    return mark;
}

} // namespace

LeaseHolder thisProcess(const QString &run, TimePoint now)
{
    // Not $USER: services and sudo leave it unset, or somebody else's.
    const passwd *entry = ::getpwuid(::geteuid());
    const QString user = entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
    return {.who = u"%1@%2"_s.arg(user, QSysInfo::machineHostName()),
            .pid = QCoreApplication::applicationPid(),
            .run = run,
            .since = now,
            .machine = thisMachine()};
}

bool isDeadHere(const LeaseHolder &holder)
{
    const bool isHere = holder.machine == thisMachine() && holder.who.endsWith(u'@' + QSysInfo::machineHostName());
    return isHere && holder.pid > 0 && ::kill(pid_t(holder.pid), 0) != 0 && errno == ESRCH;
}

QString toText(const LeaseHolder &holder)
{
    // One word with the time: a Warrener that knows no machines reads the rest all the same.
    const QString machine = holder.machine.isEmpty() ? QString() : u'#' + holder.machine;
    return u"warrener lease: %1 pid %2 run %3 since %4"_s.arg(holder.who, QString::number(holder.pid), holder.run.isEmpty() ? u"-"_s : holder.run,
                                                              toDateTime(holder.since).toUTC().toString(Qt::ISODate) + machine);
}

std::optional<LeaseHolder> leaseHolderFromText(const QString &text)
{
    static const QRegularExpression form(
        u"^warrener lease: (\\S{1,200}) pid (\\d{1,10}) run (\\S{1,200})(?: since ([^\\s#]{1,40})(?:#([0-9a-f]{1,40}))?)?\\s*$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QDateTime since = QDateTime::fromString(match.captured(4), Qt::ISODate);
    return LeaseHolder{.who = match.captured(1),
                       .pid = match.captured(2).toLongLong(),
                       .run = match.captured(3) == "-"_L1 ? QString() : match.captured(3),
                       .since = since.isValid() ? fromDateTime(since) : TimePoint(),
                       .machine = match.captured(5)};
}

QString describe(const LeaseHolder &holder)
{
    if (holder.run.isEmpty())
        return QCoreApplication::translate("Lease", "%1 (process %2)").arg(holder.who, QString::number(holder.pid));
    return QCoreApplication::translate("Lease", "%1 (process %2) with the run %3").arg(holder.who, QString::number(holder.pid), holder.run);
}

QCoro::Task<Status> Lease::confirm(std::stop_token)
{
    co_return Status();
}

QCoro::Task<> Lease::giveBack()
{
    release();
    co_return;
}

QCoro::Task<> giveBackAll(QList<std::shared_ptr<Lease>> leases)
{
    std::vector<QCoro::Task<>> under;
    for (const std::shared_ptr<Lease> &lease : std::as_const(leases)) {
        if (lease != nullptr)
            under.push_back(lease->giveBack());
    }
    for (QCoro::Task<> &one : under)
        co_await one;
}

} // namespace warrener
