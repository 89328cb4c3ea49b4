// The judgement: what a second look amounts to. How it is taken: SecondLookTaking.cpp.
#include "run/operations/SecondLook.h"

#include "base/Phrases.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto peersRunningId = "peers-running"_L1;

/// The broker's own host can see, and finds its own broker's door open and nobody in. One that is frozen keeps whoever came; who hangs
/// up at once lives, and may be a relay or the end of a tunnel before a healthy broker, unless it is seen to be the node's own program.
bool isMuteAtHome(const SecondLook &look)
{
    return look.host.greeting.sees && look.host.greeting.sight == Sight::Mute && !look.host.isElsewhere && (look.host.holdsOpen || look.host.isItsOwn);
}

/// Maintenance mode closes the doors, and a broker that is frozen keeps them as they were: one that lets people in at home and
/// is dumb, and that no peer reaches, was in service when it froze.
bool frozeInService(const SecondLook &look)
{
    const auto misses = [](const PeerWord &peer) { return peer.reaches.has_value() && !*peer.reaches; };
    return isMuteAtHome(look) && look.host.holdsOpen && std::ranges::any_of(look.peers, misses);
}

/// Something that is not known to be the broker stands where everybody looks for it, or its machine says that the service runs and finds
/// nobody at that address: then one node that has lost its link to a healthy one would do for a death.
bool mayBeARelay(const SecondLook &look)
{
    const bool isThere = look.host.answers == true && look.host.service == ServiceState::Active;
    return !isMuteAtHome(look) && (look.own.sight == Sight::Mute || (look.own.sight == Sight::Silent && isThere));
}

/// More than half of all nodes, if this one counts too: whom they do not reach is apart from the majority at least.
bool isGoneForMost(const SecondLook &look)
{
    const auto isGone = [](const PeerWord &peer) { return !peer.reaches.value_or(peer.running.value_or(true)); };
    return 2 * std::ranges::count_if(look.peers, isGone) > look.peers.size() + 1;
}

QString sightWords(const Viewpoint &view)
{
    const auto words = [&view] {
        switch (view.sight) {
        case Sight::Answers:
            return QCoreApplication::translate("SecondLook", "it answers");
        case Sight::Refuses:
            return QCoreApplication::translate("SecondLook", "it refuses connections");
        case Sight::Mute:
            return QCoreApplication::translate("SecondLook", "it accepts connections and does not say a word");
        case Sight::Silent:
            return QCoreApplication::translate("SecondLook", "no connection comes about");
        default:
            return QCoreApplication::translate("SecondLook", "nobody could look");
        }
    }();
    return view.sees ? words : QCoreApplication::translate("SecondLook", "%1; no other node was seen answering").arg(words);
}

QString yesOrNo(std::optional<bool> word)
{
    if (!word)
        return QCoreApplication::translate("SecondLook", "no word");
    return *word ? QCoreApplication::translate("SecondLook", "yes") : QCoreApplication::translate("SecondLook", "no");
}

QStringList placesThat(const SecondLook &look, bool (*is)(const Viewpoint &))
{
    QStringList names;
    for (const Viewpoint &view : look.others) {
        if (is(view))
            names.append(view.name);
    }
    return names;
}

SignOfLife sign(const QString &id, const QString &words)
{
    return {.id = id, .words = words};
}

} // namespace

QList<SignOfLife> SecondLook::signs() const
{
    const QString name = shortName(node);
    QList<SignOfLife> signs;
    if (own.sight == Sight::Answers)
        signs.append(sign(u"seen-here"_s, QCoreApplication::translate("SecondLook", "%1 answers this console").arg(name)));
    if (const QStringList see = placesThat(*this, [](const Viewpoint &view) { return view.sight == Sight::Answers; }); !see.isEmpty())
        signs.append(sign(u"seen"_s, QCoreApplication::translate("SecondLook", "%1 answers %2").arg(name, phrases::list(see))));
    if (host.greeting.sight == Sight::Answers)
        signs.append(sign(u"seen-at-home"_s, QCoreApplication::translate("SecondLook", "%1 answers on its own host").arg(name)));
    if (api == ApiWord::Vouches)
        signs.append(sign(u"api"_s, QCoreApplication::translate("SecondLook", "the management API of %1 says that the broker runs").arg(name)));
    switch (host.service) {
    case ServiceState::Starting:
        signs.append(sign(u"starting"_s, QCoreApplication::translate("SecondLook", "the service of %1 is starting").arg(name)));
        break;
    case ServiceState::Stopping:
        signs.append(sign(u"stopping"_s, QCoreApplication::translate("SecondLook", "the service of %1 is stopping in order").arg(name)));
        break;
    case ServiceState::Stopped:
        signs.append(sign(u"stopped"_s, QCoreApplication::translate("SecondLook", "the service of %1 was stopped in order: somebody planned it").arg(name)));
        break;
    case ServiceState::Active:
    case ServiceState::Failed:
    case ServiceState::Unknown:
        break;
    }
    if (host.application) {
        switch (*host.application) {
        case parts::ApplicationState::Runs:
            signs.append(sign(u"runs-inside"_s, QCoreApplication::translate("SecondLook", "RabbitMQ on %1 runs, by the word of its own host").arg(name)));
            break;
        case parts::ApplicationState::Paused:
            // Ended, it would be started by its host, and serve apart from the others.
            signs.append(
                sign(u"paused"_s, QCoreApplication::translate("SecondLook", "%1 has paused itself, and goes on when it sees enough of its peers").arg(name)));
            break;
        case parts::ApplicationState::Stopped:
            signs.append(
                sign(u"stopped-inside"_s,
                     QCoreApplication::translate("SecondLook", "RabbitMQ on %1 was stopped in order inside its Erlang VM: somebody planned it").arg(name)));
            break;
        case parts::ApplicationState::Unknown:
            break;
        }
    }
    if (std::ranges::any_of(peers, [](const PeerWord &peer) { return peer.maintenance.value_or(false); }))
        signs.append(sign(u"maintenance"_s, QCoreApplication::translate("SecondLook", "%1 is in maintenance mode").arg(name)));
    QStringList reach;
    for (const PeerWord &peer : peers) {
        if (peer.reaches.value_or(false))
            reach.append(shortName(peer.peer));
    }
    if (!reach.isEmpty())
        signs.append(sign(u"peers"_s, QCoreApplication::translate("SecondLook", "%1 answers %2 inside the cluster").arg(name, phrases::list(reach))));
    return signs;
}

QList<SignOfLife> SecondLook::doubts() const
{
    const QString name = shortName(node);
    QList<SignOfLife> doubts;
    const bool isMute = isMuteAtHome(*this);
    if ((api == ApiWord::Speaks && !isMute) || (api == ApiWord::Itself && !(isMute && !host.holdsOpen)))
        doubts.append(sign(u"api-speaks"_s, QCoreApplication::translate("SecondLook", "the management API of %1 answers").arg(name)));
    if (isMute)
        return doubts;
    QStringList running;
    for (const PeerWord &peer : peers) {
        // Who counts it as running and does not reach it now has not noticed yet.
        if (peer.running.value_or(false) && peer.reaches.value_or(true))
            running.append(shortName(peer.peer));
    }
    if (!running.isEmpty())
        doubts.append(sign(peersRunningId, QCoreApplication::translate("SecondLook", "%1 count %2 as running").arg(phrases::list(running), name)));
    return doubts;
}

QString SecondLook::lacks() const
{
    const QString name = shortName(node);
    if (!sharers.isEmpty()) {
        QStringList names;
        for (const NodeName &sharer : sharers)
            names.append(shortName(sharer));
        return QCoreApplication::translate("SecondLook", "The profile gives %1 the same address and port as %2: nobody can say which of them is missed there")
            .arg(name, phrases::list(names));
    }
    if (own.sight == Sight::Unknown)
        return QCoreApplication::translate("SecondLook", "This console cannot look for %1").arg(name);
    if (!own.sees)
        return QCoreApplication::translate("SecondLook", "This console sees no other node either: the fault may be its own network");
    if (std::ranges::none_of(others, &Viewpoint::misses)) {
        return QCoreApplication::translate(
                   "SecondLook", "%1 does not answer here, and nobody else who can see another node could look: the fault may be this console's network")
            .arg(name);
    }
    // Its host is up and nothing listens: it may be on its way up, or was stopped on purpose.
    const auto refused = [](const Viewpoint &view) { return view.sees && view.sight == Sight::Refuses; };
    if (host.service == ServiceState::Unknown && (refused(own) || std::ranges::any_of(others, refused)))
        return QCoreApplication::translate("SecondLook", "Nobody can say whether the service of %1 is just starting, or was stopped on purpose").arg(name);
    // One that is frozen says nothing either, and refuses nobody.
    const bool isRefused = refused(own) || std::ranges::any_of(others, refused) || host.greeting.sight == Sight::Refuses;
    if (host.application == parts::ApplicationState::Unknown && isRefused)
        return QCoreApplication::translate("SecondLook", "Nobody can say whether RabbitMQ on %1 has paused itself, or was stopped on purpose").arg(name);
    if (mayBeARelay(*this) && !isGoneForMost(*this)) {
        return QCoreApplication::translate("SecondLook", "What is at the address of %1 may be another program than the broker, or lead elsewhere: neither its "
                                                         "own host nor most of the other nodes say that the broker itself is gone")
            .arg(name);
    }
    if (std::ranges::none_of(peers, [](const PeerWord &peer) { return peer.maintenance.has_value(); }) && !frozeInService(*this))
        return QCoreApplication::translate("SecondLook", "No other node can say whether %1 is in maintenance mode").arg(name);
    return {};
}

bool SecondLook::isDown() const
{
    return own.misses() && signs().isEmpty() && doubts().isEmpty() && lacks().isEmpty();
}

bool SecondLook::isUndecided() const
{
    // Who is known to reach it gives a sign, and who is known not to raises no doubt: what is left was not heard.
    const auto isOfWhoWasNotHeard = [](const SignOfLife &doubt) { return doubt.id == peersRunningId; };
    // No next look tells two nodes apart that have one door.
    return own.misses() && sharers.isEmpty() && signs().isEmpty() && std::ranges::all_of(doubts(), isOfWhoWasNotHeard) && !isDown();
}

bool SecondLook::isSilentEverywhere() const
{
    const auto isSilent = [](const Viewpoint &view) { return view.sight == Sight::Silent; };
    const auto saysOtherwise = [&isSilent](const Viewpoint &view) { return !isSilent(view) && view.sight != Sight::Unknown; };
    return isSilent(own) && host.answers == false && !host.mayBeThere && std::ranges::any_of(others, isSilent) && std::ranges::none_of(others, saysOtherwise)
           && signs().isEmpty();
}

bool LookEnd::isReached(const SecondLook &look)
{
    if (open == 0)
        return true;
    // Of a node whose host is gone too nobody else is missing.
    if (isHostTimeUp && open == 1 && !isHostHeard && look.isDown())
        return true;
    // Of a node without a door for AMQP the API is all that this console can hear; of another one its word may be the only sign of life.
    if (!isUsualTimeUp || !isOwnHeard || isApiAwaited)
        return false;
    const bool isFirstMoment = !std::exchange(m_hadItsMoment, true);
    const bool isSecondMoment = isBusyTimeUp && open == patient && !std::exchange(m_hadItsSecondMoment, true);
    return !look.own.misses() || !look.signs().isEmpty() || ((isFirstMoment || isSecondMoment) && look.isDown());
}

QString describe(const QList<SignOfLife> &signs)
{
    QStringList words;
    for (const SignOfLife &sign : signs)
        words.append(sign.words);
    return phrases::list(words);
}

QString describe(const SecondLook &look)
{
    const QString name = shortName(look.node);
    if (QList<SignOfLife> signs = look.signs(); !signs.isEmpty()) {
        if (look.own.sight == Sight::Answers)
            return QCoreApplication::translate("Failover", "%1 answers").arg(name);
        const bool elsewhere = std::ranges::contains(signs, u"seen"_s, &SignOfLife::id);
        const QString words = QCoreApplication::translate("SecondLook", "%1 does not answer here, but: %2").arg(name, describe(signs));
        return elsewhere ? QCoreApplication::translate("SecondLook", "%1. The fault may be this console's network").arg(words) : words;
    }
    if (const QList<SignOfLife> doubts = look.doubts(); !doubts.isEmpty())
        return QCoreApplication::translate("SecondLook", "%1 does not answer here, but: %2").arg(name, describe(doubts));
    if (const QString lacks = look.lacks(); !lacks.isEmpty())
        return lacks;
    const QString miss = phrases::list(placesThat(look, [](const Viewpoint &view) { return view.misses(); }));
    switch (look.own.sight) {
    case Sight::Refuses:
        return QCoreApplication::translate("Failover", "%1 refuses connections here and from %2").arg(name, miss);
    case Sight::Mute:
        return QCoreApplication::translate("SecondLook", "%1 accepts connections and does not say a word, here and to %2").arg(name, miss);
    default:
        return QCoreApplication::translate("Failover", "%1 answers neither here nor to %2").arg(name, miss);
    }
}

QStringList everyWord(const SecondLook &look)
{
    const auto from = [](const QString &place, const Viewpoint &view) {
        return QCoreApplication::translate("SecondLook", "Looked at from %1: %2").arg(place, sightWords(view));
    };
    QStringList lines{QCoreApplication::translate("SecondLook", "Looked at from here: %1").arg(sightWords(look.own))};
    for (const Viewpoint &view : look.others)
        lines.append(from(view.name, view));
    if (look.host.answers.value_or(false))
        lines.append(QCoreApplication::translate("SecondLook", "Looked at on its own host: %1").arg(sightWords(look.host.greeting)));
    else
        lines.append(QCoreApplication::translate("SecondLook", "Its own host: no word"));
    for (const PeerWord &peer : look.peers) {
        lines.append(QCoreApplication::translate("SecondLook", "%1 was asked whether it reaches it (%2), and whether it is in maintenance mode (%3)")
                         .arg(shortName(peer.peer), yesOrNo(peer.reaches), yesOrNo(peer.maintenance)));
    }
    return lines;
}

QJsonObject toJson(const SecondLook &look)
{
    const auto toJson = [](const Viewpoint &view) { return QJsonObject{{u"from"_s, view.name}, {u"sight"_s, toId(view.sight)}, {u"sees"_s, view.sees}}; };
    QJsonArray others;
    for (const Viewpoint &view : look.others)
        others.append(toJson(view));
    QJsonArray signs;
    for (const auto listed = look.signs() + look.doubts(); const SignOfLife &sign : listed)
        signs.append(sign.id);
    QJsonObject json{{u"own"_s, toJson(look.own)}, {u"others"_s, others}, {u"signs"_s, signs}, {u"down"_s, look.isDown()}};
    if (look.host.answers)
        json.insert(u"hostAnswers"_s, *look.host.answers);
    return json;
}

} // namespace warrener
