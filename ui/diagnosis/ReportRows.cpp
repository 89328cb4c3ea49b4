#include "ui/diagnosis/ReportRows.h"

#include "base/Ids.h"
#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/diagnosis/KnownFindings.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Level levelOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return Level::Ok;
    case Outcome::Note:
        return Level::Note;
    case Outcome::Warning:
        return Level::Warning;
    case Outcome::Critical:
        return Level::Critical;
    case Outcome::NotAvailable:
    case Outcome::NotConfigured:
    case Outcome::NotAsked:
        return Level::Unknown;
    }
    Q_UNREACHABLE_RETURN(Level::Unknown);
}

bool passes(const ReportFilter &filter, FaultClass fault, const QString &host)
{
    return (!filter.fault || *filter.fault == fault) && (filter.host.isEmpty() || filter.host == host);
}

QString nameOf(const Subject &subject)
{
    if (subject.kind == SubjectKind::Node)
        return shortName({subject.name});
    // "vhost/queue", where the vhost may be "/" itself.
    return subject.kind == SubjectKind::Queue ? subject.name.sliced(subject.name.indexOf(u'/', 1) + 1) : subject.name;
}

Evidence evidenceOf(const CheckResult &check)
{
    return {.check = check.id,
            .where = check.host.isEmpty() ? nameOf(check.subject) : check.host,
            .seen = check.seen,
            .expected = check.expected,
            .level = levelOf(check.outcome)};
}

ReportFinding findingOf(const CheckResult &check)
{
    return {.id = check.id,
            .fault = check.fault,
            .level = levelOf(check.outcome),
            .subject = check.subject,
            .host = check.host,
            .title = check.title,
            .text = check.text,
            .since = check.since,
            .cause = -1,
            .evidence = {evidenceOf(check)},
            .recommendations = {},
            .charts = {}};
}

QString sinceText(const ReportFinding &finding, TimePoint now)
{
    return isNever(finding.since) ? QString() : QCoreApplication::translate("ReportRows", "since %1").arg(units::timeAndAge(finding.since, now));
}

QString seenText(const ReportFinding &finding)
{
    const auto telling = std::ranges::find_if(finding.evidence, [](const Evidence &evidence) { return !evidence.seen.isEmpty(); });
    return telling == finding.evidence.end() ? finding.text : telling->seen;
}

/// A cause says since when, a symptom what was seen, as far as that is known.
QString lineOf(const ReportFinding &finding, TimePoint now)
{
    const QString since = sinceText(finding, now);
    const QString seen = seenText(finding);
    if (finding.cause < 0)
        return since.isEmpty() ? seen : since;
    return seen.isEmpty() ? since : seen;
}

QString reasonOf(const CheckResult &check)
{
    const QString word = toWord(check.outcome);
    //: Why a check could not be judged: "could not be asked: connection refused".
    return check.text.isEmpty() ? word : QCoreApplication::translate("ReportRows", "%1: %2").arg(word, check.text);
}

} // namespace

ReportTally tallyOf(const Report &report)
{
    ReportTally tally;
    tally.critical = static_cast<int>(std::ranges::count(report.findings, Level::Critical, &ReportFinding::level));
    tally.warning = static_cast<int>(std::ranges::count(report.findings, Level::Warning, &ReportFinding::level));
    tally.passed = static_cast<int>(std::ranges::count(report.checks, Outcome::Passed, &CheckResult::outcome));
    tally.notJudged = static_cast<int>(std::ranges::count_if(report.checks, [](const CheckResult &check) { return isNotJudged(check.outcome); }));
    return tally;
}

QList<ReportRow> findingRows(const Report &report, const ReportFilter &filter, const KnownFindings &known)
{
    const QList<ReportFinding> &findings = report.findings;
    // A cause stands before its symptoms, so that its group is known when they come.
    QList<int> group(findings.size(), -1);
    QHash<int, bool> wanted;
    for (int i = 0; i < findings.size(); ++i) {
        const int cause = findings.at(i).cause;
        group[i] = cause >= 0 && cause < i ? group.at(cause) : i;
        if (passes(filter, findings.at(i).fault, findings.at(i).host))
            wanted[group.at(i)] = true;
    }
    QList<ReportRow> rows;
    for (int i = 0; i < findings.size(); ++i) {
        if (!wanted.value(group.at(i)))
            continue;
        const ReportFinding &finding = findings.at(i);
        const bool symptom = group.at(i) != i;
        rows.append({.finding = finding,
                     .symptom = symptom,
                     .known = known.contains(finding),
                     .title = finding.title,
                     .line = lineOf(finding, report.at),
                     .tag = symptom ? QString() : toWord(finding.fault)});
    }
    return rows;
}

QList<ReportRow> notJudgedRows(const Report &report, const ReportFilter &filter)
{
    QList<ReportRow> rows;
    QHash<QString, qsizetype> rowOf;
    for (const CheckResult &check : report.checks) {
        if (!isNotJudged(check.outcome) || !passes(filter, check.fault, check.host))
            continue;
        const QString reason = reasonOf(check);
        if (const auto there = rowOf.constFind(reason); there != rowOf.constEnd()) {
            rows[*there].finding.evidence.append(evidenceOf(check));
            continue;
        }
        rowOf.insert(reason, rows.size());
        rows.append({.finding = findingOf(check), .title = check.title, .line = reason, .tag = {}});
    }
    for (ReportRow &row : rows) {
        // Of the row itself the reason says why; "seen" has nothing to add where nothing was seen.
        row.finding.text = row.line;
        if (const auto more = row.finding.evidence.size() - 1; more > 0)
            row.title = QCoreApplication::translate("ReportRows", "%1, and %2 more").arg(row.title, QString::number(more));
        row.finding.title = row.title;
    }
    return rows;
}

QList<ReportRow> passedRows(const Report &report, const ReportFilter &filter)
{
    QList<ReportRow> rows;
    for (const CheckResult &check : report.checks) {
        if (check.outcome == Outcome::Passed && passes(filter, check.fault, check.host))
            rows.append({.finding = findingOf(check), .title = check.title, .line = check.seen.isEmpty() ? check.id : check.seen, .tag = {}});
    }
    return rows;
}

QString passedByClass(const QList<ReportRow> &rows)
{
    QStringList parts;
    for (const FaultClass fault : std::array{FaultClass::Network, FaultClass::Hardware, FaultClass::Software, FaultClass::Human}) {
        const auto count = std::ranges::count(rows, fault, [](const ReportRow &row) { return row.finding.fault; });
        if (count > 0)
            //: A fault class and how many of its checks passed: "network 31".
            parts += QCoreApplication::translate("ReportRows", "%1 %2", "class and count").arg(toWord(fault)).arg(count);
    }
    return phrases::list(parts);
}

QStringList hostsIn(const Report &report)
{
    QStringList hosts;
    const auto add = [&hosts](const QString &host) {
        if (!host.isEmpty() && !hosts.contains(host))
            hosts += host;
    };
    for (const CheckResult &check : report.checks)
        add(check.host);
    for (const ReportFinding &finding : report.findings)
        add(finding.host);
    hosts.sort();
    return hosts;
}

QString whereOf(const ReportFinding &finding)
{
    return finding.host.isEmpty() ? nameOf(finding.subject) : finding.host;
}

} // namespace warrener
