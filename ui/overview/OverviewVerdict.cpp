#include "ui/overview/OverviewVerdict.h"

#include "base/Ids.h"
#include "base/Units.h"
#include "judge/assess/BackupFindings.h"
#include "judge/assess/ProxyFindings.h"
#include "judge/assess/QueueFindings.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool isAboutQueues(const Finding &finding)
{
    return finding.id.startsWith("queues."_L1) || isOfQueueList(finding.id);
}

/// The way back is a plan, not something to look up at the proxy.
bool wantsFailback(const Finding &finding)
{
    return finding.id == QLatin1StringView(putOutFinding);
}

QString linkOf(const Finding &finding)
{
    if (wantsFailback(finding))
        return QCoreApplication::translate("OverviewPage", "Failback");
    const Subject &subject = finding.subject;
    switch (subject.kind) {
    case SubjectKind::Node:
        return QCoreApplication::translate("OverviewPage", "Open %1").arg(shortName(NodeName{subject.name}));
    case SubjectKind::Host:
    case SubjectKind::Proxy:
        return QCoreApplication::translate("OverviewPage", "Open %1").arg(subject.name);
    case SubjectKind::Queue:
        return QCoreApplication::translate("OverviewPage", "Show queue");
    case SubjectKind::Cluster:
        if (isAboutBackups(finding))
            return QCoreApplication::translate("OverviewPage", "Show backups");
        return isAboutQueues(finding) ? QCoreApplication::translate("OverviewPage", "Show queues") : QCoreApplication::translate("OverviewPage", "Show nodes");
    }
    Q_UNREACHABLE_RETURN({});
}

VerdictFinding toRow(const Finding &finding, TimePoint now)
{
    VerdictFinding row{.level = finding.level,
                       .symptom = finding.cause >= 0,
                       .title = finding.title,
                       .text = {},
                       .time = isNever(finding.since) ? QString() : units::timeAndAge(finding.since, now),
                       .link = linkOf(finding)};
    if (!finding.text.isEmpty())
        row.text = QCoreApplication::translate("OverviewPage", ": %1", "a finding's title stands before the colon").arg(finding.text);
    return row;
}

constexpr qsizetype mostFacts = 3;

void addFact(CardVerdict &verdict, const QString &label, std::optional<qint64> value)
{
    if (value && verdict.facts.size() < mostFacts)
        verdict.facts += {.label = label, .value = units::count(static_cast<double>(*value))};
}

void addGround(CardVerdict &verdict, const VerdictGround &ground, TimePoint now)
{
    if (ground.isDiagnosed) {
        verdict.facts += {.label = QCoreApplication::translate("OverviewPage", "Last diagnosis"),
                          .value = isNever(ground.diagnosedAt) ? QCoreApplication::translate("OverviewPage", "none yet")
                                                               : QCoreApplication::translate("OverviewPage", "%1, %2", "a verdict and how long ago")
                                                                     .arg(toWord(ground.diagnosis), units::ago(ground.diagnosedAt, now)),
                          .target = {.page = u"diagnosis"_s, .object = {}}};
    }
    if (const BackupStanding &backups = ground.backups; backups.isKnown && !isNever(backups.lastGood)) {
        const QString ago = units::ago(backups.lastGood, now);
        verdict.facts += {.label = QCoreApplication::translate("OverviewPage", "Last good backup"),
                          .value = backups.isVerified ? QCoreApplication::translate("OverviewPage", "%1, verified", "how long ago").arg(ago) : ago,
                          .target = {.page = u"backups"_s, .object = {}}};
    }
    if (!isNever(ground.readyAt)) {
        verdict.facts += {.label = QCoreApplication::translate("OverviewPage", "Readiness"),
                          .value = QCoreApplication::translate("OverviewPage", "%1 of 100", "points").arg(ground.readiness),
                          .target = {.page = u"recovery"_s, .object = {}}};
    }
}

/// What neither the charts nor the findings say, and only while there is room for it: on a healthy card.
void addFacts(CardVerdict &verdict, const Snapshot &snapshot, const VerdictGround &ground)
{
    addGround(verdict, ground, snapshot.at);
    if (snapshot.totals.isCurrent()) {
        const ClusterTotals &totals = *snapshot.totals.value;
        addFact(verdict, QCoreApplication::translate("OverviewPage", "Queues"), totals.queues);
        addFact(verdict, QCoreApplication::translate("OverviewPage", "Consumers"), totals.consumers);
    }
    for (const NodeLook &node : snapshot.nodes) {
        if (verdict.facts.size() < mostFacts && node.versions.has() && !node.versions.value->rabbitmq.isEmpty()) {
            verdict.facts += {.label = u"RabbitMQ"_s, .value = node.versions.value->rabbitmq};
            break;
        }
    }
}

} // namespace

CardVerdict overviewVerdict(const Snapshot &snapshot, const Assessment &assessment, const VerdictGround &ground)
{
    CardVerdict verdict{.level = assessment.level, .headline = assessment.headline, .line = assessment.line, .facts = {}, .findings = {}};
    for (const Finding &finding : assessment.findings)
        verdict.findings += toRow(finding, snapshot.at);
    if (assessment.level == Level::Ok)
        addFacts(verdict, snapshot, ground);
    return verdict;
}

PageTarget targetOf(const Finding &finding)
{
    if (wantsFailback(finding))
        return {.page = u"failover"_s, .object = u"failback"_s};
    const Subject &subject = finding.subject;
    switch (subject.kind) {
    case SubjectKind::Node:
    case SubjectKind::Host:
    case SubjectKind::Proxy:
        return {.page = u"nodes"_s, .object = subject.name};
    case SubjectKind::Queue:
        return {.page = u"queues"_s, .object = subject.name};
    case SubjectKind::Cluster:
        if (isAboutBackups(finding))
            return {.page = u"backups"_s, .object = {}};
        // The page of queues filters by the condition that the finding counts.
        return isAboutQueues(finding) ? PageTarget{.page = u"queues"_s, .object = u'?' + finding.id.mid(7)} : PageTarget{.page = u"nodes"_s, .object = {}};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
