#pragma once

#include "cluster/Level.h"

#include <QColor>
#include <QRectF>

#include <cstdint>

class QPainter;

namespace warrener {

class Theme;

/// The shapes that stand for a state; each is known by its outline alone, and a word follows.
enum class GlyphKind : std::uint8_t {
    Ok,
    Warn,
    Bad,
    NoData,
    Note,
    Running,
    Pending,
    Manual,
    Paused,
    Skipped,
};

/// Fills a square of any size; 16 in tables, 20 in tiles, 36 in verdicts.
void paintGlyph(QPainter &painter, const QRectF &box, GlyphKind kind, const Theme &theme);

GlyphKind glyphFor(Level level);
QColor glyphColor(GlyphKind kind, const Theme &theme);

} // namespace warrener
