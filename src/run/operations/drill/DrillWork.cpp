#include "run/operations/drill/DrillWork.h"

#include "base/JsonReader.h"
#include "base/OffThread.h"
#include "look/load/LoadOptions.h"
#include "look/load/LoadRun.h"
#include "run/operations/drill/DrillConditions.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis leftQueuesStay{10 * 60 * 1000};
constexpr size_t mostSilences = 50;
constexpr qsizetype mostKeptSamples = 1200;
constexpr qsizetype mostFreshSamples = 300;
constexpr Millis probeSampleEvery{1000};

QJsonObject silenceJson(const load::Account::Gap &gap, TimePoint began)
{
    return {{u"atMs"_s, qint64((gap.began - began).count())}, {u"ms"_s, qint64(gap.length.count())}, {u"open"_s, gap.open}};
}

} // namespace

struct DrillProbe::One
{
    load::LoadOptions options;
    mutable std::mutex mutex;
    load::Book::Progress progress{};
    std::optional<Error> ended{};
};

QJsonObject toJson(const ProbeWish &wish)
{
    QJsonObject json{{u"types"_s, QJsonArray::fromStringList(wish.types)}, {u"rate"_s, wish.rate}, {u"queues"_s, wish.queues}};
    QJsonObject expects;
    for (auto it = wish.expects.cbegin(); it != wish.expects.cend(); ++it)
        expects.insert(it.key(), toId(it.value()));
    if (!expects.isEmpty())
        json.insert(u"expects"_s, expects);
    return json;
}

QStringList probeTypes()
{
    return {u"quorum"_s, u"classic"_s, u"stream"_s};
}

QString toId(ProbeExpectation expectation)
{
    switch (expectation) {
    case ProbeExpectation::Holds:
        return u"holds"_s;
    case ProbeExpectation::MayPause:
        return u"may-pause"_s;
    case ProbeExpectation::MayLose:
        return u"may-lose"_s;
    }
    return {};
}

std::optional<ProbeExpectation> probeExpectationFromId(const QString &id)
{
    for (const ProbeExpectation one : {ProbeExpectation::Holds, ProbeExpectation::MayPause, ProbeExpectation::MayLose}) {
        if (toId(one) == id)
            return one;
    }
    return std::nullopt;
}

QString describe(const QString &type, ProbeExpectation expectation)
{
    switch (expectation) {
    case ProbeExpectation::Holds:
        return QCoreApplication::translate("Drill", "%1 queues go on, and lose no confirmed message").arg(type);
    case ProbeExpectation::MayPause:
        return QCoreApplication::translate("Drill", "%1 queues: those on the target alone may stand still until it is back; no confirmed message is lost")
            .arg(type);
    case ProbeExpectation::MayLose:
        return QCoreApplication::translate("Drill", "%1 queues: those on the target alone may stand still, and what lay there may be lost").arg(type);
    }
    return {};
}

ProbeWish probeWishFromJson(const QJsonObject &json)
{
    const ProbeWish usual;
    JsonReader reader(json);
    ProbeWish wish{.types = reader.texts("types"_L1, 3),
                   .rate = int(reader.whole("rate"_L1, 1, mostProbeRate, usual.rate)),
                   .queues = int(reader.whole("queues"_L1, 1, mostProbeQueues, usual.queues))};
    wish.types.removeIf([](const QString &type) { return !probeTypes().contains(type); });
    wish.types.removeDuplicates();
    const QJsonObject expects = json.value("expects"_L1).toObject();
    for (const auto all = probeTypes(); const QString &type : all) {
        if (const auto expectation = probeExpectationFromId(expects.value(type).toString()))
            wish.expects.insert(type, *expectation);
    }
    return wish;
}

load::LoadOptions DrillProbe::optionsFor(const QList<AmqpOptions> &doors, const ProbeWish &wish, const QString &prefix, const QString &type)
{
    // One that stands still must not hold up those that go on: a classic queue's node alone has it.
    const int clients = type == "classic"_L1 ? wish.queues : 2;
    return {.doors = doors,
            .rate = double(wish.rate),
            .seconds = std::chrono::seconds{86'400},
            .grace = grace,
            .queues = wish.queues,
            .publishers = clients,
            .consumers = std::min(clients, wish.queues),
            .type = type,
            .prefix = prefix + u'-' + type,
            .expires = leftQueuesStay,
            .window = std::max(20, wish.rate)};
}

QCoro::Task<Status> DrillProbe::removeLeft(QList<AmqpOptions> doors, ProbeWish wish, QString prefix)
{
    if (!wish.types.isEmpty() && !wish.types.contains("stream"_L1))
        co_return Status();
    const auto work = [options = optionsFor(doors, wish, prefix, u"stream"_s)] { return load::removeLoad(options); };
    co_return co_await waitedFor(work);
}

DrillProbe::DrillProbe(QList<AmqpOptions> doors, QList<AmqpOptions> homes, ProbeWish wish, const QString &prefix, const Run &run)
{
    const Run publish = run ? run : Run(load::runLoad);
    for (const QString &type : std::as_const(wish.types)) {
        auto one = std::make_shared<One>();
        one->options = optionsFor(doors, wish, prefix, type);
        one->options.homes = homes;
        m_ones.push_back(one);
        const auto work = [one, publish, early = m_early.get_token(), now = m_now.get_token()] {
            Result<load::Account> account = publish(one->options, early, now, [one](const load::Book::Progress &at) {
                const std::scoped_lock lock(one->mutex);
                one->progress = at;
            });
            if (!account) {
                const std::scoped_lock lock(one->mutex);
                one->ended = account.error();
            }
            return account;
        };
        m_running.push_back(waitedFor(work));
    }
}

DrillProbe::~DrillProbe()
{
    if (m_time)
        m_time->cancel(m_alarm);
    m_early.request_stop();
    m_now.request_stop();
}

void DrillProbe::sampleBy(std::shared_ptr<Timekeeper> time)
{
    m_time = std::move(time);
    sample();
}

void DrillProbe::sample()
{
    const load::Book::Progress at = progress();
    Sample seen{.at = m_time->now(),
                .confirmed = qint64(at.confirmed),
                .consumed = qint64(at.consumed),
                .silence = at.silence,
                .overtaken = at.overtaken,
                .latency99 = at.latency99,
                .types = {}};
    for (const auto &one : m_ones)
        seen.types.emplace_back(one->options.type, progressOf(*one));
    if (m_fresh.size() < mostFreshSamples)
        m_fresh.append(seen);
    if (m_counted++ % m_every == 0)
        m_samples.append(seen);
    if (m_samples.size() > mostKeptSamples) {
        m_every *= 2;
        for (qsizetype i = m_samples.size() - 1; i > 0; i -= 2)
            m_samples.removeAt(i);
    }
    m_alarm = m_time->after(probeSampleEvery, [weak = weak_from_this()] {
        if (const auto probe = weak.lock()) {
            probe->m_alarm = 0;
            probe->sample();
        }
    });
}

qint64 latencyOf(const DrillProbe::Sample &sample)
{
    return sample.latency99.value_or(Millis{-1}).count();
}

QJsonObject typesJson(const DrillProbe::Sample &sample)
{
    QJsonObject json;
    if (sample.types.size() < 2)
        return json;
    for (const auto &[type, at] : sample.types)
        json.insert(type, QJsonArray{qint64(at.confirmed), qint64(at.consumed), qint64(at.silence.count()), qint64(at.latency99.value_or(Millis{-1}).count())});
    return json;
}

void seeProbe(const DrillProbe &probe, const QStringList &lenient, DrillSight *sight)
{
    const load::Book::Progress now = probe.progress(lenient);
    sight->silence = now.silence;
    sight->overtaken = now.overtaken;
    sight->latency99 = now.latency99;
}

QJsonArray toJson(const QList<DrillProbe::Sample> &samples)
{
    QJsonArray list;
    for (const DrillProbe::Sample &one : samples) {
        QJsonArray row{qint64(one.at.time_since_epoch().count()), one.confirmed, one.consumed, qint64(one.silence.count()), latencyOf(one)};
        if (const QJsonObject types = typesJson(one); !types.isEmpty())
            row.append(types);
        list.append(row);
    }
    return list;
}

QJsonObject toJson(const DrillProbe::Sample &sample)
{
    QJsonObject json{{u"at"_s, qint64(sample.at.time_since_epoch().count())},
                     {u"confirmed"_s, sample.confirmed},
                     {u"consumed"_s, sample.consumed},
                     {u"silenceMs"_s, qint64(sample.silence.count())},
                     {u"overtakenMs"_s, qint64(sample.overtaken.count())},
                     {u"latency99Ms"_s, latencyOf(sample)}};
    if (const QJsonObject types = typesJson(sample); !types.isEmpty())
        json.insert(u"types"_s, types);
    return json;
}

load::Book::Progress DrillProbe::progressOf(const One &one) const
{
    const std::scoped_lock lock(one.mutex);
    return load::Book::Progress(one.progress);
}

load::Book::Progress DrillProbe::progress(const QStringList &without) const
{
    load::Book::Progress sum;
    for (const auto &one : m_ones) {
        const load::Book::Progress its = progressOf(*one);
        sum.sent += its.sent;
        sum.confirmed += its.confirmed;
        sum.consumed += its.consumed;
        sum.connected += its.connected;
        sum.longestGap = std::max(sum.longestGap, its.longestGap);
        if (without.contains(one->options.type))
            continue;
        sum.silence = std::max(sum.silence, its.silence);
        sum.overtaken = std::max(sum.overtaken, its.overtaken);
        sum.latency99 = std::max(sum.latency99, its.latency99);
    }
    return sum;
}

QStringList DrillProbe::types() const
{
    QStringList types;
    for (const auto &one : m_ones)
        types.append(one->options.type);
    return types;
}

bool DrillProbe::flows() const
{
    return std::ranges::all_of(m_ones, [](const auto &one) {
        const std::scoped_lock lock(one->mutex);
        return one->progress.confirmed > 0;
    });
}

Status DrillProbe::alive() const
{
    for (const auto &one : m_ones) {
        const std::scoped_lock lock(one->mutex);
        if (one->ended)
            return std::unexpected(*one->ended);
    }
    return {};
}

QCoro::Task<std::vector<DrillProbe::Type>> DrillProbe::end()
{
    m_early.request_stop();
    std::vector<Type> types;
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        Result<load::Account> account = co_await m_running[i];
        types.push_back({.type = m_ones[i]->options.type, .account = std::move(account)});
    }
    m_running.clear();
    co_return types;
}

QJsonObject toJson(const DrillProbe::Type &type, TimePoint began)
{
    if (!type.account)
        return {{u"type"_s, type.type}, {u"error"_s, type.account.error().message}};
    const load::Account &account = *type.account;
    const load::Ledger::Counts counts = account.totals();
    QJsonArray silences;
    for (const load::Account::Gap &gap : account.silences) {
        if (std::size_t(silences.size()) < mostSilences)
            silences.append(silenceJson(gap, began));
    }
    return {{u"type"_s, type.type},
            {u"published"_s, qint64(counts.published)},
            {u"confirmed"_s, qint64(counts.confirmed)},
            {u"consumed"_s, qint64(counts.consumed)},
            {u"lost"_s, qint64(counts.lost)},
            {u"duplicates"_s, qint64(counts.duplicates)},
            {u"reordered"_s, qint64(counts.reordered)},
            {u"unconfirmed"_s, qint64(counts.unconfirmed)},
            {u"returned"_s, qint64(account.returned)},
            {u"longestGapMs"_s, qint64(account.longestGap.count())},
            {u"longestSilenceMs"_s, qint64(account.longestSilence.count())},
            {u"unavailableMs"_s, qint64(account.unavailable.count())},
            {u"latencyMedianMs"_s, qint64(account.latencyMedian.count())},
            {u"latency99Ms"_s, qint64(account.latency99.count())},
            {u"interruptions"_s, qint64(account.interruptionCount)},
            {u"silences"_s, silences}};
}

} // namespace warrener
