#include "app/warrenctl/Planning.h"

#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Result<NodeName> nodeNamed(const ClusterProfile &profile, const QString &text)
{
    if (text.isEmpty())
        return NodeName{};
    QList<NodeName> found;
    for (const NodeProfile &node : profile.nodes) {
        if (node.name.value == text || shortName(node.name) == text)
            found.append(node.name);
    }
    if (found.size() == 1)
        return found.first();
    QStringList known;
    for (const NodeProfile &node : profile.nodes)
        known.append(node.name.value);
    return failure(ErrorKind::Usage,
                   QCoreApplication::translate("warrenctl", "“%1” is no node of %2; there are %3").arg(text, profile.name.value, known.join(u", "_s)));
}

QList<DryRunItem> askChecks(RunBook &book, const Plan &plan)
{
    const auto items =
        QCoro::waitFor(book.withKit([plan](const RunKit &kit, std::stop_token stop) { return dryRun(plan, true, kit.operations, kit.time, stop); }));
    if (!items)
        tell(items.error().message);
    // Of checks that could not be asked nobody may say that they hold.
    return items ? *items : QList<DryRunItem>{{.id = u"ask"_s, .guard = true, .outcome = DryRunItem::Outcome::Failed, .words = items.error().message}};
}

Result<Report> confirmAndRun(RunBook &book, const Plan &plan, const QList<Candidate> &candidates, const ChangeOptions &options)
{
    if (const Status confirmed = confirm(book.profile(), options, planReport(plan, candidates, {}).text); !confirmed)
        return std::unexpected(confirmed.error());
    return runPlan(book, plan, options);
}

} // namespace warrener::ctl
