#include "app/warrenctl/Commands.h"
#include "app/warrenctl/TextTable.h"
#include "base/Units.h"
#include "record/report/ReportDiff.h"
#include "record/report/ReportJson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

ExitCode exitCodeOf(OverallStatus status)
{
    switch (status) {
    case OverallStatus::Healthy:
    case OverallStatus::Warning:
        return Done;
    case OverallStatus::Unhealthy:
    case OverallStatus::Critical:
        return Failed;
    case OverallStatus::Unknown:
        return NotReached;
    }
    Q_UNREACHABLE_RETURN(Failed);
}

QString findingText(const warrener::Report &report, const ReportFinding &finding)
{
    const QString indent = finding.cause < 0 ? QString() : u"    "_s;
    const QString since = isNever(finding.since) ? QString() : u" ("_s + units::timeAndAge(finding.since, report.at) + u')';
    QString text = u"%1%2  %3  [%4]%5\n"_s.arg(indent, toWord(finding.level), printable(finding.title), finding.id, since);
    const QStringList lines = finding.text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        text += indent + u"    "_s + printable(line) + u'\n';
    for (const Evidence &evidence : finding.evidence) {
        text += evidence.expected.isEmpty()
                    ? u"%1    - %2, %3: %4\n"_s.arg(indent, evidence.check, printable(evidence.where), printable(evidence.seen))
                    : u"%1    - %2, %3: %4 (%5)\n"_s.arg(indent, evidence.check, printable(evidence.where), printable(evidence.seen),
                                                         QCoreApplication::translate("warrenctl", "expected: %1").arg(printable(evidence.expected)));
    }
    return text;
}

QString adviceText(const Recommendation &advice)
{
    QString text = u'\n' + printable(advice.title) + u'\n';
    text += u"  "_s + printable(advice.why) + u'\n';
    text += u"  "_s + QCoreApplication::translate("warrenctl", "Takes %1. Risk: %2").arg(printable(advice.duration), printable(advice.risk)) + u'\n';
    int number = 0;
    for (const AdviceStep &step : advice.steps) {
        text += u"  %1. %2\n"_s.arg(++number).arg(printable(step.words));
        if (!step.command.isEmpty())
            text += u"       "_s + printable(step.command) + u'\n';
    }
    for (const auto &[title, url] : advice.read)
        text += u"  %1: %2\n"_s.arg(printable(title), url.toString());
    return text;
}

QString changesText(const warrener::Report &before, const warrener::Report &report, const QList<FindingChange> &changes)
{
    QString text = u'\n' + QCoreApplication::translate("warrenctl", "Since the report of %1:").arg(units::timeAndAge(before.at, report.at)) + u'\n';
    for (const FindingChange &change : changes) {
        const ReportFinding &finding = change.after >= 0 ? report.findings[change.after] : before.findings[change.before];
        text += u"  %1: %2\n"_s.arg(toWord(change.change), printable(finding.title));
    }
    return text;
}

QJsonArray changesJson(const warrener::Report &before, const warrener::Report &report, const QList<FindingChange> &changes)
{
    QJsonArray list;
    for (const FindingChange &change : changes) {
        const ReportFinding &finding = change.after >= 0 ? report.findings[change.after] : before.findings[change.before];
        list.append(QJsonObject{{u"change"_s, toId(change.change)},
                                {u"id"_s, finding.id},
                                {u"host"_s, finding.host},
                                {u"subject"_s, QJsonObject{{u"kind"_s, toId(finding.subject.kind)}, {u"name"_s, finding.subject.name}}},
                                {u"title"_s, finding.title}});
    }
    return list;
}

} // namespace

Report diagnosisReport(const warrener::Report &report, const std::optional<warrener::Report> &before)
{
    Report shown{.text = {}, .json = toJson(report), .exitCode = report.cancelled ? Failed : exitCodeOf(report.status)};
    shown.text = printable(report.headline) + u'\n';
    if (!report.line.isEmpty())
        shown.text += printable(report.line) + u'\n';

    if (report.cancelled)
        shown.text += QCoreApplication::translate("warrenctl", "It was stopped before all had answered: what is not named here may still be wrong.") + u'\n';

    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "SECTION"));
    table.addColumn(QCoreApplication::translate("warrenctl", "STATE"));
    for (const QString &title : {QCoreApplication::translate("warrenctl", "CRITICAL"), QCoreApplication::translate("warrenctl", "WARNING"),
                                 QCoreApplication::translate("warrenctl", "PASSED"), QCoreApplication::translate("warrenctl", "NOT JUDGED")})
        table.addColumn(title, TextTable::Align::Right);
    const auto row = [&table](const QString &name, const HealthSection &section) {
        table.addRow({name, toWord(section.level), units::count(section.critical), units::count(section.warning), units::count(section.passed),
                      units::count(section.notJudged)});
    };
    row(QCoreApplication::translate("warrenctl", "system"), report.system);
    row(QCoreApplication::translate("warrenctl", "broker"), report.broker);
    row(QCoreApplication::translate("warrenctl", "network"), report.network);
    shown.text += u'\n' + table.toText();

    if (!report.findings.isEmpty())
        shown.text += u'\n';
    for (const ReportFinding &finding : report.findings)
        shown.text += findingText(report, finding);
    for (const Recommendation &advice : report.recommendations)
        shown.text += adviceText(advice);
    if (before) {
        const QList<FindingChange> changes = compare(*before, report);
        shown.text += changesText(*before, report, changes);
        shown.json.insert("comparedWith"_L1, before->id);
        shown.json.insert("changes"_L1, changesJson(*before, report, changes));
    }
    shown.text += u'\n'
                  + QCoreApplication::translate("warrenctl", "%1 checks in %2; report %3")
                        .arg(units::count(static_cast<double>(report.checks.size())), units::duration(report.took), report.id)
                  + u'\n';
    return shown;
}

} // namespace warrener::ctl
