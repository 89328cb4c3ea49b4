#pragma once

#include "record/catalogue/Compression.h"
#include "record/catalogue/Manifest.h"
#include "record/catalogue/Sha256.h"
#include "record/catalogue/TarHeader.h"

#include <QIODevice>

#include <memory>
#include <optional>
#include <stop_token>

namespace warrener {

/// One entry of an archive out of its frames: header, bytes, padding, and the frame's end; each is checked. Nothing is held but
/// what stands between. Errors of all of it: Malformed, and where; those of the frames' source.
class EntryStream final
{
public:
    /// At the beginning of the entry's frame; `frames` outlives this.
    explicit EntryStream(FrameDecoder &frames) : m_frames(frames) {}

    Result<TarHeader> begin();
    /// The same, of an entry that is known. Malformed: it is another, or has another size, mode, owner or time.
    Status beginAs(const TarHeader &expected);
    qint64 left() const { return m_left; } ///< bytes of the entry that were not read yet
    /// At most `most` bytes, as many as there are; 0: it is over.
    Result<qsizetype> read(char *to, qsizetype most);
    /// Once nothing is left: what stands behind the bytes, to the end of the frame.
    Status end();

private:
    Status whole(char *to, qsizetype size);
    std::unexpected<Error> tooShort() const;

    FrameDecoder &m_frames;
    qint64 m_left = 0;
    qsizetype m_padding = 0;
};

/// The header that was found is the one that the manifest tells of. Error: Malformed.
Status agrees(const TarHeader &found, const TarHeader &expected);
/// An entry's bytes are not those that its manifest tells of: Malformed.
std::unexpected<Error> wrongHash(const QString &path);

/// The same as a device, which compares size and hash when it comes to the end: the last bytes are not handed on before they are
/// known to be right.
class EntryDevice final : public QIODevice
{
public:
    EntryDevice(std::unique_ptr<FrameDecoder> frames, BackupEntry entry);

    /// At the beginning of its frame; opens the device. Errors: as EntryStream.
    Status begin(std::stop_token stop);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_stream.left() + QIODevice::bytesAvailable(); }
    bool atEnd() const override { return m_isOver && QIODevice::atEnd(); }
    const std::optional<Error> &error() const { return m_error; } ///< why a read gave −1

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 stopWith(Error error);

    std::unique_ptr<FrameDecoder> m_frames;
    EntryStream m_stream;
    BackupEntry m_entry;
    Sha256 m_hash;
    std::stop_token m_stop;
    std::optional<Error> m_error;
    bool m_isOver = false;
};

} // namespace warrener
