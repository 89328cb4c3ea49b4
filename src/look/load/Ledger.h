#pragma once

#include "look/load/NumberSet.h"

#include <vector>

namespace warrener::load {

/// What became of one publisher's numbers 1, 2, …: pure book-keeping.
class Ledger final
{
public:
    struct Counts
    {
        quint64 published = 0; ///< different numbers that were sent
        quint64 confirmed = 0;
        quint64 consumed = 0;            ///< different numbers that arrived
        quint64 lost = 0;                ///< confirmed and never arrived
        quint64 duplicates = 0;          ///< arrivals after the first, from publishing again or by redelivery
        quint64 redelivered = 0;         ///< those of them that the broker marked as redelivered
        quint64 reordered = 0;           ///< first arrivals behind a higher number of the same queue
        quint64 unconfirmed = 0;         ///< sent and never confirmed
        quint64 unconfirmedConsumed = 0; ///< those of them that arrived all the same
        quint64 unknown = 0;             ///< arrivals of numbers that were never sent

        bool operator==(const Counts &) const = default;
    };

    void publish(quint64 number) { m_published.insert(number); }
    void confirm(quint64 number);
    void consume(quint64 number, int queue, bool redelivered);

    Counts counts() const;
    quint64 confirmed() const { return m_confirmed.size(); }
    bool hasAllConfirmed() const { return m_confirmed.missingIn(m_consumed) == 0; }
    std::vector<quint64> firstLost(size_t most) const { return m_confirmed.firstMissingIn(m_consumed, most); }

private:
    NumberSet m_published;
    NumberSet m_confirmed;
    NumberSet m_consumed;
    std::vector<quint64> m_highest; ///< consumed so far, for each queue
    quint64 m_duplicates = 0;
    quint64 m_redelivered = 0;
    quint64 m_reordered = 0;
    quint64 m_unknown = 0;
};

} // namespace warrener::load
