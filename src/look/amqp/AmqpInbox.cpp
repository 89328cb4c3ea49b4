#include "look/amqp/AmqpInbox.h"

#include "look/amqp/AmqpArguments.h"
#include "look/amqp/AmqpErrors.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr uint16_t basicClass = 60;
constexpr qsizetype mostProperties = 1024 * 1024;

QByteArrayView asBytes(amqp_bytes_t bytes)
{
    return {static_cast<const char *>(bytes.bytes), qsizetype(bytes.len)};
}

/// Most messages of a queue came the same way: what one of them has of its names is shared with the one before it.
void shareOrCopy(QByteArray &last, amqp_bytes_t bytes)
{
    if (asBytes(bytes) != last)
        last = fromBytes(bytes);
}

std::unexpected<Error> outOfOrder()
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Amqp", "The broker's frames came out of order"));
}

} // namespace

Status AmqpInbox::take(const amqp_frame_t &frame)
{
    switch (frame.frame_type) {
    case AMQP_FRAME_METHOD:
        return takeMethod(frame.payload.method);
    case AMQP_FRAME_HEADER:
        return takeHeader(frame);
    case AMQP_FRAME_BODY:
        return takeBody(frame.payload.body_fragment);
    default:
        return {};
    }
}

Status AmqpInbox::takeMethod(const amqp_method_t &method)
{
    switch (method.id) {
    case AMQP_CONNECTION_CLOSE_METHOD:
        m_closing = reasonOf(*static_cast<const amqp_connection_close_t *>(method.decoded));
        return {};
    case AMQP_CONNECTION_BLOCKED_METHOD:
        m_blocked = textFromBytes(static_cast<const amqp_connection_blocked_t *>(method.decoded)->reason, 256);
        if (m_blocked.isEmpty())
            m_blocked = u"?"_s;
        return {};
    case AMQP_CONNECTION_UNBLOCKED_METHOD:
        m_blocked.clear();
        return {};
    case AMQP_CHANNEL_CLOSE_METHOD:
        m_closing = reasonOf(*static_cast<const amqp_channel_close_t *>(method.decoded));
        return {};
    default:
        break;
    }
    if (m_content.index() != 0)
        return outOfOrder();
    switch (method.id) {
    case AMQP_BASIC_DELIVER_METHOD: {
        const auto &deliver = *static_cast<const amqp_basic_deliver_t *>(method.decoded);
        if (asBytes(deliver.consumer_tag) != m_consumer) {
            m_consumer = fromBytes(deliver.consumer_tag);
            m_consumerName = QString::fromUtf8(m_consumer);
        }
        shareOrCopy(m_exchange, deliver.exchange);
        shareOrCopy(m_routingKey, deliver.routing_key);
        m_content = AmqpDelivery{.tag = deliver.delivery_tag,
                                 .redelivered = deliver.redelivered != 0,
                                 .consumer = m_consumerName,
                                 .exchange = m_exchange,
                                 .routingKey = m_routingKey};
        return {};
    }
    case AMQP_BASIC_RETURN_METHOD: {
        const auto &returned = *static_cast<const amqp_basic_return_t *>(method.decoded);
        m_content = AmqpReturn{.code = returned.reply_code,
                               .text = textFromBytes(returned.reply_text),
                               .exchange = textFromBytes(returned.exchange),
                               .routingKey = textFromBytes(returned.routing_key)};
        return {};
    }
    case AMQP_BASIC_ACK_METHOD: {
        const auto &ack = *static_cast<const amqp_basic_ack_t *>(method.decoded);
        settle(ack.delivery_tag, ack.multiple != 0, m_confirms.confirmed);
        return {};
    }
    case AMQP_BASIC_NACK_METHOD: {
        const auto &nack = *static_cast<const amqp_basic_nack_t *>(method.decoded);
        settle(nack.delivery_tag, nack.multiple != 0, m_confirms.refused);
        return {};
    }
    case AMQP_BASIC_CANCEL_METHOD:
        m_consumerEnded = true;
        return {};
    default:
        return {};
    }
}

Status AmqpInbox::takeHeader(const amqp_frame_t &frame)
{
    if (m_content.index() == 0 || m_bodySize || frame.payload.properties.class_id != basicClass)
        return outOfOrder();
    if (frame.payload.properties.body_size > quint64(m_largest)) {
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Amqp", "The broker sent a message of %1 bytes; %2 are allowed")
                                                .arg(frame.payload.properties.body_size)
                                                .arg(m_largest));
    }
    m_bodySize = frame.payload.properties.body_size;
    // The size is only a claim: memory is taken as bytes come.
    m_body.clear();
    const auto &properties = *static_cast<const amqp_basic_properties_t *>(frame.payload.properties.decoded);
    if (auto *delivery = std::get_if<AmqpDelivery>(&m_content)) {
        if (const Status kept = keepProperties(frame, *delivery); !kept)
            return kept;
        if ((properties._flags & AMQP_BASIC_HEADERS_FLAG) != 0) {
            delivery->deliveryCount = numberIn(properties.headers, "x-delivery-count");
            delivery->streamOffset = numberIn(properties.headers, "x-stream-offset");
        }
    }
    return *m_bodySize == 0 ? finishContent() : Status{};
}

/// The library hands out what it has read, so that what came is written again.
Status AmqpInbox::keepProperties(const amqp_frame_t &frame, AmqpDelivery &delivery)
{
    for (;;) {
        const amqp_bytes_t room{.len = size_t(m_encoded.size()), .bytes = m_encoded.data()};
        const int size = amqp_encode_properties(frame.payload.properties.class_id, frame.payload.properties.decoded, room);
        if (size >= 0) {
            delivery.properties = m_encoded.first(size);
            return {};
        }
        // They came in one frame, whose size has a bound.
        if (m_encoded.size() > mostProperties)
            return failure(ErrorKind::Malformed, QCoreApplication::translate("Amqp", "The properties of a message cannot be kept"));
        m_encoded.resize(2 * m_encoded.size());
    }
}

Status AmqpInbox::takeBody(amqp_bytes_t fragment)
{
    if (!m_bodySize || quint64(m_body.size()) + fragment.len > *m_bodySize)
        return outOfOrder();
    m_body.append(static_cast<const char *>(fragment.bytes), qsizetype(fragment.len));
    return quint64(m_body.size()) == *m_bodySize ? finishContent() : Status{};
}

Status AmqpInbox::finishContent()
{
    if (auto *delivery = std::get_if<AmqpDelivery>(&m_content)) {
        if (qsizetype(m_deliveries.size()) >= m_mostWaiting) {
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Amqp", "The broker sent more messages than were asked for"));
        }
        delivery->body = std::move(m_body);
        m_deliveries.push_back(std::move(*delivery));
    } else if (auto *returned = std::get_if<AmqpReturn>(&m_content)) {
        returned->body = std::move(m_body);
        m_confirms.returned.append(std::move(*returned));
    }
    m_content = {};
    m_body = {};
    m_bodySize.reset();
    return {};
}

void AmqpInbox::settle(quint64 number, bool multiple, QList<quint64> &into)
{
    const auto end = m_unconfirmed.upper_bound(number);
    // Number 0 with "multiple" means all of them (AMQP 0-9-1, basic.ack).
    const auto last = multiple && number == 0 ? m_unconfirmed.end() : end;
    auto first = multiple ? m_unconfirmed.begin() : m_unconfirmed.lower_bound(number);
    while (first != last) {
        into.append(*first);
        first = m_unconfirmed.erase(first);
    }
}

std::optional<AmqpDelivery> AmqpInbox::takeDelivery()
{
    if (m_deliveries.empty())
        return std::nullopt;
    AmqpDelivery first = std::move(m_deliveries.front());
    m_deliveries.pop_front();
    return first;
}

void AmqpInbox::forgetChannel()
{
    m_deliveries.clear();
    m_confirms = {};
    m_unconfirmed.clear();
    m_consumerEnded = false;
    m_content = {};
    m_body = {};
    m_bodySize.reset();
}

} // namespace warrener
