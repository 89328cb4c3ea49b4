// Whether what a restore promised is there.
#include "base/OffThread.h"
#include "base/Units.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePour.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto proveName = "restore.prove"_L1;
constexpr auto definitionsChoiceKey = "definitions"_L1;
constexpr auto messagesChoiceKey = "messages"_L1;
constexpr auto testKey = "test"_L1;
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

/// Argument: {"source", "definitions"?, "messages"?, "ask", "test"?, "stopped"?, "publishedBy"?}.
OperationTask prove(AccessPtr access, QJsonObject arguments, StepContext context)
{
    if (isDry(context))
        co_return onlyWhenItRuns();
    const RestoreSource source = restoreSourceFromJson(arguments.value(key::source).toObject());
    const QList<NodeName> ask = nodes(arguments, key::ask);
    QStringList differences;
    QStringList remarks; // what is there is whole, and not as it was
    int leftOut = 0;
    if (arguments.contains(definitionsChoiceKey)) {
        const DefinitionsChoice choice = definitionsChoiceFromJson(arguments.value(definitionsChoiceKey).toObject());
        const bool wasStopped = arguments.value(stoppedKey).toBool();
        const auto read = [source, wasStopped]() -> Result<QJsonObject> {
            Result<QJsonObject> definitions = readDefinitions(source);
            if (!definitions || !wasStopped)
                return definitions;
            return thatOutlivesAStop(*std::move(definitions));
        };
        const Result<QJsonObject> backup = co_await WaitingThread(read);
        const Result<LiveDefinitions> live = co_await askLiveDefinitions(access, ask, context.stop);
        if (!backup || !live)
            co_return std::unexpected(!backup ? backup.error() : live.error());
        for (const RestoreObject &object : previewDefinitions(*backup, live->definitions, choice, live->traits).objects) {
            leftOut += object.fate == RestoreFate::LeftOut ? 1 : 0;
            if (comesNew(object) || changesThere(object) || object.fate == RestoreFate::Cannot || object.fate == RestoreFate::Replace)
                differences.append(u"%1 %2: %3"_s.arg(object.section, object.name, toWord(object.fate)));
            else if (object.fate == RestoreFate::Remove)
                differences.append(QCoreApplication::translate("Restore", "%1 %2: still there, and was to be deleted").arg(object.section, object.name));
        }
    }
    qint64 counted = 0;
    qint64 byNumber = 0;
    const QString publishing = arguments.value(publishedByKey).toString();
    const bool isPublished = publishing.isEmpty() || context.results.contains(publishing);
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
        const Result<ManagementClient *> client = co_await answeringClient(access, ask, context.stop);
        if (!client)
            co_return std::unexpected(client.error());
        for (const RestoreTarget &target : restoreTargets(*manifest, choice)) {
            if (!target.refused.isEmpty()) {
                differences.append(u"%1: %2"_s.arg(target.from.name, target.refused));
                continue;
            }
            const auto live = co_await (*client)->queue(target.to, context.stop);
            if (!live) {
                differences.append(u"%1: %2"_s.arg(target.to.name, live.error().message));
                continue;
            }
            const Result<QList<quint64>> prints = co_await printsOf(access, ask, target.to, queueTypeFromId(live->type), context.stop);
            if (!prints) {
                const Result<AmqpQueueState> state = co_await lookInto(restoreDoor(*access, ask, target.to), target.to, context.stop);
                byNumber += target.from.messages;
                const QString lack = state ? lackByNumber(target.to.name, qint64(state->ready), target.from.messages, isPublished)
                                           : QCoreApplication::translate("Restore", "What %1 holds is not known (%2); messages in the backup: %3")
                                                 .arg(target.to.name, state.error().message, units::count(double(target.from.messages)));
                if (!lack.isEmpty())
                    differences.append(lack);
                continue;
            }
            const auto expect = [source, target, user = access->profile().user, mark = choice.mark ? manifest->id : QString(), stop = context.stop] {
                return expectedPrints(source, target, user, mark, stop);
            };
            const Result<QList<std::pair<quint64, quint64>>> expected = co_await WaitingThread(expect);
            if (!expected)
                co_return std::unexpected(expected.error());
            const HeldMessages held = compareHeld(*expected, *prints);
            const qsizetype missing = held.missing;
            counted += expected->size() - missing;
            if (held.twice > 0)
                remarks.append(QCoreApplication::translate("Restore", "%1: messages of the backup that are there more often than in it: %2")
                                   .arg(target.to.name, units::count(double(held.twice))));
            if (!held.isInOrder)
                remarks.append(QCoreApplication::translate("Restore", "%1: its messages are there in another order than in the backup").arg(target.to.name));
            if (missing > 0)
                differences.append((expected->size() == 1 ? QCoreApplication::translate("Restore", "%1 lacks %2 of %3 message")
                                                          : QCoreApplication::translate("Restore", "%1 lacks %2 of %3 messages"))
                                       .arg(target.to.name, units::count(double(missing)), units::count(double(expected->size()))));
        }
    }
    if (arguments.value(testKey).toBool() && source.file.isEmpty()) {
        // What this place cannot have has not been shown to be restorable.
        const QString lack = leftOut == 0 ? QString() : QCoreApplication::translate("Restore", "%n object(s) cannot be had there", nullptr, leftOut);
        const auto note = [source, on = access->profile().name.value, trouble = differences.value(0, lack)] {
            return Catalogue(source.folder).setProven(source.id, SystemClock().now(), on, trouble);
        };
        if (const Status noted = co_await WaitingThread(note); !noted)
            co_return std::unexpected(noted.error());
    }
    for (const QStringList &lines : {differences, remarks}) {
        for (const QString &line : lines.first(std::min<qsizetype>(200, lines.size())))
            context.output(line);
    }
    if (!differences.isEmpty()) {
        co_return failure(
            ErrorKind::Command,
            QCoreApplication::translate("Restore", "Not complete: %n difference(s); the first: %1", nullptr, int(differences.size())).arg(differences.first()));
    }
    QString words = QCoreApplication::translate("Restore", "Complete");
    if (counted > 0)
        words += (counted == 1 ? QCoreApplication::translate("Restore", "; %1 message is there, byte for byte")
                               : QCoreApplication::translate("Restore", "; %1 messages are there, byte for byte"))
                     .arg(units::count(double(counted)));
    if (byNumber > 0)
        words += QCoreApplication::translate("Restore", "; %1 more by number").arg(units::count(double(byNumber)));
    if (leftOut > 0)
        words += (leftOut == 1 ? QCoreApplication::translate("Restore", "; %1 object is left out, as the preview says")
                               : QCoreApplication::translate("Restore", "; %1 objects are left out, as the preview says"))
                     .arg(units::count(leftOut));
    if (!remarks.isEmpty())
        words += u"; "_s + remarks.first();
    co_return saying(words, {{u"complete"_s, true}, {u"remarks"_s, QJsonArray::fromStringList(remarks)}});
}

} // namespace

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
}

Step proveRestoreStep(const RestoreSource &source, const std::optional<DefinitionsChoice> &definitions, const std::optional<MessagesChoice> &messages,
                      const QList<NodeName> &ask, bool isTest)
{
    QJsonObject about{{key::source, toJson(source)}, {key::ask, parts::toJson(ask)}};
    if (definitions)
        about.insert(definitionsChoiceKey, toJson(*definitions));
    if (messages) {
        about.insert(messagesChoiceKey, toJson(*messages));
        about.insert(publishedByKey, publishingStep);
    }
    if (isTest)
        about.insert(testKey, true);
    Step step = check(u"prove"_s, QCoreApplication::translate("Restore", "Prove it: definitions and messages are those of the backup"), call(proveName, about),
                      Millis{3000});
    step.timeout = Millis{std::chrono::hours{2}};
    step.onFailure = OnFailure::Continue;
    return step;
}

Step ofDataDirectories(Step proof)
{
    proof.act->arguments.insert(stoppedKey, true);
    return proof;
}

} // namespace warrener
