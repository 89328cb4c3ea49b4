#include "plan/failover/AutoFailover.h"

#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString toId(AutoDecision::Kind kind)
{
    switch (kind) {
    case AutoDecision::Kind::None:
        return u"none"_s;
    case AutoDecision::Kind::Confirm:
        return u"confirm"_s;
    case AutoDecision::Kind::FailOver:
        return u"fail-over"_s;
    case AutoDecision::Kind::NotDone:
        return u"not-done"_s;
    case AutoDecision::Kind::Changed:
        return u"changed"_s;
    case AutoDecision::Kind::Returned:
        return u"returned"_s;
    }
    return {};
}

} // namespace

QString toId(AutoState state)
{
    switch (state) {
    case AutoState::Normal:
        return u"normal"_s;
    case AutoState::Monitoring:
        return u"monitoring"_s;
    case AutoState::FailingOver:
        return u"failing-over"_s;
    case AutoState::Recovering:
        return u"recovering"_s;
    case AutoState::Failed:
        return u"failed"_s;
    }
    return {};
}

QString toWord(AutoState state)
{
    switch (state) {
    case AutoState::Normal:
        return QCoreApplication::translate("AutoFailover", "Normal");
    case AutoState::Monitoring:
        return QCoreApplication::translate("AutoFailover", "Monitoring");
    case AutoState::FailingOver:
        return QCoreApplication::translate("AutoFailover", "Failing over");
    case AutoState::Recovering:
        return QCoreApplication::translate("AutoFailover", "Recovering");
    case AutoState::Failed:
        return QCoreApplication::translate("AutoFailover", "Failed");
    }
    return {};
}

QJsonObject toJson(const AutoDecision &decision, const ClusterProfile &profile, TimePoint at)
{
    return {{u"event"_s, u"failover-"_s + toId(decision.kind)},
            {u"cluster"_s, profile.name.value},
            {u"environment"_s, toId(profile.environment)},
            {u"at"_s, toDateTime(at).toUTC().toString(Qt::ISODateWithMs)},
            {u"node"_s, decision.node.value},
            {u"state"_s, toId(decision.state)},
            {u"reason"_s, decision.reason},
            {u"words"_s, decision.words}};
}

AutoFailover::AutoFailover(FailoverSettings settings, QList<NodeName> nodes) : m_settings(settings), m_nodes(std::move(nodes)) {}

AutoDecision AutoFailover::enter(AutoState state, const NodeName &node, const QString &words)
{
    m_state = state;
    m_node = state == AutoState::Normal ? NodeName{} : node;
    m_lastRefusal.clear();
    return {.kind = AutoDecision::Kind::Changed, .node = node, .state = state, .reason = {}, .words = words};
}

/// The same reason is told once, not at every round.
std::optional<AutoDecision> AutoFailover::refuse(const NodeName &node, const QString &reason, const QString &words)
{
    const QString key = node.value + u' ' + reason;
    if (m_lastRefusal == key)
        return std::nullopt;
    m_lastRefusal = key;
    return AutoDecision{.kind = AutoDecision::Kind::NotDone, .node = node, .state = m_state, .reason = reason, .words = words};
}

bool AutoFailover::isPaused(TimePoint now) const
{
    return m_paused && (isNever(m_pausedUntil) || now < m_pausedUntil);
}

void AutoFailover::pause(TimePoint until)
{
    m_paused = true;
    m_pausedUntil = until;
}

void AutoFailover::resume()
{
    m_paused = false;
    m_pausedUntil = {};
}

/// Why nothing is done although a node has failed often enough.
std::optional<AutoDecision> AutoFailover::obstacle(const AutoRound &round, const NodeName &node)
{
    const QString name = shortName(node);
    if (isPaused(round.at)) {
        return refuse(node, u"paused"_s,
                      isNever(m_pausedUntil) ? QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, the automatic is paused").arg(name)
                                             : QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, the automatic is paused until %2")
                                                   .arg(name, units::clockTime(m_pausedUntil)));
    }
    if (round.at < m_blockedUntil) {
        return refuse(
            node, u"blocked"_s,
            QCoreApplication::translate(
                "AutoFailover", "%1 has failed; nothing is done by itself so soon after the last failover: until %2, or until somebody acknowledges that one")
                .arg(name, units::clockTime(m_blockedUntil)));
    }
    if (round.otherRun)
        return refuse(node, u"another-run"_s,
                      QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done while another run changes the cluster").arg(name));
    const auto alive = std::ranges::count_if(m_nodes, [&](const NodeName &one) { return round.answers.value(one); });
    if (alive == 0)
        return refuse(node, u"nobody-answers"_s,
                      QCoreApplication::translate("AutoFailover", "No node answers: the fault may be this console's network, nothing is done"));
    if (alive <= m_nodes.size() / 2) {
        return refuse(node, u"no-majority"_s,
                      QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, only %2 of %3 nodes answer: no majority")
                          .arg(name)
                          .arg(alive)
                          .arg(m_nodes.size()));
    }
    return std::nullopt;
}

QList<AutoDecision> AutoFailover::check(const AutoRound &round)
{
    QList<AutoDecision> decisions;
    for (const NodeName &node : m_nodes) {
        // Who was not asked has neither answered nor failed.
        if (const auto answer = round.answers.constFind(node); answer != round.answers.cend())
            m_failures[node] = *answer ? 0 : m_failures.value(node) + 1;
    }

    if (m_state == AutoState::FailingOver) {
        if (round.at - m_began > m_settings.longest)
            decisions.append(enter(AutoState::Failed, m_node,
                                   QCoreApplication::translate("AutoFailover", "The failover of %1 takes longer than %2")
                                       .arg(shortName(m_node), units::duration(m_settings.longest))));
        return decisions;
    }
    if (m_state == AutoState::Failed)
        return decisions;
    if (m_state == AutoState::Recovering) {
        if (!round.answers.value(m_node))
            return decisions;
        const NodeName back = m_node;
        decisions.append({.kind = AutoDecision::Kind::Returned,
                          .node = back,
                          .state = AutoState::Normal,
                          .reason = {},
                          .words = QCoreApplication::translate("AutoFailover", "%1 answers again; a failback can be planned").arg(shortName(back))});
        decisions.append(enter(AutoState::Normal, back, decisions.last().words));
        return decisions;
    }

    // The one that has failed for longest counts; which of several is a matter of the profile's order.
    NodeName worst;
    for (const NodeName &node : m_nodes) {
        if (m_failures.value(node) > m_failures.value(worst))
            worst = node;
    }
    if (worst.isEmpty()) {
        m_asking = false;
        if (m_state == AutoState::Monitoring)
            decisions.append(enter(AutoState::Normal, m_node, QCoreApplication::translate("AutoFailover", "%1 answers again").arg(shortName(m_node))));
        return decisions;
    }
    if (m_state == AutoState::Normal || m_node != worst) {
        m_asking = false;
        decisions.append(enter(AutoState::Monitoring, worst, QCoreApplication::translate("AutoFailover", "%1 does not answer").arg(shortName(worst))));
    }
    if (m_failures.value(worst) < m_settings.failures || m_asking)
        return decisions;
    if (const std::optional<AutoDecision> no = obstacle(round, worst)) {
        decisions.append(*no);
        return decisions;
    }
    // The same obstacle again is not told again, and still is one.
    if (isPaused(round.at) || round.at < m_blockedUntil || round.otherRun
        || std::ranges::count_if(m_nodes, [&](const NodeName &one) { return round.answers.value(one); }) <= m_nodes.size() / 2)
        return decisions;
    m_asking = true;
    decisions.append({.kind = AutoDecision::Kind::Confirm, .node = worst, .state = m_state, .reason = {}, .words = {}});
    return decisions;
}

QList<AutoDecision> AutoFailover::confirmed(const NodeName &node, bool down, const QString &words, TimePoint at)
{
    m_asking = false;
    if (m_state != AutoState::Monitoring || node != m_node)
        return {};
    if (!down) {
        const std::optional<AutoDecision> no = refuse(node, u"not-confirmed"_s, words);
        return no ? QList{*no} : QList<AutoDecision>();
    }
    m_began = at;
    QList<AutoDecision> decisions{enter(AutoState::FailingOver, node, words)};
    decisions.append({.kind = AutoDecision::Kind::FailOver, .node = node, .state = m_state, .reason = {}, .words = words});
    return decisions;
}

QList<AutoDecision> AutoFailover::ended(const NodeName &node, bool good, const QString &words, TimePoint at)
{
    m_blockedUntil = at + m_settings.block;
    if (m_state != AutoState::FailingOver || node != m_node)
        return {};
    return {enter(good ? AutoState::Recovering : AutoState::Failed, node, words)};
}

QList<AutoDecision> AutoFailover::acknowledge(TimePoint)
{
    m_blockedUntil = {};
    m_lastRefusal.clear();
    if (m_state != AutoState::Failed)
        return {};
    return {enter(AutoState::Normal, m_node, QCoreApplication::translate("AutoFailover", "Acknowledged"))};
}

} // namespace warrener
