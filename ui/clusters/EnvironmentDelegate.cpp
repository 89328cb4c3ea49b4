#include "ui/clusters/EnvironmentDelegate.h"

#include "ui/clusters/ClusterTableModel.h"
#include "ui/parts/EnvironmentTag.h"

namespace warrener {

void EnvironmentDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const QVariant value = index.data(ClusterTableModel::EnvironmentRole);
    if (value.isValid())
        EnvironmentTag::paint(painter, box, static_cast<Environment>(value.toInt()));
}

} // namespace warrener
