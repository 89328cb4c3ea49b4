#include "app/warrenctl/RunPlan.h"

#include "app/warrenctl/Interrupt.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Terminal.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QCoro::Task<Result<Verdict>> start(Runner *runner, Plan plan, RunRequest request)
{
    return runner->run(std::move(plan), std::move(request));
}

QCoro::Task<Result<Verdict>> goOn(Runner *runner, Resumption resumption)
{
    return runner->resume(std::move(resumption));
}

Result<Report> drive(const RunKit &kit, const Plan &plan, const std::function<QCoro::Task<Result<Verdict>>(Runner *)> &work)
{
    Runner runner(kit.partsFor(plan));
    const bool shows = isatty(STDERR_FILENO) != 0;
    QObject::connect(&runner, &Runner::happened, &runner, [&](const JournalRecord &record) {
        if (record.kind == RecordKind::GuardRefused) {
            tell(QCoreApplication::translate("warrenctl", "warrenctl: refused by the rule “%1”: %2%3")
                     .arg(record.data.value("guard"_L1).toString(), record.data.value("reason"_L1).toString(),
                          record.data.value("overridable"_L1).toBool()
                              ? QCoreApplication::translate("warrenctl", " (--override %1 --why TEXT passes it)").arg(record.data.value("guard"_L1).toString())
                              : QString()));
            return;
        }
        if (const QString line = progressLine(record, plan); shows && !line.isEmpty())
            tell(line);
    });
    const Interrupt interrupt([&runner] { runner.abort(operatorName(), QCoreApplication::translate("warrenctl", "interrupted"), true); });
    const Result<Verdict> verdict = QCoro::waitFor(work(&runner));
    if (!verdict)
        return std::unexpected(verdict.error());
    return runReport(runner.state());
}

} // namespace

QString operatorName()
{
    return thisProcess({}, {}).who;
}

Status confirm(const ClusterProfile &profile, const ChangeOptions &options, const QString &what)
{
    const bool production = profile.environment == Environment::Production;
    if (production && !options.confirm.isEmpty() && options.confirm != profile.name.value)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--confirm names %1, this is %2").arg(options.confirm, profile.name.value));
    if (options.yes && (!production || options.confirm == profile.name.value))
        return {};
    if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0) {
        return failure(ErrorKind::Usage,
                       production ? QCoreApplication::translate("warrenctl", "%1 is a production cluster: it takes --yes --confirm %1").arg(profile.name.value)
                                  : QCoreApplication::translate("warrenctl", "Nobody can confirm here: it takes --yes"));
    }
    tell(what);
    tell(production ? QCoreApplication::translate("warrenctl", "Type %1 to confirm:").arg(profile.name.value)
                    : QCoreApplication::translate("warrenctl", "Go on? [y/N]"));
    std::string line(256, '\0');
    const bool read = std::fgets(line.data(), int(line.size()), stdin) != nullptr;
    const QString said = read ? QString::fromUtf8(line.c_str()).trimmed() : QString();
    if (production ? said == profile.name.value : said.compare("y"_L1, Qt::CaseInsensitive) == 0)
        return {};
    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "Not confirmed, nothing was done"));
}

Result<Report> runPlan(const RunKit &kit, const Plan &plan, const ChangeOptions &options)
{
    RunRequest request{.who = operatorName()};
    for (const QString &rule : options.overrides)
        request.overrides.insert(rule, {.who = request.who, .why = options.why});
    return drive(kit, plan, [&](Runner *runner) { return start(runner, plan, request); });
}

Result<Report> resumeRun(const RunKit &kit, const Resumption &resumption)
{
    return drive(kit, resumption.state.plan, [&](Runner *runner) { return goOn(runner, resumption); });
}

} // namespace warrener::ctl
