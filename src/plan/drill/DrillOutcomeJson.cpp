// What of an outcome leaves the house as JSON; app/warrenctl/README.md describes the keys.
#include "plan/drill/DrillOutcome.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QJsonValue drillTime(TimePoint at)
{
    return isNever(at) ? QJsonValue(QJsonValue::Null) : QJsonValue(toDateTime(at).toUTC().toString(Qt::ISODateWithMs));
}

QJsonValue drillMillis(const std::optional<Millis> &time)
{
    return time ? QJsonValue(qint64(time->count())) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject toJson(const DrillOutcome &outcome)
{
    QJsonObject detect;
    for (const QString &who : {u"cluster"_s, u"proxy"_s, u"console"_s})
        detect.insert(who, outcome.detected.contains(who) ? QJsonValue(qint64(outcome.detected.value(who).count())) : QJsonValue(QJsonValue::Null));
    QJsonArray hypothesis;
    for (const DrillHeld &held : outcome.hypothesis)
        hypothesis.append(QJsonObject{{u"when"_s, held.when},
                                      {u"words"_s, held.words},
                                      {u"holds"_s, held.looked ? QJsonValue(held.holds) : QJsonValue(QJsonValue::Null)},
                                      {u"reason"_s, held.reason}});
    QJsonArray traffic;
    for (const DrillTraffic &one : outcome.traffic) {
        traffic.append(QJsonObject{{u"type"_s, one.type},
                                   {u"published"_s, one.published},
                                   {u"confirmed"_s, one.confirmed},
                                   {u"consumed"_s, one.consumed},
                                   {u"lost"_s, one.lost},
                                   {u"duplicates"_s, one.duplicates},
                                   {u"reordered"_s, one.reordered},
                                   {u"longestSilenceMs"_s, qint64(one.longestSilence.count())},
                                   {u"longestGapMs"_s, qint64(one.longestGap.count())},
                                   {u"unavailableMs"_s, qint64(one.unavailable.count())},
                                   {u"latencyMedianMs"_s, qint64(one.latencyMedian.count())},
                                   {u"latency99Ms"_s, qint64(one.latency99.count())},
                                   {u"expected"_s, toId(one.expected)},
                                   {u"error"_s, one.error}});
    }
    QJsonArray timeline;
    for (const DrillMoment &moment : outcome.timeline)
        timeline.append(QJsonObject{{u"at"_s, drillTime(moment.at)}, {u"words"_s, moment.words}});
    QJsonArray samples;
    for (const DrillSample &sample : outcome.samples) {
        QJsonObject one{{u"at"_s, drillTime(sample.at)},
                        {u"confirmed"_s, sample.confirmed},
                        {u"consumed"_s, sample.consumed},
                        {u"silenceMs"_s, qint64(sample.silence.count())},
                        {u"latency99Ms"_s, sample.latency99 ? QJsonValue(qint64(sample.latency99->count())) : QJsonValue::Null}};
        QJsonObject types;
        for (const DrillTypeSample &its : sample.types) {
            types.insert(its.type, QJsonObject{{u"confirmed"_s, its.confirmed},
                                               {u"consumed"_s, its.consumed},
                                               {u"silenceMs"_s, qint64(its.silence.count())},
                                               {u"latency99Ms"_s, its.latency99 ? QJsonValue(qint64(its.latency99->count())) : QJsonValue::Null}});
        }
        if (!types.isEmpty())
            one.insert(u"types"_s, types);
        samples.append(one);
    }
    return {{u"run"_s, outcome.run},
            {u"drill"_s, outcome.drill},
            {u"title"_s, outcome.title},
            {u"mode"_s, outcome.mode},
            {u"cluster"_s, outcome.cluster},
            {u"targets"_s, QJsonArray::fromStringList(outcome.targets)},
            {u"who"_s, outcome.who},
            {u"approver"_s, outcome.approver},
            {u"startedAt"_s, drillTime(outcome.startedAt)},
            {u"endedAt"_s, drillTime(outcome.endedAt)},
            {u"verdict"_s, toId(outcome.verdict)},
            {u"reasons"_s, QJsonArray::fromStringList(outcome.reasons)},
            {u"faultFrom"_s, drillTime(outcome.faultFrom)},
            {u"faultUntil"_s, drillTime(outcome.faultUntil)},
            {u"detectMs"_s, detect},
            {u"noticeable"_s, outcome.isNoticeable},
            {u"failoverMs"_s, drillMillis(outcome.failover)},
            {u"recoveryMs"_s, drillMillis(outcome.recovery)},
            {u"hypothesis"_s, hypothesis},
            {u"probe"_s, traffic},
            {u"timeline"_s, timeline},
            {u"samples"_s, samples},
            {u"left"_s, QJsonArray::fromStringList(outcome.left)},
            {u"expected"_s, outcome.expected},
            {u"blastRadius"_s, outcome.blastRadius},
            {u"improve"_s, outcome.improve}};
}

QJsonObject toJson(const DrillOutcome &outcome, const QList<DrillOutcome> &earlier)
{
    QJsonArray before;
    for (const DrillOutcome &one : earlier) {
        const QJsonObject all = toJson(one);
        QJsonObject beside;
        for (const QString &key : {u"run"_s, u"startedAt"_s, u"mode"_s, u"verdict"_s, u"detectMs"_s, u"failoverMs"_s, u"recoveryMs"_s, u"probe"_s})
            beside.insert(key, all.value(key));
        before.append(beside);
    }
    QJsonObject json = toJson(outcome);
    json.insert(u"earlier"_s, before);
    return json;
}

} // namespace warrener
