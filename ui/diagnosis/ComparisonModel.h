#pragma once

#include "judge/diagnosis/Change.h"
#include "ui/diagnosis/ReportComparison.h"

#include <QAbstractTableModel>

#include <array>

namespace warrener {

/// What is new, gone, worse and better between two reports, one row a finding.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonModel)

public:
    enum Columns { ChangeColumn, TitleColumn, WhereColumn, ClassColumn, BeforeColumn, NowColumn, NumColumns };
    using Change = warrener::Change;

    struct Row
    {
        Change change;
        ComparedFinding compared;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const ReportComparison &comparison);
    const QList<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const Row &row, int column) const;
    QVariant glyph(const Row &row, int column) const;

    QList<Row> m_rows;
};

} // namespace warrener
