#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace warrener {

/// One line of a comparison of two texts.
struct DiffLine
{
    enum class Kind : std::uint8_t { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffLine &) const = default;
};

/// The fewest lines to remove and add that make `after` of `before`, removed ones first where both
/// stand at one place. Takes time and memory by the product of the lines between the common ends;
/// where that is above 4 million, all of them count as replaced.
QList<DiffLine> lineDiff(const QString &before, const QString &after);

/// With "-", "+" or " " before each line; runs of more than `context` same lines on either side of
/// a change are left out, each as one line "…". Empty where nothing differs.
QString toText(const QList<DiffLine> &diff, int context = 3);

} // namespace warrener
