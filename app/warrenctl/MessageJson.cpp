#include "app/warrenctl/MessageJson.h"

#include "app/warrenctl/Json.h"
#include "look/messages/MessageProperties.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QJsonValue textOrBase64(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return text;
    return QJsonObject{{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
}

QString messageStateId(MessageState state)
{
    switch (state) {
    case MessageState::Ready:
        return u"ready"_s;
    case MessageState::Unacknowledged:
        return u"unacknowledged"_s;
    case MessageState::Returned:
        return u"returned"_s;
    case MessageState::DeadLettering:
        return u"dead-lettering"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// Null: not known, or no time that a calendar has.
QJsonValue receivedAt(const QueueMessage &message)
{
    const QDateTime at = message.receivedMs ? QDateTime::fromMSecsSinceEpoch(*message.receivedMs, QTimeZone::UTC) : QDateTime();
    const bool isOfCalendar = at.isValid() && at.date().year() > 0 && at.date().year() < 10'000;
    return isOfCalendar ? QJsonValue(at.toString(Qt::ISODateWithMs)) : QJsonValue::Null;
}

} // namespace

QJsonObject toJson(const QueueMessage &message)
{
    QJsonObject json{{u"index"_s, exactly(message.index)},
                     {u"state"_s, messageStateId(message.state)},
                     {u"deliveryCount"_s, message.deliveryCount < 0 ? QJsonValue::Null : QJsonValue(message.deliveryCount)},
                     {u"redelivered"_s, message.redelivered},
                     {u"exchange"_s, textOrBase64(message.exchange)},
                     {u"receivedAt"_s, receivedAt(message)}};
    // What somebody's own unit made of it is not lost.
    if (message.receivedMs && json.value("receivedAt"_L1).isNull())
        json.insert("receivedMs"_L1, *message.receivedMs);
    QJsonArray keys;
    for (const QByteArray &key : message.routingKeys)
        keys.append(textOrBase64(key));
    json.insert(u"routingKeys"_s, keys);
    if (const Result<MessageProperties> properties = decodeProperties(message.properties))
        json.insert(u"properties"_s, warrener::toJson(*properties));
    else
        json.insert(u"propertiesBase64"_s, QString::fromLatin1(message.properties.toBase64()));
    const QString payload = QString::fromUtf8(message.payload);
    if (payload.toUtf8() == message.payload)
        json.insert(u"payload"_s, payload);
    else
        json.insert(u"payloadBase64"_s, QString::fromLatin1(message.payload.toBase64()));
    return json;
}

} // namespace warrener::ctl
