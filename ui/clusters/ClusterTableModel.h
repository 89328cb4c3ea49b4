#pragma once

#include "ui/clusters/ClusterDirectory.h"

#include <QAbstractTableModel>

namespace warrener {

/// A row a profile, worst first by what the last look at it found; a file that cannot be read keeps its row, with the reason.
class ClusterTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterTableModel)

public:
    enum Columns { Name, Environment, State, Readiness, Nodes, Address, NUM_COLUMNS };
    enum Roles { EnvironmentRole = Qt::UserRole + 100 };

    explicit ClusterTableModel(ClusterDirectory &directory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const ProfileStore::Entry *entry(int row) const;
    QString nameOf(int row) const;
    /// −1: there is none.
    int rowOf(const QString &name) const;

private:
    void arrange();
    QVariant ofUnreadable(const ProfileStore::Entry &entry, const QModelIndex &index, int role) const;

    ClusterDirectory &m_directory;
    QList<qsizetype> m_order; ///< of the directory's entries
};

} // namespace warrener
