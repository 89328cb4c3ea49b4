#include "ui/theme/Tokens.h"

using namespace Qt::StringLiterals;

namespace warrener {

const std::array<TokenValue, 32> &tokenValues()
{
    static constexpr std::array<TokenValue, 32> values{{
        {Token::Bg, "bg"_L1, 0x101318, 0xF4F5F7},
        {Token::Rail, "rail"_L1, 0x0B0E12, 0xEBEDF1},
        {Token::Surface, "surface"_L1, 0x171B21, 0xFFFFFF},
        {Token::Raised, "raised"_L1, 0x1E242C, 0xFFFFFF},
        {Token::Hover, "hover"_L1, 0x222933, 0xEEF0F4},
        {Token::Selected, "selected"_L1, 0x262B4A, 0xE4E6FB},
        {Token::Border, "border"_L1, 0x2A313B, 0xDADFE6},
        {Token::Grid, "grid"_L1, 0x252C35, 0xE3E7EC},
        {Token::Strong, "strong"_L1, 0x5F6C7E, 0x8791A0},
        {Token::Text, "text"_L1, 0xE8EBF0, 0x161A21},
        {Token::Text2, "text2"_L1, 0xACB5C2, 0x475060},
        {Token::Text3, "text3"_L1, 0x8F9BAB, 0x5B6575},
        {Token::Accent, "accent"_L1, 0x98A1FF, 0x4049D0},
        {Token::AccentFill, "accentFill"_L1, 0x5863E6, 0x4049D0},
        {Token::OnFill, "onFill"_L1, 0xFFFFFF, 0xFFFFFF},
        {Token::Ok, "ok"_L1, 0x45B784, 0x14724A},
        {Token::Warn, "warn"_L1, 0xE5AA3E, 0x875400},
        {Token::Bad, "bad"_L1, 0xF5766F, 0xBE2A27},
        {Token::BadFill, "badFill"_L1, 0xC9372F, 0xBE2A27},
        {Token::Unknown, "unknown"_L1, 0x98A2B0, 0x566072},
        {Token::Info, "info"_L1, 0x5CB3E8, 0x135F95},
        {Token::GlyphCutout, "glyphCutout"_L1, 0x0B0E12, 0xFFFFFF},
        {Token::Production, "production"_L1, 0xDD7CE3, 0x94249B},
        {Token::Staging, "staging"_L1, 0x2FA9B8, 0x0B7080},
        {Token::Test, "test"_L1, 0xA99C88, 0x6F6351},
        {Token::S1, "s1"_L1, 0x4F9BF5, 0x17468F},
        {Token::S2, "s2"_L1, 0xEE9552, 0xB26000},
        {Token::S3, "s3"_L1, 0x3AD6B0, 0x0B827B},
        {Token::S4, "s4"_L1, 0xF3B0DE, 0x742A4B},
        {Token::S5, "s5"_L1, 0x9A80C6, 0x8D4FD6},
        {Token::S6, "s6"_L1, 0xECDD68, 0x4A4108},
        {Token::S7, "s7"_L1, 0x8E98A6, 0x6B7583},
    }};
    return values;
}

} // namespace warrener
