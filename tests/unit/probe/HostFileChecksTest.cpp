// What is judged by the files of a host: its configuration, whose data lies there, who was refused by its log.
#include "HealthyHosts.h"

#include <QTest>

using namespace warrener;
using namespace warrener::examined;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HostFileChecksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A proxy leads a program that is refused to one broker after another: it is one finding, with all its refusals.
    void refusedLoginsOfOneProgramAreOneFinding()
    {
        Cluster cluster;
        const RefusedLogin login{.program = u"shop-worker-…"_s,
                                 .user = u"shop"_s,
                                 .from = u"10.0.0.5"_s,
                                 .sample = u"login refused: user 'shop' - invalid credentials"_s,
                                 .lastHour = 15,
                                 .last10Minutes = 3,
                                 .last = snapshots::now - 1min};
        RefusedLogin more = login;
        more.lastHour = 20;
        for (const QString &name : members)
            cluster.examination.deep[HostName{name}].log.value->refusedLogins = {name == "broker2"_L1 ? more : login};
        cluster.examination.deep[HostName{u"broker1"_s}].log.value->refusedLogins.append({.program = {},
                                                                                          .user = u"guest"_s,
                                                                                          .from = {},
                                                                                          .sample = u"access denied: user 'guest'"_s,
                                                                                          .lastHour = 1,
                                                                                          .last10Minutes = 0,
                                                                                          .last = snapshots::now - 40min});
        QList<CheckResult> found;
        for (const auto listed = cluster.results(); const CheckResult &result : listed) {
            if (result.id == "host.log.logins"_L1 && result.outcome != Outcome::Passed && !isNotJudged(result.outcome))
                found.append(result);
        }
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.first().outcome, Outcome::Warning);
        QCOMPARE(found.first().host, u"broker2"_s);
        QCOMPARE(found.first().title, u"shop-worker-… (10.0.0.5) was refused its login as shop 50 times within the last hour"_s);
        QCOMPARE(found.first().facts.value(u"count"_s), u"50"_s);
        QVERIFY2(found.first().seen.contains("broker2: 20"_L1), qPrintable(found.first().seen));
        QCOMPARE(found.last().outcome, Outcome::Note);
    }

    /// A host with another name has its data beside an empty broker, which is well by every other check.
    void dataUnderAnotherName_data()
    {
        QTest::addColumn<QStringList>("data");
        QTest::addColumn<QString>("log");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("kind");
        const QString own = u"rabbit@broker2"_s, other = u"rabbit@broker2x"_s;
        QTest::newRow("its own") << QStringList{own} << own << int(Outcome::Passed) << QString();
        QTest::newRow("runs as another") << QStringList{own, other} << other << int(Outcome::Warning) << u"renamed"_s;
        QTest::newRow("ran as another once") << QStringList{own, other} << own << int(Outcome::Note) << u"left-over"_s;
        QTest::newRow("not seen") << QStringList() << own << int(Outcome::NotConfigured) << QString();
    }
    void dataUnderAnotherName()
    {
        QFETCH(QStringList, data);
        QFETCH(QString, log);
        QFETCH(int, outcome);
        QFETCH(QString, kind);
        Cluster cluster;
        cluster.deep().config.value->dataOf = data;
        cluster.deep().log.value->nodeLog = u"/var/log/rabbitmq/"_s + log + u".log"_s;
        const QList<CheckResult> results = cluster.results();
        const CheckResult *found = find(results, u"host.data.names"_s, u"broker2"_s); // that has not passed
        QCOMPARE(int(found ? found->outcome : Outcome::Passed), outcome);
        QCOMPARE(found ? found->kind : QString(), kind);
    }

    /// A stray comma in a file of terms keeps a broker from starting, in the classic format as in advanced.config.
    void filesOfTermsAreRead()
    {
        for (const QString &name : {u"advanced.config"_s, u"rabbitmq.config"_s}) {
            for (const auto &[text, outcome] :
                 {std::pair{u"[{rabbit, [{heartbeat, 60}]}].\n"_s, Outcome::Passed}, {u"[{rabbit, []},].\n"_s, Outcome::Critical}}) {
                Cluster cluster;
                ConfigFileLook file = cluster.deep(u"broker2"_s).config.value->files.first();
                file.path = u"/etc/rabbitmq/"_s + name;
                file.content = text;
                cluster.deep(u"broker2"_s).config.value->files.append(file);
                const QList<CheckResult> results = cluster.results();
                const CheckResult *found = find(results, u"host.config.syntax"_s, u"broker2"_s);
                QCOMPARE(found ? found->outcome : Outcome::Passed, outcome);
                QCOMPARE(found ? found->kind : QString(), outcome == Outcome::Critical ? name : QString());
            }
        }
    }

    void theReaderOfTheHostDecides()
    {
        Cluster cluster;
        ConfigLook &look = *cluster.deep(u"broker2"_s).config.value;
        look.files.first().content = u"a = '''b\nc d'''\n"_s;
        for (const auto &[reader, outcome] : {std::pair{u"3.9.1"_s, Outcome::Passed}, {u"3.4.0"_s, Outcome::Critical}}) {
            look.readers = {reader};
            const QList<CheckResult> results = cluster.results();
            const CheckResult *found = find(results, u"host.config.syntax"_s, u"broker2"_s);
            QCOMPARE(found ? found->outcome : Outcome::Passed, outcome);
        }
    }
};

QTEST_GUILESS_MAIN(HostFileChecksTest)
#include "HostFileChecksTest.moc"
