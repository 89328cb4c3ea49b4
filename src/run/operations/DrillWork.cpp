#include "run/operations/DrillWork.h"

#include "base/JsonReader.h"
#include "base/OffThread.h"
#include "look/load/LoadRun.h"

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
    return {{u"types"_s, QJsonArray::fromStringList(wish.types)}, {u"rate"_s, wish.rate}, {u"queues"_s, wish.queues}};
}

ProbeWish probeWishFromJson(const QJsonObject &json)
{
    const ProbeWish usual;
    JsonReader reader(json);
    ProbeWish wish{.types = reader.texts("types"_L1, 3),
                   .rate = int(reader.whole("rate"_L1, 1, 1000, usual.rate)),
                   .queues = int(reader.whole("queues"_L1, 1, 20, usual.queues))};
    wish.types.removeIf([](const QString &type) { return type != "quorum"_L1 && type != "classic"_L1 && type != "stream"_L1; });
    if (wish.types.isEmpty())
        wish.types = usual.types;
    return wish;
}

DrillProbe::DrillProbe(QList<AmqpOptions> doors, ProbeWish wish, const QString &prefix)
{
    constexpr int clients = 2;
    for (const QString &type : std::as_const(wish.types)) {
        auto one = std::make_shared<One>();
        one->options = {.doors = doors,
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
        m_ones.push_back(one);
        const auto work = [one, early = m_early.get_token(), now = m_now.get_token()] {
            Result<load::Account> account = load::runLoad(one->options, early, now, [one](const load::Book::Progress &at) {
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
    const Sample seen{.at = m_time->now(),
                      .confirmed = qint64(at.confirmed),
                      .consumed = qint64(at.consumed),
                      .silence = at.silence,
                      .overtaken = at.overtaken,
                      .latency99 = at.latency99};
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

QJsonArray toJson(const QList<DrillProbe::Sample> &samples)
{
    QJsonArray list;
    for (const DrillProbe::Sample &one : samples)
        list.append(QJsonArray{qint64(one.at.time_since_epoch().count()), one.confirmed, one.consumed, qint64(one.silence.count()), latencyOf(one)});
    return list;
}

QJsonObject toJson(const DrillProbe::Sample &sample)
{
    return {{u"at"_s, qint64(sample.at.time_since_epoch().count())},
            {u"confirmed"_s, sample.confirmed},
            {u"consumed"_s, sample.consumed},
            {u"silenceMs"_s, qint64(sample.silence.count())},
            {u"overtakenMs"_s, qint64(sample.overtaken.count())},
            {u"latency99Ms"_s, latencyOf(sample)}};
}

load::Book::Progress DrillProbe::progress() const
{
    load::Book::Progress sum;
    for (const auto &one : m_ones) {
        const std::scoped_lock lock(one->mutex);
        sum.sent += one->progress.sent;
        sum.confirmed += one->progress.confirmed;
        sum.consumed += one->progress.consumed;
        sum.connected += one->progress.connected;
        sum.longestGap = std::max(sum.longestGap, one->progress.longestGap);
        sum.silence = std::max(sum.silence, one->progress.silence);
        sum.overtaken = std::max(sum.overtaken, one->progress.overtaken);
        sum.latency99 = std::max(sum.latency99, one->progress.latency99);
    }
    return sum;
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
