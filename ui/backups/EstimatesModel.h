#pragma once

#include "plan/backup/BackupRequest.h"

#include <QAbstractTableModel>

namespace warrener {

/// The queues of a backup that is to be made: how their messages get into it, and what that costs.
class EstimatesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EstimatesModel)

public:
    enum Column { NameColumn, VhostColumn, TypeColumn, MessagesColumn, SizeColumn, TimeColumn, WayColumn, EffectColumn, NumColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setQueues(const QList<QueueEstimate> &queues);
    const QueueEstimate *rowAt(int row) const;
    const QList<QueueEstimate> &queues() const { return m_queues; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<QueueEstimate> m_queues;
};

} // namespace warrener
