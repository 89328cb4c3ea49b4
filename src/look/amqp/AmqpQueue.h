#pragma once

#include <QString>
#include <QVariantMap>

namespace warrener {

/// A queue as a client declares it.
struct AmqpQueue
{
    QString name; ///< empty: the broker makes one up
    bool durable = true;
    bool exclusive = false; ///< for this connection only, and gone with it
    bool autoDelete = false;
    QVariantMap arguments{}; ///< "x-queue-type"…; values: bool, int, qlonglong, QString

    bool operator==(const AmqpQueue &) const = default;
};

/// What the broker answers to a declaration.
struct AmqpQueueState
{
    QString name;
    quint32 ready = 0;
    quint32 consumers = 0;

    bool operator==(const AmqpQueueState &) const = default;
};

} // namespace warrener
