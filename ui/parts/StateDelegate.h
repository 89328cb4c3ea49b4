#pragma once

#include "ui/parts/RowDelegate.h"

namespace warrener {

/// Glyph (roles::Glyph) and word; only warning, bad and the like colour the word.
class StateDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateDelegate)

public:
    using RowDelegate::RowDelegate;
    /// A text that is too long for its cell goes on in further lines, as far as the row is high enough for them.
    void setWrapping(bool wrapping) { m_isWrapping = wrapping; }
    /// Pixels that a row needs for all of the text in a column that is so wide; at least those of one line.
    static int heightFor(const QModelIndex &index, int width);

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;

private:
    bool m_isWrapping = false;
};

} // namespace warrener
