#include "record/journal/Journal.h"
#include "record/journal/JournalRuns.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

/// `warrenctl watch` over a cluster that the program plays itself.
class Watching final
{
public:
    explicit Watching(const QString &what)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &home : {u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(home, m_folder.path());
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        m_process.setProcessEnvironment(environment);
        // What nohup, or a shell's background, has the suites ignore would be ignored by it too.
        m_process.setChildProcessModifier([] {
            for (const int number : {SIGINT, SIGTERM, SIGHUP})
                ::signal(number, SIG_DFL);
        });
        m_process.start(QStringLiteral(WATCHED_FAILOVER), {m_folder.path(), what});
    }
    ~Watching()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Watching)

    bool has(const QString &file) const { return QFile::exists(m_folder.filePath(file)); }
    bool letGo() const { return QFile(m_folder.filePath(u"go"_s)).open(QIODevice::WriteOnly); }
    bool says(const QByteArray &words)
    {
        m_said += m_process.readAll();
        return m_said.contains(words);
    }
    void tell(int signal) const { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// By itself, and not by the signal.
    bool hasEndedWell() const { return !isRunning() && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0; }
    const QByteArray &said() const { return m_said; }

    /// "done"…, of each run; "open": nobody has ended it.
    QStringList verdicts() const
    {
        QStringList verdicts;
        const Result<QList<RunSummary>> runs = listRuns(journalPath({u"play"_s}, m_folder.filePath(u"journal"_s)), {.notes = false});
        for (const auto all = runs.value_or(QList<RunSummary>()); const RunSummary &run : all)
            verdicts.append(run.isOpen() ? u"open"_s : run.verdict);
        return verdicts;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
};

constexpr std::chrono::seconds longEnough{60};
constexpr auto waitsFor = "A failover is under way";

} // namespace

/// `watch` that is told to end in the middle of a failover: it says what it does about it, and leaves nothing that runs.
class WatchTest final : public QObject
{
    Q_OBJECT

    static void signalRows()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("asked to end") << SIGTERM;
    }

private Q_SLOTS:
    void theFirstWaits_data()
    {
        signalRows();
        QTest::newRow("its terminal went") << SIGHUP;
    }
    void theFirstWaits()
    {
        QFETCH(const int, number);
        Watching watch(u"dies"_s);
        QTRY_VERIFY_WITH_TIMEOUT(watch.has(u"waits"_s), longEnough);
        watch.tell(number);
        QTRY_VERIFY2_WITH_TIMEOUT(watch.says(waitsFor), watch.said().constData(), longEnough);
        QVERIFY(watch.isRunning());
        QCOMPARE(watch.verdicts(), QStringList{u"open"_s});
        QVERIFY(watch.letGo());
        QTRY_VERIFY_WITH_TIMEOUT(!watch.isRunning(), longEnough);
        QVERIFY2(watch.hasEndedWell(), watch.said().constData());
        QVERIFY2(watch.says("broker1 was failed over"), "what came of it is said too");
        QVERIFY(watch.has(u"done"_s));
        QCOMPARE(watch.verdicts(), QStringList{u"done"_s});
    }

    void theSecondTakesItBack_data() { signalRows(); }
    void theSecondTakesItBack()
    {
        QFETCH(const int, number);
        Watching watch(u"dies"_s);
        QTRY_VERIFY_WITH_TIMEOUT(watch.has(u"waits"_s), longEnough);
        QVERIFY(watch.has(u"done"_s));
        watch.tell(number);
        QTRY_VERIFY2_WITH_TIMEOUT(watch.says(waitsFor), watch.said().constData(), longEnough);
        watch.tell(number);
        QTRY_VERIFY_WITH_TIMEOUT(!watch.isRunning(), longEnough);
        QVERIFY2(watch.says("The failover is aborted, and what was done is taken back."), watch.said().constData());
        QVERIFY2(watch.hasEndedWell(), watch.said().constData());
        QVERIFY(!watch.has(u"done"_s));
        QCOMPARE(watch.verdicts(), QStringList{u"undone"_s});
    }

    /// A session that ends says it in two ways, and means one thing: nobody wants it taken back.
    void aSessionThatEndsIsWaitedFor()
    {
        Watching watch(u"dies"_s);
        QTRY_VERIFY_WITH_TIMEOUT(watch.has(u"waits"_s), longEnough);
        watch.tell(SIGTERM);
        QTRY_VERIFY2_WITH_TIMEOUT(watch.says(waitsFor), watch.said().constData(), longEnough);
        watch.tell(SIGHUP);
        watch.tell(SIGINT);
        QVERIFY(watch.letGo());
        QTRY_VERIFY_WITH_TIMEOUT(!watch.isRunning(), longEnough);
        QVERIFY2(watch.hasEndedWell(), watch.said().constData());
        QVERIFY(!watch.says("is aborted"));
        QCOMPARE(watch.verdicts(), QStringList{u"done"_s});
    }

    void whereNothingIsUnderWayItEnds_data() { signalRows(); }
    void whereNothingIsUnderWayItEnds()
    {
        QFETCH(const int, number);
        Watching watch(u"lives"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(watch.says("watched every"), watch.said().constData(), longEnough);
        watch.tell(number);
        QTRY_VERIFY_WITH_TIMEOUT(!watch.isRunning(), longEnough);
        QVERIFY2(watch.hasEndedWell(), watch.said().constData());
        QVERIFY(!watch.says(waitsFor));
        QCOMPARE(watch.verdicts(), QStringList());
    }
};

QTEST_GUILESS_MAIN(WatchTest)
#include "WatchTest.moc"
