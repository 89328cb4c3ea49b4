#include "record/report/ReportDiff.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// These are found in the list of queues, which may be had in part, or not at all.
bool isOfTheList(const QString &id)
{
    return std::ranges::any_of(std::array{"queue.leaderless"_L1, "queue.minority"_L1, "queue.members."_L1, "queue.mirrors"_L1, "queue.streams."_L1},
                               [&id](QLatin1StringView begin) { return id.startsWith(begin); });
}

bool isListedInPart(const Report &report)
{
    return std::ranges::any_of(report.checks, [](const CheckResult &check) {
        return check.id == "queue.list"_L1 && (isNotJudged(check.outcome) || check.kind == QLatin1StringView(listedInPart));
    });
}

/// The report has an answer to the question that the finding came from. Of queues those alone are listed that
/// have the fault, or the cluster as a whole: any answer speaks for all of them.
bool wasAsked(const Report &report, const ReportFinding &finding)
{
    if (isOfTheList(finding.id) && isListedInPart(report))
        return false;
    return std::ranges::any_of(report.checks, [&finding](const CheckResult &check) {
        const bool samePlace = check.subject == finding.subject || check.subject.kind == SubjectKind::Cluster || finding.subject.kind == SubjectKind::Queue
                               || (!finding.host.isEmpty() && check.host == finding.host);
        return check.id == finding.id && samePlace && !isNotJudged(check.outcome);
    });
}

} // namespace

QList<FindingChange> compare(const Report &before, const Report &after)
{
    QList<FindingChange> changes;
    QSet<int> matched;
    for (int i = 0; i < after.findings.size(); ++i) {
        const ReportFinding &now = after.findings[i];
        int was = -1;
        for (int j = 0; j < before.findings.size() && was < 0; ++j) {
            const ReportFinding &then = before.findings[j];
            if (!matched.contains(j) && then.id == now.id && then.subject == now.subject && then.host == now.host)
                was = j;
        }
        matched.insert(was);
        const Change change = was < 0                                  ? Change::New
                              : before.findings[was].level < now.level ? Change::Worse
                              : before.findings[was].level > now.level ? Change::Better
                                                                       : Change::Same;
        changes.append({change, was, i});
    }
    for (int j = 0; j < before.findings.size(); ++j) {
        if (!matched.contains(j))
            changes.append({wasAsked(after, before.findings[j]) ? Change::Gone : Change::NotAsked, j, -1});
    }
    const auto rank = [](Change change) {
        switch (change) {
        case Change::New:
            return 0;
        case Change::Worse:
            return 1;
        case Change::Better:
            return 2;
        case Change::Gone:
            return 3;
        case Change::NotAsked:
            return 4;
        case Change::Same:
            return 5;
        }
        Q_UNREACHABLE_RETURN(5);
    };
    std::ranges::stable_sort(changes, [&rank](const FindingChange &a, const FindingChange &b) { return rank(a.change) < rank(b.change); });
    return changes;
}

} // namespace warrener
