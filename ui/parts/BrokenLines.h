#pragma once

#include <QFont>
#include <QStringList>

namespace warrener {

/// A text as it stands on lines `wide` px wide: broken between words, within one that is wider than a line.
QStringList brokenLines(const QString &text, const QFont &font, qreal wide);

/// The same on at most `most` lines (1…): the last one holds all the rest, and is for the painter to elide.
QStringList brokenLines(const QString &text, const QFont &font, qreal wide, qsizetype most);

} // namespace warrener
