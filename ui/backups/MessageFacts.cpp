#include "ui/backups/MessageFacts.h"

#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 mostDeaths = 1'000'000'000'000'000;

const AmqpValue *valueOf(const std::vector<AmqpField> &table, QByteArrayView key)
{
    const auto it = std::ranges::find_if(table, [key](const AmqpField &field) { return field.key == key; });
    return it == table.end() ? nullptr : &it->value;
}

QString bytesAsText(const AmqpValue *value)
{
    return value ? QString::fromUtf8(value->bytes) : QString();
}

/// What a publisher or a client called something.
QString shownBytes(const QByteArray &bytes)
{
    return shownName(QString::fromUtf8(bytes));
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QCoreApplication::translate("MessageFacts", "none") : text;
}

QString deliveryMode(const std::optional<quint8> &mode)
{
    if (!mode)
        return QCoreApplication::translate("MessageFacts", "not set");
    if (*mode == 2)
        return QCoreApplication::translate("MessageFacts", "persistent");
    return *mode == 1 ? QCoreApplication::translate("MessageFacts", "transient") : QString::number(*mode);
}

} // namespace

std::optional<LastDeath> lastDeath(const MessageProperties &properties)
{
    const AmqpValue *deaths = properties.headers ? valueOf(*properties.headers, "x-death") : nullptr;
    if (!deaths || deaths->type != 'A' || deaths->items.empty())
        return std::nullopt;
    // The broker puts the latest first, and counts each queue with each reason once. A client may have forged any number.
    LastDeath last;
    for (const AmqpField &death : deaths->items) {
        const AmqpValue *count = valueOf(death.value.items, "count");
        last.times = std::min(last.times + (count ? std::clamp<qint64>(static_cast<qint64>(count->bits), 0, mostDeaths) : 1), mostDeaths);
    }
    const std::vector<AmqpField> &latest = deaths->items.front().value.items;
    last.queue = bytesAsText(valueOf(latest, "queue"));
    last.reason = bytesAsText(valueOf(latest, "reason"));
    return last;
}

QList<std::pair<QString, QString>> messageFacts(const MessageView &view)
{
    const QueueMessage &message = view.message;
    const MessageProperties &properties = view.properties;
    QStringList keys;
    for (const QByteArray &key : message.routingKeys)
        keys.append(shownBytes(key));
    QList<std::pair<QString, QString>> facts{
        {QCoreApplication::translate("MessageFacts", "Exchange"),
         message.exchange.isEmpty() ? QCoreApplication::translate("MessageFacts", "the default one") : shownBytes(message.exchange)},
        {QCoreApplication::translate("MessageFacts", "Content type"),
         properties.contentType ? shownBytes(*properties.contentType) : QCoreApplication::translate("MessageFacts", "not set")},
        {QCoreApplication::translate("MessageFacts", "Routing key"), orNone(phrases::list(keys))},
        {QCoreApplication::translate("MessageFacts", "Delivery mode"), deliveryMode(properties.deliveryMode)},
    };
    if (const auto death = lastDeath(properties)) {
        facts.append({QCoreApplication::translate("MessageFacts", "Died in"), phrases::facts({shownName(death->queue), shownName(death->reason)})});
        facts.append({QCoreApplication::translate("MessageFacts", "Times died"), units::count(static_cast<double>(death->times))});
    } else {
        facts.append({QCoreApplication::translate("MessageFacts", "State"), toWord(message.state)});
        facts.append({QCoreApplication::translate("MessageFacts", "Deliveries"), message.deliveryCount < 0
                                                                                     ? QCoreApplication::translate("MessageFacts", "not known")
                                                                                     : units::count(static_cast<double>(message.deliveryCount))});
    }
    facts.append({QCoreApplication::translate("MessageFacts", "Checked"), view.checked
                                                                              ? QCoreApplication::translate("MessageFacts", "hash equals the manifest")
                                                                              : QCoreApplication::translate("MessageFacts", "its own checksum holds")});
    facts.append({QCoreApplication::translate("MessageFacts", "Queue"), shownName(view.queue)});
    return facts;
}

} // namespace warrener
