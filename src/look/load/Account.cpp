#include "look/load/Account.h"

namespace warrener::load {

Ledger::Counts Account::totals() const
{
    Ledger::Counts sum;
    for (const Publisher &publisher : publishers) {
        const Ledger::Counts &one = publisher.counts;
        sum.published += one.published;
        sum.confirmed += one.confirmed;
        sum.consumed += one.consumed;
        sum.lost += one.lost;
        sum.duplicates += one.duplicates;
        sum.redelivered += one.redelivered;
        sum.reordered += one.reordered;
        sum.unconfirmed += one.unconfirmed;
        sum.unconfirmedConsumed += one.unconfirmedConsumed;
        sum.unknown += one.unknown;
    }
    return sum;
}

} // namespace warrener::load
