#pragma once

#include "base/Result.h"
#include "record/catalogue/ArchiveWriter.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <memory>

class KFilterBase;

namespace warrener {

/// Where compressed bytes come from: as many as there are, at most `most`; 0: no more.
using ByteSource = std::function<Result<qsizetype>(char *to, qsizetype most)>;
using ByteSink = std::function<Status(QByteArrayView bytes)>;

/// Makes one zstd frame or gzip member after the other.
class FrameEncoder final
{
public:
    FrameEncoder(ArchiveFormat format, ByteSink sink);
    ~FrameEncoder();
    Q_DISABLE_COPY_MOVE(FrameEncoder)

    /// Into the frame that is open, or a new one. Errors: those of the sink; Internal (it cannot be compressed).
    Status write(QByteArrayView bytes);
    /// What is written next begins a frame that can be read without the ones before. Errors: as write().
    Status endFrame();
    qint64 position() const { return m_position; } ///< compressed bytes handed on; at the end of a frame: where the next begins

private:
    Status begin();
    Status turn(bool isEnd);

    ArchiveFormat m_format;
    ByteSink m_sink;
    std::unique_ptr<KFilterBase> m_filter;
    QByteArray m_out;
    bool m_isOpen = false;
    qint64 m_position = 0;
};

/// Reads them. KArchive's filter of zstd stops where a frame ends; this goes on with the next when it is told to.
class FrameDecoder final
{
public:
    FrameDecoder(ArchiveFormat format, ByteSource source);
    ~FrameDecoder();
    Q_DISABLE_COPY_MOVE(FrameDecoder)

    /// Whether another frame follows; between frames only. Errors: of the source.
    Result<bool> hasNext();
    /// Unpacked bytes of this frame, fewer than `most` at its end only; 0: it is over. Errors: Malformed, and of the source.
    Result<qsizetype> read(char *to, qsizetype most);
    /// The frame is over, nothing is left in it. Errors: Malformed: something is.
    Status endFrame();
    qint64 position() const { return m_taken; } ///< compressed bytes used; between frames: where the next begins

private:
    Result<bool> fill();

    ArchiveFormat m_format;
    ByteSource m_source;
    std::unique_ptr<KFilterBase> m_filter;
    QByteArray m_in;
    qsizetype m_inBegin = 0;
    qsizetype m_inEnd = 0;
    bool m_isOpen = false;  ///< in a frame
    bool m_isOver = false;  ///< its end was reached
    bool m_wasFull = false; ///< the filter may hold more than it could hand on
    qint64 m_taken = 0;
};

} // namespace warrener
