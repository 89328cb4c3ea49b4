#pragma once

#include "ui/nodes/FactRow.h"

#include <QAbstractTableModel>

namespace warrener {

/// Rows of facts as they are; cells that a row lacks are empty.
class FactModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactModel)

public:
    FactModel(int columns, QObject *parent = nullptr);

    void setRows(const QList<FactRow> &rows);
    const QList<FactRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    int m_columns;
    QList<FactRow> m_rows;
};

} // namespace warrener
