// What a broker's answer claims takes neither memory nor time that it does not have.
#include "look/messages/ErlangTerm.h"

#include <cstdint>
#include <cstdlib>

namespace {

/// Every view must lie within the input.
void touch(const warrener::ErlangTerm &term, std::size_t &sum)
{
    for (const char c : term.bytes)
        sum += static_cast<unsigned char>(c);
    for (const warrener::ErlangTerm &item : term.items)
        touch(item, sum);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    qsizetype used = -1;
    const auto term = decodeErlang(bytes, {.depth = 64, .terms = 100'000}, &used);
    if (!term)
        return 0;
    std::size_t sum = 0;
    touch(*term, sum);
    if (used < 2 || used > bytes.size() || sum == std::size_t(-1))
        std::abort();
    return 0;
}
