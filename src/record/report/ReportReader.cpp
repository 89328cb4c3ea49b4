#include "base/Units.h"
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
constexpr qsizetype maxItems = 20'000;
constexpr qsizetype maxText = 64 * 1024;

/// One object of the document; remembers the first thing that is wrong in the whole of it.
class Node
{
public:
    Node(QJsonObject json, QString where, std::optional<Error> &trouble) : m_json(std::move(json)), m_where(std::move(where)), m_trouble(trouble) {}

    QString text(QLatin1StringView key)
    {
        const QJsonValue value = take(key, QJsonValue::String);
        if (value.toString().size() > maxText)
            wrong(key, ErrorKind::TooLarge);
        return value.toString().left(maxText);
    }
    bool flag(QLatin1StringView key) { return take(key, QJsonValue::Bool).toBool(); }
    int whole(QLatin1StringView key, int otherwise = 0)
    {
        const QJsonValue value = take(key, QJsonValue::Double);
        return value.isDouble() ? value.toInt(otherwise) : otherwise;
    }
    Millis millis(QLatin1StringView key)
    {
        const double value = take(key, QJsonValue::Double).toDouble();
        if (!(value >= 0 && value < 9e15)) {
            wrong(key);
            return {};
        }
        return Millis{static_cast<qint64>(value)};
    }
    TimePoint time(QLatin1StringView key)
    {
        const QString value = text(key);
        if (value.isEmpty())
            return {};
        const QDateTime at = QDateTime::fromString(value, Qt::ISODateWithMs);
        if (!at.isValid())
            wrong(key);
        return at.isValid() ? fromDateTime(at) : TimePoint{};
    }
    Node object(QLatin1StringView key) { return {take(key, QJsonValue::Object).toObject(), m_where + key + u'.', m_trouble}; }
    QJsonObject plain(QLatin1StringView key) { return take(key, QJsonValue::Object).toObject(); }
    QJsonArray array(QLatin1StringView key)
    {
        const QJsonArray list = take(key, QJsonValue::Array).toArray();
        if (list.size() > maxItems)
            wrong(key, ErrorKind::TooLarge);
        return list.size() > maxItems ? QJsonArray() : list;
    }
    template <class T, class Read>
    QList<T> list(QLatin1StringView key, Read read)
    {
        QList<T> values;
        const QJsonArray items = array(key);
        for (qsizetype i = 0; i < items.size(); ++i) {
            if (!items[i].isObject())
                wrong(key);
            values.append(read(Node(items[i].toObject(), u"%1%2[%3]."_s.arg(m_where, key).arg(i), m_trouble)));
        }
        return values;
    }
    /// One of an enumeration's values by its id.
    template <class Enum, std::size_t Size>
    Enum oneOf(QLatin1StringView key, const std::array<Enum, Size> &values)
    {
        const QString id = text(key);
        for (const Enum value : values) {
            if (toId(value) == id)
                return value;
        }
        if (!id.isEmpty())
            wrong(key);
        return values.front();
    }
    void wrong(QLatin1StringView key, ErrorKind kind = ErrorKind::Malformed)
    {
        if (m_trouble)
            return;
        m_trouble = kind == ErrorKind::TooLarge
                        ? failure(kind, QCoreApplication::translate("ReportJson", "The report is not readable: “%1” is too large").arg(m_where + key)).error()
                        : failure(kind, QCoreApplication::translate("ReportJson", "The report is not readable: “%1” is not what it must be").arg(m_where + key))
                              .error();
    }

private:
    QJsonValue take(QLatin1StringView key, QJsonValue::Type type)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isUndefined() && !value.isNull() && value.type() != type)
            wrong(key);
        return value.type() == type ? value : QJsonValue();
    }

    QJsonObject m_json;
    QString m_where;
    std::optional<Error> &m_trouble;
};

constexpr std::array faults{FaultClass::Software, FaultClass::Network, FaultClass::Hardware, FaultClass::Human};
constexpr std::array levels{Level::Unknown, Level::Ok, Level::Note, Level::Warning, Level::Critical};
constexpr std::array outcomes{Outcome::NotAsked, Outcome::Passed,       Outcome::Note,         Outcome::Warning,
                              Outcome::Critical, Outcome::NotAvailable, Outcome::NotConfigured};
constexpr std::array statuses{OverallStatus::Unknown, OverallStatus::Healthy, OverallStatus::Warning, OverallStatus::Unhealthy, OverallStatus::Critical};
constexpr std::array environments{Environment::Production, Environment::Staging, Environment::Test};
constexpr std::array kinds{SubjectKind::Cluster, SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy, SubjectKind::Queue};

Subject subjectOf(Node node)
{
    return {.kind = node.oneOf("kind"_L1, kinds), .name = node.text("name"_L1)};
}

CheckResult checkOf(Node node)
{
    CheckResult check{.id = node.text("id"_L1),
                      .fault = node.oneOf("class"_L1, faults),
                      .subject = subjectOf(node.object("subject"_L1)),
                      .host = node.text("host"_L1),
                      .outcome = node.oneOf("outcome"_L1, outcomes),
                      .title = node.text("title"_L1),
                      .text = node.text("text"_L1),
                      .seen = node.text("seen"_L1),
                      .expected = node.text("expected"_L1),
                      .since = node.time("since"_L1),
                      .took = node.millis("tookMs"_L1),
                      .kind = node.text("kind"_L1),
                      .facts = {}};
    const QJsonObject facts = node.plain("facts"_L1);
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        check.facts.insert(fact.key(), fact.value().toString().left(maxText));
    return check;
}

Evidence evidenceOf(Node node)
{
    return {.check = node.text("check"_L1),
            .where = node.text("where"_L1),
            .seen = node.text("seen"_L1),
            .expected = node.text("expected"_L1),
            .level = node.oneOf("level"_L1, levels)};
}

SeriesKey keyOf(Node &node)
{
    const std::optional<Metric> metric = metricFromId(node.text("metric"_L1));
    if (!metric)
        node.wrong("metric"_L1);
    return {metric.value_or(Metric::PublishRate), node.text("subject"_L1)};
}

ReportFinding findingOf(Node node)
{
    ReportFinding finding{.id = node.text("id"_L1),
                          .fault = node.oneOf("class"_L1, faults),
                          .level = node.oneOf("level"_L1, levels),
                          .subject = subjectOf(node.object("subject"_L1)),
                          .host = node.text("host"_L1),
                          .title = node.text("title"_L1),
                          .text = node.text("text"_L1),
                          .since = node.time("since"_L1),
                          .cause = node.whole("cause"_L1, -1)};
    finding.evidence = node.list<Evidence>("evidence"_L1, evidenceOf);
    const QJsonArray advice = node.array("recommendations"_L1);
    for (const QJsonValue &index : advice)
        finding.recommendations.append(index.toInt(-1));
    finding.charts = node.list<SeriesKey>("charts"_L1, [](Node chart) { return keyOf(chart); });
    return finding;
}

Recommendation recommendationOf(Node node)
{
    Recommendation advice{.id = node.text("id"_L1),
                          .title = node.text("title"_L1),
                          .why = node.text("why"_L1),
                          .risk = node.text("risk"_L1),
                          .duration = node.text("duration"_L1),
                          .steps = {},
                          .read = {},
                          .plan = node.text("plan"_L1)};
    advice.steps = node.list<AdviceStep>("steps"_L1, [](Node step) { return AdviceStep{.words = step.text("words"_L1), .command = step.text("command"_L1)}; });
    advice.read = node.list<QPair<QString, QUrl>>("read"_L1, [](Node link) {
        const QUrl url(link.text("url"_L1), QUrl::StrictMode);
        // A link in a file must not become a program to run.
        if (url.scheme() != "https"_L1)
            link.wrong("url"_L1);
        return QPair<QString, QUrl>{link.text("title"_L1), url};
    });
    return advice;
}

HealthSection sectionOf(Node node)
{
    HealthSection section{.level = node.oneOf("level"_L1, levels),
                          .line = node.text("line"_L1),
                          .passed = node.whole("passed"_L1),
                          .warning = node.whole("warning"_L1),
                          .critical = node.whole("critical"_L1),
                          .notJudged = node.whole("notJudged"_L1),
                          .figures = {}};
    section.figures =
        node.list<QPair<QString, QString>>("figures"_L1, [](Node figure) { return QPair<QString, QString>{figure.text("name"_L1), figure.text("value"_L1)}; });
    return section;
}

ReportSeries seriesOf(Node node)
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
    std::optional<Error> trouble;
    Node root(json, {}, trouble);
    Report report;
    if (root.whole("format"_L1, -1) != 1)
        root.wrong("format"_L1);
    report.id = root.text("id"_L1);
    report.cluster = ClusterName{root.text("cluster"_L1)};
    report.environment = root.oneOf("environment"_L1, environments);
    report.warrener = root.text("warrener"_L1);
    report.at = root.time("at"_L1);
    report.took = root.millis("tookMs"_L1);
    report.cancelled = root.flag("cancelled"_L1);
    report.status = root.oneOf("status"_L1, statuses);
    report.headline = root.text("headline"_L1);
    report.line = root.text("line"_L1);
    report.system = sectionOf(root.object("system"_L1));
    report.broker = sectionOf(root.object("broker"_L1));
    report.network = sectionOf(root.object("network"_L1));
    report.findings = root.list<ReportFinding>("findings"_L1, findingOf);
    report.recommendations = root.list<Recommendation>("recommendations"_L1, recommendationOf);
    report.checks = root.list<CheckResult>("checks"_L1, checkOf);
    report.series = root.list<ReportSeries>("series"_L1, seriesOf);
    if (hasWrongIndex(report))
        root.wrong("findings"_L1);
    if (trouble)
        return std::unexpected(*trouble);
    return report;
}

Result<Report> reportFromBytes(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("ReportJson", "The report is larger than 32 MiB"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject()) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ReportJson", "The report is not a JSON object"),
                       error.error == QJsonParseError::NoError ? QString() : u"%1, offset %2"_s.arg(error.errorString()).arg(error.offset));
    }
    return reportFromJson(document.object());
}

} // namespace warrener
