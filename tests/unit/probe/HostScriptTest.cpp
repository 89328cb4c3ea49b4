#include "look/probe/HostScript.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QByteArray marker = "the-shadow-of-root";

QByteArray sumOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

/// The script itself, run by sh as root in folders that a service's user could have filled.
class HostScriptTest final : public QObject
{
    Q_OBJECT

public:
    using Trap = std::function<void(const HostScriptTest &)>;

private Q_SLOTS:
    void init()
    {
        if (::geteuid() != 0)
            QSKIP("root alone can show what root does not read");
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        open(m_dir->path());
        for (const QString &folder : {u"etc"_s, u"etc/conf.d"_s, u"data"_s, u"log"_s, u"elsewhere"_s}) {
            QVERIFY(QDir(m_dir->path()).mkpath(folder));
            open(path(folder));
        }
        write(u"elsewhere/shadow"_s, marker, 0600);
        write(u"elsewhere/public.conf"_s, "heartbeat = 17\n", 0644);
        write(u"etc/rabbitmq.conf"_s, "listeners.tcp.default = 5672\n", 0640);
        // The script takes the service's user from who owns the data.
        const passwd *nobody = ::getpwnam("nobody");
        QVERIFY(nobody != nullptr);
        QCOMPARE(::chown(QFile::encodeName(path(u"data"_s)).constData(), nobody->pw_uid, nobody->pw_gid), 0);
    }

    void readsWhatIsThere()
    {
        write(u"etc/conf.d/10.conf"_s, "channel_max = 100\n", 0600);
        write(u"data/.erlang.cookie"_s, "COOKIE", 0400);
        QVERIFY(QFile::link(u"10.conf"_s, path(u"etc/conf.d/20.conf"_s))); // within the folder
        const QByteArray told = run();
        QVERIFY2(told.contains("|listeners.tcp.default = 5672"), told.constData());
        QCOMPARE(told.count("|channel_max = 100"), 2);
        QVERIFY(told.contains(sumOf("channel_max = 100\n")));
        QVERIFY(told.contains(sumOf("COOKIE")));
        QVERIFY(!told.contains("|COOKIE"));
    }

    /// Which of the files the service may read is asked in one go: each has its own answer, those that are not there too.
    void eachFileHasItsOwnAnswer()
    {
        write(u"etc/conf.d/10.conf"_s, "channel_max = 100\n", 0644);
        write(u"etc/conf.d/20.conf"_s, "channel_max = 200\n", 0600);
        write(u"etc/enabled_plugins"_s, "[].\n", 0644);
        write(u"data/.erlang.cookie"_s, "COOKIE", 0400);
        const QByteArray told = run();
        const auto readable = [&](const QString &name) -> QByteArray {
            for (const auto listed = told.split('\n'); const QByteArray &line : listed) {
                const QList<QByteArray> words = line.trimmed().split(' ');
                if (words.size() == 10 && words.last() == path(name).toUtf8())
                    return words[0] == "absent" ? QByteArray("absent") : words[7];
            }
            return "not told";
        };
        QCOMPARE(readable(u"etc/rabbitmq.conf"_s), QByteArray("no"));
        QCOMPARE(readable(u"etc/advanced.config"_s), QByteArray("absent"));
        QCOMPARE(readable(u"etc/enabled_plugins"_s), QByteArray("yes"));
        QCOMPARE(readable(u"etc/rabbitmq-env.conf"_s), QByteArray("absent"));
        QCOMPARE(readable(u"etc/conf.d/10.conf"_s), QByteArray("yes"));
        QCOMPARE(readable(u"etc/conf.d/20.conf"_s), QByteArray("no"));
        QCOMPARE(readable(u"data/.erlang.cookie"_s), QByteArray("no"));
    }

    /// The classic format is read where it is, and is not missed where it is not.
    void theClassicFormatIsRead()
    {
        QVERIFY(!run().contains("rabbitmq.config"));
        write(u"etc/rabbitmq.config"_s, "[{rabbit, [{tcp_listeners, [5672]}]}].\n", 0644);
        const QByteArray told = run();
        QVERIFY2(told.contains("|[{rabbit, [{tcp_listeners, [5672]}]}]."), told.constData());
        QFile::remove(path(u"etc/rabbitmq.config"_s));
    }

    /// A node's folder bears its name; what lies beside it is none.
    void tellsWhoseDataLieThere()
    {
        for (const QString &folder : {u"rabbit@a"_s, u"rabbit@old"_s, u"rabbit@a-plugins-expand"_s, u"rabbit@a_pre_restore_1"_s, u"other"_s})
            QVERIFY(QDir().mkpath(path(u"data/mnesia/"_s + folder)));
        const QByteArray told = run();
        QVERIFY2(told.contains(" data rabbit@a\n") && told.contains(" data rabbit@old\n"), told.constData());
        QVERIFY2(!told.contains("plugins-expand") && !told.contains("_restore_") && !told.contains("data other"), told.constData());
    }

    /// What does not end, and cannot be ended, costs its own section and nobody else's.
    void whatHangsIsWaitedForByNobody()
    {
        write(u"elsewhere/ss"_s, "#!/bin/sh\ntrap '' TERM INT HUP\nwhile [ -e \"" + path(u"elsewhere/hangs"_s).toUtf8() + "\" ]; do sleep 0.1; done\n", 0755);
        write(u"elsewhere/hangs"_s, "yes", 0644);
        const auto letGo = qScopeGuard([this] { QFile::remove(path(u"elsewhere/hangs"_s)); });
        const QByteArray told = run(path(u"elsewhere"_s));
        QVERIFY2(told.contains("@@end"), told.constData());
        QVERIFY2(told.contains("@@listeners cut"), told.constData());
        QVERIFY2(told.contains("@@config whole") && told.contains("|listeners.tcp.default = 5672"), told.constData());
        QVERIFY2(told.contains("@@filesystems whole") && told.contains("path /"), told.constData());
    }

    /// Administrators keep their files elsewhere: what the service itself can read is shown.
    void aLinkToWhatTheServiceMayRead()
    {
        QVERIFY(QFile::link(path(u"elsewhere/public.conf"_s), path(u"etc/conf.d/10.conf"_s)));
        const QByteArray told = run();
        QVERIFY2(told.contains("|heartbeat = 17"), told.constData());
    }

    void theFolderItselfMayBeALink()
    {
        QVERIFY(QDir().rename(path(u"etc"_s), path(u"real"_s)));
        QVERIFY(QFile::link(path(u"real"_s), path(u"etc"_s)));
        QVERIFY(run().contains("|listeners.tcp.default = 5672"));
    }

    void rootFollowsNoLink_data()
    {
        QTest::addColumn<Trap>("trap");
        const auto link = [](const QString &from, const QString &to) {
            return Trap([from, to](const HostScriptTest &test) {
                QFile::remove(test.path(from));
                QVERIFY(QFile::link(to.startsWith(u'/') ? test.path(to.sliced(1)) : to, test.path(from)));
            });
        };
        QTest::newRow("rabbitmq.conf") << link(u"etc/rabbitmq.conf"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("advanced.config") << link(u"etc/advanced.config"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("enabled_plugins") << link(u"etc/enabled_plugins"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("rabbitmq-env.conf") << link(u"etc/rabbitmq-env.conf"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("a part") << link(u"etc/conf.d/10.conf"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("relative") << link(u"etc/conf.d/10.conf"_s, u"../../elsewhere/shadow"_s);
        QTest::newRow("the cookie") << link(u"data/.erlang.cookie"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("the log") << link(u"log/rabbit@a.log"_s, u"/elsewhere/shadow"_s);
        QTest::newRow("a chain of links") << Trap([](const HostScriptTest &test) {
            QVERIFY(QFile::link(test.path(u"elsewhere/shadow"_s), test.path(u"etc/conf.d/one"_s)));
            QVERIFY(QFile::link(u"one"_s, test.path(u"etc/conf.d/10.conf"_s)));
        });
        QTest::newRow("a folder") << Trap([](const HostScriptTest &test) {
            QVERIFY(QDir().rmdir(test.path(u"etc/conf.d"_s)));
            QVERIFY(QFile::rename(test.path(u"elsewhere/shadow"_s), test.path(u"elsewhere/10.conf"_s)));
            QVERIFY(QFile::link(test.path(u"elsewhere"_s), test.path(u"etc/conf.d"_s)));
        });
        QTest::newRow("another name of the file") << Trap([](const HostScriptTest &test) {
            QCOMPARE(::link(QFile::encodeName(test.path(u"elsewhere/shadow"_s)).constData(), QFile::encodeName(test.path(u"etc/conf.d/10.conf"_s)).constData()),
                     0);
        });
        QTest::newRow("named in the configuration") << Trap([](const HostScriptTest &test) {
            test.write(u"etc/rabbitmq.conf"_s, "ssl_options.keyfile = " + test.path(u"elsewhere/shadow"_s).toUtf8() + '\n', 0644);
        });
        QTest::newRow("a neighbour whose name begins alike") << Trap([](const HostScriptTest &test) {
            QVERIFY(QDir().rename(test.path(u"elsewhere"_s), test.path(u"etc-of-root"_s)));
            QVERIFY(QFile::link(test.path(u"etc-of-root/shadow"_s), test.path(u"etc/conf.d/10.conf"_s)));
        });
    }
    void rootFollowsNoLink()
    {
        QFETCH(const Trap, trap);
        trap(*this);
        const QByteArray told = run();
        QVERIFY2(told.contains("@@end"), told.constData());
        QVERIFY2(!told.contains(marker), told.constData());
        QVERIFY2(!told.contains(sumOf(marker)), "a sum tells a short secret as well");
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    static void open(const QString &folder) { QVERIFY(::chmod(QFile::encodeName(folder).constData(), 0755) == 0); }
    void write(const QString &name, const QByteArray &bytes, mode_t mode) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
        file.close();
        QCOMPARE(::chmod(QFile::encodeName(path(name)).constData(), mode), 0);
    }
    /// `before`: a folder whose programs are found before all others; empty: none.
    QByteArray run(const QString &before = {}) const
    {
        HostQuestions questions;
        questions.hasBroker = true;
        questions.host.name = {u"a"_s};
        questions.host.serviceManager = u"commands"_s; // no unit of this machine
        questions.host.paths = {.data = path(u"data"_s), .config = path(u"etc"_s), .log = path(u"log"_s)};
        QProcess shell;
        if (!before.isEmpty()) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PATH"_s, before + u':' + environment.value(u"PATH"_s));
            shell.setProcessEnvironment(environment);
        }
        shell.start(u"/bin/sh"_s, {u"-c"_s, hostScript(questions)});
        if (!shell.waitForFinished(20'000))
            return "too late";
        return shell.readAllStandardOutput();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(HostScriptTest)
#include "HostScriptTest.moc"
