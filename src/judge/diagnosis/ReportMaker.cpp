#include "judge/diagnosis/ReportMaker.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/diagnosis/FindingCharts.h"
#include "judge/diagnosis/Headline.h"
#include "judge/diagnosis/HealthSections.h"
#include "judge/diagnosis/Joining.h"
#include "judge/diagnosis/Rule.h"
#include "judge/diagnosis/Viewpoints.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostEvidence = 60; // lines a finding

/// Tells that something is wrong, hardly ever what.
bool isSign(const Problem &problem)
{
    return matches("host.log.* host.score host.ssh broker.check.* broker.quorum.critical reach.api/slow reach.amqp/slow reach.amqps/slow"_L1, problem.result.id,
                   problem.result.kind);
}

class Maker
{
public:
    Maker(Report &report, const DiagnosisInput &input, const ReportOptions &options, const HostNames &names)
        : m_report(report), m_input(input), m_options(options), m_names(names), m_problems(joined(report.checks, names))
    {
    }

    void makeFindings()
    {
        raiseCauses();
        QList<int> causes;
        for (int i = 0; i < m_problems.size(); ++i) {
            if (m_problems[i].isCause())
                causes.append(i);
        }
        // Among equally bad ones a mere sign comes last, and what explains most first.
        std::ranges::stable_sort(causes, [this](int a, int b) {
            return std::tuple(m_problems[a].level, !isSign(m_problems[a]), symptomsOf(a))
                   > std::tuple(m_problems[b].level, !isSign(m_problems[b]), symptomsOf(b));
        });
        for (const int cause : std::as_const(causes)) {
            const auto index = static_cast<int>(m_report.findings.size());
            addFinding(cause, -1);
            QList<int> children;
            for (int i = 0; i < m_problems.size(); ++i) {
                if (i != cause && m_problems[i].join == Join::Child && rootOf(m_problems, i) == cause)
                    children.append(i);
            }
            std::ranges::stable_sort(children, [this](int a, int b) { return m_problems[a].level > m_problems[b].level; });
            for (const int child : std::as_const(children))
                addFinding(child, index);
        }
        m_worst = causes.isEmpty() ? -1 : causes.first();
    }

    QString worstClause() const { return m_worst < 0 ? QString() : clauseOf(m_problems, m_worst, m_report.findings.first().title); }

private:
    /// A cause is as bad as what is folded into it.
    void raiseCauses()
    {
        for (int i = 0; i < m_problems.size(); ++i) {
            const int into = findingOf(m_problems, i);
            m_problems[into].level = std::max(m_problems[into].level, i == into ? Level::Ok : m_problems[i].level);
        }
    }

    qsizetype symptomsOf(int cause) const
    {
        qsizetype count = 0;
        for (int i = 0; i < m_problems.size(); ++i)
            count += rootOf(m_problems, i) == cause;
        return count;
    }

    void addFinding(int problem, int cause)
    {
        const CheckResult &result = m_problems[problem].result;
        ReportFinding finding{.id = result.id,
                              .fault = result.fault,
                              .level = m_problems[problem].level,
                              .subject = result.subject,
                              .host = m_problems[problem].host,
                              .title = result.title,
                              .text = result.text,
                              .since = result.since,
                              .cause = cause};
        addEvidence(finding, problem);
        finding.things = thingsOf(problem);
        adapt(finding, problem);
        if (finding.level >= Level::Warning) {
            recommend(finding, result);
            finding.charts = chartsOf(result, *m_input.profile, m_names);
        }
        m_report.findings.append(std::move(finding));
    }

    void addEvidence(ReportFinding &finding, int problem) const
    {
        finding.evidence.append(evidenceOf(problem));
        for (int i = 0; i < m_problems.size() && finding.evidence.size() < mostEvidence; ++i) {
            if (i != problem && findingOf(m_problems, i) == problem)
                finding.evidence.append(evidenceOf(i));
        }
    }

    QStringList thingsOf(int problem) const
    {
        if (!isOneOfMany(m_problems[problem].result))
            return {};
        QStringList things;
        for (int i = 0; i < m_problems.size(); ++i) {
            if (m_problems[i].result.id != m_problems[problem].result.id || findingOf(m_problems, i) != problem)
                continue;
            const QStringList named = thingsNamedBy(m_problems[i].result);
            if (named.size() < thingsIn(m_problems[i].result))
                return {};
            things += named;
        }
        things.sort();
        things.removeDuplicates();
        return things;
    }

    Evidence evidenceOf(int problem) const
    {
        const CheckResult &result = m_problems[problem].result;
        QString where = result.subject.kind == SubjectKind::Node ? shortName(NodeName{result.subject.name}) : result.subject.name;
        if (where.isEmpty())
            where = m_problems[problem].host;
        // Of many things that are no queues nothing but the title says which one it is.
        const bool needsTitle = result.seen.isEmpty() || (isOneOfMany(result) && result.subject.kind != SubjectKind::Queue);
        const QString seen = !needsTitle ? result.seen : result.seen.isEmpty() ? result.title : result.title + u": "_s + result.seen;
        return {.check = result.id, .where = where, .seen = seen, .expected = result.expected, .level = m_problems[problem].level};
    }

    /// Words for what several say alike.
    void adapt(ReportFinding &finding, int problem) const
    {
        QStringList others;
        qint64 more = 0;
        for (int i = 0; i < m_problems.size(); ++i) {
            if (i == problem || m_problems[i].result.id != finding.id || findingOf(m_problems, i) != problem)
                continue;
            others.append(m_problems[i].result.subject.name);
            more += thingsIn(m_problems[i].result);
        }
        if (others.isEmpty())
            return;
        if (finding.id == "reach.credentials"_L1) {
            finding.subject = {SubjectKind::Cluster, {}};
            finding.host.clear();
            const QString kind = m_problems[problem].result.kind;
            const QString count = units::count(static_cast<double>(others.size() + 1));
            finding.title = kind == "forbidden-elsewhere"_L1
                                ? QCoreApplication::translate("Diagnosis", "%1 nodes refuse the console a part, and not for its tags").arg(count)
                            : kind == toId(ErrorKind::Forbidden) || kind == "tags"_L1
                                ? QCoreApplication::translate("Diagnosis", "The console's user lacks a right on %1 nodes").arg(count)
                            : kind == toId(ErrorKind::LoginRefused)
                                ? QCoreApplication::translate("Diagnosis", "%1 nodes refuse the console's login").arg(count)
                                : QCoreApplication::translate("Diagnosis", "%1 nodes refuse the user or the password").arg(count);
        } else if (finding.id == "reach.api"_L1 || finding.id == "broker.node.running"_L1) {
            QStringList nodes;
            for (const QString &other : std::as_const(others))
                nodes.append(shortName(NodeName{other}));
            finding.title = QCoreApplication::translate("Diagnosis", "%1, on %2 too").arg(finding.title, phrases::list(nodes));
        } else if (finding.subject.kind == SubjectKind::Proxy) {
            finding.title = QCoreApplication::translate("Diagnosis", "%1, on %2 too").arg(finding.title, phrases::list(others));
        } else if (finding.subject.kind == SubjectKind::Queue) {
            finding.title = more == 1 ? QCoreApplication::translate("Diagnosis", "%1, and 1 more queue").arg(finding.title)
                                      : QCoreApplication::translate("Diagnosis", "%1, and %2 more queues").arg(finding.title, units::count(double(more)));
        } else if (isOneOfMany(m_problems[problem].result)) {
            finding.title = more == 1 ? QCoreApplication::translate("Diagnosis", "%1, and 1 more of the kind").arg(finding.title)
                                      : QCoreApplication::translate("Diagnosis", "%1, and %2 more of the kind").arg(finding.title, units::count(double(more)));
        }
    }

    void recommend(ReportFinding &finding, const CheckResult &result)
    {
        const HostProfile *host = m_input.profile->host(HostName{m_names.hostOf(result)});
        const std::optional<HostRole> role = host ? std::optional(host->role) : std::nullopt;
        const AdviceEntry *entry = m_options.advice ? m_options.advice->entryFor(result.id, result.kind, role) : nullptr;
        if (!entry)
            return;
        const Recommendation advice = m_options.advice->fillIn(*entry, result, *m_input.profile);
        qsizetype index = m_report.recommendations.indexOf(advice);
        if (index < 0) {
            index = m_report.recommendations.size();
            m_report.recommendations.append(advice);
        }
        finding.recommendations.append(static_cast<int>(index));
    }

    Report &m_report;
    const DiagnosisInput &m_input;
    const ReportOptions &m_options;
    const HostNames &m_names;
    QList<Problem> m_problems;
    int m_worst = -1;
};

void addSeries(Report &report, const History &history)
{
    QList<SeriesKey> keys;
    for (const ReportFinding &finding : std::as_const(report.findings)) {
        for (const SeriesKey &key : finding.charts) {
            if (!keys.contains(key))
                keys.append(key);
        }
    }
    for (const SeriesKey &key : std::as_const(keys)) {
        const SeriesWindow window = history.window(key, Zoom::Hour1, report.at);
        ReportSeries series{.key = key, .from = window.from, .step = window.step, .values = {}};
        bool any = false;
        for (const Bucket &bucket : window.buckets) {
            any = any || bucket.count > 0;
            series.values.append(bucket.count > 0 ? bucket.mean() : std::numeric_limits<double>::quiet_NaN());
        }
        if (any)
            report.series.append(std::move(series));
    }
    // A chart without a line is no chart.
    for (ReportFinding &finding : report.findings) {
        finding.charts.removeIf(
            [&report](const SeriesKey &key) { return std::ranges::none_of(report.series, [&key](const ReportSeries &series) { return series.key == key; }); });
    }
}

} // namespace

QString newReportId(TimePoint at, quint16 random)
{
    return toDateTime(at).toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s) + u'-' + u"%1"_s.arg(random, 4, 16, QLatin1Char('0'));
}

QList<CheckResult> allChecks(const DiagnosisInput &input)
{
    return hostChecks(input) + brokerChecks(input) + proxyChecks(input) + reachChecks(input) + humanChecks(input) + backupChecks(input);
}

Report makeReport(const DiagnosisInput &input, QList<CheckResult> checks, const ReportOptions &options)
{
    const HostNames names(*input.profile);
    addViewpoints(checks, names);
    Report report{.id = options.id,
                  .cluster = input.profile->name,
                  .environment = input.profile->environment,
                  .warrener = options.warrener,
                  .language = options.language,
                  .at = input.snapshot->at,
                  .took = options.took,
                  .cancelled = options.cancelled};
    report.checks = std::move(checks);
    Maker maker(report, input, options, names);
    maker.makeFindings();
    if (input.history)
        addSeries(report, *input.history);
    else
        for (ReportFinding &finding : report.findings)
            finding.charts.clear();
    passSections(report, *input.snapshot);
    passReportVerdict(report, *input.snapshot, maker.worstClause());
    return report;
}

} // namespace warrener
