#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/DrillDue.h"
#include "app/warrenctl/DrillWish.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/SavedPlan.h"
#include "app/warrenctl/Terminal.h"
#include "app/warrenctl/TextTable.h"
#include "app/warrenctl/Timers.h"
#include "base/Pause.h"
#include "base/Units.h"
#include "plan/drill/DrillLibrary.h"
#include "record/journal/Journal.h"
#include "record/journal/JournalRuns.h"
#include "run/operations/drill/DrillLever.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QStringList modeIds(const DrillDocument &document)
{
    QStringList ids;
    for (const DrillMode &mode : document.modes)
        ids.append(mode.id);
    return ids;
}

/// The wish's targets as the profile names them. Errors: Usage.
Result<DrillRequest> requestFor(const ClusterProfile &profile, const DrillWish &wish, const ChangeOptions &change)
{
    DrillRequest request = wish.request;
    for (const QString &said : wish.nodes) {
        const Result<NodeName> node = nodeNamed(profile, said);
        if (!node)
            return std::unexpected(node.error());
        if (!request.nodes.contains(*node))
            request.nodes.append(*node);
    }
    for (const QString &said : wish.proxies) {
        if (!request.proxies.contains(ProxyName{said}))
            request.proxies.append(ProxyName{said});
    }
    request.why = change.why;
    request.who = request.login = operatorName();
    return request;
}

/// What a drill is planned with: the cluster, and the plan.
struct DrillDesk
{
    ClusterProfile profile{};
    std::unique_ptr<ClusterDesk> desk{};
    Plan plan{};
};

std::expected<DrillDesk, Complaint> openDrill(const Errand &errand, const DrillWish &wish)
{
    const Options &options = errand.options();
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const Result<DrillDocument> document = findDrill(wish.what);
    if (!document)
        return std::unexpected(documentComplaint(document.error()));
    const Result<DrillRequest> request = requestFor(*profile, wish, options.change);
    if (!request)
        return std::unexpected(Complaint(request.error()));
    const std::expected<Credentials, Complaint> credentials = errand.credentials(*profile);
    if (!credentials)
        return std::unexpected(credentials.error());
    auto desk = ClusterDesk::open(*profile, *credentials, options.change);
    if (!desk)
        return std::unexpected(Complaint(desk.error()));
    const Result<ClusterView> view = (*desk)->view(FactsPace::Unhurried, options.patience);
    if (!view)
        return std::unexpected(Complaint(view.error()));
    Result<Plan> plan = planDrill(*view, *document, *request);
    if (!plan)
        return std::unexpected(Complaint(plan.error()));
    return DrillDesk{.profile = *profile, .desk = std::move(*desk), .plan = std::move(*plan)};
}

QString targetsText(const Plan &plan)
{
    QStringList names;
    for (const auto theOnes = plan.facts.value("targets"_L1).toArray(); const QJsonValue &name : theOnes)
        names.append(name.toString());
    QString text = QCoreApplication::translate("warrenctl", "Made on: %1. Who feels it: %2")
                       .arg(names.join(u", "_s), printable(plan.facts.value("blastRadius"_L1).toString()))
                   + u'\n';
    for (const auto theOnes = plan.facts.value("warnings"_L1).toArray(); const QJsonValue &warning : theOnes)
        text += QCoreApplication::translate("warrenctl", "Mind: %1").arg(warning.toString()) + u'\n';
    return text;
}

Report withOutcome(Report run, const DrillOutcome &outcome)
{
    Report report = outcomeReport(outcome);
    report.text += u'\n' + run.text;
    const QJsonObject steps = run.json;
    report.json.insert(u"runVerdict"_s, steps.value("verdict"_L1));
    report.json.insert(u"error"_s, steps.value("error"_L1));
    report.json.insert(u"steps"_s, steps.value("steps"_L1));
    // A refusal stays one; what was begun counts by its verdict.
    if (run.exitCode == Refused)
        report.exitCode = Refused;
    return report;
}

/// All that was agreed to, said in full: another default of tomorrow's profile or document must not make it another drill.
QStringList argumentsOf(const DrillWish &wish, const DrillRequest &resolved, const ChangeOptions &change)
{
    QStringList arguments{u"drill"_s, u"run"_s, wish.what};
    const auto add = [&arguments](const QString &option, const QString &value) {
        if (!value.isEmpty())
            arguments << option << value;
    };
    add(u"--mode"_s, resolved.mode);
    for (const NodeName &node : resolved.nodes)
        add(u"--node"_s, node.value);
    for (const ProxyName &proxy : resolved.proxies)
        add(u"--proxy"_s, proxy.value);
    add(u"--duration"_s, QString::number(resolved.seconds.count()));
    add(u"--due"_s, wish.schedule);
    add(u"--approved-by"_s, wish.request.approver);
    add(u"--confirm"_s, change.confirm);
    arguments << u"--yes"_s;
    return arguments;
}

/// Whether it could be planned at all is told by the profile; what only the cluster can tell is asked when it runs.
Status canBePlanned(const ClusterProfile &profile, const DrillDocument &document, const DrillRequest &request)
{
    const Result<Plan> plan = planDrill(bareView(profile, SystemClock().now()), document, request);
    return plan ? Status() : std::unexpected(plan.error());
}

/// Outcomes of the journal's runs of drills, newest first; `drill` empty: of all.
Result<QList<DrillOutcome>> outcomesIn(const QString &journal, const QString &drill)
{
    const Result<QList<RunSummary>> runs = listRuns(journal, {.kinds = {u"drill"_s}, .notes = false});
    if (!runs)
        return std::unexpected(runs.error());
    QList<DrillOutcome> outcomes;
    for (const RunSummary &run : *runs) {
        const Result<QList<JournalRecord>> records = readRun(journal, run.run);
        const Result<RunState> state = records ? runStateFrom(*records) : std::unexpected(records.error());
        if (!state)
            continue; // damaged lines are `journal verify`'s to name
        const DrillOutcome outcome = drillOutcomeOf(*state);
        if (drill.isEmpty() || outcome.drill == drill)
            outcomes.append(outcome);
    }
    return outcomes;
}

Report outcomesReport(const QList<DrillOutcome> &outcomes)
{
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "RUN"));
    table.addColumn(QCoreApplication::translate("warrenctl", "DRILL"));
    table.addColumn(QCoreApplication::translate("warrenctl", "ON"));
    table.addColumn(QCoreApplication::translate("warrenctl", "VERDICT"));
    table.addColumn(QCoreApplication::translate("warrenctl", "WHY"));
    QJsonArray runs;
    for (const DrillOutcome &outcome : outcomes) {
        table.addRow({outcome.run, outcome.drill + u' ' + outcome.mode, outcome.targets.join(u", "_s), toWord(outcome.verdict),
                      printable(outcome.reasons.value(0)).left(100)});
        QJsonObject json = toJson(outcome);
        json.remove(u"samples"_s);
        runs.append(json);
    }
    return {.text = table.isEmpty() ? QCoreApplication::translate("warrenctl", "No drill has been run yet") + u'\n' : table.toText(),
            .json = {{u"runs"_s, runs}}};
}

/// Runs of drills that have not ended, newest first.
Result<QStringList> openDrills(const QString &journal)
{
    const Result<QList<RunSummary>> runs = listRuns(journal, {.kinds = {u"drill"_s}, .verdicts = {u"open"_s}, .notes = false});
    if (!runs)
        return std::unexpected(runs.error());
    QStringList open;
    for (const RunSummary &run : *runs)
        open.append(run.run);
    return open;
}

/// Waits until no drill is open; what its process has left is taken back. Gives those that still are.
Result<QStringList> endOpenDrills(RunBook &book, Millis patience)
{
    const SystemClock clock;
    const Millis deadline = clock.monotonic() + patience;
    // Those that run take a moment to notice.
    Millis nextTry = clock.monotonic() + Millis{4000};
    Result<QStringList> open = openDrills(book.journal());
    while (open && !open->isEmpty() && clock.monotonic() < deadline) {
        if (clock.monotonic() >= nextTry) {
            for (const QString &run : std::as_const(*open)) {
                // Refused while its process lives: the lease is that one's.
                const Result<Verdict> ended = QCoro::waitFor(book.recoverToEnd(run, {.finish = false}));
                if (ended)
                    tell(QCoreApplication::translate("warrenctl", "%1 was left in the middle: %2").arg(run, describe(*ended)));
            }
            nextTry = clock.monotonic() + Millis{5000};
        }
        QCoro::waitFor(pauseFor(systemTimekeeper(), Millis{300}));
        open = openDrills(book.journal());
    }
    return open;
}

} // namespace

Report outcomeReport(const DrillOutcome &outcome)
{
    using enum TextTable::Align;
    QString text = toWord(outcome.verdict) + u": "_s + printable(outcome.title) + u" ("_s + outcome.mode + u") "_s + outcome.targets.join(u", "_s) + u'\n';
    for (const QString &reason : outcome.reasons)
        text += u"  - "_s + printable(reason) + u'\n';
    const auto shown = [](const std::optional<Millis> &time) { return time ? units::duration(*time) : u"–"_s; };
    const auto noticed = [&](const QString &who) { return noticedText(outcome, who); };
    text += QCoreApplication::translate("warrenctl", "Noticed by the console after %1, by a proxy %2, by the cluster %3")
                .arg(noticed(u"console"_s), noticed(u"proxy"_s), noticed(u"cluster"_s))
            + u'\n';
    text += QCoreApplication::translate("warrenctl", "Longest time without a confirm %1, back in steady state after %2")
                .arg(shown(outcome.failover), shown(outcome.recovery))
            + u'\n';
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "QUEUES"));
    for (const QString &title : {QCoreApplication::translate("warrenctl", "CONFIRMED"), QCoreApplication::translate("warrenctl", "LOST"),
                                 QCoreApplication::translate("warrenctl", "TWICE"), QCoreApplication::translate("warrenctl", "REORDERED"),
                                 QCoreApplication::translate("warrenctl", "UNAVAILABLE"), QCoreApplication::translate("warrenctl", "LONGEST PAUSE")})
        table.addColumn(title, Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "EXPECTED"));
    for (const DrillTraffic &traffic : outcome.traffic) {
        table.addRow({traffic.type, units::count(double(traffic.confirmed)), units::count(double(traffic.lost)), units::count(double(traffic.duplicates)),
                      units::count(double(traffic.reordered)), units::duration(traffic.unavailable),
                      units::duration(std::max(traffic.longestGap, traffic.longestSilence)), describe(traffic.type, traffic.expected)});
    }
    if (!table.isEmpty())
        text += table.toText();
    if (outcome.verdict == DrillVerdict::Failed && !outcome.improve.isEmpty())
        text += QCoreApplication::translate("warrenctl", "What to improve: %1").arg(printable(outcome.improve)) + u'\n';
    return {.text = text, .json = toJson(outcome), .exitCode = outcome.verdict == DrillVerdict::Passed ? Done : Failed};
}

Outcome stoppedReport(const ClusterName &cluster, const Result<QStringList> &open, QJsonObject json)
{
    // A journal that cannot be read does not say that none is open.
    if (!open)
        return std::unexpected(Complaint(open.error(), Failed));
    json.insert(u"open"_s, QJsonArray::fromStringList(*open));
    if (open->isEmpty())
        return Report{.text = QCoreApplication::translate("warrenctl", "No drill of %1 is open").arg(cluster.value) + u'\n', .json = json};
    return Report{.text = QCoreApplication::translate("warrenctl", "Still open: %1").arg(open->join(u", "_s)) + u'\n', .json = json, .exitCode = Failed};
}

Report drillCheckReport(const QString &file, const Result<DrillDocument> &document)
{
    if (!document) {
        return {.text = printable(withDetail(document.error())) + u'\n',
                .json = {{u"id"_s, QJsonValue::Null}, {u"file"_s, file}, {u"valid"_s, false}, {u"error"_s, error(document.error())}},
                .exitCode = Failed};
    }
    return {.text = QCoreApplication::translate("warrenctl", "%1 is a drill: %2").arg(file, printable(document->title.text())) + u'\n',
            .json = {{u"id"_s, document->id}, {u"file"_s, file}, {u"valid"_s, true}, {u"error"_s, QJsonValue::Null}}};
}

Report drillsCheckReport(const QList<DrillEntry> &entries)
{
    QString lines;
    QJsonArray drills;
    bool good = true;
    for (const DrillEntry &entry : entries) {
        Report one = drillCheckReport(entry.file.isEmpty() ? entry.id : entry.file, entry.document);
        one.json.insert(u"id"_s, entry.id);
        one.json.insert(u"file"_s, text(entry.file));
        lines += one.text;
        drills.append(one.json);
        good = good && one.exitCode == Done;
    }
    return {.text = lines, .json = {{u"valid"_s, good}, {u"drills"_s, drills}}, .exitCode = good ? Done : Failed};
}

Outcome listDrills()
{
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "DRILL"));
    table.addColumn(QCoreApplication::translate("warrenctl", "MODES"));
    table.addColumn(QCoreApplication::translate("warrenctl", "ON"));
    table.addColumn(QCoreApplication::translate("warrenctl", "LASTS"), TextTable::Align::Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "WHAT"));
    QJsonArray drills;
    for (const auto theOnes = drillLibrary(); const DrillEntry &entry : theOnes) {
        if (!entry.document) {
            table.addRow({entry.id, QString(), QString(), QString(), printable(withDetail(entry.document.error()))});
            drills.append(QJsonObject{{u"id"_s, entry.id},
                                      {u"file"_s, text(entry.file)},
                                      {u"error"_s, entry.document.error().message},
                                      {u"detail"_s, text(entry.document.error().detail)}});
            continue;
        }
        const DrillDocument &document = *entry.document;
        table.addRow({entry.id, modeIds(document).join(u", "_s), toId(document.target), units::duration(document.usual), printable(document.title.text())});
        drills.append(QJsonObject{{u"id"_s, entry.id},
                                  {u"file"_s, text(entry.file)},
                                  {u"title"_s, document.title.text()},
                                  {u"description"_s, document.description.text()},
                                  {u"target"_s, toId(document.target)},
                                  {u"modes"_s, QJsonArray::fromStringList(modeIds(document))},
                                  {u"seconds"_s, qint64(document.usual.count())}});
    }
    return Report{.text = table.toText(), .json = {{u"drills"_s, drills}}};
}

Outcome showDrill(const DrillWish &wish)
{
    const Result<DrillDocument> document = findDrill(wish.what);
    if (!document)
        return std::unexpected(documentComplaint(document.error()));
    QString lines = document->title.text() + u" ("_s + document->id + u")\n"_s + document->description.text() + u"\n\n"_s;
    lines += QCoreApplication::translate("warrenctl", "Expected: %1").arg(document->expected.text()) + u'\n';
    lines += QCoreApplication::translate("warrenctl", "Who feels it: %1").arg(document->blastRadius.text()) + u"\n\n"_s;
    for (const DrillMode &mode : document->modes) {
        QStringList acts;
        for (const DrillAct &act : mode.method)
            acts.append(act.fault ? toWord(*act.fault) : QCoreApplication::translate("warrenctl", "a pause"));
        lines += u"  --mode %1  %2: %3\n"_s.arg(mode.id, mode.title.text(), acts.join(u", "_s));
    }
    const auto conditions = [&lines](const QString &title, const QList<DrillCondition> &list) {
        lines += u'\n' + title + u'\n';
        for (const DrillCondition &condition : list)
            lines += u"  - "_s + describe(condition) + u'\n';
    };
    conditions(QCoreApplication::translate("warrenctl", "Before and after:"), document->steady);
    conditions(QCoreApplication::translate("warrenctl", "During the fault, %1 after it was made:").arg(units::duration(document->settle)), document->during);
    for (const DrillMode &mode : document->modes) {
        const QMap<QString, ProbeExpectation> expects = probeExpectations(*document, mode);
        lines += u'\n' + QCoreApplication::translate("warrenctl", "Queues that are probed, with --mode %1:").arg(mode.id) + u'\n';
        for (auto it = expects.cbegin(); it != expects.cend(); ++it)
            lines += u"  - "_s + describe(it.key(), it.value()) + u'\n';
    }
    conditions(QCoreApplication::translate("warrenctl", "Broken off where one of these does not hold:"), document->abort);
    lines += u"  - "_s + describeOthersStay() + u'\n';
    return Report{.text = printable(lines), .json = toJson(*document)};
}

Outcome checkDrill(const Errand &errand, const DrillWish &wish)
{
    if (wish.what.isEmpty())
        return drillsCheckReport(drillLibrary());
    if (wish.what.contains(u'/') || wish.what.endsWith(".json"_L1))
        return drillCheckReport(wish.what, drillOfFile(wish.what));
    const std::expected<DrillDesk, Complaint> opened = openDrill(errand, wish);
    if (!opened)
        return std::unexpected(opened.error());
    const QList<DryRunItem> items = askChecks(opened->desk->book(), opened->plan);
    Report report = planReport(opened->plan, {}, items);
    report.text = targetsText(opened->plan) + report.text;
    const bool ready = std::ranges::none_of(items, [](const DryRunItem &item) { return item.outcome == DryRunItem::Outcome::Failed; });
    report.text +=
        (ready ? QCoreApplication::translate("warrenctl", "It could be run now") : QCoreApplication::translate("warrenctl", "It could not be run now")) + u'\n';
    report.json.insert(u"ready"_s, ready);
    report.exitCode = ready ? Done : Failed;
    return report;
}

Outcome runDrill(const Errand &errand, const DrillWish &wish)
{
    const ChangeOptions &change = errand.options().change;
    if (!wish.due.isEmpty()) {
        if (const Status due = isDueNow(wish.due, SystemClock().now()); !due)
            return std::unexpected(Complaint(due.error(), Refused));
    } else if (!change.dryRun) {
        QFile cgroup(u"/proc/self/cgroup"_s);
        const QByteArray said = cgroup.open(QIODevice::ReadOnly) ? cgroup.readAll() : QByteArray();
        if (drillTimerOf(said)) {
            if (const Status due = isDueByTimer(said, Schedule({}).list(), SystemClock().now()); !due)
                return std::unexpected(Complaint(due.error(), Refused));
        }
    }
    if (!change.planFile.isEmpty())
        return runSavedPlan(errand, u"drill"_s);
    const std::expected<DrillDesk, Complaint> opened = openDrill(errand, wish);
    if (!opened)
        return std::unexpected(opened.error());
    RunBook &book = opened->desk->book();
    const Plan &plan = opened->plan;
    if (change.dryRun) {
        Report report = planReport(plan, {}, askChecks(book, plan));
        report.text = targetsText(plan) + report.text;
        return report;
    }
    if (const Status confirmed = confirm(opened->profile, change, targetsText(plan) + planReport(plan, {}, {}).text); !confirmed)
        return std::unexpected(Complaint(confirmed.error()));
    const Result<Report> run = runPlan(book, plan, change);
    if (!run)
        return std::unexpected(Complaint(run.error()));
    return withOutcome(*run, drillOutcomeOf(book.current().state));
}

Outcome stopDrills(const Errand &errand, const DrillWish &wish)
{
    const ChangeOptions &change = errand.options().change;
    if (wish.release) {
        if (const Status released = releaseDrillLever(); !released)
            return std::unexpected(Complaint(released.error()));
        return Report{.text = QCoreApplication::translate("warrenctl", "Drills may begin again") + u'\n',
                      .json = {{u"lever"_s, drillLeverPath()}, {u"held"_s, false}, {u"open"_s, QJsonValue::Null}}};
    }
    // First of all, and without asking anybody.
    const QString why = change.why.isEmpty() ? QCoreApplication::translate("warrenctl", "stopped by a person") : change.why;
    if (const Status pulled = pullDrillLever({.at = SystemClock().now(), .who = operatorName(), .why = why, .held = wish.hold}); !pulled)
        return std::unexpected(Complaint(pulled.error()));
    tell(QCoreApplication::translate("warrenctl", "The lever is pulled: %1").arg(drillLeverPath()));
    const QJsonObject json{{u"lever"_s, drillLeverPath()}, {u"held"_s, wish.hold}, {u"open"_s, QJsonValue::Null}};
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    // Its drills stop; what a killed one has left there is looked for only where the cluster is known.
    if (!profile && errand.isClusterNamed())
        return std::unexpected(profile.error());
    if (!profile)
        return Report{.text = QCoreApplication::translate("warrenctl", "Every drill of this user on this machine stops") + u'\n', .json = json};
    Result<QStringList> open = openDrills(journalPath(profile->name));
    if (open && !open->isEmpty()) {
        const std::expected<Credentials, Complaint> credentials = errand.credentials(*profile);
        if (!credentials)
            return std::unexpected(credentials.error());
        const auto desk = ClusterDesk::open(*profile, *credentials);
        if (!desk)
            return std::unexpected(Complaint(desk.error()));
        constexpr Millis patience{15 * 60 * 1000};
        open = endOpenDrills((*desk)->book(), patience);
    }
    return stoppedReport(profile->name, open, json);
}

Outcome scheduleDrill(const Errand &errand, const DrillWish &wish)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const Options &options = errand.options();
    const QString id = drillTimerId(profile->name, wish.what, wish.name);
    if (wish.unschedule) {
        if (const Status stopped = stopTimer(id); !stopped)
            return std::unexpected(Complaint(stopped.error()));
        // Others of the same drill may be there.
        const QString words = wish.name.isEmpty() ? QCoreApplication::translate("warrenctl", "The timer of this drill is gone; those with a name stay")
                                                  : QCoreApplication::translate("warrenctl", "The timer “%1” of this drill is gone").arg(printable(wish.name));
        return Report{.text = words + u'\n', .json = {{u"drill"_s, wish.what}, {u"name"_s, text(wish.name)}, {u"schedule"_s, QJsonValue(QJsonValue::Null)}}};
    }
    const Result<DrillDocument> document = findDrill(wish.what);
    if (!document)
        return std::unexpected(documentComplaint(document.error()));
    if (document->mode(wish.request.mode) == nullptr)
        return std::unexpected(Complaint({.kind = ErrorKind::Usage,
                                          .message = QCoreApplication::translate("warrenctl", "--mode takes one of %1").arg(listed(modeIds(*document))),
                                          .detail = {}}));
    const Result<DrillRequest> request = requestFor(*profile, wish, options.change);
    const Result<DrillRequest> resolved = request ? resolvedDrill(*profile, *document, *request) : request;
    if (!resolved)
        return std::unexpected(Complaint(resolved.error()));
    if (const Status possible = canBePlanned(*profile, *document, *resolved); !possible)
        return std::unexpected(Complaint(possible.error()));
    const ScheduledCommand wanted{.id = id,
                                  .cluster = profile->name,
                                  .profileFile = timerProfileFile(options),
                                  .arguments = argumentsOf(wish, *resolved, options.change),
                                  .calendar = wish.schedule,
                                  .description = unitDescription("drill "_L1 + wish.what + (wish.name.isEmpty() ? QString() : u" (%1)"_s.arg(wish.name))
                                                                 + " of "_L1 + profile->name.value),
                                  .catchesUp = false,
                                  .resultExitCodes = {Failed, Refused}};
    // Nobody is there to ask when it runs.
    const QString replaced = replacedWords(Schedule(QCoreApplication::applicationFilePath()).list(), wanted);
    const QString question = QCoreApplication::translate("warrenctl", "Run %1 on %2 by itself: %3").arg(wish.what, profile->name.value, wish.schedule);
    if (const Status confirmed = confirm(*profile, options.change, replaced.isEmpty() ? question : question + u'\n' + replaced); !confirmed)
        return std::unexpected(Complaint(confirmed.error()));
    if (const Status started = startTimer(wanted); !started)
        return std::unexpected(Complaint(started.error()));
    return Report{.text = QCoreApplication::translate("warrenctl", "A systemd timer runs this drill from now on: %1").arg(wish.schedule) + u'\n',
                  .json = {{u"drill"_s, wish.what}, {u"name"_s, text(wish.name)}, {u"schedule"_s, wish.schedule}}};
}

Outcome reportDrill(const Errand &errand, const DrillWish &wish)
{
    const std::expected<ClusterProfile, Complaint> profile = errand.profile();
    if (!profile)
        return std::unexpected(profile.error());
    const Result<QList<DrillOutcome>> outcomes = outcomesIn(journalPath(profile->name), {});
    if (!outcomes)
        return std::unexpected(Complaint(outcomes.error()));
    if (wish.what.isEmpty() && wish.out.isEmpty())
        return outcomesReport(*outcomes);
    const auto chosen =
        std::ranges::find_if(*outcomes, [&](const DrillOutcome &one) { return wish.what.isEmpty() || one.run == wish.what || one.drill == wish.what; });
    if (chosen == outcomes->end())
        return std::unexpected(Complaint(
            {.kind = ErrorKind::NotFound, .message = QCoreApplication::translate("warrenctl", "No run of a drill is “%1”").arg(wish.what), .detail = {}}));
    QList<DrillOutcome> earlier;
    for (auto it = chosen + 1; it != outcomes->end(); ++it) {
        if (it->drill == chosen->drill)
            earlier.append(*it);
    }
    if (!wish.out.isEmpty()) {
        if (const Status written = exportDrill(*chosen, earlier, wish.out); !written)
            return std::unexpected(Complaint(written.error()));
        tell(QCoreApplication::translate("warrenctl", "Written to %1").arg(wish.out));
    }
    Report report = outcomeReport(*chosen);
    report.json.insert(u"earlier"_s, toJson(*chosen, earlier).value("earlier"_L1));
    report.exitCode = Done;
    return report;
}

} // namespace warrener::ctl
