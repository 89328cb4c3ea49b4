#include "record/report/ReportJson.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QJsonValue time(TimePoint at)
{
    return isNever(at) ? QJsonValue::Null : QJsonValue(toDateTime(at).toUTC().toString(Qt::ISODateWithMs));
}

double millis(Millis value)
{
    return static_cast<double>(value.count());
}

QJsonObject json(const Subject &subject)
{
    return {{u"kind"_s, toId(subject.kind)}, {u"name"_s, subject.name}};
}

QJsonObject json(const SeriesKey &key)
{
    return {{u"metric"_s, toId(key.metric)}, {u"subject"_s, key.subject}};
}

// Told here because array() comes before them.
QJsonObject json(const CheckResult &check);
QJsonObject json(const Evidence &evidence);
QJsonObject json(const ReportFinding &finding);
QJsonObject json(const AdviceStep &step);
QJsonObject json(const Recommendation &advice);
QJsonObject json(const ReportSeries &series);

template <class T>
QJsonArray array(const QList<T> &values)
{
    QJsonArray list;
    for (const T &value : values)
        list.append(json(value));
    return list;
}

QJsonArray indexes(const QList<int> &values)
{
    QJsonArray list;
    for (const int value : values)
        list.append(value);
    return list;
}

QJsonObject json(const CheckResult &check)
{
    QJsonObject facts;
    for (auto fact = check.facts.cbegin(); fact != check.facts.cend(); ++fact)
        facts.insert(fact.key(), fact.value());
    return {{u"id"_s, check.id},
            {u"kind"_s, check.kind},
            {u"class"_s, toId(check.fault)},
            {u"subject"_s, json(check.subject)},
            {u"host"_s, check.host},
            {u"outcome"_s, toId(check.outcome)},
            {u"title"_s, check.title},
            {u"text"_s, check.text},
            {u"seen"_s, check.seen},
            {u"expected"_s, check.expected},
            {u"since"_s, time(check.since)},
            {u"tookMs"_s, millis(check.took)},
            {u"facts"_s, facts}};
}

QJsonObject json(const Evidence &evidence)
{
    return {{u"check"_s, evidence.check},
            {u"where"_s, evidence.where},
            {u"seen"_s, evidence.seen},
            {u"expected"_s, evidence.expected},
            {u"level"_s, toId(evidence.level)}};
}

QJsonObject json(const ReportFinding &finding)
{
    return {{u"id"_s, finding.id},
            {u"class"_s, toId(finding.fault)},
            {u"level"_s, toId(finding.level)},
            {u"subject"_s, json(finding.subject)},
            {u"host"_s, finding.host},
            {u"title"_s, finding.title},
            {u"text"_s, finding.text},
            {u"since"_s, time(finding.since)},
            {u"cause"_s, finding.cause < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(finding.cause)},
            {u"evidence"_s, array(finding.evidence)},
            {u"recommendations"_s, indexes(finding.recommendations)},
            {u"charts"_s, array(finding.charts)},
            {u"things"_s, QJsonArray::fromStringList(finding.things)}};
}

QJsonObject json(const AdviceStep &step)
{
    QJsonObject whole{{u"words"_s, step.words}, {u"command"_s, step.command}};
    if (!step.plan.isEmpty())
        whole.insert("plan"_L1, step.plan);
    return whole;
}

QJsonObject json(const Recommendation &advice)
{
    QJsonArray read;
    for (const auto &[title, url] : advice.read)
        read.append(QJsonObject{{u"title"_s, title}, {u"url"_s, url.toString(QUrl::FullyEncoded)}});
    return {{u"id"_s, advice.id},     {u"title"_s, advice.title},       {u"why"_s, advice.why},
            {u"risk"_s, advice.risk}, {u"duration"_s, advice.duration}, {u"steps"_s, array(advice.steps)},
            {u"read"_s, read}};
}

QJsonObject json(const HealthSection &section)
{
    QJsonArray figures;
    for (const auto &[name, value] : section.figures)
        figures.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    return {{u"level"_s, toId(section.level)}, {u"line"_s, section.line},           {u"passed"_s, section.passed}, {u"warning"_s, section.warning},
            {u"critical"_s, section.critical}, {u"notJudged"_s, section.notJudged}, {u"figures"_s, figures}};
}

QJsonObject json(const ReportSeries &series)
{
    QJsonArray values;
    for (const double value : series.values)
        values.append(std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null));
    QJsonObject object = json(series.key);
    object.insert("from"_L1, time(series.from));
    object.insert("stepMs"_L1, millis(series.step));
    object.insert("values"_L1, values);
    return object;
}

} // namespace

QJsonObject toJson(const Report &report)
{
    return {{u"format"_s, 1},
            {u"id"_s, report.id},
            {u"cluster"_s, report.cluster.value},
            {u"environment"_s, toId(report.environment)},
            {u"warrener"_s, report.warrener},
            {u"language"_s, report.language},
            {u"at"_s, time(report.at)},
            {u"tookMs"_s, millis(report.took)},
            {u"cancelled"_s, report.cancelled},
            {u"status"_s, toId(report.status)},
            {u"headline"_s, report.headline},
            {u"line"_s, report.line},
            {u"system"_s, json(report.system)},
            {u"broker"_s, json(report.broker)},
            {u"network"_s, json(report.network)},
            {u"findings"_s, array(report.findings)},
            {u"recommendations"_s, array(report.recommendations)},
            {u"checks"_s, array(report.checks)},
            {u"series"_s, array(report.series)}};
}

} // namespace warrener
