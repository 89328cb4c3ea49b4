#include "plan/restore/RestoreTestPlanner.h"

#include "base/Units.h"
#include "plan/restore/RestorePlanner.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/RestoreTest.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

RestoreRequest restoreTestRequest(RestoreRequest request, const QStringList &vhosts, TimePoint now)
{
    const QHash<QString, QString> names = throwAwayNames(vhosts, now);
    request.definitions = true;
    request.objects.sections = {u"vhosts"_s, u"queues"_s, u"exchanges"_s, u"bindings"_s, u"policies"_s};
    request.objects.vhosts = request.queues.vhosts = vhosts;
    request.objects.vhostNames = request.queues.vhostNames = names;
    request.objects.queueNames = request.queues.queueNames = {};
    request.objects.remove = {};
    request.objects.replace = {};
    request.queues.skipPresent = false;
    request.queues.mark = false;
    return request;
}

Result<Plan> planRestoreTest(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request)
{
    if (!preview.refused.isEmpty())
        return failure(ErrorKind::Forbidden, preview.refused);
    QStringList places = request.objects.vhostNames.values();
    places.sort();
    if (places.isEmpty())
        return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "The backup holds nothing that could be restored in a test"));
    const ClusterProfile &profile = *view.profile;
    const QList<NodeName> ask = askOrder(profile, {});
    const bool anyQueue = std::ranges::any_of(preview.queues, [](const RestoreQueue &queue) { return queue.refused.isEmpty(); });
    const bool withMessages = request.messages && anyQueue;
    const bool isWhole = restoresAll(preview, request);

    Plan plan =
        beginPlan(view, {u"restore-test"_s, QCoreApplication::translate("Restore", "Restore test"), u"restore"_s},
                  QCoreApplication::translate("Restore", "Test whether %1 can be restored, in %2").arg(preview.manifest.id, profile.name.value), request.why);
    plan.steps = {checkBackupStep(request.source, preview.bytes), makePlaceStep(places, ask)};
    Step definitions = restoreDefinitionsStep(request.source, {}, request.objects, ask, preview.definitions.created());
    definitions.undo.reset();
    plan.steps += definitions;
    if (withMessages) {
        Step messages = restoreMessagesStep(request.source, request.queues, ask, preview.messages);
        messages.undo.reset();
        // They go with the virtual hosts of the test, and nobody consumes there.
        messages.cannotBeUndone.clear();
        plan.steps += messages;
    }
    const Step proof = proveRestoreStep(request.source, request.objects, withMessages ? std::optional(request.queues) : std::nullopt, ask);
    const Step removal = removePlaceStep(places, ask);
    plan.steps += {proof, removal};
    if (isWhole && request.source.file.isEmpty())
        plan.steps += noteProofStep(request.source, proof.id, {{proof.id, proof.title}, {removal.id, removal.title}});
    plan.afterwards = QCoreApplication::translate(
                          "Restore", "Objects that are restored, compared, and thrown away: %1; messages: up to %2; all of it in virtual hosts of its "
                                     "own. Clients see nothing of it; until they are thrown away the brokers hold these messages as well.")
                          .arg(units::count(preview.definitions.created()), units::count(double(preview.messages)));
    if (const int leftOut = preview.definitions.count(RestoreFate::LeftOut); leftOut > 0)
        plan.afterwards += u' ' + QCoreApplication::translate("Restore", "%n object(s) cannot be had there", nullptr, leftOut) + u'.';
    if (!isWhole)
        plan.afterwards += u' ' + QCoreApplication::translate("Restore", "A part of a backup does not count as its proof.");
    plan.lease.kind = LeaseNeed::Kind::Beside;
    plan.page = u"activity"_s; // what it came to is read there
    plan.facts.insert(u"backup"_s, preview.manifest.id);
    plan.facts.insert(u"bytes"_s, preview.bytes);
    return plan;
}

} // namespace warrener
