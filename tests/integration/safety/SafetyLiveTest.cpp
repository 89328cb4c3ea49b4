// The safety suite on real hosts: worlds out of a seed, the real programs in them, and one oracle. README.md tells what is drawn.

#include "../failover/Bench.h"
#include "../failover/FarConsole.h"
#include "Hosts.h"
#include "support/SafetySeeds.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::safety;

namespace {

/// Far longer than three failed checks, a second look from far away and the deed: what was not begun by then is not begun
/// for this fault. (A look that was undecided is asked for again after five seconds.)
constexpr int watchedFor = 30'000;
/// On a busy machine nobody may be able to vouch at first: that is refused, and tried again a minute later.
constexpr int actsWithin = 200'000;
constexpr int endsWithin = 180'000;

QString awayOf(const LiveWorld::Place &place)
{
    return place.away.count() == 0 ? QString() : u"%1±%2"_s.arg(place.away.count()).arg(place.away.count() / 4);
}

/// Time that a world draws; nothing is hoped for meanwhile.
void letPass(Millis drawn)
{
    QTest::qWait(int(drawn.count()));
}

ConsoleSaid heard(FarConsole &console, const QString &name, bool isAutomatic)
{
    const QJsonObject answer = console.answer();
    ConsoleSaid said{.name = name, .isAutomatic = isAutomatic, .exitCode = console.exitCode(), .noted = refusalsNotedIn(console.journal())};
    said.error = answer.value("error"_L1).toString();
    if (said.error.isEmpty() && said.exitCode != 0)
        said.error = QString::fromUtf8(console.said()).trimmed();
    const QJsonArray decisions = answer.value("decisions"_L1).toArray();
    for (const QJsonValue &decision : decisions) {
        if (decision["event"_L1] == "failover-not-done"_L1)
            said.refusals.append(decision["words"_L1].toString());
    }
    return said;
}

} // namespace

class SafetyLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
    }
    void init()
    {
        QVERIFY(bench::reset());
        // What the cluster remembers of the world before.
        QCOMPARE(bench::warrenctl({u"failover"_s, u"acknowledge"_s}).code, 0);
    }
    void cleanup() { heal(m_world); }
    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            return;
        QVERIFY(bench::reset());
        QCOMPARE(bench::warrenctl({u"failover"_s, u"acknowledge"_s}).code, 0);
        bench::removeQueues();
    }

    void worlds_data()
    {
        QTest::addColumn<quint32>("seed");
        const SafetySeeds seeds = SafetySeeds::wanted(usualWorlds);
        for (int i = 0; i < seeds.count; ++i) {
            const quint32 seed = seeds.first + quint32(i);
            QTest::newRow(qPrintable(u"seed %1: %2"_s.arg(seed).arg(toWord(LiveWorld::fromSeed(seed).fault)))) << seed;
        }
    }
    void worlds()
    {
        QFETCH(const quint32, seed);
        m_world = LiveWorld::fromSeed(seed);
        const QByteArray story = (m_world.describe() + replayWords(seed)).toUtf8();
        qInfo("%s", story.constData());
        const QTemporaryDir folder;
        const QString profile = bench::quickProfile(folder.path(), m_world.proxies);
        QVERIFY(!profile.isEmpty());
        Happened happened{.world = m_world, .before = lives(Counting::Anew), .serversBefore = servers()};
        QCOMPARE(happened.before.size(), 3);
        QVERIFY(std::ranges::all_of(happened.before, [](const Life &life) { return !life.process.isEmpty() && life.restarts == 0; }));
        QCOMPARE(happened.serversBefore.size(), 18);
        bench::Load load(900, 400);
        QVERIFY2(load.isFlowing(60), story.constData());

        std::vector<std::unique_ptr<FarConsole>> consoles;
        const auto tellAll = [&consoles] {
            QByteArray all;
            for (const auto &console : consoles)
                all += console->said() + "\n--\n";
            return all;
        };
        if (m_world.isArmed) {
            for (const LiveWorld::Place &place : std::as_const(m_world.consoles))
                consoles.push_back(std::make_unique<FarConsole>(profile, awayOf(place)));
            // A console that is too far away may never see all of them: what it has not seen it leaves alone.
            const bool isFar = m_world.fault == LiveFault::Slow;
            const auto isThere = [isFar](const auto &console) { return console->isWatching() || (isFar && console->isArmed()); };
            QTRY_VERIFY2_WITH_TIMEOUT(std::ranges::all_of(consoles, isThere), (story + '\n' + tellAll()).constData(), 90'000);
        }
        std::unique_ptr<FarConsole> other;
        if (m_world.operatorNode != 0) {
            other = std::make_unique<FarConsole>(profile, QString(),
                                                 QStringList{u"failover"_s, u"run"_s, u"--from"_s, LiveWorld::hostOf(m_world.operatorNode), u"--yes"_s});
            letPass(m_world.afterOperatorHasBegun);
        }
        QVERIFY2(begin(m_world), story.constData());
        happened.faultAt = SystemClock().now();
        if (!m_world.isArmed) {
            QElapsedTimer timer;
            timer.start();
            // The hastier one first.
            QList<LiveWorld::Place> places = m_world.consoles;
            std::ranges::stable_sort(places, {}, &LiveWorld::Place::beforeAsking);
            for (const LiveWorld::Place &place : std::as_const(places)) {
                letPass(std::max(Millis{0}, place.beforeAsking - Millis{timer.elapsed()}));
                consoles.push_back(std::make_unique<FarConsole>(profile, awayOf(place),
                                                                QStringList{u"failover"_s, u"run"_s, u"--forced"_s, u"--from"_s, m_world.host(), u"--yes"_s}));
            }
        }

        const auto fences = [&consoles] {
            qsizetype all = 0;
            for (const auto &console : consoles)
                all += console->count("step-done", "fence");
            return all;
        };
        if (!m_world.isArmed) {
            const auto isOver = [](const auto &console) { return !console->isRunning(); };
            QTRY_VERIFY2_WITH_TIMEOUT(std::ranges::all_of(consoles, isOver), (story + '\n' + tellAll()).constData(), endsWithin);
        } else if (QTest::qWaitFor([&] { return fences() > 0; }, m_world.mustAct() ? actsWithin : watchedFor)) {
            // The others make up their minds too: one that acts as well does so within that.
            const auto hasDecided = [](const auto &console) { return console->count("run-ended") > 0; };
            if (!QTest::qWaitFor([&] { return fences() > 1 || std::ranges::all_of(consoles, hasDecided); }, watchedFor))
                qInfo("not every console began a run of its own");
        }
        if (other) {
            QTRY_VERIFY2_WITH_TIMEOUT(!other->isRunning(), (story + '\n' + other->said()).constData(), endsWithin);
        }
        for (const auto &console : consoles)
            QVERIFY2(console->end(), (story + '\n' + console->said()).constData());

        if (fences() > 0)
            happened.goesOn = load.goesOn(60);
        happened.after = lives();
        happened.serversAfter = servers();
        for (std::size_t i = 0; i < consoles.size(); ++i) {
            const QString name = u"console %1"_s.arg(i + 1);
            happened.acts += actsFrom(consoles[i]->journal(), name);
            happened.consoles.append(heard(*consoles[i], name, m_world.isArmed));
        }
        if (other) {
            happened.acts += actsFrom(other->journal(), u"the operator"_s);
            happened.consoles.append(heard(*other, u"the operator"_s, false));
        }
        // All that was confirmed has arrived only once all is well again.
        heal(m_world);
        QVERIFY2(bench::reset(), story.constData());
        QVERIFY2(load.goesOn(90), story.constData());
        const Result<load::Account> account = load.stop();
        QVERIFY(account);
        happened.lost = account->totals().lost;

        const QStringList violations = violationsOf(happened);
        qInfo("%s", qPrintable(happened.describe()));
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n') + u'\n' + happened.describe() + replayWords(seed)));
    }

private:
    LiveWorld m_world{};
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(SafetyLiveTest)
#include "SafetyLiveTest.moc"
