#pragma once

#include "cluster/NodeDetail.h"

#include <QAbstractTableModel>

namespace warrener {

/// Client connections of one node.
class ConnectionsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsModel)

public:
    enum Columns : int {
        ClientColumn,
        UserColumn,
        VhostColumn,
        PeerColumn,
        StateColumn,
        ChannelsColumn,
        ReceivedColumn,
        SentColumn,
        SinceColumn,
        NumColumns,
    };

    explicit ConnectionsModel(QObject *parent = nullptr);

    /// `now` is what ages are counted from.
    void setConnections(const QList<ConnectionInfo> &connections, TimePoint now);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ConnectionInfo> m_connections;
    TimePoint m_now{};
};

} // namespace warrener
