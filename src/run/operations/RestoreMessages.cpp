// Messages back into queues.
#include "base/OffThread.h"
#include "base/Post.h"
#include "base/Units.h"
#include "look/amqp/AmqpSession.h"
#include "run/operations/BackupParts.h"
#include "run/operations/RestoreParts.h"
#include "run/operations/RestoreTargets.h"
#include "run/operations/StepBuilders.h"

#include <QJsonDocument>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto restoreMessagesName = "restore.messages"_L1;
constexpr auto doneKey = "done"_L1;         ///< {queue: messages} of those that are through
constexpr auto atKey = "at"_L1;             ///< the queue under way
constexpr auto positionKey = "position"_L1; ///< messages of it that are over

constexpr qsizetype window = 1000; ///< messages on their way to be confirmed
constexpr qint64 windowBytes = 16LL * 1024 * 1024;
constexpr qint64 keepEvery = 5000; ///< messages between two notes of the position in the journal
constexpr Millis confirmPatience{60'000};
constexpr Millis longestRestore{std::chrono::hours{12}};
constexpr Millis apiTimeout{30'000};

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

/// Writes where it is into the journal, from the thread that publishes.
class Keeper final
{
public:
    explicit Keeper(StepContext context) : m_context(std::move(context)) {}
    Q_DISABLE_COPY_MOVE(Keeper)

    /// Ready when it stands there.
    std::future<Status> keep(const QJsonObject &what)
    {
        const auto promise = std::make_shared<std::promise<Status>>();
        std::future<Status> kept = promise->get_future();
        post(&m_there, [context = m_context, what, promise] { write(context, what, promise); });
        return kept;
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
    RestoreTarget target{};
    AmqpOptions options{};
    QString exchange{};
    QString mark{};
    Prints present{};
    qint64 from = 0; ///< messages that an earlier run has dealt with
    int perSecond = 0;
    QJsonObject done{};
    std::shared_ptr<Keeper> keeper{};
    std::shared_ptr<ProgressRelay> relay{};
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
        if (m_session.unconfirmed() >= window || m_bytesUnderWay >= windowBytes) {
            if (const Status room = awaitRoom(); !room)
                return room;
        }
        const Result<quint64> sent = m_session.publish(
            {.exchange = m_job.exchange, .routingKey = QString::fromUtf8(message.routingKeys.value(0)), .body = message.payload, .properties = out.properties},
            m_job.stop);
        if (!sent)
            return std::unexpected(sent.error());
        m_underWay.push_back({.tag = *sent, .number = m_number, .bytes = message.payload.size()});
        m_bytesUnderWay += message.payload.size();
        ++m_poured.published;
        m_poured.adapted += out.isAdapted ? 1 : 0;
        m_job.relay->tell(m_job.target.from.messages > 0 ? double(m_number) / double(m_job.target.from.messages) : -1, [this] {
            return QCoreApplication::translate("Backup", "%1: %2 messages").arg(m_job.target.to.name, units::count(double(m_number)));
        });
        if (m_job.perSecond > 0)
            pace();
        return m_number - m_kept >= keepEvery ? keepPosition() : Status();
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

    Status settle(const Result<AmqpConfirms> &confirms)
    {
        if (!confirms)
            return std::unexpected(confirms.error());
        if (!confirms->refused.isEmpty() || !confirms->returned.isEmpty()) {
            return failure(ErrorKind::Command,
                           QCoreApplication::translate("Restore", "%1 takes no more messages: its limit is reached, or its broker refuses them")
                               .arg(m_job.target.to.name));
        }
        const std::optional<quint64> first = m_session.firstUnconfirmed();
        while (!m_underWay.empty() && (!first || m_underWay.front().tag < *first)) {
            m_bytesUnderWay -= m_underWay.front().bytes;
            m_underWay.pop_front();
        }
        return {};
    }

    /// Half of the window is free again: the broker always has something to do meanwhile.
    Status awaitRoom()
    {
        while (m_session.unconfirmed() > window / 2 || m_bytesUnderWay > windowBytes / 2) {
            const Result<AmqpConfirms> confirms = m_session.takeConfirms(confirmPatience, m_job.stop);
            if (confirms && confirms->isEmpty())
                return failure(ErrorKind::Timeout,
                               QCoreApplication::translate("Restore", "%1: the broker confirms nothing any more").arg(m_job.target.to.name));
            if (const Status settled = settle(confirms); !settled)
                return settled;
        }
        return {};
    }

    /// Everything is confirmed, and what was noted stands in the journal.
    Status awaitAll()
    {
        if (const Status settled = settle(m_session.awaitConfirms(confirmPatience, m_job.stop)); !settled)
            return settled;
        return awaitNote();
    }

    /// What all before it is confirmed of is noted in the journal while the broker goes on with what is under way.
    Status keepPosition()
    {
        if (const Status settled = settle(m_session.takeConfirms(Millis{0}, m_job.stop)); !settled)
            return settled;
        if (const Status noted = awaitNote(); !noted)
            return noted;
        m_kept = m_number;
        const qint64 over = m_underWay.empty() ? m_number : m_underWay.front().number - 1;
        m_note = m_job.keeper->keep({{doneKey, m_job.done}, {atKey, queueKey(m_job.target.to.vhost, m_job.target.to.name)}, {positionKey, over}});
        return {};
    }

    Status awaitNote() { return m_note.valid() ? m_note.get() : Status(); }

    void pace()
    {
        const auto due = m_begun + std::chrono::microseconds(m_poured.published * 1'000'000 / m_job.perSecond);
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any pause; // which hears a stop
        pause.wait_until(lock, m_job.stop, due, [] { return false; });
    }

    const Pouring &m_job;
    AmqpSession &m_session;
    Prints m_present;
    Poured m_poured;
    qint64 m_number = 0;
    qint64 m_kept = 0; ///< its number when the position was noted
    std::future<Status> m_note;
    /// What is not confirmed yet, or is behind something that is not.
    struct UnderWay
    {
        quint64 tag = 0;
        qint64 number = 0;
        qint64 bytes = 0;
    };
    std::deque<UnderWay> m_underWay;
    qint64 m_bytesUnderWay = 0;
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

/// One queue of the backup into the cluster.
QCoro::Task<Result<Poured>> restoreQueue(AccessPtr access, ManagementClient *client, QList<NodeName> ask, MessagesChoice choice, Pouring job, QString run)
{
    const QueueRef to = job.target.to;
    const auto live = co_await client->queue(to, job.stop);
    if (!live)
        co_return std::unexpected(live.error());
    job.options = restoreDoor(*access, ask, to);
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
    const Result<ManagementClient *> client = co_await answeringClient(access, ask, context.stop);
    if (!client)
        co_return std::unexpected(client.error());
    QJsonObject done = context.kept.value(doneKey).toObject();
    const auto keeper = std::make_shared<Keeper>(context);
    const auto relay = std::make_shared<ProgressRelay>(context);
    Poured all;
    QStringList refused;
    const QList<RestoreTarget> targets = restoreTargets(*manifest, choice);
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

} // namespace

void parts::addRestoreMessagesOperations(Operations &operations, AccessPtr access)
{
    add(operations, restoreMessagesName, access, restoreMessages);
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
            {u"queues"_s, QJsonArray::fromStringList(choice.queues)},
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
            .queues = names.queues,
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

} // namespace warrener
