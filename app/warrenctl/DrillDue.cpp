#include "app/warrenctl/DrillDue.h"

#include "record/calendar/CalendarMarks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QProcess>
#include <QRegularExpression>
#include <QTimeZone>

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
