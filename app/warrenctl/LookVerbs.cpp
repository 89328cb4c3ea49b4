#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Errand.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"
#include "look/monitor/LookNow.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QStringList sortColumns()
{
    return {u"name"_s, u"vhost"_s, u"type"_s, u"state"_s, u"ready"_s, u"unacked"_s, u"consumers"_s, u"memory"_s, u"in"_s, u"out"_s, u"ack"_s};
}

/// One look of a monitor, judged.
Outcome look(const Errand &errand, const LookWish &wish, const std::function<Report(const Snapshot &)> &report)
{
    return errand.with([&](const ClusterProfile &profile, const Credentials &credentials) -> Outcome {
        const SnapshotPtr snapshot = QCoro::waitFor(lookNow(profile, credentials, errand.options().patience, {}, wish));
        if (!snapshot)
            return failure(ErrorKind::Timeout, QCoreApplication::translate("warrenctl", "Nobody has answered within the time allowed"));
        return report(*snapshot);
    });
}

Status takeMatch(Options &options, const QString &value)
{
    if (const QRegularExpression expression(value); !expression.isValid()) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--match is no regular expression: %1, at character %2")
                                             .arg(expression.errorString())
                                             .arg(expression.patternErrorOffset() + 1));
    }
    options.match = value;
    return {};
}

Status takeSort(Options &options, const QString &value)
{
    if (!sortColumns().contains(value))
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--sort takes one of %1").arg(sortColumns().join(u", "_s)));
    options.sort = value;
    return {};
}

Status takeLimit(Options &options, const QString &value)
{
    const Result<int> most = wholeNumber(value, 1, 10'000'000, QCoreApplication::translate("warrenctl", "--limit takes a whole number from 1"));
    if (!most)
        return std::unexpected(most.error());
    options.limit = *most;
    return {};
}

} // namespace

Verb clustersVerb()
{
    return {.name = u"clusters"_s,
            .words = QCoreApplication::translate("warrenctl", "Lists the profiles of the configuration folder; asks no broker."),
            .id = CommandId::Clusters,
            .run = [](const Errand &) -> Outcome {
                const ProfileStore store;
                return clustersReport(store.list(), store.folder());
            }};
}

Verb statusVerb()
{
    return {.name = u"status"_s,
            .words = QCoreApplication::translate("warrenctl", "Verdict, findings, the state of each node, host and proxy, figures of the cluster."),
            .id = CommandId::Status,
            // What a window says of the same cluster hangs on its queues too.
            .run = [](const Errand &errand) {
                return look(errand, {.keepsQueuesInMind = true}, [](const Snapshot &snapshot) { return statusReport(snapshot, assess(snapshot)); });
            }};
}

Verb nodesVerb()
{
    return {.name = u"nodes"_s,
            .words = QCoreApplication::translate("warrenctl", "Nodes, hosts and proxies with their figures."),
            .id = CommandId::Nodes,
            .run = [](const Errand &errand) { return look(errand, {}, [](const Snapshot &snapshot) { return nodesReport(snapshot, assess(snapshot)); }); }};
}

Verb queuesVerb()
{
    return {.name = u"queues"_s,
            .words = QCoreApplication::translate("warrenctl", "Queues with their figures."),
            .id = CommandId::Queues,
            .options = {{.name = u"match"_s,
                         .value = u"RE"_s,
                         .words = QCoreApplication::translate("warrenctl", "Only names that match this regular expression."),
                         .take = takeMatch,
                         .mayBeEmpty = true},
                        {.name = u"sort"_s,
                         .value = u"COLUMN"_s,
                         .words = QCoreApplication::translate("warrenctl", "Order by this column, largest first, names from A to Z: %1.")
                                      .arg(sortColumns().join(u", "_s)),
                         .take = takeSort,
                         .completes = Completes::Choice,
                         .choices = sortColumns()},
                        {.name = u"limit"_s, .value = u"N"_s, .words = QCoreApplication::translate("warrenctl", "At most this many."), .take = takeLimit}},
            .run = [](const Errand &errand) {
                return look(errand, {.focus = {.queues = true, .visibleQueues = {}, .node = {}}},
                            [&](const Snapshot &snapshot) { return queuesReport(snapshot, errand.options()); });
            }};
}

} // namespace warrener::ctl
