// What restores have kept on hosts, away.
#include "plan/restore/RestorePlanner.h"
#include "run/operations/StepBuilders.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

Result<Plan> planRemoveKept(const ClusterView &view, const QList<KeptThing> &things, const QStringList &silent, const QString &why,
                            const QList<RunSummary> &open)
{
    for (const RunSummary &run : open) {
        if (run.isOpen() && run.keepsOnHosts) {
            return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "“%1” has not ended, and may need what was kept: finish it or "
                                                                                        "take it back first")
                                                     .arg(run.title));
        }
    }
    if (things.isEmpty()) {
        return failure(ErrorKind::NotFound,
                       silent.isEmpty()
                           ? QCoreApplication::translate("Restore", "Restores have kept nothing")
                           : QCoreApplication::translate("Restore", "Restores have kept nothing where it could be looked; %1").arg(silent.join(u"; "_s)));
    }
    Plan plan = beginPlan(view, {u"remove-kept"_s, QCoreApplication::translate("Restore", "Remove what was kept"), u"restore"_s},
                          QCoreApplication::translate("Restore", "Remove what restores have kept"), why);
    QStringList owners;
    for (const KeptThing &thing : things) {
        if (!owners.contains(thing.of))
            owners.append(thing.of);
    }
    for (const QString &of : std::as_const(owners)) {
        QList<KeptThing> ofHost;
        std::ranges::copy_if(things, std::back_inserter(ofHost), [&of](const KeptThing &thing) { return thing.of == of; });
        plan.steps += removeKeptStep(*view.profile, of, ofHost);
    }
    plan.afterwards = QCoreApplication::translate("Restore", "Restores that were made cannot be taken back by hand any more.");
    if (!silent.isEmpty())
        plan.afterwards += u' ' + QCoreApplication::translate("Restore", "Not looked at: %1.").arg(silent.join(u"; "_s));
    plan.page = u"activity"_s;
    return plan;
}

} // namespace warrener
