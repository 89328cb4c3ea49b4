// systemd's timers of a user who is not logged in, on a test host: a drill and a backup run when it is time, and what was
// missed is shown as missed, and not run late.
#include "record/calendar/CalendarMarks.h"
#include "tests/integration/failover/Bench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A timer may be late by RandomizedDelaySec, and a run takes its time.
constexpr int fires = 150'000;

/// On lb1 as `ops`, with the user's systemd; what is said last stands on its own.
bench::Ended there(const QString &script)
{
    return bench::shell(u"on lb1 sh -s <<'END'\nexport XDG_RUNTIME_DIR=/run/user/$(id -u) LD_LIBRARY_PATH=$HOME/wct WARRENER_PASSWORD='%1'\n%2\nEND"_s.arg(
        qEnvironmentVariable("WARRENER_PASSWORD"), script));
}

QString console(const QString &words)
{
    return u"$HOME/wct/warrenctl --profile %1 %2"_s.arg(qEnvironmentVariable("WARRENER_PROFILE"), words);
}

QJsonObject asked(const QString &words)
{
    return QJsonDocument::fromJson(there(console(u"--format json "_s + words)).out).object();
}

/// By that host's clock, in the way systemd reads it.
QString inSeconds(int seconds)
{
    return QString::fromUtf8(there(u"date -u -d '%1 seconds' '+%Y-%m-%d %H:%M:%S UTC'"_s.arg(seconds)).out).trimmed();
}

} // namespace

class ScheduleLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
            QSKIP("runs on the test hosts only");
        if (qEnvironmentVariable("TESTBED_BROKER") == "3.10"_L1)
            QSKIP("runs on the test hosts only, and on those with this machine's system libraries");
        QVERIFY(bench::reset());
        // The program with what it is linked to, and the profile with its keys where it says they are.
        const bench::Ended copied = bench::shell(u"sh '%1' '%2'"_s.arg(QStringLiteral(COPY_PROGRAM), QStringLiteral(WARRENCTL)));
        QVERIFY2(copied.code == 0, copied.err.constData());
        QVERIFY2(there(u"$HOME/wct/warrenctl --version"_s).code == 0, there(u"$HOME/wct/warrenctl --version"_s).err.constData());
        // It runs without anybody's session. Not seen yet: no host of the present image has started such a manager.
        if (!isManaged())
            QSKIP("runs on the test hosts only, and on those that start a systemd of the user's own");
    }

    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsSet("TESTBED_DIR"))
            bench::shell(u"on lb1 'sudo -n loginctl disable-linger ops; rm -rf wct .config/systemd/user/warrener-* .local/share/warrener .config/warrener'"_s);
    }

    void aBackupAndADrillRunWhenItIsTime()
    {
        const QString at = inSeconds(15);
        const bench::Ended backup = there(console(u"backup create --type full --without messages --folder $HOME/wct/backups --schedule '%1' --yes"_s.arg(at)));
        QVERIFY2(backup.code == 0, (backup.err + backup.out).constData());
        const bench::Ended drill = there(console(u"drill schedule memory-alarm --duration 5 --schedule '%1' --yes"_s.arg(at)));
        QVERIFY2(drill.code == 0, (drill.err + drill.out).constData());
        // Written down by whoever the timer has started.
        QTRY_VERIFY_WITH_TIMEOUT(!asked(u"backup list --folder $HOME/wct/backups"_s).value("backups"_L1).toArray().isEmpty(), fires);
        QTRY_VERIFY_WITH_TIMEOUT(!verdicts().isEmpty() && !verdicts().contains(u"running"_s), fires);
        QCOMPARE(verdicts().size(), 1);
        const QJsonObject run = asked(u"drill report"_s).value("runs"_L1).toArray().first().toObject();
        QCOMPARE(run.value("drill"_L1).toString(), u"memory-alarm"_s);
        QCOMPARE(run.value("left"_L1).toArray().size(), 0);
        QVERIFY2(!run.value("faultFrom"_L1).isNull(), qPrintable(run.value("reasons"_L1).toVariant().toStringList().join(u"; "_s)));
    }

    /// The machine is off when it is time.
    void aMissedDrillIsNotRunLateAndIsShown()
    {
        const QString at = inSeconds(10);
        const qsizetype had = verdicts().size();
        QCOMPARE(there(console(u"drill schedule cpu-pressure --duration 5 --schedule '%1' --yes"_s.arg(at))).code, 0);
        const QString timer = u"warrener-drill-cpu-pressure-testbed"_s;
        QCOMPARE(there(u"systemctl --user is-enabled %1.timer"_s.arg(timer)).code, 0);
        QCOMPARE(bench::shell(u"on lb1 'sudo -n systemctl stop user@$(id -u)'"_s).code, 0);
        QTRY_VERIFY_WITH_TIMEOUT(inSeconds(-2) > at, 60'000);
        QCOMPARE(bench::shell(u"on lb1 'sudo -n systemctl start user@$(id -u)'"_s).code, 0);
        QVERIFY(isManaged());
        // Whatever it was to make up for would have been queued with the start of its timer.
        const QByteArray jobs =
            there(u"systemctl --user list-jobs --no-legend; systemctl --user show -p NextElapseUSecRealtime %1.timer; systemctl --user show "
                  "-p ExecMainStartTimestampMonotonic %1.service"_s.arg(timer))
                .out;
        QVERIFY2(!jobs.contains("start"), jobs.constData());
        QVERIFY2(jobs.contains("NextElapseUSecRealtime=\n"), jobs.constData());
        QVERIFY2(jobs.contains("ExecMainStartTimestampMonotonic=0\n"), jobs.constData());
        QCOMPARE(verdicts().size(), had);
        // What a timer that is late would start says so itself.
        const bench::Ended late = there(console(u"drill run cpu-pressure --duration 5 --due '2024-01-01 00:00:00 UTC' --yes"_s));
        QVERIFY2(late.code != 0 && late.err.contains("not run late"), late.err.constData());
        QCOMPARE(verdicts().size(), had);

        const QDateTime planned = QDateTime::fromString(at.left(19), u"yyyy-MM-dd HH:mm:ss"_s);
        CalendarEntry entry{.id = u"1"_s, .kind = CalendarKind::Drill, .title = u"CPU"_s, .start = {planned.date(), planned.time()}, .zone = QTimeZone::UTC};
        entry.arguments = {u"drill"_s, u"run"_s, u"cpu-pressure"_s, u"--yes"_s};
        const TimePoint moment = momentOf(entry.start, entry.zone);
        const TimePoint now = moment + std::chrono::hours{1};
        const QList<CalendarMark> marks = marksIn({.entries = {entry}, .blackouts = {}}, {}, moment - std::chrono::hours{1}, now, now);
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.first().state, CalendarMark::State::Missed);
    }

private:
    /// The user's systemd is up, and knows what its services need.
    static bool isManaged()
    {
        return QTest::qWaitFor(
            [] { return there(u"systemctl --user set-environment LD_LIBRARY_PATH=$HOME/wct WARRENER_PASSWORD=\"$WARRENER_PASSWORD\""_s).code == 0; }, 30'000);
    }

    static QStringList verdicts()
    {
        QStringList all;
        for (const auto listed = asked(u"drill report"_s).value("runs"_L1).toArray(); const QJsonValue &run : listed)
            all.append(run.toObject().value("verdict"_L1).toString());
        return all;
    }
};

QTEST_GUILESS_MAIN(ScheduleLiveTest)
#include "ScheduleLiveTest.moc"
