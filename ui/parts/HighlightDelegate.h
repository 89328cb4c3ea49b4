#pragma once

#include "ui/parts/RowDelegate.h"

#include <QRegularExpression>

namespace warrener {

/// Text whose part that a filter matched stands on a tint.
class HighlightDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HighlightDelegate)

public:
    using RowDelegate::RowDelegate;

    /// An empty or invalid pattern marks nothing.
    void setPattern(const QRegularExpression &pattern);

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;

private:
    QRegularExpression m_pattern;
};

} // namespace warrener
