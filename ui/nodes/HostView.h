#pragma once

#include "cluster/Snapshot.h"

#include <QScrollArea>

namespace warrener {

class Card;
class ChartGrid;
class ClusterStore;
class FactTable;
class Label;
class LimitList;
class NoticeBar;
class Pill;

/// One host: score and what it is made of, distance to the thresholds, charts, facts, and for a
/// proxy the servers behind it.
class HostView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostView)

public:
    /// `store` outlives the view.
    explicit HostView(ClusterStore &store, QWidget *parent = nullptr);

    void show(const Snapshot &snapshot, const HostName &host, const ProxyLook *proxy);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *build();
    void showScore(const Snapshot &snapshot, const HostLook &host);
    void showCharts(const Snapshot &snapshot, const HostName &host);
    void showProxy(const ProxyLook *proxy, TimePoint now);
    void fitCharts();

    ClusterStore &m_store;
    NoticeBar *m_notice;
    Label *m_score;
    Pill *m_scorePill;
    FactTable *m_scoreParts;
    LimitList *m_limits;
    Card *m_limitCard;
    ChartGrid *m_charts;
    FactTable *m_facts;
    Card *m_proxyCard;
    FactTable *m_servers;
    Label *m_proxyWords;
};

} // namespace warrener
