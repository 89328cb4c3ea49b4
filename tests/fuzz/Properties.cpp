// Properties and field tables that are taken say the same when they are written and read again, as bytes and as JSON.
#include "look/messages/MessageProperties.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto properties = decodeProperties(bytes)) {
        const auto wire = encodeProperties(*properties);
        if (!wire)
            std::abort();
        const auto again = decodeProperties(*wire);
        const auto fromJson = propertiesFrom(toJson(*properties));
        if (!again || *again != *properties || !fromJson || *fromJson != *properties)
            std::abort();
    }
    // A table alone, as the headers of a message without other properties: the very bytes.
    const QByteArray headers = QByteArray("\x20\0", 2) + QByteArray(bytes.data(), bytes.size());
    if (const auto table = decodeProperties(headers)) {
        const auto wire = encodeProperties(*table);
        if (!wire || *wire != headers)
            std::abort();
    }
    return 0;
}
