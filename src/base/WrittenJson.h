#pragma once

#include "base/JsonBounds.h"
#include "base/Result.h"

#include <QJsonObject>

#include <expected>

namespace warrener {

/// What is wrong with a text, and where.
struct WrittenTrouble
{
    int line = 1;   ///< 1…
    int column = 0; ///< 1…, in bytes; 0: the line is all that is known
    Error error{};

    bool operator==(const WrittenTrouble &) const = default;
};

/// The one object of a text that people write: they want to hear in which line it is wrong, and that a key which stands
/// there twice is one of two wishes. Errors: Malformed (no JSON, a key twice, too deep), TooLarge.
std::expected<QJsonObject, WrittenTrouble> writtenObject(const QByteArray &text, const JsonBounds &bounds);
/// The same where all texts are shown and kept: one that holds a control character, such as NUL or what colours a terminal, is
/// refused as well (Malformed); a line break and a tab are what people write.
std::expected<QJsonObject, WrittenTrouble> writtenPlainly(const QByteArray &text, const JsonBounds &bounds);

} // namespace warrener
