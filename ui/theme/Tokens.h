#pragma once

#include "ui/theme/Theme.h"

#include <QLatin1StringView>

#include <array>

namespace warrener {

/// One colour in both schemes, as 0xRRGGBB, and the name under which the style sheet asks for it.
struct TokenValue
{
    Token token;
    QLatin1StringView name;
    QRgb dark;
    QRgb light;
};

/// Every token once, in the order of the enumeration.
const std::array<TokenValue, 32> &tokenValues();

} // namespace warrener
