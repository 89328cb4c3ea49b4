// Messages that are taken say the same when they are written and read again.
#include "record/catalogue/MessageFile.h"

#include <QBuffer>

#include <cstdlib>

namespace {

using namespace warrener;

QList<MessageItem> itemsOf(const QByteArray &bytes, std::optional<MessageFileHeader> &header, bool &isWhole)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    MessageFileReader reader(buffer, {.item = 1'000'000});
    QList<MessageItem> items;
    isWhole = false;
    if (const auto first = reader.header(); first)
        header = *first;
    else
        return items;
    while (true) {
        auto item = reader.next();
        if (!item)
            return items;
        if (!*item) {
            isWhole = true;
            return items;
        }
        items.append(**std::move(item));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::optional<MessageFileHeader> header;
    bool isWhole = false;
    const QList<MessageItem> items = itemsOf(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)), header, isWhole);
    if (!header)
        return 0;
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    MessageFileWriter writer(out);
    (void)writer.begin(*header);
    for (const MessageItem &item : items)
        (void)(item.isReference ? writer.addReference(item.message, item.crc32) : writer.add(item.message));
    (void)writer.flush();
    std::optional<MessageFileHeader> headerAgain;
    QList<MessageItem> again = itemsOf(out.data(), headerAgain, isWhole);
    if (!isWhole || again.size() != items.size() || headerAgain != header)
        std::abort();
    for (qsizetype i = 0; i < items.size(); ++i) {
        // The checksum is that of the body as it stands there: another order of its keys is another one.
        again[i].crc32 = items.at(i).crc32;
        if (again.at(i) != items.at(i))
            std::abort();
    }
    return 0;
}
