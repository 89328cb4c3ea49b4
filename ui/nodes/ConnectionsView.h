#pragma once

#include "cluster/NodeDetail.h"

#include <QWidget>

namespace warrener {

class ConnectionsModel;
class Label;
class NodeSort;
class SearchField;
class StatePanel;
class TableCard;

/// The tab with a node's client connections.
class ConnectionsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsView)

public:
    explicit ConnectionsView(QWidget *parent = nullptr);

    /// `detail` null: not asked yet.
    void show(const NodeDetail *detail, TimePoint now);
    bool escape();
    void focusFilter();
    /// Of the chosen connection; empty: none is chosen.
    QString chosenUser() const;

Q_SIGNALS:
    /// The menu of one connection; `place` is of the screen.
    void userMenuRequested(const QString &user, QPoint place);

private:
    ConnectionsModel *m_model;
    NodeSort *m_sort;
    SearchField *m_search;
    Label *m_line;
    TableCard *m_card;
    StatePanel *m_state;
};

} // namespace warrener
