#include "app/warrenctl/Change.h"
#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/TextTable.h"
#include "record/journal/JournalReader.h"
#include "run/procedure/Recovery.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

Report verifyReport(const ChainReport &chain, const QString &path)
{
    const QString text = chain.broken ? QCoreApplication::translate("warrenctl", "The chain of %1 is broken in %2 at line %3: %4")
                                            .arg(path, chain.broken->segment, QString::number(chain.broken->line), chain.broken->why)
                                      : QCoreApplication::translate("warrenctl", "The chain of %1 is whole: %2 records, the last is %3")
                                            .arg(path, QString::number(chain.records), QString::fromLatin1(chain.lastHash.left(16)));
    QJsonObject json{{u"path"_s, path},
                     {u"records"_s, chain.records},
                     {u"segments"_s, chain.segments},
                     {u"whole"_s, !chain.broken.has_value()},
                     {u"unfinishedBytes"_s, chain.unfinished},
                     {u"repairs"_s, chain.repairs},
                     {u"lastHash"_s, QString::fromLatin1(chain.lastHash)}};
    if (chain.broken) {
        json.insert("segment"_L1, chain.broken->segment);
        json.insert("line"_L1, chain.broken->line);
        json.insert("why"_L1, chain.broken->why);
    }
    return {.text = text + u'\n', .json = json, .exitCode = chain.broken ? Failed : Done};
}

QString recoveryText(const RecoveryPlan &plan)
{
    QString text = printable(plan.state.plan.title) + u'\n';
    text +=
        QCoreApplication::translate("warrenctl", "Recommended: %1. %2.")
            .arg(plan.recommended == Direction::Finish ? QCoreApplication::translate("warrenctl", "finish") : QCoreApplication::translate("warrenctl", "undo"),
                 printable(plan.why))
        + u'\n';
    const auto list = [&](const QString &title, const QList<RecoveryPlan::Item> &items) {
        text += title + u'\n';
        for (const RecoveryPlan::Item &item : items)
            text += u"  - "_s + printable(item.words) + (item.command.isEmpty() ? QString() : u"  ("_s + printable(item.command).replace(u'\n', u"; "_s) + u')')
                    + u'\n';
    };
    for (const RecoveryPlan::Unclear &unclear : plan.unclear) {
        const Step *step = plan.state.plan.step(unclear.step);
        if (unclear.needsPerson && step != nullptr)
            text += QCoreApplication::translate("warrenctl", "Nobody can tell whether “%1” took effect: to finish, say --took-effect %2=yes or =no.")
                        .arg(printable(step->title), unclear.step)
                    + u'\n';
    }
    if (plan.canFinish)
        list(QCoreApplication::translate("warrenctl", "To finish:"), plan.finish);
    list(QCoreApplication::translate("warrenctl", "To undo:"), plan.undo);
    return text;
}

QJsonArray itemsJson(const QList<RecoveryPlan::Item> &items)
{
    QJsonArray rows;
    for (const RecoveryPlan::Item &item : items)
        rows.append(QJsonObject{{u"step"_s, item.step}, {u"words"_s, item.words}, {u"command"_s, text(item.command)}});
    return rows;
}

QJsonArray unclearJson(const QList<RecoveryPlan::Unclear> &unclear)
{
    QJsonArray rows;
    for (const RecoveryPlan::Unclear &one : unclear)
        rows.append(QJsonObject{
            {u"step"_s, one.step}, {u"tookEffect"_s, one.tookEffect ? QJsonValue(*one.tookEffect) : QJsonValue::Null}, {u"needsPerson"_s, one.needsPerson}});
    return rows;
}

/// All that recoveryText() says.
QJsonObject recoveryJson(const RecoveryPlan &plan, const QString &run)
{
    return {{u"run"_s, run},
            {u"title"_s, plan.state.plan.title},
            {u"recommended"_s, plan.recommended == Direction::Finish ? u"finish"_s : u"undo"_s},
            {u"why"_s, plan.why},
            {u"canFinish"_s, plan.canFinish},
            {u"whyNotFinish"_s, text(plan.whyNotFinish)},
            {u"unclear"_s, unclearJson(plan.unclear)},
            {u"finish"_s, plan.canFinish ? QJsonValue(itemsJson(plan.finish)) : QJsonValue::Null},
            {u"undo"_s, itemsJson(plan.undo)}};
}

/// The run that was named, or the newest one that has not ended.
Result<QString> chosenRun(const QString &path, const ChangeOptions &options, bool open)
{
    if (!options.run.isEmpty())
        return options.run;
    const Result<QList<RunSummary>> runs = listRuns(path, {.notes = false});
    if (!runs)
        return std::unexpected(runs.error());
    const auto found = std::ranges::find_if(*runs, [&](const RunSummary &run) { return !open || run.isOpen(); });
    if (found != runs->end())
        return found->run;
    return failure(ErrorKind::NotFound, open ? QCoreApplication::translate("warrenctl", "No run was left in the middle")
                                             : QCoreApplication::translate("warrenctl", "The journal has no run yet"));
}

Result<RunState> stateOf(const QString &path, const QString &run)
{
    const Result<QList<JournalRecord>> records = readRun(path, run);
    if (!records)
        return std::unexpected(records.error());
    return runStateFrom(*records);
}

Result<Report> recover(const ClusterProfile &profile, const Credentials &credentials, const ChangeOptions &options)
{
    const auto desk = ClusterDesk::open(profile, credentials);
    if (!desk)
        return std::unexpected(desk.error());
    RunBook &book = (*desk)->book();
    const QString path = book.journal();
    const Result<QString> run = chosenRun(path, options, true);
    if (!run) {
        if (run.error().kind == ErrorKind::NotFound && options.run.isEmpty())
            return Report{.text = run.error().message + u'\n', .json = {{u"run"_s, QJsonValue()}}, .exitCode = Done};
        return std::unexpected(run.error());
    }
    const Result<RecoveryPlan> examined = QCoro::waitFor(book.examine(*run));
    if (!examined)
        return std::unexpected(examined.error());
    const RecoveryPlan &plan = *examined;
    const Direction direction = options.direction == "finish"_L1 ? Direction::Finish : options.direction == "undo"_L1 ? Direction::Undo : plan.recommended;
    if (direction == Direction::Finish && !plan.canFinish)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "The run cannot be finished: %1").arg(plan.whyNotFinish));
    if (options.dryRun)
        return Report{.text = recoveryText(plan), .json = recoveryJson(plan, *run)};
    if (const Status confirmed = confirm(profile, options, recoveryText(plan)); !confirmed)
        return std::unexpected(confirmed.error());
    RecoveryChoice choice{.finish = direction == Direction::Finish};
    for (const QString &rule : options.overrides)
        choice.overrides.insert(rule, {.who = operatorName(), .why = options.why});
    for (const QString &said : options.tookEffect) {
        const QString step = said.section(u'=', 0, 0);
        if (!std::ranges::contains(plan.unclear, step, &RecoveryPlan::Unclear::step))
            return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "What became of the step “%1” is no question of this run").arg(step));
        choice.tookEffect.insert(step, said.section(u'=', 1) == "yes"_L1);
    }
    Result<Report> report = recoverRun(book, plan, choice, options);
    // What was to be undone and is undone is a success.
    if (report && direction == Direction::Undo && report->json.value("verdict"_L1).toString() == "undone"_L1)
        report->exitCode = Done;
    return report;
}

} // namespace

Result<Report> journalCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    const ChangeOptions &change = options.change;
    if (change.action == "recover"_L1)
        return recover(profile, credentials, change);
    const QString path = journalPath(profile.name);
    if (change.action == "verify"_L1) {
        const Result<ChainReport> chain = verifyJournal(path);
        if (!chain)
            return std::unexpected(chain.error());
        return verifyReport(*chain, path);
    }
    if (change.action == "show"_L1) {
        const Result<QString> run = chosenRun(path, change, false);
        if (!run)
            return std::unexpected(run.error());
        const Result<RunState> state = stateOf(path, *run);
        if (!state)
            return std::unexpected(state.error());
        Report report = runReport(*state);
        report.exitCode = Done;
        return report;
    }
    const Result<QList<RunSummary>> runs = listRuns(path);
    if (!runs)
        return std::unexpected(runs.error());
    return runsReport(*runs);
}

} // namespace warrener::ctl
