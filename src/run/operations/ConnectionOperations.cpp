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

Error stoppedAfter(qsizetype told)
{
    return {.kind = ErrorKind::Cancelled,
            .message = (told == 1 ? QCoreApplication::translate("Failover", "Stopped after %1 connection")
                                  : QCoreApplication::translate("Failover", "Stopped after %1 connections"))
                           .arg(told),
            .detail = {}};
}

/// What one round was told, and by whom.
struct ConnectionRound
{
    Result<ListedConnections> listed = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node to ask for connections"));
    ManagementClient *client = nullptr;
    Millis patience = closePatience; ///< for each that is closed by that one
};

QCoro::Task<ConnectionRound> listByFirst(AccessPtr access, QList<NodeName> asked, NodeName on, QString user, std::stop_token stop)
{
    ConnectionRound round;
    for (const NodeName &peer : std::as_const(asked)) {
        ManagementClient *client = access->management(peer);
        if (client == nullptr)
            continue;
        QElapsedTimer took;
        took.start();
        round.client = client;
        round.listed = co_await listConnections(access, peer, on, user, stop);
        round.patience = std::max(closePatience, listsLong * Millis{took.elapsed()});
        if (round.listed)
            break;
    }
    co_return round;
}

/// Who has been asked to reconnect so far.
struct AskedClients
{
    QSet<QString> told{};
    qsizetype known = 0;
    qsizetype failed = 0; ///< one client that hangs must not keep the others where they are
    qsizetype slow = 0;   ///< of those: they are being closed all the same
    Error lastError{};    ///< of those that failed otherwise
};

/// One batch after the other. `asked` outlives it. Errors: Cancelled.
QCoro::Task<Status> closeAll(AccessPtr access, ConnectionRound round, QStringList names, Pace pace, QByteArray reason, AskedClients *asked, StepContext context)
{
    for (qsizetype at = 0; at < names.size(); at += pace.batch) {
        std::vector<QCoro::Task<Status>> closing;
        for (const auto entries = names.sliced(at, std::min(pace.batch, names.size() - at)); const QString &name : entries) {
            asked->told.insert(name);
            closing.push_back(closeOne(round.client, connectionsPath + pathSegment(name), reason, round.patience, context.stop));
        }
        for (QCoro::Task<Status> &one : closing) {
            const Status closed = co_await one;
            if (closed)
                continue;
            ++asked->failed;
            if (closed.error().kind == ErrorKind::Timeout)
                ++asked->slow;
            else
                asked->lastError = closed.error();
            context.output(closed.error().message);
        }
        const auto told = double(asked->told.size());
        const auto known = double(std::max<qsizetype>(1, asked->known));
        context.progress(told / known, QCoreApplication::translate("Failover", "%1 of %2 closed").arg(units::count(told), units::count(double(asked->known))));
        if (at + pace.batch < names.size() && !co_await pauseFor(access->time(), pace.every, context.stop))
            co_return std::unexpected(stoppedAfter(asked->told.size()));
    }
    co_return Status();
}

Result<QJsonObject> whatCameOf(const AskedClients &asked)
{
    const qsizetype told = asked.told.size();
    if (asked.failed > asked.slow && asked.failed == told)
        return std::unexpected(asked.lastError);
    if (asked.failed > 0)
        return saying((told == 1 ? QCoreApplication::translate("Failover", "%1 client asked to reconnect, %2 of them without an answer")
                                 : QCoreApplication::translate("Failover", "%1 clients asked to reconnect, %2 of them without an answer"))
                          .arg(units::count(double(told)), units::count(double(asked.failed))),
                      {{key::closed, told - asked.failed}});
    return saying(QCoreApplication::translate("Failover", "%1 clients asked to reconnect").arg(units::count(double(told))), {{key::closed, told}});
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
    const Pace pace = paceFor(std::max(1, arguments.value(key::perSecond).toInt(50)), mostClosedAtOnce);
    const QByteArray reason = arguments.value(key::reason).toString().toUtf8().left(200);
    const QList<NodeName> peers = nodes(arguments, key::ask);
    if (const int major = arguments.value(beforeMajorKey).toInt(); major > 0) {
        const Result<bool> needed = co_await isBefore(access, peers, major, context.stop);
        if (!needed)
            co_return std::unexpected(needed.error());
        if (!*needed)
            co_return saying(QCoreApplication::translate("Failover", "This version needs no second reconnect"), {{key::closed, 0}});
    }
    const bool isThorough = arguments.contains(beforeMajorKey);
    const Millis began = access->time()->monotonic();
    std::optional<TimePoint> tooLate; // by the broker's clock: who has come since is none of those that are meant
    AskedClients asked;
    int rounds = 0;
    // Two rounds in which nothing new turns up end it: the list lags behind the clients.
    for (int quiet = 0; quiet < 2;) {
        ConnectionRound round = co_await listByFirst(access, peers, on, user, context.stop);
        // APIs hang just after a failover: what was done so far stands, and the next one may answer.
        if (!round.listed && isThorough && tooLate && !context.stop.stop_requested())
            round.listed = ListedConnections{};
        if (!round.listed)
            co_return std::unexpected(round.listed.error());
        // Whoever was there before is listed by then, whatever the clock of its node says.
        const bool isOver = ++rounds > 2 && !isThorough && access->time()->monotonic() - began > untilListed;
        QStringList fresh;
        for (const Listed &one : std::as_const(round.listed->all)) {
            if (!isOver && !asked.told.contains(one.name) && (!tooLate || one.since < *tooLate))
                fresh.append(one.name);
        }
        // Whoever is listed at first was there before, whatever the clock of its node says.
        if (!tooLate && round.listed->toldAt)
            tooLate = *round.listed->toldAt + std::chrono::seconds{1};
        asked.known += fresh.size();
        quiet = fresh.isEmpty() ? quiet + 1 : 0;
        // Only where the old ones can be told from those that have just come back.
        if (isThorough && tooLate && fresh.isEmpty() && access->time()->monotonic() - began < untilListed) {
            quiet = 0;
            if (!co_await pauseFor(access->time(), std::max(betweenLists, round.patience - closePatience), context.stop))
                break;
            continue;
        }
        if (const Status closed = co_await closeAll(access, round, fresh, pace, reason, &asked, context); !closed)
            co_return std::unexpected(closed.error());
        if (quiet == 1 && !asked.told.isEmpty() && !co_await pauseFor(access->time(), betweenLists, context.stop))
            break;
        if (asked.told.isEmpty())
            break;
    }
    if (context.stop.stop_requested())
        co_return std::unexpected(stoppedAfter(asked.told.size()));
    co_return whatCameOf(asked);
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
