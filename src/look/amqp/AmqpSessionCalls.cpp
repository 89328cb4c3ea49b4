// AmqpSession: the questions that have one answer.
#include "look/amqp/AmqpArguments.h"
#include "look/amqp/AmqpSession.h"

#include <QCoreApplication>

namespace warrener {

Result<AmqpQueueState> AmqpSession::declare(AmqpQueue queue, std::stop_token stop)
{
    const QByteArray name = queue.name.toUtf8();
    const AmqpArguments arguments(queue.arguments);
    AmqpQueueState state;
    const Status asked = ask(
        [&](amqp_connection_state_t connection) {
            const amqp_queue_declare_ok_t *ok =
                amqp_queue_declare(connection, channel, toBytes(name), false, queue.durable, queue.exclusive, queue.autoDelete, arguments.table());
            if (ok != nullptr)
                state = {.name = textFromBytes(ok->queue), .ready = ok->message_count, .consumers = ok->consumer_count};
        },
        std::move(stop));
    if (!asked)
        return std::unexpected(asked.error());
    return state;
}

Result<AmqpQueueState> AmqpSession::inspect(QString queue, std::stop_token stop)
{
    const QByteArray name = queue.toUtf8();
    AmqpQueueState state;
    const Status asked = ask(
        [&](amqp_connection_state_t connection) {
            const amqp_queue_declare_ok_t *ok = amqp_queue_declare(connection, channel, toBytes(name), true, false, false, false, amqp_empty_table);
            if (ok != nullptr)
                state = {.name = textFromBytes(ok->queue), .ready = ok->message_count, .consumers = ok->consumer_count};
        },
        std::move(stop));
    if (!asked)
        return std::unexpected(asked.error());
    return state;
}

Result<bool> AmqpSession::holdsReady(QString queue, std::stop_token stop)
{
    const QByteArray name = queue.toUtf8();
    bool isEmpty = false;
    const Status asked = ask(
        [&](amqp_connection_state_t connection) {
            const amqp_rpc_reply_t reply = amqp_basic_get(connection, channel, toBytes(name), false);
            isEmpty = reply.reply_type == AMQP_RESPONSE_NORMAL && reply.reply.id == AMQP_BASIC_GET_EMPTY_METHOD;
        },
        std::move(stop));
    if (!asked)
        return std::unexpected(asked.error());
    // The rest of it is on its way: nothing else can be asked here.
    if (!isEmpty)
        close();
    return !isEmpty;
}

Status AmqpSession::bind(QString queue, QString exchange, QString routingKey, std::stop_token stop)
{
    const QByteArray to = queue.toUtf8();
    const QByteArray from = exchange.toUtf8();
    const QByteArray key = routingKey.toUtf8();
    return ask([&](amqp_connection_state_t state) { amqp_queue_bind(state, channel, toBytes(to), toBytes(from), toBytes(key), amqp_empty_table); },
               std::move(stop));
}

Status AmqpSession::remove(QString queue, std::stop_token stop, bool onlyEmpty)
{
    const QByteArray name = queue.toUtf8();
    return ask([&](amqp_connection_state_t state) { amqp_queue_delete(state, channel, toBytes(name), false, onlyEmpty); }, std::move(stop));
}

Status AmqpSession::enableConfirms(std::stop_token stop)
{
    const Status asked = ask([](amqp_connection_state_t state) { amqp_confirm_select(state, channel); }, std::move(stop));
    m_confirms = m_confirms || asked.has_value();
    return asked;
}

Status AmqpSession::setPrefetch(int count, std::stop_token stop)
{
    if (count < 1 || count > 65535)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Amqp", "A prefetch lies between 1 and 65535"));
    return ask([count](amqp_connection_state_t state) { amqp_basic_qos(state, channel, 0, uint16_t(count), false); }, std::move(stop));
}

Result<QString> AmqpSession::consume(QString queue, QVariantMap arguments, std::stop_token stop)
{
    const QByteArray name = queue.toUtf8();
    const AmqpArguments table(arguments);
    QString tag;
    const Status asked = ask(
        [&](amqp_connection_state_t state) {
            const amqp_basic_consume_ok_t *ok = amqp_basic_consume(state, channel, toBytes(name), amqp_empty_bytes, false, false, false, table.table());
            if (ok != nullptr)
                tag = textFromBytes(ok->consumer_tag);
        },
        std::move(stop));
    if (!asked)
        return std::unexpected(asked.error());
    return tag;
}

} // namespace warrener
