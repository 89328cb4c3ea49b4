// Kinds of harm that the worlds of SafetyTest have no place for, each as a generator and an oracle of its own. A failing seed is
// printed and replays alone: WARRENER_SAFETY_SEED.

#include "../failover/FakeHaproxy.h"
#include "../failover/Scene.h"
#include "NoLog.h"
#include "base/JsonBounds.h"
#include "base/OutsideText.h"
#include "base/Pause.h"
#include "cluster/AllowedNames.h"
#include "look/access/Doors.h"
#include "look/host/HostShell.h"
#include "record/journal/Journal.h"
#include "run/lease/HostsLease.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/FactsLook.h"
#include "run/operations/HaproxyOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/NodeNames.h"
#include "run/operations/ProxyRoutes.h"
#include "run/operations/SessionOperations.h"
#include "run/procedure/Lease.h"
#include "run/procedure/Runner.h"
#include "support/FakeTime.h"
#include "support/OwnPrograms.h"
#include "support/SafetySeeds.h"

#include <QCoroTask>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <functional>
#include <random>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Rolls of one seed.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_engine(seed) {}
    /// 0 … sides − 1.
    int roll(int sides) { return int(m_engine() % unsigned(sides)); }
    bool oneIn(int sides) { return roll(sides) == 0; }
    template <class List>
    auto of(const List &list)
    {
        return list[roll(int(list.size()))];
    }
    template <class List>
    void shuffle(List &list)
    {
        std::shuffle(list.begin(), list.end(), m_engine);
    }

private:
    std::mt19937 m_engine;
};

/// What an oracle has against it; empty: nothing.
using Trial = std::function<QString(Dice &dice)>;

void trySeeds(int usual, const Trial &trial)
{
    const SafetySeeds seeds = SafetySeeds::wanted(usual);
    for (int i = 0; i < seeds.count; ++i) {
        const quint32 seed = seeds.first + quint32(i);
        Dice dice(seed);
        const QString wrong = trial(dice);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + replayWords(seed) + u" and the name of this function"_s));
    }
}

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
        for (const QString &name : operationsOf(plan)) {
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
            const bool isCalledRabbit = unit.contains("rabbit"_L1);
            // Of a unit that is called as RabbitMQ's, and of which nothing is to be seen, the name is believed.
            const bool inContainer = main == Main::Other && (isCalledRabbit || dice.oneIn(2));
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

    /// 5, the right server, all of them: whatever the servers are called, and whatever else listens on a broker's host.
    void theRightServers()
    {
        int planned = 0;
        trySeeds(500, [&](Dice &dice) -> QString {
            Scene scene;
            const int from = 1 + dice.roll(3);
            QMap<QString, std::pair<QString, quint16>> truth; // by "proxy backend/server"
            for (ProxyFacts &proxy : scene.facts.proxies) {
                haproxy::ServerTable &amqp = proxy.servers->first();
                QStringList names{u"broker1"_s, u"broker2"_s, u"broker3"_s};
                if (dice.oneIn(4))
                    names = {u"a"_s, u"b"_s, u"c"_s};
                dice.shuffle(names);
                for (qsizetype i = 0; i < amqp.servers.size(); ++i)
                    amqp.servers[i].name = names[i];
                const auto add = [&](const QString &backend, quint16 port) {
                    haproxy::ServerTable table = amqp;
                    table.backend = backend;
                    for (haproxy::ServerState &server : table.servers)
                        server.port = port;
                    dice.shuffle(table.servers);
                    proxy.servers->append(table);
                };
                if (dice.oneIn(2))
                    add(u"be_exporter"_s, 9100);
                if (dice.oneIn(2))
                    add(u"be_second"_s, 5672);
                if (dice.oneIn(3))
                    add(u"be_epmd"_s, 4369);
                for (const haproxy::ServerTable &table : std::as_const(*proxy.servers)) {
                    for (const haproxy::ServerState &server : table.servers)
                        truth.insert(proxy.name.value + u' ' + table.backend + u'/' + server.name, {server.address, server.port});
                }
            }
            scene.setDown(from);
            const Result<Plan> plan = planFailover(scene.view(), {.from = Scene::node(from)});
            if (!plan)
                return QString(); // refused with its reason
            ++planned;
            const QString address = u"10.0.0.%1"_s.arg(from);
            QSet<QString> out;
            QString wrong;
            eachStep(plan->steps, [&](const Step &step, int) {
                for (const QString &command : step.commands) {
                    const QString proxy = step.id.section(u'-', -1);
                    const QStringList words = command.split(u' ');
                    if (!command.startsWith("set server "_L1) || words.value(3) != "state"_L1 || words.value(4) == "ready"_L1)
                        continue;
                    const QString server = proxy + u' ' + words.value(2);
                    const auto at = truth.value(server);
                    out.insert(server);
                    if (at.first != address || at.second != 5672)
                        wrong = u"%1 is told “%2”, which leads to %3:%4"_s.arg(step.id, command, at.first).arg(at.second);
                }
            });
            for (auto it = truth.cbegin(); it != truth.cend() && wrong.isEmpty(); ++it) {
                if (it->first == address && it->second == 5672 && !out.contains(it.key()))
                    wrong = u"%1 leads to the dead node, and goes on"_s.arg(it.key());
            }
            return wrong;
        });
        QVERIFY(planned > 0);
    }

    /// 5, servers that are numbered anew between the plan and its step.
    void theRightServersStill()
    {
        trySeeds(40, [](Dice &dice) -> QString {
            FakeHaproxy haproxy;
            ClusterProfile profile;
            profile.proxies = {
                {.name = {u"lb1"_s}, .host = {}, .address = {}, .socket = haproxy.socket(), .masterSocket = {}, .backend = u"be_amqp"_s, .other = {}}};
            const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), QString());
            const auto operations = std::make_shared<Operations>();
            addClusterOperations(*operations, access);
            QStringList addresses{u"10.0.0.1"_s, u"10.0.0.2"_s, u"10.0.0.3"_s};
            const auto renumber = [&] {
                for (int i = 0; i < 3; ++i)
                    haproxy.servers[u"be_amqp/rabbit%1"_s.arg(i + 1)].address = addresses[i];
            };
            renumber();
            const QString meant = addresses[0];
            const ProxyFacts facts = QCoro::waitFor(askProxy(access, {u"lb1"_s}, false, {}));
            ProxyPart part{.name = {u"lb1"_s}, .servers = &*facts.servers};
            part.backends = {{.backend = u"be_amqp"_s, .from = {u"rabbit1"_s}, .servers = haproxy::tableOf(*facts.servers, u"be_amqp"_s)}};
            const bool closing = dice.oneIn(2);
            const Step step = tellProxyStep(u"divert"_s, u"t"_s, part,
                                            {{.server = u"rabbit1"_s,
                                              .backend = u"be_amqp"_s,
                                              .state = closing ? haproxy::AdminState::Maint : haproxy::AdminState::Drain,
                                              .closeSessions = closing}});
            if (!dice.oneIn(3))
                dice.shuffle(addresses);
            renumber();
            StepContext context;
            context.onKeep = [](QJsonObject) -> QCoro::Task<Status> { co_return Status(); };
            const Result<QJsonObject> told = QCoro::waitFor(Operations::call(operations, *step.act, context, systemTimekeeper(), {}));
            for (auto it = haproxy.servers.cbegin(); it != haproxy.servers.cend(); ++it) {
                if (it->bits != 0 && it->address != meant)
                    return u"%1 was taken out, which leads to %2 by now and not to %3"_s.arg(it.key(), it->address, meant);
            }
            if (addresses[0] == meant && !told)
                return u"nothing has changed, and it was refused: "_s + told.error().message;
            return QString();
        });
    }

    /// 5, two clusters behind one proxy that call their servers alike, where nobody knows on this side where the nodes are; and a proxy
    /// at the end of a tunnel, whose loopback address is another machine's.
    void noStrangersServer()
    {
        int driven = 0;
        trySeeds(600, [&](Dice &dice) -> QString {
            Scene scene;
            const bool isTunnel = dice.oneIn(2);
            for (int i = 0; i < 3; ++i) {
                scene.profile.nodes[i].amqp = {u"127.0.0.1"_s, quint16(20001 + i)};
                scene.profile.nodes[i].management = QUrl(u"http://127.0.0.1:%1"_s.arg(20101 + i));
                scene.profile.hosts[i].address = u"127.0.0.1"_s;
            }
            if (isTunnel) {
                scene.profile.proxies[0].socket = u"tcp:127.0.0.1:20900"_s;
                scene.profile.hosts.append({.name = {u"lb1"_s}, .address = u"10.0.0.9"_s});
            }
            QStringList backends{u"be_amqp"_s, u"rabbit"_s, u"a"_s, u"z"_s};
            dice.shuffle(backends);
            const QString &ours = backends[0];
            const bool isNamed = dice.oneIn(2);
            const bool isTold = dice.oneIn(4);
            scene.profile.proxies[0].backend = isNamed ? ours : QString();
            QMap<QString, NodeName> truth; // of every server; without a name: a stranger's
            QList<haproxy::ServerTable> tables;
            const auto add = [&](const QString &backend, const QString &name, const QString &address, quint16 port, const NodeName &node) {
                auto table = std::ranges::find(tables, backend, &haproxy::ServerTable::backend);
                if (table == tables.end())
                    table = tables.insert(tables.end(), {.backend = backend, .servers = {}});
                table->servers.append({.name = name, .address = address, .port = port, .operState = 2, .weight = 100, .initialWeight = 100});
                truth.insert(backend + u'/' + name, node);
            };
            QJsonObject told;
            const int without = isNamed && dice.oneIn(3) ? 1 + dice.roll(3) : 0; // a node that is not behind this proxy
            for (int number = 1; number <= 3; ++number) {
                const QString name = u"broker%1"_s.arg(number);
                if (number == without)
                    continue;
                add(ours, name, u"172.18.0.%1"_s.arg(number + 1), 5672, Scene::node(number));
                if (isTold)
                    told.insert(name, QJsonArray{ours + u'/' + name});
            }
            if (isTold)
                scene.profile.proxies[0].other.insert(u"servers"_s, told);
            bool isAlone = true;
            const int others = dice.roll(3);
            for (int cluster = 0; cluster < others; ++cluster) {
                const int most = without != 0 || isNamed || isTold ? 1 + dice.roll(3) : 3;
                for (int number = 1; number <= most; ++number)
                    add(backends[1 + cluster], u"broker%1"_s.arg(number), u"172.%1.0.%2"_s.arg(19 + cluster).arg(number + 1), 5672, {});
                isAlone = false;
            }
            // Another program on the proxy's own machine, at a port by which this machine reaches a node.
            if (isTunnel && dice.oneIn(2))
                add(backends[3], u"s%1"_s.arg(dice.roll(9)), u"127.0.0.1"_s, quint16(20001 + dice.roll(3)), {});
            dice.shuffle(tables);
            scene.facts.proxies.first().servers = tables;
            const ClusterView view = scene.view();
            const ProxyRoutes routes = routesOf(view, view.facts->proxies.first());
            const QString how = u"%1, %2, %3: "_s.arg(isNamed ? u"named"_s : u"not named"_s, isTold ? u"told"_s : u"not told"_s,
                                                      isTunnel ? u"through a tunnel"_s : u"not through a tunnel"_s);
            QSet<QString> found;
            for (const Route &route : routes.routes) {
                const QString server = haproxy::toText(route.ref);
                found.insert(server);
                if (truth.value(server) != route.node)
                    return how + u"%1 is a stranger's, and is taken for %2"_s.arg(server, route.node.value);
            }
            driven += int(found.size());
            for (auto it = truth.cbegin(); it != truth.cend(); ++it) {
                if (!it->value.isEmpty() && (isNamed || isTold || isAlone) && !found.contains(it.key()))
                    return how + u"%1 is %2, and nobody knows"_s.arg(it.key(), it->value);
            }
            return QString();
        });
        QVERIFY(driven > 0);
    }

    /// 6, TLS wherever the cluster has it: no password leaves by a plain door of a node that has one with TLS.
    void noPasswordInTheClear()
    {
        trySeeds(500, [](Dice &dice) -> QString {
            auto profile = std::make_shared<ClusterProfile>();
            const int nodes = 1 + dice.roll(7);
            for (int number = 1; number <= nodes; ++number) {
                NodeProfile node{.name = {u"rabbit@mq%1"_s.arg(number)}};
                const QString host = u"mq%1"_s.arg(dice.oneIn(3) ? 1 : number);
                if (dice.oneIn(2))
                    node.amqp = {host, quint16(5672 + dice.roll(2))};
                if (dice.oneIn(2))
                    node.amqps = {host, quint16(5671 + dice.roll(2))};
                if (dice.oneIn(2))
                    node.management = QUrl(u"%1://%2:15672"_s.arg(dice.oneIn(3) ? u"https"_s : u"http"_s, host));
                if (dice.oneIn(2))
                    node.managementTls = QUrl(u"https://%1:15671"_s.arg(host));
                profile->nodes.append(node);
            }
            const Doors doors{.profile = profile, .credentials = {.password = u"s3cret!pass"_s}};
            for (const NodeProfile &node : profile->nodes) {
                for (const HttpAccess &door : doors.managements(node)) {
                    if (!node.managementTls.isEmpty() && door.base.scheme() != "https"_L1 && !door.password.isEmpty())
                        return u"%1 gets the password at %2"_s.arg(node.name.value, door.base.toString());
                }
                for (const AmqpOptions &door : doors.amqps(node)) {
                    if (node.amqps.isSet() && !door.tls)
                        return u"%1 gets the password at %2:%3"_s.arg(node.name.value, door.endpoint.host).arg(door.endpoint.port);
                }
                if (node.amqps.isSet() && node.amqp.isSet() && doors.amqps(node).size() != 1)
                    return u"%1 has two doors"_s.arg(node.name.value);
            }
            return QString();
        });
    }

    /// 8, missing data is no permission: a node that the cluster calls otherwise is no node that may go.
    void namesThatDiffer()
    {
        trySeeds(300, [](Dice &dice) -> QString {
            QList<NodeName> names;
            for (int number = 1; number <= 1 + dice.roll(7); ++number)
                names.append({u"rabbit@mq%1%2"_s.arg(number).arg(dice.oneIn(3) ? u".example.org"_s : QString())});
            NodeName wanted = dice.of(names);
            if (dice.oneIn(2))
                wanted.value = wanted.value.contains(u'.') ? wanted.value.section(u'.', 0, 0) : wanted.value + u".example.org"_s;
            const bool isThere = names.contains(wanted);
            const Status known = knownAmong(wanted, names);
            if (known.has_value() != isThere)
                return u"%1 %2 among the cluster's nodes, and is taken for the opposite"_s.arg(wanted.value, isThere ? u"is"_s : u"is not"_s);
            return QString();
        });
    }

    /// 9, secrets: free text is kept whole or left out, never rewritten; and what is left out tells nothing.
    void secretsAreLeftOut()
    {
        trySeeds(500, [](Dice &dice) -> QString {
            const QStringList words{u"node"_s,           u"rabbit"_s,     u"guest"_s, u"a"_s, u"Tr0ub4dor&3"_s, u"correct horse battery staple"_s,
                                    u"päss'w0rd\"<x>"_s, u"%41%42q7!zz"_s};
            QString secret = dice.of(words);
            if (dice.oneIn(2)) {
                for (int i = 0; i < 10; ++i)
                    secret += QChar(33 + dice.roll(94));
            }
            const OutsideText outside(secret, u"ops"_s, {u"rabbit@node1"_s});
            const QString hidden = dice.oneIn(3) ? QString::fromLatin1(QUrl::toPercentEncoding(secret)) : dice.oneIn(2) ? secret.toUpper() : secret;
            const QString text = dice.oneIn(2) ? u"ACCESS_REFUSED for “%1” at node1"_s.arg(hidden) : u"the node is busy"_s;
            const QString kept = outside.of(text);
            if (kept != text && kept != OutsideText::leftOut())
                return u"“%1” was rewritten: “%2”"_s.arg(text, kept);
            if (kept == text && text.contains(hidden))
                return u"“%1” is in “%2”"_s.arg(secret, kept);
            if (!OutsideText::isUnmistakable(secret, {u"rabbit@node1"_s}) && kept == text)
                return u"“%1” may stand anywhere, and “%2” is kept: what is not would tell it"_s.arg(secret, text);
            return QString();
        });
    }

    /// 10, names and places: no name leads out of its folder.
    void namesStayInTheirFolder()
    {
        trySeeds(800, [](Dice &dice) -> QString {
            const QStringList bits{u".."_s,           u"/"_s, u"."_s, u"a"_s, u"orders"_s, u"\\"_s, u"\n"_s, u" "_s, u"~"_s, u"$HOME"_s,
                                   QString(QChar(0)), u"-"_s, u"é"_s};
            QString name;
            for (int i = 0; i < dice.roll(8); ++i)
                name += dice.of(bits);
            const QString folder = u"/var/lib/warrener"_s;
            const QString path = journalPath({name}, folder);
            if (QDir::cleanPath(path).section(u'/', 0, -2) != folder || path.contains(QChar(0)))
                return u"“%1” is written to %2"_s.arg(name, path);
            if (checkClusterName(name) && (name.contains(u'/') || name.startsWith(u'.') || name.contains(QChar(0)) || name.contains(u'\n')))
                return u"“%1” is taken for a name"_s.arg(name);
            return QString();
        });
    }

    /// 11, hostile answers: nothing becomes a tree that is larger than was allowed.
    void answersAreBounded()
    {
        trySeeds(300, [](Dice &dice) -> QString {
            const JsonBounds bounds{.bytes = 1000 + dice.roll(20000), .values = 10 + dice.roll(2000), .depth = 2 + dice.roll(30)};
            QByteArray text;
            qsizetype values = 0;
            int deepest = 0;
            const auto grow = [&](auto &&self, int depth) -> void {
                ++values;
                switch (dice.roll(depth > 60 || text.size() > 40000 ? 2 : 4)) {
                case 0:
                    text += QByteArray::number(dice.roll(100));
                    return;
                case 1:
                    text += "\"[{,\\\"\"";
                    return;
                default:
                    text += '[';
                    deepest = std::max(deepest, depth);
                    for (int i = 0, count = dice.roll(dice.oneIn(20) ? 400 : 4); i < count; ++i) {
                        text += i == 0 ? "" : ",";
                        self(self, depth + 1);
                    }
                    text += ']';
                    return;
                }
            };
            text += '[';
            // In a flat list nothing but the commas tells how much there is.
            const bool isFlat = dice.oneIn(2);
            for (int i = 0, count = 1 + dice.roll(isFlat ? 3000 : 60); i < count; ++i) {
                text += i == 0 ? "" : ",";
                if (isFlat) {
                    text += '1';
                    ++values;
                } else {
                    grow(grow, 2);
                }
            }
            text += ']';
            ++values;
            deepest = std::max(deepest, 1);
            const bool passes = withinBounds(text, bounds).has_value();
            if (passes && (text.size() > bounds.bytes || values > bounds.values || deepest > bounds.depth)) {
                return u"%1 bytes, %2 values, %3 levels pass where %4, %5, %6 are allowed"_s.arg(text.size())
                    .arg(values)
                    .arg(deepest)
                    .arg(bounds.bytes)
                    .arg(bounds.values)
                    .arg(bounds.depth);
            }
            return QString();
        });
    }

    /// 12, every refusal has its reason: where sudo lets nobody in, that is said, and not that the host lacks something; whatever language
    /// the host speaks, and whatever a login prints.
    void sudoRefuses()
    {
        const OwnPrograms own;
        own.write(u"ssh"_s, "#!/bin/sh\n"
                            "[ \"$1\" != -V ] || { echo OpenSSH_9.2 >&2; exit 0; }\n"
                            "while [ $# -gt 0 ] && [ \"$1\" != -- ]; do case $1 in -O) exit 0;; esac; shift; done\n"
                            "shift 2\n"
                            "printf '%s' \"$HOST_SAYS\" >&2\n"
                            "LC_ALL=$HOST_SPEAKS LANGUAGE=$HOST_SPEAKS exec sh -c \"$*\"\n");
        own.write(u"sudo"_s, "#!/bin/sh\n"
                             "[ -z \"$HOST_LETS_IN\" ] || { while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"; }\n"
                             "case $LC_ALL in C) echo \"$SUDO_SAYS\";; *) echo \"$SUDO_SAYS_THERE\";; esac >&2\n"
                             "exit 1\n");
        const auto clean = qScopeGuard([] {
            for (const char *name : {"HOST_SPEAKS", "HOST_SAYS", "HOST_LETS_IN", "SUDO_SAYS", "SUDO_SAYS_THERE"})
                qunsetenv(name);
        });
        trySeeds(40, [](Dice &dice) -> QString {
            const QString says = dice.of(QStringList{
                u"sudo: a password is required"_s, u"sudo: interactive authentication is required"_s, u"sudo: a terminal is required to read the password"_s,
                u"sudo: no tty present and no askpass program specified"_s, u"sudo: sorry, you must have a tty to run sudo"_s,
                u"Sorry, user ops may not run sudo on broker1."_s, u"ops is not in the sudoers file."_s, u"ops is not allowed to run sudo on broker1."_s,
                u"sudo: I'm sorry ops. I'm afraid I can't do that"_s});
            const bool letsIn = dice.oneIn(4);
            const bool isThere = dice.oneIn(2);
            qputenv("HOST_SPEAKS", dice.of(QList<QByteArray>{"C.UTF-8", "zh_CN.UTF-8", "ja_JP.UTF-8", "de_DE.UTF-8", ""}));
            qputenv("HOST_SAYS", dice.of(QList<QByteArray>{"", "Welcome, last login 2026-01-01\n", "stty: standard input: Inappropriate ioctl\n"}));
            qputenv("HOST_LETS_IN", letsIn ? "1" : "");
            qputenv("SUDO_SAYS", says.toUtf8());
            qputenv("SUDO_SAYS_THERE", dice.of(QList<QByteArray>{"sudo: 一个密码是必需的", "sudo: パスワードが必要です", "sudo: Ein Passwort ist notwendig"}));
            HostShell shell({.ssh = u"broker1"_s, .sshConfig = {}, .sudo = true});
            const Result<CommandResult> result =
                QCoro::waitFor(shell.run(parts::findProgramsCommand({isThere ? u"sh"_s : u"no-such-program"_s}), {.asRoot = true}));
            if (letsIn && (!result || (result->exitCode == 0) != isThere))
                return u"sudo let it in, and the program %1"_s.arg(isThere ? u"is not found"_s : u"is called there"_s);
            if (!letsIn && (result || result.error().kind != ErrorKind::Forbidden))
                return u"sudo said “%1”, which was taken for the command's own outcome"_s.arg(says);
            return QString();
        });
    }
};

QTEST_GUILESS_MAIN(KindsTest)
#include "KindsTest.moc"
