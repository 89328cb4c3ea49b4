// What is written is what systemd reads, and what is read back is what was meant.
#include "look/schedule/Schedule.h"

#include "look/schedule/UnitText.h"
#include "look/schedule/UserSystemd.h"
#include "record/report/ScheduledDiagnosis.h"
#include "support/OwnPrograms.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

ScheduledCommand backup()
{
    return {.id = u"backup-orders"_s,
            .cluster = {u"orders"_s},
            .arguments = {u"backup"_s, u"create"_s, u"--type"_s, u"full"_s, u"--queues"_s, u"^(in|out) .$"_s},
            .calendar = u"*-*-* 03:00"_s,
            .description = u"Warrener: 100% of orders"_s};
}

void put(const QString &file, const QByteArray &text)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(text), text.size());
}

} // namespace

class ScheduleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesListsRemoves();
    void manyTimes();
    void newTimesOfOneThatIsOver();
    void whoHasNoSystemd_data();
    void whoHasNoSystemd();
    void whoseTimersEndWithTheLogin_data();
    void whoseTimersEndWithTheLogin();
    void diagnosis();
    void descriptions();
    void missedOnes();
    void filesOfBefore();
    void words_data();
    void words();
    void foreignWords_data();
    void foreignWords();
    void systemdReadsThem();
    void refuses_data();
    void refuses();
};

/// Several moments are a line each, and come back as they were.
void ScheduleTest::manyTimes()
{
    const QTemporaryDir folder;
    const Schedule schedule(u"/usr/bin/warrenctl"_s, folder.path());
    ScheduledCommand drill = backup();
    drill.calendar = u"2026-03-18 10:00:00 UTC"_s;
    drill.furtherTimes = {u"2026-03-25 10:00:00 UTC"_s, u"2026-04-01 09:00:00 UTC"_s};
    drill.catchesUp = false;
    QVERIFY(schedule.write(drill));
    QCOMPARE(schedule.list(), QList{drill});
    QCOMPARE(Schedule::timerText(drill).count("OnCalendar="_L1), 3);
    drill.furtherTimes = {u"2026-03-25 10:00:00 UTC\nExecStart=/bin/false"_s};
    QVERIFY(!schedule.write(drill));
}

/// On systemd 257: a timer whose times are all over is active, and starting it again does not make it look at new ones. It is
/// started anew.
void ScheduleTest::newTimesOfOneThatIsOver()
{
    const OwnPrograms programs;
    programs.write(u"systemctl"_s, "#!/bin/sh\necho \"$@\" >> " + programs.filePath(u"said"_s).toUtf8() + '\n');
    const Status active = QCoro::waitFor(Schedule::activate(u"calendar-orders-1"_s, {}));
    QVERIFY2(active, qPrintable(active ? QString() : active.error().detail));
    QFile said(programs.filePath(u"said"_s));
    QVERIFY(said.open(QIODevice::ReadOnly));
    QCOMPARE(said.readAll().split('\n'),
             (QByteArrayList{"--user daemon-reload", "--user enable warrener-calendar-orders-1.timer", "--user restart warrener-calendar-orders-1.timer", ""}));
}

void ScheduleTest::whoHasNoSystemd_data()
{
    QTest::addColumn<QByteArray>("systemctl");
    QTest::addColumn<QString>("helps");
    QTest::newRow("no manager of the user") << QByteArray("echo 'Failed to connect to bus: No medium found' >&2; exit 1") << u"loginctl enable-linger alice"_s;
    QTest::newRow("no systemd") << QByteArray("exit 127") << u"cron"_s;
}

/// It says what would help, and so does whoever wants a timer started there.
void ScheduleTest::whoHasNoSystemd()
{
    QFETCH(const QByteArray, systemctl);
    QFETCH(const QString, helps);
    const OwnPrograms programs;
    programs.write(u"systemctl"_s, "#!/bin/sh\n" + systemctl + '\n');
    programs.write(u"id"_s, "#!/bin/sh\necho alice\n");
    for (const Status &said : {QCoro::waitFor(isUserSystemdThere({})), QCoro::waitFor(Schedule::activate(u"calendar-orders-1"_s, {}))}) {
        QVERIFY(!said);
        QCOMPARE(said.error().kind, ErrorKind::NotAvailable);
        QVERIFY2(said.error().message.contains(helps), qPrintable(said.error().message));
    }
}

void ScheduleTest::whoseTimersEndWithTheLogin_data()
{
    QTest::addColumn<QByteArray>("loginctl");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("without lingering") << QByteArray("echo no") << true;
    QTest::newRow("with it") << QByteArray("echo yes") << false;
    QTest::newRow("nobody can tell") << QByteArray("echo 'Failed to connect to bus' >&2; exit 1") << false;
    QTest::newRow("another word") << QByteArray("echo maybe") << false;
}

/// A manager of the user that ends with the last session starts nothing at night.
void ScheduleTest::whoseTimersEndWithTheLogin()
{
    QFETCH(const QByteArray, loginctl);
    QFETCH(const bool, isSaid);
    const OwnPrograms programs;
    programs.write(u"loginctl"_s, "#!/bin/sh\n" + loginctl + '\n');
    programs.write(u"id"_s, "#!/bin/sh\necho alice\n");
    const QString said = QCoro::waitFor(whyNotWithoutLogin({}));
    QCOMPARE(said.contains(u"“loginctl enable-linger alice”"_s), isSaid);
    QCOMPARE(said.isEmpty(), !isSaid);
}

void ScheduleTest::writesListsRemoves()
{
    const QTemporaryDir folder;
    const Schedule schedule(u"/usr/bin/warrenctl"_s, folder.path());
    const ScheduledCommand full = backup();
    const ScheduledCommand hourly = scheduledDiagnosis({u"orders"_s}, u"hourly"_s);
    const ScheduledCommand daily = scheduledDiagnosis({u"billing"_s}, u"*-*-* 06:00:00"_s, u"/home/a b/50% \"x\".json"_s);
    for (const ScheduledCommand &command : {full, hourly, daily})
        QVERIFY(schedule.write(command));
    QCOMPARE(schedule.list(), (QList{full, daily, hourly}));
    QVERIFY(schedule.removeFiles(hourly.id));
    QCOMPARE(schedule.list(), (QList{full, daily}));
    QVERIFY(schedule.removeFiles(hourly.id));
    QCOMPARE(schedule.removeFiles(u"../x"_s).error().kind, ErrorKind::Usage);
    QVERIFY(schedule.write(full));
    QCOMPARE(schedule.list().size(), 2);
}

void ScheduleTest::diagnosis()
{
    const Schedule schedule(u"/usr/bin/warrenctl"_s);
    const ScheduledCommand hourly = scheduledDiagnosis({u"orders"_s}, u"hourly"_s);
    QCOMPARE(hourly.id, u"diagnose-orders"_s);
    QVERIFY(schedule.serviceText(hourly).contains("ExecStart=\"/usr/bin/warrenctl\" --cluster \"orders\" \"diagnose\"\n"_L1));
    QVERIFY(schedule.serviceText(hourly).contains("SuccessExitStatus=1 3\n"_L1));
    QVERIFY(Schedule::timerText(hourly).contains("OnCalendar=hourly\n"_L1));
    QVERIFY(!schedule.serviceText(backup()).contains("SuccessExitStatus"_L1));
}

/// What must not run at an hour that nobody chose.
void ScheduleTest::missedOnes()
{
    const QTemporaryDir folder;
    const Schedule schedule(u"/usr/bin/warrenctl"_s, folder.path());
    ScheduledCommand drill = backup();
    QVERIFY(Schedule::timerText(drill).contains("Persistent=true\n"_L1));
    drill.catchesUp = false;
    QVERIFY(Schedule::timerText(drill).contains("Persistent=false\n"_L1));
    QVERIFY(schedule.write(drill));
    QCOMPARE(schedule.list(), QList{drill});
}

/// As the console wrote them when it could schedule diagnoses only.
void ScheduleTest::filesOfBefore()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"warrener-diagnose-billing"_s);
    put(name + ".timer"_L1,
        "[Unit]\nDescription=Warrener: diagnosis of billing\n\n[Timer]\nOnCalendar=*-*-* 06:00:00\nPersistent=true\nRandomizedDelaySec=30\n\n"
        "[Install]\nWantedBy=timers.target\n");
    put(name + ".service"_L1, "[Unit]\nDescription=Warrener: diagnosis of billing\n\n[Service]\nType=oneshot\n"
                              "ExecStart=\"/usr/bin/warrenctl\" --profile \"/home/a b/50%% \\\"x\\\".json\" diagnose\nSuccessExitStatus=1 3\n");
    const Schedule schedule(u"/usr/bin/warrenctl"_s, folder.path());
    QCOMPARE(schedule.list(), QList{scheduledDiagnosis({u"billing"_s}, u"*-*-* 06:00:00"_s, u"/home/a b/50% \"x\".json"_s)});
    QVERIFY(schedule.removeFiles(u"diagnose-billing"_s));
    QVERIFY(schedule.list().isEmpty());
}

void ScheduleTest::words_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain") << u"full"_s << u"\"full\""_s;
    QTest::newRow("empty") << QString() << u"\"\""_s;
    QTest::newRow("blank") << u"a b"_s << u"\"a b\""_s;
    QTest::newRow("specifier") << u"50%h"_s << u"\"50%%h\""_s;
    QTest::newRow("variable") << u"^q$"_s << u"\"^q$$\""_s;
    QTest::newRow("braces") << u"${HOME}"_s << u"\"$${HOME}\""_s;
    QTest::newRow("quotes") << u"a\"b'c"_s << u"\"a\\\"b'c\""_s;
    QTest::newRow("backslash") << u"a\\d\\"_s << u"\"a\\\\d\\\\\""_s;
    QTest::newRow("end of a command") << u";"_s << u"\";\""_s;
    QTest::newRow("Chinese") << u"订单"_s << u"\"订单\""_s;
    QTest::newRow("all of them") << u"%%$$\\\"\\\\"_s << u"\"%%%%$$$$\\\\\\\"\\\\\\\\\""_s;
}

void ScheduleTest::words()
{
    QFETCH(const QString, word);
    QFETCH(const QString, written);
    QCOMPARE(unittext::argument(word), written);
    const QString line = unittext::program(u"/opt/a $ b/warrenctl"_s) + " --cluster "_L1 + written + u' ' + written;
    QCOMPARE(unittext::words(line), (QStringList{u"/opt/a $ b/warrenctl"_s, u"--cluster"_s, word, word}));
}

void ScheduleTest::foreignWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a specifier") << u"/usr/bin/warrenctl --profile %h/x.json diagnose"_s;
    QTest::newRow("a variable") << u"/usr/bin/warrenctl --cluster ${C} diagnose"_s;
    QTest::newRow("other quotes") << u"/usr/bin/warrenctl --cluster 'a b' diagnose"_s;
    QTest::newRow("an open quote") << u"/usr/bin/warrenctl --cluster \"a"_s;
}

void ScheduleTest::foreignWords()
{
    QFETCH(const QString, line);
    QCOMPARE(unittext::words(line), QStringList());
}

/// systemd itself says what it makes of a command line, where it is installed.
void ScheduleTest::systemdReadsThem()
{
    const QString program = QStandardPaths::findExecutable(u"systemd-analyze"_s);
    if (program.isEmpty())
        QSKIP("needs systemd-analyze");
    const QTemporaryDir folder;
    const Schedule schedule(u"/usr/bin/true"_s, folder.path());
    ScheduledCommand command = backup();
    command.arguments += {u"50%h"_s, u"${HOME}"_s, u"a\"b'c"_s, u"x\\"_s, u";"_s, QString(), u"订单"_s};
    QVERIFY(schedule.write(command));
    QProcess analyze;
    // Needs no running systemd, and reads nothing but these.
    analyze.setProcessChannelMode(QProcess::MergedChannels);
    analyze.start(program, {u"verify"_s, u"--user"_s, u"--man=no"_s, folder.filePath(u"warrener-backup-orders.timer"_s),
                            folder.filePath(u"warrener-backup-orders.service"_s)});
    QVERIFY(analyze.waitForFinished(30'000));
    const QString said = QString::fromUtf8(analyze.readAll());
    QVERIFY2(!said.contains("warrener-backup-orders"_L1), qPrintable(said));
}

void ScheduleTest::refuses_data()
{
    QTest::addColumn<ScheduledCommand>("command");
    const auto with = [](auto change) {
        ScheduledCommand command = backup();
        change(command);
        return command;
    };
    QTest::newRow("a second line in the time") << with([](ScheduledCommand &c) { c.calendar = u"hourly\nExecStart=/bin/sh"_s; });
    QTest::newRow("a line break at its end") << with([](ScheduledCommand &c) { c.calendar = u"hourly\n"_s; });
    QTest::newRow("no time") << with([](ScheduledCommand &c) { c.calendar.clear(); });
    QTest::newRow("a path for a cluster") << with([](ScheduledCommand &c) { c.cluster.value = u"../orders"_s; });
    QTest::newRow("a path for an id") << with([](ScheduledCommand &c) { c.id = u"../orders"_s; });
    QTest::newRow("a template for an id") << with([](ScheduledCommand &c) { c.id = u"orders@"_s; });
    QTest::newRow("no id") << with([](ScheduledCommand &c) { c.id.clear(); });
    QTest::newRow("a long id") << with([](ScheduledCommand &c) { c.id = QString(121, u'a'); });
    QTest::newRow("a line break in an argument") << with([](ScheduledCommand &c) { c.arguments.append(u"a\nb"_s); });
    QTest::newRow("a nul in an argument") << with([](ScheduledCommand &c) { c.arguments.append(u"a"_s + QChar(u'\0')); });
    QTest::newRow("a line break in the profile") << with([](ScheduledCommand &c) { c.profileFile = u"/a\nb"_s; });
    QTest::newRow("a line break in the description") << with([](ScheduledCommand &c) { c.description = u"a\nb"_s; });
    QTest::newRow("a description that goes on") << with([](ScheduledCommand &c) { c.description = u"a\\"_s; });
    QTest::newRow("nothing to start") << with([](ScheduledCommand &c) { c.arguments.clear(); });
    QTest::newRow("far too much") << with([](ScheduledCommand &c) { c.arguments.append(QString(20'000, u'a')); });
    QTest::newRow("no exit code") << with([](ScheduledCommand &c) { c.resultExitCodes = {256}; });
}

void ScheduleTest::refuses()
{
    QFETCH(const ScheduledCommand, command);
    const QTemporaryDir folder;
    const Schedule schedule(u"/usr/bin/warrenctl"_s, folder.path());
    QCOMPARE(schedule.write(command).error().kind, ErrorKind::Usage);
    QVERIFY(schedule.list().isEmpty());
}

void ScheduleTest::descriptions()
{
    QCOMPARE(unitDescription(u"full backup of orders"_s), u"Warrener: full backup of orders"_s);
    QCOMPARE(describedThing(unitDescription(u"Warrener: of somebody's own"_s)), u"Warrener: of somebody's own"_s);
    QCOMPARE(describedThing(u"my own timer"_s), u"my own timer"_s);
}

QTEST_GUILESS_MAIN(ScheduleTest)
#include "ScheduleTest.moc"
