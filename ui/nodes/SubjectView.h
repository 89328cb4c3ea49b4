#pragma once

#include "cluster/Event.h"
#include "cluster/NodeDetail.h"
#include "ui/nodes/NodeRow.h"
#include "ui/steps/CareDesk.h"

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
class MenuButton;
class NodeSummary;
class Pill;

/// The page of one node, proxy or host: its name and state, the way to its neighbours, and tabs
/// for what is known about it. Only the tab that is shown is kept up to date.
class SubjectView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SubjectView)

public:
    /// `store` outlives the view, and so does `care`; null: nothing can be done here.
    explicit SubjectView(ClusterStore &store, QWidget *parent = nullptr, CareDesk *care = nullptr);

    void setSubject(const Subject &subject);
    const Subject &subject() const { return m_subject; }
    void refresh();
    bool escape();
    bool focusFilter();

Q_SIGNALS:
    void listRequested();
    void subjectRequested(const warrener::Subject &subject);
    void careRequested(const warrener::CareWish &wish);

private:
    enum Tab : int { SummaryTab, ConnectionsTab, FeaturesTab, HostTab };

    void build();
    void showHeading(const Snapshot &snapshot);
    void showTabs(const NodeLook *node, const NodeDetail *detail);
    void showNeighbour(QPushButton *button, int by);
    void step(int by);
    void showUserMenu(const QString &user, QPoint place);

    ClusterStore &m_store;
    CareDesk *m_care;
    Subject m_subject;
    QList<NodeRow> m_rows; ///< everybody, in the order of the table
    Breadcrumb *m_path;
    Label *m_title;
    Pill *m_state;
    Label *m_line;
    MenuButton *m_actions;
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
