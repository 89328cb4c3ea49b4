#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace warrener {

enum class PayloadLook : std::uint8_t { Json, Text, Hex };

/// A payload as lines for people.
struct PayloadText
{
    QString text;
    bool isJson = false; ///< `text` is JSON in its order and with its figures as they came
    bool isCut = false;  ///< only the beginning is shown

    bool operator==(const PayloadText &) const = default;
};

/// At most so many bytes of a payload are shown; the whole of it can be saved.
constexpr qsizetype mostShownBytes = 512 * 1024;

/// JSON with line breaks and indents, nothing else changed: the order of keys, how figures and letters are written;
/// small objects stay in one line. Empty: it is no JSON, or over a bound (64 deep, 4 Mi letters with its indents). Pure.
std::optional<QString> prettyJson(const QString &json);
/// How many bytes a line of hexDump() has: as many as there is room for.
enum class HexLine : std::uint8_t { Narrow = 8, Wide = 16 };
/// So many letters has a line of 16 bytes.
constexpr int hexLineLetters = 78;
/// "00000000  7b 22 70 61 …  |{"pa…|"
QString hexDump(QByteArrayView bytes, HexLine line = HexLine::Wide);

/// Pure, and may take some 100 ms for the longest: not for the GUI thread above 64 kB.
PayloadText payloadText(const QByteArray &payload, PayloadLook look, HexLine line = HexLine::Wide);
/// How a payload is best looked at first.
PayloadLook lookFor(const QByteArray &payload, const QByteArray &contentType);

} // namespace warrener
