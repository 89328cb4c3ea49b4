#include "look/amqp/AmqpArguments.h"

#include <algorithm>

namespace warrener {

amqp_bytes_t toBytes(const QByteArray &text)
{
    return {.len = size_t(text.size()), .bytes = const_cast<char *>(text.constData())};
}

QByteArray fromBytes(amqp_bytes_t bytes, qsizetype most)
{
    return bytes.bytes == nullptr ? QByteArray() : QByteArray(static_cast<const char *>(bytes.bytes), qsizetype(std::min(bytes.len, size_t(most))));
}

QString textFromBytes(amqp_bytes_t bytes, qsizetype most)
{
    return QString::fromUtf8(fromBytes(bytes, most));
}

std::optional<qint64> numberIn(const amqp_table_t &table, const char *key)
{
    const QByteArrayView wanted(key);
    for (int i = 0; i < table.num_entries; ++i) {
        const amqp_table_entry_t &entry = table.entries[i];
        if (QByteArrayView(static_cast<const char *>(entry.key.bytes), qsizetype(entry.key.len)) != wanted)
            continue;
        switch (entry.value.kind) {
        case AMQP_FIELD_KIND_I8:
            return entry.value.value.i8;
        case AMQP_FIELD_KIND_U8:
            return entry.value.value.u8;
        case AMQP_FIELD_KIND_I16:
            return entry.value.value.i16;
        case AMQP_FIELD_KIND_U16:
            return entry.value.value.u16;
        case AMQP_FIELD_KIND_I32:
            return entry.value.value.i32;
        case AMQP_FIELD_KIND_U32:
            return entry.value.value.u32;
        case AMQP_FIELD_KIND_I64:
            return entry.value.value.i64;
        default:
            return std::nullopt;
        }
    }
    return std::nullopt;
}

AmqpArguments::AmqpArguments(const QVariantMap &values) : m_table(build(values)) {}

amqp_table_t AmqpArguments::build(const QVariantMap &values)
{
    std::vector<amqp_table_entry_t> entries;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        amqp_table_entry_t entry{};
        entry.key = toBytes(m_texts.emplace_back(it.key().toUtf8()));
        switch (it->typeId()) {
        case QMetaType::Bool:
            entry.value.kind = AMQP_FIELD_KIND_BOOLEAN;
            entry.value.value.boolean = it->toBool();
            break;
        case QMetaType::QVariantMap:
            entry.value.kind = AMQP_FIELD_KIND_TABLE;
            entry.value.value.table = build(it->toMap());
            break;
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
            entry.value.kind = AMQP_FIELD_KIND_I64;
            entry.value.value.i64 = it->toLongLong();
            break;
        default:
            entry.value.kind = AMQP_FIELD_KIND_UTF8;
            entry.value.value.bytes = toBytes(m_texts.emplace_back(it->toString().toUtf8()));
        }
        entries.push_back(entry);
    }
    auto &kept = m_entries.emplace_back(std::move(entries));
    return {.num_entries = int(kept.size()), .entries = kept.data()};
}

} // namespace warrener
