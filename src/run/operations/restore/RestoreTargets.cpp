#include "run/operations/restore/RestoreTargets.h"

#include "base/BoundedExpression.h"
#include "base/OffThread.h"
#include "look/messages/MessageProperties.h"
#include "look/messages/QuorumSnapshot.h"
#include "look/messages/StreamRead.h"
#include "record/catalogue/Sha256.h"

#include <QSet>

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto markHeader = "x-warrener-restored";

QString mapped(const QHash<QString, QString> &names, const QString &name)
{
    return names.value(name, name);
}

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

} // namespace

QList<RestoreTarget> parts::restoreTargets(const BackupManifest &manifest, const MessagesChoice &choice)
{
    const QRegularExpression pattern = boundedExpression(choice.pattern);
    const QSet<QString> ticked(choice.queues.begin(), choice.queues.end());
    const QSet<QString> without(choice.without.begin(), choice.without.end());
    QSet<std::pair<QString, QString>> taken;
    QList<RestoreTarget> targets;
    for (const BackedUpQueue &queue : manifest.queues) {
        const QString named = queue.vhost + u'\n' + queue.name;
        const bool isWanted = !queue.entry.isEmpty() && queue.messages > 0 && pattern.match(queue.name).hasMatch()
                              && (choice.vhosts.isEmpty() || choice.vhosts.contains(queue.vhost)) && (choice.queues.isEmpty() || ticked.contains(named))
                              && !without.contains(named);
        if (!isWanted)
            continue;
        RestoreTarget target{.from = queue, .to = {mapped(choice.vhostNames, queue.vhost), mapped(choice.queueNames, queue.name)}};
        // What is noted of a run is noted by the queue that is filled: of two only the first would be.
        if (taken.contains({target.to.vhost, target.to.name}))
            target.refused = QCoreApplication::translate("Restore", "another queue of the backup goes there already: give one of them another name");
        taken.insert({target.to.vhost, target.to.name});
        targets.append(target);
    }
    return targets;
}

QString parts::inVhost(const QString &name, const QString &vhost)
{
    // Of the usual one nobody says it.
    return vhost.isEmpty() || vhost == "/"_L1 ? name : QCoreApplication::translate("Restore", "%1 in vhost %2").arg(name, vhost);
}

QString parts::shownQueue(const QueueRef &queue)
{
    return inVhost(queue.name, queue.vhost);
}

Outgoing parts::outgoing(const QueueMessage &message, const QString &user, const QString &mark)
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

quint64 parts::fingerprint(const QByteArray &properties, const QByteArray &payload)
{
    Sha256 hash;
    hash.add(QByteArray::number(properties.size()));
    hash.add(properties);
    hash.add(payload);
    quint64 print = 0;
    std::memcpy(&print, hash.result().constData(), sizeof(print));
    return print;
}

bool parts::takePresent(Prints &present, const QueueMessage &message, const Outgoing &out)
{
    if (present.isEmpty())
        return false;
    for (const QByteArray &properties : {message.properties, out.properties}) {
        const auto found = present.find(fingerprint(properties, message.payload));
        if (found == present.end())
            continue;
        if (--*found == 0)
            present.erase(found);
        return true;
    }
    return false;
}

HeldMessages parts::compareHeld(const QList<std::pair<quint64, quint64>> &expected, const QList<quint64> &live)
{
    // Where each print stands in the backup; the two of one message share their place.
    QHash<quint64, QList<qsizetype>> places;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const auto &[original, adapted] = expected.at(i);
        places[original].append(i);
        if (adapted != original)
            places[adapted].append(i);
    }
    std::vector<bool> isTaken(size_t(expected.size()), false);
    QHash<quint64, qsizetype> passed;
    HeldMessages held{.missing = expected.size()};
    qsizetype last = -1;
    for (const quint64 print : live) {
        const auto of = places.constFind(print);
        if (of == places.cend())
            continue;
        qsizetype &next = passed[print];
        while (next < of->size() && isTaken[size_t(of->at(next))])
            ++next;
        if (next == of->size()) {
            ++held.twice;
            continue;
        }
        const qsizetype place = of->at(next);
        isTaken[size_t(place)] = true;
        --held.missing;
        held.isInOrder = held.isInOrder && place > last;
        last = place;
    }
    return held;
}

AmqpOptions parts::restoreDoor(ClusterAccess &access, const QList<NodeName> &ask, const QueueRef &queue)
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

QCoro::Task<Result<ManagementClient *>> parts::answeringClient(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
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

QCoro::Task<Result<QList<quint64>>> parts::printsOf(AccessPtr access, QList<NodeName> ask, QueueRef queue, QueueType type, std::stop_token stop)
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
        const auto read = [options = restoreDoor(*access, ask, queue), queue, stop]() -> Result<QList<quint64>> {
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

QCoro::Task<Result<AmqpQueueState>> parts::lookInto(AmqpOptions options, QueueRef queue, std::stop_token stop)
{
    const auto look = [options, queue, stop]() -> Result<AmqpQueueState> {
        const Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(options, stop);
        if (!session)
            return std::unexpected(session.error());
        return (*session)->inspect(queue.name, stop);
    };
    co_return co_await WaitingThread(look);
}

QCoro::Task<Result<bool>> parts::isProvenEmpty(AmqpOptions options, QueueRef queue, std::stop_token stop)
{
    const auto look = [options, queue, stop]() -> Result<bool> {
        const Result<std::unique_ptr<AmqpSession>> session = AmqpSession::open(options, stop);
        if (!session)
            return std::unexpected(session.error());
        // Who holds messages of it counts as a consumer there. Asked first as well: a message that came meanwhile is not to be touched.
        const auto isCalledEmpty = [&]() -> Result<bool> {
            const Result<AmqpQueueState> state = (*session)->inspect(queue.name, stop);
            return state ? Result<bool>(state->ready == 0 && state->consumers == 0) : std::unexpected(state.error());
        };
        if (const Result<bool> before = isCalledEmpty(); !before || !*before)
            return before;
        const Result<bool> holds = (*session)->holdsReady(queue.name, stop);
        if (!holds)
            return std::unexpected(holds.error());
        return *holds ? Result<bool>(false) : isCalledEmpty();
    };
    co_return co_await WaitingThread(look);
}

} // namespace warrener
