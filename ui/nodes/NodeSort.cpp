#include "ui/nodes/NodeSort.h"

#include "ui/parts/Roles.h"

#include <cmath>

namespace warrener {

namespace {

bool isUnknown(const QVariant &value)
{
    return value.typeId() == QMetaType::Double && std::isnan(value.toDouble());
}

} // namespace

NodeSort::NodeSort(int searched, QObject *parent) : QSortFilterProxyModel(parent), m_searched(searched)
{
    setSortRole(roles::Sort);
}

void NodeSort::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    invalidateRowsFilter();
}

bool NodeSort::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(roles::Sort);
    const QVariant b = right.data(roles::Sort);
    if (isUnknown(a) || isUnknown(b)) {
        // The proxy turns the answer round for descending: turn it beforehand, so they stay last.
        return sortOrder() == Qt::AscendingOrder ? !isUnknown(a) && isUnknown(b) : isUnknown(a) && !isUnknown(b);
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

bool NodeSort::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_text.isEmpty())
        return true;
    for (int column = 0; column < m_searched; ++column) {
        if (sourceModel()->index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace warrener
