#pragma once

#include "ui/backups/Definitions.h"

#include <QAbstractTableModel>

#include <vector>

namespace warrener {

/// One table of a definitions file, its rows filtered by a text in any of their values.
class DefinitionsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DefinitionsModel)

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `table` belongs to `definitions`, which is kept.
    void setTable(const DefinitionsPtr &definitions, qsizetype table);
    void setFilter(const QString &text);

    const DefinitionsTable *table() const;
    QJsonObject objectAt(int row) const;
    int rowsInAll() const;
    int columnOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void arrange();

    DefinitionsPtr m_definitions;
    qsizetype m_table = 0;
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<int> m_rows; ///< shown, as rows of the table
};

/// What a table is called: "Queues"; the key itself where it is not known.
QString definitionsTitle(const QString &key);

} // namespace warrener
