#include "judge/assess/Events.h"

#include "base/ShownName.h"
#include "base/Units.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct NodeWords
{
    const char *state; ///< SubjectState::id
    const char *id;
    const char *text;
};

constexpr NodeWords nodeWords[] = {
    {"stopped", "node.down", QT_TRANSLATE_NOOP("Diagnosis", "%1 down")},
    {"ports-closed", "node.ports-closed", QT_TRANSLATE_NOOP("Diagnosis", "Ports of %1 closed")},
    {"frozen", "node.frozen", QT_TRANSLATE_NOOP("Diagnosis", "%1 frozen")},
    {"host-unreachable", "node.unreachable", QT_TRANSLATE_NOOP("Diagnosis", "%1 not reachable")},
    {"no-answer", "node.no-answer", QT_TRANSLATE_NOOP("Diagnosis", "%1 does not answer")},
    {"draining", "node.draining", QT_TRANSLATE_NOOP("Diagnosis", "%1 in maintenance mode")},
    {"api-hanging", "node.api-hanging", QT_TRANSLATE_NOOP("Diagnosis", "Management API of %1 does not answer")},
    {"management-off", "node.management-off", QT_TRANSLATE_NOOP("Diagnosis", "Management port of %1 closed")},
    {"api-error", "node.api-error", QT_TRANSLATE_NOOP("Diagnosis", "Management API of %1 fails")},
    {"unauthorized", "node.unauthorized", QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the password")},
    {"login-refused", "node.login-refused", QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the login")},
    {"forbidden", "node.forbidden", QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the user")},
    {"unresolved", "node.unresolved", QT_TRANSLATE_NOOP("Diagnosis", "Host name of %1 not found")},
    {"tls-failed", "node.tls-failed", QT_TRANSLATE_NOOP("Diagnosis", "TLS to %1 failed")},
    {"certificate-expired", "node.certificate-expired", QT_TRANSLATE_NOOP("Diagnosis", "Certificate of %1 expired")},
};

struct AlarmWords
{
    const char *id;
    const char *set;
    const char *cleared;
};

constexpr AlarmWords alarmWords[] = {
    {"alarm.memory", QT_TRANSLATE_NOOP("Diagnosis", "Memory alarm on %1"), QT_TRANSLATE_NOOP("Diagnosis", "Memory alarm on %1 cleared")},
    {"alarm.disk", QT_TRANSLATE_NOOP("Diagnosis", "Disk alarm on %1"), QT_TRANSLATE_NOOP("Diagnosis", "Disk alarm on %1 cleared")},
    {"alarm.descriptors", QT_TRANSLATE_NOOP("Diagnosis", "Descriptor alarm on %1"), QT_TRANSLATE_NOOP("Diagnosis", "Descriptor alarm on %1 cleared")},
};

/// More that go at once are one event.
constexpr qsizetype mostQueuesNamed = 3;

/// %1 the queue, or how many; %2 messages. Without a message, with one, with more.
struct GoneWords
{
    const char *id;
    const char *one[3], *many[3];
};

constexpr GoneWords deletedWords{"queue.deleted",
                                 {QT_TRANSLATE_NOOP("Diagnosis", "Queue %1 deleted"), QT_TRANSLATE_NOOP("Diagnosis", "Queue %1 deleted, with %2 message"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "Queue %1 deleted, with %2 messages")},
                                 {QT_TRANSLATE_NOOP("Diagnosis", "%1 queues deleted"), QT_TRANSLATE_NOOP("Diagnosis", "%1 queues deleted, with %2 message"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%1 queues deleted, with %2 messages")}};
/// Nobody had told of what kind they were: no more is said than is known.
constexpr GoneWords goneWords{"queue.gone",
                              {QT_TRANSLATE_NOOP("Diagnosis", "Queue %1 is gone: deleted, or ended with its client"),
                               QT_TRANSLATE_NOOP("Diagnosis", "Queue %1 is gone, with %2 message: deleted, or ended with its client"),
                               QT_TRANSLATE_NOOP("Diagnosis", "Queue %1 is gone, with %2 messages: deleted, or ended with its client")},
                              {QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are gone: deleted, or ended with their clients"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are gone, with %2 message: deleted, or ended with their clients"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 queues are gone, with %2 messages: deleted, or ended with their clients")}};

/// What this program makes for a check, and takes away again, begins so: queues, and virtual hosts of a restore's test.
constexpr auto ownPrefix = "warrener-"_L1;

/// Metrics come from each node at its own moment: a queue whose leader moves is in none of them for a while, and not gone.
/// Nor is one that has slipped from one page to the one before. Of those the broker was asked by name.
QList<DeletedQueue> deletedBetween(const QueueTable &old, const QueueTable &now)
{
    QList<DeletedQueue> deleted = now.deleted;
    if (!old.isOfOneMoment() || !now.isOfOneMoment())
        return deleted;
    for (const auto all = rowsGone(old, now); const QueueRow *row : all) {
        // Those of a connection, and those that a broker forgets with its end, come and go with their clients.
        if (row->durable && !row->exclusive)
            deleted.append({.ref = {.vhost = old.vhostOf(*row), .name = row->name}, .messages = messagesIn(*row)});
    }
    return deleted;
}

class Detector
{
public:
    Detector(const Snapshot &before, const Assessment &assessedBefore, const Snapshot &now, const Assessment &assessedNow)
        : m_before(before), m_assessedBefore(assessedBefore), m_now(now), m_assessedNow(assessedNow)
    {
    }

    QList<Event> run()
    {
        for (const NodeLook &node : m_now.nodes) {
            if (const NodeLook *old = m_before.node(node.name))
                compare(*old, node);
        }
        for (const HostLook &host : m_now.hosts) {
            if (m_before.host(host.name))
                compareHost(host);
        }
        for (const ProxyLook &proxy : m_now.proxies) {
            if (const ProxyLook *old = m_before.proxy(proxy.name))
                compare(*old, proxy);
        }
        comparePartition();
        compareQueues();
        return m_events;
    }

private:
    static bool runs(const SubjectState &state)
    {
        return state.id == "in-service"_L1 || state.id.startsWith("alarm."_L1) || state.id.startsWith("node."_L1) || state.id == "partitioned"_L1;
    }

    void add(TimePoint at, Level level, const char *id, const Subject &subject, const char *source, const QStringList &values = {})
    {
        m_events.append(worded({.at = isNever(at) ? m_now.at : at,
                                .level = level,
                                .id = QString::fromLatin1(id),
                                .subject = subject,
                                .text = {},
                                .context = u"Diagnosis"_s,
                                .source = QString::fromLatin1(source),
                                .values = values}));
    }

    static bool has(const Assessment &assessment, QLatin1StringView id, const Subject &subject)
    {
        return std::ranges::any_of(assessment.findings, [&](const Finding &finding) { return finding.id == id && finding.subject == subject; });
    }

    void compare(const NodeLook &old, const NodeLook &node)
    {
        const Subject subject{SubjectKind::Node, node.name.value};
        const QString name = shortName(node.name);
        const SubjectState was = m_assessedBefore.stateOf(SubjectKind::Node, node.name.value);
        const SubjectState is = m_assessedNow.stateOf(SubjectKind::Node, node.name.value);
        const bool known = !was.id.isEmpty() && was.id != "asking"_L1;
        if (known && was.id != is.id) {
            if (runs(is) && !runs(was) && was.id != "not-configured"_L1 && was.id != "stale"_L1)
                add(node.answer.asOf, Level::Ok, "node.up", subject, QT_TRANSLATE_NOOP("Diagnosis", "%1 in service again"), {name});
            for (const NodeWords &entry : nodeWords) {
                if (is.id == QLatin1StringView(entry.state))
                    add(node.answer.failingSince, is.level, entry.id, subject, entry.text, {name});
            }
        }
        if (runs(was) && runs(is)) {
            if (hasRestarted(old, node))
                add(node.answer.asOf - *node.answer.value->self.uptime, Level::Note, "node.restarted", subject, QT_TRANSLATE_NOOP("Diagnosis", "%1 restarted"),
                    {name});
            for (const AlarmWords &entry : alarmWords)
                compareAlarm(entry, subject, name);
        }
        compareVersion(old, node, subject, name);
    }

    static bool hasRestarted(const NodeLook &old, const NodeLook &node)
    {
        const auto uptime = [](const NodeLook &look) { return look.answer.isCurrent() ? look.answer.value->self.uptime : std::nullopt; };
        return uptime(old) && uptime(node) && *uptime(node) < *uptime(old);
    }

    void compareAlarm(const AlarmWords &entry, const Subject &subject, const QString &name)
    {
        const bool was = has(m_assessedBefore, QLatin1StringView(entry.id), subject);
        const bool is = has(m_assessedNow, QLatin1StringView(entry.id), subject);
        if (is && !was)
            add({}, Level::Critical, entry.id, subject, entry.set, {name});
        else if (was && !is)
            add({}, Level::Ok, entry.id, subject, entry.cleared, {name});
    }

    void compareVersion(const NodeLook &old, const NodeLook &node, const Subject &subject, const QString &name)
    {
        if (!old.versions.has() || !node.versions.has() || old.versions.value->rabbitmq.isEmpty()
            || old.versions.value->rabbitmq == node.versions.value->rabbitmq) {
            return;
        }
        add(node.versions.asOf, Level::Note, "node.version", subject, QT_TRANSLATE_NOOP("Diagnosis", "%1 runs RabbitMQ %2 now, before %3"),
            {name, node.versions.value->rabbitmq, old.versions.value->rabbitmq});
    }

    void compareHost(const HostLook &host)
    {
        const Subject subject{SubjectKind::Host, host.name.value};
        const SubjectState was = m_assessedBefore.stateOf(SubjectKind::Host, host.name.value);
        const SubjectState is = m_assessedNow.stateOf(SubjectKind::Host, host.name.value);
        const bool known = !was.id.isEmpty() && was.id != "asking"_L1;
        if (known && is.id == "unreachable"_L1 && was.id != is.id) {
            add(host.figures.failingSince, Level::Critical, "host.lost", subject, QT_TRANSLATE_NOOP("Diagnosis", "Host %1 not reachable"), {host.name.value});
        } else if (was.id == "unreachable"_L1 && was.id != is.id) {
            add(host.figures.asOf, Level::Ok, "host.back", subject, QT_TRANSLATE_NOOP("Diagnosis", "Host %1 answers again"), {host.name.value});
        }
    }

    /// By the proxy's own word, where that fits between the two looks: its clock of seconds is not ours. Nothing where it
    /// has none: then it is only known when it was seen.
    static std::optional<TimePoint> changedAt(const ProxyLook &old, const ProxyLook &proxy, const ProxyServer &server)
    {
        const TimePoint seen = proxy.figures.asOf;
        const bool fits = server.changed && seen - *server.changed >= old.figures.asOf - std::chrono::seconds{1};
        return fits ? std::optional(seen - *server.changed) : std::nullopt;
    }

    void compare(const ProxyLook &old, const ProxyLook &proxy)
    {
        const Subject subject{SubjectKind::Proxy, proxy.name.value};
        const QString name = proxy.name.value;
        const auto isDown = [](const SubjectState &state) { return state.id == "down"_L1 || state.id == "host-unreachable"_L1; };
        const SubjectState was = m_assessedBefore.stateOf(SubjectKind::Proxy, name);
        const SubjectState is = m_assessedNow.stateOf(SubjectKind::Proxy, name);
        if (!isDown(was) && isDown(is) && was.id != "asking"_L1)
            add(proxy.figures.failingSince, Level::Critical, "proxy.down", subject, QT_TRANSLATE_NOOP("Diagnosis", "Proxy %1 does not answer"), {name});
        else if (isDown(was) && proxy.figures.isCurrent())
            add(proxy.figures.asOf, Level::Ok, "proxy.up", subject, QT_TRANSLATE_NOOP("Diagnosis", "Proxy %1 answers again"), {name});
        if (!old.figures.has() || !proxy.figures.has())
            return;
        for (const ProxyServer &server : proxy.figures.value->servers) {
            const auto &servers = old.figures.value->servers;
            const auto earlier = std::ranges::find(servers, server.name, &ProxyServer::name);
            if (earlier == servers.end() || earlier->up == server.up)
                continue;
            const QStringList values{name, server.name};
            const std::optional<TimePoint> changed = changedAt(old, proxy, server);
            const TimePoint at = changed.value_or(proxy.figures.asOf);
            if (server.up)
                add(at, Level::Ok, changed ? "proxy.server-up" : "proxy.server-seen-up", subject,
                    QT_TRANSLATE_NOOP("Diagnosis", "%1 sends clients to %2 again"), values);
            else
                add(at, Level::Warning, changed ? "proxy.server-down" : "proxy.server-seen-down", subject, QT_TRANSLATE_NOOP("Diagnosis", "%1 took %2 out"),
                    values);
        }
    }

    void comparePartition()
    {
        const bool was = has(m_assessedBefore, "cluster.partition"_L1, {});
        const bool is = has(m_assessedNow, "cluster.partition"_L1, {});
        if (is && !was)
            add({}, Level::Critical, "cluster.partition", {}, QT_TRANSLATE_NOOP("Diagnosis", "Network partition"));
        else if (was && !is)
            add({}, Level::Ok, "cluster.partition", {}, QT_TRANSLATE_NOOP("Diagnosis", "Network partition healed"));
    }

    void compareQueues()
    {
        const std::shared_ptr<const QueueTable> &old = m_before.queues, &now = m_now.queues;
        if (!old || !now || old == now || old->asOf == now->asOf)
            return;
        QList<DeletedQueue> gone = deletedBetween(*old, *now);
        gone.removeIf([](const DeletedQueue &queue) { return queue.ref.name.startsWith(ownPrefix) || queue.ref.vhost.startsWith(ownPrefix); });
        const auto ended = std::stable_partition(gone.begin(), gone.end(), [](const DeletedQueue &queue) { return !queue.mayHaveEnded; });
        tellGone({gone.begin(), ended}, deletedWords, now->asOf);
        tellGone({ended, gone.end()}, goneWords, now->asOf);
    }

    void tellGone(const QList<DeletedQueue> &gone, const GoneWords &words, TimePoint seen)
    {
        const auto tell = [&](const Subject &subject, const QString &what, qint64 messages, const char *const(&texts)[3]) {
            const char *const text = texts[std::min<qint64>(messages, 2)];
            add(seen, messages > 0 ? Level::Warning : Level::Note, words.id, subject, text, {what, units::count(static_cast<double>(messages))});
        };
        if (gone.size() > mostQueuesNamed) {
            qint64 messages = 0;
            for (const DeletedQueue &queue : gone)
                messages += queue.messages;
            tell({}, units::count(static_cast<double>(gone.size())), messages, words.many);
            return;
        }
        for (const DeletedQueue &queue : gone)
            tell({SubjectKind::Queue, queue.ref.vhost + u'/' + queue.ref.name}, shownName(queue.ref.name), queue.messages, words.one);
    }

    const Snapshot &m_before;
    const Assessment &m_assessedBefore;
    const Snapshot &m_now;
    const Assessment &m_assessedNow;
    QList<Event> m_events;
};

} // namespace

QList<Event> eventsBetween(const Snapshot &before, const Assessment &assessedBefore, const Snapshot &now, const Assessment &assessedNow)
{
    return Detector(before, assessedBefore, now, assessedNow).run();
}

} // namespace warrener
