#pragma once

#include "cluster/Event.h"
#include "cluster/NodeDetail.h"
#include "ui/nodes/NodeRow.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace warrener {

class Breadcrumb;
class ClusterStore;
class ConnectionsView;
class FeaturesView;
class HostView;
class Label;
class NodeSummary;
class Pill;

/// The page of one node, proxy or host: its name and state, the way to its neighbours, and tabs
/// for what is known about it. Only the tab that is shown is kept up to date.
class SubjectView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SubjectView)

public:
    /// `store` outlives the view.
    explicit SubjectView(ClusterStore &store, QWidget *parent = nullptr);

    void setSubject(const Subject &subject);
    const Subject &subject() const { return m_subject; }
    void refresh();
    bool escape();
    bool focusFilter();

Q_SIGNALS:
    void listRequested();
    void subjectRequested(const warrener::Subject &subject);

private:
    enum Tab : int { SummaryTab, ConnectionsTab, FeaturesTab, HostTab };

    void build();
    void showHeading(const Snapshot &snapshot);
    void showTabs(const NodeLook *node, const NodeDetail *detail);
    void showNeighbour(QPushButton *button, int by);
    void step(int by);

    ClusterStore &m_store;
    Subject m_subject;
    QList<NodeRow> m_rows; ///< everybody, in the order of the table
    Breadcrumb *m_path;
    Label *m_title;
    Pill *m_state;
    Label *m_line;
    QPushButton *m_previous;
    QPushButton *m_next;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    NodeSummary *m_summary;
    ConnectionsView *m_connections;
    FeaturesView *m_features;
    HostView *m_host;
};

} // namespace warrener
