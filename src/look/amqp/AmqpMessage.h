#pragma once

#include <QByteArray>
#include <QString>

namespace warrener {

/// A message to publish.
struct AmqpMessage
{
    QString exchange{}; ///< empty: the default exchange, the routing key is a queue's name
    QString routingKey{};
    QByteArray body{};
    bool persistent = true;
    bool mandatory = true; ///< comes back (AmqpReturn) when no queue takes it
    /// Flags and list as on the wire; not empty: these and no others, `persistent` counts no more.
    QByteArray properties{};
    /// A routing key that need be no text, as on the wire; not empty: this one and not `routingKey`.
    QByteArray keyBytes{};

    bool operator==(const AmqpMessage &) const = default;
};

} // namespace warrener
