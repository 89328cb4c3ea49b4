// Two consoles far from each other and from the brokers watch one cluster, a broker dies, and nobody is
// there: exactly one of them ends it, and neither touches anybody else.

#include "Bench.h"
#include "FarConsole.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class FailoverTwoConsolesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        m_profile = bench::quickProfile(m_home.path());
        QVERIFY(!m_profile.isEmpty());
    }
    void init()
    {
        QVERIFY(bench::reset());
        QCOMPARE(bench::warrenctl({u"failover"_s, u"acknowledge"_s}).code, 0);
    }
    void cleanup()
    {
        if (!m_host.isEmpty())
            bench::mayStartAgain(m_host);
    }
    void cleanupTestCase()
    {
        if (!qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QVERIFY(bench::reset());
    }

    void oneFence_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("near");
        QTest::addColumn<int>("far");
        QRandomGenerator dice(20261126);
        const QStringList faults{u"testbed-freeze"_s, QString(), u"testbed-cut"_s}; // empty: killed for good
        const QStringList names{u"frozen"_s, u"killed"_s, u"cut off"_s};
        for (int round = 0; round < bench::rounds(); ++round) {
            const QString host = u"broker%1"_s.arg(1 + round % 3);
            const int fault = (round / 3 + round) % 3;
            const int near = dice.bounded(0, 201);
            const int far = dice.bounded(0, 201);
            QTest::newRow(qPrintable(u"%1: %2 %3, %4 and %5 ms away"_s.arg(round + 1).arg(host, names[fault]).arg(near).arg(far)))
                << host << faults[fault] << near << far;
        }
    }
    void oneFence()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, fault);
        QFETCH(const int, near);
        QFETCH(const int, far);
        m_host = host;
        const auto away = [](int delay) { return u"%1±%2"_s.arg(delay).arg(delay / 4); };
        FarConsole one(m_profile, away(near));
        FarConsole two(m_profile, away(far));
        QTRY_VERIFY2_WITH_TIMEOUT(one.isWatching() && two.isWatching(), (one.said() + "\n--\n" + two.said()).constData(), 60'000);
        QVERIFY(fault.isEmpty() ? bench::killForGood(host) : bench::shell(fault + u' ' + host).code == 0);
        const auto fences = [&] { return one.count("step-done", "fence") + two.count("step-done", "fence"); };
        const auto what = [&] { return one.said() + "\n--\n" + two.said(); };
        // On a busy machine nobody may be able to vouch at first: that is refused, and tried again a minute later.
        QTRY_VERIFY2_WITH_TIMEOUT(fences() > 0, what().constData(), 200'000);
        // The other one has made up its mind: it ended a run of its own, or said why it begins none.
        const auto decided = [](const FarConsole &console) { return console.count("run-ended") > 0 || console.count("note") > 1; };
        QTRY_VERIFY2_WITH_TIMEOUT(decided(one) && decided(two), what().constData(), 60'000);
        QVERIFY2(fences() == 1, (QByteArray::number(fences()) + " fences\n" + what()).constData());
        const QMap<QString, QString> states = bench::serverStates();
        for (auto state = states.begin(); state != states.end(); ++state)
            QCOMPARE(u"%1 %2"_s.arg(state.key(), *state), u"%1 %2"_s.arg(state.key(), state.key().endsWith(host) ? u"maint 100"_s : u"ready 100"_s));
        QVERIFY(one.isRunning() && two.isRunning());
    }

private:
    QTemporaryDir m_home;
    QString m_profile;
    QString m_host;
};

QTEST_GUILESS_MAIN(FailoverTwoConsolesTest)
#include "FailoverTwoConsolesTest.moc"
