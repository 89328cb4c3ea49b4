#include "ui/frame/PaletteSearch.h"

#include <QCoreApplication>

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
    int found = 0;
    for (const QueueRow &row : snapshot->queues->rows) {
        if (!matches(row.name, query))
            continue;
        targets.append(
            {u"queues"_s, row.name, QCoreApplication::translate("PaletteSearch", "queue"), {u"queues"_s, snapshot->queues->vhostOf(row) + u'/' + row.name}});
        if (++found == mostQueues)
            break;
    }
    return targets;
}

} // namespace warrener
