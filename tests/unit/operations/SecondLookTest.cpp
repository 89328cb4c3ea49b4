#include "run/operations/SecondLook.h"

#include "run/operations/HostCommands.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const NodeName accused{u"rabbit@broker1"_s};
const NodeName peer2{u"rabbit@broker2"_s};
const NodeName peer3{u"rabbit@broker3"_s};

/// A broker that is dead, as everybody sees and says.
SecondLook dead()
{
    return {.node = accused,
            .own = {.sight = Sight::Silent, .sees = true},
            .others = {{.name = u"lb1"_s, .sight = Sight::Silent, .sees = true}, {.name = u"broker2"_s, .sight = Sight::Refuses, .sees = true}},
            .host = {.answers = true, .service = ServiceState::Failed, .greeting = {.name = u"broker1"_s, .sight = Sight::Refuses, .sees = true}},
            .api = ApiWord::Silent,
            .peers = {{.peer = peer2, .running = false, .maintenance = false, .reaches = false},
                      {.peer = peer3, .running = false, .maintenance = false, .reaches = false}}};
}

using Change = std::function<void(SecondLook &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

/// What a second look amounts to: DESIGN, *Certainty before force*.
class SecondLookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDown_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
        row("killed", [](SecondLook &) {});
        row("frozen: the peers have not noticed, its own host finds it mute", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.others[0].sight = look.others[1].sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.holdsOpen = true;
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = true, .maintenance = false, .reaches = {}};
        });
        // Of 3.10 one node alone has the table of who is in maintenance.
        row("frozen, and with it what the cluster knows of maintenance: its door is open, which no drain leaves", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.holdsOpen = true;
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = {}, .maintenance = {}, .reaches = false};
        });
        row("its host is cut off: the peers count it as running and do not reach it", [](SecondLook &look) {
            look.others[1].sight = Sight::Silent;
            look.host = {.answers = false};
            for (PeerWord &peer : look.peers)
                peer.running = true;
        });
        row("its host is cut off and the peers' API hangs", [](SecondLook &look) {
            look.others[1].sight = Sight::Silent;
            look.host = {.answers = false};
            for (PeerWord &peer : look.peers)
                peer.running = {};
        });
        row("some places are blind", [](SecondLook &look) { look.others[1] = {.name = u"broker2"_s, .sight = Sight::Refuses, .sees = false}; });
        row("its API outlives it and cannot vouch, its door hangs up, and one program has both", [](SecondLook &look) {
            look.api = ApiWord::Itself;
            look.host.greeting.sight = Sight::Mute;
            look.host.isItsOwn = true;
        });
        row("frozen behind a published address: no peer reaches it", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.isElsewhere = true;
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = true, .maintenance = false, .reaches = false};
        });
        row("frozen, no login to its host, and most do not reach it", [](SecondLook &look) {
            look.own.sight = look.others[0].sight = look.others[1].sight = Sight::Mute;
            look.host = {};
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = {}, .maintenance = false, .reaches = false};
        });
        row("its host is cut off, and one peer alone has a word", [](SecondLook &look) {
            look.others[1].sight = Sight::Silent;
            look.host = {.answers = false};
            look.peers[1] = {.peer = look.peers[1].peer};
        });
        row("frozen, and somebody before its API answers for it", [](SecondLook &look) {
            look.api = ApiWord::Speaks;
            look.host.greeting.sight = Sight::Mute;
            look.host.holdsOpen = true;
        });
    }
    void whatIsDown()
    {
        QFETCH(const Change, change);
        SecondLook look = dead();
        change(look);
        QVERIFY2(look.isDown(), qPrintable(describe(look)));
    }

    /// A tunnel whose far end is gone, a wrong port, a balancer without servers: it lets everybody in and hangs up, on the node's own
    /// machine too. Whatever else is silent, nobody is ended for it, unless that program is seen to be the node's, or most of the
    /// others say that the node is gone.
    void whoHangsUpIsNoDeath()
    {
        using Word = std::optional<bool>;
        int seen = 0;
        for (const ApiWord api : {ApiWord::Itself, ApiWord::Speaks, ApiWord::Silent, ApiWord::Unknown}) {
            for (const Word running : {Word(), Word(true), Word(false)}) {
                for (const Word reaches : {Word(), Word(false)}) {
                    for (const ServiceState service : {ServiceState::Unknown, ServiceState::Active, ServiceState::Failed}) {
                        SecondLook look = dead();
                        look.own.sight = look.others[0].sight = look.others[1].sight = Sight::Mute;
                        look.host = {.answers = true, .service = service, .greeting = {.name = u"broker1"_s, .sight = Sight::Mute, .sees = true}};
                        look.api = api;
                        for (PeerWord &peer : look.peers)
                            peer = {.peer = peer.peer, .running = running, .maintenance = false, .reaches = reaches};
                        const bool isGone = reaches == Word(false) || running == Word(false);
                        const bool isSilent = api == ApiWord::Silent || api == ApiWord::Unknown;
                        QVERIFY2(look.isDown() == (isGone && isSilent), qPrintable(everyWord(look).join(u'\n') + describe(look)));
                        look.host.isItsOwn = true;
                        QVERIFY2(look.isDown(), qPrintable(everyWord(look).join(u'\n') + describe(look)));
                        ++seen;
                    }
                }
            }
        }
        QCOMPARE(seen, 72);
    }

    void whatIsNotDown_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
        row("it answers here", [](SecondLook &look) { look.own.sight = Sight::Answers; });
        row("this console could not look", [](SecondLook &look) { look.own.sight = Sight::Unknown; });
        row("this console sees nobody", [](SecondLook &look) { look.own.sees = false; });
        row("one place sees it, a blind one too", [](SecondLook &look) { look.others[0] = {.name = u"lb1"_s, .sight = Sight::Answers, .sees = false}; });
        row("nobody else looked", [](SecondLook &look) { look.others.clear(); });
        row("everybody else is blind", [](SecondLook &look) {
            for (Viewpoint &view : look.others)
                view.sees = false;
        });
        row("everybody else could not look", [](SecondLook &look) {
            for (Viewpoint &view : look.others)
                view.sight = Sight::Unknown;
        });
        row("it answers on its own host", [](SecondLook &look) { look.host.greeting.sight = Sight::Answers; });
        row("the profile leads to another node by the same door (a copied line)", [](SecondLook &look) { look.sharers = {peer2}; });
        row("its own API vouches", [](SecondLook &look) { look.api = ApiWord::Vouches; });
        row("its own API vouches, though the port is mute at home", [](SecondLook &look) {
            look.api = ApiWord::Vouches;
            look.host.greeting.sight = Sight::Mute;
        });
        row("its own API speaks, the port is refused (a wrong port in the profile)", [](SecondLook &look) { look.api = ApiWord::Itself; });
        row("somebody speaks at its API, the port is refused", [](SecondLook &look) { look.api = ApiWord::Speaks; });
        row("its own API speaks, and the port holds whoever comes without a word (another program's, or a tunnel that hangs)", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.api = ApiWord::Itself;
            look.host.greeting.sight = Sight::Mute;
            look.host.holdsOpen = true;
        });
        row("its own API speaks, and its own host is blind", [](SecondLook &look) {
            look.api = ApiWord::Speaks;
            look.host.greeting = {.name = u"broker1"_s, .sight = Sight::Mute, .sees = false};
        });
        row("both peers count it as running, and nothing says that they are late", [](SecondLook &look) {
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = true, .maintenance = false, .reaches = {}};
        });
        row("both peers count it as running, and what is mute at home is a relay somewhere else", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.isElsewhere = true;
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = true, .maintenance = false, .reaches = {}};
        });
        // A healthy node behind a relay, and the one peer that speaks has lost its link to it.
        row("a relay is mute, and one peer alone does not reach the node", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.isElsewhere = true;
            look.peers[1] = {.peer = look.peers[1].peer};
        });
        row("the same, and nobody can log in to its host", [](SecondLook &look) {
            look.own.sight = look.others[0].sight = look.others[1].sight = Sight::Mute;
            look.host = {};
            look.peers[1] = {.peer = look.peers[1].peer};
        });
        row("its host says that the service runs and that nobody is at that address, and one peer alone does not reach it", [](SecondLook &look) {
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Silent;
            look.peers[1] = {.peer = look.peers[1].peer};
        });
        row("one peer reaches it", [](SecondLook &look) { look.peers[1].reaches = true; });
        row("it is in maintenance", [](SecondLook &look) { look.peers[1].maintenance = true; });
        row("nobody can say whether it is in maintenance", [](SecondLook &look) {
            for (PeerWord &peer : look.peers)
                peer.maintenance = {};
        });
        row("nobody can say whether it is in maintenance, its door is open, and no peer says that it does not reach it", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.holdsOpen = true;
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = {}, .maintenance = {}, .reaches = {}};
        });
        row("nobody can say whether it is in maintenance, it is mute at home, and its door hangs up", [](SecondLook &look) {
            look.own.sight = Sight::Mute;
            look.host.service = ServiceState::Active;
            look.host.greeting.sight = Sight::Mute;
            look.host.holdsOpen = false;
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = {}, .maintenance = {}, .reaches = false};
        });
        row("it refuses, and nobody can say whether it is just starting", [](SecondLook &look) { look.host = {.answers = false}; });
        row("it is starting", [](SecondLook &look) { look.host.service = ServiceState::Starting; });
        row("it is stopping", [](SecondLook &look) { look.host.service = ServiceState::Stopping; });
        row("it was stopped", [](SecondLook &look) { look.host.service = ServiceState::Stopped; });
        row("it has paused itself", [](SecondLook &look) { look.host.application = parts::ApplicationState::Paused; });
        row("it was stopped inside its Erlang VM", [](SecondLook &look) { look.host.application = parts::ApplicationState::Stopped; });
        row("it runs inside its Erlang VM", [](SecondLook &look) { look.host.application = parts::ApplicationState::Runs; });
        row("nobody can say what it does inside its Erlang VM", [](SecondLook &look) { look.host.application = parts::ApplicationState::Unknown; });
        row("the look was not taken", [](SecondLook &look) { look = {.node = look.node}; });
    }
    void whatIsNotDown()
    {
        QFETCH(const Change, change);
        SecondLook look = dead();
        change(look);
        QVERIFY(!look.isDown());
        QVERIFY(!describe(look).isEmpty());
    }

    void silentEverywhere_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("silent");
        const auto row = [](const char *name, bool silent, Change change) { QTest::newRow(name) << std::move(change) << silent; };
        // Nobody sees a healthy broker: none serves.
        const auto gone = [](SecondLook &look) {
            look = {.node = accused,
                    .own = {.sight = Sight::Silent},
                    .others = {{.name = u"lb1"_s, .sight = Sight::Silent}, {.name = u"broker2"_s}},
                    .host = {.answers = false}};
        };
        row("gone with its host, and one place could not look", true, gone);
        row("it refuses here: its host is up", false, [gone](SecondLook &look) {
            gone(look);
            look.own.sight = Sight::Refuses;
        });
        row("it refuses elsewhere", false, [gone](SecondLook &look) {
            gone(look);
            look.others[1].sight = Sight::Refuses;
        });
        row("nobody else could look", false, [gone](SecondLook &look) {
            gone(look);
            look.others[0].sight = Sight::Unknown;
        });
        row("there is no login to its host", false, [gone](SecondLook &look) {
            gone(look);
            look.host.answers = {};
        });
        row("its host answers", false, [gone](SecondLook &look) {
            gone(look);
            look.host.answers = true;
        });
        row("its host refuses the login, or nobody could try", false, [gone](SecondLook &look) {
            gone(look);
            look.host.mayBeThere = true;
        });
        row("a peer reaches it", false, [gone](SecondLook &look) {
            gone(look);
            look.peers = {{.peer = peer2, .running = {}, .maintenance = {}, .reaches = true}};
        });
        row("the look was not taken", false, [](SecondLook &look) { look = {.node = look.node}; });
    }
    void silentEverywhere()
    {
        QFETCH(const Change, change);
        QFETCH(const bool, silent);
        SecondLook look = dead();
        change(look);
        QCOMPARE(look.isSilentEverywhere(), silent);
        QVERIFY(!look.isDown());
    }

    /// One that is dead, as everybody sees at once.
    void aLookEndsWhenEverybodyHasSpoken()
    {
        LookEnd end;
        end.open = 3;
        end.isOwnHeard = end.isHostHeard = true;
        QVERIFY(!end.isReached(dead())); // its time is not over: somebody may know better
        end.open = 0;
        QVERIFY(end.isReached(dead()));
    }

    /// What is known when the usual time is over is enough where it is enough to say "down".
    void aLookEndsWithTheUsualTime()
    {
        LookEnd end;
        end.open = 2;
        end.isOwnHeard = true;
        end.isUsualTimeUp = true;
        QVERIFY(end.isReached(dead()));
    }

    /// Where it was not enough then, the first word that makes it "down" ends nothing: the one that speaks for life may be
    /// on its way from a slow host.
    void theFirstWordThatFitsEndsNothing()
    {
        LookEnd end;
        end.open = 3;
        end.isOwnHeard = true;
        SecondLook look = dead();
        look.host = {};
        look.own.sight = Sight::Mute;
        for (Viewpoint &view : look.others)
            view.sight = Sight::Mute;
        for (PeerWord &peer : look.peers)
            peer.maintenance = {};
        end.isUsualTimeUp = true;
        QVERIFY(!look.isDown());
        QVERIFY(!end.isReached(look));
        look.peers[0].maintenance = false; // a peer knows, at last
        end.open = 2;
        QVERIFY2(look.isDown(), qPrintable(describe(look)));
        QVERIFY(!end.isReached(look));
        look.host = {.answers = true, .service = ServiceState::Stopping};
        end.open = 1;
        end.isHostHeard = true;
        QVERIFY(!look.isDown());
        QVERIFY(end.isReached(look));
    }

    /// Who has more time than a busy host needs has it where it decides something: as soon as only such words are missing, what is
    /// known is enough if it says "down". Once: afterwards a word for life may be on its way, as before.
    void morePatienceHoldsUpNobody()
    {
        LookEnd end;
        end.open = 3;
        end.patient = 2;
        end.isOwnHeard = end.isUsualTimeUp = true;
        SecondLook look = dead();
        look.peers[0].maintenance = look.peers[1].maintenance = {};
        QVERIFY(!end.isReached(look)); // its first moment: nobody knows about maintenance
        look.peers[0].maintenance = false;
        QVERIFY(!end.isReached(look));
        end.isBusyTimeUp = true;
        QVERIFY(!end.isReached(look)); // another place has its own time
        end.open = 2;
        QVERIFY2(look.isDown(), qPrintable(describe(look)));
        QVERIFY(end.isReached(look));
        QVERIFY(!end.isReached(look));
        end.open = end.patient = 0;
        QVERIFY(end.isReached(look));

        LookEnd late;
        late.open = late.patient = 2;
        late.isOwnHeard = late.isUsualTimeUp = late.isBusyTimeUp = true;
        look.peers[0].maintenance = {};
        QVERIFY(!late.isReached(look));
        look.peers[0].maintenance = false;
        late.open = late.patient = 1;
        QVERIFY2(!late.isReached(look), "the first word that fits ends nothing");
        look.host.service = ServiceState::Stopping;
        QVERIFY(late.isReached(look));
    }

    /// What a word that did not come might settle is worth another look; what was said is not.
    void whatIsWorthAnotherLook_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("undecided");
        const auto row = [](const char *name, bool undecided, Change change) { QTest::newRow(name) << std::move(change) << undecided; };
        const auto frozen = [](SecondLook &look) {
            look.own.sight = look.others[0].sight = look.others[1].sight = Sight::Mute;
            look.host = {
                .answers = true, .service = ServiceState::Active, .greeting = {.name = u"broker1"_s, .sight = Sight::Mute, .sees = true}, .holdsOpen = true};
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = {}, .maintenance = {}, .reaches = false};
        };
        row("down", false, [frozen](SecondLook &look) { frozen(look); });
        row("its host saw no other one", true, [frozen](SecondLook &look) {
            frozen(look);
            look.host.greeting.sees = false;
        });
        row("its host had no time", true, [frozen](SecondLook &look) {
            frozen(look);
            look.host = {.answers = false};
        });
        row("the peers' hosts had no time", true, [frozen](SecondLook &look) {
            frozen(look);
            for (PeerWord &peer : look.peers)
                peer.reaches = {};
        });
        row("nor has its own, and the peers' API counts it as running", true, [frozen](SecondLook &look) {
            frozen(look);
            look.host = {.answers = false};
            for (PeerWord &peer : look.peers)
                peer = {.peer = peer.peer, .running = true, .maintenance = {}, .reaches = {}};
        });
        row("a peer reaches it", false, [frozen](SecondLook &look) {
            frozen(look);
            look.peers[0].reaches = true;
        });
        row("somebody answers at its API", false, [frozen](SecondLook &look) {
            frozen(look);
            look.host.greeting.sees = false;
            look.api = ApiWord::Speaks;
        });
        row("this console sees nobody", false, [frozen](SecondLook &look) {
            frozen(look);
            look.own.sees = false;
        });
    }
    void whatIsWorthAnotherLook()
    {
        QFETCH(const Change, change);
        QFETCH(const bool, undecided);
        SecondLook look = dead();
        change(look);
        QVERIFY2(look.isUndecided() == undecided, qPrintable(describe(look)));
        QVERIFY(!undecided || !look.isDown());
    }

    /// This console's own look may be the last one: the moment is when it has ended.
    void theMomentWaitsForThisConsole()
    {
        LookEnd end;
        end.open = 2;
        end.isUsualTimeUp = true;
        SecondLook look = dead();
        look.own.sight = Sight::Unknown;
        QVERIFY(!end.isReached(look));
        look = dead();
        end.isOwnHeard = true;
        end.open = 1;
        QVERIFY(end.isReached(look));
    }

    /// So does it for the node's own API, whose time is shorter than the usual one: where both are over in one turn of a busy console,
    /// the word that speaks for life is not passed over. Of a node without a door for AMQP it is the only one that is heard from here.
    void theMomentWaitsForTheApi()
    {
        LookEnd end;
        end.open = 2;
        end.isOwnHeard = end.isUsualTimeUp = end.isApiAwaited = true;
        SecondLook look = dead();
        QVERIFY2(look.isDown(), qPrintable(describe(look)));
        QVERIFY(!end.isReached(look));
        SecondLook withoutDoor = dead();
        withoutDoor.own.sight = Sight::Unknown;
        QVERIFY(!end.isReached(withoutDoor));
        look.api = ApiWord::Vouches;
        end.isApiAwaited = false;
        end.open = 1;
        QVERIFY(end.isReached(look));
        QVERIFY(!look.isDown());
    }

    /// A host that is switched off holds nobody up for longer than its own login may take.
    void aHostThatIsGoneIsNotWaitedFor()
    {
        LookEnd end;
        end.open = 2;
        end.isOwnHeard = true;
        SecondLook look = dead();
        look.host = {};
        look.own.sight = Sight::Silent;
        for (Viewpoint &view : look.others)
            view.sight = Sight::Silent;
        QVERIFY2(look.isDown(), qPrintable(describe(look)));
        end.isHostTimeUp = true;
        QVERIFY(!end.isReached(look)); // somebody else is missing too
        end.open = 1;
        QVERIFY(end.isReached(look));
    }

    /// A console that sees nobody, or a node that answers, waits for no slow host.
    void aSignOfLifeEndsIt()
    {
        for (const auto all = QList<Change>{[](SecondLook &look) { look.own.sees = false; }, [](SecondLook &look) { look.own.sight = Sight::Answers; },
                                            [](SecondLook &look) { look.api = ApiWord::Vouches; }};
             const Change &change : all) {
            LookEnd end;
            end.open = 4;
            end.isOwnHeard = true;
            SecondLook look = dead();
            change(look);
            QVERIFY(!end.isReached(look));
            end.isUsualTimeUp = true;
            QVERIFY(end.isReached(look));
        }
    }

    /// Whatever was seen: one who turns blind never makes it down, and a sign of life always makes it not down.
    void blindnessIsNoEvidenceAndLifeIs()
    {
        std::mt19937 dice(20261126);
        const auto roll = [&](int sides) { return int(dice() % unsigned(sides)); };
        const auto sight = [&] { return Sight(roll(5)); };
        const auto perhaps = [&]() -> std::optional<bool> {
            const int side = roll(3);
            return side == 2 ? std::nullopt : std::optional(side == 1);
        };
        int downs = 0;
        for (int i = 0; i < 200'000; ++i) {
            SecondLook look{.node = accused, .own = {.sight = sight(), .sees = roll(4) > 0}};
            for (int view = roll(4); view > 0; --view)
                look.others.append({.name = u"h%1"_s.arg(view), .sight = sight(), .sees = roll(3) > 0});
            look.host = {.answers = perhaps(), .service = ServiceState(roll(6)), .greeting = {.name = {}, .sight = sight(), .sees = roll(2) > 0}};
            look.api = ApiWord(roll(4));
            for (int peer = roll(4); peer > 0; --peer)
                look.peers.append({.peer = {u"rabbit@p%1"_s.arg(peer)}, .running = perhaps(), .maintenance = perhaps(), .reaches = perhaps()});
            const bool down = look.isDown();
            downs += down ? 1 : 0;

            SecondLook blind = look;
            blind.own.sees = false;
            QVERIFY(!blind.isDown());
            blind = look;
            blind.host.greeting.sees = false;
            QVERIFY(down || !blind.isDown());
            for (Viewpoint &view : blind.others)
                view.sees = false;
            QVERIFY(!blind.isDown());
            blind = look;
            blind.own.sight = Sight::Unknown;
            QVERIFY(!blind.isDown());

            if (!down)
                continue;
            for (const auto &live : {Change([](SecondLook &it) { it.api = ApiWord::Vouches; }), Change([](SecondLook &it) { it.own.sight = Sight::Answers; }),
                                     Change([](SecondLook &it) { it.others.append({.name = u"x"_s, .sight = Sight::Answers, .sees = false}); }),
                                     Change([](SecondLook &it) { it.host.greeting.sight = Sight::Answers; }),
                                     Change([](SecondLook &it) { it.host.service = ServiceState::Starting; }),
                                     Change([](SecondLook &it) { it.peers.append({.peer = peer3, .running = {}, .maintenance = true, .reaches = {}}); }),
                                     Change([](SecondLook &it) { it.peers.append({.peer = peer3, .running = {}, .maintenance = {}, .reaches = true}); })}) {
                SecondLook alive = look;
                live(alive);
                QVERIFY(!alive.isDown());
                QVERIFY(!alive.signs().isEmpty());
            }
        }
        QVERIFY2(downs > 100, qPrintable(QString::number(downs)));
    }

    void aServiceAsItsManagerKnowsIt_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<ServiceState>("state");
        const auto row = [](const char *name, const char *output, ServiceState state) { QTest::newRow(name) << QByteArray(output) << state; };
        row("runs", "Welcome 01\nm service LoadState=loaded ActiveState=active end\n", ServiceState::Active);
        row("is started again", "m service LoadState=loaded ActiveState=activating end\n", ServiceState::Starting);
        row("is stopping", "m service LoadState=loaded ActiveState=deactivating end\n", ServiceState::Stopping);
        row("was stopped", "m service LoadState=loaded ActiveState=inactive end\n", ServiceState::Stopped);
        row("crashed", "m service LoadState=loaded ActiveState=failed end\n", ServiceState::Failed);
        row("unknown unit", "m service LoadState=not-found ActiveState=inactive end\n", ServiceState::Unknown);
        row("no systemd", "m service  end\n", ServiceState::Unknown);
        row("cut off", "m service LoadState=loaded Active", ServiceState::Unknown);
        row("another's words", "x service LoadState=loaded ActiveState=failed end\n", ServiceState::Unknown);
        row("nothing", "", ServiceState::Unknown);
    }
    void aServiceAsItsManagerKnowsIt()
    {
        QFETCH(const QByteArray, output);
        QFETCH(const ServiceState, state);
        QCOMPARE(parts::serviceStateFrom(output, u"m"_s), state);
    }

    void aPeersOwnWord_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("word"); // reaches, maintenance: + - ?
        QTest::newRow("erl_call") << QByteArray("{ok, {warrener, reaches, serving}}") << u"+-"_s;
        QTest::newRow("rabbitmqctl") << QByteArray("{warrener,misses,drained}\n") << u"-+"_s;
        QTest::newRow("its store cannot tell") << QByteArray("{ok, {warrener, misses, unknown}}") << u"-?"_s;
        QTest::newRow("an error") << QByteArray("{error, {badrpc, nodedown}}") << u"??"_s;
        QTest::newRow("a login that talks") << QByteArray("reaches serving 01\n") << u"??"_s;
        QTest::newRow("nothing") << QByteArray() << u"??"_s;
    }
    void aPeersOwnWord()
    {
        QFETCH(const QByteArray, output);
        QFETCH(const QString, word);
        std::optional<bool> reaches;
        std::optional<bool> maintenance;
        parts::readPeerAnswer(output, reaches, maintenance);
        const auto sign = [](std::optional<bool> value) { return !value ? u'?' : *value ? u'+' : u'-'; };
        QCOMPARE((QString(sign(reaches)) + sign(maintenance)), word);
    }

    /// What was asked for is no success: only what was seen on the host.
    void whatCameOfAnEnding_data()
    {
        QTest::addColumn<QString>("own");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<int>("outcome");
        using Outcome = parts::Ending::Outcome;
        QTest::newRow("gone") << QString() << QByteArray("Welcome\nended 4711\n") << int(Outcome::Ended);
        QTest::newRow("MainPID=0") << QString() << QByteArray("not running\n") << int(Outcome::NotRunning);
        QTest::newRow("a login that talks") << QString() << QByteArray("ended 2026\nnot running\n") << int(Outcome::NotRunning);
        QTest::newRow("silence") << QString() << QByteArray() << int(Outcome::Told);
        QTest::newRow("another's, by an own command") << u"kill-it"_s << QByteArray("another node's host: broker2\n") << int(Outcome::Another);
        QTest::newRow("an own command says anything") << u"kill-it"_s << QByteArray("ended 4711\n") << int(Outcome::Told);
    }
    void whatCameOfAnEnding()
    {
        QFETCH(const QString, own);
        QFETCH(const QByteArray, output);
        QFETCH(const int, outcome);
        HostProfile host;
        if (!own.isEmpty())
            host.commands = {{u"kill"_s, own}};
        QCOMPARE(int(parts::endingFrom(host, output).outcome), outcome);
    }
};

QTEST_GUILESS_MAIN(SecondLookTest)
#include "SecondLookTest.moc"
