#include "plan/failover/AutoFailover.h"

#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto cannotLook = "cannot-look"_L1;

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

AutoFailover::AutoFailover(FailoverSettings settings, QList<NodeName> nodes) : m_settings(settings), m_nodes(std::move(nodes))
{
    for (const NodeName &node : m_nodes)
        m_watched.insert(node, {});
}

AutoState AutoFailover::state() const
{
    return m_watched.value(node()).state;
}

NodeName AutoFailover::node() const
{
    // What is under way first, then what waits for a person, then what waits for time.
    constexpr std::array worst{AutoState::FailingOver, AutoState::Failed, AutoState::Monitoring, AutoState::Recovering};
    for (const AutoState state : worst) {
        for (const NodeName &node : m_nodes) {
            if (m_watched[node].state == state)
                return node;
        }
    }
    return {};
}

AutoDecision AutoFailover::enter(AutoState state, const NodeName &node, const QString &words)
{
    m_watched[node].state = state;
    m_watched[node].lastRefusal.clear();
    return {.kind = AutoDecision::Kind::Changed, .node = node, .state = state, .reason = {}, .words = words};
}

/// The same reason is told once, not at every round.
std::optional<AutoDecision> AutoFailover::refuse(const NodeName &node, const QString &reason, const QString &words)
{
    Watched &watched = m_watched[node];
    if (watched.lastRefusal == reason)
        return std::nullopt;
    watched.lastRefusal = reason;
    return AutoDecision{.kind = AutoDecision::Kind::NotDone, .node = node, .state = watched.state, .reason = reason, .words = words};
}

QSet<NodeName> stillAtTheirPlaces(const QSet<NodeName> &seen, const ClusterProfile &before, const ClusterProfile &now)
{
    const auto isSameHost = [](const HostProfile &one, const HostProfile &other) {
        return one.ssh == other.ssh && one.address == other.address && one.serviceManager == other.serviceManager && one.service == other.service
               && one.commands == other.commands;
    };
    QSet<NodeName> still;
    for (const NodeName &name : seen) {
        const NodeProfile *then = before.node(name);
        const NodeProfile *today = now.node(name);
        if (then == nullptr || today == nullptr)
            continue;
        const bool isSameNode = then->amqp == today->amqp && then->amqps == today->amqps && then->management == today->management
                                && then->managementTls == today->managementTls && then->host == today->host;
        const HostProfile *hostThen = before.host(then->host);
        const HostProfile *hostToday = now.host(today->host);
        const bool isHostKept = hostThen == nullptr || hostToday == nullptr ? hostThen == hostToday : isSameHost(*hostThen, *hostToday);
        if (isSameNode && isHostKept)
            still.insert(name);
    }
    return still;
}

QSet<NodeName> AutoFailover::seenAlive() const
{
    QSet<NodeName> alive;
    for (auto it = m_watched.cbegin(); it != m_watched.cend(); ++it) {
        if (it->seenAlive && (it->state == AutoState::Normal || it->state == AutoState::Monitoring))
            alive.insert(it.key());
    }
    return alive;
}

void AutoFailover::rememberAlive(const QSet<NodeName> &nodes)
{
    for (const NodeName &node : m_nodes) {
        if (nodes.contains(node))
            m_watched[node].seenAlive = true;
    }
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

void AutoFailover::blockUntil(TimePoint until, TimePoint now, Millis monotonic)
{
    m_blockedUntil = std::max(m_blockedUntil, until);
    if (until > now)
        m_blockedFor = std::max(m_blockedFor, monotonic + std::min<Millis>(until - now, m_settings.block));
}

void AutoFailover::resume()
{
    m_paused = false;
    m_pausedUntil = {};
}

std::optional<std::pair<QString, QString>> AutoFailover::obstacle(const AutoRound &round, const NodeName &node) const
{
    const QString name = shortName(node);
    if (isPaused(round.at)) {
        return std::pair{u"paused"_s, isNever(m_pausedUntil)
                                          ? QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, the automatic is paused").arg(name)
                                          : QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, the automatic is paused until %2")
                                                .arg(name, units::clockTime(m_pausedUntil))};
    }
    if (round.at < m_blockedUntil || round.monotonic < m_blockedFor) {
        return std::pair{u"blocked"_s,
                         QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done by itself so soon after the last failover: until %2, or "
                                                                     "until somebody acknowledges that one")
                             .arg(name, units::clockTime(m_blockedUntil))};
    }
    const auto has = [this](AutoState state) { return std::ranges::any_of(m_nodes, [&](const NodeName &one) { return m_watched[one].state == state; }); };
    if (has(AutoState::Failed)) {
        return std::pair{u"failed"_s, QCoreApplication::translate(
                                          "AutoFailover", "%1 has failed; nothing is done by itself until somebody acknowledges the failover that failed")
                                          .arg(name)};
    }
    if (round.otherRun || has(AutoState::FailingOver)) {
        return std::pair{u"another-run"_s,
                         QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done while another run changes the cluster").arg(name)};
    }
    const auto alive = std::ranges::count_if(m_nodes, [&](const NodeName &one) { return round.answers.value(one); });
    if (alive == 0) {
        return std::pair{u"nobody-answers"_s,
                         QCoreApplication::translate("AutoFailover", "No node answers: the fault may be this console's network, nothing is done")};
    }
    if (alive <= m_nodes.size() / 2) {
        return std::pair{u"no-majority"_s,
                         QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, only %2 of %3 nodes answer: no majority")
                             .arg(name, QString::number(alive), QString::number(m_nodes.size()))};
    }
    return std::nullopt;
}

QList<AutoDecision> AutoFailover::check(const AutoRound &round)
{
    for (const NodeName &node : m_nodes) {
        // Who was not asked has neither answered nor failed.
        const auto answer = round.answers.constFind(node);
        Watched &watched = m_watched[node];
        watched.blind = answer == round.answers.cend() ? watched.blind + 1 : 0;
        if (watched.blind == 0 && watched.lastRefusal == cannotLook)
            watched.lastRefusal.clear();
        if (answer == round.answers.cend())
            continue;
        watched.failures = *answer ? 0 : watched.failures + 1;
        watched.seenAlive = watched.seenAlive || *answer;
    }
    QList<AutoDecision> decisions;
    // One look at a time. Who has waited for it longest goes first: one in maintenance, which no look confirms, must not hide the
    // next that dies. Then the one that has failed for longest; then it is a matter of the profile's order.
    QList<NodeName> order = m_nodes;
    std::ranges::stable_sort(order, {}, [this](const NodeName &node) { return std::pair(m_watched[node].askedAt, -m_watched[node].failures); });
    for (const NodeName &node : std::as_const(order))
        checkOne(round, node, decisions);
    return decisions;
}

void AutoFailover::checkOne(const AutoRound &round, const NodeName &node, QList<AutoDecision> &decisions)
{
    Watched &watched = m_watched[node];
    const QString name = shortName(node);
    switch (watched.state) {
    case AutoState::FailingOver:
        if (round.monotonic - watched.began > m_settings.longest)
            decisions.append(
                enter(AutoState::Failed, node,
                      QCoreApplication::translate("AutoFailover", "The failover of %1 takes longer than %2").arg(name, units::duration(m_settings.longest))));
        return;
    case AutoState::Failed:
        return;
    case AutoState::Recovering: {
        if (!round.answers.value(node))
            return;
        const QString words = QCoreApplication::translate("AutoFailover", "%1 answers again; a failback can be planned").arg(name);
        decisions.append({.kind = AutoDecision::Kind::Returned, .node = node, .state = AutoState::Normal, .reason = {}, .words = words});
        decisions.append(enter(AutoState::Normal, node, words));
        return;
    }
    case AutoState::Normal:
    case AutoState::Monitoring:
        break;
    }
    // Whoever relies on the automatic is told that it sees nothing of a node: it would never find that it has failed.
    if (watched.failures == 0 && watched.blind >= m_settings.failures) {
        if (const auto no = refuse(node, cannotLook,
                                   QCoreApplication::translate("AutoFailover", "%1 cannot be looked at from here: its address is not known, or nothing can be "
                                                                               "asked there. While it is so, nothing is done for it by itself")
                                       .arg(name)))
            decisions.append(*no);
    }
    if (watched.failures == 0) {
        watched.asking = false;
        watched.askedAt = notAsked;
        watched.notBefore = {};
        watched.held = 0;
        if (watched.state == AutoState::Monitoring)
            decisions.append(enter(AutoState::Normal, node, QCoreApplication::translate("AutoFailover", "%1 answers again").arg(name)));
        return;
    }
    if (watched.state == AutoState::Normal)
        decisions.append(enter(AutoState::Monitoring, node, QCoreApplication::translate("AutoFailover", "%1 does not answer").arg(name)));
    const bool otherAsked = std::ranges::any_of(m_watched, &Watched::asking);
    if (watched.failures < m_settings.failures || otherAsked || round.monotonic < watched.notBefore)
        return;
    if (const auto why = obstacle(round, node)) {
        const std::optional<AutoDecision> no = refuse(node, why->first, why->second);
        // One fault of the console's own network is told once, not for each node.
        const bool told = std::ranges::contains(decisions, u"nobody-answers"_s, &AutoDecision::reason);
        if (no && !(told && no->reason == "nobody-answers"_L1))
            decisions.append(*no);
        return;
    }
    watched.asking = true;
    watched.askedAt = round.monotonic;
    decisions.append({.kind = AutoDecision::Kind::Confirm, .node = node, .state = watched.state, .reason = {}, .words = {}});
}

QList<AutoDecision> AutoFailover::confirmed(const SecondLook &look, Millis monotonic)
{
    const NodeName node = look.node;
    Watched &watched = m_watched[node];
    watched.asking = false;
    if (watched.state != AutoState::Monitoring)
        return {};
    watched.seenAlive = watched.seenAlive || look.api == ApiWord::Itself || look.api == ApiWord::Vouches;
    const auto said = [](const std::optional<AutoDecision> &no) { return no ? QList{*no} : QList<AutoDecision>(); };
    if (!look.isDown())
        return said(refuse(node, u"not-confirmed"_s, describe(look)));
    // Paused while it was looked: the operator who did it has the node in hand.
    if (isPaused(look.at))
        return said(refuse(node, u"paused"_s,
                           QCoreApplication::translate("AutoFailover", "%1 has failed; nothing is done, the automatic is paused").arg(shortName(node))));
    if (!watched.seenAlive) {
        return said(refuse(node, u"never-answered"_s,
                           QCoreApplication::translate("AutoFailover", "%1 has not answered since the automatic was armed: it may be off on purpose, or the "
                                                                       "profile may name the wrong place. Nothing is done by itself")
                               .arg(shortName(node))));
    }
    watched.began = monotonic;
    const QString words = describe(look);
    QList<AutoDecision> decisions{enter(AutoState::FailingOver, node, words)};
    decisions.append({.kind = AutoDecision::Kind::FailOver, .node = node, .state = watched.state, .reason = {}, .words = words});
    return decisions;
}

QList<AutoDecision> AutoFailover::ended(const NodeName &node, bool good, const QString &words, TimePoint at, Millis monotonic)
{
    blockUntil(at + m_settings.block, at, monotonic);
    if (m_watched[node].state != AutoState::FailingOver)
        return {};
    return {enter(good ? AutoState::Recovering : AutoState::Failed, node, words)};
}

QList<AutoDecision> AutoFailover::refused(const NodeName &node, const QString &reason, const QString &words, Millis monotonic)
{
    Watched &watched = m_watched[node];
    if (watched.state != AutoState::FailingOver)
        return {};
    // Where nothing but slowness refused, the next look may tell. Another console holds the lease for seconds while its own rules refuse,
    // and would keep this one from a dead node for a minute; a stranger's lease lasts longer.
    constexpr Millis again = std::chrono::minutes(1);
    constexpr Millis soon = std::chrono::seconds(5);
    constexpr int mostHeld = 3;
    watched.held = reason == heldReason ? watched.held + 1 : 0;
    const bool isSoonOver = reason == unseenReason || (watched.held > 0 && watched.held <= mostHeld);
    watched.notBefore = monotonic + (isSoonOver ? soon : again);
    QList<AutoDecision> decisions{enter(AutoState::Monitoring, node, words)};
    if (const std::optional<AutoDecision> no = refuse(node, reason, words))
        decisions.append(*no);
    return decisions;
}

QList<AutoDecision> AutoFailover::acknowledge()
{
    m_blockedUntil = {};
    m_blockedFor = {};
    QList<AutoDecision> decisions;
    for (const NodeName &node : m_nodes) {
        Watched &watched = m_watched[node];
        watched.lastRefusal.clear();
        watched.notBefore = {};
        if (watched.state == AutoState::Failed)
            decisions.append(enter(AutoState::Normal, node, QCoreApplication::translate("AutoFailover", "Acknowledged")));
    }
    return decisions;
}

} // namespace warrener
