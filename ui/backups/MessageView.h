#pragma once

#include "base/Clock.h"
#include "cluster/QueueMessage.h"
#include "look/messages/MessageProperties.h"

#include <QList>
#include <QString>

#include <memory>

namespace warrener {

/// One message, as the table shows it.
struct MessageRow
{
    qint64 number = 0;     ///< 1…, its place in the queue
    TimePoint published{}; ///< its timestamp, else when the broker received it; never: not known
    QString routingKey{};
    qint64 bytes = 0; ///< of the payload
    MessageState state = MessageState::Ready;

    bool operator==(const MessageRow &) const = default;
};

struct MessageQuery
{
    QString find{};  ///< in routing keys, headers and payloads, case not regarded; empty: all
    qint64 from = 1; ///< number of the first that is looked at
    int most = 200;  ///< 1–1,000

    bool operator==(const MessageQuery &) const = default;
};

struct MessagePage
{
    QList<MessageRow> rows{};
    qint64 next = -1; ///< `from` of the page behind; −1: there is none

    bool operator==(const MessagePage &) const = default;
};

/// A message whole, its properties decoded.
struct MessageView
{
    qint64 number = 0;
    QString vhost{};
    QString queue{};
    QueueMessage message{};
    MessageProperties properties{};
    bool checked = false; ///< its checksum and its entry's hash hold
    QString problem{};    ///< translated: what could not be decoded; empty: nothing

    bool operator==(const MessageView &) const = default;
};
using MessagePtr = std::shared_ptr<const MessageView>;

QString toWord(MessageState state); ///< translated: "unacknowledged"

/// The row of a message that was read; decodes its properties. What cannot be decoded is left out.
MessageRow messageRow(qint64 number, const QueueMessage &message);
/// Whether a find finds it: in routing keys, text of properties and headers, payload; case is not regarded.
bool holdsText(const QueueMessage &message, const QString &text);
/// The message whole.
MessagePtr messageView(qint64 number, const QString &vhost, const QString &queue, const QueueMessage &message, bool checked);

} // namespace warrener
