#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace warrener {

/// One message, as the table shows it.
struct MessageRow
{
    qint64 number = 0;     ///< 1…, its place in the queue
    TimePoint published{}; ///< its timestamp, else when the broker received it; never: not known
    QString routingKey;
    qint64 bytes = 0; ///< of the payload
    QString state;    ///< translated where it is not ready: "unacknowledged"; empty: ready

    bool operator==(const MessageRow &) const = default;
};

struct MessageQuery
{
    QString find;    ///< in routing keys, headers and payloads, case not regarded; empty: all
    qint64 from = 1; ///< number of the first that is looked at
    int most = 200;  ///< 1–1,000

    bool operator==(const MessageQuery &) const = default;
};

struct MessagePage
{
    QList<MessageRow> rows;
    qint64 next = -1; ///< `from` of the page behind; −1: there is none

    bool operator==(const MessagePage &) const = default;
};

/// A value of an AMQP table with its type; tables and arrays have children.
struct AmqpField
{
    QString name;  ///< of an array's item its place: "0"
    QString type;  ///< "longstr", "long-long", "table"…
    QString value; ///< for people; empty for tables and arrays
    QList<AmqpField> children;

    bool operator==(const AmqpField &) const = default;
};

/// A message whole, its parts decoded.
struct MessageView
{
    qint64 number = 0;
    QString vhost;
    QString queue;
    QString exchange;
    QStringList routingKeys;
    QString state;             ///< as in the row
    qint64 deliveryCount = -1; ///< −1: not known
    bool redelivered = false;
    TimePoint received{};        ///< by the broker; never: not known
    QList<AmqpField> properties; ///< content_type, delivery_mode, timestamp…, only those that are set
    QList<AmqpField> headers;
    QString contentType; ///< again, for how the payload is shown
    QByteArray payload;
    bool checked = false; ///< its checksum and its entry's hash hold
    QString problem;      ///< translated: what could not be decoded; empty: nothing

    bool operator==(const MessageView &) const = default;
};
using MessagePtr = std::shared_ptr<const MessageView>;

} // namespace warrener
