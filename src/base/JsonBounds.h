#pragma once

#include "base/Result.h"

#include <QByteArrayView>

namespace warrener {

/// How much JSON may become a tree: every value there costs up to 200 bytes, however short its text,
/// so a few kilobytes that were packed can become gigabytes.
struct JsonBounds
{
    qsizetype bytes = 8 * 1024 * 1024;
    qsizetype values = 200'000; ///< of objects, lists and what stands in them, in all
    int depth = 32;             ///< of objects and lists within each other

    bool operator==(const JsonBounds &) const = default;
};

/// Counts in one pass and builds nothing; what is no JSON passes where it is small enough, since its
/// parser says so. Errors: TooLarge; Malformed where
/// it is too deep. `where`: takes the offset of the byte that is one too many.
Status withinBounds(QByteArrayView text, const JsonBounds &bounds, qsizetype *where = nullptr);

} // namespace warrener
