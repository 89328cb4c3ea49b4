// Two consoles far from each other and from the brokers watch one cluster, a broker dies, and nobody is
// there: exactly one of them ends it, and neither touches anybody else.

#include "Bench.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// What is not started again by its host: that would be left alone.
const QString killedForGood = u"on %1 'sudo -n sh -c \"d=/run/systemd/system/rabbitmq-server.service.d; mkdir -p \\$d; "
                              "printf \\\"[Service]\\nRestart=no\\n\\\" >\\$d/test.conf; systemctl daemon-reload; "
                              "systemctl kill -s KILL rabbitmq-server\"'"_s;
const QString mayStartAgain = u"on %1 'sudo -n sh -c \"rm -rf /run/systemd/system/rabbitmq-server.service.d; systemctl daemon-reload\"'"_s;

/// A home of its own, that far away.
class Console final
{
public:
    Console(const QString &profile, const QString &delay)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(name, m_home.path());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"testbed-far"_s, {delay, u"--"_s, QStringLiteral(WARRENCTL), u"--profile"_s, profile, u"watch"_s, u"--yes"_s});
    }
    ~Console()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(60'000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(Console)

    QByteArray said()
    {
        m_said += m_process.readAllStandardOutput();
        return m_said;
    }
    bool isWatching() { return said().contains("is protected"); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Records of its journal of that kind and step.
    qsizetype count(const QByteArray &kind, const QByteArray &step = {}) const
    {
        const QByteArray journal = bench::shell(u"cat %1/warrener/journal/*.jsonl 2>/dev/null || true"_s.arg(m_home.path())).out;
        qsizetype found = 0;
        for (const QByteArray &line : journal.split('\n')) {
            const QJsonObject record = QJsonDocument::fromJson(line).object();
            if (record.value("kind"_L1).toString().toUtf8() == kind && (step.isEmpty() || record.value("step"_L1).toString().toUtf8() == step))
                ++found;
        }
        return found;
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

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
        QFile usual(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY(usual.open(QIODevice::ReadOnly));
        QJsonObject json = QJsonDocument::fromJson(usual.readAll()).object();
        json.insert("failover"_L1, QJsonObject{{u"check"_s, 1}, {u"failures"_s, 3}, {u"automatic"_s, true}});
        m_profile = m_home.filePath(u"profile.json"_s);
        QFile quick(m_profile);
        QVERIFY(quick.open(QIODevice::WriteOnly) && quick.write(QJsonDocument(json).toJson()) > 0);
    }
    void init()
    {
        QVERIFY(bench::reset());
        QCOMPARE(bench::warrenctl({u"failover"_s, u"acknowledge"_s}).code, 0);
    }
    void cleanup()
    {
        if (!m_host.isEmpty())
            bench::shell(mayStartAgain.arg(m_host));
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
        const QStringList faults{u"testbed-freeze %1"_s, killedForGood, u"testbed-cut %1"_s};
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
        Console one(m_profile, away(near));
        Console two(m_profile, away(far));
        QTRY_VERIFY2_WITH_TIMEOUT(one.isWatching() && two.isWatching(), (one.said() + "\n--\n" + two.said()).constData(), 60'000);
        QCOMPARE(bench::shell(fault.arg(host)).code, 0);
        const auto fences = [&] { return one.count("step-done", "fence") + two.count("step-done", "fence"); };
        const auto what = [&] { return one.said() + "\n--\n" + two.said(); };
        // On a busy machine nobody may be able to vouch at first: that is refused, and tried again a minute later.
        QTRY_VERIFY2_WITH_TIMEOUT(fences() > 0, what().constData(), 200'000);
        // The other one has made up its mind: it ended a run of its own, or said why it begins none.
        const auto decided = [](const Console &console) { return console.count("run-ended") > 0 || console.count("note") > 1; };
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
