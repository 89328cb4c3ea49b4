#pragma once

#include "judge/diagnosis/Report.h"

#include <limits>

/// A report with one of everything in it.
namespace warrener::samplereport {

inline const TimePoint now{std::chrono::milliseconds{1'767'960'000'000}};

inline Report sample()
{
    Report report;
    report.id = QStringLiteral("20260109T120000Z-4f2a");
    report.cluster = ClusterName{QStringLiteral("orders")};
    report.environment = Environment::Staging;
    report.warrener = QStringLiteral("0.1.0");
    report.language = QStringLiteral("zh");
    report.at = now;
    report.took = Millis{4200};
    report.status = OverallStatus::Unhealthy;
    report.headline = QStringLiteral("Unhealthy: <b>broker2</b> stopped & \"so on\"");
    report.line = QStringLiteral("One cause explains all 2 findings.");
    report.system = {.level = Level::Critical,
                     .line = QStringLiteral("1 critical"),
                     .passed = 3,
                     .warning = 1,
                     .critical = 1,
                     .notJudged = 2,
                     .figures = {{QStringLiteral("Highest CPU"), QStringLiteral("20 % (broker1)")}}};
    CheckResult check;
    check.id = QStringLiteral("host.disk.full");
    check.kind = QStringLiteral("full");
    check.fault = FaultClass::Hardware;
    check.subject = {SubjectKind::Host, QStringLiteral("broker2")};
    check.host = QStringLiteral("broker2");
    check.outcome = Outcome::Critical;
    check.title = QStringLiteral("Disk full");
    check.since = now - std::chrono::minutes{5};
    check.took = Millis{12};
    check.facts = {{QStringLiteral("mount"), QStringLiteral("/var/lib/rabbitmq")}};
    report.checks = {check};
    ReportFinding cause;
    cause.id = check.id;
    cause.fault = check.fault;
    cause.level = Level::Critical;
    cause.subject = check.subject;
    cause.host = check.host;
    cause.title = QStringLiteral("<script>alert(1)</script>");
    cause.since = check.since;
    cause.evidence = {{.check = check.id, .where = check.host, .seen = QStringLiteral("0 B"), .expected = QStringLiteral("5 GiB"), .level = Level::Critical}};
    cause.recommendations = {0};
    cause.charts = {{Metric::HostDiskData, QStringLiteral("broker2")}};
    ReportFinding child = cause;
    child.id = QStringLiteral("broker.node.running");
    child.cause = 0;
    child.charts.clear();
    report.findings = {cause, child};
    report.recommendations = {{.id = QStringLiteral("disk-full"),
                               .title = QStringLiteral("Make room"),
                               .why = QStringLiteral("why"),
                               .risk = QStringLiteral("low"),
                               .duration = QStringLiteral("3 minutes"),
                               .steps = {{QStringLiteral("Look"), QStringLiteral("df -h '/a b'")}},
                               .read = {{QStringLiteral("Alarms"), QUrl(QStringLiteral("https://www.rabbitmq.com/docs/disk-alarms"))}}}};
    report.series = {{.key = cause.charts.first(),
                      .from = now - std::chrono::hours{1},
                      .step = Millis{10000},
                      .values = {10, 20, std::numeric_limits<double>::quiet_NaN(), 40}}};
    return report;
}

} // namespace warrener::samplereport
