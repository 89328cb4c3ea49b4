#pragma once

#include "ui/diagnosis/ReportRow.h"

#include <QAbstractListModel>

namespace warrener {

/// Rows of one of the report's lists, for ReportRowDelegate.
class ReportRowsModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportRowsModel)

public:
    enum Roles {
        RowRole = Qt::UserRole + 1, ///< ReportRow
    };

    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<ReportRow> &rows);
    const QList<ReportRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ReportRow> m_rows;
};

} // namespace warrener
