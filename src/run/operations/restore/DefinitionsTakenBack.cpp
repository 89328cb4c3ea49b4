#include "run/operations/restore/DefinitionsTakenBack.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "look/messages/StreamRead.h"
#include "look/net/JsonFields.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreMovers.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// A shovel that is told to end does so at once; a broker's figures follow some seconds later.
constexpr Millis moversEndWithin{30'000};
constexpr Millis betweenMoverLooks{500};

/// What a queue says before it goes.
struct QueueLook
{
    bool isThere = true;
    QString type{};
    QString stays{}; ///< why it must not go; empty: it may
    bool isKnown = true;
};

/// Whether a queue may go: it is what was made, holds nothing, and nobody reads from it. Classic ones prove the rest themselves
/// when they are deleted.
QCoro::Task<QueueLook> lookAt(AccessPtr access, NodeName node, RestoreObject queue, std::stop_token stop)
{
    const QueueRef ref{.vhost = queue.vhost, .name = queue.name};
    const auto notKnown = [](const QString &why) {
        return QueueLook{.stays = QCoreApplication::translate("Restore", "whether it is used is not known: %1").arg(why), .isKnown = false};
    };
    const Result<QJsonObject> seen = co_await access->management(node)->queueObject(ref, stop);
    if (!seen && seen.error().kind == ErrorKind::NotFound)
        co_return QueueLook{.isThere = false};
    if (!seen)
        co_return notKnown(seen.error().message);
    QueueLook look{.type = seen->value("type"_L1).toString()};
    const bool isStream = look.type == "stream"_L1;
    if (look.type != "classic"_L1 && look.type != "quorum"_L1 && !isStream)
        co_return notKnown(QCoreApplication::translate("Restore", "its type is not known"));
    // A stream goes whatever it holds: the type is the cluster's word of now, not the backup's.
    const QString made = queue.object.value("arguments"_L1)["x-queue-type"_L1].toString();
    if (!made.isEmpty() && made != look.type)
        look.stays = QCoreApplication::translate("Restore", "somebody has changed it since");
    else if (const int consumers = seen->value("consumers"_L1).toInt(); consumers > 0)
        look.stays = QCoreApplication::translate("Restore", "%n client(s) consume from it", nullptr, consumers);
    else if (seen->value("messages"_L1).toDouble() > 0)
        look.stays = QCoreApplication::translate("Restore", "it holds messages");
    if (!look.stays.isEmpty() || look.type == "classic"_L1)
        co_return look;
    const AmqpOptions door = restoreDoor(*access, {node}, ref);
    const Result<AmqpQueueState> state = co_await lookInto(door, ref, stop);
    if (!state && state.error().kind == ErrorKind::NotFound)
        co_return QueueLook{.isThere = false};
    if (!state)
        co_return notKnown(state.error().message);
    bool isHolding = state->ready > 0;
    if (state->consumers > 0)
        look.stays = QCoreApplication::translate("Restore", "%n client(s) consume from it", nullptr, int(state->consumers));
    // For a quorum queue whose leader is late the broker says 0, and figures may be missing: what clients have put there would go with it.
    if (!isStream && look.stays.isEmpty() && !isHolding) {
        const Result<bool> empty = co_await isProvenEmpty(door, ref, stop);
        const bool isToldElse = !empty && empty.error().kind == ErrorKind::Forbidden && seen->value("messages"_L1).isDouble();
        if (!empty && !isToldElse)
            co_return notKnown(empty.error().message);
        isHolding = empty && !*empty;
    }
    // What a stream says of its length is old, or nothing.
    if (isStream && !isHolding) {
        const auto last = [door, ref, stop] { return lastOffset(door, ref, stop); };
        const Result<std::optional<quint64>> offset = co_await WaitingThread(last);
        if (!offset)
            co_return notKnown(offset.error().message);
        isHolding = offset->has_value();
    }
    if (isHolding && look.stays.isEmpty())
        look.stays = QCoreApplication::translate("Restore", "it holds messages");
    co_return look;
}

/// Until nobody consumes from these any more, or it is clear that it is not the movers alone that do.
QCoro::Task<> untilMoversEnd(AccessPtr access, NodeName node, QList<QueueRef> queues, std::stop_token stop)
{
    const Millis until = access->time()->monotonic() + moversEndWithin;
    for (bool isWaiting = !queues.isEmpty(); isWaiting;) {
        QList<QueueRef> used;
        for (const QueueRef &queue : std::as_const(queues)) {
            const Result<QJsonObject> seen = co_await access->management(node)->queueObject(queue, stop);
            if (seen && seen->value("consumers"_L1).toInt() > 0)
                used.append(queue);
        }
        queues = used;
        isWaiting = !queues.isEmpty() && access->time()->monotonic() < until && co_await pauseFor(access->time(), betweenMoverLooks, stop);
    }
}

/// Shovels and federation that go, before anybody looks whether queues are used: they consume from some themselves, and what they brought into one
/// between a look at it and its end would be lost.
QCoro::Task<Status> removeMovers(AccessPtr access, NodeName node, QList<RestoreObject> movers, QList<RestoreObject> queues, StepContext context, int *removed,
                                 QList<LeftObject> *left)
{
    if (movers.isEmpty())
        co_return Status{};
    if (const Status gone = co_await removeObjects(&access->management(node)->http(), movers, context, removed, left); !gone)
        co_return gone;
    QSet<QueueRef> taken;
    for (const RestoreObject &mover : std::as_const(movers)) {
        for (const auto listed = queuesNamedBy(mover.object); const QueueRef &named : listed)
            taken.insert(named);
    }
    for (const RestoreObject &queue : std::as_const(queues)) {
        const QueueRef ref{.vhost = queue.vhost, .name = queue.name};
        if (!taken.contains(ref) && std::ranges::any_of(movers, [&ref](const RestoreObject &mover) { return mayTakeFrom(mover.object, ref); }))
            taken.insert(ref);
    }
    co_await untilMoversEnd(access, node, taken.values(), context.stop);
    co_return Status{};
}

/// Takes queues away that are empty and unused. A broker does both in one for classic queues; quorum queues it does not
/// delete so at all ("not supported"), and streams whatever they hold: those are looked into directly before.
QCoro::Task<Status> removeUnused(AccessPtr access, NodeName node, QList<RestoreObject> queues, StepContext context, int *removed, QList<LeftObject> *left)
{
    HttpClient &http = access->management(node)->http();
    for (const RestoreObject &queue : queues) {
        const QueueLook look = co_await lookAt(access, node, queue, context.stop);
        // Whoever was told to stop has seen nothing.
        if (context.stop.stop_requested())
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
        if (!look.stays.isEmpty())
            left->append({.object = queue, .why = look.stays, .isKnown = look.isKnown});
        if (!look.isThere || !look.stays.isEmpty())
            continue;
        HttpRequest request;
        request.method = "DELETE";
        request.path = deletePath(queue.section, queue.object);
        request.timeout = writingTimeout;
        if (look.type == "classic"_L1) {
            request.query.addQueryItem(u"if-empty"_s, u"true"_s);
            request.query.addQueryItem(u"if-unused"_s, u"true"_s);
        }
        const Result<HttpReply> reply = co_await http.send(request, context.stop);
        if (reply)
            ++*removed;
        else if (reply.error().httpStatus == 400)
            left->append({.object = queue, .why = reply.error().message});
        else if (reply.error().kind != ErrorKind::NotFound)
            co_return std::unexpected(reply.error());
    }
    co_return Status{};
}

/// Of the queues of a virtual host what these columns say; one that is gone has none.
QCoro::Task<Result<QJsonArray>> queuesIn(HttpClient *http, QString vhost, QString columns, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/queues/"_s + pathSegment(vhost);
    request.timeout = writingTimeout;
    request.maxBytes = answers::allQueues.bytes;
    request.query.addQueryItem(u"columns"_s, columns);
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply && reply.error().kind == ErrorKind::NotFound)
        co_return QJsonArray();
    if (!reply)
        co_return std::unexpected(reply.error());
    const Result<QJsonArray> queues = json::array(reply->body, answers::allQueues);
    if (!queues)
        co_return failure(queues.error().kind, QCoreApplication::translate("Restore", "The list of queues cannot be read"), queues.error().message);
    co_return *queues;
}

/// Whether any queue is in a virtual host; one that is gone has none.
QCoro::Task<Result<bool>> hasQueues(HttpClient *http, QString vhost, std::stop_token stop)
{
    HttpRequest request;
    request.path = u"/api/queues/"_s + pathSegment(vhost);
    request.timeout = writingTimeout;
    request.maxBytes = answers::queuePage.bytes;
    for (const auto &[field, value] : {std::pair(u"page"_s, u"1"_s), {u"page_size"_s, u"1"_s}, {u"columns"_s, u"name"_s}, {u"disable_stats"_s, u"true"_s}})
        request.query.addQueryItem(field, value);
    const Result<HttpReply> reply = co_await http->send(request, std::move(stop));
    if (!reply && reply.error().kind == ErrorKind::NotFound)
        co_return false;
    if (!reply)
        co_return std::unexpected(reply.error());
    // What cannot be read is no permission.
    const Result<QJsonObject> page = json::object(reply->body, answers::queuePage);
    co_return !page || !page->value("items"_L1).isArray() || !page->value("items"_L1).toArray().isEmpty();
}

/// One that this console made. The protection from deletion that came with it goes before it; one that somebody else has given
/// it since is left alone: status 412.
QCoro::Task<Status> deleteOwnVhost(HttpClient *http, QJsonObject object, std::stop_token stop)
{
    const QString path = deletePath(u"vhosts"_s, object);
    if (object.value("metadata"_L1)["protected_from_deletion"_L1].toBool()) {
        // A broker that knows no protection has not got that path.
        if (const Status open = co_await tellBroker(http, "DELETE", path + "/deletion/protection"_L1, {}, stop); !open && open.error().httpStatus != 404)
            co_return open;
    }
    co_return co_await tellBroker(http, "DELETE", path, {}, stop);
}

/// One undo at its work, phase by phase: after each the plan is made whole again by what stays.
struct TakingBack
{
    AccessPtr access{};
    NodeName node{};
    QJsonObject live{}; ///< the definitions as they are
    StepContext context{};
    UndoKeeper *keeper = nullptr;
    int *removed = nullptr;
    TakeBack plan{};
    QList<LeftObject> stay{};      ///< found since the plan was made whole
    QSet<QString> begun{};         ///< virtual hosts that were to go before their queues were looked at
    QList<RestoreObject> movers{}; ///< of the plan
    QList<RestoreObject> rights{}; ///< of virtual hosts that go, taken before them
    QSet<QString> gone{};          ///< virtual hosts

    HttpClient *http() const { return &access->management(node)->http(); }

    QSet<QString> goingVhosts() const
    {
        QSet<QString> names;
        for (const RestoreObject &object : plan.goes) {
            if (object.section == "vhosts"_L1)
                names.insert(object.name);
        }
        return names;
    }

    QList<RestoreObject> going(QLatin1StringView section) const
    {
        QList<RestoreObject> some;
        std::ranges::copy_if(plan.goes, std::back_inserter(some), [section](const RestoreObject &object) { return object.section == section; });
        return some;
    }
};

// Each outlives none of what it is handed: whoever awaits it holds it.

QCoro::Task<> makeWhole(TakingBack *work)
{
    const auto whole = [some = work->plan, live = work->live, more = std::exchange(work->stay, {}), user = work->access->profile().user]() mutable {
        some.leave(more);
        keepWhole(some, live, user);
        return some;
    };
    work->plan = co_await OffThread(whole);
}

/// A virtual host that somebody uses stays whole: that is to be known before anything of it goes.
QCoro::Task<> leaveVhostsOfOthers(TakingBack *work)
{
    QSet<QString> ours;
    for (const auto listed = work->going("queues"_L1); const RestoreObject &object : listed)
        ours.insert(object.vhost + u'\n' + object.name);
    const QList<RestoreObject> vhosts = work->going("vhosts"_L1);
    for (const RestoreObject &object : vhosts) {
        const Result<QJsonArray> there = co_await queuesIn(work->http(), object.name, u"name"_s, work->context.stop);
        const bool isOurs =
            there && std::ranges::all_of(*there, [&](const QJsonValue &queue) { return ours.contains(object.name + u'\n' + queue["name"_L1].toString()); });
        if (!there)
            work->stay.append({.object = object, .why = there.error().message, .isKnown = false});
        else if (!isOurs)
            work->stay.append({.object = object, .why = QCoreApplication::translate("Restore", "it holds queues that somebody has made since")});
    }
    co_await makeWhole(work);
}

/// Where one of these virtual hosts stays after all, for what its queues hold, its movers come again: that has to be known before they go.
QCoro::Task<Status> takeMovers(TakingBack *work)
{
    work->begun = work->goingVhosts();
    for (const RestoreObject &object : std::as_const(work->plan.goes)) {
        if (movesMessages(object.section, object.object))
            work->movers.append(object);
    }
    for (const RestoreObject &mover : std::as_const(work->movers)) {
        if (work->begun.contains(mover.vhost))
            work->plan.taken.insert(definedKey(mover.section, mover.object));
    }
    if (!work->movers.isEmpty() && !work->begun.isEmpty()) {
        if (const Status kept = co_await work->keeper->keep(noteTaken(work->begun)); !kept)
            co_return kept;
    }
    co_return co_await removeMovers(work->access, work->node, work->movers, work->going("queues"_L1), work->context, work->removed, &work->stay);
}

/// Of virtual hosts that go: one whose queues hold something stays.
QCoro::Task<Status> leaveVhostsInUse(TakingBack *work)
{
    const QSet<QString> vhosts = work->goingVhosts();
    const QList<RestoreObject> queues = work->going("queues"_L1);
    for (const RestoreObject &object : queues) {
        if (!vhosts.contains(object.vhost))
            continue;
        const QueueLook look = co_await lookAt(work->access, work->node, object, work->context.stop);
        if (!look.stays.isEmpty())
            work->stay.append({.object = object, .why = look.stays, .isKnown = look.isKnown});
    }
    if (work->context.stop.stop_requested())
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
    co_await makeWhole(work);
    co_return Status{};
}

/// Nobody may come any more, and the queues go one by one.
QCoro::Task<Status> takeRightsAndQueues(TakingBack *work)
{
    const QSet<QString> vhosts = work->goingVhosts();
    for (const RestoreObject &object : std::as_const(work->plan.goes)) {
        if (vhosts.contains(object.vhost))
            work->plan.taken.insert(definedKey(object.section, object.object));
        // But for this console's own, which looks on.
        if (object.section == "permissions"_L1 && vhosts.contains(object.vhost) && object.object.value("user"_L1).toString() != work->access->profile().user)
            work->rights.append(object);
    }
    if (!vhosts.isEmpty()) {
        if (const Status kept = co_await work->keeper->keep(noteTaken(work->movers.isEmpty() ? vhosts : work->begun)); !kept)
            co_return kept;
    }
    const QList<RestoreObject> queues = work->going("queues"_L1);
    if (const Status away = co_await removeObjects(work->http(), work->rights, work->context, work->removed, &work->stay); !away)
        co_return away;
    if (const Status away = co_await removeUnused(work->access, work->node, queues, work->context, work->removed, &work->stay); !away)
        co_return away;
    co_await makeWhole(work);
    co_return Status{};
}

/// What else is in a virtual host goes with it.
QCoro::Task<Status> takeVhosts(TakingBack *work)
{
    const QList<RestoreObject> vhosts = work->going("vhosts"_L1);
    for (const RestoreObject &object : vhosts) {
        const Result<bool> isUsed = co_await hasQueues(work->http(), object.name, work->context.stop);
        if (!isUsed || *isUsed) {
            work->stay.append({.object = object,
                               .why = isUsed ? QCoreApplication::translate("Restore", "it holds queues") : isUsed.error().message,
                               .isKnown = isUsed.has_value()});
            continue;
        }
        const Status away = co_await deleteOwnVhost(work->http(), object.object, work->context.stop);
        if (!away && away.error().httpStatus == protectedStatus) {
            work->stay.append({.object = object, .why = protectedWords()});
            continue;
        }
        if (!away && away.error().kind != ErrorKind::NotFound)
            co_return away;
        work->gone.insert(object.name);
        ++*work->removed;
    }
    co_await makeWhole(work);
    co_return Status{};
}

QCoro::Task<Status> takeTheRest(TakingBack *work)
{
    QList<RestoreObject> rest;
    for (const RestoreObject &object : std::as_const(work->plan.goes)) {
        const bool isOver = object.section == "vhosts"_L1 || object.section == "queues"_L1 || movesMessages(object.section, object.object);
        if (work->gone.contains(object.vhost))
            *work->removed += isOver || work->rights.contains(object) ? 0 : 1;
        else if (!isOver)
            rest.append(object);
    }
    if (const Status away = co_await removeObjects(work->http(), rest, work->context, work->removed, &work->stay, true); !away)
        co_return away;
    co_await makeWhole(work);
    co_return Status{};
}

} // namespace

QCoro::Task<Result<TakeBack>> parts::takeBack(AccessPtr access, NodeName node, TakeBack plan, QJsonObject live, StepContext context, UndoKeeper *keeper,
                                              int *removed)
{
    TakingBack work{.access = access, .node = node, .live = live, .context = context, .keeper = keeper, .removed = removed, .plan = plan};
    co_await makeWhole(&work);
    co_await leaveVhostsOfOthers(&work);
    static constexpr std::array phases{takeMovers, leaveVhostsInUse, takeRightsAndQueues, takeVhosts, takeTheRest}; // no temporary lives over a wait
    for (const auto phase : phases) {
        if (const Status done = co_await phase(&work); !done)
            co_return std::unexpected(done.error());
    }
    co_return Result<TakeBack>(work.plan);
}

QCoro::Task<QStringList> parts::keepMessages(HttpClient *http, DefinitionsPreview *back, TakeBack plan, QJsonObject live, std::stop_token stop)
{
    QHash<QString, QStringList> staying;
    for (const LeftObject &one : std::as_const(plan.left)) {
        if (one.object.section == "queues"_L1 || one.object.section == "exchanges"_L1)
            staying[one.object.vhost].append(one.object.name);
    }
    QHash<QString, QJsonObject> present;
    for (const QString &section : {u"policies"_s, u"parameters"_s}) {
        for (const auto listed = live.value(section).toArray(); const QJsonValue &value : listed)
            present.insert(definedKey(section, value.toObject()), value.toObject());
    }
    QHash<QString, Result<QJsonArray>> queues;
    QStringList unknown;
    for (RestoreObject &object : back->objects) {
        const bool isOffered = isBrought(object);
        if (!isOffered || (object.section != "policies"_L1 && object.section != "parameters"_L1))
            continue;
        const auto leave = [&object](const QString &why) {
            object.fate = RestoreFate::Left;
            object.advice = why;
        };
        if (const QString name = appliesTo(object.section, object.object, staying.value(object.vhost)); !name.isEmpty()) {
            leave(QCoreApplication::translate("Restore", "it applies to %1, which stays").arg(name));
            continue;
        }
        const QJsonObject tighter = tighterLimits(object.section, object.object, present.value(definedKey(object.section, object.object)));
        if (tighter.isEmpty())
            continue;
        if (!queues.contains(object.vhost))
            queues.insert(object.vhost, co_await queuesIn(http, object.vhost, u"name,messages"_s, stop));
        const Result<QJsonArray> there = queues.value(object.vhost);
        if (!there) {
            unknown.append(shownObject(object.section, object.object));
            leave(there.error().message);
            continue;
        }
        for (const QJsonValue &queue : *there) {
            if (appliesTo(object.section, object.object, {queue["name"_L1].toString()}).isEmpty())
                continue;
            const bool isCounted = queue["messages"_L1].isDouble();
            const double messages = queue["messages"_L1].toDouble();
            const bool isLengthAlone = tighter.size() == 1 && tighter.contains("max-length"_L1);
            if (isCounted && messages <= (isLengthAlone ? tighter.value("max-length"_L1).toDouble() : 0))
                continue;
            if (!isCounted)
                unknown.append(shownObject(object.section, object.object));
            leave(QCoreApplication::translate("Restore", "it could cost messages of %1").arg(queue["name"_L1].toString()));
            break;
        }
    }
    co_return unknown;
}

} // namespace warrener
