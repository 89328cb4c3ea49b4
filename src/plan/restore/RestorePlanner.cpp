#include "plan/restore/RestorePlanner.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "cluster/BackupSettings.h"
#include "record/catalogue/Catalogue.h"
#include "run/operations/BackupOperations.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

/// The target's definitions as they are, before anything is done: what an undo goes back to.
QList<Step> safetySteps(const BackupPlace &place, const ClusterProfile &profile, const QList<NodeName> &ask, const QString &why)
{
    const BackupBeginning beginning{.type = BackupType::Config, .description = why};
    QList<Step> steps{checkCatalogueStep(place, beginning), beginBackupStep(place, beginning, profile), definitionsStep(place, ask), packStep(place, {}, {}, 0),
                      verifyBackupStep(place, {}, 0)};
    for (Step &step : steps)
        step.id = u"safety-"_s + step.id;
    steps[0].title = QCoreApplication::translate("Restore", "Room for a safety backup of the definitions as they are");
    steps[1].title = QCoreApplication::translate("Restore", "Begin the safety backup");
    // It stays when the restore is taken back: it is what that is taken back to.
    steps[3].undo.reset();
    steps[3].title = QCoreApplication::translate("Restore", "Write the safety backup");
    return steps;
}

} // namespace

Result<Plan> planRestore(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request)
{
    if (!preview.refused.isEmpty())
        return failure(ErrorKind::Forbidden, preview.refused);
    if (!request.definitions && !request.messages)
        return failure(ErrorKind::Usage, QCoreApplication::translate("Restore", "Nothing is chosen to be restored"));
    const bool anyQueue = std::ranges::any_of(preview.queues, [](const RestoreQueue &queue) { return queue.refused.isEmpty(); });
    const bool withMessages = request.messages && anyQueue;
    if (!request.definitions && !withMessages) {
        return failure(ErrorKind::NotFound, preview.queues.isEmpty() ? QCoreApplication::translate("Restore", "The backup holds no messages of such queues")
                                                                     : preview.queues.first().name + u": "_s + preview.queues.first().refused);
    }
    const ClusterProfile &profile = *view.profile;
    const QList<NodeName> ask = askOrder(profile, {});
    Plan plan = beginPlan(view, {u"restore"_s, QCoreApplication::translate("Restore", "Restore"), u"restore"_s},
                          QCoreApplication::translate("Restore", "Restore %1 into %2").arg(preview.manifest.id, profile.name.value), request.why);
    plan.steps = {checkBackupStep(request.source, preview.bytes)};
    const auto fates = [&preview](RestoreFate fate) { return preview.definitions.count(fate); };
    if (request.definitions) {
        const BackupPlace place{.id = newBackupId(BackupType::Config, profile.name.value, view.snapshot->at), .folder = backupSettings(profile).folder};
        plan.steps += safetySteps(place, profile, ask, QCoreApplication::translate("Restore", "before the restore of %1").arg(preview.manifest.id));
        plan.steps += restoreDefinitionsStep(request.source, {.folder = place.folder, .id = place.id}, request.objects, ask,
                                             fates(RestoreFate::Create) + fates(RestoreFate::Change) + fates(RestoreFate::Unfit) + fates(RestoreFate::Remove));
        plan.facts.insert(u"safety"_s, place.id);
    }
    if (withMessages)
        plan.steps += restoreMessagesStep(request.source, request.queues, ask, preview.messages);
    plan.steps += proveRestoreStep(request.source, request.definitions ? std::optional(request.objects) : std::nullopt,
                                   withMessages ? std::optional(request.queues) : std::nullopt, ask);
    QStringList after;
    if (request.definitions) {
        after.append(QCoreApplication::translate("Restore", "%1 objects are created, %2 changed, %3 cannot be changed and stay as they are.")
                         .arg(units::count(fates(RestoreFate::Create)), units::count(fates(RestoreFate::Change)), units::count(fates(RestoreFate::Cannot))));
    }
    if (withMessages)
        after.append(QCoreApplication::translate("Restore", "Up to %1 messages are published.").arg(units::count(double(preview.messages))));
    plan.afterwards = after.join(u' ');
    plan.page = u"backups"_s;
    plan.facts.insert(u"backup"_s, preview.manifest.id);
    plan.facts.insert(u"bytes"_s, preview.bytes);
    return plan;
}

} // namespace warrener
