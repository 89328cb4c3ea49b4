// What a host is told, run here in a shell with a data directory of the test's own.
#include "run/operations/recovery/RepairCommands.h"

#include "run/operations/recovery/RepairCookies.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

struct Said
{
    int code = -1;
    QByteArray out;
};

Said sh(const QString &command, const QByteArray &input = {})
{
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, command});
    shell.write(input);
    shell.closeWriteChannel();
    shell.waitForFinished();
    return {shell.exitCode(), shell.readAllStandardOutput()};
}

} // namespace

class RepairCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_host.paths.data = m_folder->path();
        m_host.paths.log = m_folder->path();
    }

    /// What belongs to the node goes, all else stays; and it comes back as it was.
    void asideAndBack()
    {
        write(u"mnesia/rabbit@b1/queue.log"_s, "messages");
        write(u"mnesia/rabbit@b1-feature_flags"_s, "flags");
        write(u"mnesia/rabbit@b1.pid"_s, "1");
        write(u"mnesia/rabbit@b10/other"_s, "other node");
        const Said aside = sh(setAsideCommand(m_host, m_node, u"run-1"_s));
        QCOMPARE(aside.code, 0);
        QCOMPARE(aside.out.trimmed(), "aside " + m_folder->path().toUtf8() + "/mnesia/aside-run-1");
        QVERIFY(!QFile::exists(path(u"mnesia/rabbit@b1"_s)) && QFile::exists(path(u"mnesia/rabbit@b10/other"_s)));
        QCOMPARE(read(u"mnesia/aside-run-1/rabbit@b1/queue.log"_s), "messages");
        // Again: what the node has made since is left alone.
        write(u"mnesia/rabbit@b1/queue.log"_s, "new");
        QCOMPARE(sh(setAsideCommand(m_host, m_node, u"run-1"_s)).code, 0);
        QCOMPARE(read(u"mnesia/rabbit@b1/queue.log"_s), "new");
        const Said back = sh(putBackCommand(m_host, m_node, u"run-1"_s));
        QCOMPARE(back.code, 0);
        QCOMPARE(read(u"mnesia/rabbit@b1/queue.log"_s), "messages");
        QCOMPARE(read(u"mnesia/rabbit@b1-feature_flags"_s), "flags");
        QCOMPARE(read(u"mnesia/replaced-run-1/rabbit@b1/queue.log"_s), "new");
        QVERIFY(!QFile::exists(path(u"mnesia/aside-run-1"_s)));
        QCOMPARE(sh(putBackCommand(m_host, m_node, u"run-1"_s)).out.trimmed(), "nothing");
    }

    /// Whoever was cut off in the middle goes on with the rest, or brings back what had gone: a node never starts with half its data.
    void asideInTheMiddle()
    {
        const auto half = [this] {
            write(u"mnesia/aside-run-1.part/rabbit@b1/queue.log"_s, "messages");
            write(u"mnesia/rabbit@b1-feature_flags"_s, "flags");
        };
        half();
        QCOMPARE(sh(setAsideCommand(m_host, m_node, u"run-1"_s)).code, 0);
        QCOMPARE(read(u"mnesia/aside-run-1/rabbit@b1/queue.log"_s), "messages");
        QCOMPARE(read(u"mnesia/aside-run-1/rabbit@b1-feature_flags"_s), "flags");
        QVERIFY(!QFile::exists(path(u"mnesia/rabbit@b1-feature_flags"_s)) && !QFile::exists(path(u"mnesia/aside-run-1.part"_s)));
        QVERIFY(QDir(path(u"mnesia/aside-run-1"_s)).removeRecursively());
        half();
        QCOMPARE(sh(putBackCommand(m_host, m_node, u"run-1"_s)).out.trimmed(), "back");
        QCOMPARE(read(u"mnesia/rabbit@b1/queue.log"_s), "messages");
        QCOMPARE(read(u"mnesia/rabbit@b1-feature_flags"_s), "flags");
        QVERIFY(!QFile::exists(path(u"mnesia/replaced-run-1"_s)) && !QFile::exists(path(u"mnesia/aside-run-1.part"_s)));
        // It has begun anew meanwhile: which is the right one is not for us to guess.
        half();
        QVERIFY(sh(putBackCommand(m_host, m_node, u"run-1"_s)).code != 0);
        QCOMPARE(read(u"mnesia/aside-run-1.part/rabbit@b1/queue.log"_s), "messages");
    }

    /// The arguments of a broker do not name its node: what it has open does.
    void nothingIsMovedUnderAProcess()
    {
        write(u"mnesia/rabbit@b1/queue.log"_s, "messages");
        write(u"mnesia/rabbit@b10/other"_s, "other node");
        const auto opened = [this](const QString &name) {
            auto file = std::make_unique<QFile>(path(name));
            return file->open(QIODevice::ReadOnly) ? std::move(file) : nullptr;
        };
        auto file = opened(u"mnesia/rabbit@b1/queue.log"_s);
        QVERIFY(file);
        QCOMPARE(sh(setAsideCommand(m_host, m_node, u"run-1"_s)).code, 1);
        QCOMPARE(read(u"mnesia/rabbit@b1/queue.log"_s), "messages");
        // That another node on the same host is at work does not matter.
        file = opened(u"mnesia/rabbit@b10/other"_s);
        QVERIFY(file);
        QCOMPARE(sh(setAsideCommand(m_host, m_node, u"run-1"_s)).code, 0);
        file = opened(u"mnesia/aside-run-1/rabbit@b1/queue.log"_s);
        QVERIFY(file);
    }

    void nothingThere()
    {
        QCOMPARE(sh(setAsideCommand(m_host, m_node, u"run-1"_s)).out.trimmed(), "nothing");
        m_host.paths.data += u"/none"_s;
        QCOMPARE(sh(setAsideCommand(m_host, m_node, u"run-1"_s)).out.trimmed(), "nothing");
    }

    /// One host's word against those that are silent is no word of the cluster: it may be the one that is wrong.
    void whoseCookieIsRight()
    {
        QVERIFY(mayBeTheCookie(2, 3, {}));
        QVERIFY(mayBeTheCookie(1, 2, {})); // of two there is one other
        QVERIFY(mayBeTheCookie(3, 5, {u"broker2"_s}));
        QVERIFY(!mayBeTheCookie(2, 5, {u"broker2"_s, u"broker3"_s}));
        const Status alone = mayBeTheCookie(1, 3, {u"broker2"_s});
        QVERIFY(!alone && alone.error().kind == ErrorKind::Forbidden);
        QVERIFY2(alone.error().message.contains(u"broker2"_s), qPrintable(alone.error().message));
    }

    void cookie()
    {
        write(u".erlang.cookie"_s, "OLD");
        QCOMPARE(sh(writeCookieCommand(m_host, u"run-1"_s), "NEW").code, 0);
        QCOMPARE(read(u".erlang.cookie"_s), "NEW");
        QCOMPARE(QFile::permissions(path(u".erlang.cookie"_s)) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOwner), QFile::Permissions());
        // Twice: what is kept is what was there first.
        QCOMPARE(sh(writeCookieCommand(m_host, u"run-1"_s), "NEWER").code, 0);
        QVERIFY(sh(writeCookieCommand(m_host, u"run-1"_s)).code != 0); // nothing came
        QCOMPARE(read(u".erlang.cookie"_s), "NEWER");
        const Said one = sh(cookieHashCommand(m_host, u"salt"_s));
        QVERIFY(one.out != sh(cookieHashCommand(m_host, u"other"_s)).out && !one.out.contains("NEWER"));
        QCOMPARE(sh(restoreCookieCommand(m_host, u"run-1"_s)).code, 0);
        QCOMPARE(read(u".erlang.cookie"_s), "OLD");
        QCOMPARE(sh(restoreCookieCommand(m_host, u"run-1"_s)).code, 0);
        QCOMPARE(read(u".erlang.cookie"_s), "OLD");
    }

    void room()
    {
        const QList<QByteArray> said = sh(diskRoomCommand(m_host)).out.trimmed().split(' ');
        QCOMPARE(said.size(), 2);
        QVERIFY(said.at(0).toLongLong() > 0 && said.at(0).toLongLong() <= said.at(1).toLongLong());
    }

    /// Names stand in an Erlang text, a pattern and a shell's word: none of the three reads anything in them.
    void namesOfQueues()
    {
        const QString evil = u"a\"'>>). halt(). $(rm) .*|b"_s;
        const QString shrink = shrinkQueuesCommand(m_node, {{.vhost = u"/"_s, .name = evil}});
        QVERIFY(!shrink.contains(u"halt"_s) && shrink.contains(QString::fromLatin1(evil.toUtf8().toBase64())));
        const Said said = sh(growNamedCommand({u"rabbit@b2"_s}, m_node, u"/"_s, {evil, u"b"_s}).replace("rabbitmq-queues"_L1, "printf '%s\\n'"_L1));
        const QList<QByteArray> words = said.out.split('\n');
        QCOMPARE(words.value(1), "rabbit@b2");
        QCOMPARE(words.value(3), "rabbit@b1");
        QCOMPARE(words.value(6), "^\\/$");
        const QRegularExpression pattern(QString::fromUtf8(words.value(8)));
        QVERIFY(pattern.isValid() && pattern.match(evil).hasMatch() && pattern.match(u"b"_s).hasMatch() && !pattern.match(u"ab"_s).hasMatch());
    }

    void trouble_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("trouble");
        const auto row = [](const char *name, const QByteArray &said, const char *trouble) { QTest::newRow(name) << said << QString::fromUtf8(trouble); };
        row("nothing said", "", "unknown");
        row("another's mark", "other process Sl end\n", "unknown");
        row("runs", "m service LoadState=loaded ActiveState=active end\nm process Ssl end\nm application {warrener,runs} end\n", "none");
        row("stopped", "m service LoadState=loaded ActiveState=inactive end\nm process none end\n", "stopped");
        row("failed", "m service LoadState=loaded ActiveState=failed end\nm process none end\n", "stopped");
        row("own commands", "m process none end\n", "stopped");
        row("active without a process", "m service LoadState=loaded ActiveState=active end\nm process none end\n", "unknown");
        row("a machine that does not know the service", "m service LoadState=not-found ActiveState=inactive end\nm process none end\n", "unknown");
        row("a machine without systemd", "m service  end\nm process none end\n", "unknown");
        row("a machine whose processes cannot be seen", "m service LoadState=loaded ActiveState=active end\nm process unseen end\nm application silent end\n",
            "unknown");
        row("own commands, processes that cannot be seen", "m process unseen end\nm application silent end\n", "unknown");
        row("processes that cannot be seen, and it answers", "m process unseen end\nm application {warrener,runs} end\n", "none");
        row("starts", "m service LoadState=loaded ActiveState=activating end\nm process Ssl end\nm application {warrener,stopped} end\n", "starting");
        row("frozen", "m service LoadState=loaded ActiveState=active end\nm process Tsl end\n", "frozen");
        row("application down", "m service LoadState=loaded ActiveState=active end\nm process Ssl end\nm application {warrener,stopped} end\n", "app-down");
        row("paused for want of peers", "m service LoadState=loaded ActiveState=active end\nm process Ssl end\nm application {warrener,paused} end\n",
            "paused");
        row("hung", "m service LoadState=loaded ActiveState=active end\nm process Ssl end\nm application silent end\n", "hung");
        row("cut off", "m service LoadState=loaded ActiveState=active end\nm process Ss", "unknown");
        row("says nothing of its process", "m service LoadState=loaded ActiveState=active end\nm process end\nm application end\n", "unknown");
    }
    void trouble()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, trouble);
        QCOMPARE(toId(troubleFrom(said, u"m"_s)), trouble);
    }

    /// A machine whose `ps` is a small one, or none, shows no broker; nor does it show the shell that asks.
    void whoCannotSeeSaysSo_data()
    {
        QTest::addColumn<QByteArray>("ps");
        QTest::addColumn<QByteArray>("process");
        QTest::newRow("a whole one") << QByteArray("case \"$*\" in *beam*) return 1;; *) echo S;; esac") << QByteArray("none");
        QTest::newRow("a small one") << QByteArray("echo \"ps: unrecognized option: C\" >&2; return 1") << QByteArray("unseen");
        QTest::newRow("the broker's") << QByteArray("echo Ssl") << QByteArray("Ssl");
    }
    void whoCannotSeeSaysSo()
    {
        QFETCH(const QByteArray, ps);
        QFETCH(const QByteArray, process);
        HostProfile host = m_host;
        host.commands = {{u"start"_s, u"true"_s}};
        const QString script = "ps() { "_L1 + QString::fromUtf8(ps) + "; }\npgrep() { return 1; }\ntimeout() { return 1; }\n"_L1;
        const Said said = sh(script + troubleCommand(host, m_node, u"m"_s));
        QVERIFY2(said.out.contains("m process " + process), said.out.constData());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    HostProfile m_host;
    const NodeName m_node{u"rabbit@b1"_s};
};

QTEST_GUILESS_MAIN(RepairCommandsTest)
#include "RepairCommandsTest.moc"
