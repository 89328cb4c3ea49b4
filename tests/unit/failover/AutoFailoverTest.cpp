#include "plan/failover/AutoFailover.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QList<NodeName> nodes{{u"rabbit@broker1"_s}, {u"rabbit@broker2"_s}, {u"rabbit@broker3"_s}};

/// A second look as everybody's answers are when a broker is dead, or when one of them sees it.
SecondLook lookAt(const NodeName &node, bool down)
{
    return {.node = node,
            .own = {.sight = Sight::Silent, .sees = true},
            .others = {{.name = u"lb1"_s, .sight = down ? Sight::Silent : Sight::Answers, .sees = true}},
            .peers = {{.peer = {u"rabbit@broker9"_s}, .running = false, .maintenance = false, .reaches = false}}};
}

/// Plays a script of moments, after a round in which all answered ("fresh": without it), and gives the log
/// of what was decided, one word each:
///   "ok"            a round in which all answer
///   "down:1"        a round in which broker1 (or "1,2") does not
///   "blind:1"       a round in which broker1 cannot be looked at, and all others answer
///   "other:1"       the same while another run is under way
///   "yes", "no"     the second look says so
///   "api"           it says so, and the node's own API has just answered
///   "done", "bad"   the run ends
///   "refused"       it was not begun, or all of it taken back
///   "unseen"        it was not begun: an answer did not come in time
///   "held"          it was not begun: somebody else held the lease
///   "back"          the machine's clock is set back by a day; "forward"
///   "pause", "resume", "ack"
///   "+N"            N seconds go by
QStringList play(const QStringList &script, const FailoverSettings &settings = {})
{
    AutoFailover automatic(settings, nodes);
    TimePoint now{Millis{1'000'000'000'000}};
    Millis monotonic{0};
    QStringList log;
    const auto note = [&](const QList<AutoDecision> &decisions) {
        for (const AutoDecision &decision : decisions) {
            switch (decision.kind) {
            case AutoDecision::Kind::None:
                break;
            case AutoDecision::Kind::Confirm:
                log.append(u"confirm"_s);
                break;
            case AutoDecision::Kind::FailOver:
                log.append(u"act "_s + shortName(decision.node));
                break;
            case AutoDecision::Kind::NotDone:
                log.append(u"not: "_s + decision.reason);
                break;
            case AutoDecision::Kind::Changed:
                log.append(toId(decision.state));
                break;
            case AutoDecision::Kind::Returned:
                log.append(u"returned"_s);
                break;
            }
        }
    };
    QStringList words = script;
    if (words.isEmpty() || words.first() != "fresh"_L1)
        words.prepend(u"ok"_s);
    else
        words.removeFirst();
    NodeName asked;
    for (const QString &word : std::as_const(words)) {
        const bool isRound = word == "ok"_L1 || word.startsWith("down:"_L1) || word.startsWith("other:"_L1) || word.startsWith("blind:"_L1);
        if (isRound) {
            AutoRound round{.at = now, .monotonic = monotonic, .answers = {}, .otherRun = word.startsWith("other:"_L1)};
            for (int i = 0; i < 3; ++i) {
                const bool isMeant = word.section(u':', 1).split(u',').contains(QString::number(i + 1));
                if (!isMeant || !word.startsWith("blind:"_L1))
                    round.answers.insert(nodes[i], !isMeant);
            }
            const QList<AutoDecision> decisions = automatic.check(round);
            for (const AutoDecision &decision : decisions)
                asked = decision.kind == AutoDecision::Kind::Confirm ? decision.node : asked;
            note(decisions);
            now += automatic.interval();
            monotonic += automatic.interval();
        } else if (word == "yes"_L1 || word == "no"_L1 || word == "api"_L1) {
            SecondLook look = lookAt(asked, word != "no"_L1);
            if (word == "api"_L1) {
                look.api = ApiWord::Itself;
                look.host.greeting = {.name = u"broker1"_s, .sight = Sight::Mute, .sees = true};
                look.host.isItsOwn = true;
            }
            note(automatic.confirmed(look, monotonic));
        } else if (word == "refused"_L1 || word == unseenReason || word == heldReason) {
            note(automatic.refused(asked, word, u"somebody else"_s, monotonic));
        } else if (word == "back"_L1) {
            now -= std::chrono::days{1};
        } else if (word == "forward"_L1) {
            now += std::chrono::days{1};
        } else if (word == "done"_L1 || word == "bad"_L1) {
            note(automatic.ended(asked, word == "done"_L1, u"ended"_s, now, monotonic));
        } else if (word == "pause"_L1) {
            automatic.pause({});
        } else if (word == "resume"_L1) {
            automatic.resume();
        } else if (word == "ack"_L1) {
            note(automatic.acknowledge());
        } else {
            now += std::chrono::seconds{word.mid(1).toInt()};
            monotonic += std::chrono::seconds{word.mid(1).toInt()};
        }
    }
    return log;
}

} // namespace

class AutoFailoverTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Settings are saved while a node fails: the automatic that goes on must not take it for one that never was.
    void aFollowerKnowsWhoWasAlive()
    {
        AutoFailover before({}, nodes);
        AutoRound round{.at = TimePoint{Millis{1'000'000'000'000}}};
        round.answers = {{nodes[0], true}, {nodes[1], true}, {nodes[2], false}};
        before.check(round);
        QCOMPARE(before.seenAlive(), (QSet<NodeName>{nodes[0], nodes[1]}));

        AutoFailover after({}, nodes);
        after.rememberAlive(before.seenAlive());
        round.answers = {{nodes[0], false}, {nodes[1], true}, {nodes[2], true}};
        QList<AutoDecision> decisions;
        for (int i = 0; i < 3; ++i) {
            round.at += std::chrono::seconds{10};
            round.monotonic += std::chrono::seconds{10};
            decisions = after.check(round);
        }
        QVERIFY(std::ranges::any_of(decisions, [](const AutoDecision &decision) { return decision.kind == AutoDecision::Kind::Confirm; }));
        decisions = after.confirmed(lookAt(nodes[0], true), round.monotonic);
        QVERIFY(std::ranges::any_of(decisions, [](const AutoDecision &decision) { return decision.kind == AutoDecision::Kind::FailOver; }));
        QVERIFY2(!after.seenAlive().contains(nodes[0]), "what is failed over is not to be failed over again by the next one");
    }

    /// What has answered at one place says nothing of another: a node that is looked for elsewhere has not been seen yet.
    void whoIsLookedForElsewhereWasNotSeen_data()
    {
        using Edit = std::function<void(ClusterProfile &)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<bool>("isKept");
        const auto row = [](const char *name, bool isKept, Edit edit) { QTest::newRow(name) << std::move(edit) << isKept; };
        row("nothing", true, [](ClusterProfile &) {});
        row("a setting", true, [](ClusterProfile &profile) { profile.poll = std::chrono::seconds{7}; });
        row("where its figures are", true, [](ClusterProfile &profile) { profile.nodes[0].metrics = QUrl(u"http://broker1:1"_s); });
        row("another node's port", true, [](ClusterProfile &profile) { profile.nodes[1].amqp.port = 1; });
        row("AMQP, another port", false, [](ClusterProfile &profile) { profile.nodes[0].amqp.port = 1; });
        row("AMQP, another host", false, [](ClusterProfile &profile) { profile.nodes[0].amqp.host = u"broker2"_s; });
        row("AMQP with TLS", false, [](ClusterProfile &profile) { profile.nodes[0].amqps = {.host = u"broker1"_s, .port = 5671}; });
        row("its API", false, [](ClusterProfile &profile) { profile.nodes[0].management = QUrl(u"http://broker2:15672"_s); });
        row("its API with TLS", false, [](ClusterProfile &profile) { profile.nodes[0].managementTls = QUrl(u"https://broker2:15671"_s); });
        row("its host", false, [](ClusterProfile &profile) { profile.nodes[0].host = {u"b2"_s}; });
        row("the login there", false, [](ClusterProfile &profile) { profile.hosts[0].ssh = u"ops@elsewhere"_s; });
        row("what is ended there", false, [](ClusterProfile &profile) { profile.hosts[0].service = u"rabbitmq@2"_s; });
        row("by which command", false, [](ClusterProfile &profile) { profile.hosts[0].commands = {{u"kill"_s, u"x"_s}}; });
        row("its host is not known any more", false, [](ClusterProfile &profile) { profile.hosts.removeFirst(); });
        row("it is gone", false, [](ClusterProfile &profile) { profile.nodes.removeFirst(); });
    }
    void whoIsLookedForElsewhereWasNotSeen()
    {
        using Edit = std::function<void(ClusterProfile &)>;
        QFETCH(const Edit, edit);
        QFETCH(const bool, isKept);
        ClusterProfile before;
        for (int i = 0; i < 2; ++i) {
            const QString host = u"b%1"_s.arg(i + 1);
            NodeProfile &node = before.nodes.emplaceBack();
            node.name = nodes[i];
            node.amqp = {.host = host, .port = 5672};
            node.host = {host};
            HostProfile &machine = before.hosts.emplaceBack();
            machine.name = {host};
            machine.ssh = host;
        }
        ClusterProfile now = before;
        edit(now);
        QCOMPARE(stillAtTheirPlaces({nodes[0]}, before, now), isKept ? QSet{nodes[0]} : QSet<NodeName>());
    }

    /// One in maintenance closes its doors: no look confirms it, however often, and the next that dies has its turn all the same.
    void oneInMaintenanceDoesNotHideTheNext()
    {
        const QList<NodeName> five = nodes + QList<NodeName>{{u"rabbit@broker4"_s}, {u"rabbit@broker5"_s}};
        AutoFailover automatic({}, five);
        AutoRound round{.at = TimePoint{Millis{1'000'000'000'000}}};
        for (const NodeName &node : five)
            round.answers.insert(node, true);
        automatic.check(round);
        const auto next = [&] {
            round.at += std::chrono::seconds{10};
            round.monotonic += std::chrono::seconds{10};
            QList<NodeName> asked;
            for (const auto listed = automatic.check(round); const AutoDecision &decision : listed) {
                if (decision.kind == AutoDecision::Kind::Confirm)
                    asked.append(decision.node);
            }
            for (const NodeName &node : std::as_const(asked))
                automatic.confirmed(lookAt(node, node != five[0]), round.monotonic);
            return asked;
        };
        round.answers[five[0]] = false;
        for (int i = 0; i < 30; ++i)
            next();
        round.answers[five[1]] = false;
        next();
        next();
        QCOMPARE(next(), QList{five[1]}); // its third failure, at once
        QCOMPARE(automatic.state(five[1]), AutoState::FailingOver);
    }

    void stories_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("log");
        const auto row = [](const char *name, const char *script, const char *log) {
            QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(log);
        };
        row("all is well", "ok ok ok", "");
        row("nobody can look at it, told once", "blind:1 blind:1 blind:1 blind:1 blind:1", "not: cannot-look");
        row("once more after it was seen", "blind:1 blind:1 blind:1 ok blind:1 blind:1 blind:1", "not: cannot-look; not: cannot-look");
        row("now and then", "blind:1 blind:1 ok blind:1 blind:1 ok", "");
        row("two failures are not enough", "down:1 down:1 ok", "monitoring; normal");
        row("three in a row", "down:1 down:1 down:1 yes done", "monitoring; confirm; failing-over; act broker1; recovering");
        row("not in a row", "down:1 down:1 ok down:1 down:1", "monitoring; normal; monitoring");
        row("not confirmed, told once", "down:1 down:1 down:1 no down:1 no down:1 no", "monitoring; confirm; not: not-confirmed; confirm; confirm");
        row("confirmed later", "down:1 down:1 down:1 no down:1 yes", "monitoring; confirm; not: not-confirmed; confirm; failing-over; act broker1");
        row("it answers while somebody looks", "down:1 down:1 down:1 ok yes", "monitoring; confirm; normal");
        row("no second question while one is open", "down:1 down:1 down:1 down:1", "monitoring; confirm");
        row("the console's own network", "down:1,2,3 down:1,2,3 down:1,2,3 down:1,2,3", "monitoring; monitoring; monitoring; not: nobody-answers");
        row("no majority", "down:1,2 down:1,2 down:1,2 down:1,2", "monitoring; monitoring; not: no-majority; not: no-majority");
        row("paused", "pause down:1 down:1 down:1 down:1 resume down:1", "monitoring; not: paused; confirm");
        row("paused while it was looked", "down:1 down:1 down:1 pause yes", "monitoring; confirm; not: paused");
        row("another run", "other:1 other:1 other:1 other:1 down:1", "monitoring; not: another-run; confirm");
        row("the node returns", "down:1 down:1 down:1 yes done down:1 ok ok", "monitoring; confirm; failing-over; act broker1; recovering; returned; normal");
        row("no second one at once", "down:1 down:1 down:1 yes done ok down:2 down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; recovering; returned; normal; monitoring; not: blocked");
        row("the block ends by time", "down:1 down:1 down:1 yes done ok +3600 down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; recovering; returned; normal; monitoring; confirm");
        row("the block ends by a person", "down:1 down:1 down:1 yes done ok ack down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; recovering; returned; normal; monitoring; confirm");
        row("a failover that fails", "down:1 down:1 down:1 yes bad down:1 down:1 down:1 ack", "monitoring; confirm; failing-over; act broker1; failed; normal");
        row("one that takes too long", "down:1 down:1 down:1 yes +301 down:1 done", "monitoring; confirm; failing-over; act broker1; failed");
        row("another node fails first", "down:1 down:2 down:2 down:2", "monitoring; monitoring; normal; confirm");
        row("one that never answered", "fresh down:1 down:1 down:1 yes down:1 yes", "monitoring; confirm; not: never-answered; confirm");
        row("its API has answered, AMQP never", "fresh down:1 down:1 down:1 api", "monitoring; confirm; failing-over; act broker1");
        row("one that is away does not hide the next", "fresh down:1 down:1 down:1 yes down:1 down:1,2 down:1 down:1",
            "monitoring; confirm; not: never-answered; confirm; monitoring; normal");
        row("another console was first", "down:1 down:1 down:1 yes refused down:1 down:1 ok",
            "monitoring; confirm; failing-over; act broker1; monitoring; not: refused; normal");
        row("where an answer was only too slow, it is asked again after five seconds", "down:1 down:1 down:1 yes unseen down:1 down:1 yes done",
            "monitoring; confirm; failing-over; act broker1; monitoring; not: unseen; confirm; failing-over; act broker1; recovering");
        row("where another console held the lease, maybe only while its rules refused, it is asked again after five seconds",
            "down:1 down:1 down:1 yes held down:1 down:1 yes done",
            "monitoring; confirm; failing-over; act broker1; monitoring; not: held; confirm; failing-over; act broker1; recovering");
        const QString once = u"failing-over; act broker1; monitoring; not: held; "_s;
        const QByteArray again =
            (u"monitoring; confirm; "_s + once + u"confirm; "_s + once + u"confirm; "_s + once + u"confirm; "_s + once + u"confirm"_s).toLatin1();
        row("three times, and then after a minute",
            "down:1 down:1 down:1 yes held down:1 down:1 yes held down:1 down:1 yes held down:1 down:1 yes held down:1 down:1 down:1 +60 down:1",
            again.constData());
        row("and it is asked again after a minute", "down:1 down:1 down:1 yes refused down:1 +60 down:1 yes done",
            "monitoring; confirm; failing-over; act broker1; monitoring; not: refused; confirm; failing-over; act broker1; recovering");
        row("nothing after one that failed, acknowledged or not by time", "down:1 down:1 down:1 yes bad +7200 down:1,2 down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; failed; monitoring; not: failed");
        row("a clock set back in a failover does not make it longer", "down:1 down:1 down:1 yes back down:1 down:1 done",
            "monitoring; confirm; failing-over; act broker1; recovering");
        row("a clock set back does not end a block", "down:1 down:1 down:1 yes done ok back +3600 down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; recovering; returned; normal; monitoring; not: blocked");
        row("nor does one set forward", "down:1 down:1 down:1 yes done ok forward down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; recovering; returned; normal; monitoring; not: blocked");
        row("and a person ends it all the same", "down:1 down:1 down:1 yes done ok back ack down:2 down:2 down:2",
            "monitoring; confirm; failing-over; act broker1; recovering; returned; normal; monitoring; confirm");
    }
    void stories()
    {
        QFETCH(const QString, script);
        QFETCH(const QString, log);
        QCOMPARE(play(script.split(u' ', Qt::SkipEmptyParts)).join(u"; "_s), log);
    }

    void defaultsAreTheHandbooks()
    {
        const FailoverSettings settings;
        QCOMPARE(settings.checkInterval, std::chrono::seconds{10});
        QCOMPARE(settings.failures, 3);
        QCOMPARE(settings.recoveryInterval, std::chrono::seconds{30});
        QCOMPARE(settings.longest, std::chrono::seconds{300});
    }

    void readsSettings_data()
    {
        QTest::addColumn<QJsonValue>("check");
        QTest::addColumn<int>("seconds");
        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << 10;
        QTest::newRow("set") << QJsonValue(5) << 5;
        QTest::newRow("too small") << QJsonValue(0) << 1;
        QTest::newRow("too large") << QJsonValue(1e12) << 3600;
        QTest::newRow("wrong type") << QJsonValue(u"5"_s) << 10;
    }
    void readsSettings()
    {
        QFETCH(const QJsonValue, check);
        QFETCH(const int, seconds);
        ClusterProfile profile;
        profile.other = {{u"failover"_s, QJsonObject{{u"check"_s, check}}}};
        QCOMPARE(failoverSettings(profile).checkInterval, std::chrono::seconds{seconds});
    }
};

QTEST_GUILESS_MAIN(AutoFailoverTest)
#include "AutoFailoverTest.moc"
