#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <cstdint>
#include <memory>

struct z_stream_s;

namespace warrener {

/// Unpacks a gzip stream (RFC 1952) bit by bit: as much as is wanted, from what has come so far.
/// Qt would do it too, but unpacks everything that has come just to say how long it is, which a
/// few kilobytes can turn into minutes; nor does it notice that the end is missing.
class Inflater final
{
    Q_DISABLE_COPY_MOVE(Inflater)

public:
    Inflater();
    ~Inflater();

    enum class Outcome : std::uint8_t {
        NeedsInput, ///< all that was fed has been unpacked
        HasMore,    ///< `most` bytes were unpacked, there may be more
        Broken,     ///< this is not gzip, or it is damaged
    };

    /// Only when the last read() said NeedsInput (or there was none).
    void feed(const QByteArray &packed);
    /// Appends at most `most` bytes to `into`.
    Outcome read(QByteArray &into, qint64 most);
    /// The stream has been read to its proper end, checksum and length included.
    bool isComplete() const { return m_complete; }

private:
    std::unique_ptr<z_stream_s> m_stream;
    QByteArray m_input;
    bool m_complete = false;
    bool m_broken = false;
};

} // namespace warrener
