#pragma once

#include "cluster/Event.h"

#include <QWidget>

class QPushButton;
class QSettings;
class QStackedLayout;

namespace warrener {

class ClusterStore;
class NodeSort;
class NodesModel;
class NoticeBar;
class PageHeader;
class Pill;
class SearchField;
class StatePanel;
class TableCard;
class TableView;

/// The table of nodes and hosts, with what it says when there is nothing to show.
class NodeList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodeList)

public:
    /// `store` outlives the list.
    NodeList(ClusterStore &store, QSettings *settings, QWidget *parent = nullptr);

    void refresh();
    bool escape();
    void focusFilter();
    void focusTable();

Q_SIGNALS:
    void opened(const warrener::Subject &subject);

private:
    void build();
    void showState();
    void showCounts();
    void setWorstFirst(bool worst);

    ClusterStore &m_store;
    QSettings *m_settings; ///< null: nothing is remembered
    NodesModel *m_model;
    NodeSort *m_sort;
    PageHeader *m_header;
    Pill *m_critical;
    Pill *m_warning;
    SearchField *m_search;
    QPushButton *m_worst;
    NoticeBar *m_notice;
    StatePanel *m_state;
    TableCard *m_card;
    TableView *m_table;
    QStackedLayout *m_stack = nullptr;
};

} // namespace warrener
