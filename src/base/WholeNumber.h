#pragma once

#include <QtGlobal>

#include <cmath>
#include <optional>

namespace warrener {

/// A figure from outside as a whole number, towards zero; nothing where none names it: beyond 2^53 a double no longer
/// names one, and casting one beyond 2^63, or what is no number, is undefined.
inline std::optional<qint64> wholeNumber(double value)
{
    return std::isfinite(value) && std::abs(value) < 9.0e15 ? std::optional(static_cast<qint64>(value)) : std::nullopt;
}

} // namespace warrener
