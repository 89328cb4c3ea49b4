// Messages back into queues.
#include "base/BoundedExpression.h"
#include "base/OffThread.h"
#include "base/Units.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/RestoreDoors.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePour.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto restoreMessagesName = "restore.messages"_L1;
constexpr auto closeDoorsName = "restore.close-doors"_L1;
constexpr auto withoutKey = "without"_L1;

constexpr Millis longestRestore{std::chrono::hours{12}}; // where nobody has chosen a rate
/// Published with confirms by one channel; measured.
constexpr qint64 publishedASecond = 10'000;

/// What an attempt before has come to with a queue.
struct EarlierAttempt
{
    bool isAgain = false;
    bool wasFilling = false;
};

/// One queue of the backup into the cluster, through an exchange of this name. `begin` notes that it is being filled; `isLeftOpen`: the exchange could not be
/// removed.
QCoro::Task<Result<Poured>> restoreQueue(AccessPtr access, ManagementClient *client, QList<NodeName> ask, MessagesChoice choice, Pouring job,
                                         EarlierAttempt before, std::function<QCoro::Task<Status>()> begin, QString door, bool *isLeftOpen)
{
    const QueueRef to = job.to;
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
    // A log is not looked into for nothing, which takes a second or two. What an attempt before has published may be younger than the figures.
    bool isNothing = type == QueueType::Quorum && !before.isAgain && isSurelyEmpty(*state, *live);
    if (type == QueueType::Quorum && !before.isAgain && choice.skipPresent && isPerhapsEmpty(*state, *live))
        isNothing = (co_await isProvenEmpty(job.options, to, job.stop)).value_or(false);
    // A classic queue is looked into only where it holds something; what consumers hold of it they keep.
    const bool mayHold = type != QueueType::Classic ? !isNothing : state->ready > 0;
    bool isTold = true;
    if ((choice.skipPresent || before.isAgain) && mayHold) {
        const Result<QList<quint64>> prints = co_await printsOf(access, ask, to, type, job.stop);
        if (!prints && prints.error().kind != ErrorKind::NotAvailable)
            co_return std::unexpected(prints.error());
        bool isEmpty = state->ready == 0 && state->consumers == 0;
        if (isEmpty && !prints && type == QueueType::Quorum) {
            // Of a late leader's queue the broker says the same.
            const Result<bool> told = emptyByWord(co_await isProvenEmpty(job.options, to, job.stop), to.name);
            if (!told)
                co_return std::unexpected(told.error());
            isEmpty = *told;
        }
        isTold = prints || isEmpty;
        if (!prints && !mayFillUnseen(type, isEmpty, choice.skipPresent, before.wasFilling)) {
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate(
                                                        "Restore", "%1 holds messages, and nobody can tell which: %2 (publish all of them, or empty it first)")
                                                        .arg(to.name, prints.error().message));
        }
        for (const auto listed = prints.value_or(QList<quint64>()); const quint64 print : listed)
            ++job.present[print];
    }
    if (!before.wasFilling) {
        if (const Status begun = co_await begin(); !begun)
            co_return std::unexpected(begun.error());
    }
    if (const Status made = co_await makeDoor(client, to, door, job.stop); !made)
        co_return std::unexpected(made.error());
    job.exchange = door;
    const auto work = [job] { return pour(job); };
    Result<Poured> poured = co_await WaitingThread(work);
    if (const Status closed = co_await closeDoor(client, to.vhost, door); !closed)
        *isLeftOpen = true;
    if (poured && before.isAgain)
        poured->twice = perhapsTwice(isTold, choice.withConsumers, poured->published);
    co_return poured;
}

/// They hold nothing, and take nothing away: what was published is there all the same, and their names are told.
QCoro::Task<> closeWhatIsLeft(ManagementClient *client, StepContext context)
{
    const Result<QStringList> closed = co_await closeDoorsOf(client, context.run, context.stop);
    if (!closed)
        context.output(QCoreApplication::translate("Restore", "Exchanges that it published through may be left on the broker (%1…): %2")
                           .arg(doorName(context.run, QString()), closed.error().message));
    else if (!closed->isEmpty())
        context.output(saidOfDoors(*closed));
}

/// Argument: {"ask"}. Undo: what it published through goes, also where the process that made it was killed; what was published stays.
OperationTask closeDoors(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (!FillNotes(context.kept).hasBegun())
        co_return saying(QCoreApplication::translate("Restore", "Nothing had been published"));
    const Result<ManagementClient *> client = co_await answeringClient(access, nodes(arguments, key::ask), context.stop);
    if (!client)
        co_return std::unexpected(client.error());
    const Result<QStringList> closed = co_await closeDoorsOf(*client, context.run, context.stop);
    if (!closed)
        co_return std::unexpected(closed.error());
    co_return saying(QCoreApplication::translate("Restore", "%1; messages that were published stay").arg(saidOfDoors(*closed)));
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
    FillNotes notes(context.kept);
    bool areLeftOpen = notes.hasBegun(); ///< exchanges of an attempt that was killed
    const auto keeper = std::make_shared<Keeper>(context);
    const auto relay = std::make_shared<ProgressRelay>(context);
    Poured all{.published = notes.publishedBefore(), .skipped = notes.skippedBefore()};
    qint64 dealtWith = notes.dealtWithBefore(); ///< by an attempt that was cut off in the middle of a queue: published, or there already
    QStringList refused;
    const QList<RestoreTarget> targets = restoreTargets(*manifest, choice);
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const RestoreTarget &target = targets.at(i);
        const QString name = queueKey(target.to.vhost, target.to.name);
        if (!target.refused.isEmpty()) {
            refused.append(inVhost(target.from.name, target.from.vhost));
            context.output(QCoreApplication::translate("Restore", "%1: %2").arg(refused.last(), target.refused));
            continue;
        }
        if (notes.isDone(name))
            continue;
        Pouring job{.read = messagesOf(source, target, context.stop),
                    .to = target.to,
                    .expected = target.from.messages,
                    .mark = choice.mark ? manifest->id : QString()};
        job.from = notes.from(name);
        dealtWith += job.from;
        job.note = [notes, name](qint64 over) { return notes.at(name, over); };
        job.perSecond = choice.perSecond;
        job.keeper = keeper;
        job.relay = relay;
        job.stop = context.stop;
        const EarlierAttempt before{.isAgain = notes.isAgain(name), .wasFilling = notes.isFilling(name)};
        // Before the first message goes: who comes after a crash has to know that some may be there.
        const auto begin = [&notes, &context, name] { return context.keep(notes.begin(name)); };
        const Result<Poured> poured =
            co_await restoreQueue(access, *client, ask, choice, job, before, begin, doorName(context.run, QString::number(i)), &areLeftOpen);
        if (!poured && isOfOneQueue(poured.error().kind)) {
            // The broker's own words name the limit, and how far it was passed.
            const QString &detail = poured.error().detail;
            refused.append(shownQueue(target.to));
            context.output(
                QCoreApplication::translate("Restore", "%1: %2")
                    .arg(shownQueue(target.to), detail.isEmpty() ? poured.error().message : u"%1 (%2)"_s.arg(poured.error().message, detail.left(300))));
            continue;
        }
        if (!poured)
            co_return std::unexpected(poured.error());
        all.published += poured->published;
        all.skipped += poured->skipped;
        all.adapted += poured->adapted;
        if (poured->twice > 0) {
            context.output(QCoreApplication::translate("Restore", "%1: an earlier attempt was cut off, and nobody can tell what it holds; messages that may be "
                                                                  "there twice: up to %2")
                               .arg(shownQueue(target.to), units::count(double(poured->twice))));
        }
        if (const Status kept = co_await context.keep(notes.done(name, poured->published, poured->skipped, job.from)); !kept)
            co_return std::unexpected(kept.error());
    }
    if (areLeftOpen)
        co_await closeWhatIsLeft(*client, context);
    if (all.adapted > 0)
        context.output(QCoreApplication::translate("Restore", "Messages with somebody else's user id, which stands in the header x-warrener-user-id now: %1")
                           .arg(units::count(double(all.adapted))));
    QString words = (all.published == 1 ? QCoreApplication::translate("Restore", "%1 message published, already there: %2")
                                        : QCoreApplication::translate("Restore", "%1 messages published, %2 were there already"))
                        .arg(units::count(double(all.published)), units::count(double(all.skipped)));
    if (dealtWith > 0)
        words += QCoreApplication::translate("Restore", "; dealt with by an attempt that was cut off: %1").arg(units::count(double(dealtWith)));
    if (!refused.isEmpty()) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("Restore", "%1; not into %2").arg(words, refused.first(std::min<qsizetype>(5, refused.size())).join(u", "_s)));
    }
    co_return saying(words, {{u"published"_s, all.published}, {u"skipped"_s, all.skipped}});
}

} // namespace

ReadMessages parts::messagesOf(const RestoreSource &source, const RestoreTarget &target, const std::stop_token &stop)
{
    return [source, target, stop](const std::function<Status(const QueueMessage &)> &take) -> Status {
        const auto reader = openSource(source, stop);
        if (!reader)
            return std::unexpected(reader.error());
        const auto isEarly = [](const QueueMessage &message) { return message.state == MessageState::Unacknowledged; };
        // Most queues have none of them: the list tells, at a small part of what a round over the bodies costs.
        bool hasEarly = false;
        const Status looked = (*reader)->heads(target.from.vhost, target.from.name, [&](const QueueMessage &message) -> Result<bool> {
            hasEarly = isEarly(message);
            return !hasEarly;
        });
        if (!looked)
            return looked;
        // Those that were with consumers came out first, and would have come back to the front.
        for (const bool early : {true, false}) {
            if (early && !hasEarly)
                continue;
            const Status read = (*reader)->messages(target.from.vhost, target.from.name, [&](const QueueMessage &message) -> Result<bool> {
                if (isEarly(message) != early)
                    return true;
                if (const Status taken = take(message); !taken)
                    return std::unexpected(taken.error());
                return true;
            });
            if (!read)
                return read;
        }
        return {};
    };
}

void parts::addRestoreMessagesOperations(Operations &operations, AccessPtr access)
{
    add(operations, restoreMessagesName, access, restoreMessages);
    add(operations, closeDoorsName, access, closeDoors);
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
            {u"perSecond"_s, choice.perSecond},
            {withoutKey, QJsonArray::fromStringList(choice.without)}};
}

MessagesChoice messagesChoiceFromJson(const QJsonObject &json)
{
    const DefinitionsChoice names = definitionsChoiceFromJson(json);
    QStringList without;
    for (const auto listed = json.value(withoutKey).toArray(); const QJsonValue &queue : listed)
        without.append(queue.toString());
    return {.pattern = names.pattern,
            .vhosts = names.vhosts,
            .queues = names.queues,
            .vhostNames = names.vhostNames,
            .queueNames = names.queueNames,
            .skipPresent = json.value("skipPresent"_L1).toBool(true),
            .mark = json.value("mark"_L1).toBool(),
            .withConsumers = json.value("withConsumers"_L1).toBool(),
            .perSecond = json.value("perSecond"_L1).toInt(),
            .without = without};
}

Status checkChoice(const MessagesChoice &choice)
{
    return checkExpression(choice.pattern);
}

Millis expectedPublishing(qint64 messages, const MessagesChoice &choice)
{
    const qint64 rate = choice.perSecond > 0 ? std::min<qint64>(choice.perSecond, publishedASecond) : publishedASecond;
    return Millis{std::max<qint64>(0, messages) * 1000 / rate};
}

Step restoreMessagesStep(const RestoreSource &source, const MessagesChoice &choice, const QList<NodeName> &ask, qint64 messages)
{
    const QJsonObject about{{key::source, toJson(source)}, {key::choice, toJson(choice)}, {key::ask, parts::toJson(ask)}};
    Step step = action(u"messages"_s,
                       (messages == 1 ? QCoreApplication::translate("Restore", "Publish %1 message, confirmed")
                                      : QCoreApplication::translate("Restore", "Publish %1 messages, confirmed, in their order"))
                           .arg(units::count(double(messages))),
                       call(restoreMessagesName, about), std::min(longestPublishing, Millis{2000} + expectedPublishing(messages, choice)));
    // A rate that a person has chosen may need longer than usual.
    step.timeout = std::clamp<Millis>(2 * expectedPublishing(messages, choice), longestRestore, longestPublishing);
    step.idempotent = true;
    step.cannotBeUndone = QCoreApplication::translate("Restore", "Messages that were published stay; consumers may have taken them");
    // An exchange goes with its last binding; one whose process was killed has it still, and would feed its queue for good.
    step.undo = Undo{.act = call(closeDoorsName, {{key::ask, parts::toJson(ask)}}),
                     .words = QCoreApplication::translate("Restore", "exchanges that it published through go, should any be left; messages that were published "
                                                                     "stay; consumers may have taken them")};
    step.onFailure = OnFailure::Continue;
    return step;
}

} // namespace warrener
