// A queue or an exchange whose settings cannot be changed, replaced.
#include "run/operations/restore/RestoreReplace.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreParts.h"

#include <QDir>
#include <QFile>

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
// What is kept.
constexpr auto formerKey = "former"_L1;         ///< as it was
constexpr auto asWantedKey = "wanted"_L1;       ///< as in the backup
constexpr auto withKey = "with"_L1;             ///< see goesAlong()
constexpr auto attemptKey = "attempt"_L1;       ///< of taking out: names of files and marks are new each time
constexpr auto keptFileKey = "file"_L1;         ///< what the queue held, before it is deleted
constexpr auto keptMessagesKey = "messages"_L1; ///< in it
constexpr auto markKey = "mark"_L1;
constexpr auto deletingKey = "deleting"_L1;         ///< it may have been deleted since
constexpr auto owingKey = "owing"_L1;               ///< it was deleted, and what went with it is not back
constexpr auto owedKey = "owed"_L1;                 ///< of a queue: the file with what is not back
constexpr auto owedMessagesKey = "owedMessages"_L1; ///< in that
constexpr auto overKey = "over"_L1;                 ///< messages of it that are through
constexpr auto didKey = "did"_L1;                   ///< it has been deleted by the step at least once
constexpr auto begunKey = "begun"_L1;               ///< some of it may be there

constexpr Millis replaceTimeout{120'000};
constexpr Millis betweenReplaceLooks{3000};
/// Clients that declare it again as it was, as soon as it is gone, are faster than anybody a few times at most.
constexpr int mostRounds = 12;

/// The object of this key; empty: it is not there.
QJsonObject objectWith(const QJsonObject &definitions, const QString &section, const QString &key)
{
    for (const QJsonValue value : definitions.value(section).toArray()) {
        if (definedKey(section, value.toObject()) == key)
            return value.toObject();
    }
    return {};
}

/// What one step is told, and what it remembers.
struct Replacing
{
    AccessPtr access;
    std::shared_ptr<MessageHands> hands;
    StepContext context{};
    QList<NodeName> ask{};
    QString section{};
    QString key{}; ///< definedKey()
    QString folder{};
    QJsonObject kept{};

    QString vhost() const { return kept.value(formerKey)["vhost"_L1].toString(); }
    QString name() const { return kept.value(formerKey)["name"_L1].toString(); }
    bool isQueue() const { return section == "queues"_L1; }
};
using ReplacingPtr = std::shared_ptr<Replacing>;

/// Beside the backups: of messages that are in no queue for a moment.
QString filesFolder(const Replacing &work)
{
    return replacedMessagesFolder(work.folder);
}

QCoro::Task<Status> noteDown(ReplacingPtr work, QJsonObject what)
{
    if (const Status kept = co_await work->context.keep(what); !kept)
        co_return kept;
    for (auto each = what.begin(); each != what.end(); ++each)
        work->kept.insert(each.key(), each.value());
    co_return Status{};
}

void removeFile(const QString &file)
{
    if (!file.isEmpty())
        QFile::remove(file);
}

/// Nothing is owed any more: all that the step has written, also what a process that died left half.
void removeFiles(const Replacing &work)
{
    const QDir folder(filesFolder(work));
    for (const QString &name : folder.entryList({u"%1.%2.*"_s.arg(work.context.run, work.context.step)}, QDir::Files | QDir::Hidden))
        QFile::remove(folder.filePath(name));
}

/// A process died, or a link dropped, about the moment of a deletion: the queue's mark, which goes with it, tells what came of it.
QCoro::Task<Status> settleDeletion(ReplacingPtr work)
{
    if (!work->kept.value(deletingKey).toBool())
        co_return Status{};
    Result<LiveDefinitions> live = co_await askLiveDefinitions(work->access, work->ask, work->context.stop);
    // A broker may still be at work for somebody who has gone.
    if (live && !co_await pauseFor(work->access->time(), betweenReplaceLooks, work->context.stop))
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
    if (live)
        live = co_await askLiveDefinitions(work->access, {live->node}, work->context.stop);
    if (!live)
        co_return std::unexpected(live.error());
    const QString mark = work->kept.value(markKey).toString();
    const QJsonArray bindings = live->definitions.value("bindings"_L1).toArray();
    const bool isMarked = std::ranges::any_of(bindings, [&](const QJsonValue &binding) {
        return isBindingTo(binding.toObject(), work->vhost(), "queue"_L1, work->name()) && binding["routing_key"_L1].toString() == mark;
    });
    if (isMarked)
        co_return co_await noteDown(work, {{deletingKey, false}});
    co_return co_await noteDown(work, {{deletingKey, false},
                                       {didKey, true},
                                       {owingKey, true},
                                       {owedKey, work->kept.value(keptFileKey)},
                                       {owedMessagesKey, work->kept.value(keptMessagesKey)},
                                       {overKey, 0},
                                       {begunKey, false}});
}

QCoro::Task<Status> importAll(ReplacingPtr work, HttpClient *http, QList<QJsonObject> bodies)
{
    ImportOutcome outcome;
    for (const QJsonObject &body : bodies) {
        if (const Status imported = co_await import(http, body, &outcome, work->context.stop); !imported)
            co_return imported;
    }
    for (const auto &[what, error] : outcome.refused) {
        work->context.output(
            QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.detail.isEmpty() ? error.message : error.detail.left(300)));
    }
    if (outcome.refused.isEmpty())
        co_return Status{};
    const auto &[what, error] = outcome.refused.first();
    co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.message));
}

/// One list at a time: what others name comes before them.
QList<QJsonObject> bodiesOf(const QJsonObject &with, const QStringList &sections)
{
    QList<QJsonObject> bodies;
    for (const QString &section : sections) {
        if (const QJsonArray list = with.value(section).toArray(); !list.isEmpty())
            bodies.append(QJsonObject{{section, list}});
    }
    return bodies;
}

QCoro::Task<Status> takeOutMessages(ReplacingPtr work, NodeName node)
{
    const int attempt = work->kept.value(attemptKey).toInt() + 1;
    const QString before = work->kept.value(keptFileKey).toString();
    const QString owed = work->kept.value(owingKey).toBool() ? work->kept.value(owedKey).toString() : QString();
    const QString folder = filesFolder(*work);
    const auto makeFolder = [folder]() -> Status {
        if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return failure(ErrorKind::Io, QCoreApplication::translate("Restore", "%1 cannot be made").arg(folder));
        return {};
    };
    if (const Status made = co_await WaitingThread(makeFolder); !made)
        co_return made;
    if (const Status kept = co_await noteDown(work, {{attemptKey, attempt}}); !kept)
        co_return kept;
    const QString mark = u"%1%2.%3.%4"_s.arg(replaceMark, work->context.run, work->context.step, QString::number(attempt));
    const TakeOut job{.node = node,
                      .queue = {.vhost = work->vhost(), .name = work->name()},
                      .owed = owed,
                      .over = work->kept.value(overKey).toInteger(),
                      .file = u"%1/%2.%3.%4.messages"_s.arg(folder, work->context.run, work->context.step, QString::number(attempt)),
                      .mark = mark,
                      .context = work->context};
    const Result<qint64> taken = co_await work->hands->takeOut(job);
    if (!taken)
        co_return std::unexpected(taken.error());
    const Status kept = co_await noteDown(work, {{keptFileKey, job.file},
                                                 {keptMessagesKey, *taken},
                                                 {owedMessagesKey, *taken},
                                                 {deletingKey, false},
                                                 {didKey, true},
                                                 {owingKey, true},
                                                 {owedKey, job.file},
                                                 {overKey, 0},
                                                 {begunKey, false}});
    if (!kept)
        co_return kept;
    // Its messages stand in the new one.
    for (const QString &old : {before, owed}) {
        if (old != job.file)
            removeFile(old);
    }
    co_return Status{};
}

QCoro::Task<Status> deleteExchange(ReplacingPtr work, HttpClient *http)
{
    if (const Status kept = co_await noteDown(work, {{owingKey, true}, {didKey, true}}); !kept)
        co_return kept;
    HttpRequest request;
    request.method = "DELETE";
    request.path = u"/api/exchanges/%1/%2"_s.arg(pathSegment(work->vhost()), pathSegment(work->name()));
    request.timeout = replaceTimeout;
    request.retries = 0;
    const Result<HttpReply> gone = co_await http->send(request, work->context.stop);
    if (!gone && gone.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(gone.error());
    co_return Status{};
}

QCoro::Task<Status> putBackMessages(ReplacingPtr work, NodeName node, PutBackOutcome *outcome)
{
    const QString file = work->kept.value(owedKey).toString();
    const bool isAgain = work->kept.value(begunKey).toBool();
    if (!isAgain) {
        if (const Status kept = co_await noteDown(work, {{begunKey, true}}); !kept)
            co_return kept;
    }
    const Result<PutBackOutcome> put = co_await work->hands->putBack({.node = node,
                                                                      .queue = {.vhost = work->vhost(), .name = work->name()},
                                                                      .file = file,
                                                                      .messages = work->kept.value(owedMessagesKey).toInteger(),
                                                                      .over = work->kept.value(overKey).toInteger(),
                                                                      .isAgain = isAgain,
                                                                      .context = work->context});
    if (!put && put.error().kind == ErrorKind::Command) {
        // What was through is not there: whoever goes on, or back, publishes all that lacks.
        if (const Status kept = co_await noteDown(work, {{overKey, 0}}); !kept)
            co_return kept;
    }
    if (!put)
        co_return std::unexpected(put.error());
    *outcome = *put;
    co_return Status{};
}

/// A mark of a queue that was not deleted after all leads nowhere, and goes.
QCoro::Task<> removeMark(ReplacingPtr work, HttpClient *http)
{
    const QString mark = work->kept.value(markKey).toString();
    if (!work->isQueue() || mark.isEmpty())
        co_return;
    HttpRequest request;
    request.method = "DELETE";
    request.path = u"/api/bindings/%1/e/amq.direct/q/%2/%3"_s.arg(pathSegment(work->vhost()), pathSegment(work->name()), pathSegment(mark));
    request.timeout = replaceTimeout;
    static_cast<void>(co_await http->send(request));
}

/// Where messages are that are in no queue: a person must know when nothing brings them back by itself.
void tellWhereMessagesAre(const Replacing &work)
{
    const QString file = work.kept.value(owedKey).toString();
    if (work.kept.value(owingKey).toBool() && !file.isEmpty())
        work.context.output(
            QCoreApplication::translate("Restore", "Messages of %2 that are not back yet and are kept in %3 on this console: %1; finish the run or undo it")
                .arg(units::count(work.kept.value(owedMessagesKey).toDouble()), work.name(), file));
}

/// From one definition to the other. `moved`: messages that went along; unchanged where none did.
QCoro::Task<Status> replaceFromTo(ReplacingPtr work, QJsonObject from, QJsonObject to, qint64 *moved, PutBackOutcome *outcome)
{
    if (const Status settled = co_await settleDeletion(work); !settled)
        co_return settled;
    const QString shown = shownObject(work->section, to);
    for (int round = 0; round < mostRounds; ++round) {
        const Result<LiveDefinitions> live = co_await askLiveDefinitions(work->access, work->ask, work->context.stop);
        if (!live)
            co_return std::unexpected(live.error());
        HttpClient &http = work->access->management(live->node)->http();
        const QJsonObject present = objectWith(live->definitions, work->section, work->key);
        const bool isThere = !present.isEmpty();
        const bool isTo = isThere && isAsImported(work->section, present, to);
        const bool isOwing = work->kept.value(owingKey).toBool();
        switch (nextMove(isThere, isThere && isAsImported(work->section, present, from), isTo, isOwing)) {
        case ReplaceMove::TakeOut: {
            // What was bound meanwhile counts; of one that somebody declared anew so does what was bound before.
            const QJsonObject now = goesAlong(work->section, present, live->definitions);
            const QJsonObject with = isOwing ? joined(work->kept.value(withKey).toObject(), now) : now;
            if (const Status kept = co_await noteDown(work, {{withKey, with}}); !kept)
                co_return kept;
            const Status taken = work->isQueue() ? co_await takeOutMessages(work, live->node) : co_await deleteExchange(work, &http);
            if (!taken)
                co_return taken;
            break;
        }
        case ReplaceMove::Declare: {
            QList<QJsonObject> bodies = bodiesOf(work->kept.value(withKey).toObject(), {u"exchanges"_s});
            bodies.append(QJsonObject{{work->section, QJsonArray{to}}});
            if (const Status declared = co_await importAll(work, &http, bodies); !declared)
                co_return declared;
            break;
        }
        case ReplaceMove::PutBack: {
            // What is published to it from now on is not lost: it is bound before its messages are back.
            const QJsonObject with = work->kept.value(withKey).toObject();
            const Status bound = co_await importAll(work, &http, bodiesOf(with, {u"exchanges"_s, u"topic_permissions"_s, u"bindings"_s}));
            if (!bound)
                co_return bound;
            const QString file = work->kept.value(owedKey).toString();
            if (work->isQueue()) {
                if (const Status put = co_await putBackMessages(work, live->node, outcome); !put)
                    co_return put;
                *moved = work->kept.value(owedMessagesKey).toInteger();
            }
            const Status kept = co_await noteDown(work, {{owingKey, false}, {owedKey, QString()}, {overKey, 0}, {begunKey, false}, {markKey, QString()}});
            if (!kept)
                co_return kept;
            removeFile(file);
            break;
        }
        case ReplaceMove::Nothing:
            co_await removeMark(work, &http);
            removeFiles(*work);
            co_return Status{};
        case ReplaceMove::Gone:
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "%1 is not there any more: somebody has deleted it").arg(shown));
        case ReplaceMove::Changed:
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "%1: somebody has changed it since").arg(shown));
        }
    }
    co_return failure(ErrorKind::Command,
                      QCoreApplication::translate("Restore", "%1: clients declare it again as it was, each time it is gone; stop them first").arg(shown));
}

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
        for (const RestoreObject &object : previewDefinitions(backup, live.definitions, choice, live.traits).objects) {
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
