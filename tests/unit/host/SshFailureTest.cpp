#include "look/host/SshFailure.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class SshFailureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The texts are OpenSSH's own, of versions 9.2 and 10.0.
    void kinds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &text, ErrorKind kind, const QString &words = {}) {
            QTest::newRow(name) << text << kind << words;
        };
        row("no address", "ssh: Could not resolve hostname broker9: Name or service not known\r\n", ErrorKind::Unresolved, u"no address"_s);
        row("resolver down", "ssh: Could not resolve hostname b: Temporary failure in name resolution", ErrorKind::Unresolved);
        row("refused", "ssh: connect to host 10.77.0.11 port 22: Connection refused\r\n", ErrorKind::Refused, u"refuses SSH"_s);
        row("silent host", "ssh: connect to host 10.77.0.11 port 22: Connection timed out\r\n", ErrorKind::Unreachable, u"cannot be reached"_s);
        row("no route", "ssh: connect to host 10.77.0.99 port 22: No route to host", ErrorKind::Unreachable);
        row("no network", "ssh: connect to host 10.77.0.99 port 22: Network is unreachable", ErrorKind::Unreachable);
        row("frozen sshd", "Connection timed out during banner exchange\r\nConnection to 10.77.0.11 port 22 timed out", ErrorKind::Silent,
            u"does not answer"_s);
        row("wrong key", "ops@10.77.0.11: Permission denied (publickey,password).", ErrorKind::Unauthorized, u"does not accept"_s);
        row("too many keys", "Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures", ErrorKind::Unauthorized);
        row("changed host key",
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nIT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\n"
            "Host key for 10.77.0.11 has changed and you have requested strict checking.\nHost key verification failed.",
            ErrorKind::Tls, u"The host key of broker1 has changed"_s);
        row("unknown host key", "No ED25519 host key is known for 10.77.0.11 and you have requested strict checking.\r\nHost key verification failed.",
            ErrorKind::Tls, u"is not known yet"_s);
        row("no common algorithm", "Unable to negotiate with 10.0.0.1 port 22: no matching host key type found. Their offer: ssh-rsa", ErrorKind::Tls,
            u"algorithm"_s);
        row("master died", "mux_client_request_session: read from master failed: Broken pipe", ErrorKind::Disconnected, u"was lost"_s);
        row("closed", "Connection closed by 10.77.0.11 port 22", ErrorKind::Disconnected);
        row("closed while greeting", "kex_exchange_identification: Connection closed by remote host", ErrorKind::Disconnected);
        row("reset", "client_loop: send disconnect: Connection reset by peer", ErrorKind::Disconnected);
        row("alive no more", "Timeout, server 10.77.0.11 not responding.", ErrorKind::Disconnected);
        row("jump host refuses", "ssh: connect to host jump port 22: Connection refused\r\nConnection closed by UNKNOWN port 65535", ErrorKind::Refused);
        row("config missing", "Can't open user config file /x/config: No such file or directory", ErrorKind::NotConfigured, u"configuration"_s);
        row("config unreadable", "Can't open user config file /x/config: Permission denied", ErrorKind::NotConfigured);
        row("config wrong", "/x/config: line 3: Bad configuration option: hostnam", ErrorKind::NotConfigured);
        row("config open to others", "Bad owner or permissions on /root/.ssh/config", ErrorKind::NotConfigured);
        row("nothing said", "", ErrorKind::Disconnected, u"SSH to broker1 failed"_s);
        row("never heard", "something new", ErrorKind::Disconnected, u"SSH to broker1 failed"_s);
        row("a flood", QByteArray(1'000'000, 'x'), ErrorKind::Disconnected);
        row("binary", QByteArray("\xff\xfe\x00\x01%1%2", 8), ErrorKind::Disconnected);
    }
    void kinds()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const Error error = sshFailure(u"broker1"_s, text);
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.message.contains(words), qPrintable(error.message));
        QVERIFY2(error.message.contains(u"broker1"_s), qPrintable(error.message));
        QVERIFY(!error.message.endsWith(u'.'));
        QVERIFY(error.detail.size() <= 1000);
    }
};

QTEST_GUILESS_MAIN(SshFailureTest)
#include "SshFailureTest.moc"
