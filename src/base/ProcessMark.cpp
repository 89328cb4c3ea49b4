#include "base/ProcessMark.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString boot()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readLine(64)).trimmed() : QString();
}

/// In ticks since the boot; empty: there is no such process.
QString begun(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readLine(4096);
    // The command's name may hold blanks and brackets; the 22nd field is the 20th behind it.
    return QString::fromLatin1(stat.mid(stat.lastIndexOf(')') + 2)).section(u' ', 19, 19);
}

} // namespace

QString processMark()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return QStringList{QSysInfo::machineHostName(), boot(), QString::number(pid), begun(pid)}.join(u'|');
}

bool mayStillRun(const QString &mark)
{
    const QStringList parts = mark.split(u'|');
    if (parts.size() != 4 || parts.contains(QString()) || parts.at(0) != QSysInfo::machineHostName())
        return true;
    return parts.at(1) == boot() && parts.at(3) == begun(parts.at(2).toLongLong());
}

} // namespace warrener
