// Whether what a restore promised is there.
#include "base/OffThread.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePour.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QJsonArray>
#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto proveName = "restore.prove"_L1;
constexpr auto definitionsChoiceKey = "definitions"_L1;
constexpr auto messagesChoiceKey = "messages"_L1;
constexpr auto noteProofName = "restore.note-proof"_L1;
constexpr auto foretoldKey = "foretold"_L1; ///< objectKey() of what a preview has called unchangeable
constexpr auto apartKey = "apart"_L1;       ///< translated lines: what a preview has told that it does not come back
constexpr auto leftOutKey = "leftOut"_L1;
constexpr auto troubleKey = "trouble"_L1; ///< kept: the first difference
constexpr auto provingKey = "proof"_L1;
constexpr auto neededKey = "needed"_L1;
constexpr auto lackingKey = "lacking"_L1;
constexpr auto lackingAllKey = "lackingAll"_L1;
constexpr auto stoppedKey = "stopped"_L1;
constexpr auto publishedByKey = "publishedBy"_L1; ///< the step whose end says that every message was confirmed; of older plans none
constexpr auto publishingStep = "messages"_L1;

/// What a queue has to hold, by fingerprint and in the order in which it was filled.
Result<QList<std::pair<quint64, quint64>>> expectedPrints(const RestoreSource &source, const RestoreTarget &target, const QString &user, const QString &mark,
                                                          const std::stop_token &stop)
{
    QList<std::pair<quint64, quint64>> prints;
    const Status read = messagesOf(source, target, stop)([&](const QueueMessage &message) -> Status {
        const Outgoing out = outgoing(message, user, mark);
        prints.append({fingerprint(message.properties, message.payload), fingerprint(out.properties, message.payload)});
        return {};
    });
    if (!read)
        return std::unexpected(read.error());
    return prints;
}

/// The queue without which an object does not come; nothing: it is none of a queue alone.
std::optional<QueueRef> queueBehind(const RestoreObject &object)
{
    if (object.section == "queues"_L1)
        return QueueRef{.vhost = object.vhost, .name = object.name};
    if (object.section == "bindings"_L1 && object.object.value("destination_type"_L1).toString() == "queue"_L1)
        return QueueRef{.vhost = object.vhost, .name = object.object.value("destination"_L1).toString()};
    return std::nullopt;
}

/// What a proof has found.
struct Proof
{
    QStringList differences{};
    QList<QueueRef> missing{};   ///< queues that lack something
    bool lacksOnlyQueues = true; ///< nothing that differs is of anything else
    QStringList apart{};         ///< lines: what the preview has told that it does not come back
    QStringList remarks{};       ///< what is there is whole, and not as it was
    int leftOut = 0;             ///< objects that this cluster cannot have
    qint64 counted = 0;          ///< messages that are there, byte for byte
    qint64 byNumber = 0;         ///< and those of which only the number is known
};

void tellObject(const RestoreObject &object, const QStringList &foretold, Proof *proof)
{
    proof->leftOut += object.fate == RestoreFate::LeftOut ? 1 : 0;
    const QString difference = differenceOf(object);
    if (difference.isEmpty())
        return;
    if (object.fate == RestoreFate::Cannot && foretold.contains(objectKey(object))) {
        proof->apart.append(difference);
        return;
    }
    proof->differences.append(difference);
    const std::optional<QueueRef> behind = queueBehind(object);
    proof->lacksOnlyQueues = proof->lacksOnlyQueues && behind;
    if (behind && !proof->missing.contains(*behind))
        proof->missing.append(*behind);
}

QCoro::Task<Status> proveDefinitions(AccessPtr access, QJsonObject arguments, Proof *proof, std::stop_token stop)
{
    const DefinitionsChoice choice = definitionsChoiceFromJson(arguments.value(definitionsChoiceKey).toObject());
    const auto read = [source = restoreSourceFromJson(arguments.value(key::source).toObject()),
                       wasStopped = arguments.value(stoppedKey).toBool()]() -> Result<QJsonObject> {
        Result<QJsonObject> definitions = readDefinitions(source);
        if (!definitions || !wasStopped)
            return definitions;
        return thatOutlivesAStop(*std::move(definitions));
    };
    const Result<QJsonObject> backup = co_await WaitingThread(read);
    const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, nodes(arguments, key::ask), stop);
    if (!backup || !live)
        co_return std::unexpected(!backup ? backup.error() : live.error());
    const QStringList foretold = texts(arguments, foretoldKey);
    for (const auto listed = previewDefinitions(*backup, live->definitions, choice, live->traits).objects; const RestoreObject &object : listed)
        tellObject(object, foretold, proof);
    co_return Status{};
}

/// A queue that nobody can look into: how many messages it holds.
QCoro::Task<> proveByNumber(AccessPtr access, QList<NodeName> ask, RestoreTarget target, bool isPublished, Proof *proof, std::stop_token stop)
{
    const Result<AmqpQueueState> state = co_await lookInto(restoreDoor(*access, ask, target.to), target.to, stop);
    proof->byNumber += target.from.messages;
    const QString lack = state ? lackByNumber(shownQueue(target.to), qint64(state->ready), target.from.messages, isPublished)
                               : QCoreApplication::translate("Restore", "What %1 holds is not known (%2); messages in the backup: %3")
                                     .arg(shownQueue(target.to), state.error().message, units::count(double(target.from.messages)));
    if (!lack.isEmpty())
        proof->differences.append(lack);
}

/// `expected`: how many messages the backup has.
void tellHeld(const QString &queue, const HeldMessages &held, qsizetype expected, Proof *proof)
{
    proof->counted += expected - held.missing;
    if (held.twice > 0)
        proof->remarks.append(QCoreApplication::translate("Restore", "%1: messages of the backup that are there more often than in it: %2")
                                  .arg(queue, units::count(double(held.twice))));
    if (!held.isInOrder)
        proof->remarks.append(QCoreApplication::translate("Restore", "%1: its messages are there in another order than in the backup").arg(queue));
    if (held.missing > 0)
        proof->differences.append((expected == 1 ? QCoreApplication::translate("Restore", "%1 lacks %2 of %3 message")
                                                 : QCoreApplication::translate("Restore", "%1 lacks %2 of %3 messages"))
                                      .arg(queue, units::count(double(held.missing)), units::count(double(expected))));
}

QCoro::Task<Status> proveMessages(AccessPtr access, QJsonObject arguments, Proof *proof, StepContext context)
{
    const RestoreSource source = restoreSourceFromJson(arguments.value(key::source).toObject());
    const QList<NodeName> ask = nodes(arguments, key::ask);
    const QString publishing = arguments.value(publishedByKey).toString();
    const bool isPublished = publishing.isEmpty() || context.results.contains(publishing);
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
    const Result<ManagementClient *> client = co_await answeringClient(access, ask, context.stop);
    if (!client)
        co_return std::unexpected(client.error());
    for (const auto listed = restoreTargets(*manifest, choice); const RestoreTarget &target : listed) {
        // Whichever way the look at it ends.
        const auto noted = qScopeGuard([proof, to = target.to, before = proof->differences.size()] {
            if (proof->differences.size() > before && !proof->missing.contains(to))
                proof->missing.append(to);
        });
        if (!target.refused.isEmpty()) {
            proof->differences.append(u"%1: %2"_s.arg(inVhost(target.from.name, target.from.vhost), target.refused));
            continue;
        }
        const auto live = co_await (*client)->queue(target.to, context.stop);
        if (!live) {
            proof->differences.append(u"%1: %2"_s.arg(shownQueue(target.to), live.error().message));
            continue;
        }
        const Result<QList<quint64>> prints = co_await printsOf(access, ask, target.to, queueTypeFromId(live->type), context.stop);
        if (!prints) {
            co_await proveByNumber(access, ask, target, isPublished, proof, context.stop);
            continue;
        }
        const auto expect = [source, target, user = access->profile().user, mark = choice.mark ? manifest->id : QString(), stop = context.stop] {
            return expectedPrints(source, target, user, mark, stop);
        };
        const Result<QList<std::pair<quint64, quint64>>> expected = co_await WaitingThread(expect);
        if (!expected)
            co_return std::unexpected(expected.error());
        tellHeld(shownQueue(target.to), compareHeld(*expected, *prints), expected->size(), proof);
    }
    co_return Status{};
}

QString wordsOf(const Proof &proof)
{
    QString words = QCoreApplication::translate("Restore", "Complete");
    if (proof.counted > 0)
        words += (proof.counted == 1 ? QCoreApplication::translate("Restore", "; %1 message is there, byte for byte")
                                     : QCoreApplication::translate("Restore", "; %1 messages are there, byte for byte"))
                     .arg(units::count(double(proof.counted)));
    if (proof.byNumber > 0)
        words += QCoreApplication::translate("Restore", "; %1 more by number").arg(units::count(double(proof.byNumber)));
    if (proof.leftOut > 0)
        words += (proof.leftOut == 1 ? QCoreApplication::translate("Restore", "; %1 object is left out, as the preview says")
                                     : QCoreApplication::translate("Restore", "; %1 objects are left out, as the preview says"))
                     .arg(units::count(proof.leftOut));
    if (!proof.apart.isEmpty())
        words +=
            QCoreApplication::translate("Restore", "; not restored, as the preview says: %1")
                .arg(proof.apart.size() == 1 ? proof.apart.first()
                                             : QCoreApplication::translate("Restore", "%1 and %2 more").arg(proof.apart.first()).arg(proof.apart.size() - 1));
    if (!proof.remarks.isEmpty())
        words += u"; "_s + proof.remarks.first();
    return words;
}

/// Argument: {"source", "definitions"?, "messages"?, "ask", "stopped"?, "publishedBy"?, "foretold"?, "apart"?}.
OperationTask prove(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    Proof proof{.apart = texts(arguments, apartKey)};
    if (arguments.contains(definitionsChoiceKey)) {
        if (const Status looked = co_await proveDefinitions(access, arguments, &proof, context.stop); !looked)
            co_return std::unexpected(looked.error());
    }
    if (arguments.contains(messagesChoiceKey)) {
        if (const Status looked = co_await proveMessages(access, arguments, &proof, context); !looked)
            co_return std::unexpected(looked.error());
    }
    const QStringList &differences = proof.differences;
    for (const QStringList &lines : {differences, proof.apart, proof.remarks}) {
        for (const auto listed = lines.first(std::min<qsizetype>(200, lines.size())); const QString &line : listed)
            context.output(line);
    }
    if (!differences.isEmpty()) {
        QJsonObject kept = toJson(ProofLacks{.queues = proof.missing, .isAll = proof.lacksOnlyQueues});
        kept.insert(troubleKey, differences.first());
        if (const Status noted = co_await context.keep(kept); !noted)
            co_return std::unexpected(noted.error());
        co_return failure(
            ErrorKind::Command,
            QCoreApplication::translate("Restore", "Not complete: %n difference(s); the first: %1", nullptr, int(differences.size())).arg(differences.first()));
    }
    const QStringList apart = proof.apart.first(std::min<qsizetype>(200, proof.apart.size()));
    co_return saying(wordsOf(proof), {{u"complete"_s, true},
                                      {u"remarks"_s, QJsonArray::fromStringList(proof.remarks)},
                                      {apartKey, QJsonArray::fromStringList(apart)},
                                      {leftOutKey, proof.leftOut}});
}

/// Argument: {"source", "proof", "needed"}: what the proof came to stands beside the backup from now on. That it can be restored only where the whole run has
/// gone well.
OperationTask noteProof(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const QString proof = arguments.value(provingKey).toString();
    const QJsonObject found = context.results.value(proof);
    QString trouble = context.keptBefore.value(proof).value(troubleKey).toString();
    if (found.value("complete"_L1).toBool()) {
        const QJsonObject needed = arguments.value(neededKey).toObject();
        for (auto it = needed.begin(); it != needed.end(); ++it) {
            if (!context.results.contains(it.key()))
                co_return saying(QCoreApplication::translate("Restore", "Not noted as proven: the step “%1” has not gone well").arg(it->toString()));
        }
        // What this place cannot have has not been shown to be restorable.
        const int lacks = found.value(leftOutKey).toInt() + int(found.value(apartKey).toArray().size());
        trouble = lacks == 0 ? QString() : QCoreApplication::translate("Restore", "%n object(s) cannot be had there", nullptr, lacks);
    } else if (trouble.isEmpty()) {
        co_return saying(QCoreApplication::translate("Restore", "Nothing is noted: the proof has not come to its end"));
    }
    const auto note = [source = restoreSourceFromJson(arguments.value(key::source).toObject()), on = access->profile().name.value, trouble] {
        return Catalogue(source.folder).setProven(source.id, SystemClock().now(), on, trouble);
    };
    if (const Status noted = co_await WaitingThread(note); !noted)
        co_return std::unexpected(noted.error());
    co_return saying(trouble.isEmpty() ? QCoreApplication::translate("Restore", "Noted as proven restorable") : trouble);
}

} // namespace

QJsonObject parts::toJson(const ProofLacks &lacks)
{
    // Of more nobody reads which they are.
    constexpr qsizetype mostNoted = 2000;
    QJsonArray queues;
    for (const auto listed = lacks.queues.first(std::min(mostNoted, lacks.queues.size())); const QueueRef &queue : listed)
        queues.append(QJsonArray{queue.vhost, queue.name});
    return {{lackingKey, queues}, {lackingAllKey, lacks.isAll && lacks.queues.size() <= mostNoted}};
}

ProofLacks parts::proofLacksFromJson(const QJsonObject &json)
{
    ProofLacks lacks{.isAll = json.value(lackingAllKey).toBool()};
    for (const auto listed = json.value(lackingKey).toArray(); const QJsonValue &queue : listed)
        lacks.queues.append({.vhost = queue[0].toString(), .name = queue[1].toString()});
    return lacks;
}

QString parts::differenceOf(const RestoreObject &object)
{
    const QString name = shownObject(object.section, object.object);
    if (comesNew(object))
        return QCoreApplication::translate("Restore", "%1 is not there").arg(name);
    if (object.fate == RestoreFate::Remove)
        return QCoreApplication::translate("Restore", "%1 is still there, and was to be deleted").arg(name);
    QString words;
    if (changesThere(object))
        words = QCoreApplication::translate("Restore", "%1 is not as in the backup").arg(name);
    else if (object.fate == RestoreFate::Cannot)
        words = QCoreApplication::translate("Restore", "%1 is not as in the backup, and cannot be changed").arg(name);
    else if (object.fate == RestoreFate::Replace)
        words = QCoreApplication::translate("Restore", "%1 is not as in the backup, and has not been replaced").arg(name);
    else
        return {};
    QStringList fields;
    for (const auto listed = object.fields.first(std::min<qsizetype>(5, object.fields.size())); const FieldChange &change : listed)
        fields.append(change.field);
    return fields.isEmpty() ? words : u"%1 (%2)"_s.arg(words, fields.join(u", "_s) + (object.fields.size() > 5 ? u", …"_s : QString()));
}

QString parts::lackByNumber(const QString &queue, qint64 held, qint64 wanted, bool isPublished)
{
    if (held < wanted) {
        return (held == 1 ? QCoreApplication::translate("Restore", "%1 holds %2 message, the backup %3")
                          : QCoreApplication::translate("Restore", "%1 holds %2 messages, the backup %3"))
            .arg(queue, units::count(double(held)), units::count(double(wanted)));
    }
    return isPublished ? QString()
                       : QCoreApplication::translate("Restore", "%1: not all messages were published, and nobody can tell whether those that it holds are the "
                                                                "backup's")
                             .arg(queue);
}

void parts::addRestoreProofOperations(Operations &operations, AccessPtr access)
{
    add(operations, proveName, access, prove);
    add(operations, noteProofName, access, noteProof);
}

Step proveRestoreStep(const RestoreSource &source, const std::optional<DefinitionsChoice> &definitions, const std::optional<MessagesChoice> &messages,
                      const QList<NodeName> &ask, const ForetoldLacks &foretold)
{
    QJsonObject about{{key::source, toJson(source)}, {key::ask, parts::toJson(ask)}};
    if (definitions)
        about.insert(definitionsChoiceKey, toJson(*definitions));
    if (messages) {
        about.insert(messagesChoiceKey, toJson(*messages));
        about.insert(publishedByKey, publishingStep);
    }
    if (!foretold.objects.isEmpty())
        about.insert(foretoldKey, QJsonArray::fromStringList(foretold.objects));
    if (!foretold.lines.isEmpty())
        about.insert(apartKey, QJsonArray::fromStringList(foretold.lines));
    Step step = check(u"prove"_s, QCoreApplication::translate("Restore", "Prove it: definitions and messages are those of the backup"), call(proveName, about),
                      Millis{3000});
    step.timeout = Millis{std::chrono::hours{2}};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step noteProofStep(const RestoreSource &source, const QString &proof, const QMap<QString, QString> &needed)
{
    QJsonObject titles;
    for (const auto [id, title] : needed.asKeyValueRange())
        titles.insert(id, title);
    Step step = action(u"note-proof"_s, QCoreApplication::translate("Restore", "Note beside the backup what the proof came to"),
                       call(noteProofName, {{key::source, toJson(source)}, {provingKey, proof}, {neededKey, titles}}), Millis{100});
    step.idempotent = true;
    step.onFailure = OnFailure::Continue;
    return step;
}

Step ofDataDirectories(Step proof)
{
    proof.act->arguments.insert(stoppedKey, true);
    return proof;
}

} // namespace warrener
