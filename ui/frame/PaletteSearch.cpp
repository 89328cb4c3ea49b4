#include "ui/frame/PaletteSearch.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostQueues = 40;

} // namespace

bool matches(const QString &text, const QString &query)
{
    const auto words = QStringView(query).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

int rankOf(const QString &text, const QString &query)
{
    const auto words = QStringView(query).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || text.startsWith(words.first(), Qt::CaseInsensitive))
        return 0;
    const auto beginsWord = [&text](QStringView word) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            if (at == 0 || !text.at(at - 1).isLetterOrNumber())
                return true;
        }
        return false;
    };
    return std::ranges::all_of(words, beginsWord) ? 1 : 2;
}

QList<PaletteTarget> objectTargets(const ClusterStore &store, const QString &query)
{
    QList<PaletteTarget> targets;
    const ClusterProfile &profile = store.profile();
    for (const NodeProfile &node : profile.nodes) {
        targets.append({u"nodes"_s, shortName(node.name), QCoreApplication::translate("PaletteSearch", "node"), {u"nodes"_s, node.name.value}});
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        targets.append({u"proxy"_s, proxy.name.value, QCoreApplication::translate("PaletteSearch", "proxy"), {u"nodes"_s, proxy.name.value}});
    }
    const SnapshotPtr snapshot = store.snapshot();
    if (!snapshot || !snapshot->queues || query.size() < 2)
        return targets;
    std::array<QList<const QueueRow *>, 3> found; // by rank
    for (const QueueRow &row : snapshot->queues->rows) {
        if (!matches(row.name, query))
            continue;
        QList<const QueueRow *> &alike = found.at(static_cast<std::size_t>(rankOf(row.name, query)));
        if (alike.size() < mostQueues)
            alike.append(&row);
        if (found.front().size() == mostQueues)
            break;
    }
    const QList<const QueueRow *> best =
        (found[0] + found[1] + found[2]).sliced(0, std::min<qsizetype>(mostQueues, found[0].size() + found[1].size() + found[2].size()));
    for (const QueueRow *row : best) {
        targets.append(
            {u"queues"_s, row->name, QCoreApplication::translate("PaletteSearch", "queue"), {u"queues"_s, snapshot->queues->vhostOf(*row) + u'/' + row->name}});
    }
    return targets;
}

} // namespace warrener
