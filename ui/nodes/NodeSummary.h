#pragma once

#include "cluster/NodeDetail.h"
#include "cluster/Snapshot.h"

#include <QScrollArea>

namespace warrener {

class Card;
class ChartGrid;
class ClusterStore;
class FactTable;
class Label;
class LimitList;
class MemoryView;
class NoticeBar;
class VerdictCard;

/// The first tab of a node: what is wrong, how far from its limits it is, where its memory goes,
/// how it went in the last hour, who can reach it.
class NodeSummary final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodeSummary)

public:
    /// `store` outlives the view.
    explicit NodeSummary(ClusterStore &store, QWidget *parent = nullptr);

    /// `detail` null: not asked yet.
    void show(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *build();
    void showVerdict(const Snapshot &snapshot, const NodeLook &node);
    void showMemory(const NodeLook &node, const NodeDetail *detail);
    void showTables(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail);
    void fitCharts();

    ClusterStore &m_store;
    VerdictCard *m_verdict;
    NoticeBar *m_notice;
    LimitList *m_limits;
    Card *m_memoryCard;
    MemoryView *m_memory;
    Label *m_memoryWords;
    ChartGrid *m_charts;
    Card *m_checkCard;
    FactTable *m_listeners;
    Label *m_listenerWords;
    FactTable *m_checks;
    Label *m_checkWords;
    FactTable *m_versions;
};

} // namespace warrener
