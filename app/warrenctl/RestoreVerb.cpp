#include "app/warrenctl/RestoreWish.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "base/Units.h"
#include "plan/restore/RestoreArguments.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

using RestoreWishPtr = std::shared_ptr<RestoreWish>;

QStringList restorePartIds()
{
    return {u"definitions"_s, u"messages"_s, u"config"_s, u"data"_s};
}

/// "OLD=NEW"
VerbOption renameOption(const QString &name, const QString &words, const RestoreWishPtr &wish, QHash<QString, QString> DefinitionsChoice::*ofObjects,
                        QHash<QString, QString> MessagesChoice::*ofMessages)
{
    return {.name = name,
            .value = u"OLD=NEW"_s,
            .words = words,
            .take = [name, wish, ofObjects, ofMessages](Options &, const QString &said) -> Status {
                const qsizetype equals = said.indexOf(u'=');
                if (equals <= 0 || equals == said.size() - 1)
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--%1 takes OLD=NEW").arg(name));
                (wish->request.objects.*ofObjects).insert(said.first(equals), said.sliced(equals + 1));
                (wish->request.queues.*ofMessages).insert(said.first(equals), said.sliced(equals + 1));
                return {};
            },
            .isRepeatable = true};
}

VerbOption onlyOption(const RestoreWishPtr &wish)
{
    return {.name = u"only"_s,
            .value = u"PARTS"_s,
            .words = QCoreApplication::translate("warrenctl",
                                                 "definitions, messages, config, data, or some with commas (default: definitions and messages, as far as the "
                                                 "backup holds them; definitions alone where --kinds, --object or --objects choose and no queue is chosen)."),
            .take = [wish](Options &, const QString &said) -> Status {
                RestoreRequest &request = wish->request;
                request.definitions = request.messages = false;
                for (const auto entries = said.split(u',', Qt::SkipEmptyParts); const QString &part : entries) {
                    if (!restorePartIds().contains(part))
                        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--only takes %1").arg(listed(restorePartIds())));
                    (part == "definitions"_L1 ? request.definitions
                     : part == "messages"_L1  ? request.messages
                     : part == "config"_L1    ? request.configuration
                                              : request.data) = true;
                }
                wish->onlySaid = true;
                return {};
            },
            .completes = Completes::Choice,
            .choices = restorePartIds()};
}

/// Names of objects, one each time it is said.
VerbOption objectOption(const QString &name, const QString &words, const RestoreWishPtr &wish, QStringList DefinitionsChoice::*list)
{
    return {.name = name,
            .value = u"KIND/VHOST/NAME"_s,
            .words = words,
            .take = [wish, list](Options &, const QString &said) -> Status {
                const Result<QString> key = objectKeyFromPath(said);
                if (!key)
                    return std::unexpected(key.error());
                (wish->request.objects.*list).append(*key);
                return {};
            },
            .isRepeatable = true};
}

VerbOption queueOption(const RestoreWishPtr &wish)
{
    return {.name = u"queue"_s,
            .value = u"VHOST/NAME"_s,
            .words = QCoreApplication::translate("warrenctl", "This queue, what is bound to it and from where, and its messages only; percent-encoded."),
            .take = [wish](Options &, const QString &said) -> Status {
                const Result<QString> key = queueKeyFromPath(said);
                if (!key)
                    return std::unexpected(key.error());
                wish->request.objects.queues.append(*key);
                wish->request.queues.queues.append(*key);
                return {};
            },
            .isRepeatable = true};
}

VerbOption kindsOption(const RestoreWishPtr &wish)
{
    return {.name = u"kinds"_s,
            .value = u"KINDS"_s,
            .words = QCoreApplication::translate("warrenctl", "Of the definitions these kinds only, with commas: %1.").arg(listed(restoreSections())),
            .take = [wish](Options &, const QString &said) -> Status {
                for (const auto entries = said.split(u',', Qt::SkipEmptyParts); const QString &kind : entries) {
                    if (!restoreSections().contains(kind))
                        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--kinds takes %1").arg(listed(restoreSections())));
                    wish->request.objects.sections.append(kind);
                }
                return {};
            },
            .completes = Completes::Choice,
            .choices = restoreSections()};
}

VerbOption matchingOption(const RestoreWishPtr &wish)
{
    return {.name = u"objects"_s,
            .value = u"KIND=RE"_s,
            .words =
                QCoreApplication::translate("warrenctl", "Of the definitions only those of this kind whose names match, and what else is chosen by name; as "
                                                         "users=^app-."),
            .take = [wish](Options &, const QString &said) -> Status {
                const QString kind = said.section(u'=', 0, 0);
                const QString expression = said.section(u'=', 1);
                if (!restoreSections().contains(kind) || expression.isEmpty())
                    return failure(ErrorKind::Usage,
                                   QCoreApplication::translate("warrenctl", "--objects takes KIND=RE, with a kind of %1").arg(listed(restoreSections())));
                if (wish->request.objects.matching.contains(kind))
                    return failure(ErrorKind::Usage,
                                   QCoreApplication::translate("warrenctl", "--objects takes one expression for each kind, and has two for %1").arg(kind));
                wish->request.objects.matching.insert(kind, expression);
                return checkChoice(wish->request.objects);
            },
            .isRepeatable = true};
}

VerbOption deleteMatchingOption(const RestoreWishPtr &wish)
{
    return {.name = u"delete-matching"_s,
            .value = u"RE"_s,
            .words = QCoreApplication::translate(
                "warrenctl", "Also delete queues and exchanges whose names match and that are not in the backup; --dry-run lists them with their messages."),
            .take = [wish](Options &, const QString &said) -> Status {
                const QRegularExpression pattern(said);
                if (said.isEmpty() || !pattern.isValid())
                    return failure(ErrorKind::Usage,
                                   QCoreApplication::translate("warrenctl", "--delete-matching takes a regular expression: %1")
                                       .arg(said.isEmpty() ? QCoreApplication::translate("warrenctl", "it is empty") : pattern.errorString()));
                wish->deletePattern = said;
                return {};
            }};
}

QList<VerbOption> restoreOptions(const RestoreWishPtr &wish)
{
    RestoreRequest *request = &wish->request;
    return {
        onlyOption(wish),
        textOption(
            u"to"_s, u"PROFILE"_s, QCoreApplication::translate("warrenctl", "Into another cluster: its profile's file, or its name."),
            [wish](const QString &said) { wish->to = said; }, Completes::Node),
        textOption(u"queues"_s, u"RE"_s,
                   QCoreApplication::translate("warrenctl", "Queues and exchanges whose names match, and their bindings and messages, only."),
                   [wish, request](const QString &said) { request->objects.pattern = request->queues.pattern = said; }),
        textOption(
            u"vhost"_s, u"NAME"_s, QCoreApplication::translate("warrenctl", "What belongs to this virtual host of the backup only."),
            [wish, request](const QString &said) {
                request->objects.vhosts.append(said);
                request->queues.vhosts.append(said);
            },
            Completes::Nothing, true),
        queueOption(wish),
        kindsOption(wish),
        objectOption(u"object"_s,
                     QCoreApplication::translate("warrenctl", "Of the definitions this object only, and what else is chosen by name; percent-encoded, as "
                                                              "users//alice or policies/%2F/limits."),
                     wish, &DefinitionsChoice::named),
        matchingOption(wish),
        objectOption(u"leave"_s, QCoreApplication::translate("warrenctl", "Leave this object as it is now; percent-encoded, as queues/%2F/orders."), wish,
                     &DefinitionsChoice::leave),
        objectOption(u"delete"_s, QCoreApplication::translate("warrenctl", "Also delete this object, which is not in the backup; percent-encoded."), wish,
                     &DefinitionsChoice::remove),
        deleteMatchingOption(wish),
        objectOption(u"replace"_s,
                     QCoreApplication::translate("warrenctl", "Replace this queue or exchange, which cannot be changed: its messages are written down, it is "
                                                              "deleted, declared as in the backup, and filled and bound again; percent-encoded."),
                     wish, &DefinitionsChoice::replace),
        switchOption(u"mirrored-as-quorum"_s,
                     QCoreApplication::translate("warrenctl",
                                                 "Classic queues that a policy of the backup mirrored come as quorum queues (since 4.0 there are no mirrors)."),
                     [wish, request] { request->objects.mirroredAsQuorum = true; }),
        renameOption(u"rename-vhost"_s, QCoreApplication::translate("warrenctl", "Under another name in the cluster."), wish, &DefinitionsChoice::vhostNames,
                     &MessagesChoice::vhostNames),
        renameOption(u"rename-queue"_s, QCoreApplication::translate("warrenctl", "Under another name in the cluster."), wish, &DefinitionsChoice::queueNames,
                     &MessagesChoice::queueNames),
        switchOption(u"publish-all"_s, QCoreApplication::translate("warrenctl", "Messages that a queue still holds are published all the same."),
                     [wish, request] { request->queues.skipPresent = false; }),
        switchOption(u"mark"_s, QCoreApplication::translate("warrenctl", "Give each message the header x-warrener-restored."),
                     [wish, request] { request->queues.mark = true; }),
        switchOption(u"with-consumers"_s, QCoreApplication::translate("warrenctl", "Also into queues that clients consume from."),
                     [wish, request] { request->queues.withConsumers = true; }),
        {.name = u"per-second"_s,
         .value = u"N"_s,
         .words = QCoreApplication::translate("warrenctl", "At most so many messages a second."),
         .take = [wish, request](Options &, const QString &said) -> Status {
             const Result<int> read = wholeNumber(
                 said, 1, mostPerSecond, QCoreApplication::translate("warrenctl", "--%1 takes 1 to %2").arg(u"per-second"_s, units::count(mostPerSecond)));
             if (!read)
                 return std::unexpected(read.error());
             request->queues.perSecond = *read;
             return {};
         }},
        textOption(
            u"hosts"_s, u"NAMES"_s,
            QCoreApplication::translate("warrenctl", "Configuration and data of these nodes and proxies only, with commas (default: all of the backup)."),
            [request](const QString &said) {
                for (const auto entries = said.split(u',', Qt::SkipEmptyParts); const QString &name : entries) {
                    request->files.hosts.append(name);
                    request->directories.nodes.append(name);
                }
            }),
        textOption(
            u"file"_s, u"PATH"_s, QCoreApplication::translate("warrenctl", "Of the configuration this file only."),
            [request](const QString &said) { request->files.files.append(said); }, Completes::Nothing, true),
        switchOption(u"tls-files"_s, QCoreApplication::translate("warrenctl", "Certificates and private keys too, where the backup holds them."),
                     [request] { request->files.tlsFiles = true; }),
        switchOption(u"cookie"_s, QCoreApplication::translate("warrenctl", "The Erlang cookie too, where the backup holds it."),
                     [request] { request->files.cookie = true; }),
        switchOption(u"together"_s,
                     QCoreApplication::translate("warrenctl", "Data directories of the whole cluster: all nodes are stopped, then all are started."),
                     [request] { request->directories.together = true; }),
        textOption(
            u"folder"_s, u"DIR"_s, QCoreApplication::translate("warrenctl", "The backups' folder (default: as the profile says)."),
            [wish](const QString &said) { wish->folder = fromEverywhere(said); }, Completes::File),
        textOption(
            u"identity"_s, u"FILE"_s, QCoreApplication::translate("warrenctl", "The age identity file that opens an encrypted backup."),
            [wish, request](const QString &said) { request->source.identity = fromEverywhere(said); }, Completes::File),
        switchOption(u"test"_s,
                     QCoreApplication::translate("warrenctl", "Restore into virtual hosts that are thrown away, and note beside the backup what came of it; "
                                                              "without ID: the newest good backup."),
                     [wish] { wish->test = true; }),
        textOption(u"schedule"_s, u"CALENDAR"_s, QCoreApplication::translate("warrenctl", "With --test: a systemd timer does it, as in *-*-* 04:10:00."),
                   [wish](const QString &said) { wish->schedule = said; }),
        textOption(u"name"_s, u"NAME"_s,
                   QCoreApplication::translate("warrenctl",
                                               "With --schedule or --unschedule: a cluster's backups may be tested by several timers, each by a name of "
                                               "its own, for other times, places or queues."),
                   [wish](const QString &said) { wish->name = said.trimmed(); }),
        switchOption(u"unschedule"_s, QCoreApplication::translate("warrenctl", "With --test: remove that timer."), [wish] { wish->unschedule = true; }),
        switchOption(u"kept"_s, QCoreApplication::translate("warrenctl", "No restore: lists what restores have kept on the hosts."),
                     [wish] { wish->kept = true; }),
        switchOption(u"remove"_s, QCoreApplication::translate("warrenctl", "With --kept: removes it. Nothing brings it back."),
                     [wish] { wish->remove = true; }),
        {.name = u"plan"_s,
         .value = u"FILE"_s,
         .words = QCoreApplication::translate("warrenctl", "Run this saved plan instead of a new one."),
         .take = text(&ChangeOptions::planFile),
         .completes = Completes::File},
    };
}

} // namespace

Verb restoreVerb()
{
    return restoreVerb(std::make_shared<RestoreWish>());
}

Verb restoreVerb(const std::shared_ptr<RestoreWish> &wish)
{
    return {
        .name = u"restore"_s,
        .words = QCoreApplication::translate("warrenctl", "Brings back what a backup holds, and proves that it is there."),
        .details = QCoreApplication::translate(
            "warrenctl",
            "--dry-run shows what would be created, changed, and cannot be changed, and which messages would be published. Nothing is deleted by itself. "
            "Before "
            "definitions are changed, those that are there are saved; an undo goes back to them. Messages are published with confirms, in order, each into "
            "its queue alone; those that the queue still holds are left out. Files of configuration and data directories that are there are kept beside the "
            "restored ones, and come back where a node does not start."),
        .options = restoreOptions(wish) + runOptions(),
        .argument = VerbArgument{.value = u"ID"_s,
                                 .words = QCoreApplication::translate("warrenctl", "A backup's id, the beginning of it, or a backup's file."),
                                 .take = sets([wish](Options &, const QString &said) { wish->backup = said; })},
        .check = [wish](const Options &options) -> Status {
            if (const Status checked = checkOverrides(options); !checked)
                return checked;
            if (const Status apart = notTogether(!wish->schedule.isEmpty(), wish->unschedule, u"schedule"_s, u"unschedule"_s); !apart)
                return apart;
            if (wish->remove && !wish->kept)
                return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--remove goes with --kept"));
            if (wish->kept && (!wish->backup.isEmpty() || !options.change.planFile.isEmpty()))
                return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--kept takes neither a backup nor a plan"));
            const bool isScheduling = wish->unschedule || !wish->schedule.isEmpty();
            if (isScheduling && (!wish->test || !wish->backup.isEmpty() || !options.change.planFile.isEmpty()))
                return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "A timer is for --test, and takes the newest backup each time"));
            if (!wish->name.isEmpty() && !isScheduling)
                return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--name is of a timer: it goes with --schedule or --unschedule"));
            const RestoreRequest &asked = wish->request;
            const bool isOtherwise = !asked.objects.vhosts.isEmpty() || !asked.objects.vhostNames.isEmpty() || !asked.objects.queueNames.isEmpty()
                                     || !asked.objects.sections.isEmpty() || asked.objects.isOfObjects() || !asked.objects.leave.isEmpty()
                                     || !asked.objects.remove.isEmpty() || !asked.objects.replace.isEmpty() || !wish->deletePattern.isEmpty()
                                     || asked.queues.mark || asked.configuration || asked.data;
            if (wish->test && isOtherwise) {
                return failure(ErrorKind::Usage,
                               QCoreApplication::translate(
                                   "warrenctl",
                                   "--test restores definitions and messages of all virtual hosts under names of its own: "
                                   "--vhost, --kinds, --object…, --leave, --delete…, --replace, --rename-…, --mark and other parts are not for it"));
            }
            if (wish->kept || (wish->test && wish->backup.isEmpty() && options.change.planFile.isEmpty()))
                return {};
            if (wish->backup.isEmpty() == options.change.planFile.isEmpty())
                return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "restore needs either a backup or --plan FILE"));
            return {};
        },
        .run = [wish](const Errand &errand) { return wish->kept ? keptByRestores(errand, *wish) : restoreBackup(errand, *wish); }};
}

} // namespace warrener::ctl
