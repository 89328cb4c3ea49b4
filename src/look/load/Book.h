#pragma once

#include "base/Clock.h"
#include "look/load/Account.h"
#include "look/load/GapMeter.h"
#include "look/load/Latencies.h"
#include "look/load/Ledger.h"
#include "look/load/Overtaken.h"
#include "look/load/Payload.h"

#include <QString>

#include <mutex>
#include <vector>

namespace warrener::load {

/// Where all workers write down what they saw. Thread-safe.
class Book final
{
public:
    /// A look at a run under way.
    struct Progress
    {
        quint64 sent = 0;
        quint64 confirmed = 0;
        quint64 consumed = 0;
        int connected = 0;
        int idleOpen = 0; ///< connections that do nothing
        Millis longestGap{0};
        Millis silence{0};                 ///< how long nobody has got a confirm, at this moment
        Millis longestWait{0};             ///< how long the publisher that waits longest has got none, at this moment
        Millis overtaken{0};               ///< how long the longest of confirmed messages has been missing while later ones came
        std::optional<Millis> latency99{}; ///< from sending to confirm, of the last RecentLatencies::window; none: nothing was confirmed
    };

    Book(quint64 run, int publishers, Millis gapThreshold);
    Q_DISABLE_COPY_MOVE(Book)

    quint64 run() const { return m_run; }

    /// Confirms are expected from now on; from the first call only.
    void expectConfirms(int publisher);
    /// No confirms are expected any more, of anybody.
    void endOfPublishing(bool interrupted);
    void sent(int publisher, quint64 number, int queue);
    void confirmed(int publisher, quint64 number, Millis took);
    void refused() { count(m_refused); }
    void returned() { count(m_returned); }

    void consumed(const Payload &payload, int queue, bool redelivered);
    void foreign() { count(m_foreign); }

    void connected(const QString &client, const QString &endpoint, int attempts);
    void disconnected(const QString &client, const QString &endpoint, const QString &reason);
    void idle(int open, quint64 lost);

    bool allConfirmedConsumed() const;
    Progress progress() const;
    Account account() const;

private:
    Millis now() const { return m_clock.monotonic(); }
    TimePoint wall(Millis monotonic) const { return m_began + (monotonic - m_beganMonotonic); }
    void count(quint64 &what);

    struct Publisher
    {
        explicit Publisher(Millis threshold) : gaps(threshold) {}
        Ledger ledger;
        Overtaken overtaken;
        GapMeter gaps;
        bool expecting = false;
    };

    const quint64 m_run;
    const SystemClock m_clock;
    const TimePoint m_began;
    const Millis m_beganMonotonic;

    mutable std::mutex m_mutex;
    std::vector<Publisher> m_publishers;
    GapMeter m_silence;
    bool m_over = false;
    bool m_interrupted = false;
    Millis m_published{0};
    Latencies m_latencies;
    RecentLatencies m_recent;
    quint64 m_attempts = 0;
    quint64 m_confirmed = 0;
    quint64 m_consumed = 0;
    quint64 m_refused = 0;
    quint64 m_returned = 0;
    quint64 m_foreign = 0;
    std::vector<Account::Interruption> m_interruptions;
    quint64 m_interruptionCount = 0;
    int m_connected = 0;
    int m_idleOpen = 0;
    quint64 m_idleLost = 0;
};

} // namespace warrener::load
