#include "look/host/HostFiles.h"

#include "base/ShellQuote.h"
#include "look/host/HostShell.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
}

} // namespace

class HostFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatLiesThere()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"it's etc"_s);
        QVERIFY(QDir().mkpath(place + u"/conf.d"_s));
        write(place + u"/rabbitmq.conf"_s, "listeners.tcp.default = 5672\n");
        write(place + u"/conf.d/10-memory.conf"_s, "vm_memory_high_watermark.relative = 0.4\n");
        QVERIFY(QFile::link(u"/etc/shadow"_s, place + u"/secret.conf"_s));
        HostShell here({.ssh = {}, .sshConfig = {}, .sudo = false});
        const auto listed = QCoro::waitFor(listHostFiles(here, {place, folder.filePath(u"not there"_s), place + u"/rabbitmq.conf"_s}));
        QVERIFY2(listed, qPrintable(listed ? QString() : listed.error().message + listed.error().detail));
        // Each once, sorted; the link is not followed.
        QCOMPARE(listed->size(), 3);
        QCOMPARE(listed->at(0).path, place + u"/conf.d/10-memory.conf"_s);
        QCOMPARE(listed->at(1).path, place + u"/rabbitmq.conf"_s);
        QCOMPARE(listed->at(1).size, 29);
        QCOMPARE(listed->at(1).mode, 0640);
        QVERIFY(listed->at(1).modified > TimePoint{} && !listed->at(1).owner.isEmpty());
        QCOMPARE(listed->at(2).kind, HostFile::Kind::Link);
        QCOMPARE(listed->at(2).target, u"/etc/shadow"_s);
    }

    /// /var/log/rabbitmq is a link to another disk: what lies there is what was meant, and the places within it keep their names.
    void aPlaceMayBeALinkToAFolder()
    {
        QTemporaryDir folder;
        const QString real = folder.filePath(u"a disk"_s);
        QVERIFY(QDir().mkpath(real + u"/old"_s));
        write(real + u"/rabbit.log"_s, "started\n");
        write(real + u"/old/rabbit.log"_s, "x\n");
        QVERIFY(QFile::link(u"/etc"_s, real + u"/elsewhere"_s));
        const QString place = folder.filePath(u"log"_s);
        QVERIFY(QFile::link(real, place));
        const QString secret = folder.filePath(u"secret"_s);
        QVERIFY(QFile::link(u"/etc/shadow"_s, secret));
        HostShell here({.ssh = {}, .sshConfig = {}, .sudo = false});
        const auto listed = QCoro::waitFor(listHostFiles(here, {place, secret}));
        QVERIFY2(listed, qPrintable(listed ? QString() : listed.error().message + listed.error().detail));
        QStringList found;
        for (const HostFile &file : *listed)
            found.append((file.kind == HostFile::Kind::File ? u"file "_s : u"link "_s) + file.path);
        QCOMPARE(found, (QStringList{u"link "_s + place + u"/elsewhere"_s, u"file "_s + place + u"/old/rabbit.log"_s, u"file "_s + place + u"/rabbit.log"_s,
                                     u"link "_s + secret}));
    }

    void readsNoLink()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"a b.conf"_s), "x = 1\n");
        QVERIFY(QFile::link(folder.filePath(u"a b.conf"_s), folder.filePath(u"link"_s)));
        HostShell here({.ssh = {}, .sshConfig = {}, .sudo = false});
        const auto file = QCoro::waitFor(here.run(readFileCommand(folder.filePath(u"a b.conf"_s))));
        QCOMPARE(file->out, "x = 1\n");
        const auto link = QCoro::waitFor(here.run(readFileCommand(folder.filePath(u"link"_s))));
        QVERIFY(link->exitCode != 0 && link->out.isEmpty());
    }

    /// btrfs keeps whatever second it was told: one of no calendar is not known, and costs nobody the list.
    void timesOfNoCalendar()
    {
        const auto files = hostFilesFrom("f\t1\t644\troot\troot\t9223372036854775000.0\t\t/etc/a");
        QVERIFY(files);
        QCOMPARE(files->first().modified, TimePoint{});
    }

    /// A name that nothing could name again is told, and costs nobody the others: they are what a backup of the host is for.
    void oddNames()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"etc"_s);
        QVERIFY(QDir().mkpath(place));
        const QByteArray under = QFile::encodeName(place);
        for (const QByteArray &name :
             {QByteArray("a\nb.conf"), QByteArray("c\td.conf"), QByteArray("e\xff.conf"), QByteArray("生产.conf"), QByteArray("z.conf")}) {
            const int file = ::open((under + '/' + name).constData(), O_CREAT | O_WRONLY, 0600);
            QVERIFY(file >= 0);
            ::close(file);
        }
        QCOMPARE(::symlink("/etc/x\ty", (under + "/link").constData()), 0);
        HostShell here({.ssh = {}, .sshConfig = {}, .sudo = false});
        const auto listed = QCoro::waitFor(listHostFiles(here, {place}));
        QVERIFY2(listed, qPrintable(listed ? QString() : listed.error().message + listed.error().detail));
        QStringList named;
        QStringList odd;
        for (const HostFile &file : *listed)
            (file.kind == HostFile::Kind::Unnamable ? odd : named).append(file.path.sliced(file.path.lastIndexOf(u'/') + 1));
        QCOMPARE(named, (QStringList{u"z.conf"_s, u"生产.conf"_s}));
        QCOMPARE(odd.size(), 4);
        QVERIFY2(odd.contains(u"a\\x0ab.conf"_s) && odd.contains(u"c\\x09d.conf"_s) && odd.contains(u"e\\xff.conf"_s), qPrintable(odd.join(u' ')));
        for (const QString &name : std::as_const(odd))
            QVERIFY(!name.contains(u'\n') && !name.contains(u'\t'));
        // What looks like another one does not take its place.
        const auto alike = hostFilesFrom(QByteArray("f\t1\t644\troot\troot\t1.0\t\t/etc/a\nb\0f\t2\t644\troot\troot\t1.0\t\t/etc/a\\x0ab\0", 67));
        QVERIFY(alike);
        QCOMPARE(alike->size(), 2);
        QCOMPARE(alike->first().kind, HostFile::Kind::File);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("too few fields") << QByteArray("f\t1\t644\troot\troot\t1.0\t\0", 24);
        QTest::newRow("no size") << QByteArray("f\tx\t644\troot\troot\t1.0\t\t/etc/a");
        QTest::newRow("a mode of another base") << QByteArray("f\t1\t999\troot\troot\t1.0\t\t/etc/a");
        QTest::newRow("a relative path") << QByteArray("f\t1\t644\troot\troot\t1.0\t\tetc/a");
        QTest::newRow("a path of a link that is none") << QByteArray("l\t1\t777\troot\troot\t1.0\t/etc/b\ta");
    }
    void refused()
    {
        QFETCH(const QByteArray, output);
        const auto files = hostFilesFrom(output);
        QVERIFY(!files);
        QCOMPARE(files.error().kind, ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(HostFilesTest)
#include "HostFilesTest.moc"
