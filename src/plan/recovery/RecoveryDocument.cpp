#include "plan/recovery/RecoveryDocument.h"

#include "base/JsonLines.h"
#include "base/JsonReader.h"
#include "base/WrittenJson.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype largestDocument = 1024 * 1024;
constexpr qint64 longestStep = 24 * 3600;
constexpr qint64 longestTarget = 90LL * 24 * 3600;
constexpr qsizetype mostSteps = 100;
constexpr qsizetype mostCommands = 20;
constexpr qsizetype longestCommand = 500;

/// What another key may be misspelled for is worth a complaint, not silence.
void refuseUnknown(JsonReader &json)
{
    json.refuseRest(QCoreApplication::translate("Recovery", "is no key of a recovery plan"));
}

Worded wordedOrNone(JsonReader &json, QLatin1StringView key)
{
    return json.has(key) ? worded(json.object(key)) : Worded{};
}

std::optional<ClusterCondition> conditionAt(JsonReader &json, QLatin1StringView key)
{
    if (!json.has(key))
        return std::nullopt;
    return json.oneOfWritten(key, allClusterConditions(), ClusterCondition::AllNodesRunning);
}

RecoveryWhen whenFrom(JsonReader json)
{
    RecoveryWhen when{.step = json.text("step"_L1, {}, 64),
                      .outcomes = json.texts("is"_L1, 20),
                      .condition = conditionAt(json, "condition"_L1),
                      .holds = json.flag("holds"_L1, true)};
    if (when.step.isEmpty() == !when.condition)
        json.wrong("step"_L1, QCoreApplication::translate("Recovery", "or “condition”: a branch is on one of them"));
    if (!when.step.isEmpty() && when.outcomes.isEmpty())
        json.missing("is"_L1);
    // Passed over in silence it would be the opposite of what was meant.
    if (!when.step.isEmpty() && json.has("holds"_L1))
        json.wrong("holds"_L1, QCoreApplication::translate("Recovery", "belongs to a branch on a condition; of a step, “is” names the outcomes"));
    if (when.condition && json.has("is"_L1))
        json.wrong("is"_L1, QCoreApplication::translate("Recovery", "belongs to a branch on a step; of a condition, “holds” says which way"));
    refuseUnknown(json);
    return when;
}

/// The outcomes that a step of the action can have; empty: only whether it was done.
QStringList outcomesOf(RecoveryAction action)
{
    if (action == RecoveryAction::NodeState)
        return {u"none"_s, u"stopped"_s, u"starting"_s, u"frozen"_s, u"app-down"_s, u"paused"_s, u"hung"_s, u"host-silent"_s, u"host-refuses"_s, u"unknown"_s};
    if (action == RecoveryAction::Ask)
        return {u"yes"_s, u"no"_s};
    if (action == RecoveryAction::OnlyCopies || action == RecoveryAction::StalledStreams)
        return {u"some"_s, u"none"_s, u"unknown"_s};
    if (action == RecoveryAction::SetDataAside)
        return {u"aside"_s, u"nothing"_s};
    if (action == RecoveryAction::ResumePaused)
        return {u"resumed"_s, u"nothing"_s};
    if (action == RecoveryAction::MetadataAlone || action == RecoveryAction::StreamsAlone)
        return {u"alone"_s, u"nothing"_s};
    return {};
}

void checkWhen(JsonReader &when, const RecoveryStep &step, const QHash<QString, RecoveryAction> &before)
{
    if (!step.when || step.when->step.isEmpty())
        return;
    const auto found = before.constFind(step.when->step);
    if (found == before.cend()) {
        when.wrong("step"_L1,
                   QCoreApplication::translate("Recovery", "names “%1”, which does not come before this step: a branch that waits for itself would be a loop")
                       .arg(step.when->step));
        return;
    }
    for (const QString &outcome : step.when->outcomes) {
        if (outcome != "done"_L1 && outcome != "not-done"_L1 && !outcomesOf(*found).contains(outcome)) {
            when.wrong("is"_L1, QCoreApplication::translate("Recovery", "has the outcome “%1”, which “%2” never has; known are %3")
                                    .arg(outcome.left(64), step.when->step, (outcomesOf(*found) + QStringList{u"done"_s, u"not-done"_s}).join(u", "_s)));
        }
    }
}

void checkStep(JsonReader &json, const RecoveryStep &step)
{
    const RecoveryTraits &traits = traitsOf(step.action);
    const bool byPerson = step.action == RecoveryAction::Manual || step.action == RecoveryAction::Approval;
    if (byPerson && step.title.isEmpty())
        json.missing("title"_L1);
    if (byPerson && step.instructions.isEmpty())
        json.missing("instructions"_L1);
    const bool isAsking = step.action == RecoveryAction::Condition || step.action == RecoveryAction::Ask;
    if (isAsking != step.condition.has_value()) {
        json.wrong("condition"_L1, step.condition ? QCoreApplication::translate("Recovery", "belongs to the actions “condition” and “ask” only")
                                                  : QCoreApplication::translate("Recovery", "is missing"));
    }
    if (!traits.dangerous) {
        if (!step.undo.isEmpty())
            json.wrong("undo"_L1, QCoreApplication::translate("Recovery", "is not wanted: “%1” takes nothing away").arg(toId(step.action)));
        return;
    }
    const QString undo = QLatin1StringView(traits.undo);
    if (step.undo.isEmpty() && step.cannotBeUndone.isEmpty()) {
        json.wrong("undo"_L1,
                   undo.isEmpty()
                       ? QCoreApplication::translate("Recovery", "is missing: “%1” is dangerous and nothing takes it back; “cannotBeUndone” says why")
                             .arg(toId(step.action))
                       : QCoreApplication::translate("Recovery", "is missing: “%1” is dangerous; “%2” takes it back").arg(toId(step.action), undo));
    } else if (!step.undo.isEmpty() && step.undo != undo) {
        json.wrong("undo"_L1, QCoreApplication::translate("Recovery", "names “%1”, which does not take “%2” back").arg(step.undo.left(64), toId(step.action)));
    }
}

/// People copy them into a terminal: what stands there is all that happens. A line break would run what is behind it at once, and a
/// sign that nobody sees, or that turns the line around, shows another command than the one that runs.
QStringList commandsFrom(JsonReader &json)
{
    QStringList commands = json.texts("commands"_L1, mostCommands);
    for (const QString &command : std::as_const(commands)) {
        const auto isUnseen = [](char32_t sign) {
            const QChar::Category category = QChar::category(sign);
            return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
                   || category == QChar::Separator_Paragraph;
        };
        if (command.trimmed().isEmpty() || command.size() > longestCommand)
            json.wrong("commands"_L1, QCoreApplication::translate("Recovery", "hold 1 to %1 characters each").arg(longestCommand));
        else if (std::ranges::any_of(command.toUcs4(), isUnseen))
            json.wrong("commands"_L1, QCoreApplication::translate("Recovery", "hold a line break or a sign that nobody sees: each is one line, as it is read"));
    }
    return commands;
}

/// The planner adds steps: conditions at the end, a look before each restart, and what holds the two together.
bool isTaken(const RecoveryStep &step, const QHash<QString, RecoveryAction> &before)
{
    const auto isOfRestart = [](const QString &id, const QString &restart) { return id == restart + "-may"_L1 || id == restart + "-all"_L1; };
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        const bool isOfEarlier = it.value() == RecoveryAction::RestartService && isOfRestart(step.id, it.key());
        const bool isOfThis = step.action == RecoveryAction::RestartService && isOfRestart(it.key(), step.id);
        if (isOfEarlier || isOfThis)
            return true;
    }
    // Of each condition one, or one for each node; “valid-certificate” is anybody's.
    return std::ranges::any_of(allClusterConditions(), [&step](ClusterCondition condition) {
        const QString own = "valid-"_L1 + toId(condition);
        return step.id == own || step.id.startsWith(own + u'-');
    });
}

RecoveryStep stepFrom(JsonReader json, const QHash<QString, RecoveryAction> &before, const ClusterProfile *profile)
{
    static const QRegularExpression good(u"^[a-z][a-z0-9-]{0,39}\\z"_s);
    RecoveryStep step{.id = json.text("id"_L1, {}, 64),
                      .action = json.oneOfWritten("action"_L1, allRecoveryActions(), RecoveryAction::Manual),
                      .title = wordedOrNone(json, "title"_L1),
                      .role = json.oneOfWritten("role"_L1, allRecoveryRoles(), RecoveryRole::Operator),
                      .condition = conditionAt(json, "condition"_L1),
                      .node = {json.text("node"_L1, {}, 255)},
                      .timeout = std::chrono::seconds{json.whole("timeoutSeconds"_L1, 1, longestStep, 0)},
                      .expected = std::chrono::seconds{json.whole("expectedSeconds"_L1, 0, longestStep, 0)}};
    if (json.has("onFailure"_L1))
        step.onFailure = json.oneOfWritten("onFailure"_L1, QList{OnFailure::Undo, OnFailure::Stop, OnFailure::Continue}, OnFailure::Stop);
    step.undo = json.text("undo"_L1, {}, 64);
    step.cannotBeUndone = wordedOrNone(json, "cannotBeUndone"_L1);
    JsonReader when = json.object("when"_L1);
    if (json.has("when"_L1))
        step.when = whenFrom(when);
    step.instructions = wordedOrNone(json, "instructions"_L1);
    step.commands = commandsFrom(json);
    step.outcome = json.text("rehearsed"_L1, {}, 64);
    if (!json.has("action"_L1))
        json.missing("action"_L1);
    if (step.timeout.count() > 0 && step.expected > step.timeout)
        json.wrong("expectedSeconds"_L1, QCoreApplication::translate("Recovery", "is more than “timeoutSeconds”: it would be ended before it can be done"));
    if (!good.match(step.id).hasMatch())
        json.wrong("id"_L1, QCoreApplication::translate("Recovery", "must be 1 to 40 of a–z, 0–9 and “-”, and begin with a letter"));
    else if (before.contains(step.id))
        json.wrong("id"_L1, QCoreApplication::translate("Recovery", "stands there twice"));
    else if (isTaken(step, before))
        json.wrong("id"_L1, QCoreApplication::translate("Recovery", "is one that the plan gives to a step of its own: take another"));
    if (!step.node.isEmpty() && profile != nullptr && profile->node(step.node) == nullptr) {
        QStringList known;
        for (const NodeProfile &node : profile->nodes)
            known.append(node.name.value);
        json.wrong("node"_L1, QCoreApplication::translate("Recovery", "names “%1”, which %2 does not have; there are %3")
                                  .arg(step.node.value, profile->name.value, known.join(u", "_s)));
    }
    if (!step.outcome.isEmpty() && !outcomesOf(step.action).contains(step.outcome))
        json.wrong("rehearsed"_L1, QCoreApplication::translate("Recovery", "is no outcome of “%1”").arg(toId(step.action)));
    checkStep(json, step);
    checkWhen(when, step, before);
    refuseUnknown(json);
    return step;
}

QList<RecoveryStep> stepsFrom(JsonReader &json, QLatin1StringView key, QHash<QString, RecoveryAction> &before, const ClusterProfile *profile)
{
    return json.list(
        key,
        [&](JsonReader item) {
            RecoveryStep step = stepFrom(std::move(item), before, profile);
            before.insert(step.id, step.action);
            return step;
        },
        mostSteps);
}

/// Of the approvals before this step one counts for it: a no ends the plan there, and where it may be skipped the step is too.
bool isDecidedBefore(const QList<RecoveryStep> &all, const RecoveryStep &step)
{
    for (const RecoveryStep &before : all) {
        if (before.id == step.id)
            return false;
        const bool isBinding = before.action == RecoveryAction::Approval && before.onFailure != OnFailure::Continue;
        const bool follows = step.when && step.when->step == before.id && step.when->outcomes == QStringList{u"done"_s};
        if (isBinding && (!before.when || follows))
            return true;
    }
    return false;
}

/// A command as text; what is no command in words of each language.
Worded insteadFrom(JsonReader &json)
{
    constexpr auto key = "instead"_L1;
    if (json.hasObject(key))
        return worded(json.object(key));
    const QString same = json.text(key);
    if (same.trimmed().isEmpty())
        json.missing(key);
    return {.en = same, .zh = same};
}

/// What each field allows by itself, and all of them together do not.
void refuseNonsense(JsonReader &json, const RecoveryDocument &document)
{
    // A plan of nothing would have succeeded at once.
    for (const auto &[key, isThere] : {std::pair("version"_L1, !document.version.isEmpty()), std::pair("steps"_L1, !document.steps.isEmpty()),
                                       std::pair("validation"_L1, !document.validation.isEmpty())}) {
        if (!isThere)
            json.missing(key);
    }
    const QList<RecoveryStep> all = document.allSteps();
    // What goes on without the others is never taken back, and no rule can ask for a majority: somebody decides before it, and
    // nothing goes past a no.
    for (const RecoveryStep &step : all) {
        const bool goesOnWithout = step.action == RecoveryAction::ShrinkQueues || step.action == RecoveryAction::ResumePaused
                                   || step.action == RecoveryAction::MetadataAlone || step.action == RecoveryAction::StreamsAlone;
        const bool forgetsLost = document.about == RecoveryDocument::About::Lost && traitsOf(step.action).needsMajority;
        if ((goesOnWithout || forgetsLost) && !isDecidedBefore(all, step))
            json.wrong("steps"_L1, QCoreApplication::translate("Recovery", "lack an approval that “%1” waits for: one before it that ends the plan where "
                                                                           "somebody says no, and on whose “done” it depends where that may be skipped")
                                       .arg(step.id));
    }
    const auto taking = std::ranges::find_if(all, [](const RecoveryStep &step) { return traitsOf(step.action).needsMajority; });
    if (taking != all.end() && document.about != RecoveryDocument::About::Lost && !document.guards.contains(RecoveryGuard::Majority))
        json.wrong("guards"_L1, QCoreApplication::translate("Recovery", "lacks “majority”: “%1” takes a node away").arg(toId(taking->action)));
    const auto aimless = std::ranges::find_if(all, [](const RecoveryStep &step) { return traitsOf(step.action).perNode && step.node.isEmpty(); });
    if (aimless != all.end() && document.about == RecoveryDocument::About::Cluster)
        json.wrong("about"_L1, QCoreApplication::translate("Recovery", "must be “node”, “nodes” or “lost-nodes”: the step “%1” is about one").arg(aimless->id));
}

RecoveryDocument documentFrom(JsonReader json, const ClusterProfile *profile)
{
    static const QRegularExpression good(u"^[a-z][a-z0-9-]{0,59}\\z"_s);
    static const QRegularExpression series(u"^[0-9]{1,3}(\\.[0-9]{1,5}){1,2}\\z"_s);
    constexpr qint64 format = 1;
    json.whole("format"_L1, format, format, format);
    json.ignore({u"$schema"_s});
    RecoveryDocument document{.id = json.text("id"_L1, {}, 100),
                              .version = json.text("version"_L1, {}, 20),
                              .brokers = json.texts("brokers"_L1, 20),
                              .title = worded(json.object("title"_L1)),
                              .scenario = worded(json.object("scenario"_L1)),
                              .about = json.oneOfWritten("about"_L1,
                                                         QList{RecoveryDocument::About::Cluster, RecoveryDocument::About::Node, RecoveryDocument::About::Nodes,
                                                               RecoveryDocument::About::Lost},
                                                         RecoveryDocument::About::Cluster),
                              .onStandby = json.flag("onStandby"_L1)};
    // One that is misspelled would be none, and the rule that compares it with the nodes would not be there.
    for (const QString &broker : std::as_const(document.brokers)) {
        if (!series.match(broker).hasMatch())
            json.wrong("brokers"_L1, QCoreApplication::translate("Recovery", "holds “%1”, which is no version of RabbitMQ such as 4.0").arg(broker.left(64)));
    }
    JsonReader targets = json.object("targets"_L1);
    document.rpo = std::chrono::seconds{targets.whole("rpoSeconds"_L1, 1, longestTarget, 3600)};
    document.rto = std::chrono::seconds{targets.whole("rtoSeconds"_L1, 1, longestTarget, 1800)};
    document.detection = json.list("detection"_L1, [](JsonReader sign) {
        RecoverySign read{.words = worded(sign.object("words"_L1)), .findings = sign.texts("findings"_L1, 50)};
        refuseUnknown(sign);
        return read;
    });
    const auto some = [&json](QLatin1StringView key, const auto &known, auto otherwise) {
        QList<decltype(otherwise)> values;
        const QStringList ids = json.texts(key, 20);
        for (const QString &id : ids) {
            const auto found = std::ranges::find_if(known, [&id](auto each) { return toId(each) == id; });
            if (found == known.end())
                json.wrong(key, QCoreApplication::translate("Recovery", "holds the unknown “%1”").arg(id.left(64)));
            else if (values.contains(*found))
                json.wrong(key, QCoreApplication::translate("Recovery", "holds “%1” twice").arg(id));
            else
                values.append(*found);
        }
        return values;
    };
    document.guards = some("guards"_L1, allRecoveryGuards(), RecoveryGuard::Majority);
    QHash<QString, RecoveryAction> before;
    document.immediate = stepsFrom(json, "immediate"_L1, before, profile);
    document.steps = stepsFrom(json, "steps"_L1, before, profile);
    JsonReader fallback = json.object("fallback"_L1);
    if (json.has("fallback"_L1))
        document.fallback = worded(fallback.object("words"_L1));
    document.fallbackPlan = fallback.text("plan"_L1, {}, 100);
    if (!document.fallbackPlan.isEmpty() && document.fallbackPlan == document.id)
        fallback.wrong("plan"_L1, QCoreApplication::translate("Recovery", "leads back to this plan: a loop"));
    document.validation = some("validation"_L1, allClusterConditions(), ClusterCondition::AllNodesRunning);
    document.afterwards = wordedOrNone(json, "afterwards"_L1);
    document.replaces = json.list("replaces"_L1, [](JsonReader one) {
        RecoveryReplacement read{.instead = insteadFrom(one), .why = worded(one.object("why"_L1))};
        refuseUnknown(one);
        return read;
    });
    if (!good.match(document.id).hasMatch())
        json.wrong("id"_L1, QCoreApplication::translate("Recovery", "must be 1 to 60 of a–z, 0–9 and “-”, and begin with a letter"));
    refuseNonsense(json, document);
    refuseUnknown(json);
    return document;
}

std::unexpected<Error> inLine(int line, Error error)
{
    error.message = QCoreApplication::translate("Recovery", "line %1: %2").arg(line).arg(error.message);
    return std::unexpected(std::move(error));
}

} // namespace

QString toId(RecoveryDocument::About about)
{
    switch (about) {
    case RecoveryDocument::About::Cluster:
        return u"cluster"_s;
    case RecoveryDocument::About::Node:
        return u"node"_s;
    case RecoveryDocument::About::Nodes:
        return u"nodes"_s;
    case RecoveryDocument::About::Lost:
        return u"lost-nodes"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Result<RecoveryDocument> recoveryDocumentFrom(const QByteArray &text, const ClusterProfile *profile)
{
    const auto json = writtenPlainly(text, {.bytes = largestDocument, .values = 20'000, .depth = 16});
    if (!json)
        return inLine(json.error().line, json.error().error);
    const JsonReader reader(*json);
    RecoveryDocument document = documentFrom(reader, profile);
    if (const std::optional<Error> error = reader.error())
        return inLine(JsonLines(text).lineOf(reader.place()), *error);
    return document;
}

int fallbackLineOf(const QByteArray &text)
{
    return JsonLines(text).lineOf(u"fallback.plan"_s);
}

Status checkFallbacks(const QList<RecoveryDocument> &documents, const QHash<QString, int> &lines)
{
    const auto wrong = [&lines](const RecoveryDocument &document, const QString &why) -> Status {
        Error error{.kind = ErrorKind::Malformed, .message = why, .detail = {}};
        return lines.contains(document.id) ? inLine(lines.value(document.id), std::move(error)) : std::unexpected(std::move(error));
    };
    QHash<QString, QString> next;
    for (const RecoveryDocument &document : documents)
        next.insert(document.id, document.fallbackPlan);
    for (const RecoveryDocument &document : documents) {
        QSet<QString> seen{document.id};
        for (QString at = document.fallbackPlan; !at.isEmpty(); at = next.value(at)) {
            if (!next.contains(at))
                return wrong(document, QCoreApplication::translate("Recovery", "%1 falls back to %2, which is not there").arg(document.id, at.left(64)));
            if (seen.contains(at))
                return wrong(document, QCoreApplication::translate("Recovery", "%1 falls back to itself by way of %2: a loop").arg(document.id, at));
            seen.insert(at);
        }
    }
    return {};
}

} // namespace warrener
