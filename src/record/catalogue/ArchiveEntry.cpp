#include "record/catalogue/ArchiveEntry.h"

#include "record/catalogue/ArchiveForm.h"

#include <QCoreApplication>

#include <algorithm>

namespace warrener {

Result<TarHeader> EntryStream::begin()
{
    TarHeaderParser parser;
    char block[TarHeader::block];
    while (true) {
        if (const Status read = whole(block, sizeof block); !read)
            return std::unexpected(read.error());
        const auto next = parser.take(QByteArrayView(block, sizeof block));
        if (!next)
            return std::unexpected(next.error());
        if (*next == TarHeaderParser::Next::Done)
            break;
    }
    m_left = parser.header().size;
    m_padding = tarPadding(m_left);
    return parser.header();
}

Status EntryStream::beginAs(const TarHeader &expected)
{
    const Result<TarHeader> header = begin();
    return header ? agrees(*header, expected) : std::unexpected(header.error());
}

Result<qsizetype> EntryStream::read(char *to, qsizetype most)
{
    const qsizetype wanted = std::min<qint64>(most, m_left);
    if (wanted == 0)
        return 0;
    const Result<qsizetype> got = m_frames.read(to, wanted);
    if (got && *got == 0)
        return tooShort();
    if (got)
        m_left -= *got;
    return got;
}

Status EntryStream::end()
{
    char zeroes[TarHeader::block];
    if (const Status read = whole(zeroes, m_padding); !read)
        return read;
    if (!std::all_of(zeroes, zeroes + m_padding, [](char c) { return c == '\0'; }))
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Archive", "Something stands between the entries of the archive, at byte %1").arg(m_frames.position()));
    return m_frames.endFrame();
}

Status EntryStream::whole(char *to, qsizetype size)
{
    while (size > 0) {
        const Result<qsizetype> got = m_frames.read(to, size);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return tooShort();
        to += *got;
        size -= *got;
    }
    return {};
}

std::unexpected<Error> EntryStream::tooShort() const
{
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("Archive", "An entry of the archive is shorter than it says, at byte %1").arg(m_frames.position()));
}

Status agrees(const TarHeader &found, const TarHeader &expected)
{
    if (found.path != expected.path)
        return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("Archive", "The archive holds %1 where its manifest names %2").arg(found.path.left(300), expected.path.left(300)));
    if (found != expected)
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Archive", "Size, mode, owner or time of %1 are not those of the manifest").arg(found.path.left(300)));
    return {};
}

std::unexpected<Error> wrongHash(const QString &path)
{
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("Archive", "The bytes of %1 are not those that were written: its SHA-256 is another").arg(path.left(300)));
}

EntryDevice::EntryDevice(std::unique_ptr<FrameDecoder> frames, BackupEntry entry) : m_frames(std::move(frames)), m_stream(*m_frames), m_entry(std::move(entry))
{
}

Status EntryDevice::begin(std::stop_token stop)
{
    m_stop = std::move(stop);
    if (const Status begun = m_stream.beginAs(archiveform::headerOf(m_entry)); !begun)
        return begun;
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return {};
}

qint64 EntryDevice::readData(char *to, qint64 most)
{
    if (m_error)
        return -1;
    if (m_stop.stop_requested())
        return stopWith(archiveform::cancelled());
    const Result<qsizetype> got = m_stream.read(to, most);
    if (!got)
        return stopWith(got.error());
    m_hash.add(QByteArrayView(to, *got));
    if (m_stream.left() == 0 && !m_isOver) {
        m_isOver = true;
        if (const Status ended = m_stream.end(); !ended)
            return stopWith(ended.error());
        if (m_hash.hex() != m_entry.sha256)
            return stopWith(wrongHash(m_entry.path).error());
    }
    return *got;
}

qint64 EntryDevice::stopWith(Error error)
{
    m_error = std::move(error);
    setErrorString(m_error->message);
    return -1;
}

} // namespace warrener
