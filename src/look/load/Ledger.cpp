#include "look/load/Ledger.h"

#include <algorithm>

namespace warrener::load {

void Ledger::confirm(quint64 number)
{
    m_confirmed.insert(number);
}

void Ledger::consume(quint64 number, int queue, bool redelivered)
{
    if (!m_published.contains(number)) {
        ++m_unknown;
        return;
    }
    if (!m_consumed.insert(number)) {
        ++m_duplicates;
        m_redelivered += redelivered ? 1 : 0;
        return;
    }
    if (size_t(queue) >= m_highest.size())
        m_highest.resize(size_t(queue) + 1);
    quint64 &highest = m_highest[size_t(queue)];
    m_reordered += number < highest ? 1 : 0;
    highest = std::max(highest, number);
}

Ledger::Counts Ledger::counts() const
{
    return {
        .published = m_published.size(),
        .confirmed = m_confirmed.size(),
        .consumed = m_consumed.size(),
        .lost = m_confirmed.missingIn(m_consumed),
        .duplicates = m_duplicates,
        .redelivered = m_redelivered,
        .reordered = m_reordered,
        .unconfirmed = m_published.missingIn(m_confirmed),
        .unconfirmedConsumed = m_consumed.missingIn(m_confirmed),
        .unknown = m_unknown,
    };
}

} // namespace warrener::load
