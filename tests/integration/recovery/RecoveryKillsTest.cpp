#include "RecoveryBench.h"
#include "record/journal/Journal.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Each so-and-so-manieth moment; WARRENER_MATRIX_STRIDE says another one (1: all), WARRENER_MATRIX_FIRST begins later.
int killStride()
{
    return qEnvironmentVariableIsSet("WARRENER_MATRIX_STRIDE") ? std::max(1, qEnvironmentVariableIntValue("WARRENER_MATRIX_STRIDE")) : 9;
}

/// What the journals hold of runs, line by line, the journal that was written last at the end. A line that is being written is none yet.
QByteArrayList recordsOfRuns()
{
    QByteArrayList records;
    const QDir folder(journalFolder());
    for (const QString &name : folder.entryList({u"*.jsonl"_s}, QDir::Files, QDir::Time | QDir::Reversed)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray all = file.readAll();
        for (const QByteArray &line : all.first(all.lastIndexOf('\n') + 1).split('\n')) {
            if (line.contains("\"run\":\"") && !line.contains("\"run\":\"\""))
                records.append(line);
        }
    }
    return records;
}

/// "step-intent of forget"
QByteArray momentOf(const QByteArray &record)
{
    const QJsonObject object = QJsonDocument::fromJson(record).object();
    const QString step = object.value("step"_L1).toString();
    return (object.value("kind"_L1).toString() + " of "_L1 + (step.isEmpty() ? u"the run"_s : step)).toUtf8();
}

/// A disaster as this suite makes it again and again.
struct Disaster
{
    QStringList run{};                   ///< of `recovery run`: the plan, and what is said with it
    QString peopleAt{}, people{};        ///< what people do while that step waits for them
    bool hasLoad = true;                 ///< under load, of which nothing confirmed is lost
    std::function<QString()> make{};     ///< empty: it is there; else why not
    std::function<QString()> left{};     ///< what is still wrong; empty: nothing is
    std::function<void()> clear = [] {}; ///< what it leaves that the next time must not find
};

QString madeBy(const QString &script)
{
    const bench::Ended made = bench::shell(script);
    return made.code == 0 ? QString() : u"it could not be made: %1"_s.arg(QString::fromUtf8(made.out + made.err));
}

QString waited(const QString &forWhat, int milliseconds, const std::function<bool()> &isSo)
{
    return QTest::qWaitFor(isSo, QDeadlineTimer(milliseconds)) ? QString() : u"%1 has not come"_s.arg(forWhat);
}

/// All three nodes run, every proxy serves them; `members`: and each queue of the load has all of its members.
QString leftOfCluster(bool members)
{
    QStringList left;
    for (const QString &host : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
        if (const int running = bench::runningBy(host); running != 3)
            left.append(u"%1 counts %2 running nodes"_s.arg(host).arg(running));
    }
    if (const QList<int> online = bench::onlineMembers(); members && std::ranges::any_of(online, [](int count) { return count != 3; })) {
        QStringList counts;
        for (const int count : online)
            counts.append(QString::number(count));
        left.append(u"members online: "_s + counts.join(u", "_s));
    }
    if (!bench::allReady())
        left.append(u"not all servers of the proxies are ready"_s);
    return left.join(u"; "_s);
}

/// A command of warrenctl, again while the lease of the one that was killed holds: the cluster gives it free once it has seen that its
/// connection is gone.
bench::Ended onceFree(const QStringList &arguments)
{
    bench::Ended ended;
    const bool isFree = QTest::qWaitFor(
        [&] {
            ended = bench::warrenctl(arguments, std::chrono::minutes{12});
            return ended.code == 0 || !ended.err.contains("“lease”");
        },
        QDeadlineTimer(150'000));
    if (!isFree)
        ended.err += "\nThe lease was never free.";
    return ended;
}

} // namespace

/// The console dies by SIGKILL at moments of each disaster's plan. Another one finishes the run, or takes it back and runs the plan anew;
/// either way the disaster is over, and nothing is half done.
class RecoveryKillsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        bench::beginOnHosts(m_home);
        m_profile = qgetenv("WARRENER_PROFILE");
    }
    void cleanup()
    {
        if (!bench::hasHosts())
            return;
        qputenv("WARRENER_PROFILE", m_profile);
        bench::shell(u"on broker3 sudo -n nft delete table inet parted"_s);
        QVERIFY(bench::anew());
    }

    void killed_data()
    {
        QTest::addColumn<QString>("disaster");
        for (const QString &name :
             {u"single-node-failure"_s, u"cluster-node-failure"_s, u"data-corruption"_s, u"network-partition"_s, u"disk-full"_s, u"erlang-cookie"_s,
              u"certificate-expired"_s, u"upgrade-stopped"_s, u"quorum-queue-majority-lost"_s, u"complete-system-failure"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    /// One kill more, a stride later, until a run has come to its end before it: that one was whole.
    void killed()
    {
        QFETCH(const QString, disaster);
        const Disaster made = disasterOf(disaster);
        const int first = std::max(1, qEnvironmentVariableIntValue("WARRENER_MATRIX_FIRST"));
        bool isWhole = false;
        int kills = 0;
        for (int moment = first; !isWhole; moment += killStride()) {
            QVERIFY(bench::anew());
            const QString wrong = round(made, moment, kills++ % 2 == 0, &isWhole);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"%1, moment %2: %3"_s.arg(disaster).arg(moment).arg(wrong)));
        }
        qInfo("%s: killed %d times", qPrintable(disaster), kills - 1);
    }

private:
    /// The disaster, a kill, what comes after it. What is wrong in the end, and all that was seen on the way; empty: nothing.
    QString round(const Disaster &disaster, int moment, bool finishes, bool *isWhole)
    {
        qputenv("WARRENER_PROFILE", m_profile);
        std::unique_ptr<bench::Load> load;
        if (disaster.hasLoad) {
            load = std::make_unique<bench::Load>(1800, 300);
            if (!load->isFlowing(60))
                return u"no message flows before it"_s;
        }
        const auto cleared = qScopeGuard([&disaster] { disaster.clear(); });
        if (const QString trouble = disaster.make(); !trouble.isEmpty())
            return trouble;
        std::unique_ptr<QProcess> people;
        if (!disaster.people.isEmpty())
            people = bench::whileStepRuns(disaster.peopleAt, disaster.people);
        QStringList seen;
        const QString wrong = afterKill(disaster, moment, finishes, isWhole, seen);
        if (people) {
            people->kill(); // of a plan that had no need of them they wait still
            people->waitForFinished(10'000);
        }
        qInfo("moment %d: %s", moment, qPrintable(seen.join(u"; "_s)));
        const auto told = [&seen](const QString &what) { return what + u"\n  seen: "_s + seen.join(u"\n  "_s); };
        if (!wrong.isEmpty())
            return told(wrong) + u'\n' + QString::fromUtf8(bench::newestRun());
        // Statistics of brokers are some seconds old, and members come one after another.
        QString left;
        if (!QTest::qWaitFor([&] { return (left = disaster.left()).isEmpty(); }, QDeadlineTimer(120'000)))
            return told(u"still wrong at the end: "_s + left);
        if (load && !load->goesOn(60))
            return told(u"messages do not flow again"_s);
        if (load) {
            const Result<load::Account> account = load->stop();
            if (!account)
                return told(account.error().message);
            if (account->totals().lost > 0)
                return told(u"%1 confirmed messages are lost"_s.arg(account->totals().lost));
        }
        const bench::Ended chain = bench::warrenctl({u"journal"_s, u"verify"_s});
        return chain.code == 0 ? QString() : told(u"the journal is not whole: "_s + QString::fromUtf8(chain.out));
    }

    static QString afterKill(const Disaster &disaster, int moment, bool finishes, bool *isWhole, QStringList &seen)
    {
        const QStringList run = QStringList{u"recovery"_s, u"run"_s} + disaster.run + QStringList{u"--yes"_s};
        const qsizetype had = recordsOfRuns().size();
        QProcess console;
        console.start(QStringLiteral(WARRENCTL), QStringList{u"--format"_s, u"json"_s} + run);
        const bool came = QTest::qWaitFor([&] { return console.state() == QProcess::NotRunning || recordsOfRuns().size() - had >= moment; },
                                          QDeadlineTimer(std::chrono::minutes{12}));
        *isWhole = console.state() == QProcess::NotRunning;
        console.kill();
        console.waitForFinished(10'000);
        const QByteArrayList records = recordsOfRuns().sliced(had);
        if (*isWhole) {
            seen.append(u"its %1 records came to their end, exit code %2"_s.arg(records.size()).arg(console.exitCode()));
            return console.exitStatus() == QProcess::NormalExit && console.exitCode() == 0
                       ? QString()
                       : u"the run that nobody killed has failed: "_s + QString::fromUtf8(console.readAllStandardError());
        }
        seen.append(u"killed after %1"_s.arg(QString::fromUtf8(records.isEmpty() ? QByteArray("nothing") : momentOf(records.last()))));
        if (!came)
            return u"the run hung"_s;
        return recovered(disaster, finishes, seen);
    }

    static QString recovered(const Disaster &disaster, bool finishes, QStringList &seen)
    {
        QStringList recover{u"journal"_s, u"recover"_s, u"--yes"_s, u"--direction"_s, finishes ? u"finish"_s : u"undo"_s};
        if (finishes) {
            for (qsizetype i = disaster.run.indexOf(u"--answer"_s); i >= 0; i = disaster.run.indexOf(u"--answer"_s, i + 1))
                recover += disaster.run.sliced(i, 2);
        }
        const bench::Ended ended = onceFree(recover);
        const QString verdict = ended.json().value("verdict"_L1).toString();
        seen.append(u"%1: %2, exit code %3 %4"_s.arg(finishes ? u"finish"_s : u"undo"_s, verdict.isEmpty() ? u"no verdict"_s : verdict)
                        .arg(ended.code)
                        .arg(ended.code == 0 ? QString() : QString::fromUtf8(ended.trouble())));
        if (finishes)
            return ended.code == 0 ? QString() : u"it could not be finished"_s;
        // Of an undo that is not whole the plan that is run again has to show that it left nothing in its way.
        if (ended.code != 0 && verdict != "undone"_L1 && verdict != "undo-incomplete"_L1)
            return u"it could not be taken back"_s;
        // The next run of the plan finds nothing in its way. What had healed already needs none.
        if (disaster.left().isEmpty())
            return {};
        const QStringList anew = QStringList{u"recovery"_s, u"run"_s} + disaster.run + QStringList{u"--yes"_s};
        bench::Ended again = onceFree(anew);
        // A node that the undo has started is back only after the plan was made: nobody forgets one that runs, and the next plan knows it.
        if (again.code != 0 && again.trouble().contains("runs, by its peers")) {
            seen.append(u"a node came back meanwhile; the plan is made anew"_s);
            again = onceFree(anew);
        }
        seen.append(u"run again: exit code %1 %2"_s.arg(again.code).arg(again.code == 0 ? QString() : QString::fromUtf8(again.trouble())));
        return again.code == 0 ? QString() : u"the plan could not be run again"_s;
    }

    Disaster disasterOf(const QString &name) const
    {
        const auto cluster = [] { return leftOfCluster(true); };
        if (name == "single-node-failure"_L1)
            return {.run = {name, u"--node"_s, u"broker2"_s},
                    .make = [] { return madeBy(u"on broker2 sudo -n systemctl stop rabbitmq-server"_s); },
                    .left = cluster};
        if (name == "cluster-node-failure"_L1)
            return {.run = {name, u"--node"_s, u"broker3"_s}, .make = [] { return madeBy(bench::emptied({u"broker3"_s})); }, .left = cluster};
        if (name == "data-corruption"_L1)
            return {.run = {name, u"--node"_s, u"broker2"_s}, .make = [] { return madeBy(bench::damaged(u"broker2"_s)); }, .left = cluster};
        if (name == "network-partition"_L1)
            return {.run = {name, u"--node"_s, u"broker3"_s},
                    .peopleAt = u"heal"_s,
                    .people = bench::mended(),
                    .make =
                        [] {
                            const QString cut = madeBy(bench::handled(u"ignore"_s) + u"; "_s + bench::cut());
                            return cut.isEmpty() ? waited(u"the loss of a node"_s, 150'000, [] { return bench::runningBy(u"broker1"_s) == 2; }) : cut;
                        },
                    .left = cluster,
                    .clear =
                        [] {
                            bench::shell(bench::mended());
                            bench::shell(bench::handled(u"autoheal"_s));
                        }};
        if (name == "disk-full"_L1)
            return {.run = {name, u"--node"_s, u"broker2"_s},
                    .peopleAt = u"quiet"_s,
                    .people = bench::diskLimit(u"50MB"_s),
                    .make =
                        [] {
                            const QString full = madeBy(bench::diskLimit(u"900000GB"_s));
                            return full.isEmpty() ? waited(u"the alarm"_s, 60'000, [] { return bench::isAlarmed(); }) : full;
                        },
                    .left = [] { return bench::isAlarmed() ? u"the alarm lasts"_s : leftOfCluster(true); },
                    .clear = [] { bench::shell(bench::diskLimit(u"50MB"_s)); }};
        if (name == "erlang-cookie"_L1)
            return {.run = {name, u"--node"_s, u"broker3"_s},
                    .make = [] { return madeBy(bench::cookieKept() + u" && "_s + bench::cookieWrong()); },
                    .left = cluster,
                    .clear = [] { bench::shell(bench::cookieBack()); }};
        return disasterOfMore(name);
    }

    Disaster disasterOfMore(const QString &name) const
    {
        if (name == "certificate-expired"_L1)
            return {.run = {name, u"--node"_s, u"broker2"_s},
                    .peopleAt = u"renew"_s,
                    .people = bench::certificate(u"broker2"_s),
                    .hasLoad = false,
                    .make =
                        [] {
                            const QString ended = madeBy(bench::certificate(u"expired"_s) + bench::certificateRead());
                            return ended.isEmpty()
                                       ? waited(u"the end of the certificate"_s, 30'000, [] { return bench::shell(bench::isServedValid()).code != 0; })
                                       : ended;
                        },
                    .left = [] { return bench::shell(bench::isServedValid()).code == 0 ? QString() : u"the certificate that is served has ended"_s; },
                    .clear = [] { bench::shell(bench::certificate(u"broker2"_s) + bench::certificateRead()); }};
        if (name == "upgrade-stopped"_L1) {
            const bool isKhepri = qgetenv("TESTBED_BROKER") == "4.3";
            // One that every node of the version has on, and that nothing of the load needs.
            const QString flag = isKhepri ? u"track_qq_members_uids"_s : u"detailed_queues_endpoint"_s;
            return {.run = {name},
                    .hasLoad = false,
                    .make =
                        [flag, isKhepri] {
                            const QString off = madeBy(bench::flagLeftOff(flag, isKhepri));
                            return !off.isEmpty() || bench::reset() ? off : u"the nodes have not come back without the flag"_s;
                        },
                    .left = [flag] { return bench::shell(bench::isFlagOff(flag)).code == 0 ? u"the flag is off"_s : leftOfCluster(false); }};
        }
        if (name == "quorum-queue-majority-lost"_L1)
            return {.run = {name, u"--answer"_s, u"members"_s, u"--answer"_s, u"save"_s, u"--answer"_s, u"decide"_s},
                    .hasLoad = false,
                    .make =
                        [] {
                            if (!bench::keepMessages())
                                return u"no messages were kept"_s;
                            const QString lost = madeBy(bench::emptied({u"broker2"_s, u"broker3"_s}));
                            return lost.isEmpty() ? waited(u"the loss of two nodes"_s, 120'000, [] { return bench::runningBy(u"broker1"_s) == 1; }) : lost;
                        },
                    .left =
                        [] {
                            const QByteArray held = bench::held(u"broker1"_s);
                            return held == "50 3" ? leftOfCluster(false) : u"the queue has (messages, members) "_s + QString::fromUtf8(held);
                        },
                    .clear = [] { bench::shell(bench::api(u"broker1"_s) + bench::kept + u" -X DELETE"_s); }};
        return {.run = {name, u"--answer"_s, u"gone"_s},
                .hasLoad = false,
                .make = [] { return everythingGone(); },
                .left =
                    [] {
                        const QByteArray held = bench::held(u"dr1"_s);
                        return held == "50 1" ? whoIsServed() : u"the standby holds (messages, members) "_s + QString::fromUtf8(held);
                    },
                .clear =
                    [this] {
                        qputenv("WARRENER_PROFILE", m_profile);
                        bench::shell(u"testbed-reset --hard"_s);
                    }};
    }

    /// From here on the standby's profile is the one that is run with.
    static QString everythingGone()
    {
        if (const QString trouble = madeBy(bench::standbyShares()); !trouble.isEmpty())
            return trouble;
        if (!bench::keepMessages())
            return u"no messages were kept"_s;
        const bench::Ended backup = bench::warrenctl({u"backup"_s, u"create"_s, u"--type"_s, u"full"_s, u"--yes"_s});
        if (backup.code != 0)
            return u"no backup: "_s + QString::fromUtf8(backup.trouble());
        const QString trouble = madeBy(bench::killedAndEmptied({u"broker1"_s, u"broker2"_s, u"broker3"_s}));
        qputenv("WARRENER_PROFILE", qgetenv("TESTBED_DIR") + "/standby.json");
        return trouble;
    }

    /// Both proxies send clients to the standby.
    static QString whoIsServed()
    {
        QStringList left;
        for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
            const QByteArray state = bench::stateIn(bench::tellHaproxy(proxy, u"show servers state be_amqp"_s), "dr1");
            // HAProxy's word for "no administrator holds it"; that its file disables it (4) stays where somebody has let it in since.
            if (!state.startsWith("0 ") && !state.startsWith("4 "))
                left.append(u"%1 says of dr1: %2"_s.arg(proxy, QString::fromUtf8(state)));
        }
        return left.join(u"; "_s);
    }

    QTemporaryDir m_home;
    QByteArray m_profile;
};

QTEST_GUILESS_MAIN(RecoveryKillsTest)
#include "RecoveryKillsTest.moc"
