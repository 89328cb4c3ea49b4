#include "look/net/Inflater.h"

#include <algorithm>
#include <zlib.h>

namespace warrener {

namespace {

constexpr int gzipOnly = 15 + 16; // zlib's way to say: largest window, gzip header
constexpr qint64 stepBytes = 64 * 1024;

} // namespace

Inflater::Inflater() : m_stream(std::make_unique<z_stream>())
{
    m_broken = inflateInit2(m_stream.get(), gzipOnly) != Z_OK;
}

Inflater::~Inflater()
{
    inflateEnd(m_stream.get());
}

void Inflater::feed(const QByteArray &packed)
{
    m_input = packed;
    // zlib takes a pointer to non-const for historical reasons and does not write there.
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(m_input.constData()));
    m_stream->avail_in = static_cast<uInt>(m_input.size());
}

Inflater::Outcome Inflater::read(QByteArray &into, qint64 most)
{
    while (most > 0 && !m_broken) {
        if (m_complete) {
            if (m_stream->avail_in == 0)
                return Outcome::NeedsInput;
            // A gzip file may consist of several, one behind the other.
            m_broken = inflateReset(m_stream.get()) != Z_OK;
            m_complete = false;
            continue;
        }
        const qint64 step = std::min(most, stepBytes);
        const qsizetype before = into.size();
        into.resize(before + step);
        m_stream->next_out = reinterpret_cast<Bytef *>(into.data() + before);
        m_stream->avail_out = static_cast<uInt>(step);
        const int status = inflate(m_stream.get(), Z_NO_FLUSH);
        const qint64 got = step - m_stream->avail_out;
        into.resize(before + got);
        most -= got;
        if (status == Z_STREAM_END)
            m_complete = true;
        else if (status == Z_BUF_ERROR || (status == Z_OK && m_stream->avail_out > 0 && m_stream->avail_in == 0))
            return Outcome::NeedsInput;
        else if (status != Z_OK)
            m_broken = true;
    }
    return m_broken ? Outcome::Broken : Outcome::HasMore;
}

} // namespace warrener
