#include "app/warrenctl/BackupWish.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "cluster/BackupSettings.h"
#include "record/catalogue/Catalogue.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

using WishPtr = std::shared_ptr<BackupWish>;

QStringList typeIds()
{
    return {toId(BackupType::Full), toId(BackupType::Incremental), toId(BackupType::Config), toId(BackupType::QueueData)};
}

QStringList partIds()
{
    return {toId(BackupPart::Definitions), toId(BackupPart::Configuration), toId(BackupPart::Logs), toId(BackupPart::Messages)};
}

VerbOption typeOption(const WishPtr &wish)
{
    return {.name = u"type"_s,
            .value = u"TYPE"_s,
            .words = QCoreApplication::translate("warrenctl", "full (default), incremental, config or queue-data."),
            .take = [wish](Options &, const QString &said) -> Status {
                const std::optional<BackupType> type = backupTypeFromId(said);
                if (!type)
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--type takes one of %1").arg(listed(typeIds())));
                const BackupRequest usual = usualRequest(*type);
                wish->request.type = *type;
                wish->request.configuration = usual.configuration;
                wish->request.logs = usual.logs;
                wish->request.messages = usual.messages;
                return {};
            },
            .completes = Completes::Choice,
            .choices = typeIds()};
}

VerbOption withoutOption(const WishPtr &wish)
{
    return {.name = u"without"_s,
            .value = u"PART"_s,
            .words = QCoreApplication::translate("warrenctl", "Leave out definitions, configuration, logs or messages."),
            .take = [wish](Options &, const QString &said) -> Status {
                if (!partIds().contains(said))
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--without takes one of %1").arg(listed(partIds())));
                wish->without.append(said);
                return {};
            },
            .completes = Completes::Choice,
            .choices = partIds(),
            .isRepeatable = true};
}

VerbOption folderOption(const WishPtr &wish)
{
    return textOption(
        u"folder"_s, u"DIR"_s, QCoreApplication::translate("warrenctl", "The backups' folder (default: as the profile says)."),
        [wish](const QString &said) { wish->folder = fromEverywhere(said); }, Completes::File);
}

VerbOption identityOption(const WishPtr &wish)
{
    return textOption(
        u"identity"_s, u"FILE"_s, QCoreApplication::translate("warrenctl", "The age identity file that opens an encrypted backup."),
        [wish](const QString &said) { wish->identity = wish->request.identity = fromEverywhere(said); }, Completes::File);
}

VerbOption recipientOption(const WishPtr &wish)
{
    return {.name = u"recipient"_s,
            .value = u"AGE"_s,
            .words = QCoreApplication::translate("warrenctl", "Encrypt to this recipient of age (default: those of the profile)."),
            .take = sets([wish](Options &, const QString &said) { wish->request.recipients.append(said); }),
            .isRepeatable = true};
}

VerbOption secondPlaceOption(const WishPtr &wish)
{
    return switchOption(u"second-place"_s, QCoreApplication::translate("warrenctl", "Of the copies in the second place, instead of the backups' folder."),
                        [wish] { wish->second = true; });
}

QList<VerbOption> requestOptions(const WishPtr &wish)
{
    BackupRequest *request = &wish->request;
    return {
        typeOption(wish),
        withoutOption(wish),
        textOption(u"queues"_s, u"RE"_s, QCoreApplication::translate("warrenctl", "Messages of queues whose names match only."),
                   [wish, request](const QString &said) { request->queuePattern = said; }),
        {.name = u"vhost"_s,
         .value = u"NAME"_s,
         .words = QCoreApplication::translate("warrenctl", "Messages of this virtual host only."),
         .take = sets([wish, request](Options &, const QString &said) { request->vhosts.append(said); }),
         .isRepeatable = true},
        {.name = u"way"_s,
         .value = u"VHOST/NAME=WAY"_s,
         .words = QCoreApplication::translate(
             "warrenctl",
             "How this queue's messages get in: snapshot, read, offset or none; names percent-encoded. --dry-run shows each queue's way and price."),
         .take = [wish, request](Options &, const QString &said) -> Status {
             const Result<std::pair<QString, MessageWay>> way = wayFromArgument(said);
             if (!way)
                 return std::unexpected(way.error());
             request->ways.insert(way->first, way->second);
             return {};
         },
         .isRepeatable = true},
        textOption(u"base"_s, u"ID"_s, QCoreApplication::translate("warrenctl", "Incremental: the backup to build upon (default: the newest good one)."),
                   [wish, request](const QString &said) { request->base = said; }),
        switchOption(u"cold"_s, QCoreApplication::translate("warrenctl", "Data directories too: each node is drained, stopped, copied and started."),
                     [wish, request] { request->cold = true; }),
        switchOption(u"together"_s, QCoreApplication::translate("warrenctl", "With --cold: the whole cluster at once. Nobody is served meanwhile."),
                     [wish, request] { request->together = true; }),
        switchOption(u"with-consumers"_s,
                     QCoreApplication::translate("warrenctl", "By AMQP, read queues too that clients consume from: it takes messages from them for a while."),
                     [wish, request] { request->readConsumed = true; }),
        switchOption(u"tls-files"_s, QCoreApplication::translate("warrenctl", "Certificates and private keys of the hosts too."),
                     [wish, request] { request->tlsFiles = true; }),
        switchOption(u"cookie"_s, QCoreApplication::translate("warrenctl", "The Erlang cookie too; with --recipient only."),
                     [wish, request] { request->cookie = true; }),
        recipientOption(wish),
        switchOption(u"gzip"_s, QCoreApplication::translate("warrenctl", "Pack by gzip instead of zstd."),
                     [wish, request] { request->format = ArchiveFormat::Gzip; }),
        {.name = u"description"_s,
         .value = u"TEXT"_s,
         .words = QCoreApplication::translate("warrenctl", "What the backup is for."),
         .take = sets([wish, request](Options &, const QString &said) { request->description = said; }),
         .mayBeEmpty = true},
        switchOption(u"prune"_s, QCoreApplication::translate("warrenctl", "Afterwards remove what no rule of retention keeps."),
                     [wish, request] { request->prune = true; }),
        switchOption(u"prune-second"_s, QCoreApplication::translate("warrenctl", "Likewise of the copies in the second place."),
                     [wish, request] { request->pruneSecond = true; }),
    };
}

QList<VerbOption> createOptions(const WishPtr &wish)
{
    return requestOptions(wish)
           + QList<VerbOption>{textOption(u"schedule"_s, u"CALENDAR"_s,
                                          QCoreApplication::translate("warrenctl", "Do this by a systemd timer: hourly, *-*-* 06:00, Mon..Fri *-*-* 08:00."),
                                          [wish](const QString &said) { wish->schedule = said; }),
                               switchOption(u"unschedule"_s, QCoreApplication::translate("warrenctl", "Remove that timer."),
                                            [wish] { wish->unschedule = true; }),
                               {.name = u"plan"_s,
                                .value = u"FILE"_s,
                                .words = QCoreApplication::translate("warrenctl", "Run this saved plan instead of a new one."),
                                .take = text(&ChangeOptions::planFile),
                                .completes = Completes::File}}
           + runOptions();
}

VerbArgument backupArgument(const WishPtr &wish, const QString &words, bool isRequired, bool isRepeatable = false)
{
    return {.value = u"ID"_s,
            .words = words,
            .take = sets([wish](Options &, const QString &said) { wish->ids.append(said); }),
            .isRequired = isRequired,
            .isRepeatable = isRepeatable};
}

QString oneBackup()
{
    return QCoreApplication::translate("warrenctl", "A backup's id, or a beginning of it that no other has.");
}

QList<Verb> backupVerbs(const WishPtr &wish)
{
    return {
        {.name = u"list"_s,
         .words = QCoreApplication::translate("warrenctl", "Backups, newest first."),
         .options = {switchOption(u"all"_s, QCoreApplication::translate("warrenctl", "Of every cluster in the folder."), [wish] { wish->all = true; }),
                     secondPlaceOption(wish)}},
        {.name = u"create"_s, .words = QCoreApplication::translate("warrenctl", "Makes a backup and reads it back."), .options = createOptions(wish)},
        {.name = u"show"_s, .words = QCoreApplication::translate("warrenctl", "What a backup holds."), .argument = backupArgument(wish, oneBackup(), true)},
        {.name = u"cat"_s,
         .words = QCoreApplication::translate("warrenctl", "Prints a file out of a backup; messages as one JSON object a line."),
         .options = {textOption(u"path"_s, u"PATH"_s, QCoreApplication::translate("warrenctl", "Which file (default: their list)."),
                                [wish](const QString &said) { wish->path = said; }),
                     textOption(
                         u"into"_s, u"FILE"_s, QCoreApplication::translate("warrenctl", "Write into this file, its bytes as they are."),
                         [wish](const QString &said) { wish->out = said; }, Completes::File)},
         .argument = backupArgument(wish, oneBackup(), true)},
        {.name = u"verify"_s,
         .words = QCoreApplication::translate("warrenctl", "Reads backups back: every hash, the chain, a sample of messages."),
         .options = {switchOption(u"deep"_s, QCoreApplication::translate("warrenctl", "Every message, and everything in the chain."),
                                  [wish] { wish->deep = true; }),
                     switchOption(u"rebuild-sidecar"_s,
                                  QCoreApplication::translate("warrenctl", "Makes the list beside an archive again first, where it is missing or damaged."),
                                  [wish] { wish->sidecar = true; }),
                     secondPlaceOption(wish)},
         .argument = backupArgument(
             wish, QCoreApplication::translate("warrenctl", "Backups' ids, or files that lie in no catalogue (default: all backups of the cluster)."), false,
             true),
         .check = [wish](const Options &) -> Status {
             if (wish->second && (wish->deep || wish->sidecar))
                 return failure(ErrorKind::Usage,
                                QCoreApplication::translate("warrenctl", "--second-place compares the bytes there: no --deep, no --rebuild-sidecar"));
             return {};
         }},
        {.name = u"diff"_s,
         .words = QCoreApplication::translate("warrenctl", "What differs between two backups, or between one and the cluster as it is."),
         .argument = backupArgument(wish, QCoreApplication::translate("warrenctl", "The older backup, and the newer one (default: the cluster)."), true, true)},
        {.name = u"prune"_s,
         .words = QCoreApplication::translate("warrenctl", "Removes what no rule of retention keeps, with the reason for each."),
         .options = QList<VerbOption>{switchOption(
                        u"second"_s, QCoreApplication::translate("warrenctl", "Of the copies in the second place, instead of the backups' folder."),
                        [wish] { wish->second = true; })}
                    + runOptions()},
        {.name = u"copy"_s,
         .words = QCoreApplication::translate("warrenctl", "Copies to the second place of the profile, and looks at it there."),
         .argument = backupArgument(wish, QCoreApplication::translate("warrenctl", "Backups' ids (default: all that have not been copied)."), false, true)},
        {.name = u"pin"_s,
         .words = QCoreApplication::translate("warrenctl", "Keeps a backup whatever the rules say."),
         .options = {{.name = u"note"_s,
                      .value = u"TEXT"_s,
                      .words = QCoreApplication::translate("warrenctl", "What it is kept for."),
                      .take = sets([wish](Options &, const QString &said) { wish->note = said; }),
                      .mayBeEmpty = true}},
         .argument = backupArgument(wish, oneBackup(), true)},
        {.name = u"unpin"_s,
         .words = QCoreApplication::translate("warrenctl", "Leaves it to the rules again."),
         .argument = backupArgument(wish, oneBackup(), true)},
        {.name = u"consolidate"_s,
         .words = QCoreApplication::translate("warrenctl", "Makes a full backup of an incremental one and what it builds upon."),
         .options = {recipientOption(wish)},
         .argument = backupArgument(wish, oneBackup(), true)},
    };
}

/// What was left out by name, and the profile's recipients where none was named.
BackupWish completed(BackupWish wish, const ClusterProfile &profile)
{
    BackupRequest &request = wish.request;
    request.definitions = request.definitions && !wish.without.contains(toId(BackupPart::Definitions));
    request.configuration = request.configuration && !wish.without.contains(toId(BackupPart::Configuration));
    request.logs = request.logs && !wish.without.contains(toId(BackupPart::Logs));
    request.messages = request.messages && !wish.without.contains(toId(BackupPart::Messages));
    const BackupSettings settings = backupSettings(profile);
    if (request.recipients.isEmpty())
        request.recipients = settings.recipients;
    if (wish.folder.isEmpty())
        wish.folder = settings.folder;
    return wish;
}

/// The profile with the folder that was named instead of its own.
ClusterProfile withFolder(ClusterProfile profile, const BackupWish &wish)
{
    BackupSettings settings = backupSettings(profile);
    if (wish.folder.isEmpty() || wish.folder == settings.folder)
        return profile;
    settings.folder = wish.folder;
    setBackupSettings(profile, settings);
    return profile;
}

Outcome runBackup(const Errand &errand, const BackupWish &said)
{
    const QString action = errand.options().change.action;
    // A new one is made where none is; nothing can be read there.
    if (const Status there = action == "create"_L1 ? Status{} : checkNamedFolder(said.folder); !there)
        return std::unexpected(Complaint(there.error()));
    if (action == "diff"_L1)
        return diffBackup(errand, said);
    const std::expected<ClusterProfile, Complaint> chosen = errand.profile();
    if (!chosen)
        return std::unexpected(chosen.error());
    const BackupWish wish = completed(said, *chosen);
    // What runs that died have left is nobody's to read; where it cannot be removed now, the next one tries again.
    static_cast<void>(Catalogue(wish.folder).cleanUp(Millis{0}));
    if (action == "create"_L1 && (!wish.schedule.isEmpty() || wish.unschedule))
        return scheduleBackup(*chosen, wish, errand.options());
    if (action == "create"_L1 && !errand.options().change.planFile.isEmpty())
        return runSavedPlan(errand, u"backup"_s);
    if (action == "create"_L1) {
        const std::expected<Credentials, Complaint> credentials = errand.credentials(*chosen);
        if (!credentials)
            return std::unexpected(credentials.error());
        return createBackup(withFolder(*chosen, wish), *credentials, wish, errand.options());
    }
    if (action == "show"_L1)
        return showBackup(*chosen, wish);
    if (action == "cat"_L1)
        return catBackup(*chosen, wish, errand.options());
    if (action == "verify"_L1)
        return verifyBackups(*chosen, wish);
    if (action == "prune"_L1)
        return pruneBackups(*chosen, wish, errand.options());
    if (action == "copy"_L1)
        return copyBackups(*chosen, wish);
    if (action == "pin"_L1 || action == "unpin"_L1)
        return pinBackup(*chosen, wish, action == "pin"_L1);
    if (action == "consolidate"_L1)
        return consolidateBackup(*chosen, wish);
    return listBackups(*chosen, wish);
}

} // namespace

Verb backupVerb()
{
    const auto wish = std::make_shared<BackupWish>();
    return {.name = u"backup"_s,
            .words = QCoreApplication::translate("warrenctl", "Saves definitions, configuration, logs and messages, and looks into what was saved."),
            .details = QCoreApplication::translate(
                "warrenctl",
                "Messages of quorum queues are read from a follower's own log, as of one moment for all of them: nothing is delivered, and clients go on. "
                "Streams are read by offset, classic queues by AMQP. What is left out, and why, stands in the backup."),
            .options = {folderOption(wish), identityOption(wish)},
            .verbs = backupVerbs(wish),
            .check = [wish](const Options &options) -> Status {
                if (const Status apart = notTogether(!wish->schedule.isEmpty(), wish->unschedule, u"schedule"_s, u"unschedule"_s); !apart)
                    return apart;
                // Without a path the list is printed, and nothing written.
                if (!wish->out.isEmpty() && wish->path.isEmpty())
                    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--into goes with --path"));
                return checkOverrides(options);
            },
            .run = [wish](const Errand &errand) { return runBackup(errand, *wish); }};
}

} // namespace warrener::ctl
