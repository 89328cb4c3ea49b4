#include "base/JsonReader.h"
#include "run/procedure/Plan.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostSteps = 1000;
constexpr int deepest = 8;
constexpr qsizetype largestPlan = 4 * 1024 * 1024;
constexpr Millis hour = std::chrono::hours(1);
constexpr Millis day = std::chrono::hours(24);

/// Takes keys out of one object of a plan; what nobody took is what rest() gives.
class Fields
{
public:
    Fields(JsonReader json, int &steps) : m_json(std::move(json)), m_steps(steps) {}

    void wrong(QLatin1StringView key, const QString &why) { m_json.wrong(key, why); }
    void take(QLatin1StringView key, QString &into) { into = m_json.text(key, into); }
    void take(QLatin1StringView key, bool &into) { into = m_json.flag(key, into); }
    void take(QLatin1StringView key, QJsonObject &into)
    {
        if (m_json.has(key))
            into = m_json.plain(key);
    }
    void take(QLatin1StringView key, QStringList &into)
    {
        if (m_json.has(key))
            into = m_json.texts(key);
    }
    void take(QLatin1StringView key, Millis least, Millis most, Millis &into)
    {
        into = Millis{qint64(m_json.number(key, double(least.count()), double(most.count()), double(into.count())))};
    }
    void take(QLatin1StringView key, int least, int most, int &into) { into = int(m_json.number(key, least, most, into)); }
    template <class Value>
    void takeOneOf(QLatin1StringView key, std::initializer_list<Value> values, Value &into)
    {
        into = m_json.oneOf(key, values, into);
    }
    std::optional<Fields> object(QLatin1StringView key)
    {
        if (!m_json.has(key))
            return std::nullopt;
        m_parts.append(key);
        return Fields(m_json.object(key), m_steps);
    }
    QJsonArray array(QLatin1StringView key) { return m_json.array(key); }
    Fields item(QLatin1StringView key, const QJsonValue &value, qsizetype index) { return {m_json.item(key, value, index), m_steps}; }
    bool hasFailed() const { return !m_json.isGood(); }
    bool countStep() { return ++m_steps <= mostSteps; }
    /// Without that of its parts, which keep their own.
    QJsonObject rest() const
    {
        QJsonObject rest = m_json.rest();
        for (const QLatin1StringView part : m_parts)
            rest.remove(part);
        return rest;
    }

private:
    JsonReader m_json;
    int &m_steps; ///< of the whole plan
    QList<QLatin1StringView> m_parts;
};

void readCall(Fields json, Call &call)
{
    json.take("operation"_L1, call.operation);
    json.take("arguments"_L1, call.arguments);
    if (call.operation.isEmpty())
        json.wrong("operation"_L1, QCoreApplication::translate("Plan", "is missing"));
}

void readCall(Fields &json, QLatin1StringView key, std::optional<Call> &into)
{
    if (const auto call = json.object(key))
        readCall(*call, into.emplace());
}

void readRetry(Fields &json, Retry &retry)
{
    if (auto fields = json.object("retry"_L1)) {
        fields->take("times"_L1, 0, 100, retry.times);
        fields->take("pauseMs"_L1, Millis{0}, hour, retry.pause);
    }
}

QList<Step> readSteps(Fields &json, int depth);

Step readStep(Fields json, int depth)
{
    Step step;
    json.take("id"_L1, step.id);
    json.takeOneOf("type"_L1, {StepType::Check, StepType::Action, StepType::Wait, StepType::Manual, StepType::Approval, StepType::Group}, step.type);
    json.take("title"_L1, step.title);
    json.take("detail"_L1, step.detail);
    json.take("commands"_L1, step.commands);
    readCall(json, "act"_L1, step.act);
    readCall(json, "precondition"_L1, step.precondition);
    readCall(json, "probe"_L1, step.probe);
    json.take("timeoutMs"_L1, Millis{1}, day, step.timeout);
    readRetry(json, step.retry);
    json.take("everyMs"_L1, Millis{1}, hour, step.every);
    json.take("expectedMs"_L1, Millis{0}, day, step.expected);
    if (auto undo = json.object("undo"_L1)) {
        Undo &into = step.undo.emplace();
        if (const auto act = undo->object("act"_L1))
            readCall(*act, into.act);
        undo->take("words"_L1, into.words);
        undo->take("command"_L1, into.command);
        undo->take("timeoutMs"_L1, Millis{1}, day, into.timeout);
        readRetry(*undo, into.retry);
        into.other = undo->rest();
        if (into.act.operation.isEmpty())
            undo->wrong("act"_L1, QCoreApplication::translate("Plan", "is missing"));
    }
    json.take("cannotBeUndone"_L1, step.cannotBeUndone);
    json.take("idempotent"_L1, step.idempotent);
    json.take("force"_L1, step.force);
    json.take("freshForMs"_L1, Millis{0}, hour, step.freshFor);
    json.take("takesBack"_L1, step.takesBack);
    json.takeOneOf("onFailure"_L1, {OnFailure::Undo, OnFailure::Stop, OnFailure::Continue}, step.onFailure);
    json.take("parallel"_L1, step.parallel);
    step.steps = readSteps(json, depth + 1);
    step.other = json.rest();
    return step;
}

QList<Step> readSteps(Fields &json, int depth)
{
    QList<Step> steps;
    const QJsonArray items = json.array("steps"_L1);
    if (!items.isEmpty() && depth > deepest)
        json.wrong("steps"_L1, QCoreApplication::translate("Plan", "is nested more than 8 deep"));
    for (qsizetype i = 0; i < items.size() && !json.hasFailed(); ++i) {
        if (!json.countStep())
            json.wrong("steps"_L1, QCoreApplication::translate("Plan", "holds more than 1,000 steps"));
        else
            steps.append(readStep(json.item("steps"_L1, items[i], i), depth));
    }
    return steps;
}

QList<Guard> readGuards(Fields &json)
{
    QList<Guard> guards;
    const QJsonArray items = json.array("guards"_L1);
    if (items.size() > 100)
        json.wrong("guards"_L1, QCoreApplication::translate("Plan", "holds more than 100 rules"));
    for (qsizetype i = 0; i < items.size() && !json.hasFailed(); ++i) {
        Fields fields = json.item("guards"_L1, items[i], i);
        Guard guard;
        fields.take("id"_L1, guard.id);
        fields.take("words"_L1, guard.words);
        fields.take("overridable"_L1, guard.overridable);
        fields.take("ofForceAlone"_L1, guard.ofForceAlone);
        if (const auto act = fields.object("act"_L1))
            readCall(*act, guard.act);
        if (guard.id.isEmpty())
            fields.wrong("id"_L1, QCoreApplication::translate("Plan", "is missing"));
        if (guard.act.operation.isEmpty())
            fields.wrong("act"_L1, QCoreApplication::translate("Plan", "is missing"));
        guard.other = fields.rest();
        guards.append(guard);
    }
    return guards;
}

void readNodes(Fields &json, QLatin1StringView key, QList<NodeName> &into)
{
    QStringList names;
    json.take(key, names);
    for (const QString &name : std::as_const(names))
        into.append(NodeName{name});
}

QJsonArray namesOf(const QList<NodeName> &nodes)
{
    QJsonArray names;
    for (const NodeName &node : nodes)
        names.append(node.value);
    return names;
}

QJsonObject toJson(const Call &call)
{
    return {{u"operation"_s, call.operation}, {u"arguments"_s, call.arguments}};
}

QJsonObject toJson(const Retry &retry)
{
    return {{u"times"_s, retry.times}, {u"pauseMs"_s, qint64(retry.pause.count())}};
}

QJsonObject toJson(const Undo &undo)
{
    QJsonObject json = undo.other;
    json.insert("act"_L1, toJson(undo.act));
    json.insert("words"_L1, undo.words);
    json.insert("command"_L1, undo.command);
    json.insert("timeoutMs"_L1, qint64(undo.timeout.count()));
    json.insert("retry"_L1, toJson(undo.retry));
    return json;
}

QJsonObject toJson(const Step &step)
{
    QJsonObject json = step.other;
    const auto put = [&](QLatin1StringView key, const QString &text) {
        if (!text.isEmpty())
            json.insert(key, text);
    };
    json.insert("id"_L1, step.id);
    json.insert("type"_L1, toId(step.type));
    put("title"_L1, step.title);
    put("detail"_L1, step.detail);
    if (!step.commands.isEmpty())
        json.insert("commands"_L1, QJsonArray::fromStringList(step.commands));
    if (step.act)
        json.insert("act"_L1, toJson(*step.act));
    if (step.precondition)
        json.insert("precondition"_L1, toJson(*step.precondition));
    if (step.probe)
        json.insert("probe"_L1, toJson(*step.probe));
    json.insert("timeoutMs"_L1, qint64(step.timeout.count()));
    json.insert("retry"_L1, toJson(step.retry));
    json.insert("everyMs"_L1, qint64(step.every.count()));
    json.insert("expectedMs"_L1, qint64(step.expected.count()));
    if (step.undo)
        json.insert("undo"_L1, toJson(*step.undo));
    put("cannotBeUndone"_L1, step.cannotBeUndone);
    json.insert("idempotent"_L1, step.idempotent);
    if (step.force)
        json.insert("force"_L1, true);
    if (step.freshFor > Millis{0})
        json.insert("freshForMs"_L1, qint64(step.freshFor.count()));
    if (!step.takesBack.isEmpty())
        json.insert("takesBack"_L1, QJsonArray::fromStringList(step.takesBack));
    json.insert("onFailure"_L1, toId(step.onFailure));
    json.insert("parallel"_L1, step.parallel);
    if (!step.steps.isEmpty()) {
        QJsonArray steps;
        for (const Step &inner : step.steps)
            steps.append(toJson(inner));
        json.insert("steps"_L1, steps);
    }
    return json;
}

} // namespace

QString toId(StepType type)
{
    switch (type) {
    case StepType::Check:
        return u"check"_s;
    case StepType::Action:
        return u"action"_s;
    case StepType::Wait:
        return u"wait"_s;
    case StepType::Manual:
        return u"manual"_s;
    case StepType::Approval:
        return u"approval"_s;
    case StepType::Group:
        return u"group"_s;
    }
    return {};
}

QString toId(OnFailure onFailure)
{
    switch (onFailure) {
    case OnFailure::Undo:
        return u"undo"_s;
    case OnFailure::Stop:
        return u"stop"_s;
    case OnFailure::Continue:
        return u"continue"_s;
    }
    return {};
}

QString toId(LeaseNeed::Kind kind)
{
    switch (kind) {
    case LeaseNeed::Kind::Normal:
        return u"normal"_s;
    case LeaseNeed::Kind::Emergency:
        return u"emergency"_s;
    case LeaseNeed::Kind::Beside:
        return u"beside"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject toJson(const Plan &plan)
{
    QJsonObject json = plan.other;
    QJsonArray guards;
    for (const Guard &guard : plan.guards) {
        QJsonObject item = guard.other;
        item.insert("id"_L1, guard.id);
        item.insert("words"_L1, guard.words);
        item.insert("act"_L1, toJson(guard.act));
        item.insert("overridable"_L1, guard.overridable);
        if (guard.ofForceAlone)
            item.insert("ofForceAlone"_L1, true);
        guards.append(item);
    }
    QJsonArray steps;
    for (const Step &step : plan.steps)
        steps.append(toJson(step));
    json.insert("id"_L1, plan.id);
    json.insert("kind"_L1, plan.kind);
    json.insert("label"_L1, plan.label);
    json.insert("command"_L1, plan.command);
    json.insert("title"_L1, plan.title);
    json.insert("why"_L1, plan.why);
    json.insert("cluster"_L1, plan.cluster.value);
    json.insert("environment"_L1, toId(plan.environment));
    json.insert("profileDigest"_L1, plan.profileDigest);
    if (!isNever(plan.createdAt))
        json.insert("createdAt"_L1, toDateTime(plan.createdAt).toUTC().toString(Qt::ISODateWithMs));
    json.insert("lease"_L1,
                QJsonObject{{u"kind"_s, toId(plan.lease.kind)}, {u"prefer"_s, namesOf(plan.lease.prefer)}, {u"avoid"_s, namesOf(plan.lease.avoid)}});
    json.insert("page"_L1, plan.page);
    if (plan.harmlessToFinish)
        json.insert("harmlessToFinish"_L1, true);
    if (plan.onlyWhole)
        json.insert("onlyWhole"_L1, true);
    if (plan.watchedThroughout)
        json.insert("watchedThroughout"_L1, true);
    json.insert("leavesOut"_L1, plan.leavesOut.value);
    json.insert("fences"_L1, plan.fences.value);
    json.insert("keepsOnHosts"_L1, plan.keepsOnHosts);
    json.insert("guards"_L1, guards);
    json.insert("steps"_L1, steps);
    json.insert("afterwards"_L1, plan.afterwards);
    json.insert("facts"_L1, plan.facts);
    return json;
}

Result<Plan> planFromJson(const QJsonObject &json)
{
    int steps = 0;
    const JsonReader reader(json);
    Fields fields(reader, steps);
    Plan plan;
    QString createdAt;
    fields.take("id"_L1, plan.id);
    fields.take("kind"_L1, plan.kind);
    fields.take("label"_L1, plan.label);
    fields.take("command"_L1, plan.command);
    fields.take("title"_L1, plan.title);
    fields.take("why"_L1, plan.why);
    fields.take("cluster"_L1, plan.cluster.value);
    fields.takeOneOf("environment"_L1, {Environment::Production, Environment::Staging, Environment::Test}, plan.environment);
    fields.take("profileDigest"_L1, plan.profileDigest);
    fields.take("createdAt"_L1, createdAt);
    if (!createdAt.isEmpty()) {
        const QDateTime at = QDateTime::fromString(createdAt, Qt::ISODateWithMs);
        if (!at.isValid())
            fields.wrong("createdAt"_L1, QCoreApplication::translate("Plan", "is no time of ISO 8601"));
        else
            plan.createdAt = fromDateTime(at);
    }
    if (auto lease = fields.object("lease"_L1)) {
        lease->takeOneOf("kind"_L1, {LeaseNeed::Kind::Normal, LeaseNeed::Kind::Emergency, LeaseNeed::Kind::Beside}, plan.lease.kind);
        readNodes(*lease, "prefer"_L1, plan.lease.prefer);
        readNodes(*lease, "avoid"_L1, plan.lease.avoid);
    }
    fields.take("page"_L1, plan.page);
    fields.take("harmlessToFinish"_L1, plan.harmlessToFinish);
    fields.take("onlyWhole"_L1, plan.onlyWhole);
    fields.take("watchedThroughout"_L1, plan.watchedThroughout);
    fields.take("leavesOut"_L1, plan.leavesOut.value);
    fields.take("fences"_L1, plan.fences.value);
    fields.take("keepsOnHosts"_L1, plan.keepsOnHosts);
    plan.guards = readGuards(fields);
    plan.steps = readSteps(fields, 1);
    fields.take("afterwards"_L1, plan.afterwards);
    fields.take("facts"_L1, plan.facts);
    plan.other = fields.rest();
    if (const std::optional<Error> trouble = reader.error())
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Plan", "The plan cannot be read: %1").arg(trouble->message));
    if (const Status sound = checkPlan(plan); !sound)
        return std::unexpected(sound.error());
    return plan;
}

Result<Plan> planFromText(const QByteArray &bytes)
{
    if (bytes.size() > largestPlan)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Plan", "The plan is larger than 4 MiB"));
    const Result<QJsonObject> json = jsonObjectFrom(bytes, largestPlan);
    if (!json)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Plan", "The plan is not a JSON object"), json.error().detail);
    return planFromJson(*json);
}

} // namespace warrener
