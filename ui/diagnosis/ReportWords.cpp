#include "ui/diagnosis/ReportWords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString dated(TimePoint at, const QString &format)
{
    return QLocale().toString(toDateTime(at).toLocalTime(), format);
}

} // namespace

QString dayAndTime(TimePoint at)
{
    //: Format of a day with its time; see QLocale::toString().
    return dated(at, QCoreApplication::translate("ReportWords", "dddd d MMMM, HH:mm:ss"));
}

QString shortDayAndTime(TimePoint at)
{
    //: Format of a day with its time, short; see QLocale::toString().
    return dated(at, QCoreApplication::translate("ReportWords", "d MMMM, HH:mm"));
}

QString listLine(const ReportEntry &entry)
{
    if (entry.cancelled)
        return QCoreApplication::translate("ReportWords", "%1: %2, stopped early").arg(shortDayAndTime(entry.at), toWord(entry.status));
    return QCoreApplication::translate("ReportWords", "%1: %2").arg(shortDayAndTime(entry.at), toWord(entry.status));
}

} // namespace warrener
