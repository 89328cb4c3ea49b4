#include "record/catalogue/Compression.h"

#include <QCoreApplication>
#include <QIODevice>

#include <KCompressionDevice>
#include <KFilterBase>
#include <zlib.h>

namespace warrener {

namespace {

constexpr qsizetype packedAtOnce = 256 * 1024;

/// One member of gzip. KArchive's own filter goes on with the next by itself, so that nobody learns where one ends.
class GzipMember final : public KFilterBase
{
public:
    ~GzipMember() override { terminate(); }

    bool init(int mode) override
    {
        terminate();
        constexpr int gzipWindow = 16 + MAX_WBITS;
        m_stream = {};
        m_mode = mode;
        m_isOpen = (mode == QIODevice::ReadOnly ? inflateInit2(&m_stream, gzipWindow)
                                                : deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY))
                   == Z_OK;
        return m_isOpen;
    }
    bool terminate() override
    {
        if (m_isOpen)
            m_mode == QIODevice::ReadOnly ? inflateEnd(&m_stream) : deflateEnd(&m_stream);
        m_isOpen = false;
        return true;
    }
    int mode() const override { return m_mode; }
    bool readHeader() override { return true; }
    bool writeHeader(const QByteArray &) override { return true; }
    void setOutBuffer(char *data, uint size) override
    {
        m_stream.next_out = reinterpret_cast<Bytef *>(data);
        m_stream.avail_out = size;
    }
    void setInBuffer(const char *data, uint size) override
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data));
        m_stream.avail_in = size;
    }
    int inBufferAvailable() const override { return static_cast<int>(m_stream.avail_in); }
    int outBufferAvailable() const override { return static_cast<int>(m_stream.avail_out); }
    Result uncompress() override { return resultOf(inflate(&m_stream, Z_NO_FLUSH)); }
    Result compress(bool finish) override { return resultOf(deflate(&m_stream, finish ? Z_FINISH : Z_NO_FLUSH)); }

private:
    /// Z_BUF_ERROR only says that it needs more of either.
    static Result resultOf(int code) { return code == Z_STREAM_END ? End : code == Z_OK || code == Z_BUF_ERROR ? Ok : Error; }

    z_stream m_stream{};
    int m_mode = 0;
    bool m_isOpen = false;
};

std::unique_ptr<KFilterBase> filterFor(ArchiveFormat format)
{
    if (format == ArchiveFormat::Gzip)
        return std::make_unique<GzipMember>();
    return std::unique_ptr<KFilterBase>(KCompressionDevice::filterForCompressionType(KCompressionDevice::Zstd));
}

std::unexpected<Error> noFilter()
{
    return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Archive", "KArchive was built without this compression"));
}

std::unexpected<Error> damagedFrame(qint64 at)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Archive", "The compressed data are damaged near byte %1").arg(at));
}

} // namespace

FrameEncoder::FrameEncoder(ArchiveFormat format, ByteSink sink) : m_format(format), m_sink(std::move(sink)), m_out(packedAtOnce, Qt::Uninitialized) {}

FrameEncoder::~FrameEncoder()
{
    if (m_isOpen)
        m_filter->terminate();
}

Status FrameEncoder::begin()
{
    if (!m_filter)
        m_filter = filterFor(m_format);
    if (!m_filter || !m_filter->init(QIODevice::WriteOnly))
        return noFilter();
    m_isOpen = true;
    m_filter->setOutBuffer(m_out.data(), static_cast<uint>(m_out.size()));
    return {};
}

/// One call of the filter, and what it made handed on.
Status FrameEncoder::turn(bool isEnd)
{
    while (true) {
        const KFilterBase::Result result = m_filter->compress(isEnd);
        if (result == KFilterBase::Error)
            return failure(ErrorKind::Internal, QCoreApplication::translate("Archive", "The data cannot be compressed"));
        const qsizetype made = m_out.size() - m_filter->outBufferAvailable();
        const bool wasFull = m_filter->outBufferFull();
        if (made > 0 && (wasFull || isEnd)) {
            if (const Status handedOn = m_sink(QByteArrayView(m_out).first(made)); !handedOn)
                return handedOn;
            m_position += made;
            m_filter->setOutBuffer(m_out.data(), static_cast<uint>(m_out.size()));
        }
        if (isEnd ? result == KFilterBase::End : m_filter->inBufferEmpty())
            return {};
    }
}

Status FrameEncoder::write(QByteArrayView bytes)
{
    if (!m_isOpen) {
        if (const Status begun = begin(); !begun)
            return begun;
    }
    while (!bytes.isEmpty()) {
        const qsizetype now = std::min<qsizetype>(bytes.size(), 4 * packedAtOnce);
        m_filter->setInBuffer(bytes.data(), static_cast<uint>(now));
        if (const Status turned = turn(false); !turned)
            return turned;
        bytes = bytes.sliced(now);
    }
    return {};
}

Status FrameEncoder::endFrame()
{
    m_filter->setInBuffer("", 0);
    const Status ended = turn(true);
    m_filter->terminate();
    m_isOpen = false;
    return ended;
}

FrameDecoder::FrameDecoder(ArchiveFormat format, ByteSource source) : m_format(format), m_source(std::move(source)), m_in(packedAtOnce, Qt::Uninitialized) {}

FrameDecoder::~FrameDecoder()
{
    if (m_isOpen)
        m_filter->terminate();
}

/// False: the source has no more.
Result<bool> FrameDecoder::fill()
{
    const Result<qsizetype> got = m_source(m_in.data(), m_in.size());
    if (!got)
        return std::unexpected(got.error());
    m_inBegin = 0;
    m_inEnd = *got;
    return *got > 0;
}

Result<bool> FrameDecoder::hasNext()
{
    if (m_inBegin < m_inEnd)
        return true;
    return fill();
}

Result<qsizetype> FrameDecoder::read(char *to, qsizetype most)
{
    if (!m_isOpen) {
        if (!m_filter)
            m_filter = filterFor(m_format);
        if (!m_filter || !m_filter->init(QIODevice::ReadOnly))
            return noFilter();
        m_isOpen = true;
        m_isOver = false;
        m_wasFull = false;
        m_filter->setInBuffer(m_in.constData(), 0);
    }
    if (m_isOver || most == 0)
        return 0;
    m_filter->setOutBuffer(to, static_cast<uint>(std::min<qsizetype>(most, 1 << 30)));
    while (true) {
        if (m_inBegin == m_inEnd && !m_wasFull) {
            const Result<bool> more = fill();
            if (!more)
                return std::unexpected(more.error());
            if (!*more)
                return failure(ErrorKind::Malformed, QCoreApplication::translate("Archive", "The archive ends too early, at byte %1").arg(m_taken));
        }
        m_filter->setInBuffer(m_in.constData() + m_inBegin, static_cast<uint>(m_inEnd - m_inBegin));
        const KFilterBase::Result result = m_filter->uncompress();
        const qsizetype used = (m_inEnd - m_inBegin) - m_filter->inBufferAvailable();
        m_inBegin += used;
        m_taken += used;
        m_wasFull = m_filter->outBufferFull();
        if (result == KFilterBase::Error)
            return damagedFrame(m_taken);
        m_isOver = result == KFilterBase::End;
        if (m_isOver || m_wasFull)
            return std::min<qsizetype>(most, 1 << 30) - m_filter->outBufferAvailable();
    }
}

Status FrameDecoder::endFrame()
{
    char more = 0;
    const Result<qsizetype> got = m_isOver ? Result<qsizetype>(0) : read(&more, 1);
    if (!got)
        return std::unexpected(got.error());
    if (*got > 0 || !m_isOver)
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Archive", "An entry of the archive holds more than it says, at byte %1").arg(m_taken));
    m_filter->terminate();
    m_isOpen = m_isOver = false;
    return {};
}

} // namespace warrener
