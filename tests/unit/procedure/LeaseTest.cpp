#include "Stage.h"
#include "base/Pending.h"
#include "base/ShellQuote.h"
#include "run/lease/BrokerHosts.h"
#include "run/lease/ClusterLease.h"
#include "run/lease/EmergencyLease.h"
#include "run/lease/HostsLease.h"
#include "run/lease/LocalLease.h"

#include <QCoroTask>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Answers what it is told to.
class FakeLease final : public Lease
{
public:
    explicit FakeLease(Result<LeaseAnswer> answer) : m_answer(std::move(answer)) {}
    QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool, std::stop_token) override
    {
        ++asked;
        co_return m_answer;
    }
    QCoro::Task<Status> confirm(std::stop_token) override { co_return confirmed; }
    void release() override { ++releases; }

    int asked = 0;
    int releases = 0;
    Status confirmed;

private:
    const Result<LeaseAnswer> m_answer;
};

Result<LeaseAnswer> ask(Lease &lease, bool override = false)
{
    std::optional<Result<LeaseAnswer>> answer;
    const auto store = [](QCoro::Task<Result<LeaseAnswer>> task, std::optional<Result<LeaseAnswer>> *into) -> QCoro::Task<> { *into = co_await task; };
    const QCoro::Task<> task = store(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, override, {}), &answer);
    FakeTime::settle();
    return answer.value_or(failure(ErrorKind::Internal, u"no answer"_s));
}

const Result<LeaseAnswer> granted = LeaseAnswer{.granted = true, .where = u"broker1:5672"_s};
const Result<LeaseAnswer> taken = LeaseAnswer{.reason = u"eve has it"_s};
const Result<LeaseAnswer> strangers = LeaseAnswer{.reason = u"a client has it"_s, .overridable = true};
const Result<LeaseAnswer> silent = failure(ErrorKind::Unreachable, u"nobody answers"_s);

} // namespace

class LeaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A login is no template, and neither is a run.
    void holderOfAnyName()
    {
        const LeaseHolder holder{.who = u"ops%2@console%3"_s, .pid = 4711, .run = u"20260317-run%4"_s, .since = TimePoint{Millis{1'700'000'000'000}}};
        QVERIFY(leaseHolderFromText(toText(holder)) == std::optional(holder));
        const QString script = hostslease::takeScript(u"link"_s, toText(holder), holder.run, std::chrono::seconds{90}, u"eve%4 pid 1 run %5"_s, u"mark"_s);
        QVERIFY(script.contains(shellQuote(toText(holder))));
        QVERIFY(script.contains(u"b='eve%4 pid 1 run %5'"_s));
        QVERIFY(script.contains(u"-le 90 ]"_s));
        QVERIFY(script.contains(u"echo \"mark $o\""_s));
    }

    void holderAsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("understood");
        const LeaseHolder holder{.who = u"ops@console"_s, .pid = 4711, .run = u"2026-sw"_s, .since = TimePoint{Millis{1'700'000'000'000}}};
        QTest::newRow("whole") << toText(holder) << true;
        QTest::newRow("without a run") << toText(LeaseHolder{.who = u"ops@console"_s, .pid = 1, .run = {}}) << true;
        LeaseHolder there = holder;
        there.machine = u"1a2b3c4d5e6f"_s;
        QTest::newRow("with its machine") << toText(there) << true;
        QTest::newRow("what is no machine") << toText(holder) + u"#x y"_s << false;
        QTest::newRow("another connection") << u"my publisher"_s << false;
        QTest::newRow("no number") << u"warrener lease: ops@console pid x run y"_s << false;
        QTest::newRow("endless") << u"warrener lease: "_s + QString(1000, u'x') + u" pid 1 run y"_s << false;
    }
    void holderAsText()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, understood);
        const std::optional<LeaseHolder> holder = leaseHolderFromText(text);
        QCOMPARE(holder.has_value(), understood);
        if (holder)
            QCOMPARE(toText(*holder), text);
    }

    /// Only of this machine anybody can tell; of another the holder may well live.
    void deadIsWhoseProcessIsGone()
    {
        QProcess ended;
        ended.start(u"true"_s, {});
        QVERIFY(ended.waitForStarted());
        LeaseHolder holder = thisProcess(u"r"_s, TimePoint{Millis{1}});
        QVERIFY(!isDeadHere(holder));
        holder.pid = ended.processId();
        QVERIFY(ended.waitForFinished());
        QVERIFY(isDeadHere(holder));
        // Another machine of this name, and a console that does not tell its machine: its process is none of this machine's.
        LeaseHolder clone = holder;
        for (const QString &machine : {u"0123456789ab"_s, QString()}) {
            clone.machine = machine;
            QVERIFY(!isDeadHere(clone));
        }
        holder.who = u"ops@elsewhere.invalid"_s;
        QVERIFY(!isDeadHere(holder));
        QVERIFY(!isDeadHere({}));
    }

    void oneLockAtATime()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"orders.lock"_s);
        auto first = std::make_unique<LocalLease>(path);
        LocalLease second(path);
        QVERIFY(ask(*first)->granted);
        const Result<LeaseAnswer> refused = ask(second);
        QVERIFY(refused && !refused->granted && refused->overridable);
        QCOMPARE(refused->holder->who, u"ops@console"_s);
        QCOMPARE(refused->holder->pid, 7);
        // Asking who has it takes nothing, makes no file, and knows a lock that is nobody's.
        QCOMPARE(LocalLease::holderOf(path), refused->holder);
        QVERIFY(!LocalLease::holderOf(folder.filePath(u"payments.lock"_s)));
        QVERIFY(!QFile::exists(folder.filePath(u"payments.lock"_s)));

        const Result<LeaseAnswer> overridden = ask(second, true);
        QVERIFY(overridden->granted && overridden->reason.contains(u"ops@console"_s));
        // The first holder's end must not end the second one's lock.
        first.reset();
        LocalLease third(path);
        QVERIFY(!ask(third)->granted);
        second.release();
        QVERIFY(ask(third)->granted);
        third.release();
        QVERIFY(!LocalLease::holderOf(path));
    }

    /// Where nothing else stands for the lease, the lock must still be this run's at each deed.
    void aLockIsAskedBeforeForce()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"orders.lock"_s);
        LocalLease first(path);
        QVERIFY(!QCoro::waitFor(first.confirm({})));
        QVERIFY(ask(first)->granted);
        QVERIFY(QCoro::waitFor(first.confirm({})));
        LocalLease second(path);
        QVERIFY(!ask(second)->granted);
        QVERIFY(QCoro::waitFor(first.confirm({}))); // asking takes nothing
        QVERIFY(ask(second, true)->granted);
        QVERIFY(!QCoro::waitFor(first.confirm({})));
        QVERIFY(QCoro::waitFor(second.confirm({})));
        // Nobody keeps anybody else away by a file that is not there.
        QVERIFY(QFile::remove(path));
        QVERIFY(!QCoro::waitFor(second.confirm({})));
        // A run that has the machine's lock alone, since somebody said so.
        ClusterLease alone(std::make_unique<LocalLease>(path), std::make_unique<FakeLease>(silent));
        QVERIFY(ask(alone, true)->granted);
        QVERIFY(QCoro::waitFor(alone.confirm({})));
        LocalLease third(path);
        QVERIFY(ask(third, true)->granted);
        QVERIFY(!QCoro::waitFor(alone.confirm({})));
    }

    /// Root may work in a folder that somebody else can write in.
    void aLinkIsNoLock()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"orders.lock"_s);
        QFile precious(folder.filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious") == 8);
        precious.close();
        QVERIFY(QFile::link(precious.fileName(), path));
        LocalLease lease(path);
        const Result<LeaseAnswer> answer = ask(lease);
        QVERIFY(!answer);
        QVERIFY2(answer.error().message.contains(path) && answer.error().message.contains(u"link"_s), qPrintable(answer.error().message));
        QVERIFY(!LocalLease::tryOut(path));
        QVERIFY(!LocalLease::holderOf(path));
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), "precious");
    }

    /// What would refuse a failover is told when the automatic is armed.
    void aLockIsTriedOutBeforehand()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"orders.lock"_s);
        QVERIFY(QDir().mkpath(path));
        QVERIFY(!LocalLease::tryOut(path));
        QVERIFY(QDir().rmdir(path));
        QVERIFY(LocalLease::tryOut(path));
        LocalLease first(path);
        QVERIFY(ask(first)->granted);
        QVERIFY(LocalLease::tryOut(path)); // held is no trouble of the file's
        LocalLease second(path);
        QVERIFY(!ask(second)->granted); // and trying out gives nobody's lock away
    }

    void clusterAndMachine_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("local");
        QTest::addColumn<Result<LeaseAnswer>>("broker");
        QTest::addColumn<bool>("override");
        QTest::addColumn<bool>("isGranted");
        QTest::addColumn<bool>("overridable");
        QTest::newRow("both") << granted << granted << false << true << false;
        QTest::newRow("another console") << granted << taken << false << false << false;
        QTest::newRow("another console is not overridden") << granted << taken << true << false << false;
        QTest::newRow("another process here") << taken << granted << false << false << false;
        QTest::newRow("silent cluster") << granted << silent << false << false << true;
        QTest::newRow("silent cluster, somebody takes it upon himself") << granted << silent << true << true << false;
    }
    void clusterAndMachine()
    {
        QFETCH(const Result<LeaseAnswer>, local);
        QFETCH(const Result<LeaseAnswer>, broker);
        QFETCH(const bool, override);
        QFETCH(const bool, isGranted);
        QFETCH(const bool, overridable);
        ClusterLease lease(std::make_unique<FakeLease>(local), std::make_unique<FakeLease>(broker));
        const Result<LeaseAnswer> answer = ask(lease, override);
        QVERIFY(answer);
        QCOMPARE(answer->granted, isGranted);
        QCOMPARE(answer->overridable, overridable);
        QVERIFY(isGranted || !answer->reason.isEmpty());
    }

    /// More than half of the hosts are enough where no broker can be asked, and heard where they say no.
    void clusterAndHosts_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("broker");
        QTest::addColumn<Result<LeaseAnswer>>("hosts");
        QTest::addColumn<bool>("isGranted");
        QTest::newRow("both") << granted << granted << true;
        QTest::newRow("no login to the hosts") << granted << silent << true;
        QTest::newRow("no broker can be asked") << silent << granted << true;
        QTest::newRow("somebody has it on the hosts") << granted << strangers << false;
        QTest::newRow("another console has it in the broker") << taken << granted << false;
        QTest::newRow("nobody can be asked") << silent << silent << false;
    }
    void clusterAndHosts()
    {
        QFETCH(const Result<LeaseAnswer>, broker);
        QFETCH(const Result<LeaseAnswer>, hosts);
        QFETCH(const bool, isGranted);
        ClusterLease lease(std::make_unique<FakeLease>(granted), std::make_unique<FakeLease>(broker), std::make_unique<FakeLease>(hosts));
        const Result<LeaseAnswer> answer = ask(lease);
        QVERIFY(answer);
        QCOMPARE(answer->granted, isGranted);
    }

    /// The lease of an emergency: who grants it, and when it is bounded.
    void emergency_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("broker");
        QTest::addColumn<Result<LeaseAnswer>>("hosts");
        QTest::addColumn<bool>("othersThere");
        QTest::addColumn<bool>("override");
        QTest::addColumn<bool>("isGranted");
        const auto row = [](const char *name, const Result<LeaseAnswer> &broker, const Result<LeaseAnswer> &hosts, bool there, bool override, bool isGranted) {
            QTest::newRow(name) << broker << hosts << there << override << isGranted;
        };
        row("the broker grants it", granted, silent, false, false, true);
        row("the broker hangs, the hosts grant it", silent, granted, false, false, true);
        row("both", granted, granted, true, false, true);
        row("another console has it in the broker", taken, granted, true, false, false);
        row("another console has it on the hosts", granted, strangers, true, false, false);
        row("another console has it on the hosts, the broker hangs", silent, strangers, true, false, false);
        row("a person takes it from the hosts", silent, LeaseAnswer{.granted = true}, false, true, true);
        row("a stranger has the broker's", strangers, granted, true, false, false);
        row("a stranger has the broker's, a person passes it", strangers, granted, true, true, true);
        row("another console's is not passed", taken, granted, true, true, false);
        row("nobody can say, and every other node is there", silent, silent, true, false, true);
        row("nobody can say, and another node is out", silent, silent, false, false, false);
        row("nobody can say, another node is out, a person takes it upon himself", silent, silent, false, true, true);
    }
    void emergency()
    {
        QFETCH(const Result<LeaseAnswer>, broker);
        QFETCH(const Result<LeaseAnswer>, hosts);
        QFETCH(const bool, othersThere);
        QFETCH(const bool, override);
        QFETCH(const bool, isGranted);
        const auto time = std::make_shared<FakeTime>();
        EmergencyLease::Setup setup{.local = std::make_unique<FakeLease>(granted),
                                    .broker = std::make_unique<FakeLease>(broker),
                                    .hosts = std::make_unique<FakeLease>(hosts),
                                    .time = time};
        setup.othersAreThere = [othersThere](std::stop_token) -> QCoro::Task<Status> {
            return [](bool there) -> QCoro::Task<Status> { co_return there ? Status() : failure(ErrorKind::Forbidden, u"broker3 is out"_s); }(othersThere);
        };
        EmergencyLease lease(std::move(setup));
        std::optional<Result<LeaseAnswer>> answer;
        const auto store = [](QCoro::Task<Result<LeaseAnswer>> task, std::optional<Result<LeaseAnswer>> *into) -> QCoro::Task<> { *into = co_await task; };
        const QCoro::Task<> task = store(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, override, {}), &answer);
        for (FakeTime::settle(); !answer && time->advance();)
            FakeTime::settle();
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->granted, isGranted);
        QVERIFY(isGranted || !(*answer)->reason.isEmpty());
    }

    /// What an emergency's lease was granted for must be so at each deed as well: minutes may lie between.
    void emergencyIsAskedBeforeForce_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("hosts");
        QTest::addColumn<bool>("override");
        QTest::addColumn<bool>("othersThereLater");
        QTest::addColumn<bool>("lockLater");
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("on this machine alone") << silent << false << true << true << true;
        QTest::newRow("on this machine alone, and another node has gone") << silent << false << false << true << false;
        QTest::newRow("on this machine alone, and its lock was taken") << silent << false << true << false << false;
        QTest::newRow("somebody took it upon himself") << silent << true << false << true << true;
        QTest::newRow("somebody took it upon himself, and somebody else did so after him") << silent << true << false << false << false;
        QTest::newRow("by the hosts") << granted << false << false << true << true;
    }
    void emergencyIsAskedBeforeForce()
    {
        QFETCH(const Result<LeaseAnswer>, hosts);
        QFETCH(const bool, override);
        QFETCH(const bool, othersThereLater);
        QFETCH(const bool, lockLater);
        QFETCH(const bool, isHeld);
        const auto time = std::make_shared<FakeTime>();
        auto local = std::make_unique<FakeLease>(granted);
        FakeLease *here = local.get();
        const auto there = std::make_shared<bool>(true);
        EmergencyLease::Setup setup{
            .local = std::move(local), .broker = std::make_unique<FakeLease>(silent), .hosts = std::make_unique<FakeLease>(hosts), .time = time};
        setup.othersAreThere = [there](std::stop_token) -> QCoro::Task<Status> {
            return [](bool is) -> QCoro::Task<Status> { co_return is ? Status() : failure(ErrorKind::Forbidden, u"broker3 is out"_s); }(*there);
        };
        EmergencyLease lease(std::move(setup));
        QVERIFY(!QCoro::waitFor(lease.confirm({}))); // nobody has granted it yet
        std::optional<Result<LeaseAnswer>> answer;
        const auto store = [](QCoro::Task<Result<LeaseAnswer>> task, std::optional<Result<LeaseAnswer>> *into) -> QCoro::Task<> { *into = co_await task; };
        const QCoro::Task<> task = store(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, override, {}), &answer);
        for (FakeTime::settle(); !answer && time->advance();)
            FakeTime::settle();
        QVERIFY(answer && *answer && (*answer)->granted);
        QVERIFY(QCoro::waitFor(lease.confirm({})));
        *there = othersThereLater;
        if (!lockLater)
            here->confirmed = failure(ErrorKind::Forbidden, u"another process has it"_s);
        QCOMPARE(QCoro::waitFor(lease.confirm({})).has_value(), isHeld);
        lease.release();
        QVERIFY(!QCoro::waitFor(lease.confirm({})));
    }

    /// The broker answers late, and says that the queue is held for somebody whom nobody can tell: it may be a console. Who is one, or says
    /// so of himself, was passed by nobody: it stops there.
    void emergencyHearsALateNo_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("no");
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("a stranger") << strangers << false;
        QTest::newRow("who calls himself a console") << Result<LeaseAnswer>(
            LeaseAnswer{.reason = u"eve has it"_s, .overridable = true, .holder = LeaseHolder{.who = u"eve@two"_s, .pid = 2, .run = u"run-e"_s}})
                                                     << true;
    }
    void emergencyHearsALateNo()
    {
        QFETCH(const Result<LeaseAnswer>, no);
        QFETCH(const bool, isStopped);
        /// Answers when it is told to.
        class LateLease final : public Lease
        {
        public:
            QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool, std::stop_token) override
            {
                const Pending<bool> pending = late;
                co_await pending;
                co_return answer;
            }
            void release() override {}
            Pending<bool> late;
            Result<LeaseAnswer> answer = strangers;
        };
        for (const bool override : {false, true}) {
            const auto time = std::make_shared<FakeTime>();
            auto broker = std::make_unique<LateLease>();
            const Pending<bool> late = broker->late;
            LateLease *there = broker.get();
            there->answer = no;
            EmergencyLease::Setup setup{
                .local = std::make_unique<FakeLease>(granted), .broker = std::move(broker), .hosts = std::make_unique<FakeLease>(silent), .time = time};
            setup.othersAreThere = [](std::stop_token) -> QCoro::Task<Status> { co_return Status(); };
            EmergencyLease lease(std::move(setup));
            QStringList lost;
            connect(&lease, &Lease::lost, this, [&lost](const QString &reason, bool taken) { lost.append(taken ? reason : QString()); });
            std::optional<Result<LeaseAnswer>> answer;
            const auto store = [](QCoro::Task<Result<LeaseAnswer>> task, std::optional<Result<LeaseAnswer>> *into) -> QCoro::Task<> { *into = co_await task; };
            const QCoro::Task<> task = store(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, override, {}), &answer);
            for (FakeTime::settle(); !answer && time->advance();)
                FakeTime::settle();
            QVERIFY(answer && *answer && (*answer)->granted);
            QVERIFY(QCoro::waitFor(lease.confirm({})));
            late.finish(true);
            FakeTime::settle();
            QCOMPARE(lost, isStopped ? QStringList{no->reason} : QStringList());
            if (isStopped)
                continue;
            const Status held = QCoro::waitFor(lease.confirm({}));
            QCOMPARE(held.has_value(), override);
            QVERIFY(override || held.error().message == no->reason);
            // It is asked for again: once the other one has gone, the deed may be done.
            there->answer = granted;
            time->advance();
            FakeTime::settle();
            QVERIFY(QCoro::waitFor(lease.confirm({})));
            lease.release();
            FakeTime::settle();
        }
    }

    /// A console far away must not take its own delay for a cluster that hangs: it waits for the lease as long
    /// as its login took, and for the login itself.
    void emergencyWaitsAsLongAsTheNetworkNeeds_data()
    {
        QTest::addColumn<int>("loginMs");
        QTest::addColumn<int>("waitsAtLeast");
        QTest::addColumn<int>("waitsAtMost");
        QTest::newRow("near") << 5 << 300 << 400;
        QTest::newRow("80 ms away") << 480 << 960 << 1100;
        QTest::newRow("200 ms away") << 1200 << 2400 << 2600;
        QTest::newRow("no login at all") << -1 << 1500 << 1900;
    }
    void emergencyWaitsAsLongAsTheNetworkNeeds()
    {
        QFETCH(const int, loginMs);
        QFETCH(const int, waitsAtLeast);
        QFETCH(const int, waitsAtMost);
        /// Never answers.
        class HangingLease final : public Lease
        {
        public:
            QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool, std::stop_token stop) override
            {
                const Pending<bool> stopped;
                const std::stop_callback onStop(stop, [stopped] { stopped.finish(true); });
                co_await stopped;
                co_return silent;
            }
            void release() override {}
        };
        const auto time = std::make_shared<FakeTime>();
        EmergencyLease::Setup setup{.local = std::make_unique<FakeLease>(granted),
                                    .broker = std::make_unique<HangingLease>(),
                                    .hosts = std::make_unique<FakeLease>(granted),
                                    .time = time};
        setup.loginTook = [time, loginMs] { return loginMs >= 0 && time->monotonic() >= Millis{loginMs} ? Millis{loginMs} : Millis{-1}; };
        EmergencyLease lease(std::move(setup));
        std::optional<Result<LeaseAnswer>> answer;
        const auto store = [](QCoro::Task<Result<LeaseAnswer>> task, std::optional<Result<LeaseAnswer>> *into) -> QCoro::Task<> { *into = co_await task; };
        const QCoro::Task<> task = store(lease.acquire({.who = u"ops@console"_s, .pid = 7, .run = u"run-1"_s}, false, {}), &answer);
        for (FakeTime::settle(); !answer && time->advance();)
            FakeTime::settle();
        QVERIFY(answer && *answer && (*answer)->granted);
        QVERIFY2(time->monotonic().count() >= waitsAtLeast && time->monotonic().count() <= waitsAtMost, qPrintable(QString::number(time->monotonic().count())));
        lease.release();
        FakeTime::settle();
    }

    /// Who asks next must not be told of a run that is over: both grounds are given back side by side, and waited for.
    void givenBackWhenThoseWhoGrantedItKnow()
    {
        class SlowLease final : public Lease
        {
        public:
            explicit SlowLease(Pending<bool> known) : m_known(std::move(known)) {}
            QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder, bool, std::stop_token) override { co_return granted; }
            void release() override {}
            QCoro::Task<> giveBack() override
            {
                ++asked;
                co_await m_known;
            }
            int asked = 0;

        private:
            const Pending<bool> m_known;
        };
        const Pending<bool> brokerKnows;
        const Pending<bool> hostsKnow;
        auto local = std::make_unique<FakeLease>(granted);
        auto broker = std::make_unique<SlowLease>(brokerKnows);
        auto hosts = std::make_unique<SlowLease>(hostsKnow);
        const FakeLease &here = *local;
        const SlowLease &there = *broker;
        const SlowLease &onHosts = *hosts;
        ClusterLease lease(std::move(local), std::move(broker), std::move(hosts));
        QVERIFY(ask(lease)->granted);
        bool over = false;
        const auto wait = [](QCoro::Task<> task, bool *done) -> QCoro::Task<> {
            co_await task;
            *done = true;
        };
        const QCoro::Task<> task = wait(lease.giveBack(), &over);
        FakeTime::settle();
        QCOMPARE(here.releases, 1); // this machine is free at once
        QCOMPARE(there.asked, 1);
        QCOMPARE(onHosts.asked, 1);
        QVERIFY(!over);
        brokerKnows.finish(true);
        FakeTime::settle();
        QVERIFY(!over);
        hostsKnow.finish(true);
        FakeTime::settle();
        QVERIFY(over);
    }

    /// More than half of the hosts are a lease, whatever stands on the others: a run that is over whose release did not get
    /// there, or somebody who could not have it.
    void hostsAreCounted()
    {
        const auto tally = [](const QStringList &said) {
            hostslease::Tally tally{.hosts = 3};
            for (const QString &holder : said)
                tally.take(holder, u"me"_s);
            return tally;
        };
        // A link that was left behind, heard first: nothing is decided about what is held, and all about what is to be taken.
        QVERIFY(tally({u"dead"_s}).isDecidedForTaking());
        QVERIFY(!tally({u"dead"_s}).isDecidedForHolding());
        QVERIFY(!tally({u"dead"_s, u"me"_s}).isDecidedForHolding());
        const hostslease::Tally held = tally({u"dead"_s, u"me"_s, u"me"_s});
        QVERIFY(held.isDecidedForHolding() && held.isMajority(held.ours));
        // Two hosts that say otherwise, or say nothing, are enough to have lost it.
        const hostslease::Tally lost = tally({u"other"_s, {}});
        QVERIFY(lost.isDecidedForHolding() && !lost.isMajority(lost.ours));
        QVERIFY(tally({u"me"_s, u"me"_s}).isDecidedForHolding());
        QVERIFY(!tally({u"me"_s}).isDecidedForTaking());
        QVERIFY(tally({u"me"_s, u"me"_s}).isDecidedForTaking());
    }

    /// The texts that hosts are told, in a shell of this machine.
    void aHostsLink()
    {
        using namespace hostslease;
        const auto shell = [](const QString &script) {
            QProcess sh;
            sh.start(u"/bin/sh"_s, {u"-c"_s, script});
            sh.waitForFinished(-1);
            return sh.readAllStandardOutput();
        };
        const QString link = u"warrener-test-%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QChar(u'0'));
        const QString ann = toText(LeaseHolder{.who = u"ann@one"_s, .pid = 1, .run = u"run-a"_s});
        const QString bob = toText(LeaseHolder{.who = u"bob's@two"_s, .pid = 2, .run = u"run-b"_s});
        const auto take = [&](const QString &holder, const QString &run, const QString &breaks = {}, int term = 120) {
            return holderIn("Welcome m \n" + shell(takeScript(link, holder, run, std::chrono::seconds{term}, breaks, u"mark"_s)), u"mark"_s);
        };
        QCOMPARE(take(ann, u"run-a"_s), ann);
        QCOMPARE(take(ann, u"run-a"_s), ann); // twice is once
        QCOMPARE(take(bob, u"run-b"_s), ann); // told whose it is
        shell(releaseScript(link, bob));      // not his to give
        QCOMPARE(holderIn(shell(readScript(link, u"mark"_s)), u"mark"_s), ann);
        const QString annAgain = toText(LeaseHolder{.who = u"ann@one"_s, .pid = 99, .run = u"run-a"_s});
        QCOMPARE(take(annAgain, u"run-a"_s), annAgain); // the same run, recovered by another process
        QCOMPARE(take(bob, u"run-b"_s, ann), annAgain); // another one than was meant
        QCOMPARE(take(bob, u"run-b"_s, annAgain), bob); // broken on purpose
        QCOMPARE(take(ann, u"run-a"_s, {}, -1), ann);   // its term is over
        // Held further while its term lasts; after it, whoever comes may have it.
        const auto confirm = [&](const QString &holder, int term) {
            return holderIn(shell(confirmScript(link, holder, std::chrono::seconds{term}, u"mark"_s)), u"mark"_s);
        };
        QCOMPARE(confirm(ann, 120), ann);
        QCOMPARE(confirm(bob, 120), ann);
        QCOMPARE(confirm(ann, -1), QString());
        QCOMPARE(holderIn(shell(readScript(link, u"mark"_s)), u"mark"_s), ann);
        // The host's clock was set back: hers lasts a term from now, not until that day comes again.
        shell(sharedPlace(link) + u"touch -h -d '2 days' $l"_s);
        QCOMPARE(take(bob, u"run-b"_s), ann);
        QCOMPARE(shell(sharedPlace(link) + u"[ $(stat -c %Y $l) -le $(date +%s) ] && echo over"_s), QByteArray("over\n"));
        shell(releaseScript(link, ann));
        QCOMPARE(holderIn(shell(readScript(link, u"mark"_s)), u"mark"_s), QString());

        // In a folder of everybody's one login cannot remove another one's: what a dead console left holds up nobody.
        const auto takeAsOther = [&](const QString &holder, const QString &run, const QString &breaks, int term) {
            return holderIn(shell("rm() { return 1; }\n"_L1 + takeScript(link, holder, run, std::chrono::seconds{term}, breaks, u"mark"_s)), u"mark"_s);
        };
        QCOMPARE(take(ann, u"run-a"_s), ann);
        QCOMPARE(takeAsOther(bob, u"run-b"_s, {}, 120), ann);
        QCOMPARE(takeAsOther(bob, u"run-b"_s, ann, 120), bob); // broken on purpose
        QCOMPARE(confirm(bob, 120), bob);
        QCOMPARE(confirm(ann, 120), bob);          // and she hears of it
        QCOMPARE(take(annAgain, u"run-c"_s), bob); // whoever comes later sees him
        shell(renewScript(link, bob));
        QCOMPARE(confirm(bob, 120), bob);
        shell(releaseScript(link, bob));
        shell(releaseScript(link, ann));
        QCOMPARE(holderIn(shell(readScript(link, u"mark"_s)), u"mark"_s), QString());
    }

    void runs_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("answer");
        QTest::addColumn<int>("lostAfterA"); // 0 no, 1 lost, 2 taken by somebody else
        QTest::addColumn<QStringList>("expected");
        const QStringList a{u"step-intent a 1"_s, u"> ok a"_s, u"step-done a"_s};
        const QStringList b{u"step-intent b 1"_s, u"> ok b"_s, u"step-done b"_s};
        QTest::newRow("granted") << granted << 0 << QStringList{u"lease-taken"_s} + a + b + QStringList{u"run-ended done"_s};
        QTest::newRow("refused") << taken << 0 << QStringList{u"guard-refused lease eve has it"_s, u"run-ended refused eve has it"_s};
        QTest::newRow("not to be asked") << silent << 0 << QStringList{u"guard-refused lease nobody answers"_s, u"run-ended refused nobody answers"_s};
        QTest::newRow("lost and regained") << granted << 1
                                           << QStringList{u"lease-taken"_s} + a + QStringList{u"lease-lost gone"_s, u"step-intent b 1"_s, u"> ok b"_s,
                                                                                              u"lease-taken"_s,     u"step-done b"_s,     u"run-ended done"_s};
        QTest::newRow("taken by somebody else: hands off")
            << granted << 2 << QStringList{u"lease-taken"_s} + a + QStringList{u"lease-lost gone"_s, u"run-ended failed gone"_s};
    }
    void runs()
    {
        QFETCH(const Result<LeaseAnswer>, answer);
        QFETCH(const int, lostAfterA);
        QFETCH(const QStringList, expected);
        Stage stage;
        const auto lease = std::make_shared<FakeLease>(answer);
        stage.lease = lease;
        stage.onLine = [&](const QString &line) {
            if (line == "step-done a"_L1 && lostAfterA > 0)
                Q_EMIT lease->lost(u"gone"_s, lostAfterA == 2);
            if (line == "step-intent b 1"_L1 && lostAfterA == 1)
                Q_EMIT lease->regained(u"broker2:5672"_s);
        };
        QVERIFY(stage.run(plan({undoable(u"a"_s, call(u"ok"_s)), action(u"b"_s, call(u"ok"_s))})));
        QCOMPARE(stage.lines.mid(1), expected);
        QVERIFY(lease->releases >= 1);
    }

    /// Who is refused for another console's run is told what to do besides breaking it; nobody asks again for a person by itself.
    void whoIsRefusedKnowsWhatToDo_data()
    {
        QTest::addColumn<Result<LeaseAnswer>>("answer");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("another console") << Result<LeaseAnswer>(
            LeaseAnswer{.reason = u"eve has it"_s, .overridable = true, .holder = LeaseHolder{.who = u"eve@two"_s, .pid = 2, .run = u"run-e"_s}})
                                         << true;
        QTest::newRow("a stranger") << strangers << false;
        QTest::newRow("nobody can be asked") << silent << false;
    }
    void whoIsRefusedKnowsWhatToDo()
    {
        QFETCH(const Result<LeaseAnswer>, answer);
        QFETCH(const bool, isTold);
        Stage stage;
        const auto lease = std::make_shared<FakeLease>(answer);
        stage.lease = lease;
        Plan wanted = plan({undoable(u"a"_s, call(u"ok"_s))});
        wanted.lease.kind = LeaseNeed::Kind::Emergency;
        QCOMPARE(*stage.run(wanted), Verdict::Refused);
        QCOMPARE(lease->asked, 1);
        const auto refused = std::ranges::find(stage.log->records, RecordKind::GuardRefused, &JournalRecord::kind);
        QVERIFY(refused != stage.log->records.end());
        QCOMPARE(!refused->data.value("detail"_L1).toString().isEmpty(), isTold);
    }

    /// Directly before force it must still be there.
    void forceNeedsIt()
    {
        Stage stage;
        const auto lease = std::make_shared<FakeLease>(granted);
        lease->confirmed = failure(ErrorKind::Forbidden, u"eve has it"_s);
        stage.lease = lease;
        Step force = action(u"b"_s, call(u"ok"_s));
        force.force = true;
        QCOMPARE(*stage.run(plan({undoable(u"a"_s, call(u"ok"_s)), force})), Verdict::Undone);
        QVERIFY(!stage.lines.contains(u"> ok b"_s));
    }
};

QTEST_GUILESS_MAIN(LeaseTest)
#include "LeaseTest.moc"
