#pragma once

#include "ui/drills/DrillDesk.h"

#include <QAbstractTableModel>

namespace warrener {

/// The drills of one cluster: what, on what, and how the last one went.
class DrillListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillListModel)

public:
    enum Columns : int { NameColumn, VerdictColumn, AgeColumn, NumColumns };

    explicit DrillListModel(QObject *parent = nullptr);

    void setRows(const QList<DrillRow> &rows, TimePoint now);
    const DrillRow *row(int at) const { return at >= 0 && at < m_rows.size() ? &m_rows.at(at) : nullptr; }
    int rowOf(const QString &drill) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const DrillRow &row, int column) const;

    QList<DrillRow> m_rows;
    TimePoint m_now{};
};

} // namespace warrener
