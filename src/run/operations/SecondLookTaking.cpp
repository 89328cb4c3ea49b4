// How a second look is taken: everybody is asked side by side, each with its own patience.
#include "base/Deadline.h"
#include "base/OffThread.h"
#include "look/amqp/AmqpSession.h"
#include "run/operations/SecondLook.h"
#include "run/operations/SecondLookAsking.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace secondlook;

/// Looking from a few places is enough, and each costs a login.
constexpr qsizetype mostViewpoints = 6;
/// A console far away, or a busy machine, takes its time with healthy brokers too: nobody is called mute who had
/// less than twice as long as the first healthy one took.
constexpr int loginsToWait = 2;
constexpr Millis mostWithLate{8000};
static_assert(mostWithLate < LookMemory::mostAge);
/// For the login at a host before the look from there; far away it is as many round trips as a broker's login.
constexpr Millis leastWayThere{1500};

/// The other brokers, looked at by this console in the same look.
struct References
{
    Pending<Millis> first; ///< how long the first one took that answers; 0: none does
    qsizetype open = 0;
    Millis slowest{0}; ///< so far, of those that answer
};

/// Goes on by itself; nobody waits for those that are slow.
QCoro::Task<> lookAtReference(std::shared_ptr<References> references, LookAccess access, NodeName other, std::stop_token stop)
{
    const auto [sight, took] = co_await lookAndMeasure(access, other, mostPatience, stop);
    --references->open;
    if (sight == Sight::Answers) {
        // One on this machine takes less than a millisecond; none would say that nobody was seen.
        const Millis counted = std::max(took, Millis{1});
        references->slowest = std::max(references->slowest, counted);
        references->first.finish(counted);
    } else if (references->open == 0) {
        references->first.finish(Millis{0});
    }
}

/// What has been said so far, and whether more is waited for.
struct Gathering
{
    SecondLook look{};
    std::shared_ptr<References> references = std::make_shared<References>();
    LookEnd end{};
    Pending<bool> enough;

    void judge()
    {
        look.own.sees = references->slowest > Millis{0};
        if (end.isReached(look))
            enough.finish(true);
    }
};

/// Goes on by itself; whoever comes after the look is over is not heard.
template <class Word, class Store>
QCoro::Task<> gather(std::shared_ptr<Gathering> gathering, QCoro::Task<Word> asking, bool isPatient, Store store)
{
    const qsizetype counts = isPatient ? 1 : 0;
    ++gathering->end.open;
    gathering->end.patient += counts;
    Word word = co_await std::move(asking);
    store(*gathering, std::move(word));
    --gathering->end.open;
    gathering->end.patient -= counts;
    gathering->judge();
}

} // namespace

QCoro::Task<Sight> lookFromHere(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    const NodeProfile *known = access->profile().node(node);
    if (known == nullptr)
        co_return Sight::Unknown;
    Sight best = Sight::Unknown;
    for (const auto listed = access->doors().amqps(*known, u"warrener check"_s); const AmqpOptions &door : listed) {
        AmqpOptions options = door;
        options.connectTimeout = patience;
        const Status seen = co_await WaitingThread([options, stop]() -> Status {
            const auto session = AmqpSession::open(options, stop);
            return session ? Status() : std::unexpected(session.error());
        });
        if (seen)
            co_return Sight::Answers;
        switch (seen.error().kind) {
        case ErrorKind::Unauthorized:
        case ErrorKind::Forbidden:
        case ErrorKind::NotFound:
        case ErrorKind::NotAvailable:
        case ErrorKind::Malformed:
        case ErrorKind::Tls:
        case ErrorKind::CertificateExpired:
            co_return Sight::Answers; // it spoke
        case ErrorKind::Refused:
            best = Sight::Refuses;
            break;
        case ErrorKind::Silent:
        case ErrorKind::Disconnected:
            best = Sight::Mute;
            break;
        case ErrorKind::Timeout:
        case ErrorKind::Unreachable:
            best = Sight::Silent;
            break;
        default: // nobody looked to the end, or nobody can say where
            break;
        }
    }
    co_return best;
}

QCoro::Task<std::pair<Sight, Millis>> lookAndMeasure(std::shared_ptr<ClusterAccess> access, NodeName node, Millis patience, std::stop_token stop)
{
    const Millis began = access->time()->monotonic();
    const Sight sight = co_await lookFromHere(access, node, patience, stop);
    co_return {sight, access->time()->monotonic() - began};
}

QCoro::Task<SecondLook> takeSecondLook(std::shared_ptr<ClusterAccess> access, NodeName node, Millis leastPatience, std::stop_token stop)
{
    SecondLook look{.node = node, .at = access->time()->now(), .atMonotonic = access->time()->monotonic()};
    const NodeProfile *known = access->profile().node(node);
    if (known == nullptr)
        co_return look;
    look.sharers = sharersOf(*access, *known);
    std::stop_source enough;
    const std::stop_callback onStop(stop, [enough]() mutable { enough.request_stop(); });
    const auto gathering = std::make_shared<Gathering>(look);
    const QList<NodeName> others = access->others(node);
    gathering->references->open = others.size();
    for (const NodeName &other : others)
        lookAtReference(gathering->references, access, other, enough.get_token());
    const Millis login = others.isEmpty() ? Millis{0} : co_await gathering->references->first;
    // Nobody has asked about the node before: what is found out is no older than this.
    gathering->look.at = access->time()->now();
    gathering->look.atMonotonic = access->time()->monotonic();
    const Millis greeting = std::max(leastPatience, std::min(mostPatience, loginsToWait * login));
    LookPatience patience{.greeting = greeting, .login = std::max(leastWayThere, greeting), .whole = {}};
    patience.whole = std::max(patience.host(), mostWithLate - login);
    const Deadline forHost(patience.greeting + patience.login / 2);
    const Deadline usual(patience.greeting + patience.login);
    const Deadline own(patience.greeting + patience.login, enough.get_token());
    const Deadline busy(patience.host());
    const Deadline longest(patience.whole, enough.get_token());
    const std::stop_token token = longest.token();
    const QList<HostName> places = access->hostsBut(node).mid(0, mostViewpoints);
    for (const HostName &from : places)
        gathering->look.others.append({.name = from.value});
    for (const NodeName &peer : others)
        gathering->look.peers.append({.peer = peer});
    // One more than are asked: nobody is done before everybody is asked.
    gathering->end.open = 1;
    gather(gathering, lookFromHere(access, node, patience.greeting, own.token()), false, [](Gathering &all, Sight sight) {
        all.look.own.sight = sight;
        all.end.isOwnHeard = true;
    });
    const auto soFar = [gathering](HostWord word) { gathering->look.host = std::move(word); };
    gather(gathering, askHost(access, node, patience, soFar, token), true, [](Gathering &all, HostWord word) {
        all.look.host = std::move(word);
        all.end.isHostHeard = true;
    });
    gathering->end.isApiAwaited = true;
    gather(gathering, askApi(access, node, patience.greeting, token), false, [](Gathering &all, ApiWord word) {
        all.look.api = word;
        all.end.isApiAwaited = false;
    });
    for (qsizetype i = 0; i < others.size(); ++i)
        gather(gathering, askPeer(access, others[i], node, patience, token), true, [i](Gathering &all, PeerWord word) { all.look.peers[i] = std::move(word); });
    for (qsizetype i = 0; i < places.size(); ++i)
        gather(gathering, lookFrom(access, places[i], node, patience, token), false,
               [i](Gathering &all, Viewpoint view) { all.look.others[i] = std::move(view); });
    const std::stop_callback onHost(forHost.token(), [gathering] {
        gathering->end.isHostTimeUp = true;
        gathering->judge();
    });
    const std::stop_callback onUsual(usual.token(), [gathering] {
        gathering->end.isUsualTimeUp = true;
        gathering->judge();
    });
    const std::stop_callback onBusy(busy.token(), [gathering] {
        gathering->end.isBusyTimeUp = true;
        gathering->judge();
    });
    --gathering->end.open;
    gathering->judge();
    co_await gathering->enough;
    look = gathering->look;
    if (!look.host.answers && !gathering->end.isHostHeard && !stop.stop_requested())
        look.host.answers = false; // nobody waited for it any longer
    look.roundTrip = gathering->references->slowest;
    enough.request_stop();
    co_return look;
}

std::optional<SecondLook> LookMemory::recent(const NodeName &node, Millis age) const
{
    const auto known = m_looks.constFind(node);
    if (known == m_looks.cend() || m_access->time()->monotonic() - known->atMonotonic > age)
        return std::nullopt;
    return *known;
}

QCoro::Task<SecondLook> LookMemory::look(std::shared_ptr<LookMemory> self, NodeName node, Millis age, std::stop_token stop)
{
    return lookWith(std::move(self), std::move(node), age, leastLookPatience, std::move(stop));
}

QCoro::Task<SecondLook> LookMemory::lookUntilDecided(std::shared_ptr<LookMemory> self, NodeName node, std::stop_token stop)
{
    SecondLook seen = co_await look(self, node, reuseAge, stop);
    if (!seen.isUndecided() || stop.stop_requested())
        co_return seen;
    co_return co_await lookWith(self, node, Millis{0}, latePatience, stop);
}

QCoro::Task<SecondLook> LookMemory::lookWith(std::shared_ptr<LookMemory> self, NodeName node, Millis age, Millis leastPatience, std::stop_token stop)
{
    if (std::optional<SecondLook> known = self->recent(node, age))
        co_return *std::move(known);
    while (self->m_taking.contains(node)) {
        const Pending<std::optional<SecondLook>> taking = self->m_taking.value(node);
        if (std::optional<SecondLook> seen = co_await taking)
            co_return *std::move(seen);
    }
    const Pending<std::optional<SecondLook>> taking;
    self->m_taking.insert(node, taking);
    SecondLook seen = co_await takeSecondLook(self->m_access, node, leastPatience, stop);
    self->m_taking.remove(node);
    if (stop.stop_requested()) {
        taking.finish(std::nullopt);
    } else {
        self->m_looks.insert(node, seen);
        taking.finish(seen);
    }
    co_return seen;
}

} // namespace warrener
