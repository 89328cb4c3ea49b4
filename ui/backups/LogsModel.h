#pragma once

#include "ui/backups/LogSearch.h"

#include <QAbstractTableModel>

namespace warrener {

/// Lines that were found in the logs of a backup.
class LogsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogsModel)

public:
    enum Column { FileColumn, LineColumn, TextColumn, NumColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const QList<LogHit> &hits);
    const LogHit *hitAt(int row) const; ///< null: there is none
    qsizetype hits() const { return m_hits.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<LogHit> m_hits;
};

} // namespace warrener
