// A sidecar that is taken is, byte for byte, one that this Warrener would write. Its hashes keep changes out: here they are
// put right again, so that what stands under them is reached.
#include "record/catalogue/Sidecar.h"

#include <cstdio>
#include <cstdlib>

namespace {

constexpr qsizetype lengthOfSum = 64;

/// The text between a `"check":"HASH","KEY":` and the end of its line, hashed where it says so.
void putSumRight(QByteArray &bytes, const QByteArray &key, qsizetype lineBegin, qsizetype textEnd)
{
    const qsizetype at = bytes.indexOf("\"check\":\"", lineBegin);
    const qsizetype text = bytes.indexOf("\",\"" + key + "\":", lineBegin);
    if (at < 0 || text != at + 9 + lengthOfSum || textEnd < text + key.size() + 5)
        return;
    const qsizetype begin = text + key.size() + 5;
    bytes.replace(at + 9, lengthOfSum, warrener::sha256Hex(QByteArrayView(bytes).sliced(begin, textEnd - begin)).toLatin1());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    (void)sidecarFromBytes(bytes);
    const qsizetype line = bytes.indexOf('\n');
    if (line < 1 || bytes.size() < line + 4)
        return 0;
    putSumRight(bytes, "summary", 0, line - 1);
    putSumRight(bytes, "places", line, bytes.size() - 3);
    const auto sidecar = sidecarFromBytes(bytes);
    if (!sidecar)
        return 0;
    const auto again = sidecarFromBytes(toBytes(*sidecar));
    if (!again || *again != *sidecar) {
        std::fprintf(stderr, "%s\n%s\n", bytes.constData(), toBytes(*sidecar).constData());
        std::abort();
    }
    return 0;
}
