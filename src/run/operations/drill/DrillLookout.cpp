#include "run/operations/drill/DrillLookout.h"

#include "base/Deadline.h"
#include "base/Pause.h"
#include "run/operations/SecondLook.h"
#include "run/operations/drill/DrillLook.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis lookEvery{1000};
constexpr Millis lookLongest{8000}; ///< while a fault lasts
constexpr Millis knockEvery{400};
constexpr Millis knockPatience{2000};
constexpr qsizetype mostMisses = 1000;

constexpr auto byCluster = "cluster"_L1;
constexpr auto byProxy = "proxy"_L1;
constexpr auto byConsole = "console"_L1;
constexpr auto readByConsole = "console/read"_L1; ///< what the nodes say, once this console has read it

/// What the cluster itself says of the node: it is gone, has an alarm, or has parted from another. A full disk shuts no door.
bool isComplainedOf(const NodeFigures &node)
{
    return node.isCalledGone() || node.memoryAlarm.value_or(false) || node.diskAlarm.value_or(false) || !node.partitions.isEmpty();
}

struct Miss
{
    TimePoint began{}, ended{};
};

} // namespace

struct DrillLookout::State
{
    std::shared_ptr<ClusterAccess> access;
    LookoutWish wish;
    QHash<QString, QList<Miss>> misses{}; ///< by who: since it saw all of them well
    QHash<QString, bool> closed{};        ///< by target: its door, as the last knock found it
    std::optional<DrillSight> sight{};

    void note(const QString &who, bool isMissed, Miss miss)
    {
        QList<Miss> &of = misses[who];
        if (!isMissed)
            of.clear();
        else
            of.append(miss);
        if (of.size() > mostMisses)
            of.removeFirst();
    }

    void take(const DrillSight &seen, Miss when);
    void knocked(const NodeName &target, Sight found, Miss when);

    static QCoro::Task<std::optional<DrillSight>> lookOnce(std::shared_ptr<State> state, std::stop_token stop);
    static QCoro::Task<> look(std::shared_ptr<State> state, std::stop_token stop);
    static QCoro::Task<> knock(std::shared_ptr<State> state, NodeName target, std::stop_token stop);
};

void DrillLookout::State::take(const DrillSight &seen, Miss when)
{
    // Who does not answer has said nothing of anybody.
    if (seen.nodes) {
        const bool isTold = std::ranges::any_of(*seen.nodes, [&](const NodeFigures &node) { return wish.targets.contains(node.name) && isComplainedOf(node); });
        note(byCluster, isTold, when);
        note(readByConsole, isTold, when);
    }
    bool fewer = false;
    bool silent = false;
    for (const auto &[name, servers] : seen.proxies) {
        if (!wish.serversBefore.contains(name))
            continue;
        fewer = fewer || (servers && *servers < wish.serversBefore.value(name));
        silent = silent || !servers;
    }
    if (fewer || !silent)
        note(byProxy, fewer, when);
    // Where the faults are made on a proxy, it is the proxy that is missed.
    if (wish.targets.isEmpty())
        note(byConsole, silent, when);
}

void DrillLookout::State::knocked(const NodeName &target, Sight found, Miss when)
{
    if (found == Sight::Unknown)
        return;
    closed.insert(target.value, isClosed(found));
    note(byConsole, std::ranges::contains(std::as_const(closed), true), when);
}

/// None: it took too long.
QCoro::Task<std::optional<DrillSight>> DrillLookout::State::lookOnce(std::shared_ptr<State> state, std::stop_token stop)
{
    const Deadline soon(lookLongest, stop);
    QList<DrillCondition> all = state->wish.conditions;
    all.append({.kind = DrillConditionKind::ProxiesServe, .amount = 0});
    DrillSight sight = co_await lookForDrill(state->access, state->wish.ask, all, soon.token());
    if (soon.token().stop_requested())
        co_return std::nullopt;
    co_return sight;
}

QCoro::Task<> DrillLookout::State::look(std::shared_ptr<State> state, std::stop_token stop)
{
    const auto time = state->access->time();
    do {
        const QList<DrillCondition> asked = state->wish.conditions;
        const TimePoint began = time->now();
        if (std::optional<DrillSight> seen = co_await lookOnce(state, stop)) {
            state->take(*seen, {.began = began, .ended = time->now()});
            if (asked == state->wish.conditions) // else it does not answer what is asked now
                state->sight = std::move(seen);
        }
    } while (co_await pauseFor(time, lookEvery, stop));
}

QCoro::Task<> DrillLookout::State::knock(std::shared_ptr<State> state, NodeName target, std::stop_token stop)
{
    const auto time = state->access->time();
    do {
        const TimePoint began = time->now();
        const Sight found = co_await lookFromHere(state->access, target, knockPatience, stop);
        state->knocked(target, found, {.began = began, .ended = time->now()});
    } while (co_await pauseFor(time, knockEvery, stop));
}

DrillLookout::DrillLookout(std::shared_ptr<ClusterAccess> access, LookoutWish wish)
    : m_state(std::make_shared<State>(State{.access = std::move(access), .wish = std::move(wish)}))
{
    m_running.push_back(State::look(m_state, m_stop.get_token()));
    for (const NodeName &target : std::as_const(m_state->wish.targets))
        m_running.push_back(State::knock(m_state, target, m_stop.get_token()));
}

DrillLookout::~DrillLookout()
{
    m_stop.request_stop();
}

void DrillLookout::setConditions(QList<DrillCondition> conditions)
{
    m_state->wish.conditions = std::move(conditions);
    m_state->sight.reset();
}

QHash<QString, TimePoint> DrillLookout::noticedSince(TimePoint from) const
{
    QHash<QString, TimePoint> noticed;
    for (auto it = m_state->misses.cbegin(); it != m_state->misses.cend(); ++it) {
        const auto first = std::ranges::find_if(*it, [from](const Miss &miss) { return miss.began >= from; });
        if (first == it->cend())
            continue;
        const QString who = it.key() == readByConsole ? byConsole : it.key();
        noticed.insert(who, noticed.contains(who) ? std::min(noticed.value(who), first->ended) : first->ended);
    }
    return noticed;
}

std::optional<DrillSight> DrillLookout::takeSight()
{
    return std::exchange(m_state->sight, std::nullopt);
}

QCoro::Task<> DrillLookout::end()
{
    m_stop.request_stop();
    for (QCoro::Task<> &one : m_running)
        co_await one;
    m_running.clear();
}

} // namespace warrener
