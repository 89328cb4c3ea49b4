// A queue or an exchange whose settings cannot be changed, replaced.
#include "run/operations/restore/RestoreReplace.h"

#include "base/OffThread.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestoreReplacing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto replaceName = "restore.replace"_L1;
constexpr auto replaceBackName = "restore.replace-back"_L1;
constexpr auto checkReplaceName = "restore.check-replace"_L1;
constexpr auto keysKey = "keys"_L1;
constexpr auto objectKeyKey = "key"_L1;
constexpr auto folderKey = "folder"_L1;

ReplacingPtr beginReplacing(AccessPtr access, std::shared_ptr<MessageHands> hands, const QJsonObject &arguments, const StepContext &context)
{
    const QStringList named = arguments.value(objectKeyKey).toString().split(u'\n');
    const QString section = named.value(0);
    const QJsonObject ends{{u"vhost"_s, named.value(1)}, {u"name"_s, named.value(2)}};
    return std::make_shared<Replacing>(Replacing{.access = std::move(access),
                                                 .hands = std::move(hands),
                                                 .context = context,
                                                 .ask = nodes(arguments, key::ask),
                                                 .section = section,
                                                 .key = definedKey(section, ends),
                                                 .folder = Catalogue(arguments.value(folderKey).toString()).folder(),
                                                 .kept = context.kept});
}

QJsonObject saidOfReplacing(const Replacing &work, const PutBackOutcome &outcome, qint64 moved)
{
    if (!work.isQueue())
        return saying(QCoreApplication::translate("Restore", "Replaced, with its bindings"), {{u"replaced"_s, true}});
    QString words = (moved == 1 ? QCoreApplication::translate("Restore", "Replaced; %1 message moved")
                                : QCoreApplication::translate("Restore", "Replaced; %1 messages moved"))
                        .arg(units::count(double(moved)));
    if (moved > 0) {
        words += outcome.isCompared ? QCoreApplication::translate("Restore", ", each of them compared")
                                    : QCoreApplication::translate("Restore", ", each of them confirmed by the broker");
    }
    if (!outcome.isInOrder)
        words += QCoreApplication::translate("Restore", ", in another order");
    if (outcome.adapted > 0) {
        work.context.output(
            QCoreApplication::translate("Restore", "Messages with somebody else's user id, which stands in the header x-warrener-user-id now: %1")
                .arg(units::count(double(outcome.adapted))));
    }
    return saying(words, {{u"replaced"_s, true}, {u"moved"_s, moved}, {u"compared"_s, outcome.isCompared}});
}

/// The objects of these keys as the restore would have them, and the cluster as it is.
struct ReplaceLook
{
    LiveDefinitions live{};
    QList<RestoreObject> objects{};
};
QCoro::Task<Result<ReplaceLook>> replacementsOf(AccessPtr access, QJsonObject arguments, QStringList keys, std::stop_token stop)
{
    const auto read = [source = restoreSourceFromJson(arguments.value(key::source).toObject())] { return readDefinitions(source); };
    const Result<QJsonObject> backup = co_await WaitingThread(read);
    if (!backup)
        co_return std::unexpected(backup.error());
    const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, nodes(arguments, key::ask), stop);
    if (!live)
        co_return std::unexpected(live.error());
    const auto compare = [backup = *backup, live = *live, choice = definitionsChoiceFromJson(arguments.value(key::choice).toObject()), keys] {
        QList<RestoreObject> meant;
        for (const auto all = previewDefinitions(backup, live.definitions, choice, live.traits).objects; const RestoreObject &object : all) {
            if (keys.contains(objectKey(object)) && object.fate != RestoreFate::OnlyLive && object.fate != RestoreFate::Remove)
                meant.append(object);
        }
        return meant;
    };
    co_return ReplaceLook{.live = *live, .objects = co_await OffThread(compare)};
}

/// Argument: {"source", "choice", "keys", "ask"}.
OperationTask checkReplace(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const Result<ReplaceLook> look = co_await replacementsOf(access, arguments, texts(arguments, keysKey), context.stop);
    if (!look)
        co_return std::unexpected(look.error());
    for (const RestoreObject &object : look->objects) {
        if (object.fate != RestoreFate::Replace)
            continue;
        const Replacement found = co_await lookAtReplacement(access, look->live.node, look->live.traits.version, object, context.stop);
        if (!found.refused.isEmpty())
            co_return failure(ErrorKind::Forbidden, u"%1: %2"_s.arg(shownObject(object.section, object.object), found.refused));
    }
    co_return saying(QCoreApplication::translate("Restore", "Nothing stands in the way"));
}

/// Argument: {"source", "choice", "key", "folder", "ask"}.
OperationTask replace(AccessPtr access, std::shared_ptr<MessageHands> hands, QJsonObject arguments, StepContext context)
{
    const ReplacingPtr work = beginReplacing(access, hands, arguments, context);
    if (!work->kept.contains(formerKey)) {
        const Result<ReplaceLook> look = co_await replacementsOf(access, arguments, {arguments.value(objectKeyKey).toString()}, context.stop);
        if (!look)
            co_return std::unexpected(look.error());
        const RestoreObject object = look->objects.value(0);
        if (object.fate == RestoreFate::Same && !object.section.isEmpty())
            co_return saying(QCoreApplication::translate("Restore", "It is as in the backup already"));
        const QJsonObject present = objectWith(look->live.definitions, work->section, work->key);
        if (present.isEmpty() || object.fate != RestoreFate::Replace)
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "What was to be replaced is not there any more, or otherwise"));
        const Replacement found = co_await lookAtReplacement(access, look->live.node, look->live.traits.version, object, context.stop);
        if (!found.refused.isEmpty())
            co_return failure(ErrorKind::Forbidden, found.refused);
        if (const Status kept = co_await noteDown(work, {{formerKey, present}, {asWantedKey, object.object}}); !kept)
            co_return std::unexpected(kept.error());
    }
    qint64 moved = 0;
    PutBackOutcome outcome;
    const Status done = co_await replaceFromTo(work, work->kept.value(formerKey).toObject(), work->kept.value(asWantedKey).toObject(), &moved, &outcome);
    if (!done) {
        tellWhereMessagesAre(*work);
        co_return std::unexpected(done.error());
    }
    co_return saidOfReplacing(*work, outcome, moved);
}

/// The same way back. Undo.
OperationTask replaceBack(AccessPtr access, std::shared_ptr<MessageHands> hands, QJsonObject arguments, StepContext context)
{
    const ReplacingPtr work = beginReplacing(access, hands, arguments, context);
    if (const Status settled = co_await settleDeletion(work); !settled)
        co_return std::unexpected(settled.error());
    // It was held at most, and has everything back.
    if (!work->kept.value(didKey).toBool()) {
        removeFiles(*work);
        if (const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, work->ask, context.stop))
            co_await removeMark(work, &access->management(live->node)->http());
        co_return saying(QCoreApplication::translate("Restore", "Nothing had been replaced"));
    }
    qint64 moved = 0;
    PutBackOutcome outcome;
    const Status done = co_await replaceFromTo(work, work->kept.value(asWantedKey).toObject(), work->kept.value(formerKey).toObject(), &moved, &outcome);
    if (!done) {
        tellWhereMessagesAre(*work);
        co_return std::unexpected(done.error());
    }
    QJsonObject answer = saidOfReplacing(*work, outcome, moved);
    answer.insert(key::words, work->isQueue() ? (moved == 1 ? QCoreApplication::translate("Restore", "As it was before; %1 message moved back")
                                                            : QCoreApplication::translate("Restore", "As it was before; %1 messages moved back"))
                                                    .arg(units::count(double(moved)))
                                              : QCoreApplication::translate("Restore", "As it was before, with its bindings"));
    co_return answer;
}

} // namespace

QString replacedMessagesFolder(const QString &catalogue)
{
    return Catalogue(catalogue).folder() + u"/.replace"_s;
}

void parts::addRestoreReplaceOperations(Operations &operations, AccessPtr access, std::shared_ptr<MessageHands> hands)
{
    add(operations, checkReplaceName, access, checkReplace);
    operations.add(replaceName,
                   [access, hands](QJsonObject arguments, StepContext context) { return replace(access, hands, std::move(arguments), std::move(context)); });
    operations.add(replaceBackName, [access, hands](QJsonObject arguments, StepContext context) {
        return replaceBack(access, hands, std::move(arguments), std::move(context));
    });
}

QCoro::Task<Replacement> lookAtReplacement(std::shared_ptr<ClusterAccess> access, NodeName node, QString version, RestoreObject object, std::stop_token stop)
{
    Replacement found;
    if (object.section != "queues"_L1)
        co_return found;
    const Result<QJsonObject> answer = co_await access->management(node)->queueObject({.vhost = object.vhost, .name = object.name}, stop);
    if (!answer) {
        found.refused = answer.error().message;
        co_return found;
    }
    found.messages = answer->value("messages"_L1).toInteger(-1);
    found.refused = whyNotReplaced(*answer, *answer, object.object, version);
    co_return found;
}

Step checkReplaceStep(const RestoreSource &source, const DefinitionsChoice &choice, const QStringList &keys, const QList<NodeName> &ask)
{
    Step step =
        check(u"check-replace"_s, QCoreApplication::translate("Restore", "What is replaced can be: nobody consumes, and its messages can be held"),
              call(checkReplaceName,
                   {{key::source, toJson(source)}, {key::choice, toJson(choice)}, {keysKey, QJsonArray::fromStringList(keys)}, {key::ask, parts::toJson(ask)}}),
              Millis{1000});
    step.timeout = Millis{std::chrono::minutes{10}};
    return step;
}

Step replaceStep(const RestoreSource &source, const DefinitionsChoice &choice, const RestoreObject &object, qint64 messages, const QString &folder, int number,
                 const QList<NodeName> &ask)
{
    const QJsonObject about{
        {key::source, toJson(source)}, {key::choice, toJson(choice)}, {objectKeyKey, objectKey(object)}, {folderKey, folder}, {key::ask, parts::toJson(ask)}};
    const bool isQueue = object.section == "queues"_L1;
    Step step = action(u"replace-%1"_s.arg(number),
                       isQueue ? QCoreApplication::translate("Restore", "Replace the queue %1, and move its messages (%2)")
                                     .arg(object.name, messages < 0 ? u"–"_s : units::count(double(messages)))
                               : QCoreApplication::translate("Restore", "Replace the exchange %1, and bind it as it is").arg(object.name),
                       call(replaceName, about), Millis{isQueue ? 4000 + std::max<qint64>(0, messages) / 5 : 1000});
    step.detail = isQueue
                      ? QCoreApplication::translate("Restore", "Its messages are held and written to this console's disk before it is deleted. For a moment "
                                                               "it is not there: what publishes to it should be stopped. Times to live of messages begin anew")
                      : QCoreApplication::translate("Restore", "For a moment it is not there: who publishes to it then is told so by the broker");
    step.commands = {u"DELETE /api/%1/%2/%3"_s.arg(object.section, pathSegment(object.vhost), pathSegment(object.name)), u"POST /api/definitions"_s};
    step.timeout = Millis{std::chrono::hours{4}};
    step.idempotent = true;
    step.force = true;
    step.undo = Undo{.act = call(replaceBackName, about),
                     .words = isQueue ? QCoreApplication::translate("Restore", "the queue as it was, with the messages that are in it then")
                                      : QCoreApplication::translate("Restore", "the exchange as it was, with its bindings"),
                     .timeout = Millis{std::chrono::hours{4}}};
    return step;
}

} // namespace warrener
