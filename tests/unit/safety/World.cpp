#include "World.h"

#include "run/lease/HostsNotes.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr Millis tickTime{60000}; ///< net_ticktime: when the others notice that a node is silent

bool isSilentDeath(Truth truth)
{
    return truth == Truth::Frozen || truth == Truth::HostDead;
}

} // namespace

NodeName World::name(int node)
{
    return {u"rabbit@broker%1"_s.arg(node)};
}

int World::number(const NodeName &wanted) const
{
    for (int node = 1; node <= nodes; ++node) {
        if (name(node) == wanted)
            return node;
    }
    return 0;
}

World World::fromSeed(quint32 seed, std::shared_ptr<FakeTime> time)
{
    World world{.seed = seed, .time = std::move(time)};
    std::mt19937 dice(seed);
    const auto roll = [&](int sides) { return int(dice() % unsigned(sides)); };
    // In every other world little is wrong but what dies: there the automatic must act.
    const bool calm = roll(2) == 0;
    const auto oneIn = [&](int sides) { return roll(sides * (calm ? 12 : 1)) == 0; };
    constexpr std::array sizes{3, 3, 3, 5, 5, 2, 1, 4, 6, 7};
    world.nodes = sizes[std::size_t(roll(sizes.size()))];
    world.consoles = 1 + roll(2);
    const int faults = calm ? 1 + roll(2) : roll(4);
    Millis at{0};
    for (int i = 0; i < faults; ++i) {
        at += Millis{1000 + roll(60000)};
        const int node = 1 + roll(world.nodes);
        world.faults.append({.at = at, .node = node, .truth = Truth(roll(truths))});
        if (oneIn(3))
            world.faults.append({.at = at + Millis{5000 + roll(60000)}, .node = node, .truth = oneIn(2) ? Truth::Up : Truth::Booting});
    }
    std::ranges::stable_sort(world.faults, {}, &Fault::at);
    for (int host = 0; host <= world.nodes; ++host) {
        world.blindHost[host] = oneIn(5);
        world.noSsh[host] = oneIn(8);
    }
    for (int node = 1; node <= world.nodes; ++node) {
        world.wrongPort[node] = oneIn(10);
        world.saysNothing[node] = oneIn(6);
        world.apiOff[node] = oneIn(8);
        for (int other = node + 1; other <= world.nodes; ++other)
            world.parted[{node, other}] = oneIn(14);
    }
    for (int console = 0; console < world.consoles; ++console) {
        Place place;
        place.cutFromWitness = oneIn(6);
        const bool far = oneIn(3);
        for (int node = 1; node <= world.nodes; ++node) {
            place.cutFromNode[node] = oneIn(6);
            place.cutFromHost[node] = oneIn(8);
            place.delay[node] = Millis{far ? roll(3000) : roll(200)};
        }
        if (oneIn(6)) {
            place.clockJumpAt = Millis{roll(180000)};
            place.clockJump = Millis{(roll(2) == 0 ? -1 : 1) * (1000 + roll(86'400'000))};
        }
        if (oneIn(6)) {
            place.offline = Millis{roll(180000)};
            place.offlineFor = Millis{1000 + roll(120000)};
        }
        world.places.append(place);
    }
    // Drawn last: what a seed meant before, it still means.
    for (Place &place : world.places) {
        if (oneIn(4)) {
            place.pauseAfter = Millis{roll(2000)};
            place.pauseFor = Millis{1000 + roll(120000)};
        }
    }
    if (world.nodes >= 5 && roll(2) == 0) {
        world.strangers = roll(4) == 0 ? 1 : 2;
        // Grown since the profile was written; and those are off at this moment.
        const bool areOff = roll(2) == 0;
        for (int node = world.known() + 1; areOff && node <= world.nodes; ++node)
            world.faults.prepend({.at = Millis{1000}, .node = node, .truth = Truth::Stopped});
    }
    if (roll(8) == 0)
        world.becomePlain(dice);
    else if (roll(8) == 0 && world.known() >= 3)
        world.standBehindRelay(dice);
    return world;
}

/// The node stays well. In half of these worlds nobody but the APIs can say so.
void World::standBehindRelay(std::mt19937 &dice)
{
    const auto roll = [&](int sides) { return int(dice() % unsigned(sides)); };
    const int node = 1 + roll(known());
    relays[node] = {.dumbFrom = Millis{30000 + roll(120000)}, .isApart = roll(2) == 0, .hidesApi = roll(3) > 0};
    faults.removeIf([node](const Fault &fault) { return fault.node == node; });
    if (roll(2) == 0)
        return;
    relays[node].isRootless = true;
    for (int host = 1; host <= known(); ++host)
        noSsh[host] = host != node;
    blindHost[0] = blindHost[node] = wrongPort[node] = false;
}

/// A node that is sent away, then one that dies, in a cluster that could spare three; and a console that sees all of it.
void World::becomePlain(std::mt19937 &dice)
{
    const auto roll = [&](int sides) { return int(dice() % unsigned(sides)); };
    nodes = 5 + 2 * roll(2);
    consoles = 1;
    strangers = 0;
    for (QMap<int, bool> *map : {&blindHost, &wrongPort, &noSsh, &saysNothing, &apiOff})
        map->clear();
    parted.clear();
    const int away = 1 + roll(nodes);
    mustFence = 1 + away % nodes;
    constexpr std::array sentAway{Truth::Draining, Truth::Stopped, Truth::AppStopped};
    constexpr std::array dies{Truth::Killed, Truth::Frozen, Truth::HostDead};
    faults = {{.at = Millis{15000 + roll(20000)}, .node = away, .truth = sentAway[std::size_t(roll(3))]},
              {.at = Millis{70000 + roll(40000)}, .node = mustFence, .truth = dies[std::size_t(roll(3))]}};
    Place place;
    for (int node = 1; node <= nodes; ++node)
        place.delay[node] = Millis{roll(200)};
    places = {place};
}

Truth World::truth(int node) const
{
    Truth now = Truth::Up;
    Millis latest{-1};
    for (const Fault &fault : faults) {
        if (fault.node == node && fault.at <= time->monotonic()) {
            now = fault.truth;
            latest = fault.at;
        }
    }
    // A fence outlasts what was, until the next thing happens.
    if (const auto fenced = fencedAt.constFind(node); fenced != fencedAt.cend() && !fenced->isEmpty() && fenced->last() >= latest)
        return Truth::Killed;
    return now;
}

Millis World::since(int node) const
{
    Millis latest{0};
    for (const Fault &fault : faults) {
        if (fault.node == node && fault.at <= time->monotonic())
            latest = fault.at;
    }
    const QList<Millis> fences = fencedAt.value(node);
    return fences.isEmpty() ? latest : std::max(latest, fences.last());
}

bool World::linked(int one, int other) const
{
    return one == other || !parted.value({std::min(one, other), std::max(one, other)});
}

int World::running() const
{
    int count = 0;
    for (int node = 1; node <= nodes; ++node)
        count += truth(node) == Truth::Up || truth(node) == Truth::Draining ? 1 : 0;
    return count;
}

bool World::inMajority(int node) const
{
    int count = 0;
    for (int other = 1; other <= nodes; ++other) {
        const Truth is = truth(other);
        count += linked(node, other) && (is == Truth::Up || is == Truth::Draining) ? 1 : 0;
    }
    return count > nodes / 2;
}

bool World::isOffline(int console) const
{
    const Place &place = places[console];
    const Millis now = time->monotonic();
    return place.offline >= Millis{0} && now >= place.offline && now < place.offline + place.offlineFor;
}

bool World::isHanging() const
{
    for (int node = 1; node <= nodes; ++node) {
        if (isSilentDeath(truth(node)) && time->monotonic() - since(node) < tickTime)
            return true;
    }
    return false;
}

bool World::isDumb(int node) const
{
    const auto relay = relays.constFind(node);
    return relay != relays.cend() && time->monotonic() >= relay->dumbFrom;
}

bool World::isApiHidden(int node) const
{
    return isDumb(node) && relays[node].hidesApi;
}

Millis World::delay(int console, int node) const
{
    return places[console].delay.value(node);
}

namespace {

Sight sightOf(Truth truth)
{
    switch (truth) {
    case Truth::Up:
        return Sight::Answers;
    case Truth::Frozen:
        return Sight::Mute;
    case Truth::HostDead:
        return Sight::Silent;
    default:
        return Sight::Refuses;
    }
}

} // namespace

Sight World::sightFrom(int console, int node) const
{
    if (isOffline(console) || places[console].cutFromNode.value(node))
        return Sight::Silent;
    if (wrongPort.value(node))
        return truth(node) == Truth::HostDead ? Sight::Silent : Sight::Refuses;
    return isDumb(node) ? Sight::Mute : sightOf(truth(node));
}

Sight World::sightFromHost(int host, int node) const
{
    // The net between brokers' hosts is the brokers' own.
    if (host > 0 && !linked(host, node))
        return Sight::Silent;
    if (wrongPort.value(node))
        return truth(node) == Truth::HostDead ? Sight::Silent : Sight::Refuses;
    return isDumb(node) ? Sight::Mute : sightOf(truth(node));
}

/// Its own host knocks at the addresses that the profile names, and at the loopback address.
Viewpoint World::viewFromHome(int node) const
{
    const Sight inside = sightOf(truth(node));
    const bool isSeenInside = inside == Sight::Answers && !(isDumb(node) && relays[node].isApart);
    Viewpoint view{.sight = wrongPort.value(node) ? Sight::Refuses : isDumb(node) && !isSeenInside ? Sight::Mute : inside};
    for (int other = 1; other <= known(); ++other)
        view.sees = view.sees || (other != node && sightFromHost(node, other) == Sight::Answers);
    return view;
}

SecondLook World::look(int console, int node, Millis patience) const
{
    const Place &place = places[console];
    SecondLook look{.node = name(node), .at = time->now(), .atMonotonic = time->monotonic()};
    const auto inTime = [&](int other) { return delay(console, other) <= patience; };
    const auto hostReached = [&](int host) {
        return !isOffline(console) && !noSsh.value(host)
               && (host == 0 ? !place.cutFromWitness : !place.cutFromHost.value(host) && truth(host) != Truth::HostDead && inTime(host));
    };
    const int most = known(); // whom the profile does not name, nobody asks
    look.own.sight = sightFrom(console, node);
    // Slower than we wait: it seems silent, however well it is.
    if (!inTime(node) && look.own.sight == Sight::Answers)
        look.own.sight = Sight::Silent;
    for (int other = 1; other <= most; ++other)
        look.own.sees = look.own.sees || (other != node && inTime(other) && sightFrom(console, other) == Sight::Answers);
    for (int host = 0; host <= most; ++host) {
        if (host == node)
            continue;
        Viewpoint view{.name = host == 0 ? u"lb1"_s : u"broker%1"_s.arg(host)};
        if (hostReached(host) && !blindHost.value(host)) {
            view.sight = sightFromHost(host, node);
            for (int other = 1; other <= most; ++other)
                view.sees = view.sees || (other != node && sightFromHost(host, other) == Sight::Answers);
        }
        look.others.append(view);
    }
    const Truth is = truth(node);
    if (!noSsh.value(node)) {
        look.host.answers = hostReached(node);
        if (*look.host.answers) {
            look.host.service = is == Truth::Restarting || is == Truth::Booting ? ServiceState::Starting
                                : is == Truth::Stopped                          ? ServiceState::Stopped
                                : is == Truth::Killed                           ? ServiceState::Failed
                                                                                : ServiceState::Active;
            if (!blindHost.value(node)) {
                look.host.greeting = viewFromHome(node);
                // A relay holds whoever came, as one that is frozen does; it is at no address of the machine's own.
                look.host.holdsOpen = isDumb(node);
                look.host.isElsewhere = isDumb(node) && (relays[node].isApart || sightOf(is) != Sight::Mute);
            }
            const bool isSeenFrozen = look.host.greeting.sight == Sight::Mute && !look.host.isElsewhere;
            look.host.isItsOwn = isSeenFrozen;
            if (look.host.service == ServiceState::Active && look.host.greeting.sight != Sight::Answers && !isSeenFrozen) {
                using parts::ApplicationState;
                look.host.application = relays.contains(node) && relays[node].isRootless ? ApplicationState::Unknown
                                        : is == Truth::Paused                            ? ApplicationState::Paused
                                        : is == Truth::AppStopped                        ? ApplicationState::Stopped
                                        : isSilentDeath(is)                              ? ApplicationState::Unknown
                                                                                         : ApplicationState::Runs;
            }
        }
    }
    const bool apiReached = !isOffline(console) && !place.cutFromNode.value(node) && inTime(node);
    if (!apiOff.value(node))
        look.api = is == Truth::Up && apiReached && !isApiHidden(node) && !isHanging() ? (saysNothing.value(node) ? ApiWord::Itself : ApiWord::Vouches)
                                                                                       : ApiWord::Silent;
    for (int peer = 1; peer <= most; ++peer) {
        if (peer == node)
            continue;
        PeerWord word{.peer = name(peer)};
        const bool up = truth(peer) == Truth::Up;
        // What it still believes: a death by itself is noticed at once, a silent one after net_ticktime.
        const bool noticed = !isSilentDeath(is) || time->monotonic() - since(node) >= tickTime;
        const bool believes = (is == Truth::Up || is == Truth::Draining || !noticed) && linked(peer, node);
        if (up && !apiOff.value(peer) && !isApiHidden(peer) && !place.cutFromNode.value(peer) && !isOffline(console) && inTime(peer) && !isHanging()) {
            word.running = believes;
            word.maintenance = is == Truth::Draining;
        }
        if (up && hostReached(peer)) {
            word.reaches = (is == Truth::Up || is == Truth::Draining) && linked(peer, node);
            word.maintenance = is == Truth::Draining;
        }
        look.peers.append(word);
    }
    return look;
}

bool World::hasApiOf(int console, int node, Millis patience) const
{
    return !apiOff.value(node) && !isApiHidden(node) && !isOffline(console) && !places[console].cutFromNode.value(node) && truth(node) == Truth::Up
           && delay(console, node) <= patience && !isHanging();
}

bool World::hasApi(int console) const
{
    constexpr Millis patience{1000};
    for (int node = 1; node <= known(); ++node) {
        if (hasApiOf(console, node, patience))
            return true;
    }
    return false;
}

bool World::reachesHost(int console, int host) const
{
    return !isOffline(console) && !noSsh.value(host) && !places[console].cutFromHost.value(host) && truth(host) != Truth::HostDead;
}

Result<std::optional<FailoverMark>> World::markFor(int console, TimePoint now) const
{
    HostsNotes said{.hosts = known()};
    for (int host = 1; host <= known(); ++host) {
        if (!reachesHost(console, host)) {
            ++said.mute;
            continue;
        }
        ++said.told;
        if (const auto note = notes.constFind(host); note != notes.cend()) {
            const QByteArray text = QJsonDocument(toJson(*note)).toJson(QJsonDocument::Compact);
            said.notes.append({.text = QString::fromUtf8(text), .age = std::chrono::duration_cast<std::chrono::seconds>(time->monotonic() - notedAt[host])});
        }
    }
    const bool isTold = hasApi(console);
    const std::optional<FailoverMark> seen = newestMark(isTold ? mark : std::nullopt, said, now);
    if (!(seen && !seen->acknowledged) && !isTold && !said.isKnown())
        return failure(ErrorKind::Unreachable, u"nobody can say"_s);
    return seen;
}

void World::writeMark(int console, const FailoverMark &written, bool inCluster)
{
    if (inCluster && hasApi(console))
        mark = written;
    for (int host = 1; host <= known(); ++host) {
        if (reachesHost(console, host) && (!notes.contains(host) || notes[host].run != written.run)) {
            notes[host] = written;
            notedAt[host] = time->monotonic();
        }
    }
}

bool World::isCountedIn(int node) const
{
    const Truth is = truth(node);
    return is == Truth::Up || (isSilentDeath(is) && time->monotonic() - since(node) < tickTime);
}

void World::fence(int console, int node)
{
    const Truth is = truth(node);
    story.append(u"%1 s: console %2 fences broker%3, which is %4"_s.arg(time->monotonic().count() / 1000.0).arg(console).arg(node).arg(toWord(is)));
    // What happened since the look began cannot have been seen. On its own host the hand looks once more; the
    // others can only drop it. A broker that has parted from the majority serves nobody rightly.
    constexpr Millis unseeable{3000};
    const bool justNow = time->monotonic() - since(node) < unseeable;
    if (mustNotBeFenced(is) && !justNow && (is != Truth::Up || inMajority(node)))
        violations.append(u"a node that is %1 was fenced: broker%2"_s.arg(toWord(is)).arg(node));
    int others = 0;
    // Nobody can look at a node that the profile does not name: what its peers say of it is the best there is.
    for (int other = 1; other <= nodes; ++other)
        others += other != node && (other > known() ? isCountedIn(other) : truth(other) == Truth::Up) ? 1 : 0;
    if (others <= nodes / 2)
        violations.append(u"broker%1 was fenced with only %2 of %3 others up: no majority is left"_s.arg(node).arg(others).arg(nodes));
    // Whoever can hear of the first one hears of it; who hears nothing at all sees that another node is out.
    const auto isOutByFence = [&](int other) {
        return other != node && truth(other) == Truth::Killed && !fencedAt.value(other).isEmpty() && fencedAt[other].last() >= since(other);
    };
    int reached = 0;
    bool isNoted = false;
    for (int host = 1; host <= known(); ++host) {
        reached += reachesHost(console, host) ? 1 : 0;
        isNoted = isNoted || (reachesHost(console, host) && notes.contains(host));
    }
    const bool isClockTrue = std::ranges::none_of(places, [](const Place &place) { return place.clockJumpAt >= Millis{0}; });
    const bool couldKnow = isNoted || (hasApi(console) && mark && isClockTrue) || (!hasApi(console) && reached <= known() / 2);
    for (int other = 1; other <= known(); ++other) {
        if (isOutByFence(other) && couldKnow)
            violations.append(u"broker%1 was fenced while broker%2 was out by a fence"_s.arg(node).arg(other));
    }
    const QList<Millis> before = fencedAt.value(node);
    if (!before.isEmpty() && before.last() >= since(node))
        violations.append(u"broker%1 was fenced twice for one death"_s.arg(node));
    fencedAt[node].append(time->monotonic());
}

QString World::describe() const
{
    QStringList lines{u"seed %1: %2 nodes, %3 of them unknown to the profile, %4 consoles"_s.arg(seed).arg(nodes).arg(strangers).arg(consoles)};
    for (const Fault &fault : faults)
        lines.append(u"  %1 s: broker%2 is %3"_s.arg(fault.at.count() / 1000.0).arg(fault.node).arg(toWord(fault.truth)));
    const auto list = [&](const char *what, const QMap<int, bool> &map) {
        QStringList numbers;
        for (auto it = map.begin(); it != map.end(); ++it) {
            if (it.value())
                numbers.append(QString::number(it.key()));
        }
        if (!numbers.isEmpty())
            lines.append(u"  %1: %2"_s.arg(QString::fromLatin1(what), numbers.join(u", "_s)));
    };
    list("blind hosts", blindHost);
    list("hosts without a login", noSsh);
    list("wrong ports", wrongPort);
    list("API off", apiOff);
    list("API that cannot vouch", saysNothing);
    for (auto it = relays.begin(); it != relays.end(); ++it) {
        lines.append(u"  %1 s: the relay before broker%2 turns dumb%3%4"_s.arg(it->dumbFrom.count() / 1000.0)
                         .arg(it.key())
                         .arg(it->isApart ? u", and the broker does not listen at the loopback address"_s : QString(),
                              it->hidesApi ? u"; it stands before its API too"_s : QString()));
    }
    for (int console = 0; console < places.size(); ++console) {
        lines.append(u"  console %1"_s.arg(console));
        list("    cut from nodes", places[console].cutFromNode);
        list("    cut from hosts", places[console].cutFromHost);
        if (places[console].pauseAfter >= Millis{0})
            lines.append(u"    pauses its runs after %1 ms, for %2 s"_s.arg(places[console].pauseAfter.count()).arg(places[console].pauseFor.count() / 1000.0));
    }
    return (lines + story + violations).join(u'\n');
}

} // namespace warrener
