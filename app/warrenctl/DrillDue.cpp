#include "app/warrenctl/DrillDue.h"

#include "record/calendar/CalendarMarks.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QProcess>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

constexpr int analyzePatienceMs = 10'000;

} // namespace

std::optional<TimePoint> elapseFrom(const QByteArray &said)
{
    // In another zone than UTC a second line says it in that.
    static const QRegularExpression moment(u"(?:Next elapse|\\(in UTC\\)): [A-Za-z]{3} (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)? UTC"_s);
    const QRegularExpressionMatch match = moment.match(QString::fromUtf8(said.left(4000)));
    if (!match.hasMatch())
        return std::nullopt;
    const QDateTime at(QDate::fromString(match.captured(1), Qt::ISODate), QTime::fromString(match.captured(2), Qt::ISODate), QTimeZone::UTC);
    return at.isValid() ? std::optional(fromDateTime(at)) : std::nullopt;
}

QString drillTimerId(const ClusterName &cluster, const QString &drill, const QString &name)
{
    if (name.isEmpty())
        return u"drill-%1-%2"_s.arg(drill, cluster.value);
    // A name may be in any language, and dashes in all three must not make one timer of two.
    const QByteArray whole = (drill + u'\n' + cluster.value + u'\n' + name).toUtf8();
    return "drill-named-"_L1 + QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().left(16));
}

std::optional<QString> drillTimerOf(const QByteArray &cgroup)
{
    static const QRegularExpression service(u"/warrener-(drill-[A-Za-z0-9._-]+)\\.service$"_s);
    for (const auto listed = cgroup.left(10'000).split('\n'); const QByteArray &line : listed) {
        const QRegularExpressionMatch match = service.match(QString::fromUtf8(line.trimmed()));
        if (match.hasMatch())
            return match.captured(1);
    }
    return std::nullopt;
}

Status isDueByTimer(const QByteArray &cgroup, const QList<ScheduledCommand> &timers, TimePoint now)
{
    const std::optional<QString> id = drillTimerOf(cgroup);
    if (!id)
        return {};
    const auto own = std::ranges::find(timers, *id, &ScheduledCommand::id);
    if (own == timers.end() || own->calendar.isEmpty())
        return failure(ErrorKind::NotAvailable, QCoreApplication::translate("warrenctl", "Whether “%1” is now nobody can tell: nothing is run").arg(*id));
    Status due;
    for (const auto listed = QStringList{own->calendar} + own->furtherTimes; const QString &calendar : listed) {
        due = isDueNow(calendar, now);
        if (due)
            return {};
    }
    return due;
}

Status isDueNow(const QString &calendar, TimePoint now)
{
    QProcess analyze;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"SYSTEMD_COLORS"_s, u"0"_s);
    analyze.setProcessEnvironment(environment);
    const QString from = toDateTime(now - calendarGrace).toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
    analyze.start(u"systemd-analyze"_s, {u"calendar"_s, "--base-time="_L1 + from, u"--"_s, calendar});
    const bool ended = analyze.waitForFinished(analyzePatienceMs) && analyze.exitStatus() == QProcess::NormalExit && analyze.exitCode() == 0;
    if (!ended) {
        return failure(ErrorKind::NotAvailable, QCoreApplication::translate("warrenctl", "Whether “%1” is now nobody can tell: nothing is run").arg(calendar),
                       QString::fromUtf8(analyze.readAllStandardError().left(500)).trimmed());
    }
    const std::optional<TimePoint> at = elapseFrom(analyze.readAllStandardOutput());
    if (at && *at <= now)
        return {};
    return failure(ErrorKind::Forbidden, QCoreApplication::translate("warrenctl", "“%1” is not now: what was missed is not run late").arg(calendar));
}

} // namespace warrener::ctl
