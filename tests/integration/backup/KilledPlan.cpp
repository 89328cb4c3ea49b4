// Runs a saved plan on the test hosts, and kills itself at the wanted moment.
//
//   killed_plan PROFILE JOURNALS PLAN [MOMENT]
//
// Moments are counted from 1: before and after each synced record, so before and after every step. Prints the number of
// moments and the verdict.
#include "cluster/ProfileStore.h"
#include "run/procedure/RunLog.h"
#include "run/runs/RunKit.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QFile>

#include <cstdio>
#include <signal.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QCoro::Task<Result<Verdict>> run(Runner *runner, Plan plan)
{
    return runner->run(std::move(plan), {.who = u"kill test"_s});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 4)
        return 2;
    const Result<ClusterProfile> profile = readProfile(arguments[1]);
    QFile file(arguments[3]);
    if (!profile || !file.open(QIODevice::ReadOnly))
        return 2;
    const Result<Plan> plan = planFromText(file.readAll());
    const Result<RunKit> kit =
        openRunKit(std::make_shared<const ClusterProfile>(*profile), {.password = qEnvironmentVariable("WARRENER_PASSWORD")}, arguments[2]);
    if (!plan || !kit) {
        std::fprintf(stderr, "%s\n", qPrintable(plan ? kit.error().message : plan.error().message));
        return 2;
    }
    const int deadly = arguments.value(4).toInt();
    int moments = 0;
    const auto log = std::make_shared<WatchedLog>(std::make_shared<JournalLog>(kit->journal), [&](int, const JournalRecord &record, bool written) {
        if (++moments != deadly)
            return;
        std::fprintf(stderr, "moment %d: %s of %s, %s\n", moments, qPrintable(toId(record.kind)),
                     qPrintable(record.step.isEmpty() ? u"the run"_s : record.step), written ? "written" : "to be written");
        ::kill(::getpid(), SIGKILL);
    });
    Runner runner(kit->partsFor(*plan, log));
    const Result<Verdict> verdict = QCoro::waitFor(run(&runner, *plan));
    std::printf("%d %s\n", moments, verdict ? qPrintable(toId(*verdict)) : "error");
    if (!verdict || !runner.state().error.isEmpty())
        std::fprintf(stderr, "%s\n", verdict ? qPrintable(runner.state().error) : qPrintable(verdict.error().message));
    return verdict == Result<Verdict>(Verdict::Done) ? 0 : 1;
}
