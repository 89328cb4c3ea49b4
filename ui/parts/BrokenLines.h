#pragma once

#include <QFont>
#include <QStringList>

class QColor;
class QPainter;
class QRectF;

namespace warrener {

constexpr int brokenLineTall = 16; ///< px of a line in a cell of a table
constexpr int brokenLineAir = 12;  ///< px above and below of the lines in their cell

/// A text as it stands on lines `wide` px wide: broken between words, within one that is wider than a line.
QStringList brokenLines(const QString &text, const QFont &font, qreal wide);

/// The same on at most `most` lines (1…): the last one holds all the rest, and is for the painter to elide.
QStringList brokenLines(const QString &text, const QFont &font, qreal wide, qsizetype most);

/// They one below the other from the top of `box`, each elided to its width.
void paintBrokenLines(QPainter &painter, const QRectF &box, const QStringList &lines, const QFont &font, const QColor &color);

} // namespace warrener
