#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace warrener {

/// A mandatory message that no queue took. Its confirm follows all the same.
struct AmqpReturn
{
    int code = 0;
    QString text;
    QString exchange;
    QString routingKey;
    QByteArray body{};

    bool operator==(const AmqpReturn &) const = default;
};

/// What the broker said about published messages since it was last asked. The numbers are the
/// ones that AmqpSession::publish() gave, each once, "multiple" written out.
struct AmqpConfirms
{
    QList<quint64> confirmed;
    QList<quint64> refused; ///< nacked: not kept by the broker
    QList<AmqpReturn> returned;

    bool isEmpty() const { return confirmed.isEmpty() && refused.isEmpty() && returned.isEmpty(); }
    bool operator==(const AmqpConfirms &) const = default;
};

} // namespace warrener
