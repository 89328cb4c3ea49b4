#include "ui/nodes/FactModel.h"

#include "ui/parts/Roles.h"

namespace warrener {

FactModel::FactModel(int columns, QObject *parent) : QAbstractTableModel(parent), m_columns(columns) {}

void FactModel::setRows(const QList<FactRow> &rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size()) {
        m_rows = rows;
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(rows.size()) - 1, m_columns - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int FactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant FactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() >= m_rows.at(index.row()).size())
        return {};
    const FactCell &cell = m_rows.at(index.row()).at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.toolTip.isEmpty() ? QVariant() : cell.toolTip;
    case Qt::TextAlignmentRole:
        return cell.right ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Glyph:
        return cell.glyph ? QVariant(static_cast<int>(*cell.glyph)) : QVariant();
    case roles::Tone:
        return static_cast<int>(cell.tone);
    case roles::Weight:
        return cell.weight;
    default:
        return {};
    }
}

} // namespace warrener
