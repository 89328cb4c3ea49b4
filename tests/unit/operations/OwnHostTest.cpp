// What is done on a host is done to the one broker that was meant: commands name it, and a host that is another's is left alone.

#include "CarryOut.h"
#include "run/operations/HostCommands.h"
#include "run/operations/drill/Fault.h"
#include "run/operations/recovery/RepairCommands.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeTime.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

ClusterProfile threeNodes()
{
    ClusterProfile profile;
    profile.name = {u"test"_s};
    for (const QString &name : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
        NodeProfile &node = profile.nodes.emplaceBack();
        node.name = {u"rabbit@"_s + name};
        node.host = {name};
        HostProfile &host = profile.hosts.emplaceBack();
        host.name = {name};
        host.ssh = name;
        host.sudo = false;
    }
    return profile;
}

/// A machine on which two brokers run, 11 in the unit of the first one, and 22; as functions of the shell. `files`: who has files of
/// rabbit@broker1 open.
QString machine(const QString &calledItself, const QString &files, int age)
{
    return u"signalled=\n"
           "trap 'echo \"signalled=$signalled\" >&2' EXIT\n"
           "uname() { echo %1; }\n"
           "pgrep() { echo 11; echo 22; }\n"
           "cat() { case $1 in /proc/11/*) echo 0::/system.slice/rabbitmq-server.service;; *) echo 0::/system.slice/other.service;; esac; }\n"
           "find() { case \" %2 \" in *\" ${1#/proc/} \"*) echo \"$1\";; esac; }\n"
           "ps() { case $2 in etimes=) [ %3 -lt 0 ] || echo \" %3\";; *) echo Sl;; esac; }\n"
           "sleep() { :; }\n"
           "kill() { case $1 in -0) return 1;; *) signalled=\"$signalled$*,\";; esac; }\n"
           "systemctl() { case \"$*\" in *LoadState*) echo loaded;; *ActiveState*) echo active;; *MainPID*) echo 11;; esac; }\n"_s.arg(calledItself, files,
                                                                                                                                       QString::number(age));
}

struct Said
{
    int code = -1;
    QByteArray out{};
    QByteArray signalled{};
};

Said run(const QString &machine, const QString &command)
{
    QProcess sh;
    sh.start(u"/bin/sh"_s, {u"-c"_s, machine + command});
    sh.waitForFinished(-1);
    const QByteArray err = sh.readAllStandardError();
    const qsizetype at = err.indexOf("signalled=");
    return {sh.exitCode(), sh.readAllStandardOutput(), at < 0 ? QByteArray("the shell has not ended by itself") : err.sliced(at + 10).trimmed()};
}

} // namespace

class OwnHostTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<OwnPrograms>();
        m_folder->write(u"ssh"_s, "#!/bin/sh\nfor last; do [ \"$last\" = -O ] && exit 0; done\necho \"$*\" >>\"${0%/*}/told\"\n");
    }
    void cleanup() { m_folder.reset(); }

    /// Without a name RabbitMQ's tools take whatever node is the machine's usual one.
    void toolsNameTheirNode_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("short") << u"b2"_s;
        QTest::newRow("long") << u"b2.example.org"_s;
    }
    void toolsNameTheirNode()
    {
        QFETCH(const QString, host);
        const NodeName node{u"rabbit@"_s + host};
        const NodeName other{u"rabbit@b1"_s};
        HostProfile its;
        const QString way = u" -n "_s + node.value + (host.contains(u'.') ? u" --longnames"_s : QString());
        const QStringList commands{startApplicationCommand(node),
                                   resumeListenersCommand(node),
                                   askApplicationCommand(node),
                                   askApplicationQuickly(node),
                                   troubleCommand(its, node, u"m"_s),
                                   forgetCommand(node, other),
                                   joinCommand(node, other),
                                   growCommand(node, other),
                                   growNamedCommand(node, other, u"/"_s, {u"a"_s}),
                                   askKhepriCommand(node),
                                   metadataAloneCommand(node),
                                   askCoordinatorCommand(node),
                                   coordinatorAloneCommand(node),
                                   shrinkQueuesCommand(node, {{.vhost = u"/"_s, .name = u"a"_s}}),
                                   askLinkedCommand(node),
                                   enableFlagsCommand(node),
                                   certificateFilesCommand(node),
                                   clearCertificatesCommand(node),
                                   maintenanceCommand(node),
                                   membersCommand(node),
                                   replicatedQueuesCommand(node, 10),
                                   askPeerCommand(node, other, Millis{500}, Millis{5000}),
                                   dropNodeCommand(node, other, 0)};
        static const QRegularExpression tool(u"\\brabbitmq(ctl|-queues|-diagnostics|-streams)\\b"_s);
        for (const QString &command : commands) {
            QVERIFY2(command.contains(tool), qPrintable(command));
            for (const QRegularExpressionMatch &match : tool.globalMatch(command))
                QVERIFY2(QStringView(command).sliced(match.capturedEnd()).startsWith(way), qPrintable(command));
        }
        QVERIFY(upgradeCommand(node, MaintenanceVerb::Drain).endsWith(way));
        QVERIFY(addReplicaCommand(node, u"/"_s, u"log"_s, other).startsWith(u"set --"_s + way + u" add_replica"_s));
    }

    /// The profile may be another one than the plan was made of: whatever does something to a broker on its host looks at it again.
    void anothersHostIsLeftAlone_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QJsonObject>("arguments");
        const QJsonObject node{{u"node"_s, u"rabbit@broker1"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker3"_s}}};
        const auto service = [](const char *verb) { return QJsonObject{{u"host"_s, u"broker2"_s}, {u"verb"_s, QLatin1StringView(verb)}}; };
        QTest::newRow("stop") << u"host.service"_s << service("stop");
        QTest::newRow("restart") << u"host.service"_s << service("restart");
        QTest::newRow("stop all") << u"host.services"_s << QJsonObject{{u"hosts"_s, QJsonArray{u"broker2"_s}}, {u"verb"_s, u"stop"_s}};
        QTest::newRow("open the listeners") << u"host.resume-listeners"_s << node;
        QTest::newRow("thaw") << u"host.thaw"_s << node;
        QTest::newRow("set data aside") << u"node.set-data-aside"_s << node;
        QTest::newRow("join") << u"node.join-cluster"_s << node;
        QTest::newRow("copy a cookie") << u"host.copy-cookie"_s << node;
        const QJsonObject data{{u"node"_s, u"rabbit@broker1"_s}, {u"directory"_s, u"/var/lib/rabbitmq"_s}, {u"stamp"_s, u"1"_s}};
        QTest::newRow("restored data") << u"restore.data-swap"_s << data;
        QTest::newRow("restored data, back") << u"restore.data-swap-back"_s << data;
        const QJsonObject files{{u"host"_s, u"broker2"_s}, {u"of"_s, u"rabbit@broker1"_s}, {u"stamp"_s, u"1"_s}, {u"stops"_s, true}};
        QTest::newRow("restored files") << u"restore.files"_s << files;
        QTest::newRow("restored files, back") << u"restore.files-back"_s << files;
        const Fault fault{.token = u"drill-abcdefghij"_s,
                          .kind = FaultKind::ServiceKill,
                          .host = {u"broker2"_s},
                          .node = {u"rabbit@broker1"_s},
                          .deadline = std::chrono::seconds{60}};
        for (const char *act : {"fault.possible", "fault.arm", "fault.make"})
            QTest::newRow(act) << QString::fromLatin1(act) << QJsonObject{{u"fault"_s, toJson(fault)}};
    }
    void anothersHostIsLeftAlone()
    {
        QFETCH(const QString, operation);
        QFETCH(const QJsonObject, arguments);
        ClusterProfile profile = threeNodes();
        profile.nodes[0].host = profile.nodes[1].host;
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(profile), u"secret"_s, m_time);
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access);
        const Result<QJsonObject> said = carryOut(operations, Call{.operation = operation, .arguments = arguments}, *m_time);
        QVERIFY(!said);
        QVERIFY2(said.error().kind == ErrorKind::NotConfigured, qPrintable(said.error().message));
        QVERIFY2(said.error().message.contains("is the host of"_L1), qPrintable(said.error().message));
        QVERIFY2(!QFile::exists(m_folder->filePath(u"told"_s)), "its host was told something");
    }

    /// The profile is as it should be, and the login leads elsewhere: an alias that is wrong, an address that was given away. Another
    /// broker is neither stopped nor broken there; the guards were asked about this one.
    void aLoginThatLeadsElsewhere_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QJsonObject>("arguments");
        QTest::addColumn<QByteArray>("called"); // as the machine calls itself
        QTest::addColumn<bool>("isTold");
        const QJsonObject restart{{u"host"_s, u"broker1"_s}, {u"verb"_s, u"restart"_s}};
        const QJsonObject stop{{u"host"_s, u"broker1"_s}, {u"verb"_s, u"stop"_s}};
        const Fault fault{.token = u"drill-abcdefghij"_s,
                          .kind = FaultKind::ServiceKill,
                          .host = {u"broker1"_s},
                          .node = {u"rabbit@broker1"_s},
                          .deadline = std::chrono::seconds{60}};
        QTest::newRow("restart, its own machine") << u"host.service"_s << restart << QByteArray("broker1.example.org") << true;
        QTest::newRow("restart, another name") << u"host.service"_s << restart << QByteArray("vm-4711") << true;
        QTest::newRow("restart, a peer's machine") << u"host.service"_s << restart << QByteArray("broker2") << false;
        QTest::newRow("stop, a peer's machine") << u"host.service"_s << stop << QByteArray("broker3.example.org") << false;
        QTest::newRow("a fault, a peer's machine") << u"fault.make"_s << QJsonObject{{u"fault"_s, toJson(fault)}} << QByteArray("broker2") << false;
    }
    void aLoginThatLeadsElsewhere()
    {
        QFETCH(const QString, operation);
        QFETCH(const QJsonObject, arguments);
        QFETCH(const QByteArray, called);
        QFETCH(const bool, isTold);
        m_folder->write(u"ssh"_s, "#!/bin/sh\n"
                                  "[ \"$1\" != -V ] || { echo OpenSSH_9.2 >&2; exit 0; }\n"
                                  "while [ $# -gt 0 ] && [ \"$1\" != -- ]; do case $1 in -O) exit 0;; esac; shift; done\n"
                                  "shift 2\n"
                                  "exec sh -c \"$*\"\n");
        m_folder->write(u"uname"_s, "#!/bin/sh\necho " + called + "\n");
        m_folder->write(u"pgrep"_s, "#!/bin/sh\nexit 1\n"); // whatever else runs on the machine of the test
        m_folder->write(u"rabbitmqctl"_s, "#!/bin/sh\nexit 64\n");
        m_folder->write(u"systemctl"_s, "#!/bin/sh\necho \"$*\" >>\"${0%/*}/told\"\n");
        const auto access = std::make_shared<ClusterAccess>(std::make_shared<const ClusterProfile>(threeNodes()), u"secret"_s, m_time);
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access);
        const Result<QJsonObject> said = carryOut(operations, Call{.operation = operation, .arguments = arguments}, *m_time, StepContext{.run = u"a"_s});
        QVERIFY2(said.has_value() == isTold, said ? "" : qPrintable(said.error().message));
        QCOMPARE(QFile::exists(m_folder->filePath(u"told"_s)), isTold);
        if (!isTold) {
            QCOMPARE(said.error().kind, ErrorKind::Forbidden);
            QVERIFY2(said.error().message.contains(QString::fromLatin1(called)), qPrintable(said.error().message));
        }
    }
    /// By the files that the broker of its unit has open: a machine of another cluster may bear any name.
    void whoseMachine_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("whose");
        QTest::newRow("its own") << u"/var/lib/rabbitmq/mnesia/rabbit@broker1/quorum/a.wal"_s << QString();
        QTest::newRow("another cluster's") << u"/var/lib/rabbitmq/mnesia/rabbit@orders7/quorum/a.wal"_s
                                           << u"/var/lib/rabbitmq/mnesia/rabbit@orders7/quorum/a.wal"_s;
        QTest::newRow("nothing tells") << u"/dev/null"_s << QString();
    }
    void whoseMachine()
    {
        QFETCH(const QString, link);
        const ClusterProfile profile = threeNodes();
        const QString host = machine(u"vm-4711"_s, QString(), 100) + u"find() { case \"$*\" in *readlink*) echo %1;; esac; }\n"_s.arg(link);
        const Said said = run(host, askMachineCommand(profile, profile.nodes.first().name));
        QCOMPARE(said.code, 0);
        QVERIFY2(said.signalled.isEmpty(), said.signalled.constData());
        QTEST(anothersMachineIn(said.out), "whose");
    }

    /// A signal goes to the node's own process.
    void onlyItsOwnGoesOn_data()
    {
        QTest::addColumn<bool>("own"); // commands
        QTest::addColumn<QString>("called");
        QTest::addColumn<QString>("files");
        QTest::addColumn<QByteArray>("signalled");
        QTest::newRow("in its unit") << false << u"broker1"_s << QString() << QByteArray("-CONT 11,");
        QTest::newRow("in its unit, whoever else has its files") << false << u"broker1"_s << u"22/fd"_s << QByteArray("-CONT 11,");
        QTest::newRow("by its files, for a unit nobody knows") << true << u"broker1"_s << u"22/fd"_s << QByteArray("-CONT 22,");
        QTest::newRow("none of them is known to be its own") << true << u"broker1"_s << QString() << QByteArray();
        QTest::newRow("another node's machine") << false << u"broker2"_s << QString() << QByteArray();
    }
    void onlyItsOwnGoesOn()
    {
        QFETCH(const bool, own);
        QFETCH(const QString, called);
        QFETCH(const QString, files);
        ClusterProfile profile = threeNodes();
        if (own)
            profile.hosts[0].serviceManager = u"commands"_s;
        const Said said = run(machine(called, files, 100), thawCommand(profile, profile.nodes.first().name));
        QTEST(said.signalled, "signalled");
        QCOMPARE(said.code, said.signalled.isEmpty() ? 1 : 0);
    }

    /// Told once more, a host ends what was there when it was told first: nothing that it has started since.
    void onceMoreOnlyTheSame_data()
    {
        using Outcome = Ending::Outcome;
        QTest::addColumn<bool>("own"); // a command of the site
        QTest::addColumn<QString>("files");
        QTest::addColumn<int>("told"); // seconds ago; negative: never
        QTest::addColumn<int>("age");  // of the process, seconds
        QTest::addColumn<QByteArray>("signalled");
        QTest::addColumn<int>("outcome");
        QTest::newRow("first, systemd") << false << QString() << -1 << 1 << QByteArray("-9 11,") << int(Outcome::Ended);
        QTest::newRow("again, the same") << false << QString() << 5 << 6 << QByteArray("-9 11,") << int(Outcome::Ended);
        QTest::newRow("again, started since") << false << QString() << 5 << 5 << QByteArray() << int(Outcome::Restarted);
        QTest::newRow("again, and its age cannot be seen") << false << QString() << 5 << -1 << QByteArray() << int(Outcome::Unseen);
        QTest::newRow("first, own") << true << QString() << -1 << 1 << QByteArray("site,") << int(Outcome::Told);
        QTest::newRow("again, own, the same") << true << u"22/fd"_s << 5 << 6 << QByteArray("site,") << int(Outcome::Told);
        QTest::newRow("again, own, started since") << true << u"22/fd"_s << 5 << 5 << QByteArray() << int(Outcome::Restarted);
        QTest::newRow("again, own, one of two started since") << true << u"11/fd 22/fd"_s << 5 << 0 << QByteArray() << int(Outcome::Restarted);
        QTest::newRow("again, own, nobody can tell") << true << QString() << 5 << 100 << QByteArray() << int(Outcome::Unseen);
    }
    void onceMoreOnlyTheSame()
    {
        QFETCH(const bool, own);
        QFETCH(const QString, files);
        QFETCH(const int, told);
        QFETCH(const int, age);
        ClusterProfile profile = threeNodes();
        if (own) {
            profile.hosts[0].serviceManager = u"commands"_s;
            profile.hosts[0].commands = {{u"kill"_s, u"kill site"_s}};
        }
        const Result<QString> command =
            endBrokerCommand(profile, profile.nodes.first().name, told < 0 ? std::nullopt : std::optional(std::chrono::seconds{told}));
        QVERIFY(command);
        const Said said = run(machine(u"broker1"_s, files, age), *command);
        QTEST(said.signalled, "signalled");
        QCOMPARE(said.code, 0);
        QTEST(int(endingFrom(profile.hosts.first(), said.out).outcome), "outcome");
    }

    /// The main process of a unit is ended where it is the broker, or the broker's; what is known to be another program's is left alone.
    void onlyABrokersProcess_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("main");    // as systemctl tells it
        QTest::addColumn<QString>("brokers"); // that run
        QTest::addColumn<QString>("inUnit");  // which of them are in the unit's control group
        QTest::addColumn<QString>("files");   // which of them have the node's files open
        QTest::addColumn<QByteArray>("signalled");
        const auto row = [](const char *name, const char *unit, const char *main, const char *brokers, const char *inUnit, const char *files,
                            const char *signalled) {
            const auto text = [](const char *word) { return QString::fromLatin1(word); };
            QTest::newRow(name) << text(unit) << text(main) << text(brokers) << text(inUnit) << text(files) << QByteArray(signalled);
        };
        row("the broker itself", "rabbitmq-server", "11", "11", "11", "", "-9 11,");
        row("the shell that started it", "rabbitmq-server", "10", "11", "11", "", "-9 10 11,");
        row("its child, without control groups", "rabbitmq-server", "10", "11", "", "11", "-9 10 11,");
        row("its child, whose folders and unit are called otherwise", "rabbitmq-server", "10", "11", "", "", "-9 10 11,");
        row("another one's child", "rabbitmq-server", "30", "11", "", "", "");
        row("another broker beside it", "rabbitmq-server", "11", "11 22", "11", "22", "-9 11,");
        row("the client of a container", "rabbitmq-server", "30", "22", "", "22", "");
        row("no broker to be seen, the usual name", "rabbitmq-server", "30", "", "", "", "");
        row("the same, and nobody can look", "rabbitmq-server", "30", "-", "", "", "-9 30,");
        row("no broker to be seen, another program's name", "postgresql", "30", "", "", "", "");
        row("another program's unit", "postgresql", "30", "22", "", "22", "");
        row("a unit of the site's", "messaging.service", "11", "11", "11", "", "-9 11,");
        row("the first process of the machine", "rabbitmq-server", "1", "", "", "", "");
        row("nonsense", "rabbitmq-server", "11 22", "11", "11", "", "");
    }
    void onlyABrokersProcess()
    {
        QFETCH(const QString, unit);
        QFETCH(const QString, main);
        QFETCH(const QString, brokers);
        QFETCH(const QString, inUnit);
        QFETCH(const QString, files);
        ClusterProfile profile = threeNodes();
        profile.hosts[0].service = unit;
        QString group = unit;
        if (!group.endsWith(".service"_L1))
            group += ".service"_L1;
        const QString here = u"signalled=\n"
                             "trap 'echo \"signalled=$signalled\" >&2' EXIT\n"
                             "uname() { echo broker1; }\n"
                             "pgrep() { for q in %1; do echo $q; done; }\n"
                             "[ '%1' != - ] || { pgrep() { return 127; }; command() { return 1; }; }\n"
                             "cat() {\n"
                             "  case $1 in */comm) echo postgres; return;; esac\n"
                             "  q=${1#/proc/}; case \" %2 \" in *\" ${q%%/*} \"*) echo 0::/system.slice/%3;; *) echo 0::/machine.slice/other.scope;; esac\n"
                             "}\n"
                             "find() { q=${1#/proc/}; case \" %4 \" in *\" ${q%%/*} \"*) echo \"$1\";; esac; }\n"
                             "ps() { case \"$4\" in 11) echo 10;; *) echo 1;; esac; }\n"
                             "sleep() { :; }\n"
                             "kill() { case $1 in -0) return 1;; *) signalled=\"$signalled$*,\";; esac; }\n"
                             "systemctl() { case \"$*\" in *LoadState*) echo loaded;; *ActiveState*) echo active;; *MainPID*) echo '%5';; esac; }\n"_s.arg(
                                 brokers, inUnit, group, files, main);
        const Result<QString> command = endBrokerCommand(profile, profile.nodes.first().name);
        QVERIFY(command);
        const Said said = run(here, *command);
        QTEST(said.signalled, "signalled");
        QCOMPARE(endingFrom(profile.hosts.first(), said.out).outcome == Ending::Outcome::Ended, !said.signalled.isEmpty());
    }

    /// A command of the site's is carried out on no machine that calls itself as another node that would obey the same one.
    void oneCommandForAll_data()
    {
        QTest::addColumn<bool>("same");
        QTest::addColumn<QByteArray>("signalled");
        QTest::newRow("the same for all") << true << QByteArray();
        QTest::newRow("each names its own") << false << QByteArray("site 1,");
    }
    void oneCommandForAll()
    {
        QFETCH(const bool, same);
        ClusterProfile profile = threeNodes();
        for (int i = 0; i < 3; ++i) {
            profile.hosts[i].serviceManager = u"commands"_s;
            profile.hosts[i].commands = {{u"kill"_s, same ? u"kill site"_s : u"kill site %1"_s.arg(i + 1)}};
        }
        const Result<QString> command = endBrokerCommand(profile, profile.nodes.first().name);
        QVERIFY(command);
        const Said said = run(machine(u"broker3"_s, {}, 1), *command);
        QTEST(said.signalled, "signalled");
        QCOMPARE(endingFrom(profile.hosts.first(), said.out).outcome == Ending::Outcome::Another, same);
    }

private:
    std::unique_ptr<OwnPrograms> m_folder;
    std::shared_ptr<FakeTime> m_time = std::make_shared<FakeTime>();
};

QTEST_GUILESS_MAIN(OwnHostTest)
#include "OwnHostTest.moc"
