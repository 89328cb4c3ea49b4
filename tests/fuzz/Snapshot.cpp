// What a host sends of a snapshot, in pieces of any size: an outcome for each queue, or an error.
#include "look/messages/SnapshotFold.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

class Nothing final : public warrener::SnapshotSink
{
public:
    warrener::Status body(qsizetype queue, warrener::QueueMessage) override
    {
        if (queue < 0 || queue > 1)
            std::abort();
        return {};
    }
    warrener::Status roster(qsizetype queue, const warrener::QueueCut &, const QList<warrener::LiveEntry> &) override
    {
        if (queue < 0 || queue > 1)
            std::abort();
        return {};
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace warrener;
    Nothing sink;
    SnapshotFold fold({{.vhost = QStringLiteral("/"), .name = QStringLiteral("one")}, {.vhost = QStringLiteral("/"), .name = QStringLiteral("two")}},
                      {.messages = 1000, .largestMessage = 1024 * 1024}, "MARK", sink, {});
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype piece = size > 0 ? 1 + data[size - 1] : 1;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (!fold.take(bytes.sliced(at, std::min(piece, bytes.size() - at))))
            return 0;
    }
    if (fold.isDone() && std::move(fold).outcome().queues.size() != 2)
        std::abort();
    return 0;
}
