#include "ui/drills/PlainTableModel.h"

#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QStringList>

namespace warrener {

void PlainTableModel::setCells(const QStringList &heads, const QList<QList<Cell>> &rows, int right)
{
    if (heads == m_heads && rows == m_rows && right == m_right)
        return;
    beginResetModel();
    m_heads = heads;
    m_rows = rows;
    m_right = right;
    endResetModel();
}

QVariant PlainTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Cell cell = m_rows.at(index.row()).value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case roles::Glyph:
        return cell.glyph ? static_cast<int>(*cell.glyph) : QVariant();
    case roles::Tone:
        return static_cast<int>(cell.quiet ? Token::Text2 : Token::Text);
    case roles::Weight:
        return cell.strong ? static_cast<int>(QFont::DemiBold) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= m_right ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    default:
        return {};
    }
}

QVariant PlainTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= m_right ? QVariant::fromValue((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    return role == Qt::DisplayRole ? m_heads.value(section) : QVariant();
}

} // namespace warrener
