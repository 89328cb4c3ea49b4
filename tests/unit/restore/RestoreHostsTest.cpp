#include "run/operations/restore/RestoreHostsLook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

BackupEntry entryOf(const QString &path, int mode = 0640)
{
    return {.path = u"config/rabbit%40broker1"_s + path,
            .mode = mode,
            .owner = u"root"_s,
            .group = u"rabbitmq"_s,
            .source = {.host = u"rabbit@broker1"_s, .path = path}};
}

HostFile liveOf(const QString &path)
{
    return {.path = path, .size = 4, .mode = 0640, .owner = u"root"_s, .group = u"rabbitmq"_s};
}

const WritablePlaces places{.folders = {u"/etc/rabbitmq"_s}, .tlsFiles = {u"/srv/tls/key.pem"_s}, .cookie = u"/var/lib/rabbitmq/.erlang.cookie"_s};
constexpr auto privateKey = "-----BEGIN PRIVATE KEY-----\nMIIE\n";

} // namespace

class RestoreHostsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fates()
    {
        const QString path = u"/etc/rabbitmq/rabbitmq.conf"_s;
        const RestoreFile created = restoredFile(entryOf(path), "a\n", {}, {});
        QCOMPARE(created.fate, FileFate::Create);
        QCOMPARE(created.mode, 0640);
        const RestoreFile same = restoredFile(entryOf(path), "a\n", liveOf(path), "a\n");
        QCOMPARE(same.fate, FileFate::Same);
        const RestoreFile changed = restoredFile(entryOf(path), "a\nb\n", liveOf(path), "a\nc\n");
        QCOMPARE(changed.fate, FileFate::Change);
        // As the host has it → as the backup has it.
        QCOMPARE(toText(changed.change.lines), u" a\n-c\n+b\n"_s);
        HostFile other = liveOf(path);
        other.mode = 0600;
        other.owner = u"rabbitmq"_s;
        const RestoreFile about = restoredFile(entryOf(path), "a\n", other, "a\n");
        QCOMPARE(about.fate, FileFate::Change);
        QCOMPARE(about.change.about.size(), 2);
        QCOMPARE(about.change.about.first().before, QJsonValue(u"0600"_s));
        QCOMPARE(about.change.about.first().after, QJsonValue(u"0640"_s));
        // Nothing gets the rights of another user out of a backup.
        QCOMPARE(restoredFile(entryOf(path, 04755), "a", {}, {}).mode, 0755);
        // Keys are compared and not shown.
        const RestoreFile key = restoredFile(entryOf(u"/etc/rabbitmq/tls/server.key"_s), privateKey, liveOf(u"/etc/rabbitmq/tls/server.key"_s), "other");
        QCOMPARE(key.fate, FileFate::Change);
        QVERIFY(key.change.lines.isEmpty());
    }

    /// One that is there and cannot be read is no empty file: it is neither compared nor written.
    void whatCannotBeRead()
    {
        const QString path = u"/etc/rabbitmq/rabbitmq.conf"_s;
        HostFile there = liveOf(path);
        there.mode = 0600;
        there.size = 812;
        const RestoreFile file = unseenFile(entryOf(path), 20, there);
        QCOMPARE(file.fate, FileFate::LeftOut);
        QVERIFY(file.isUnseen && file.change.lines.isEmpty() && file.change.about.isEmpty());
        QCOMPARE(file.change.sizeBefore, 812);
        QCOMPARE(file.change.sizeAfter, 20);
        QCOMPARE(file.mode, 0600);
    }

    void whatIsLeftOut_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ConfigurationChoice>("choice");
        QTest::addColumn<bool>("isWritten");
        const QByteArray plain = "a = 1\n";
        const ConfigurationChoice usual;
        const ConfigurationChoice all{.tlsFiles = true, .cookie = true};
        QTest::newRow("settings") << u"/etc/rabbitmq/rabbitmq.conf"_s << plain << usual << true;
        QTest::newRow("settings below") << u"/etc/rabbitmq/conf.d/10.conf"_s << plain << usual << true;
        QTest::newRow("elsewhere") << u"/etc/shadow"_s << plain << all << false;
        QTest::newRow("beside") << u"/etc/rabbitmq-other/a"_s << plain << all << false;
        QTest::newRow("key") << u"/etc/rabbitmq/tls/server.key"_s << QByteArray(privateKey) << usual << false;
        QTest::newRow("key by choice") << u"/etc/rabbitmq/tls/server.key"_s << QByteArray(privateKey) << all << true;
        QTest::newRow("named key elsewhere") << u"/srv/tls/key.pem"_s << QByteArray(privateKey) << all << true;
        QTest::newRow("key elsewhere") << u"/etc/ssl/private/other.pem"_s << QByteArray(privateKey) << all << false;
        QTest::newRow("named, but no key") << u"/srv/tls/key.pem"_s << plain << all << false;
        QTest::newRow("cookie") << u"/var/lib/rabbitmq/.erlang.cookie"_s << plain << usual << false;
        QTest::newRow("cookie by choice") << u"/var/lib/rabbitmq/.erlang.cookie"_s << plain << all << true;
        QTest::newRow("another cookie") << u"/root/.erlang.cookie"_s << plain << all << false;
        QTest::newRow("not chosen") << u"/etc/rabbitmq/rabbitmq.conf"_s << plain << ConfigurationChoice{.files = {u"/etc/rabbitmq/enabled_plugins"_s}} << false;
        QTest::newRow("chosen by its path") << u"/etc/rabbitmq/rabbitmq.conf"_s << plain << ConfigurationChoice{.files = {u"/etc/rabbitmq/rabbitmq.conf"_s}}
                                            << true;
    }
    void whatIsLeftOut()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, bytes);
        QFETCH(const ConfigurationChoice, choice);
        QFETCH(const bool, isWritten);
        const RestoreFile file = restoredFile(entryOf(path), bytes, {}, {});
        QCOMPARE(whyLeftOut(file, bytes, choice, places).isEmpty(), isWritten);
    }

    void versions()
    {
        QVERIFY(whyOtherVersion(u"4.0.5"_s, u"4.0.9"_s).isEmpty());
        QVERIFY(!whyOtherVersion(u"3.10.8"_s, u"4.0.5"_s).isEmpty());
        QVERIFY(!whyOtherVersion(u"4.1.0"_s, u"4.0.5"_s).isEmpty());
        QVERIFY(whyOtherVersion({}, u"4.0.5"_s).isEmpty());
        QVERIFY(whyOtherVersion(u"4.0.5"_s, {}).isEmpty());
    }

    void roomForData()
    {
        DataLook look{.folder = u"/var/lib/rabbitmq"_s, .freeBytes = 1'000'000'000};
        QVERIFY(whyNoData(look, 500'000'000).isEmpty());
        QVERIFY(!whyNoData(look, 990'000'000).isEmpty());
        look.isMountPoint = true;
        QVERIFY(whyNoData(look, 1).isEmpty());
        look.mountedBelow = u"/var/lib/rabbitmq/mnesia"_s;
        QVERIFY(whyNoData(look, 1).contains(look.mountedBelow));
        look.mountedBelow.clear();
        look.lacks = u"mkfifo"_s;
        QVERIFY(whyNoData(look, 1).contains(u"mkfifo"_s));
    }
};

QTEST_GUILESS_MAIN(RestoreHostsTest)
#include "RestoreHostsTest.moc"
