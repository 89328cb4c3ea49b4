#include "ui/backups/ChainLayout.h"

#include <QHash>

#include <algorithm>

namespace warrener {

namespace {

struct Span
{
    qsizetype first = 0;
    qsizetype last = 0;
};

ChainMark markOf(const BackupRow &row)
{
    if (trustOf(row) == BackupTrust::Incomplete)
        return ChainMark::Unknown;
    switch (row.backup.type) {
    case BackupType::Full:
        return ChainMark::Full;
    case BackupType::Incremental:
        return ChainMark::Increment;
    case BackupType::Config:
    case BackupType::QueueData:
        return ChainMark::Single;
    }
    Q_UNREACHABLE_RETURN(ChainMark::Single);
}

/// The row that this one builds upon; −1: none in the list. Only what lies below counts: a base is older.
QList<qsizetype> basesOf(const QList<BackupRow> &rows)
{
    QHash<QString, qsizetype> places;
    for (qsizetype at = 0; at < rows.size(); ++at)
        places.insert(rows.at(at).backup.id, at);
    QList<qsizetype> bases(rows.size(), -1);
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const auto &parent = rows.at(at).backup.parent;
        const qsizetype base = parent ? places.value(parent->id, -1) : -1;
        if (base > at)
            bases[at] = base;
    }
    return bases;
}

} // namespace

QList<ChainCell> chainLayout(const QList<BackupRow> &rows)
{
    const QList<qsizetype> bases = basesOf(rows);
    // The root of each row's chain: rows below are known first.
    QList<qsizetype> roots(rows.size(), -1);
    for (qsizetype at = rows.size() - 1; at >= 0; --at)
        roots[at] = bases.at(at) < 0 ? at : roots.at(bases.at(at));
    QHash<qsizetype, Span> spans;
    QList<qsizetype> order;
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const qsizetype root = roots.at(at);
        auto span = spans.find(root);
        if (span == spans.end()) {
            order.append(root);
            span = spans.insert(root, Span{at, at});
        }
        span->last = at;
    }

    QList<ChainCell> cells(rows.size());
    QList<QList<Span>> lanes;
    const auto isFree = [](const QList<Span> &taken, const Span &wanted) {
        return std::ranges::none_of(taken, [&wanted](const Span &span) { return span.first <= wanted.last && wanted.first <= span.last; });
    };
    // Long chains first: a single backup that falls among them gives way, as on the picture.
    std::ranges::stable_sort(order, [&spans](qsizetype a, qsizetype b) {
        const bool single = spans.value(a).first == spans.value(a).last;
        const bool otherSingle = spans.value(b).first == spans.value(b).last;
        return single != otherSingle && otherSingle;
    });
    for (const qsizetype root : std::as_const(order)) {
        const Span span = spans.value(root);
        qsizetype lane = 0;
        while (lane < lanes.size() && !isFree(lanes.at(lane), span))
            ++lane;
        if (lane == lanes.size())
            lanes.append(QList<Span>());
        lanes[lane].append(span);
        for (qsizetype at = span.first; at <= span.last; ++at) {
            ChainCell &cell = cells[at];
            if (at > span.first)
                cell.above.append(static_cast<int>(lane));
            if (at < span.last)
                cell.below.append(static_cast<int>(lane));
            if (roots.at(at) == root)
                cell.lane = static_cast<int>(lane);
        }
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        cells[at].mark = markOf(rows.at(at));
        cells[at].torn = bases.at(at) < 0 && rows.at(at).backup.parent.has_value();
    }
    return cells;
}

} // namespace warrener
