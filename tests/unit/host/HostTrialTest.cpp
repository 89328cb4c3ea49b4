// Keys of hosts: what ssh-keyscan and ssh-keygen write, and what is kept.
#include "look/host/HostTrial.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class HostTrialTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsKeysTheBestFirst()
    {
        const QList<HostKey> keys = hostKeysFrom(u"broker1 ssh-rsa AAAA\nbroker1 ssh-ed25519 BBBB\n"_s,
                                                 u"3072 SHA256:rrr broker1 (RSA)\n256 SHA256:eee broker1 (ED25519)\n"_s, u"/h/.ssh/known_hosts"_s);
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys.first().type, u"ED25519"_s);
        QCOMPARE(keys.first().fingerprint, u"SHA256:eee"_s);
        QCOMPARE(keys.first().line, u"broker1 ssh-ed25519 BBBB"_s);
        QVERIFY2(hostKeysFrom(u"a b c\nd e f"_s, u"256 SHA256:eee a (ED25519)"_s, {}).isEmpty(), "which fingerprint is whose must be sure");
    }

    /// By a program or by a unit; the tools alone make no broker, and a host's name says nothing.
    void tellsWhatIsInstalled()
    {
        HostTrial trial = hostTrialFrom(u"ops\nhaproxy-old\n/usr/sbin/rabbitmq-server\nrabbitmq-server.service enabled enabled\n"_s);
        QCOMPARE(trial.user, u"ops"_s);
        QCOMPARE(trial.hostName, u"haproxy-old"_s);
        QVERIFY(trial.broker && !trial.proxy);
        trial = hostTrialFrom(u"ops\nlb1\nhaproxy.service enabled enabled\n"_s);
        QVERIFY(!trial.broker && trial.proxy);
        trial = hostTrialFrom(u"ops\nboth\n/usr/sbin/rabbitmq-server\n/usr/sbin/haproxy\n"_s);
        QVERIFY(trial.broker && trial.proxy);
        trial = hostTrialFrom(u"ops\nadmin\n/usr/bin/rabbitmqctl\n"_s);
        QVERIFY(!trial.broker && !trial.proxy);
    }

    void keepsAKeyOnALineOfItsOwn()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"new/known_hosts"_s);
        const HostKey key{.place = u"broker1"_s, .type = u"ED25519"_s, .fingerprint = u"SHA256:eee"_s, .line = u"broker1 ssh-ed25519 BBBB"_s, .file = file};
        QVERIFY(acceptHostKey(key));
        {
            QFile known(file);
            QVERIFY(known.open(QIODevice::WriteOnly));
            known.write("other ssh-rsa AAAA"); // no line break at its end
        }
        QVERIFY(acceptHostKey(key));
        QFile known(file);
        QVERIFY(known.open(QIODevice::ReadOnly));
        QCOMPARE(known.readAll(), QByteArray("other ssh-rsa AAAA\nbroker1 ssh-ed25519 BBBB\n"));
        QVERIFY(!acceptHostKey({.line = u"a b c\nd e f"_s, .file = file}));
        QVERIFY(!acceptHostKey({.line = u"a b c"_s, .file = u"known_hosts"_s}));
    }
};

QTEST_GUILESS_MAIN(HostTrialTest)
#include "HostTrialTest.moc"
