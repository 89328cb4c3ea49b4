#include "run/operations/drill/FaultScripts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
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

/// A folder that stands for a host: scripts run in it as they are, but for the paths, with programs that only write down
/// what they were told.
class FakeHost
{
public:
    FakeHost()
    {
        for (const QString &folder : {u"bin"_s, u"active"_s, u"units"_s})
            QDir(m_root.path()).mkpath(folder);
        program(u"systemctl"_s, u"echo \"systemctl $*\" >>ROOT/told\n"
                                "case \"$1\" in\n"
                                "is-active) for last; do :; done; [ -e \"ROOT/active/$last\" ];;\n"
                                "show) echo inactive;;\n"
                                "esac\n"_s);
        program(u"date"_s, u"case \"$1\" in\n+%s) cat ROOT/now;;\n-s) echo \"date $*\" >>ROOT/told; echo \"${2#@}\" >ROOT/now;;\nesac\n"_s);
        for (const QString &name : {u"systemd-run"_s, u"rabbitmqctl"_s, u"sync"_s})
            program(name, u"echo \"%1 $*\" >>ROOT/told\n"_s.arg(name));
        write(u"uptime"_s, "5000.12 1.0\n");
        write(u"boot_id"_s, "first\n");
        write(u"now"_s, "101000\n");
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_root.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_root.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool has(const QString &name) const { return QFileInfo::exists(m_root.filePath(name)); }
    QString path(const QString &name) const { return m_root.filePath(name); }
    QString told() const { return QString::fromUtf8(read(u"told"_s)); }
    QString said() const { return m_said; }
    QString complained() const { return m_complained; }

    /// As systemd would: the console's hand by its text, the others by the file and a word.
    /// `isFull`: no byte can be written to any file meanwhile, as where the disk is full to the last.
    int run(QString text, const QString &hand = {}, bool isFull = false)
    {
        text.replace("/var/lib/warrener-drill"_L1, m_root.filePath(u"drill"_s));
        text.replace("/var/lib/warrener-kept"_L1, m_root.filePath(u"kept"_s));
        text.replace("/proc/uptime"_L1, m_root.filePath(u"uptime"_s));
        text.replace("/proc/sys/kernel/random/boot_id"_L1, m_root.filePath(u"boot_id"_s));
        text.replace("/etc/systemd/system"_L1, m_root.filePath(u"units"_s));
        text.replace("/sys/fs/cgroup"_L1, m_root.filePath(u"cgroup"_s));
        text.replace("/proc/$p/"_L1, m_root.filePath(u"proc"_s) + "/$p/"_L1);
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_root.filePath(u"bin"_s) + u':' + environment.value(u"PATH"_s));
        shell.setProcessEnvironment(environment);
        const QStringList told = hand.isEmpty() ? QStringList{u"-s"_s} : QStringList{u"-s"_s, hand};
        if (isFull)
            shell.start(u"/bin/sh"_s, QStringList{u"-c"_s, u"trap '' XFSZ; ulimit -f 0; exec /bin/sh \"$@\""_s, u"sh"_s} + told);
        else
            shell.start(u"/bin/sh"_s, told);
        shell.write(text.toUtf8());
        shell.closeWriteChannel();
        if (!shell.waitForFinished(30'000))
            return -1;
        m_said = QString::fromUtf8(shell.readAllStandardOutput());
        m_complained = QString::fromUtf8(shell.readAllStandardError());
        return shell.exitCode();
    }

    void program(const QString &name, QString text) const
    {
        write(u"bin/"_s + name, "#!/bin/sh\n" + text.replace("ROOT"_L1, m_root.path()).toUtf8());
        QFile::setPermissions(m_root.filePath(u"bin/"_s + name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    /// As `arm` leaves it, with what the fault has kept besides.
    void armed(const QList<std::pair<QString, QByteArray>> &kept) const
    {
        write(u"drill/drill-abc/until"_s, "5060\n");
        write(u"drill/drill-abc/reverse"_s, "x");
        for (const auto &[name, bytes] : kept)
            write(u"drill/drill-abc/"_s + name, bytes);
    }

private:
    QTemporaryDir m_root;
    QString m_said;
    QString m_complained;
};

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
        for (const auto listed = faultKinds(); const FaultKind kind : listed)
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

    /// A reboot counts the uptime anew: what was reckoned with the old one is worth nothing.
    void aClockIsOnlySetInTheBootThatWasLeft_data()
    {
        QTest::addColumn<QByteArray>("bootId");
        QTest::addColumn<QByteArray>("uptime");
        QTest::addColumn<bool>("isSet");
        QTest::newRow("the same boot") << QByteArray("first\n") << QByteArray("5100.00 1\n") << true;
        QTest::newRow("another boot") << QByteArray("second\n") << QByteArray("42.00 1\n") << false;
        QTest::newRow("another boot that has been up for longer") << QByteArray("second\n") << QByteArray("9000.00 1\n") << false;
        QTest::newRow("armed by an older Warrener") << QByteArray() << QByteArray("5100.00 1\n") << false;
    }

    void aClockIsOnlySetInTheBootThatWasLeft()
    {
        QFETCH(const QByteArray, bootId);
        QFETCH(const QByteArray, uptime);
        QFETCH(const bool, isSet);
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::ClockHost)).value();
        for (const auto &[name, bytes] : {std::pair("clock", QByteArray("96000\n")), {"sync", "chrony\n"}, {"until", "5060\n"}, {"reverse", "x"}})
            fake.write(u"drill/drill-abc/"_s + QLatin1StringView(name), bytes);
        if (!bootId.isEmpty())
            fake.write(u"drill/drill-abc/boot-id"_s, "first\n");
        fake.write(u"boot_id"_s, bootId.isEmpty() ? QByteArray("first\n") : bootId);
        fake.write(u"uptime"_s, uptime);
        fake.write(u"now"_s, "104700\n"); // an hour ahead, had it not been booted
        fake.write(u"active/chrony"_s, {});
        QCOMPARE(fake.run(scripts.reverse), 0);
        QCOMPARE(fake.told().contains(u"date -s @101100"_s), isSet);
        QCOMPARE(fake.told().contains(u"date -s"_s), isSet);
        QVERIFY(fake.told().contains(u"systemctl start chrony"_s));
        QVERIFY(!fake.has(u"drill/drill-abc"_s));
    }

    /// Only what the drill itself has written is replaced.
    void aRenewedCertificateStays_data()
    {
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<QByteArray>("afterwards");
        const QByteArray before("-----BEGIN\nbefore\n");
        const QByteArray expired("-----BEGIN\nexpired\n");
        QTest::newRow("as the drill wrote it") << expired << before;
        QTest::newRow("cut off in the middle of the writing") << expired.first(14) << before;
        QTest::newRow("emptied") << QByteArray() << before;
        QTest::newRow("cut off in the middle of the way back") << before.first(15) << before;
        QTest::newRow("back already") << before << before;
        QTest::newRow("renewed by somebody") << QByteArray("-----BEGIN\nrenewed\n") << QByteArray("-----BEGIN\nrenewed\n");
        QTest::newRow("more than the drill wrote") << QByteArray(expired + "chain\n") << QByteArray(expired + "chain\n");
    }

    void aRenewedCertificateStays()
    {
        QFETCH(const QByteArray, there);
        QFETCH(const QByteArray, afterwards);
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::ExpiredCertificate)).value();
        for (const auto &[name, bytes] : {std::pair("saved", QByteArray("-----BEGIN\nbefore\n")),
                                          {"expired", "-----BEGIN\nexpired\n"},
                                          {"paths", fake.path(u"cert.pem"_s).toUtf8() + "\n/key.pem\n"},
                                          {"until", "5060\n"},
                                          {"reverse", "x"}})
            fake.write(u"drill/drill-abc/"_s + QLatin1StringView(name), bytes);
        fake.write(u"cert.pem"_s, there);
        QVERIFY2(fake.run(scripts.reverse) == 0, qPrintable(fake.said() + fake.complained()));
        QCOMPARE(fake.read(u"cert.pem"_s), afterwards);
        QVERIFY(!fake.has(u"drill/drill-abc"_s));
        const bool isSomebodys = afterwards != "-----BEGIN\nbefore\n";
        QCOMPARE(fake.said().contains("changed "_L1 + fake.path(u"cert.pem"_s)), isSomebodys);
        QCOMPARE(fake.read(u"kept/drill-abc/saved"_s), isSomebodys ? QByteArray("-----BEGIN\nbefore\n") : QByteArray());
        // Whoever comes later hears it too.
        QCOMPARE(fake.run(scripts.reverse), 0);
        QCOMPARE(fake.said().contains("changed "_L1), isSomebodys);
        QVERIFY(fake.said().startsWith(goneWord));
    }

    /// A copy that a power cut has emptied is no certificate: it is put in nobody's place, and that is said.
    void anEmptyCopyReplacesNothing_data()
    {
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<bool>("isLeft");
        QTest::newRow("the drill's own stands") << QByteArray("-----BEGIN\nexpired\n") << true;
        QTest::newRow("both are empty") << QByteArray() << true;
        QTest::newRow("nothing was made yet") << QByteArray("-----BEGIN\nbefore\n") << false;
    }
    void anEmptyCopyReplacesNothing()
    {
        QFETCH(const QByteArray, there);
        QFETCH(const bool, isLeft);
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::ExpiredCertificate)).value();
        fake.armed({{u"saved"_s, {}}, {u"expired"_s, "-----BEGIN\nexpired\n"}, {u"paths"_s, fake.path(u"cert.pem"_s).toUtf8() + "\n/key.pem\n"}});
        fake.write(u"cert.pem"_s, there);
        QCOMPARE(fake.run(scripts.reverse, u"boot"_s), isLeft ? 3 : 0);
        QCOMPARE(fake.read(u"cert.pem"_s), there);
        QCOMPARE(fake.has(u"drill/drill-abc/reverse"_s), isLeft);
        QCOMPARE(fake.said().contains("is not as it was"_L1), isLeft);
    }

    /// What the way back needs is on the disk before anything is written over, and back on it before that is given away: a power cut in
    /// between would leave neither.
    void theCopyIsOnTheDiskFirst()
    {
        const FaultScripts certificate = faultScripts(host(), faultOf(FaultKind::ExpiredCertificate)).value();
        const auto isBefore = [](const QString &text, QLatin1StringView first, QLatin1StringView second) {
            const qsizetype at = text.indexOf(first);
            return at >= 0 && at < text.indexOf(second, at);
        };
        QVERIFY(isBefore(certificate.make, "$D/saved"_L1, "sync || exit 1"_L1));
        QVERIFY(isBefore(certificate.make, "-out \"$D/expired\""_L1, "sync || exit 1"_L1));
        QVERIFY(isBefore(certificate.make, "sync || exit 1"_L1, "cat \"$D/expired\" >"_L1));
        QVERIFY(isBefore(certificate.reverse, "&& sync"_L1, "rm -rf"_L1));
        const FaultScripts damage = faultScripts(host(), faultOf(FaultKind::DataDamage)).value();
        QVERIFY(isBefore(damage.make, "sync || exit 1"_L1, "echo \"damaged by"_L1));
        QVERIFY(isBefore(damage.reverse, "mv -f"_L1, "sync\n"_L1) && isBefore(damage.reverse, "sync\n"_L1, "rm -rf"_L1));
    }

    /// Two consoles look at the same moment, and each sees nothing of the other yet.
    void ofTwoAtOnceOneSeesTheOther()
    {
        FakeHost fake;
        fake.program(u"mkdir"_s, u"/bin/mkdir -p ROOT/drill/drill-other && exec /bin/mkdir \"$@\"\n"_s);
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::CpuLoad)).value();
        QCOMPARE(fake.run(scripts.arm), faultRefused);
        QVERIFY2(fake.complained().contains("other-drill"_L1), qPrintable(fake.complained()));
        QVERIFY(!fake.has(u"drill/drill-abc"_s) && fake.has(u"drill/drill-other"_s));
        QVERIFY(!fake.told().contains("systemd-run"_L1));
    }

    /// Without what it was before, nobody could set a clock back.
    void aClockThatCannotBeKeptIsNotSet()
    {
        FakeHost fake;
        fake.program(u"systemd-detect-virt"_s, u"exit 1\n"_s);
        const QString arm = faultScripts(host(), faultOf(FaultKind::ClockHost)).value().arm;
        fake.program(u"sed"_s, u"case \"$*\" in *CapEff*) echo ffffffffff;; *) exec /bin/sed \"$@\";; esac\n"_s);
        QVERIFY2(fake.run(arm) == 0, qPrintable(fake.complained()));
        QCOMPARE(fake.read(u"drill/drill-abc/clock"_s), QByteArray("96000\n"));
        FakeHost full;
        full.program(u"systemd-detect-virt"_s, u"exit 1\n"_s);
        full.program(u"sed"_s, u"case \"$*\" in *CapEff*) echo ffffffffff;; *) exec /bin/sed \"$@\";; esac\n"_s);
        QVERIFY(full.run(arm, {}, true) != 0);
        QVERIFY(!full.has(u"drill/drill-abc"_s) && !full.told().contains("systemd-run"_L1));
    }

    /// Whichever hand succeeds, nothing is left that would start the text anew once it is gone.
    void theOtherHandsEnd_data()
    {
        QTest::addColumn<QString>("hand");
        QTest::newRow("the console") << QString();
        QTest::newRow("the timer") << u"timer"_s;
        QTest::newRow("the boot") << u"boot"_s;
    }

    void theOtherHandsEnd()
    {
        QFETCH(const QString, hand);
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::CpuLoad)).value();
        QVERIFY2(fake.run(scripts.arm) == 0, qPrintable(fake.complained()));
        const QString unit = QString::fromUtf8(fake.read(u"units/warrener-drill-abc-boot.service"_s));
        QVERIFY2(unit.contains("Restart=on-failure"_L1) && unit.contains("[ ! -e "_L1) && !unit.contains(u'$'), qPrintable(unit));
        QVERIFY(fake.told().contains("reverse ] || exec /bin/sh "_L1));
        const qsizetype had = fake.told().size();
        QVERIFY2(fake.run(scripts.reverse, hand) == 0, qPrintable(fake.complained()));
        const QString told = fake.told().sliced(had);
        QVERIFY(!fake.has(u"drill/drill-abc"_s) && !fake.has(u"units/warrener-drill-abc-boot.service"_s));
        const qsizetype timer = told.indexOf("systemctl stop warrener-drill-abc.timer"_L1);
        QVERIFY(timer >= 0 && timer < told.indexOf("systemctl disable"_L1));
        // One that stopped itself would be cut off before it is through.
        QCOMPARE(told.contains("systemctl stop warrener-drill-abc.service"_L1), hand != "timer"_L1);
        QCOMPARE(told.contains("systemctl stop warrener-drill-abc-boot.service"_L1), hand != "boot"_L1);
        QVERIFY(told.contains("systemctl reset-failed warrener-drill-abc.service"_L1));
        QVERIFY(fake.said().startsWith(foundWord + QLatin1StringView(" 60")));
        QVERIFY(scripts.left.contains("\"$U.service\""_L1));
    }

    /// A fault that would heal by itself in the middle is not made.
    /// Without a dead-man's switch there is no fault, and an arming that fails leaves nothing behind: neither on the disk nor for the
    /// next boot.
    void whatCannotBeArmedIsNotMade_data()
    {
        QTest::addColumn<bool>("isTaken"); // the name of its timer; else systemd starts none
        QTest::newRow("systemd starts no timer") << false;
        QTest::newRow("a timer of that name is there") << true;
    }
    void whatCannotBeArmedIsNotMade()
    {
        QFETCH(const bool, isTaken);
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::CpuLoad)).value();
        if (isTaken)
            fake.write(u"active/warrener-drill-abc.timer"_s, {});
        else
            fake.program(u"systemd-run"_s, u"exit 1\n"_s);
        QVERIFY(fake.run(scripts.arm) != 0);
        QVERIFY(!fake.has(u"drill/drill-abc"_s) && !fake.has(u"units/warrener-drill-abc-boot.service"_s));
        // Whose timer it is nobody knows: it is not stopped.
        QCOMPARE(fake.told().contains(u"systemctl stop warrener-drill-abc.timer"_s), !isTaken);
        QCOMPARE(fake.run(scripts.make), faultRefused);
        QVERIFY(fake.complained().contains("not-armed"_L1));
        QVERIFY2(!fake.told().contains(u"-load"_s), qPrintable(fake.told()));
        QVERIFY(fake.run(scripts.armed) != 0);
    }

    /// The deadline is counted by a clock that nobody sets.
    void theDeadlineIsNoTimeOfDay()
    {
        for (const auto listed = faultKinds(); const FaultKind kind : listed) {
            const QString arm = faultScripts(host(), faultOf(kind)).value().arm;
            QVERIFY2(arm.contains("--on-active=60 "_L1) && !arm.contains("calendar"_L1, Qt::CaseInsensitive), qPrintable(toId(kind)));
        }
    }

    void needsAllItsTime()
    {
        Fault fault = faultOf(FaultKind::CpuLoad);
        fault.lasts = std::chrono::seconds{15};
        QCOMPARE(restForMaking(fault), std::chrono::seconds{30});
        QCOMPARE(faultFromJson(toJson(fault)).value(), fault);
        const FaultScripts scripts = faultScripts(host(), fault).value();
        FakeHost fake;
        QCOMPARE(fake.run(scripts.arm), 0);
        // The hash is of the text as the host has it: here its paths are others.
        const QString make = QString(scripts.make).replace(QRegularExpression(u"\\[ \"\\$\\(sha256sum[^\\n]*\\n"_s), QString());
        fake.write(u"active/warrener-drill-abc.timer"_s, {});
        fake.write(u"uptime"_s, "5031.00 1\n"); // 29 s to go
        QCOMPARE(fake.run(make), faultRefused);
        QVERIFY(fake.complained().contains("too-late"_L1));
        fake.write(u"uptime"_s, "5030.00 1\n");
        QVERIFY2(fake.run(make) == 0, qPrintable(fake.complained()));
    }

    /// The data folder and what the way back needs are often on one disk: it is given back although nothing can be written,
    /// by the console's hand as by the dead-man's.
    void aFullDiskIsGivenBack()
    {
        for (const QString &hand : {QString(), u"timer"_s, u"boot"_s}) {
            FakeHost fake;
            const auto program = [&fake](const QString &name, const QByteArray &text) {
                fake.write(u"bin/"_s + name, "#!/bin/sh\n" + text);
                QFile::setPermissions(fake.path(u"bin/"_s + name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            };
            program(u"df"_s, "echo 'Filesystem 1024-blocks Used Available Capacity Mounted'; echo 'x 90000 50000 40000 56% /'\n");
            program(u"fallocate"_s, "for last; do :; done; echo \"$2\" >\"$last\"\n");
            HostProfile where = host();
            where.paths.data = fake.path(u"data"_s);
            fake.write(u"data/queue"_s, "messages");
            const FaultScripts scripts = faultScripts(where, faultOf(FaultKind::DiskFill)).value();
            QVERIFY2(fake.run(scripts.arm) == 0, qPrintable(fake.complained()));
            fake.write(u"active/warrener-drill-abc.timer"_s, {});
            const QString make = QString(scripts.make).replace(QRegularExpression(u"\\[ \"\\$\\(sha256sum[^\\n]*\\n"_s), QString());
            QVERIFY2(fake.run(make) == 0, qPrintable(fake.complained()));
            // Some room stays: a node that cannot write at all would lose what it has confirmed.
            QCOMPARE(fake.read(u"data/warrener-fill-drill-abc"_s), QByteArray("7232K\n"));
            QVERIFY2(fake.run(scripts.reverse, hand, true) == 0, qPrintable(fake.said() + fake.complained()));
            QVERIFY(!fake.has(u"data/warrener-fill-drill-abc"_s) && !fake.has(u"drill"_s));
            QCOMPARE(fake.read(u"data/queue"_s), QByteArray("messages"));
        }
    }

    /// Where no file can be made, or none be given its room in advance, that is found out before anything is armed, and nothing stays.
    void aDiskThatCannotBeFilledIsNotPossible()
    {
        FakeHost fake;
        fake.program(u"df"_s, u"echo 'Filesystem 1024-blocks Used Available Capacity Mounted'; echo 'x 90000 50000 40000 56% /'\n"_s);
        // As where it is not supported: the file is there, and empty.
        fake.program(u"fallocate"_s, u"for last; do :; done; : >\"$last\"; echo 'fallocate: Operation not supported' >&2; exit 1\n"_s);
        HostProfile where = host();
        where.paths.data = fake.path(u"data"_s);
        fake.write(u"data/queue"_s, "messages");
        const FaultScripts scripts = faultScripts(where, faultOf(FaultKind::DiskFill)).value();
        for (const QString &text : {scripts.possible, scripts.arm}) {
            const int code = fake.run(text);
            QCOMPARE(code, faultNotPossible);
            const Error why = faultError(u"broker3"_s, code, fake.complained().toUtf8());
            QCOMPARE(why.kind, ErrorKind::NotAvailable);
            QVERIFY2(why.message.contains(u"inode"_s), qPrintable(why.message));
            QVERIFY(!fake.has(u"data/warrener-fill-drill-abc"_s) && !fake.has(u"drill/drill-abc"_s));
        }
        // Killed in the middle it would leave nothing either: what is tried has no name.
        fake.program(u"fallocate"_s, u"[ ! -e '%1' ]\n"_s.arg(fake.path(u"data/warrener-fill-drill-abc"_s)));
        QVERIFY2(fake.run(scripts.possible) == 0, qPrintable(fake.complained()));
        // One that is full already is called full.
        fake.program(u"fallocate"_s, u"exit 1\n"_s);
        fake.program(u"df"_s, u"echo 'Filesystem 1024-blocks Used Available Capacity Mounted'; echo 'x 90000 90000 0 100% /'\n"_s);
        QCOMPARE(fake.run(scripts.possible), faultRefused);
        QVERIFY2(fake.complained().contains("disk-is-full"_L1), qPrintable(fake.complained()));
    }

    /// The processes of a service stand where the host's kind of control groups has them. Frozen for good and "nothing is left" would
    /// be the worst that a drill can say.
    void aFrozenServiceGoesOn_data()
    {
        QTest::addColumn<QString>("groups");
        QTest::addColumn<bool>("obeys");
        for (const QString &groups : {u"cgroup/system.slice/r.service"_s, u"cgroup/systemd/system.slice/r.service"_s,
                                      u"cgroup/unified/system.slice/r.service"_s, u"cgroup/systemd/system.slice/r.service/inner"_s}) {
            QTest::addRow("%s", qPrintable(groups)) << groups << true;
            QTest::addRow("%s, and it does not", qPrintable(groups)) << groups << false;
        }
    }
    void aFrozenServiceGoesOn()
    {
        QFETCH(const QString, groups);
        QFETCH(const bool, obeys);
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::ServiceFreeze)).value();
        const QString goesOn = obeys ? u"printf 'State:\\tS (sleeping)\\n' >ROOT/proc/4999999/status"_s : u":"_s;
        fake.program(u"systemctl"_s, u"echo \"systemctl $*\" >>ROOT/told\n"
                                     "case \"$1\" in\n"
                                     "is-active) for last; do :; done; [ -e \"ROOT/active/$last\" ];;\n"
                                     "show) case \"$*\" in *ControlGroup*) echo /system.slice/r.service;; *) echo inactive;; esac;;\n"
                                     "kill) %1;;\n"
                                     "esac\n"_s.arg(goesOn));
        fake.armed({});
        fake.write(u"active/rabbitmq-server"_s, {});
        fake.write(groups + "/cgroup.procs"_L1, "4999999\n");
        fake.write(u"proc/4999999/status"_s, "Name:\tbeam.smp\nState:\tT (stopped)\n");
        const int ended = fake.run(scripts.reverse);
        QCOMPARE(ended, obeys ? 0 : 3);
        QCOMPARE(fake.said().contains("process 4999999 of rabbitmq-server is stopped"_L1), !obeys);
        // What is not back is tried again by the hands that stay armed.
        QCOMPARE(fake.has(u"drill/drill-abc"_s), !obeys);
    }

    void noServiceIsFrozenThatNobodyCouldSeeGoOn()
    {
        FakeHost fake;
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::ServiceFreeze)).value();
        fake.write(u"active/rabbitmq-server"_s, {});
        QCOMPARE(fake.run(scripts.possible), faultNotPossible);
        QVERIFY(fake.complained().contains("no-processes"_L1));
        QVERIFY(faultError(u"broker3"_s, faultNotPossible, fake.complained().toUtf8()).detail.isEmpty());
        fake.armed({});
        QCOMPARE(fake.run(scripts.reverse), 3);
        QVERIFY(fake.has(u"drill/drill-abc"_s));
    }

    /// What was damaged comes back whole or not at all, however far the damage, or the way back, had come.
    void whatWasDamagedComesBack_data()
    {
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<bool>("isFull");
        QTest::addColumn<QByteArray>("afterwards");
        QTest::newRow("damaged") << QByteArray("damaged by drill-abc\n") << false << QByteArray("[quorum_queue].\n");
        QTest::newRow("emptied by a full disk") << QByteArray() << false << QByteArray("[quorum_queue].\n");
        QTest::newRow("cut off in the middle") << QByteArray("damaged by") << false << QByteArray("[quorum_queue].\n");
        QTest::newRow("the disk is full still") << QByteArray("damaged by drill-abc\n") << true << QByteArray("damaged by drill-abc\n");
        QTest::newRow("emptied, and the disk is full still") << QByteArray() << true << QByteArray();
        QTest::newRow("the node has written it anew") << QByteArray("[more].\n") << false << QByteArray("[more].\n");
    }
    void whatWasDamagedComesBack()
    {
        QFETCH(const QByteArray, there);
        QFETCH(const bool, isFull);
        QFETCH(const QByteArray, afterwards);
        FakeHost fake;
        HostProfile where = host();
        where.paths.data = fake.path(u"data"_s);
        const QString file = u"data/mnesia/rabbit@broker3-feature_flags"_s;
        const FaultScripts scripts = faultScripts(where, faultOf(FaultKind::DataDamage)).value();
        fake.armed({{u"saved"_s, "[quorum_queue].\n"}});
        fake.write(file, there);
        fake.write(u"active/rabbitmq-server"_s, {});
        QCOMPARE(fake.run(scripts.reverse, u"timer"_s, isFull), isFull ? 3 : 0);
        QCOMPARE(fake.read(file), afterwards);
        // The only whole one is never given away before.
        QCOMPARE(fake.has(u"drill/drill-abc/saved"_s), isFull);
        QCOMPARE(fake.said().contains("is damaged"_L1), isFull);
        QVERIFY2(!fake.has(file + ".drill-abc"_L1), "a half copy lies beside it");
        if (!isFull)
            return;
        QCOMPARE(fake.run(scripts.reverse, u"timer"_s), 0);
        QCOMPARE(fake.read(file), QByteArray("[quorum_queue].\n"));
    }

    /// Whoever hangs while it makes the fault would go on once everything was taken back, with nothing armed any more.
    void whoHangsWhileMakingIsEnded_data()
    {
        QTest::addColumn<bool>("isMaker");
        QTest::newRow("it makes the fault") << true;
        QTest::newRow("its number is somebody else's by now") << false;
    }
    void whoHangsWhileMakingIsEnded()
    {
        QFETCH(const bool, isMaker);
        FakeHost fake;
        fake.program(u"flock"_s, u"exit 1\n"_s);
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::CpuLoad)).value();
        fake.armed({});
        QProcess maker;
        maker.start(u"/bin/sh"_s, {u"-c"_s, u"exec 9<\"$0\"; echo ready; read -r more"_s, isMaker ? fake.path(u"drill/drill-abc"_s) : fake.path(u"bin"_s)});
        QVERIFY(maker.waitForReadyRead(30'000));
        fake.write(u"drill/drill-abc/maker"_s, QByteArray::number(maker.processId()) + '\n');
        QVERIFY2(fake.run(scripts.reverse, u"timer"_s) == 0, qPrintable(fake.complained()));
        if (isMaker)
            QVERIFY(maker.waitForFinished(30'000));
        QCOMPARE(maker.state(), isMaker ? QProcess::NotRunning : QProcess::Running);
        maker.closeWriteChannel();
        maker.waitForFinished(30'000);
    }

    /// Rules that somebody has loaded anew meanwhile: the fault was there, and nobody has endured it.
    void whatWentMeanwhileIsTold_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<bool>("isMade");
        QTest::addColumn<QString>("found");
        const QByteArray rules("table inet x {\n set v4 { elements = { 10.0.0.2 timeout 65s } }\n chain incoming { ip saddr @v4 drop }\n}\n");
        QTest::newRow("it stands") << rules << true << u"found 60"_s;
        QTest::newRow("its rules are gone") << QByteArray() << true << u"found 0"_s;
        QTest::newRow("its sets were emptied") << QByteArray("table inet x {\n chain incoming { ip saddr @v4 drop }\n}\n") << true << u"found 0"_s;
        QTest::newRow("it was never made") << QByteArray() << false << u"found 60"_s;
    }
    void whatWentMeanwhileIsTold()
    {
        QFETCH(const QByteArray, table);
        QFETCH(const bool, isMade);
        QFETCH(const QString, found);
        FakeHost fake;
        fake.program(u"nft"_s, u"case \"$1 $2\" in\n"
                               "'list table') [ -s ROOT/table ] && cat ROOT/table;;\n"
                               "'delete table') : >ROOT/table;;\n"
                               "esac\n"_s);
        fake.write(u"table"_s, table);
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::NetworkCut)).value();
        fake.armed(isMade ? QList<std::pair<QString, QByteArray>>{{u"made-whole"_s, {}}} : QList<std::pair<QString, QByteArray>>{});
        QVERIFY2(fake.run(scripts.reverse) == 0, qPrintable(fake.said() + fake.complained()));
        QCOMPARE(fake.said().section(u'\n', 0, 0), found);
        QVERIFY(fake.read(u"table"_s).isEmpty());
        QVERIFY(scripts.make.contains("made-whole"_L1));
    }

    /// Who cannot look has not seen that nothing is there.
    void nftablesThatDoNotAnswerAreNoProof()
    {
        for (const FaultKind kind : {FaultKind::NetworkCut, FaultKind::NetworkCutIncoming, FaultKind::PacketLoss, FaultKind::NameLookup}) {
            FakeHost fake;
            fake.program(u"nft"_s, u"exit 1\n"_s);
            fake.armed({});
            QCOMPARE(fake.run(faultScripts(host(), faultOf(kind)).value().reverse), 3);
            QVERIFY(fake.said().contains("nftables does not answer"_L1));
            QVERIFY(fake.has(u"drill/drill-abc/reverse"_s));
        }
    }

    /// A cut that leaves one of them out is another fault than the one that is told.
    void everyPeerIsKnown_data()
    {
        QTest::addColumn<bool>("onBroker");
        QTest::addColumn<bool>("refused");
        QTest::newRow("a member knows its peers by name") << true << true;
        QTest::newRow("a proxy may know them by address alone") << false << false;
    }
    void everyPeerIsKnown()
    {
        QFETCH(const bool, onBroker);
        QFETCH(const bool, refused);
        FakeHost fake;
        fake.program(u"nft"_s, {});
        fake.program(u"ip"_s, u"echo '1: eth0 inet 10.0.0.3/24'\n"_s);
        fake.program(u"getent"_s, u"case \"$2\" in 10.0.0.2) echo '10.0.0.2 STREAM';; *) exit 2;; esac\n"_s);
        Fault fault = faultOf(FaultKind::NetworkCut);
        if (!onBroker)
            fault.node = {};
        QCOMPARE(fake.run(faultScripts(host(), fault).value().possible), refused ? faultRefused : 0);
        QCOMPARE(fake.complained().contains("unknown-peer broker1"_L1), refused);
    }

    void showsTheUnit()
    {
        for (const FaultKind kind : {FaultKind::ServiceStop, FaultKind::ServiceKill, FaultKind::ServiceFreeze, FaultKind::ClockBroker}) {
            const FaultScripts scripts = faultScripts(host(), faultOf(kind)).value();
            QVERIFY2(scripts.words.contains("rabbitmq-server"_L1) && !scripts.words.contains("$S"_L1), qPrintable(scripts.words));
        }
    }

    /// A limit that somebody has set meanwhile is not the drill's to give back.
    void aLimitOfSomebodyElseStays()
    {
        const FaultScripts scripts = faultScripts(host(), faultOf(FaultKind::MemoryAlarm)).value();
        for (const auto &[now, isSet] : {std::pair("0.00001", true), {"0.7", false}}) {
            FakeHost fake;
            fake.write(u"answer"_s, now);
            fake.write(u"bin/timeout"_s, "#!/bin/sh\necho \"$*\" >>" + fake.path(u"told"_s).toUtf8() + "\ncase \"$*\" in *:get_*) cat "
                                             + fake.path(u"answer"_s).toUtf8() + ";; *) printf 0.4 >" + fake.path(u"answer"_s).toUtf8() + ";; esac\n");
            QFile::setPermissions(fake.path(u"bin/timeout"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            for (const auto &[name, bytes] : {std::pair("limit", "0.4"), {"made", "0.00001"}, {"until", "5060"}, {"reverse", "x"}})
                fake.write(u"drill/drill-abc/"_s + QLatin1StringView(name), bytes);
            fake.write(u"active/rabbitmq-server"_s, {});
            QVERIFY2(fake.run(scripts.reverse) == 0, qPrintable(fake.said() + fake.complained()));
            QCOMPARE(fake.told().contains("set_vm_memory_high_watermark(0.4)"_L1), isSet);
        }
    }

    void refusesWhatAShellWouldRead_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("token") << u"token"_s << QJsonValue(u"a; reboot"_s);
        QTest::newRow("token with a path") << u"token"_s << QJsonValue(u"../../etc"_s);
        QTest::newRow("token with a line break") << u"token"_s << QJsonValue(u"a\n"_s);
        QTest::newRow("peer with a line break") << u"peers"_s << QJsonValue(QJsonArray{u"broker1\n"_s});
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
