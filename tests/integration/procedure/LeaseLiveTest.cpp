#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// One console, as a process of its own.
class Console final
{
public:
    explicit Console(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(HOLD_LEASE), arguments);
    }
    ~Console()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(Console)

    /// The next line that begins with one of `words`; empty when none came in time.
    QString next(const QStringList &words, int seconds)
    {
        QElapsedTimer clock;
        clock.start();
        for (;;) {
            while (m_process.canReadLine()) {
                const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
                if (words.contains(line.section(u' ', 0, 0)))
                    return line;
            }
            const int left = seconds * 1000 - int(clock.elapsed());
            if (left <= 0 || (!m_process.waitForReadyRead(left) && m_process.state() == QProcess::NotRunning && !m_process.canReadLine()))
                return {};
        }
    }
    qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

void shell(const QString &program, const QStringList &arguments)
{
    QCOMPARE(QProcess::execute(program, arguments), 0);
}

} // namespace

// Against the test hosts: tests/testbed/testbed exec -- …/test_live LeaseLiveTest
class LeaseLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        shell(u"testbed-reset"_s, {});
    }
    void cleanup() { shell(u"testbed-reset"_s, {}); }

    void theSecondConsoleSeesWhoHoldsIt()
    {
        Console first({u"run-a"_s, u"0"_s});
        QVERIFY(first.next({u"granted"_s}, 20).contains(u"broker1"_s));
        QString seen;
        // The management API knows a new connection's name after a moment. QTRY_VERIFY counts its pauses only, and not what each
        // question takes.
        const QDeadlineTimer deadline(30'000);
        while (!seen.contains(u"run-a"_s) && !deadline.hasExpired())
            seen = Console({u"run-b"_s, u"1"_s}).next({u"refused"_s}, 20);
        QVERIFY2(seen.contains(u"run-a"_s) && seen.contains(QString::number(first.pid())), qPrintable(seen));
    }

    void itIsFreeOnceItsHolderIsGone()
    {
        {
            Console first({u"run-a"_s, u"0"_s});
            QVERIFY(!first.next({u"granted"_s}, 20).isEmpty());
        }
        QVERIFY(!Console({u"run-b"_s, u"1"_s}).next({u"granted"_s}, 20).isEmpty());
    }

    void itsNodeFreezesAndIsFenced()
    {
        Console first({u"run-a"_s, u"0"_s});
        QVERIFY(!first.next({u"granted"_s}, 20).isEmpty());
        shell(u"testbed-freeze"_s, {u"broker1"_s});
        QVERIFY(!first.next({u"lost"_s}, 30).isEmpty());
        shell(u"on"_s, {u"broker1"_s, u"sudo systemctl kill -s KILL rabbitmq-server"_s});
        const QString back = first.next({u"regained"_s, u"taken"_s}, 30);
        QVERIFY2(back.startsWith(u"regained"_s) && !back.contains(u"broker1"_s), qPrintable(back));
    }

    void aSilentClusterIsOverriddenAtOnce()
    {
        shell(u"testbed-freeze"_s, {u"broker1"_s});
        QElapsedTimer clock;
        clock.start();
        Console console({u"run-a"_s, u"1"_s, u"override"_s});
        // The cluster may still answer in the first moments; then there is nothing to override.
        const QString answer = console.next({u"granted"_s, u"failed"_s}, 20);
        QVERIFY(!answer.isEmpty());
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        shell(u"on"_s, {u"broker1"_s, u"sudo systemctl kill -s KILL rabbitmq-server"_s});
        if (answer.startsWith(u"failed"_s))
            QVERIFY(!console.next({u"regained"_s}, 30).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LeaseLiveTest)
#include "LeaseLiveTest.moc"
