#include "judge/diagnosis/Headline.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/Draft.h"
#include "judge/assess/NodeCondition.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A sentence for a cause (with a kind or without) that has a certain effect; the first that fits.
struct Sentence
{
    const char *cause;
    const char *effect; ///< empty: any, or none
    const char *words;  ///< %1: the host
};

constexpr const char *down = "broker.node.running host.service host.process";

const std::array sentences{
    Sentence{"host.disk.full", down, QT_TRANSLATE_NOOP("Diagnosis", "%1 stopped because its data disk is full")},
    Sentence{"host.disk.full", "broker.alarm.disk", QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because the disk of %1 is full")},
    Sentence{"host.disk.readonly", down, QT_TRANSLATE_NOOP("Diagnosis", "%1 stopped because its data disk is read-only")},
    Sentence{"host.oom", down, QT_TRANSLATE_NOOP("Diagnosis", "%1 stopped because its host ran out of memory")},
    Sentence{"host.config.syntax", down, QT_TRANSLATE_NOOP("Diagnosis", "%1 does not start because its configuration has an error")},
    Sentence{"host.config.files", down, QT_TRANSLATE_NOOP("Diagnosis", "%1 does not start because it cannot read its configuration")},
    Sentence{"host.restarts", down, QT_TRANSLATE_NOOP("Diagnosis", "%1 starts and ends again and again")},
    Sentence{"host.process/frozen", "", QT_TRANSLATE_NOOP("Diagnosis", "%1 is frozen: it accepts connections and does not answer")},
    Sentence{"host.process/paused", "", QT_TRANSLATE_NOOP("Diagnosis", "%1 has paused itself: it sees too few of its peers")},
    Sentence{"host.process/application-stopped", "", QT_TRANSLATE_NOOP("Diagnosis", "%1 serves nobody: RabbitMQ is stopped inside its running process")},
    Sentence{"reach.host/cut-off", "", QT_TRANSLATE_NOOP("Diagnosis", "the host %1 cannot be reached by anybody")},
    Sentence{"reach.port.amqp/filtered", "", QT_TRANSLATE_NOOP("Diagnosis", "clients cannot reach %1: its AMQP port is blocked by a firewall")},
    Sentence{"reach.port.http/filtered", "", QT_TRANSLATE_NOOP("Diagnosis", "the management API of %1 is blocked by a firewall, while its AMQP works")},
    Sentence{"broker.plugins.differ", "reach.api reach.port.http",
             QT_TRANSLATE_NOOP("Diagnosis", "the API of %1 is closed because a plugin is off there, while its AMQP works")},
    Sentence{"broker.alarm.disk", "broker.connections.blocked", QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because the disk of %1 is almost full")},
    Sentence{"broker.alarm.memory", "broker.connections.blocked", QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because %1 is over its memory limit")},
    Sentence{"host.iowait", "reach.api reach.amqp* broker.ping", QT_TRANSLATE_NOOP("Diagnosis", "%1 is slow because it waits for its disk")},
    Sentence{"host.service", "", QT_TRANSLATE_NOOP("Diagnosis", "%1 is down because its service does not run")},
};

bool hasEffect(const QList<Problem> &problems, int cause, const char *effect)
{
    const QLatin1StringView pattern(effect);
    if (pattern.isEmpty())
        return true;
    for (int i = 0; i < problems.size(); ++i) {
        const CheckResult &result = problems[i].result;
        if (i != cause && rootOf(problems, i) == cause && problems[i].host == problems[cause].host && matches(pattern, result.id, result.kind))
            return true;
    }
    return false;
}

/// A title begins with a capital; behind a colon a common word does not.
QString behindColon(const QString &title)
{
    static const QStringList proper{u"RabbitMQ"_s, u"HAProxy"_s, u"Erlang"_s, u"Khepri"_s, u"Warrener"_s, u"Federation"_s};
    const bool capital = title.size() > 1 && title[0].isUpper() && (title[1].isLower() || title[1].isSpace());
    const QString first = title.section(u' ', 0, 0);
    if (!capital || proper.contains(first))
        return title;
    return QLocale::system().toLower(title.left(1)) + title.mid(1);
}

QString number(qsizetype value)
{
    return units::count(static_cast<double>(value));
}

QStringList serving(const Snapshot &snapshot)
{
    QStringList names;
    for (const NodeLook &node : snapshot.nodes) {
        if (serves(judgeNode(snapshot, node)))
            names.append(shortName(node.name));
    }
    return names;
}

/// Of every proxy it is known that nobody gets in by it. One that accepts connections and ends them is shut too; one behind which
/// publishers are blocked is not.
bool isEveryProxyShut(const QList<CheckResult> &checks)
{
    QMap<QString, bool> shut;
    for (const CheckResult &check : checks) {
        const bool isTrip = check.id.startsWith("reach.proxy.amqp"_L1);
        if (!isTrip && !check.id.startsWith("reach.proxy.port."_L1))
            continue;
        const bool stopsAtTheDoor = check.outcome == Outcome::Critical && (!isTrip || check.kind.startsWith("connect-"_L1));
        if (isTrip && !stopsAtTheDoor && !isNotJudged(check.outcome))
            return false; // somebody got in
        bool &proxy = shut[check.subject.name];
        proxy = proxy || stopsAtTheDoor;
    }
    return !shut.isEmpty() && std::ranges::all_of(shut, std::identity{});
}

/// They run and take clients, though they do not all see each other.
QStringList partedNames(const Snapshot &snapshot)
{
    QStringList names;
    for (const NodeLook &node : snapshot.nodes) {
        if (judgeNode(snapshot, node) == NodeCondition::Partitioned)
            names.append(shortName(node.name));
    }
    return names;
}

/// Nobody can say of them whether they take clients.
QStringList unclearNames(const Snapshot &snapshot)
{
    QStringList names;
    for (const NodeLook &node : snapshot.nodes) {
        const NodeCondition condition = judgeNode(snapshot, node);
        if (mayServe(condition) && condition != NodeCondition::Partitioned)
            names.append(shortName(node.name));
    }
    return names;
}

QString aloneWords(const QStringList &parted)
{
    return parted.size() == 1 ? QCoreApplication::translate("Diagnosis", "%1 runs, for the clients that it can serve alone.").arg(parted.first())
                              : QCoreApplication::translate("Diagnosis", "%1 run, each for the clients that it can serve alone.").arg(phrases::list(parted));
}

/// Forty queues with one fault are one finding, and count for forty all the same: more faults never make it greener.
qsizetype weightOf(const ReportFinding &finding)
{
    CheckResult result;
    result.id = finding.id;
    result.subject = finding.subject;
    result.host = finding.host;
    if (!isOneOfMany(result))
        return 1;
    return std::max<qsizetype>(1, std::ranges::count(finding.evidence, finding.id, &Evidence::check));
}

/// No node told that it runs: what passed besides vouches for none of them.
bool isNobodySeen(const Report &report)
{
    const auto ofNode = [](const CheckResult &check) { return check.id == "broker.node.running"_L1; };
    const auto well = [&](const CheckResult &check) { return ofNode(check) && (check.outcome == Outcome::Passed || check.outcome == Outcome::Note); };
    return std::ranges::any_of(report.checks, ofNode) && std::ranges::none_of(report.checks, well);
}

OverallStatus statusOf(const Report &report)
{
    qsizetype criticals = 0, warnings = 0;
    for (const ReportFinding &finding : report.findings) {
        criticals += finding.level == Level::Critical ? weightOf(finding) : 0;
        warnings += finding.level == Level::Warning ? weightOf(finding) : 0;
    }
    const bool anyJudged = std::ranges::any_of(report.checks, [](const CheckResult &check) { return !isNotJudged(check.outcome); });
    if (!anyJudged)
        return OverallStatus::Unknown;
    return overallStatus(criticals, warnings);
}

QString headlineFor(const Report &report, const QString &clause)
{
    if (report.status == OverallStatus::Unknown)
        return headlineOf(report.status, QCoreApplication::translate("Diagnosis", "nothing could be asked"));
    if (report.status != OverallStatus::Healthy)
        return headlineOf(report.status, clause);
    // Half an answer says nothing of the other half.
    return report.cancelled ? QCoreApplication::translate("Diagnosis", "Stopped early: nothing wrong in what had answered by then")
                            : QCoreApplication::translate("Diagnosis", "Healthy: every check that could be asked has passed");
}

/// How many passed, and of how many nobody knows.
QString checksWords(qsizetype passed, qsizetype notJudged)
{
    if (notJudged == 0)
        return (passed == 1 ? QCoreApplication::translate("Diagnosis", "%1 check passed.") : QCoreApplication::translate("Diagnosis", "%1 checks passed."))
            .arg(number(passed));
    return (notJudged == 1 ? QCoreApplication::translate("Diagnosis", "%1 checks passed, %2 was not judged.")
                           : QCoreApplication::translate("Diagnosis", "%1 checks passed, %2 were not judged."))
        .arg(number(passed), number(notJudged));
}

} // namespace

QString clauseOf(const QList<Problem> &problems, int cause, const QString &title)
{
    const Problem &problem = problems[cause];
    for (const Sentence &sentence : sentences) {
        if (!problem.host.isEmpty() && matches(QLatin1StringView(sentence.cause), problem.result.id, problem.result.kind) && problem.level == Level::Critical
            && hasEffect(problems, cause, sentence.effect))
            return fill(sentence.words, {problem.host});
    }
    return behindColon(title);
}

void passReportVerdict(Report &report, const Snapshot &snapshot, const QString &worstClause)
{
    report.status = statusOf(report);
    report.headline = headlineFor(report, worstClause);

    QStringList sentences;
    if (report.cancelled)
        sentences.append(QCoreApplication::translate("Diagnosis", "Cancelled before the end: not everything was asked."));
    if (report.status == OverallStatus::Warning && isNobodySeen(report)) {
        const qsizetype unseen = std::ranges::count_if(report.checks, [](const CheckResult &check) { return isNotJudged(check.outcome); });
        sentences.append(QCoreApplication::translate("Diagnosis", "No node could be looked at: %1 of %2 checks were not judged.")
                             .arg(number(unseen), number(report.checks.size())));
    }
    const auto counted = [](const ReportFinding &finding) { return finding.level >= Level::Warning; };
    const qsizetype findings = std::ranges::count_if(report.findings, counted);
    const qsizetype causes = std::ranges::count_if(report.findings, [&](const ReportFinding &finding) { return counted(finding) && finding.cause < 0; });
    const qsizetype ofFirst = std::ranges::count_if(report.findings, [&](const ReportFinding &finding) { return counted(finding) && finding.cause == 0; }) + 1;
    if (causes == 1 && findings > 1)
        sentences.append(QCoreApplication::translate("Diagnosis", "One cause explains all %1 findings.").arg(number(findings)));
    else if (causes > 1 && ofFirst > 1)
        sentences.append(QCoreApplication::translate("Diagnosis", "One cause explains %1 of the %2 findings.").arg(number(ofFirst), number(findings)));
    else if (causes > 1)
        sentences.append(QCoreApplication::translate("Diagnosis", "There are %1 separate causes.").arg(number(causes)));

    const QStringList names = serving(snapshot);
    if (report.status == OverallStatus::Critical || report.status == OverallStatus::Unhealthy) {
        const QStringList parted = partedNames(snapshot);
        if (names.isEmpty() && !parted.isEmpty())
            sentences.append(aloneWords(parted));
        else if (names.isEmpty())
            sentences.append(QCoreApplication::translate("Diagnosis", "No node is known to serve clients."));
        else if (isEveryProxyShut(report.checks))
            sentences.append(QCoreApplication::translate("Diagnosis", "No client gets in through a proxy; only those that come directly are served, by %1.")
                                 .arg(phrases::list(names)));
        else if (names.size() < snapshot.nodes.size())
            sentences.append(QCoreApplication::translate("Diagnosis", "Clients are served by %1.").arg(phrases::list(names)));
        if (const QStringList unclear = unclearNames(snapshot); !names.isEmpty() && !unclear.isEmpty())
            sentences.append(QCoreApplication::translate("Diagnosis", "Whether %1 serves clients is not known.").arg(phrases::list(unclear)));
        if (!names.isEmpty() && !parted.isEmpty())
            sentences.append(aloneWords(parted));
    }
    qsizetype passed = 0, notJudged = 0;
    for (const CheckResult &check : std::as_const(report.checks)) {
        passed += check.outcome == Outcome::Passed;
        notJudged += isNotJudged(check.outcome);
    }
    // A lone warning wakes nobody for more than it is.
    const bool isLone = findings == 1 && report.status == OverallStatus::Warning && !report.cancelled && !isNobodySeen(report);
    if (isLone && passed > 0)
        sentences.append(QCoreApplication::translate("Diagnosis", "All else that could be asked is healthy."));
    if (isLone || findings == 0)
        sentences.append(checksWords(passed, notJudged));
    report.line = phrases::sentences(sentences);
}

} // namespace warrener
