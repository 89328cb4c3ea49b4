#pragma once

#include "base/Result.h"

#include <QLatin1StringView>
#include <QRegularExpression>

namespace warrener {

/// What stands before a text to bound it; PCRE2 takes the lowest of several, so that no text can raise it.
inline constexpr auto expressionBounds = QLatin1StringView("(*LIMIT_MATCH=50000)");

/// An expression that somebody wrote, over names from outside. One that tries them again and again without an end, as "^(a+)+$"
/// does, would hold its thread up: after so many tries there is no match, and isValid() of the match is false.
inline QRegularExpression boundedExpression(const QString &text)
{
    return QRegularExpression(expressionBounds + text);
}

/// Whether it is one. Errors: Usage, with what is wrong in it.
Status checkExpression(const QString &text);

} // namespace warrener
