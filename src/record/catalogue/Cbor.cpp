#include "record/catalogue/Cbor.h"

#include <limits>

namespace warrener::cbor {

namespace {

constexpr std::uint8_t simpleFalse = 20;
constexpr std::uint8_t simpleTrue = 21;

struct Head
{
    Major major = Major::Unsigned;
    quint64 value = 0;
    int length = 0; ///< bytes; 0: not all there; −1: none that we read
};

Head headOf(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    const auto first = static_cast<std::uint8_t>(bytes.front());
    Head head{.major = static_cast<Major>(first >> 5)};
    const int info = first & 0x1f;
    if (info < 24) {
        head.value = static_cast<quint64>(info);
        head.length = 1;
        return head;
    }
    // 28–30 are reserved, 31 is an indefinite length.
    if (info > 27 || head.major == Major::Simple) {
        head.length = -1;
        return head;
    }
    const int width = 1 << (info - 24);
    if (bytes.size() < 1 + width)
        return head;
    for (int i = 1; i <= width; ++i)
        head.value = head.value << 8 | static_cast<std::uint8_t>(bytes.at(i));
    head.length = 1 + width;
    return head;
}

Extent extentFrom(QByteArrayView bytes, qsizetype from, qsizetype most, const Shape &shape, int depth)
{
    if (depth > shape.deepest || from > most)
        return {};
    const Head head = headOf(bytes.sliced(from));
    if (head.length < 0)
        return {};
    if (head.length == 0)
        return {.kind = Extent::Kind::More, .length = bytes.size() + 1};
    qsizetype end = from + head.length;
    quint64 items = 0;
    switch (head.major) {
    case Major::Unsigned:
    case Major::Negative:
        break;
    case Major::Simple:
        if (head.value != simpleFalse && head.value != simpleTrue)
            return {};
        break;
    case Major::Bytes:
    case Major::Text:
        if (head.value > static_cast<quint64>(most) || end + static_cast<qsizetype>(head.value) > most)
            return {};
        end += static_cast<qsizetype>(head.value);
        break;
    case Major::Array:
        items = head.value;
        break;
    case Major::Map:
        items = head.value > std::numeric_limits<quint64>::max() / 2 ? head.value : 2 * head.value;
        break;
    case Major::Tag:
        items = 1;
        break;
    }
    // Each item takes a byte at least.
    if (items > static_cast<quint64>(most) || items > shape.values)
        return {};
    for (quint64 i = 0; i < items; ++i) {
        if (end >= bytes.size())
            return {.kind = Extent::Kind::More, .length = end + static_cast<qsizetype>(items - i)};
        const Extent item = extentFrom(bytes, end, most, shape, depth + 1);
        if (item.kind != Extent::Kind::Whole)
            return item;
        end = item.length;
    }
    return {.kind = end > bytes.size() ? Extent::Kind::More : Extent::Kind::Whole, .length = end};
}

} // namespace

void putHead(QByteArray &to, Major major, quint64 value)
{
    const auto bits = static_cast<std::uint8_t>(static_cast<std::uint8_t>(major) << 5);
    if (value < 24) {
        to.append(static_cast<char>(bits | value));
        return;
    }
    const int width = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffff ? 2 : 3;
    char head[9];
    int used = 0;
    head[used++] = static_cast<char>(bits | (24 + width));
    for (int shift = (8 << width) - 8; shift >= 0; shift -= 8)
        head[used++] = static_cast<char>(value >> shift & 0xff);
    to.append(head, used);
}

void putInt(QByteArray &to, qint64 value)
{
    if (value >= 0)
        putHead(to, Major::Unsigned, static_cast<quint64>(value));
    else
        putHead(to, Major::Negative, static_cast<quint64>(-(value + 1)));
}

void putBytes(QByteArray &to, QByteArrayView bytes)
{
    putHead(to, Major::Bytes, static_cast<quint64>(bytes.size()));
    to.append(bytes);
}

void putText(QByteArray &to, QByteArrayView utf8)
{
    putHead(to, Major::Text, static_cast<quint64>(utf8.size()));
    to.append(utf8);
}

void putBool(QByteArray &to, bool value)
{
    putHead(to, Major::Simple, value ? simpleTrue : simpleFalse);
}

Extent extentOf(QByteArrayView bytes, qsizetype most, const Shape &shape)
{
    Extent extent = extentFrom(bytes, 0, most, shape, 0);
    if (extent.kind == Extent::Kind::More && extent.length > most)
        return {};
    return extent;
}

std::optional<quint64> Taker::head(Major major)
{
    const Head head = headOf(m_bytes);
    if (head.length <= 0 || head.major != major)
        return std::nullopt;
    m_bytes = m_bytes.sliced(head.length);
    return head.value;
}

std::optional<qint64> Taker::integer()
{
    constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (const auto positive = head(Major::Unsigned))
        return *positive > most ? std::nullopt : std::optional(static_cast<qint64>(*positive));
    if (const auto negative = head(Major::Negative))
        return *negative > most ? std::nullopt : std::optional(-1 - static_cast<qint64>(*negative));
    return std::nullopt;
}

std::optional<bool> Taker::boolean()
{
    const auto value = head(Major::Simple);
    if (!value || (*value != simpleFalse && *value != simpleTrue))
        return std::nullopt;
    return *value == simpleTrue;
}

std::optional<QByteArrayView> Taker::run(Major major)
{
    const Head head = headOf(m_bytes);
    if (head.length <= 0 || head.major != major || head.value > static_cast<quint64>(m_bytes.size() - head.length))
        return std::nullopt;
    const QByteArrayView run = m_bytes.sliced(head.length, static_cast<qsizetype>(head.value));
    m_bytes = m_bytes.sliced(head.length + run.size());
    return run;
}

} // namespace warrener::cbor
