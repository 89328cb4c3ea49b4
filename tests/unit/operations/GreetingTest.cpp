#include "run/operations/Greeting.h"

#include "look/host/MarkedOutput.h"
#include "support/OwnPrograms.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <array>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// What a place does with whoever connects.
enum class Manner { Speaks, OnlyTls, OnlyProxy, Closes, SaysNothing };

class Door final : public QTcpServer
{
public:
    explicit Door(Manner manner)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, manner] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                if (manner == Manner::Closes) {
                    socket->disconnectFromHost();
                    continue;
                }
                connect(socket, &QTcpSocket::readyRead, socket, [socket, manner] {
                    const QByteArray heard = socket->peek(64);
                    const bool tls = heard.startsWith('\x16');
                    const bool proxy = heard.startsWith("PROXY UNKNOWN\r\n");
                    if (manner == Manner::Speaks || (manner == Manner::OnlyTls && tls) || (manner == Manner::OnlyProxy && proxy))
                        socket->write(tls ? QByteArray("\x15\x03\x03", 3) : QByteArray("\x01\x00", 2));
                    if (manner != Manner::SaysNothing)
                        socket->disconnectFromHost();
                });
            }
        });
    }
    Endpoint at() const { return {.host = u"127.0.0.1"_s, .port = serverPort()}; }
};

} // namespace

/// The script that hosts run for us, run here.
class GreetingTest final : public QObject
{
    Q_OBJECT

    static constexpr Millis patience{60000}; ///< nothing here takes so long

    static QByteArray run(const QString &script, const QStringList &environment = {})
    {
        QProcess shell;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        for (const QString &each : environment)
            variables.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
        shell.setProcessEnvironment(variables);
        shell.start(u"/bin/sh"_s, {u"-c"_s, script});
        // The doors here must go on answering.
        bool over = false;
        connect(&shell, &QProcess::finished, &shell, [&over] { over = true; });
        while (!over && shell.state() != QProcess::NotRunning)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        return shell.readAllStandardOutput();
    }

private Q_SLOTS:
    void everyMannerIsTold()
    {
        const Door speaks(Manner::Speaks);
        const Door tls(Manner::OnlyTls);
        const Door proxy(Manner::OnlyProxy);
        const Door closes(Manner::Closes);
        const Door mute(Manner::SaysNothing);
        quint16 nobody = 0;
        {
            QTcpServer gone;
            gone.listen(QHostAddress::LocalHost);
            nobody = gone.serverPort();
        }
        const auto door = [](const char *name, const Endpoint &at, bool thoroughly = true) {
            return Knock{.node = {QString::fromLatin1(name)}, .at = at, .thoroughly = thoroughly};
        };
        const QList<Knock> doors{door("speaks", speaks.at()), door("tls", tls.at()), door("proxy", proxy.at()), door("closes", closes.at()),
                                 door("mute", mute.at()), door("nobody", {.host = u"127.0.0.1"_s, .port = nobody}),
                                 door("nameless", {.host = u"localhost.invalid"_s, .port = 5672}), door("plainOnly", speaks.at(), false),
                                 // The best of a node's doors counts.
                                 door("two", {.host = u"127.0.0.1"_s, .port = nobody}), door("two", speaks.at())};
        const QString mark = newMark();
        // What a login prints must count for nothing, whatever it is.
        const QString noise = u"echo 'Welcome, last login 2026-01-01'; echo '4 spoke end'; echo 'x%1 3 spoke'; echo 'over 124 end'\n"_s.arg(mark);
        const QByteArray output = run(noise + greetingScript(doors, mark, Millis{1500}));
        const QHash<NodeName, Sight> seen = greetingsFrom(output, doors, mark);
        const auto sight = [&](const char *name) { return seen.value({QString::fromLatin1(name)}, Sight::Unknown); };
        QCOMPARE(sight("speaks"), Sight::Answers);
        QCOMPARE(sight("tls"), Sight::Answers);
        QCOMPARE(sight("proxy"), Sight::Answers);
        QCOMPARE(sight("closes"), Sight::Mute);
        QCOMPARE(sight("mute"), Sight::Mute);
        QCOMPARE(sight("nobody"), Sight::Refuses);
        QCOMPARE(sight("nameless"), Sight::Unknown);
        QCOMPARE(sight("plainOnly"), Sight::Answers);
        QCOMPARE(sight("two"), Sight::Answers);
        // Who hangs up has no program behind its door, or one that ends; who is frozen keeps whoever came.
        const auto holds = [&](const char *name) { return holdsOpen(output, doors, mark, {QString::fromLatin1(name)}); };
        QVERIFY(holds("mute"));
        for (const char *name : {"closes", "nobody", "nameless", "tls", "plainOnly"})
            QVERIFY2(!holds(name), name);
    }

    /// A relay that lets everybody in and is dumb is no broker of the machine that looks.
    void whoseDoorItIs_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<bool>("isHome");
        QTest::newRow("loopback") << u"127.0.0.1"_s << QByteArray("m 1 connected end\n") << true;
        QTest::newRow("its own") << u"10.0.0.1"_s << QByteArray("m own 10.0.0.1 end\nm 1 connected end\n") << true;
        QTest::newRow("another machine's") << u"10.0.0.1"_s << QByteArray("m own 10.0.0.2 end\nm 1 connected end\n") << false;
        QTest::newRow("nobody let in") << u"10.0.0.1"_s << QByteArray("m own 10.0.0.1 end\nm 1 said refused end\n") << false;
        QTest::newRow("another node's door") << u"10.0.0.1"_s << QByteArray("m own 10.0.0.1 end\nm 0 connected end\n") << false;
        QTest::newRow("cut off") << u"10.0.0.1"_s << QByteArray("m own 10.0.0.1\nm 1 connected end\n") << false;
        QTest::newRow("what a login prints") << u"10.0.0.1"_s << QByteArray("own 10.0.0.1 end\nm 1 connected end\n") << false;
        // What stands before the broker on its own machine: a TLS terminator, a published port.
        const QByteArray in = "m own 10.0.0.1 end\nm 1 connected end\n";
        QTest::newRow("another user's program") << u"10.0.0.1"_s << in + "m broker 108 end\nm backlog 00000000 0002 0 end\n" << false;
        QTest::newRow("another user's, at the loopback address") << u"127.0.0.1"_s << in + "m backlog 00000000 0002 0 end\nm broker 108 end\n" << false;
        QTest::newRow("the broker's user") << u"10.0.0.1"_s << in + "m broker 108 end\nm backlog 00000000 0002 108 end\n" << true;
        QTest::newRow("the broker's, and another beside it")
            << u"10.0.0.1"_s << in + "m broker 108 end\nm backlog 00000000 0002 0 end\nm backlog 00000000 0002 108 end\n"
            << true;
        QTest::newRow("another user's, at another port") << u"10.0.0.1"_s << in + "m broker 108 end\nm backlog 00000000 0003 0 end\n" << true;
        QTest::newRow("nobody has seen the broker") << u"10.0.0.1"_s << in + "m backlog 00000000 0002 0 end\n" << true;
        // By the process, where the login may see it: one user may run the broker and what stands before it.
        const QByteArray same = in + "m broker 0 77 end\nm backlog 00000000 0002 0 end\n";
        QTest::newRow("the broker's process") << u"10.0.0.1"_s << same + "m holder 0002 77 beam.smp end\n" << true;
        QTest::newRow("another process of the same user") << u"10.0.0.1"_s << same + "m holder 0002 78 ssh end\n" << false;
        QTest::newRow("another broker's process") << u"10.0.0.1"_s << same + "m holder 0002 78 beam.smp end\n" << false;
        QTest::newRow("another process, at another port") << u"10.0.0.1"_s << same + "m holder 0003 78 ssh end\n" << true;
        QTest::newRow("two processes have it") << u"10.0.0.1"_s << same + "m holder 0002 78 ssh end\nm holder 0002 77 beam.smp end\n" << true;
        QTest::newRow("no broker is seen, and it is one") << u"10.0.0.1"_s << in + "m holder 0002 78 beam.smp end\n" << true;
        QTest::newRow("no broker is seen, and it is none") << u"10.0.0.1"_s << in + "m holder 0002 78 ssh end\n" << false;
        QTest::newRow("no broker is seen, and it has the management API") << u"10.0.0.1"_s << in + "m holder 0002 78 fake end\nm api 0003 78 end\n" << true;
        QTest::newRow("no broker is seen, and another one has the management API") << u"10.0.0.1"_s << in + "m holder 0002 78 fake end\nm api 0003 79 end\n"
                                                                                   << false;
        QTest::newRow("a relay that has the management API's port too") << u"10.0.0.1"_s << same + "m holder 0002 78 ssh end\nm api 0003 78 end\n" << false;
        QTest::newRow("cut off, the process") << u"10.0.0.1"_s << same + "m holder 0002 78 ssh" << true;
        QTest::newRow("cut off, the user") << u"10.0.0.1"_s << in + "m broker 108 end\nm backlog 00000000 0002 0" << true;
    }
    void whoseDoorItIs()
    {
        QFETCH(const QString, address);
        QFETCH(const QByteArray, output);
        const NodeName node{u"accused"_s};
        const QList<Knock> doors{{.node = {u"other"_s}, .at = {.host = address, .port = 1}}, {.node = node, .at = {.host = address, .port = 2}}};
        QTEST(isLetInAtHome(output, doors, u"m"_s, node), "isHome");
    }

    /// Which program has a port is read on the node's own host: this one has both doors, and nobody has the third port.
    void theHostSaysWhoHasAPort()
    {
        const Door door(Manner::Closes);
        const Door api(Manner::Closes);
        quint16 nobody = 0;
        {
            QTcpServer gone;
            gone.listen(QHostAddress::LocalHost);
            nobody = gone.serverPort();
        }
        const NodeName node{u"accused"_s};
        const QList<Knock> doors{{.node = node, .at = door.at()}, {.node = {u"other"_s}, .at = api.at()}};
        const QString mark = newMark();
        const auto said = [&](const QList<quint16> &apis) { return run(holdersScript(doors, apis, mark, node) + greetingScript(doors, mark, Millis{1500})); };
        const QByteArray both = said({nobody, api.at().port});
        QVERIFY2(isOneWithItsApi(both, doors, mark, node), both.constData());
        QVERIFY2(isLetInAtHome(both, doors, mark, node), both.constData());
        QVERIFY2(both.contains(QByteArray::number(QCoreApplication::applicationPid())), both.constData());
        const QByteArray apart = said({nobody});
        QVERIFY2(!isOneWithItsApi(apart, doors, mark, node), apart.constData());
        QVERIFY2(!isLetInAtHome(apart, doors, mark, node), apart.constData());
        QVERIFY(holdersScript(doors, {}, mark, node).isEmpty());
        QVERIFY(!isOneWithItsApi(both, doors, u"another"_s, node));
    }

    /// The machine knows which addresses are its own, by name too.
    void theMachineKnowsItsAddresses()
    {
        const NodeName node{u"accused"_s};
        const QList<Knock> doors{{.node = node, .at = {.host = u"localhost"_s, .port = 1}},
                                 {.node = node, .at = {.host = u"192.0.2.1"_s, .port = 1}},
                                 {.node = {u"other"_s}, .at = {.host = u"other.invalid"_s, .port = 1}}};
        const QString mark = newMark();
        const QString script = ownAddressesScript(doors, node, mark, patience);
        QVERIFY(!script.contains("other.invalid"_L1));
        QCOMPARE(run(script + "wait\n"_L1), (mark + " own localhost end\n"_L1).toLatin1());
        QVERIFY(ownAddressesScript({{.node = node, .at = {.host = u"127.0.0.1"_s, .port = 1}}}, node, mark, patience).isEmpty());
    }

    /// A service of names that does not answer holds up neither the greeting nor the other names.
    void namesHoldUpNobody()
    {
        const OwnPrograms own;
        // Its answer comes only after what follows has been done.
        own.write(u"getent"_s, "#!/bin/sh\n[ \"$2\" != slow.test ] || cat \"$WAY\"\n");
        const QString way = own.filePath(u"way"_s);
        QCOMPARE(::mkfifo(way.toLocal8Bit().constData(), S_IRUSR | S_IWUSR), 0);
        const NodeName node{u"accused"_s};
        const QList<Knock> doors{{.node = node, .at = {.host = u"slow.test"_s, .port = 1}}, {.node = node, .at = {.host = u"127.0.0.2"_s, .port = 1}}};
        const QString script = ownAddressesScript(doors, node, u"m"_s, patience) + "echo 127.0.0.1 >\"$WAY\"\nwait\n"_L1;
        QCOMPARE(run(script, {"WAY="_L1 + way}), QByteArray("m own slow.test end\n"));
    }

    /// Nobody answers for as long as one waits: not even a connection.
    void whoLetsNobodyInIsSilent()
    {
        const QList<Knock> doors{{.node = {u"far"_s}, .at = {.host = u"h"_s, .port = 1}}, {.node = {u"near"_s}, .at = {.host = u"h"_s, .port = 2}}};
        const QHash<NodeName, Sight> seen = greetingsFrom("m 1 connected end\nm 1 spoke end\nm 1 said end\nm over 124 end\n", doors, u"m"_s);
        QCOMPARE(seen.value({u"far"_s}), Sight::Silent);
        QCOMPARE(seen.value({u"near"_s}), Sight::Answers);
        // Killed by somebody else: nobody knows how long it waited.
        QVERIFY(greetingsFrom("m over 137 end\n", doors, u"m"_s).isEmpty());
    }

    /// A frozen broker takes nobody in, and its kernel holds only so many for it: after that it looks as if nobody listened there.
    void aFullBacklogIsSeenOnItsHost()
    {
        QTcpServer frozen;
        frozen.setListenBacklogSize(1);
        QVERIFY(frozen.listen(QHostAddress::LocalHost));
        frozen.pauseAccepting();
        const Door takesThemIn(Manner::SaysNothing);
        const auto doorTo = [](quint16 port) { return QList<Knock>{{.node = {u"one"_s}, .at = {.host = u"127.0.0.1"_s, .port = port}}}; };
        const QList<Knock> full = doorTo(frozen.serverPort());
        const QString mark = newMark();
        QVERIFY(!leavesWaiting(run(backlogScript(full, mark, {u"one"_s})), mark));
        std::array<QTcpSocket, 4> clients;
        for (QTcpSocket &client : clients)
            client.connectToHost(QHostAddress::LocalHost, frozen.serverPort());
        QVERIFY(QTest::qWaitFor([&] { return std::ranges::count(clients, QAbstractSocket::ConnectedState, &QTcpSocket::state) >= 2; }));
        const QByteArray output = run(backlogScript(full, mark, {u"one"_s}) + greetingScript(full, mark, Millis{700}));
        QCOMPARE(greetingsFrom(output, full, mark).value({u"one"_s}), Sight::Silent);
        QVERIFY2(leavesWaiting(output, mark), output.constData());
        const QByteArray before = mark.toLatin1() + " broker ";
        QVERIFY(leavesWaiting(before + QByteArray::number(::getuid()) + " end\n" + output, mark));
        QVERIFY2(!leavesWaiting(before + "4000000000 end\n" + output, mark), "another user's program is not the broker");
        QVERIFY2(!leavesWaiting(output, u"another"_s), "what a login prints counts for nothing");
        QVERIFY(!leavesWaiting(run(backlogScript(full, mark, {u"two"_s})), mark));
        const QList<Knock> open = doorTo(takesThemIn.at().port);
        QVERIFY(!leavesWaiting(run(backlogScript(open, mark, {u"one"_s})), mark));
    }

    /// A host whose every program costs has to start no more than it must.
    void oneProgramKnocksAtAllDoors()
    {
        QList<Knock> doors;
        for (quint16 port = 1; port <= 8; ++port)
            doors.append({.node = {QString::number(port)}, .at = {.host = u"127.0.0.1"_s, .port = port}, .thoroughly = true});
        const QString script = greetingScript(doors, newMark(), Millis{500});
        QCOMPARE(script.count("timeout 0.5 "_L1), 1);
        QCOMPARE(script.count("bash -c"_L1), 1);
    }

    void aHostThatCannotLookSaysNothing()
    {
        const QList<Knock> doors{{.node = {u"one"_s}, .at = {.host = u"127.0.0.1"_s, .port = 9}}};
        const QString mark = newMark();
        const QByteArray output = run(greetingScript(doors, mark, Millis{500}), {u"PATH=/nowhere"_s});
        QVERIFY(greetingsFrom(output, doors, mark).isEmpty());
    }

    void whatIsNotOursCountsForNothing_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a date") << QByteArray("Welcome, last login 2026-01-01\n");
        QTest::newRow("without the mark") << QByteArray("0 spoke end\n");
        QTest::newRow("cut off") << QByteArray("m 0 spoke");
        QTest::newRow("another door") << QByteArray("m 7 spoke end\n");
        QTest::newRow("no door") << QByteArray("m x spoke end\n");
        QTest::newRow("a negative door") << QByteArray("m -1 spoke end\n");
        QTest::newRow("ended by itself") << QByteArray("m over 0 end\n");
        QTest::newRow("its time cut off") << QByteArray("m over 124");
        QTest::newRow("our own script, told again") << QByteArray("+ echo 'm 0 spoke end\n  echo \"m 0 spoke end\n");
        QTest::newRow("binary") << QByteArray("m 0 \xff\xfe\0\x01", 8);
    }
    void whatIsNotOursCountsForNothing()
    {
        QFETCH(const QByteArray, output);
        const QList<Knock> doors{{.node = {u"one"_s}, .at = {.host = u"h"_s, .port = 1}}};
        QVERIFY(greetingsFrom(output, doors, u"m"_s).isEmpty());
    }

    /// After a banner without a line's end, and as a login with a terminal ends its lines.
    void whatIsOursCountsWhereverItBegins() { QCOMPARE(markedLines("Welcome> m one\r\nm two\r\n", u"m"_s), (QStringList{u"one"_s, u"two"_s})); }

    void addresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("is");
        for (const auto &[text, is] : {std::pair{"broker1", true},
                                       {"broker1.example.org", true},
                                       {"10.0.0.1", true},
                                       {"::1", true},
                                       {"fe80::1", true},
                                       {"rack 3, slot 7", false},
                                       {"", false},
                                       {"-oProxyCommand=x", false},
                                       {"a;b", false},
                                       {"a b", false},
                                       {"$(x)", false}})
            QTest::newRow(text) << QString::fromLatin1(text) << is;
    }
    void addresses()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, is);
        QCOMPARE(isAddress(text), is);
    }
};

QTEST_GUILESS_MAIN(GreetingTest)
#include "GreetingTest.moc"
