#include "judge/diagnosis/Rule.h"

#include <array>

namespace warrener {

namespace {

using enum Relation;
using enum Join;

// Whoever of these is wrong, the node on that host does not serve.
#define DOWN "host.service host.process host.restarts broker.node.running"
#define DISK_GONE "host.disk.full/full host.disk.full/inodes host.disk.readonly"
// What a console or a peer meets where nobody answers.
#define DOORS "reach.port.* reach.api reach.amqp* reach.credentials reach.tls.* broker.ping broker.check.* host.listeners"
// What queues, links and proxies lose when one node is lost.
#define QUEUE_LOSSES "queue.leaderless queue.minority queue.streams.* queue.members.* queue.mirrors queue.list"
// What hangs elsewhere while a node is gone and the others have not noticed yet.
#define HELD_UP "reach.amqp reach.amqps reach.proxy.amqp reach.api/timeout reach.api/silent broker.node.running/api-hanging broker.check.*"
#define CLUSTER_LOSSES "broker.links broker.quorum.critical broker.connections.churn broker.plugins.differ broker.versions.differ broker.connections.limit"

constexpr Level warning = Level::Warning;
constexpr Level critical = Level::Critical;

// One fault seen by many is one: the first takes the others in.
#define SELF(id)                                                                                                                                               \
    Rule                                                                                                                                                       \
    {                                                                                                                                                          \
        id, id, Cluster, Fold                                                                                                                                  \
    }

constexpr std::array table{
    SELF("reach.credentials"),
    // One server before all of them, or one backend behind all of them.
    SELF("reach.api/malformed"),
    SELF("reach.api/http"),
    SELF("reach.api/redirected"),
    SELF("reach.api/slow-login"),
    SELF("reach.api/in-part"),
    SELF("broker.node.running/api-error"),
    SELF("broker.partition"),
    SELF("broker.links"),
    SELF("broker.plugins.differ"),
    SELF("broker.versions.differ"),
    SELF("broker.flags.disabled"),
    SELF("broker.deprecated.used"),
    SELF("broker.quorum.critical"),
    SELF("broker.connections.blocked"),
    SELF("queue.unroutable"),
    Rule{"proxy.server", "proxy.server", SameServer, Fold},
    Rule{"proxy.maintenance", "proxy.maintenance", SameServer, Fold},
    Rule{"reach.dns", "reach.dns", SameHost, Fold},
    Rule{"reach.ping reach.ping.loss reach.ping.latency", "reach.ping reach.ping.loss reach.ping.latency", SameHost, Fold},
    Rule{"peer.dns", "peer.dns", SameHost, Fold},
    Rule{"peer.cut", "peer.cut", SameHost, Fold},
    Rule{"reach.host", "reach.host", SameHost, Fold},

    // A name without an address hides everything behind it.
    Rule{"reach.dns", "reach.* host.ssh host.exporter broker.node.running broker.ping broker.check.*", SameHost, Fold},

    // A wrong password is one fault, however many doors it meets.
    Rule{"reach.credentials",
         "reach.api/unauthorized reach.api/login-refused reach.api/forbidden reach.amqp* reach.proxy.* broker.ping broker.check.* "
         "broker.node.running/unauthorized "
         "broker.node.running/forbidden broker.node.running/login-refused",
         Cluster, Fold},

    // A host that nothing answers for, against a service that is only stopped.
    Rule{"reach.host", "reach.* host.* broker.node.running broker.ping broker.check.* proxy.process", SameHost, Fold},
    Rule{"reach.host/cut-off", "peer.*", Names, Fold},
    Rule{"reach.host/cut-off", "proxy.server proxy.available", Names, Child, warning},
    Rule{"reach.host/cut-off", QUEUE_LOSSES, Cluster, Child},
    Rule{"reach.host/cut-off", CLUSTER_LOSSES " broker.partition", Cluster, Fold},
    Rule{"reach.host/cut-off", "link.*", Cluster, Child, warning},
    // The survivors wait for the lost one until net_ticktime has passed.
    Rule{"reach.host/cut-off", HELD_UP, Cluster, Child},
    // An overview is made of what every node says: it waits for whoever is gone.
    Rule{DOWN " reach.host peer.cut broker.partition", "reach.api/in-part", Cluster, Fold},

    // Two hosts that miss each other while the console sees both: the network, not two dead nodes.
    Rule{"peer.cut", "peer.*", Names, Fold},
    Rule{"peer.cut", "broker.partition", Cluster, Child},
    Rule{"peer.cut", "host.process/paused", Names, Child, critical},
    Rule{"peer.cut", "broker.node.running reach.api broker.ping broker.check.*", Names, Child, critical},
    Rule{"peer.cut", CLUSTER_LOSSES, Cluster, Fold},
    Rule{"peer.cut", QUEUE_LOSSES " link.* " HELD_UP, Cluster, Child},

    // A disk under the broker's limit is the alarm's evidence; one with no room at all is the cause.
    Rule{"broker.alarm.disk", "host.disk.full/limit", SameHost, Fold},
    Rule{"host.disk.full/limit", "broker.disk.* host.disk.*", SameHost, Fold},

    // Why a node is down: the disk, the memory, the configuration; else its own service.
    Rule{DISK_GONE, "broker.node.running", SameHost, Child},
    Rule{DISK_GONE, "host.service host.process host.restarts host.disk.* host.log.* host.config.diff host.score broker.disk.* broker.check.*", SameHost, Fold},
    Rule{DISK_GONE, "broker.alarm.disk", SameHost, Fold},
    Rule{"host.oom", "broker.node.running", SameHost, Child},
    Rule{"host.config.syntax", "broker.node.statistics", SameHost, Child},
    // It ended once, maybe weeks ago: who logs many errors now has another fault.
    Rule{"broker.node.statistics", "host.log.errors/some", SameHost, Fold},
    Rule{"host.oom", "host.service host.process host.restarts host.memory host.log.errors", SameHost, Fold},
    Rule{"host.config.syntax host.config.files", "broker.node.running", SameHost, Child},
    Rule{"host.config.syntax host.config.files", "host.service host.process host.restarts host.config.* host.log.errors human.changed.*", SameHost, Fold},
    Rule{"host.boot", "broker.node.running", SameHost, Child},
    Rule{"host.boot", "host.service host.process host.restarts host.log.errors broker.plugins.differ", SameHost, Fold},
    Rule{"host.restarts", "host.service host.process broker.node.running host.log.errors", SameHost, Fold},
    // Who sees too few peers pauses: after whatever took the peers away.
    Rule{"reach.host/cut-off broker.partition", "host.process/paused", Cluster, Child, critical},
    Rule{"host.restarts peer.dns host.service host.process/missing host.process/frozen host.process/application-stopped", "host.process/paused", Cluster, Child,
         critical},
    Rule{"host.process/paused", "host.listeners broker.node.running host.log.errors", SameHost, Fold},
    Rule{"host.process/application-stopped", "host.listeners broker.node.running host.log.errors", SameHost, Fold},
    Rule{"host.process/frozen", "host.service broker.node.running host.log.errors host.descriptors", SameHost, Fold},
    Rule{"host.service", "host.process broker.node.running host.log.errors host.descriptors", SameHost, Fold},
    Rule{"host.process", "broker.node.running host.log.errors host.descriptors", SameHost, Fold},

    // The proxy's own process, before what a broker's loss does to proxies.
    Rule{"host.service host.process", "proxy.process proxy.available proxy.workers proxy.socket reach.proxy.*", SameHost, Fold},
    Rule{"proxy.process", "proxy.available proxy.server proxy.agree proxy.workers proxy.socket reach.proxy.* reach.port.* reach.amqp*", SameHost, Fold},

    // A node in maintenance closes its doors by intent.
    Rule{"broker.node.maintenance", DOORS " broker.node.running", SameHost, Fold},
    Rule{"broker.node.maintenance", "peer.port.*", Names, Fold},
    Rule{"broker.node.maintenance", "proxy.server", Names, Child, warning},
    Rule{"broker.node.maintenance", QUEUE_LOSSES " broker.quorum.critical", Cluster, Child, warning},

    Rule{"broker.plugins.differ", "human.changed.plugins host.config.diff", SameHost, Fold},
    // A port that does not listen, or is blocked on the way, while the node itself runs.
    Rule{"broker.plugins.differ human.changed.plugins",
         "host.listeners reach.port.http reach.port.https reach.port.metrics reach.api peer.port.15672 peer.port.15692 "
         "host.config.diff broker.node.running/management-off broker.ping broker.check.*",
         SameHost, Fold},
    Rule{"host.config.diff/plugins",
         "host.listeners reach.port.http reach.port.https reach.port.metrics reach.api peer.port.15672 peer.port.15692 "
         "broker.node.running/management-off",
         Names, Fold},
    Rule{"reach.port.http reach.port.https", "reach.api reach.credentials broker.ping broker.check.* broker.node.running", SameHost, Fold},
    Rule{"reach.port.amqp reach.port.amqps", "reach.amqp* broker.check.*", SameHost, Fold},
    Rule{"reach.port.amqp reach.port.amqps", "reach.proxy.amqp/slow", Cluster, Fold},
    Rule{"reach.port.amqp reach.port.amqps", "proxy.server", Names, Child, warning},
    Rule{"reach.port.exporter/filtered", "host.exporter", SameHost, Fold},
    Rule{"host.exporter", "reach.port.exporter", SameHost, Fold},
    Rule{"reach.port.ssh", "host.ssh", SameHost, Fold},

    // A node that is down, whatever the reason.
    Rule{DOWN, DOORS " reach.proxy.* broker.alarm.* broker.memory.* broker.disk.* vhost.down", SameHost, Fold, critical, critical},
    Rule{"host.process/frozen broker.node.running/frozen", HELD_UP, Cluster, Child},
    Rule{DOWN, "peer.port.*", Names, Fold, critical, critical},
    Rule{DOWN, "proxy.server", Names, Child, warning, critical},
    Rule{DOWN, "proxy.available reach.proxy.* proxy.agree", Cluster, Child, critical, critical},
    Rule{DOWN, "queue.leaderless queue.minority queue.streams.*", Cluster, Child, critical, critical},
    Rule{DOWN, "queue.members.* queue.mirrors link.*", Cluster, Child, warning, critical},
    Rule{DOWN, CLUSTER_LOSSES " broker.partition", Cluster, Fold, critical, critical},
    Rule{"host.listeners", "reach.port.* peer.port.*", SamePort, Fold},
    Rule{"host.listeners", "reach.port.* reach.api reach.amqp*", SameHost, Fold},

    // Names that a broker cannot resolve.
    Rule{"peer.dns", "peer.* broker.links", Names, Fold},
    Rule{"peer.dns", "broker.partition broker.node.running link.*", Cluster, Child},

    // A bad line: loss first, slowness and broken conversations after it.
    Rule{"reach.ping.loss", "peer.ping.loss peer.ping peer.port.* reach.port.* reach.api reach.amqp* reach.ping.latency host.ssh host.exporter", Names, Fold},
    Rule{"peer.ping.loss", "peer.ping.loss", Names, Fold},
    Rule{"peer.ping.loss", "peer.ping peer.port.* broker.links", Names, Fold},
    Rule{"reach.ping.latency", "reach.api reach.amqp*", SameHost, Fold, critical, warning},

    // Partition: what the nodes say of each other follows from it.
    Rule{"broker.partition", "broker.links broker.quorum.critical broker.connections.churn peer.*", Cluster, Fold},
    Rule{"broker.partition", "broker.node.running " QUEUE_LOSSES, Cluster, Child},

    // Alarms hold up publishers everywhere.
    Rule{"host.disk.data", "broker.alarm.disk", SameHost, Child, critical, critical},
    Rule{"broker.alarm.*", "broker.connections.blocked reach.amqp* reach.proxy.*", Cluster, Child, warning},
    Rule{"broker.alarm.memory", "broker.memory.* broker.check.* host.log.errors", SameHost, Fold},
    Rule{"broker.alarm.disk", "broker.disk.* broker.check.* host.log.errors", SameHost, Fold},
    Rule{"broker.alarm.descriptors", "broker.descriptors host.descriptors broker.check.*", SameHost, Fold},
    Rule{"broker.alarm.*", "broker.check.*", Cluster, Fold},
    Rule{"host.memory", "broker.alarm.memory", SameHost, Child, critical, critical},

    // Certificates: the days left, before what a client makes of it.
    Rule{"reach.tls.expiry", "reach.tls.* reach.port.https reach.port.amqps broker.check.* host.tls.*", SameHost, Fold},
    Rule{"host.tls.bundle", "broker.check.certificate-expiration", SameHost, Fold},
    Rule{"reach.tls.expiry reach.tls.chain",
         "reach.api/certificate-expired reach.api/tls reach.amqp* broker.node.running/certificate-expired broker.node.running/tls", SameHost, Fold},

    // Leaks wear limits down.
    Rule{"broker.leak.*", "broker.descriptors broker.sockets broker.processes broker.connections.* broker.leak.* broker.memory.* host.descriptors", Cluster,
         Child, critical},
    Rule{"broker.descriptors", "host.descriptors broker.sockets", SameHost, Fold},

    // Proxies: what was set by hand explains the rest.
    Rule{"proxy.maintenance", "proxy.server", Names, Fold},
    Rule{"proxy.maintenance", "proxy.agree", Cluster, Child},
    Rule{"proxy.agree", "proxy.server", Names, Fold},
    Rule{"proxy.config.valid", "proxy.config.*", SameHost, Fold},
    Rule{"proxy.config.mode", "reach.proxy.*", SameHost, Fold},
    Rule{"proxy.config.header", "reach.proxy.*", SameHost, Fold},
    Rule{"proxy.available", "reach.proxy.*", SameHost, Fold},

    // Queues: what makes the others.
    Rule{"queue.minority", "queue.leaderless queue.streams.* queue.members.* broker.quorum.critical broker.check.*", Cluster, Fold},
    Rule{"queue.leaderless", "queue.members.* broker.check.*", Cluster, Fold},
    Rule{"queue.no-consumers", "queue.growing", SameQueue, Fold},
    Rule{"human.deleted.*", "queue.unroutable policy.unmatched", Cluster, Child},
    Rule{"vhost.down", "broker.check.*", Cluster, Fold},

    // Human hands: configuration.
    Rule{"human.changed.*", "host.config.diff", SameHost, Fold},
    Rule{"human.changed.*", "host.config.diff", Names, Fold},

    // Pressure on a host.
    Rule{"host.iowait", "host.load host.cpu host.score", SameHost, Fold},
    Rule{"host.iowait", "reach.api reach.amqp* broker.runqueue broker.ping broker.check.*", SameHost, Child, warning},
    Rule{"host.cpu", "host.load host.score broker.runqueue", SameHost, Fold},
    Rule{"host.disk.data", "host.disk.root broker.disk.* host.score host.log.size", SameHost, Fold},
    Rule{"host.memory", "host.score broker.memory.*", SameHost, Fold},
    Rule{"host.load host.disk.root", "host.score", SameHost, Fold},

    // One door, several ways through it.
    Rule{"reach.api", "broker.ping broker.check.* broker.node.running", SameHost, Fold},
    Rule{"reach.api reach.credentials broker.node.running", "queue.list", Cluster, Fold},
    // After whoever is frozen or gone, for whom the others wait.
    SELF("broker.node.running/api-hanging"),
    Rule{"broker.node.running", "broker.ping broker.check.*", SameHost, Fold},
};

#undef SELF

} // namespace

std::span<const Rule> rules()
{
    return table;
}

bool matches(QLatin1StringView patterns, const QString &id, const QString &kind)
{
    for (const QLatin1StringView word : QLatin1StringView(patterns).tokenize(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype slash = word.indexOf(QLatin1Char('/'));
        const QLatin1StringView name = slash < 0 ? word : word.first(slash);
        if (slash >= 0 && kind != word.sliced(slash + 1))
            continue;
        if (name.endsWith(QLatin1Char('*')) ? id.startsWith(name.chopped(1)) : id == name)
            return true;
    }
    return false;
}

} // namespace warrener
