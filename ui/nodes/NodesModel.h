#pragma once

#include "ui/nodes/NodeRow.h"

#include <QAbstractTableModel>

namespace warrener {

/// Nodes and hosts in one table, in the order of the profile; roles::Sort is what a proxy sorts by.
class NodesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodesModel)

public:
    enum Columns : int {
        StateColumn,
        NameColumn,
        RoleColumn,
        VersionColumn,
        UptimeColumn,
        MemoryColumn,
        DiskColumn,
        DescriptorsColumn,
        SocketsColumn,
        ProcessesColumn,
        RunQueueColumn,
        CpuColumn,
        LoadColumn,
        HostMemoryColumn,
        HostDiskColumn,
        NetInColumn,
        NetOutColumn,
        ScoreColumn,
        NumColumns,
    };

    explicit NodesModel(QObject *parent = nullptr);

    /// Rows that were there before keep their place, so a selection stays with its node.
    void setRows(const QList<NodeRow> &rows);
    const QList<NodeRow> &rows() const { return m_rows; }
    int rowOf(const Subject &subject) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<NodeRow> m_rows;
};

} // namespace warrener
