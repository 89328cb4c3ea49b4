#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace warrener {

/// One entry's header of a POSIX (pax) tar file. KTar writes no file of 8 GiB or more, and to read a compressed archive
/// it unpacks it into a temporary file and a tree in memory: a backup needs neither, so the 512 bytes are written here.
struct TarHeader
{
    static constexpr qsizetype block = 512;

    QString path;
    qint64 size = 0;
    int mode = 0600;
    QString owner{}; ///< at most 31 bytes of it are written
    QString group{};
    TimePoint modified{}; ///< whole seconds are written

    bool operator==(const TarHeader &) const = default;
};

/// One to three blocks: a pax header stands before the entry's own where the path is longer than 100 bytes or the file as large as 8 GiB.
QByteArray toBytes(const TarHeader &header);
/// What toBytes() can say: fields as they come back.
TarHeader asWritten(const TarHeader &header);

/// Zeroes behind a file that make its blocks full.
inline qsizetype tarPadding(qint64 size)
{
    return static_cast<qsizetype>((TarHeader::block - size % TarHeader::block) % TarHeader::block);
}

/// Reads a header block by block.
class TarHeaderParser final
{
public:
    enum class Next : std::uint8_t { Block, Done };

    /// Errors: Malformed, with what the entry is that may not be in a backup: a link, a device, a folder, a path
    /// that leads out of it.
    Result<Next> take(QByteArrayView block);
    const TarHeader &header() const { return m_header; }

private:
    Status takePax(QByteArrayView records);

    TarHeader m_header;
    qint64 m_paxLeft = 0; ///< bytes of pax records that still come
    QByteArray m_pax;
    bool m_hadPax = false;
    QString m_paxPath;
    qint64 m_paxSize = -1;
};

} // namespace warrener
