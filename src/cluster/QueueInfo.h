#pragma once

#include "cluster/Queue.h"

#include <QString>
#include <QStringList>

#include <limits>

namespace warrener {

/// One queue as the management API describes it. −1 and NaN stand for "not known".
struct QueueInfo
{
    static constexpr double unknownRate = std::numeric_limits<double>::quiet_NaN();

    QueueRef ref;
    QString type;             ///< as it came: "classic", "quorum", "stream", "rabbit_mqtt_qos0_queue", …
    QString state;            ///< as it came: "running", "flow", "minority", "down", …; may be empty
    QString leader;           ///< node name; empty: none, or not known
    bool leaderKnown = false; ///< true with an empty leader: there is none
    QStringList members;      ///< node names; a classic queue's only member is its node
    QStringList online;       ///< members that are online
    bool membersKnown = false;
    bool durable = true;
    bool exclusive = false;
    bool autoDelete = false;
    QString policy;
    bool limited = false;            ///< it takes so many messages or bytes and no more, by argument or policy
    bool expires = false;            ///< messages have a time to live, by argument or policy
    bool vanishes = false;           ///< it deletes itself, with what it holds, where nobody uses it for a while; by argument or policy
    bool declaredAlone = false;      ///< its own arguments wish for one member and no more
    bool deadLetters = false;        ///< what leaves it unread goes to an exchange, by argument or policy
    QStringList deadLetterTo;        ///< queues that its dead letters go to if there are such: by the key, or an exchange of their name
    bool isDeadLetterTarget = false; ///< another queue names it so
    qint64 delivered = -1;           ///< messages given to consumers since its leader's node started
    qint64 ready = -1;
    qint64 unacked = -1;
    qint64 consumers = -1;
    qint64 memory = -1;           ///< bytes
    qint64 messageBytes = -1;     ///< of all its messages' payloads, as the queue counts them
    double inRate = unknownRate;  ///< messages/s published into it
    double outRate = unknownRate; ///< messages/s delivered or got
    double ackRate = unknownRate; ///< messages/s
};

} // namespace warrener
