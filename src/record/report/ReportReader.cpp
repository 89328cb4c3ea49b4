#include "base/JsonReader.h"
#include "record/report/ReportJson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 maxBytes = 32 * 1024 * 1024;
constexpr qsizetype maxText = 64 * 1024;
constexpr qint64 mostCount = 1'000'000;

QString text(JsonReader &node, QLatin1StringView key)
{
    return node.text(key, {}, maxText);
}

int count(JsonReader &node, QLatin1StringView key)
{
    return int(node.whole(key, 0, mostCount, 0));
}

/// The first of `values` where the key is absent.
template <class Enum, std::size_t Size>
Enum oneOf(JsonReader &node, QLatin1StringView key, const std::array<Enum, Size> &values)
{
    return node.oneOf(key, values, values.front());
}

constexpr std::array faults{FaultClass::Software, FaultClass::Network, FaultClass::Hardware, FaultClass::Human};
constexpr std::array levels{Level::Unknown, Level::Ok, Level::Note, Level::Warning, Level::Critical};
constexpr std::array outcomes{Outcome::NotAsked, Outcome::Passed,       Outcome::Note,         Outcome::Warning,
                              Outcome::Critical, Outcome::NotAvailable, Outcome::NotConfigured};
constexpr std::array statuses{OverallStatus::Unknown, OverallStatus::Healthy, OverallStatus::Warning, OverallStatus::Unhealthy, OverallStatus::Critical};
constexpr std::array environments{Environment::Production, Environment::Staging, Environment::Test};
constexpr std::array kinds{SubjectKind::Cluster, SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy, SubjectKind::Queue};

Subject subjectOf(JsonReader node)
{
    return {.kind = oneOf(node, "kind"_L1, kinds), .name = text(node, "name"_L1)};
}

CheckResult checkOf(JsonReader node)
{
    CheckResult check{.id = text(node, "id"_L1),
                      .fault = oneOf(node, "class"_L1, faults),
                      .subject = subjectOf(node.object("subject"_L1)),
                      .host = text(node, "host"_L1),
                      .outcome = oneOf(node, "outcome"_L1, outcomes),
                      .title = text(node, "title"_L1),
                      .text = text(node, "text"_L1),
                      .seen = text(node, "seen"_L1),
                      .expected = text(node, "expected"_L1),
                      .since = node.time("since"_L1),
                      .took = node.millis("tookMs"_L1),
                      .kind = text(node, "kind"_L1),
                      .facts = {}};
    const QJsonObject facts = node.plain("facts"_L1);
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        check.facts.insert(fact.key(), fact.value().toString().left(maxText));
    return check;
}

Evidence evidenceOf(JsonReader node)
{
    return {.check = text(node, "check"_L1),
            .where = text(node, "where"_L1),
            .seen = text(node, "seen"_L1),
            .expected = text(node, "expected"_L1),
            .level = oneOf(node, "level"_L1, levels)};
}

SeriesKey keyOf(JsonReader &node)
{
    const std::optional<Metric> metric = metricFromId(text(node, "metric"_L1));
    if (!metric)
        node.wrong("metric"_L1, QCoreApplication::translate("ReportJson", "is no known figure"));
    return {metric.value_or(Metric::PublishRate), text(node, "subject"_L1)};
}

ReportFinding findingOf(JsonReader node)
{
    ReportFinding finding{.id = text(node, "id"_L1),
                          .fault = oneOf(node, "class"_L1, faults),
                          .level = oneOf(node, "level"_L1, levels),
                          .subject = subjectOf(node.object("subject"_L1)),
                          .host = text(node, "host"_L1),
                          .title = text(node, "title"_L1),
                          .text = text(node, "text"_L1),
                          .since = node.time("since"_L1),
                          .cause = int(node.whole("cause"_L1, -1, mostCount, -1))};
    finding.evidence = node.list("evidence"_L1, evidenceOf);
    const QJsonArray advice = node.array("recommendations"_L1);
    for (const QJsonValue &index : advice)
        finding.recommendations.append(index.toInt(-1));
    finding.things = node.texts("things"_L1);
    finding.charts = node.list("charts"_L1, [](JsonReader chart) { return keyOf(chart); });
    return finding;
}

Recommendation recommendationOf(JsonReader node)
{
    Recommendation advice{.id = text(node, "id"_L1),
                          .title = text(node, "title"_L1),
                          .why = text(node, "why"_L1),
                          .risk = text(node, "risk"_L1),
                          .duration = text(node, "duration"_L1),
                          .steps = {},
                          .read = {}};
    // Reports of an older Warrener name one plan for the whole advice, which did something else than its steps.
    advice.steps = node.list("steps"_L1, [](JsonReader step) {
        return AdviceStep{.words = text(step, "words"_L1), .command = text(step, "command"_L1), .plan = text(step, "plan"_L1)};
    });
    advice.read = node.list("read"_L1, [](JsonReader link) {
        const QUrl url(text(link, "url"_L1), QUrl::StrictMode);
        // A link in a file must not become a program to run.
        if (url.scheme() != "https"_L1)
            link.wrong("url"_L1, QCoreApplication::translate("ReportJson", "is not an https link"));
        return QPair<QString, QUrl>{text(link, "title"_L1), url};
    });
    return advice;
}

HealthSection sectionOf(JsonReader node)
{
    HealthSection section{.level = oneOf(node, "level"_L1, levels),
                          .line = text(node, "line"_L1),
                          .passed = count(node, "passed"_L1),
                          .warning = count(node, "warning"_L1),
                          .critical = count(node, "critical"_L1),
                          .notJudged = count(node, "notJudged"_L1),
                          .figures = {}};
    section.figures = node.list("figures"_L1, [](JsonReader figure) { return QPair<QString, QString>{text(figure, "name"_L1), text(figure, "value"_L1)}; });
    return section;
}

ReportSeries seriesOf(JsonReader node)
{
    ReportSeries series{.key = keyOf(node), .from = node.time("from"_L1), .step = node.millis("stepMs"_L1), .values = {}};
    const QJsonArray values = node.array("values"_L1);
    for (const QJsonValue &value : values)
        series.values.append(value.toDouble(std::numeric_limits<double>::quiet_NaN()));
    return series;
}

bool hasWrongIndex(const Report &report)
{
    for (qsizetype i = 0; i < report.findings.size(); ++i) {
        const ReportFinding &finding = report.findings[i];
        if (finding.cause < -1 || finding.cause >= i)
            return true;
        for (const int index : finding.recommendations) {
            if (index < 0 || index >= report.recommendations.size())
                return true;
        }
    }
    return false;
}

} // namespace

Result<Report> reportFromJson(const QJsonObject &json)
{
    JsonReader root(json);
    Report report;
    if (root.whole("format"_L1, -1, mostCount, -1) != 1)
        root.wrong("format"_L1, QCoreApplication::translate("ReportJson", "is not 1"));
    report.id = text(root, "id"_L1);
    report.cluster = ClusterName{text(root, "cluster"_L1)};
    report.environment = oneOf(root, "environment"_L1, environments);
    report.warrener = text(root, "warrener"_L1);
    report.language = text(root, "language"_L1);
    report.at = root.time("at"_L1);
    report.took = root.millis("tookMs"_L1);
    report.cancelled = root.flag("cancelled"_L1);
    report.status = oneOf(root, "status"_L1, statuses);
    report.headline = text(root, "headline"_L1);
    report.line = text(root, "line"_L1);
    report.system = sectionOf(root.object("system"_L1));
    report.broker = sectionOf(root.object("broker"_L1));
    report.network = sectionOf(root.object("network"_L1));
    report.findings = root.list("findings"_L1, findingOf);
    report.recommendations = root.list("recommendations"_L1, recommendationOf);
    report.checks = root.list("checks"_L1, checkOf);
    report.series = root.list("series"_L1, seriesOf);
    if (hasWrongIndex(report))
        root.wrong("findings"_L1, QCoreApplication::translate("ReportJson", "point to what is not there"));
    if (const std::optional<Error> trouble = root.error())
        return failure(trouble->kind, QCoreApplication::translate("ReportJson", "The report is not readable: %1").arg(trouble->message));
    return report;
}

Result<Report> reportFromBytes(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("ReportJson", "The report is larger than 32 MiB"));
    const Result<QJsonObject> json = jsonObjectFrom(bytes, maxBytes);
    if (!json)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ReportJson", "The report is not a JSON object"), json.error().detail);
    return reportFromJson(*json);
}

} // namespace warrener
