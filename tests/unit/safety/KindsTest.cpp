// Kinds of harm that the worlds of SafetyTest have no place for, each as a generator and an oracle of its own: what is done to a node, and when. A failing
// seed is printed and replays alone: WARRENER_SAFETY_SEED.

#include "../failover/Scene.h"
#include "NoLog.h"
#include "Trials.h"
#include "base/Pause.h"
#include "run/lease/HostsLease.h"
#include "run/operations/HostCommands.h"
#include "run/procedure/Lease.h"
#include "run/procedure/Operations.h"
#include "run/procedure/Runner.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QDateTime>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QCoro::Task<Result<QJsonObject>> takeAWhile(std::shared_ptr<FakeTime> time, Millis length, std::function<Result<QJsonObject>()> answer)
{
    co_await pauseFor(time, length, {});
    co_return answer();
}

/// All that a plan can call.
QStringList operationsOf(const Plan &plan)
{
    QStringList names;
    const auto add = [&names](const QString &name) {
        if (!names.contains(name))
            names.append(name);
    };
    for (const Guard &guard : plan.guards)
        add(guard.act.operation);
    eachStep(plan.steps, [&](const Step &step, int) {
        for (const std::optional<Call> &call : {step.act, step.probe, step.precondition}) {
            if (call)
                add(call->operation);
        }
        if (step.undo)
            add(step.undo->act.operation);
    });
    return names;
}

/// A switchover of broker1 to broker2 through all its steps, each as long as the dice say; broker2 or broker3 dies somewhere,
/// and somebody pauses the run for up to two days.
struct Graceful
{
    explicit Graceful(Dice &dice)
    {
        Scene scene;
        const Result<Plan> made = planSwitchover(scene.view(), {.from = Scene::node(1), .to = Scene::node(2)});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        plan = *made;
        dies = dice.oneIn(3) ? -1 : 2 + dice.roll(2);
        diesAt = Millis{dice.roll(60000)};
        pauses = dice.oneIn(2);
        pausedAt = Millis{dice.roll(60000)};
        pausedFor = dice.oneIn(2) ? Millis{dice.roll(60000)} : Millis{dice.roll(2 * 86'400'000)};
        for (const auto listed = operationsOf(plan); const QString &name : listed) {
            const Millis length{dice.roll(3000)};
            operations->add(name, [this, name, length](QJsonObject, StepContext) {
                if (name == "broker.drain"_L1)
                    beginDrain();
                return takeAWhile(time, length, [this, name] { return answerTo(name); });
            });
        }
    }

    bool isDead() const { return dies > 0 && time->monotonic() >= diesAt; }
    Result<QJsonObject> answerTo(const QString &name)
    {
        const bool isGuard = name == "guard.majority"_L1 || name == "guard.quorum-stays"_L1;
        if (isGuard && isDead())
            return failure(ErrorKind::Forbidden, u"only one stays"_s);
        return QJsonObject{{u"done"_s, !name.contains("is-"_L1)}, {u"words"_s, u"as it should be"_s}};
    }

    void beginDrain()
    {
        // What is asked directly before the deed may be a second old by then, and the guards do not all take as long.
        constexpr Millis slack{4500};
        ++drains;
        if (isDead() && time->monotonic() - diesAt > slack)
            harm = u"broker1 was drained %1 s after broker%2 had died"_s.arg((time->monotonic() - diesAt).count() / 1000.0).arg(dies);
    }

    static QCoro::Task<> carryOut(Graceful *self, Runner *runner)
    {
        const Result<Verdict> verdict = co_await runner->run(self->plan, {.who = u"ops"_s});
        self->verdict = verdict ? toId(*verdict) : verdict.error().message;
        self->isOver = true;
    }
    void live()
    {
        Runner runner({.operations = operations, .log = std::make_shared<NoLog>(), .time = time, .lease = {}});
        carryOut(this, &runner);
        if (pauses) {
            time->after(pausedAt, [this, &runner] {
                runner.pause(u"ops"_s);
                time->after(pausedFor, [&runner] { runner.goOn(u"ops"_s); });
            });
        }
        for (FakeTime::settle(); !isOver && time->advance();)
            FakeTime::settle();
        FakeTime::settle();
    }

    Plan plan;
    std::shared_ptr<FakeTime> time = std::make_shared<FakeTime>();
    std::shared_ptr<Operations> operations = std::make_shared<Operations>();
    int dies = -1;
    Millis diesAt{0};
    bool pauses = false;
    Millis pausedAt{0}, pausedFor{0};
    int drains = 0;
    QString harm;
    QString verdict;
    bool isOver = false;
};

} // namespace

class KindsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 2, evidence ages: no drain on guards of minutes or hours ago.
    void gracefulPlansAskAgain()
    {
        int drains = 0;
        int refused = 0;
        trySeeds(400, [&](Dice &dice) -> QString {
            Graceful run(dice);
            run.live();
            drains += run.drains;
            refused += run.drains == 0 ? 1 : 0;
            if (!run.isOver)
                return u"the run did not end"_s;
            return run.harm;
        });
        qInfo("%d drains, %d refused", drains, refused);
    }

    /// 3, one fence at a time, by a host whose clock is set: a console that lives keeps its link, and one that died holds up nobody for
    /// longer than a term.
    void theLeaseOutlivesNoClock()
    {
        trySeeds(20, [](Dice &dice) -> QString {
            const int term = 40 + dice.roll(160);
            const bool lives = dice.oneIn(2);
            const qint64 jump = dice.oneIn(3) ? 0 : -qint64(1 + dice.roll(dice.oneIn(2) ? term : 5 * 86400));
            const QString link = u"warrener-kinds-%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QChar(u'0'));
            qint64 now = QDateTime::currentSecsSinceEpoch() - dice.roll(1000);
            const auto shell = [&now](const QString &script) {
                // Links are made and touched at the host's own time.
                const QString clock = u"now=%1\n"
                                      "date() { echo $now; }\n"
                                      "last() { for f; do :; done; command touch -h -d \"@$now\" \"$f\"; }\n"
                                      "touch() { last \"$@\"; }\n"
                                      "ln() { command ln \"$@\" && last \"$@\"; }\n"_s.arg(now);
                QProcess sh;
                sh.start(u"/bin/sh"_s, {u"-c"_s, clock + script});
                sh.waitForFinished(-1);
                return sh.readAllStandardOutput();
            };
            const auto holderOf = [](const char *who) {
                return toText(LeaseHolder{.who = QString::fromLatin1(who), .pid = 1, .run = QString::fromLatin1(who)});
            };
            const QString ann = holderOf("ann");
            const QString bob = holderOf("bob");
            const auto take = [&](const QString &holder, const QString &run) {
                return hostslease::holderIn(shell(hostslease::takeScript(link, holder, run, std::chrono::seconds{term}, {}, u"mark"_s)), u"mark"_s);
            };
            const auto clean = qScopeGuard([&] {
                shell(hostslease::releaseScript(link, ann));
                shell(hostslease::releaseScript(link, bob));
            });
            if (take(ann, u"ann"_s) != ann)
                return u"nobody had it, and it was not given"_s;
            now += jump;
            const qint64 asksEvery = term / 8 + dice.roll(term / 4);
            const QString scene = u"a term of %1 s, a clock set back by %2 s, asked every %3 s: "_s.arg(term).arg(-jump).arg(asksEvery);
            qint64 renewedAt = now;
            QString got;
            for (qint64 waited = 0; waited <= term + 2 * asksEvery + 1; waited += asksEvery) {
                if (lives && now - renewedAt >= term / 4) {
                    shell(hostslease::renewScript(link, ann));
                    renewedAt = now;
                }
                got = take(bob, u"bob"_s);
                if (lives && got != ann)
                    return scene + u"taken from a console that lives"_s;
                if (got == bob)
                    break;
                now += asksEvery;
            }
            return !lives && got != bob ? scene + u"a dead console holds everybody up"_s : QString();
        });
    }

    /// 4, a fence that did nothing is a failure: "ended" is said only of a process that is gone, and none is ended that must not be.
    void aFenceIsReadBack()
    {
        trySeeds(60, [](Dice &dice) -> QString {
            const QString load = dice.of(QStringList{u"loaded"_s, u"loaded"_s, u"loaded"_s, u"not-found"_s, QString()});
            const QString active = dice.of(QStringList{u"active"_s, u"active"_s, u"active"_s, u"activating"_s, u"deactivating"_s, u"inactive"_s});
            const QString pid = active == "inactive"_L1 ? u"0"_s : QString::number(1000 + dice.roll(30000));
            const bool stays = dice.oneIn(2);
            const bool isAnothers = dice.oneIn(5);
            ClusterProfile profile = Scene().profile;
            const Result<QString> command = parts::endBrokerCommand(profile, Scene::node(1));
            if (!command)
                return u"there is no command: "_s + command.error().message;
            const QString host = u"gone= killed=\n"
                                 "trap 'echo \"gone=$gone killed=$killed\" >&2' EXIT\n"
                                 "sleep() { :; }\n"
                                 "uname() { echo %1; }\n"
                                 "pgrep() { :; }\n" // whatever else runs on the machine of the test
                                 "cat() { case $1 in */comm) echo beam.smp;; esac; }\n"
                                 "kill() { case $1 in -9) killed=1; [ %2 = 1 ] || gone=1;; -0) [ -z \"$gone\" ];; esac; }\n"
                                 "systemctl() { case \"$*\" in *LoadState*) echo %3;; *ActiveState*) echo %4;; *MainPID*) echo %5;; esac; }\n"_s.arg(
                                     isAnothers ? u"broker2"_s : u"broker1"_s, stays ? u"1"_s : u"0"_s, load.isEmpty() ? u"''"_s : load, active, pid);
            QProcess sh;
            sh.start(u"/bin/sh"_s, {u"-c"_s, host + *command});
            sh.waitForFinished(-1);
            const QByteArray said = sh.readAllStandardError();
            const bool isGone = said.contains("gone=1");
            const bool isKilled = said.contains("killed=1");
            const parts::Ending ending = parts::endingFrom(parts::hostOf(profile, Scene::node(1)), sh.readAllStandardOutput());
            const QString scene = u"unit %1 %2, process %3%4, %5"_s.arg(load, active, pid, stays ? u" that stays"_s : QString(),
                                                                        isAnothers ? u"another node's host"_s : u"its host"_s);
            if (sh.exitCode() == 0 && ending.outcome == parts::Ending::Outcome::Ended && !isGone)
                return scene + u": called ended, and nothing has ended"_s;
            if (isKilled && (isAnothers || load != "loaded"_L1 || active != "active"_L1))
                return scene + u": killed"_s;
            return QString();
        });
    }

    /// 4, the same of what else runs there: a fence ends the node's own processes and no other program's, and "ended" is all of them.
    void aFenceEndsNoOtherProgram()
    {
        int ended = 0;
        trySeeds(150, [&](Dice &dice) -> QString {
            enum class Main { Broker, Shell, Other };
            // 10: the shell that started the broker, which is 11; 30: another program; 22: the broker in a container; 33: another node's.
            const Main main = dice.of(QList{Main::Broker, Main::Shell, Main::Other});
            const QString unit = dice.of(QStringList{u"rabbitmq-server"_s, u"rabbitmq@orders"_s, u"messaging"_s, u"postgresql.service"_s});
            const bool inContainer = main == Main::Other && dice.oneIn(2);
            const bool hasGroups = dice.oneIn(2);
            const bool hasFiles = !hasGroups || inContainer || dice.oneIn(2);
            const bool hasNeighbour = dice.oneIn(3);
            const QString pid = main == Main::Broker ? u"11"_s : main == Main::Shell ? u"10"_s : u"30"_s;
            const QString broker = main != Main::Other ? u"11"_s : inContainer ? u"22"_s : QString();
            QStringList own{broker};
            if (main == Main::Shell)
                own.append(u"10"_s);
            const QString stays = dice.oneIn(4) ? dice.of(own) : QString();
            ClusterProfile profile = Scene().profile;
            profile.hosts[0].service = unit;
            const Result<QString> command = parts::endBrokerCommand(profile, Scene::node(1));
            if (!command)
                return u"there is no command: "_s + command.error().message;
            const QString group = unit.endsWith(".service"_L1) ? unit : unit + ".service"_L1;
            const QString host =
                u"killed=; alive=' 10 11 22 30 33 '\n"
                "trap 'echo \"killed=$killed alive=$alive\" >&2' EXIT\n"
                "sleep() { :; }\n"
                "uname() { echo broker1; }\n"
                "pgrep() { for q in %1 %2; do echo $q; done; }\n"
                "cat() {\n"
                "  case $1 in /proc/11/comm) echo beam.smp; return;; */comm) echo postgres; return;; esac\n"
                "  case $1 in %3) echo 0::/system.slice/%4;; *) echo 0::/system.slice/other.scope;; esac\n"
                "}\n"
                "find() { case $1 in %5) echo \"$1\";; esac; }\n"
                "ps() { case $4 in 11) echo %6;; *) echo 1;; esac; }\n"
                "kill() {\n"
                "  case $1 in\n"
                "  -9) shift; for q; do killed=\"$killed $q\"; [ $q = '%7' ] || alive=\"${alive%% $q *} ${alive#* $q }\"; done;;\n"
                "  -0) case \"$alive\" in *\" $2 \"*) return 0;; *) return 1;; esac;;\n"
                "  esac\n"
                "}\n"
                "systemctl() { case \"$*\" in *LoadState*) echo loaded;; *ActiveState*) echo active;; *MainPID*) echo %8;; esac; }\n"_s.arg(
                    broker, hasNeighbour ? u"33"_s : QString(), hasGroups ? u"/proc/1[01]/*"_s : u"none"_s, group,
                    hasFiles && !broker.isEmpty() ? u"/proc/%1/*"_s.arg(broker) : u"none"_s, main == Main::Shell ? u"10"_s : u"1"_s, stays, pid);
            QProcess sh;
            sh.start(u"/bin/sh"_s, {u"-c"_s, host + *command});
            sh.waitForFinished(-1);
            const QString said = QString::fromUtf8(sh.readAllStandardError());
            const parts::Ending ending = parts::endingFrom(parts::hostOf(profile, Scene::node(1)), sh.readAllStandardOutput());
            const bool isEnded = sh.exitCode() == 0 && ending.outcome == parts::Ending::Outcome::Ended;
            ended += isEnded ? 1 : 0;
            const QString scene = u"unit %1 with the main process %2, the node's own are %3, one stays: “%4”: %5"_s.arg(unit, pid, own.join(u' '), stays, said);
            const QStringList killed = said.section("killed="_L1, 1).section(" alive="_L1, 0, 0).split(u' ', Qt::SkipEmptyParts);
            const QStringList alive = said.section("alive="_L1, 1).split(u' ', Qt::SkipEmptyParts);
            for (const QString &one : killed) {
                if (main == Main::Other || !own.contains(one))
                    return scene + u"another program was ended"_s;
            }
            if (isEnded && std::ranges::any_of(own, [&](const QString &one) { return alive.contains(one); }))
                return scene + u"called ended, and the broker lives"_s;
            if (main != Main::Other && stays.isEmpty() && !isEnded)
                return scene + u"nothing was ended"_s;
            return QString();
        });
        QVERIFY(ended > 0);
    }

    /// 4, once more: a login that leads to another cluster's machine (an address that was given away), whose unit has the usual name. The files
    /// that its broker holds say whose it is; where they say nothing, the unit is believed.
    void aFenceEndsNoStrangersBroker()
    {
        int ended = 0;
        int left = 0;
        trySeeds(150, [&](Dice &dice) -> QString {
            const QString name = dice.of(QStringList{u"rabbit@broker1"_s, u"mq-1@broker1"_s, u"rabbit@broker1.example.org"_s});
            const QString local = name.section(u'@', 0, 0);
            const QString whose = dice.of(QStringList{name, local + "@orders7"_L1, u"stock@broker1"_s, local + "@broker11"_L1, QString()});
            const bool isStrangers = !whose.isEmpty() && whose != name;
            QStringList links = whose.isEmpty()
                                    ? QStringList{}
                                    : QStringList{u"/var/lib/rabbitmq/mnesia/%1/quorum/%1/00000001.wal"_s.arg(whose), u"/var/log/rabbitmq/%1.log"_s.arg(whose)};
            links.append(dice.of(QStringList{u"/srv/mq@home/cookie"_s, u"/dev/null"_s}));
            // Its own node moved its data there once, and its log still bears an older name.
            if (whose == name && dice.oneIn(2))
                links.append(u"/srv/mnesia/old@place/dets"_s);
            std::ranges::rotate(links, links.begin() + dice.roll(int(links.size())));
            ClusterProfile profile = Scene().profile;
            profile.nodes[0].name = {name};
            const Result<QString> command = parts::endBrokerCommand(profile, {name});
            if (!command)
                return u"there is no command: "_s + command.error().message;
            const QString host = u"killed=; trap 'echo \"$killed\" >&2' EXIT\n"
                                 "sleep() { :; }\n"
                                 "uname() { echo %1; }\n"
                                 "pgrep() { echo 11; }\n"
                                 "cat() { case $1 in */comm) echo beam.smp;; *) echo 0::/system.slice/rabbitmq-server.service;; esac; }\n"
                                 "find() { case $*$1 in *readlink*/fd) printf '%s\\n' %2;; esac; }\n"
                                 "ps() { echo 1; }\n"
                                 "kill() { case $1 in -9) killed=yes;; *) [ -z \"$killed\" ];; esac; }\n"
                                 "systemctl() { case \"$*\" in *LoadState*) echo loaded;; *ActiveState*) echo active;; *MainPID*) echo 11;; esac; }\n"_s.arg(
                                     dice.of(QStringList{u"broker1"_s, u"orders7"_s}), links.join(u' '));
            QProcess sh;
            sh.start(u"/bin/sh"_s, {u"-c"_s, host + *command});
            sh.waitForFinished(-1);
            const bool isKilled = sh.readAllStandardError().contains("yes");
            const parts::Ending ending = parts::endingFrom(parts::hostOf(profile, NodeName{name}), sh.readAllStandardOutput());
            const QString scene = u"%1 is to be ended, files of “%2”: %3"_s.arg(name, whose, ending.words);
            if (isStrangers && (isKilled || ending.outcome != parts::Ending::Outcome::Another))
                return scene + u": a stranger's broker was not left alone"_s;
            if (!isStrangers && (!isKilled || ending.outcome != parts::Ending::Outcome::Ended))
                return scene + u": it was not ended"_s;
            ++(isStrangers ? left : ended);
            return QString();
        });
        QVERIFY(ended > 0 && left > 0);
    }

    /// 4 again: a profile that leads to another node's host ends nobody there, by a site's own command neither.
    void noOtherNodesHost_data()
    {
        using Change = std::function<void(ClusterProfile &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("mayEnd");
        const auto row = [](const char *name, bool mayEnd, Change change) { QTest::newRow(name) << std::move(change) << mayEnd; };
        const auto killsBy = [](ClusterProfile &profile, int number, const QString &command) {
            profile.hosts[number].serviceManager = u"commands"_s;
            profile.hosts[number].commands = {{u"kill"_s, command}};
        };
        row("as it should be", true, [](ClusterProfile &) {});
        row("names in full, and in capitals", true, [](ClusterProfile &profile) { profile.hosts[0].ssh = u"ops@BROKER1.example.net"_s; });
        row("by address", true, [](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i)
                profile.hosts[i].ssh = u"10.0.0.%1"_s.arg(i + 1);
        });
        row("by addresses behind ports, which are no names", true, [](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i)
                profile.hosts[i].ssh = u"ssh://ops@10.0.0.%1:2222"_s.arg(i + 1);
        });
        row("one address, and a port for each", true, [](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i)
                profile.hosts[i].ssh = u"ssh://ops@10.0.0.9:222%1"_s.arg(i + 1);
        });
        row("one first label in two domains", true, [](ClusterProfile &profile) {
            profile.hosts[0].ssh = u"ops@mq.dc1.example"_s;
            profile.hosts[1].ssh = u"ops@mq.dc2.example"_s;
        });
        row("one machine, and a command for each", true, [killsBy](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i) {
                profile.hosts[i].ssh = u"docker"_s;
                killsBy(profile, i, u"docker kill rabbit%1"_s.arg(i + 1));
            }
        });
        row("one machine, and a unit for each", true, [](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i) {
                profile.hosts[i].ssh = u"big"_s;
                profile.hosts[i].service = u"rabbitmq@%1"_s.arg(i + 1);
            }
        });
        row("another one's host", false, [](ClusterProfile &profile) { profile.nodes[0].host = profile.nodes[1].host; });
        row("another one's host, with a command of the site", false, [killsBy](ClusterProfile &profile) {
            profile.nodes[0].host = profile.nodes[1].host;
            killsBy(profile, 1, u"docker kill rabbit"_s);
        });
        row("two have changed places", false, [killsBy](ClusterProfile &profile) {
            std::swap(profile.nodes[0].host, profile.nodes[1].host);
            killsBy(profile, 1, u"docker kill rabbit"_s);
        });
        row("another one's login", false, [](ClusterProfile &profile) { profile.hosts[0].ssh = profile.hosts[1].ssh; });
        row("another one's login, by another user and in full", false, [](ClusterProfile &profile) { profile.hosts[0].ssh = u"root@Broker2.example.net"_s; });
        row("another one's login, which is nobody's name", false,
            [](ClusterProfile &profile) { profile.hosts[0].ssh = profile.hosts[1].ssh = u"ops@bastion"_s; });
        row("another one's login, behind the same port", false,
            [](ClusterProfile &profile) { profile.hosts[0].ssh = profile.hosts[1].ssh = u"ssh://ops@bastion:2222"_s; });
        row("one machine, and one command", false, [killsBy](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i) {
                profile.hosts[i].ssh = u"docker"_s;
                killsBy(profile, i, u"docker kill rabbit"_s);
            }
        });
        row("another one's address", false, [](ClusterProfile &profile) {
            for (int i = 0; i < 3; ++i)
                profile.nodes[i].amqp.host = u"10.0.0.%1"_s.arg(i + 1);
            profile.hosts[0].ssh = u"10.0.0.2"_s;
        });
    }
    void noOtherNodesHost()
    {
        using Change = std::function<void(ClusterProfile &)>;
        QFETCH(const Change, change);
        QFETCH(const bool, mayEnd);
        ClusterProfile profile = Scene().profile;
        change(profile);
        const Result<QString> command = parts::endBrokerCommand(profile, Scene::node(1));
        QCOMPARE(command.has_value(), mayEnd);
        QCOMPARE(parts::servesAlone(profile, Scene::node(1)).has_value(), mayEnd);
        if (!mayEnd)
            QCOMPARE(command.error().kind, ErrorKind::NotConfigured);
    }
};

QTEST_GUILESS_MAIN(KindsTest)
#include "KindsTest.moc"
