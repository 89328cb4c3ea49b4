#include "run/operations/FailoverMark.h"

#include "base/JsonReader.h"
#include "base/Pending.h"
#include "base/Units.h"
#include "run/lease/BrokerHosts.h"
#include "run/lease/HostsNotes.h"
#include "run/operations/OperationParts.h"
#include "run/operations/StepBuilders.h"
#include "run/procedure/Lease.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto markName = "broker.mark-failover"_L1;
constexpr auto markPath = "/api/global-parameters/warrener-failover"_L1;
constexpr auto clusterIdPath = "/api/global-parameters/internal_cluster_id"_L1;
constexpr qint64 mostMarkBytes = 64 * 1024;
constexpr Millis markPatience{3000};
/// Who answers at all answers within that, here; while a node is frozen or cut off, no API does.
constexpr Millis apiGrace{300};

/// What has come in of a question to everybody.
struct MarkQuestion
{
    qsizetype open = 0; ///< APIs that have said nothing yet
    bool isToldByApi = false;
    bool isGraceOver = false;
    std::optional<FailoverMark> api{};
    Error error{
        .kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Failover", "There is no node to ask about earlier failovers"), .detail = {}};
    HostsNotes hosts{};
    Pending<bool> over{};

    bool isWhole = false; ///< everybody is waited for

    void settle() const
    {
        const bool isApiOver = open == 0 || (isToldByApi && isGraceOver);
        // Also where the API has said yes: that it was acknowledged may stand on the hosts only.
        const bool isHostsOver = hosts.isKnown() || hosts.isOver();
        const bool isEnough = isHostsOver && (isApiOver || (isGraceOver && hosts.isKnown()));
        if (isWhole ? open == 0 && hosts.isOver() : isEnough)
            over.finish(true);
    }
};

/// The value of a global parameter, whose name stands last in its path. None: this is no answer of a broker, but somebody's page.
std::optional<QJsonValue> parameterFrom(const QByteArray &body, QLatin1StringView path)
{
    const QJsonObject told = jsonObjectFrom(body).value_or(QJsonObject());
    const bool isAboutIt = told.value("name"_L1).toString() == path.sliced(path.lastIndexOf(u'/') + 1) && told.contains("value"_L1);
    return isAboutIt ? std::optional(told.value("value"_L1)) : std::nullopt;
}

/// Somebody has written down a failover in a way that cannot be read here. How long ago it was nobody can say: it blocks until a
/// person calls it seen, this one and no other.
FailoverMark unreadableMark(const QJsonValue &value, TimePoint now)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(16);
    const QString node = value.toObject().value("node"_L1).toString().left(200);
    return {.node = {node.isEmpty() ? u"?"_s : node},
            .who = QCoreApplication::translate("Failover", "Somebody"),
            .run = u"unreadable-"_s + QString::fromLatin1(digest),
            .at = now};
}

QCoro::Task<> askForClusterId(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    const Result<HttpReply> reply =
        co_await access->management(node)->http().send({.path = clusterIdPath, .timeout = patience, .maxBytes = mostMarkBytes, .retries = 0}, stop);
    constexpr qsizetype longest = 200;
    const std::optional<QJsonValue> id = reply ? parameterFrom(reply->body, clusterIdPath) : std::nullopt;
    if (id || (!reply && reply.error().kind == ErrorKind::NotFound))
        access->rememberClusterId(node, id ? id->toString().left(longest) : QString());
}

NotesOf whoseNotes(const ClusterAccess &access)
{
    NotesOf whose{.cluster = access.clusterId()};
    for (const NodeProfile &node : access.profile().nodes)
        whose.nodes.append(node.name);
    return whose;
}

QJsonObject objectOf(const HostsNote &note)
{
    return jsonObjectFrom(note.text.toUtf8()).value_or(QJsonObject());
}

QCoro::Task<> askApiForMark(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::shared_ptr<MarkQuestion> question, std::stop_token stop)
{
    const Result<HttpReply> reply =
        co_await access->management(node)->http().send({.path = markPath, .timeout = patience, .maxBytes = mostMarkBytes, .retries = 0}, stop);
    // Asked once of each: when it is needed nobody may answer any more.
    if ((reply || reply.error().kind == ErrorKind::NotFound) && !access->knowsClusterIdOf(node))
        co_await askForClusterId(access, node, patience, stop);
    --question->open;
    const std::optional<QJsonValue> told = reply ? parameterFrom(reply->body, markPath) : std::nullopt;
    if (told && !question->api) {
        const std::optional<FailoverMark> mark = failoverMarkFrom(told->toObject());
        question->api = mark ? *mark : unreadableMark(*told, access->time()->now());
    }
    if (told || (!reply && reply.error().kind == ErrorKind::NotFound))
        question->isToldByApi = true;
    else if (!reply)
        question->error = reply.error();
    else
        question->error = {.kind = ErrorKind::Malformed,
                           .message = QCoreApplication::translate("Failover", "What %1 says of earlier failovers cannot be read").arg(shortName(node)),
                           .detail = {}};
    question->settle();
}

QCoro::Task<Status> writeMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, FailoverMark mark, std::stop_token stop)
{
    Status outcome = failure(ErrorKind::NotConfigured, QCoreApplication::translate("Failover", "There is no node that could write it down"));
    const QJsonObject body{{u"name"_s, u"warrener-failover"_s}, {u"value"_s, toJson(mark)}};
    for (const NodeName &node : std::as_const(nodes)) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        HttpRequest request{.method = "PUT", .path = markPath, .timeout = markPatience, .maxBytes = mostMarkBytes};
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.headers = {{"Content-Type", "application/json"}};
        const Result<HttpReply> reply = co_await client->http().send(request, stop);
        if (reply)
            co_return Status();
        outcome = std::unexpected(reply.error());
    }
    co_return outcome;
}

/// Ends when enough is known, or nothing more will come.
QCoro::Task<> askEverybody(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience, bool withHosts,
                           std::shared_ptr<MarkQuestion> question, std::stop_token stop)
{
    const std::shared_ptr<Timekeeper> time = access->time();
    std::stop_source enough;
    const std::stop_callback onStop(stop, [enough]() mutable { enough.request_stop(); });
    const Timekeeper::Alarm longest = time->after(patience, [question] { question->over.finish(false); });
    const Timekeeper::Alarm grace = time->after(std::min(patience, apiGrace), [question] {
        question->isGraceOver = true;
        question->settle();
    });
    // Side by side: one that hangs must not use up everybody's patience.
    nodes.removeIf([&access](const NodeName &node) { return access->management(node) == nullptr; });
    question->open = nodes.size();
    if (withHosts) {
        askHostsNotes(access, patience, enough.get_token(), [question](const HostsNotes &hosts) {
            question->hosts = hosts;
            question->settle();
        });
    }
    for (const NodeName &node : std::as_const(nodes))
        askApiForMark(access, node, patience, question, enough.get_token());
    question->settle();
    co_await question->over;
    time->cancel(longest);
    time->cancel(grace);
    enough.request_stop();
}

QCoro::Task<Result<std::optional<FailoverMark>>> askForMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience, bool withHosts,
                                                            std::stop_token stop)
{
    const auto question = std::make_shared<MarkQuestion>();
    co_await askEverybody(access, std::move(nodes), patience, withHosts, question, stop);
    const std::optional<FailoverMark> mark = newestMark(question->api, question->hosts, access->time()->now(), whoseNotes(*access));
    const bool isYes = mark && !mark->acknowledged;
    // Who may not read it could not write it either: the hosts' word alone is no way round that.
    const bool isForbidden = question->error.kind == ErrorKind::Forbidden || question->error.kind == ErrorKind::Unauthorized;
    if (!isYes && !question->isToldByApi && (isForbidden || !question->hosts.isKnown()))
        co_return std::unexpected(question->error);
    co_return mark;
}

/// Argument: {"node", "ask"}.
OperationTask markFailover(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const QList<NodeName> asked = nodes(arguments, key::ask);
    const FailoverMark mark{.node = node(arguments), .who = thisProcess({}, {}).who, .run = context.run, .at = access->time()->now()};
    // The fence has written it on the hosts already, where it could.
    QCoro::Task<NoteWritten> noting = markOnHosts(access, mark, {});
    const Status written = co_await writeMark(access, asked, mark, context.stop);
    const NoteWritten noted = co_await noting;
    const QString onHosts = QCoreApplication::translate("Failover", "%1 of %2 hosts of brokers remember it").arg(noted.written).arg(noted.hosts);
    if (!written)
        co_return failure(written.error().kind, written.error().message, onHosts);
    const Result<std::optional<FailoverMark>> seen = co_await askForMark(access, asked, markPatience, false, context.stop);
    if (!seen)
        co_return failure(seen.error().kind, seen.error().message, onHosts);
    if (!*seen || (*seen)->run != mark.run)
        co_return failure(ErrorKind::Command, QCoreApplication::translate("Failover", "The cluster does not remember it"), onHosts);
    co_return saying(QCoreApplication::translate("Failover", "Every console finds it in the cluster; %1").arg(onHosts));
}

} // namespace

QJsonObject toJson(const FailoverMark &mark)
{
    return {{u"node"_s, mark.node.value},
            {u"who"_s, mark.who},
            {u"run"_s, mark.run},
            {u"at"_s, toDateTime(mark.at).toUTC().toString(Qt::ISODateWithMs)},
            {u"acknowledged"_s, mark.acknowledged}};
}

std::optional<FailoverMark> failoverMarkFrom(const QJsonObject &value)
{
    const QDateTime at = QDateTime::fromString(value.value("at"_L1).toString(), Qt::ISODateWithMs);
    if (!at.isValid() || value.value("node"_L1).toString().isEmpty())
        return std::nullopt;
    return FailoverMark{.node = {value.value("node"_L1).toString()},
                        .who = value.value("who"_L1).toString().left(200),
                        .run = value.value("run"_L1).toString().left(200),
                        .at = fromDateTime(at),
                        .acknowledged = value.value("acknowledged"_L1).toBool()};
}

bool isNoteOf(const QJsonObject &note, const NotesOf &whose)
{
    const QString cluster = note.value("cluster"_L1).toString();
    if (!cluster.isEmpty() && !whose.cluster.isEmpty())
        return cluster == whose.cluster;
    const auto withoutDomain = [](const QString &name) { return name.section(u'.', 0, 0); };
    // One of an older Warrener names no node but the one that was ended.
    QJsonArray names = note.value("nodes"_L1).toArray();
    names.append(note.value("node"_L1));
    for (const QJsonValue &name : std::as_const(names)) {
        const QString plain = withoutDomain(name.toString());
        if (std::ranges::any_of(whose.nodes, [&](const NodeName &node) { return withoutDomain(node.value) == plain; }))
            return true;
    }
    return whose.nodes.isEmpty();
}

std::optional<FailoverMark> newestMark(const std::optional<FailoverMark> &api, const HostsNotes &hosts, TimePoint now, const NotesOf &whose)
{
    std::optional<FailoverMark> newest = api;
    bool isAgeOfHost = false;
    // Acknowledged while no API answered.
    if (newest && hosts.passed.contains(newest->run))
        newest->acknowledged = true;
    for (const HostsNote &note : hosts.notes) {
        std::optional<FailoverMark> mark = failoverMarkFrom(objectOf(note));
        if (!mark || !isNoteOf(objectOf(note), whose))
            continue;
        mark->at = now - note.age;
        mark->acknowledged = mark->acknowledged || hosts.passed.contains(mark->run) || (api && api->acknowledged && api->run == mark->run);
        // The same failover: a host tells how long ago it was, the cluster only what the clock of its console was. Of several hosts
        // one whose clock was set since makes it days old: who says that it was lately is believed.
        if (newest && newest->run == mark->run && newest->acknowledged == mark->acknowledged) {
            newest->at = isAgeOfHost ? std::max(newest->at, mark->at) : mark->at;
            isAgeOfHost = true;
            continue;
        }
        const bool isBetter = !newest || (newest->acknowledged && !mark->acknowledged) || (newest->acknowledged == mark->acknowledged && mark->at > newest->at);
        if (isBetter) {
            newest = mark;
            isAgeOfHost = true;
        }
    }
    return newest;
}

QCoro::Task<Result<std::optional<FailoverMark>>> askFailoverMark(std::shared_ptr<ClusterAccess> access, QList<NodeName> nodes, Millis patience,
                                                                 std::stop_token stop)
{
    return askForMark(std::move(access), std::move(nodes), patience, true, std::move(stop));
}

QCoro::Task<Status> acknowledgeFailoverMark(std::shared_ptr<ClusterAccess> access, std::stop_token stop)
{
    const QList<NodeName> all = access->others({});
    const auto question = std::make_shared<MarkQuestion>();
    question->isWhole = true;
    co_await askEverybody(access, all, markPatience, true, question, stop);
    QStringList runs;
    for (const HostsNote &note : std::as_const(question->hosts.notes)) {
        const std::optional<FailoverMark> mark = failoverMarkFrom(objectOf(note));
        if (mark && isNoteOf(objectOf(note), whoseNotes(*access)) && !runs.contains(mark->run))
            runs.append(mark->run);
    }
    if (question->api && !question->api->run.isEmpty() && !runs.contains(question->api->run))
        runs.append(question->api->run);
    if (runs.isEmpty() && !question->api && (question->isToldByApi || question->hosts.isKnown()))
        co_return Status();
    QCoro::Task<NoteWritten> passing = passHostsNotes(access, runs, markPatience);
    Status told;
    if (!question->isToldByApi) {
        told = std::unexpected(question->error);
    } else if (question->api && !question->api->acknowledged) {
        FailoverMark mark = *question->api;
        mark.acknowledged = true;
        told = co_await writeMark(access, all, mark, stop);
    }
    const NoteWritten passed = co_await passing;
    if (!told && !runs.isEmpty() && passed.isMost())
        co_return Status();
    co_return told;
}

QCoro::Task<NoteWritten> markOnHosts(std::shared_ptr<ClusterAccess> access, FailoverMark mark, QList<HostName> without)
{
    QJsonObject note = toJson(mark);
    const NotesOf whose = whoseNotes(*access);
    if (!whose.cluster.isEmpty())
        note.insert("cluster"_L1, whose.cluster);
    // A link holds 4 kB at most; a name that is left out is one more by which it would be known.
    constexpr qsizetype mostNames = 1200;
    QJsonArray names;
    qsizetype length = 0;
    for (const NodeName &name : whose.nodes) {
        length += name.value.size() + 3;
        if (length <= mostNames)
            names.append(name.value);
    }
    note.insert("nodes"_L1, names);
    return writeHostsNote(std::move(access), QString::fromUtf8(QJsonDocument(note).toJson(QJsonDocument::Compact)), std::move(without), markPatience);
}

QCoro::Task<NoteWritten> unmarkOnHosts(std::shared_ptr<ClusterAccess> access, QString run)
{
    return passHostsNotes(std::move(access), {std::move(run)}, markPatience);
}

QString describeBlock(const FailoverMark &mark, TimePoint now, std::chrono::seconds block)
{
    return QCoreApplication::translate("Failover", "%1 failed %2 over %3 ago; until %4, or until somebody acknowledges it, none follows by itself")
        .arg(mark.who, shortName(mark.node), units::age(mark.at, now), units::clockTime(std::min(mark.at, now) + block));
}

void addMarkOperations(Operations &operations, std::shared_ptr<ClusterAccess> access)
{
    add(operations, markName, access, markFailover);
}

Step markFailoverStep(const NodeName &node, const QList<NodeName> &ask)
{
    Step step =
        action(u"mark"_s, QCoreApplication::translate("Failover", "Write it down in the cluster and on its hosts, for every console's automatic failover"),
               call(markName, {{key::node, node.value}, {key::ask, toJson(ask)}}), Millis{200});
    step.commands = {"PUT "_L1 + markPath, QCoreApplication::translate("Failover", "a link of one's own beside the lease on every host of a broker")};
    step.timeout = Millis{10000};
    step.idempotent = true;
    step.retry = {.times = 3, .pause = Millis{500}};
    step.onFailure = OnFailure::Continue;
    step.cannotBeUndone = QCoreApplication::translate("Failover", "What happened stays written down");
    return step;
}

} // namespace warrener
