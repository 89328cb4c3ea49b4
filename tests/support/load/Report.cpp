#include "load/Report.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

QJsonValue stamp(TimePoint at)
{
    return isNever(at) ? QJsonValue() : QJsonValue(toDateTime(at).toUTC().toString(Qt::ISODateWithMs));
}

QJsonValue number(quint64 value)
{
    return QJsonValue(qint64(value));
}

QJsonValue number(Millis value)
{
    return QJsonValue(qint64(value.count()));
}

QJsonObject asked(const LoadOptions &options)
{
    QJsonArray endpoints;
    for (const Endpoint &endpoint : options.endpoints)
        endpoints.append(toText(endpoint));
    return {
        {u"endpoints"_s, endpoints},
        {u"tls"_s, options.tls.has_value()},
        {u"seconds"_s, qint64(options.seconds.count())},
        {u"rate"_s, options.rate},
        {u"queues"_s, options.queues},
        {u"type"_s, options.type},
        {u"prefix"_s, options.prefix},
        {u"publishers"_s, options.publishers},
        {u"consumers"_s, options.consumers},
        {u"idleConnections"_s, options.idleConnections},
        {u"size"_s, options.size},
        {u"window"_s, options.window},
        {u"prefetch"_s, options.prefetch},
        {u"heartbeat"_s, qint64(options.heartbeat.count())},
        {u"gapMs"_s, number(options.gap)},
    };
}

QJsonArray publishers(const Account &account)
{
    QJsonArray list;
    for (const Account::Publisher &publisher : account.publishers) {
        list.append(QJsonObject{
            {u"published"_s, number(publisher.counts.published)},
            {u"confirmed"_s, number(publisher.counts.confirmed)},
            {u"consumed"_s, number(publisher.counts.consumed)},
            {u"lost"_s, number(publisher.counts.lost)},
            {u"longestGapMs"_s, number(publisher.longestGap)},
            {u"reconnects"_s, publisher.reconnects},
        });
    }
    return list;
}

QJsonArray lostNumbers(const Account &account)
{
    QJsonArray list;
    for (size_t i = 0; i < account.publishers.size(); ++i) {
        for (const quint64 lost : account.publishers[i].firstLost)
            list.append(QJsonObject{{u"publisher"_s, qint64(i)}, {u"number"_s, number(lost)}});
    }
    return list;
}

QJsonArray gaps(const Account &account)
{
    QJsonArray list;
    for (const Account::Gap &gap : account.gaps) {
        list.append(QJsonObject{
            {u"publisher"_s, gap.publisher},
            {u"began"_s, stamp(gap.began)},
            {u"ended"_s, stamp(gap.began + gap.length)},
            {u"ms"_s, number(gap.length)},
            {u"open"_s, gap.open},
        });
    }
    return list;
}

QJsonArray interruptions(const Account &account)
{
    QJsonArray list;
    for (const Account::Interruption &one : account.interruptions) {
        list.append(QJsonObject{
            {u"client"_s, one.client},
            {u"lost"_s, stamp(one.lost)},
            {u"back"_s, stamp(one.back)},
            {u"ms"_s, isNever(one.back) ? QJsonValue() : number(one.back - one.lost)},
            {u"from"_s, one.from},
            {u"to"_s, one.to},
            {u"attempts"_s, one.attempts},
            {u"reason"_s, one.reason},
        });
    }
    return list;
}

} // namespace

QJsonObject summary(const LoadOptions &options, const Account &account)
{
    const Ledger::Counts sum = account.totals();
    const double seconds = std::max(0.001, double(account.published.count()) / 1000);
    return {
        {u"run"_s, QString::number(account.run, 16)},
        {u"began"_s, stamp(account.began)},
        {u"seconds"_s, seconds},
        {u"ended"_s, account.interrupted ? u"signal"_s : u"time"_s},
        {u"options"_s, asked(options)},
        {u"checked"_s, account.checked},
        {u"published"_s, number(sum.published)},
        {u"attempts"_s, number(account.attempts)},
        {u"confirmed"_s, number(sum.confirmed)},
        {u"confirmedPerSecond"_s, double(sum.confirmed) / seconds},
        {u"consumed"_s, number(sum.consumed)},
        {u"lost"_s, account.checked ? number(sum.lost) : QJsonValue()},
        {u"lostNumbers"_s, account.checked ? lostNumbers(account) : QJsonArray()},
        {u"duplicates"_s, number(sum.duplicates)},
        {u"redelivered"_s, number(sum.redelivered)},
        {u"reordered"_s, number(sum.reordered)},
        {u"unconfirmed"_s, number(sum.unconfirmed)},
        {u"unconfirmedConsumed"_s, number(sum.unconfirmedConsumed)},
        {u"refused"_s, number(account.refused)},
        {u"returned"_s, number(account.returned)},
        {u"foreign"_s, number(account.foreign + sum.unknown)},
        {u"longestGapMs"_s, number(account.longestGap)},
        {u"longestSilenceMs"_s, number(account.longestSilence)},
        {u"gaps"_s, gaps(account)},
        {u"gapCount"_s, number(account.gapCount)},
        {u"latencyMs"_s,
         QJsonObject{{u"median"_s, number(account.latencyMedian)}, {u"p99"_s, number(account.latency99)}, {u"longest"_s, number(account.latencyLongest)}}},
        {u"publishers"_s, publishers(account)},
        {u"interruptions"_s, interruptions(account)},
        {u"interruptionCount"_s, number(account.interruptionCount)},
        {u"idle"_s, QJsonObject{{u"open"_s, account.idleOpen}, {u"lost"_s, number(account.idleLost)}}},
        {u"cpuSeconds"_s, account.cpuSeconds},
    };
}

} // namespace warrener::load
