#include "Faults.h"
#include "Shell.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// "critical  host.service  broker2  (Node down …)" a finding, for whoever reads a failure.
QByteArray inShort(const QJsonObject &report)
{
    QByteArray text = report["headline"_L1].toString().toUtf8() + '\n';
    for (const auto listed = report["findings"_L1].toArray(); const QJsonValue &finding : listed) {
        text += finding["cause"_L1].isNull() ? "  " : "    > ";
        text += finding["level"_L1].toString().toUtf8() + ' ' + finding["id"_L1].toString().toUtf8() + ' ' + finding["host"_L1].toString().toUtf8() + ' '
                + finding["subject"_L1]["name"_L1].toString().toUtf8() + ": " + finding["title"_L1].toString().toUtf8() + '\n';
    }
    return text;
}

/// What a program that does nothing takes from its start to its end while the latest diagnosis ran, in milliseconds. One or
/// two are usual. Where this machine, on which all hosts are, takes several times as long, a broker that answers slowly
/// says something about the machine.
double programTook = 0;
constexpr double slowProgram = 6;

bool isSlowness(const QJsonValue &finding)
{
    return finding["title"_L1].toString().endsWith(u"is slow"_s);
}

bool isQuiet(const QJsonObject &report)
{
    const QJsonArray findings = report["findings"_L1].toArray();
    QList<QJsonValue> loud;
    for (const QJsonValue &finding : findings) {
        if (finding["level"_L1] == "warning"_L1 || finding["level"_L1] == "critical"_L1)
            loud.append(finding);
    }
    return !report.isEmpty() && (loud.isEmpty() || (std::ranges::all_of(loud, isSlowness) && programTook > slowProgram));
}

bool isListed(const char *list, const QString &word)
{
    return QString::fromLatin1(list).split(u' ').contains(word);
}

} // namespace

/// `warrenctl diagnose` on the real test hosts, healthy and with each fault of the matrix.
/// WARRENER_FAULTS: "all", "handful", or ids with commas. WARRENER_HEALTHY_RUNS: how often.
class DiagnosisLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void healthyHasNoWarning_data();
    void healthyHasNoWarning();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void cleanupTestCase();

private:
    /// A console that has kept nothing yet: no reports, no history, no reference.
    void moveHouse();
    QJsonObject diagnose(const QString &password = {});
    /// Mends the fault and waits until nothing of it is left.
    void heal(const FaultMade &fault);
    ShellEnd script(const char *text) { return runScript(QString::fromUtf8(text), m_environment); }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
    bool m_dirty = false;
    qint64 m_took = 0; ///< ms, of the latest diagnosis
};

void DiagnosisLiveTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("TESTBED_DIR"))
        QSKIP("needs the test hosts: tests/testbed/testbed exec -- …");
    m_environment = QProcessEnvironment::systemEnvironment();
    moveHouse();
    m_environment.insert(u"LOAD"_s, QStringLiteral(LOAD));
    const ShellEnd reset = runProgram(u"testbed-reset"_s, {}, m_environment, 240);
    QVERIFY2(reset.exitCode == 0, reset.err.constData());
}

void DiagnosisLiveTest::moveHouse()
{
    m_home = std::make_unique<QTemporaryDir>();
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_CACHE_HOME"_s})
        m_environment.insert(name, m_home->path());
}

void DiagnosisLiveTest::cleanupTestCase()
{
    // What a suite after this one would still find in the journals.
    if (m_dirty)
        QCOMPARE(runProgram(u"testbed-reset"_s, {u"--hard"_s}, m_environment, 300).exitCode, 0);
}

QJsonObject DiagnosisLiveTest::diagnose(const QString &password)
{
    QProcessEnvironment environment = m_environment;
    if (!password.isEmpty())
        environment.insert(u"WARRENER_PASSWORD"_s, password);
    QElapsedTimer clock;
    clock.start();
    std::pair<double, int> spent{0, 0};
    std::mutex pace;
    std::condition_variable_any nextOne;
    std::jthread reference([&spent, &pace, &nextOne](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            QElapsedTimer one;
            one.start();
            QProcess::execute(u"/bin/true"_s);
            spent.first += double(one.nsecsElapsed()) / 1e6;
            ++spent.second;
            std::unique_lock lock(pace);
            nextOne.wait_for(lock, stop, std::chrono::milliseconds{100}, [] { return false; });
        }
    });
    const ShellEnd outcome = runProgram(QStringLiteral(WARRENCTL), {u"diagnose"_s, u"--format"_s, u"json"_s}, environment, 90);
    m_took = clock.elapsed();
    reference.request_stop();
    reference.join();
    programTook = spent.first / std::max(1, spent.second);
    QJsonParseError error;
    const QJsonObject report = QJsonDocument::fromJson(outcome.out, &error).object();
    if (report.isEmpty())
        qWarning("exit %d, %s: %s", outcome.exitCode, qPrintable(error.errorString()), outcome.err.constData());
    return report;
}

void DiagnosisLiveTest::heal(const FaultMade &fault)
{
    const ShellEnd healed = script(fault.heal);
    if (healed.exitCode != 0)
        qWarning("healing: %s", healed.err.constData());
    const ShellEnd reset = runProgram(u"testbed-reset"_s, {}, m_environment, 240);
    // What one fault left in the logs is no business of the next.
    script("for host in broker1 broker2 broker3; do root $host sh -c 'truncate -s 0 /var/log/rabbitmq/*.log'; done");
    if (reset.exitCode != 0)
        qWarning("reset: %s", reset.err.constData());
    moveHouse();
    // The brokers' own figures are up to a collecting interval old. A crash is remembered for an hour.
    QElapsedTimer patience;
    patience.start();
    while (!m_dirty && patience.elapsed() < 60'000 && !isQuiet(diagnose())) {
    }
}

void DiagnosisLiveTest::healthyHasNoWarning_data()
{
    QTest::addColumn<int>("number");
    const int runs = qEnvironmentVariableIntValue("WARRENER_HEALTHY_RUNS");
    for (int i = 1; i <= std::max(1, runs); ++i)
        QTest::addRow("run %d", i) << i;
}

void DiagnosisLiveTest::healthyHasNoWarning()
{
    const QJsonObject report = diagnose();
    QVERIFY(!report.isEmpty());
    qInfo("%.1f s, %lld checks, a program %.1f ms", double(m_took) / 1000, report["checks"_L1].toArray().size(), programTook);
    QVERIFY2(isQuiet(report), inShort(report).constData());
    if (std::ranges::none_of(report["findings"_L1].toArray(), isSlowness))
        QCOMPARE(report["status"_L1].toString(), u"healthy"_s);
}

void DiagnosisLiveTest::faultsAreNamed_data()
{
    QTest::addColumn<qsizetype>("index");
    const QString chosen = qEnvironmentVariable("WARRENER_FAULTS", u"handful"_s);
    for (qsizetype i = 0; i < faults().size(); ++i) {
        const FaultMade &fault = faults().at(i);
        if (chosen == "all"_L1 || (chosen == "handful"_L1 && fault.inDefaultRun) || chosen.split(u',').contains(QLatin1StringView(fault.id)))
            QTest::newRow(fault.id) << i;
    }
}

void DiagnosisLiveTest::faultsAreNamed()
{
    QFETCH(qsizetype, index);
    const FaultMade &fault = faults().at(index);
    moveHouse();
    m_dirty = m_dirty || qstrcmp(fault.id, "killed-again-and-again") == 0;
    if (fault.needsReference) {
        const ShellEnd prepared = script(fault.prepare);
        QVERIFY2(prepared.exitCode == 0, prepared.err.constData());
        QVERIFY(!diagnose().isEmpty());
    }
    const auto healing = qScopeGuard([&] { heal(fault); });
    const ShellEnd made = script(fault.make);
    QVERIFY2(made.exitCode == 0, made.err.constData());

    const QJsonObject report = diagnose(fault.wrongPassword ? u"not the password"_s : QString());
    QVERIFY(!report.isEmpty());
    const QByteArray all = inShort(report);
    qInfo("%.1f s: %s", double(m_took) / 1000, all.constData());
    QVERIFY2(m_took < 30'000, "not within 30 s");
    const QJsonArray findings = report["findings"_L1].toArray();
    QVERIFY2(!findings.isEmpty(), all.constData());
    const QJsonValue first = findings.first();
    QVERIFY2(isListed(fault.cause, first["id"_L1].toString()), all.constData());
    const QString subject = first["subject"_L1]["name"_L1].toString();
    if (*fault.where) {
        const bool there = isListed(fault.where, first["host"_L1].toString()) || isListed(fault.where, subject.section(u'@', -1))
                           || isListed(fault.where, subject.section(u'/', -1));
        QVERIFY2(there, all.constData());
    }
    for (const auto listed = QString::fromLatin1(fault.also).split(u' ', Qt::SkipEmptyParts); const QString &id : listed) {
        QVERIFY2(std::ranges::any_of(findings, [&id](const QJsonValue &finding) { return finding["id"_L1] == id && !finding["cause"_L1].isNull(); }),
                 all.constData());
    }
    QVERIFY2(!first["recommendations"_L1].toArray().isEmpty(), all.constData());
}

QTEST_GUILESS_MAIN(DiagnosisLiveTest)
#include "DiagnosisLiveTest.moc"
