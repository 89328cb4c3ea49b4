#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <bit>
#include <cstdint>
#include <cstring>

namespace warrener {

/// Of what stands in a row of the index, in its order: tells a changed bit. The same in every process and version; no secret
/// depends on it.
class RowSum final
{
public:
    RowSum &operator<<(qint64 value)
    {
        m_sum = std::rotl((m_sum ^ static_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15U, 29);
        return *this;
    }
    RowSum &operator<<(QByteArrayView bytes)
    {
        *this << bytes.size();
        for (; bytes.size() >= 8; bytes = bytes.sliced(8)) {
            qint64 word = 0;
            std::memcpy(&word, bytes.data(), sizeof(word));
            *this << word;
        }
        qint64 rest = 0;
        if (!bytes.isEmpty())
            std::memcpy(&rest, bytes.data(), static_cast<std::size_t>(bytes.size()));
        return *this << rest;
    }
    RowSum &operator<<(QStringView text) { return *this << QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * 2); }
    qint64 value() const { return static_cast<qint64>(m_sum); }

private:
    std::uint64_t m_sum = 1;
};

} // namespace warrener
