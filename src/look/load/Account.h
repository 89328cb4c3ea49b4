#pragma once

#include "base/Clock.h"
#include "look/load/Ledger.h"

#include <QString>

#include <vector>

namespace warrener::load {

/// All that a run measured, as plain data. Report.cpp makes the summary of it.
struct Account
{
    struct Gap
    {
        int publisher = 0;
        TimePoint began;
        Millis length{0};
        bool open = false; ///< had not ended when publishing did
    };
    struct Publisher
    {
        Ledger::Counts counts;
        Millis longestGap{0};
        int reconnects = 0;
        std::vector<quint64> firstLost;
    };
    struct Interruption
    {
        QString client; ///< "publisher-0", "consumer-3"
        TimePoint lost;
        TimePoint back; ///< never: did not come back
        QString from;
        QString to; ///< endpoint; empty while it is away
        QString reason;
        int attempts = 0; ///< to connect, the last one included
    };

    quint64 run = 0;
    TimePoint began;
    Millis published{0};      ///< how long was published
    bool interrupted = false; ///< by a signal, before the time was up
    bool checked = true;      ///< there were consumers
    quint64 attempts = 0;     ///< messages sent, with those sent again
    quint64 refused = 0;      ///< nacks
    quint64 returned = 0;     ///< came back: no queue took them
    quint64 foreign = 0;      ///< arrivals that are not of this run
    std::vector<Publisher> publishers;
    std::vector<Gap> gaps;       ///< over the threshold, bounded
    quint64 gapCount = 0;        ///< with those not listed
    Millis longestGap{0};        ///< of any publisher
    Millis longestSilence{0};    ///< no publisher at all got a confirm
    std::vector<Gap> silences{}; ///< those over the threshold, of no publisher in particular; bounded
    Millis unavailable{0};       ///< of all of them
    Millis latencyMedian{0};     ///< first sending to confirm
    Millis latency99{0};
    Millis latencyLongest{0};
    std::vector<Interruption> interruptions; ///< bounded
    quint64 interruptionCount = 0;
    int idleOpen = 0;
    quint64 idleLost = 0;
    double cpuSeconds = 0;

    Ledger::Counts totals() const;
};

} // namespace warrener::load
