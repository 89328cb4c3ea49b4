// A manifest that is taken says the same when it is written and read again.
#include "record/catalogue/Manifest.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    const auto manifest = manifestFromBytes(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)),
                                            {.bytes = 1'000'000, .entries = 1'000, .queues = 1'000});
    if (!manifest)
        return 0;
    const auto again = manifestFromBytes(toBytes(*manifest));
    if (!again || *again != *manifest)
        std::abort();
    return 0;
}
