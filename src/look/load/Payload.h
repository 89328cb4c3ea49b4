#pragma once

#include <QByteArray>

#include <optional>

namespace warrener::load {

/// What a message of the load says of itself, guarded by a checksum.
struct Payload
{
    quint64 run = 0;       ///< tells runs apart that share a queue
    quint32 publisher = 0; ///< 0…
    quint64 number = 0;    ///< 1, 2, … for each publisher

    bool operator==(const Payload &) const = default;

    static constexpr qsizetype smallest = 32; ///< bytes

    /// The message's body, filled up to `size` bytes.
    QByteArray encode(qsizetype size) const;
    /// Nothing for bodies that are not ours, or not whole.
    static std::optional<Payload> decode(const QByteArray &body);
};

} // namespace warrener::load
