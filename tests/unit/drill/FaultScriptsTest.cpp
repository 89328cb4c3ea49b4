#include "run/operations/FaultScripts.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

HostProfile host()
{
    HostProfile profile;
    profile.name = HostName{u"broker3"_s};
    profile.ssh = u"broker3"_s;
    return profile;
}

Fault faultOf(FaultKind kind)
{
    return {.token = u"drill-abc"_s,
            .kind = kind,
            .host = HostName{u"broker3"_s},
            .node = NodeName{u"rabbit@broker3"_s},
            .peers = {u"broker1"_s, u"10.0.0.2"_s},
            .amount = 30,
            .deadline = std::chrono::seconds{60}};
}

/// What a shell says of the text without running it.
QString complaintOfShell(const QString &text)
{
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-n"_s});
    shell.write(text.toUtf8());
    shell.closeWriteChannel();
    shell.waitForFinished();
    return shell.exitCode() == 0 ? QString() : QString::fromUtf8(shell.readAllStandardError());
}

} // namespace

class FaultScriptsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKind_data()
    {
        QTest::addColumn<QString>("id");
        for (const FaultKind kind : faultKinds())
            QTest::newRow(qPrintable(toId(kind))) << toId(kind);
    }

    void everyKind()
    {
        QFETCH(const QString, id);
        const Fault fault = faultOf(faultKindFromId(id).value());
        QCOMPARE(faultFromJson(toJson(fault)).value(), fault);
        const Result<FaultScripts> scripts = faultScripts(host(), fault, u"10.0.0.9"_s);
        QVERIFY2(scripts, qPrintable(scripts ? QString() : scripts.error().message));
        for (const QString &text : {scripts->possible, scripts->arm, scripts->armed, scripts->make, scripts->reverse, scripts->left})
            QCOMPARE(complaintOfShell(text), QString());
        // Nothing is made unless the way back is armed and has time to go, and that is asked before.
        const qsizetype made = scripts->make.indexOf(scripts->words.left(20));
        QVERIFY(made > 0);
        for (const QString &proof : {u"is-active -q \"$U.timer\""_s, u"is-enabled -q"_s, u"sha256sum"_s, u"too-late"_s}) {
            const qsizetype asked = scripts->make.indexOf(proof);
            QVERIFY2(asked >= 0 && asked < made, qPrintable(proof));
        }
        // The way back that is armed is, byte for byte, the one that the console would run.
        QVERIFY(scripts->arm.contains(scripts->reverse));
        QVERIFY(scripts->arm.contains(u"--on-active=60"_s));
        QVERIFY(!scripts->words.isEmpty() && !toWord(fault.kind).isEmpty());
    }

    void refusesWhatAShellWouldRead_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("token") << u"token"_s << QJsonValue(u"a; reboot"_s);
        QTest::newRow("token with a path") << u"token"_s << QJsonValue(u"../../etc"_s);
        QTest::newRow("no token") << u"token"_s << QJsonValue(u""_s);
        QTest::newRow("peer") << u"peers"_s << QJsonValue(QJsonArray{u"$(reboot)"_s});
        QTest::newRow("peer that is an option") << u"peers"_s << QJsonValue(QJsonArray{u"-x"_s});
        QTest::newRow("no such fault") << u"fault"_s << QJsonValue(u"reboot"_s);
        QTest::newRow("no deadline") << u"deadlineSeconds"_s << QJsonValue(0);
        QTest::newRow("a deadline that never comes") << u"deadlineSeconds"_s << QJsonValue(1e9);
    }

    void refusesWhatAShellWouldRead()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        QJsonObject json = toJson(faultOf(FaultKind::NetworkCut));
        json.insert(key, value);
        QVERIFY(!faultFromJson(json));
    }

    void needsWhatItNeeds()
    {
        Fault fault = faultOf(FaultKind::NetworkCut);
        fault.peers.clear();
        QCOMPARE(faultScripts(host(), fault).error().kind, ErrorKind::Usage);
        fault = faultOf(FaultKind::MemoryAlarm);
        fault.node = {};
        QCOMPARE(faultScripts(host(), fault).error().kind, ErrorKind::Usage);
        fault.node = NodeName{u"rabbit@a'; reboot"_s};
        QCOMPARE(faultScripts(host(), fault).error().kind, ErrorKind::Usage);
        HostProfile own = host();
        own.serviceManager = u"commands"_s;
        QCOMPARE(faultScripts(own, faultOf(FaultKind::ServiceStop)).error().kind, ErrorKind::NotConfigured);
    }

    void saysWhyInWords()
    {
        const Error latency = faultError(u"broker3"_s, faultNotPossible, "tc: no\nwarrener: no-netem\n");
        QCOMPARE(latency.kind, ErrorKind::NotAvailable);
        QVERIFY(latency.message.contains(u"netem"_s));
        QCOMPARE(faultError(u"broker3"_s, faultRefused, "warrener: way-cut 10.0.0.1").kind, ErrorKind::Forbidden);
        const Error other = faultError(u"broker3"_s, 1, "it broke");
        QCOMPARE(other.kind, ErrorKind::Command);
        QCOMPARE(other.detail, u"it broke"_s);
    }
};

QTEST_GUILESS_MAIN(FaultScriptsTest)
#include "FaultScriptsTest.moc"
