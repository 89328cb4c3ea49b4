#include "judge/diagnosis/Report.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(OverallStatus status)
{
    switch (status) {
    case OverallStatus::Healthy:
        return u"healthy"_s;
    case OverallStatus::Warning:
        return u"warning"_s;
    case OverallStatus::Unhealthy:
        return u"unhealthy"_s;
    case OverallStatus::Critical:
        return u"critical"_s;
    case OverallStatus::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(OverallStatus status)
{
    switch (status) {
    case OverallStatus::Healthy:
        return QCoreApplication::translate("Diagnosis", "Healthy");
    case OverallStatus::Warning:
        return QCoreApplication::translate("Diagnosis", "Warning");
    case OverallStatus::Unhealthy:
        return QCoreApplication::translate("Diagnosis", "Unhealthy");
    case OverallStatus::Critical:
        return QCoreApplication::translate("Diagnosis", "Critical");
    case OverallStatus::Unknown:
        return QCoreApplication::translate("Diagnosis", "No data");
    }
    Q_UNREACHABLE_RETURN({});
}

Level levelOf(OverallStatus status)
{
    switch (status) {
    case OverallStatus::Healthy:
        return Level::Ok;
    case OverallStatus::Warning:
        return Level::Warning;
    case OverallStatus::Unhealthy:
    case OverallStatus::Critical:
        return Level::Critical;
    case OverallStatus::Unknown:
        return Level::Unknown;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
