#pragma once

#include "base/Result.h"
#include "judge/assess/QueueCondition.h"
#include "ui/queues/NamePattern.h"
#include "ui/queues/QueueColumn.h"
#include "ui/queues/QueueFilter.h"

#include <QHash>

#include <array>
#include <memory>
#include <stop_token>
#include <vector>

namespace warrener {

struct QueueSort
{
    QueueColumn column = QueueReadyColumn;
    Qt::SortOrder order = Qt::DescendingOrder;

    bool operator==(const QueueSort &) const = default;
};

/// A sum over rows; −1 or NaN (unknown) where not one row has the figure. A row that was not asked for it makes the
/// rest no more than a least figure.
template <class Number>
struct QueueSum
{
    Number value;
    bool isLeast = false;

    void add(Number figure, bool isKnown)
    {
        if (!isKnown)
            isLeast = true;
        else
            value = (isUnknown() ? Number{0} : value) + figure;
    }
    bool isUnknown() const { return !(value >= 0); }
};

struct QueueSums
{
    QueueSum<qint64> ready{-1}, unacked{-1}, consumers{-1};
    QueueSum<qint64> memory{-1}; ///< bytes
    QueueSum<double> inRate{QueueRow::unknownRate}, outRate{QueueRow::unknownRate}, ackRate{QueueRow::unknownRate};
};

/// A figure of a queue whose history is kept.
struct QueueSample
{
    QueueRef queue = {};
    qint64 ready = -1;
};

struct QueueArrangement;

/// What to show of which table, in which order.
struct QueueRequest
{
    std::shared_ptr<const QueueTable> table; ///< never null
    std::vector<bool> missed = {};           ///< missedNodes()
    QueueFilter filter = {};
    QueueSort sort = {};
    QHash<QueueRef, bool> tracked = {};                 ///< queues whose history is kept, and whether they grow
    std::shared_ptr<const QueueArrangement> shown = {}; ///< what is on screen; may be null
};

/// A table seen through a filter, in order: what the model shows. Immutable once made.
struct QueueArrangement
{
    std::shared_ptr<const QueueTable> told;  ///< the table as it came, and
    std::vector<bool> missed;                ///< who is missed, of
    std::shared_ptr<const QueueTable> table; ///< the table as it is: asSeen()
    QueueFilter filter;
    QueueSort sort;
    NamePattern pattern;
    std::vector<std::uint32_t> rows;                    ///< indexes into table->rows that match, in order
    std::vector<QueueCondition> conditions;             ///< of every row of the table
    std::array<qint64, numQueueConditions> counts{};    ///< rows of the table in each condition
    QueueSums sums;                                     ///< of the matching rows
    std::vector<QueueSample> samples;                   ///< of the tracked queues
    std::weak_ptr<const QueueArrangement> comparedWith; ///< what was on screen when it was asked for
    bool sameQueues = false;                            ///< holds the queues of `comparedWith` in the same order
};

using QueueArrangementPtr = std::shared_ptr<const QueueArrangement>;

/// Filters and sorts: made to run beside the GUI thread. Equal rows stay in the order of their
/// names, unknown figures come last in either direction. Usage where the expression is none, or
/// costs too much (a bound a name, and two seconds in all); Cancelled when asked to stop.
Result<QueueArrangementPtr> arrange(const QueueRequest &request, const std::stop_token &stop);

} // namespace warrener
