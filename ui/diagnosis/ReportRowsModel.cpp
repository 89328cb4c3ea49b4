#include "ui/diagnosis/ReportRowsModel.h"

#include "base/Phrases.h"
#include "cluster/Level.h"

namespace warrener {

void ReportRowsModel::setRows(const QList<ReportRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int ReportRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReportRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReportRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::ToolTipRole:
        return QString(row.title + u'\n' + row.line);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.finding.level == Level::Ok ? tr("Passed") : toWord(row.finding.level), row.title, row.line};
        if (row.known)
            parts.insert(1, tr("known"));
        if (row.symptom)
            parts.insert(1, tr("symptom"));
        if (!row.tag.isEmpty())
            parts += row.tag;
        return phrases::list(parts);
    }
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

} // namespace warrener
