#include "Console.h"

#include "NoLog.h"
#include "base/Pause.h"
#include "plan/failover/Planner.h"
#include "run/operations/Standing.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis patience{1000};

/// The world's time with a wall clock of one's own, that somebody sets.
class ConsoleTime final : public Timekeeper
{
public:
    ConsoleTime(std::shared_ptr<FakeTime> time, World::Place place) : m_time(std::move(time)), m_place(std::move(place)) {}
    TimePoint now() const override
    {
        const bool jumped = m_place.clockJumpAt >= Millis{0} && m_time->monotonic() >= m_place.clockJumpAt;
        return m_time->now() + (jumped ? m_place.clockJump : Millis{0});
    }
    Millis monotonic() const override { return m_time->monotonic(); }
    Alarm after(Millis delay, std::function<void()> ring) override
    {
        const auto own = std::make_shared<Alarm>();
        *own = m_time->after(delay, [this, own, ring = std::move(ring)] {
            m_waiting.remove(*own);
            ring();
        });
        m_waiting.insert(*own);
        return *own;
    }
    void cancel(Alarm alarm) override
    {
        m_waiting.remove(alarm);
        m_time->cancel(alarm);
    }
    bool isAwaited() const { return !m_waiting.isEmpty(); }

private:
    QSet<Alarm> m_waiting;
    const std::shared_ptr<FakeTime> m_time;
    const World::Place m_place;
};

class GivenLease final : public Lease
{
public:
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool, std::stop_token) override { co_return LeaseAnswer{.granted = true, .where = u"here"_s}; }
    void release() override {}
};

/// The exclusive queue: of the first that asks, while the cluster answers; nobody's while it hangs.
class QueueLease final : public Lease
{
public:
    QueueLease(World &world, LeaseDesk &desk, int console, std::shared_ptr<Timekeeper> time)
        : m_world(world), m_desk(desk), m_console(console), m_time(std::move(time))
    {
    }
    ~QueueLease() override { QueueLease::release(); }

    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool, std::stop_token stop) override
    {
        const QPointer<QueueLease> alive = this;
        Millis trip{0};
        bool any = false;
        for (int node = 1; node <= m_world.known() && !any; ++node) {
            any = m_world.sightFrom(m_console, node) == Sight::Answers;
            trip = m_world.delay(m_console, node);
        }
        const bool reached = co_await pauseFor(m_time, trip, stop);
        if (!alive || !reached || !any)
            co_return failure(ErrorKind::Unreachable, u"no broker answers"_s);
        while (m_world.isHanging()) {
            constexpr Millis aMoment{200};
            if (!co_await pauseFor(m_time, aMoment, stop) || !alive)
                co_return failure(ErrorKind::Cancelled, u"given up"_s);
        }
        if (!m_desk.brokerHolder.isEmpty() && m_desk.brokerHolder != self.run)
            co_return LeaseAnswer{.reason = u"another console has it"_s, .holder = LeaseHolder{.who = u"other"_s, .pid = 1, .run = m_desk.brokerHolder}};
        m_desk.brokerHolder = m_run = self.run;
        co_return LeaseAnswer{.granted = true, .where = u"queue"_s};
    }
    QCoro::Task<Status> confirm(std::stop_token) override
    {
        co_return !m_run.isEmpty() && m_desk.brokerHolder == m_run ? Status() : failure(ErrorKind::Forbidden, u"lost"_s);
    }
    void release() override
    {
        if (!m_run.isEmpty() && m_desk.brokerHolder == m_run)
            m_desk.brokerHolder.clear();
        m_run.clear();
    }

private:
    World &m_world;
    LeaseDesk &m_desk;
    const int m_console;
    const std::shared_ptr<Timekeeper> m_time;
    QString m_run;
};

/// The links on the brokers' hosts: a majority of them.
class LinksLease final : public Lease
{
public:
    LinksLease(World &world, LeaseDesk &desk, int console, std::shared_ptr<Timekeeper> time)
        : m_world(world), m_desk(desk), m_console(console), m_time(std::move(time))
    {
    }
    ~LinksLease() override { LinksLease::release(); }

    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool, std::stop_token stop) override
    {
        const QPointer<LinksLease> alive = this;
        m_run = self.run;
        int ours = 0;
        bool taken = false;
        for (int host = 1; host <= m_world.known(); ++host) {
            if (!reaches(host))
                continue;
            if (!co_await pauseFor(m_time, m_world.delay(m_console, host) / m_world.known(), stop) || !alive)
                co_return failure(ErrorKind::Cancelled, u"given up"_s);
            QString &holder = m_desk.hostHolders[host];
            if (holder.isEmpty())
                holder = self.run;
            ours += holder == self.run ? 1 : 0;
            taken = taken || holder != self.run;
        }
        if (!taken && ours > m_world.known() / 2)
            co_return LeaseAnswer{.granted = true, .where = u"hosts"_s};
        release();
        if (taken)
            co_return LeaseAnswer{.reason = u"another console has it"_s, .overridable = true};
        co_return failure(ErrorKind::Unreachable, u"too few hosts"_s);
    }
    QCoro::Task<Status> confirm(std::stop_token) override
    {
        int ours = 0;
        for (int host = 1; host <= m_world.known(); ++host)
            ours += reaches(host) && m_desk.hostHolders.value(host) == m_run ? 1 : 0;
        co_return ours > m_world.known() / 2 ? Status() : failure(ErrorKind::Forbidden, u"lost"_s);
    }
    void release() override
    {
        for (QString &holder : m_desk.hostHolders) {
            if (holder == m_run)
                holder.clear();
        }
        m_run.clear();
    }

private:
    bool reaches(int host) const { return m_world.reachesHost(m_console, host); }

    World &m_world;
    LeaseDesk &m_desk;
    const int m_console;
    const std::shared_ptr<Timekeeper> m_time;
    QString m_run;
};

QCoro::Task<SnapshotPtr> noSnapshot()
{
    co_return nullptr;
}

QCoro::Task<Sight> glance(const World *world, int console, NodeName name, std::shared_ptr<Timekeeper> time)
{
    constexpr Millis longest{3000};
    const int node = world->number(name);
    const Sight sight = world->sightFrom(console, node);
    const Millis took = sight == Sight::Silent || sight == Sight::Mute ? longest : std::min(longest, world->delay(console, node));
    co_await pauseFor(time, took, {});
    co_return took >= longest &&sight == Sight::Answers ? Sight::Silent : sight;
}

QCoro::Task<SecondLook> lookAgain(const World *world, int console, NodeName name, std::shared_ptr<Timekeeper> time)
{
    // Everybody is asked at the same moment, and the last answer ends it.
    SecondLook look = world->look(console, world->number(name), patience);
    co_await pauseFor(time, patience, {});
    co_return look;
}

QCoro::Task<Result<std::optional<FailoverMark>>> seeMark(const World *world, int console, TimePoint now)
{
    return [](Result<std::optional<FailoverMark>> said) -> QCoro::Task<Result<std::optional<FailoverMark>>> { co_return said; }(world->markFor(console, now));
}

QCoro::Task<Result<QJsonObject>> outcome(bool holds, QString reason)
{
    if (holds)
        co_return QJsonObject();
    co_return failure(ErrorKind::Forbidden, reason);
}

QCoro::Task<Result<QJsonObject>> well()
{
    co_return QJsonObject{{u"done"_s, true}};
}

} // namespace

Console::Console(World &world, LeaseDesk &desk, int number, const QString &folder)
    : m_world(world), m_desk(desk), m_number(number), m_time(std::make_shared<ConsoleTime>(world.time, world.places[number])),
      m_profile(std::make_shared<ClusterProfile>())
{
    m_profile->name = {u"safety"_s};
    m_profile->environment = Environment::Test;
    for (int node = 1; node <= world.known(); ++node) {
        const QString host = u"broker%1"_s.arg(node);
        m_profile->nodes.append(
            {.name = World::name(node), .management = {}, .managementTls = {}, .amqp = {host, 5672}, .amqps = {}, .metrics = {}, .host = {host}, .other = {}});
    }
    const Result<std::shared_ptr<Journal>> opened = Journal::open(m_profile->name, folder);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    m_journal = *opened;
    addOperations();
    const RunKit kit{.access = std::make_shared<ClusterAccess>(m_profile, QString(), m_time),
                     .operations = m_operations,
                     .journal = m_journal,
                     .time = m_time,
                     .snapshot = {}};
    m_watch = std::make_unique<FailoverWatch>(kit, FailoverSettings{}, noSnapshot, u"ops@console%1"_s.arg(number));
    m_watch->setSenses({.glance = [this](const NodeName &node) { return glance(&m_world, m_number, node, m_time); },
                        .confirm = [this](const NodeName &node) { return remember(this, node, Millis{0}); },
                        .mark =
                            [this] {
                                m_isMembersTold = m_isMembersTold || m_world.hasApi(m_number);
                                return seeMark(&m_world, m_number, m_time->now());
                            },
                        .act = [this](const NodeName &node) { return act(node); }});
    QObject::connect(m_watch.get(), &FailoverWatch::decided, m_watch.get(), [this](const AutoDecision &decision) {
        const QString at = u"%1 s: console %2: "_s.arg(m_world.time->monotonic().count() / 1000.0).arg(m_number);
        if (decision.kind == AutoDecision::Kind::NotDone) {
            m_notDone.append(decision.node.value);
            if (decision.words.isEmpty())
                m_world.violations.append(u"a refusal without a reason: %1"_s.arg(decision.reason));
            m_world.story.append(at + u"not done for %1 (%2): %3"_s.arg(shortName(decision.node), decision.reason, decision.words));
        } else if (decision.kind == AutoDecision::Kind::Changed) {
            m_world.story.append(at + u"%1 %2: %3"_s.arg(shortName(decision.node), toId(decision.state), decision.words));
        }
    });
    m_watch->start();
}

bool Console::isAwaited() const
{
    return static_cast<const ConsoleTime &>(*m_time).isAwaited();
}

Console::~Console()
{
    m_runner.reset();
    m_watch.reset();
}

ClusterView Console::view() const
{
    auto snapshot = std::make_shared<Snapshot>();
    auto facts = std::make_shared<ClusterFacts>();
    snapshot->cluster = m_profile->name;
    snapshot->at = m_time->now();
    for (int node = 1; node <= m_world.known(); ++node) {
        NodeLook look{.name = World::name(node), .host = {u"broker%1"_s.arg(node)}, .management = {}, .answer = {}, .versions = {}, .metrics = {}};
        const bool up = m_world.sightFrom(m_number, node) == Sight::Answers;
        if (up) {
            NodeAnswer answer;
            answer.self = {.name = World::name(node), .running = true};
            look.answer.succeed(answer, snapshot->at, Millis{10});
        }
        facts->amqp.insert(World::name(node), m_world.sightFrom(m_number, node));
        snapshot->nodes.append(look);
    }
    facts->queuesKnown = true;
    return {.profile = m_profile, .snapshot = snapshot, .facts = facts};
}

RunnerParts Console::partsFor(const Plan &)
{
    EmergencyLease::Setup setup{.local = std::make_unique<GivenLease>(),
                                .broker = std::make_unique<QueueLease>(m_world, m_desk, m_number, m_time),
                                .hosts = std::make_unique<LinksLease>(m_world, m_desk, m_number, m_time),
                                .time = m_time};
    setup.othersAreThere = [this](std::stop_token) -> QCoro::Task<Status> {
        int there = 0;
        for (int node = 1; node <= m_world.known(); ++node)
            there += m_world.sightFrom(m_number, node) == Sight::Answers ? 1 : 0;
        return [](bool all) -> QCoro::Task<Status> {
            co_return all ? Status() : failure(ErrorKind::Forbidden, u"another node is out"_s);
        }(there >= m_world.known() - 1);
    };
    return {.operations = m_operations, .log = std::make_shared<NoLog>(), .time = m_time, .lease = std::make_shared<EmergencyLease>(std::move(setup))};
}

QCoro::Task<Result<Verdict>> Console::act(NodeName node)
{
    const Result<Plan> plan = planFailover(view(), {.from = node, .why = u"safety"_s, .automatic = true});
    if (!plan)
        co_return Verdict::Refused;
    m_runner = std::make_unique<Runner>(partsFor(*plan));
    const QPointer<Runner> alive = m_runner.get();
    if (const World::Place &place = m_world.places[m_number]; place.pauseAfter >= Millis{0}) {
        // Weakly: what never rings must not hold the clock that holds it.
        m_time->after(place.pauseAfter, [alive, weak = std::weak_ptr(m_time), length = place.pauseFor] {
            const std::shared_ptr<Timekeeper> time = weak.lock();
            if (!alive || !alive->isRunning() || time == nullptr)
                return;
            alive->pause(u"ops"_s);
            time->after(length, [alive] {
                if (alive)
                    alive->goOn(u"ops"_s);
            });
        });
    }
    const Result<Verdict> verdict = co_await m_runner->run(*plan, {.who = u"watch"_s});
    const QString error = !verdict ? verdict.error().message : alive ? m_runner->state().error : QString();
    m_world.story.append(u"%1 s: console %2: run of %3 %4 %5"_s.arg(m_world.time->monotonic().count() / 1000.0)
                             .arg(m_number)
                             .arg(shortName(node), verdict ? toId(*verdict) : u"not begun"_s, error));
    co_return verdict;
}

QCoro::Task<SecondLook> Console::remember(Console *self, NodeName node, Millis most)
{
    // The console may be gone before the look has ended.
    const auto looks = self->m_looks;
    const auto known = looks->constFind(node);
    if (known != looks->cend() && self->m_world.time->monotonic() - known->atMonotonic <= most)
        co_return *known;
    const SecondLook seen = co_await lookAgain(&self->m_world, self->m_number, node, self->m_time);
    looks->insert(node, seen);
    co_return seen;
}

FailoverMark Console::markOf(const QJsonObject &arguments, const StepContext &context) const
{
    return {.node = {arguments.value("node"_L1).toString()}, .who = u"c%1"_s.arg(m_number), .run = context.run, .at = m_time->now()};
}

/// What the others' APIs and AMQP say to this console.
std::map<NodeName, NodeStanding> Console::standingWithout(int without) const
{
    std::map<NodeName, NodeStanding> standing;
    for (int node = 1; node <= m_world.known(); ++node) {
        if (node == without)
            continue;
        NodeStanding one{.amqp = m_world.delay(m_number, node) <= patience ? m_world.sightFrom(m_number, node) : Sight::Silent};
        one.answers = m_world.hasApiOf(m_number, node, patience);
        for (int other = 1; one.answers && other <= m_world.nodes; ++other) {
            one.named.append(World::name(other));
            if (m_world.isCountedIn(other) && m_world.linked(node, other))
                one.runningBy.insert(World::name(other));
        }
        standing.emplace(World::name(node), one);
    }
    return standing;
}

/// What the others' hosts say, or what an API said before.
Members Console::membersWithout(int without) const
{
    Members members;
    for (int node = 1; node <= m_world.known(); ++node) {
        if (node == without || m_world.truth(node) != Truth::Up || !m_world.reachesHost(m_number, node))
            continue;
        QSet<NodeName> linked;
        for (int other = 1; other <= m_world.nodes; ++other) {
            if (m_world.isCountedIn(other) && m_world.linked(node, other))
                linked.insert(World::name(other));
        }
        members.linked = members.names.isEmpty() ? linked : members.linked & linked;
        if (!members.names.isEmpty())
            continue;
        for (int other = 1; other <= m_world.nodes; ++other)
            members.names.append(World::name(other));
    }
    if (members.names.isEmpty() && m_isMembersTold) {
        for (int other = 1; other <= m_world.nodes; ++other)
            members.names.append(World::name(other));
    }
    return members;
}

void Console::addOperations()
{
    for (const char *name :
         {"broker.leaders-away", "broker.summary", "broker.close-connections", "haproxy.check", "haproxy.set", "haproxy.is-set", "haproxy.ensure"})
        m_operations->add(QString::fromLatin1(name), [](QJsonObject, StepContext) { return well(); });
    m_operations->add(u"guard.not-blocked"_s, [this](QJsonObject arguments, StepContext context) {
        const auto mark = m_world.markFor(m_number, m_time->now());
        if (mark)
            return outcome(!*mark || (*mark)->run == context.run || !(*mark)->blocks(m_time->now(), std::chrono::hours{1}), u"blocked"_s);
        const int without = m_world.number({arguments.value("without"_L1).toString()});
        bool isThere = true;
        for (int node = 1; node <= m_world.known(); ++node)
            isThere = isThere && (node == without || (m_world.sightFrom(m_number, node) == Sight::Answers && m_world.delay(m_number, node) <= patience));
        return outcome(isThere, u"nobody can say, and another one is out"_s);
    });
    m_operations->add(u"broker.mark-failover"_s, [this](QJsonObject arguments, StepContext context) {
        const bool there = m_world.hasApi(m_number);
        m_world.writeMark(m_number, markOf(arguments, context), true);
        return outcome(there, u"no API answers"_s);
    });
    const auto judge = [this](QJsonObject arguments, Millis age) -> QCoro::Task<Result<QJsonObject>> {
        return [](Console *self, NodeName node, Millis most) -> QCoro::Task<Result<QJsonObject>> {
            const SecondLook look = co_await remember(self, node, most);
            if (!look.isDown())
                co_return failure(ErrorKind::Forbidden, describe(look));
            co_return QJsonObject();
        }(this, {arguments.value("node"_L1).toString()}, age);
    };
    m_operations->add(u"guard.is-down"_s, [judge](QJsonObject arguments, StepContext) { return judge(std::move(arguments), LookMemory::reuseAge); });
    m_operations->add(u"host.confirm-down"_s, [judge](QJsonObject arguments, StepContext) { return judge(std::move(arguments), LookMemory::reuseAge); });
    m_operations->add(u"guard.majority"_s, [this](QJsonObject arguments, StepContext) {
        const int without = m_world.number({arguments.value("without"_L1).toString()});
        const std::map<NodeName, NodeStanding> standing = standingWithout(without);
        const QList<NodeName> stay = nodesThatStay(standing);
        QSet<NodeName> strangers = membersBesides(*m_profile, standing);
        qsizetype left = stay.size() + std::ranges::count_if(strangers, [&](const NodeName &one) { return isCalledRunning(standing, stay, one); });
        if (std::ranges::none_of(standing, [](const auto &one) { return one.second.answers; })) {
            const Members members = membersWithout(without);
            strangers = strangersAmong(*m_profile, members.names);
            left = stay.size() + std::ranges::count_if(strangers, [&](const NodeName &one) { return members.linked.contains(one); });
        }
        return outcome(left > (m_profile->nodes.size() + strangers.size()) / 2, u"no majority"_s);
    });
    m_operations->add(u"guard.members-known"_s, [this](QJsonObject arguments, StepContext) {
        return outcome(!membersWithout(m_world.number({arguments.value("without"_L1).toString()})).names.isEmpty(), u"nobody knows the cluster"_s);
    });
    m_operations->add(u"host.fence"_s, [this](QJsonObject arguments, StepContext context) {
        return [](Console *self, NodeName name, FailoverMark mark) -> QCoro::Task<Result<QJsonObject>> {
            const int node = self->m_world.number(name);
            const auto look = self->m_looks->constFind(name);
            if (look == self->m_looks->cend() || self->m_world.time->monotonic() - look->atMonotonic > LookMemory::mostAge)
                co_return failure(ErrorKind::Forbidden, u"too old"_s);
            co_await pauseFor(self->m_time, self->m_world.delay(self->m_number, node), {});
            self->m_world.writeMark(self->m_number, mark, false);
            // By its own host, or by all the others.
            bool isDropped = true;
            for (int other = 1; other <= self->m_world.known(); ++other)
                isDropped = isDropped && (other == node || self->m_world.reachesHost(self->m_number, other));
            if (!isDropped && !self->m_world.reachesHost(self->m_number, node))
                co_return failure(ErrorKind::Command, u"neither ended nor dropped"_s);
            self->m_world.fence(self->m_number, node);
            co_return QJsonObject();
        }(this, {arguments.value("node"_L1).toString()}, markOf(arguments, context));
    });
    m_operations->add(u"host.is-fenced"_s, [](QJsonObject, StepContext) { return well(); });
}

} // namespace warrener
