#include "app/warrenctl/PlanReport.h"

#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"
#include "base/Units.h"
#include "plan/recovery/RecoveryReport.h"
#include "run/operations/ProxyRoutes.h"
#include "run/runs/LearnedTimes.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QString typeWord(StepType type)
{
    switch (type) {
    case StepType::Check:
        return QCoreApplication::translate("warrenctl", "check");
    case StepType::Action:
        return QCoreApplication::translate("warrenctl", "action");
    case StepType::Wait:
        return QCoreApplication::translate("warrenctl", "wait");
    case StepType::Manual:
        return QCoreApplication::translate("warrenctl", "manual");
    case StepType::Approval:
        return QCoreApplication::translate("warrenctl", "approval");
    case StepType::Group:
        return QCoreApplication::translate("warrenctl", "group");
    }
    return {};
}

QString outcomeWord(DryRunItem::Outcome outcome)
{
    switch (outcome) {
    case DryRunItem::Outcome::Listed:
        return {};
    case DryRunItem::Outcome::Passed:
        return QCoreApplication::translate("warrenctl", "holds now");
    case DryRunItem::Outcome::Skipped:
        return QCoreApplication::translate("warrenctl", "nothing to do");
    case DryRunItem::Outcome::Failed:
        return QCoreApplication::translate("warrenctl", "does not hold now");
    }
    return {};
}

QString outcomeId(DryRunItem::Outcome outcome)
{
    switch (outcome) {
    case DryRunItem::Outcome::Listed:
        return u"listed"_s;
    case DryRunItem::Outcome::Passed:
        return u"passed"_s;
    case DryRunItem::Outcome::Skipped:
        return u"skipped"_s;
    case DryRunItem::Outcome::Failed:
        return u"failed"_s;
    }
    return {};
}

QString undoText(const Step &step)
{
    if (step.undo)
        return step.undo->words;
    if (!step.cannotBeUndone.isEmpty())
        return QCoreApplication::translate("warrenctl", "cannot be undone");
    return step.type == StepType::Group ? QString() : QCoreApplication::translate("warrenctl", "nothing to undo");
}

QString candidatesText(const QList<Candidate> &candidates)
{
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "CANDIDATE"));
    table.addColumn(QCoreApplication::translate("warrenctl", "POINTS"), TextTable::Align::Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "VERDICT"));
    if (!candidates.isEmpty()) {
        for (const CandidateReason &reason : candidates.first().reasons)
            table.addColumn(reason.title.toUpper());
    }
    for (const Candidate &candidate : candidates) {
        QStringList cells{shortName(candidate.node), QString::number(candidate.score), candidate.verdict};
        for (const CandidateReason &reason : candidate.reasons)
            cells.append(reason.words);
        table.addRow(cells);
    }
    return table.toText();
}

QJsonArray candidatesJson(const QList<Candidate> &candidates)
{
    QJsonArray list;
    for (const Candidate &candidate : candidates) {
        QJsonArray reasons;
        for (const CandidateReason &reason : candidate.reasons) {
            reasons.append(QJsonObject{{u"id"_s, reason.id},
                                       {u"title"_s, reason.title},
                                       {u"level"_s, toId(reason.level)},
                                       {u"words"_s, reason.words},
                                       {u"points"_s, reason.points},
                                       {u"most"_s, reason.most}});
        }
        list.append(QJsonObject{{u"node"_s, candidate.node.value},
                                {u"eligible"_s, candidate.eligible},
                                {u"score"_s, candidate.score},
                                {u"recommended"_s, candidate.recommended},
                                {u"level"_s, toId(candidate.level)},
                                {u"verdict"_s, candidate.verdict},
                                {u"why"_s, candidate.why},
                                {u"reasons"_s, reasons}});
    }
    return list;
}

qint64 tookMs(const StepState &step)
{
    return isNever(step.endedAt) || isNever(step.startedAt) ? -1 : (step.endedAt - step.startedAt).count();
}

} // namespace

Report planReport(const Plan &plan, const QList<Candidate> &candidates, const QList<DryRunItem> &items)
{
    QString text = printable(plan.title) + u'\n';
    if (!candidates.isEmpty()) {
        text += u'\n' + candidatesText(candidates);
        for (const Candidate &candidate : candidates) {
            if (candidate.node.value == plan.facts.value("to"_L1).toString() && !candidate.why.isEmpty())
                text += u"  "_s + printable(candidate.why) + u'\n';
        }
    }
    const auto itemOf = [&](const QString &id, bool isGuard) {
        const auto found = std::ranges::find_if(items, [&](const DryRunItem &item) { return item.id == id && item.guard == isGuard; });
        return found == items.end() ? DryRunItem{} : *found;
    };
    const auto said = [&](const DryRunItem &item) {
        const QString word = outcomeWord(item.outcome);
        if (word.isEmpty())
            return QString();
        return item.words.isEmpty() ? u"  [%1]"_s.arg(word) : u"  [%1: %2]"_s.arg(word, printable(item.words));
    };
    text += u'\n' + QCoreApplication::translate("warrenctl", "Guard rules") + u'\n';
    for (const Guard &guard : plan.guards)
        text += u"  %1 (%2)%3\n"_s.arg(printable(guard.words), guard.id, said(itemOf(guard.id, true)));
    text += u'\n'
            + QCoreApplication::translate("warrenctl", "Steps, about %1, at most %2")
                  .arg(units::duration(expectedDuration(plan.steps)), units::duration(longestDuration(plan.steps)))
            + u'\n';
    int number = 0;
    eachStep(plan.steps, [&](const Step &step, int depth) {
        const QString indent(2 + depth * 4, u' ');
        const QString mark = depth == 0 ? u"%1. "_s.arg(++number) : u"- "_s;
        const QString undo = undoText(step);
        text += indent + mark + u"%1: %2"_s.arg(typeWord(step.type), printable(step.title)) + (undo.isEmpty() ? QString() : u"  (%1)"_s.arg(printable(undo)))
                + said(itemOf(step.id, false)) + u'\n';
        if (!step.detail.isEmpty())
            text += indent + u"     "_s + printable(step.detail) + u'\n';
        // A script stands there line by line, as it is run.
        for (const auto all = step.commands.join(u'\n').split(u'\n', Qt::SkipEmptyParts); const QString &line : all)
            text += indent + u"     "_s + printable(line) + u'\n';
    });
    if (!plan.afterwards.isEmpty())
        text += u'\n' + QCoreApplication::translate("warrenctl", "Afterwards: %1").arg(printable(plan.afterwards)) + u'\n';

    QJsonArray asked;
    for (const DryRunItem &item : items)
        asked.append(QJsonObject{{u"id"_s, item.id}, {u"guard"_s, item.guard}, {u"outcome"_s, outcomeId(item.outcome)}, {u"words"_s, item.words}});
    const bool refused = std::ranges::any_of(items, [](const DryRunItem &item) { return item.guard && item.outcome == DryRunItem::Outcome::Failed; });
    return {.text = text,
            .json = {{u"plan"_s, toJson(plan)}, {u"candidates"_s, candidatesJson(candidates)}, {u"asked"_s, asked}},
            .exitCode = refused ? Refused : Done};
}

Report runReport(const RunState &state)
{
    const QString verdict = state.verdict ? toId(*state.verdict) : u"open"_s;
    const QString word = state.verdict ? describe(*state.verdict) : QCoreApplication::translate("warrenctl", "Not ended");
    QString text = u"%1: %2\n"_s.arg(word, printable(state.plan.title));
    if (!state.error.isEmpty())
        text += u"  "_s + printable(state.error) + u'\n';
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "STEP"));
    table.addColumn(QCoreApplication::translate("warrenctl", "STATE"));
    table.addColumn(QCoreApplication::translate("warrenctl", "TOOK"), TextTable::Align::Right);
    table.addColumn(QCoreApplication::translate("warrenctl", "WHAT"));
    QJsonArray steps;
    eachStep(state.plan.steps, [&](const Step &step, int depth) {
        const StepState known = state.step(step.id);
        const qint64 took = tookMs(known);
        table.addRow({QString(depth * 2, u' ') + step.id, toId(known.phase), took < 0 ? QString() : units::duration(Millis{took}),
                      printable(known.words.isEmpty() ? step.title : known.words)});
        steps.append(QJsonObject{{u"id"_s, step.id},
                                 {u"type"_s, toId(step.type)},
                                 {u"title"_s, step.title},
                                 {u"phase"_s, toId(known.phase)},
                                 {u"startedAt"_s, time(known.startedAt)},
                                 {u"tookMs"_s, took < 0 ? QJsonValue() : QJsonValue(took)},
                                 {u"words"_s, known.words},
                                 {u"result"_s, known.result},
                                 {u"output"_s, QJsonArray::fromStringList(known.output)}});
    });
    text += table.toText();
    const qint64 took = isNever(state.endedAt) ? -1 : state.took().count();
    if (took >= 0)
        text += QCoreApplication::translate("warrenctl", "%1, run %2").arg(units::duration(Millis{took}), state.run) + u'\n';
    if (state.verdict == Verdict::Done && !state.plan.afterwards.isEmpty())
        text += printable(state.plan.afterwards) + u'\n';
    const std::optional<RecoveryFallback> fallback = fallbackOf(state);
    if (fallback)
        text += QCoreApplication::translate("warrenctl", "Do this instead:") + u' ' + printable(fallback->words)
                + (fallback->plan.isEmpty() ? QString() : u" → warrenctl recovery run "_s + printable(fallback->plan)) + u'\n';
    const ExitCode code = state.verdict == Verdict::Done ? Done : state.verdict == Verdict::Refused ? Refused : Failed;
    return {.text = text,
            .json = {{u"run"_s, state.run},
                     {u"kind"_s, state.plan.kind},
                     {u"title"_s, state.plan.title},
                     {u"verdict"_s, verdict},
                     {u"error"_s, ctl::text(state.error)},
                     {u"who"_s, state.who},
                     {u"why"_s, state.plan.why},
                     {u"fallback"_s, fallback ? QJsonValue(fallback->plan) : QJsonValue()},
                     {u"startedAt"_s, time(state.startedAt)},
                     {u"endedAt"_s, time(state.endedAt)},
                     {u"tookMs"_s, took < 0 ? QJsonValue() : QJsonValue(took)},
                     {u"facts"_s, state.plan.facts},
                     {u"steps"_s, steps}},
            .exitCode = code};
}

QString failbackText(const FailbackEvaluation &evaluation)
{
    QString text = printable(evaluation.headline) + u'\n';
    const auto list = [&](const QString &title, const QList<FailbackEvaluation::Point> &points) {
        if (points.isEmpty())
            return;
        text += u"  "_s + title + u'\n';
        for (const FailbackEvaluation::Point &point : points)
            text += u"    - "_s + printable(point.words) + u'\n';
    };
    list(QCoreApplication::translate("warrenctl", "Benefits"), evaluation.benefits);
    list(QCoreApplication::translate("warrenctl", "Risks"), evaluation.risks);
    list(QCoreApplication::translate("warrenctl", "Reasons to wait"), evaluation.against);
    return text;
}

QJsonObject toJson(const FailbackEvaluation &evaluation)
{
    const auto list = [](const QList<FailbackEvaluation::Point> &points) {
        QJsonArray json;
        for (const FailbackEvaluation::Point &point : points)
            json.append(QJsonObject{{u"id"_s, point.id}, {u"level"_s, toId(point.level)}, {u"words"_s, point.words}});
        return json;
    };
    return {{u"node"_s, evaluation.node.value},      {u"possible"_s, evaluation.possible},       {u"advisable"_s, evaluation.advisable},
            {u"headline"_s, evaluation.headline},    {u"benefits"_s, list(evaluation.benefits)}, {u"risks"_s, list(evaluation.risks)},
            {u"against"_s, list(evaluation.against)}};
}

Report statusReport(const ClusterView &view, const QList<Candidate> &candidates, const std::optional<FailbackEvaluation> &failback)
{
    QString text;
    QJsonArray proxies;
    TextTable fleet;
    QString doubts;
    for (const QString &title : {QCoreApplication::translate("warrenctl", "PROXY"), QCoreApplication::translate("warrenctl", "SERVER"),
                                 QCoreApplication::translate("warrenctl", "STATE"), QCoreApplication::translate("warrenctl", "WEIGHT"),
                                 QCoreApplication::translate("warrenctl", "LEADS TO")})
        fleet.addColumn(title);
    for (const ProxyFacts &proxy : view.facts->proxies) {
        QJsonArray servers;
        if (proxy.error)
            fleet.addRow({proxy.name.value, {}, printable(proxy.error->message), {}, {}});
        const ProxyRoutes routes = routesOf(view, proxy);
        for (const auto all = proxy.servers.value_or(QList<haproxy::ServerTable>()); const haproxy::ServerTable &table : all) {
            for (const haproxy::ServerState &server : table.servers) {
                const haproxy::ServerRef ref{.backend = table.backend, .server = server.name};
                const auto route = std::ranges::find(routes.routes, ref, &Route::ref);
                const auto doubt = std::ranges::find(routes.doubts, ref, &Doubt::ref);
                const bool leads = route != routes.routes.end();
                // Servers of others are nobody's business here, but for the backend that the profile names.
                if (!leads && doubt == routes.doubts.end() && table.backend != proxy.backend)
                    continue;
                const QString where = leads ? QCoreApplication::translate("warrenctl", "%1, %2", "a node, and what its clients speak")
                                                  .arg(shortName(route->node), toWord(route->carries))
                                      : doubt != routes.doubts.end() ? QCoreApplication::translate("warrenctl", "not certain")
                                                                     : QCoreApplication::translate("warrenctl", "no node");
                // One that is ready and down says both.
                const QString state = haproxy::toId(server.admin());
                const bool silent = server.takesClients() || server.status.isEmpty() || server.admin() != haproxy::AdminState::Ready;
                fleet.addRow({proxy.name.value, haproxy::toText(ref), silent ? state : state + u' ' + server.status, QString::number(server.weight), where});
                if (doubt != routes.doubts.end())
                    doubts += u"  "_s + printable(u"%1: %2"_s.arg(proxy.name.value, doubt->words)) + u'\n';
                servers.append(QJsonObject{{u"name"_s, server.name},
                                           {u"backend"_s, table.backend},
                                           {u"state"_s, haproxy::toId(server.admin())},
                                           {u"status"_s, server.status},
                                           {u"adminBits"_s, server.adminBits},
                                           {u"weight"_s, server.weight},
                                           {u"node"_s, leads ? QJsonValue(route->node.value) : QJsonValue()},
                                           {u"carries"_s, leads ? QJsonValue(toId(route->carries)) : QJsonValue()},
                                           {u"doubt"_s, doubt == routes.doubts.end() ? QJsonValue() : QJsonValue(doubt->words)}});
            }
        }
        proxies.append(QJsonObject{{u"name"_s, proxy.name.value},
                                   {u"backend"_s, proxy.backend},
                                   {u"pid"_s, proxy.pid},
                                   {u"mayWrite"_s, proxy.mayWrite},
                                   {u"oldWorkers"_s, proxy.oldWorkers},
                                   {u"servers"_s, servers},
                                   {u"error"_s, error(proxy.error)}});
    }
    text += fleet.toText() + doubts + u'\n' + candidatesText(candidates);
    const NodeName busiest = busiestNode(view);
    if (!busiest.isEmpty())
        text += u'\n' + QCoreApplication::translate("warrenctl", "Most clients and leaders are on %1.").arg(shortName(busiest)) + u'\n';
    if (failback)
        text += u'\n' + failbackText(*failback);
    return {.text = text,
            .json = {{u"cluster"_s, view.profile->name.value},
                     {u"busiest"_s, ctl::text(busiest.value)},
                     {u"proxies"_s, proxies},
                     {u"candidates"_s, candidatesJson(candidates)},
                     {u"failback"_s, failback ? QJsonValue(toJson(*failback)) : QJsonValue()}}};
}

Report runsReport(const QList<RunSummary> &runs)
{
    TextTable table;
    for (const QString &title : {QCoreApplication::translate("warrenctl", "WHEN"), QCoreApplication::translate("warrenctl", "KIND"),
                                 QCoreApplication::translate("warrenctl", "VERDICT"), QCoreApplication::translate("warrenctl", "WHO"),
                                 QCoreApplication::translate("warrenctl", "RUN"), QCoreApplication::translate("warrenctl", "WHAT")})
        table.addColumn(title);
    QJsonArray list;
    for (const RunSummary &run : runs) {
        const std::optional<Verdict> verdict = verdictFromId(run.verdict);
        const QString word = run.isNote() ? QCoreApplication::translate("warrenctl", "note")
                             : verdict    ? describe(*verdict)
                                          : QCoreApplication::translate("warrenctl", "not ended");
        table.addRow({toDateTime(run.startedAt).toString(u"yyyy-MM-dd HH:mm:ss"_s), run.kind, word, run.who, run.run, printable(run.title)});
        list.append(QJsonObject{{u"run"_s, ctl::text(run.run)},
                                {u"kind"_s, run.kind},
                                {u"title"_s, run.title},
                                {u"who"_s, run.who},
                                {u"startedAt"_s, time(run.startedAt)},
                                {u"endedAt"_s, time(run.endedAt)},
                                {u"verdict"_s, ctl::text(run.verdict)},
                                {u"steps"_s, run.steps},
                                {u"finished"_s, run.finished}});
    }
    return {.text = table.toText(), .json = {{u"runs"_s, list}}};
}

QString progressLine(const JournalRecord &record, const Plan &plan)
{
    const Step *step = record.step.isEmpty() ? nullptr : plan.step(record.step);
    const QString title = step == nullptr ? QString() : step->title;
    switch (record.kind) {
    case RecordKind::StepIntent:
        return u"… "_s + title;
    case RecordKind::StepDone:
        return u"✓ %1 (%2)"_s.arg(title, units::duration(Millis{record.data.value("tookMs"_L1).toInteger()}));
    case RecordKind::StepFailed:
        return u"✗ %1: %2"_s.arg(title, record.data.value("error"_L1).toString());
    case RecordKind::StepSkipped:
        return u"- %1: %2"_s.arg(title, record.data.value("reason"_L1).toString());
    case RecordKind::Output:
        return u"    "_s + record.data.value("line"_L1).toString();
    case RecordKind::UndoIntent:
        return u"↶ "_s + title;
    case RecordKind::UndoFailed:
        return u"✗ ↶ %1: %2"_s.arg(title, record.data.value("error"_L1).toString());
    case RecordKind::LeaseTaken:
        return QCoreApplication::translate("warrenctl", "Lease held at %1").arg(record.data.value("where"_L1).toString());
    case RecordKind::LeaseLost:
        return QCoreApplication::translate("warrenctl", "Lease lost: %1").arg(record.data.value("reason"_L1).toString());
    default:
        return {};
    }
}

QStringList waitingLines(const RunState &state, TimePoint now)
{
    QStringList lines;
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const StepState known = state.step(step.id);
        if (step.type != StepType::Group && takesLong(step, known, now))
            lines.append(u"    %1: %2"_s.arg(step.title, whyItWaits(step, known, now)));
    });
    return lines;
}

} // namespace warrener::ctl
