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

/// How many of the things of a kind both are about, on whichever host most is seen of them. They may be thousands.
qsizetype sharedBy(const ReportFinding &then, const ReportFinding &now)
{
    if (then.id != now.id)
        return 0;
    const QSet<QString> known(then.things.begin(), then.things.end());
    return std::ranges::count_if(now.things, [&known](const QString &thing) { return known.contains(thing); });
}

/// The finding of before that is this one. The worst of many queues is another one each time: of many of a kind it is the one
/// that most of them stood in.
int indexBefore(const Report &before, const ReportFinding &now, const QSet<int> &matched)
{
    int found = -1;
    qsizetype most = 0;
    for (int i = 0; i < before.findings.size(); ++i) {
        const ReportFinding &then = before.findings[i];
        if (matched.contains(i))
            continue;
        if (!then.things.isEmpty() && !now.things.isEmpty()) {
            if (const qsizetype shared = sharedBy(then, now); shared > most) {
                most = shared;
                found = i;
            }
        } else if (found < 0 && then.id == now.id && then.subject == now.subject && then.host == now.host) {
            found = i;
        }
    }
    return found;
}

Change changeBetween(const ReportFinding &then, const ReportFinding &now)
{
    if (then.level != now.level)
        return then.level < now.level ? Change::Worse : Change::Better;
    if (then.things.isEmpty() || now.things.isEmpty() || then.things == now.things)
        return Change::Same;
    // One more that has it is worse, whoever else has lost it.
    return sharedBy(then, now) < now.things.size() ? Change::Worse : Change::Better;
}

} // namespace

QList<FindingChange> compare(const Report &before, const Report &after)
{
    QList<FindingChange> changes;
    QSet<int> matched;
    for (int i = 0; i < after.findings.size(); ++i) {
        const ReportFinding &now = after.findings[i];
        const int was = indexBefore(before, now, matched);
        matched.insert(was);
        changes.append({was < 0 ? Change::New : changeBetween(before.findings[was], now), was, i});
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
