#include "judge/assess/Assessment.h"

#include "judge/assess/BackupFindings.h"
#include "judge/assess/ClusterFindings.h"
#include "judge/assess/HostFindings.h"
#include "judge/assess/NodeFindings.h"
#include "judge/assess/ProxyFindings.h"
#include "judge/assess/QueueFindings.h"
#include "judge/assess/Toll.h"
#include "judge/assess/Verdict.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// The data disk counts as full from here: brokers stop when they cannot write any more.
constexpr double fullPercent = 98;

class Assessor
{
public:
    Assessor(const Snapshot &snapshot, const BackupStanding &backups) : m_snapshot(snapshot), m_backups(backups) {}

    Assessment run()
    {
        for (const NodeLook &node : m_snapshot.nodes)
            m_conditions.insert(node.name, judgeNode(m_snapshot, node));
        judgeNodes();
        judgeHosts();
        judgeProxies();
        m_drafts += clusterFindings(m_snapshot, m_conditions);
        m_drafts += backupFindings(m_backups, m_snapshot);
        if (nothingSeen())
            sinkToUnknown();
        linkCauses();
        nameFullDisks();
        order();
        for (const Draft &draft : std::as_const(m_drafts))
            m_result.findings.append(draft.finding);
        passVerdict(m_result, m_snapshot, m_drafts, m_conditions);
        return m_result;
    }

private:
    void judgeNodes()
    {
        const bool others = std::ranges::any_of(m_snapshot.nodes, [](const NodeLook &node) { return node.answer.isCurrent(); });
        for (const NodeLook &node : m_snapshot.nodes) {
            const NodeCondition condition = m_conditions.value(node.name);
            const QList<Draft> drafts = nodeFindings(m_snapshot, node, condition, others);
            m_result.states.append(nodeState(node, condition, drafts));
            if (isDownBecauseDiskFull(node))
                m_result.states.last().word = QCoreApplication::translate("Diagnosis", "Down, disk full");
            m_drafts += drafts;
        }
    }

    void judgeHosts()
    {
        for (const HostLook &host : m_snapshot.hosts) {
            const HostCondition condition = judgeHost(m_snapshot, host);
            const QList<Draft> drafts = hostFindings(m_snapshot, host, condition);
            m_result.states.append(hostState(host, condition, drafts));
            m_drafts += drafts;
        }
    }

    void judgeProxies()
    {
        for (const ProxyLook &proxy : m_snapshot.proxies) {
            const ProxyCondition condition = judgeProxy(m_snapshot, proxy);
            bool explained = condition == ProxyCondition::SomeServersUp;
            if (explained) {
                for (const ProxyServer &server : proxy.figures.value->servers)
                    explained = explained && (server.up || lostNodeOf(server.name));
            }
            m_result.states.append(proxyState(proxy, condition, explained));
            m_drafts += proxyFindings(proxy, condition);
        }
    }

    /// The node that is not in service behind a proxy's server of this name.
    const NodeLook *lostNodeOf(const QString &server) const
    {
        for (const NodeLook &node : m_snapshot.nodes) {
            const bool isMeant = server == node.name.value || server == shortName(node.name) || server == node.host.value;
            if (isMeant && isLost(m_conditions.value(node.name)))
                return &node;
        }
        return nullptr;
    }

    bool isDownBecauseDiskFull(const NodeLook &node) const
    {
        if (m_conditions.value(node.name) != NodeCondition::Stopped)
            return false;
        const HostLook *host = m_snapshot.host(node.host);
        return host && host->figures.isCurrent() && host->figures.value->diskDataPercent.value_or(0) >= fullPercent;
    }

    /// Not one sign of life from anywhere, not even a refusal: that tells more about this
    /// console's way to the cluster than about the cluster.
    bool nothingSeen() const
    {
        const auto silent = [](const auto &part) {
            return part.error
                   && (part.error->kind == ErrorKind::Timeout || part.error->kind == ErrorKind::Unreachable || part.error->kind == ErrorKind::Unresolved
                       || part.error->kind == ErrorKind::NotConfigured);
        };
        return !m_snapshot.nodes.isEmpty()
               && std::ranges::all_of(m_snapshot.nodes,
                                      [&](const NodeLook &node) { return silent(node.answer) && (silent(node.metrics) || node.metrics.isPending()); })
               && std::ranges::all_of(m_snapshot.hosts, [&](const HostLook &host) { return silent(host.figures); })
               && std::ranges::all_of(m_snapshot.proxies, [&](const ProxyLook &proxy) { return silent(proxy.figures); });
    }

    void sinkToUnknown()
    {
        erase_if(m_drafts, [](const Draft &draft) { return draft.finding.subject.kind == SubjectKind::Cluster; });
        for (Draft &draft : m_drafts)
            draft.finding.level = std::min(draft.finding.level, Level::Unknown);
        for (SubjectState &state : m_result.states)
            state.level = std::min(state.level, Level::Unknown);
    }

    int find(QLatin1StringView id, SubjectKind kind, const QString &name) const
    {
        for (qsizetype i = 0; i < m_drafts.size(); ++i) {
            if (m_drafts.at(i).finding.id == id && m_drafts.at(i).finding.subject == Subject{kind, name})
                return static_cast<int>(i);
        }
        return -1;
    }

    int conditionFinding(const NodeLook &node) const
    {
        for (qsizetype i = 0; i < m_drafts.size(); ++i) {
            const Finding &finding = m_drafts.at(i).finding;
            // The condition is the first thing that is said of a node.
            if (finding.subject == Subject{SubjectKind::Node, node.name.value})
                return static_cast<int>(i);
        }
        return -1;
    }

    int firstLost() const
    {
        int silent = -1;
        for (const NodeLook &node : m_snapshot.nodes) {
            const NodeCondition condition = m_conditions.value(node.name);
            if (isLost(condition) && condition != NodeCondition::Draining)
                return conditionFinding(node);
            if (isLost(condition) && silent < 0)
                silent = conditionFinding(node);
        }
        return silent;
    }

    /// The first node that could not be asked, whatever the reason.
    int firstNotAsked() const
    {
        for (const NodeLook &node : m_snapshot.nodes) {
            if (node.answer.error)
                return conditionFinding(node);
        }
        return -1;
    }

    int causeOfNode(const NodeLook &node, const Finding &finding) const
    {
        if (finding.id == "node.host-unreachable"_L1)
            return find("host.unreachable"_L1, SubjectKind::Host, node.host.value);
        if (finding.id == "node.stopped"_L1 && isDownBecauseDiskFull(node))
            return find("host.disk-data"_L1, SubjectKind::Host, node.host.value);
        // A node that lost sight of another one may let its API hang for a minute (net_ticktime).
        if (finding.id == "node.api-hanging"_L1)
            return firstLost();
        return -1;
    }

    int causeOfHost(const Finding &finding) const
    {
        // A load that comes from a busy CPU is the same trouble.
        if (finding.id == "host.load"_L1)
            return find("host.cpu"_L1, SubjectKind::Host, finding.subject.name);
        if (finding.id != "host.disk-data"_L1 && finding.id != "host.memory"_L1)
            return -1;
        const auto alarm = finding.id == "host.disk-data"_L1 ? "alarm.disk"_L1 : "alarm.memory"_L1;
        for (const NodeLook &node : m_snapshot.nodes) {
            if (node.host.value == finding.subject.name)
                return find(alarm, SubjectKind::Node, node.name.value);
        }
        return -1;
    }

    int causeOfProxy(const Draft &draft) const
    {
        const Finding &finding = draft.finding;
        const ProxyLook *proxy = m_snapshot.proxy(ProxyName{finding.subject.name});
        if (finding.id == "proxy.host-unreachable"_L1 && proxy)
            return find("host.unreachable"_L1, SubjectKind::Host, proxy->host.value);
        if (finding.id == "proxy.server-down"_L1 || finding.id == QLatin1StringView(putOutFinding)) {
            const NodeLook *node = lostNodeOf(draft.name);
            return node ? conditionFinding(*node) : -1;
        }
        const bool allLost = std::ranges::all_of(m_conditions, [](NodeCondition condition) { return isLost(condition); });
        return finding.id == "proxy.no-server"_L1 && allLost ? firstLost() : -1;
    }

    int causeOf(const Draft &draft) const
    {
        const Finding &finding = draft.finding;
        switch (finding.subject.kind) {
        case SubjectKind::Node: {
            const NodeLook *node = m_snapshot.node(NodeName{finding.subject.name});
            return node ? causeOfNode(*node, finding) : -1;
        }
        case SubjectKind::Host:
            return causeOfHost(finding);
        case SubjectKind::Proxy:
            return causeOfProxy(draft);
        case SubjectKind::Cluster:
            if (isAboutBackups(finding) || finding.id == "cluster.versions-differ"_L1 || finding.id == "cluster.stats-disabled"_L1
                || finding.id == "cluster.partition"_L1 || isOfQueuesAlone(finding.id) || (isOfQueueList(finding.id) && finding.level >= Level::Warning)) {
                return -1;
            }
            return finding.id == "cluster.totals-missing"_L1 && firstLost() < 0 ? firstNotAsked() : firstLost();
        case SubjectKind::Queue:
            return -1;
        }
        Q_UNREACHABLE_RETURN(-1);
    }

    void linkCauses()
    {
        QList<int> causes;
        for (qsizetype i = 0; i < m_drafts.size(); ++i) {
            const int cause = causeOf(m_drafts.at(i));
            causes.append(cause == i ? -1 : cause);
        }
        for (qsizetype i = 0; i < m_drafts.size(); ++i) {
            int root = causes.at(i);
            while (root >= 0 && causes.at(root) >= 0 && causes.at(root) != i)
                root = causes.at(root);
            m_drafts[i].finding.cause = root;
        }
    }

    /// A full disk that brought its node down is told as one thing.
    void nameFullDisks()
    {
        for (const auto all = QList(m_drafts); const Draft &draft : all) {
            const Finding &finding = draft.finding;
            if (finding.id != "node.stopped"_L1 || finding.cause < 0)
                continue;
            Draft &disk = m_drafts[finding.cause];
            disk.finding.level = Level::Critical;
            disk.finding.title = QCoreApplication::translate("Diagnosis", "Data disk full");
            disk.clause = QCoreApplication::translate("Diagnosis", "%1 is down because its disk is full").arg(draft.name);
            disk.many = QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are down because their disks are full: %2");
            disk.briefOne = QT_TRANSLATE_NOOP("Diagnosis", "1 node down, its disk full");
            disk.briefMany = QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes down, their disks full");
        }
    }

    /// Causes by what they cost clients, then by level (a cause is as bad as what it brings about), each followed by its symptoms.
    void order()
    {
        QList<int> causes;
        // Of two that count alike, what the cluster does comes before how its hosts fare.
        using Weight = std::tuple<Toll, Level, bool>;
        QMap<int, Weight> weights;
        for (int i = 0; i < m_drafts.size(); ++i) {
            const int root = m_drafts.at(i).finding.cause < 0 ? i : m_drafts.at(i).finding.cause;
            const Draft &draft = m_drafts.at(i);
            const bool isService = draft.finding.subject.kind != SubjectKind::Host;
            weights[root] = std::max(weights.value(root), Weight{tollOf(draft.finding), draft.finding.level, isService});
            if (root == i)
                causes.append(i);
        }
        std::ranges::stable_sort(causes, [&weights](int a, int b) { return weights.value(a) > weights.value(b); });

        QList<Draft> ordered;
        for (const int cause : std::as_const(causes)) {
            const int place = static_cast<int>(ordered.size());
            ordered.append(m_drafts.at(cause));
            QList<Draft> symptoms;
            for (const Draft &draft : std::as_const(m_drafts)) {
                if (draft.finding.cause != cause)
                    continue;
                symptoms.append(draft);
                symptoms.last().finding.cause = place;
            }
            std::ranges::stable_sort(symptoms, std::ranges::greater{},
                                     [](const Draft &draft) { return std::pair(tollOf(draft.finding), draft.finding.level); });
            ordered += symptoms;
        }
        m_drafts = ordered;
    }

    const Snapshot &m_snapshot;
    const BackupStanding &m_backups;
    QMap<NodeName, NodeCondition> m_conditions;
    QList<Draft> m_drafts;
    Assessment m_result;
};

} // namespace

SubjectState Assessment::stateOf(SubjectKind kind, const QString &name) const
{
    const auto found = std::ranges::find(states, Subject{kind, name}, &SubjectState::subject);
    return found != states.end() ? *found : SubjectState{.subject = {kind, name}, .level = Level::Unknown, .id = {}, .word = {}};
}

int Assessment::count(Level wanted) const
{
    return static_cast<int>(std::ranges::count(findings, wanted, &Finding::level));
}

Assessment assess(const Snapshot &snapshot, const BackupStanding &backups)
{
    return Assessor(snapshot, backups).run();
}

} // namespace warrener
