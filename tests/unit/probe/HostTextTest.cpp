#include "look/host/HostSecrets.h"
#include "look/probe/HostLogLines.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What becomes of log lines and of secrets.
class HostTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksSecrets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::newRow("conf") << u"default_pass = s3cret # x"_s << u"default_pass = ***"_s;
        QTest::newRow("conf, blank") << u"  ssl_options.password=a b"_s << u"  ssl_options.password=***"_s;
        QTest::newRow("conf, ldap") << u"auth_ldap.dn_lookup_bind.password = x"_s << u"auth_ldap.dn_lookup_bind.password = ***"_s;
        QTest::newRow("passive is none") << u"passive = true"_s << u"passive = true"_s;
        QTest::newRow("env") << u"RABBITMQ_ERLANG_COOKIE='abc'"_s << u"RABBITMQ_ERLANG_COOKIE=***"_s;
        QTest::newRow("option") << u"ARGS=\"-setcookie abc -x\""_s << u"ARGS=\"-setcookie *** -x\""_s;
        QTest::newRow("term") << u"[{rabbit, [{default_pass, <<\"x\\\"y\">>}]}]."_s << u"[{rabbit, [{default_pass, <<***>>}]}]."_s;
        QTest::newRow("haproxy, statistics") << u"  stats auth admin:pw#1"_s << u"  stats auth admin:***"_s;
        QTest::newRow("haproxy, list") << u"userlist u\n  user a insecure-password pw\n  user b password $6$x groups g"_s
                                       << u"userlist u\n  user a insecure-password ***\n  user b password *** groups g"_s;
        QTest::newRow("url") << u"uri = amqp://joe:pw@host/"_s << u"uri = amqp://joe:***@host/"_s;
        QTest::newRow("key file is none") << u"ssl_options.keyfile = /a/b.key"_s << u"ssl_options.keyfile = /a/b.key"_s;
        QTest::newRow("several lines") << u"password = '''x\ny'''\nb = 2"_s << u"password = ***\n\nb = 2"_s;
        // A text that is long hides nothing that stands behind it.
        QTest::newRow("behind a long text") << u"{pass_list, \"%1\"}. {default_pass, <<\"x\">>}."_s.arg(QString(500'000, u'a'))
                                            << u"{pass_list, ***}. {default_pass, <<***>>}."_s;
        QTest::newRow("behind a long word") << u"%1 amqp://joe:pw@host"_s.arg(QString(100'000, u'a'))
                                            << u"%1 amqp://joe:***@host"_s.arg(QString(100'000, u'a'));
        QTest::newRow("only that line") << u"a = 1\npassword = x\nb = 2"_s << u"a = 1\npassword = ***\nb = 2"_s;
    }

    void masksSecrets()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(withoutSecrets(text), masked);
    }

    void logTimes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("utc") << QByteArray("2026-11-23 07:20:58.250445+00:00 [info] <0.1.0> x") << qint64{1795418458250};
        QTest::newRow("zone") << QByteArray("2026-11-23 09:20:58.250445+02:00 [info] <0.1.0> x") << qint64{1795418458250};
        QTest::newRow("without") << QByteArray("2026-11-23 07:20:58 [info] x") << qint64{1795418458000};
        QTest::newRow("nonsense") << QByteArray("2026-99-23 07:20:58.2 x") << qint64{0};
        QTest::newRow("none") << QByteArray("hello") << qint64{0};
    }

    void logTimes()
    {
        QFETCH(QByteArray, line);
        QFETCH(qint64, milliseconds);
        QCOMPARE(logTime(line).time_since_epoch().count(), milliseconds);
    }

    void groupsErrorsByKind()
    {
        const TimePoint now{1795418458250ms};
        const QList<QByteArrayView> lines{
            "2026-11-23 05:00:00.000000+00:00 [error] <0.1.0> long ago",
            "2026-11-23 07:00:00.000000+00:00 [error] <0.1.0> Channel 1 closed by <0.7.0>",
            "2026-11-23 07:00:00.000000+00:00 [error] <0.1.0>   its second line",
            "2026-11-23 07:19:00.000000+00:00 [error] <0.2.0> Channel 22 closed by <0.9.1>",
            "2026-11-23 07:20:00.000000+00:00 [critical] <0.3.0> Something else, password = x",
            "no time at all",
        };
        LogLook look;
        countLogErrors(lines, now, look);
        QCOMPARE(look.errorsLastHour, 3);
        QCOMPARE(look.errorsLast10Minutes, 2);
        QCOMPARE(look.errors.size(), 2);
        QCOMPARE(look.errors[0].count, 2);
        QCOMPARE(look.errors[0].kind, u"Channel … closed by …"_s);
        QCOMPARE(look.errors[0].sample, u"Channel 22 closed by <0.9.1>"_s);
        QCOMPARE(look.lastError, look.errors[1].last);
    }

    /// A program that is refused connects anew each time, by another process and port: it is one program all the same.
    void refusedLoginsAreOfAProgram()
    {
        QList<QByteArray> texts;
        const auto refuse = [&texts](const QByteArray &time, int number, const QByteArray &name, const QByteArray &words) {
            const QByteArray prefix = "2026-11-23 " + time + "+00:00 [error] <0." + QByteArray::number(number) + ".0> ";
            texts.append(prefix + "Error on AMQP connection <0." + QByteArray::number(number) + ".0> (10.0.0.5:" + QByteArray::number(40000 + number)
                         + " -> 10.0.0.6:5672" + name + ", state: starting):");
            texts.append(prefix + words);
        };
        for (int i = 0; i < 30; ++i)
            refuse("07:15:" + QByteArray::number(10 + i) + ".000000", 100 + i, " - shop-worker-" + QByteArray::number(i),
                   "PLAIN login refused: user 'shop' - invalid credentials");
        refuse("06:30:00.000000", 7, {}, "PLAIN login refused: user 'root' can only connect via localhost");
        refuse("06:31:00.000000", 8, " - mail, old", "access to vhost 'mail' refused for user 'mail'");
        texts.append("2026-11-23 07:16:00.000000+00:00 [warning] <0.9.0> HTTP access denied: user 'guest' - invalid credentials");
        texts.append("2026-11-23 07:17:00.000000+00:00 [error] <0.10.0> Error on AMQP connection <0.10.0> (10.0.0.5:1 -> 10.0.0.6:5672, state: running):");
        LogLook look;
        countLogErrors(QList<QByteArrayView>(texts.begin(), texts.end()), TimePoint{1795418458250ms}, look);
        QCOMPARE(look.errorsLastHour, 1);
        QCOMPARE(look.refusedLogins.size(), 4);
        const RefusedLogin &shop = look.refusedLogins.first();
        QCOMPARE(shop.program, u"shop-worker-…"_s);
        QCOMPARE(shop.user, u"shop"_s);
        QCOMPARE(shop.from, u"10.0.0.5"_s);
        QCOMPARE(shop.lastHour, 30);
        QCOMPARE(shop.last10Minutes, 30);
        QCOMPARE(shop.sample, u"login refused: user 'shop' - invalid credentials"_s);
        QStringList others;
        for (const auto listed = look.refusedLogins.mid(1); const RefusedLogin &login : listed)
            others.append(login.user + u'|' + login.from + u'|' + login.program);
        others.sort();
        QCOMPARE(others, (QStringList{u"guest||"_s, u"mail|10.0.0.5|mail, old"_s, u"root|10.0.0.5|"_s}));
    }

    void manyKindsStayBounded()
    {
        QList<QByteArray> texts;
        for (int i = 0; i < 3000; ++i)
            texts.append("2026-11-23 07:20:00." + QByteArray::number(100000 + i) + "+00:00 [error] <0.1.0> "
                         + QByteArray(1 + i % 200, static_cast<char>('g' + i % 19)) + ' ' + QByteArray(i / 200, 'z'));
        const QList<QByteArrayView> lines(texts.begin(), texts.end());
        LogLook look;
        countLogErrors(lines, TimePoint{1795418458250ms}, look);
        QCOMPARE(look.errorsLastHour, 3000);
        QVERIFY(look.errors.size() <= 20);
    }
};

QTEST_GUILESS_MAIN(HostTextTest)
#include "HostTextTest.moc"
