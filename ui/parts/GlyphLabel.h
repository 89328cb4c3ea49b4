#pragma once

#include "ui/theme/Glyph.h"

#include <QWidget>

namespace warrener {

/// A glyph by itself, in a square; its word stands beside it.
class GlyphLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GlyphLabel)

public:
    explicit GlyphLabel(GlyphKind kind, int size = 16, QWidget *parent = nullptr);
    void setKind(GlyphKind kind);
    GlyphKind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    GlyphKind m_kind;
};

} // namespace warrener
