// A header that is taken names a path that may be, and says the same when it is written and read again.
#include "record/catalogue/TarHeader.h"

#include "record/catalogue/EntryPaths.h"

#include <cstdlib>

namespace {

using namespace warrener;

std::optional<TarHeader> headerOfBlocks(QByteArrayView bytes)
{
    TarHeaderParser parser;
    for (; bytes.size() >= TarHeader::block; bytes = bytes.sliced(TarHeader::block)) {
        const auto next = parser.take(bytes.first(TarHeader::block));
        if (!next)
            return std::nullopt;
        if (*next == TarHeaderParser::Next::Done)
            return parser.header();
    }
    return std::nullopt;
}

/// With the sums put right, so that what stands under them is reached.
QByteArray withRightSums(QByteArray bytes)
{
    for (qsizetype at = 0; at + TarHeader::block <= bytes.size(); at += TarHeader::block) {
        if (bytes.mid(at + 257, 5) != "ustar")
            continue;
        bytes.replace(at + 148, 8, QByteArray(8, ' '));
        int sum = 0;
        for (qsizetype i = at; i < at + TarHeader::block; ++i)
            sum += static_cast<unsigned char>(bytes.at(i));
        bytes.replace(at + 148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    }
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QByteArray &each : {bytes, withRightSums(bytes)}) {
        const auto header = headerOfBlocks(each);
        if (!header)
            continue;
        if (!isEntryPath(header->path) || header->size < 0)
            std::abort();
        if (const auto again = headerOfBlocks(toBytes(*header)); !again || *again != asWritten(*header))
            std::abort();
    }
    return 0;
}
