#include "look/load/Book.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

constexpr size_t mostInterruptions = 10000;
constexpr size_t mostLost = 20;

} // namespace

Book::Book(quint64 run, int publishers, Millis gapThreshold)
    : m_run(run), m_began(m_clock.now()), m_beganMonotonic(m_clock.monotonic()), m_publishers(size_t(publishers), Publisher(gapThreshold)),
      m_silence(gapThreshold)
{
}

void Book::count(quint64 &what)
{
    const std::scoped_lock lock(m_mutex);
    ++what;
}

void Book::expectConfirms(int publisher)
{
    const std::scoped_lock lock(m_mutex);
    Publisher &who = m_publishers[size_t(publisher)];
    if (who.expecting || m_over)
        return;
    const bool first = std::ranges::none_of(m_publishers, &Publisher::expecting);
    who.expecting = true;
    who.gaps.begin(now());
    if (first)
        m_silence.begin(now());
}

void Book::endOfPublishing(bool interrupted)
{
    const std::scoped_lock lock(m_mutex);
    m_over = true;
    m_interrupted = interrupted;
    m_published = now() - m_beganMonotonic;
    for (Publisher &publisher : m_publishers)
        publisher.gaps.end(now());
    m_silence.end(now());
}

void Book::sent(int publisher, quint64 number, int queue)
{
    const std::scoped_lock lock(m_mutex);
    m_publishers[size_t(publisher)].ledger.publish(number);
    m_publishers[size_t(publisher)].overtaken.sent(number, queue);
    ++m_attempts;
}

void Book::confirmed(int publisher, quint64 number, Millis took)
{
    const std::scoped_lock lock(m_mutex);
    Publisher &who = m_publishers[size_t(publisher)];
    who.ledger.confirm(number);
    who.overtaken.confirmed(number);
    who.gaps.event(now());
    m_silence.event(now());
    m_latencies.add(took);
    m_recent.add(now(), took);
    ++m_confirmed;
}

void Book::consumed(const Payload &payload, int queue, bool redelivered)
{
    const std::scoped_lock lock(m_mutex);
    if (payload.run != m_run || payload.publisher >= m_publishers.size()) {
        ++m_foreign;
        return;
    }
    m_publishers[payload.publisher].ledger.consume(payload.number, queue, redelivered);
    m_publishers[payload.publisher].overtaken.consumed(payload.number, queue, now());
    ++m_consumed;
}

void Book::connected(const QString &client, const QString &endpoint, int attempts)
{
    const std::scoped_lock lock(m_mutex);
    ++m_connected;
    const auto away = std::ranges::find_if(m_interruptions | std::views::reverse, [&client](const Account::Interruption &one) { return one.client == client; });
    if (away == m_interruptions.rend() || !isNever(away->back))
        return;
    away->back = wall(now());
    away->to = endpoint;
    away->attempts = attempts;
}

void Book::disconnected(const QString &client, const QString &endpoint, const QString &reason)
{
    const std::scoped_lock lock(m_mutex);
    --m_connected;
    ++m_interruptionCount;
    if (m_interruptions.size() < mostInterruptions)
        m_interruptions.push_back({.client = client, .lost = wall(now()), .back = {}, .from = endpoint, .to = {}, .reason = reason});
}

void Book::idle(int open, quint64 lost)
{
    const std::scoped_lock lock(m_mutex);
    m_idleOpen = open;
    m_idleLost = lost;
}

bool Book::allConfirmedConsumed() const
{
    const std::scoped_lock lock(m_mutex);
    return std::ranges::all_of(m_publishers, [](const Publisher &publisher) { return publisher.ledger.hasAllConfirmed(); });
}

Book::Progress Book::progress() const
{
    const std::scoped_lock lock(m_mutex);
    Progress progress{.sent = m_attempts, .confirmed = m_confirmed, .consumed = m_consumed, .connected = m_connected, .idleOpen = m_idleOpen};
    for (const Publisher &publisher : m_publishers) {
        progress.longestGap = std::max(progress.longestGap, publisher.gaps.longestAt(now()));
        progress.overtaken = std::max(progress.overtaken, publisher.overtaken.longest(now()));
        progress.longestWait = std::max(progress.longestWait, publisher.gaps.pauseAt(now()));
    }
    progress.silence = m_silence.pauseAt(now());
    progress.latency99 = m_recent.within(0.99, now());
    return progress;
}

Account Book::account() const
{
    const std::scoped_lock lock(m_mutex);
    Account account{
        .run = m_run,
        .began = m_began,
        .published = m_published,
        .interrupted = m_interrupted,
        .attempts = m_attempts,
        .refused = m_refused,
        .returned = m_returned,
        .foreign = m_foreign,
        .publishers = {},
        .gaps = {},
        .longestSilence = m_silence.longest(),
        .latencyMedian = m_latencies.within(0.5),
        .latency99 = m_latencies.within(0.99),
        .latencyLongest = m_latencies.longest(),
        .interruptions = m_interruptions,
        .interruptionCount = m_interruptionCount,
        .idleOpen = m_idleOpen,
        .idleLost = m_idleLost,
    };
    for (size_t i = 0; i < m_publishers.size(); ++i) {
        const Publisher &publisher = m_publishers[i];
        const QString name = u"publisher-%1"_s.arg(i);
        account.publishers.push_back({
            .counts = publisher.ledger.counts(),
            .longestGap = publisher.gaps.longest(),
            .reconnects = int(std::ranges::count(m_interruptions, name, &Account::Interruption::client)),
            .firstLost = publisher.ledger.firstLost(mostLost),
        });
        for (const GapMeter::Gap &gap : publisher.gaps.gaps())
            account.gaps.push_back({.publisher = int(i), .began = wall(gap.began), .length = gap.length(), .open = gap.open});
        account.gapCount += publisher.gaps.count();
        account.longestGap = std::max(account.longestGap, publisher.gaps.longest());
    }
    for (const GapMeter::Gap &gap : m_silence.gaps()) {
        account.silences.push_back({.publisher = -1, .began = wall(gap.began), .length = gap.length(), .open = gap.open});
        account.unavailable += gap.length();
    }
    std::ranges::stable_sort(account.gaps, {}, &Account::Gap::began);
    return account;
}

} // namespace warrener::load
