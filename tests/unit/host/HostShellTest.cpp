#include "look/host/HostShell.h"

#include "base/Post.h"
#include "look/host/InputPipe.h"
#include "look/host/ProcessRun.h"
#include "support/OwnPrograms.h"
#include "support/StallMeter.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <memory>
#include <sys/wait.h>
#include <thread>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

bool isAlive(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// Keeps what a command comes to, so that a test can do other things while it runs.
struct Watched
{
    std::optional<Result<CommandResult>> result;
};

QCoro::Task<> watch(QCoro::Task<Result<CommandResult>> task, std::shared_ptr<Watched> watched)
{
    watched->result = co_await std::move(task);
}

} // namespace

class HostShellTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::copy(QFINDTESTDATA("unit/host/fake-ssh"), program()));
        QVERIFY(QFile::setPermissions(program(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void cleanup()
    {
        // Whatever a test has started has ended, the deaf ones too.
        const auto childless = [] {
            siginfo_t info{};
            return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno == ECHILD;
        };
        QTRY_VERIFY2(childless(), "a process was left behind");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        // The commands that close connections are nobody's children: let them finish with the folder.
        const auto lines = [this](QLatin1StringView name) {
            const QList<QByteArray> all = contentOf(program() + name).split('\n');
            return QSet<QByteArray>(all.begin(), all.end()).size();
        };
        [[maybe_unused]] const bool closed = QTest::qWaitFor([&] { return lines(".exited"_L1) >= lines(".controls"_L1); }, 2000);
        QVERIFY2(!QFile::exists(program() + ".leaked"_L1), "ssh was given the password");
    }

    void quoting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"rabbitmq"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("blanks") << u"two  words "_s;
        QTest::newRow("quote") << u"it's"_s;
        QTest::newRow("only quotes") << u"''"_s;
        QTest::newRow("substitution") << u"$(touch /x) `id` ${HOME}"_s;
        QTest::newRow("specials") << u"a;b|c&d<e>f*g?[h]!~#\\\""_s;
        QTest::newRow("line break") << u"one\ntwo"_s;
        QTest::newRow("leading dash") << u"-n"_s;
        QTest::newRow("script of elsewhere") << u"队列"_s;
    }
    void quoting()
    {
        QFETCH(QString, text);
        for (const QString &host : {QString(), u"broker1"_s}) {
            const auto result = run(host, u"printf '<%s>' "_s + shellQuote(text));
            QVERIFY(result);
            QCOMPARE(QString::fromUtf8(result->out), u"<%1>"_s.arg(text));
        }
    }

    void results_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("out");
        QTest::addColumn<QByteArray>("err");
        QTest::newRow("success") << u"echo yes"_s << 0 << QByteArray("yes\n") << QByteArray();
        QTest::newRow("failure") << u"echo no >&2; exit 3"_s << 3 << QByteArray() << QByteArray("no\n");
        QTest::newRow("no such command") << u"exec 2>/dev/null; warrener-none"_s << 127 << QByteArray() << QByteArray();
        QTest::newRow("standard input is empty") << u"cat"_s << 0 << QByteArray() << QByteArray();
        QTest::newRow("locale") << u"echo $LC_ALL"_s << 0 << QByteArray("C.UTF-8\n") << QByteArray();
        QTest::newRow("several lines") << u"a=1\necho $a\n# a comment"_s << 0 << QByteArray("1\n") << QByteArray();
        QTest::newRow("bytes") << u"printf '\\001\\377\\000x'"_s << 0 << QByteArray("\x01\xff\x00x", 4) << QByteArray();
        QTest::newRow("no secret") << u"env | grep -c WARRENER_PASSWORD"_s << 1 << QByteArray("0\n") << QByteArray();
    }
    void results()
    {
        QFETCH(QString, command);
        qputenv("WARRENER_PASSWORD", "geheim");
        for (const QString &host : {QString(), u"broker1"_s}) {
            const auto result = run(host, command);
            QVERIFY(result);
            QTEST(result->exitCode, "exitCode");
            QTEST(result->out, "out");
            QTEST(result->err, "err");
            QVERIFY(result->took >= Millis{0});
        }
        qunsetenv("WARRENER_PASSWORD");
    }

    void aSignalIsAnExitCode() { QCOMPARE(run({}, u"kill -9 $$"_s)->exitCode, 128 + 9); }

    void inputReachesTheCommand()
    {
        const QByteArray input = QByteArray(3'000'000, 'i') + "end";
        for (const QString &host : {QString(), u"broker1"_s}) {
            const auto result = run(host, u"wc -c"_s, {.input = input});
            QVERIFY(result);
            QCOMPARE(result->out.trimmed().toLongLong(), input.size());
        }
        // One that does not read its input is no error.
        QCOMPARE(run({}, u"exit 4"_s, {.input = input})->exitCode, 4);
    }

    void checkedTurnsExitCodesIntoErrors()
    {
        HostShell shell(target(u"broker1"_s));
        const auto good = QCoro::waitFor(shell.runChecked(u"echo fine"_s));
        QVERIFY(good);
        const auto bad = QCoro::waitFor(shell.runChecked(u"echo 'no such node' >&2; exit 69"_s));
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::Command);
        QCOMPARE(bad.error().detail, u"no such node"_s);
        QVERIFY2(bad.error().message.contains(u"69"_s) && bad.error().message.contains(u"broker1"_s), qPrintable(bad.error().message));
    }

    void everyCommandSharesOneSafeConnection()
    {
        HostTarget to = target(u"broker1"_s);
        to.sshConfig = m_dir->filePath(u"config"_s);
        auto shell = std::make_unique<HostShell>(to);
        QVERIFY(QCoro::waitFor(shell->run(u"true"_s)));
        QVERIFY(QCoro::waitFor(shell->run(u"true"_s)));
        const QStringList arguments = QString::fromUtf8(contentOf(program() + ".arguments"_L1)).split(u'\n');
        QStringList controls = arguments.filter(QRegularExpression(u"^ControlPath="_s));
        QCOMPARE(controls.size(), 2);
        QCOMPARE(controls[0], controls[1]);
        const QString control = controls[0].section(u'=', 1);
        QVERIFY2(control.size() + 17 < 108, qPrintable(control));
        QVERIFY(!(QFile::permissions(QFileInfo(control).path()) & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));
        for (const QString &needed :
             {u"BatchMode=yes"_s, u"ControlMaster=auto"_s, u"ControlPersist=60"_s, u"ServerAliveInterval=5"_s, u"ConnectTimeout=8"_s, u"-F"_s, to.sshConfig})
            QVERIFY2(arguments.contains(needed), qPrintable(needed));
        QCOMPARE(arguments.at(arguments.indexOf(u"--"_s) + 1), u"broker1"_s);
        QVERIFY(!QFile::exists(program() + ".exited"_L1));

        shell.reset();
        QTRY_COMPARE(QString::fromUtf8(contentOf(program() + ".exited"_L1)).trimmed(), control);
    }

    /// A person's configuration may make of a command none, or one that ends at once and says nothing.
    void commandsRunInTheForeground_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<bool>("told");
        QTest::newRow("knows the options") << QByteArray("OpenSSH_9.2p1 Debian-2") << true;
        QTest::newRow("the first to") << QByteArray("OpenSSH_8.7p1") << true;
        QTest::newRow("Windows") << QByteArray("OpenSSH_for_Windows_9.5p1") << true;
        QTest::newRow("would refuse them") << QByteArray("OpenSSH_8.0p1") << false;
        QTest::newRow("another client") << QByteArray("Sun_SSH_2.4") << false;
    }
    void commandsRunInTheForeground()
    {
        QFETCH(const QByteArray, version);
        QFETCH(const bool, told);
        qputenv("FAKE_SSH_VERSION", version);
        const auto result = run(u"broker1"_s, u"cat"_s, {.input = "text"});
        qunsetenv("FAKE_SSH_VERSION");
        QVERIFY(result);
        QCOMPARE(result->out, "text");
        const QList<QByteArray> arguments = contentOf(program() + ".arguments"_L1).split('\n');
        for (const char *option : {"SessionType=default", "StdinNull=no", "ForkAfterAuthentication=no"})
            QCOMPARE(arguments.contains(option), told);
        QVERIFY(!arguments.contains("-V"));
    }

    void optionsAreNoHosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("option") << u"-oProxyCommand=touch x"_s;
        QTest::newRow("dash") << u"-"_s;
        QTest::newRow("blank") << u"broker1 -oX=y"_s;
        QTest::newRow("line break") << u"broker1\nx"_s;
    }
    void optionsAreNoHosts()
    {
        QFETCH(QString, host);
        const auto result = run(host, u"true"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        QVERIFY2(!QFile::exists(program() + ".arguments"_L1), "ssh was started");
    }

    void failuresOfTheWayAreErrors()
    {
        const auto result = run(u"refused"_s, u"true"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Refused);

        HostTarget missing = target(u"broker1"_s);
        missing.sshProgram = m_dir->filePath(u"none"_s);
        HostShell shell(missing);
        const auto none = QCoro::waitFor(shell.run(u"true"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotConfigured);
        const auto withInput = QCoro::waitFor(shell.run(u"cat"_s, {.input = "x"}));
        QCOMPARE(withInput.error().kind, ErrorKind::NotConfigured);
    }

    void rootGoesThroughSudo()
    {
        QCOMPARE(run(u"words"_s, u"id"_s, {.asRoot = true})->out.left(39), QByteArray("exec env LC_ALL=C sudo -n -- sh -c 'LC_"));
        QCOMPARE(run(u"words"_s, u"id"_s)->out.left(15), QByteArray("exec sh -c 'LC_"));
        HostTarget root = target(u"words"_s);
        root.sudo = false;
        HostShell shell(root);
        QCOMPARE(QCoro::waitFor(shell.run(u"id"_s, {.asRoot = true}))->out.left(15), QByteArray("exec sh -c 'LC_"));

        const auto refused = run(u"nosudo"_s, u"id"_s, {.asRoot = true});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QCOMPARE(run(u"nosudo"_s, u"id"_s)->exitCode, 1);
    }

    /// What sudo says where it lets nobody in is no answer of the command, whatever else a login prints.
    void whatSudoSays_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<int>("kind"); // -1: the command's own outcome
        const int refused = int(ErrorKind::Forbidden);
        QTest::newRow("sudo") << QByteArray("sudo: a password is required\n") << 1 << refused;
        QTest::newRow("sudo-rs") << QByteArray("sudo: interactive authentication is required\n") << 1 << refused;
        QTest::newRow("a login that prints") << QByteArray("stty: standard input: Inappropriate ioctl\nsudo: a password is required\n") << 1 << refused;
        QTest::newRow("with a lecture") << QByteArray("\nWe trust you have received the usual lecture.\n\nsudo: a password is required\n") << 1 << refused;
        QTest::newRow("not this command") << QByteArray("Sorry, user bob is not allowed to execute '/bin/sh' as root on broker1.\n") << 1 << refused;
        QTest::newRow("none there") << QByteArray("sh: 1: exec: sudo: not found\n") << 127 << int(ErrorKind::NotConfigured);
        QTest::newRow("none there, says env") << QByteArray("env: 'sudo': No such file or directory\n") << 127 << int(ErrorKind::NotConfigured);
        QTest::newRow("none there, says BusyBox") << QByteArray("env: can't execute 'sudo': No such file or directory\n") << 127
                                                  << int(ErrorKind::NotConfigured);
        QTest::newRow("it wants a terminal") << QByteArray("sudo: sorry, you must have a tty to run sudo\n") << 1 << refused;
        QTest::newRow("a name that leads nowhere") << QByteArray("sudo: unable to resolve host broker1: Name or service not known\n") << 1 << -1;
        QTest::newRow("the command's own words") << QByteArray("a password is required\n") << 1 << -1;
        QTest::newRow("another exit code") << QByteArray("sudo: a password is required\n") << 2 << -1;
    }
    void whatSudoSays()
    {
        QFETCH(const QByteArray, said);
        QFETCH(const int, exitCode);
        QFETCH(const int, kind);
        qputenv("FAKE_SSH_SAYS", said);
        qputenv("FAKE_SSH_EXIT", QByteArray::number(exitCode));
        const auto result = run(u"says"_s, u"id"_s, {.asRoot = true});
        QCOMPARE(result ? -1 : int(result.error().kind), kind);
        if (result)
            QCOMPARE(result->exitCode, exitCode);
        else
            QVERIFY2(result.error().message.contains("sudo"_L1), qPrintable(result.error().message));
    }

    /// A host speaks its people's language, and so do its sudo and all that is started there, unless they are told.
    void itsWordsAreEnglish()
    {
        const OwnPrograms own;
        own.write(u"sudo"_s, "#!/bin/sh\n"
                             "case $LC_ALL in C) echo 'sudo: a password is required';; *) echo 'sudo: 一个密码是必需的';; esac >&2\n"
                             "exit 1\n");
        const auto refused = run(u"speaksChinese"_s, u"id"_s, {.asRoot = true});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        const auto said = run(u"speaksChinese"_s, u"sh -c 'echo \"$LC_ALL,$LANGUAGE,\"'"_s);
        QVERIFY(said);
        QCOMPARE(said->out, QByteArray("C.UTF-8,,\n"));
    }

    void slowCommandsTimeOutAndEnd_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("command");
        QTest::newRow("here, with a child of its own") << QString() << u"echo $$ >PIDFILE; sleep 1000; true"_s;
        QTest::newRow("over ssh") << u"hang"_s << u"true"_s;
        QTest::newRow("deaf to SIGTERM") << u"stubborn"_s << u"true"_s;
    }
    void slowCommandsTimeOutAndEnd()
    {
        QFETCH(QString, host);
        QFETCH(QString, command);
        const auto result = run(host, command.replace(u"PIDFILE"_s, program() + ".pid"_L1), {.timeout = Millis{500}});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
        const qint64 pid = contentOf(program() + ".pid"_L1).trimmed().toLongLong();
        QVERIFY(pid > 0);
        // SIGKILL comes from the event loop, and it has not turned since.
        if (host == "stubborn"_L1)
            QVERIFY2(isAlive(pid), "the caller waited for the process to end");
        QTRY_VERIFY2(!isAlive(pid), "the process was left behind");
        if (host.isEmpty())
            QTRY_VERIFY2(::kill(static_cast<pid_t>(-pid), 0) != 0, "a child was left behind");
    }

    void patienceOfManyDays()
    {
        const auto result = run({}, u"cat"_s, {.timeout = std::chrono::days{40}, .input = QByteArray(1'000'000, 'x')});
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->out.size(), 1'000'000);
    }

    void aQuietConnectionIsNotUsedAgain()
    {
        HostShell shell(target(u"hang"_s));
        QVERIFY(!QCoro::waitFor(shell.run(u"true"_s, {.timeout = Millis{300}})));
        QVERIFY(!QCoro::waitFor(shell.run(u"true"_s, {.timeout = Millis{300}})));
        const QList<QByteArray> controls = contentOf(program() + ".controls"_L1).split('\n');
        QCOMPARE(controls.size(), 3); // and an empty one behind the last line break
        QVERIFY(controls[0] != controls[1]);
        QTRY_COMPARE(contentOf(program() + ".exited"_L1).split('\n').first(), controls[0]);
    }

    void cancelling_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("here") << QString();
        QTest::newRow("over ssh") << u"hang"_s;
    }
    void cancelling()
    {
        QFETCH(QString, host);
        HostShell shell(target(host));
        std::stop_source source;
        auto watched = std::make_shared<Watched>();
        watch(shell.run(u"echo $$ >%1.pid; sleep 1000"_s.arg(program()), {}, source.get_token()), watched);
        QTRY_VERIFY(!contentOf(program() + ".pid"_L1).isEmpty());
        QVERIFY(!watched->result);
        std::thread([&] { source.request_stop(); }).join(); // from wherever
        QTRY_VERIFY(watched->result);
        QCOMPARE(watched->result->error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY(!isAlive(contentOf(program() + ".pid"_L1).trimmed().toLongLong()));

        const auto late = QCoro::waitFor(shell.run(u"true"_s, {}, source.get_token()));
        QCOMPARE(late.error().kind, ErrorKind::Cancelled);
    }

    /// A diagnosis that is cancelled ends with its thread: who does not go by itself is ended all the same.
    void whoeverWaitedMayBeGone()
    {
        QThread thread;
        thread.start();
        QObject worker;
        worker.moveToThread(&thread);
        std::stop_source source;
        std::unique_ptr<HostShell> shell;
        std::atomic<bool> isTold = false;
        const auto tell = [](QCoro::Task<Result<CommandResult>> task, std::atomic<bool> *told) -> QCoro::Task<> {
            co_await std::move(task);
            *told = true;
        };
        post(&worker, [&] {
            shell = std::make_unique<HostShell>(target(u"stubborn"_s));
            tell(shell->run(u"true"_s, {}, source.get_token()), &isTold);
        });
        QTRY_VERIFY(!contentOf(program() + ".pid"_L1).isEmpty());
        source.request_stop();
        QTRY_VERIFY(isTold);
        post(&worker, [&] {
            shell.reset();
            worker.moveToThread(QCoreApplication::instance()->thread());
            QThread::currentThread()->quit();
        });
        QVERIFY(thread.wait());
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(contentOf(program() + ".pid"_L1).trimmed().toLongLong()), 20'000);
    }

    /// Who is let go of in another thread ends there at any moment, also at this one: nothing touches it any more. (Whoever did so
    /// crashed about one automatic failover in twenty on a busy machine, within seconds.)
    void whoIsLetGoOfEndsAtAnyMoment()
    {
        QThread thread;
        thread.start();
        QObject worker;
        worker.moveToThread(&thread);
        std::atomic<int> rounds = 0;
        for (int round = 0; round < 20; ++round) {
            post(&worker, [&] {
                for (int i = 0; i < 20; ++i) {
                    std::stop_source source;
                    ProcessRun::start({.program = u"sleep"_s, .arguments = {u"600"_s}, .label = u"broker1"_s}, {}, source.get_token(), &worker);
                    source.request_stop();
                }
                post(&worker, [&] { ++rounds; });
            });
            QTRY_COMPARE(rounds.load(), round + 1);
        }
        post(&worker, [&] {
            worker.moveToThread(QCoreApplication::instance()->thread());
            QThread::currentThread()->quit();
        });
        QVERIFY(thread.wait());
    }

    void streams_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("here") << QString();
        QTest::newRow("over ssh") << u"broker1"_s;
    }
    void streams()
    {
        QFETCH(QString, host);
        HostShell shell(target(host));
        // Far more than run() would take, and no piece is kept.
        qint64 bytes = 0;
        qsizetype largest = 0;
        const auto result = QCoro::waitFor(shell.runStreaming(u"read line; echo \"$line\"; head -c 50000000 /dev/zero; echo said >&2; exit 7"_s,
                                                              {.input = "hello\n"}, [&](QByteArrayView piece) {
                                                                  bytes += piece.size();
                                                                  largest = std::max(largest, piece.size());
                                                                  return Status{};
                                                              }));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QCOMPARE(result->exitCode, 7);
        QCOMPARE(result->out, QByteArray());
        QCOMPARE(result->err, QByteArray("said\n"));
        QCOMPARE(bytes, 50'000'006);
        QVERIFY2(largest < 8 * 1024 * 1024, qPrintable(QString::number(largest)));
    }

    /// Far more standard input than anybody would hold in memory, from another thread, closed where it ends.
    void isFed_data() { streams_data(); }
    void isFed()
    {
        QFETCH(QString, host);
        HostShell shell(target(host));
        const auto pipe = std::make_shared<InputPipe>(256 * 1024);
        std::thread giver([pipe] {
            for (int i = 0; i < 500; ++i)
                QVERIFY(pipe->write(QByteArray(100'000, char('a' + i % 26))));
            pipe->end();
        });
        QByteArray said;
        const auto result = QCoro::waitFor(shell.runStreaming(u"wc -c; echo over"_s, {.feed = pipe}, [&said](QByteArrayView piece) {
            said += piece;
            return Status{};
        }));
        giver.join();
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QCOMPARE(said.simplified(), "50000000 over");
    }

    /// Who ends before its input does lets the giver go.
    void isFedTooMuch()
    {
        HostShell shell(target({}));
        const auto pipe = std::make_shared<InputPipe>(64 * 1024);
        std::atomic<bool> letGo = false;
        std::thread giver([pipe, &letGo] {
            while (pipe->write(QByteArray(100'000, 'x'))) {
            }
            letGo = true;
        });
        const auto result = QCoro::waitFor(shell.runStreaming(u"head -c 1000 >/dev/null; exit 3"_s, {.feed = pipe}, [](QByteArrayView) { return Status{}; }));
        giver.join();
        QVERIFY(letGo);
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QCOMPARE(result->exitCode, 3);
    }

    void aStreamEndsWithItsSink()
    {
        HostShell shell(target({}));
        const auto result = QCoro::waitFor(
            shell.runStreaming(u"echo $$ >%1.pid; exec yes"_s.arg(program()), {}, [](QByteArrayView) { return Status(failure(ErrorKind::Io, u"no room"_s)); }));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Io);
        QTRY_VERIFY(!isAlive(contentOf(program() + ".pid"_L1).trimmed().toLongLong()));
    }

    /// In a thread that is not the program's, where a process is handed over as it is let go of: what it says is refused once, and not
    /// while it is still saying it.
    void aStreamIsRefusedOnce()
    {
        QThread thread;
        thread.start();
        QObject worker;
        worker.moveToThread(&thread);
        std::unique_ptr<HostShell> shell;
        const auto pieces = std::make_shared<std::atomic<int>>(0);
        const auto over = std::make_shared<std::atomic<int>>(0);
        constexpr int streams = 20;
        post(&worker, [&] {
            shell = std::make_unique<HostShell>(target({}));
            for (int i = 0; i < streams; ++i) {
                QCoro::connect(shell->runStreaming(u"exec yes"_s, {},
                                                   [pieces](QByteArrayView) {
                                                       ++*pieces;
                                                       return Status(failure(ErrorKind::Io, u"no room"_s));
                                                   }),
                               &worker, [over](const Result<CommandResult> &result) { *over += !result && result.error().kind == ErrorKind::Io ? 1 : 0; });
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(over->load(), streams, 30'000);
        post(&worker, [&] {
            shell.reset();
            ++*over; // who reads this has seen it go: tsan knows nothing of QThread::wait()
            worker.moveToThread(QCoreApplication::instance()->thread());
            QThread::currentThread()->quit();
        });
        QVERIFY(thread.wait());
        QCOMPARE(over->load(), streams + 1);
        QCOMPARE(pieces->load(), streams);
    }

    void aSilentStreamTimesOut()
    {
        HostShell shell(target({}));
        int pieces = 0;
        // Longer in all than the silence that is allowed, then silent.
        const auto result = QCoro::waitFor(
            shell.runStreaming(u"for i in $(seq 20); do echo x; sleep 0.1; done; sleep 1000"_s, {.silence = Millis{1500}}, [&pieces](QByteArrayView piece) {
                pieces += int(piece.count('x'));
                return Status{};
            }));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
        QCOMPARE(pieces, 20);
    }

    void aStreamHearsThatSomebodyListens()
    {
        // Input stays open and beats; it ends with the one who listened.
        auto shell = std::make_unique<HostShell>(target({}));
        auto watched = std::make_shared<Watched>();
        const QString command = u"read first; read beat; read beat; echo beaten; while read beat; do :; done; echo over >%1.over"_s.arg(program());
        QByteArray said;
        std::stop_source source;
        watch(shell->runStreaming(
                  command, {.input = "text\n", .heartbeat = Millis{50}},
                  [&said](QByteArrayView piece) {
                      said += piece;
                      return Status{};
                  },
                  source.get_token()),
              watched);
        QTRY_COMPARE(said, QByteArray("beaten\n"));
        QVERIFY(!watched->result);
        source.request_stop();
        QTRY_VERIFY(watched->result);
        QCOMPARE(watched->result->error().kind, ErrorKind::Cancelled);
    }

    void destroyingEndsWhatRuns()
    {
        auto shell = std::make_unique<HostShell>(target(u"stubborn"_s));
        auto one = std::make_shared<Watched>();
        auto two = std::make_shared<Watched>();
        watch(shell->run(u"true"_s), one);
        watch(shell->runChecked(u"true"_s), two);
        qint64 pid = 0;
        QTRY_VERIFY((pid = contentOf(program() + ".pid"_L1).trimmed().toLongLong()) > 0);
        shell.reset();
        QVERIFY2(isAlive(pid), "the destructor waited");
        QTRY_VERIFY(one->result && two->result);
        QCOMPARE(one->result->error().kind, ErrorKind::Cancelled);
        QCOMPARE(two->result->error().kind, ErrorKind::Cancelled);
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 20'000);
    }

    void outputIsBounded()
    {
        for (const QString &host : {QString(), u"flood"_s}) {
            const auto result = run(host, u"yes"_s, {.maxBytes = 100'000});
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::TooLarge);
        }
        const auto exact = run({}, u"head -c 100000 /dev/zero"_s, {.maxBytes = 100'000});
        QVERIFY(exact);
        QCOMPARE(exact->out.size(), 100'000);
        QCOMPARE(run({}, u"head -c 100001 /dev/zero"_s, {.maxBytes = 100'000}).error().kind, ErrorKind::TooLarge);
    }

    void errorOutputKeepsItsEnd()
    {
        const auto result = run(u"noise"_s, u"true"_s);
        QVERIFY(result);
        QVERIFY(result->err.size() <= 64 * 1024);
        QVERIFY(result->err.endsWith("noise 3999\n"));
    }

    void theEventLoopGoesOn()
    {
        // 20 commands side by side, some that hang, some that flood; the longest pause between two
        // ticks of a timer is what a person would feel.
        StallMeter meter;
        std::vector<std::unique_ptr<HostShell>> shells;
        std::vector<std::shared_ptr<Watched>> watched;
        for (const QString &host : {u"hang"_s, u"stubborn"_s, u"flood"_s, u"noise"_s}) {
            for (int i = 0; i < 5; ++i) {
                shells.push_back(std::make_unique<HostShell>(target(host)));
                watched.push_back(std::make_shared<Watched>());
                watch(shells.back()->run(u"true"_s, {.timeout = Millis{1500}}), watched.back());
                QCoreApplication::processEvents();
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(watched, [](const auto &each) { return each->result.has_value(); }), 20'000);
        qInfo() << "longest pause of the event loop:" << meter.longest().count() << "ms";
        QVERIFY(meter.longest() < Millis{300});
    }

private:
    QString program() const { return m_dir ? m_dir->filePath(u"ssh"_s) : QString(); }
    HostTarget target(const QString &host) const { return {.ssh = host, .sshConfig = {}, .sudo = true, .sshProgram = program()}; }
    Result<CommandResult> run(const QString &host, const QString &command, CommandOptions options = {}) const
    {
        HostShell shell(target(host));
        return QCoro::waitFor(shell.run(command, std::move(options)));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(HostShellTest)
#include "HostShellTest.moc"
