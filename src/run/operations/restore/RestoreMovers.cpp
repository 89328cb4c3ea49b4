#include "run/operations/restore/RestoreMovers.h"

#include "record/catalogue/BackupDiff.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto shovelComponent = "shovel"_L1;
constexpr auto upstreamComponent = "federation-upstream"_L1;

QStringList addressesOf(const QJsonValue &uri)
{
    QStringList addresses;
    if (uri.isString())
        addresses.append(uri.toString());
    for (const auto all = uri.toArray(); const QJsonValue &one : all)
        addresses.append(one.toString());
    return addresses;
}

/// The queue that an AMQP 1.0 address means; empty: none.
QString queueOfAddress(const QString &address)
{
    for (const QLatin1StringView before : {"/queues/"_L1, "/queue/"_L1, "/amq/queue/"_L1}) {
        if (address.startsWith(before))
            return before == "/queues/"_L1 ? QUrl::fromPercentEncoding(address.sliced(before.size()).toUtf8()) : address.sliced(before.size());
    }
    return address.startsWith(u'/') ? QString() : address;
}

MoverSource sourceAt(const QString &queue, const QString &address, const QString &ownVhost)
{
    const QUrl url(address, QUrl::TolerantMode);
    const QString path = url.path(QUrl::FullyDecoded);
    const QString host = url.host();
    const bool isHere = host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
    MoverSource source{.queue = queue, .host = isHere ? QString() : host};
    // Without one the mover's own is meant, or the default one by older brokers.
    if (path.size() > 1)
        source.vhosts = {path.sliced(1)};
    else
        source.vhosts = ownVhost == "/"_L1 ? QStringList{ownVhost} : QStringList{ownVhost, u"/"_s};
    return source;
}

/// Where a shovel's messages go; a queue of its own, or by the default exchange one that its key names.
QString queueFilledBy(const QJsonObject &shovel)
{
    const QString named = shovel.value("dest-queue"_L1).toString(queueOfAddress(shovel.value("dest-address"_L1).toString()));
    if (!named.isEmpty() || !shovel.value("dest-exchange"_L1).toString().isEmpty())
        return named;
    return shovel.value("dest-exchange-key"_L1).toString();
}

} // namespace

bool parts::movesMessages(const QString &section, const QJsonObject &object)
{
    const QString component = object.value("component"_L1).toString();
    return section == "parameters"_L1 && (component == shovelComponent || component.startsWith(upstreamComponent));
}

QList<MoverSource> parts::sourcesOf(const QJsonObject &mover)
{
    const QJsonObject value = mover.value("value"_L1).toObject();
    const bool isShovel = mover.value("component"_L1).toString() == shovelComponent;
    // A set names upstreams, which say themselves where they lead.
    if (!isShovel && mover.value("component"_L1).toString() != upstreamComponent)
        return {};
    const QString named =
        isShovel ? value.value("src-queue"_L1).toString(queueOfAddress(value.value("src-address"_L1).toString())) : value.value("queue"_L1).toString();
    // One that takes from an exchange makes a queue of its own.
    if (isShovel && named.isEmpty())
        return {};
    QList<MoverSource> sources;
    for (const auto all = addressesOf(value.value(isShovel ? "src-uri"_L1 : "uri"_L1)); const QString &address : all)
        sources.append(sourceAt(named, address, mover.value("vhost"_L1).toString()));
    return sources;
}

bool parts::mayTakeFrom(const QJsonObject &mover, const QueueRef &queue)
{
    const QList<MoverSource> sources = sourcesOf(mover);
    return std::ranges::any_of(
        sources, [&](const MoverSource &source) { return source.vhosts.contains(queue.vhost) && (source.queue.isEmpty() || source.queue == queue.name); });
}

QList<QueueRef> parts::queuesNamedBy(const QJsonObject &mover)
{
    QList<QueueRef> queues;
    for (const auto all = sourcesOf(mover); const MoverSource &source : all) {
        for (const QString &vhost : source.vhosts) {
            const QueueRef queue{.vhost = vhost, .name = source.queue};
            if (!source.queue.isEmpty() && !queues.contains(queue))
                queues.append(queue);
        }
    }
    return queues;
}

bool parts::mayTouch(const QJsonObject &mover, const QueueRef &queue)
{
    if (mayTakeFrom(mover, queue))
        return true;
    const QString ownVhost = mover.value("vhost"_L1).toString();
    // Federation brings messages into the queues of its own virtual host; which, policies and clients decide.
    if (mover.value("component"_L1).toString() == upstreamComponent)
        return ownVhost == queue.vhost;
    const QJsonObject value = mover.value("value"_L1).toObject();
    return queueFilledBy(value) == queue.name && std::ranges::any_of(addressesOf(value.value("dest-uri"_L1)), [&](const QString &address) {
               return sourceAt(queue.name, address, ownVhost).vhosts.contains(queue.vhost);
           });
}

MoversByQueue parts::moversByQueue(const QList<QJsonObject> &movers)
{
    MoversByQueue known;
    for (const QJsonObject &mover : movers) {
        // What federation takes by a queue's own name, its policy and the place where its clients are decide.
        const QList<MoverSource> sources = sourcesOf(mover);
        if (!sources.isEmpty() && !sources.first().queue.isEmpty())
            known[sources.first().queue].append({.name = definedName(u"parameters"_s, mover), .sources = sources});
    }
    return known;
}

} // namespace warrener
