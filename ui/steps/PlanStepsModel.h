#pragma once

#include "ui/steps/StepRow.h"

#include <QAbstractTableModel>

namespace warrener {

/// The steps of one plan or run, as they follow each other.
class PlanStepsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanStepsModel)

public:
    enum Columns : int { NumberColumn, KindColumn, WhatColumn, BarColumn, TookColumn, ExpectedColumn, UndoColumn, NumColumns };
    enum Roles : int { RowRole = Qt::UserRole + 100 }; ///< StepRow

    explicit PlanStepsModel(QObject *parent = nullptr);

    /// The same steps as before only change; selections stay.
    void setRows(const QList<StepRow> &rows);
    /// The head of the table names steps, not what will happen; `narrow`: kinds are icons alone.
    void setLook(bool run, bool narrow);
    const QList<StepRow> &rows() const { return m_rows; }
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Heights are others: steps, or the number of their lines.
    void linesChanged();

private:
    QList<StepRow> m_rows;
    bool m_run = false;
    bool m_narrow = false;
};

} // namespace warrener
