// How the nodes hold together: links, spare nodes, virtual hosts, federation and shovels.
#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "judge/diagnosis/BrokerParts.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// A link that has been starting for so long will not start. Longer than any two clocks' zones are apart, for
/// the zone of the broker's is not told.
constexpr Millis startingForGood = 24h;

/// Held up now and then by its credit ("flow"), a shovel moves all the same.
bool moves(const LinkInfo &link)
{
    return link.state == "running"_L1 || link.state == "flow"_L1;
}

QString hostWord(const DiagnosisInput &input, const NodeName &node)
{
    const QString host = hostOfNode(input, node.value);
    return host.isEmpty() ? shortName(node) : host;
}

CheckResult links(const DiagnosisInput &input, const NodeLook &node)
{
    const Snapshot &snapshot = *input.snapshot;
    CheckResult result = aboutNode("broker.links"_L1, FaultClass::Network, node);
    const QString name = shortName(node.name);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 is linked with all other nodes").arg(name);
    if (!node.answer.isCurrent()) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "The node does not answer, so its own view is not known.");
        return result;
    }
    const NodeAnswer &answer = *node.answer.value;
    QStringList missing;
    QStringList hosts;
    qsizetype linked = 0;
    bool untold = false; // it tells no links, and does not call the peer gone either
    for (const NodeLook &peer : snapshot.nodes) {
        if (peer.name == node.name)
            continue;
        const auto row = answer.peers.constFind(peer.name);
        // The list of links is collected every few seconds; whom the node counts as running it is linked with.
        if ((answer.self.clusterPeers && answer.self.clusterPeers->contains(peer.name.value)) || (row != answer.peers.cend() && row->running)) {
            ++linked;
            continue;
        }
        untold = untold || (!answer.self.clusterPeers && (row == answer.peers.cend() || !row->isCalledGone()));
        missing.append(shortName(peer.name));
        hosts.append(hostWord(input, peer.name));
    }
    const auto expected = snapshot.nodes.size() - 1;
    result.seen = QCoreApplication::translate("BrokerChecks", "%1 of %2 distribution links").arg(linked).arg(expected);
    result.expected = QCoreApplication::translate("BrokerChecks", "%1 links").arg(expected);
    if (missing.isEmpty())
        return result;
    if (untold) {
        result.outcome = Outcome::NotAvailable;
        result.text = QCoreApplication::translate("BrokerChecks", "The node does not tell its links.");
        return result;
    }
    result.outcome = Outcome::Warning;
    result.title = QCoreApplication::translate("BrokerChecks", "%1 has no link with %2").arg(name, phrases::list(missing));
    result.facts.insert(u"peer"_s, hosts.first());
    result.facts.insert(u"peers"_s, hosts.join(u", "_s));
    return result;
}

CheckResult quorumCritical(const DiagnosisInput &input, const NodeLook &node)
{
    CheckResult result = aboutNode("broker.quorum.critical"_L1, FaultClass::Software, node);
    result.title = QCoreApplication::translate("BrokerChecks", "%1 can be lost without stopping a quorum queue").arg(shortName(node.name));
    const BrokerNodeLook look = brokerLookOf(input, node.name);
    const auto check = std::ranges::find(look.checks, u"node-is-quorum-critical"_s, &NodeCheck::id);
    if (check == look.checks.end()) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "The node does not answer.");
        return result;
    }
    if (isUnanswered(result, check->answer))
        return result;
    if (check->answer.value->outcome == HealthCheck::Outcome::NotAvailable) {
        result.outcome = Outcome::NotAvailable;
        result.text = QCoreApplication::translate("BrokerChecks", "This version has no such check.");
    }
    if (check->answer.value->outcome != HealthCheck::Outcome::Failed)
        return result;
    // Two nodes, or one, can never lose one: that is how the cluster was built.
    const bool small = input.snapshot->nodes.size() < 3;
    result.outcome = small ? Outcome::Note : Outcome::Warning;
    result.title = QCoreApplication::translate("BrokerChecks", "Losing %1 would stop quorum queues").arg(shortName(node.name));
    result.text = QCoreApplication::translate("BrokerChecks", "They have just the majority that they need, and this node is part of it.");
    result.seen = check->answer.value->reason.left(500);
    return result;
}

QList<CheckResult> vhostsDown(const DiagnosisInput &input)
{
    CheckResult all = aboutCluster("vhost.down"_L1, FaultClass::Software);
    all.title = QCoreApplication::translate("BrokerChecks", "All virtual hosts run on all nodes");
    const auto &answer = input.examination->broker.vhosts;
    if (isUnanswered(all, answer))
        return {all};
    if (!answer.value->isEmpty() && std::ranges::none_of(*answer.value, [](const VhostInfo &vhost) { return !vhost.states.isEmpty(); })) {
        all.outcome = Outcome::NotAvailable;
        all.text = QCoreApplication::translate("BrokerChecks", "The broker does not tell on which nodes its virtual hosts run.");
        return {all};
    }
    QList<CheckResult> found;
    for (const VhostInfo &vhost : *answer.value) {
        for (auto state = vhost.states.cbegin(); state != vhost.states.cend(); ++state) {
            if (state.value() == "running"_L1)
                continue;
            const NodeLook *node = input.snapshot->node(NodeName{state.key()});
            // On a node that is lost nothing runs; the node's own result says so.
            if (!node || isLost(judgeNode(*input.snapshot, *node)))
                continue;
            CheckResult result = aboutNode("vhost.down"_L1, FaultClass::Software, *node);
            result.outcome = Outcome::Critical;
            result.facts.insert(u"vhost"_s, vhost.name);
            result.facts.insert(u"state"_s, state.value());
            result.title = QCoreApplication::translate("BrokerChecks", "The virtual host %1 is down on %2").arg(shownName(vhost.name), shortName(node->name));
            result.seen = state.value();
            result.expected = u"running"_s;
            result.took = answer.took;
            found.append(result);
        }
    }
    if (found.isEmpty())
        return {all};
    QList<CheckResult> results;
    appendSome(results, found);
    return results;
}

/// Whether every list could be read whole: what was left out of one, no check below has seen.
CheckResult readableAnswers(const DiagnosisInput &input)
{
    CheckResult result = aboutCluster("broker.answers"_L1, FaultClass::Software);
    result.title = QCoreApplication::translate("BrokerChecks", "The lists of the management API can be read whole");
    const BrokerLook &broker = input.examination->broker;
    if (broker.answeredBy.isEmpty()) {
        result.outcome = Outcome::NotAsked;
        result.text = QCoreApplication::translate("BrokerChecks", "The node does not answer.");
        return result;
    }
    if (broker.odd.isEmpty())
        return result;
    QStringList lines;
    qint64 count = 0;
    for (auto list = broker.odd.cbegin(); list != broker.odd.cend(); ++list) {
        count += list->count;
        lines.append(u"%1: %2 (%3)"_s.arg(list.key(), units::count(static_cast<double>(list->count)), list->first));
    }
    result.outcome = Outcome::Note;
    result.title = QCoreApplication::translate("BrokerChecks", "Some of what the management API tells cannot be read");
    result.text = QCoreApplication::translate("BrokerChecks",
                                              "Fields or rows are none that RabbitMQ tells: another program answers, or a server before it writes the answers "
                                              "anew. They are left out, and nothing here vouches for what they are about.");
    result.seen = lines.join(u'\n');
    result.facts.insert(u"count"_s, QString::number(count));
    return result;
}

QList<CheckResult> linksOf(const DiagnosisInput &input, QLatin1StringView id, const Answer<QList<LinkInfo>> &answer, const QString &passed, const char *down)
{
    CheckResult all = aboutCluster(id, FaultClass::Network);
    all.title = passed;
    if (isUnanswered(all, answer)) {
        if (all.outcome == Outcome::NotConfigured)
            all.text = QCoreApplication::translate("BrokerChecks", "The plugin is not enabled.");
        return {all};
    }
    QList<CheckResult> found;
    QSet<QueueRef> running, other;
    QStringList untold;
    for (const LinkInfo &link : *answer.value) {
        if (link.state.isEmpty())
            untold.append(shownName(link.name));
        else
            (moves(link) ? running : other).insert({.vhost = link.vhost, .name = link.name});
    }
    for (const LinkInfo &link : *answer.value) {
        const bool twice = running.contains({.vhost = link.vhost, .name = link.name}) && other.contains({.vhost = link.vhost, .name = link.name});
        if (link.state.isEmpty() || (moves(link) && (!link.isDetached || twice)))
            continue;
        CheckResult result = aboutCluster(id, FaultClass::Network);
        const bool stuck = link.state == "starting"_L1 && !isNever(link.since) && input.snapshot->at - link.since > startingForGood;
        const bool starting = link.state == "starting"_L1 && !stuck;
        result.outcome = starting ? Outcome::Note : Outcome::Warning;
        result.kind = link.state;
        result.subject = {SubjectKind::Node, link.node};
        result.host = hostOfNode(input, link.node);
        const QString name = shownName(link.name);
        result.title = QCoreApplication::translate("BrokerChecks", down).arg(name);
        result.text = link.reason;
        result.seen = link.state;
        if (twice) {
            result.kind = u"contradiction"_s;
            result.title = QCoreApplication::translate("BrokerChecks", "Two nodes say different things about %1").arg(name);
            result.text = QCoreApplication::translate("BrokerChecks", "Another node has it running; %1 says “%2”: %3. It may have been moved, or run twice.")
                              .arg(shortName(NodeName{link.node}), link.state,
                                   link.reason.isEmpty() ? QCoreApplication::translate("BrokerChecks", "no reason told") : link.reason);
        } else if (stuck) {
            result.kind = u"stuck"_s;
            result.title = QCoreApplication::translate("BrokerChecks", "%1 has been starting for %2").arg(name, units::age(link.since, input.snapshot->at));
            result.text = QCoreApplication::translate("BrokerChecks", "It does not come up any more: nothing moves by it.");
        } else if (link.state == "blocked"_L1) {
            result.kind = u"blocked"_s;
            result.title = QCoreApplication::translate("BrokerChecks", "%1 runs and is blocked").arg(name);
            result.text =
                QCoreApplication::translate("BrokerChecks", "Nothing moves by it: the side that it writes to takes no messages, mostly for an alarm.");
        } else if (moves(link)) {
            result.kind = u"no-connection"_s;
            result.title = QCoreApplication::translate("BrokerChecks", "%1 is called running, and has no connection").arg(name);
            result.text = QCoreApplication::translate("BrokerChecks", "Nothing moves by it: the other side may be blocked by an alarm.");
        }
        result.expected = u"running"_s;
        result.took = answer.took;
        result.facts = {{u"vhost"_s, link.vhost}, {u"name"_s, link.name}, {u"node"_s, link.node}};
        found.append(result);
    }
    if (!untold.isEmpty()) {
        all.outcome = Outcome::NotAvailable;
        all.text = QCoreApplication::translate("BrokerChecks", "The broker does not tell the state of %1.")
                       .arg(phrases::list(untold.first(std::min<qsizetype>(untold.size(), 5))));
    }
    if (found.isEmpty())
        return {all};
    QList<CheckResult> results;
    appendSome(results, found);
    if (!untold.isEmpty())
        results.append(all);
    return results;
}

} // namespace

QList<CheckResult> clusterChecks(const DiagnosisInput &input)
{
    QList<CheckResult> results;
    for (const NodeLook &node : input.snapshot->nodes) {
        results.append(links(input, node));
        results.append(quorumCritical(input, node));
    }
    results.append(readableAnswers(input));
    return results + vhostsDown(input);
}

QList<CheckResult> linkChecks(const DiagnosisInput &input)
{
    return linksOf(input, "link.federation"_L1, input.examination->broker.federation, QCoreApplication::translate("BrokerChecks", "All federation links run"),
                   QT_TRANSLATE_NOOP("BrokerChecks", "The federation link %1 does not run"))
           + linksOf(input, "link.shovel"_L1, input.examination->broker.shovels, QCoreApplication::translate("BrokerChecks", "All shovels run"),
                     QT_TRANSLATE_NOOP("BrokerChecks", "The shovel %1 does not run"));
}

} // namespace warrener
