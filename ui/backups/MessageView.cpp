#include "ui/backups/MessageView.h"

#include <QJsonDocument>

namespace warrener {

namespace {

TimePoint publishedOf(const QueueMessage &message, const MessageProperties &properties)
{
    // Words of clients, the first in seconds: one that no calendar holds is none.
    constexpr qint64 latest = 253'402'300'799;
    if (properties.timestamp && *properties.timestamp > 0 && *properties.timestamp <= quint64(latest))
        return TimePoint{std::chrono::seconds{static_cast<qint64>(*properties.timestamp)}};
    const qint64 received = message.receivedMs.value_or(0);
    return received > 0 && received <= latest * 1000 ? TimePoint{Millis{received}} : TimePoint{};
}

} // namespace

MessageRow messageRow(qint64 number, const QueueMessage &message)
{
    const MessageProperties properties = decodeProperties(message.properties).value_or(MessageProperties{});
    return {
        .number = number,
        .published = publishedOf(message, properties),
        .routingKey = message.routingKeys.isEmpty() ? QString() : QString::fromUtf8(message.routingKeys.first()),
        .bytes = message.payload.size(),
        .state = message.state,
    };
}

bool holdsText(const QueueMessage &message, const QString &text)
{
    if (text.isEmpty())
        return true;
    for (const QByteArray &key : message.routingKeys) {
        if (QString::fromUtf8(key).contains(text, Qt::CaseInsensitive))
            return true;
    }
    if (QString::fromUtf8(message.payload).contains(text, Qt::CaseInsensitive))
        return true;
    const auto properties = decodeProperties(message.properties);
    return properties && QString::fromUtf8(QJsonDocument(toJson(*properties)).toJson(QJsonDocument::Compact)).contains(text, Qt::CaseInsensitive);
}

MessagePtr messageView(qint64 number, const QString &vhost, const QString &queue, const QueueMessage &message, bool checked)
{
    auto view = std::make_shared<MessageView>(MessageView{.number = number, .vhost = vhost, .queue = queue, .message = message, .checked = checked});
    if (auto properties = decodeProperties(message.properties))
        view->properties = std::move(*properties);
    else
        view->problem = properties.error().message;
    return view;
}

} // namespace warrener
