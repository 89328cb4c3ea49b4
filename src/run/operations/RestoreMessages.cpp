// Messages back into queues, and the proof that they are there.
#include "base/OffThread.h"
#include "base/Post.h"
#include "base/Units.h"
#include "look/amqp/AmqpSession.h"
#include "look/messages/MessageProperties.h"
#include "look/messages/QueueRead.h"
#include "look/messages/QuorumSnapshot.h"
#include "look/messages/StreamRead.h"
#include "run/operations/BackupParts.h"
#include "run/operations/RestoreParts.h"
#include "run/operations/StepBuilders.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <future>
#include <map>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto restoreMessagesName = "restore.messages"_L1;
constexpr auto proveName = "restore.prove"_L1;
constexpr auto doneKey = "done"_L1;         ///< {queue: messages} of those that are through
constexpr auto atKey = "at"_L1;             ///< the queue under way
constexpr auto positionKey = "position"_L1; ///< messages of it that are over
constexpr auto definitionsChoiceKey = "definitions"_L1;
constexpr auto messagesChoiceKey = "messages"_L1;
constexpr auto markHeader = "x-warrener-restored";

constexpr qsizetype window = 1000; ///< messages on their way to be confirmed
constexpr qint64 windowBytes = 16LL * 1024 * 1024;
constexpr qint64 keepEvery = 5000; ///< messages between two notes of the position in the journal
constexpr Millis confirmPatience{60'000};
constexpr Millis longestRestore{std::chrono::hours{12}};
constexpr Millis apiTimeout{30'000};

/// A queue of the backup and where its messages go.
struct Target
{
    BackedUpQueue from{};
    QueueRef to{};
};

QString mapped(const QHash<QString, QString> &names, const QString &name)
{
    return names.value(name, name);
}

QList<Target> targetsOf(const BackupManifest &manifest, const MessagesChoice &choice)
{
    const QRegularExpression pattern(choice.pattern);
    QList<Target> targets;
    for (const BackedUpQueue &queue : manifest.queues) {
        const bool isWanted = !queue.entry.isEmpty() && queue.messages > 0 && pattern.match(queue.name).hasMatch()
                              && (choice.vhosts.isEmpty() || choice.vhosts.contains(queue.vhost));
        if (isWanted)
            targets.append({.from = queue, .to = {mapped(choice.vhostNames, queue.vhost), mapped(choice.queueNames, queue.name)}});
    }
    return targets;
}

/// What a message will be published as.
struct Outgoing
{
    QByteArray properties{};
    bool isAdapted = false; ///< a user id of somebody else's has gone
};

/// The broker takes a message with somebody else's user id for a forgery; where there is one it stands in a header then.
Outgoing outgoing(const QueueMessage &message, const QString &user, const QString &mark)
{
    constexpr quint16 userIdFlag = 1 << 4;
    const auto flags = message.properties.size() >= 2 ? quint16(quint8(message.properties.at(0)) << 8 | quint8(message.properties.at(1))) : quint16(0);
    if ((flags & userIdFlag) == 0 && mark.isEmpty())
        return {.properties = message.properties};
    Result<MessageProperties> properties = decodeProperties(message.properties);
    if (!properties)
        return {.properties = message.properties};
    Outgoing out;
    std::vector<AmqpField> headers = properties->headers.value_or(std::vector<AmqpField>());
    if (properties->userId && *properties->userId != user.toUtf8()) {
        headers.push_back({.key = "x-warrener-user-id", .value = {.type = 'S', .bytes = *properties->userId}});
        properties->userId.reset();
        out.isAdapted = true;
    }
    if (!mark.isEmpty())
        headers.push_back({.key = markHeader, .value = {.type = 'S', .bytes = mark.toUtf8()}});
    if (!headers.empty())
        properties->headers = headers;
    out.properties = encodeProperties(*properties).value_or(message.properties);
    return out;
}

/// What tells one message from another, wherever it was published: all that its publisher gave.
quint64 fingerprint(const QByteArray &properties, const QByteArray &payload)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray::number(properties.size()));
    hash.addData(properties);
    hash.addData(payload);
    quint64 print = 0;
    std::memcpy(&print, hash.result().constData(), sizeof(print));
    return print;
}

/// How often each message is there.
using Prints = QHash<quint64, int>;

/// Takes the fingerprints of what a snapshot finds.
class PrintSink final : public SnapshotSink
{
public:
    Status body(qsizetype queue, QueueMessage message) override
    {
        m_bodies[queue].insert(message.index, fingerprint(message.properties, message.payload));
        return {};
    }
    Status roster(qsizetype queue, const QueueCut &, const QList<LiveEntry> &entries) override
    {
        for (const LiveEntry &entry : entries)
            m_order[queue].append(m_bodies[queue].value(entry.index));
        m_bodies.erase(queue);
        return {};
    }
    const QList<quint64> &order(qsizetype queue) { return m_order[queue]; }

private:
    std::map<qsizetype, QHash<quint64, quint64>> m_bodies;
    std::map<qsizetype, QList<quint64>> m_order;
};

AmqpOptions optionsFor(ClusterAccess &access, const QList<NodeName> &ask, const QueueRef &queue)
{
    for (const NodeName &name : ask) {
        const NodeProfile *node = access.profile().node(name);
        if (node == nullptr)
            continue;
        AmqpOptions options = access.doors().amqp(*node, u"Warrener restore"_s);
        if (!options.endpoint.isSet())
            continue;
        options.vhost = queue.vhost;
        options.callTimeout = Millis{30'000};
        return options;
    }
    return {};
}

QCoro::Task<Result<ManagementClient *>> clientOf(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Restore", "No node can be asked"), .detail = {}};
    for (const NodeName &node : ask) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        const auto overview = co_await client->overview(stop);
        if (overview)
            co_return client;
        last = overview.error();
    }
    co_return std::unexpected(last);
}

/// What a queue holds now, in its order as far as that can be had without touching it. Errors: NotAvailable, where it cannot be
/// looked into.
QCoro::Task<Result<QList<quint64>>> printsOf(AccessPtr access, QList<NodeName> ask, QueueRef queue, QueueType type, std::stop_token stop)
{
    if (type == QueueType::Quorum) {
        Error last{.kind = ErrorKind::NotAvailable,
                   .message = QCoreApplication::translate("Restore", "No login to a broker's host: its log cannot be read"),
                   .detail = {}};
        for (const NodeName &node : ask) {
            HostShell *shell = access->shellOf(node);
            if (shell == nullptr)
                continue;
            PrintSink sink;
            const auto nobody = [](const SnapshotProgress &) {};
            const Result<SnapshotOutcome> taken = co_await takeSnapshot(*shell, node, {{.vhost = queue.vhost, .name = queue.name}}, {}, sink, nobody, stop);
            if (!taken) {
                last = taken.error();
                continue;
            }
            if (!taken->queues.first())
                co_return std::unexpected(taken->queues.first().error());
            co_return sink.order(0);
        }
        co_return std::unexpected(last);
    }
    if (type == QueueType::Stream) {
        const auto read = [options = optionsFor(*access, ask, queue), queue, stop]() -> Result<QList<quint64>> {
            const auto last = lastOffset(options, queue, stop);
            if (!last)
                return std::unexpected(last.error());
            QList<quint64> prints;
            if (!*last)
                return prints;
            const auto all = readStream(
                options, queue, 0, **last, {},
                [&prints](const QueueMessage &message) -> Status {
                    prints.append(fingerprint(message.properties, message.payload));
                    return {};
                },
                stop);
            if (!all)
                return std::unexpected(all.error());
            return prints;
        };
        co_return co_await WaitingThread(read);
    }
    co_return failure(ErrorKind::NotAvailable, QCoreApplication::translate("Restore", "A classic queue cannot be looked into without touching it"));
}

/// A way into one queue alone, whatever routing keys and CC headers its messages carry: an exchange that sends all to it. It goes
/// with its binding.
QCoro::Task<Result<QString>> makeDoor(ManagementClient *client, QueueRef queue, QString run, std::stop_token stop)
{
    const QString name = u"warrener.restore."_s + run;
    const auto send = [client, &stop](QByteArray method, QString path, QJsonObject body) {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.timeout = apiTimeout;
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers = {{"Content-Type", "application/json"}};
        request.retries = 0;
        return client->http().send(request, stop);
    };
    const QString vhost = pathSegment(queue.vhost);
    const Result<HttpReply> made = co_await send("PUT", u"/api/exchanges/%1/%2"_s.arg(vhost, pathSegment(name)),
                                                 {{u"type"_s, u"fanout"_s}, {u"durable"_s, true}, {u"auto_delete"_s, true}});
    if (!made)
        co_return std::unexpected(made.error());
    const Result<HttpReply> bound =
        co_await send("POST", u"/api/bindings/%1/e/%2/q/%3"_s.arg(vhost, pathSegment(name), pathSegment(queue.name)), {{u"routing_key"_s, QString()}});
    if (!bound)
        co_return std::unexpected(bound.error());
    co_return name;
}

QCoro::Task<> closeDoor(ManagementClient *client, QueueRef queue, QString name)
{
    HttpRequest request;
    request.method = "DELETE";
    request.path = u"/api/exchanges/%1/%2"_s.arg(pathSegment(queue.vhost), pathSegment(name));
    request.timeout = apiTimeout;
    static_cast<void>(co_await client->http().send(request));
}

/// Writes where it is into the journal, from the thread that publishes, and waits until it stands there.
class Keeper final
{
public:
    explicit Keeper(StepContext context) : m_context(std::move(context)) {}
    Q_DISABLE_COPY_MOVE(Keeper)

    Status keep(const QJsonObject &what)
    {
        const auto promise = std::make_shared<std::promise<Status>>();
        std::future<Status> kept = promise->get_future();
        post(&m_there, [context = m_context, what, promise] { write(context, what, promise); });
        return kept.get();
    }

private:
    static QCoro::Task<> write(StepContext context, QJsonObject what, std::shared_ptr<std::promise<Status>> promise)
    {
        promise->set_value(co_await context.keep(what));
    }

    const StepContext m_context;
    QObject m_there;
};

struct Poured
{
    qint64 published = 0;
    qint64 skipped = 0; ///< they were there
    qint64 adapted = 0;
};

/// All that one queue is filled with.
struct Pouring
{
    RestoreSource source{};
    Target target{};
    AmqpOptions options{};
    QString exchange{};
    QString mark{};
    Prints present{};
    qint64 from = 0; ///< messages that an earlier run has dealt with
    int perSecond = 0;
    QJsonObject done{};
    std::shared_ptr<Keeper> keeper;
    std::shared_ptr<ProgressRelay> relay;
    std::stop_token stop{};
};

/// Publishes, confirmed, in order. For a thread that may wait.
class Pourer final
{
public:
    Pourer(const Pouring &job, AmqpSession &session) : m_job(job), m_session(session), m_present(job.present) {}

    Result<Poured> run()
    {
        const auto reader = openSource(m_job.source, m_job.stop);
        if (!reader)
            return std::unexpected(reader.error());
        // Those that were with consumers came out first, and would have come back to the front.
        for (const bool early : {true, false}) {
            const Status read = (*reader)->messages(m_job.target.from.vhost, m_job.target.from.name, [&](const QueueMessage &message) -> Result<bool> {
                if ((message.state == MessageState::Unacknowledged) != early)
                    return true;
                if (const Status taken = take(message); !taken)
                    return std::unexpected(taken.error());
                return true;
            });
            if (!read)
                return std::unexpected(read.error());
        }
        if (const Status confirmed = awaitAll(); !confirmed)
            return std::unexpected(confirmed.error());
        return m_poured;
    }

private:
    Status take(const QueueMessage &message)
    {
        if (m_job.stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("Backup", "Cancelled"));
        ++m_number;
        const Outgoing out = outgoing(message, m_job.options.user, m_job.mark);
        if (isThere(message, out)) {
            ++m_poured.skipped;
            return {};
        }
        // Published by an earlier run, and taken by a consumer since.
        if (m_number <= m_job.from)
            return {};
        if (m_session.unconfirmed() >= window || m_underWay >= windowBytes) {
            if (const Status confirmed = awaitAll(); !confirmed)
                return confirmed;
        }
        const Result<quint64> sent = m_session.publish(
            {.exchange = m_job.exchange, .routingKey = QString::fromUtf8(message.routingKeys.value(0)), .body = message.payload, .properties = out.properties},
            m_job.stop);
        if (!sent)
            return std::unexpected(sent.error());
        m_underWay += message.payload.size();
        ++m_poured.published;
        m_poured.adapted += out.isAdapted ? 1 : 0;
        m_job.relay->tell(m_job.target.from.messages > 0 ? double(m_number) / double(m_job.target.from.messages) : -1,
                          QCoreApplication::translate("Backup", "%1: %2 messages").arg(m_job.target.to.name, units::count(double(m_number))));
        if (m_job.perSecond > 0)
            pace();
        if (m_number - m_kept >= keepEvery)
            return awaitAll();
        return {};
    }

    bool isThere(const QueueMessage &message, const Outgoing &out)
    {
        if (m_present.isEmpty())
            return false;
        for (const QByteArray &properties : {message.properties, out.properties}) {
            const auto found = m_present.find(fingerprint(properties, message.payload));
            if (found == m_present.end())
                continue;
            if (--*found == 0)
                m_present.erase(found);
            return true;
        }
        return false;
    }

    /// Confirmed by the broker, and the position in the journal.
    Status awaitAll()
    {
        const Result<AmqpConfirms> confirms = m_session.awaitConfirms(confirmPatience, m_job.stop);
        if (!confirms)
            return std::unexpected(confirms.error());
        if (!confirms->refused.isEmpty() || !confirms->returned.isEmpty()) {
            return failure(ErrorKind::Command,
                           QCoreApplication::translate("Restore", "%1 takes no more messages: its limit is reached, or its broker refuses them")
                               .arg(m_job.target.to.name));
        }
        m_underWay = 0;
        if (m_number - m_kept < keepEvery)
            return {};
        m_kept = m_number;
        return m_job.keeper->keep({{doneKey, m_job.done}, {atKey, queueKey(m_job.target.to.vhost, m_job.target.to.name)}, {positionKey, m_number}});
    }

    void pace()
    {
        const auto due = m_begun + std::chrono::microseconds(m_poured.published * 1'000'000 / m_job.perSecond);
        if (due > std::chrono::steady_clock::now())
            std::this_thread::sleep_until(due);
    }

    const Pouring &m_job;
    AmqpSession &m_session;
    Prints m_present;
    Poured m_poured;
    qint64 m_number = 0;
    qint64 m_kept = 0;
    qint64 m_underWay = 0; ///< bytes
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

Result<Poured> pour(const Pouring &job)
{
    const Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(job.options, job.stop);
    if (!session)
        return std::unexpected(session.error());
    if (const Status confirms = (*session)->enableConfirms(job.stop); !confirms)
        return std::unexpected(confirms.error());
    return Pourer(job, **session).run();
}

/// What a queue says of itself at this moment. Errors: those of AmqpSession; NotFound.
QCoro::Task<Result<AmqpQueueState>> lookInto(AmqpOptions options, QueueRef queue, std::stop_token stop)
{
    const auto look = [options, queue, stop]() -> Result<AmqpQueueState> {
        const Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(options, stop);
        if (!session)
            return std::unexpected(session.error());
        return (*session)->inspect(queue.name, stop);
    };
    co_return co_await WaitingThread(look);
}

/// One queue of the backup into the cluster.
QCoro::Task<Result<Poured>> restoreQueue(AccessPtr access, ManagementClient *client, QList<NodeName> ask, MessagesChoice choice, Pouring job, QString run)
{
    const QueueRef to = job.target.to;
    const auto live = co_await client->queue(to, job.stop);
    if (!live)
        co_return std::unexpected(live.error());
    job.options = optionsFor(*access, ask, to);
    // By the queue itself: statistics are some seconds old, and what they miss would be published twice.
    const Result<AmqpQueueState> state = co_await lookInto(job.options, to, job.stop);
    if (!state)
        co_return std::unexpected(state.error());
    const QueueType type = queueTypeFromId(live->type);
    if (state->consumers > 0 && !choice.withConsumers) {
        co_return failure(ErrorKind::Forbidden,
                          QCoreApplication::translate("Restore", "Clients consume from %1: they would get old messages at once").arg(to.name));
    }
    // A classic queue is looked into only where it holds something; what consumers hold of it they keep.
    const bool mayHold = type != QueueType::Classic || state->ready > 0;
    if ((choice.skipPresent || job.from > 0) && mayHold) {
        const Result<QList<quint64>> prints = co_await printsOf(access, ask, to, type, job.stop);
        if (!prints && prints.error().kind != ErrorKind::NotAvailable)
            co_return std::unexpected(prints.error());
        const bool isEmpty = state->ready == 0 && state->consumers == 0;
        if (!prints && choice.skipPresent && !isEmpty) {
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                        "Restore", "%1 holds messages, and nobody can tell which: %2 (publish all of them, or empty it first)")
                                                        .arg(to.name, prints.error().message));
        }
        for (const quint64 print : prints.value_or(QList<quint64>()))
            ++job.present[print];
    }
    const Result<QString> door = co_await makeDoor(client, to, run, job.stop);
    if (!door)
        co_return std::unexpected(door.error());
    job.exchange = *door;
    const auto work = [job] { return pour(job); };
    const Result<Poured> poured = co_await WaitingThread(work);
    co_await closeDoor(client, to, *door);
    co_return poured;
}

/// Argument: {"source", "choice", "ask"}.
OperationTask restoreMessages(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const RestoreSource source = restoreSourceFromJson(arguments.value(key::source).toObject());
    const MessagesChoice choice = messagesChoiceFromJson(arguments.value(key::choice).toObject());
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const auto read = [source]() -> Result<BackupManifest> {
        const auto reader = openSource(source);
        if (!reader)
            return std::unexpected(reader.error());
        return (*reader)->manifest();
    };
    const Result<BackupManifest> manifest = co_await WaitingThread(read);
    if (!manifest)
        co_return std::unexpected(manifest.error());
    const Result<ManagementClient *> client = co_await clientOf(access, ask, context.stop);
    if (!client)
        co_return std::unexpected(client.error());
    QJsonObject done = context.kept.value(doneKey).toObject();
    const auto keeper = std::make_shared<Keeper>(context);
    const auto relay = std::make_shared<ProgressRelay>(context);
    Poured all;
    QStringList refused;
    const QList<Target> targets = targetsOf(*manifest, choice);
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const QString name = queueKey(targets.at(i).to.vhost, targets.at(i).to.name);
        if (done.contains(name))
            continue;
        Pouring job{.source = source, .target = targets.at(i), .mark = choice.mark ? manifest->id : QString(), .done = done};
        job.from = context.kept.value(atKey).toString() == name ? context.kept.value(positionKey).toInteger() : 0;
        job.perSecond = choice.perSecond;
        job.keeper = keeper;
        job.relay = relay;
        job.stop = context.stop;
        const Result<Poured> poured = co_await restoreQueue(access, *client, ask, choice, job, context.run + u'.' + QString::number(i));
        if (!poured
            && (poured.error().kind == ErrorKind::Forbidden || poured.error().kind == ErrorKind::NotFound || poured.error().kind == ErrorKind::Command)) {
            refused.append(targets.at(i).to.name);
            context.output(QCoreApplication::translate("Restore", "%1: %2").arg(targets.at(i).to.name, poured.error().message));
            continue;
        }
        if (!poured)
            co_return std::unexpected(poured.error());
        all.published += poured->published;
        all.skipped += poured->skipped;
        all.adapted += poured->adapted;
        done.insert(name, poured->published);
        if (const Status kept = co_await context.keep({{doneKey, done}, {atKey, QString()}, {positionKey, 0}}); !kept)
            co_return std::unexpected(kept.error());
    }
    if (all.adapted > 0)
        context.output(QCoreApplication::translate("Restore", "%1 messages had a user id of somebody else's: it stands in the header x-warrener-user-id now")
                           .arg(units::count(double(all.adapted))));
    const QString words = QCoreApplication::translate("Restore", "%1 messages published, %2 were there already")
                              .arg(units::count(double(all.published)), units::count(double(all.skipped)));
    if (!refused.isEmpty()) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Restore", "%1; not into %2").arg(words, refused.first(std::min<qsizetype>(5, refused.size())).join(u", "_s)));
    }
    co_return saying(words, {{u"published"_s, all.published}, {u"skipped"_s, all.skipped}});
}

/// What a queue has to hold, by fingerprint and in its order.
Result<QList<std::pair<quint64, quint64>>> expectedPrints(const RestoreSource &source, const Target &target, const QString &user, const QString &mark)
{
    const auto reader = openSource(source);
    if (!reader)
        return std::unexpected(reader.error());
    QList<std::pair<quint64, quint64>> prints;
    const Status read = (*reader)->messages(target.from.vhost, target.from.name, [&](const QueueMessage &message) -> Result<bool> {
        const Outgoing out = outgoing(message, user, mark);
        prints.append({fingerprint(message.properties, message.payload), fingerprint(out.properties, message.payload)});
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    return prints;
}

qsizetype missingOf(const QList<std::pair<quint64, quint64>> &expected, const QList<quint64> &live)
{
    Prints there;
    for (const quint64 print : live)
        ++there[print];
    qsizetype missing = 0;
    for (const auto &[original, adapted] : expected) {
        const auto found = there.find(there.value(original) > 0 ? original : adapted);
        if (found == there.end() || *found == 0)
            ++missing;
        else
            --*found;
    }
    return missing;
}

/// Argument: {"source", "definitions"?, "messages"?, "ask"}.
OperationTask prove(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const RestoreSource source = restoreSourceFromJson(arguments.value(key::source).toObject());
    const QList<NodeName> ask = nodes(arguments, key::ask);
    QStringList differences;
    if (arguments.contains(definitionsChoiceKey)) {
        const DefinitionsChoice choice = definitionsChoiceFromJson(arguments.value(definitionsChoiceKey).toObject());
        const auto read = [source] { return readDefinitions(source); };
        const Result<QJsonObject> backup = co_await WaitingThread(read);
        const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, ask, context.stop);
        if (!backup || !live)
            co_return std::unexpected(!backup ? backup.error() : live.error());
        for (const RestoreObject &object : previewDefinitions(*backup, live->definitions, choice, live->version).objects) {
            const bool isWrong = object.fate == RestoreFate::Create || object.fate == RestoreFate::Change || object.fate == RestoreFate::Cannot;
            if (isWrong)
                differences.append(u"%1 %2: %3"_s.arg(object.section, object.name, toWord(object.fate)));
        }
    }
    qint64 counted = 0;
    qint64 byNumber = 0;
    if (arguments.contains(messagesChoiceKey)) {
        const MessagesChoice choice = messagesChoiceFromJson(arguments.value(messagesChoiceKey).toObject());
        const auto open = [source]() -> Result<BackupManifest> {
            const auto reader = openSource(source);
            if (!reader)
                return std::unexpected(reader.error());
            return (*reader)->manifest();
        };
        const Result<BackupManifest> manifest = co_await WaitingThread(open);
        if (!manifest)
            co_return std::unexpected(manifest.error());
        const Result<ManagementClient *> client = co_await clientOf(access, ask, context.stop);
        if (!client)
            co_return std::unexpected(client.error());
        for (const Target &target : targetsOf(*manifest, choice)) {
            const auto live = co_await (*client)->queue(target.to, context.stop);
            if (!live) {
                differences.append(u"%1: %2"_s.arg(target.to.name, live.error().message));
                continue;
            }
            const Result<QList<quint64>> prints = co_await printsOf(access, ask, target.to, queueTypeFromId(live->type), context.stop);
            if (!prints) {
                const Result<AmqpQueueState> state = co_await lookInto(optionsFor(*access, ask, target.to), target.to, context.stop);
                byNumber += target.from.messages;
                if (!state || state->ready < target.from.messages)
                    differences.append(QCoreApplication::translate("Restore", "%1 holds %2 messages, the backup %3")
                                           .arg(target.to.name, state ? units::count(double(state->ready)) : state.error().message,
                                                units::count(double(target.from.messages))));
                continue;
            }
            const auto expect = [source, target, user = access->profile().user, mark = choice.mark ? manifest->id : QString()] {
                return expectedPrints(source, target, user, mark);
            };
            const Result<QList<std::pair<quint64, quint64>>> expected = co_await WaitingThread(expect);
            if (!expected)
                co_return std::unexpected(expected.error());
            const qsizetype missing = missingOf(*expected, *prints);
            counted += expected->size() - missing;
            if (missing > 0)
                differences.append(QCoreApplication::translate("Restore", "%1 lacks %2 of %3 messages")
                                       .arg(target.to.name, units::count(double(missing)), units::count(double(expected->size()))));
        }
    }
    for (const QString &difference : differences.first(std::min<qsizetype>(200, differences.size())))
        context.output(difference);
    if (!differences.isEmpty()) {
        co_return failure(
            ErrorKind::Command,
            QCoreApplication::translate("Restore", "Not complete: %n difference(s); the first: %1", nullptr, int(differences.size())).arg(differences.first()));
    }
    QString words = QCoreApplication::translate("Restore", "Complete");
    if (counted > 0)
        words += QCoreApplication::translate("Restore", "; %1 messages are there, byte for byte").arg(units::count(double(counted)));
    if (byNumber > 0)
        words += QCoreApplication::translate("Restore", "; %1 more by number").arg(units::count(double(byNumber)));
    co_return saying(words, {{u"complete"_s, true}});
}

} // namespace

void parts::addRestoreMessagesOperations(Operations &operations, AccessPtr access)
{
    add(operations, restoreMessagesName, access, restoreMessages);
    add(operations, proveName, access, prove);
}

QJsonObject toJson(const MessagesChoice &choice)
{
    const auto object = [](const QHash<QString, QString> &names) {
        QJsonObject json;
        for (const auto [from, to] : names.asKeyValueRange())
            json.insert(from, to);
        return json;
    };
    return {{u"pattern"_s, choice.pattern},
            {u"vhosts"_s, QJsonArray::fromStringList(choice.vhosts)},
            {u"vhostNames"_s, object(choice.vhostNames)},
            {u"queueNames"_s, object(choice.queueNames)},
            {u"skipPresent"_s, choice.skipPresent},
            {u"mark"_s, choice.mark},
            {u"withConsumers"_s, choice.withConsumers},
            {u"perSecond"_s, choice.perSecond}};
}

MessagesChoice messagesChoiceFromJson(const QJsonObject &json)
{
    const DefinitionsChoice names = definitionsChoiceFromJson(json);
    return {.pattern = names.pattern,
            .vhosts = names.vhosts,
            .vhostNames = names.vhostNames,
            .queueNames = names.queueNames,
            .skipPresent = json.value("skipPresent"_L1).toBool(true),
            .mark = json.value("mark"_L1).toBool(),
            .withConsumers = json.value("withConsumers"_L1).toBool(),
            .perSecond = json.value("perSecond"_L1).toInt()};
}

Status checkChoice(const MessagesChoice &choice)
{
    return checkChoice(DefinitionsChoice{.pattern = choice.pattern});
}

Step restoreMessagesStep(const RestoreSource &source, const MessagesChoice &choice, const QList<NodeName> &ask, qint64 messages)
{
    const QJsonObject about{{key::source, toJson(source)}, {key::choice, toJson(choice)}, {key::ask, parts::toJson(ask)}};
    Step step =
        action(u"messages"_s, QCoreApplication::translate("Restore", "Publish %1 messages, confirmed, in their order").arg(units::count(double(messages))),
               call(restoreMessagesName, about), Millis{2000 + std::max<qint64>(0, messages) / 10});
    step.timeout = longestRestore;
    step.idempotent = true;
    step.cannotBeUndone = QCoreApplication::translate("Restore", "Messages that were published stay; consumers may have taken them");
    step.onFailure = OnFailure::Continue;
    return step;
}

Step proveRestoreStep(const RestoreSource &source, const std::optional<DefinitionsChoice> &definitions, const std::optional<MessagesChoice> &messages,
                      const QList<NodeName> &ask)
{
    QJsonObject about{{key::source, toJson(source)}, {key::ask, parts::toJson(ask)}};
    if (definitions)
        about.insert(definitionsChoiceKey, toJson(*definitions));
    if (messages)
        about.insert(messagesChoiceKey, toJson(*messages));
    Step step = check(u"prove"_s, QCoreApplication::translate("Restore", "Prove it: definitions and messages are those of the backup"), call(proveName, about),
                      Millis{3000});
    step.timeout = Millis{std::chrono::hours{2}};
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
