// Queues and their members: leaders, majorities, who is missing, who is behind.
#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "judge/assess/QueueFindings.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr double farBehind = 10'000; ///< log entries, besides those that came while the nodes were asked
constexpr qsizetype members = 3;     ///< that a queue needs to outlive the loss of one

struct Kind
{
    QLatin1StringView id;
    QString passed;
    QList<CheckResult> found{};
};

QString hostsOf(const DiagnosisInput &input, const QStringList &nodes)
{
    QStringList hosts;
    for (const QString &node : nodes) {
        const QString host = hostOfNode(input, node);
        hosts.append(host.isEmpty() ? shortName(NodeName{node}) : host);
    }
    return hosts.join(u", "_s);
}

QString shortNames(const QStringList &nodes)
{
    QStringList names;
    for (const QString &node : nodes)
        names.append(shortName(NodeName{node}));
    return phrases::list(names);
}

class MemberChecks
{
public:
    explicit MemberChecks(const DiagnosisInput &input) : m_input(input) {}

    QList<CheckResult> results()
    {
        const auto &answer = m_input.examination->broker.queues;
        if (answer.has()) {
            for (const QueueInfo &queue : answer.value->queues)
                look(queue);
        }
        lookAtLogs();
        QList<CheckResult> results{listed(answer)};
        for (Kind *kind : {&m_leaderless, &m_minority, &m_ghosts, &m_missing, &m_few})
            add(results, *kind, answer);
        results.append(coordinator());
        addBehind(results);
        addMirrors(results);
        return results;
    }

private:
    /// Whether the list could be read at all: without it nothing below is vouched for.
    static CheckResult listed(const Answer<QueueLook> &answer)
    {
        CheckResult all = aboutCluster("queue.list"_L1, FaultClass::Software);
        all.title = QCoreApplication::translate("QueueChecks", "The queues can be listed");
        if (isUnanswered(all, answer)) {
            const bool isFault = all.outcome == Outcome::NotAsked && answer.error->kind != ErrorKind::Timeout && answer.error->kind != ErrorKind::Cancelled;
            if (isFault) {
                all.outcome = Outcome::Warning;
                all.title = queueListTitle(false);
                all.seen = answer.error->message;
                all.text = queueListText(*answer.error);
            }
            return all;
        }
        // Who compares two reports must know that a queue may not have been looked at.
        if (!answer.value->all)
            all.kind = QString::fromLatin1(listedInPart);
        if (answer.value->refused) {
            all.outcome = Outcome::Warning;
            all.title = queueListTitle(true);
            all.seen = answer.value->refused->message;
            all.text = queueListText(*answer.value->refused, QueueDetour::By::Parts, answer.value->unlisted);
            return all;
        }
        if (answer.value->unreadable > 0) {
            all.outcome = Outcome::Warning;
            all.kind = answer.value->all ? u"not-utf8"_s : all.kind;
            all.title = QCoreApplication::translate("QueueChecks", "Queues with names that are no UTF-8: %1").arg(answer.value->unreadable);
            all.text = QCoreApplication::translate("QueueChecks", "They cannot be shown or asked for by their names, and no API export holds them rightly.");
        }
        return all;
    }

    void look(QueueInfo queue)
    {
        const bool replicated = queue.type == "quorum"_L1 || queue.type == "stream"_L1;
        if (!replicated) {
            lookAtMirrors(queue);
            return;
        }
        if (queue.type == "stream"_L1) {
            m_hasStreams = true;
            // Their coordinator tells who is online, and without a majority of its own it goes on telling what was.
            queue.online.removeIf([this](const QString &member) { return isMissed(*m_input.snapshot, NodeName{member}); });
            if (queue.membersKnown && !queue.online.contains(queue.leader))
                queue.leader.clear();
        }
        QStringList missing;
        QStringList ghosts;
        for (const QString &member : std::as_const(queue.members)) {
            if (!queue.online.contains(member))
                missing.append(member);
            if (!isInCluster(member))
                ghosts.append(member);
        }
        const bool known = queue.membersKnown && !queue.members.isEmpty();
        const bool lost = queue.state == "minority"_L1 || (known && 2 * (queue.members.size() - missing.size()) <= queue.members.size());
        if (!ghosts.isEmpty()) {
            CheckResult &result = append(m_ghosts, queue.ref, FaultClass::Human, Outcome::Warning);
            result.title = QCoreApplication::translate("QueueChecks", "The queue %1 has a member on %2, which is not in the cluster")
                               .arg(queueWord(queue.ref), shortNames(ghosts));
            result.text = QCoreApplication::translate("QueueChecks", "It never comes back, and still counts for the majority.");
            tellMembers(result, queue, missing);
            result.facts.insert(u"peernode"_s, ghosts.first());
        }
        if (lost) {
            CheckResult &result = append(m_minority, queue.ref, FaultClass::Software, Outcome::Critical);
            result.title = QCoreApplication::translate("QueueChecks", "The queue %1 has lost its majority").arg(queueWord(queue.ref));
            result.text = queue.type == "stream"_L1
                              ? QCoreApplication::translate("QueueChecks", "Nothing that is published into it is confirmed until most of its members are back.")
                              : QCoreApplication::translate("QueueChecks", "It takes and gives no messages until most of its members are back.");
            result.kind = queue.type == "stream"_L1 ? queue.type : QString();
            tellMembers(result, queue, missing);
        } else if (queue.leaderKnown && queue.leader.isEmpty()) {
            CheckResult &result = append(m_leaderless, queue.ref, FaultClass::Software, Outcome::Critical);
            result.title = QCoreApplication::translate("QueueChecks", "The queue %1 has no leader").arg(queueWord(queue.ref));
            result.kind = queue.type == "stream"_L1 ? queue.type : QString();
            tellMembers(result, queue, missing);
        } else if (QStringList away = missing; known && away.removeIf([&](const QString &member) { return ghosts.contains(member); }) < missing.size()) {
            // Who has left for good is told above, and no new member takes its place by growing.
            CheckResult &result = append(m_missing, queue.ref, FaultClass::Software, Outcome::Warning);
            result.title = QCoreApplication::translate("QueueChecks", "The queue %1 runs without %2").arg(queueWord(queue.ref), shortNames(away));
            tellMembers(result, queue, missing);
        }
        if (known && queue.members.size() < members && m_input.snapshot->nodes.size() >= members) {
            CheckResult &result = append(m_few, queue.ref, FaultClass::Human, Outcome::Warning);
            result.title = QCoreApplication::translate("QueueChecks", "The queue %1 has too few members").arg(queueWord(queue.ref));
            result.text = QCoreApplication::translate("QueueChecks", "The loss of one node stops it.");
            tellMembers(result, queue, missing);
            result.expected = QCoreApplication::translate("QueueChecks", "at least %1 members").arg(members);
        }
    }

    /// What leads all streams of a cluster is a member of its own on every node. Without most of them streams are neither declared,
    /// deleted nor led anew, also those whose own members are all there.
    CheckResult coordinator() const
    {
        CheckResult result = aboutCluster("queue.streams.coordinator"_L1, FaultClass::Software);
        result.title = QCoreApplication::translate("QueueChecks", "The coordinator of the streams has its majority");
        QStringList missed;
        for (const NodeLook &node : m_input.snapshot->nodes) {
            if (isMissed(*m_input.snapshot, node.name))
                missed.append(node.name.value);
        }
        const qsizetype all = m_input.snapshot->nodes.size();
        if (!m_hasStreams || missed.isEmpty() || 2 * (all - missed.size()) > all)
            return result;
        result.outcome = Outcome::Critical;
        result.title = QCoreApplication::translate("QueueChecks", "The coordinator of the streams has lost its majority");
        result.text = QCoreApplication::translate("QueueChecks", "No stream can be declared, deleted or led anew until most of the nodes are back.");
        result.seen = QCoreApplication::translate("QueueChecks", "%1 of %2 nodes run").arg(all - missed.size()).arg(all);
        result.facts.insert(u"missing"_s, hostsOf(m_input, missed));
        return result;
    }

    /// By the profile, or by what its nodes list; nobody's list known: it may be.
    bool isInCluster(const QString &node) const
    {
        bool listed = false;
        for (const NodeLook &look : m_input.snapshot->nodes) {
            if (look.name.value == node || (look.answer.isCurrent() && look.answer.value->peers.contains(NodeName{node})))
                return true;
            listed = listed || look.answer.isCurrent();
        }
        return !listed;
    }

    void lookAtMirrors(const QueueInfo &queue)
    {
        if (queue.type != "classic"_L1 || queue.members.size() < 2)
            return;
        m_mirrored = true;
        QStringList behind;
        for (const QString &mirror : queue.members) {
            if (!queue.online.contains(mirror))
                behind.append(mirror);
        }
        if (behind.isEmpty())
            return;
        CheckResult &result = append(m_mirrors, queue.ref, FaultClass::Software, Outcome::Warning);
        result.title = QCoreApplication::translate("QueueChecks", "Mirrors of the queue %1 are not in sync: %2").arg(queueWord(queue.ref), shortNames(behind));
        tellMembers(result, queue, behind);
    }

    /// Entries of one log a second, at most: each message that came is one, and each that was settled.
    double mostEntries() const
    {
        const Part<ClusterTotals> &totals = m_input.snapshot->totals;
        return totals.isCurrent() ? totals.value->publishRate.value_or(0) + totals.value->ackRate.value_or(0) : 0;
    }

    /// How far each member's log is behind the one that has come farthest. All are asked at one moment, and answer when they, or
    /// this console, come to it: what the farthest may have written until it answered is nobody's lag.
    void lookAtLogs()
    {
        struct Newest
        {
            double index = 0;
            Millis took{0};
        };
        QHash<QueueRef, Newest> newest;
        const double entries = mostEntries();
        for (const BrokerNodeLook &node : m_input.examination->broker.nodes) {
            if (!node.raft.has())
                continue;
            m_logsKnown = true;
            for (const RaftIndex &index : *node.raft.value) {
                Newest &most = newest[{.vhost = index.vhost, .name = index.queue}];
                const double come = std::max(index.commit, index.lastWritten);
                if (come > most.index)
                    most = {.index = come, .took = node.raft.took};
            }
        }
        const auto &nodes = m_input.examination->broker.nodes;
        for (auto node = nodes.cbegin(); node != nodes.cend(); ++node) {
            if (!node->raft.has())
                continue;
            for (const RaftIndex &index : *node->raft.value) {
                const QueueRef ref{.vhost = index.vhost, .name = index.queue};
                const Newest most = newest.value(ref);
                const double behind = most.index - index.lastWritten;
                const double meanwhile = entries * std::chrono::duration<double>(most.took).count();
                if (index.lastWritten < 0 || behind - meanwhile < farBehind)
                    continue;
                CheckResult &result = append(m_behind, ref, FaultClass::Software, Outcome::Warning);
                result.host = hostOfNode(m_input, node.key().value);
                result.title =
                    QCoreApplication::translate("QueueChecks", "The member of the queue %1 on %2 is far behind").arg(queueWord(ref), shortName(node.key()));
                result.seen = QCoreApplication::translate("QueueChecks", "%1 log entries behind").arg(units::count(behind));
                result.expected = QCoreApplication::translate("QueueChecks", "less than %1").arg(units::count(farBehind));
                result.facts.insert(u"node"_s, node.key().value);
                result.facts.insert(u"behind"_s, QString::number(behind, 'f', 0));
            }
        }
    }

    CheckResult &append(Kind &kind, const QueueRef &ref, FaultClass fault, Outcome outcome)
    {
        kind.found.append(aboutQueue(kind.id, fault, ref));
        kind.found.last().outcome = outcome;
        return kind.found.last();
    }

    void tellMembers(CheckResult &result, const QueueInfo &queue, const QStringList &missing) const
    {
        result.seen =
            QCoreApplication::translate("QueueChecks", "%1 of %2 members online").arg(queue.members.size() - missing.size()).arg(queue.members.size());
        result.facts.insert(u"type"_s, queue.type);
        result.facts.insert(u"members"_s, hostsOf(m_input, queue.members));
        result.facts.insert(u"missing"_s, hostsOf(m_input, missing));
        if (!missing.isEmpty()) {
            result.host = hostOfNode(m_input, missing.first());
            result.facts.insert(u"node"_s, missing.first());
        }
    }

    /// What was found, else one result for the whole cluster.
    static void add(QList<CheckResult> &results, Kind &kind, const Answer<QueueLook> &answer)
    {
        if (!kind.found.isEmpty()) {
            appendSome(results, kind.found);
            return;
        }
        CheckResult all = aboutCluster(kind.id, FaultClass::Software);
        all.title = kind.passed;
        if (!isUnanswered(all, answer) && !answer.value->all) {
            all.text = answer.value->refused
                           ? QCoreApplication::translate("QueueChecks", "Only the %1 queues that could be listed were looked at.")
                                 .arg(units::count(static_cast<double>(answer.value->queues.size())))
                           : QCoreApplication::translate("QueueChecks", "Only the first %1 of %2 queues were looked at.")
                                 .arg(units::count(static_cast<double>(answer.value->queues.size())), units::count(static_cast<double>(answer.value->total)));
        }
        results.append(all);
    }

    void addBehind(QList<CheckResult> &results)
    {
        if (!m_behind.found.isEmpty()) {
            appendSome(results, m_behind.found);
            return;
        }
        CheckResult all = aboutCluster(m_behind.id, FaultClass::Software);
        all.title = m_behind.passed;
        if (!m_logsKnown) {
            std::optional<Error> error;
            for (const BrokerNodeLook &node : m_input.examination->broker.nodes)
                error = node.raft.error ? node.raft.error : error;
            cannotJudge(all, error.value_or(Error{.kind = ErrorKind::NotConfigured, .message = {}, .detail = {}}));
        }
        results.append(all);
    }

    void addMirrors(QList<CheckResult> &results)
    {
        if (!m_mirrors.found.isEmpty()) {
            appendSome(results, m_mirrors.found);
            return;
        }
        // 3.x tells it by a health check too, which also knows queues that were not listed.
        CheckResult all = aboutCluster(m_mirrors.id, FaultClass::Software);
        all.title = m_mirrors.passed;
        bool asked = m_mirrored;
        const auto &nodes = m_input.examination->broker.nodes;
        for (auto node = nodes.cbegin(); node != nodes.cend(); ++node) {
            const auto check = std::ranges::find(node->checks, u"node-is-mirror-sync-critical"_s, &NodeCheck::id);
            if (check == node->checks.end() || !check->answer.has() || check->answer.value->outcome == HealthCheck::Outcome::NotAvailable)
                continue;
            asked = true;
            if (check->answer.value->outcome != HealthCheck::Outcome::Failed)
                continue;
            all.outcome = Outcome::Warning;
            all.subject = {SubjectKind::Node, node.key().value};
            all.host = hostOfNode(m_input, node.key().value);
            all.title = QCoreApplication::translate("QueueChecks", "Losing %1 would lose mirrored queues: no mirror is in sync").arg(shortName(node.key()));
            all.seen = check->answer.value->reason.left(500);
        }
        if (!asked) {
            all.outcome = Outcome::NotAvailable;
            all.text = QCoreApplication::translate("QueueChecks", "This version has no mirrored queues.");
        }
        results.append(all);
    }

    const DiagnosisInput &m_input;
    bool m_logsKnown = false;
    bool m_mirrored = false;
    bool m_hasStreams = false;
    Kind m_leaderless{"queue.leaderless"_L1, QCoreApplication::translate("QueueChecks", "Every quorum queue and stream has a leader")};
    Kind m_minority{"queue.minority"_L1, QCoreApplication::translate("QueueChecks", "Every replicated queue has its majority")};
    Kind m_ghosts{"queue.members.ghost"_L1, QCoreApplication::translate("QueueChecks", "Every member of a queue is on a node of the cluster")};
    Kind m_missing{"queue.members.missing"_L1, QCoreApplication::translate("QueueChecks", "No queue misses a member")};
    Kind m_few{"queue.members.few"_L1, QCoreApplication::translate("QueueChecks", "Every replicated queue has enough members")};
    Kind m_behind{"queue.members.behind"_L1, QCoreApplication::translate("QueueChecks", "No member of a quorum queue is far behind")};
    Kind m_mirrors{"queue.mirrors"_L1, QCoreApplication::translate("QueueChecks", "All mirrors are in sync")};
};

} // namespace

QList<CheckResult> queueMemberChecks(const DiagnosisInput &input)
{
    return MemberChecks(input).results();
}

} // namespace warrener
