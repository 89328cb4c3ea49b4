#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Outcome run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// The built program on the real test hosts.
class WarrenctlLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
            QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
        m_environment = QProcessEnvironment::systemEnvironment();
        QVERIFY(m_folder.isValid());
        m_environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.path());
        m_environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        const Outcome reset = on(u"testbed-reset"_s, {});
        QVERIFY2(reset.exitCode == 0, reset.err.constData());
    }

    void statusIsOneDocument()
    {
        const Outcome outcome = ctl({u"status"_s, u"--format"_s, u"json"_s});
        QVERIFY2(outcome.exitCode == 0, (outcome.out + outcome.err).constData());
        QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
        const QJsonObject json = outcome.json();
        QCOMPARE(json.keys(),
                 (QStringList{u"areQueuesRead"_s, u"at"_s, u"cluster"_s, u"environment"_s, u"findings"_s, u"states"_s, u"totals"_s, u"verdict"_s}));
        QVERIFY(json[u"areQueuesRead"_s].toBool());
        QCOMPARE(json[u"states"_s].toArray().size(), 3 + 6 + 2);
    }

    void nodesAreThereWithTheirFigures()
    {
        const QJsonObject json = ctl({u"--format"_s, u"json"_s, u"nodes"_s}).json();
        QCOMPARE(json[u"nodes"_s].toArray().size(), 3);
        QCOMPARE(json[u"hosts"_s].toArray().size(), 6);
        QCOMPARE(json[u"proxies"_s].toArray().size(), 2);
        for (const auto all = json[u"nodes"_s].toArray(); const QJsonValue &node : all) {
            QVERIFY(node[u"memoryUsed"_s].toDouble() > 0);
            QVERIFY(!node[u"version"_s].toString().isEmpty());
        }
        for (const auto all = json[u"hosts"_s].toArray(); const QJsonValue &host : all)
            QVERIFY(host[u"memoryPercent"_s].toDouble() > 0);
        const Outcome text = ctl({u"nodes"_s});
        QVERIFY(text.out.contains("rabbit@broker2"));
        QVERIFY(!text.out.contains('\x1b'));
    }

    void queuesAnswer()
    {
        const Outcome outcome = ctl({u"queues"_s, u"--format"_s, u"json"_s, u"--match"_s, u"no such queue"_s});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.json()[u"matched"_s].toInt(-1), 0);
        QVERIFY(outcome.json()[u"queues"_s].isArray());
    }

    void clustersNeedNoBroker()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"warrener/clusters"_s));
        QVERIFY(QFile::copy(qEnvironmentVariable("WARRENER_PROFILE"), m_folder.filePath(u"warrener/clusters/testbed.json"_s)));
        const Outcome outcome = ctl({u"clusters"_s, u"--format"_s, u"json"_s});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.json()[u"clusters"_s][0][u"name"_s].toString(), u"testbed"_s);
        QCOMPARE(ctl({u"--cluster"_s, u"testbed"_s, u"status"_s}).exitCode, 0);
        QCOMPARE(ctl({u"--cluster"_s, u"nobody"_s, u"status"_s}).exitCode, 2);
    }

    void wrongUsageGoesToStderr()
    {
        const Outcome outcome = ctl({u"frobnicate"_s});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.err.contains("frobnicate"));
    }

    void aWrongPasswordIsNoHealth()
    {
        QProcessEnvironment environment = m_environment;
        environment.insert(u"WARRENER_PASSWORD"_s, u"not-the-password"_s);
        const Outcome outcome = run(QStringLiteral(WARRENCTL), {u"status"_s}, environment);
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.out.contains("refuse the user or the password"), outcome.out.constData());
        QVERIFY(!outcome.out.contains("not-the-password"));
        QVERIFY(!outcome.err.contains("not-the-password"));
    }

    void aSavedPlanRunsForItsProfileOnly()
    {
        const Outcome plan = ctl({u"restart"_s, u"plan"_s, u"--proxy"_s, u"lb2"_s, u"--format"_s, u"json"_s});
        QVERIFY2(plan.exitCode == 0, plan.err.constData());
        const QString file = m_folder.filePath(u"plan.json"_s);
        QVERIFY(write(file, plan.out));

        const Outcome shown = ctl({u"restart"_s, u"run"_s, u"--plan"_s, file, u"--dry-run"_s, u"--format"_s, u"json"_s});
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        QCOMPARE(shown.json()[u"plan"_s], plan.json()[u"plan"_s]);
        QCOMPARE(ctl({u"drain"_s, u"run"_s, u"--plan"_s, file, u"--yes"_s}).exitCode, 2);
        QCOMPARE(ctl({u"restart"_s, u"run"_s, u"--plan"_s, file}).exitCode, 2); // nobody can confirm

        QFile source(qEnvironmentVariable("WARRENER_PROFILE"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        QJsonObject profile = QJsonDocument::fromJson(source.readAll()).object();
        profile.insert("user"_L1, u"another"_s);
        const QString changed = m_folder.filePath(u"changed.json"_s);
        QVERIFY(write(changed, QJsonDocument(profile).toJson()));
        const Outcome refused = ctl({u"--profile"_s, changed, u"restart"_s, u"run"_s, u"--plan"_s, file, u"--yes"_s});
        QCOMPARE(refused.exitCode, 4);
        QVERIFY2(refused.err.contains("has changed"), refused.err.constData());
        QVERIFY(ctl({u"journal"_s, u"list"_s, u"--format"_s, u"json"_s}).json()[u"runs"_s].toArray().isEmpty());

        const Outcome ran = ctl({u"restart"_s, u"run"_s, u"--plan"_s, file, u"--yes"_s, u"--format"_s, u"json"_s});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(ran.json()[u"verdict"_s].toString(), u"done"_s);
        QCOMPARE(ran.json()[u"kind"_s].toString(), u"restart"_s);
    }

    void completionKnowsTheNodes()
    {
        const Outcome outcome = ctl({u"completion"_s, u"nodes"_s});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QByteArray("broker1\nbroker2\nbroker3\n"));
    }

    void aStoppedBrokerIsUnhealthy()
    {
        const Outcome stopped = on(u"on"_s, {u"broker2"_s, u"sudo systemctl stop rabbitmq-server"_s});
        QVERIFY2(stopped.exitCode == 0, stopped.err.constData());
        const Outcome outcome = ctl({u"status"_s, u"--format"_s, u"json"_s});
        const Outcome reset = on(u"testbed-reset"_s, {});
        QCOMPARE(reset.exitCode, 0);
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.json()[u"findings"_s][0][u"id"_s].toString(), u"node.stopped"_s);
        // Whether it is called unhealthy or critical is a matter of how many queues are hit at this moment.
        const QString word = outcome.json()[u"verdict"_s][u"word"_s].toString();
        QVERIFY2(word == "Unhealthy"_L1 || word == "Critical"_L1, qPrintable(word));
        QCOMPARE(outcome.json()[u"verdict"_s][u"headline"_s].toString(), word + u": broker2 is down; its host answers"_s);
    }

private:
    Outcome ctl(const QStringList &arguments) const { return run(QStringLiteral(WARRENCTL), arguments, m_environment); }
    Outcome on(const QString &program, const QStringList &arguments) const
    {
        return run(qEnvironmentVariable("TESTBED_DIR") + u"/bin/"_s + program, arguments, QProcessEnvironment::systemEnvironment());
    }

    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }

    QProcessEnvironment m_environment;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(WarrenctlLiveTest)
#include "WarrenctlLiveTest.moc"
