#pragma once

#include "ui/parts/TipDelegate.h"

namespace warrener {

/// Paints a plan's row: glyph, title, score at the right, what was measured below, on two lines.
class ScenarioDelegate final : public TipDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScenarioDelegate)

public:
    static constexpr int rowHeight = 62;

    using TipDelegate::TipDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace warrener
