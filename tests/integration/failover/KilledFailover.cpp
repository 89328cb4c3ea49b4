// Makes and runs one plan on the test hosts, and kills itself at the wanted moment.
//
//   killed_failover switchover|failover|failback NODE [MOMENT] [COMMAND]
//
// Moments are counted from 1: before and after each synced record, so before and after every step.
// COMMAND runs in a shell at that moment instead of the end by SIGKILL (a proxy is reloaded, a
// candidate dies…). Prints the number of moments and the verdict. The journal is the usual one.
#include "cluster/ProfileStore.h"
#include "look/monitor/MonitorThread.h"
#include "plan/failover/Planner.h"
#include "run/operations/FactsLook.h"
#include "run/procedure/RunLog.h"
#include "run/runs/RunKit.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <signal.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

SnapshotPtr look(const ClusterProfile &profile, const Credentials &credentials)
{
    MonitorThread monitor(profile, credentials);
    SnapshotPtr latest;
    QEventLoop loop;
    QObject::connect(&monitor, &MonitorThread::snapshotReady, &loop, [&](const SnapshotPtr &snapshot) {
        latest = snapshot;
        const bool known = std::ranges::none_of(snapshot->nodes, [](const NodeLook &node) { return node.answer.isPending(); });
        if (known)
            loop.quit();
    });
    QTimer::singleShot(4000, &loop, &QEventLoop::quit);
    monitor.start();
    loop.exec();
    return latest;
}

QCoro::Task<ClusterFacts> ask(std::shared_ptr<ClusterAccess> access)
{
    return askClusterFacts(std::move(access), Millis{2000});
}

QCoro::Task<Result<Verdict>> run(Runner *runner, Plan plan)
{
    return runner->run(std::move(plan), {.who = u"kill test"_s});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const Result<ClusterProfile> profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
    if (arguments.size() < 3 || !profile)
        return 2;
    const int deadly = arguments.value(3).toInt();
    const QByteArray command = arguments.value(4).toLocal8Bit();
    const Credentials credentials{.password = qEnvironmentVariable("WARRENER_PASSWORD")};
    const Result<RunKit> kit = openRunKit(std::make_shared<const ClusterProfile>(*profile), credentials);
    if (!kit)
        return 2;
    const SnapshotPtr snapshot = look(*profile, credentials);
    const ClusterView view{
        .profile = kit->access->sharedProfile(), .snapshot = snapshot, .facts = std::make_shared<const ClusterFacts>(QCoro::waitFor(ask(kit->access)))};
    const FailoverWish wish{.from = {arguments[2]}, .why = u"kill test"_s, .clientsPerSecond = 500};
    const Result<Plan> plan = arguments[1] == "switchover"_L1 ? planSwitchover(view, wish)
                              : arguments[1] == "failover"_L1 ? planFailover(view, wish)
                                                              : planFailback(view, wish);
    if (!plan) {
        std::fprintf(stderr, "%s\n", qPrintable(plan.error().message));
        return 3;
    }
    int moments = 0;
    const auto log = std::make_shared<WatchedLog>(std::make_shared<JournalLog>(kit->journal), [&](int, const JournalRecord &record, bool written) {
        if (++moments != deadly)
            return;
        std::fprintf(stderr, "moment %d: %s of %s, %s\n", moments, qPrintable(toId(record.kind)),
                     qPrintable(record.step.isEmpty() ? u"the run"_s : record.step), written ? "written" : "to be written");
        if (command.isEmpty())
            ::kill(::getpid(), SIGKILL);
        else if (std::system(command.constData()) != 0)
            std::fprintf(stderr, "the command failed\n");
    });
    Runner runner(kit->partsFor(*plan, log));
    const Result<Verdict> verdict = QCoro::waitFor(run(&runner, *plan));
    std::printf("%d %s\n", moments, verdict ? qPrintable(toId(*verdict)) : "error");
    if (!verdict || !runner.state().error.isEmpty())
        std::fprintf(stderr, "%s\n", verdict ? qPrintable(runner.state().error) : qPrintable(verdict.error().message));
    return verdict == Result<Verdict>(Verdict::Done) ? 0 : 1;
}
