#include "judge/assess/OverallStatus.h"

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
    return status == OverallStatus::Unhealthy ? QCoreApplication::translate("Diagnosis", "Unhealthy") : toWord(levelOf(status));
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

OverallStatus overallStatus(qsizetype criticals, qsizetype warnings)
{
    if (criticals >= 3)
        return OverallStatus::Critical;
    if (criticals >= 1)
        return OverallStatus::Unhealthy;
    return warnings >= 1 ? OverallStatus::Warning : OverallStatus::Healthy;
}

QString headlineOf(OverallStatus status, const QString &clause)
{
    switch (status) {
    case OverallStatus::Critical:
        return QCoreApplication::translate("Diagnosis", "Critical: %1").arg(clause);
    case OverallStatus::Unhealthy:
        return QCoreApplication::translate("Diagnosis", "Unhealthy: %1").arg(clause);
    case OverallStatus::Warning:
        return QCoreApplication::translate("Diagnosis", "Warning: %1").arg(clause);
    case OverallStatus::Unknown:
        return QCoreApplication::translate("Diagnosis", "No data: %1").arg(clause);
    case OverallStatus::Healthy:
        break;
    }
    return clause;
}

} // namespace warrener
