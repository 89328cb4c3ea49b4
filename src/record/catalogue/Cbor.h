#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <limits>
#include <optional>

namespace warrener::cbor {

/// RFC 8949, as far as message files need it: definite lengths only. The first three bits of an item.
enum class Major : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

void putHead(QByteArray &to, Major major, quint64 value);
void putInt(QByteArray &to, qint64 value);
void putBytes(QByteArray &to, QByteArrayView bytes);
void putText(QByteArray &to, QByteArrayView utf8);
void putBool(QByteArray &to, bool value);

/// How long the item is with which `bytes` begins.
struct Extent
{
    enum class Kind : std::uint8_t {
        Whole,     ///< `length` bytes, all there
        More,      ///< at least `length` bytes are needed, it may be more
        Malformed, ///< no CBOR that we read: indefinite, reserved, too deep or too long
    };
    Kind kind = Kind::Malformed;
    qsizetype length = 0;
};
/// What an item may be made of. One that is not all there yet is gone over again when more of it has come: could it hold millions of small ones, a file of
/// 40 kB would keep its reader busy for hours.
struct Shape
{
    int deepest = 6;
    quint64 values = std::numeric_limits<quint64>::max(); ///< in one list or map, keys counted
};
/// Of what stands in a message file: maps of scalars and runs, and the header's cut in one.
inline constexpr Shape shapeOfMessageFiles{.deepest = 2, .values = 32};
Extent extentOf(QByteArrayView bytes, qsizetype most, const Shape &shape = {});

/// Takes items off the front of bytes that extentOf() found whole. Each gives nothing where something else stands there.
class Taker final
{
public:
    explicit Taker(QByteArrayView bytes) : m_bytes(bytes) {}

    std::optional<quint64> map() { return head(Major::Map); }
    std::optional<quint64> array() { return head(Major::Array); }
    std::optional<quint64> tag() { return head(Major::Tag); }
    std::optional<quint64> unsignedInt() { return head(Major::Unsigned); }
    std::optional<qint64> integer();
    std::optional<bool> boolean();
    std::optional<QByteArrayView> bytes() { return run(Major::Bytes); }
    std::optional<QByteArrayView> text() { return run(Major::Text); }
    bool atEnd() const { return m_bytes.isEmpty(); }

private:
    std::optional<quint64> head(Major major);
    std::optional<QByteArrayView> run(Major major);

    QByteArrayView m_bytes;
};

} // namespace warrener::cbor
