#pragma once

#include "run/operations/ClusterOperations.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

/// What the operations of this folder and the builders of their steps share.
namespace warrener::parts {

using OperationResult = Result<QJsonObject>;
using OperationTask = QCoro::Task<OperationResult>;
using AccessPtr = std::shared_ptr<ClusterAccess>;

/// The keys of arguments and answers that several operations have; each file has its own besides.
namespace key {
inline constexpr QLatin1StringView node("node"); ///< a node's name
inline constexpr QLatin1StringView host("host");
inline constexpr QLatin1StringView from("from");
inline constexpr QLatin1StringView to("to");
inline constexpr QLatin1StringView ask("ask");         ///< nodes, asked one after the other until one answers
inline constexpr QLatin1StringView without("without"); ///< the node that is to go
inline constexpr QLatin1StringView at("at");           ///< where a proxy's server led to when the plan was made
inline constexpr QLatin1StringView proxy("proxy");     ///< a proxy's name
inline constexpr QLatin1StringView proxies("proxies"); ///< names; of the summary {proxy: server}
inline constexpr QLatin1StringView server("server");   ///< a server's name
inline constexpr QLatin1StringView servers("servers"); ///< see refs(), or {proxy: of these}
inline constexpr QLatin1StringView perSecond("perSecond");
inline constexpr QLatin1StringView seen("seen"); ///< the step whose answer says how it was before, or {proxy: step}
inline constexpr QLatin1StringView words("words");
inline constexpr QLatin1StringView reason("reason"); ///< why, in words
inline constexpr QLatin1StringView done("done");
inline constexpr QLatin1StringView closed("closed");     ///< how many were
inline constexpr QLatin1StringView sessions("sessions"); ///< {server: count}, of the summary {proxy: {server: count}}
inline constexpr QLatin1StringView pid("pid");
} // namespace key

/// Adds `work(access, arguments, context)`, a coroutine that takes its parameters by value.
template <class Work>
void add(Operations &operations, const QString &name, AccessPtr access, Work work)
{
    operations.add(name, [access = std::move(access), work](QJsonObject arguments, StepContext context) {
        return work(access, std::move(arguments), std::move(context));
    });
}

inline NodeName node(const QJsonObject &arguments, QLatin1StringView at = key::node)
{
    return {arguments.value(at).toString()};
}

inline QList<NodeName> nodes(const QJsonObject &arguments, QLatin1StringView at)
{
    QList<NodeName> names;
    for (const auto all = arguments.value(at).toArray(); const QJsonValue &name : all)
        names.append(NodeName{name.toString()});
    return names;
}

/// Servers: a text or a list of texts, "backend/server"; in plans of before "server" alone.
inline QList<haproxy::ServerRef> refs(const QJsonValue &value)
{
    QList<haproxy::ServerRef> list;
    if (value.isString())
        list.append(haproxy::serverRefFromText(value.toString()));
    for (const auto all = value.toArray(); const QJsonValue &text : all)
        list.append(haproxy::serverRefFromText(text.toString()));
    return list;
}
inline QJsonArray toJson(const QList<haproxy::ServerRef> &servers)
{
    QJsonArray list;
    for (const haproxy::ServerRef &ref : servers)
        list.append(haproxy::toText(ref));
    return list;
}

inline QStringList texts(const QJsonObject &arguments, QLatin1StringView at)
{
    QStringList list;
    for (const auto all = arguments.value(at).toArray(); const QJsonValue &text : all)
        list.append(text.toString());
    return list;
}

/// An answer with words for the page.
inline QJsonObject saying(const QString &words, QJsonObject more = {})
{
    more.insert(key::words, words);
    return more;
}

/// An answer of a wait or a probe.
inline QJsonObject whether(bool done, const QString &words = {}, double fraction = -1)
{
    QJsonObject answer{{key::done, done}, {key::words, words}};
    if (fraction >= 0)
        answer.insert(QLatin1StringView("fraction"), fraction);
    return answer;
}

inline std::unexpected<Error> noLogin(const QString &host)
{
    return failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "The profile names no SSH login to %1").arg(host));
}

inline std::unexpected<Error> noNodeName(const NodeName &name)
{
    return failure(ErrorKind::Usage, QCoreApplication::translate("Recovery", "“%1” cannot be the name of a node").arg(name.value.left(60)));
}

/// What a recovery answers that was stopped while it looked.
inline std::unexpected<Error> stoppedLooking()
{
    return failure(ErrorKind::Cancelled, QCoreApplication::translate("Recovery", "Stopped while looking"));
}

/// So many at once, and so much time between two times.
struct Pace
{
    qsizetype batch = 1;
    Millis every{250};
};
/// At most `perSecond` (1…), and at most `most` at once.
inline Pace paceFor(int perSecond, qsizetype most)
{
    constexpr Millis usual{250};
    const qsizetype batch = perSecond * usual.count() / 1000;
    if (batch < 1)
        return {.batch = 1, .every = Millis{1000 / std::max(1, perSecond)}};
    return {.batch = std::min(batch, most), .every = usual};
}

} // namespace warrener::parts
