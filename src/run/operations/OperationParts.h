#pragma once

#include "run/operations/ClusterOperations.h"

#include <QCoreApplication>
#include <QJsonArray>

/// What the operations of this folder share.
namespace warrener::parts {

using OperationResult = Result<QJsonObject>;
using OperationTask = QCoro::Task<OperationResult>;
using AccessPtr = std::shared_ptr<ClusterAccess>;

/// Adds `work(access, arguments, context)`, a coroutine that takes its parameters by value.
template <class Work>
void add(Operations &operations, const QString &name, AccessPtr access, Work work)
{
    operations.add(name, [access = std::move(access), work](QJsonObject arguments, StepContext context) {
        return work(access, std::move(arguments), std::move(context));
    });
}

inline NodeName node(const QJsonObject &arguments, const QString &key = QStringLiteral("node"))
{
    return {arguments.value(key).toString()};
}

inline QList<NodeName> nodes(const QJsonObject &arguments, const QString &key)
{
    QList<NodeName> names;
    for (const QJsonValue name : arguments.value(key).toArray())
        names.append(NodeName{name.toString()});
    return names;
}

inline QStringList texts(const QJsonObject &arguments, const QString &key)
{
    QStringList list;
    for (const QJsonValue text : arguments.value(key).toArray())
        list.append(text.toString());
    return list;
}

/// An answer with words for the page.
inline QJsonObject saying(const QString &words, QJsonObject more = {})
{
    more.insert(QStringLiteral("words"), words);
    return more;
}

/// An answer of a wait or a probe.
inline QJsonObject whether(bool done, const QString &words = {}, double fraction = -1)
{
    QJsonObject answer{{QStringLiteral("done"), done}, {QStringLiteral("words"), words}};
    if (fraction >= 0)
        answer.insert(QStringLiteral("fraction"), fraction);
    return answer;
}

inline std::unexpected<Error> noLogin(const QString &host)
{
    return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "The profile names no SSH login to %1").arg(host));
}

} // namespace warrener::parts
