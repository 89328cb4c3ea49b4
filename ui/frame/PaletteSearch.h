#pragma once

#include "ui/model/ClusterStore.h"
#include "ui/parts/PageTarget.h"

#include <QList>

namespace warrener {

/// A place the palette can lead to.
struct PaletteTarget
{
    QString icon;
    QString text;
    QString kind;
    PageTarget place;
};

/// Every word of `query` occurs in `text`, whatever their case; an empty query matches all.
bool matches(const QString &text, const QString &query);

/// How well `text` fits: 0 it begins with the query's first word, 1 every word of the query begins a word of it,
/// 2 all else that matches. Words begin after what is neither letter nor figure.
int rankOf(const QString &text, const QString &query);

/// Nodes, hosts and proxies of the cluster, and of its queues 40 that match, the best ones; queues
/// are left out while `query` is shorter than two characters.
QList<PaletteTarget> objectTargets(const ClusterStore &store, const QString &query);

} // namespace warrener
