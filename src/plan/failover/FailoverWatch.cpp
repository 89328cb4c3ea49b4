#include "plan/failover/FailoverWatch.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Phrases.h"
#include "plan/failover/Planner.h"
#include "run/operations/AutomaticWords.h"
#include "run/operations/FactsLook.h"
#include "run/operations/MembersLook.h"
#include "run/operations/SecondLook.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis answerPatience{3000};

/// Nobody has read the plan: what it left out is said with its success.
QString wordsOfDone(const QString &node, const QJsonObject &facts)
{
    QStringList out;
    for (const auto listed = facts.value("leftOut"_L1).toArray(); const QJsonValue &one : listed)
        out.append(one.toString());
    return out.isEmpty() ? QCoreApplication::translate("AutoFailover", "%1 was failed over").arg(node)
                         : QCoreApplication::translate("AutoFailover", "%1 was failed over. Left out: %2").arg(node, phrases::clauses(out));
}

QList<NodeName> namesOf(const ClusterProfile &profile)
{
    QList<NodeName> names;
    for (const NodeProfile &node : profile.nodes)
        names.append(node.name);
    return names;
}

} // namespace

FailoverWatch::FailoverWatch(RunKit kit, FailoverSettings settings, Look look, QString who, QObject *parent)
    : QObject(parent), m_kit(std::move(kit)), m_settings(settings), m_look(std::move(look)), m_who(std::move(who)),
      m_automatic(settings, namesOf(m_kit.access->profile()))
{
}

FailoverWatch::~FailoverWatch()
{
    m_stop.request_stop();
}

void FailoverWatch::start()
{
    m_stop = {};
    rounds();
}

QCoro::Task<Status> FailoverWatch::finish()
{
    m_stop.request_stop();
    if (!m_over || m_over->isFinished())
        co_return Status{};
    const Pending<Status> over = *m_over;
    co_return co_await over;
}

void FailoverWatch::abort(const QString &who, const QString &why)
{
    if (m_runner)
        m_runner->abort(who, why, true);
}

AutomaticStatus FailoverWatch::status() const
{
    AutomaticStatus status{.state = m_automatic.state(),
                           .paused = m_automatic.isPaused(m_kit.time->now()),
                           .pausedUntil = m_automatic.pausedUntil(),
                           .pausedBy = m_pausedBy,
                           .blockedUntil = m_automatic.blockedUntil(),
                           .checkedAt = m_lastCheck,
                           .answers = m_lastAnswers,
                           .seenAlive = m_automatic.seenAlive(),
                           .running = m_running,
                           .obstacle = m_obstacle};
    for (const auto listed = namesOf(m_kit.access->profile()); const NodeName &node : listed) {
        status.failures.insert(node, m_automatic.failures(node));
        status.states.insert(node, m_automatic.state(node));
    }
    return status;
}

void FailoverWatch::obeyPause(TimePoint until)
{
    m_automatic.pause(until);
    m_pausedBy = m_who;
    ++m_unwritten;
    Q_EMIT statusChanged(status());
}

void FailoverWatch::obeyResume()
{
    m_automatic.resume();
    m_pausedBy.clear();
    ++m_unwritten;
    Q_EMIT statusChanged(status());
}

void FailoverWatch::written(qint64 number)
{
    m_unwritten = std::max(0, m_unwritten - 1);
    m_pauseNumber = std::max(m_pauseNumber, number);
}

void FailoverWatch::obeyAcknowledgement()
{
    handle(m_automatic.acknowledge());
}

/// A failover of another process blocks too, and what was said there counts here.
QCoro::Task<> FailoverWatch::hear()
{
    const QPointer<FailoverWatch> self(this);
    const QString path = m_kit.journal->path();
    const auto work = [path, known = m_heard]() -> std::pair<JournalExtent, Result<AutomaticWords>> {
        const JournalExtent extent = journalExtent(path);
        if (extent == known)
            return {known, failure(ErrorKind::NotFound, {})};
        return {extent, readAutomaticWords(path)};
    };
    const auto [extent, words] = co_await WaitingThread(work);
    if (!self || !words)
        co_return;
    m_heard = extent;
    // The order of what was said is the journal's; clocks are set back. What was said here and is not
    // written yet must not be undone by an older word.
    if (m_unwritten == 0 && words->pauseNumber > m_pauseNumber) {
        m_pauseNumber = words->pauseNumber;
        m_pausedBy = words->pausedBy;
        if (words->paused)
            m_automatic.pause(words->pausedUntil);
        else
            m_automatic.resume();
        Q_EMIT statusChanged(status());
        if (!self)
            co_return;
    }
    if (words->isUnacknowledged())
        m_automatic.blockUntil(words->lastFailover + m_settings.block, m_kit.time->now(), m_kit.time->monotonic());
    if (words->acknowledgedNumber > m_acknowledgedNumber) {
        m_acknowledgedNumber = words->acknowledgedNumber;
        if (!words->isUnacknowledged())
            co_await handle(m_automatic.acknowledge());
    }
}

/// What may have happened since somebody last said what the cluster remembers. Empty: nothing speaks for it.
QString FailoverWatch::suspicion(const NodeName &node) const
{
    if (m_refusedSince)
        return QCoreApplication::translate("AutoFailover", "a failover of this console was refused since");
    for (const auto listed = namesOf(m_kit.access->profile()); const NodeName &other : listed) {
        if (other != node && !m_lastAnswers.value(other))
            return QCoreApplication::translate("AutoFailover", "%1 does not answer either").arg(shortName(other));
    }
    return {};
}

/// What the cluster and its hosts remember of earlier failovers, of whichever console. Asked now and then in every state:
/// when a node hangs, the others' API may hang too. Errors: Forbidden (one blocks, in words; or `node`
/// was failed over already and has not answered since, whatever the clocks say), and that nobody could say
/// within the last minutes, or since something happened that may have been one.
QCoro::Task<Status> FailoverWatch::lookAtMark(NodeName node)
{
    constexpr Millis markPatience{1000};
    constexpr Millis knownFor = std::chrono::minutes(2);
    const QPointer<FailoverWatch> self(this);
    const std::shared_ptr<Timekeeper> time = m_kit.time;
    const auto seen = co_await (m_senses.mark ? m_senses.mark() : askFailoverMark(m_kit.access, m_kit.access->others({}), markPatience, m_stop.get_token()));
    if (!self)
        co_return failure(ErrorKind::Cancelled, {});
    // Said when it is armed, and not only when it is needed: without this right it never acts.
    const bool forbidden = !seen && (seen.error().kind == ErrorKind::Forbidden || seen.error().kind == ErrorKind::Unauthorized);
    const QString obstacle =
        forbidden ? QCoreApplication::translate("AutoFailover", "the user “%1” may not read what the cluster remembers of earlier failovers; it needs "
                                                                "the tag “policymaker” or “administrator”: %2")
                        .arg(m_kit.access->profile().user, seen.error().message)
                  : QString();
    if ((forbidden || seen) && std::exchange(m_obstacle, obstacle) != obstacle) {
        Q_EMIT statusChanged(status());
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
    }
    if (seen) {
        m_markAt = time->monotonic();
        m_refusedSince = false;
    } else if (m_markAt < Millis{0} || time->monotonic() - m_markAt > knownFor) {
        co_return failure(
            ErrorKind::Unreachable,
            QCoreApplication::translate("AutoFailover", "Nobody can say whether another console has failed a node over lately: %1").arg(seen.error().message));
    } else if (const QString why = suspicion(node); !why.isEmpty()) {
        co_return failure(ErrorKind::Unreachable,
                          QCoreApplication::translate("AutoFailover", "Nobody can say whether another console has failed a node over lately, and %1: %2")
                              .arg(why, seen.error().message));
    }
    if (!seen || !*seen)
        co_return Status();
    if (std::exchange(m_markRun, (*seen)->run) != (*seen)->run)
        m_answeredSince.clear();
    if ((*seen)->node == node && !(*seen)->acknowledged && !m_answeredSince.contains(node)) {
        co_return failure(
            ErrorKind::Forbidden,
            QCoreApplication::translate("AutoFailover", "%1 has failed %2 over already, and it has not answered since").arg((*seen)->who, shortName(node)));
    }
    const TimePoint now = time->now();
    // Of a mark that names no run nobody knows which failover was called seen.
    if ((*seen)->acknowledged && !m_blockingRun.isEmpty() && m_blockingRun == (*seen)->run) {
        m_blockingRun.clear();
        co_await handle(m_automatic.acknowledge());
        if (!self)
            co_return failure(ErrorKind::Cancelled, {});
    }
    if (!(*seen)->blocks(now, m_settings.block))
        co_return Status();
    m_blockingRun = (*seen)->run;
    m_automatic.blockUntil(std::min((*seen)->at, now) + m_settings.block, now, time->monotonic());
    co_return failure(ErrorKind::Forbidden, describeBlock(**seen, now, m_settings.block));
}

QCoro::Task<> FailoverWatch::rounds()
{
    const QPointer<FailoverWatch> self(this);
    const std::stop_token stop = m_stop.get_token();
    while (self && !stop.stop_requested()) {
        co_await hear();
        if (!self || stop.stop_requested())
            co_return;
        // Now and then, so that nobody waits for it when it is needed; while a node is out too, since another console may have
        // failed it over; and while one blocks, since somebody may acknowledge it elsewhere. Beside the round, which it must
        // not hold up.
        constexpr Millis betweenMarks = std::chrono::seconds(30);
        std::optional<QCoro::Task<Status>> marking;
        std::optional<QCoro::Task<>> remembering;
        if (!m_running && (m_markAt < Millis{0} || m_kit.time->monotonic() - m_markAt >= betweenMarks)) {
            marking.emplace(lookAtMark({}));
            // Likewise who is in the cluster.
            constexpr Millis membersPatience{1000};
            remembering.emplace(rememberMembers(m_kit.access, m_kit.access->others({}), membersPatience, stop));
        }
        co_await oneRound();
        if (!self || stop.stop_requested())
            co_return;
        if (marking) {
            co_await *marking;
            co_await *remembering;
            if (!self || stop.stop_requested())
                co_return;
        }
        const std::chrono::seconds interval = m_automatic.interval();
        co_await pauseFor(m_kit.time, interval, stop);
    }
}

QCoro::Task<> FailoverWatch::oneRound()
{
    const QPointer<FailoverWatch> self(this);
    const std::stop_token stop = m_stop.get_token();
    std::vector<std::pair<NodeName, QCoro::Task<Sight>>> looking;
    for (const auto listed = namesOf(m_kit.access->profile()); const NodeName &node : listed)
        looking.emplace_back(node, m_senses.glance ? m_senses.glance(node) : lookFromHere(m_kit.access, node, answerPatience, stop));
    AutoRound round;
    for (auto &[node, one] : looking) {
        const Sight sight = co_await one;
        if (sight != Sight::Unknown)
            round.answers.insert(node, sight == Sight::Answers);
        if (self && sight == Sight::Answers)
            m_answeredSince.insert(node);
    }
    if (!self || stop.stop_requested())
        co_return;
    round.at = m_kit.time->now();
    round.monotonic = m_kit.time->monotonic();
    round.otherRun = m_running;
    m_lastAnswers = round.answers;
    m_lastCheck = round.at;
    Q_EMIT statusChanged(status());
    if (self)
        co_await handle(m_automatic.check(round));
}

QCoro::Task<> FailoverWatch::handle(QList<AutoDecision> decisions)
{
    const QPointer<FailoverWatch> self(this);
    for (const AutoDecision &decision : std::as_const(decisions)) {
        const QJsonObject more{{u"node"_s, decision.node.value}, {u"state"_s, toId(decision.state)}, {u"reason"_s, decision.reason}};
        switch (decision.kind) {
        case AutoDecision::Kind::NotDone:
            co_await m_kit.journal->note(u"failover-not-done"_s, decision.words, m_who, more);
            break;
        case AutoDecision::Kind::Changed:
            co_await m_kit.journal->note(u"failover-state"_s, decision.words, m_who, more);
            break;
        default:
            break;
        }
        if (!self)
            co_return;
        Q_EMIT decided(decision);
        if (self)
            Q_EMIT statusChanged(status());
        if (!self)
            co_return;
        if (decision.kind == AutoDecision::Kind::Confirm) {
            const SecondLook look =
                co_await (m_senses.confirm ? m_senses.confirm(decision.node) : LookMemory::look(m_kit.looks, decision.node, Millis{0}, m_stop.get_token()));
            if (!self || m_stop.stop_requested()) // disarmed meanwhile: nothing is done any more
                co_return;
            co_await handle(m_automatic.confirmed(look, m_kit.time->monotonic()));
        } else if (decision.kind == AutoDecision::Kind::FailOver) {
            failOver(decision.node); // rounds go on meanwhile
        }
        if (!self)
            co_return;
    }
}

QCoro::Task<> FailoverWatch::failOver(NodeName node)
{
    const QPointer<FailoverWatch> self(this);
    m_running = true;
    const Pending<Status> over;
    m_over = over;
    // Whoever is told to end now must know that there is something to wait for, and not only after the next round.
    Q_EMIT statusChanged(status());
    if (!self)
        co_return;
    const Outcome outcome = co_await attempt(node);
    if (!self)
        co_return;
    m_running = false;
    m_runner.reset();
    const Millis monotonic = m_kit.time->monotonic();
    co_await handle(outcome.untouched.isEmpty() ? m_automatic.ended(node, outcome.good, outcome.words, m_kit.time->now(), monotonic)
                                                : m_automatic.refused(node, outcome.untouched, outcome.words, monotonic));
    over.finish({});
}

QCoro::Task<FailoverWatch::Outcome> FailoverWatch::attempt(NodeName node)
{
    const QPointer<FailoverWatch> self(this);
    const QString name = shortName(node);
    QCoro::Task<Status> marking = lookAtMark(node);
    std::expected<Plan, Outcome> plan;
    if (m_senses.plan)
        plan = m_senses.plan(node);
    else if (!m_senses.act)
        plan = co_await makePlan(node);
    const Status free = co_await marking;
    if (!self)
        co_return Outcome{};
    if (m_stop.stop_requested())
        co_return Outcome{.untouched = u"disarmed"_s,
                          .words = QCoreApplication::translate("AutoFailover", "%1 was not failed over: the automatic was ended before it began").arg(name)};
    if (!free)
        co_return Outcome{.untouched = u"blocked"_s, .words = free.error().message};
    if (m_automatic.isPaused(m_kit.time->now())) {
        co_return Outcome{.untouched = u"paused"_s,
                          .words = QCoreApplication::translate("AutoFailover", "%1 was not failed over: the automatic was paused before it began").arg(name)};
    }
    if (!plan)
        co_return plan.error();
    Result<Verdict> verdict = Verdict::Refused;
    QString error;
    const auto isHeld = std::make_shared<bool>(false);
    if (m_senses.act) {
        verdict = co_await m_senses.act(node);
        if (!self)
            co_return Outcome{};
        error = verdict ? describe(*verdict) : verdict.error().message;
    } else {
        // A member: whoever ends the automatic in the middle leaves the run, and nothing goes on unseen.
        m_runner = std::make_unique<Runner>(m_kit.partsFor(*plan));
        connect(m_runner.get(), &Runner::happened, this, &FailoverWatch::happened);
        connect(m_runner.get(), &Runner::happened, m_runner.get(), [isHeld](const JournalRecord &record) {
            *isHeld = *isHeld || (record.kind == RecordKind::GuardRefused && record.data.value("guard"_L1) == "lease"_L1);
        });
        verdict = co_await m_runner->run(*plan, {.who = QCoreApplication::translate("AutoFailover", "automatic failover, armed by %1").arg(m_who)});
        if (!self)
            co_return Outcome{};
        error = verdict ? m_runner->state().error : verdict.error().message;
    }
    // Nothing was begun, or all of it was taken back: that is no failover that failed.
    const std::optional<SecondLook> seen = m_kit.looks ? m_kit.looks->recent(node) : std::nullopt;
    const bool unseen = verdict && *verdict == Verdict::Refused && seen && seen->isUndecided();
    // It may be that another console has the lease, and fails over what this one cannot ask about later.
    m_refusedSince = m_refusedSince || (verdict && *verdict == Verdict::Refused && !unseen);
    if (!verdict || *verdict == Verdict::Refused || *verdict == Verdict::Undone)
        co_return Outcome{.untouched = unseen    ? QString(unseenReason)
                                       : *isHeld ? QString(heldReason)
                                                 : u"refused"_s,
                          .words = QCoreApplication::translate("AutoFailover", "%1 was not failed over: %2").arg(name, error)};
    if (*verdict == Verdict::Done || *verdict == Verdict::Partly)
        co_return Outcome{.good = true, .words = wordsOfDone(name, plan->facts)};
    co_return Outcome{.words = QCoreApplication::translate("AutoFailover", "The failover of %1 failed: %2").arg(name, error)};
}

QCoro::Task<std::expected<Plan, FailoverWatch::Outcome>> FailoverWatch::makePlan(NodeName node)
{
    const std::shared_ptr<const ClusterProfile> profile = m_kit.access->sharedProfile();
    const int failures = m_settings.failures;
    QCoro::Task<ClusterFacts> asking = askFacts(m_kit, FactsPace::Hurried, node, m_stop.get_token());
    const SnapshotPtr snapshot = co_await m_look();
    const auto facts = std::make_shared<const ClusterFacts>(co_await asking);
    const auto none = [](const QString &reason, const QString &words) { return std::unexpected(Outcome{.untouched = reason, .words = words}); };
    if (snapshot == nullptr)
        co_return none(u"no-plan"_s, QCoreApplication::translate("AutoFailover", "Nothing is known about the cluster, no plan could be made"));
    const ClusterView view{.profile = profile, .snapshot = snapshot, .facts = facts};
    if (isOutOfEveryProxy(view, node)) {
        co_return none(
            u"planned"_s,
            QCoreApplication::translate("AutoFailover", "%1 is out of every proxy already: somebody took it out, and no client is there").arg(shortName(node)));
    }
    const Result<Plan> plan =
        planFailover(view, {.from = node, .why = QCoreApplication::translate("AutoFailover", "failed %1 times in a row").arg(failures), .automatic = true});
    if (!plan)
        co_return none(u"no-plan"_s, plan.error().message);
    co_return *plan;
}

} // namespace warrener
