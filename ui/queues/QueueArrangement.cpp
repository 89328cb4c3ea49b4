#include "ui/queues/QueueArrangement.h"

#include "judge/assess/QueueFindings.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace warrener {

namespace {

constexpr Millis mostTimeForExpression{2000};
constexpr std::size_t rowsBetweenLooks = 256;

struct Keyed
{
    double key = 0; ///< NaN: not known
    std::uint32_t row = 0;
};

/// Places of names in alphabetical order, so that a sort compares numbers.
template <class List, class Text>
std::vector<double> ranks(const List &list, Text text)
{
    std::vector<qsizetype> order(static_cast<std::size_t>(list.size()));
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::ranges::sort(order, [&](qsizetype a, qsizetype b) { return text(list.at(a)) < text(list.at(b)); });
    std::vector<double> result(order.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        result[static_cast<std::size_t>(order[place])] = static_cast<double>(place);
    return result;
}

double known(qint64 value)
{
    return value < 0 ? std::nan("") : static_cast<double>(value);
}

double at(const std::vector<double> &ranks, int index)
{
    return index >= 0 && static_cast<std::size_t>(index) < ranks.size() ? ranks[static_cast<std::size_t>(index)] : std::nan("");
}

class Keys
{
public:
    Keys(const QueueArrangement &view, QueueColumn column)
        : m_view(view), m_column(column), m_vhosts(ranks(view.table->vhosts, [](const QString &vhost) { return vhost; })),
          m_nodes(ranks(view.table->nodes, [](const NodeName &node) { return node.value; }))
    {
    }

    double operator()(std::uint32_t index) const
    {
        const QueueRow &row = m_view.table->rows[index];
        switch (m_column) {
        case QueueStateColumn:
            return static_cast<double>(m_view.conditions[index]);
        case QueueVhostColumn:
            return at(m_vhosts, row.vhost);
        case QueueTypeColumn:
            return row.type == QueueType::Unknown ? std::nan("") : static_cast<double>(row.type);
        case QueueLeaderColumn:
            return row.leaderKnown && row.leader < 0 ? -1 : at(m_nodes, row.leader);
        case QueueMembersColumn: {
            if (!row.membersKnown)
                return std::nan("");
            // The most members missing first, then the number of members.
            const auto missing = static_cast<double>(row.members.size()) - static_cast<double>(row.online.size());
            return missing * 1000 + static_cast<double>(row.members.size());
        }
        case QueueReadyColumn:
        case QueueTrendColumn:
            return known(row.ready);
        case QueueUnackedColumn:
            return known(row.unacked);
        case QueueInColumn:
            return row.inRate;
        case QueueOutColumn:
            return row.outRate;
        case QueueAckColumn:
            return row.ackRate;
        case QueueConsumersColumn:
            return known(row.consumers);
        case QueueMemoryColumn:
            return known(row.memory);
        case QueueNameColumn:
        case NumQueueColumns:
            break;
        }
        return 0;
    }

private:
    const QueueArrangement &m_view;
    QueueColumn m_column;
    std::vector<double> m_vhosts;
    std::vector<double> m_nodes;
};

void sortRows(QueueArrangement &view)
{
    const Keys keys(view, view.sort.column);
    std::vector<Keyed> keyed;
    keyed.reserve(view.rows.size());
    for (const std::uint32_t row : view.rows)
        keyed.push_back({.key = keys(row), .row = row});

    const bool descending = view.sort.order == Qt::DescendingOrder;
    const bool namesDescend = descending && view.sort.column == QueueNameColumn;
    const auto &rows = view.table->rows;
    std::ranges::stable_sort(keyed, [&](const Keyed &a, const Keyed &b) {
        const bool aKnown = !std::isnan(a.key);
        const bool bKnown = !std::isnan(b.key);
        if (aKnown != bKnown)
            return aKnown;
        if (aKnown && a.key != b.key)
            return descending ? a.key > b.key : a.key < b.key;
        const int names = rows[a.row].name.compare(rows[b.row].name);
        return namesDescend ? names > 0 : names < 0;
    });
    std::ranges::transform(keyed, view.rows.begin(), &Keyed::row);
}

void add(QueueSum<qint64> &sum, qint64 value)
{
    sum.add(value, value >= 0);
}

void add(QueueSum<double> &sum, float value)
{
    sum.add(static_cast<double>(value), !std::isnan(value));
}

QueueSums sumsOf(const QueueArrangement &view)
{
    QueueSums sums;
    for (const std::uint32_t index : view.rows) {
        const QueueRow &row = view.table->rows[index];
        add(sums.ready, row.ready);
        add(sums.unacked, row.unacked);
        add(sums.consumers, row.consumers);
        add(sums.memory, row.memory);
        add(sums.inRate, row.inRate);
        add(sums.outRate, row.outRate);
        add(sums.ackRate, row.ackRate);
    }
    // Nor were rows asked that are not in the table.
    if (view.table->leavesOut()) {
        for (QueueSum<qint64> *sum : {&sums.ready, &sums.unacked, &sums.consumers, &sums.memory})
            sum->isLeast = true;
        for (QueueSum<double> *sum : {&sums.inRate, &sums.outRate, &sums.ackRate})
            sum->isLeast = true;
    }
    return sums;
}

/// Judges every row, and collects the figures of those whose history is kept.
void judge(QueueArrangement &view, const QHash<QueueRef, bool> &tracked)
{
    const QueueTable &table = *view.table;
    view.conditions.reserve(table.rows.size());
    for (const QueueRow &row : table.rows) {
        bool growing = false;
        if (!tracked.isEmpty()) {
            QueueRef ref{.vhost = table.vhostOf(row), .name = row.name};
            if (const auto found = tracked.constFind(ref); found != tracked.cend()) {
                growing = found.value();
                view.samples.push_back({.queue = std::move(ref), .ready = row.ready});
            }
        }
        const QueueCondition condition = conditionOf(row, growing);
        view.conditions.push_back(condition);
        ++view.counts.at(static_cast<std::size_t>(condition));
    }
}

Status select(QueueArrangement &view, const std::stop_token &stop)
{
    const QueueTable &table = *view.table;
    const QueueFilter &filter = view.filter;
    const auto vhost = filter.vhost ? table.vhosts.indexOf(*filter.vhost) : qsizetype{-1};
    const auto leader = filter.leader ? table.nodes.indexOf(*filter.leader) : qsizetype{-1};
    const bool wantsNoLeader = filter.leader && filter.leader->isEmpty();
    if (!filter.expression.isEmpty()) {
        auto pattern = NamePattern::compile(filter.expression);
        if (!pattern)
            return std::unexpected(std::move(pattern).error());
        view.pattern = *std::move(pattern);
    }

    QElapsedTimer watch;
    watch.start();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (i % rowsBetweenLooks == 0 && stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("QueueArrangement", "Cancelled"));
        const QueueRow &row = table.rows[i];
        if (filter.vhost && (vhost < 0 || row.vhost != vhost))
            continue;
        if (filter.type && row.type != *filter.type)
            continue;
        if (filter.conditions != 0 && (filter.conditions & setOf(view.conditions[i])) == 0)
            continue;
        if (wantsNoLeader ? !row.leaderKnown || row.leader >= 0 : filter.leader && (leader < 0 || row.leader != leader))
            continue;
        const NamePattern::Match match = view.pattern.match(row.name);
        if (match == NamePattern::Match::TooCostly || (!view.pattern.isEmpty() && watch.hasExpired(mostTimeForExpression.count()))) {
            return failure(ErrorKind::Usage, QCoreApplication::translate("QueueArrangement", "This expression tries too many ways on a name; nested "
                                                                                             "repetitions such as (a+)+ do that"));
        }
        if (match == NamePattern::Match::Yes)
            view.rows.push_back(static_cast<std::uint32_t>(i));
    }
    return {};
}

bool haveSameQueues(const QueueArrangement &a, const QueueArrangement &b)
{
    return std::ranges::equal(a.rows, b.rows, [&](std::uint32_t left, std::uint32_t right) {
        const QueueRow &leftRow = a.table->rows[left];
        const QueueRow &rightRow = b.table->rows[right];
        return leftRow.name == rightRow.name && a.table->vhostOf(leftRow) == b.table->vhostOf(rightRow);
    });
}

} // namespace

Result<QueueArrangementPtr> arrange(const QueueRequest &request, const std::stop_token &stop)
{
    auto view = std::make_shared<QueueArrangement>();
    view->told = request.table;
    view->missed = request.missed;
    const bool isSame = request.shown && request.shown->told == request.table && request.shown->missed == request.missed;
    view->table = isSame ? request.shown->table : asSeen(request.table, request.missed);
    view->filter = request.filter;
    view->sort = request.sort;
    judge(*view, request.tracked);
    if (Status selected = select(*view, stop); !selected)
        return std::unexpected(std::move(selected).error());
    sortRows(*view);
    view->sums = sumsOf(*view);
    view->comparedWith = request.shown;
    view->sameQueues = request.shown && haveSameQueues(*request.shown, *view);
    return view;
}

} // namespace warrener
