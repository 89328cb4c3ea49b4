#pragma once

#include <QJsonObject>
#include <QString>

namespace warrener::parts {

/// What the routing keys begin with of the bindings by which a step tells whether it was its queue that went: they are nobody's.
inline constexpr QLatin1StringView replaceMark("warrener.replace.");

/// A binding to that queue or exchange (`type`: "queue", "exchange"). Pure.
bool isBindingTo(const QJsonObject &binding, const QString &vhost, QLatin1StringView type, const QString &name);

/// What can be said of a queue before it is held. `answer`: the management API's of the queue. Empty: it can be replaced. Pure.
QString whyNotReplaced(const QJsonObject &answer, const QJsonObject &former, const QJsonObject &wanted, const QString &version);

/// What goes with a queue or an exchange when it is deleted, as {"exchanges", "topic_permissions", "bindings"}: exchanges that delete
/// themselves with their last binding, rights on topics, bindings from and to all of them. Pure.
QJsonObject goesAlong(const QString &section, const QJsonObject &object, const QJsonObject &live);
/// Both, nothing twice. Pure.
QJsonObject joined(const QJsonObject &one, const QJsonObject &other);

/// What comes next. One table for both directions: the undo goes from what is wanted to what was.
enum class ReplaceMove : std::uint8_t {
    TakeOut, ///< its messages into a file, then it is deleted
    Declare, ///< it was deleted
    PutBack, ///< it was declared anew: what hangs on it, and its messages
    Nothing, ///< it is as it shall be, and nothing is owed to it
    Gone,    ///< somebody else has deleted it
    Changed, ///< somebody has changed it since
};
/// `isOwing`: it was deleted by the step, and what went with it is not back yet. Pure.
ReplaceMove nextMove(bool isThere, bool isFrom, bool isTo, bool isOwing);

} // namespace warrener::parts
