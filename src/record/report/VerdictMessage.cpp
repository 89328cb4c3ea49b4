#include "record/report/VerdictMessage.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener {

bool isNewVerdict(const Report &report, std::optional<OverallStatus> before)
{
    return !report.cancelled && report.status != before.value_or(OverallStatus::Healthy);
}

QJsonObject webhookBody(const Report &report, std::optional<OverallStatus> before)
{
    QJsonArray causes;
    int critical = 0, warning = 0;
    for (const ReportFinding &finding : report.findings) {
        critical += finding.level == Level::Critical;
        warning += finding.level == Level::Warning;
        if (finding.cause < 0 && finding.level >= Level::Warning && causes.size() < 20) {
            causes.append(QJsonObject{{u"id"_s, finding.id}, {u"level"_s, toId(finding.level)}, {u"host"_s, finding.host}, {u"title"_s, finding.title}});
        }
    }
    return {{u"event"_s, u"verdict-changed"_s},
            {u"cluster"_s, report.cluster.value},
            {u"environment"_s, toId(report.environment)},
            {u"at"_s, toDateTime(report.at).toUTC().toString(Qt::ISODateWithMs)},
            {u"report"_s, report.id},
            {u"status"_s, toId(report.status)},
            {u"before"_s, before ? QJsonValue(toId(*before)) : QJsonValue(QJsonValue::Null)},
            {u"headline"_s, report.headline},
            {u"line"_s, report.line},
            {u"critical"_s, critical},
            {u"warning"_s, warning},
            {u"causes"_s, causes}};
}

} // namespace warrener
