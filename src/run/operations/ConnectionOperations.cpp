#include "run/operations/ConnectionOperations.h"

#include "base/Pause.h"
#include "base/Units.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"

#include <QElapsedTimer>
#include <QSet>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto closeConnectionsName = "broker.close-connections"_L1;
constexpr auto userKey = "user"_L1;
constexpr auto beforeMajorKey = "before"_L1;
constexpr auto connectionsPath = "/api/connections/"_L1;
constexpr auto reasonHeader = "X-Reason";
constexpr Millis betweenLists{250};
/// A broker's nodes hand the API what they know of connections every five seconds (collect_statistics_interval's default).
constexpr Millis untilListed{5500};
/// Each is a request of its own.
constexpr qsizetype mostClosedAtOnce = 1000;

/// A broker lets each channel of a connection take three seconds to end before it closes that one by
/// force, and answers only then; the client waits as long. Whoever ends its session otherwise
/// (a proxy, two steps later) helps it sooner: so this much, or as often as long as the list took.
constexpr Millis closePatience{700};
constexpr int listsLong = 4;

QCoro::Task<Status> closeOne(ManagementClient *client, QString path, QByteArray reason, Millis patience, std::stop_token stop)
{
    const Result<HttpReply> reply =
        co_await client->http().send({.method = "DELETE", .path = path, .timeout = patience, .headers = {{reasonHeader, reason}}, .retries = 0}, stop);
    if (!reply && reply.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(reply.error());
    co_return Status();
}

struct Listed
{
    QString name;
    TimePoint since; ///< by the broker's clock
};

struct ListedConnections
{
    QList<Listed> all;
    std::optional<TimePoint> toldAt; ///< by the same clock, to the second
};

/// Connections of the node, or of the user on any node.
QCoro::Task<Result<ListedConnections>> listConnections(AccessPtr access, NodeName asked, NodeName on, QString user, std::stop_token stop)
{
    ListedConnections listed;
    ManagementClient *client = access->management(asked);
    int pages = 1;
    for (int page = 1; page <= std::min(pages, 40); ++page) {
        const Result<ConnectionPage> answer = co_await client->connectionsPage(page, stop);
        if (!answer)
            co_return std::unexpected(answer.error());
        pages = answer->pageCount;
        if (page == 1)
            listed.toldAt = answer->toldAt;
        for (const auto &[where, connection] : answer->connections) {
            const bool ours = connection.clientName.startsWith("warrener lease"_L1); // it holds the run that asks
            if (!ours && (on.isEmpty() || where == on) && (user.isEmpty() || connection.user == user))
                listed.all.append({.name = connection.name, .since = connection.connectedAt});
        }
    }
    co_return listed;
}

/// Whether the first node that says its version is of a major version before this one.
QCoro::Task<Result<bool>> isBefore(AccessPtr access, QList<NodeName> asked, int major, std::stop_token stop)
{
    Result<bool> outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask for its version"));
    for (const NodeName &peer : std::as_const(asked)) {
        ManagementClient *client = access->management(peer);
        if (client == nullptr)
            continue;
        const auto overview = co_await client->overview(stop);
        if (overview)
            co_return QVersionNumber::fromString(overview->versions.rabbitmq).majorVersion() < major;
        outcome = std::unexpected(overview.error());
    }
    co_return outcome;
}

/// Argument: {"node" and/or "user" (neither: all), "before": major version of those that need it,
/// "perSecond", "reason", "ask"}. Clients are told the reason. What the management API does not list
/// (yet) is not closed; with "before" it is waited for, since a client that came while the queues had no leader is not
/// confirmed anything for half a minute. Whoever has come after the step began is left alone: a client that was asked is back within
/// milliseconds, often on the same node, and would be thrown out again and again.
OperationTask closeConnections(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const NodeName on = node(arguments);
    const QString user = arguments.value(userKey).toString();
    const int perSecond = std::max(1, arguments.value(key::perSecond).toInt(50));
    const auto [batch, every] = paceFor(perSecond, mostClosedAtOnce);
    const QByteArray reason = arguments.value(key::reason).toString().toUtf8().left(200);
    const QList<NodeName> asked = nodes(arguments, key::ask);
    if (const int major = arguments.value(beforeMajorKey).toInt(); major > 0) {
        const Result<bool> needed = co_await isBefore(access, asked, major, context.stop);
        if (!needed)
            co_return std::unexpected(needed.error());
        if (!*needed)
            co_return saying(QCoreApplication::translate("Failover", "This version needs no second reconnect"), {{key::closed, 0}});
    }
    const bool isThorough = arguments.contains(beforeMajorKey);
    const Millis began = access->time()->monotonic();
    std::optional<TimePoint> tooLate; // by the broker's clock: who has come since is none of those that are meant
    int rounds = 0;
    QSet<QString> told;
    qsizetype known = 0;
    qsizetype failed = 0; // one client that hangs must not keep the others where they are
    qsizetype slow = 0;   // of those
    Error lastError;
    // Two rounds in which nothing new turns up end it: the list lags behind the clients.
    for (int quiet = 0; quiet < 2;) {
        Result<ListedConnections> listed =
            failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask for connections"));
        ManagementClient *client = nullptr;
        Millis patience = closePatience;
        for (const NodeName &peer : asked) {
            client = access->management(peer);
            if (client == nullptr)
                continue;
            QElapsedTimer took;
            took.start();
            listed = co_await listConnections(access, peer, on, user, context.stop);
            patience = std::max(closePatience, listsLong * Millis{took.elapsed()});
            if (listed)
                break;
        }
        // APIs hang just after a failover: what was done so far stands, and the next one may answer.
        if (!listed && isThorough && tooLate && !context.stop.stop_requested())
            listed = ListedConnections{};
        if (!listed)
            co_return std::unexpected(listed.error());
        // Whoever was there before is listed by then, whatever the clock of its node says.
        const bool isOver = ++rounds > 2 && !isThorough && access->time()->monotonic() - began > untilListed;
        QStringList fresh;
        for (const Listed &one : std::as_const(listed->all)) {
            if (!isOver && !told.contains(one.name) && (!tooLate || one.since < *tooLate))
                fresh.append(one.name);
        }
        // Whoever is listed at first was there before, whatever the clock of its node says.
        if (!tooLate && listed->toldAt)
            tooLate = *listed->toldAt + std::chrono::seconds{1};
        known += fresh.size();
        quiet = fresh.isEmpty() ? quiet + 1 : 0;
        // Only where the old ones can be told from those that have just come back.
        if (isThorough && tooLate && fresh.isEmpty() && access->time()->monotonic() - began < untilListed) {
            quiet = 0;
            if (!co_await pauseFor(access->time(), std::max(betweenLists, patience - closePatience), context.stop))
                break;
            continue;
        }
        for (qsizetype at = 0; at < fresh.size(); at += batch) {
            std::vector<QCoro::Task<Status>> closing;
            for (const QString &name : fresh.sliced(at, std::min(batch, fresh.size() - at))) {
                told.insert(name);
                closing.push_back(closeOne(client, connectionsPath + pathSegment(name), reason, patience, context.stop));
            }
            for (QCoro::Task<Status> &one : closing) {
                const Status closed = co_await one;
                if (closed)
                    continue;
                ++failed;
                // Who is only slow is being closed all the same.
                if (closed.error().kind == ErrorKind::Timeout)
                    ++slow;
                else
                    lastError = closed.error();
                context.output(closed.error().message);
            }
            context.progress(double(told.size()) / double(std::max<qsizetype>(1, known)),
                             QCoreApplication::translate("Failover", "%1 of %2 closed").arg(units::count(double(told.size())), units::count(double(known))));
            if (at + batch < fresh.size() && !co_await pauseFor(access->time(), every, context.stop))
                co_return failure(ErrorKind::Cancelled, (told.size() == 1 ? QCoreApplication::translate("Failover", "Stopped after %1 connection")
                                                                          : QCoreApplication::translate("Failover", "Stopped after %1 connections"))
                                                            .arg(told.size()));
        }
        if (quiet == 1 && !told.isEmpty() && !co_await pauseFor(access->time(), betweenLists, context.stop))
            break;
        if (told.isEmpty())
            break;
    }
    if (context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, (told.size() == 1 ? QCoreApplication::translate("Failover", "Stopped after %1 connection")
                                                                  : QCoreApplication::translate("Failover", "Stopped after %1 connections"))
                                                    .arg(told.size()));
    if (failed > slow && failed == told.size())
        co_return std::unexpected(lastError);
    context.output(u"%1 connections asked to reconnect, %2 did not answer"_s.arg(told.size()).arg(failed));
    if (failed > 0)
        co_return saying((told.size() == 1 ? QCoreApplication::translate("Failover", "%1 client asked to reconnect, %2 of them without an answer")
                                           : QCoreApplication::translate("Failover", "%1 clients asked to reconnect, %2 of them without an answer"))
                             .arg(units::count(double(told.size())), units::count(double(failed))),
                         {{key::closed, told.size() - failed}});
    co_return saying(QCoreApplication::translate("Failover", "%1 clients asked to reconnect").arg(units::count(double(told.size()))),
                     {{key::closed, told.size()}});
}

} // namespace

void addConnectionOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, closeConnectionsName, access, closeConnections);
}

Step closeConnectionsStep(const QString &id, const QString &title, const ClosingWish &wish)
{
    QJsonObject arguments{{key::perSecond, wish.perSecond}, {key::reason, wish.reason}, {key::ask, toJson(wish.ask)}};
    if (!wish.node.isEmpty())
        arguments.insert(key::node, wish.node.value);
    if (!wish.user.isEmpty())
        arguments.insert(userKey, wish.user);
    if (wish.before > 0)
        arguments.insert(beforeMajorKey, wish.before);
    Step step = action(id, title, call(closeConnectionsName, arguments),
                       (wish.before > 0 ? untilListed : Millis{500}) + Millis{std::max<qint64>(0, wish.connections) * 1000 / std::max(1, wish.perSecond)});
    step.timeout = std::max(Millis{60000}, step.expected * 4);
    step.commands = {u"DELETE %1…  %2: %3"_s.arg(connectionsPath, QLatin1StringView(reasonHeader), wish.reason)};
    step.idempotent = true;
    step.cannotBeUndone = QCoreApplication::translate("Failover", "Clients have reconnected elsewhere");
    return step;
}

} // namespace warrener
