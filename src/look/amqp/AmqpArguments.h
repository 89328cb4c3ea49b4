#pragma once

#include <QByteArray>
#include <QVariantMap>

#include <deque>
#include <optional>
#include <rabbitmq-c/amqp.h>
#include <vector>

namespace warrener {

/// A text as rabbitmq-c takes it. `text` must outlive the result.
amqp_bytes_t toBytes(const QByteArray &text);
/// A copy, at most `most` bytes of it.
QByteArray fromBytes(amqp_bytes_t bytes, qsizetype most = 4096);
QString textFromBytes(amqp_bytes_t bytes, qsizetype most = 4096);

/// A whole number in a table of headers; none where it is missing or something else.
std::optional<qint64> numberIn(const amqp_table_t &table, const char *key);

/// An AMQP field table made of bool, int, qlonglong, QString and nested maps; it owns the memory
/// that table() points into.
class AmqpArguments final
{
public:
    explicit AmqpArguments(const QVariantMap &values);
    Q_DISABLE_COPY_MOVE(AmqpArguments)

    amqp_table_t table() const { return m_table; }

private:
    amqp_table_t build(const QVariantMap &values);

    std::deque<QByteArray> m_texts;
    std::deque<std::vector<amqp_table_entry_t>> m_entries;
    amqp_table_t m_table;
};

} // namespace warrener
